//! How the subject of a statement was found, read off what the article knows of its people.

use crate::extract::cast::Meant;
use crate::extract::fit::Match;
use crate::extract::matcher::values;
use crate::extract::names::NameKind;
use crate::extract::scene::Scene;
use crate::extract::subject::meant;
use crate::lexicon::Classes;
use crate::rules::{Piece, Rule};
use crate::statement::Statement;
use crate::value::SlotType;
use std::ops::Range;

/// How a subject was found. A line is the line of the file where the full name stands first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Its words name it, in full or as its name is written.
    Named,
    /// Its words are a part of the name.
    PartOf(Option<usize>),
    /// Its words are a pronoun: the only person nearby whom it can mean.
    Pronoun(Option<usize>),
    /// The template names nobody: the only person nearby, or the one the article is about.
    Described(Option<usize>),
    /// A name that the article does not give in full.
    Bare,
    /// `the film`: the one work that the article, or its story, is about.
    Work,
    /// What the heading above names.
    Heading,
    /// The event that the article reports.
    Event,
    /// Whoever says the value.
    Speaker,
    /// Nobody that the article makes clear says it.
    NoSpeaker,
    /// The template names nobody: the one of whom the article says the same by name.
    SameValue,
    /// More than one can be meant: these, as far as they are known.
    Ambiguous(Vec<String>),
}

/// How the subject of a statement was found.
pub(super) fn how(
    scene: &Scene<'_>,
    rule: &Rule,
    found: &Match,
    statement: &Statement,
    line: impl Fn(&Range<usize>) -> usize,
) -> How {
    let named_at = |person: usize| {
        let full = |(index, name): &(usize, &crate::extract::names::Name)| {
            name.kind == NameKind::Person && scene.cast.meant(*index) == Meant::Person(person)
        };
        scene.names.iter().enumerate().find(full).map(|(_, name)| line(&name.tokens))
    };
    match rule.about.as_slice() {
        [Piece::Speaker] if statement.subject_text.is_empty() => How::NoSpeaker,
        [Piece::Speaker] => How::Speaker,
        [Piece::Slot(slot)] => {
            let kind = rule.slots.get(*slot).map(|slot| &slot.kind);
            let Some(fill) = found.slots.get(*slot).and_then(Option::as_ref) else {
                return unnamed(scene, rule, kind, found, statement, named_at);
            };
            let by_words = |tokens: &Range<usize>| written(scene, tokens) == statement.subject_text;
            let tokens = values(fill).map(|(tokens, _)| tokens).find(by_words);
            match (kind, tokens) {
                (Some(SlotType::Person), Some(tokens)) => person(scene, &tokens, named_at),
                (Some(SlotType::Title), _) if statement.subject.name.is_empty() => How::Work,
                _ => How::Named,
            }
        }
        pieces if pieces.contains(&Piece::Story) => How::Event,
        _ => How::Named,
    }
}

fn person(scene: &Scene<'_>, tokens: &Range<usize>, named_at: impl Fn(usize) -> Option<usize>) -> How {
    let index = scene.names_at(tokens.start).find(|(_, name)| name.tokens == *tokens).map(|(index, _)| index);
    match meant(scene, tokens) {
        (Meant::Person(_), Some(NameKind::Person)) => How::Named,
        (Meant::Person(id), Some(_)) => How::PartOf(named_at(id)),
        (Meant::Person(id), None) => How::Pronoun(named_at(id)),
        (Meant::Nobody, _) => How::Bare,
        (Meant::Ambiguous, _) => {
            let ids = match index {
                Some(index) => scene.cast.candidates(&scene.text, &scene.names, index),
                None => scene.cast.nearby(&scene.text, &scene.names, tokens.start),
            };
            How::Ambiguous(ids.into_iter().map(|id| scene.cast.name(id).to_string()).collect())
        }
    }
}

fn unnamed(
    scene: &Scene<'_>,
    rule: &Rule,
    kind: Option<&SlotType>,
    found: &Match,
    statement: &Statement,
    named_at: impl Fn(usize) -> Option<usize>,
) -> How {
    let described = (rule.inherit.description || rule.inherit.value) && kind == Some(&SlotType::Person);
    if !described {
        return if rule.inherit.heading { How::Heading } else { How::Work };
    }
    if !statement.subject.name.is_empty() {
        let person = scene.cast.description(&scene.text, &scene.names, found.tokens.start);
        return How::Described(if let Meant::Person(id) = person { named_at(id) } else { None });
    }
    if rule.inherit.value {
        return How::SameValue;
    }
    How::Ambiguous(nearby(scene, found))
}

/// Whom a match that names nobody could be about.
pub(super) fn nearby(scene: &Scene<'_>, found: &Match) -> Vec<String> {
    let about = found.slots.iter().flatten().map(|fill| fill.tokens.start);
    let pronoun = about.clone().find(|&at| scene.text.classes(at).has(Classes::PRONOUN));
    let ids = scene.cast.nearby(&scene.text, &scene.names, pronoun.unwrap_or(found.tokens.start));
    ids.into_iter().map(|id| scene.cast.name(id).to_string()).collect()
}

fn written(scene: &Scene<'_>, tokens: &Range<usize>) -> String {
    scene.text.slice(tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ")
}
