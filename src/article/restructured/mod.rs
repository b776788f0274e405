//! reStructuredText, as Sphinx projects write it: headings, paragraphs, lists, the text of directives.
//!
//! Code blocks, comments, targets, drawn tables and the directives that show no prose go; each heading, paragraph and list
//! item is a paragraph of the text. Nothing is included from other files. What stands inside a paragraph is `inline`'s.

mod inline;

pub(super) use inline::marked;

use super::{Article, Extracted, article, mark_len};
use crate::span::Span;

/// Directives whose body is no prose.
const NO_PROSE: [&str; 38] = [
    "code-block",
    "code",
    "sourcecode",
    "literalinclude",
    "parsed-literal",
    "highlight",
    "math",
    "image",
    "figure",
    "raw",
    "graphviz",
    "toctree",
    "index",
    "contents",
    "include",
    "csv-table",
    "list-table",
    "testcode",
    "testsetup",
    "testoutput",
    "doctest",
    "productionlist",
    "prompt",
    "console",
    "default-role",
    "role",
    "meta",
    "tabularcolumns",
    "codeauthor",
    "sectionauthor",
    "module",
    "currentmodule",
    "automodule",
    "autoclass",
    "autofunction",
    "automethod",
    "uml",
    "blockdiag",
];
/// Directives that tell what a version brought, and how Sphinx shows them.
const VERSIONS: [(&str, &str); 4] = [
    ("versionadded", "New in version"),
    ("versionchanged", "Changed in version"),
    ("deprecated", "Deprecated since version"),
    ("versionremoved", "Removed in version"),
];

/// Whether a plain text is written in this markup: some documentation keeps it in `.txt` files.
pub(super) fn is_written_in(source: &str) -> bool {
    source.lines().any(|line| directive(line).is_some())
}

/// Reads a file. Its title is its first heading.
pub(super) fn read(source: &str) -> Article {
    let mut reader =
        Reader { text: Extracted::new(source), paragraph: None, indent: 0, skip: None, options: false, title: None };
    let mut lines = Lines::new(source).peekable();
    let mut before_last = Line { start: 0, text: "" };
    while let Some(line) = lines.next() {
        let under = lines.peek().copied().filter(|under| is_rule(under.text) && under.indent() == 0);
        reader.line(line, under, before_last);
        before_last = line;
    }
    reader.end();
    let (text, title) = (reader.text, reader.title);
    article(text, title, None, None)
}

/// A line without its end, and where it begins.
#[derive(Clone, Copy)]
struct Line<'s> {
    start: usize,
    text: &'s str,
}

impl Line<'_> {
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Its bytes from `from` on, without white space at its end.
    fn from(&self, from: usize) -> Span {
        Span::new(self.start + from, self.start + self.text.trim_end().len().max(from))
    }
}

struct Lines<'s> {
    rest: &'s str,
    at: usize,
}

impl<'s> Lines<'s> {
    fn new(source: &'s str) -> Self {
        let at = mark_len(source);
        Self { rest: source.get(at..).unwrap_or_default(), at }
    }
}

impl<'s> Iterator for Lines<'s> {
    type Item = Line<'s>;

    fn next(&mut self) -> Option<Line<'s>> {
        if self.rest.is_empty() {
            return None;
        }
        let len = self.rest.find('\n').map_or(self.rest.len(), |end| end + 1);
        let line = Line { start: self.at, text: self.rest[..len].trim_end_matches(['\n', '\r']) };
        (self.rest, self.at) = (&self.rest[len..], self.at + len);
        Some(line)
    }
}

struct Reader<'s> {
    text: Extracted<'s>,
    /// The open paragraph.
    paragraph: Option<Span>,
    /// Its indentation.
    indent: usize,
    /// Lines indented deeper than this are no prose, until one is not.
    skip: Option<usize>,
    /// Whether the lines of a directive's options (`:name: value`) go on.
    options: bool,
    title: Option<Span>,
}

