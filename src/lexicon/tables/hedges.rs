//! `hedges.toml`: how writers keep a number open.

use super::Words;
use crate::lexicon::phrases::Phrases;
use serde::{Deserialize, Serialize};

/// How a number is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Hedge {
    /// `50`.
    #[default]
    Exact,
    /// `about 50`: ±10 %.
    About,
    /// `nearly 50`: from 10 % below up to, but not including, it.
    Nearly,
    /// `at least 50`.
    AtLeast,
    /// `dozens`: at least two dozen, counted no closer.
    Several,
    /// `more than 50`.
    MoreThan,
    /// `up to 50`.
    AtMost,
    /// `fewer than 50`.
    LessThan,
}

/// Hedges before and after a number.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "RawHedges")]
pub struct Hedges {
    /// `at least`.
    pub before: Phrases<Hedge>,
    /// `or more`.
    pub after: Phrases<Hedge>,
    /// `between`.
    pub open_range: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHedges {
    before: RawHedge,
    after: RawHedge,
    range: RawRange,
}

/// Phrases by the hedge they are.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct RawHedge {
    about: Vec<String>,
    nearly: Vec<String>,
    at_least: Vec<String>,
    more_than: Vec<String>,
    at_most: Vec<String>,
    less_than: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRange {
    open: Words,
}

impl From<RawHedges> for Hedges {
    fn from(raw: RawHedges) -> Self {
        Self { before: raw.before.phrases(), after: raw.after.phrases(), open_range: raw.range.open }
    }
}

impl RawHedge {
    pub(super) fn phrases(self) -> Phrases<Hedge> {
        let mut phrases = Phrases::default();
        for (hedge, words) in [
            (Hedge::About, self.about),
            (Hedge::Nearly, self.nearly),
            (Hedge::AtLeast, self.at_least),
            (Hedge::MoreThan, self.more_than),
            (Hedge::AtMost, self.at_most),
            (Hedge::LessThan, self.less_than),
        ] {
            words.iter().for_each(|phrase| phrases.insert(phrase, hedge));
        }
        phrases
    }
}
