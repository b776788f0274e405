//! Whom or what a match is about, as far as its article can tell.

use super::cast::{Meant, written};
use super::fit::Match;
use super::matcher;
use super::names::NameKind;
use super::scene::Scene;
use super::source;
use crate::lexicon::Classes;
use crate::rules::{By, Expression, Piece, Rule};
use crate::statement::{Certainty, Subject, SubjectKind};
use crate::value::{self, Fill, SlotType, Value};
use smol_str::SmolStr;
use std::ops::Range;

/// A subject with the words that named it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) subject: Subject,
    /// The words as written; empty where none named it.
    pub(super) text: SmolStr,
    /// Whether it was found outside the match, or from a part of its name.
    pub(super) inherited: bool,
}

/// The subjects of a match: one, or one for each item of a list slot; none where nobody can be meant. Quotations are
/// compared by their words: one whose speaker is not known still counts.
pub(super) fn subjects(scene: &Scene<'_>, rule: &Rule, found: &Match, story: &str) -> Vec<Found> {
    let mut subjects = known(scene, rule, found, story);
    if subjects.is_empty() && rule.compare.by == By::Quote {
        subjects.push(sure(SmolStr::default(), SubjectKind::Other, SmolStr::default(), true));
    }
    subjects
}

fn known(scene: &Scene<'_>, rule: &Rule, found: &Match, story: &str) -> Vec<Found> {
    match rule.about.as_slice() {
        [Piece::Speaker] => speaker(scene, rule, found).into_iter().collect(),
        [Piece::Slot(slot)] => match found.slots.get(*slot).and_then(Option::as_ref) {
            Some(fill) => matcher::values(fill)
                .filter_map(|(tokens, value)| named(scene, rule, &rule.slots[*slot].kind, tokens, value))
                .collect(),
            None => inherited(scene, rule, &rule.slots[*slot].kind, found).into_iter().collect(),
        },
        pieces => {
            let mut name = String::new();
            let mut kind = SubjectKind::Other;
            for piece in pieces {
                match piece {
                    Piece::Text(text) => name.push_str(text),
                    Piece::Story => {
                        kind = SubjectKind::Story;
                        name.push_str(story);
                    }
                    Piece::Speaker => match speaker(scene, rule, found) {
                        Some(speaker) => name.push_str(&speaker.subject.name),
                        None => return Vec::new(),
                    },
                    Piece::Slot(slot) => match found.slots.get(*slot).and_then(Option::as_ref) {
                        Some(fill) => match part(scene, &rule.slots[*slot].kind, fill) {
                            Some(part) => name.push_str(&part),
                            None => return Vec::new(),
                        },
                        None => return Vec::new(),
                    },
                }
            }
            vec![sure(name.into(), kind, SmolStr::default(), false)]
        }
    }
}

/// Who says the value of a match.
fn speaker(scene: &Scene<'_>, rule: &Rule, found: &Match) -> Option<Found> {
    let at = match rule.value {
        Expression::Slot(slot) => found.slots.get(slot)?.as_ref()?.tokens.start,
        Expression::Before(..) | Expression::Text(_) | Expression::Number(_) => found.tokens.start,
    };
    let source = match scene.quotation_at(at) {
        Some(quotation) => source::speaker(scene, quotation),
        None => source::source(scene, at),
    }?;
    Some(sure(source.name, source.kind, source.text, source.inherited))
}

/// What a filled slot adds to a subject of several parts: a person's full name, as far as the article gives one; another
/// name without the place before it, which writers leave out (`Boston Larks`).
fn part(scene: &Scene<'_>, slot: &SlotType, fill: &Fill) -> Option<SmolStr> {
    if !matches!(slot, SlotType::Person | SlotType::Name) {
        return Some(written(&scene.text, fill.tokens.clone()));
    }
    match meant(scene, &fill.tokens) {
        (Meant::Person(id), _) => Some(scene.cast.name(id)),
        (Meant::Nobody, kind) if kind.is_some() || *slot == SlotType::Name && !is_pronoun(scene, fill.tokens.start) => {
            let at_home = fill.tokens.len() > 1 && scene.text.classes(fill.tokens.start).has(Classes::PLACE);
            Some(written(&scene.text, fill.tokens.start + usize::from(at_home)..fill.tokens.end))
        }
        // More than one can be meant, or it is a pronoun of nobody's.
        (Meant::Ambiguous, _) | (Meant::Nobody, _) => None,
    }
}

fn is_pronoun(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.classes(at).has(Classes::PRONOUN)
}

fn sure(name: SmolStr, kind: SubjectKind, text: SmolStr, inherited: bool) -> Found {
    Found { subject: Subject { name, kind, certainty: Certainty::Sure }, text, inherited }
}

