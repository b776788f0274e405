//! What ties statements together that may have to be compared: names, and runs of words of quotations.
//!
//! A tie is a hash. Statements that have none in common never meet in a comparison, so that what ties hold together can be
//! compared by itself. Two ties may be equal by chance: more is compared together than need be, to the same end.

use crate::resolve::undivided;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// The tie of all that has a name, or is named so once settings are told apart.
pub(super) fn of_name(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    undivided(name).hash(&mut hasher);
    hasher.finish()
}

/// Parts of wholes, joined by ties.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// For each, one that it was joined to: itself, or one before it.
    before: Vec<u32>,
    /// The first that had a tie.
    first: FxHashMap<u64, u32>,
}

impl Joined {
    /// Adds the next part, which has these ties; its number.
    pub(super) fn add<'t>(&mut self, ties: impl IntoIterator<Item = &'t u64>) -> u32 {
        let number = self.before.len() as u32;
        self.before.push(number);
        for &tie in ties {
            let first = *self.first.entry(tie).or_insert(number);
            let (a, b) = (self.root(first), self.root(number));
            self.before[a.max(b) as usize] = a.min(b);
        }
        number
    }

    /// The first part of the whole that each part belongs to.
    pub(super) fn roots(&mut self) -> Vec<u32> {
        (0..self.before.len() as u32).map(|part| self.root(part)).collect()
    }

    /// The first part of all that are joined to one.
    fn root(&mut self, part: u32) -> u32 {
        let mut at = part;
        while self.before[at as usize] != at {
            // Paths are halved on the way (Tarjan and van Leeuwen 1984).
            let next = self.before[self.before[at as usize] as usize];
            self.before[at as usize] = next;
            at = next;
        }
        at
    }

    /// The first part of the whole that each tie belongs to.
    pub(super) fn wholes(mut self) -> FxHashMap<u64, u32> {
        let first = std::mem::take(&mut self.first);
        first.into_iter().map(|(tie, part)| (tie, self.root(part))).collect()
    }

    /// The ties of each whole, in order, by its first part.
    pub(super) fn ties(self) -> FxHashMap<u32, Vec<u64>> {
        let mut wholes: FxHashMap<u32, Vec<u64>> = FxHashMap::default();
        for (tie, root) in self.wholes() {
            wholes.entry(root).or_default().push(tie);
        }
        wholes.values_mut().for_each(|ties| ties.sort_unstable());
        wholes
    }
}

/// The ties that come more than once.
pub(super) fn repeated(mut ties: Vec<u64>) -> FxHashSet<u64> {
    ties.par_sort_unstable();
    ties.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| same[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_with_a_tie_in_common_are_one_whole() {
        let mut joined = Joined::default();
        for ties in [&[1, 2][..], &[3], &[4, 5], &[], &[2, 6], &[5, 6], &[7, 7]] {
            joined.add(ties);
        }
        assert_eq!(joined.roots(), [0, 1, 0, 3, 0, 0, 6]);
        let mut wholes: Vec<_> = joined.ties().into_iter().collect();
        wholes.sort();
        assert_eq!(wholes, [(0, vec![1, 2, 4, 5, 6]), (1, vec![3]), (6, vec![7])]);
    }

    #[test]
    fn ties_are_repeated_that_come_more_than_once() {
        assert_eq!(repeated(vec![3, 1, 2, 3, 3, 1]), FxHashSet::from_iter([1, 3]));
    }
}
