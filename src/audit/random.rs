//! Chance that is the same every time: SplitMix64 (Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*,
//! 2014), one of its own for each thing that is decided, so that no decision shifts another.

use crate::finding::fingerprint;

/// A sequence of numbers that looks random and is not.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// The sequence for what `parts` name, under a seed.
    pub(super) fn new(seed: u64, parts: &[&str]) -> Self {
        Self(seed ^ u64::from_str_radix(&fingerprint(parts), 16).unwrap_or_default())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`; 0 where there is none.
    pub(super) fn below(&mut self, count: usize) -> usize {
        // The top half of the product: as even as the numbers are, and no division.
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }

    /// Yes or no.
    pub(super) fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    /// One of `all`.
    pub(super) fn one<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    /// Puts `all` into another order.
    pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_paper() {
        // The first three for seed 1234567, as published with the reference implementation.
        let mut random = Random(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn choices_stay_inside() {
        let mut random = Random::new(1, &["a"]);
        assert_eq!(random.below(0), 0);
        assert_eq!(random.one::<u8>(&[]), None);
        assert!((0..1000).all(|_| random.below(7) < 7));
        let mut all = [1, 2, 3, 4, 5];
        random.shuffle(&mut all);
        all.sort_unstable();
        assert_eq!(all, [1, 2, 3, 4, 5]);
    }
}
