//! Triage: what is made of findings before they are reported.
//!
//! Comparison says what contradicts what; here it is said what of that counts. A [`baseline`] holds what was known when it
//! was written, and [`changed`] narrows a report to what a change touches. Nothing is compared anew, no verdict is changed:
//! a finding only learns why it does not count ([`crate::finding::Suppression`]). Files and revisions are the caller's.

pub mod baseline;
pub mod changed;
