//! Front matter: what a Markdown file says of itself before its text.
//!
//! Between two lines of `---` (YAML) or `+++` (TOML), lines of `key: value` or `key = "value"` that begin at the margin.
//! Tables, lists and texts of several lines are passed over; nothing checked needs them.

use super::{Extracted, Fields, date, escapes, mark_len};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use jiff::civil::Date;

/// What front matter says.
#[derive(Debug)]
pub(super) struct FrontMatter<'s> {
    /// The first byte after it; the first byte after a byte order mark where there is none.
    pub(super) end: usize,
    pub(super) title: Extracted<'s>,
    pub(super) published: Option<Date>,
    pub(super) story: Option<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the front matter of `source`.
pub(super) fn read<'s>(source: &'s str, fields: &Fields) -> FrontMatter<'s> {
    let start = mark_len(source);
    let mut front = FrontMatter {
        end: start,
        title: Extracted::new(source),
        published: None,
        story: None,
        diagnostics: Vec::new(),
    };
    let Some((lines, end)) = lines(source, start) else { return front };
    front.end = end;
    let value = |names: &[String]| {
        let named = |name: &String| lines.iter().find(|line| line.key.eq_ignore_ascii_case(name));
        names.iter().find_map(named).map(|line| line.value)
    };
    if let Some(span) = value(&fields.title) {
        add_value(&mut front.title, span);
    }
    let written = |span: Span| {
        let mut into = Extracted::new(source);
        add_value(&mut into, span);
        into.text
    };
    front.story = value(&fields.story).map(written);
    if let Some(span) = value(&fields.published) {
        let day = written(span);
        front.published = date::of_field(&day);
        if front.published.is_none() && !day.is_empty() {
            front.diagnostics.push(date_unread(&day).at(source, span));
        }
    }
    front
}

/// What to say of a publication date that cannot be understood.
pub(super) fn date_unread(day: &str) -> Diagnostic {
    let shown: String = day.chars().take(60).collect();
    Diagnostic::warning(format!("`{shown}` is not understood as a publication date")).help("write it as `2024-05-31`")
}

#[derive(Debug)]
struct Line<'s> {
    key: &'s str,
    value: Span,
}

/// The lines between the fences, and the first byte after them.
fn lines(source: &str, start: usize) -> Option<(Vec<Line<'_>>, usize)> {
    let mut at = start;
    let mut rest = source.get(start..)?.split_inclusive('\n');
    let mut next = || {
        let line = rest.next()?;
        at += line.len();
        Some((line.trim_end(), at - line.len(), at))
    };
    let (fence, ..) = next()?;
    let (separator, ends): (char, &[&str]) = match fence {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return None,
    };
    let mut lines = Vec::new();
    let mut in_table = false;
    loop {
        let (line, from, after) = next()?;
        if ends.contains(&line) {
            return Some((lines, after));
        }
        in_table |= separator == '=' && line.starts_with('[');
        if in_table || line.starts_with([' ', '\t', '#', '-']) {
            continue;
        }
        if let Some((key, value)) = line.split_once(separator) {
            let value = trimmed(source, Span::new(from + line.len() - value.len(), from + line.len()));
            lines.push(Line { key: key.trim().trim_matches(['"', '\'']), value });
        }
    }
}

/// Adds a value: quoted or bare, without a comment after it. A `>` or `|` that announces lines to come is no value.
fn add_value(into: &mut Extracted<'_>, span: Span) {
    let source = into.source();
    let raw = source.get(span.range()).unwrap_or_default();
    let inside = |end: usize| Span::new(span.start + 1, span.start + end);
    if raw.starts_with('"') {
        // The first quotation mark that no odd run of backslashes stands before.
        let mut escaped = false;
        let close = raw.bytes().enumerate().skip(1).find(|&(_, byte)| {
            let found = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            found
        });
        escapes::add_quoted(into, inside(close.map_or(raw.len(), |(at, _)| at)));
    } else if raw.starts_with('\'') {
        // Inside single quotes only the quotation mark is doubled, and only in YAML.
        let mut at = 1;
        loop {
            let Some(len) = raw.get(at..).and_then(|rest| rest.find('\'')) else {
                return into.copy(Span::new(span.start + at, span.end));
            };
            into.copy(Span::new(span.start + at, span.start + at + len));
            at += len + 2;
            if !raw.get(at - 1..).is_some_and(|rest| rest.starts_with('\'')) {
                return;
            }
            into.replace("'", Span::new(span.start + at - 2, span.start + at));
        }
    } else if !raw.starts_with(['>', '|', '[', '{', '#']) {
        let end = raw.find(" #").unwrap_or(raw.len());
        into.copy(trimmed(source, Span::new(span.start, span.start + end)));
    }
}

/// `span` without the white space at its ends.
fn trimmed(source: &str, span: Span) -> Span {
    let raw = source.get(span.range()).unwrap_or_default();
    let start = span.start + raw.len() - raw.trim_start().len();
    Span::new(start, start + raw.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_lines_are_read() {
        for (source, want) in [
            ("---\ntitle: Rain\ndate: 1951-03-09\n---\nText", "Rain / 1951-03-09 / - / Text"),
            (
                "\u{feff}---\r\nTitle: \"A \\\"dry\\\" day\" # x\r\nstory: 'Ada''s'\r\n...\r\nText",
                "A \"dry\" day / - / Ada's / Text",
            ),
            (
                "+++\ntitle = 'Rain' # x\ndate = 1951-03-09T10:00:00Z\n[extra]\ntitle = \"No\"\n+++\n",
                "Rain / 1951-03-09 / - / ",
            ),
            ("---\ntags:\n  title: No\npublished: 9 March 1951\ntopic: Flood # 2\n---\n", "- / 1951-03-09 / Flood / "),
            ("---\ntitle: >\n  Rain\n---\n", "- / - / - / "),
            ("---\ntitle: Rain\n", "- / - / - / ---\ntitle: Rain\n"),
            ("Text", "- / - / - / Text"),
            ("", "- / - / - / "),
        ] {
            let front = read(source, &Fields::default());
            let dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
            let published = front.published.map(|date| date.to_string()).unwrap_or_default();
            let fields = [front.title.text, published, front.story.unwrap_or_default()].map(dash);
            assert_eq!(format!("{} / {}", fields.join(" / "), &source[front.end..]), want, "{source:?}");
        }
    }

    #[test]
    fn a_date_that_is_none_is_pointed_at() {
        let front = read("---\ndate: soon\n---\n", &Fields::default());
        insta::assert_snapshot!(front.diagnostics[0], @r"
        warning: `soon` is not understood as a publication date
           |
         2 | date: soon
           |       ^^^^
          help: write it as `2024-05-31`
        ");
    }
}
