//! Figures that several articles give beside the same name, and how many of them a rule reads.
//!
//! Taken from the text alone, whatever the rules found.

use super::Collection;
use crate::check::Settled;

/// Figures that several articles give beside the same name.
#[derive(Debug, Clone, Default)]
pub struct Unread {}

/// x
pub(super) fn unread(_: &Collection<'_>, _: &Settled) -> Unread {
    Unread::default()
}
