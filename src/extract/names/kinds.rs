//! What a run of capitalised words without titles can be, by the words in it and beside it.

use super::NameKind;
use super::look::{is_acronym, is_coined, is_foreign, is_given, is_initial, is_plain, is_title};
use super::runs::{is_aged, is_first};
use crate::lexicon::Classes;
use crate::text::{Gap, Kind, Shape, Text};
use std::ops::Range;

/// Most words of a person's name.
const MOST_WORDS: usize = 5;
/// Most tokens of a run that is looked at.
const LONGEST: usize = 16;
/// Fewest bytes of each part of two names with a hyphen between.
const SHORTEST_PART: usize = 3;

/// What the words can be; `titled` says that an honorific or a trade stood before them.
pub(super) fn kind(text: &Text<'_>, tokens: Range<usize>, titled: bool) -> NameKind {
    if tokens.len() > LONGEST {
        return NameKind::Other;
    }
    if text.phrase(Classes::PLACE, tokens.start, tokens.end) == Some(tokens.len()) {
        return NameKind::Place;
    }
    match words(text, tokens.clone()).as_slice() {
        [] => NameKind::Other,
        &[only] => single(text, only, titled),
        words if is_compound(text, &tokens) => compound(text, words),
        words => several(text, words, titled),
    }
}

/// The words of a name: particles only where they can be a given name (`Al Gore`), suffixes left out.
pub(super) fn words(text: &Text<'_>, tokens: Range<usize>) -> Vec<usize> {
    let start = tokens.start;
    let given =
        |at: usize| at == start && text.classes(at).has(Classes::GIVEN) && text.classes(at + 1).has(Classes::SURNAME);
    let mut words: Vec<usize> = tokens
        .filter(|&at| text.tokens[at].kind == Kind::Word && (!text.classes(at).has(Classes::PARTICLE) || given(at)))
        .collect();
    while words.len() > 1 && words.last().is_some_and(|&last| text.classes(last).has(Classes::SUFFIX)) {
        words.pop();
    }
    words
}

/// `Klee-Poe`: no blank inside.
fn is_compound(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    text.tokens[tokens.start + 1..tokens.end].iter().all(|token| token.gap == Gap::None)
        && tokens.clone().any(|at| text.is(at, "-"))
}

fn single(text: &Text<'_>, at: usize, titled: bool) -> NameKind {
    let class = text.classes(at);
    let personal = Classes::GIVEN.or(Classes::SURNAME);
    if class.has(Classes::PLACE) && !titled {
        return NameKind::Place;
    }
    let dated = [at.wrapping_sub(1), at + 1]
        .into_iter()
        .any(|beside| text.tokens.get(beside).is_some_and(|token| token.kind == Kind::Number));
    let thing = class.has(Classes::FUNCTION.or(Classes::ORG).or(Classes::NATIONALITY))
        || class.has(Classes::CALENDAR) && (dated || !class.has(Classes::GIVEN))
        || class.has(Classes::COMMON) && !titled && !class.has(Classes::GIVEN) && !is_aged(text, at)
        || class.has(Classes::COMMON) && !class.has(personal) && !is_addressed(text, at);
    if thing || is_acronym(text, at) || is_coined(text, at) { NameKind::Other } else { NameKind::Bare }
}

/// `Mr. Rocket`: what stands before the name tells a person's sex.
fn is_addressed(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(if text.is(at.wrapping_sub(1), ".") { 2 } else { 1 });
    let sexed = Classes::FEMININE.or(Classes::MASCULINE);
    before.map(|at| text.classes(at)).is_some_and(|class| class.has(Classes::HONORIFIC) && class.has(sexed))
}

fn compound(text: &Text<'_>, words: &[usize]) -> NameKind {
    let personal = |at: usize| {
        let thing = Classes::PLACE.or(Classes::NATIONALITY).or(Classes::FUNCTION).or(Classes::CALENDAR);
        let shaped = !is_acronym(text, at) && !is_coined(text, at) && text.tokens[at].span.len() >= SHORTEST_PART;
        text.classes(at).has(Classes::GIVEN) || shaped && !is_plain(text, at) && !text.classes(at).has(thing)
    };
    if words.iter().all(|&at| personal(at)) { NameKind::Bare } else { NameKind::Other }
}

