//! What the words of values mean: number words, hedges, the calendar, units, currencies.
//!
//! Each table is one TOML file; its shape is the type here that serde reads. Tables say what words mean, never how they
//! stand together: that is grammar, and belongs to the value types.

mod currencies;
mod dates;
mod durations;
mod hedges;
mod measures;
mod numbers;
mod versions;

pub use currencies::Currencies;
pub use dates::{Dates, Holiday};
pub use durations::{Durations, TimeUnit};
pub use hedges::{Hedge, Hedges};
pub use measures::{Measures, Unit};
pub use numbers::Numbers;
pub use versions::Versions;

pub use super::table::{Amounts, Table, Words};

use super::Classes;

/// All tables of a language. A table whose file is missing is empty.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// `numbers.toml`.
    pub numbers: Numbers,
    /// `hedges.toml`.
    pub hedges: Hedges,
    /// `dates.toml`.
    pub dates: Dates,
    /// `durations.toml`.
    pub durations: Durations,
    /// `currencies.toml`.
    pub currencies: Currencies,
    /// `measures.toml`.
    pub measures: Measures,
    /// `versions.toml`.
    pub versions: Versions,
}

impl Tables {
    /// Reads the table `name` from TOML. An error names the table and what is wrong with it.
    pub(super) fn read(&mut self, name: &str, toml: &str) -> Result<(), String> {
        match name {
            "numbers" => self.numbers = table(name, toml)?,
            "hedges" => self.hedges = table(name, toml)?,
            "dates" => self.dates = table(name, toml)?,
            "durations" => self.durations = table(name, toml)?,
            "currencies" => self.currencies = table(name, toml)?,
            "measures" => self.measures = table(name, toml)?,
            "versions" => self.versions = table(name, toml)?,
            _ => return Err(format!("unknown lexicon file `{name}`")),
        }
        Ok(())
    }

    /// The words that a value, or its unit, can begin with, by the class that says so: what a recogniser looks at before
    /// anything else.
    pub(super) fn first_words(&self) -> [(Classes, Vec<Box<str>>); 8] {
        let Self { numbers, hedges, dates, durations, currencies, .. } = self;
        let around = &numbers.words;
        let numerals =
            [&numbers.small, &numbers.group, &numbers.several, &numbers.several_of, &numbers.part].map(Table::words);
        let words = [&around.article, &around.none, &around.minus].map(Table::words);
        [
            (
                Classes::NUMERAL,
                own(numerals
                    .into_iter()
                    .flatten()
                    .chain(words.into_iter().flatten())
                    .chain(around.quantifier.first_tokens())),
            ),
            (Classes::ORDINAL, own(numbers.ordinal.words())),
            (Classes::HEDGE, own(hedges.before.first_tokens().chain(hedges.open_range.words()))),
            (Classes::DATE, own(dates.first_words())),
            (Classes::CURRENCY, own(currencies.before.first_tokens())),
            (Classes::AGE, own(durations.age_before.words())),
            (Classes::MONEY_UNIT, own(currencies.after.first_tokens())),
            (Classes::TIME_UNIT, own(durations.units.first_tokens())),
        ]
    }
}

fn own<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Box<str>> {
    words.map(Into::into).collect()
}

fn table<T: serde::de::DeserializeOwned>(name: &str, content: &str) -> Result<T, String> {
    toml::from_str(content).map_err(|fault| format!("lexicon table `{name}`: {fault}"))
}
