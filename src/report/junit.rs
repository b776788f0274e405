//! The report for the test page of a CI: JUnit XML, a suite a rule and a case a claim.
//!
//! There is no standard; this is the dialect of Jenkins, which GitLab, Azure and others read. A conflict is a failure;
//! what agrees, stands alone or is only pointed out passes; what is suppressed is skipped. A case has the name of its subject,
//! so that a CI knows it again when a value has changed.

use super::alert::{self, Level};
use super::{Only, Report, counted, dissenting, tool, with_dissent};
use crate::diagnostic::{self, printable};
use crate::finding::{Cause, Finding, SuppressedBy, Verdict};
use crate::statement::Statement;
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite, XmlString};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes one document, indented, with a line end after it.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let mut rules: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in report.shown(only) {
        rules.entry(&finding.rule).or_default().push(finding);
    }
    let mut document = quick_junit::Report::new(tool::NAME);
    if !report.summary.complete {
        document.add_test_suite(incomplete(report));
    }
    document.add_test_suites(rules.into_iter().map(|(rule, findings)| suite(rule, &findings)));
    // Written in one piece, so that an error of `out` keeps its kind: a reader who leaves early is no fault.
    let text = document.to_string().map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

/// That the check was not complete, and why.
fn incomplete(report: &Report<'_>) -> TestSuite {
    let errors = report.diagnostics.iter().filter(|one| one.level == diagnostic::Level::Error);
    let line = |one: &diagnostic::Diagnostic| match (&one.path, &one.at) {
        (Some(path), Some(at)) => format!("{}:{}:{}: {}", printable(path), at.line, at.column, one.in_one_line()),
        (Some(path), None) => format!("{}: {}", printable(path), one.in_one_line()),
        _ => one.in_one_line(),
    };
    let lines: Vec<String> = errors.map(line).collect();
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type("incomplete").set_message("not everything that was asked for was read and checked");
    status.set_description(text(&lines.join("\n")));
    let mut case = TestCase::new("the check is complete", status);
    case.set_classname(tool::NAME);
    let mut suite = TestSuite::new(tool::NAME);
    suite.add_test_case(case);
    suite
}

fn suite(rule: &str, findings: &[&Finding]) -> TestSuite {
    let mut suite = TestSuite::new(text(rule));
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
        let name = printable(&finding.subject);
        let nth = names.entry(name.clone()).or_default();
        *nth += 1;
        let name = if *nth == 1 { name } else { format!("{name} ({nth})") };
        suite.add_test_case(case(finding, &name));
    }
    suite
}

fn case(finding: &Finding, name: &str) -> TestCase {
    let fails = finding.verdict == Verdict::Conflict && alert::level(finding) > Level::Note;
    let status = match &finding.suppressed {
        Some(why) => {
            let mut status = TestCaseStatus::skipped();
            let message = match why.by {
                SuppressedBy::Baseline => "known from the baseline".to_owned(),
                SuppressedBy::Waiver | SuppressedBy::Comment => format!("waived: {}", printable(&why.reason)),
            };
            status.set_type(why.by.name()).set_message(text(&message));
            status
        }
        None if fails => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(finding.cause.map_or("value", Cause::name)).set_message(text(&values(finding)));
            status.set_description(text(&places(finding)));
            status
        }
        None => TestCaseStatus::success(),
    };
    let mut case = TestCase::new(text(name), status);
    case.set_classname(text(&finding.rule));
    if !fails && finding.differs() {
        case.set_system_out(text(&format!("{}\n{}", values(finding), places(finding))));
    }
    let looked_at = dissenting(finding).first().and_then(|&at| finding.statements.get(at));
    if let Some(one) = looked_at.or_else(|| finding.statements.iter().find(|one| !one.is_known())) {
        case.extra.insert("file".into(), text(&printable(&one.place.path)));
        case.extra.insert("line".into(), one.place.line.to_string().into());
    }
    case
}

/// `“36” in 3 articles, “37” in 1 article`, and the finding's note.
fn values(finding: &Finding) -> String {
    let sides = alert::values(finding);
    let of = |side: &alert::Side<'_>| match side.statements.first() {
        Some(one) if one.is_known() => format!("“{}” is known", side.value),
        _ => format!("“{}” in {}", side.value, counted(side.articles(), "article")),
    };
    let note = if finding.note.is_empty() { String::new() } else { format!(" ({})", finding.note) };
    printable(&(sides.iter().map(of).collect::<Vec<_>>().join(", ") + &note))
}

/// A line a statement: where it stands, and its sentence.
fn places(finding: &Finding) -> String {
    let line = |(one, dissents): (&Statement, bool)| {
        let mark = if dissents { " (the others differ)" } else { "" };
        printable(&format!("{}: {}{mark}", alert::place(one), one.sentence))
    };
    with_dissent(finding).map(line).collect::<Vec<_>>().join("\n")
}

/// `text` without what XML 1.0 cannot hold: the library takes the control characters out, and leaves two others.
fn text(text: &str) -> XmlString {
    XmlString::new(text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Summary, fixture};

    fn junit(findings: &[Finding], complete: bool) -> String {
        let (summary, diagnostics) = (Summary { complete, ..fixture::summary() }, fixture::diagnostics());
        let mut out = Vec::new();
        write(&Report::new(findings, &summary, &diagnostics), Only::All, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_suite_is_a_rule_and_a_case_a_claim() {
        let findings = fixture::findings();
        let harmless = findings.iter().filter(|finding| !finding.statements[0].place.path.starts_with("x/"));
        insta::assert_snapshot!(junit(&harmless.cloned().collect::<Vec<_>>(), false));
    }

    #[test]
    fn hostile_text_stays_text() {
        let text = junit(&fixture::findings(), true);
        let read = quick_junit::Report::deserialize_from_str(&text).unwrap();
        assert_eq!(read.test_suites.len(), 9);
        let forbidden = |c: char| c < ' ' && c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!text.contains(forbidden) && !text.contains("]]>") && !text.contains("<script"), "{text}");
    }

    #[test]
    fn cases_of_one_name_are_told_apart() {
        let age = fixture::findings().swap_remove(0);
        let text = junit(&[age.clone(), Finding { id: "other".into(), ..age }], true);
        assert!(text.contains("name=\"Ada Byron\"") && text.contains("name=\"Ada Byron (2)\""), "{text}");
    }
}
