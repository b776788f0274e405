//! What the statements of a finding were compared as, for those who want to see why they agree or not.

use super::interval::readings;
use crate::finding::Finding;
use crate::rules::{By, Rule};
use crate::value::{DateValue, Reading, Value};
use jiff::civil::Date;

/// For each statement of a finding, the interval it was compared as, on its axis; none for names, words and quotes.
/// `findings` are all of the check: a claim may say when the values of another stop moving.
#[must_use]
pub fn stands(rules: &[Rule], findings: &[Finding], finding: &Finding) -> Vec<Option<Reading>> {
    let mut stands = vec![None; finding.statements.len()];
    let first = finding.statements.first().and_then(|statement| rules.get(statement.rule));
    if first.is_none_or(|rule| rule.compare.by != By::Interval) {
        return stands;
    }
    for ((axis, _), on) in readings(rules, &finding.statements, until(rules, findings, finding)) {
        for (at, interval) in on {
            stands[at] = Some(Reading { axis: axis.clone(), interval });
        }
    }
    stands
}

/// The first and last day on which the values of a finding stopped moving, as the claim says that ends them.
fn until(rules: &[Rule], findings: &[Finding], finding: &Finding) -> Option<(Date, Date)> {
    let claim = rules.iter().find(|rule| rule.claim == finding.rule && rule.compare.until.is_some())?;
    let claim = claim.compare.until.as_deref()?;
    let ends = findings.iter().filter(|other| other.rule == claim && other.subject == finding.subject);
    let days = ends.flat_map(|other| &other.statements).filter_map(|statement| match statement.value {
        Value::Date(DateValue::Days { first, last, .. }) => Some((first, last)),
        _ => None,
    });
    days.reduce(|(first, last), day| (first.min(day.0), last.max(day.1)))
}
