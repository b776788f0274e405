//! What is known beside what articles say: each fact joins every group of its claim and subject, of whatever story.
//!
//! There it is a voice that outweighs all others ([`crate::voice`]), so the most shared value is the true one, and whoever
//! misses it dissents. A fact that no article states makes a group of its own: other claims may have to meet it.

use super::{Key, Standard};
use crate::lexicon::Lexicon;
use crate::resolve::Known;
use crate::rules::{Piece, Rule};
use crate::statement::{Certainty, Statement, Subject, SubjectKind};
use crate::value::SlotType;
use std::collections::{BTreeMap, BTreeSet};

/// The facts that are known, as statements about the subjects that articles' names were resolved to.
pub(super) fn statements(rules: &[Rule], lexicon: &Lexicon, known: &Known<'_>) -> Vec<Statement> {
    let statement = |truth: &crate::knowledge::Truth| {
        let kind = kind(rules.get(truth.rule)?);
        let name = match kind {
            SubjectKind::Story => &truth.subject,
            _ => known.by_name(lexicon, &truth.subject),
        };
        let subject = Subject { name: name.to_owned(), certainty: Certainty::Sure, kind };
        Some(truth.written.statement(truth.rule, subject, truth.value.clone()))
    };
    known.truths().iter().filter_map(statement).collect()
}

/// What a rule's statements are about.
fn kind(rule: &Rule) -> SubjectKind {
    let person = |slot: &usize| rule.slots.get(*slot).is_some_and(|slot| slot.kind == SlotType::Person);
    match rule.about.as_slice() {
        [Piece::Slot(slot)] if person(slot) => SubjectKind::Person,
        [Piece::Speaker] => SubjectKind::Person,
        pieces if pieces.contains(&Piece::Story) => SubjectKind::Story,
        _ => SubjectKind::Other,
    }
}

/// Adds the facts about the subjects that the groups are of, each to the groups it speaks of.
pub(super) fn join(standard: &Standard<'_>, groups: &mut BTreeMap<Key, Vec<Statement>>) {
    if standard.truths.is_empty() {
        return;
    }
    let subjects: BTreeSet<String> = groups.keys().map(|key| key.subject.clone()).collect();
    for truth in subjects.iter().filter_map(|subject| standard.truths.get(subject)).flatten() {
        let Some((lead, rule)) = standard.lead(truth) else { continue };
        if matches!(rule.compare.by, crate::rules::By::Quote | crate::rules::By::Spelling) {
            continue;
        }
        let own = Key { story: None, ..Key::of(standard.rules, rule, lead, truth) };
        let same = |key: &Key| key.lead == own.lead && key.subject == own.subject;
        let from = Key { figure: None, ..own.clone() };
        let of_subject = groups.range_mut(from..).take_while(|(key, _)| same(key));
        for (_, statements) in of_subject.filter(|(key, _)| key.figure == own.figure) {
            statements.push(truth.clone());
        }
        groups.entry(own).or_insert_with(|| vec![truth.clone()]);
    }
}
