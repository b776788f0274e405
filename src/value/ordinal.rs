//! Ordinals: `20th`, `third`, `twenty-first`.

use super::numeral::{decimal, small_words};
use super::window::Window;
use super::{Fill, Quantity, Value};
use crate::lexicon::Classes;

/// The ordinal that begins at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Vec<Fill> {
    ordinal(window, at)
        .filter(|&(_, value)| value < 100.0 || !is_part(window, at))
        .map(|(end, value)| Fill { tokens: at..end, value: Value::Number(Quantity::exact(value)) })
        .into_iter()
        .collect()
}

/// Whether the article before makes it a part: `a trillionth`.
fn is_part(window: Window<'_>, at: usize) -> bool {
    at > 0 && window.tables().numbers.words.article.contains(window.word(at - 1))
}

/// The ordinal that begins at token `at`: the token after it and its number.
pub(super) fn ordinal(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    if window.is_number(at) {
        let ending = window.is_glued(at + 1) && numbers.words.ordinal_ending.contains(window.word(at + 1));
        let (value, decimals) = decimal(window.raw(at)).filter(|_| ending)?;
        return (decimals == 0).then_some((at + 2, value));
    }
    let before = if window.has(at, Classes::NUMERAL) { small_words(window, at, 0.0) } else { None };
    let Some(before) = before else {
        let known = window.has(at, Classes::ORDINAL);
        return known.then(|| numbers.ordinal.get(window.word(at)).map(|&value| (at + 1, value)))?;
    };
    let mut last = window.past_hyphen(before.end);
    last += usize::from(window.word(last) == &*numbers.joiners.and);
    let &value = numbers.ordinal.get(window.word(last))?;
    // What stands before must leave room for it: `twenty-` for 1 to 9, `hundred` for 1 to 99.
    let room = if value < 10.0 { 10.0 } else { 100.0 };
    if value >= 100.0 {
        Some((last + 1, before.value * value))
    } else {
        (before.value % room == 0.0).then_some((last + 1, before.value + value))
    }
}

#[cfg(test)]
mod tests {
    use crate::value::tests::shown;

    #[test]
    fn ordinals() {
        for (source, want) in [
            ("20th", "20"),
            ("third", "3"),
            ("twenty-first", "21"),
            ("twentieth", "20"),
            ("one hundred twenty-fifth", "125"),
            ("one hundred and third", "103"),
            ("two hundredth", "200"),
            ("20", ""),
            ("two thirds", ""),
            ("20km", ""),
        ] {
            assert_eq!(shown("ordinal", source), want, "{source}");
        }
    }
}
