//! One person of an article: a name taken apart, and what the words before it tell.

use super::written;
use crate::extract::names::{Name, nickname};
use crate::lexicon::Classes;
use crate::text::{Kind, Text};
use smol_str::{SmolStr, format_smolstr};
use std::ops::Range;

/// One person of the article.
#[derive(Debug)]
pub(super) struct Person {
    /// The longest form of the name, as written.
    pub(super) name: SmolStr,
    /// The longest form taken apart.
    pub(super) parts: Parts,
    pub(super) sex: Sex,
    /// The first name in full that means this person alone, by its index among the names of the article.
    pub(super) first: Option<usize>,
}

/// A name taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Folded words, without initials' stops.
    pub(super) words: Vec<SmolStr>,
    /// `jr`: tells two people of one name apart; empty without one.
    pub(super) suffix: SmolStr,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sex {
    Female,
    Male,
    Unknown,
}

impl Person {
    pub(super) fn new(text: &Text<'_>, name: &Name, parts: Parts) -> Self {
        let called = addressed(text, name.tokens.start);
        let sex = if called == Sex::Unknown { given_sex(text.classes(name.tokens.start)) } else { called };
        Self { name: full(text, name.tokens.clone()), parts, sex, first: None }
    }

    /// Takes in another form of the name: the longest stands for the person.
    pub(super) fn also(&mut self, text: &Text<'_>, name: &Name, parts: Parts) {
        let longer = parts.words.len() > self.parts.words.len()
            || parts.words.len() == self.parts.words.len() && self.parts.suffix.is_empty() && !parts.suffix.is_empty();
        if longer {
            let suffix = if parts.suffix.is_empty() { std::mem::take(&mut self.parts.suffix) } else { parts.suffix };
            self.name = full(text, name.tokens.clone());
            self.parts = Parts { words: parts.words, suffix };
        }
        if self.sex == Sex::Unknown {
            self.sex = addressed(text, name.tokens.start);
        }
    }
}

impl Parts {
    /// The first and the last word.
    pub(super) fn ends(&self) -> Option<(SmolStr, SmolStr)> {
        Some((self.words.first()?.clone(), self.words.last()?.clone()))
    }

    /// Whether both can be one person's: no two suffixes, no two middle names.
    pub(super) fn fits(&self, other: &Self) -> bool {
        fn middle(parts: &Parts) -> &[SmolStr] {
            parts.words.get(1..parts.words.len().saturating_sub(1)).unwrap_or_default()
        }
        let initial =
            |a: &str, b: &str| a == b || (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b));
        let (mine, theirs) = (middle(self), middle(other));
        let suffixes = self.suffix == other.suffix || self.suffix.is_empty() || other.suffix.is_empty();
        suffixes && (mine.len() != theirs.len() || mine.iter().zip(theirs).all(|(a, b)| initial(a, b)))
    }
}

impl Sex {
    pub(super) fn can_be(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

/// The tokens of a name but those of a nickname inside it.
fn without_nickname(text: &Text<'_>, tokens: Range<usize>) -> impl Iterator<Item = usize> {
    let inside = tokens.clone().find_map(|at| nickname(text, at, tokens.end)).unwrap_or(tokens.end..tokens.end);
    tokens.filter(move |at| !inside.contains(at))
}

/// A name as written, but for a nickname inside it.
fn full(text: &Text<'_>, tokens: Range<usize>) -> SmolStr {
    match tokens.clone().find_map(|at| nickname(text, at, tokens.end)) {
        Some(inside) => {
            format_smolstr!("{} {}", written(text, tokens.start..inside.start), written(text, inside.end..tokens.end))
        }
        None => written(text, tokens),
    }
}

/// A name taken apart.
pub(super) fn parts(text: &Text<'_>, tokens: Range<usize>) -> Parts {
    let mut words = Vec::new();
    let mut suffix = SmolStr::default();
    for at in without_nickname(text, tokens.clone()).filter(|&at| text.tokens[at].kind == Kind::Word) {
        if at > tokens.start && text.classes(at).has(Classes::SUFFIX) {
            suffix = text.word(at).into();
        } else {
            words.push(text.word(at).into());
        }
    }
    Parts { words, suffix }
}

/// The sex that an honorific before token `at` tells (`Mrs. Poe`).
pub(super) fn addressed(text: &Text<'_>, at: usize) -> Sex {
    let stop = usize::from(at > 0 && text.is(at - 1, "."));
    let class = at.checked_sub(1 + stop).map(|before| text.classes(before)).unwrap_or_default();
    if !class.has(Classes::HONORIFIC) {
        Sex::Unknown
    } else if class.has(Classes::FEMININE) {
        Sex::Female
    } else if class.has(Classes::MASCULINE) {
        Sex::Male
    } else {
        Sex::Unknown
    }
}

fn given_sex(given: Classes) -> Sex {
    match (given.has(Classes::FEMALE), given.has(Classes::MALE)) {
        (true, false) => Sex::Female,
        (false, true) => Sex::Male,
        _ => Sex::Unknown,
    }
}
