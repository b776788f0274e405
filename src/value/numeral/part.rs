//! Parts in numbers: `and a half`, `two thirds`, `point five`.

use super::Cardinal;
use super::words::{Whole, small_words};
use crate::value::Quantity;
use crate::value::window::Window;

/// Adds what can follow whole words: `and a half`, `point five`, `thirds`; `begin` is where the number begins.
pub(super) fn with_part(window: Window<'_>, begin: usize, whole: Whole) -> Option<Cardinal> {
    let numbers = &window.tables().numbers;
    let Whole { mut end, mut value, mut scale, mut precision, .. } = whole;
    if let Some((after, part)) = and_part(window, end) {
        let multiplied = scale >= 1000.0;
        (value, end) = (value + part * if multiplied { scale } else { 1.0 }, after);
        precision = if multiplied { 0.05 * scale } else { 0.0 };
        match numbers.scale.get(window.word(after)) {
            Some(&by) if !multiplied => (value, scale, precision, end) = (value * by, by, 0.05 * by, after + 1),
            // `a billion and a quarter million`: the part has a scale of its own.
            Some(&by) if by < scale => (value, precision, end) = (value - part * (scale - by), 0.005 * by, after + 1),
            _ => {}
        }
    } else if let Some((after, decimals, unit)) = point(window, end) {
        (value, end, precision) = (value + decimals, after, unit / 2.0);
        if let Some(&by) = numbers.scale.get(window.word(after)) {
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

/// `and a half`, `and three quarters`, after a number or a unit.
pub(in crate::value) fn and_part(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let at = window.past_hyphen(at);
    if window.word(at) != &*numbers.joiners.and {
        return None;
    }
    let at = window.past_hyphen(at + 1);
    let how_many = window.word(at);
    if let Some(&count) = numbers.small.get(how_many) {
        // `and thirty fifths` counts on, since it is more than a part.
        return parts(window, at + 1, count).map(|(end, part)| (end, count * part)).filter(|&(_, part)| part < 1.0);
    }
    let article = numbers.words.article.contains(how_many);
    let at = if article { window.past_hyphen(at + 1) } else { at };
    let word = window.word(at);
    if article && let Some((end, nth)) = nth_at_end(window, at) {
        return Some((end, 1.0 / nth));
    }
    // `and a third` rather counts on.
    let &part = numbers.part.get(word).filter(|_| !numbers.ordinal.contains_key(word))?;
    Some((at + 1, part))
}

/// `one hundred thirty fifths`: what stands before `thirty` counts thirty-fifths.
fn fifths(whole: Whole, part: f64) -> Option<f64> {
    let tens = whole.tens.filter(|&tens| part < 0.5 && whole.value > tens)?;
    Some((whole.value - tens) / (tens + (1.0 / part).round()))
}

/// `twenty-first` at token `at`, as the name of a part: nothing is counted behind it.
pub(super) fn nth_at_end(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let tens = numbers.small.get(window.word(at)).filter(|&&tens| tens >= 20.0);
    let last = if tens.is_some() { window.past_hyphen(at + 1) } else { at };
    let &ones = numbers.ordinal.get(window.word(last)).filter(|&&ones| tens.is_none() || ones < 10.0)?;
    let (end, nth) = (last + 1, tens.unwrap_or(&0.0) + ones);
    let of = window.word(end) == &*window.tables().numbers.joiners.of;
    (nth > 2.0 && (of || window.ends_clause(end))).then_some((end, nth))
}

/// `thirds` after `two`: an ordinal as a part only after `one`.
fn parts(window: Window<'_>, at: usize, count: f64) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let at = window.past_hyphen(at);
    let word = window.word(at);
    if let Some(nth) = word.strip_suffix(&*numbers.joiners.plural).and_then(|one| numbers.ordinal.get(one)) {
        return (count != 1.0 && *nth > 2.0).then_some((at + 1, 1.0 / nth));
    }
    let &part = numbers.part.get(word)?;
    (count == 1.0 || !numbers.ordinal.contains_key(word)).then_some((at + 1, part))
}

/// `point five`: the decimals and the unit of the last one.
fn point(window: Window<'_>, at: usize) -> Option<(usize, f64, f64)> {
    let numbers = &window.tables().numbers;
    if window.word(at) != &*numbers.joiners.point {
        return None;
    }
    let digit = |at| numbers.small.get(window.word(at)).filter(|&&digit| digit < 10.0);
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

/// `of a million`, `a dozen`, `million`: what a part is a part of.
pub(super) fn scale_of(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let mut at = window.past_hyphen(at);
    at += usize::from(window.word(at) == &*numbers.joiners.of);
    at += usize::from(numbers.words.article.contains(window.word(at)));
    let word = window.word(at);
    numbers.scale.get(word).or_else(|| numbers.group.get(word)).map(|&by| (at + 1, by))
}
