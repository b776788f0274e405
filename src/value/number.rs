//! Numbers and counts with their hedges and ranges: `at least 50`, `five to seven`, `14,000 or more`.

use super::numeral::{Cardinal, Letters, cardinal, is_parting};
use super::window::Window;
use super::{Fill, Quantity, Value, date, duration, hedge, measure, money, percent, ratio};
use crate::lexicon::Classes;
use crate::lexicon::tables::Hedge;
use crate::text::Kind;

/// Numbers of any kind that begin at token `at`.
pub(super) fn numbers(window: Window<'_>, at: usize) -> Vec<Fill> {
    let mut fills = fills(window, at);
    if fills.is_empty()
        && let Some((end, value)) = negative(window, at)
    {
        fills.push(Fill { tokens: at..end, value: Value::Number(Quantity::exact(value)) });
        fills.extend(ratio::recognise(window, at + 1, -1.0).map(|fill| Fill { tokens: at..fill.tokens.end, ..fill }));
    } else if !fills.is_empty() {
        fills.extend(ratio::recognise(window, at, 1.0));
    }
    fills
}

/// Whole numbers of things that begin at token `at`: no share, sum, measure, time of day or rank.
pub(super) fn counts(window: Window<'_>, at: usize) -> Vec<Fill> {
    if window.has(at, Classes::NUMERAL)
        && let Some(end) = none(window, at)
    {
        return vec![Fill { tokens: at..end, value: Value::Number(Quantity::exact(0.0)) }];
    }
    let sum = at.checked_sub(1).is_some_and(|before| money::is_sign(window, before));
    if sum || in_date_or_clock(window, at) || is_year(window, at) {
        return Vec::new();
    }
    let mut fills = fills(window, at);
    fills.retain(|fill| {
        let Value::Number(quantity) = fill.value else { return false };
        let whole = quantity.value.fract() == 0.0 && quantity.upper.is_none_or(|upper| upper.fract() == 0.0);
        whole && !has_unit(window, fill.tokens.end) && !is_first_of_two(window, fill.tokens.end)
    });
    fills
}

/// Whether what follows a number makes it the amount of something: `%`, `-year-old`, `miles`, `dollars`, `:30`.
pub(super) fn has_unit(window: Window<'_>, at: usize) -> bool {
    let Some(token) = window.token(at) else { return false };
    match token.kind {
        Kind::Symbol if window.is_hyphen(at) => has_unit_word(window, at + 1),
        Kind::Symbol => is_clock(window, at) || percent::unit(window, at).is_some() || money::is_sign(window, at),
        Kind::Word => has_unit_word(window, at),
        _ => false,
    }
}

fn has_unit_word(window: Window<'_>, at: usize) -> bool {
    percent::unit(window, at).is_some()
        || duration::unit(window, at).is_some()
        || measure::unit(window, at).is_some()
        || money::unit(window, at).is_some()
}

/// Whether the digits before token `at` are the first of two with a hyphen between: a score, a range.
pub(super) fn is_first_of_two(window: Window<'_>, at: usize) -> bool {
    window.is_hyphen(at) && window.is_glued(at) && window.is_glued(at + 1) && window.is_number(at + 1)
}

/// Whether the number at token `at` is the day of `April 4` or the minutes of `9:53`.
pub(super) fn in_date_or_clock(window: Window<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| window.is_number(at)) else { return false };
    let month = before - usize::from(window.word(before) == "." && before > 0);
    is_clock(window, before) || window.raw(at).len() <= 2 && date::is_month(window, month)
}

/// Whether the number at token `at` is the name of a thing rather than how many: `No. 5`, `#5`, `5.` at the head of a line.
pub(super) fn is_label(window: Window<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| window.word(before)).unwrap_or_default();
    let stop = before == "." && at > 1 && window.word(at - 2) == &*window.tables().numbers.joiners.no;
    let listed = window.begins_line(at) && matches!(window.word(at + 1), "." | ")") && window.is_glued(at + 1);
    before == "#" || stop || listed && window.token(at + 2).is_some()
}

