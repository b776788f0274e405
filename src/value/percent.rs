//! Shares in percent: `20%`, `twenty per cent`, `6.5 pct`.

use super::amount::amounts;
use super::numeral::{Letters, cardinal};
use super::quantity::Quantity;
use super::unit;
use super::window::{Found, Window};

/// The percentages that begin at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Found<Quantity> {
    amounts(window, at, unit::percent)
        .into_iter()
        .map(|found| (found.end, found.quantity))
        .chain(before(window, at))
        .collect()
}

/// `percent of 10`, with nothing behind it that is counted.
fn before(window: Window<'_>, at: usize) -> Option<(usize, Quantity)> {
    if !window.is_word(at) {
        return None;
    }
    let (of, ()) = window.phrase(&window.tables().numbers.words.percent, at)?;
    let found = cardinal(window, of + 1, Letters::Strict)?;
    let fits = window.is(of, &window.tables().numbers.joiners.of) && window.ends_clause(found.end);
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
