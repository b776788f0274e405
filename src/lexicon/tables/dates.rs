//! `dates.toml`: months, weekdays, days with a name and words relative to today.

use super::{Table, Words};
use crate::lexicon::phrases::Phrases;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The calendar's words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "RawDates")]
pub struct Dates {
    /// 1 to 12.
    pub months: Table<i8>,
    /// 0 (Monday) to 6.
    pub weekdays: Table<i8>,
    /// Month and weekday names in full.
    pub full_names: Words,
    /// `yesterday`: days after the day of publication.
    pub days: Phrases<i32>,
    /// `last`: -1, `next`: 1, of a week, month or year.
    pub turn: Phrases<i16>,
    /// `Christmas Day`.
    pub named: Phrases<Holiday>,
    /// The words that stand around; each is explained in the table.
    pub words: DateWords,
}

/// A day with a name, and how to find it in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Day(i8, i8),
    /// So many days after the `nth` weekday (0 is Monday; -1 is the last) of a month.
    Weekday {
        /// 1 to 12.
        month: i8,
        /// 0 to 6.
        weekday: i8,
        /// 1 to 5, or -1.
        nth: i8,
        /// Days after it.
        plus: i8,
    },
    /// So many days after Easter Sunday.
    Easter {
        /// Days after it; negative before.
        plus: i8,
    },
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
    pub onward: Words,
    pub on: Words,
    pub week_before: Words,
    pub calendar: Box<str>,
    pub hence: Phrases,
    pub ahead: Box<str>,
    pub plural: Box<str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawDates {
    months: [Vec<Box<str>>; 12],
    weekdays: [Vec<Box<str>>; 7],
    words: DateWords,
    days: FxHashMap<String, i32>,
    turn: FxHashMap<String, i16>,
    named: FxHashMap<String, (i8, i8)>,
    nth_weekday: FxHashMap<String, [i8; 4]>,
    easter: FxHashMap<String, i8>,
}

impl DateWords {
    /// Whether a date is counted from what follows `word`: `before`, `after`.
    #[must_use]
    pub fn is_offset(&self, word: &str) -> bool {
        self.earlier.contains(word) || self.later.contains(word)
    }
}

impl Dates {
    /// The words that a date can begin with, beside numbers and number words.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        let words = [&self.words.article, &self.words.ahead].into_iter();
        let names = self.months.words().chain(self.weekdays.words());
        let phrases = self.days.first_tokens().chain(self.turn.first_tokens()).chain(self.named.first_tokens());
        words.map(|word| &**word).chain(names).chain(phrases).chain(self.words.parts.first_tokens())
    }
}

impl From<RawDates> for Dates {
    fn from(raw: RawDates) -> Self {
        let numbered = |rows: &[Vec<Box<str>>], from: i8| {
            (from..).zip(rows).flat_map(|(number, words)| words.iter().map(move |w| (w.clone(), number))).collect()
        };
        let fixed = raw.named.into_iter().map(|(name, (month, day))| (name, Holiday::Day(month, day)));
        let weekdays = raw
            .nth_weekday
            .into_iter()
            .map(|(name, [month, weekday, nth, plus])| (name, Holiday::Weekday { month, weekday, nth, plus }));
        let easter = raw.easter.into_iter().map(|(name, plus)| (name, Holiday::Easter { plus }));
        let named = fixed.chain(weekdays).chain(easter).collect();
        Self {
            months: numbered(&raw.months, 1),
            weekdays: numbered(&raw.weekdays, 0),
            full_names: raw.months.iter().chain(&raw.weekdays).filter_map(|words| words.first().cloned()).collect(),
            days: raw.days.into_iter().collect(),
            turn: raw.turn.into_iter().collect(),
            named,
            words: raw.words,
        }
    }
}
