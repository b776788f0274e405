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

    /// Takes all numbers out.
    pub(super) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Whether a number is in both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
}
