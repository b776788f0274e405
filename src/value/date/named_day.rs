//! A day written with its weekday, and whether the two fall together: `Thursday, 10 September 2009`, `10 September 2009
//! (Thursday)`.
//!
//! A year that is not written must be near the publication: if the weekday is right in the year of it, the one before or
//! the one after, that year is meant.

use super::value::DateValue;
use super::weekday::{exact, name};
use super::written;
use crate::lexicon::Classes;
use crate::text::Kind;
use crate::value::window::{Found, Window};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The first year whose weekdays are compared: before, calendars differ from place to place.
const FIRST: i16 = 1800;
/// Tokens before a weekday in which another makes a list or a range of them: `Saturday and Sunday, 5 and 6 May`.
const LISTED: usize = 4;

/// A day with the weekday that a text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDay {
    /// The day.
    #[serde(with = "crate::day")]
    pub day: Date,
    /// The weekday it is said to be, from 0 for Monday.
    pub weekday: i8,
}

impl NamedDay {
    /// Whether the day is that weekday.
    #[must_use]
    pub fn falls_together(self) -> bool {
        self.day.weekday().to_monday_zero_offset() == self.weekday
    }
}

/// The days with a weekday that begin at token `at`.
pub(in crate::value) fn recognise(window: Window<'_>, at: usize, published: Option<Date>) -> Found<NamedDay> {
    if let Some((next, weekday)) = name(window, at).filter(|_| !is_listed(window, at)) {
        let bracket = usize::from(window.is(next, "("));
        let written = longest(window, next + bracket).filter(|&(end, _)| bracket == 0 || window.is(end, ")"));
        let named = |(end, date)| Some((end + bracket, meant(date, weekday, published)?));
        return written
            .filter(|&(end, date)| exact(date).is_some() || is_whole(window, end))
            .and_then(named)
            .into_iter()
            .collect();
    }
    let behind = |(end, date)| {
        let (next, weekday) = match window.word(end) {
            "(" => name(window, end + 1).filter(|&(next, _)| window.is(next, ")")).map(|(next, day)| (next + 1, day)),
            "," if is_article(window, end + 1) => name(window, end + 2),
            _ => None,
        }?;
        Some((next, meant(date, weekday, published)?))
    };
    longest(window, at).and_then(behind).into_iter().collect()
}

/// `a`: a word of grammar that counts one.
fn is_article(window: Window<'_>, at: usize) -> bool {
    window.has(at, Classes::FUNCTION) && window.has(at, Classes::NUMERAL)
}

/// The longest day written at token `at`, with its year or without.
fn longest(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
    let mut found = Vec::new();
    // `04/05/2010` is two days.
    if !window.is_number(at) || window.raw(at).len() == 4 || !matches!(window.word(at + 1), "/" | ".") {
        written::find(window, at, None, &mut found);
    }
    let days =
        found.into_iter().filter(|(_, date)| matches!(date, DateValue::Yearless { .. }) || exact(*date).is_some());
    days.max_by_key(|(end, _)| *end)
}

/// Whether a weekday before token `at`, or a sign that joins it to one, makes it one of several.
fn is_listed(window: Window<'_>, at: usize) -> bool {
    let before = at.saturating_sub(LISTED)..at;
    let joined = at > 0 && matches!(window.word(at - 1), "-" | "–" | "/");
    joined || before.into_iter().any(|at| name(window, at).is_some())
}

/// Whether a day without a year ends at token `end`, and no count begins there: `Monday, May 5 people met`.
fn is_whole(window: Window<'_>, end: usize) -> bool {
    window
        .token(end)
        .is_none_or(|next| next.kind != Kind::Word || next.is_capital() || next.classes.has(Classes::FUNCTION))
}

/// The day meant: as written, or in the near year in which it falls on its weekday, else in that of the publication.
fn meant(date: DateValue, weekday: i8, published: Option<Date>) -> Option<NamedDay> {
    let day = match date {
        DateValue::Yearless { month, day } => {
            let year = published?.year();
            let near = [year, year.checked_sub(1)?, year.checked_add(1)?];
            let days = || near.into_iter().filter_map(|year| Date::new(year, month, day).ok());
            days().find(|&day| NamedDay { day, weekday }.falls_together()).or_else(|| days().next())?
        }
        date => exact(date)?,
    };
    (day.year() >= FIRST).then_some(NamedDay { day, weekday })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::text::Text;
    use crate::value::{SlotType, Value, recognise};
    use jiff::civil::{Date, date};

    /// The day, and whether its weekday is right.
    fn read(source: &str, word: &str, published: Option<Date>) -> String {
        let text = Text::analyse(source, Lexicon::english());
        let at = (0..text.tokens.len()).find(|&at| text.raw(at) == word).unwrap();
        let fills = recognise(&SlotType::NamedDay, &text, at, text.tokens.len(), published);
        fills.first().map_or(String::new(), |fill| match fill.value {
            Value::NamedDay(day) => format!("{} {}", day.day, day.falls_together()),
            _ => unreachable!(),
        })
    }

    #[test]
    fn weekdays_are_held_against_their_dates() {
        // A Wednesday.
        let on = Some(date(2019, 9, 25));
        for (source, word, on, want) in [
            ("on Thursday, 10 September 2010.", "Thursday", None, "2010-09-10 false"),
            ("on Friday, 10 September 2010.", "Friday", None, "2010-09-10 true"),
            ("on Fri., Sept. 10, 2010, at", "Fri", None, "2010-09-10 true"),
            ("on Friday the 10th of September 2010", "Friday", None, "2010-09-10 true"),
            ("on 10 September 2010 (Thursday)", "10", None, "2010-09-10 false"),
            ("on 10 September 2010, a Friday,", "10", None, "2010-09-10 true"),
            ("on Thursday (10 September 2010)", "Thursday", None, "2010-09-10 false"),
            // Without a year: of this, the last, the next.
            ("on Wednesday, September 25, at", "Wednesday", on, "2019-09-25 true"),
            ("on Tuesday, September 25, at", "Tuesday", on, "2018-09-25 true"),
            ("on Friday, September 25, at", "Friday", on, "2020-09-25 true"),
            ("on Sunday, September 25, at", "Sunday", on, "2019-09-25 false"),
            ("on Sunday, September 25, at", "Sunday", None, ""),
            // No day and its weekday.
            ("on Thursday, September 2010 was", "Thursday", None, ""),
            ("on Thursday, 10 people met", "Thursday", on, ""),
            ("on Sunday, May 5 people met", "Sunday", on, ""),
            ("Saturday and Sunday, September 4 and 5, 2010", "Sunday", None, ""),
            ("Saturday-Sunday, September 4-5, 2010", "Sunday", None, ""),
            ("on Thursday, 04/05/2010, at", "Thursday", None, ""),
            ("on 10 September 2010, Thursday's men", "10", None, ""),
            ("on Monday, 4 July 1776, in", "Monday", None, ""),
        ] {
            assert_eq!(read(source, word, on), want, "{source}");
        }
    }
}
