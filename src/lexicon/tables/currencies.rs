//! `currencies.toml`: signs, codes and words for money.

use super::Words;
use crate::lexicon::phrases::Phrases;
use serde::Deserialize;

/// Words and signs for money.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "RawCurrencies")]
pub struct Currencies {
    /// `us $`: the ISO 4217 code.
    pub before: Phrases<Box<str>>,
    /// `dollars`: the code, and how many make one (100 for `cents`).
    pub after: Phrases<(Box<str>, f64)>,
    /// `e`: codes of `before` that count only where they touch a scaled sum (`e75m`).
    pub touching: Words,
    /// `each`: after a sum whose small change is bare (`15 dollars 50 each`).
    pub behind: Words,
    /// `weighing`: before an amount whose unit (`pounds`) is then no money.
    pub weighing: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCurrencies {
    behind: Words,
    weighing: Words,
    currency: Vec<RawCurrency>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCurrency {
    code: Box<str>,
    before: Vec<String>,
    after: Vec<String>,
    #[serde(default)]
    touching: Vec<String>,
    #[serde(default)]
    minor: Vec<String>,
}

/// Cents in a dollar; every currency with small change in the table has a hundred.
const MINOR: f64 = 100.0;

impl From<RawCurrencies> for Currencies {
    fn from(raw: RawCurrencies) -> Self {
        let mut currencies = Self { behind: raw.behind, weighing: raw.weighing, ..Self::default() };
        for RawCurrency { code, before, after, touching, minor } in raw.currency {
            before.iter().chain(&touching).for_each(|phrase| currencies.before.insert(phrase, code.clone()));
            after.iter().for_each(|phrase| currencies.after.insert(phrase, (code.clone(), 1.0)));
            currencies.touching.extend(touching.iter().map(|word| (word.as_str().into(), ())));
            minor.iter().for_each(|phrase| currencies.after.insert(phrase, (code.clone(), MINOR)));
        }
        currencies
    }
}
