//! Words taken as they are: `words(n)`, `gap(n)`, `trade` and one-of lists.

use super::window::{Found, Window};
use crate::lexicon::Classes;

/// The ends of one to `n` words from token `at` on, none of them of the classes `but`, shortest first. Hyphens inside are
/// free, and so is a possessive `'s`.
pub(super) fn words(window: Window<'_>, at: usize, n: usize, but: Classes) -> impl Iterator<Item = usize> {
    let is_word = move |at| window.is_word(at) || window.is_number(at);
    let mut next = at;
    // The second half of `spin-off` is of no class of its own.
    let mut second_half = false;
    let ends = std::iter::from_fn(move || {
        if !is_word(next) || !second_half && window.has(next, but) {
            return None;
        }
        next += 1;
        let end = next;
        while window.is_word(next) && window.word(next).starts_with('\'') {
            next += 1;
        }
        second_half = window.is_hyphen(next) && window.is_glued(next) && is_word(next + 1);
        next += usize::from(second_half);
        Some(end)
    });
    ends.take(n)
}

/// The ends of one to `n` tokens of any kind from token `at` on, shortest first.
pub(super) fn gap(window: Window<'_>, at: usize, n: usize) -> impl Iterator<Item = usize> {
    (at..at.saturating_add(n)).take_while(move |&last| window.token(last).is_some()).map(|last| last + 1)
}

/// The word at token `at`, where it says what people are or do.
pub(super) fn trade<'t>(window: Window<'t>, at: usize) -> Found<&'t str> {
    let people = Classes::TRADE.or(Classes::HONORIFIC);
    let told = window.is_word(at) && (window.has(at, people) || window.is_plural_of(at, people));
    if told { vec![(at + 1, window.slice(at, at + 1))] } else { Vec::new() }
}

/// The phrases of a list that stand at token `at`; `phrases` are folded.
pub(super) fn one_of<'t>(window: Window<'t>, at: usize, phrases: &[String]) -> Found<&'t str> {
    let mut found = Vec::new();
    for phrase in phrases {
        if let Some(end) = phrase_end(window, at, phrase) {
            found.push((end, window.slice(at, end)));
        }
    }
    found
}

/// The token after `phrase`, when it stands at token `at`; white space of the phrase is not looked at.
fn phrase_end(window: Window<'_>, at: usize, phrase: &str) -> Option<usize> {
    let (mut rest, mut end) = (phrase.trim_start(), at);
    while !rest.is_empty() {
        let word = window.word(end);
        if word.is_empty() {
            return None;
        }
        rest = rest.strip_prefix(word)?.trim_start();
        end += 1;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use crate::value::tests::shown;

    #[test]
    fn runs_of_words() {
        for (kind, source, want) in [
            ("words(3)", "pop star, actor", "pop | pop star"),
            ("words(2)", "co-star and", "co | co-star"),
            ("words(3)", "Kudrow's film opened", "Kudrow | Kudrow's film | Kudrow's film opened"),
            ("words(3)", ", film", ""),
            ("gap(2)", ", 1997 film", ", | , 1997"),
            ("rose|shot up|co-wrote", "shot up on", "shot up"),
            ("rose|shot up|co-wrote", "Co-wrote it", "Co-wrote"),
            ("rose|shot up", "roses", ""),
        ] {
            assert_eq!(shown(kind, source), want, "{source}");
        }
    }
}
