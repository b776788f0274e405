//! Whole numbers in words: `two hundred and fifty-two thousand`, `twenty-two`.
//!
//! Parts that follow (`and a half`, `thirds`) and words that only count roughly (`dozens`) are added by `words`.

use super::part::and_part;
use crate::value::unit::has_unit;
use crate::value::window::Window;

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
        if let Some(&small) = window.meaning(&numbers.small, next).filter(|&&small| small < room) {
            group += small;
            room = if small >= 20.0 { 10.0 } else { 0.0 };
            let tens = Some(small).filter(|_| room == 10.0 && !and);
            whole = Some(Whole { end: next + 1, value: total + group, scale: 1.0, precision: 0.0, tens });
        } else if let Some(&by) = window.meaning(&numbers.scale, next).filter(|&&by| by < top && group > 0.0) {
            if by <= 100.0 {
                group *= by;
                room = 100.0;
            } else {
                total += group * by;
                (group, room, top) = (0.0, 100.0, by);
            }
            let precision = if by >= 1000.0 { 0.5 * by } else { 0.0 };
            whole = Some(Whole { end: next + 1, value: total + group, scale: by, precision, tens: None });
        } else if let Some(&by) = window.meaning(&numbers.group, next).filter(|_| group > 0.0) {
            whole = Some(Whole { end: next + 1, value: total + group * by, scale: 1.0, precision: 0.0, tens: None });
            break;
        } else {
            break;
        }
        let end = next + 1;
        let after = window.past_hyphen(end);
        and = window.is(after, &numbers.joiners.and) && (room == 100.0 || is_added(window, after, group, room));
        next = if and { window.past_hyphen(after + 1) } else { after };
        // `hundred and thousand` is no number; `million and three quarters` goes on in parts.
        if and && (!window.is_one_of(&numbers.small, next) || and_part(window, after).is_some()) {
            break;
        }
    }
    whole
}

/// `twenty and four hours`: the ones behind an `and` at token `at`; only where a unit or a part shows that they count on.
fn is_added(window: Window<'_>, at: usize, group: f64, room: f64) -> bool {
    let ones = window.meaning(&window.tables().numbers.small, at + 1).is_some_and(|&ones| (1.0..10.0).contains(&ones));
    let goes_on = || has_unit(window, at + 2) || and_part(window, at + 2).is_some();
    room == 10.0 && group < 100.0 && ones && goes_on()
}
