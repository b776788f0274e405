//! Numbers and counts with their hedges and ranges: `at least 50`, `five to seven`, `14,000 or more`.

use super::context::{in_date_or_clock, is_first_of_two, is_year, stands_free};
use super::numeral::{Cardinal, Letters, cardinal};
use super::quantity::Quantity;
use super::unit::{has_unit, is_currency_sign};
use super::window::{Found, Window};
use super::{hedge, ratio};
use crate::lexicon::Classes;
use crate::lexicon::tables::Hedge;

/// Numbers of any kind that begin at token `at`.
pub(super) fn numbers(window: Window<'_>, at: usize) -> Found<Quantity> {
    let mut found = free(window, at);
    if found.is_empty()
        && let Some((end, value)) = negative(window, at)
    {
        found.push((end, Quantity::exact(value)));
        found.extend(ratio::recognise(window, at + 1, -1.0));
    } else if !found.is_empty() {
        found.extend(ratio::recognise(window, at, 1.0));
    }
    found
}

/// Whole numbers of things that begin at token `at`: no share, sum, measure, time of day or rank.
pub(super) fn counts(window: Window<'_>, at: usize) -> Found<Quantity> {
    if window.has(at, Classes::NUMERAL)
        && let Some(end) = none(window, at)
    {
        return vec![(end, Quantity::exact(0.0))];
    }
    let sum = at.checked_sub(1).is_some_and(|before| is_currency_sign(window, before));
    if sum || in_date_or_clock(window, at) || is_year(window, at) {
        return Vec::new();
    }
    let mut found = free(window, at);
    found.retain(|&(end, quantity)| {
        let whole = quantity.value.fract() == 0.0 && quantity.upper.is_none_or(|upper| upper.fract() == 0.0);
        whole && !has_unit(window, end) && !is_first_of_two(window, end)
    });
    found
}

/// `no`, `none`, `no one` and `no-one` as a count, but not `no more than` or `No. 5`: the token after it.
fn none(window: Window<'_>, at: usize) -> Option<usize> {
    let numbers = &window.tables().numbers;
    let word = window.word(at);
    let last = window.past_hyphen(at + 1);
    if word == &*numbers.joiners.no && window.meaning(&numbers.small, last) == Some(&1.0) {
        return Some(last + 1);
    }
    let alone = numbers.words.none.contains(word) && !window.is_one_of(&numbers.words.not_none_before, at + 1);
    alone.then_some(at + 1)
}

/// The numbers at token `at` that stand free, with what hedges them.
fn free(window: Window<'_>, at: usize) -> Found<Quantity> {
    if window.is_number(at) && !stands_free(window, at) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (end, quantity) in hedged(window, at).into_iter().flatten() {
        // `20th` and `180ml` are other things than a plain number.
        if window.is_number(end - 1) && window.is_glued(end) && window.is_word(end) {
            continue;
        }
        found.push((end, quantity));
        if let Some((end, hedge)) = hedge::after(window, end) {
            found.push((end, quantity.hedged(hedge)));
        }
    }
    found
}

/// The numbers that begin at a token, each with the token after it.
pub(super) type Hedged = [Option<(usize, Quantity)>; 2];

/// The number at token `at` with the hedge before it: the range it begins, if it begins one, and the number alone; each
/// with the token after it.
pub(super) fn hedged(window: Window<'_>, at: usize) -> Hedged {
    if window.is_one_of(&window.tables().hedges.open_range, at) && window.has(at, Classes::HEDGE) {
        let first = cardinal(window, at + 1, Letters::Strict);
        return [first.and_then(|first| between(window, first, Letters::Strict)), None];
    }
    let (start, hedge) = hedge::before(window, at).unwrap_or((at, Hedge::Exact));
    let Some(first) = cardinal(window, start, Letters::Strict) else { return [None, None] };
    [range(window, first, first.end, Letters::Strict), Some((first.end, first.quantity))]
        .map(|found| found.map(|(end, quantity)| (end, quantity.hedged(hedge))))
}

/// `between 50 and 70`, `first` behind the `between`; writers put `to` there as well.
pub(super) fn between(window: Window<'_>, first: Cardinal, letters: Letters) -> Option<(usize, Quantity)> {
    if !window.is(first.end, &window.tables().numbers.joiners.and) {
        return range(window, first, first.end, letters);
    }
    joined(first, second(window, first.end + 1, letters)?)
}

/// The second end of a range at token `at`; after a currency, it may repeat the sign.
fn second(window: Window<'_>, at: usize, letters: Letters) -> Option<Cardinal> {
    let sign = letters == Letters::Free && is_currency_sign(window, at);
    cardinal(window, at + usize::from(sign), letters)
}

