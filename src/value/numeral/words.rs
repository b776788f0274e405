//! Numbers in words with their parts: `a hundred and five`, `two thirds`, `one point five`, `tens of thousands`.

use super::cardinal::Cardinal;
use super::part::{and_part, nth_at_end, parts, scale_of};
use super::whole::{Whole, small_words};
use crate::lexicon::tables::{Amounts, Hedge};
use crate::value::quantity::Quantity;
use crate::value::unit::has_unit;
use crate::value::window::Window;

/// The number in words that begins at token `at`.
pub(super) fn in_words(window: Window<'_>, at: usize) -> Option<Cardinal> {
    let numbers = &window.tables().numbers;
    let made = |end, value, scale: f64, precision: f64| {
        let quantity = Quantity { precision: precision * scale, ..Quantity::exact(value * scale) };
        Some(Cardinal { end, quantity, digits: false, scale })
    };
    if window.is_one_of(&numbers.small, at) {
        if is_pronoun(window, at) {
            return None;
        }
        let whole = small_words(window, at, 0.0)?;
        return with_part(window, at, whole);
    }
    if let Some(quantity) = several(window, at) {
        return Some(Cardinal { end: quantity.0, quantity: quantity.1, digits: false, scale: 1.0 });
    }
    let article = window.is_one_of(&numbers.words.article, at);
    let first = if article { at + 1 } else { at };
    if article && window.is_one_of(&numbers.scale, first) {
        let whole = small_words(window, first, 1.0)?;
        return with_part(window, at, whole);
    }
    if let (true, Some(&by)) = (article, window.meaning(&numbers.group, first)) {
        return made(first + 1, by, 1.0, 0.0);
    }
    if article && let Some((end, nth)) = nth_at_end(window, first) {
        return made(end, 1.0 / nth, 1.0, 0.0);
    }
    let &part = window.meaning(&numbers.part, first)?;
    if let Some((end, scale)) = scale_of(window, first + 1) {
        return made(end, part, scale, if scale >= 1000.0 { 0.05 } else { 0.0 });
    }
    // Alone, `third` and `quarter` are rather an ordinal and a part of a year.
    let alone = if article { !window.is_one_of(&numbers.ordinal, first) } else { part == 0.5 };
    if alone { made(first + 1, part, 1.0, 0.0) } else { None }
}

/// Whether `one` stands for a thing rather than a number: `the one`, `which one`, `no-one`.
fn is_pronoun(window: Window<'_>, at: usize) -> bool {
    let numbers = &window.tables().numbers;
    let one = window.meaning(&numbers.small, at) == Some(&1.0);
    let hyphen = usize::from(at > 1 && window.is_hyphen(at - 1));
    let before = at.checked_sub(1 + hyphen).map(|before| window.word(before)).unwrap_or_default();
    let more = window.past_hyphen(at + 1);
    let counts = window.is_one_of(&numbers.scale, more) || has_unit(window, at + 1);
    one && numbers.words.before_pronoun.contains(before) && !counts
}

/// `dozens`, `tens of thousands`, `several hundred`: at least so many.
fn several(window: Window<'_>, at: usize) -> Option<(usize, Quantity)> {
    let numbers = &window.tables().numbers;
    let hedged = |end, hedge, value| Some((end, Quantity { hedge, ..Quantity::exact(value) }));
    let of = window.is(at + 1, &numbers.joiners.of);
    // `dozens` counts at least two dozen: `of thousands` makes that so many thousands.
    let times = |amounts: &Amounts| window.meaning(amounts, at + 2).filter(|_| of).map(|by| by / 2.0);
    if let Some(&value) =
        window.meaning(&numbers.several, at).or_else(|| window.meaning(&numbers.several_of, at).filter(|_| of))
    {
        return match times(&numbers.several) {
            Some(by) => hedged(at + 3, Hedge::Several, value * by),
            None => hedged(at + 1, Hedge::Several, value),
        };
    }
    let (next, ()) = window.phrase(&numbers.words.quantifier, at)?;
    let &by = window.meaning(&numbers.scale, next).or_else(|| window.meaning(&numbers.group, next))?;
    let more = window.meaning(&numbers.scale, next + 1).filter(|&&more| more > by);
    hedged(next + 1 + usize::from(more.is_some()), Hedge::AtLeast, 2.0 * by * more.copied().unwrap_or(1.0))
}

/// Adds what can follow whole words: `and a half`, `point five`, `thirds`; `begin` is where the number begins.
fn with_part(window: Window<'_>, begin: usize, whole: Whole) -> Option<Cardinal> {
    let numbers = &window.tables().numbers;
    let Whole { mut end, mut value, mut scale, mut precision, .. } = whole;
    if let Some((after, part)) = and_part(window, end) {
        let multiplied = scale >= 1000.0;
        (value, end) = (value + part * if multiplied { scale } else { 1.0 }, after);
        precision = if multiplied { 0.05 * scale } else { 0.0 };
        match window.meaning(&numbers.scale, after) {
            Some(&by) if !multiplied => (value, scale, precision, end) = (value * by, by, 0.05 * by, after + 1),
            // `a billion and a quarter million`: the part has a scale of its own.
            Some(&by) if by < scale => (value, precision, end) = (value - part * (scale - by), 0.005 * by, after + 1),
            _ => {}
        }
    } else if let Some((after, decimals, unit)) = point(window, end) {
        (value, end, precision) = (value + decimals, after, unit / 2.0);
        if let Some(&by) = window.meaning(&numbers.scale, after) {
            (value, scale, precision, end) = (value * by, by, precision * by, after + 1);
        }
    } else if let Some((after, part)) = parts(window, end, value).filter(|_| value != 1.0 || end == begin + 1) {
        (value, end) = (fifths(whole, part).unwrap_or(value * part), after);
        if let Some((after, by)) = scale_of(window, end) {
            (value, scale, end) = (value * by, by, after);
            precision = if by >= 1000.0 { 0.005 * by } else { 0.0 };
        }
    }
    Some(Cardinal { end, quantity: Quantity { precision, ..Quantity::exact(value) }, digits: false, scale })
}

/// `one hundred thirty fifths`: what stands before `thirty` counts thirty-fifths.
fn fifths(whole: Whole, part: f64) -> Option<f64> {
    let tens = whole.tens.filter(|&tens| part < 0.5 && whole.value > tens)?;
    Some((whole.value - tens) / (tens + (1.0 / part).round()))
}

/// `point five`: the decimals and the unit of the last one.
fn point(window: Window<'_>, at: usize) -> Option<(usize, f64, f64)> {
    let numbers = &window.tables().numbers;
    if !window.is(at, &numbers.joiners.point) {
        return None;
    }
    let digit = |at| window.meaning(&numbers.small, at).filter(|&&digit| digit < 10.0);
    let (mut end, mut decimals, mut unit) = (at + 1, 0.0, 1.0);
    if let Some(two) = small_words(window, end, 0.0).filter(|two| (10.0..100.0).contains(&two.value)) {
        return Some((two.end, two.value / 100.0, 0.01));
    }
    while let Some(digit) = digit(end).filter(|_| unit > 1e-9) {
        unit /= 10.0;
        decimals += digit * unit;
        end += 1;
    }
    (unit < 1.0).then_some((end, decimals, unit))
}
