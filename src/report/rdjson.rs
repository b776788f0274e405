//! The report for reviewdog: its Diagnostic Format, as one object (`rdjson`) or a diagnostic a line (`rdjsonl`).
//!
//! Columns are bytes of UTF-8, from 1; the end is just past the last. What is suppressed is left out. The format is
//! described by `proto/rdf` in reviewdog's repository.

use super::alert::{self, Alert, Level};
use super::{Only, Report, tool};
use crate::diagnostic::{Diagnostic, printable};
use crate::span;
use crate::statement::Place;
use serde::Serialize;
use std::io::{self, Write};

/// Writes one object, indented, with a line end after it.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let diagnostics = each(report, only).collect();
    serde_json::to_writer_pretty(&mut *out, &Document { source: source(), diagnostics })?;
    writeln!(out)
}

/// Writes one object a line, each with its source.
///
/// # Errors
/// Those of `out`.
pub fn write_lines(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    for object in each(report, only) {
        serde_json::to_writer(&mut *out, &Object { source: Some(source()), ..object })?;
        writeln!(out)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Document {
    source: Source,
    diagnostics: Vec<Object>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// What the format calls a diagnostic.
#[derive(Serialize)]
struct Object {
    message: String,
    location: Location,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Code {
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Position>,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

fn source() -> Source {
    Source { name: tool::NAME, url: tool::home() }
}

fn each<'a>(report: &'a Report<'_>, only: Only) -> impl Iterator<Item = Object> + 'a {
    report
        .diagnostics
        .iter()
        .filter_map(of_diagnostic)
        .chain(alert::counting(report, only).map(|alert| of_alert(report, &alert)))
}

fn of_alert(report: &Report<'_>, alert: &Alert<'_>) -> Object {
    Object {
        message: alert.in_one_line(),
        location: location(report, &alert.at.place),
        severity: severity(alert.level),
        source: None,
        code: Some(Code { value: alert.finding.rule.clone(), url: tool::claims() }),
        related_locations: alert
            .others()
            .map(|(value, one)| Related {
                message: printable(&format!("“{value}”")),
                location: location(report, &one.place),
            })
            .collect(),
        suggestions: alert
            .fixes(report)
            .into_iter()
            .map(|fix| Suggestion { range: range(report, &fix.place), text: fix.new })
            .collect(),
    }
}

/// What kept the check from being complete, or is worth knowing; where it belongs to no file, nothing can be made of it here.
fn of_diagnostic(diagnostic: &Diagnostic) -> Option<Object> {
    let start = diagnostic.at.as_ref().map(|at| position(at.position()));
    Some(Object {
        message: diagnostic.in_one_line(),
        location: Location { path: diagnostic.path.clone()?, range: start.map(|start| Range { start, end: None }) },
        severity: severity(diagnostic.level.into()),
        source: None,
        code: None,
        related_locations: Vec::new(),
        suggestions: Vec::new(),
    })
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Note => "INFO",
    }
}

fn location(report: &Report<'_>, place: &Place) -> Location {
    Location { path: place.path.to_string(), range: Some(range(report, place)) }
}

fn range(report: &Report<'_>, place: &Place) -> Range {
    let region = report.region(place);
    Range { start: position(region.start), end: Some(position(region.end)) }
}

fn position(at: span::Position) -> Position {
    Position { line: at.line, column: at.utf8 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn written(write: impl Fn(&Report<'_>, Only, &mut Vec<u8>) -> io::Result<()>) -> String {
        let (findings, summary, diagnostics) = (fixture::findings(), fixture::summary(), fixture::diagnostics());
        let originals = fixture::originals();
        let report = Report { originals: Some(&originals), ..Report::new(&findings, &summary, &diagnostics) };
        let mut out = Vec::new();
        write(&report, Only::All, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_diagnostic_is_a_statement_with_the_other_side() {
        let all: serde_json::Value = serde_json::from_str(&written(write)).unwrap();
        insta::assert_snapshot!(serde_json::to_string_pretty(&all["diagnostics"].as_array().unwrap()[..2]).unwrap());
    }

    #[test]
    fn each_line_is_a_diagnostic_with_its_source() {
        let lines = written(write_lines);
        for line in lines.lines() {
            let object: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(object["source"]["name"], "factlint");
            assert_ne!(object["code"]["value"], "count", "it is suppressed");
        }
        assert_eq!(lines.lines().filter(|line| line.contains("\"ERROR\"")).count(), 6);
    }
}
