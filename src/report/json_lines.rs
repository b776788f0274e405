//! The JSON report as lines: the objects of [`super::json`], each on a line of its own with its `type`.
//!
//! The summary comes first, so that a reader knows the number of the contract before anything else; then what happened on
//! the way, then the findings in the report's order.

use super::json::{DiagnosticObject, FindingObject, SCHEMA, SummaryObject, diagnostic, finding, summary};
use super::{Only, Report};
use serde::Serialize;
use std::io::{self, Write};

/// What the first line of such a report begins with.
pub(super) const HEAD: &str = r#"{"type":"summary","schema":"#;

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Summary {
        schema: u32,
        complete: bool,
        #[serde(flatten)]
        counts: SummaryObject<'a>,
    },
    Diagnostic(DiagnosticObject<'a>),
    Finding(FindingObject<'a>),
}

/// Writes one JSON object a line.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let complete = report.summary.complete;
    let first = Line::Summary { schema: SCHEMA, complete, counts: summary(report.summary) };
    let diagnostics = report.diagnostics.iter().map(|one| Line::Diagnostic(diagnostic(one)));
    let findings = report.shown(only).into_iter().map(|one| Line::Finding(finding(one)));
    for line in std::iter::once(first).chain(diagnostics).chain(findings) {
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{fixture, json};
    use serde_json::Value;

    #[test]
    fn lines_hold_what_the_report_holds() {
        let (findings, counts, diagnostics) = (fixture::findings(), fixture::summary(), fixture::diagnostics());
        let report = Report::new(&findings, &counts, &diagnostics);
        let (mut whole, mut lines) = (Vec::new(), Vec::new());
        json::write(&report, Only::All, &mut whole).unwrap();
        write(&report, Only::All, &mut lines).unwrap();
        let whole: Value = serde_json::from_slice(&whole).unwrap();
        let text = String::from_utf8(lines).unwrap();
        assert!(text.starts_with(HEAD), "{text}");
        let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mut of = |kind: &str| -> Vec<Value> {
            let of_kind = lines.iter_mut().filter(|line| line["type"] == kind);
            of_kind
                .map(|line| {
                    line.as_object_mut().unwrap().remove("type");
                    line.clone()
                })
                .collect()
        };
        assert_eq!(Value::from(of("finding")), whole["findings"]);
        assert_eq!(Value::from(of("diagnostic")), whole["diagnostics"]);
        let summary = of("summary").remove(0);
        assert_eq!((&summary["schema"], &summary["conflict"]), (&whole["schema"], &whole["summary"]["conflict"]));
    }
}
