//! A run cut into names: at the titles in it, and where what cannot begin a person's name stands before one.
//!
//! `Police Commissioner Ray Poe` is `Police` and `Ray Poe`; `Colts GM Ann Poe` is `Colts` and `Ann Poe`. A title is one
//! only before a person: `General Motors` and `Screen Actors Guild` stay whole.

use super::kinds::kind;
use super::look::{is_acronym, is_coined, is_given, is_initial, is_plain, is_title};
use super::{Name, NameKind};
use crate::lexicon::Classes;
use crate::text::Text;
use std::ops::Range;

/// The names of a run.
pub(super) fn pieces(text: &Text<'_>, run: Range<usize>) -> Vec<Name> {
    let mut pieces = Vec::new();
    let (mut start, mut titled) = (run.start, false);
    let mut part = run.start;
    while part < run.end {
        if cuts(text, start, part, run.end) {
            push_before(text, start..part, titled, &mut pieces);
            let nation = text.classes(part).has(Classes::NATIONALITY);
            part = after_title(text, part, run.end);
            (start, titled) = (part, !nation);
        } else if part > start && begins_person(text, start, part, run.end) {
            push_before(text, start..part, titled, &mut pieces);
            (start, titled) = (part, true);
            part += 1;
        } else {
            part += 1;
        }
    }
    push(text, start..run.end, titled, &mut pieces);
    pieces
}

/// Adds what stands before a title or a person's name: whose they are (`Kish Gov. Poe`), and no person's surname.
fn push_before(text: &Text<'_>, tokens: Range<usize>, titled: bool, pieces: &mut Vec<Name>) {
    push(text, tokens, titled, pieces);
    if let Some(name) = pieces.last_mut().filter(|name| name.kind == NameKind::Bare) {
        name.kind = NameKind::Other;
    }
}

fn push(text: &Text<'_>, tokens: Range<usize>, titled: bool, pieces: &mut Vec<Name>) {
    let tokens = trim(text, tokens);
    if tokens.is_empty() {
        return;
    }
    let whole = kind(text, tokens.clone(), titled);
    if whole == NameKind::Other
        && let Some(end) = ends_person(text, tokens.clone(), titled)
    {
        pieces.push(Name { tokens: tokens.start..end, kind: NameKind::Person });
        return push(text, end..tokens.end, false, pieces);
    }
    pieces.push(Name { tokens, kind: whole });
}

/// The end of the person's name that a piece begins with, before an office (`Ada Poe Surgeon General`) or a country's
/// initials (`Ada Poe U.S.`).
fn ends_person(text: &Text<'_>, tokens: Range<usize>, titled: bool) -> Option<usize> {
    let ends = |&at: &usize| {
        let country = || text.phrase(Classes::PLACE, at, text.tokens.len()).is_some();
        is_word(text, at) && (is_plain(text, at) && is_office(text, at) || is_initial(text, at) && country())
    };
    let end = (tokens.start + 2..tokens.end).find(ends)?;
    let office = (end..tokens.end).all(|at| !is_word(text, at) || is_initial(text, at) || is_office(text, at));
    (office && kind(text, tokens.start..end, titled) == NameKind::Person).then_some(end)
}

/// Without hyphens and stops at the start, hyphens at the end, and degrees.
fn trim(text: &Text<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while !tokens.is_empty() && matches!(text.word(tokens.start), "." | "-") {
        tokens.start += 1;
    }
    while !tokens.is_empty() && text.is(tokens.end - 1, "-")
        || tokens.len() > 2 && text.classes(tokens.end - 1).has(Classes::DEGREE)
    {
        tokens.end -= 1;
    }
    tokens
}

/// Whether the word at `part`, of a piece that began at `start`, is a title with a person's name after it.
fn cuts(text: &Text<'_>, start: usize, part: usize, end: usize) -> bool {
    if !is_before_names(text, start, part) || !names_follow(text, part, end) {
        return false;
    }
    let class = text.classes(part);
    let given = class.has(Classes::GIVEN);
    if part > start {
        // `Ada Baker Poe`, `Martin Luther King Jr`
        let last = (part + 1..end).all(|at| !is_word(text, at) || text.classes(at).has(Classes::SUFFIX));
        let before_last = (part + 1..end).filter(|&at| is_word(text, at)).count() == 1;
        let surname = before_last && class.has(Classes::SURNAME) && !class.has(Classes::HONORIFIC);
        return !given && !last && !surname;
    }
    // `Earl Poe` is a name, `Earl William` a title.
    !(given && class.has(Classes::SURNAME) && part + 2 == end && !text.classes(part + 1).has(Classes::GIVEN))
}

fn is_office(text: &Text<'_>, at: usize) -> bool {
    text.classes(at).has(Classes::HONORIFIC.or(Classes::TRADE))
}

fn is_word(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at].is_capital()
}

/// Whether the word is a title, or a nationality, which may stand before one. `Sr.` before a name is a sister.
fn is_before_names(text: &Text<'_>, start: usize, part: usize) -> bool {
    let sister = part == start && text.classes(part).has(Classes::SUFFIX) && text.is(part + 1, ".");
    is_word(text, part) && (is_title(text, part) || text.classes(part).has(Classes::NATIONALITY) || sister)
}

/// Whether what stands after the title at `part`, and after the titles that follow it, is a person's name.
fn names_follow(text: &Text<'_>, part: usize, end: usize) -> bool {
    let mut rest = after_title(text, part, end);
    while rest < end && is_before_names(text, part, rest) && after_title(text, rest, end) < end {
        rest = after_title(text, rest, end);
    }
    let titled = !text.classes(part).has(Classes::NATIONALITY);
    let person = |tokens: Range<usize>| matches!(kind(text, tokens, titled), NameKind::Person | NameKind::Bare);
    rest < end && (person(trim(text, rest..end)) || begins_person(text, part, rest, end))
}

fn after_title(text: &Text<'_>, part: usize, end: usize) -> usize {
    let stop = part + 1 < end && text.is(part + 1, ".");
    part + 1 + usize::from(stop)
}

/// Whether a person's name begins at `part`, after words that cannot be part of it: `Colts` in `Colts Ada Poe`.
fn begins_person(text: &Text<'_>, start: usize, part: usize, end: usize) -> bool {
    let class = text.classes(part);
    let before = part - 1;
    if !class.has(Classes::GIVEN) || class.has(Classes::PLACE) || !is_word(text, before) {
        return false;
    }
    let stranger = Classes::PLACE.or(Classes::ORG).or(Classes::NATIONALITY).or(Classes::COMMON);
    let own = Classes::GIVEN.or(Classes::SITE).or(Classes::PARTICLE);
    let cannot_begin = is_acronym(text, before) || is_coined(text, before) || text.classes(before).has(stranger);
    let named = text.classes(before).has(own) || (start..part).any(|at| is_given(text, at)) || is_initial(text, before);
    // `The Dreaded Ada Poe`: a title, not a person's.
    let article = start.checked_sub(1).is_some_and(|at| text.classes(at).has(Classes::LEADING));
    let work = article && part == start + 1 && is_plain(text, before);
    let person = kind(text, trim(text, part..end), false) == NameKind::Person;
    let last = trim(text, part..end).end.saturating_sub(1);
    let thing = is_plain(text, last) || text.classes(last).has(Classes::SITE);
    cannot_begin && !named && !work && person && !thing
}
