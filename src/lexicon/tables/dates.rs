//! `dates.toml`: months, weekdays, days with a name and words relative to today.

use super::Words;
use crate::lexicon::phrases::Phrases;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The calendar's words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "RawDates")]
pub struct Dates {
    /// 1 to 12.
    pub months: FxHashMap<Box<str>, i8>,
    /// 0 (Monday) to 6.
    pub weekdays: FxHashMap<Box<str>, i8>,
    /// Month and weekday names in full.
    pub full_names: Words,
    /// `yesterday`: days after the day of publication.
    pub days: Phrases<i32>,
    /// `last`: -1, `next`: 1, of a week, month or year.
    pub turn: Phrases<i16>,
    /// `Christmas Day`: month and day.
    pub named: Phrases<(i8, i8)>,
    /// The words that stand around; each is explained in the table.
    pub words: DateWords,
}

/// Words that stand around dates; each is explained in the table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct DateWords {
    pub doubtful: Words,
    pub before_month: Words,
    pub before_year: Words,
    pub parts: Phrases,
    pub links: Words,
    pub article: Box<str>,
    pub ago: Words,
    pub earlier: Words,
    pub later: Words,
    pub hence: Phrases,
    pub ahead: Box<str>,
    pub plural: Box<str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDates {
    months: [Vec<Box<str>>; 12],
    weekdays: [Vec<Box<str>>; 7],
    words: DateWords,
    days: FxHashMap<String, i32>,
    turn: FxHashMap<String, i16>,
    named: FxHashMap<String, (i8, i8)>,
}

impl Dates {
    /// The words that a date can begin with, beside numbers and number words.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        let words = [&self.words.article, &self.words.ahead].into_iter();
        let names = self.months.keys().chain(self.weekdays.keys());
        let phrases = self.days.first_tokens().chain(self.turn.first_tokens()).chain(self.named.first_tokens());
        words.chain(names).map(|word| &**word).chain(phrases).chain(self.words.parts.first_tokens())
    }
}

impl From<RawDates> for Dates {
    fn from(raw: RawDates) -> Self {
        let numbered = |rows: &[Vec<Box<str>>], from: i8| {
            (from..).zip(rows).flat_map(|(number, words)| words.iter().map(move |w| (w.clone(), number))).collect()
        };
        Self {
            months: numbered(&raw.months, 1),
            weekdays: numbered(&raw.weekdays, 0),
            full_names: raw.months.iter().chain(&raw.weekdays).filter_map(|words| words.first().cloned()).collect(),
            days: raw.days.into_iter().collect(),
            turn: raw.turn.into_iter().collect(),
            named: raw.named.into_iter().collect(),
            words: raw.words,
        }
    }
}