fn several(text: &Text<'_>, words: &[usize], titled: bool) -> NameKind {
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return NameKind::Other };
    let (head, tail) = (text.classes(first), text.classes(last));
    if words.len() > MOST_WORDS || words.iter().any(|&at| !can_stand_in_name(text, at)) || is_initial(text, last) {
        return NameKind::Other;
    }
    let given = is_given(text, first);
    let place = |class: Classes| class.has(Classes::PLACE);
    if is_site(text, words) || is_thing(text, words) {
        return NameKind::Other;
    }
    let titled = titled || is_introduced(text, first, last);
    if given {
        // `Charlotte Hornets`, `Grand Slam`, `Ada Poe Show`
        let doubtful =
            place(head) || head.has(Classes::COMMON) && !titled || is_initial(text, first) || words.len() > 2;
        let no_surname = is_plain(text, last) || place(tail) && !tail.has(Classes::SURNAME);
        return if doubtful && no_surname { NameKind::Other } else { NameKind::Person };
    }
    let only_names = words.iter().all(|&at| is_foreign(text, at));
    if only_names || titled && !is_plain(text, last) && words.len() <= 3 && !place(tail) {
        return NameKind::Person;
    }
    let kinds = Classes::SITE.or(Classes::ORG).or(Classes::NATIONALITY).or(Classes::PLACE).or(Classes::WORK);
    if words.len() != 2 || head.has(kinds) || tail.has(Classes::SITE) {
        return NameKind::Other;
    }
    // `Unique Poe`: an everyday word for a given name, inside a sentence, before what can only be a surname.
    let unusual = !is_first(text, first) && is_foreign(text, last);
    // `Orla Finch`: a rare given name before a surname that is an everyday word.
    let rare = is_foreign(text, first) && tail.has(Classes::SURNAME);
    if unusual || rare { NameKind::Person } else { NameKind::Other }
}

/// `Fort Poe`, `Poe Street`; a surname that is a site's word too (`Faith Hill`) only where it is somewhere.
fn is_site(text: &Text<'_>, words: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let (head, tail) = (text.classes(first), text.classes(last));
    let given = is_given(text, first);
    if head.has(Classes::SITE) && !(given && head.has(Classes::COMMON)) {
        return true;
    }
    if tail.has(Classes::SITE) {
        // `N.F.C. North`
        let letters = words.iter().filter(|&&at| is_initial(text, at)).count() > 2;
        let surname = given && tail.has(Classes::SURNAME) && !head.has(Classes::PLACE);
        return letters || !surname || is_somewhere(text, first);
    }
    let plural = tail.has(Classes::COMMON) && text.lexicon.is_plural_of(text.word(last), Classes::SITE);
    plural && is_set(text, first, last)
}

/// An organisation, a date, an office: what its first, last or inner words say.
fn is_thing(text: &Text<'_>, words: &[usize]) -> bool {
    let [first, inner @ .., last] = words else { return false };
    let tail = text.classes(*last);
    // `the German Chancellor`
    let office = text.classes(*first).has(Classes::NATIONALITY) && is_title(text, *last);
    office
        || tail.has(Classes::ORG.or(Classes::NATIONALITY))
        || tail.has(Classes::CALENDAR) && !tail.has(Classes::SURNAME)
        || is_dotted_place(text, *first)
        || inner.iter().any(|&at| is_plain(text, at))
}

/// Whether a word can stand in a person's full name at all.
fn can_stand_in_name(text: &Text<'_>, at: usize) -> bool {
    let (token, class) = (&text.tokens[at], text.classes(at));
    let grammar = class.has(Classes::FUNCTION) && !class.has(Classes::GIVEN) && !is_initial(text, at);
    // `Nicolas POE`: a surname in capitals; other words in capitals are stressed.
    let stressed =
        token.shape == Shape::Upper && token.span.len() > 3 && !class.has(Classes::SURNAME.or(Classes::GIVEN));
    let letters = is_acronym(text, at) && !class.has(Classes::INITIALS);
    !grammar && !stressed && !letters && !is_coined(text, at)
}

/// `U.S. Fish`: initials that are a place's.
fn is_dotted_place(text: &Text<'_>, first: usize) -> bool {
    is_initial(text, first) && text.phrase(Classes::PLACE, first, text.tokens.len()).is_some()
}

/// Whether the word before a name says that it is somewhere, or something: `in Porto Nuovo`, `12 Poe Street`.
pub(super) fn is_somewhere(text: &Text<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let class = text.classes(before);
    class.has(Classes::LOCATIVE.or(Classes::LEADING)) || text.tokens[before].kind == Kind::Number
}

/// Whether the words around a name say that it is somewhere: `in Poe Hills`, `Poe Hills, Ohio`.
pub(super) fn is_set(text: &Text<'_>, first: usize, last: usize) -> bool {
    let owns = |at: usize| text.raw(at).starts_with(['\'', '’']);
    let state = text.classes(last + 2).has(Classes::PLACE) || text.classes(last + 2).has(Classes::ABBREVIATION);
    let within = text.is(last + 1, ",") && state && text.tokens[last + 2].is_capital() && !owns(last + 3);
    within || is_somewhere(text, first) && !owns(last + 1)
}

/// Whether the words around a name say that it is a person's: `actor Ada Poe`, `Ada Poe, founder of`, `Ada Poe, 52,`.
fn is_introduced(text: &Text<'_>, first: usize, last: usize) -> bool {
    let before = first.checked_sub(1).is_some_and(|at| {
        text.tokens[first].gap == Gap::Space && !text.tokens[at].is_capital() && text.classes(at).has(Classes::TRADE)
    });
    let after = || {
        let what = (last + 2..last + 5).find(|&at| !text.classes(at).has(Classes::FUNCTION)).unwrap_or(last + 2);
        let lower = text.tokens.get(what).is_some_and(|token| !token.is_capital());
        let number = text.tokens.get(last + 2).is_some_and(|token| token.kind == Kind::Number);
        text.is(last + 1, ",") && (number || lower && text.classes(what).has(Classes::TRADE))
    };
    before || after()
}
