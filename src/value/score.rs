//! Final scores: `3-1`, `21–14`, with the higher figure first, so that `lost 1-3` and `won 3-1` are one score.
//!
//! Who won is for the rule to say: its subject has the winner first.

use super::window::{Found, Window};

/// Longest figure of a score, in digits.
const DIGITS: usize = 3;

/// The score that begins at token `at`, in its normal form.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Found<String> {
    let figure = |at: usize| -> Option<u32> {
        (window.is_number(at) && window.raw(at).len() <= DIGITS).then(|| window.raw(at).parse().ok()).flatten()
    };
    // `2019-20-21` and `3-1-1` are something else, `3 - 1` is a score as well.
    let chained = |hyphen: usize| window.is_hyphen(hyphen) && window.is_number(hyphen + 1);
    let preceded = at > 1 && window.is_hyphen(at - 1) && window.is_number(at - 2);
    let even = window.is_glued(at + 1) == window.is_glued(at + 2);
    let (Some(one), Some(other)) = (figure(at), figure(at + 2)) else { return Vec::new() };
    if !window.is_hyphen(at + 1) || !even || preceded || chained(at + 3) {
        return Vec::new();
    }
    vec![(at + 3, format!("{}-{}", one.max(other), one.min(other)))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;

    #[test]
    fn two_figures_with_a_dash() {
        for (source, score) in [
            ("3-1", Some("3-1")),
            ("1–3", Some("3-1")),
            ("21 - 14", Some("21-14")),
            ("0-0", Some("0-0")),
            ("2019-20", None),
            ("3-1-1", None),
            ("3- 1", None),
            ("3", None),
            ("3-year", None),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let found = recognise(Window::new(&text, usize::MAX), 0);
            assert_eq!(found.first().map(|(_, score)| score.as_str()), score, "{source}");
        }
    }
}
