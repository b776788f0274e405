//! Faults of one rule file, collected while it is read, so that all are told at once.
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
pub(super) struct Fault {
    /// Where: bytes of the file, or of a string in it until [`Faults::add_inside`] has moved it.
    pub(super) at: Span,
    /// What, in one sentence without a full stop.
    pub(super) message: String,
    /// What to do next.
    pub(super) help: Option<String>,
}

impl Fault {
    pub(super) fn new(at: Span, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn told(self, level: Level, path: &str, source: &str, lines: &LineIndex) -> Diagnostic {
        let diagnostic =
            Diagnostic { level, ..Diagnostic::error(self.message) }.in_file(path).at_line(source, lines, self.at);
        Diagnostic { help: self.help, ..diagnostic }
    }
}

/// The faults of one file.
#[derive(Debug, Default)]
pub(super) struct Faults {
    kept: Vec<Fault>,
    /// How many more there are.
    more: usize,
    /// What keeps no rule from running, and is worth a look.
    warnings: Vec<Fault>,
}

impl Faults {
    pub(super) fn add(&mut self, fault: Fault) {
        if self.kept.len() < KEPT {
            self.kept.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// Adds a warning; past the limit they are dropped, for a file of so many has been told enough.
    pub(super) fn warn(&mut self, warning: Fault) {
        if self.warnings.len() < KEPT {
            self.warnings.push(warning);
        }
    }

    /// The warnings as messages, in the order of the file.
    pub(super) fn warnings(&mut self, path: &str, source: &str) -> Vec<Diagnostic> {
        let mut warnings = std::mem::take(&mut self.warnings);
        warnings.sort_by_key(|warning| warning.at);
        let lines = LineIndex::new(source);
        warnings.into_iter().map(|warning| warning.told(Level::Warning, path, source, &lines)).collect()
    }

    /// Adds faults whose places are bytes of `string`'s value.
    pub(super) fn add_inside(&mut self, string: &Str<'_>, faults: Vec<Fault>) {
        for fault in faults {
            self.add(Fault { at: string.place(fault.at), ..fault });
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// As messages, in the order of the file.
    pub(super) fn into_diagnostics(mut self, path: &str, source: &str) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|fault| fault.at);
        self.kept.dedup();
        let more = self.more + self.kept.len().saturating_sub(SHOWN);
        let lines = LineIndex::new(source);
        let shown = self.kept.into_iter().take(SHOWN);
        let mut diagnostics: Vec<_> = shown.map(|fault| fault.told(Level::Error, path, source, &lines)).collect();
        if more > 0 {
            diagnostics.push(Diagnostic::error(format!("{more} more faults in this file")).in_file(path));
        }
        diagnostics
    }
}

/// A file, to name places in it.
pub(super) struct Places<'f> {
    /// The file's name.
    pub(super) path: &'f str,
    /// Its text.
    pub(super) source: &'f str,
    lines: LineIndex,
}

impl<'f> Places<'f> {
    pub(super) fn new(path: &'f str, source: &'f str) -> Self {
        Self { path, source, lines: LineIndex::new(source) }
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: Span) -> usize {
        self.lines.line_column(self.source, at.start).0
    }

    /// `rules/age.toml:3:9`.
    pub(super) fn place(&self, at: Span) -> String {
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
