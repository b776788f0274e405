//! How two words differ, where little enough for one to be a slip of the other.
//!
//! Letters alone: whether the difference is a slip, grammar or another name is for `slip` to say. National ways to spell
//! one word (`Harbour`, `Harbor`) are no difference.

use crate::lexicon::Lexicon;

/// Most bytes of a word that is compared; hostile input stops here.
pub(super) const LONGEST: usize = 40;

/// How two different words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit<'w> {
    words: [&'w str; 2],
    /// Damerau distance (optimal string alignment), 1 or 2.
    pub distance: usize,
    /// Letters of the shorter word.
    pub len: usize,
    /// Whether the first letters agree: few slips happen there, and many names differ there alone (`Barry`, `Harry`).
    pub same_start: bool,
}

impl Edit<'_> {
    /// Whether the letters alone can speak for a slip: one edit in words of four letters or more, two in words of seven, and
    /// the first letters agree.
    pub(super) fn is_telling(&self) -> bool {
        self.same_start && self.len >= if self.distance == 1 { 4 } else { 7 }
    }

    /// A letter doubled, or one of two dropped.
    pub(super) fn is_doubling(&self) -> bool {
        let [a, b] = self.words.map(undoubled);
        a == b
    }

    /// Two neighbours swapped, and no more.
    pub(super) fn is_swap(&self) -> bool {
        self.distance == 1 && self.same_length() && self.substitutions() == 2
    }

    /// Letters put for others; none dropped, added or swapped.
    pub(super) fn is_substitution(&self) -> bool {
        self.same_length() && self.substitutions() == self.distance
    }

    fn same_length(&self) -> bool {
        let [a, b] = self.words.map(|word| word.chars().count());
        a == b
    }

    /// Letters that differ, place by place.
    fn substitutions(&self) -> usize {
        let [a, b] = self.words;
        a.chars().zip(b.chars()).filter(|(a, b)| a != b).count()
    }
}

/// How `b` differs from `a`, if it is little enough: one edit in words of two letters or more, two in words of five or more
/// that begin alike.
pub(super) fn edit<'w>(lexicon: &Lexicon, a: &'w str, b: &'w str) -> Option<Edit<'w>> {
    if a == b || a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    let same_start = a.chars().next() == b.chars().next();
    let (long, short) = (a.chars().count().max(b.chars().count()), a.chars().count().min(b.chars().count()));
    if short < 2 || long - short > 2 {
        return None;
    }
    let distance = match distance(a, b) {
        2 if short >= 5 && (lexicon.sound_alike(a, b) || lexicon.begin_alike(a, b)) => 1,
        distance => distance,
    };
    let near = distance == 1 || distance == 2 && short >= 5 && same_start;
    let word = near && all_letters(a) && all_letters(b) && !is_national(lexicon, a, b);
    word.then_some(Edit { words: [a, b], distance, len: short, same_start })
}

/// The Damerau distance; looks closely at what stands between the shared beginning and end alone.
fn distance(a: &str, b: &str) -> usize {
    let same = |(a, b): &(char, char)| a == b;
    let front: usize = a.chars().zip(b.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (&a[front..], &b[front..]);
    let back: usize = a.chars().rev().zip(b.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    // What is left begins and ends with other letters, and mostly is as short as this.
    let [of_a, of_b] = [a, b].map(|rest| rest.chars().take(3).count());
    match (of_a, of_b) {
        (0 | 1, 0 | 1) => of_a.max(of_b),
        (2, 0) | (0, 2) | (2, 1) | (1, 2) => 2,
        (2, 2) => {
            if a.chars().eq(b.chars().rev()) {
                1
            } else {
                2
            }
        }
        _ => strsim::osa_distance(a, b),
    }
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

    proptest::proptest! {
        #[test]
        fn shared_ends_make_no_difference_to_the_distance(a in "[abé]{0,8}", b in "[abé]{0,8}") {
            proptest::prop_assert_eq!(distance(&a, &b), strsim::osa_distance(&a, &b));
        }
    }

    #[test]
    fn parts_are_near_by_few_edits_in_long_enough_words() {
        for (a, b, want) in [
            ("torvin", "torvinn", Some(1)),
            ("torvin", "tovrin", Some(1)),
            ("debbie", "debby", Some(1)),
            ("saravaddin", "saraviddon", Some(2)),
            ("salt", "salp", Some(1)),
            ("karolos", "carolos", Some(1)),
            ("gurbany", "kurbani", Some(1)),
            ("ann", "anne", Some(1)),
            ("torvin", "dorvin", Some(1)),
            // Too far, too short for two edits, another beginning too, the other side of the ocean, no letters.
            ("david", "dale", None),
            ("marie", "mary", None),
            ("steven", "stephen", Some(2)),
            ("saravaddin", "taraviddin", None),
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
