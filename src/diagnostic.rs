//! Messages to a person: what happened, where, and what to do next.
//!
//! Everything that keeps a check from being complete (a bad rule, an unreadable file) becomes a [`Diagnostic`]; the
//! command line prints them with a caret under the exact place. Findings about articles are not diagnostics.

use crate::span::{LineIndex, Position, Span};
use std::fmt;
use unicode_width::UnicodeWidthStr;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing; the check is complete.
    Warning,
    /// The check is not complete: exit status 2.
    Error,
}

/// One message, with its place when it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub level: Level,
    /// What happened, in one sentence without a full stop.
    pub message: String,
    /// The file it happened in, as the user named it.
    pub path: Option<String>,
    /// Where in the file's text.
    pub at: Option<Box<Excerpt>>,
    /// What to do next.
    pub help: Option<String>,
}

/// The line a diagnostic points at: all that is needed to print it without the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The text of the line.
    pub text: String,
    /// How many characters the caret underlines; at least 1.
    pub width: usize,
}

/// Characters of a line that are shown before and after a place; of a longer line, the rest is left out.
const BESIDE: usize = 120;

impl Excerpt {
    /// Where it begins, its column counted in each way.
    #[must_use]
    pub fn position(&self) -> Position {
        let before = || self.text.chars().take(self.column.saturating_sub(1));
        Position {
            line: self.line,
            column: self.column,
            utf8: before().map(char::len_utf8).sum::<usize>() + 1,
            utf16: before().map(char::len_utf16).sum::<usize>() + 1,
        }
    }

    /// The line as a terminal shows it, with the columns before the place and those of the place.
    fn shown(&self) -> (String, usize, usize) {
        let from = self.column.saturating_sub(1 + BESIDE);
        let mut chars = self.text.chars().skip(from);
        // Tabs would shift the caret; one space each keeps it under its character.
        let mut take = |most: usize| printable(&chars.by_ref().take(most).collect::<String>().replace('\t', " "));
        let before = format!("{}{}", if from > 0 { "…" } else { "" }, take(self.column - 1 - from));
        let marked = take(self.width.min(BESIDE));
        let after = take(BESIDE);
        let more = if chars.next().is_some() { "…" } else { "" };
        let columns = (before.width(), marked.width().max(1));
        (format!("{before}{marked}{after}{more}"), columns.0, columns.1)
    }
}

impl Diagnostic {
    /// An error without a place.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self { level: Level::Error, message: message.into(), path: None, at: None, help: None }
    }

    /// A warning without a place.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(message) }
    }

    /// Names the file.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Points at `span` of `text`.
    #[must_use]
    pub fn at(self, text: &str, span: Span) -> Self {
        self.at_line(text, &LineIndex::new(text), span)
    }

    /// Points at `span` of `text`, whose lines are known: for many places in one text.
    #[must_use]
    pub fn at_line(mut self, text: &str, index: &LineIndex, span: Span) -> Self {
        let (line, column) = index.line_column(text, span.start);
        let whole = index.line(text, line);
        let marked = text.get(span.range()).unwrap_or_default().lines().next().unwrap_or_default();
        let (text, width) = (whole.to_owned(), marked.chars().count().max(1));
        self.at = Some(Box::new(Excerpt { line, column, text, width }));
        self
    }

    /// What happened and what to do next, in one line and without the place.
    #[must_use]
    pub fn in_one_line(&self) -> String {
        let help = self.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        printable(&format!("{}{help}", self.message))
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = if self.level == Level::Error { "error" } else { "warning" };
        writeln!(f, "{level}: {}", printable(&self.message))?;
        match (&self.path, &self.at) {
            (Some(path), Some(at)) => writeln!(f, "  --> {}:{}:{}", printable(path), at.line, at.column)?,
            (Some(path), None) => writeln!(f, "  --> {}", printable(path))?,
            _ => {}
        }
        if let Some(at) = &self.at {
            let number = at.line.to_string();
            let margin = " ".repeat(number.len());
            let (text, before, marked) = at.shown();
            writeln!(f, " {margin} |\n {number} | {text}")?;
            writeln!(f, " {margin} | {}{}", " ".repeat(before), "^".repeat(marked))?;
        }
        if let Some(help) = &self.help {
            writeln!(f, "  help: {}", printable(help))?;
        }
        Ok(())
    }
}

/// `text` with control characters made visible, so that nothing read from a file can drive the terminal.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(shown).collect()
}

/// What is shown of a character: lines do not end in what is shown, and what a terminal would obey is made visible.
pub(crate) fn shown(c: char) -> char {
    match c {
        '\n' => ' ',
        c if c.is_control() || is_bidi_control(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// Characters that reorder the text around them (Unicode 16, UAX #9): a way to make a report show what is not there.
pub(crate) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_stands_under_the_place() {
        let text = "id = \"age\"\nmatsch = []\n";
        let shown = Diagnostic::error("unknown key `matsch`")
            .in_file("rules/age.toml")
            .at(text, Span::new(11, 17))
            .help("did you mean `match`?")
            .to_string();
        insta::assert_snapshot!(shown, @r"
        error: unknown key `matsch`
          --> rules/age.toml:2:1
           |
         2 | matsch = []
           | ^^^^^^
          help: did you mean `match`?
        ");
    }

    #[test]
    fn of_wide_characters_and_long_lines_the_place_is_shown() {
        let text = format!("東京 = 3 {}", "x ".repeat(200));
        insta::assert_snapshot!(Diagnostic::error("a").at(&text, Span::new(9, 10)), @r"
        error: a
           |
         1 | 東京 = 3 x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x…
           |        ^
        ");
        let at = Diagnostic::error("a").at("né 𝄞!", Span::new(8, 9)).at.unwrap().position();
        assert_eq!((at.column, at.utf8, at.utf16), (5, 9, 6));
        let text = format!("{}é?", "x".repeat(1_000_000));
        let shown = Diagnostic::error("a").at(&text, Span::new(1_000_000, 1_000_002)).to_string();
        assert!(shown.ends_with(&format!(" | …{}é?\n   | {}^\n", "x".repeat(120), " ".repeat(121))), "{shown}");
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c\nd"), "a\u{fffd}[31mb\u{fffd}c d");
    }
}
