//! Words of an article that an explanation points at.

use std::ops::Range;

/// Some words of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// They, on one line.
    pub text: String,
    /// Their bytes in the sentence of the passage, as far as they stand in it.
    pub at: Range<usize>,
}
