//! Disjoint sets: what belongs together through others.
//!
//! After Galler and Fischer, *An improved equivalence algorithm* (1964), with paths halved on the way (Tarjan and van Leeuwen
//! 1984). A set is called by its first member, so that the order in which sets are joined does not show.

/// Numbers from 0, in sets.
#[derive(Debug, Clone)]
pub(crate) struct Sets {
    /// For each number, one of its set: itself, or one before it.
    before: Vec<u32>,
}

impl Sets {
    /// So many numbers, each a set by itself.
    pub(crate) fn new(count: usize) -> Self {
        Self { before: (0..count as u32).collect() }
    }

    /// Joins the sets of two numbers.
    pub(crate) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.before[a.max(b) as usize] = a.min(b);
    }

    /// The first number of the set of each.
    pub(crate) fn roots(&mut self) -> Vec<u32> {
        (0..self.before.len() as u32).map(|at| self.root(at)).collect()
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while self.before[at as usize] != at {
            let next = self.before[self.before[at as usize] as usize];
            self.before[at as usize] = next;
            at = next;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_called_by_their_first_member() {
        let mut sets = Sets::new(7);
        for (a, b) in [(5, 2), (6, 5), (1, 1), (3, 4), (4, 0)] {
            sets.join(a, b);
        }
        assert_eq!(sets.roots(), [0, 1, 2, 0, 0, 2, 2]);
    }
}
