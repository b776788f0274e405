//! Names of months, and years in four digits.
//!
//! Enough of a date to tell that a number beside it counts nothing; whole dates are read by `date`.

use super::numeral::decimal;
use super::window::Window;
use crate::lexicon::Classes;
use crate::text::Token;
use std::ops::RangeInclusive;

/// Years that articles speak of.
pub(super) const YEARS: RangeInclusive<f64> = 1000.0..=2100.0;

/// The month at token `at`: the token after it (and its full stop), its number, and whether it is surely one.
pub(super) fn month(window: Window<'_>, at: usize) -> Option<(usize, i8, bool)> {
    let dates = &window.tables().dates;
    let word = window.word(at);
    let &month = dates.months.get(word).filter(|_| window.has(at, Classes::DATE))?;
    let stop = window.is(at + 1, ".") && !dates.full_names.contains(word);
    let sure = !dates.words.doubtful.contains(word) || window.token(at).is_some_and(Token::is_capital);
    Some((at + 1 + usize::from(stop), month, sure))
}

/// Whether a month's name stands at token `at`; `may` and `march` with a capital only.
pub(super) fn is_month(window: Window<'_>, at: usize) -> bool {
    month(window, at).is_some_and(|(_, _, sure)| sure)
}

/// Whether token `at` ends what a year follows: `April`, `Dec.`, `April 4,`.
pub(super) fn ends_month_or_day(window: Window<'_>, at: usize) -> bool {
    let back = |by| at.checked_sub(by);
    let stop = matches!(window.word(at), "." | ",");
    let last = if stop { back(1) } else { Some(at) };
    let Some(last) = last else { return false };
    let day = window.is_number(last) && window.raw(last).len() <= 2;
    is_month(window, last) || day && last > 0 && is_month(window, last - 1)
}

/// The year at token `at`, alone in four digits.
pub(super) fn four_digits(window: Window<'_>, at: usize) -> Option<i16> {
    let raw = window.raw(at);
    let year = decimal(raw).filter(|_| window.is_number(at) && raw.len() == 4)?.0;
    YEARS.contains(&year).then_some(year as i16)
}
