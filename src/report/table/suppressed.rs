//! The findings that do not count, in short, each with the reason.

use super::layout::{in_lines, widths};
use super::paint::{Ink, clean, paint};
use super::rows::Rows;
use super::{LINES, View, counted, values};
use crate::finding::{Finding, SuppressedBy, Suppression};
use std::io::{self, Write};

/// Writes them as a table; nothing where there are none.
///
/// # Errors
/// Those of `out`.
pub(super) fn write(findings: &[&Finding], view: &View, out: &mut impl Write) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", paint(&Ink::Strong.on(&counted(findings.len(), "finding suppressed"))))?;
    let head = ["claim", "subject", "value", "why it does not count"];
    let row = |finding: &&Finding| {
        let why = finding.suppressed.as_deref().map(why).unwrap_or_default();
        [clean(&finding.rule), clean(&finding.subject), values::shown(finding), why]
    };
    let shape = Rows { head: &head, of: findings, row }.shape();
    let widths = widths(shape.broadest, shape.longest_words(view.width), view.width);
    let row = |finding: &&Finding| {
        let [claim, rest @ ..] = row(finding);
        let [subject, value, why] = std::array::from_fn(|at| in_lines(&rest[at], widths[at + 1], LINES));
        [claim, subject, value, why]
    };
    Rows { head: &head, of: findings, row }.print(&widths, &[], "", out)?;
    writeln!(out)
}

/// The reason, and where it is given.
pub(super) fn why(suppression: &Suppression) -> String {
    let said = match (suppression.by, &*suppression.reason) {
        (SuppressedBy::Baseline, "") => "known from the baseline".to_owned(),
        (_, reason) => clean(reason),
    };
    let Some(place) = &suppression.place else { return said };
    Ink::Place.on(&format!("{}:{}", clean(&place.path), place.line)) + " " + &said
}
