//! Dates off by the least that can be written: a day of a month by one day, a weekday by one, else the year by one.
//!
//! `yesterday` and `last year` hold nothing that could be moved without another sentence, and are left alone.

use super::{Change, Ground, Kind, alone};
use crate::audit::figure::{Figure, capitalised, figures};
use crate::audit::random::Random;
use crate::lexicon::Lexicon;
use crate::rules::Expression;
use crate::span::Span;
use crate::statement::Statement;
use crate::text::fold;
use crate::value::{DateValue, Grain, NamedDay};
use std::cmp::Reverse;

/// Numbers that are read as years.
const YEARS: std::ops::Range<f64> = 1000.0..3000.0;

/// The date of a statement moved.
pub(super) fn change(
    ground: &Ground<'_>,
    statement: &Statement,
    date: DateValue,
    random: &mut Random,
) -> Option<Change> {
    let words = &statement.place.text;
    let found = figures(ground.lexicon, words);
    let by = if random.coin() { 1.0 } else { -1.0 };
    let moved = |figure: &Figure, new: f64| alone(statement, figure.span, figure.write(ground.lexicon, new));
    let day = match date {
        DateValue::Days { first, last, grain: Grain::Day } if first == last => {
            Some((first.day(), first.days_in_month()))
        }
        DateValue::Yearless { day, .. } => Some((day, 28)),
        DateValue::Days { .. } => None,
    };
    let of_month = day.and_then(|(day, days)| {
        let written = found.iter().find(|figure| figure.value == f64::from(day))?;
        let new = written.value + by;
        let new = if (1.0..=f64::from(days)).contains(&new) { new } else { written.value - by };
        Some(moved(written, new))
    });
    let weekday = || day.and_then(|_| weekday(ground.lexicon, statement, by));
    let year = || found.iter().rfind(|figure| YEARS.contains(&figure.value)).map(|year| moved(year, year.value + by));
    // `Twenty years after the film`: the year is reckoned from a number.
    let reckoned = || {
        let length = matches!(ground.rule(statement)?.value, Expression::Before(..)).then(|| found.first())??;
        Some(moved(length, if length.value + by > 0.0 { length.value + by } else { length.value + 1.0 }))
    };
    let edit = of_month.or_else(weekday).or_else(year).or_else(reckoned)?;
    Some(Change { kind: Kind::Date, edits: vec![edit] })
}

/// The weekday of a date moved by one.
pub(super) fn change_weekday(
    ground: &Ground<'_>,
    statement: &Statement,
    day: NamedDay,
    random: &mut Random,
) -> Option<Change> {
    if !day.falls_together() {
        return None;
    }
    let edit = weekday(ground.lexicon, statement, if random.coin() { 1.0 } else { -1.0 })?;
    Some(Change { kind: Kind::Weekday, edits: vec![edit] })
}

/// The first weekday in a statement's words, moved: `Friday` becomes `Saturday`, `Fri` `Sat`.
fn weekday(lexicon: &Lexicon, statement: &Statement, by: f64) -> Option<super::Edit> {
    let words = &statement.place.text;
    let dates = &lexicon.tables.dates;
    let (at, word) = crate::audit::words::words(words).find(|(_, word)| dates.weekdays.contains(&fold(word)))?;
    let folded = fold(word);
    let number = (dates.weekdays.get(&folded)? + if by > 0.0 { 1 } else { 6 }) % 7;
    let full = dates.full_names.contains(&folded);
    let mut names: Vec<&str> =
        dates.weekdays.iter().filter(|(_, other)| **other == number).map(|(name, _)| name).collect();
    names.retain(|name| dates.full_names.contains(name) == full);
    names.sort_unstable_by_key(|name| (Reverse(name.len() == word.len()), name.len(), *name));
    let name = *names.first()?;
    let new = if word.starts_with(char::is_uppercase) { capitalised(name) } else { name.to_owned() };
    Some(alone(statement, Span::new(at, at + word.len()), new))
}
