//! HTML: the main text of a page, without what stands around it.
//!
//! Elements that stand apart on the page are paragraphs of the text; the rest is run on, with white space as a browser
//! shows it. Which part of a page is its main text is `zone`'s to say.

mod events;
mod omitted;
mod zone;

use super::{Article, Extracted, article, date, escapes, mark_len};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use events::{Event, Key, Role, events};
use jiff::civil::Date;
use std::ops::Range;
use zone::{walk, zone};

/// Reads a page. Its title is the first `<h1>` of the main text, else `og:title`, `<title>` or an `<h1>` elsewhere.
pub(super) fn read(source: &str) -> (Article, Vec<Diagnostic>) {
    let page = Span::new(mark_len(source), source.len());
    let (events, diagnostics) = match events(source, page) {
        Ok(events) => (events, Vec::new()),
        Err(reason) => (Vec::new(), vec![Diagnostic::error(format!("this HTML cannot be read: {reason}"))]),
    };
    let zone = zone(source, &events);
    let mut text = Extracted::new(source);
    let headline = add_text(&mut text, &events, &zone);
    let (text, title) = match headline {
        Some(headline) => (text, Some(headline)),
        None => text.titled(page_title(source, &events)),
    };
    let story = values(&events, |key| key == Key::Story).map(|span| value(source, span).text).find(|s| !s.is_empty());
    (article(text, title, published(source, &events, &zone), story), diagnostics)
}

/// Adds the text of `span`, a piece of HTML inside another format, as paragraphs.
pub(super) fn add_fragment(into: &mut Extracted<'_>, span: Span) {
    // Where the parser gives up nothing is added; it has no cause to.
    let events = events(into.source(), span).unwrap_or_default();
    into.break_paragraph();
    add_text(into, &events, &(0..events.len()));
    into.break_paragraph();
}

/// Adds the text of the events in `zone`; returns the first headline's place in it.
fn add_text(into: &mut Extracted<'_>, events: &[Event], zone: &Range<usize>) -> Option<Span> {
    let mut headline = None;
    // Length of the text before the open headline.
    let mut before = None;
    // The same before code or a heading that is still open, by its event.
    let (mut code, mut heading) = (None, None);
    // The elements open that are blocks of the text, by their events; and how many blocks are open around the piece.
    let (mut blocks, outside): (Vec<usize>, usize) = (Vec::new(), into.depth());
    walk(events, |at, event, above| {
        match event {
            Event::Comment(inside) => {
                let code = above.is_in(Role::Code) || above.is_in(Role::Lines);
                into.mark_comment(inside, !above.is_muted() && !code);
                return;
            }
            Event::Text(span, _) if !zone.contains(&at) && !above.is_muted() && !is_blank(into.source(), span) => {
                into.pass_over();
            }
            _ => {}
        }
        if !zone.contains(&at) {
            return;
        }
        if !above.is_in(Role::Headline)
            && let Some(len) = before.take()
        {
            headline = headline.or_else(|| into.since(len));
        }
        match event {
            Event::Text(span, references) if !above.is_muted() => {
                escapes::add_html(into, span, references, above.is_in(Role::Lines));
            }
            Event::Break if !above.is_muted() => into.break_line(),
            Event::Open(Role::Cell) => {
                into.break_line();
                blocks.push(at);
                into.open_cell();
            }
            Event::Open(role) => {
                edge(into, role);
                if is_block(role) {
                    blocks.push(at);
                    into.open_block();
                }
                if role == Role::Code && code.is_none() {
                    code = Some((at, into.text.len()));
                }
                if matches!(role, Role::Headline | Role::Heading) && heading.is_none() {
                    heading = Some((at, into.text.len()));
                }
                if role == Role::Headline && before.is_none() {
                    before = Some(into.text.len());
                }
            }
            Event::Close(open) => {
                if let Some((_, len)) = code.take_if(|(opened, _)| *opened == open) {
                    into.mark_code(len);
                }
                if let Some((_, len)) = heading.take_if(|(opened, _)| *opened == open) {
                    into.mark_heading(len);
                }
                blocks.truncate(blocks.partition_point(|&opened| opened < open));
                into.close_blocks(outside + blocks.len());
                if let Some(&Event::Open(role)) = events.get(open) {
                    edge(into, role);
                }
            }
            _ => {}
        }
    });
    into.close_blocks(outside);
    headline.or_else(|| into.since(before?))
}

