//! What ties statements together that may have to be compared: their names, in whatever story they stand.
//!
//! A tie is a hash. Two names may by chance have the same: more is compared together than need be, to the same end.

use crate::resolve::undivided;
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::BuildHasher;

/// The tie of all that has a name, or is named so once settings are told apart.
pub(super) fn of_name(name: &str) -> u64 {
    FxBuildHasher.hash_one(undivided(name))
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
    fn ties_are_repeated_that_come_more_than_once() {
        assert_eq!(repeated(vec![3, 1, 2, 3, 3, 1]), FxHashSet::from_iter([1, 3]));
    }

    #[test]
    fn a_setting_is_tied_to_what_it_is_called_on_its_page() {
        assert_eq!(of_name("Pool size"), of_name("pool size in Guide.md"));
        assert_ne!(of_name("pool size"), of_name("pool"));
    }
}
