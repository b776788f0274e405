//! Dates in digits: `1997-04-25`, `11/27/2005`, `25.04.1997`, `2015-3`, and those with a name between digits,
//! `1997-Apr-25`.
//!
//! Where a day and a month can be swapped, the month comes first unless it is above 12.

use super::component::{century, day, two_digits};
use super::value::{DateValue, Grain};
use crate::value::calendar::{four_digits, month};
use crate::value::numeral::decimal;
use crate::value::unit::has_unit;
use crate::value::window::Window;
use jiff::civil::Date;

/// `1997-04-25`, `4/25/1997`, `4/25/97`; also with spaces round the signs, and `1997-Apr-25`.
pub(super) fn numeric(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
    let sign = window.word(at + 1);
    let glued = (1..5).all(|n| window.is_glued(at + n));
    let spaced = (1..5).all(|n| !window.is_glued(at + n));
    if let Some(day) = spelled(window, at) {
        return Some((at + 3, day));
    }
    if !(matches!(sign, "-" | "/") && window.word(at + 3) == sign && window.is_number(at + 2) && (glued || spaced)) {
        return named_month_between(window, at);
    }
    let end = at + 5;
    if matches!(window.word(end), "-" | "/") && window.is_glued(end) && window.is_number(end + 1) {
        return None;
    }
    let number = |at| decimal(window.raw(at)).filter(|_| window.is_number(at) && window.raw(at).len() <= 4);
    let ((first, a), (second, b), (third, c)) = (number(at)?, number(at + 2)?, number(at + 4)?);
    if a + b + c > 0 {
        return None;
    }
    let short = |value: f64| (1.0..=31.0).contains(&value).then_some(value as i8);
    let date = if let Some(year) = four_digits(window, at) {
        Date::new(year, short(second)?, short(third)?)
    } else {
        let year =
            four_digits(window, at + 4).or_else(|| two_digits(window, at + 4).filter(|_| sign == "/").map(century))?;
        let (first, second) = (short(first)?, short(second)?);
        Date::new(year, first, second).or_else(|_| Date::new(year, second, first))
    };
    date.ok().map(|date| (end, DateValue::day(date)))
}

/// `2016 10 16`.
fn spelled(window: Window<'_>, at: usize) -> Option<DateValue> {
    let year = four_digits(window, at)?;
    let (month, day) = (two_digits(window, at + 1)?, two_digits(window, at + 2)?);
    let free = (1..=2).all(|n| window.is_apart(at + n)) && !(window.is_glued(at + 3) && window.is_word(at + 3));
    let in_range = month <= 12.0 && day <= 31.0 && free && !has_unit(window, at + 3);
    in_range.then(|| Date::new(year, month as i8, day as i8).ok().map(DateValue::day))?
}

/// `2015-3`, `12-2015`; a number above that of the year is rather the end of a span (`2005-10`).
pub(super) fn month_number(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
    let chained = window.is_glued(at + 3) && (window.is_word(at + 3) || matches!(window.word(at + 3), "-" | "/"));
    if !(window.is_hyphen(at + 1) && window.is_glued(at + 1) && window.is_glued(at + 2)) || chained {
        return None;
    }
    let (year, month) = match (four_digits(window, at), four_digits(window, at + 2)) {
        (Some(year), None) => (year, at + 2),
        (None, Some(year)) => (year, at),
        _ => return None,
    };
    let (value, decimals) = decimal(window.raw(month)).filter(|_| window.raw(month).len() <= 2)?;
    let span = month > at && value > f64::from(year % 100);
    let date = (decimals == 0 && (1.0..=12.0).contains(&value) && !span).then(|| Date::new(year, value as i8, 1));
    DateValue::around(date?.ok()?, Grain::Month).map(|date| (at + 3, date))
}

/// `1997-Apr-25`, `1997 April`.
fn named_month_between(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
    let year = four_digits(window, at)?;
    let (next, month, _) = month(window, window.past_hyphen(at + 1))?;
    let dashed = window.is_hyphen(at + 1) && window.is_hyphen(next);
    if dashed && let Some((end, day)) = day(window, next + 1) {
        return Date::new(year, month, day).ok().map(|date| (end, DateValue::day(date)));
    }
    // `in 1997 April 25 ...`: the month goes with the day behind it.
    let free = day(window, next).is_none() && four_digits(window, next).is_none();
    let date = Date::new(year, month, 1).ok().filter(|_| free)?;
    DateValue::around(date, Grain::Month).map(|date| (next, date))
}

/// `25.04.1997`: one token.
pub(super) fn dotted(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
    let mut parts = window.raw(at).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some((at + 1, DateValue::day(date)))
}

#[cfg(test)]
mod tests {
    use crate::value::tests::shown;

    #[test]
    fn dates_in_digits() {
        for (source, want) in [
            ("11/27/2005", "2005-11-27"),
            ("27/11/2005", "2005-11-27"),
            ("2005-11-27", "2005-11-27"),
            ("27.11.2005", "2005-11-27"),
            ("1997-Apr-25", "1997-04-25 | 1997"),
            ("2015-3", "2015-03"),
            ("12-2015", "2015-12"),
            ("2016 10 16", "2016-10-16 | 2016"),
            ("555-1212", ""),
            ("0.8/15", ""),
            ("2005-10", ""),
            ("2010-2015-86", ""),
            ("2015-32", ""),
        ] {
            assert_eq!(shown("date", source), want, "{source}");
        }
    }
}
