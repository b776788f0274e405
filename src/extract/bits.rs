//! Sets of small numbers, a bit each.

/// A set of numbers below a bound.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits(Box<[u64]>);

impl Bits {
    /// An empty set with room for the numbers below `room`.
    pub(super) fn with_room(room: usize) -> Self {
        Self(vec![0; room.div_ceil(64)].into())
    }

    /// Whether there is room for any number.
    pub(super) fn has_room(&self) -> bool {
        !self.0.is_empty()
    }

    /// Adds a number, where there is room for it.
    pub(super) fn insert(&mut self, number: usize) {
        if let Some(bits) = self.0.get_mut(number / 64) {
            *bits |= 1 << (number % 64);
        }
    }

    pub(super) fn contains(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }

    /// The numbers, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, &bits)| {
            let next = |&left: &u64| Some(left & (left - 1)).filter(|&left| left != 0);
            let lefts = std::iter::successors(Some(bits).filter(|&bits| bits != 0), next);
            lefts.map(move |left| at * 64 + left.trailing_zeros() as usize)
        })
    }

    /// Takes all numbers out.
    pub(super) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Whether a number is in both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// The plain twin.
        #[test]
        fn numbers_come_in_order(numbers in proptest::collection::btree_set(0..200_usize, 0..20)) {
            let mut bits = Bits::with_room(200);
            numbers.iter().for_each(|&number| bits.insert(number));
            proptest::prop_assert!(bits.numbers().eq(numbers));
        }
    }
}
