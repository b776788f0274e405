//! Triage: what is made of findings before they are reported.
//!
//! Comparison says what contradicts what; here it is said what of that counts. A [`waiver`] says of statements that they are
//! seen and fine, so that what is left of a finding is compared without them; a [`baseline`] holds what was known when it was
//! written, and [`changed`] narrows a report to what a change touches. A finding only learns why it does not count
//! ([`crate::finding::Suppression`]). Files and revisions are the caller's.

pub mod baseline;
pub mod changed;
pub mod waiver;
