//! JSON lines: one object a line, one article each.
//!
//! Strings are taken from the file as they are written and their escapes undone here, one by one, so that each character
//! keeps its place. A line that is no article is reported, and the others are read.

use super::{Article, Extracted, Fields, Record, article, date, escapes, front_matter, mark_len};
use crate::diagnostic::{Diagnostic, Excerpt, Level};
use crate::span::{Span, Start};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// How many lines are reported one by one; the rest are counted.
const REPORTED: usize = 20;
/// Characters of a line that a report shows.
const SHOWN: usize = 120;

type Object<'s> = BTreeMap<String, &'s RawValue>;

/// Reads an article from each line of `source`; blank lines are passed over.
pub(super) fn read(source: &str, fields: &Fields) -> (Vec<Article>, Vec<Diagnostic>) {
    let mut articles = Vec::new();
    let mut reports = Reports::default();
    for Record { text: line, start } in records(source, Start::default()) {
        let (article, problem) = read_line(source, line, fields);
        articles.extend(article);
        if let Some(problem) = problem {
            reports.add(problem, start.line + 1, line);
        }
    }
    (articles, reports.finish())
}

/// The lines of a part of a file that are not blank; the part begins at `start`, where a line does.
pub(super) fn records(part: &str, start: Start) -> impl Iterator<Item = Record<'_>> {
    let mark = if start.byte == 0 { mark_len(part) } else { 0 };
    let lines = part.get(mark..).unwrap_or_default().lines().enumerate();
    lines.filter(|(_, line)| !line.trim().is_empty()).map(move |(number, line)| Record {
        text: line,
        start: Start { byte: start.byte + offset(part, line), line: start.line + number },
    })
}

/// What is wrong with a line, and at which of its bytes.
pub(crate) type Problem = (Diagnostic, usize);

/// The article of one line of `source`, and what there is to say about it; of a line that holds none, why.
pub(super) fn read_line(source: &str, line: &str, fields: &Fields) -> (Option<Article>, Option<Problem>) {
    let object: Object<'_> = match serde_json::from_str(line) {
        Ok(object) => object,
        Err(error) => {
            let wrong = Diagnostic::error(format!("this line is no JSON object: {}", reason(&error)))
                .help("write one article a line, as `{\"text\": \"…\"}`");
            return (None, Some((wrong, error.column().saturating_sub(1))));
        }
    };
    let field = |names: &[String]| names.iter().find_map(|name| object.get(name)).map(|raw| raw.get());
    let string = |names: &[String]| field(names).filter(|raw| raw.starts_with('"'));
    let extracted = |raw: &str| {
        let start = offset(source, raw);
        let mut into = Extracted::new(source);
        escapes::add_quoted(&mut into, Span::new(start + 1, start + raw.len() - 1));
        into
    };
    let Some(text) = string(&fields.text) else {
        let names = fields.text.join("` or `");
        let wrong = Diagnostic::error(format!("this line has no field `{names}` that holds a text"));
        let wrong = wrong.help("name the one that does: --text-field, or [fields] in factlint.toml");
        return (None, Some((wrong, 0)));
    };
    // Numbers serve as names: `"story": 7`.
    let name = |names: &[String]| match string(names) {
        Some(raw) => Some(extracted(raw).text),
        None => field(names).filter(|&raw| raw != "null").map(str::to_owned),
    };
    let (text, title) = match string(&fields.title) {
        Some(title) => extracted(text).titled(extracted(title)),
        None => (extracted(text), None),
    };
    let day = name(&fields.published);
    let published = day.as_deref().and_then(date::of_field);
    let at = field(&fields.published).map_or(0, |raw| offset(line, raw));
    let problem = day.filter(|_| published.is_none()).map(|day| (front_matter::date_unread(&day), at));
    let article = Article { id: name(&fields.id), ..article(text, title, published, name(&fields.story)) };
    (Some(article), problem)
}

/// What serde says, without the place: that is shown apart.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason).to_owned()
}

/// Where `part`, a slice of `whole`, begins in it: their addresses tell.
fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}

/// What is said of the lines of a file: of the first ones in full.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reports {
    shown: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl Reports {
    /// Adds a problem of a line. A line can be the whole file: no more than its start is kept.
    pub(crate) fn add(&mut self, (mut diagnostic, at): Problem, line: usize, text: &str) {
        if self.shown.len() >= REPORTED {
            self.count(diagnostic.level);
            return;
        }
        let mut column = text.get(..at).unwrap_or_default().chars().count() + 1;
        if column > SHOWN {
            diagnostic.message.push_str(&format!(" (at character {column} of the line)"));
            column = 1;
        }
        let text = text.chars().take(SHOWN).collect();
        diagnostic.at = Some(Box::new(Excerpt { line, column, text, width: 1 }));
        self.shown.push(diagnostic);
    }

    /// Adds what is said of the lines after these.
    pub(crate) fn append(&mut self, after: Self) {
        self.errors += after.errors;
        self.warnings += after.warnings;
        for diagnostic in after.shown {
            if self.shown.len() < REPORTED {
                self.shown.push(diagnostic);
            } else {
                self.count(diagnostic.level);
            }
        }
    }

    fn count(&mut self, level: Level) {
        let count = if level == Level::Error { &mut self.errors } else { &mut self.warnings };
        *count += 1;
    }

    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        if self.errors > 0 {
            self.shown.push(Diagnostic::error(format!("{} more lines hold no article", self.errors)));
        }
        if self.warnings > 0 {
            let message = format!("{} more publication dates are not understood", self.warnings);
            self.shown.push(Diagnostic::warning(message));
        }
        self.shown
    }
}