impl Reader<'_> {
    fn line(&mut self, line: Line<'_>, under: Option<Line<'_>>, before: Line<'_>) {
        if line.is_blank() {
            self.options = false;
            return self.end();
        }
        let indent = line.indent();
        match self.skip {
            Some(edge) if indent > edge => return,
            _ => self.skip = None,
        }
        let trimmed = line.text.trim();
        if std::mem::take(&mut self.options) && is_option(trimmed) {
            self.options = true;
            return;
        }
        if is_rule(trimmed) || is_drawn(trimmed) {
            return self.end();
        }
        if trimmed == ".." || trimmed.starts_with(".. ") {
            return self.explicit(line, indent);
        }
        if trimmed.starts_with(">>> ") || trimmed == "::" || is_option(trimmed) && trimmed.ends_with(':') {
            self.end();
            if trimmed == "::" {
                self.skip = Some(indent);
            }
            return;
        }
        if let (Some(under), true) = (under, indent == 0 || is_rule(before.text))
            && under.text.trim().chars().count() * 2 >= trimmed.chars().count()
        {
            return self.heading(line);
        }
        self.prose(line, indent);
    }

    /// A line that begins with `..`: a directive, or what is not shown.
    fn explicit(&mut self, line: Line<'_>, indent: usize) {
        self.end();
        let Some((name, argument)) = directive(line.text) else {
            self.skip = Some(indent);
            self.text.mark_comment(line.from(indent + 2), true);
            self.text.break_paragraph();
            return;
        };
        let name = name.rsplit(':').next().unwrap_or(name);
        if NO_PROSE.contains(&name) {
            self.skip = Some(indent);
            return;
        }
        self.options = true;
        let argument = line.from(line.text.len() - argument.len());
        if let Some((_, shown)) = VERSIONS.iter().find(|(known, _)| *known == name) {
            let (start, len) = (self.text.source().get(argument.range()).unwrap_or_default(), argument.len());
            let number = start.find(char::is_whitespace).unwrap_or(len);
            self.text.replace(shown, Span::new(argument.start, argument.start));
            self.text.space(Span::new(argument.start, argument.start));
            self.text.copy(Span::new(argument.start, argument.start + number));
            self.text.replace(":", Span::new(argument.start + number, argument.start + number));
            self.text.space(Span::new(argument.start + number, argument.start + number));
            if number < len {
                let rest = start[number..].len() - start[number..].trim_start().len();
                self.paragraph = Some(Span::new(argument.start + number + rest, argument.end));
                self.indent = usize::MAX;
            } else {
                // The sentence goes on in the body.
                self.indent = usize::MAX;
            }
        }
    }

    fn heading(&mut self, line: Line<'_>) {
        self.end();
        let len = self.text.text.len();
        inline::add(&mut self.text, line.from(line.indent()));
        self.text.mark_heading(len);
        if self.title.is_none() {
            self.title = self.text.since(len);
        }
        self.text.break_paragraph();
    }

    fn prose(&mut self, line: Line<'_>, indent: usize) {
        let marker = marker(&line.text[indent..]);
        let deeper = indent != self.indent && self.indent != usize::MAX;
        if marker > 0 || deeper {
            self.end();
        }
        self.indent = indent + marker;
        let span = line.from(indent + marker);
        self.paragraph = Some(match self.paragraph {
            Some(paragraph) => Span::new(paragraph.start, span.end),
            None => span,
        });
        if line.text.trim_end().ends_with("::") {
            // One colon stays; what follows is code. A list item's code is indented deeper than its marker.
            self.end();
            self.skip = Some(indent);
        }
    }

    /// Ends the open paragraph.
    fn end(&mut self) {
        if let Some(mut paragraph) = self.paragraph.take() {
            let source = self.text.source();
            if source.get(paragraph.range()).is_some_and(|text| text.ends_with("::")) {
                paragraph.end -= 1;
            }
            inline::add(&mut self.text, paragraph);
            self.indent = 0;
            self.text.break_paragraph();
        }
    }
}

/// The name and argument of `.. name:: argument`.
fn directive(line: &str) -> Option<(&str, &str)> {
    let (name, argument) = line.trim_start().strip_prefix(".. ")?.split_once("::")?;
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+');
    (!name.is_empty() && name.chars().all(named)).then_some((name, argument.trim_start()))
}

