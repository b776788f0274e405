//! The formats of a report: their names, and which writer each is for.

use super::table::{self, View};
use super::{Report, csv, github, gitlab, html, json, json_lines, junit, markdown, rdjson, sarif};
use std::io::{self, Write};

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Tables for people.
    Table,
    /// One page, for a browser.
    Html,
    /// One JSON object.
    Json,
    /// JSON, an object a line.
    JsonLines,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Commands for the log of a GitHub workflow.
    Github,
    /// A Code Quality report, for GitLab's merge requests.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// Reviewdog's Diagnostic Format.
    Rdjson,
    /// The same, a diagnostic a line.
    Rdjsonl,
    /// Rows for spreadsheets.
    Csv,
    /// Markdown, for the summary of a job or a comment.
    Markdown,
}

impl Format {
    /// All of them, in the order of a help text.
    pub const ALL: [Self; 12] = [
        Self::Table,
        Self::Html,
        Self::Json,
        Self::JsonLines,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Rdjson,
        Self::Rdjsonl,
        Self::Csv,
        Self::Markdown,
    ];

    /// Its name on a command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
            Self::Rdjsonl => "rdjsonl",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
        }
    }

    /// What it is for, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Table => "tables for people",
            Self::Html => "one page to look at, in any browser",
            Self::Json => "one JSON object for programs; docs/json.md",
            Self::JsonLines => "JSON, one finding a line",
            Self::Sarif => "SARIF 2.1.0, for code scanning",
            Self::Github => "commands for the log of a GitHub workflow: notes beside the lines",
            Self::Gitlab => "Code Quality report for GitLab's merge requests",
            Self::Junit => "JUnit XML, for the test page of any CI: a suite a rule, a case a claim",
            Self::Rdjson => "for reviewdog",
            Self::Rdjsonl => "for reviewdog, a diagnostic a line",
            Self::Csv => "for spreadsheets: a row a statement",
            Self::Markdown => "for the summary of a CI job or a comment",
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
        matches!(self, Self::Sarif | Self::Github | Self::Gitlab | Self::Rdjson | Self::Rdjsonl)
    }

    /// Whether it is JSON, for programs.
    #[must_use]
    pub fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::JsonLines | Self::Sarif | Self::Gitlab | Self::Rdjson | Self::Rdjsonl)
    }

    /// Writes the report; `view` says what is shown, and how broad a table is.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(self, report: &Report<'_>, view: &View, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Table => table::write(report, view, out),
            Self::Html => html::write(report, view.only(), out),
            Self::Json => json::write(report, view.only(), out),
            Self::JsonLines => json_lines::write(report, view.only(), out),
            Self::Sarif => sarif::write(report, view.only(), out),
            Self::Github => github::write(report, view.only(), out),
            Self::Gitlab => gitlab::write(report, view.only(), out),
            Self::Junit => junit::write(report, view.only(), out),
            Self::Rdjson => rdjson::write(report, view.only(), out),
            Self::Rdjsonl => rdjson::write_lines(report, view.only(), out),
            Self::Csv => csv::write(report, view.only(), out),
            Self::Markdown => markdown::write(report, view.only(), out),
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