/// The range that `first` begins, its joiner at token `at`: `5-7`, `five to seven`, `5 or 6`.
pub(super) fn range(window: Window<'_>, first: Cardinal, at: usize, letters: Letters) -> Option<(usize, Quantity)> {
    let joiners = &window.tables().numbers.joiners;
    let word = window.word(at);
    let (hyphen, or) = (word == "-", word == &*joiners.or);
    if !(hyphen || or || word == &*joiners.to) {
        return None;
    }
    let second = second(window, at + 1, letters)?;
    if hyphen && (first.digits != second.digits || chained(window, second.end)) {
        return None;
    }
    if or && second.quantity.value != first.quantity.value + 1.0 {
        return None;
    }
    joined(first, second)
}

/// Whether a hyphen or slash and more digits follow: a telephone number, a date.
fn chained(window: Window<'_>, at: usize) -> bool {
    matches!(window.word(at), "-" | "/") && window.is_number(at + 1)
}

fn joined(first: Cardinal, second: Cardinal) -> Option<(usize, Quantity)> {
    // `10-12 million`: the scale belongs to both.
    let shared =
        first.scale == 1.0 && second.scale >= 1000.0 && first.quantity.value < second.quantity.value / second.scale;
    let low = if shared { first.quantity.times(second.scale) } else { first.quantity };
    let (lower, upper) = (low.value, second.quantity.value);
    let precision = low.precision.max(second.quantity.precision);
    let exact = first.quantity.is_exact() && second.quantity.is_exact();
    (exact && lower < upper)
        .then_some((second.end, Quantity { upper: Some(upper), precision, ..Quantity::exact(lower) }))
}

/// `minus 5`, `-5`.
fn negative(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let hyphen = window.is_hyphen(at) && !window.is_glued(at) && window.is_glued(at + 1) && window.is_number(at + 1);
    let word = window.has(at, Classes::NUMERAL) && window.is_one_of(&window.tables().numbers.words.minus, at);
    if !hyphen && !word {
        return None;
    }
    let found = cardinal(window, at + 1, Letters::Strict)?;
    found.quantity.is_exact().then_some((found.end, -found.quantity.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;
    use crate::value::tests::shown;

    #[test]
    fn numbers_with_hedges() {
        for (source, want) in [
            ("50 people", "50"),
            ("at least 50 people", ">=50"),
            ("more than 14,000", ">14000"),
            ("nearly 300", "~300"),
            ("as many as eighty", "<=80"),
            ("no fewer than nine", ">=9"),
            ("no more than nine", "<=9"),
            ("at least about 50", ">=50"),
            ("an estimated 2 million", "~2000000"),
            ("dozens", "dozens"),
            ("about dozens", "dozens"),
            ("50 or more, 50", ">=50 | 50"),
            ("6.1", "6.1"),
            ("minus five", "-5"),
            ("twenty-two-year", "22"),
        ] {
            assert_eq!(shown("number", source), want, "{source}");
        }
    }

    #[test]
    fn ranges() {
        for (source, want) in [
            ("5-7", "5-7 | 5"),
            ("five to seven", "5-7 | 5"),
            ("five or six", "5-6 | 5"),
            ("five or nine", "5"),
            ("between 50 and 70", "50-70"),
            ("10-12 million", "10000000-12000000 | 10"),
            ("7-5", "7"),
            ("1-222-2222", "1"),
        ] {
            assert_eq!(shown("number", source), want, "{source}");
        }
    }

    #[test]
    fn counts_are_whole_numbers_of_things() {
        for (source, want) in [
            ("ten people", "10"),
            ("no deaths", "0"),
            ("none of them", "0"),
            ("no one was", "0"),
            ("no-one was", "0"),
            ("no more than", ""),
            ("6.1 magnitude", ""),
            ("10 % of", ""),
            ("10 in Iraq", "10"),
            ("22-year-old", ""),
            ("10 days later", ""),
            ("20th", ""),
            ("6: 41", ""),
            ("20-13", ""),
            ("5-7 people", "5-7"),
            ("10 miles", ""),
            ("5 million euros", ""),
            ("2009 people", "2009"),
            ("2009 April", ""),
        ] {
            assert_eq!(shown("count", source), want, "{source}");
        }
        for source in ["in 2009,", "since 2009 people", "by 2010", "April 2009", "Dec. 2009", "April 4, 2009"] {
            let text = Text::analyse(source, Lexicon::english());
            let window = Window::new(&text, usize::MAX);
            let last = (0..text.tokens.len()).rfind(|&at| window.raw(at).len() == 4 && window.is_number(at));
            assert!(last.is_some_and(|at| counts(window, at).is_empty()), "{source}");
        }
    }
}
