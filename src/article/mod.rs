//! Articles: one text with its title, date and story, whatever format it came in.
//!
//! One file a format; each turns the text of a file into articles and keeps, for every byte of their text, where it came
//! from. Reading files is the command line's work, not done here.

mod comment;
mod date;
mod escapes;
mod extracted;
mod front_matter;
mod html;
mod json_lines;
mod markdown;
mod marks;
mod offsets;
mod plain;
mod restructured;
mod story;

pub use comment::{Comment, Reach, Said, Spot, Unclear};
pub(crate) use json_lines::{Problem, Reports};
pub use offsets::OffsetMap;
pub use story::{StoryBy, story_of};

use crate::diagnostic::Diagnostic;
use crate::span::{Span, Start};
use extracted::Extracted;
use jiff::civil::Date;

/// One text to check.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The text: the title, where there is one, as its first paragraph, then the body; markup gone. (A headline that
    /// stands in the body below something else, a kicker or a date, stays there.)
    pub text: String,
    /// The title's bytes in `text`.
    pub title: Option<Span>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The story it says it belongs to.
    pub story: Option<String>,
    /// Its id, where a file holds many articles and names them.
    pub id: Option<String>,
    /// The pieces of `text` that are set as code inside a sentence, without their marks, in order.
    pub code: Vec<Span>,
    /// Its headings in `text`, in order.
    pub headings: Vec<Span>,
    /// The comments in its markup that speak to factlint, in the order of the file.
    pub comments: Vec<Comment>,
    /// From bytes of `text` to bytes of the file.
    pub offsets: OffsetMap,
}

/// How a file holds its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The file is the text.
    Plain,
    /// CommonMark with tables, perhaps with front matter.
    Markdown,
    /// A web page or a piece of one.
    Html,
    /// reStructuredText.
    Restructured,
    /// One JSON object a line, one article each.
    JsonLines,
}

impl Format {
    /// The file endings that are read, in the order of a message that names them.
    pub const ENDINGS: [&str; 12] =
        ["txt", "text", "adoc", "md", "markdown", "rst", "rest", "html", "htm", "xhtml", "jsonl", "ndjson"];

    /// The format a file name's ending tells, upper or lower case; `None` for any other ending.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next()?;
        let (stem, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            _ if stem.is_empty() => None,
            "txt" | "text" | "adoc" => Some(Self::Plain),
            "md" | "markdown" => Some(Self::Markdown),
            "rst" | "rest" => Some(Self::Restructured),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// How to read articles.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the fields of JSON lines and of front matter are called.
    pub fields: Fields,
}

/// What the fields of an article are called; of several names, the first one present is taken.
#[derive(Debug, Clone)]
pub struct Fields {
    /// The text; JSON lines only.
    pub text: Vec<String>,
    /// The title.
    pub title: Vec<String>,
    /// The publication date.
    pub published: Vec<String>,
    /// The story.
    pub story: Vec<String>,
    /// The id; JSON lines only.
    pub id: Vec<String>,
}

impl Default for Fields {
    fn default() -> Self {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Self {
            text: names(&["text"]),
            title: names(&["title"]),
            published: names(&["published", "date"]),
            story: names(&["story", "topic"]),
            id: names(&["id"]),
        }
    }
}

/// Reads the articles that `source`, the text of a file, holds.
///
/// Any text is read: broken markup is read as best it can be. What a person should know (a line that is no article, a
/// date that cannot be understood) comes back as diagnostics, which name no file: the caller knows it. A byte order mark
/// at the start is no part of any article.
#[must_use]
pub fn read(format: Format, source: &str, options: &Options) -> (Vec<Article>, Vec<Diagnostic>) {
    match format {
        Format::Restructured => (vec![restructured::read(source)], Vec::new()),
        Format::Plain if restructured::is_written_in(source) => (vec![restructured::read(source)], Vec::new()),
        Format::Plain => (vec![plain::read(source)], Vec::new()),
        Format::Markdown => {
            let (article, diagnostics) = markdown::read(source, &options.fields);
            (vec![article], diagnostics)
        }
        Format::Html => {
            let (article, diagnostics) = html::read(source);
            (vec![article], diagnostics)
        }
        Format::JsonLines => json_lines::read(source, &options.fields),
    }
}

/// What of a file holds one article each: a line of JSON lines; of any other format, all of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'s> {
    /// Its bytes.
    pub(crate) text: &'s str,
    /// Where it begins in the file.
    pub(crate) start: Start,
}

