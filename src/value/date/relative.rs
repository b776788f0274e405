//! Dates that count from the day of publication: `yesterday`, `last year`, `on Monday`, `20 years ago`.

use super::value::{DateValue, Grain};
use crate::lexicon::Classes;
use crate::lexicon::tables::TimeUnit;
use crate::value::amount;
use crate::value::calendar::month;
use crate::value::duration::{DurationValue, lengths};
use crate::value::unit;
use crate::value::window::{Found, Window};
use jiff::{Span, civil::Date};

/// Adds the dates that begin at token `at`, for an article published on `published`.
pub(super) fn find(window: Window<'_>, at: usize, published: Date, found: &mut Found<DateValue>) {
    let dates = &window.tables().dates;
    if window.has(at, Classes::DATE) {
        if let Some((end, &days)) = window.phrase(&dates.days, at) {
            found.extend(shifted(published, days).map(|day| (end, DateValue::day(day))));
        }
        if let Some((end, &turn)) = window.phrase(&dates.turn, at) {
            found.extend(turned(window, end, turn, published));
        }
        if window.is_one_of(&dates.full_names, at)
            && let Some(&weekday) = window.meaning(&dates.weekdays, at)
        {
            found.extend(latest(published, weekday).map(|day| (at + 1, DateValue::day(day))));
        }
        if window.is(at, &dates.words.ahead) {
            found.extend(counted(window, at + 1, published, |end| match window.phrase(&dates.words.hence, end) {
                Some((after, ())) => Some((after - end, 1)),
                // `in two weeks after` counts from something else.
                None => (!dates.words.is_offset(window.word(end))).then_some((0, 1)),
            }));
        }
    }
    if amount::can_begin(window, at) {
        found.extend(counted(window, at, published, |end| {
            if window.is_one_of(&dates.words.ago, end) {
                return Some((1, -1));
            }
            window.phrase(&dates.words.hence, end).map(|(after, ())| (after - end, 1))
        }));
    }
}

/// A length of time from the publication on: `sign` gives, for the token after the length, how many tokens say which way,
/// and the way.
fn counted(
    window: Window<'_>,
    at: usize,
    published: Date,
    sign: impl Fn(usize) -> Option<(usize, i32)>,
) -> Option<(usize, DateValue)> {
    lengths(window, at).into_iter().find_map(|(end, length)| {
        let (tokens, sign) = sign(end)?;
        shifted_by(DateValue::day(published), length, sign).map(|date| (end + tokens, date))
    })
}

/// `length` after `date` (before it, for a `sign` of -1), as precise as both allow. `None` for hedged lengths, for ranges, and
/// where the date is coarser than the unit.
pub(super) fn shifted_by(date: DateValue, length: DurationValue, sign: i32) -> Option<DateValue> {
    let DateValue::Days { first, grain, .. } = date else { return None };
    let count = length.amount.value;
    let whole = length.amount.is_exact() && count.fract() == 0.0 && (0.0..=LONGEST).contains(&count);
    let (unit, unit_grain) = steps(length.unit)?;
    let span = unit.checked_mul(i64::from(count as i32 * sign)).ok().filter(|_| whole && grain <= unit_grain)?;
    DateValue::around(first.checked_add(span).ok()?, unit_grain)
}

/// More of any unit leads out of the calendar or out of the news.
const LONGEST: f64 = 9000.0;

/// One `unit` as a span, and how precise a date counted in it is.
fn steps(unit: TimeUnit) -> Option<(Span, Grain)> {
    match unit {
        TimeUnit::Year => Some((Span::new().years(1), Grain::Year)),
        TimeUnit::Month => Some((Span::new().months(1), Grain::Month)),
        TimeUnit::Week => Some((Span::new().weeks(1), Grain::Day)),
        TimeUnit::Day => Some((Span::new().days(1), Grain::Day)),
        TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => None,
    }
}

pub(super) fn shifted(from: Date, days: i32) -> Option<Date> {
    from.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// `last year`, `this month`, `next week`, `last April`, `next Friday`; the word after `last` stands at token `at`.
fn turned(window: Window<'_>, at: usize, turn: i16, published: Date) -> Option<(usize, DateValue)> {
    let dates = &window.tables().dates;
    let word = window.word(at);
    if let Some(&weekday) = dates.weekdays.get(word) {
        let offset = i32::from(published.weekday().to_monday_zero_offset());
        let day = match turn {
            // The week from Monday on.
            0.. => shifted(published, i32::from(weekday) - offset + 7 * i32::from(turn))?,
            _ if window.is_one_of(&dates.words.week_before, at - 1) => {
                shifted(published, i32::from(weekday) - offset - 7)?
            }
            _ => latest(shifted(published, -1)?, weekday)?,
        };
        return Some((at + 1, DateValue::day(day)));
    }
    if let Some((end, month, true)) = month(window, at) {
        let past = i16::from(month >= published.month());
        let year = match turn {
            0 => published.year(),
            1.. => published.year() + i16::from(month <= published.month()),
            _ => published.year() - past,
        };
        return Some((end, DateValue::around(Date::new(year, month, 1).ok()?, Grain::Month)?));
    }
    let at = at + usize::from(window.is(at, &dates.words.calendar));
    let (end, (count, of)) = unit::time(window, at)?;
    if count != 1.0 || duration_goes_on(window, end) {
        return None;
    }
    let (span, grain) = steps(of)?;
    let there = published.checked_add(span.checked_mul(i64::from(turn)).ok()?).ok()?;
    let date = match of {
        TimeUnit::Day => return None,
        TimeUnit::Week => {
            let monday = shifted(there, -i32::from(there.weekday().to_monday_zero_offset()))?;
            DateValue::Days { first: monday, last: shifted(monday, 6)?, grain }
        }
        _ => DateValue::around(there, grain)?,
    };
    Some((end, date))
}

/// `this year-long`: the unit begins a longer word.
fn duration_goes_on(window: Window<'_>, at: usize) -> bool {
    window.is_hyphen(at) && window.is_glued(at)
}

/// The last such weekday up to `until`, that day included.
fn latest(until: Date, weekday: i8) -> Option<Date> {
    let back = (i32::from(until.weekday().to_monday_zero_offset()) - i32::from(weekday)).rem_euclid(7);
    shifted(until, -back)
}

#[cfg(test)]
mod tests {
    use crate::value::tests::{shown, shown_on};
    use jiff::civil::date;

    #[test]
    fn dates_count_from_the_publication() {
        // A Wednesday.
        let on = Some(date(2019, 9, 25));
        for (source, want) in [
            ("today", "2019-09-25"),
            ("yesterday", "2019-09-24"),
            ("the day before yesterday", "2019-09-23"),
            ("Monday", "2019-09-23"),
            ("Wednesday", "2019-09-25"),
            ("last Wednesday", "2019-09-18"),
            ("next Friday", "2019-10-04"),
            ("previous Tuesday", "2019-09-17"),
            ("this calendar year", "2019"),
            ("in two weeks since", ""),
            ("last year", "2018"),
            ("this month", "2019-09"),
            ("last week", "2019-09-16/2019-09-22"),
            ("last December", "2018-12"),
            ("22 years ago", "1997"),
            ("a decade ago", "2009"),
            ("two months ago", "2019-07"),
            ("three days ago", "2019-09-22"),
            ("in two weeks", "2019-10-09"),
            ("more than 20 years ago", ""),
        ] {
            assert_eq!(shown_on("date", source, on), want, "{source}");
            assert_eq!(shown("date", source), "", "{source}");
        }
    }
}
