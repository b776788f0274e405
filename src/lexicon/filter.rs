//! A small set of hashes that may hold more than were put into it: most words are none of a list's, and this tells it at once.

/// Bits by the hashes that were added, one each.
#[derive(Debug, Clone)]
pub(super) struct Filter([u64; 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    /// One that lets everything pass.
    pub(super) fn open() -> Self {
        Self([u64::MAX; 64])
    }

    pub(super) fn add(&mut self, hash: u32) {
        let (bits, bit) = place(hash);
        self.0[bits] |= bit;
    }

    /// Whether the hash may have been added; `false`: it was not.
    #[inline]
    pub(super) fn passes(&self, hash: u32) -> bool {
        let (bits, bit) = place(hash);
        self.0[bits] & bit != 0
    }
}

/// Goes by the upper bits: tables go by the lower ones.
#[inline]
fn place(hash: u32) -> (usize, u64) {
    ((hash >> 26) as usize, 1 << (hash >> 20 & 63))
}
