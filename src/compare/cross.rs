//! Two claims that must meet: an age and a birth date, each consistent, may still leave no day of birth for both.
//!
//! Which claims these are is the rules' to say (`compare.meets`); both are read on the same axis. The contradiction is a
//! finding of the claim that names the other, and holds the statements of both.

use super::interval::{items, missing, readings};
use super::sweep::most_shared;
use super::{Group, Key};
use crate::rules::Rule;
use crate::statement::Statement;
use crate::value::{DateValue, Interval, Value};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// For each group whose values stop moving when another claim says so: the first and last day that claim names.
pub(super) fn ends(rules: &[Rule], groups: &BTreeMap<Key, Vec<Statement>>) -> BTreeMap<Key, (Date, Date)> {
    let leads = super::leads(rules);
    let end = |key: &Key| {
        let claim = rules.get(key.lead)?.compare.until.as_deref()?;
        let (_, &lead) = rules.iter().zip(&leads).find(|(rule, _)| rule.claim == claim)?;
        let days = telling(groups.get(&Key { lead, ..key.clone() })?).filter_map(|statement| match statement.value {
            Value::Date(DateValue::Days { first, last, .. }) => Some((first, last)),
            _ => None,
        });
        days.reduce(|(first, last), day| (first.min(day.0), last.max(day.1)))
    };
    groups.keys().filter_map(|key| Some((key.clone(), end(key)?))).collect()
}

/// The statements that another claim is held against: those known to be right, where some are.
fn telling(statements: &[Statement]) -> impl Iterator<Item = &Statement> {
    let known = statements.iter().any(Statement::is_known);
    statements.iter().filter(move |statement| statement.is_known() || !known)
}

/// Turns each group without a conflict that cannot be true with the group it must meet into a conflict of both. One that
/// cannot be true with what is known becomes it, whatever its own statements make of each other.
pub(super) fn weigh(rules: &[Rule], groups: &mut BTreeMap<Key, Group<'_>>) {
    let leads = super::leads(rules);
    let lead_of = |claim: &str| rules.iter().zip(&leads).find(|(rule, _)| rule.claim == claim).map(|(_, lead)| *lead);
    let keys: Vec<(Key, usize)> = groups
        .iter()
        .filter_map(|(key, group)| Some((key.clone(), lead_of(group.rule.compare.meets.as_deref()?)?)))
        .collect();
    for (key, lead) in keys {
        let anywhere = Key { lead, story: None, ..key.clone() };
        let Some(other) = groups.get(&Key { lead, ..key.clone() }).or_else(|| groups.get(&anywhere)) else { continue };
        let Some(group) = groups.get(&key) else { continue };
        let known = other.statements.iter().any(Statement::is_known);
        let apart = |group: &Group<'_>| !(known || group.weighed.dissent.is_empty()) || group.rule.compare.many;
        if key.lead == lead || apart(group) || apart(other) {
            continue;
        }
        let mut both: Vec<Statement> = group.statements.iter().chain(telling(&other.statements)).cloned().collect();
        both.sort_by(|a, b| a.place.cmp(&b.place).then(a.rule.cmp(&b.rule)));
        let Some(dissent) = without_common_point(rules, &both, group.until) else { continue };
        let title = other.rule.claim.clone();
        let said = if known { "known" } else { "said" };
        if let Some(group) = groups.get_mut(&key) {
            group.statements = both;
            group.weighed.dissent = dissent;
            (group.weighed.updated, group.weighed.cause) = (false, None);
            group.weighed.note = format!("contradicts what is {said} under “{title}”");
        }
    }
}

/// The statements that miss the most shared point of a line that statements of several claims lie on; `None` when each
/// such line has a point in common.
fn without_common_point(rules: &[Rule], statements: &[Statement], until: Option<(Date, Date)>) -> Option<Vec<usize>> {
    let claim = |at: usize| rules.get(statements[at].rule).map(|rule| &rule.claim);
    let unquoted = statements.iter().any(|statement| !statement.quoted);
    readings(rules, statements, until).into_values().find_map(|readings| {
        let heard: Vec<(usize, Interval)> =
            readings.into_iter().filter(|&(at, _)| !(unquoted && statements[at].quoted)).collect();
        let several = heard.iter().any(|&(at, _)| claim(at) != claim(heard[0].0));
        let dissent = missing(&heard, most_shared(&items(statements, &heard))?);
        (several && !dissent.is_empty()).then_some(dissent)
    })
}
