//! What dates are made of: years, decades and days of the month, in digits or words.
//!
//! A year can be a date alone; days need a month, which the files beside this one join to them.

use super::value::{DateValue, Grain};
use crate::lexicon::Classes;
use crate::lexicon::tables::Hedge;
use crate::value::calendar::{YEARS, four_digits};
use crate::value::context::stands_free;
use crate::value::hedge;
use crate::value::numeral::{decimal, ordinal, small_words};
use crate::value::unit::{has_unit, is_currency_sign};
use crate::value::window::{Found, Window};
use jiff::civil::Date;

/// A year of two digits from here on lies in the last century.
const PIVOT: f64 = 40.0;

/// The years that begin at token `at`, for a slot that takes nothing else.
pub(in crate::value) fn years(window: Window<'_>, at: usize) -> Found<DateValue> {
    // `1815–1852`
    let ends_span = at >= 2 && window.is_hyphen(at - 1) && four_digits(window, at - 2).is_some();
    let free = !window.is_number(at) || stands_free(window, at) || ends_span;
    let found = year(window, at).filter(|_| free && !is_hedged(window, at));
    found.and_then(|(end, year)| Some((end, whole_year(year)?))).into_iter().collect()
}

/// Whether the date at token `at` is a rough one: `around 1997`. It is not read, since nothing says how rough.
pub(super) fn is_hedged(window: Window<'_>, at: usize) -> bool {
    let hedge = at.checked_sub(1).and_then(|before| hedge::before(window, before));
    hedge.is_some_and(|(end, hedge)| end == at && hedge == Hedge::About)
}

/// A year alone: four digits that count nothing.
pub(super) fn year(window: Window<'_>, at: usize) -> Option<(usize, i16)> {
    let Some(year) = four_digits(window, at) else {
        // `two thousand` alone counts things.
        let called = at > 0 && window.is_one_of(&window.tables().dates.words.before_year, at - 1);
        let plain = |end: usize| window.ends_clause(end) || !has_unit(window, end);
        return year_in_words(window, at)
            .filter(|&(end, year)| end > at + 1 && year % 1000 != 0 && (year < 2000 || called && plain(end)));
    };
    let glued = window.is_glued(at + 1);
    let other = glued && (window.is_word(at + 1) && !window.word(at + 1).starts_with('\'') || chained(window, at + 1));
    let sum = at > 0 && is_currency_sign(window, at - 1);
    let scaled = window.is_one_of(&window.tables().numbers.scale, at + 1);
    (!other && !sum && !scaled && !has_unit(window, at + 1)).then_some((at + 1, year))
}

/// The year behind a day or month at token `at`: `, 1997`, ` 1997`, ` of 1997`, `-1997`, in digits or words.
pub(super) fn year_after(window: Window<'_>, at: usize) -> Option<(usize, i16)> {
    let links = &window.tables().dates.words.links;
    let linked = links.contains(window.word(at));
    let comma = window.is(at, ",");
    let at = at + usize::from(linked || comma || matches!(window.word(at), "-" | "/"));
    if let Some(year) = four_digits(window, at) {
        // `April 25, 1,200 people` has no such token; `April 25, 1200-mile` has.
        return (!has_unit(window, at + 1)).then_some((at + 1, year));
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

/// Whether `at` is a sign that goes on: a code, a formula, or the season `2011-12`.
fn chained(window: Window<'_>, at: usize) -> bool {
    let more = window.is_glued(at + 1) && window.is_number(at + 1);
    let on = window.is_hyphen(at + 2) && window.is_glued(at + 2) && window.is_number(at + 3);
    let span = window.is_hyphen(at) && four_digits(window, at + 1).is_some() && !on;
    more && !span && (window.is(at, "/") || window.is_hyphen(at))
}

pub(super) fn two_digits(window: Window<'_>, at: usize) -> Option<f64> {
    let raw = window.raw(at);
    decimal(raw).filter(|_| window.is_number(at) && raw.len() == 2).map(|(value, _)| value)
}

pub(super) fn century(year: f64) -> i16 {
    (if year >= PIVOT { 1900.0 + year } else { 2000.0 + year }) as i16
}

pub(super) fn whole_year(year: i16) -> Option<DateValue> {
    DateValue::around(Date::new(year, 1, 1).ok()?, Grain::Year)
}

/// `1950s`, `1950's`, `'50s`.
pub(super) fn decade(window: Window<'_>, at: usize) -> Option<(usize, DateValue)> {
    let words = &window.tables().dates.words;
    let at = window.past_article(at);
    let short = window.is(at, "'") && window.is_glued(at + 1);
    let at = at + usize::from(short);
    let plural = window.word(at + 1);
    let plural = plural.strip_prefix('\'').unwrap_or(plural);
    if !window.is_number(at) || plural != &*words.plural || !window.is_glued(at + 1) {
        return None;
    }
    let year = if short { century(two_digits(window, at)?) } else { four_digits(window, at)? };
    let date = DateValue::around(Date::new(year, 1, 1).ok()?, Grain::Decade)?;
    (year % 10 == 0).then_some((at + 2, date))
}

/// A day of the month at token `at`: `25`, `25th`, `the 25th`, `twenty-fifth`.
pub(super) fn day(window: Window<'_>, at: usize) -> Option<(usize, i8)> {
    let at = window.past_article(at);
    let (end, value) = if let Some(found) = ordinal(window, at) {
        found
    } else if window.is_number(at) {
        let (value, decimals) = decimal(window.raw(at)).filter(|_| window.raw(at).len() <= 2)?;
        let clock = window.is(at + 1, ":") && window.is_number(at + 2);
        (at + 1, if decimals > 0 || clock { 0.0 } else { value })
    } else if window.has(at, Classes::NUMERAL) {
        let found = small_words(window, at, 0.0)?;
        (found.end, found.value)
    } else {
        return None;
    };
    (1.0..=31.0).contains(&value).then_some((end, value as i8))
}

#[cfg(test)]
mod tests {
    use super::Window;
    use crate::lexicon::Lexicon;
    use crate::text::Text;
    use crate::value::tests::shown;

    #[test]
    fn a_rough_year_is_not_read() {
        for (source, read) in [("around 1997", 0), ("about 1997", 0), ("in 1997", 1)] {
            let text = Text::analyse(source, Lexicon::english());
            assert_eq!(super::years(Window::new(&text, usize::MAX), 1).len(), read, "{source}");
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