/// The records of a part of a file that begins at `start`; of any format but JSON lines, the part is the file.
pub(crate) fn records(format: Format, part: &str, start: Start) -> Vec<Record<'_>> {
    match format {
        Format::JsonLines => json_lines::records(part, start).collect(),
        _ => vec![Record { text: part, start }],
    }
}

/// The article of a record, with its offsets in the record; and what a person should know, which of lines is told by
/// [`Reports`].
pub(crate) fn read_record(format: Format, record: &str, options: &Options) -> RecordRead {
    if format == Format::JsonLines {
        let (article, problem) = json_lines::read_line(record, record, &options.fields);
        return RecordRead { article, problem, diagnostics: Vec::new() };
    }
    let (articles, diagnostics) = read(format, record, options);
    RecordRead { article: articles.into_iter().next(), problem: None, diagnostics }
}

/// What a record holds.
pub(crate) struct RecordRead {
    pub(crate) article: Option<Article>,
    /// What is to say of a line.
    pub(crate) problem: Option<Problem>,
    /// What is to say of a file.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Length of the byte order mark that `source` begins with; 0 without one.
fn mark_len(source: &str) -> usize {
    if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The inside of an HTML comment that stands at `span`; `None` for what is no such comment (`<?xml ?>`, `<!doctype>`).
fn inside_comment(source: &str, span: Span) -> Option<Span> {
    let inside = source.get(span.range())?.strip_prefix("<!--")?;
    let inside = inside.strip_suffix("-->").or_else(|| inside.strip_suffix("--!>")).unwrap_or(inside);
    Some(Span::new(span.start + 4, span.start + 4 + inside.len()))
}

/// The article of an extracted text; its date is the one in `text` unless a field gave one.
fn article(mut text: Extracted<'_>, title: Option<Span>, published: Option<Date>, story: Option<String>) -> Article {
    let published = published.or_else(|| date::of_text(&text.text));
    let comments = text.take_comments();
    Article {
        text: text.text,
        title,
        published,
        story,
        id: None,
        comments,
        code: text.code,
        headings: text.headings,
        offsets: text.offsets,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Format; 4] = [Format::Plain, Format::Markdown, Format::Html, Format::JsonLines];

    #[test]
    fn an_ending_tells_the_format() {
        for (path, want) in [
            ("a/b.txt", Some(Format::Plain)),
            ("a/b.c.MD", Some(Format::Markdown)),
            ("b.xhtml", Some(Format::Html)),
            ("b.ndjson", Some(Format::JsonLines)),
            ("b.pdf", None),
            ("a.txt/b", None),
            (".txt", None),
            ("txt", None),
        ] {
            assert_eq!(Format::of(path), want, "{path}");
        }
        assert!(Format::ENDINGS.iter().all(|ending| Format::of(&format!("a.{ending}")).is_some()));
    }

    #[test]
    fn nothing_is_read_from_nothing() {
        for format in ALL {
            for source in ["", "\u{feff}", "\r\n", "\u{feff}\n"] {
                let (articles, diagnostics) = read(format, source, &Options::default());
                assert!(diagnostics.is_empty());
                let empty = articles.iter().all(|article| article.text.trim().is_empty() && article.title.is_none());
                assert!(empty, "{format:?} {source:?}");
            }
        }
    }

    #[test]
    fn one_text_is_the_same_in_all_formats() {
        let sources = [
            "Rain fell\n\n9 March 1951\n\nIt rained & blew.",
            "# Rain fell\n\n9 March 1951\n\nIt *rained* &amp;\nblew.",
            "<h1>Rain fell</h1><p>9 March 1951<p>It <i>rained</i>\n&amp; blew.",
            r#"{"text": "9 March 1951\n\nIt rained \u0026 blew.", "title": "Rain fell"}"#,
        ];
        for (format, source) in ALL.into_iter().zip(sources) {
            let (articles, _) = read(format, source, &Options::default());
            assert_eq!(articles[0].text, sources[0], "{format:?}");
            assert_eq!(articles[0].title, Some(Span::new(0, 9)), "{format:?}");
            assert_eq!(articles[0].published, Some(Date::constant(1951, 3, 9)), "{format:?}");
            let start = articles[0].text.find("blew").unwrap();
            let place = articles[0].offsets.to_file(Span::new(start, start + 4));
            assert_eq!(&source[place.range()], "blew", "{format:?}");
        }
    }
}
