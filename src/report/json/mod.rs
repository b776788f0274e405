//! The report for programs: a contract, described field by field in `docs/json.md`.
//!
//! The types here are apart from the domain's, so that the contract changes only on purpose. Fields may be added under
//! the same schema number; one that goes, or changes its meaning, raises it.

mod audit;
mod value;

pub use audit::write_audit;
pub(in crate::report) use value::{ReadingObject, reading};

use super::in_sentence::value_in_sentence;
use super::spoken::spoken;
use super::{Only, Report, Summary, is_pointed_out, with_dissent};
use crate::diagnostic::{Diagnostic, Level};
use crate::finding::{Finding, Suppression};
use crate::span::Span;
use crate::statement::Statement;
use serde::Serialize;
use std::io::{self, Write};

/// The number of the contract.
pub const SCHEMA: u32 = 1;

/// Writes the report as one JSON object, indented, with a line end after it.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &document(report, only))?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    complete: bool,
    summary: SummaryObject<'a>,
    findings: Vec<FindingObject<'a>>,
    diagnostics: Vec<DiagnosticObject<'a>>,
}

#[derive(Serialize)]
pub(super) struct SummaryObject<'a> {
    articles: usize,
    files: usize,
    stories: usize,
    rules: usize,
    statements: usize,
    conflict: usize,
    updated: usize,
    agree: usize,
    single: usize,
    pointed_out: usize,
    baseline: usize,
    waived: usize,
    unchanged: usize,
    ambiguous: usize,
    undated: usize,
    silent_rules: &'a [String],
}

#[derive(Serialize)]
pub(super) struct FindingObject<'a> {
    id: &'a str,
    rule: &'a str,
    title: &'a str,
    subject: &'a str,
    verdict: &'static str,
    cause: Option<&'static str>,
    severity: &'static str,
    pointed_out: bool,
    note: &'a str,
    suppressed: Option<SuppressionObject<'a>>,
    statements: Vec<StatementObject<'a>>,
}

#[derive(Serialize)]
struct SuppressionObject<'a> {
    by: &'static str,
    reason: &'a str,
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct StatementObject<'a> {
    path: &'a str,
    article: &'a str,
    story: &'a str,
    published: Option<String>,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    text: &'a str,
    sentence: &'a str,
    in_sentence: Option<[usize; 2]>,
    value: String,
    spoken: String,
    kind: &'static str,
    reading: Option<ReadingObject>,
    subject_text: &'a str,
    inherited: bool,
    quoted: bool,
    source: Option<&'a str>,
    known: bool,
    from: Option<&'a str>,
    counts_once: bool,
    weight: u32,
    changed: Vec<[usize; 2]>,
    changed_in_value: Vec<[usize; 2]>,
    dissent: bool,
}

#[derive(Serialize)]
pub(super) struct DiagnosticObject<'a> {
    level: &'static str,
    message: &'a str,
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    help: Option<&'a str>,
}

/// The report as it is written.
pub(in crate::report) fn document<'a>(report: &Report<'a>, only: Only) -> impl Serialize + use<'a> {
    let summary = report.summary;
    Document {
        schema: SCHEMA,
        complete: summary.complete,
        summary: self::summary(summary),
        findings: report.shown(only).into_iter().map(finding).collect(),
        diagnostics: report.diagnostics.iter().map(diagnostic).collect(),
    }
}

/// The run in numbers.
pub(super) fn summary(summary: &Summary) -> SummaryObject<'_> {
    SummaryObject {
        articles: summary.articles,
        files: summary.files,
        stories: summary.stories,
        rules: summary.rules,
        statements: summary.statements,
        conflict: summary.verdicts.conflict,
        updated: summary.verdicts.updated,
        agree: summary.verdicts.agree,
        single: summary.verdicts.single,
        pointed_out: summary.verdicts.pointed_out,
        baseline: summary.suppressed.baseline,
        waived: summary.suppressed.waived,
        unchanged: summary.unchanged,
        ambiguous: summary.ambiguous,
        undated: summary.undated,
        silent_rules: &summary.silent_rules,
    }
}

