//! `versions.toml`: the words around the version of a program.

use super::Words;
use super::hedges::{Hedge, RawHedge};
use crate::lexicon::phrases::Phrases;
use serde::Deserialize;

/// Words around the version of a program.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "RawVersions")]
pub struct Versions {
    /// `version`, `v`.
    pub words: Words,
    /// The last part of `3.x`.
    pub wild: Words,
    /// `to`: between two versions.
    pub range: Words,
    /// `prior to`.
    pub before: Phrases<Hedge>,
    /// `or later`.
    pub after: Phrases<Hedge>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVersions {
    words: Words,
    wild: Words,
    range: Words,
    before: RawHedge,
    after: RawHedge,
}

impl From<RawVersions> for Versions {
    fn from(raw: RawVersions) -> Self {
        let RawVersions { words, wild, range, before, after } = raw;
        Self { words, wild, range, before: before.phrases(), after: after.phrases() }
    }
}
