//! Shares in percent: `20%`, `twenty per cent`, `6.5 pct`.

use super::amount::amounts;
use super::numeral::{Letters, cardinal};
use super::window::Window;
use super::{Fill, Quantity, Value};

/// The percent word or sign at token `at`: the token after it. Percentage points are a difference, not a share.
pub(super) fn unit(window: Window<'_>, at: usize) -> Option<(usize, ())> {
    let words = &window.tables().numbers.words;
    let (end, ()) = window.phrase(&words.percent, at)?;
    // `a percentage` says not how large.
    let unsaid = at > 0 && words.share.contains(window.word(at)) && words.article.contains(window.word(at - 1));
    if unsaid {
        return None;
    }
    (!words.point.contains(window.word(window.past_hyphen(end)))).then_some((end, ()))
}

/// The percentages that begin at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Vec<Fill> {
    let found =
        amounts(window, at, unit).into_iter().map(|found| (found.end, found.quantity)).chain(before(window, at));
    found.map(|(end, quantity)| Fill { tokens: at..end, value: Value::Percent(quantity) }).collect()
}

/// `percent of 10`, with nothing behind it that is counted.
fn before(window: Window<'_>, at: usize) -> Option<(usize, Quantity)> {
    if !window.is_word(at) {
        return None;
    }
    let (of, ()) = window.phrase(&window.tables().numbers.words.percent, at)?;
    let found = cardinal(window, of + 1, Letters::Strict)?;
    let fits = window.word(of) == &*window.tables().numbers.joiners.of && window.ends_clause(found.end);
    (fits && (at == 0 || !window.is_number(at - 1))).then_some((found.end, found.quantity))
}

#[cfg(test)]
mod tests {
    use crate::value::tests::shown;

    #[test]
    fn percentages() {
        for (source, want) in [
            ("20%", "20%"),
            ("twenty per cent", "20%"),
            ("6.5 pct", "6.5%"),
            ("more than 50 percent", ">50%"),
            ("5-7 percent", "5-7%"),
            ("thirty percentage", "30%"),
            ("percent of 10", "10%"),
            ("a percentage", ""),
            ("a percent", "1%"),
            ("percent of 10 people", ""),
            ("3 percentage points", ""),
            ("20 people", ""),
        ] {
            assert_eq!(shown("percent", source), want, "{source}");
        }
    }
}
