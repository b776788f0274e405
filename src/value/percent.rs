//! Shares in percent: `20%`, `twenty per cent`, `6.5 pct`.

use super::amount::amounts;
use super::window::Window;
use super::{Fill, Value};

/// The percent word or sign at token `at`: the token after it. Percentage points are a difference, not a share.
pub(super) fn unit(window: Window<'_>, at: usize) -> Option<(usize, ())> {
    let words = &window.tables().numbers.words;
    let (end, ()) = window.phrase(&words.percent, at)?;
    (!words.point.contains(window.word(window.past_hyphen(end)))).then_some((end, ()))
}

/// The percentages that begin at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Vec<Fill> {
    let found = amounts(window, at, unit);
    found.into_iter().map(|found| Fill { tokens: at..found.end, value: Value::Percent(found.quantity) }).collect()
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
            ("3 percentage points", ""),
            ("20 people", ""),
        ] {
            assert_eq!(shown("percent", source), want, "{source}");
        }
    }
}
