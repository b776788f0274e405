//! Runs of words: what two printings of an utterance have in common.
//!
//! A run is four words (a shingle, Broder 1997). One that many wordings of a collection have is a stock phrase (`at the end of
//! the`), and says so little that the words after it belong to it as well.

use super::words::{Vocabulary, Word};
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// Words of a run.
pub(super) const LENGTH: usize = 4;
/// Most wordings of a run that is no stock phrase.
pub(super) const FEW: usize = 64;

/// The stock phrases of a collection.
#[derive(Debug, Default)]
pub(crate) struct Stock(FxHashSet<u64>);

impl Stock {
    /// Takes some runs for stock phrases.
    pub(super) fn add(&mut self, runs: impl Iterator<Item = u64>) {
        self.0.extend(runs);
    }

    /// The stock phrases among these words.
    pub(super) fn among(&self, words: &[u32]) -> impl Iterator<Item = u64> {
        plain(words).filter(|run| self.0.contains(run))
    }
}

/// A hash for each word, by its form.
pub(super) fn hashed(words: &[Word], vocabulary: &Vocabulary) -> Vec<u32> {
    words.iter().map(|word| hash(vocabulary.form(word.form)) as u32).collect()
}

/// The runs of these words, each as a hash, stock phrases like all others.
pub(super) fn plain(words: &[u32]) -> impl Iterator<Item = u64> {
    words.windows(LENGTH).map(hash)
}

/// The runs of these words that tell something, each as a hash.
pub(super) fn runs(words: &[u32], stock: &Stock) -> impl Iterator<Item = u64> {
    words.windows(LENGTH).enumerate().map(|(at, run)| {
        let run = hash(run);
        if stock.0.contains(&run) { further(run, words, at) } else { run }
    })
}

/// The run that begins at a word, with the words after it.
pub(super) fn further(run: u64, words: &[u32], at: usize) -> u64 {
    let from = at + LENGTH;
    hash((run, words.get(from..words.len().min(from + LENGTH))))
}

pub(super) fn hash(of: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(common(&[1, 2, 3, 4, 5, 6], &[9, 1, 2, 3, 4, 5, 6], &stock), 3);
        assert_eq!(stock.among(&[9, 1, 2, 3, 4]).count(), 1);
        assert_eq!(common(&[1, 2, 3], &[1, 2, 3], &plain), 0);
    }
}
