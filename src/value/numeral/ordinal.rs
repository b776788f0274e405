//! Ordinal numbers in digits and in words: `20th`, `third`, `twenty-first`.
//!
//! Cardinals need them too: `twenty-first` is no twenty.

use super::digits::decimal;
use super::whole::small_words;
use crate::lexicon::Classes;
use crate::value::window::Window;

/// The ordinal that begins at token `at`: the token after it and its number.
pub(in crate::value) fn ordinal(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    if window.is_number(at) {
        let ending = window.is_glued(at + 1) && window.is_one_of(&numbers.words.ordinal_ending, at + 1);
        let (value, decimals) = decimal(window.raw(at)).filter(|_| ending)?;
        return (decimals == 0).then_some((at + 2, value));
    }
    let before = if window.has(at, Classes::NUMERAL) { small_words(window, at, 0.0) } else { None };
    let Some(before) = before else {
        let known = window.has(at, Classes::ORDINAL);
        return known.then(|| window.meaning(&numbers.ordinal, at).map(|&value| (at + 1, value)))?;
    };
    let mut last = window.past_hyphen(before.end);
    last += usize::from(window.is(last, &numbers.joiners.and));
    let &value = window.meaning(&numbers.ordinal, last)?;
    // What stands before must leave room for it: `twenty-` for 1 to 9, `hundred` for 1 to 99.
    let room = if value < 10.0 { 10.0 } else { 100.0 };
    if value >= 100.0 {
        Some((last + 1, before.value * value))
    } else {
        (before.value % room == 0.0).then_some((last + 1, before.value + value))
    }
}
