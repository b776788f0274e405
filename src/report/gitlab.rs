//! The report for GitLab's merge requests: a Code Quality report.
//!
//! An array of places, each with a fingerprint by which GitLab tells new ones from old. What is suppressed is left out. The
//! format is described at <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use super::alert::{self, Alert, Level};
use super::{Only, Report, tool};
use crate::diagnostic::{self, Diagnostic};
use crate::finding::fingerprint;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the array, indented, with a line end after it.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let counting = alert::counting(report, only);
    let incomplete = report.diagnostics.iter().enumerate().filter_map(|(nth, one)| of_diagnostic(nth, one));
    let all: Vec<Violation> = incomplete.chain(counting.map(|alert| of_alert(report, &alert))).collect();
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)
}

/// What GitLab calls a code quality violation.
#[derive(Serialize)]
struct Violation {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn of_alert(report: &Report<'_>, alert: &Alert<'_>) -> Violation {
    let place = &alert.at.place;
    let region = report.region(place);
    Violation {
        description: alert.in_one_line(),
        check_name: alert.finding.rule.clone(),
        fingerprint: alert.fingerprint.clone(),
        severity: match alert.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Note => "info",
        },
        location: Location {
            path: place.path.to_string(),
            lines: Lines { begin: region.start.line, end: region.end.line },
        },
    }
}

/// What kept the check from being complete, where it belongs to a file.
fn of_diagnostic(nth: usize, diagnostic: &Diagnostic) -> Option<Violation> {
    let path = diagnostic.path.clone().filter(|_| diagnostic.level == diagnostic::Level::Error)?;
    let line = diagnostic.at.as_ref().map_or(1, |at| at.line);
    Some(Violation {
        description: diagnostic.in_one_line(),
        check_name: tool::NAME.to_owned(),
        fingerprint: fingerprint(&[&path, &diagnostic.message, &nth.to_string()]),
        severity: "critical",
        location: Location { path, lines: Lines { begin: line, end: line } },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use std::collections::BTreeSet;

    #[test]
    fn a_violation_is_a_statement() {
        let (findings, summary, diagnostics) = (fixture::findings(), fixture::summary(), fixture::diagnostics());
        let mut out = Vec::new();
        write(&Report::new(&findings, &summary, &diagnostics), Only::All, &mut out).unwrap();
        let all: Vec<serde_json::Value> = serde_json::from_slice(&out).unwrap();
        insta::assert_snapshot!(serde_json::to_string_pretty(&all[..2]).unwrap());
        let distinct: BTreeSet<&str> = all.iter().filter_map(|one| one["fingerprint"].as_str()).collect();
        assert_eq!(distinct.len(), all.len());
        assert!(all.iter().all(|one| one["check_name"] != "count"), "those are suppressed");
    }
}
