//! What is said of two at once: `{Rovers} beat {United} {3-1}` is no claim about one of them with the other as its value.
//!
//! Only pieces without names are taken so; who names them says what each is for.

use super::marks::{Example, Role};
use super::types::{self, Candidates};
use crate::value::SlotType;

/// What a rule about two is about.
const ABOUT: &str = "{a} v {b}";

/// When the examples name two and end in a value, makes the two the subject, and gives the rule's `about`.
pub(super) fn of_two(examples: &mut [(Example, Vec<Candidates>)]) -> Option<&'static str> {
    if examples.is_empty() || !examples.iter().all(|(example, candidates)| names_two(example, candidates)) {
        return None;
    }
    for (example, candidates) in examples {
        let last = example.marks.len().saturating_sub(1);
        for (at, mark) in example.marks.iter_mut().enumerate() {
            mark.name = ["a", "b"].get(at).map(|name| (*name).to_owned());
            mark.role = match &mark.name {
                Some(name) => Role::Named(name.clone()),
                None if at == last => Role::Value,
                None => Role::Filler,
            };
        }
        if let [one, other, ..] = candidates.as_mut_slice() {
            alike(&mut one.kinds, &mut other.kinds);
        }
    }
    Some(ABOUT)
}

/// The two that an example names, as its statement does; none where it is about one.
pub(super) fn named(example: &Example) -> Option<String> {
    let words = |name: &str| {
        let mark = example.marks.iter().find(|mark| mark.role == Role::Named(name.to_owned()))?;
        Some(example.words(mark))
    };
    let about_one = example.marks.iter().any(|mark| mark.role == Role::Subject);
    if about_one { None } else { Some(format!("{} v {}", words("a")?, words("b")?)) }
}

/// Whether the first two of three pieces or more are names and the last is a value.
fn names_two(example: &Example, candidates: &[Candidates]) -> bool {
    let first = |piece: &Candidates| piece.kinds.first().cloned();
    let [one, other, .., last] = candidates else { return false };
    let is_value = |kind: &SlotType| types::is_value(kind) && !types::is_when(kind);
    example.marks.iter().all(|mark| mark.name.is_none())
        && first(last).is_some_and(|kind| is_value(&kind))
        && [one, other].into_iter().all(|piece| piece.kinds.contains(&SlotType::Name))
        && [one, other].into_iter().all(|piece| first(piece).is_some_and(|kind| !types::is_value(&kind)))
}

/// Has two pieces that look different (`Eastbridge United`, an organisation by its last word or not) read as names.
fn alike(one: &mut [SlotType], other: &mut [SlotType]) {
    if one.first() == other.first() {
        return;
    }
    for kinds in [one, other] {
        if let Some(at) = kinds.iter().position(|kind| *kind == SlotType::Name) {
            kinds[..=at].rotate_right(1);
        }
    }
}
