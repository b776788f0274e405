//! Shares of a number: `one in five`, `2 out of 500`, `1 over 20`.

use super::numeral::{Cardinal, Letters, cardinal};
use super::quantity::Quantity;
use super::unit::has_unit;
use super::window::Window;

/// More is rather a year, or a number of its own.
const MOST: f64 = 1000.0;

/// The share that begins at token `at`; `sign` is -1 after a minus.
pub(super) fn recognise(window: Window<'_>, at: usize, sign: f64) -> Option<(usize, Quantity)> {
    let whole = |found: &Cardinal| found.quantity.is_exact() && found.quantity.value.fract() == 0.0;
    let first = cardinal(window, at, Letters::Strict).filter(whole)?;
    let (after, ()) = window.phrase(&window.tables().numbers.words.out_of, first.end)?;
    let second = cardinal(window, after, Letters::Strict).filter(whole)?;
    let (part, of) = (first.quantity.value, second.quantity.value);
    let fits = part > 0.0 && part < of && of <= MOST && !has_unit(window, second.end);
    fits.then(|| (second.end, Quantity::exact(sign * part / of)))
}

#[cfg(test)]
mod tests {
    use crate::value::tests::shown;

    #[test]
    fn shares() {
        for (source, want) in [
            ("one in five", "0.2 | 1"),
            ("2 out of 500", "0.004 | 2"),
            ("1 over 20", "0.05 | 1"),
            ("minus one over 20", "-0.05 | -1"),
            ("12 out of 10", "12"),
            ("5 in 2010", "5"),
            ("3 in 10 days", "3"),
            ("5 in Iraq", "5"),
        ] {
            assert_eq!(shown("number", source), want, "{source}");
        }
        assert_eq!(shown("count", "5 in 12 towns"), "5");
    }
}
