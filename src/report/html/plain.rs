//! The conflicts as a plain table, for a reader without scripts.

use crate::diagnostic::printable;
use crate::finding::Finding;
use crate::report::spoken::spoken;
use crate::report::{Only, Report, counted, with_dissent};
use htmlize::escape_text;
use std::borrow::Cow;
use std::io::{self, Write};

/// Places of one finding that are listed.
const PLACES: usize = 20;

/// Writes a sentence on the run and, where there are any, the table of conflicts.
pub(super) fn write(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    let summary = report.summary;
    let conflicts: Vec<&Finding> =
        report.shown(Only::Conflicts).into_iter().filter(|finding| finding.counts()).collect();
    writeln!(out, "<h1>{}</h1>", super::title(report))?;
    if !summary.complete {
        writeln!(out, "<p><strong>This check is not complete.</strong> What is shown is what the rest brought.</p>")?;
    }
    for diagnostic in report.diagnostics {
        writeln!(out, "<pre>{}</pre>", escape_text(diagnostic.to_string()))?;
    }
    let told = "The page needs scripts to show all findings; without them these are the conflicts.";
    writeln!(out, "<p>{told}</p>")?;
    if conflicts.is_empty() {
        return writeln!(out, "<p>There is none.</p>");
    }
    writeln!(out, "<table>\n<thead><tr><th>claim</th><th>value</th><th>where</th><th>words</th></tr></thead>")?;
    for finding in conflicts {
        rows(finding, out)?;
    }
    writeln!(out, "</table>")
}

/// A group of rows: one for each place.
fn rows(finding: &Finding, out: &mut impl Write) -> io::Result<()> {
    let (rule, subject) = (escaped(&finding.rule), escaped(&finding.subject));
    writeln!(out, "<tbody>\n<tr><th colspan=\"4\" scope=\"rowgroup\">{rule} · <bdi>{subject}</bdi></th></tr>")?;
    for (statement, dissents) in with_dissent(finding).take(PLACES) {
        let sign = if dissents { "✗ " } else { "" };
        let (value, place) = (spoken(&statement.value), &statement.place);
        let (value, path, words) = (escaped(&value), escaped(&place.path), escaped(&statement.sentence));
        writeln!(
            out,
            "<tr><td></td><td>{sign}<bdi>{value}</bdi></td><td><bdi>{path}</bdi>:{}:{}</td><td><bdi>{words}</bdi></td></tr>",
            place.line, place.column
        )?;
    }
    if let Some(left) = finding.statements.len().checked_sub(PLACES).filter(|&left| left > 0) {
        writeln!(out, "<tr><td></td><td colspan=\"3\">and {}</td></tr>", counted(left, "place more"))?;
    }
    writeln!(out, "</tbody>")
}

/// Text of an article as HTML: control characters made visible, markup escaped.
fn escaped(text: &str) -> String {
    match escape_text(printable(text)) {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    }
}