/// One finding.
pub(super) fn finding(finding: &Finding) -> FindingObject<'_> {
    FindingObject {
        id: &finding.id,
        rule: &finding.rule,
        title: &finding.title,
        subject: &finding.subject,
        verdict: finding.verdict.name(),
        cause: finding.cause.map(crate::finding::Cause::name),
        severity: finding.severity.name(),
        pointed_out: is_pointed_out(finding),
        note: &finding.note,
        suppressed: finding.suppressed.as_deref().map(suppression),
        statements: (with_dissent(finding).enumerate())
            .map(|(at, (one, dissents))| {
                let changed = finding.changed.iter().filter(|(of, _)| *of == at).map(|(_, words)| *words);
                statement(one, changed.collect(), dissents)
            })
            .collect(),
    }
}

fn suppression(suppression: &Suppression) -> SuppressionObject<'_> {
    let place = suppression.place.as_ref();
    SuppressionObject {
        by: suppression.by.name(),
        reason: &suppression.reason,
        path: place.map(|place| &*place.path),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
    }
}

fn statement(statement: &Statement, changed: Vec<Span>, dissent: bool) -> StatementObject<'_> {
    let (place, outlet) = (&statement.place, statement.voice.outlet());
    StatementObject {
        path: &place.path,
        article: &statement.article,
        story: &statement.story,
        published: statement.published.map(|date| date.to_string()),
        line: place.line,
        column: place.column,
        start: place.start,
        end: place.end,
        text: &place.text,
        sentence: &statement.sentence,
        in_sentence: value_in_sentence(statement).map(|words| [words.start, words.end]),
        value: statement.value.normal(),
        spoken: spoken(&statement.value),
        kind: value::kind(&statement.value),
        reading: statement.value.reading(None).as_ref().map(reading),
        subject_text: &statement.subject_text,
        inherited: statement.inherited,
        quoted: statement.quoted,
        source: statement.source.as_deref(),
        known: statement.is_known(),
        from: outlet.map(|outlet| &*outlet.name),
        counts_once: outlet.is_some_and(|outlet| outlet.once),
        weight: outlet.map_or(1, |outlet| outlet.weight),
        changed: changed.iter().filter_map(|words| statement.in_file(*words)).map(pair).collect(),
        changed_in_value: changed.into_iter().map(pair).collect(),
        dissent,
    }
}

fn pair(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

/// One message.
pub(super) fn diagnostic(diagnostic: &Diagnostic) -> DiagnosticObject<'_> {
    let at = diagnostic.at.as_ref();
    DiagnosticObject {
        level: match diagnostic.level {
            Level::Warning => "warning",
            Level::Error => "error",
        },
        message: &diagnostic.message,
        path: diagnostic.path.as_deref(),
        line: at.map(|at| at.line),
        column: at.map(|at| at.column),
        help: diagnostic.help.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn json(findings: &[Finding], only: Only) -> String {
        let diagnostics =
            [Diagnostic::error("not UTF-8").in_file("x/a.txt").at("one\ntwo", Span::new(4, 7)).help("convert it")];
        let summary = Summary { complete: false, ..fixture::summary() };
        let mut out = Vec::new();
        write(&Report::new(findings, &summary, &diagnostics), only, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_contract() {
        let findings = fixture::findings();
        insta::assert_snapshot!(json(&findings[1..2], Only::All));
    }

    #[test]
    fn hostile_text_comes_back_as_it_was() {
        let findings = fixture::findings();
        let text = json(&findings, Only::All);
        assert!(!text.contains('\u{1b}'), "JSON escapes control characters");
        let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
        let found = parsed["findings"].as_array().unwrap();
        assert_eq!(found.len(), findings.len());
        for finding in &findings {
            let same = found.iter().find(|other| other["id"] == finding.id.as_str()).unwrap();
            assert_eq!(same["subject"], finding.subject.as_str());
            for (ours, theirs) in finding.statements.iter().zip(same["statements"].as_array().unwrap()) {
                assert_eq!(theirs["sentence"], ours.sentence.as_ref());
            }
        }
    }

    #[test]
    fn dissent_is_told_by_statement() {
        let parsed: serde_json::Value = serde_json::from_str(&json(&fixture::findings(), Only::Conflicts)).unwrap();
        let first = &parsed["findings"][0];
        let dissent: Vec<_> = first["statements"].as_array().unwrap().iter().map(|s| s["dissent"] == true).collect();
        assert_eq!((&first["rule"], dissent), (&"age".into(), vec![false, false, false, true]));
    }
}
