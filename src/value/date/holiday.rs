//! Days with a name: `Christmas Day 2010`, `last Easter`, `Labor Day of this year`.

use super::component::year_after;
use super::relative::shifted;
use super::value::DateValue;
use super::written::{soon, yearless};
use crate::lexicon::Classes;
use crate::lexicon::tables::{Holiday, TimeUnit};
use crate::value::unit;
use crate::value::window::{Found, Window};
use jiff::civil::Date;

/// Adds the named days that begin at token `at`, alone or behind `last`, `this` or `next`.
pub(super) fn find(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found<DateValue>) {
    if !window.has(at, Classes::DATE) {
        return;
    }
    let dates = &window.tables().dates;
    if let Some((end, &holiday)) = window.phrase(&dates.named, at) {
        if let Some((after, year)) = year_after(window, end).or_else(|| turned_year(window, end, published?)) {
            found.extend(in_year(holiday, year).map(|day| (after, DateValue::day(day))));
        }
        found.extend(nearest(holiday, published).map(|day| (end, day)));
    }
    if let Some(published) = published
        && let Some((next, &turn)) = window.phrase(&dates.turn, at)
        && let Some((end, &holiday)) = window.phrase(&dates.named, next)
    {
        found.extend(turned(holiday, turn, published).map(|day| (end, DateValue::day(day))));
    }
}

/// The day of `holiday` in `year`.
fn in_year(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Day(month, day) => Date::new(year, month, day).ok(),
        Holiday::Weekday { month, weekday, nth, plus } => {
            shifted(nth_weekday(year, month, weekday, nth)?, i32::from(plus))
        }
        Holiday::Easter { plus } => shifted(easter(year)?, i32::from(plus)),
    }
}

/// The `nth` weekday (0 is Monday) of a month; -1 for the last.
pub(super) fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i8) -> Option<Date> {
    let weekday = jiff::civil::Weekday::from_monday_zero_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday by the Gregorian calendar: the anonymous algorithm (Nature, 1876; Butcher's Ecclesiastical Calendar).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * late + 114;
    Date::new(year as i16, (day / 31) as i8, (day % 31 + 1) as i8).ok()
}

/// The nearest such day before the publication, or soon after it.
fn nearest(holiday: Holiday, published: Option<Date>) -> Option<DateValue> {
    if let Holiday::Day(month, day) = holiday {
        return yearless(month, day, published);
    }
    let published = published?;
    let limit = soon(published)?;
    let years = (published.year().saturating_sub(1)..=published.year().saturating_add(1)).rev();
    years.filter_map(|year| in_year(holiday, year)).find(|&day| day <= limit).map(DateValue::day)
}

/// The last one before the publication, the one in its year, or the next one after it.
fn turned(holiday: Holiday, turn: i16, published: Date) -> Option<Date> {
    let year = published.year();
    let mut near =
        [year.saturating_sub(1), year, year.saturating_add(1)].into_iter().filter_map(|year| in_year(holiday, year));
    match turn {
        0 => in_year(holiday, year),
        1.. => near.find(|&day| day > published),
        _ => near.rfind(|&day| day < published),
    }
}

/// `of this year`, `next year`, behind a day.
pub(super) fn turned_year(window: Window<'_>, at: usize, published: Date) -> Option<(usize, i16)> {
    let dates = &window.tables().dates;
    let at = at + usize::from(window.is_one_of(&dates.words.links, at));
    let (next, &turn) = window.phrase(&dates.turn, at)?;
    let (end, (count, of)) = unit::time(window, next)?;
    (of == TimeUnit::Year && count == 1.0).then_some((end, published.year().checked_add(turn)?))
}

#[cfg(test)]
mod tests {
    use super::easter;
    use crate::value::tests::shown_on;
    use jiff::civil::date;

    #[test]
    fn days_with_a_name() {
        for (source, want) in [
            ("Christmas Day 2010", "2010-12-25 | 2018-12-25"),
            ("Thanksgiving 2017", "2017-11-23 | 2018-11-22"),
            ("Black Friday", "2018-11-23"),
            ("Memorial Day", "2019-05-27"),
            ("Good Friday 2016", "2016-03-25 | 2019-04-19"),
            ("last Easter", "2019-04-21"),
            ("next Easter", "2020-04-12"),
            ("this Christmas", "2019-12-25"),
            ("Labor Day of last year", "2018-09-03 | 2019-09-02"),
            ("Christmas carol", "2018-12-25"),
        ] {
            assert_eq!(shown_on("date", source, Some(date(2019, 9, 25))), want, "{source}");
        }
    }

    #[test]
    fn easter_sundays() {
        for day in [date(1818, 3, 22), date(1943, 4, 25), date(2000, 4, 23), date(2024, 3, 31)] {
            assert_eq!(easter(day.year()), Some(day));
        }
    }
}
