//! Dates as precise as written: a day, a month, a year, a decade.
//!
//! `written` reads dates that say themselves when they are, in digits (`numeric`) or words, `holiday` the days with a name,
//! `relative` and `weekday` those that count from the day of publication; `named_day` holds a weekday against
//! its date. Here they come together, and dates are counted
//! from one another.

mod component;
mod holiday;
mod named_day;
mod numeric;
mod relative;
mod value;
mod weekday;
mod written;

use component::is_hedged;
pub(super) use component::years;
pub use named_day::NamedDay;
pub(super) use named_day::recognise as named_days;
pub use value::{DateValue, Grain};

use super::amount;
use super::duration::{DurationValue, lengths};
use super::window::{Found, Window};
use jiff::civil::Date;

/// The dates that begin at token `at`. Words such as `yesterday` and days without a year need `published`.
pub(super) fn recognise(window: Window<'_>, at: usize, published: Option<Date>) -> Found<DateValue> {
    let mut found = Vec::new();
    if is_hedged(window, at) {
        return Vec::new();
    }
    find(window, at, published, &mut found);
    offset(window, at, published, &mut found);
    on_weekday(window, at, published, &mut found);
    if let Some((part, ())) = window.phrase(&window.tables().dates.words.parts, at)
        && found.is_empty()
    {
        find(window, part, published, &mut found);
    }
    found
}

/// How long after a day without a year an article still means that very one.
const FRESH: i32 = 60;

/// The dates at token `at` that say themselves when they are. A day without a year keeps none, unless it lies within
/// [`FRESH`] days before `published`.
pub(super) fn calendar(window: Window<'_>, at: usize, published: Option<Date>) -> Found<DateValue> {
    let mut found = Vec::new();
    if is_hedged(window, at) {
        return found;
    }
    written::find(window, at, None, &mut found);
    for (_, date) in &mut found {
        let DateValue::Yearless { month, day } = *date else { continue };
        let Some((published, DateValue::Days { first: last, .. })) =
            published.zip(written::yearless(month, day, published))
        else {
            continue;
        };
        if (0..=FRESH).contains(&(published - last).get_days()) {
            *date = DateValue::day(last);
        }
    }
    found
}

fn find(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found<DateValue>) {
    written::find(window, at, published, found);
    holiday::find(window, at, published, found);
    if let Some(published) = published {
        relative::find(window, at, published, found);
        weekday::find(window, at, published, found);
    }
}

/// A day counted from another, with its weekday: `Monday, two weeks from now`, `three weeks after Christmas on Friday`.
fn on_weekday(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found<DateValue>) {
    let counted = |at| {
        let mut days = Vec::new();
        if amount::can_begin(window, at) {
            published.inspect(|&published| relative::find(window, at, published, &mut days));
            offset(window, at, published, &mut days);
        }
        let longest = days.into_iter().max_by_key(|(end, _)| *end);
        longest.and_then(|(end, date)| Some((end, weekday::exact(date)?)))
    };
    if let Some((next, weekday)) = weekday::name(window, at) {
        if let Some((end, day)) = counted(next) {
            found.extend(weekday::in_week_of(day, weekday).map(|day| (end, DateValue::day(day))));
        }
    } else if let Some((end, day)) = counted(at) {
        let next = end + usize::from(window.is_one_of(&window.tables().dates.words.on, end));
        let Some((_, weekday)) = weekday::name(window, next) else { return };
        found.extend(weekday::in_week_of(day, weekday).map(|day| (next + 1, DateValue::day(day))));
    }
}

/// Dates counted from another: `two weeks before Christmas`, `ten years after 1997`.
fn offset(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found<DateValue>) {
    if !amount::can_begin(window, at) {
        return;
    }
    let words = &window.tables().dates.words;
    for (end, length) in lengths(window, at) {
        let sign = match window.word(end) {
            word if words.earlier.contains(word) => -1,
            word if words.later.contains(word) => 1,
            _ => continue,
        };
        let onward = window.is_one_of(&words.onward, end);
        let Some((end, base)) = base(window, end + 1, published, onward) else { continue };
        found.extend(relative::shifted_by(base, length, sign).map(|date| (end, date)));
    }
}

/// The longest date at token `at`; where what is counted lies `onward`, a day without a year is the next one.
fn base(window: Window<'_>, at: usize, published: Option<Date>, onward: bool) -> Option<(usize, DateValue)> {
    let mut bases = Vec::new();
    find(window, at, published, &mut bases);
    let (end, base) = bases.into_iter().max_by_key(|(end, _)| *end)?;
    let mut bare = Vec::new();
    if onward {
        find(window, at, None, &mut bare);
    }
    let yearless = bare.into_iter().max_by_key(|(end, _)| *end).filter(|(bare, _)| *bare == end);
    match (yearless, published) {
        (Some((_, DateValue::Yearless { month, day })), Some(published)) => {
            Some((end, DateValue::day(written::next(month, day, published)?)))
        }
        _ => Some((end, base)),
    }
}

/// `length` before `date`, as precise as both allow: 20 years (or a 20th anniversary) before 2017 is 1997. `None` for hedged
/// lengths, for ranges, and where the date is coarser than the unit.
pub(super) fn before(date: DateValue, length: DurationValue) -> Option<DateValue> {
    relative::shifted_by(date, length, -1)
}

#[cfg(test)]
mod tests {
    use crate::value::before;
    use crate::value::tests::{shown_on, value};
    use jiff::civil::date;

    #[test]
    fn a_length_of_time_before_a_date() {
        for (when, length, want) in [
            ("2017", ("ordinal", "20th"), Some("1997")),
            ("2017", ("duration", "20 years"), Some("1997")),
            ("2017", ("duration", "a decade"), Some("2007")),
            ("September 25, 2019", ("duration", "22 years"), Some("1997")),
            ("September 25, 2019", ("duration", "two months"), Some("2019-07")),
            ("September 25, 2019", ("duration", "three days"), Some("2019-09-22")),
            ("2017", ("duration", "two months"), None),
            ("2017", ("duration", "more than 20 years"), None),
            ("the 1990s", ("duration", "two years"), None),
        ] {
            let found = before(&value("date", when), &value(length.0, length.1)).map(|value| value.normal());
            assert_eq!(found.as_deref(), want, "{when} - {length:?}");
        }
    }

    #[test]
    fn coarser_dates_hold_finer_ones() {
        let agree = |a: &str, b: &str| {
            let reading = |source| value("date", source).reading(None).unwrap().interval;
            reading(a).meet(reading(b)).is_some()
        };
        for (a, b, want) in [
            ("1997", "April 1997", true),
            ("April 1997", "April 25, 1997", true),
            ("the 1990s", "1997", true),
            ("April 1997", "May 1997", false),
        ] {
            assert_eq!(agree(a, b), want, "{a}, {b}");
        }
    }

    #[test]
    fn parts_of_a_date_stand_for_the_whole() {
        for (source, want) in [
            ("early 1997", "1997"),
            ("mid-April 1997", "1997-04"),
            ("the end of last year", "2018"),
            ("two weeks before Christmas 2010", "2010-12-11"),
            ("ten years after 1997", "2007"),
            ("2 weeks from January 15", "2020-01-29"),
            ("2 weeks from yesterday", "2019-10-08"),
        ] {
            assert_eq!(shown_on("date", source, Some(date(2019, 9, 25))), want, "{source}");
        }
    }
}
