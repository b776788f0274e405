//! Names in a headline, where capitals say nothing: what the text below knows, else a given name and the word after it.

use super::look::{is_acronym, is_coined, is_initial, is_own_stop};
use super::run_set::RunSet;
use super::{Name, NameKind};
use crate::lexicon::Classes;
use crate::text::{Gap, Shape, Text};
use std::ops::Range;

/// Most tokens of a full name that is looked for.
const LONGEST: usize = 4;

/// What the text below its headlines has named.
#[derive(Debug)]
pub(super) struct Known<'t, 'a> {
    full: RunSet<'t, 'a>,
    /// The words that a full name begins with.
    first: RunSet<'t, 'a>,
    bare: RunSet<'t, 'a>,
}

impl<'t, 'a> Known<'t, 'a> {
    /// Of the names found in sentences.
    pub(super) fn new(text: &'t Text<'a>, names: &[Name]) -> Self {
        let full = || names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.tokens.clone());
        let bare = names.iter().filter_map(|name| match name.kind {
            NameKind::Person => Some(name.tokens.end - 1..name.tokens.end),
            NameKind::Bare => Some(name.tokens.clone()),
            _ => None,
        });
        Self {
            full: RunSet::new(text, full()),
            first: RunSet::new(text, full().map(|tokens| tokens.start..tokens.start + 1)),
            bare: RunSet::new(text, bare),
        }
    }
}

/// Adds the names of the headline `sentence`.
pub(super) fn headline(text: &Text<'_>, sentence: Range<usize>, known: &Known<'_, '_>, names: &mut Vec<Name>) {
    let shouted = sentence
        .clone()
        .all(|at| !text.tokens[at].is_capital() || text.tokens[at].shape == Shape::Upper || is_initial(text, at));
    let mut at = sentence.start;
    while at < sentence.end {
        let found = full_name(text, at, sentence.end, known)
            .or_else(|| place(text, at, sentence.end))
            .or_else(|| bare(text, at, shouted, known));
        at = found.as_ref().map_or(at + 1, |name| name.tokens.end);
        names.extend(found);
    }
}

/// The full name that begins at `at`; of a thing, where a word after it says so (`Ada Poe Center`).
fn full_name(text: &Text<'_>, at: usize, end: usize, known: &Known<'_, '_>) -> Option<Name> {
    let fits = |len: &usize| at + len <= end && known.full.contains(at..at + len);
    let begins = known.first.contains(at..at + 1);
    if begins && let Some(len) = (2..=LONGEST).rev().find(fits) {
        return Some(named(text, at..at + len));
    }
    let class = text.classes(at);
    if !text.tokens[at].is_capital() || class.has(Classes::FUNCTION) || !class.has(Classes::GIVEN) {
        return None;
    }
    let mut last = at + 1;
    if is_own_stop(text, last) {
        last += 1;
    }
    if is_initial(text, last) && is_own_stop(text, last + 1) {
        last += 2;
    }
    let tail = text.classes(last);
    let surname = last < end
        && text.tokens[last].is_capital()
        && text.tokens[last].gap == Gap::Space
        && !tail.has(Classes::FUNCTION.or(Classes::ORG))
        && (text.tokens[at].shape == Shape::Upper || !is_acronym(text, last))
        && (!tail.has(Classes::COMMON) || tail.has(Classes::SURNAME));
    let everyday = class.has(Classes::TRADE) || class.has(Classes::COMMON) && tail.has(Classes::COMMON);
    (surname && !everyday).then(|| named(text, at..last + 1))
}

fn named(text: &Text<'_>, tokens: Range<usize>) -> Name {
    let next = text.tokens.get(tokens.end);
    let thing = next.is_some_and(|next| next.is_capital() && next.gap == Gap::Space && next.classes.has(Classes::ORG));
    if thing {
        Name { tokens: tokens.start..tokens.end + 1, kind: NameKind::Other }
    } else {
        Name { tokens, kind: NameKind::Person }
    }
}

fn place(text: &Text<'_>, at: usize, end: usize) -> Option<Name> {
    if !text.tokens[at].is_capital() {
        return None;
    }
    let phrase = text.phrase(Classes::PLACE, at, text.tokens.len()).filter(|len| at + len <= end);
    let len = phrase.or_else(|| text.classes(at).has(Classes::PLACE).then_some(1))?;
    Some(Name { tokens: at..at + len, kind: NameKind::Place })
}

/// One word: known from the text or, unless all words are shouted, one that is no everyday word.
fn bare(text: &Text<'_>, at: usize, shouted: bool, known: &Known<'_, '_>) -> Option<Name> {
    let class = text.classes(at);
    let kinds = Classes::COMMON.or(Classes::NATIONALITY).or(Classes::CALENDAR).or(Classes::ORG).or(Classes::FUNCTION);
    let thing = shouted || class.has(kinds) || is_acronym(text, at) || is_coined(text, at);
    let name = text.tokens[at].is_capital() && (known.bare.contains(at..at + 1) || !thing);
    name.then(|| Name { tokens: at..at + 1, kind: NameKind::Bare })
}
