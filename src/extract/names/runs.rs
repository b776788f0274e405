//! Maximal runs of capitalised words, with initials, hyphens and particles inside.

use super::look::{is_initial, is_own_stop};
use crate::lexicon::Classes;
use crate::text::{Gap, Kind, Text};
use std::ops::Range;

/// Most tokens on each side of a word that are looked at for the name of a file.
const LONGEST: usize = 16;

/// The runs of a sentence.
pub(super) fn runs(text: &Text<'_>, sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = sentence.start;
    std::iter::from_fn(move || {
        let begins = |&at: &usize| begins(text, at, sentence.start) && !is_in_file_name(text, at);
        let start = (at..sentence.end).find(begins)?;
        at = start + 1;
        while let Some(next) = continues(text, at, sentence.end) {
            at = next;
        }
        Some(start..at)
    })
}

/// `Tomas_Lindkvist.txt`: words joined by `_`, and an ending.
fn is_in_file_name(text: &Text<'_>, at: usize) -> bool {
    let is_part = |at: usize| {
        let word = text.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Number));
        word || ["_", "-", "."].iter().any(|sign| text.is(at, sign))
    };
    let touches = |at: usize| text.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
    let first = (at.saturating_sub(LONGEST)..at).rev().take_while(|&at| touches(at + 1) && is_part(at)).last();
    let last =
        (at + 1..at + LONGEST).take_while(|&at| touches(at) && is_part(at)).filter(|&at| !text.is(at, ".")).last();
    // Most names have neither.
    if first.is_none() && last.is_none() {
        return false;
    }
    let (first, last) = (first.unwrap_or(at), last.unwrap_or(at));
    let ending = || text.is(last - 1, ".") && text.raw(last).chars().all(|c| c.is_ascii_lowercase());
    (first + 1..last).any(|at| text.is(at, "_")) && ending()
}

/// Whether token `at` opens a sentence, or a quotation in it: its capital then says nothing.
pub(super) fn is_first(text: &Text<'_>, at: usize) -> bool {
    let start = text.sentences.get(text.sentence_of(at)).map_or(0, |sentence| sentence.tokens.start);
    at == start || matches!(text.raw(at - 1), "\"" | "“" | "‘" | "'")
}

/// `Smith, 26, said`: a surname, though an everyday word.
pub(super) fn is_aged(text: &Text<'_>, at: usize) -> bool {
    let number = text.tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Number);
    text.classes(at).has(Classes::SURNAME) && text.is(at + 1, ",") && number
}

fn begins(text: &Text<'_>, at: usize, sentence_start: usize) -> bool {
    let token = &text.tokens[at];
    if !token.is_capital() || text.raw(at).starts_with(['\'', '’']) {
        return false;
    }
    let classes = token.classes;
    let next_capital = text.tokens.get(at + 1).is_some_and(|next| next.is_capital() && next.gap == Gap::Space);
    if is_lettered(text, at) {
        return true;
    }
    if classes.has(Classes::FUNCTION) {
        // `Will Poe said`: a given name that is also a word of grammar.
        return classes.has(Classes::GIVEN) && next_capital && !text.classes(at + 1).has(Classes::FUNCTION);
    }
    // A sentence's first word has its capital from there; an everyday word is a name only as a given name before another.
    let first = at == sentence_start || is_first(text, at);
    let titled = classes.has(Classes::HONORIFIC.or(Classes::TRADE).or(Classes::NATIONALITY));
    !first || !classes.has(Classes::COMMON) || titled || next_capital || is_aged(text, at)
}

/// `A.J.`, `A. J.`: initials, though the first letter is a word too.
fn is_lettered(text: &Text<'_>, at: usize) -> bool {
    is_initial(text, at) && is_own_stop(text, at + 1) && is_initial(text, at + 2) && is_own_stop(text, at + 3)
}

/// The end of the name part that begins at `at`, if the run goes on there.
fn continues(text: &Text<'_>, at: usize, limit: usize) -> Option<usize> {
    let capital = |at: usize| {
        let word = text.raw(at);
        // `Ada Poe T-shirts`
        let letter = word.len() == 1 && text.is(at + 1, "-");
        let begins = at < limit && text.tokens[at].is_capital() && !word.starts_with(['\'', '’']);
        // `John A. Poe`
        let grammar = text.classes(at).has(Classes::FUNCTION) && !(is_initial(text, at) && is_own_stop(text, at + 1));
        begins && !letter && !grammar && !is_weekday(text, at)
    };
    if at >= limit || text.tokens[at].gap > Gap::Line {
        return None;
    }
    if capital(at) {
        return Some(at + 1);
    }
    // `J.` and `Gov.`: the stop belongs to the word before.
    if is_own_stop(text, at) && capital(at + 1) {
        // `P.J. Poe`, but not `accounts.It`
        let apart = text.tokens[at + 1].gap != Gap::None;
        return (apart || is_initial(text, at - 1) && is_initial(text, at + 1)).then_some(at + 2);
    }
    // `Jean-Luc`
    if text.is(at, "-") && text.tokens[at].gap == Gap::None && capital(at + 1) && text.tokens[at + 1].gap == Gap::None {
        return Some(at + 2);
    }
    // `Ludwig van Beethoven`, `Omar al-Bashir`
    let mut end = at;
    while end < limit && end < at + 2 && text.classes(end).has(Classes::PARTICLE) && !text.tokens[end].is_capital() {
        end += 1;
    }
    if end > at {
        let hyphen = usize::from(end < limit && text.is(end, "-"));
        return capital(end + hyphen).then_some(end + hyphen + 1);
    }
    None
}

/// A weekday or month that is no given name: `met Ada Poe Friday`.
fn is_weekday(text: &Text<'_>, at: usize) -> bool {
    text.classes(at).has(Classes::CALENDAR) && !text.classes(at).has(Classes::GIVEN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn capitals_stand_together() {
        for (source, want) in [
            ("It was Ada Q. Poe who left.", "Ada Q. Poe"),
            ("It was P.J. Poe and A.J. Poe.", "P.J. Poe | A.J. Poe"),
            ("A.J. Poe met John A. Poe.", "A.J. Poe | John A. Poe"),
            ("It met Ada Poe Friday in Kent.It rained.", "Ada Poe | Friday | Kent"),
            (
                "It was Jean-Luc Poe, Omar al-Poe and Ludwig van der Poe.",
                "Jean-Luc Poe | Omar al-Poe | Ludwig van der Poe",
            ),
            ("Rain fell. Will Poe came.", "Will Poe"),
            ("It is in Ada_Poe.txt, in a_Poe_2.pdf and Poe_2.tar.gz.", ""),
            ("It was _Ada Poe_.Then Poe left.", "Ada Poe | Poe"),
            ("Then O'Poe saw D’Orso’s cat.", "O'Poe | D’Orso"),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let found = text.sentences.iter().flat_map(|sentence| runs(&text, sentence.tokens.clone()));
            assert_eq!(found.map(|run| text.slice(run)).collect::<Vec<_>>().join(" | "), want, "{source}");
        }
    }
}