fn named(scene: &Scene<'_>, rule: &Rule, slot: &SlotType, tokens: Range<usize>, value: &Value) -> Option<Found> {
    let text = || written(&scene.text, tokens.clone());
    match (slot, value) {
        (SlotType::Person, _) => person(scene, &tokens),
        (SlotType::Title, Value::Words(title)) if title.is_empty() => {
            Some(sure(SmolStr::default(), SubjectKind::Work, text(), true))
        }
        // Elsewhere a name is a name: a character is nobody of the cast.
        (SlotType::Name, Value::Words(name)) if rule.compare.by == By::Spelling => {
            let index = scene.names_at(tokens.start).find(|(_, name)| name.tokens == tokens).map(|(index, _)| index);
            let kind = match index.map(|index| scene.names[index].kind) {
                Some(NameKind::Person) => SubjectKind::Person,
                Some(NameKind::Bare) => SubjectKind::BarePerson,
                _ => SubjectKind::Other,
            };
            Some(sure(name.clone(), kind, name.clone(), false))
        }
        (_, Value::Words(words)) => Some(sure(words.clone(), SubjectKind::Other, text(), false)),
        (_, value) => Some(sure(value.normal().into(), SubjectKind::Other, text(), false)),
    }
}

/// The person that a name or a pronoun means.
fn person(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<Found> {
    let text = written(&scene.text, tokens.clone());
    let (meant, kind) = meant(scene, tokens);
    let full = kind == Some(NameKind::Person);
    match meant {
        Meant::Person(id) => Some(sure(scene.cast.name(id), SubjectKind::Person, text, !full)),
        Meant::Ambiguous => Some(Found {
            subject: Subject { name: text.clone(), kind: SubjectKind::BarePerson, certainty: Certainty::Ambiguous },
            text,
            inherited: true,
        }),
        Meant::Nobody => kind.map(|_| sure(text.clone(), SubjectKind::BarePerson, text, false)),
    }
}

/// Whom a name or a pronoun means, and what kind of name it is; none of a pronoun.
pub(crate) fn meant(scene: &Scene<'_>, tokens: &Range<usize>) -> (Meant, Option<NameKind>) {
    if let Some((index, name)) = scene.names_at(tokens.start).find(|(_, name)| name.tokens == *tokens) {
        return (scene.cast.meant(index), Some(name.kind));
    }
    if is_pronoun(scene, tokens.start) {
        return (scene.cast.pronoun(&scene.text, &scene.names, tokens.start), None);
    }
    (Meant::Nobody, None)
}

/// The full name of the person that a name or pronoun means; none where the article does not give one.
pub(super) fn full_name(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<SmolStr> {
    match meant(scene, tokens).0 {
        Meant::Person(id) => Some(scene.cast.name(id)),
        Meant::Ambiguous | Meant::Nobody => None,
    }
}

/// What the heading above token `at` names; nothing where it names several things of a type, or none.
fn headed(scene: &Scene<'_>, slot: &SlotType, at: usize) -> Option<Found> {
    let heading =
        scene.text.headings.get(..scene.text.headings.partition_point(|heading| heading.end <= at))?.last()?;
    let named = |at| value::recognise(slot, &scene.text, at, heading.end, None).into_iter().next();
    let mut names = heading.clone().filter_map(named).map(|fill| fill.value);
    let (Value::Words(name), None) = (names.next()?, names.next()) else { return None };
    Some(sure(name, SubjectKind::Other, SmolStr::default(), true))
}

/// The subject of a match that names none.
fn inherited(scene: &Scene<'_>, rule: &Rule, slot: &SlotType, found: &Match) -> Option<Found> {
    let described = rule.inherit.description || rule.inherit.value;
    if described && *slot == SlotType::Person && rule.compare.by != By::Quote {
        let nearby = || scene.cast.description(&scene.text, &scene.names, found.tokens.start);
        return Some(match rule.inherit.description.then(nearby) {
            Some(Meant::Person(id)) => sure(scene.cast.name(id), SubjectKind::Person, SmolStr::default(), true),
            _ => {
                let name = SmolStr::default();
                let subject = Subject { name, kind: SubjectKind::BarePerson, certainty: Certainty::Ambiguous };
                Found { subject, text: SmolStr::default(), inherited: true }
            }
        });
    }
    if rule.inherit.heading {
        return headed(scene, slot, found.tokens.start);
    }
    if rule.inherit.work && *slot == SlotType::Title {
        return Some(sure(SmolStr::default(), SubjectKind::Work, SmolStr::default(), true));
    }
    None
}
