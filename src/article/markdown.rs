//! Markdown: CommonMark with tables, strikethrough, footnotes and task lists.
//!
//! Links keep their text and lose their target, images go, code blocks go, code in a line stays and is marked as such. Each heading, paragraph,
//! list item and table row is a paragraph of the text; a wrapped line is joined with a space.

use super::{Article, Extracted, Fields, article, front_matter, html, inside_comment};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads a Markdown file. Its title is the one in its front matter, or else its first heading of the first level.
pub(super) fn read(source: &str, fields: &Fields) -> (Article, Vec<Diagnostic>) {
    let front = front_matter::read(source, fields);
    let mut body =
        Body { text: Extracted::new(source), base: front.end, mute: 0, heading: None, titles: false, title: None };
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let parser = Parser::new_ext(source.get(front.end..).unwrap_or_default(), extensions);
    for (event, range) in parser.into_offset_iter() {
        body.add(event, range.into());
    }
    let heading = body.title;
    let (text, title) = body.text.titled(front.title);
    (article(text, title.or(heading), front.published, front.story), front.diagnostics)
}

/// The text of a document as its events come in.
struct Body<'s> {
    text: Extracted<'s>,
    /// Where the parsed part of the file begins.
    base: usize,
    /// How many open elements keep their text out: code blocks, images.
    mute: usize,
    /// Length of the text before the open heading.
    heading: Option<usize>,
    /// Whether the open heading may be the title.
    titles: bool,
    title: Option<Span>,
}

impl Body<'_> {
    fn add(&mut self, event: Event<'_>, range: Span) {
        let span = Span::new(self.base + range.start, self.base + range.end);
        match event {
            Event::Start(tag) => self.open(&tag, span),
            Event::End(tag) => self.close(tag),
            Event::InlineHtml(tag) if tag.starts_with("<!--") => {
                if let Some(inside) = inside_comment(self.text.source(), span) {
                    self.text.mark_comment(inside, self.mute == 0);
                }
            }
            _ if self.mute > 0 => {}
            Event::Text(text) => self.text.replace(&text, span),
            Event::Code(code) => self.add_code(&code, span),
            Event::SoftBreak => self.text.space(span),
            Event::HardBreak => self.text.break_line(),
            Event::InlineHtml(tag) if tag.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")) => {
                self.text.break_line();
            }
            Event::Rule => self.text.break_paragraph(),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, span: Span) {
        if is_whole_block(tag.to_end()) {
            self.text.open_block();
        }
        match tag {
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::MetadataBlock(_) => self.mute += 1,
            Tag::HtmlBlock => {
                self.mute += 1;
                self.text.break_paragraph();
                html::add_fragment(&mut self.text, span);
            }
            Tag::TableCell => {
                self.text.break_line();
                self.text.open_cell();
            }
            Tag::Heading { level, .. } => {
                self.text.break_paragraph();
                self.heading = Some(self.text.text.len());
                self.titles = *level == HeadingLevel::H1 && self.title.is_none();
            }
            tag if is_block(tag) => self.text.break_paragraph(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock => {
                self.mute = self.mute.saturating_sub(1);
            }
            _ => {}
        }
        if matches!(tag, TagEnd::Heading(_))
            && let Some(start) = self.heading.take()
        {
            self.text.mark_heading(start);
            if self.titles {
                self.title = self.text.since(start);
            }
        }
        if is_whole_block(tag) || tag == TagEnd::TableCell {
            self.text.close_blocks(self.text.depth().saturating_sub(1));
        }
        if !matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
                | TagEnd::TableCell
        ) {
            self.text.break_paragraph();
        }
    }

    /// Code in a line, without its backticks.
    fn add_code(&mut self, code: &str, span: Span) {
        let written = self.text.source().get(span.range()).unwrap_or_default();
        let ticks = written.len() - written.trim_start_matches('`').len();
        let inside = written.trim_matches('`');
        // A space inside the backticks is dropped where one stands at each end.
        let pad = usize::from(inside.len() == code.len() + 2);
        let start = span.start + ticks + pad;
        let exact = Span::new(start, start + code.len());
        let copied = self.text.source().get(exact.range()) == Some(code) && exact.end <= span.end;
        let len = self.text.text.len();
        self.text.replace(code, if copied { exact } else { span });
        self.text.mark_code(len);
    }
}

