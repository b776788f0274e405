//! A template that fits a place: what the matcher gives.

use crate::value::Fill;
use std::ops::Range;

/// A template that fits a place.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    /// All tokens of it.
    pub tokens: Range<usize>,
    /// What fills each slot of the rule; none where the template leaves it out.
    pub slots: Vec<Option<Fill>>,
}
