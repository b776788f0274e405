//! A second look at the names, with the rest of the text known: the same words are the same thing everywhere.
//!
//! A full name found in one place is one where its words stand behind a team's or a sentence's first word; a surname that
//! is an everyday word is a name where its bearer is named too; a pair of foreign words that is somewhere (`in Porto
//! Nuovo`) is no person anywhere.

use super::kinds::{is_set, words};
use super::look::is_given;
use super::run_set::RunSet;
use super::runs::is_first;
use super::{Name, NameKind};
use crate::lexicon::Classes;
use crate::text::Text;
use rustc_hash::FxHashSet;

/// Most tokens of a known name that is looked for.
const LONGEST: usize = 6;

/// Judges the names anew by what the whole text says.
pub(super) fn reconsider(text: &Text<'_>, names: &mut Vec<Name>) {
    drop_places(text, names);
    surnames_of_two_words(text, names);
    full_names_inside(text, names);
    first_words(text, names);
    everyday_surnames(text, names);
}

fn people(names: &[Name]) -> impl Iterator<Item = &Name> {
    names.iter().filter(|name| name.kind == NameKind::Person)
}

/// The words that stand as a name of one word.
fn alone<'t, 'a>(text: &'t Text<'a>, names: &[Name]) -> RunSet<'t, 'a> {
    let bare = names.iter().filter(|name| name.kind == NameKind::Bare && name.tokens.len() == 1);
    RunSet::new(text, bare.map(|name| name.tokens.clone()))
}

/// The last words of full names.
fn surnames<'t, 'a>(text: &'t Text<'a>, names: &[Name]) -> RunSet<'t, 'a> {
    RunSet::new(text, people(names).map(|name| name.tokens.end - 1..name.tokens.end))
}

/// Foreign words (or `Poe Hills`) that are somewhere in one sentence are no person in another, unless the last is used as
/// a surname.
fn drop_places(text: &Text<'_>, names: &mut [Name]) {
    let alone = alone(text, names);
    let is_site = |name: &Name| {
        let last = name.tokens.end - 1;
        let class = text.classes(last);
        class.has(Classes::SITE)
            || class.has(Classes::COMMON) && text.lexicon.is_plural_of(text.word(last), Classes::SITE)
    };
    let doubtful = |name: &Name| {
        let titled = name
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| text.classes(at).has(Classes::HONORIFIC.or(Classes::TRADE)) || text.is(at, "."));
        name.kind == NameKind::Person
            && !titled
            && !alone.contains(name.tokens.end - 1..name.tokens.end)
            && (is_site(name) || !words(text, name.tokens.clone()).iter().any(|&at| is_given(text, at)))
    };
    let places = names
        .iter()
        .filter(|name| name.kind == NameKind::Other || doubtful(name))
        .filter(|name| name.tokens.len() > 1 && is_set(text, name.tokens.start, name.tokens.end - 1))
        .map(|name| name.tokens.clone());
    let places = RunSet::new(text, places);
    for name in names.iter_mut().filter(|name| doubtful(name)) {
        if places.contains(name.tokens.clone()) {
            name.kind = NameKind::Other;
        }
    }
}

/// `Van Poe`, where the text has `Orla Van Poe`.
fn surnames_of_two_words(text: &Text<'_>, names: &mut [Name]) {
    let longer = people(names).filter(|name| name.tokens.len() > 2);
    let tails = RunSet::new(text, longer.map(|name| name.tokens.end - 2..name.tokens.end));
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Person && name.tokens.len() == 2) {
        let particle = text.classes(name.tokens.start).has(Classes::PARTICLE);
        if particle && tails.contains(name.tokens.clone()) {
            name.kind = NameKind::Bare;
        }
    }
}

/// `Whenever Ada Poe`, `Town Rovers WB Ada Poe`: a full name that the text has elsewhere, after other words.
fn full_names_inside(text: &Text<'_>, names: &mut Vec<Name>) {
    let known = RunSet::new(text, people(names).map(|name| name.tokens.clone()));
    let mut found = Vec::new();
    // `WB Ada Poe` looks like a person's name, too.
    let may_hide = |name: &Name| match name.kind {
        NameKind::Person => !is_given(text, name.tokens.start) && words(text, name.tokens.clone()).len() > 2,
        kind => kind == NameKind::Other,
    };
    for name in names.iter_mut().filter(|name| may_hide(name)) {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let first = start.max(end.saturating_sub(LONGEST)) + usize::from(name.kind == NameKind::Person);
        let tail = (first..end.saturating_sub(1)).find(|&from| known.contains(from..end));
        match tail {
            Some(from) if from == start => name.kind = NameKind::Person,
            Some(from) => {
                (name.tokens.end, name.kind) = (from, NameKind::Other);
                found.push(Name { tokens: from..end, kind: NameKind::Person });
            }
            None => {}
        }
    }
    names.extend(found);
}

/// `Joining Poe`: an everyday word at the start of a sentence, before a name that the text uses alone.
fn first_words(text: &Text<'_>, names: &mut [Name]) {
    let alone = alone(text, names);
    let surnames = surnames(text, names);
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Other && name.tokens.len() == 2) {
        let first = name.tokens.start;
        let word = first + 1..first + 2;
        let everyday = text.classes(first).has(Classes::COMMON) && !text.classes(first).has(Classes::GIVEN);
        if everyday && is_first(text, first) && (alone.contains(word.clone()) || surnames.contains(word)) {
            name.tokens.start += 1;
            name.kind = NameKind::Bare;
        }
    }
}

/// Surnames that are everyday words too (`Page was born …`): the text has a person of that name.
fn everyday_surnames(text: &Text<'_>, names: &mut Vec<Name>) {
    let surnames = surnames(text, names);
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Other && name.tokens.len() == 1) {
        if surnames.contains(name.tokens.clone()) {
            name.kind = NameKind::Bare;
        }
    }
    let firsts = text.sentences.iter().filter(|sentence| !sentence.headline).map(|sentence| sentence.tokens.start);
    let mut found: Vec<usize> =
        firsts.filter(|&at| text.tokens[at].is_capital() && surnames.contains(at..at + 1)).collect();
    if found.is_empty() {
        return;
    }
    let taken: FxHashSet<usize> = names.iter().flat_map(|name| name.tokens.clone()).collect();
    found.retain(|at| !taken.contains(at));
    names.extend(found.into_iter().map(|at| Name { tokens: at..at + 1, kind: NameKind::Bare }));
}
