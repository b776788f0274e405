//! The findings that do not count, in short, each with the reason.

use super::layout::{broadest, in_lines, longest_words, print, widths};
use super::paint::{Ink, clean, paint};
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
    let mut rows: Vec<[String; 4]> = findings.iter().map(row).collect();
    let widths = widths(broadest(&head, &rows), longest_words(&rows, view.width), view.width);
    for row in &mut rows {
        for (column, cell) in row.iter_mut().enumerate().skip(1) {
            *cell = in_lines(cell, widths[column], LINES);
        }
    }
    print(&head, rows, &widths, &[], "", out)?;
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
