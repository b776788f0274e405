//! `durations.toml`: units of time, and how ages are said.

use super::Words;
use crate::lexicon::phrases::Phrases;
use serde::{Deserialize, Serialize};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// Words for lengths of time and for ages.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "RawDurations")]
pub struct Durations {
    /// `decade`: how many (10) of what (years).
    pub units: Phrases<(f64, TimeUnit)>,
    /// `another`, `all`: before one unit.
    pub single: Phrases,
    /// `yo`.
    pub age_years: Phrases,
    /// `old`.
    pub age_after: Phrases,
    /// `aged`.
    pub age_before: Words,
    /// `points`: after a number that is therefore no age.
    pub counted: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDurations {
    single: Phrases,
    unit: Vec<RawTimeUnit>,
    age: RawAge,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTimeUnit {
    unit: TimeUnit,
    #[serde(default = "one")]
    count: f64,
    words: Vec<String>,
}

fn one() -> f64 {
    1.0
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAge {
    years: Phrases,
    old: Phrases,
    age: Words,
    counted: Words,
}

impl From<RawDurations> for Durations {
    fn from(raw: RawDurations) -> Self {
        let mut units = Phrases::default();
        for unit in raw.unit {
            unit.words.iter().for_each(|word| units.insert(word, (unit.count, unit.unit)));
        }
        Self {
            units,
            single: raw.single,
            age_years: raw.age.years,
            age_after: raw.age.old,
            age_before: raw.age.age,
            counted: raw.age.counted,
        }
    }
}
