//! The report for spreadsheets: RFC 4180, a row a statement.
//!
//! Every row stands on a line of its own: what would break it, or drive a terminal, is replaced. A cell that a spreadsheet
//! would take for a formula gets a `'` before it, as OWASP advises, for article text is nobody's to trust.

use super::{Only, Report, with_dissent};
use crate::diagnostic::printable;
use crate::finding::{Cause, Finding};
use std::borrow::Cow;
use std::io::{self, Write};

/// The columns.
const HEAD: [&str; 15] = [
    "finding",
    "rule",
    "subject",
    "verdict",
    "cause",
    "severity",
    "suppressed",
    "path",
    "line",
    "column",
    "value",
    "text",
    "sentence",
    "published",
    "dissent",
];

/// Writes a line of names, and then a line a statement.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(HEAD).map_err(of_out)?;
    for finding in report.shown(only) {
        for row in rows(finding) {
            table.write_record(row.iter().map(|text| cell(text).into_owned())).map_err(of_out)?;
        }
    }
    table.flush()
}

/// The error of the output, as it is: a reader that leaves early is known by its kind.
fn of_out(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

fn rows(finding: &Finding) -> impl Iterator<Item = [Cow<'_, str>; HEAD.len()]> {
    with_dissent(finding).map(move |(statement, dissents)| {
        let place = &statement.place;
        [
            (&*finding.id).into(),
            (&*finding.rule).into(),
            (&*finding.subject).into(),
            finding.verdict.name().into(),
            finding.cause.map_or("", Cause::name).into(),
            finding.severity.name().into(),
            finding.suppressed.as_ref().map_or("", |why| why.by.name()).into(),
            (&*place.path).into(),
            place.line.to_string().into(),
            place.column.to_string().into(),
            statement.value.normal().into(),
            (&*place.text).into(),
            (&*statement.sentence).into(),
            statement.published.map(|date| date.to_string()).unwrap_or_default().into(),
            dissents.to_string().into(),
        ]
    })
}

/// `text` on one line, and no formula.
fn cell(text: &str) -> Cow<'_, str> {
    let mut cell = Cow::from(text);
    if text.contains(|c: char| c.is_control() || !c.is_ascii()) {
        cell = printable(&text.replace("\r\n", " ").replace(['\r', '\t'], " ")).into();
    }
    // The last four are wide forms, which some spreadsheets read alike.
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(formula) || cell.starts_with(formula) { format!("'{cell}").into() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_row_is_a_statement() {
        let findings = fixture::findings();
        let summary = fixture::summary();
        let mut out = Vec::new();
        write(&Report::new(&findings, &summary, &[]), Only::Conflicts, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let short = text.lines().filter(|line| line.len() < 300).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(short);
        let statements = findings.iter().filter(|f| f.verdict.name() == "conflict").map(|f| f.statements.len());
        assert_eq!(text.lines().count(), 1 + statements.sum::<usize>());
        let mut table = csv::Reader::from_reader(text.as_bytes());
        assert!(table.records().all(|row| row.is_ok_and(|row| row.len() == HEAD.len())));
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (text, want) in [
            ("36", "36"),
            ("a=b", "a=b"),
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("@me", "'@me"),
            ("\t=1", "' =1"),
            ("＝1", "'＝1"),
            ("a\r\nb\u{1b}[31m\u{202e}é", "a b\u{fffd}[31m\u{fffd}é"),
        ] {
            assert_eq!(cell(text), want);
        }
    }
}
