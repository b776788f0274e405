//! The tokens around a number that make it a part of something else: a code, a score, a date, a time of day, a label.
//!
//! Only looks left and right of the number; what the number itself is, others read.

use super::calendar::{ends_month_or_day, four_digits, is_month};
use super::numeral::is_parting;
use super::window::Window;

/// Whether the digits at token `at` are not part of a code such as `B52` or `555-1212`.
pub(super) fn stands_free(window: Window<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if is_parting(window, before) || is_group(window, at) {
        return false;
    }
    if !window.is_glued(at) {
        return true;
    }
    let chained = matches!(window.word(before), "-" | "/" | ".") && window.is_glued(before);
    !(window.is_word(before) || chained && before > 0 && window.is_number(before - 1))
}

/// Whether the three digits at token `at` are the thousands of the number before them: `8 611`.
fn is_group(window: Window<'_>, at: usize) -> bool {
    let digits = |at: usize| window.is_number(at) && window.raw(at).bytes().all(|byte| byte.is_ascii_digit());
    let before = at.checked_sub(1).filter(|&before| digits(before) && window.raw(before).len() <= 3);
    before.is_some() && digits(at) && window.raw(at).len() == 3 && window.is_apart(at)
}

/// Whether the digits before token `at` are the first of two with a hyphen between: a score, a range.
pub(super) fn is_first_of_two(window: Window<'_>, at: usize) -> bool {
    window.is_hyphen(at) && window.is_glued(at) && window.is_glued(at + 1) && window.is_number(at + 1)
}

/// Whether the number at token `at` is the day of `April 4` or the minutes of `9:53`.
pub(super) fn in_date_or_clock(window: Window<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| window.is_number(at)) else { return false };
    let month = before - usize::from(window.is(before, ".") && before > 0);
    window.is_clock(before) || window.raw(at).len() <= 2 && is_month(window, month)
}

/// Whether the four digits at token `at` are the year of something: `in 2009`, `April 2009`, `2009 April`.
pub(super) fn is_year(window: Window<'_>, at: usize) -> bool {
    let words = &window.tables().dates.words;
    let before = at.checked_sub(1).unwrap_or(at);
    let called = before < at && window.is_one_of(&words.before_year, before);
    let dated = at > 0 && ends_month_or_day(window, before);
    four_digits(window, at).is_some() && (called || dated || is_month(window, at + 1))
}

/// Whether the number at token `at` is the name of a thing rather than how many: `No. 5`, `#5`, `5.` at the head of a line.
pub(super) fn is_label(window: Window<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| window.word(before)).unwrap_or_default();
    let stop = before == "." && at > 1 && window.is(at - 2, &window.tables().numbers.joiners.no);
    let listed = window.begins_line(at) && matches!(window.word(at + 1), "." | ")") && window.is_glued(at + 1);
    before == "#" || stop || listed && window.token(at + 2).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;

    #[test]
    fn numbers_that_are_a_part_of_something() {
        for (source, free, dated, year, label) in [
            ("about 50", true, false, false, false),
            ("555-1212", false, false, false, false),
            ("10 , 000", false, false, false, false),
            ("8 611", false, false, false, false),
            ("April 4", true, true, false, false),
            ("Dec. 31", true, true, false, false),
            ("9:53", true, true, false, false),
            ("in 2009", true, false, true, false),
            ("No. 5", true, false, false, true),
            ("#5", true, false, false, true),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let (window, last) = (Window::new(&text, usize::MAX), text.tokens.len() - 1);
            let is = [stands_free, in_date_or_clock, is_year, is_label].map(|is| is(window, last));
            assert_eq!(is, [free, dated, year, label], "{source}");
        }
    }
}
