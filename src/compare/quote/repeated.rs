//! Which of many hashes come more than once, told in little room: two tables of bits, one for what was seen, one for what was
//! seen again (a Bloom filter of one hash; Bloom 1970).
//!
//! What comes twice is never missed. What comes once is now and then taken for what comes twice.

use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bits for each hash: one in so many that come once is taken for one that comes twice, about.
const BITS: usize = 4;

/// The hashes that come more than once, and a few that do not.
pub(super) struct Repeated {
    again: Vec<AtomicU64>,
}

impl Repeated {
    /// Those among these hashes, of which there are so many.
    pub(super) fn among(hashes: impl ParallelIterator<Item = u64>, count: usize) -> Self {
        let table = || -> Vec<AtomicU64> {
            let words = (count * BITS / u64::BITS as usize).next_power_of_two();
            std::iter::repeat_with(AtomicU64::default).take(words).collect()
        };
        let (seen, again) = (table(), table());
        hashes.for_each(|hash| {
            let (word, bit) = place(hash, seen.len());
            if seen[word].fetch_or(bit, Ordering::Relaxed) & bit != 0 {
                again[word].fetch_or(bit, Ordering::Relaxed);
            }
        });
        Self { again }
    }

    /// Whether a hash may be one of them.
    pub(super) fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = place(hash, self.again.len());
        self.again[word].load(Ordering::Relaxed) & bit != 0
    }
}

/// The word of a table of so many, a power of two, and the bit in it, that stand for a hash.
fn place(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (words - 1), 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::quote::run::hash;

    #[test]
    fn what_comes_twice_is_found_and_most_of_the_rest_is_not() {
        let once: Vec<u64> = (0..1000_u64).map(hash).collect();
        let twice: Vec<u64> = (1000..1100_u64).map(hash).collect();
        let all = [once.clone(), twice.clone(), twice.clone()].concat();
        let repeated = Repeated::among(all.into_par_iter(), 1200);
        assert!(twice.iter().all(|&hash| repeated.may_have(hash)));
        assert!(once.iter().filter(|&&hash| repeated.may_have(hash)).count() < 400);
        assert!(!Repeated::among(rayon::iter::empty(), 0).may_have(7));
    }
}
