//! The sketch of an article: the words, numbers and names by which it can be told which story it belongs to.
//!
//! At most a few kilobytes an article, whatever its length, so that those of a large collection can lie side by side. A
//! sketch knows neither the other articles nor the path of its own; what its terms are worth is for `weigh`.

use crate::lexicon::Classes;
use crate::text::{Gap, Kind, Text};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// Terms of a sketch at most; of a longer article, those it says most often and those the lexicon knows least.
const TERMS: usize = 256;
/// Bytes of the shortest word that is a term.
const SHORTEST: usize = 3;
/// Numbers that are most often years.
const YEARS: RangeInclusive<u32> = 1900..=2099;

/// What an article is about, as far as its words tell.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sketch {
    /// Its terms, each once, in order.
    pub(super) terms: Vec<Term>,
    /// The day it was published.
    #[serde(with = "crate::day::maybe")]
    pub(super) published: Option<Date>,
}

/// A word, a number, or two capitalised words side by side: a fingerprint of its folded form, its last two bits how well
/// it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Term(u64);

/// How well a term is known before any article of the collection is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Known {
    /// The lexicon does not have it, or it is two words of a name.
    No,
    /// A given name, or a number: many bear it.
    Shared,
    /// An everyday word, a place, a year.
    Everyday,
}

impl Term {
    pub(super) fn new(words: &[&str], known: Known) -> Self {
        Self(fingerprint(words) & !3 | known as u64)
    }

    pub(super) fn known(self) -> Known {
        match self.0 & 3 {
            0 => Known::No,
            1 => Known::Shared,
            _ => Known::Everyday,
        }
    }
}

impl Sketch {
    /// Takes the sketch of a text.
    #[must_use]
    pub fn of(text: &Text<'_>, published: Option<Date>) -> Self {
        let mut counts: FxHashMap<Term, u32> = FxHashMap::default();
        for sentence in &text.sentences {
            // A headline's capitals make no names.
            let mut before = None;
            for at in sentence.tokens.clone() {
                let term = known(text, at).map(|known| Term::new(&[text.word(at)], known));
                let name =
                    (term.is_some() && text.tokens[at].is_capital() && !sentence.headline).then(|| text.word(at));
                let joined = text.tokens[at].gap <= Gap::Line;
                let pair = before.zip(name).filter(|_| joined).map(|(a, b)| Term::new(&[a, b], Known::No));
                for term in term.into_iter().chain(pair) {
                    *counts.entry(term).or_default() += 1;
                }
                before = name;
            }
        }
        let mut terms: Vec<(Term, u32)> = counts.into_iter().collect();
        terms.sort_unstable_by_key(|&(term, count)| (Reverse(count), term.known(), term));
        terms.truncate(TERMS);
        let mut terms: Vec<Term> = terms.into_iter().map(|(term, _)| term).collect();
        terms.sort_unstable();
        Self { terms, published }
    }
}

/// How well token `at` is known; `None` where it is no term: a symbol, a word of grammar, one too short to tell. Months and
/// weekdays are none, nor do years say much: what was published in one week has them all in common.
fn known(text: &Text<'_>, at: usize) -> Option<Known> {
    let everyday = Classes::COMMON.or(Classes::PLACE).or(Classes::NATIONALITY);
    let (word, classes) = (text.word(at), text.classes(at));
    match text.tokens[at].kind {
        Kind::Number if is_year(word) => Some(Known::Everyday),
        Kind::Number => (word.len() > 1).then_some(Known::Shared),
        Kind::Word if word.len() < SHORTEST || classes.has(Classes::FUNCTION.or(Classes::CALENDAR)) => None,
        Kind::Word if classes.has(everyday) => Some(Known::Everyday),
        Kind::Word if classes.has(Classes::GIVEN) => Some(Known::Shared),
        Kind::Word | Kind::Handle => Some(Known::No),
        Kind::Symbol | Kind::Link => None,
    }
}

fn is_year(number: &str) -> bool {
    number.parse().is_ok_and(|year: u32| YEARS.contains(&year))
}

/// FNV-1a in 64 bits (Fowler, Noll, Vo): the same on every machine.
fn fingerprint(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn sketch(text: &str) -> Sketch {
        Sketch::of(&Text::analyse(text, Lexicon::english()), None)
    }

    #[test]
    fn words_numbers_and_pairs_of_names_are_terms() {
        let no = |words: &[&str]| Term::new(words, Known::No);
        for (text, mut want) in [
            ("It was by the.", vec![]),
            ("The Zorvex sank.", vec![no(&["zorvex"]), Term::new(&["sank"], Known::Everyday)]),
            ("It was Tovan Marrik.", vec![no(&["tovan"]), no(&["marrik"]), no(&["tovan", "marrik"])]),
            ("It was Tovan, Marrik.", vec![no(&["tovan"]), no(&["marrik"])]),
            ("the 7 and the 1,204", vec![Term::new(&["1,204"], Known::Shared)]),
            ("Monday, 5 March 1951", vec![Term::new(&["1951"], Known::Everyday)]),
            ("by http://example.org/zorvex", vec![]),
        ] {
            want.sort_unstable();
            assert_eq!(sketch(text).terms, want, "{text}");
        }
    }

    #[test]
    fn neither_case_nor_order_nor_repetition_changes_a_sketch() {
        assert_eq!(sketch("the ferry Zorvex, the harbour"), sketch("HARBOUR, ferry, ferry; zorvex"));
    }

    #[test]
    fn a_long_article_keeps_what_it_says_often_and_rarely_heard_words() {
        let words: Vec<String> = (0..2_000).map(|number| format!("{}", 10_000 + number)).collect();
        let sketch = sketch(&format!("{} ferry ferry zorvex", words.join(" ")));
        assert_eq!(sketch.terms.len(), TERMS);
        for term in [Term::new(&["ferry"], Known::Everyday), Term::new(&["zorvex"], Known::No)] {
            assert!(sketch.terms.contains(&term));
        }
    }
}