/// The beginning or end of an element: of most that have a role, a paragraph's.
fn edge(into: &mut Extracted<'_>, role: Role) {
    if is_block(role) {
        into.break_paragraph();
    }
}

/// Whether an element of the role is a block of the text.
fn is_block(role: Role) -> bool {
    !matches!(role, Role::Cell | Role::Code | Role::Skipped | Role::PageTitle)
}

fn is_blank(source: &str, span: Span) -> bool {
    source.get(span.range()).unwrap_or_default().trim().is_empty()
}

/// A title that is no part of the main text; empty where there is none.
fn page_title<'s>(source: &'s str, events: &[Event]) -> Extracted<'s> {
    let mut titles = values(events, |key| key == Key::Title).map(|span| value(source, span));
    titles
        .find(|title| !title.text.is_empty())
        .or_else(|| element(source, events, Role::PageTitle))
        .or_else(|| element(source, events, Role::Headline))
        .unwrap_or_else(|| Extracted::new(source))
}

/// The text of the first element of a role that has any.
fn element<'s>(source: &'s str, events: &[Event], role: Role) -> Option<Extracted<'s>> {
    let mut text = Extracted::new(source);
    let mut ended = false;
    walk(events, |_, event, above| {
        ended |= !above.is_in(role) && !text.text.is_empty();
        match event {
            Event::Text(span, references) if !ended && above.is_in(role) && !above.is_in(Role::Skipped) => {
                escapes::add_html(&mut text, span, references, false);
            }
            _ => {}
        }
    });
    (!text.text.is_empty()).then_some(text)
}

/// The day the page says it was published: the surest of its fields that can be understood.
fn published(source: &str, events: &[Event], zone: &Range<usize>) -> Option<Date> {
    let mut fields = Vec::new();
    walk(events, |at, event, above| match event {
        Event::Meta(key @ Key::Published(_), span) => fields.push((key, at, span)),
        Event::Meta(key @ Key::Time, span) if zone.contains(&at) && !above.is_muted() => fields.push((key, at, span)),
        _ => {}
    });
    fields.sort_unstable();
    fields.into_iter().find_map(|(_, _, span)| date::of_field(&value(source, span).text))
}

fn values(events: &[Event], wanted: impl Fn(Key) -> bool) -> impl Iterator<Item = Span> {
    events.iter().filter_map(move |event| match event {
        Event::Meta(key, span) if wanted(*key) => Some(*span),
        _ => None,
    })
}

/// An attribute's value.
fn value(source: &str, span: Span) -> Extracted<'_> {
    let mut value = Extracted::new(source);
    escapes::add_html(&mut value, span, true, false);
    value
}

#[cfg(test)]
mod tests {
    use super::super::extracted::assert_exact;
    use super::*;
    use proptest::prelude::*;

    fn text(source: &str) -> String {
        let (article, diagnostics) = read(source);
        assert_eq!(diagnostics, []);
        assert_exact(source, &article.text, &article.offsets);
        article.text
    }

