//! The report for code scanning: SARIF 2.1.0, the way GitHub reads it.
//!
//! A result is an alert: the statement to look at, with the other side in `relatedLocations` and linked from the message.
//! What is suppressed is written, and says so; what kept the check from being complete is a notification. `log` has the
//! types of the standard, `place` and `artifact` say where something stands, `rules` describes the claims and `line_hash` is
//! GitHub's fingerprint of a line.

mod artifact;
mod line_hash;
mod log;
mod place;
mod rules;

use super::alert::{self, Alert, Level};
use super::{Only, Report, counted, tool};
use crate::diagnostic::{Diagnostic, printable};
use crate::finding::{SuppressedBy, Suppression};
use crate::fix::Fix;
use crate::statement::Statement;
use log::{ArtifactChange, Described, Driver, Invocation, Location, Log, Notification, Replacement, Run, Text, Tool};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Results of a run that GitHub takes; it refuses a file with more, and shows the first 5,000.
const RESULTS: usize = 25_000;
/// The name of our own fingerprint.
const FINGERPRINT: &str = "factlint/v1";
/// The name of GitHub's fingerprint.
const LINE_HASH: &str = "primaryLocationLineHash";

/// Writes the report as one log of one run, indented, with a line end after it.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &log(report, only))?;
    writeln!(out)
}

fn log(report: &Report<'_>, only: Only) -> Log {
    let mut alerts = alert::alerts(report, only);
    let cut = alerts.len().saturating_sub(RESULTS);
    alerts.truncate(RESULTS);
    let rules = rules::of(report.findings);
    let hashes = line_hashes(report, &alerts);
    let any_suppressed = alerts.iter().any(|alert| !alert.finding.counts());
    let result = |alert: &Alert<'_>| log::Finding {
        rule_id: alert.finding.rule.clone(),
        rule_index: rules.binary_search_by(|rule| (*rule.id).cmp(&alert.finding.rule)).unwrap_or_default(),
        level: level(alert.level),
        message: Text::new(
            alert.message(in_message, |nth, other| format!("[{}]({})", in_message(&alert::place(other)), nth + 1)),
        ),
        locations: [place::words(report, &alert.at.place)],
        related_locations: related(report, alert),
        partial_fingerprints: fingerprints(alert, &hashes),
        fixes: alert.fixes(report).iter().map(|one| fix(report, one)).collect(),
        suppressions: any_suppressed
            .then(|| alert.finding.suppressed.iter().map(|why| suppression(report, why)).collect()),
    };
    let results = alerts.iter().map(result).collect();
    let mut notifications: Vec<Notification> = report.diagnostics.iter().map(notification).collect();
    if cut > 0 {
        let message = format!("{} left out: a run has at most {RESULTS}", counted(cut, "result"));
        notifications.push(Notification { level: "warning", message: Text::new(message), locations: Vec::new() });
    }
    let root = Described { description: Text::new("The folder in which the check was run.") };
    let invocation =
        Invocation { execution_successful: report.summary.complete, tool_execution_notifications: notifications };
    let driver = Driver { name: tool::NAME, semantic_version: tool::VERSION, information_uri: tool::home(), rules };
    let run = Run {
        tool: Tool { driver },
        invocations: [invocation],
        original_uri_base_ids: BTreeMap::from([(artifact::ROOT, root)]),
        column_kind: "utf16CodeUnits",
        results,
    };
    Log { schema: log::SCHEMA, version: log::VERSION, runs: [run] }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// `text` for a message, in which brackets make links (3.11.6 of the standard) and braces hold places (3.11.5).
fn in_message(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '\\' | '[' | ']' => escaped.push('\\'),
            '{' | '}' => escaped.push(c),
            _ => {}
        }
        escaped.push(c);
    }
    escaped
}

/// The statements that an alert is held against, numbered as its message links them.
fn related(report: &Report<'_>, alert: &Alert<'_>) -> Vec<Location> {
    let location = |(nth, (value, statement)): (usize, (&str, &Statement))| Location {
        id: Some(nth + 1),
        message: Some(Text::new(in_message(&format!("“{value}”")))),
        ..place::words(report, &statement.place)
    };
    alert.others().enumerate().map(location).collect()
}

