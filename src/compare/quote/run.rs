//! Runs of words: what two printings of an utterance have in common.
//!
//! A run is four words (a shingle, Broder 1997). One that many wordings of a collection have is a stock phrase (`at the end of
//! the`), and says so little that the words after it belong to it as well. Nor do words say much that are in one wording of
//! four hundred (`there`, `is`, `some`).

use super::words::{Vocabulary, Word};
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::{BuildHasher, Hash};

/// Words of a run.
pub(super) const LENGTH: usize = 4;
/// Most wordings of a run that is no stock phrase.
pub(super) const FEW: usize = 64;
/// Wordings that are counted by one thread.
const OF_A_THREAD: usize = 1 << 14;

/// A word is common that one wording in so many has.
const COMMON: usize = 400;

/// The stock phrases and the common words of a collection.
#[derive(Debug, Default)]
pub(crate) struct Stock {
    runs: FxHashSet<u64>,
    words: FxHashSet<u32>,
}

impl Stock {
    /// No stock phrases yet; the words that are common in these wordings, of which more are than [`FEW`].
    pub(super) fn of(wordings: &[(u32, &[u32])]) -> Self {
        if wordings.len() <= FEW {
            return Self::default();
        }
        let counted = wordings.par_chunks(OF_A_THREAD).map(|wordings| {
            let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
            let mut words = Vec::new();
            for (_, wording) in wordings {
                words.clear();
                words.extend_from_slice(wording);
                words.sort_unstable();
                words.dedup();
                words.iter().for_each(|word| *counts.entry(*word).or_default() += 1);
            }
            counts
        });
        let counts = counted.reduce(FxHashMap::default, |mut all, part| {
            part.into_iter().for_each(|(word, count)| *all.entry(word).or_default() += count);
            all
        });
        let most = FEW.max(wordings.len() / COMMON);
        let words = counts.into_iter().filter(|(_, count)| *count > most).map(|(word, _)| word).collect();
        Self { runs: FxHashSet::default(), words }
    }

    /// Takes some runs for stock phrases.
    pub(super) fn add(&mut self, runs: impl Iterator<Item = u64>) {
        self.runs.extend(runs);
    }

    /// The stock phrases among these words, and the common words.
    pub(super) fn among(&self, words: &[u32]) -> impl Iterator<Item = u64> {
        let common = words.iter().filter(|word| self.words.contains(word)).copied().map(u64::from);
        plain(words).filter(|run| self.runs.contains(run)).chain(common)
    }

    /// Whether a word is common.
    pub(super) fn has_word(&self, word: u32) -> bool {
        self.words.contains(&word)
    }
}

/// A hash for each word, by its form.
pub(super) fn hashed(words: &[Word], vocabulary: &Vocabulary) -> Vec<u32> {
    words.iter().map(|word| of_form(vocabulary.form(word.form))).collect()
}

/// The hash of a word's form.
pub(super) fn of_form(form: &str) -> u32 {
    hash(form) as u32
}

/// The runs of these words, each as a hash, stock phrases like all others.
pub(super) fn plain(words: &[u32]) -> impl Iterator<Item = u64> {
    words.windows(LENGTH).map(hash)
}

/// The runs of these words that tell something, each as a hash.
pub(super) fn runs(words: &[u32], stock: &Stock) -> impl Iterator<Item = u64> {
    words.windows(LENGTH).enumerate().map(|(at, run)| {
        let run = hash(run);
        if stock.runs.contains(&run) { further(run, words, at) } else { run }
    })
}

/// The run that begins at a word, with as many words after it; where they end before that, with words before it.
pub(super) fn further(run: u64, words: &[u32], at: usize) -> u64 {
    let end = words.len().min(at + 2 * LENGTH);
    hash((run, words.get(end.saturating_sub(2 * LENGTH)..end)))
}

pub(super) fn hash(of: impl Hash) -> u64 {
    FxBuildHasher.hash_one(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_in_many_wordings() {
        let wordings: Vec<[u32; 4]> = (0..32_000).map(|at| [1, at / 81 + 10, at / 79 + 1000, at + 10000]).collect();
        let wordings: Vec<(u32, &[u32])> = wordings.iter().map(|words| (0, &words[..])).collect();
        let stock = Stock::of(&wordings);
        assert_eq!([1, 10, 1000, 10000].map(|word| stock.has_word(word)), [true, true, false, false]);
        assert!(!Stock::of(&wordings[..64]).has_word(1));
    }

    #[test]
    fn a_stock_phrase_is_a_run_with_what_comes_after_it() {
        let common = |a: &[u32], b: &[u32], stock: &Stock| {
            let a: FxHashSet<u64> = runs(a, stock).collect();
            runs(b, stock).filter(|run| a.contains(run)).count()
        };
        let (plain, mut stock) = (Stock::default(), Stock::default());
        stock.add([hash(&[1, 2, 3, 4][..])].into_iter());
        assert_eq!(common(&[1, 2, 3, 4, 5, 6], &[9, 1, 2, 3, 4, 7], &plain), 1);
        assert_eq!(common(&[1, 2, 3, 4, 5, 6], &[9, 1, 2, 3, 4, 7], &stock), 0);
        assert_eq!(common(&[1, 2, 3, 4, 5, 6], &[9, 1, 2, 3, 4, 5, 6], &stock), 2);
        let (one, other) = ([5, 6, 7, 8, 9, 1, 2, 3, 4], [0, 6, 7, 8, 9, 1, 2, 3, 4]);
        assert_eq!(common(&one, &other, &stock), 5);
        assert_eq!(common(&one[2..], &other[3..], &stock), 2);
        assert_eq!(stock.among(&[9, 1, 2, 3, 4]).count(), 1);
        assert_eq!(common(&[1, 2, 3], &[1, 2, 3], &plain), 0);
    }
}
