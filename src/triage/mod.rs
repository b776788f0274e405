//! Triage: what is made of findings before they are reported.
//!
//! [`waiver`]: statements that somebody has looked at and found to be fine. Triage decides which findings count; that they
//! are there, what they say and how they are shown is decided elsewhere.

pub mod waiver;