/// Whether a comment can speak of it as a block: it is neither a part of a line nor HTML, which has blocks of its own.
fn is_whole_block(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, HtmlBlock, Image, Link, Strikethrough, Strong, Subscript, Superscript, TableCell};
    let part = matches!(tag, Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image | TableCell);
    !part && tag != HtmlBlock
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Superscript | Tag::Subscript
    )
}

#[cfg(test)]
mod tests {
    use super::super::extracted::assert_exact;
    use super::*;
    use proptest::prelude::*;

    fn text(source: &str) -> String {
        let article = read(source, &Fields::default()).0;
        assert_exact(source, &article.text, &article.offsets);
        article.text
    }

    #[test]
    fn markup_goes_and_text_stays() {
        for (source, want) in [
            ("# Rain\n\nIt *rained*\non **Monday**.", "Rain\n\nIt rained on Monday."),
            ("It\r\nrained.\r\n\r\nA lot.", "It rained.\n\nA lot."),
            ("See [the *report*](http://example.org \"x\") and ![a map](m.png)it.", "See the report and it."),
            ("- one\n- two\n  more\n\n1. three", "one\n\ntwo more\n\nthree"),
            ("| who | age |\n|---|---|\n| Ada | 36 |", "who\nage\n\nAda\n36"),
            ("Run `x  y` and `` `z` ``.\n\n    code\n\n```\ncode\n```\nEnd", "Run x  y and `z`.\n\nEnd"),
            ("AT&amp;T \\*not\\* &copy;", "AT&T *not* ©"),
            ("One  \ntwo<br>three <!-- no --> <b>four</b>", "One\ntwo\nthree  four"),
            ("<div>\n<p>Rain &amp; wind</p><!-- no -->\n</div>\n\nText", "Rain & wind\n\nText"),
            ("> quoted\n> text\n\nafter[^1]\n\n[^1]: a note", "quoted text\n\nafter\n\na note"),
            ("a\0b", "a\0b"),
            ("", ""),
        ] {
            assert_eq!(text(source), want, "{source:?}");
        }
    }

    #[test]
    fn the_title_comes_from_front_matter_or_a_heading() {
        for (source, want) in [
            ("---\ntitle: Rain\ndate: 1951-03-09\nstory: flood\n---\nIt rained.", "Rain\n\nIt rained. / Rain"),
            ("---\ntitle: Rain\n---\n# Rain\nIt rained.", "Rain\n\nIt rained. / Rain"),
            ("Weather\n\n# Rain *fell*\nIt rained.\n# More", "Weather\n\nRain fell\n\nIt rained.\n\nMore / Rain fell"),
            ("## Rain\nIt rained.", "Rain\n\nIt rained. / -"),
            ("#\n# Rain", "Rain / Rain"),
        ] {
            let article = read(source, &Fields::default()).0;
            assert_exact(source, &article.text, &article.offsets);
            let title = article.title.map_or("-", |span| &article.text[span.range()]);
            assert_eq!(format!("{} / {title}", article.text), want);
        }
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        for piece in
            ["[", "<", "*a", "`", "> ", "- ", "![", "<p>\n\n", "|a", "&", "\\", "# ", "<!--", "[a](", "_*", "~~"]
        {
            text(&piece.repeat(1_000_000 / piece.len()));
        }
    }

    proptest! {
        #[test]
        fn every_byte_is_the_files(pieces in prop::collection::vec(prop::sample::select(vec![
            "a", "é ", " ", "\n", "\r\n", "\n\n", "# ", "*", "**", "_", "`", "``", "[", "](x)", "![", "<b>", "<br>", "<!--", "-->",
            "&amp;", "&nang;", "&", "\\", "|", "|-|\n", "- ", "> ", "    ", "```\n", "\0", "---\n", "title: x\n", "\t", "<div>", "\u{feff}",
        ]), 0..30)) {
            text(&pieces.concat());
        }
    }
}