#[cfg(test)]
mod tests {
    use super::super::extracted::assert_exact;
    use super::*;
    use proptest::prelude::*;

    fn shown(source: &str) -> Vec<String> {
        let (articles, diagnostics) = read(source, &Fields::default());
        let articles = articles.iter().map(|article| {
            assert_exact(source, &article.text, &article.offsets);
            let title = article.title.map_or("-", |span| &article.text[span.range()]);
            let published = article.published.map_or("-".to_owned(), |date| date.to_string());
            let name = |name: &Option<String>| name.clone().unwrap_or("-".to_owned());
            format!("{:?} {title} {published} {} {}", article.text, name(&article.story), name(&article.id))
        });
        articles.chain(diagnostics.iter().map(ToString::to_string)).collect()
    }

    #[test]
    fn each_line_is_an_article() {
        for (source, want) in [
            (r#"{"text": "It \"rained\".\n\nA lot."}"#, r#""It \"rained\".\n\nA lot." - - - -"#),
            (
                r#"{"text": "It rained.", "id": 7, "title": "Rain", "date": "1951-03-09T10:00Z", "story": "Flood"}"#,
                r#""Rain\n\nIt rained." Rain 1951-03-09 Flood 7"#,
            ),
            (r#"{"title": "Rain", "text": "Rain\nIt rained.", "topic": 3}"#, r#""Rain\nIt rained." Rain - 3 -"#),
            ("\u{feff}\r\n {\"text\":\"caf\\u00e9\",\"title\":null,\"id\":\"x\"} \r\n\r\n", r#""café" - - - x"#),
            (
                r#"{"text": "9 March 1951\nIt rained.", "published": null}"#,
                r#""9 March 1951\nIt rained." - 1951-03-09 - -"#,
            ),
        ] {
            assert_eq!(shown(source), [want], "{source}");
        }
    }

    #[test]
    fn a_line_that_is_no_article_is_reported_and_the_others_are_read() {
        let source = "{\"text\": \"One.\"}\n{\"text\": 7}\n[1]\n{\"text\": \"Two.\", é\n{\"text\": \"Three.\", \"date\": \"soon\"}\n";
        insta::assert_snapshot!(shown(source).join("\n"), @r#"
        "One." - - - -
        "Three." - - - -
        error: this line has no field `text` that holds a text
           |
         2 | {"text": 7}
           | ^
          help: name the one that does: --text-field, or [fields] in factlint.toml

        error: this line is no JSON object: invalid type: sequence, expected a map
           |
         3 | [1]
           | ^
          help: write one article a line, as `{"text": "…"}`

        error: this line is no JSON object: key must be a string
           |
         4 | {"text": "Two.", é
           |                  ^
          help: write one article a line, as `{"text": "…"}`

        warning: `soon` is not understood as a publication date
           |
         5 | {"text": "Three.", "date": "soon"}
           |                            ^
          help: write it as `2024-05-31`
        "#);
    }

    #[test]
    fn many_bad_lines_are_counted() {
        let (_, diagnostics) = read(&"x\n".repeat(50_000), &Fields::default());
        assert_eq!(diagnostics.len(), REPORTED + 1);
        assert_eq!(diagnostics[REPORTED].message, "49980 more lines hold no article");
    }

    #[test]
    fn deep_and_long_lines_are_read() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(read(&deep, &Fields::default()).1.len(), 1);
        assert_eq!(read(&format!("{{\"text\": {deep}"), &Fields::default()).1.len(), 1);
        let (articles, _) = read(&format!("{{\"text\": \"{}\"}}", r"\n".repeat(500_000)), &Fields::default());
        assert_eq!(articles[0].text.len(), 500_000);
    }

    proptest! {
        #[test]
        fn every_byte_is_the_files(title in r#"([a-zé "]|\\["nu\\]|\\u00e9|\\ud83d){0,8}"#, text in r#"([a-zé ]|\\["n\\/]|\\u00e9|\\ud83d\\ude00){0,12}"#) {
            let source = format!("{{\"text\": \"{text}\", \"title\": \"{title}\"}}\r\n{{\"title\": \"{text}\", \"text\":\"{text}\"}}");
            for article in read(&source, &Fields::default()).0 {
                assert_exact(&source, &article.text, &article.offsets);
            }
        }
    }
}
