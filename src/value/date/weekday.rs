//! Weekdays with what tells which one: `Tuesday of next week`, `Wednesday the 31st`, `the first Friday of May 2019`,
//! `Monday, two weeks from now`.

use super::component::{day, year_after};
use super::holiday::{nth_weekday, turned_year};
use super::relative::shifted;
use super::value::{DateValue, Grain};
use crate::lexicon::Classes;
use crate::lexicon::tables::TimeUnit;
use crate::value::calendar::month;
use crate::value::numeral::ordinal;
use crate::value::unit;
use crate::value::window::{Found, Window};
use jiff::{Span, civil::Date};

/// How far from the publication a weekday with a day of the month is looked for, in months.
const MONTHS: i32 = 6;

/// Adds the dates that begin with a weekday or an ordinal at token `at`.
pub(super) fn find(window: Window<'_>, at: usize, published: Date, found: &mut Found<DateValue>) {
    found.extend(of_month(window, at, published).map(|(end, day)| (end, DateValue::day(day))));
    found.extend(this_month(window, at, published).map(|(end, day)| (end, DateValue::day(day))));
    let Some((next, weekday)) = name(window, at) else { return };
    let in_week = turned_week(window, next, published).map(|(end, monday)| (end, shifted(monday, i32::from(weekday))));
    let dated = with_day(window, next, weekday, published).map(|(end, day)| (end, Some(day)));
    for (end, day) in [in_week, dated].into_iter().flatten() {
        found.extend(day.map(|day| (end, DateValue::day(day))));
    }
}

/// The weekday at token `at`, from 0 for Monday, and the token after its name and a comma.
pub(super) fn name(window: Window<'_>, at: usize) -> Option<(usize, i8)> {
    let &weekday = window.meaning(&window.tables().dates.weekdays, at).filter(|_| window.has(at, Classes::DATE))?;
    let stop = at + 1 + usize::from(window.is(at + 1, "."));
    Some((stop + usize::from(window.is(stop, ",")), weekday))
}

/// `weekday` in the week of `day`; weeks begin on Sunday.
pub(super) fn in_week_of(day: Date, weekday: i8) -> Option<Date> {
    let from_sunday = |monday_zero: i8| (i32::from(monday_zero) + 1) % 7;
    shifted(day, from_sunday(weekday) - from_sunday(day.weekday().to_monday_zero_offset()))
}

/// `of next week`, `last week`: the Monday of it.
fn turned_week(window: Window<'_>, at: usize, published: Date) -> Option<(usize, Date)> {
    let (next, &turn) = window.phrase(&window.tables().dates.turn, past_link(window, at))?;
    let (end, (count, of)) = unit::time(window, next)?;
    if of != TimeUnit::Week || count != 1.0 {
        return None;
    }
    let offset = i32::from(published.weekday().to_monday_zero_offset());
    Some((end, shifted(published, 7 * i32::from(turn) - offset)?))
}

/// `at`, or the token after a word that links the parts of a date.
fn past_link(window: Window<'_>, at: usize) -> usize {
    at + usize::from(window.is_one_of(&window.tables().dates.words.links, at))
}

/// `the 31st`, ` 31` behind a weekday: the nearest day on which both fall.
///
/// `Thursday, two people` and `Monday, the third round` go on with something else.
fn with_day(window: Window<'_>, at: usize, weekday: i8, published: Date) -> Option<(usize, Date)> {
    let (end, number) = day(window, at)?;
    let ordered = ordinal(window, window.past_article(at)).is_some();
    let sure = ordered && window.is_number(end - 2) && !window.is(at - 1, ",");
    let alone = window.ends_clause(end) && (ordered || window.is_number(at) && !window.is(at - 1, ","));
    if !(sure || alone) || month(window, past_link(window, end)).is_some() {
        return None;
    }
    let first = published.first_of_month();
    // This month, the next, the last, and so on outward.
    let months = (0..=MONTHS).flat_map(|away| [away, -away]);
    let days = months.filter_map(|months| {
        let month = first.checked_add(Span::new().months(months)).ok()?;
        Date::new(month.year(), month.month(), number).ok()
    });
    let mut same = days.filter(|day| day.weekday().to_monday_zero_offset() == weekday);
    same.next().map(|day| (end, day))
}

/// `the first Friday of May 2019`, `last Monday in June`.
fn of_month(window: Window<'_>, at: usize, published: Date) -> Option<(usize, Date)> {
    let dates = &window.tables().dates;
    let at = window.past_article(at);
    let (next, nth) = match ordinal(window, at) {
        Some((next, nth)) if nth <= 5.0 => (next, nth as i8),
        _ => (window.phrase(&dates.turn, at).filter(|(_, turn)| **turn == -1)?.0, -1),
    };
    let (after, weekday) = name(window, next)?;
    let linked = window.is_one_of(&dates.words.links, after).then_some(after + 1)?;
    let (end, month, true) = month(window, linked)? else { return None };
    let (end, year) =
        year_after(window, end).or_else(|| turned_year(window, end, published)).unwrap_or((end, published.year()));
    Some((end, nth_weekday(year, month, weekday, nth)?))
}

/// `the 21st of this month`, `21st next month`; `the third this month` is rather a rank.
fn this_month(window: Window<'_>, at: usize, published: Date) -> Option<(usize, Date)> {
    let dates = &window.tables().dates;
    let start = window.past_article(at);
    let (end, number) = ordinal(window, start).filter(|(_, number)| (1.0..=31.0).contains(number))?;
    let number = number as i8;
    let next = past_link(window, end);
    if !window.is_number(start) && next == end {
        return None;
    }
    let (next, &turn) = window.phrase(&dates.turn, next)?;
    let (end, (count, of)) = unit::time(window, next)?;
    if of != TimeUnit::Month || count != 1.0 {
        return None;
    }
    let there = published.first_of_month().checked_add(Span::new().months(i64::from(turn))).ok()?;
    Date::new(there.year(), there.month(), number).ok().map(|day| (end, day))
}

/// A day as precise as a day: what a weekday can correct.
pub(super) fn exact(date: DateValue) -> Option<Date> {
    match date {
        DateValue::Days { first, last, grain: Grain::Day } if first == last => Some(first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::value::tests::shown_on;
    use jiff::civil::date;

    #[test]
    fn weekdays_with_more() {
        // A Wednesday.
        let on = Some(date(2019, 9, 25));
        for (source, want) in [
            ("Tuesday of next week", "2019-10-01 | 2019-09-24"),
            ("Friday last week", "2019-09-20 | 2019-09-20"),
            ("Wednesday the 11th", "2019-09-11 | 2019-09-25"),
            ("Friday 13", "2019-09-13 | 2019-09-20"),
            ("Friday 13 people", "2019-09-20"),
            ("Friday the 13th at noon", "2019-09-13 | 2019-09-20"),
            ("Friday, 13 of them", "2019-09-20"),
            ("Friday, two people", "2019-09-20"),
            ("Friday, second in line", "2019-09-20"),
            ("Friday, the first round", "2019-09-20"),
            ("Wednesday the 11th of May", "2019-05-11 | 2019-09-25"),
            ("the first Friday of May 2019", "2019-05-03"),
            ("last Monday in June", "2019-06-24 | 2019-09-23"),
            ("the 21st of this month", "2019-09-21"),
            ("third this month", ""),
            ("two this month", ""),
            ("Monday, two weeks from now", "2019-10-07 | 2019-09-23"),
            ("two weeks from today on Friday", "2019-10-11 | 2019-10-09"),
        ] {
            assert_eq!(shown_on("date", source, on), want, "{source}");
        }
    }
}
