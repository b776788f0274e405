//! A finding as a row: numbers, the numbers of strings, and its statements as rows.

use super::Damaged;
use super::row::{Packer, Row, Spot, Text, Unpacker};
use crate::finding::{Cause, Doubt, Finding, Slip, Verdict};
use crate::rules::Severity;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A finding that nothing suppresses.
#[derive(Serialize, Deserialize)]
pub(super) struct FindingRow<'a> {
    id: Text,
    rule: Text,
    title: Text,
    subject: Text,
    verdict: Verdict,
    cause: Option<Cause>,
    severity: Severity,
    #[serde(borrow)]
    statements: Vec<Row<'a>>,
    dissent: Vec<usize>,
    changed: Vec<(usize, Span)>,
    note: Text,
    slips: Vec<SlipRow>,
}

/// A slip.
#[derive(Serialize, Deserialize)]
struct SlipRow {
    place: Spot,
    at: Option<Span>,
    wrong: Text,
    right: Text,
    article: Text,
    listed: bool,
    doubt: Option<Doubt>,
}

impl<'a> Packer<'a> {
    pub(super) fn finding(&mut self, finding: &'a Finding) -> FindingRow<'a> {
        let Finding { verdict, cause, severity, .. } = *finding;
        FindingRow {
            id: self.strings.number(&finding.id),
            rule: self.strings.number(&finding.rule),
            title: self.strings.number(&finding.title),
            subject: self.strings.number(&finding.subject),
            verdict,
            cause,
            severity,
            statements: finding.statements.iter().map(|statement| self.row(statement)).collect(),
            dissent: finding.dissent.clone(),
            changed: finding.changed.clone(),
            note: self.strings.number(&finding.note),
            slips: finding.slips.iter().map(|slip| self.slip(slip)).collect(),
        }
    }

    fn slip(&mut self, slip: &'a Slip) -> SlipRow {
        SlipRow {
            place: self.spot(&slip.place),
            at: slip.at,
            wrong: self.strings.number(&slip.wrong),
            right: self.strings.number(&slip.right),
            article: self.strings.shared(&slip.article),
            listed: slip.listed,
            doubt: slip.doubt,
        }
    }
}

impl Unpacker<'_> {
    pub(super) fn finding(&mut self, row: FindingRow<'_>) -> Result<Finding, Damaged> {
        Ok(Finding {
            id: self.strings.own(row.id)?,
            rule: self.strings.own(row.rule)?,
            title: self.strings.own(row.title)?,
            subject: self.strings.own(row.subject)?,
            verdict: row.verdict,
            cause: row.cause,
            severity: row.severity,
            statements: row.statements.into_iter().map(|row| self.statement(row)).collect::<Result<_, _>>()?,
            dissent: row.dissent,
            changed: row.changed,
            note: self.strings.own(row.note)?,
            suppressed: None,
            slips: row.slips.into_iter().map(|row| self.unpacked_slip(&row)).collect::<Result<_, _>>()?,
        })
    }

    fn unpacked_slip(&mut self, row: &SlipRow) -> Result<Slip, Damaged> {
        Ok(Slip {
            place: self.place(&row.place)?,
            at: row.at,
            wrong: self.strings.own(row.wrong)?,
            right: self.strings.own(row.right)?,
            article: self.strings.shared(row.article)?,
            listed: row.listed,
            doubt: row.doubt,
        })
    }
}
