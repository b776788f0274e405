//! Parts in numbers: `and a half`, `two thirds`, `point five`.

use super::Cardinal;
use super::words::Whole;
use crate::value::Quantity;
use crate::value::window::Window;

/// Adds what can follow whole words: `and a half`, `point five`, `thirds`; `begin` is where the number begins.
pub(super) fn with_part(window: Window<'_>, begin: usize, whole: Whole) -> Option<Cardinal> {
    let numbers = &window.tables().numbers;
    let Whole { mut end, mut value, mut scale, mut precision } = whole;
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
        (value, end) = (value * part, after);
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
        return parts(window, at + 1, count).map(|(end, part)| (end, count * part));
    }
    let at = if numbers.words.article.contains(how_many) { window.past_hyphen(at + 1) } else { at };
    let word = window.word(at);
    // `and a third` rather counts on.
    let &part = numbers.part.get(word).filter(|_| !numbers.ordinal.contains_key(word))?;
    Some((at + 1, part))
}

/// `thirds` after `two`: an ordinal as a part only after `one`.
fn parts(window: Window<'_>, at: usize, count: f64) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let at = window.past_hyphen(at);
    let word = window.word(at);
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
