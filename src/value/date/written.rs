//! Dates that say themselves when they are: `April 25, 1997`, `the 25th of April`, `1997`, `the 1950s`.
//!
//! Months with their days and years are read here, and a day without a year finds the nearest; digits alone are the business
//! of `numeric`.

use super::component::{day, decade, whole_year, year, year_after};
use super::numeric::{dotted, month_number, numeric};
use super::value::{DateValue, Grain};
use crate::lexicon::Classes;
use crate::text::Token;
use crate::value::calendar::month;
use crate::value::context::stands_free;
use crate::value::unit::has_unit;
use crate::value::window::{Found, Window};
use jiff::civil::Date;

/// How long after its publication a day without a year may lie, in days; further on, the year before is meant.
const AHEAD: i32 = 62;

/// Adds the dates that begin at token `at`.
pub(super) fn find(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found<DateValue>) {
    if window.is_number(at) {
        if !stands_free(window, at) {
            return;
        }
        found.extend(numeric(window, at));
        found.extend(dotted(window, at));
        found.extend(month_number(window, at));
    }
    weekday(window, at, published, found);
    day_first(window, at, published, found);
    month_first(window, at, published, found);
    found.extend(decade(window, at));
    found.extend(year(window, at).and_then(|(end, year)| Some((end, whole_year(year)?))));
}

/// `April 25, 1997`, `April 25`, `April 1997`, and `April` where the words before call for a date.
fn month_first(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found<DateValue>) {
    let Some((next, month, sure)) = month(window, at) else { return };
    if let Some((end, day)) = day(window, next).filter(|&(end, _)| !has_unit(window, end) || window.is_hyphen(end)) {
        let year = year_after(window, end);
        push_day(found, year, month, day);
        if sure && !window.is_one_of(&window.tables().numbers.scale, end) {
            found.extend(yearless(month, day, published).map(|date| (end, date)));
        }
    }
    if let Some((end, year)) = year_after(window, next) {
        let date = Date::new(year, month, 1).ok().and_then(|day| DateValue::around(day, Grain::Month));
        found.extend(date.map(|date| (end, date)));
    }
    let dates = &window.tables().dates;
    let called = at > 0 && window.is_one_of(&dates.words.before_month, at - 1);
    let capital = window.token(at).is_some_and(Token::is_capital);
    if let Some(published) = published
        && called
        && capital
        && window.is_one_of(&dates.full_names, at)
        && !window.is_number(next)
    {
        let year = published.year() - i16::from(month > published.month());
        let first = Date::new(year, month, 1).ok();
        found.extend(first.and_then(|first| DateValue::around(first, Grain::Month)).map(|date| (at + 1, date)));
    }
}

/// `25 April 1997`, `the 25th of April`, `25-Apr-1997`.
fn day_first(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found<DateValue>) {
    let Some((end, day)) = day(window, at) else { return };
    let linked = window.is_one_of(&window.tables().dates.words.links, end);
    let next = end + usize::from(linked || matches!(window.word(end), "-" | "/"));
    let Some((next, month, sure)) = month(window, next) else { return };
    push_day(found, year_after(window, next), month, day);
    if sure {
        found.extend(yearless(month, day, published).map(|date| (next, date)));
    }
}

fn push_day(found: &mut Found<DateValue>, year: Option<(usize, i16)>, month: i8, day: i8) {
    if let Some((end, year)) = year
        && let Ok(date) = Date::new(year, month, day)
    {
        found.push((end, DateValue::day(date)));
    }
}

/// A day whose year is not written: the nearest such day before the publication, or soon after it.
pub(super) fn yearless(month: i8, day: i8, published: Option<Date>) -> Option<DateValue> {
    let Some(published) = published else {
        // A leap year, so that 29 February is a day.
        return Date::new(2000, month, day).ok().map(|_| DateValue::Yearless { month, day });
    };
    let limit = soon(published)?;
    let years = (published.year().saturating_sub(8)..=published.year().saturating_add(1)).rev();
    years.filter_map(|year| Date::new(year, month, day).ok()).find(|&date| date <= limit).map(DateValue::day)
}

/// The last day that counts as soon after `published`.
pub(super) fn soon(published: Date) -> Option<Date> {
    published.checked_add(jiff::Span::new().days(AHEAD)).ok()
}

/// The next such day from `published` on.
pub(super) fn next(month: i8, day: i8, published: Date) -> Option<Date> {
    let years = published.year()..=published.year().saturating_add(8);
    years.filter_map(|year| Date::new(year, month, day).ok()).find(|&date| date >= published)
}

/// `Monday, April 25, 1997`: the weekday adds nothing.
fn weekday(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found<DateValue>) {
    if !window.has(at, Classes::DATE) || !window.is_one_of(&window.tables().dates.weekdays, at) {
        return;
    }
    let mut next = at + 1;
    next += usize::from(window.is(next, "."));
    next += usize::from(window.is(next, ","));
    day_first(window, next, published, found);
    month_first(window, next, published, found);
    if window.is_number(next) {
        found.extend(numeric(window, next));
    }
}

#[cfg(test)]
mod tests {
    use crate::value::tests::{shown, shown_on};
    use jiff::civil::date;

    #[test]
    fn dates_with_a_year() {
        for (source, want) in [
            ("April 22, 1923", "1923-04-22 | --04-22"),
            ("22 April 1923", "1923-04-22 | --04-22"),
            ("the 22nd of April, 1923", "1923-04-22 | --04-22"),
            ("Monday, April 23, 1923", "1923-04-23 | --04-23"),
            ("Dec. 31 , 1994", "1994-12-31 | --12-31"),
            ("April 1997", "1997-04"),
            ("Sept. 2005", "2005-09"),
            ("may 2005", "2005-05"),
            ("1997", "1997"),
            ("the 1950s", "195X"),
            ("'90s", "199X"),
            ("nineteen ninety-seven", "1997"),
            ("Christmas Day 2010", "2010-12-25 | --12-25"),
        ] {
            assert_eq!(shown("date", source), want, "{source}");
        }
    }

    #[test]
    fn dates_without_a_year_take_the_nearest() {
        for (source, on, want) in [
            ("December 11", date(2010, 1, 5), "2009-12-11"),
            ("January 15", date(2010, 12, 20), "2011-01-15"),
            ("6th June", date(2010, 3, 1), "2009-06-06"),
            ("Feb. 29", date(2010, 3, 1), "2008-02-29"),
        ] {
            assert_eq!(shown_on("date", source, Some(on)), want, "{source}");
            assert_ne!(shown("date", source), want, "{source}");
        }
    }

    #[test]
    fn what_only_looks_like_a_date() {
        for source in ["may not", "march past", "1,997", "1997 miles", "1500%", "32 April", "2500"] {
            assert_eq!(shown("date", source), "", "{source}");
        }
    }
}
