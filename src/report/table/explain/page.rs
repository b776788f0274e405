//! A page of short lines: text, and facts with their names in a column before them.

use super::super::layout::wrapped;
use super::super::paint::{Ink, clean, paint};
use crate::statement::Place;
use std::io::{self, Write};

/// Columns of the names of facts.
const NAMES: usize = 11;

/// Lines in the making, not yet painted.
pub(super) struct Page {
    pub(super) width: usize,
    lines: Vec<String>,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self { width, lines: Vec::new() }
    }

    /// One line, as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.lines.push(line.to_owned());
    }

    /// An empty line; never two.
    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Text cut into lines, each after `indent` columns.
    pub(super) fn text(&mut self, indent: usize, text: &str) {
        for line in wrapped(text, self.width.saturating_sub(indent), 0) {
            self.lines.push(" ".repeat(indent) + &line);
        }
    }

    /// A fact: its name, and beside it what is so.
    pub(super) fn fact(&mut self, name: &str, what: &str) {
        let width = self.width.saturating_sub(2 + NAMES);
        let name = format!("{name:NAMES$}");
        for (number, line) in wrapped(what, width, 0).into_iter().enumerate() {
            let head = if number == 0 { Ink::Faint.on(&name) } else { " ".repeat(NAMES) };
            self.lines.push(format!("  {head}{line}"));
        }
    }

    /// What writes itself, line by line.
    pub(super) fn written(&mut self, write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) {
        let mut out = Vec::new();
        // Writing into memory does not fail.
        if write(&mut out).is_ok() {
            self.lines.extend(String::from_utf8_lossy(&out).lines().map(str::to_owned));
        }
    }

    pub(super) fn write(mut self, out: &mut impl Write) -> io::Result<()> {
        self.blank();
        for line in &self.lines {
            writeln!(out, "{}", paint(line))?;
        }
        Ok(())
    }
}

/// `path:line:column`.
pub(super) fn place(place: &Place) -> String {
    format!("{}:{}:{}", clean(&place.path), place.line, place.column)
}

/// `“words”`, safe to print.
pub(super) fn quoted(words: &str) -> String {
    format!("“{}”", clean(words))
}
