//! Dates that say themselves when they are: `April 25, 1997`, `the 25th of April`, `11/27/2005`, `1997`, `the 1950s`.

use super::{DateValue, Grain};
use crate::lexicon::Classes;
use crate::text::Token;
use crate::value::number;
use crate::value::numeral::{decimal, small_words};
use crate::value::ordinal::ordinal;
use crate::value::window::Window;
use crate::value::{Fill, Value};
use jiff::civil::Date;

/// Dates found at a token, each with the token after it.
pub(super) type Found = Vec<(usize, DateValue)>;

/// Years that articles speak of.
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2100.0;
/// A year of two digits from here on lies in the last century.
const PIVOT: f64 = 40.0;
/// How long after its publication a day without a year may lie, in days; further on, the year before is meant.
const AHEAD: i32 = 62;

/// Adds the dates that begin at token `at`.
pub(super) fn find(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found) {
    if window.is_number(at) {
        if !number::stands_free(window, at) {
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
    super::holiday::find(window, at, published, found);
}

/// The years that begin at token `at`, for a slot that takes nothing else.
pub(in crate::value) fn years(window: Window<'_>, at: usize) -> Vec<Fill> {
    // `1815–1852`
    let ends_span = at >= 2 && window.is_hyphen(at - 1) && four_digits(window, at - 2).is_some();
    let free = !window.is_number(at) || number::stands_free(window, at) || ends_span;
    let found = year(window, at).filter(|_| free);
    let date = found.and_then(|(end, year)| Some((end, whole_year(year)?)));
    date.map(|(end, date)| Fill { tokens: at..end, value: Value::Date(date) }).into_iter().collect()
}

/// Whether a month's name stands at token `at`; `may` and `march` with a capital only.
pub(in crate::value) fn is_month(window: Window<'_>, at: usize) -> bool {
    month(window, at).is_some_and(|(_, _, sure)| sure)
}

/// Whether token `at` alone can be a year: four digits.
pub(in crate::value) fn is_year(window: Window<'_>, at: usize) -> bool {
    four_digits(window, at).is_some()
}

/// Whether token `at` ends what a year follows: `April`, `Dec.`, `April 4,`.
pub(in crate::value) fn ends_month_or_day(window: Window<'_>, at: usize) -> bool {
    let back = |by| at.checked_sub(by);
    let stop = matches!(window.word(at), "." | ",");
    let last = if stop { back(1) } else { Some(at) };
    let Some(last) = last else { return false };
    let day = window.is_number(last) && window.raw(last).len() <= 2;
    is_month(window, last) || day && last > 0 && is_month(window, last - 1)
}

/// The month at token `at`: the token after it (and its full stop), its number, and whether it is surely one.
pub(super) fn month(window: Window<'_>, at: usize) -> Option<(usize, i8, bool)> {
    let dates = &window.tables().dates;
    let word = window.word(at);
    let &month = dates.months.get(word).filter(|_| window.has(at, Classes::DATE))?;
    let stop = window.word(at + 1) == "." && !dates.full_names.contains(word);
    let sure = !dates.words.doubtful.contains(word) || window.token(at).is_some_and(Token::is_capital);
    Some((at + 1 + usize::from(stop), month, sure))
}

fn whole_year(year: i16) -> Option<DateValue> {
    DateValue::around(Date::new(year, 1, 1).ok()?, Grain::Year)
}

/// A year alone: four digits that count nothing.
fn year(window: Window<'_>, at: usize) -> Option<(usize, i16)> {
    let Some(year) = four_digits(window, at) else {
        // `two thousand` alone counts things.
        let called = at > 0 && window.tables().dates.words.before_year.contains(window.word(at - 1));
        let plain = |end: usize| window.ends_clause(end) || !number::has_unit(window, end);
        return year_in_words(window, at)
            .filter(|&(end, year)| end > at + 1 && year % 1000 != 0 && (year < 2000 || called && plain(end)));
    };
    let glued = window.is_glued(at + 1);
    let other = glued && (window.is_word(at + 1) && !window.word(at + 1).starts_with('\'') || chained(window, at + 1));
    let sum = at > 0 && crate::value::money::is_sign(window, at - 1);
    let scaled = window.tables().numbers.scale.contains_key(window.word(at + 1));
    (!other && !sum && !scaled && !number::has_unit(window, at + 1)).then_some((at + 1, year))
}

fn four_digits(window: Window<'_>, at: usize) -> Option<i16> {
    let raw = window.raw(at);
    let year = decimal(raw).filter(|_| window.is_number(at) && raw.len() == 4)?.0;
    YEARS.contains(&year).then_some(year as i16)
}

/// Whether `at` is a sign that goes on: a code, a formula, or the season `2011-12`.
fn chained(window: Window<'_>, at: usize) -> bool {
    let more = window.is_glued(at + 1) && window.is_number(at + 1);
    let on = window.is_hyphen(at + 2) && window.is_glued(at + 2) && window.is_number(at + 3);
    let span = window.is_hyphen(at) && four_digits(window, at + 1).is_some() && !on;
    more && !span && (window.word(at) == "/" || window.is_hyphen(at))
}

/// `1950s`, `1950's`, `'50s`.
fn decade(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
    let words = &window.tables().dates.words;
    let at = window.past_article(at);
    let short = window.word(at) == "'" && window.is_glued(at + 1);
    let at = at + usize::from(short);
    let plural = at + 1 + usize::from(window.word(at + 1) == "'");
    if !window.is_number(at)
        || window.word(plural) != &*words.plural
        || !window.is_glued(plural)
        || !window.is_glued(at + 1)
    {
        return None;
    }
    let year = if short { century(two_digits(window, at)?) } else { four_digits(window, at)? };
    let date = DateValue::around(Date::new(year, 1, 1).ok()?, Grain::Decade)?;
    (year % 10 == 0).then_some((plural + 1, date))
}

fn two_digits(window: Window<'_>, at: usize) -> Option<f64> {
    let raw = window.raw(at);
    decimal(raw).filter(|_| window.is_number(at) && raw.len() == 2).map(|(value, _)| value)
}

fn century(year: f64) -> i16 {
    (if year >= PIVOT { 1900.0 + year } else { 2000.0 + year }) as i16
}

/// A day of the month at token `at`: `25`, `25th`, `the 25th`, `twenty-fifth`.
pub(super) fn day(window: Window<'_>, at: usize) -> Option<(usize, i8)> {
    let at = window.past_article(at);
    let (end, value) = if let Some(found) = ordinal(window, at) {
        found
    } else if window.is_number(at) {
        let (value, decimals) = decimal(window.raw(at)).filter(|_| window.raw(at).len() <= 2)?;
        let clock = window.word(at + 1) == ":" && window.is_number(at + 2);
        (at + 1, if decimals > 0 || clock { 0.0 } else { value })
    } else if window.has(at, Classes::NUMERAL) {
        let found = small_words(window, at, 0.0)?;
        (found.end, found.value)
    } else {
        return None;
    };
    (1.0..=31.0).contains(&value).then_some((end, value as i8))
}

/// The year behind a day or month at token `at`: `, 1997`, ` 1997`, ` of 1997`, `-1997`, in digits or words.
pub(super) fn year_after(window: Window<'_>, at: usize) -> Option<(usize, i16)> {
    let links = &window.tables().dates.words.links;
    let linked = links.contains(window.word(at));
    let comma = window.word(at) == ",";
    let at = at + usize::from(linked || comma || matches!(window.word(at), "-" | "/"));
    if let Some(year) = four_digits(window, at) {
        // `April 25, 1,200 people` has no such token; `April 25, 1200-mile` has.
        return (!number::has_unit(window, at + 1)).then_some((at + 1, year));
    }
    if linked && let Some(year) = two_digits(window, at) {
        return Some((at + 1, century(year)));
    }
    if comma { None } else { year_in_words(window, at) }
}

/// `nineteen ninety-six`, `two thousand and five`.
fn year_in_words(window: Window<'_>, at: usize) -> Option<(usize, i16)> {
    if !window.has(at, Classes::NUMERAL) {
        return None;
    }
    let first = small_words(window, at, 0.0)?;
    let (end, value) = match small_words(window, first.end, 0.0) {
        Some(second) if (10.0..=20.0).contains(&first.value) && (10.0..100.0).contains(&second.value) => {
            (second.end, first.value * 100.0 + second.value)
        }
        _ => (first.end, first.value),
    };
    YEARS.contains(&value).then_some((end, value as i16))
}

/// `April 25, 1997`, `April 25`, `April 1997`, and `April` where the words before call for a date.
fn month_first(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found) {
    let Some((next, month, sure)) = month(window, at) else { return };
    if let Some((end, day)) =
        day(window, next).filter(|&(end, _)| !number::has_unit(window, end) || window.is_hyphen(end))
    {
        let year = year_after(window, end);
        push_day(found, year, month, day);
        if sure && !window.tables().numbers.scale.contains_key(window.word(end)) {
            found.extend(yearless(month, day, published).map(|date| (end, date)));
        }
    }
    if let Some((end, year)) = year_after(window, next) {
        let date = Date::new(year, month, 1).ok().and_then(|day| DateValue::around(day, Grain::Month));
        found.extend(date.map(|date| (end, date)));
    }
    let dates = &window.tables().dates;
    let called = at > 0 && dates.words.before_month.contains(window.word(at - 1));
    let capital = window.token(at).is_some_and(Token::is_capital);
    if let Some(published) = published
        && called
        && capital
        && dates.full_names.contains(window.word(at))
        && !window.is_number(next)
    {
        let year = published.year() - i16::from(month > published.month());
        let first = Date::new(year, month, 1).ok();
        found.extend(first.and_then(|first| DateValue::around(first, Grain::Month)).map(|date| (at + 1, date)));
    }
}

/// `25 April 1997`, `the 25th of April`, `25-Apr-1997`.
fn day_first(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found) {
    let Some((end, day)) = day(window, at) else { return };
    let linked = window.tables().dates.words.links.contains(window.word(end));
    let next = end + usize::from(linked || matches!(window.word(end), "-" | "/"));
    let Some((next, month, sure)) = month(window, next) else { return };
    push_day(found, year_after(window, next), month, day);
    if sure {
        found.extend(yearless(month, day, published).map(|date| (next, date)));
    }
}

fn push_day(found: &mut Found, year: Option<(usize, i16)>, month: i8, day: i8) {
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

/// `1997-04-25`, `4/25/1997`, `4/25/97`; also with spaces round the signs, and `1997-Apr-25`.
fn numeric(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
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
    let in_range = month <= 12.0 && day <= 31.0 && free && !number::has_unit(window, at + 3);
    in_range.then(|| Date::new(year, month as i8, day as i8).ok().map(DateValue::day))?
}

/// `2015-3`, `12-2015`; a number above that of the year is rather the end of a span (`2005-10`).
fn month_number(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
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
fn dotted(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
    let mut parts = window.raw(at).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some((at + 1, DateValue::day(date)))
}

/// `Monday, April 25, 1997`: the weekday adds nothing.
fn weekday(window: Window<'_>, at: usize, published: Option<Date>, found: &mut Found) {
    if !window.has(at, Classes::DATE) || !window.tables().dates.weekdays.contains_key(window.word(at)) {
        return;
    }
    let mut next = at + 1;
    next += usize::from(window.word(next) == ".");
    next += usize::from(window.word(next) == ",");
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
            ("11/27/2005", "2005-11-27"),
            ("27/11/2005", "2005-11-27"),
            ("2005-11-27", "2005-11-27"),
            ("27.11.2005", "2005-11-27"),
            ("April 1997", "1997-04"),
            ("Sept. 2005", "2005-09"),
            ("may 2005", "2005-05"),
            ("1997", "1997"),
            ("the 1950s", "195X"),
            ("'90s", "199X"),
            ("1997-Apr-25", "1997-04-25 | 1997"),
            ("nineteen ninety-seven", "1997"),
            ("Christmas Day 2010", "2010-12-25 | --12-25"),
            ("2015-3", "2015-03"),
            ("12-2015", "2015-12"),
            ("2016 10 16", "2016-10-16 | 2016"),
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
        for source in [
            "may not",
            "march past",
            "1,997",
            "1997 miles",
            "1500%",
            "555-1212",
            "0.8/15",
            "32 April",
            "2500",
            "2005-10",
            "2010-2015-86",
            "2015-32",
        ] {
            assert_eq!(shown("date", source), "", "{source}");
        }
    }

    #[test]
    fn years() {
        for (source, want) in [
            ("1997 hit", "1997"),
            ("1997's", "1997"),
            ("1,997", ""),
            ("1950s", ""),
            ("1500 km", ""),
            ("997", ""),
            ("2000-mile", ""),
            ("2011-12 season", ""),
            ("1995-2005", "1995"),
        ] {
            assert_eq!(shown("year", source), want, "{source}");
        }
    }
}
