//! A name misspelt by one letter: doubled, dropped where it is double, or changed places with the next.
//!
//! Only words that can be told to be names: an everyday word or a month with a slip is a spelling checker's find, and a
//! slip in a short one makes another name.

use super::{Change, Ground, Kind, alone};
use crate::audit::random::Random;
use crate::audit::words::words;
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;
use crate::statement::Statement;
use crate::text::fold;

/// Letters that a word has at least.
const SHORTEST: usize = 5;

/// One word of a name misspelt.
pub(super) fn change(ground: &Ground<'_>, statement: &Statement, random: &mut Random) -> Option<Change> {
    let own: Vec<(usize, &str)> = own_words(ground.lexicon, &statement.place.text).collect();
    let &(at, word) = random.one(&own)?;
    let ways = slips(word);
    let new = random.one(&ways)?;
    let edit = alone(statement, Span::new(at, at + word.len()), new.clone());
    Some(Change { kind: Kind::Spelling, edits: vec![edit] })
}

/// The words of a name that are long enough and the name's own, each with its first byte.
pub(in crate::audit) fn own_words<'n>(lexicon: &Lexicon, name: &'n str) -> impl Iterator<Item = (usize, &'n str)> {
    let own = |word: &str| {
        let classes = lexicon.classes(&fold(word));
        let everyday = classes.has(Classes::COMMON.or(Classes::FUNCTION))
            && !classes.has(Classes::GIVEN.or(Classes::SURNAME).or(Classes::PLACE));
        word.chars().count() >= SHORTEST && !everyday && !classes.has(Classes::CALENDAR)
    };
    words(name).filter(move |(_, word)| own(word))
}

/// The ways to misspell a word inside; its first and its last letter stay, and so does each capital.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = Vec::new();
    for (at, pair) in letters.windows(2).enumerate().skip(1).filter(|(_, pair)| pair[0].is_lowercase()) {
        let mut add = |slip: &dyn Fn(&mut Vec<char>)| {
            let mut letters = letters.clone();
            slip(&mut letters);
            slips.push(letters.into_iter().collect());
        };
        if pair[0] == pair[1] {
            add(&|letters| _ = letters.remove(at));
            continue;
        }
        if letters[at - 1] != pair[0] {
            add(&|letters| letters.insert(at, pair[0]));
        }
        if pair[1].is_lowercase() && at + 2 < letters.len() {
            add(&|letters| letters.swap(at, at + 1));
        }
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter() {
        for (word, want) in [
            ("Danielle", "Daanielle Dnaielle Dannielle Dainelle Daniielle Daneille Danieelle Danilele Daniele"),
            ("Finch", "Fiinch Fnich Finnch Ficnh Fincch"),
            ("McCoy", "MccCoy McCooy"),
            ("Ab", ""),
            ("", ""),
        ] {
            assert_eq!(slips(word).join(" "), want, "{word}");
        }
    }

    #[test]
    fn everyday_words_are_no_names() {
        for (name, want) in [
            ("Nell and Danielle Go West", "Danielle"),
            ("Most Likely", ""),
            ("December", ""),
            ("Los Angeles Times", "Angeles"),
            ("Grace Baker", "Grace Baker"),
        ] {
            let own: Vec<&str> = own_words(Lexicon::english(), name).map(|(_, word)| word).collect();
            assert_eq!(own.join(" "), want, "{name}");
        }
    }

    #[test]
    fn any_word_can_be_looked_at() {
        for word in ["é", "三百人の三", "MACDONALD", "éèéè"] {
            assert!(slips(word).iter().all(|slip| slip != word), "{word}");
        }
    }
}