/// GitHub's hashes of the lines that alerts stand in, by path and line.
fn line_hashes<'a>(report: &Report<'a>, alerts: &[Alert<'a>]) -> BTreeMap<&'a str, BTreeMap<usize, String>> {
    let mut wanted: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for Alert { at, .. } in alerts {
        wanted.entry(&at.place.path).or_default().insert(at.place.line);
    }
    let text = |path: &str| report.originals.and_then(|originals| originals.text(path));
    wanted.into_iter().filter_map(|(path, lines)| Some((path, line_hash::of_lines(text(path)?, &lines)))).collect()
}

fn fingerprints(alert: &Alert<'_>, hashes: &BTreeMap<&str, BTreeMap<usize, String>>) -> BTreeMap<&'static str, String> {
    let place = &alert.at.place;
    let hash = hashes.get(&*place.path).and_then(|lines| lines.get(&place.line));
    let hash = hash.map(|hash| (LINE_HASH, hash.clone()));
    [(FINGERPRINT, alert.fingerprint.clone())].into_iter().chain(hash).collect()
}

fn fix(report: &Report<'_>, fix: &Fix) -> log::Fix {
    let replacement =
        Replacement { deleted_region: place::region(report, &fix.place), inserted_content: Text::new(&fix.new) };
    let change = ArtifactChange { artifact_location: place::artifact(&fix.place.path), replacements: [replacement] };
    log::Fix {
        description: Text::new(in_message(&format!("“{}” for “{}”", fix.new, fix.place.text))),
        artifact_changes: [change],
    }
}

fn suppression(report: &Report<'_>, why: &Suppression) -> log::Suppression {
    log::Suppression {
        kind: if why.by == SuppressedBy::Comment { "inSource" } else { "external" },
        status: "accepted",
        justification: (!why.reason.is_empty()).then(|| printable(&why.reason)),
        location: why.place.as_ref().map(|place| place::words(report, place)),
    }
}

fn notification(diagnostic: &Diagnostic) -> Notification {
    let location = diagnostic.path.as_ref().map(|path| match &diagnostic.at {
        Some(at) => place::spot(path, at.position()),
        None => place::file(path),
    });
    Notification {
        level: level(diagnostic.level.into()),
        message: Text::new(in_message(&diagnostic.in_one_line())),
        locations: location.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Summary, fixture};

    fn sarif(only: Only) -> serde_json::Value {
        let findings = fixture::findings();
        let diagnostics = fixture::diagnostics();
        let summary = Summary { complete: false, ..fixture::summary() };
        let originals = fixture::originals();
        let report = Report { originals: Some(&originals), ..Report::new(&findings, &summary, &diagnostics) };
        let mut out = Vec::new();
        write(&report, only, &mut out).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn a_result_is_a_statement_with_the_other_side() {
        let log = sarif(Only::All);
        let run = &log["runs"][0];
        insta::assert_snapshot!(serde_json::to_string_pretty(&run["results"][0]).unwrap());
        insta::assert_snapshot!(serde_json::to_string_pretty(&run["invocations"]).unwrap());
        insta::assert_snapshot!(serde_json::to_string_pretty(&run["tool"]["driver"]["rules"][0]).unwrap());
    }

    #[test]
    fn brackets_are_no_links() {
        for (text, want) in [("a [b](1)", r"a \[b\](1)"), (r"\[", r"\\\["), ("a\u{1b}\n{0}", "a\u{fffd} {{0}}")] {
            assert_eq!(in_message(text), want);
        }
    }

    #[test]
    fn what_is_suppressed_comes_last_and_says_why() {
        let log = sarif(Only::Conflicts);
        let results = log["runs"][0]["results"].as_array().unwrap();
        let kinds: Vec<_> = results.iter().map(|one| one["suppressions"].as_array().unwrap().len()).collect();
        assert_eq!(kinds[kinds.len() - 4..], [0, 1, 1, 1]);
        assert!(results.iter().all(|one| one["level"] != "note"));
        insta::assert_snapshot!(serde_json::to_string(&results[results.len() - 1]["suppressions"]).unwrap());
    }
}
