//! `measures.toml`: units with their dimension and factor.

use crate::lexicon::phrases::Phrases;
use serde::Deserialize;

/// A unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its name in the singular (`mile`).
    pub name: Box<str>,
    /// The dimension it measures (`length`).
    pub dimension: Box<str>,
    /// One of it in the dimension's base unit; above 0.
    pub factor: f64,
    /// Whether it is set, not measured: `1 GB` is not rounded.
    pub exact: bool,
}

/// Units of measure, and the words for them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(try_from = "RawMeasures")]
pub struct Measures {
    /// What the phrases' numbers index.
    pub units: Vec<Unit>,
    /// `miles`.
    pub words: Phrases<usize>,
    /// `km`: after digits.
    pub short: Phrases<usize>,
    /// `in`: after digits that it touches.
    pub glued: Phrases<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMeasures {
    unit: Vec<RawUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    name: Box<str>,
    dimension: Box<str>,
    factor: f64,
    #[serde(default)]
    exact: bool,
    words: Vec<String>,
    #[serde(default)]
    short: Vec<String>,
    #[serde(default)]
    glued: Vec<String>,
}

impl TryFrom<RawMeasures> for Measures {
    type Error = String;

    fn try_from(raw: RawMeasures) -> Result<Self, String> {
        let mut measures = Self::default();
        for (index, unit) in raw.unit.into_iter().enumerate() {
            if !(unit.factor.is_finite() && unit.factor > 0.0) {
                return Err(format!("unit `{}`: the factor must be above 0", unit.name));
            }
            unit.words.iter().for_each(|phrase| measures.words.insert(phrase, index));
            unit.short.iter().for_each(|phrase| measures.short.insert(phrase, index));
            unit.glued.iter().for_each(|phrase| measures.glued.insert(phrase, index));
            measures.units.push(Unit {
                name: unit.name,
                dimension: unit.dimension,
                factor: unit.factor,
                exact: unit.exact,
            });
        }
        Ok(measures)
    }
}
