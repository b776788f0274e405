//! Numbers in words: `a hundred and five`, `two dozen`, `tens of thousands`.

use super::part::{nth_at_end, scale_of, with_part};
use super::{Cardinal, and_part};
use crate::lexicon::tables::{Amounts, Hedge};
use crate::value::window::Window;
use crate::value::{Quantity, number};

/// The number in words that begins at token `at`.
pub(super) fn in_words(window: Window<'_>, at: usize) -> Option<Cardinal> {
    let numbers = &window.tables().numbers;
    let made = |end, value, scale: f64, precision: f64| {
        let quantity = Quantity { precision: precision * scale, ..Quantity::exact(value * scale) };
        Some(Cardinal { end, quantity, digits: false, scale })
    };
    let word = window.word(at);
    if numbers.small.contains_key(word) {
        if is_pronoun(window, at) {
            return None;
        }
        let whole = small_words(window, at, 0.0)?;
        return with_part(window, at, whole);
    }
    if let Some(quantity) = several(window, at) {
        return Some(Cardinal { end: quantity.0, quantity: quantity.1, digits: false, scale: 1.0 });
    }
    let article = numbers.words.article.contains(word);
    let first = if article { at + 1 } else { at };
    let word = window.word(first);
    if article && numbers.scale.contains_key(word) {
        let whole = small_words(window, first, 1.0)?;
        return with_part(window, at, whole);
    }
    if let (true, Some(&by)) = (article, numbers.group.get(word)) {
        return made(first + 1, by, 1.0, 0.0);
    }
    if article && let Some((end, nth)) = nth_at_end(window, first) {
        return made(end, 1.0 / nth, 1.0, 0.0);
    }
    let &part = numbers.part.get(word)?;
    if let Some((end, scale)) = scale_of(window, first + 1) {
        return made(end, part, scale, if scale >= 1000.0 { 0.05 } else { 0.0 });
    }
    // Alone, `third` and `quarter` are rather an ordinal and a part of a year.
    let alone = if article { !numbers.ordinal.contains_key(word) } else { part == 0.5 };
    if alone { made(first + 1, part, 1.0, 0.0) } else { None }
}

/// Whether `one` stands for a thing rather than a number: `the one`, `which one`, `no-one`.
fn is_pronoun(window: Window<'_>, at: usize) -> bool {
    let numbers = &window.tables().numbers;
    let one = numbers.small.get(window.word(at)) == Some(&1.0);
    let hyphen = usize::from(at > 1 && window.is_hyphen(at - 1));
    let before = at.checked_sub(1 + hyphen).map(|before| window.word(before)).unwrap_or_default();
    let more = window.past_hyphen(at + 1);
    let counts = numbers.scale.contains_key(window.word(more)) || number::has_unit(window, at + 1);
    one && numbers.words.before_pronoun.contains(before) && !counts
}

/// What number words come to, and where they end.
#[derive(Debug, Clone, Copy)]
pub(in crate::value) struct Whole {
    /// The token after them.
    pub end: usize,
    /// Their value.
    pub value: f64,
    /// The last scale among them; 1 without.
    pub scale: f64,
    /// How finely they are written, in ones.
    pub precision: f64,
    /// The last word, where it is a ten that follows a scale without `and` (`hundred thirty`).
    pub tens: Option<f64>,
}

/// `two hundred and fifty-two thousand`: words from token `at` on, with `group` before them (1 after an article).
pub(in crate::value) fn small_words(window: Window<'_>, at: usize, group: f64) -> Option<Whole> {
    let numbers = &window.tables().numbers;
    // `room` is what the next small number must stay under: 10 after `twenty`, 100 after `hundred`.
    let (mut total, mut group, mut room, mut top) = (0.0, group, 100.0, f64::INFINITY);
    let (mut whole, mut and) = (None, false);
    let mut next = at;
    loop {
        let word = window.word(next);
        if let Some(&small) = numbers.small.get(word).filter(|&&small| small < room) {
            group += small;
            room = if small >= 20.0 { 10.0 } else { 0.0 };
            let tens = Some(small).filter(|_| room == 10.0 && !and);
            whole = Some(Whole { end: next + 1, value: total + group, scale: 1.0, precision: 0.0, tens });
        } else if let Some(&by) = numbers.scale.get(word).filter(|&&by| by < top && group > 0.0) {
            if by <= 100.0 {
                group *= by;
                room = 100.0;
            } else {
                total += group * by;
                (group, room, top) = (0.0, 100.0, by);
            }
            let precision = if by >= 1000.0 { 0.5 * by } else { 0.0 };
            whole = Some(Whole { end: next + 1, value: total + group, scale: by, precision, tens: None });
        } else if let Some(&by) = numbers.group.get(word).filter(|_| group > 0.0) {
            whole = Some(Whole { end: next + 1, value: total + group * by, scale: 1.0, precision: 0.0, tens: None });
            break;
        } else {
            break;
        }
        let end = next + 1;
        let after = window.past_hyphen(end);
        and = window.word(after) == &*numbers.joiners.and && (room == 100.0 || is_added(window, after, group, room));
        next = if and { window.past_hyphen(after + 1) } else { after };
        // `hundred and thousand` is no number; `million and three quarters` goes on in parts.
        if and && (!numbers.small.contains_key(window.word(next)) || and_part(window, after).is_some()) {
            break;
        }
    }
    whole
}

/// `twenty and four hours`: the ones behind an `and` at token `at`; only where a unit or a part shows that they count on.
fn is_added(window: Window<'_>, at: usize, group: f64, room: f64) -> bool {
    let ones = window.tables().numbers.small.get(window.word(at + 1)).is_some_and(|&ones| (1.0..10.0).contains(&ones));
    let goes_on = || number::has_unit(window, at + 2) || and_part(window, at + 2).is_some();
    room == 10.0 && group < 100.0 && ones && goes_on()
}

/// `dozens`, `tens of thousands`, `several hundred`: at least so many.
fn several(window: Window<'_>, at: usize) -> Option<(usize, Quantity)> {
    let numbers = &window.tables().numbers;
    let at_least = |end, value| Some((end, Quantity { hedge: Hedge::AtLeast, ..Quantity::exact(value) }));
    let word = window.word(at);
    let of = window.word(at + 1) == &*numbers.joiners.of;
    // `dozens` counts at least two dozen: `of thousands` makes that so many thousands.
    let times = |amounts: &Amounts| amounts.get(window.word(at + 2)).filter(|_| of).map(|by| by / 2.0);
    if let Some(&value) = numbers.several.get(word).or_else(|| numbers.several_of.get(word).filter(|_| of)) {
        return match times(&numbers.several) {
            Some(by) => at_least(at + 3, value * by),
            None => at_least(at + 1, value),
        };
    }
    let (next, ()) = window.phrase(&numbers.words.quantifier, at)?;
    let word = window.word(next);
    let &by = numbers.scale.get(word).or_else(|| numbers.group.get(word))?;
    let more = numbers.scale.get(window.word(next + 1)).filter(|&&more| more > by);
    at_least(next + 1 + usize::from(more.is_some()), 2.0 * by * more.copied().unwrap_or(1.0))
}