/// Length of a list item's marker and the white space behind it: `* `, `#. `, `1. `, `(a) `.
fn marker(text: &str) -> usize {
    let head = text.split(char::is_whitespace).next().unwrap_or_default();
    let inner = head.trim_start_matches('(').trim_end_matches(['.', ')']);
    let counted = inner.len() < head.len() && inner.len() <= 3 && inner.chars().all(|c| c.is_ascii_digit())
        || matches!(head, "#." | "*" | "-" | "+" | "•");
    if !counted || head.is_empty() || head.len() == text.len() || inner.is_empty() && head != "#." && head.len() > 1 {
        return 0;
    }
    text.len() - text[head.len()..].trim_start().len()
}

/// `:name:` or `:name: value`.
fn is_option(text: &str) -> bool {
    let Some((name, rest)) = text.strip_prefix(':').and_then(|text| text.split_once(':')) else { return false };
    !name.is_empty() && !rest.starts_with('`') && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// A line of one sign alone, three times or more, perhaps parted into columns: under a heading, around a table.
fn is_rule(text: &str) -> bool {
    let text = text.trim();
    let Some(sign) = text.chars().next().filter(char::is_ascii_punctuation) else { return false };
    text.len() >= 3 && text.chars().all(|c| c == sign || c == ' ') && !matches!(sign, '.' | ':') || text == ".."
}

/// A line of a table drawn with `+---+` and `|`.
fn is_drawn(text: &str) -> bool {
    text.starts_with("+-") || text.starts_with("+=") || text.starts_with("| ") && text.ends_with('|')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> String {
        read(source).text.replace("\n\n", " ¶ ")
    }

    #[test]
    fn blocks() {
        for (source, want) in [
            ("Title\n=====\n\nOne\ntwo.\n\nThree.", "Title ¶ One two. ¶ Three."),
            ("=====\nTitle\n=====\nOne.", "Title ¶ One."),
            ("Say::\n\n    code = 1\n\nThen.", "Say: ¶ Then."),
            ("::\n\n    code\n\nThen.", "Then."),
            (".. code-block:: python\n   :linenos:\n\n   x = 1\n\n   y = 2\n\nThen.", "Then."),
            (".. note::\n   :class: x\n\n   Mind *this*.\n\nThen.", "Mind this. ¶ Then."),
            (".. _target:\n\nThen.", "Then."),
            (".. A comment\n   goes on.\n\nThen.", "Then."),
            (".. versionchanged:: 2.1\n\n   It is 5.\n\nThen.", "Changed in version 2.1: It is 5. ¶ Then."),
            (".. deprecated:: 2.1 Use ``b``.\n", "Deprecated since version 2.1: Use b."),
            ("* One\n  and more\n* Two\n\n1. Three", "One and more ¶ Two ¶ Three"),
            ("``age``\n   How old.\n", "age ¶ How old."),
            ("+---+\n| a |\n+---+\n\nThen.", "Then."),
            (":orphan:\n\nThen.", "Then."),
            (".. setting:: MAX_AGE\n\n``MAX_AGE``\n-----------\n\nDefault: ``5``", "MAX_AGE ¶ Default: 5"),
            ("\u{feff}Title\r\n=====\r\n\r\nOne\r\ntwo.\r\n", "Title ¶ One two."),
            ("", ""),
        ] {
            assert_eq!(lines(source), want, "{source}");
        }
        let article = read("Ports\n=====\n\nOne.");
        assert_eq!(article.title.and_then(|title| article.text.get(title.range())), Some("Ports"));
    }

    #[test]
    fn text_files_in_this_markup() {
        assert!(is_written_in("Title\n=====\n\n.. note::\n\n   x"));
        assert!(!is_written_in("He said .. well:: nothing.\n.. and more"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_every_byte_has_its_place(source in "([a-zé]| |\\n|    |`|::|\\.\\. |note|\\*|=====|:a:|1\\. ){0,40}") {
            let article = read(&source);
            for at in 0..article.text.len() {
                if article.text.is_char_boundary(at) {
                    proptest::prop_assert!(article.offsets.to_file(Span::new(at, at)).end <= source.len());
                }
            }
        }
    }
}
