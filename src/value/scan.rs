//! All values of one type in a text.

use super::{Fill, SlotType, recognise};
use crate::text::Text;
use jiff::civil::Date;

/// The values in `text` from left to right, the longest at each place, never overlapping.
#[must_use]
pub fn scan(kind: &SlotType, text: &Text<'_>, published: Option<Date>) -> Vec<Fill> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let fills = recognise(kind, text, at, sentence.tokens.end, published);
            let longest = fills.into_iter().max_by_key(|fill| fill.tokens.end);
            at = longest.as_ref().map_or(at + 1, |fill| fill.tokens.end);
            found.extend(longest);
        }
    }
    found
}
