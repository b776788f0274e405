//! Sets of runs of tokens, equal where their folded words are: what a text has named, without a copy of its words.

use crate::text::Text;
use std::ops::Range;

/// Runs of one text.
#[derive(Debug)]
pub(super) struct RunSet<'t, 'a> {
    text: &'t Text<'a>,
    /// Each with the hash of its words, in order.
    runs: Vec<(u64, Range<usize>)>,
}

impl<'t, 'a> RunSet<'t, 'a> {
    pub(super) fn new(text: &'t Text<'a>, runs: impl Iterator<Item = Range<usize>>) -> Self {
        let mut runs: Vec<(u64, Range<usize>)> = runs.map(|run| (hash(text, &run), run)).collect();
        runs.sort_unstable_by_key(|&(hash, _)| hash);
        Self { text, runs }
    }

    /// Whether the words of a run are those of one in the set.
    pub(super) fn contains(&self, run: Range<usize>) -> bool {
        if self.runs.is_empty() {
            return false;
        }
        let hash = hash(self.text, &run);
        let same = |other: &Range<usize>| {
            other.len() == run.len()
                && other.clone().zip(run.clone()).all(|(a, b)| self.text.word(a) == self.text.word(b))
        };
        let from = self.runs.partition_point(|&(other, _)| other < hash);
        self.runs[from..].iter().take_while(|&&(other, _)| other == hash).any(|(_, other)| same(other))
    }
}

fn hash(text: &Text<'_>, run: &Range<usize>) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    run.clone().fold(0, |hash: u64, at| (hash.rotate_left(5) ^ u64::from(text.hash(at))).wrapping_mul(FACTOR))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn runs_are_equal_by_their_folded_words() {
        let text = Text::analyse("Ada Poe ADA poe ada Orsk Poe", Lexicon::english());
        let set = RunSet::new(&text, [0..2, 4..6].into_iter());
        for (run, held) in [(2..4, true), (0..2, true), (4..6, true), (1..3, false), (5..7, false), (0..1, false)] {
            assert_eq!(set.contains(run.clone()), held, "{run:?}");
        }
        assert!(!RunSet::new(&text, std::iter::empty()).contains(0..1));
    }
}