    #[test]
    fn blocks_are_paragraphs_and_inline_elements_run_on() {
        for (source, want) in [
            ("<p>It <b>rain</b>ed\n on <a href=x>Monday</a>.</p><p>A lot.", "It rained on Monday.\n\nA lot."),
            ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
            ("One<br>two<br/>\n<br>three", "One\ntwo\n\nthree"),
            ("<ul><li>one<li>two</ul>three", "one\n\ntwo\n\nthree"),
            ("<table><tr><th>who<td>age<tr><td>Ada</td><td>36</td></table>", "who\nage\n\nAda\n36"),
            ("<pre>one\r\n  two &lt;\n\nthree</pre>", "one\ntwo <\n\nthree"),
            ("AT&amp;T &#8220;said&#x201d;&nbsp;so<!-- no -->.", "AT&T “said” so."),
            ("a<script>no</script>b<style>no</style>c<svg><title>no</title></svg>d<p hidden>no</p>", "abcd"),
            ("<figure><img alt=no><figcaption>Ada in 1951</figcaption></figure>", "Ada in 1951"),
            ("\u{feff}<!doctype html>\0x<unclosed", "\0x"),
            ("a < b & c", "a < b & c"),
            ("", ""),
        ] {
            assert_eq!(text(source), want, "{source:?}");
        }
    }

    #[test]
    fn a_title_is_a_headline_or_what_the_page_says() {
        for (source, want) in [
            ("<title>No</title><article><p>9 March 1951</p><h1>Rain\n <i>fell</i></h1>It rained.", "Rain fell"),
            ("<title>No</title><meta property='og:title' content='Rain &amp; wind'><p>It rained.", "Rain & wind"),
            ("<title>Rain</title><p>It rained.", "Rain"),
            ("<header><h1>Rain</h1></header><main>It rained.</main>", "Rain"),
            ("<svg><title>No</title></svg><h1></h1><h1>Rain</h1>", "Rain"),
            ("<h1>Rain", "Rain"),
            ("<p>It rained.", "-"),
        ] {
            let article = read(source).0;
            assert_exact(source, &article.text, &article.offsets);
            assert_eq!(article.title.map_or("-", |span| &article.text[span.range()]), want, "{source}");
        }
        assert_eq!(text("<title>Rain</title><p>It rained."), "Rain\n\nIt rained.");
    }

    #[test]
    fn a_page_says_when_and_what_it_is_about() {
        let source =
            "<meta name=date content=1951-03-11><meta property='article:published_time' content='1951-03-09T10:00Z'>
            <meta name='factlint:story' content='The flood'><time datetime=1951-03-12>now</time>";
        let article = read(source).0;
        assert_eq!(
            (article.published, article.story.as_deref()),
            (Some(Date::constant(1951, 3, 9)), Some("The flood"))
        );
        for (source, want) in [
            ("<aside><time datetime=1951-03-12>x</time></aside><p><time datetime='1951-03-09'>y</time>", Some(9)),
            ("<meta name=date content=soon><p>10 March 1951<p>It rained.", Some(10)),
            ("<p>It rained.", None),
        ] {
            assert_eq!(read(source).0.published.map(Date::day), want, "{source}");
        }
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        for piece in ["<", "<a>", "</b>", "&", "&a", "<p", "<!--", "<article>", "<a b=", "<pre>\n", "<h1>", "<title>"] {
            text(&piece.repeat(1_000_000 / piece.len()));
        }
        text(&("<i>".repeat(150_000) + &"</b>".repeat(100_000)));
        text(&("<div>".repeat(100_000) + &"</div>".repeat(100_000)));
    }

    proptest! {
        #[test]
        fn every_byte_is_the_files(pieces in prop::collection::vec(prop::sample::select(vec![
            "a", "é ", " ", "\r\n", "\n", "<", ">", "<p>", "</p>", "<b>", "</b>", "<article>", "</article>", "<h1>", "</h1>", "<br>",
            "<title>", "</title>", "<script>", "</script>", "<!--", "-->", "&amp;", "&nang;", "&", "&#233;", "&nbsp;", "\0", "<td>",
            "<pre>", "</pre>", "<svg>", "</svg>", "<![CDATA[", "]]>", "<meta name=title property=og:title content='é &lt;'>", "\u{feff}",
        ]), 0..30)) {
            text(&pieces.concat());
        }
    }
}
