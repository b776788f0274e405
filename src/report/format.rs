//! The formats of a report: their names, and which writer each is for.

use super::table::{self, View};
use super::{Report, html, json};
use std::io::{self, Write};

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Tables for people.
    Table,
    /// One JSON object.
    Json,
    /// One page, for a browser.
    Html,
}

impl Format {
    /// All of them, in the order of a help text.
    pub const ALL: [Self; 3] = [Self::Table, Self::Json, Self::Html];

    /// Its name on a command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Html => "html",
        }
    }

    /// What it is for, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Table => "tables for people",
            Self::Json => "one JSON object for programs; docs/json.md",
            Self::Html => "one page to look at, in any browser",
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it asks for [`Report::originals`].
    #[must_use]
    pub fn wants_originals(self) -> bool {
        match self {
            Self::Table | Self::Json | Self::Html => false,
        }
    }

    /// Writes the report; `view` says what is shown, and how broad a table is.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(self, report: &Report<'_>, view: &View, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Table => table::write(report, view, out),
            Self::Json => json::write(report, view.only(), out),
            Self::Html => html::write(report, view.only(), out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_a_name_of_its_own() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.name()), Some(format));
        }
        assert_eq!(Format::named("Table"), None);
    }
}
