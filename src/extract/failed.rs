//! What has failed: the pairs of instruction and token that a run has tried in vain, so that none is tried twice.
//!
//! In a window of common size a bit each; in a larger one, and beyond the window, where few are tried, a set.

use super::bits::Bits;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Most pairs that have a bit each: 16 KB.
const MOST_BITS: usize = 1 << 17;

/// Pairs of instruction and token.
#[derive(Debug, Default)]
pub(super) struct Failed {
    /// The first token that has bits.
    from: usize,
    /// How many tokens have bits.
    width: usize,
    /// Empty until something fails.
    bits: Bits,
    instructions: usize,
    others: FxHashSet<(usize, usize)>,
}

impl Failed {
    /// Nothing yet, of so many instructions in a window.
    pub(super) fn new(instructions: usize, window: &Range<usize>) -> Self {
        let width = window.len() + 1;
        let width = if instructions * width <= MOST_BITS { width } else { 0 };
        Self { from: window.start, width, instructions, ..Self::default() }
    }

    /// Remembers that an instruction fails at a token.
    pub(super) fn insert(&mut self, op: usize, at: usize) {
        let Some(bit) = self.bit(op, at) else {
            self.others.insert((op, at));
            return;
        };
        if !self.bits.has_room() {
            self.bits = Bits::with_room(self.instructions * self.width);
        }
        self.bits.insert(bit);
    }

    pub(super) fn contains(&self, op: usize, at: usize) -> bool {
        match self.bit(op, at) {
            Some(bit) => self.bits.contains(bit),
            None => self.others.contains(&(op, at)),
        }
    }

    fn bit(&self, op: usize, at: usize) -> Option<usize> {
        let token = at.checked_sub(self.from).filter(|&token| token < self.width)?;
        Some(op * self.width + token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn is_a_set_of_pairs(
            start in 0..50_usize,
            length in 0..2_000_usize,
            pairs in proptest::collection::vec((0..200_usize, 0..3_000_usize), 0..60),
        ) {
            let mut failed = Failed::new(200, &(start..start + length));
            let mut plain = std::collections::BTreeSet::new();
            for &(op, at) in &pairs {
                proptest::prop_assert_eq!(failed.contains(op, at), plain.contains(&(op, at)));
                failed.insert(op, at);
                plain.insert((op, at));
            }
            proptest::prop_assert!(pairs.iter().all(|&(op, at)| failed.contains(op, at)));
        }
    }
}
