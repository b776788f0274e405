//! Faults of one file, collected while it is read, so that all are told at once.
//!
//! A fault is a place and words; only at the end does it become a [`Diagnostic`], in the order of the file.

use crate::diagnostic::{Diagnostic, Level};
use crate::span::{LineIndex, Span};

use super::string::Str;

/// So many faults of one file are shown; of the rest, the number.
const SHOWN: usize = 50;
/// So many are kept to choose from, so that a hostile file cannot fill the memory.
const KEPT: usize = 2_000;

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: bytes of the file, or of a string in it until [`Faults::add_inside`] has moved it.
    pub at: Span,
    /// What, in one sentence without a full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
}

impl Fault {
    /// A fault without advice.
    #[must_use]
    pub fn new(at: Span, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: None }
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The faults of one file.
#[derive(Debug, Default)]
pub struct Faults {
    kept: Vec<Fault>,
    /// How many more there are.
    more: usize,
    /// What keeps no rule from running, and is worth a look.
    warnings: Vec<Fault>,
}

impl Faults {
    /// Adds a fault, unless there are very many.
    pub fn add(&mut self, fault: Fault) {
        if self.kept.len() < KEPT {
            self.kept.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// Adds a warning; past the limit they are dropped, for a file of so many has been told enough.
    pub fn warn(&mut self, warning: Fault) {
        if self.warnings.len() < KEPT {
            self.warnings.push(warning);
        }
    }

    /// The warnings as messages, in the order of the file.
    pub fn warnings(&mut self, places: &Places<'_>) -> Vec<Diagnostic> {
        let mut warnings = std::mem::take(&mut self.warnings);
        warnings.sort_by_key(|warning| warning.at);
        let told = |warning| Diagnostic { level: Level::Warning, ..places.diagnostic(warning) };
        warnings.into_iter().map(told).collect()
    }

    /// Adds faults whose places are bytes of `string`'s value.
    pub fn add_inside(&mut self, string: &Str<'_>, faults: Vec<Fault>) {
        for fault in faults {
            self.add(Fault { at: string.place(fault.at), ..fault });
        }
    }

    /// Adds those of another reading of the same file.
    pub fn append(&mut self, other: Self) {
        self.more += other.more;
        for fault in other.kept {
            self.add(fault);
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// As messages, in the order of the file.
    #[must_use]
    pub fn into_diagnostics(mut self, path: &str, source: &str) -> Vec<Diagnostic> {
        if self.is_empty() {
            return Vec::new();
        }
        self.kept.sort_by_key(|fault| fault.at);
        self.kept.dedup();
        let more = self.more + self.kept.len().saturating_sub(SHOWN);
        let places = Places::new(path, source);
        let mut diagnostics: Vec<_> = self.kept.into_iter().take(SHOWN).map(|fault| places.diagnostic(fault)).collect();
        if more > 0 {
            diagnostics.push(Diagnostic::error(format!("{more} more faults in this file")).in_file(path));
        }
        diagnostics
    }
}

/// A file, to name places in it.
#[derive(Debug)]
pub struct Places<'f> {
    /// The file's name.
    pub path: &'f str,
    /// Its text.
    pub source: &'f str,
    lines: LineIndex,
}

impl<'f> Places<'f> {
    /// The file called `path`, with its text.
    #[must_use]
    pub fn new(path: &'f str, source: &'f str) -> Self {
        Self { path, source, lines: LineIndex::new(source) }
    }

    /// A fault as a message.
    #[must_use]
    pub fn diagnostic(&self, fault: Fault) -> Diagnostic {
        let diagnostic =
            Diagnostic::error(fault.message).in_file(self.path).at_line(self.source, &self.lines, fault.at);
        Diagnostic { help: fault.help, ..diagnostic }
    }

    /// The line of a byte, from 1.
    #[must_use]
    pub fn line(&self, at: Span) -> usize {
        self.lines.line_column(self.source, at.start).0
    }

    /// `rules/age.toml:3:9`.
    #[must_use]
    pub fn place(&self, at: Span) -> String {
        let (line, column) = self.lines.line_column(self.source, at.start);
        format!("{}:{line}:{column}", self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_come_in_the_order_of_the_file_each_once_and_not_without_end() {
        let source = "x\n".repeat(KEPT);
        let mut faults = Faults::default();
        for at in (0..KEPT * 2).rev() {
            faults.add(Fault::new(Span::new(at / 2, at / 2 + 1), "no"));
        }
        let diagnostics = faults.into_diagnostics("a.toml", &source);
        assert_eq!(diagnostics.len(), SHOWN + 1);
        let lines: Vec<_> = diagnostics.iter().filter_map(|d| d.at.as_ref()).map(|at| at.line).collect();
        assert!(lines.is_sorted());
        assert_eq!(diagnostics[SHOWN].message, format!("{} more faults in this file", KEPT + KEPT / 2 - SHOWN));
    }
}
