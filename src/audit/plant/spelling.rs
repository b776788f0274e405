//! A name misspelt by one letter: doubled, dropped where it is double, or changed places with the next.

use super::{Change, Ground, Kind, alone, words};
use crate::audit::random::Random;
use crate::span::Span;
use crate::statement::Statement;

/// Letters that a word has at least: in a shorter one, a slip is another name.
const SHORTEST: usize = 5;

/// One word of a name misspelt.
pub(super) fn change(_: &Ground<'_>, statement: &Statement, random: &mut Random) -> Option<Change> {
    let name = &statement.place.text;
    let long: Vec<(usize, &str)> = words(name).filter(|(_, word)| word.chars().count() >= SHORTEST).collect();
    let &(at, word) = random.one(&long)?;
    let ways = slips(word);
    let new = random.one(&ways)?;
    let edit = alone(statement, Span::new(at, at + word.len()), new.clone());
    Some(Change { kind: Kind::Spelling, edits: vec![edit] })
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
    fn any_word_can_be_looked_at() {
        for word in ["é", "三百人の三", "MACDONALD", "éèéè"] {
            assert!(slips(word).iter().all(|slip| slip != word), "{word}");
        }
    }
}
