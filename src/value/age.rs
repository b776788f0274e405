//! Ages: `36`, `36 years old`, `87 yo`, `eighteen months of age`.
//!
//! An age is a number of years that moves with the day it was stated on, so it is read as the days the person can have been
//! born on. The ages of infants keep their unit.

use super::amount::can_begin;
use super::calendar::is_month;
use super::context::{in_date_or_clock, is_label, stands_free};
use super::duration::{DurationValue, as_age, lengths_of};
use super::interval::{Axis, Interval, Reading, day_number};
use super::number::{Hedged, hedged};
use super::quantity::Quantity;
use super::unit;
use super::window::{Found, Window};
use crate::lexicon::Classes;
use crate::lexicon::tables::{Hedge, TimeUnit};
use jiff::{Span, civil::Date};

/// Nobody is older.
const OLDEST: f64 = 130.0;

/// The ages that begin at token `at`: the time lived, in years but for the young.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Found<DurationValue> {
    let in_years = |(end, amount)| (end, DurationValue { amount, unit: TimeUnit::Year });
    if window.has(at, Classes::AGE) && window.is_one_of(&window.tables().durations.age_before, at) {
        return years(window, at + 1, hedged(window, at + 1)).map(in_years).collect();
    }
    if !can_begin(window, at) {
        return Vec::new();
    }
    let numbers = hedged(window, at);
    let mut ages: Found<DurationValue> = years(window, at, numbers).map(in_years).collect();
    ages.extend(
        lengths_of(window, at, numbers).into_iter().filter_map(|(end, length)| Some((as_age(window, end)?, length))),
    );
    let fused: Found<DurationValue> = ages
        .iter()
        .filter_map(|&(end, age)| {
            let (end, ()) = window.phrase(&window.tables().durations.age_years, end)?;
            Some((end, age))
        })
        .collect();
    ages.extend(fused);
    ages
}

/// Those of the `numbers` at token `at` that can be an age in years: bare and whole.
fn years(window: Window<'_>, at: usize, numbers: Hedged) -> impl Iterator<Item = (usize, Quantity)> {
    let free =
        !window.is_number(at) || stands_free(window, at) && !in_date_or_clock(window, at) && !is_label(window, at);
    numbers.into_iter().flatten().filter(move |&(end, quantity)| {
        let whole = quantity.value.fract() == 0.0 && quantity.precision == 0.0;
        free && whole && quantity.upper.unwrap_or(quantity.value) <= OLDEST && !is_other(window, end)
    })
}

/// Whether what follows a number makes it no age: a unit other than `-year-old`, a month, counted things, the rest of a date
/// or score. `one of` and `36 of` count out of many.
fn is_other(window: Window<'_>, at: usize) -> bool {
    let of = window.is(at, &window.tables().numbers.joiners.of);
    if of || window.is_one_of(&window.tables().durations.counted, at) {
        return true;
    }
    if window.is_number(at - 1) && window.is_glued(at) {
        let word = window.is_word(at) && window.phrase(&window.tables().durations.age_years, at).is_none();
        let chained =
            matches!(window.word(at), "-" | "/" | ":" | ".") && window.is_glued(at + 1) && window.is_number(at + 1);
        if word || chained {
            return true;
        }
    }
    if is_month(window, at) {
        return true;
    }
    match unit::time(window, window.past_hyphen(at)) {
        Some((end, (count, of))) => of != TimeUnit::Year || count != 1.0 || as_age(window, end).is_none(),
        None => unit::has_unit(window, at),
    }
}

/// The days on which somebody of `age` can have been born, when that was said between `first` and `last`.
pub(super) fn births(age: DurationValue, first: Date, last: Date) -> Option<Reading> {
    let span = |count: f64| -> Option<Span> {
        // Nobody lives this long; it keeps the arithmetic inside the calendar.
        let count = if (-9000.0..=9000.0).contains(&count) { count as i32 } else { return None };
        match age.unit {
            TimeUnit::Year => Span::new().try_years(count).ok(),
            TimeUnit::Month => Span::new().try_months(count).ok(),
            TimeUnit::Week => Span::new().try_weeks(count).ok(),
            _ => Span::new().try_days((f64::from(count) * age.unit.days()).ceil() as i32).ok(),
        }
    };
    let ago = |from: Date, count: f64| from.checked_sub(span(count)?).ok().map(day_number);
    let interval = age.amount.interval();
    let youngest = interval.low().ceil();
    let below = matches!(age.amount.hedge, Hedge::LessThan | Hedge::Nearly);
    let oldest = if below { interval.high().ceil() - 1.0 } else { interval.high().floor() };
    let earliest = if oldest.is_finite() { ago(first, oldest + 1.0)? + 1.0 } else { f64::NEG_INFINITY };
    let latest = if youngest.is_finite() { ago(last, youngest)? } else { day_number(last) };
    Some(Reading { axis: Axis::Day, interval: Interval::closed(earliest, latest) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::tests::{shown, value};
    use jiff::civil::date as day;

    #[test]
    fn ages() {
        for (source, want) in [
            ("36,", "36"),
            ("22-year-old", "22 | 22"),
            ("22 - year - old", "22 | 22"),
            ("five years old", "5 | 5"),
            ("eighteen months of age", "18 month"),
            ("87 yo", "87 | 87"),
            ("age 87", "87"),
            ("three-week-old", "3 week"),
            ("about 50", "~50"),
            ("22 years", ""),
            ("22 April", ""),
            ("50 percent", ""),
            ("5 million", ""),
            ("6.1", ""),
            ("131", ""),
            ("20th", ""),
            ("5-3", ""),
            ("10:30", ""),
            ("10 km", ""),
            ("one of the painters", ""),
            ("36 of the guests", ""),
            ("20 points", ""),
            ("3-2", ""),
            ("6: 41", ""),
            ("6.", "6"),
            ("36 . 5", ""),
            ("36 , 000", ""),
            ("36%", ""),
        ] {
            assert_eq!(shown("age", source), want, "{source}");
        }
    }

    #[test]
    fn a_label_is_no_age() {
        for source in ["No. 36,", "#36,", "Top films\n36. Kes"] {
            let text = crate::text::Text::analyse(source, crate::lexicon::Lexicon::english());
            let window = Window::new(&text, usize::MAX);
            let found = (0..text.tokens.len()).any(|at| !recognise(window, at).is_empty());
            assert!(!found, "{source}");
        }
    }

    #[test]
    fn an_age_is_read_as_the_days_of_birth() {
        let on = day(2019, 9, 25);
        for (source, first, last) in [
            ("56", day(1962, 9, 26), day(1963, 9, 25)),
            ("three months old", day(2019, 5, 26), day(2019, 6, 25)),
            ("nearly 60", day(1959, 9, 26), day(1965, 9, 25)),
        ] {
            let reading = value("age", source).reading(Some((on, on))).unwrap();
            let days = (reading.interval.low(), reading.interval.high());
            assert_eq!(days, (day_number(first), day_number(last)), "{source}");
        }
        assert_eq!(value("age", "56").reading(None).unwrap().axis, Axis::Number);
        let over = value("age", "over 50").reading(Some((on, on))).unwrap();
        assert_eq!(over.interval.low(), f64::NEG_INFINITY);
    }
}
