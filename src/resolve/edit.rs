//! How two words differ, where little enough for one to be a slip of the other.
//!
//! Letters alone: whether the difference is a slip, grammar or another name is for `slip` to say. National ways to spell
//! one word (`Harbour`, `Harbor`) are no difference.

use crate::lexicon::Lexicon;

/// Longest part that is compared; hostile input stops here.
const LONGEST: usize = 40;

/// How two different words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    /// Damerau distance (optimal string alignment), 1 or 2.
    pub distance: usize,
    /// A letter doubled, or one of two dropped.
    pub doubling: bool,
    /// Two neighbours swapped, and no more.
    pub swap: bool,
    /// A letter put for another; not dropped, added or swapped.
    pub substitution: bool,
    /// Letters of the shorter word.
    pub len: usize,
}

/// How `b` differs from `a`, if it is little enough: one edit in words of four letters or more, two in words of seven or
/// more, and the first letters equal.
pub(super) fn edit(lexicon: &Lexicon, a: &str, b: &str) -> Option<Edit> {
    if a == b || a.len() > LONGEST || b.len() > LONGEST || a.chars().next() != b.chars().next() {
        return None;
    }
    let (long, short) = (a.chars().count().max(b.chars().count()), a.chars().count().min(b.chars().count()));
    if short < 4 || long - short > 2 || !all_letters(a) || !all_letters(b) {
        return None;
    }
    let distance = match strsim::osa_distance(a, b) {
        2 if short >= 5 && lexicon.sound_alike(a, b) => 1,
        distance => distance,
    };
    let near = distance == 1 || distance == 2 && short >= 7;
    (near && !is_national(lexicon, a, b)).then(|| {
        let substitutions = strsim::levenshtein(a, b);
        Edit {
            distance,
            doubling: undoubled(a) == undoubled(b),
            swap: distance == 1 && long == short && substitutions == 2,
            substitution: long == short && substitutions == distance,
            len: short,
        }
    })
}

fn all_letters(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

fn undoubled(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether the lexicon has the two as ways to write one word.
fn is_national(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    let meant = |word: &'_ str| lexicon.variant(word).unwrap_or_else(|| vec![word.to_owned()]);
    meant(a) == meant(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_near_by_few_edits_in_long_enough_words() {
        for (a, b, want) in [
            ("torvin", "torvinn", Some(1)),
            ("torvin", "tovrin", Some(1)),
            ("debbie", "debby", Some(1)),
            ("saravaddin", "saraviddon", Some(2)),
            ("salt", "salp", Some(1)),
            // Too short, too far, another beginning, the other side of the ocean, no letters.
            ("ann", "anne", None),
            ("david", "dale", None),
            ("marie", "mary", None),
            ("torvin", "dorvin", None),
            ("harbour", "harbor", None),
            ("recognised", "recognized", None),
            ("centre", "center", None),
            ("a3200", "a3300", None),
            ("torvin", "torvin", None),
        ] {
            assert_eq!(edit(Lexicon::english(), a, b).map(|edit| edit.distance), want, "{a} {b}");
            assert_eq!(edit(Lexicon::english(), b, a).map(|edit| edit.distance), want, "{b} {a}");
        }
    }
}
