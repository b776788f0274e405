//! Names and words that a claim is about, exchanged: two of one article for each other, or one for that of somebody else.

use super::{Change, Edit, Ground, Kind, alone};
use crate::audit::random::Random;
use crate::edit::is_plain;
use crate::rules::Expression;
use crate::span::Span;
use crate::statement::Statement;
use crate::text::fold;
use crate::value::SlotType;
use std::collections::BTreeSet;

/// The name that a statement gives, another's; `agreeing` are all statements that agree with it.
pub(super) fn change_name(
    ground: &Ground<'_>,
    statement: &Statement,
    agreeing: &[Statement],
    random: &mut Random,
) -> Option<Change> {
    let written = &statement.place.text;
    if !written.starts_with(char::is_uppercase) {
        // A pronoun.
        return None;
    }
    let taken: BTreeSet<String> = agreeing.iter().flat_map(|one| parts(&one.value.normal())).collect();
    let is_other = |name: &str| parts(name).is_disjoint(&taken);
    if let Some(change) = swapped(ground, statement, is_other, random) {
        return Some(change);
    }
    let full = parts(written).len() > 1;
    let others = ground.people(statement).iter().filter(|name| is_other(name));
    let names: Vec<&str> =
        others.filter_map(|name| if full { Some(&**name) } else { name.split_whitespace().last() }).collect();
    let new = random.one(&names)?;
    Some(Change { kind: Kind::OtherName, edits: vec![whole(statement, new)] })
}

/// The name exchanged for one that the same article gives of something else, by the same claim.
fn swapped(
    ground: &Ground<'_>,
    statement: &Statement,
    is_other: impl Fn(&str) -> bool,
    random: &mut Random,
) -> Option<Change> {
    let (own, claim) = (&statement.place, &ground.rule(statement)?.claim);
    let rivals: Vec<&Statement> = ground
        .of_article(&statement.article)
        .filter(|other| ground.rule(other).is_some_and(|rule| rule.claim == *claim))
        .filter(|other| other.place.end <= own.start || own.end <= other.place.start)
        .filter(|other| is_other(&other.value.normal()) && is_plain(&other.place.text))
        .filter(|other| parts(&other.place.text).len() == parts(&own.text).len())
        .filter(|other| other.place.text.starts_with(char::is_uppercase))
        .collect();
    let rival = random.one(&rivals)?;
    let mut edits = vec![whole(statement, &rival.place.text), whole(rival, &own.text)];
    edits.sort();
    Some(Change { kind: Kind::SwappedNames, edits })
}

/// The words that a statement gives, others that its slot can hold or that another statement of the claim gives.
pub(super) fn change_words(ground: &Ground<'_>, statement: &Statement, random: &mut Random) -> Option<Change> {
    let rule = ground.rule(statement)?;
    let own = fold(&statement.place.text);
    let choices = match rule.value {
        Expression::Slot(slot) => match rule.slots.get(slot).map(|slot| &slot.kind) {
            Some(SlotType::OneOf(choices)) => choices.as_slice(),
            _ => &[],
        },
        _ => return None,
    };
    let given = ground.values(&rule.claim);
    let other = |words: &&str| fold(words) != own && is_plain(words);
    let words: Vec<&str> =
        choices.iter().map(String::as_str).chain(given.iter().map(String::as_str)).filter(other).collect();
    let new = random.one(&words)?;
    Some(Change { kind: Kind::OtherWords, edits: vec![whole(statement, new)] })
}

/// All of a statement's words replaced.
fn whole(statement: &Statement, new: &str) -> Edit {
    alone(statement, Span::new(0, statement.place.text.len()), new.to_owned())
}

/// The folded words of a name.
fn parts(name: &str) -> BTreeSet<String> {
    fold(name).split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
