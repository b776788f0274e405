//! Picks that look random and are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).

/// A row of picks, settled by what it is for.
pub(super) struct Chance(u64);

impl Chance {
    /// The row for `parts`: a number of a story, of an article, of what is picked.
    pub(super) fn of(parts: &[u64]) -> Self {
        let mut row = Self(0);
        for part in parts {
            row.0 = (row.0 ^ part).wrapping_add(0x1234_5678_9abc_def1);
            row.0 = row.next();
        }
        row
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `below`, each as likely.
    pub(super) fn below(&mut self, below: usize) -> usize {
        let wide = u128::from(self.next()) * below as u128;
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// A number from `least` on, `count` of them.
    pub(super) fn from(&mut self, least: usize, count: usize) -> usize {
        least + self.below(count)
    }

    /// Whether something happens that happens `times` in a hundred.
    pub(super) fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// One of a list, each as likely.
    pub(super) fn one<'l, T: ?Sized>(&mut self, of: &'l [&'l T]) -> &'l T {
        of[self.below(of.len())]
    }

    /// One of a list whose first entries are the usual ones: the first tenth is picked two times of three.
    pub(super) fn usual<'l, T: ?Sized>(&mut self, of: &'l [&'l T]) -> &'l T {
        let tenth = of.len().div_ceil(10);
        let among = if self.percent(65) { tenth } else { of.len() };
        of[self.below(among)]
    }
}
