//! Ordinals: `20th`, `third`, `twenty-first`.

use super::numeral::ordinal;
use super::quantity::Quantity;
use super::window::{Found, Window};

/// The ordinal that begins at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Found<Quantity> {
    ordinal(window, at)
        .filter(|&(_, value)| value < 100.0 || !is_part(window, at))
        .map(|(end, value)| (end, Quantity::exact(value)))
        .into_iter()
        .collect()
}

/// Whether the article before makes it a part: `a trillionth`.
fn is_part(window: Window<'_>, at: usize) -> bool {
    at > 0 && window.is_one_of(&window.tables().numbers.words.article, at - 1)
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