/// Whether the four digits at token `at` are the year of something: `in 2009`, `April 2009`, `2009 April`.
fn is_year(window: Window<'_>, at: usize) -> bool {
    let words = &window.tables().dates.words;
    let before = at.checked_sub(1).unwrap_or(at);
    let called = before < at && words.before_year.contains(window.word(before));
    let dated = at > 0 && date::ends_month_or_day(window, before);
    date::is_year(window, at) && (called || dated || date::is_month(window, at + 1))
}

/// Whether token `at` is the colon of a time of day.
fn is_clock(window: Window<'_>, at: usize) -> bool {
    window.word(at) == ":" && window.is_number(at + 1) && at > 0 && window.is_number(at - 1)
}

/// `no`, `none`, `no one` and `no-one` as a count, but not `no more than` or `No. 5`: the token after it.
fn none(window: Window<'_>, at: usize) -> Option<usize> {
    let numbers = &window.tables().numbers;
    let word = window.word(at);
    let last = window.past_hyphen(at + 1);
    if word == &*numbers.joiners.no && numbers.small.get(window.word(last)) == Some(&1.0) {
        return Some(last + 1);
    }
    let alone = numbers.words.none.contains(word) && !numbers.words.not_none_before.contains(window.word(at + 1));
    alone.then_some(at + 1)
}

fn fills(window: Window<'_>, at: usize) -> Vec<Fill> {
    if window.is_number(at) && !stands_free(window, at) {
        return Vec::new();
    }
    let mut fills = Vec::new();
    for (end, quantity) in hedged(window, at).into_iter().flatten() {
        // `20th` and `180ml` are other things than a plain number.
        if window.is_number(end - 1) && window.is_glued(end) && window.is_word(end) {
            continue;
        }
        fills.push(Fill { tokens: at..end, value: Value::Number(quantity) });
        if let Some((end, hedge)) = hedge::after(window, end) {
            fills.push(Fill { tokens: at..end, value: Value::Number(quantity.hedged(hedge)) });
        }
    }
    fills
}

/// Whether the digits at token `at` are not part of a code such as `B52` or `555-1212`.
pub(super) fn stands_free(window: Window<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if is_parting(window, before) {
        return false;
    }
    if !window.is_glued(at) {
        return true;
    }
    let chained = matches!(window.word(before), "-" | "/" | ".") && window.is_glued(before);
    !(window.is_word(before) || chained && before > 0 && window.is_number(before - 1))
}

/// The number at token `at` with the hedge before it: the range it begins, if it begins one, and the number alone; each
/// with the token after it.
pub(super) fn hedged(window: Window<'_>, at: usize) -> [Option<(usize, Quantity)>; 2] {
    if window.tables().hedges.open_range.contains(window.word(at)) && window.has(at, Classes::HEDGE) {
        return [between(window, at), None];
    }
    let (start, hedge) = hedge::before(window, at).unwrap_or((at, Hedge::Exact));
    let Some(first) = cardinal(window, start, Letters::Strict) else { return [None, None] };
    [range(window, first, first.end, Letters::Strict), Some((first.end, first.quantity))]
        .map(|found| found.map(|(end, quantity)| (end, quantity.hedged(hedge))))
}

/// `between 50 and 70`.
fn between(window: Window<'_>, at: usize) -> Option<(usize, Quantity)> {
    let first = cardinal(window, at + 1, Letters::Strict)?;
    if window.word(first.end) != &*window.tables().numbers.joiners.and {
        return None;
    }
    let second = cardinal(window, first.end + 1, Letters::Strict)?;
    joined(first, second)
}

/// The range that `first` begins, its joiner at token `at`: `5-7`, `five to seven`, `5 or 6`.
pub(super) fn range(window: Window<'_>, first: Cardinal, at: usize, letters: Letters) -> Option<(usize, Quantity)> {
    let joiners = &window.tables().numbers.joiners;
    let word = window.word(at);
    let (hyphen, or) = (word == "-", word == &*joiners.or);
    if !(hyphen || or || word == &*joiners.to) {
        return None;
    }
    let after = at + 1 + usize::from(money::is_sign(window, at + 1) && letters == Letters::Free);
    let second = cardinal(window, after, letters)?;
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
    let word = window.has(at, Classes::NUMERAL) && window.tables().numbers.words.minus.contains(window.word(at));
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
            ("dozens", ">=24"),
            ("about dozens", ">=24"),
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
