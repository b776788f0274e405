//! Sketches for tests.

use super::Sketch;
use crate::lexicon::Lexicon;
use crate::text::Text;

/// The sketch of a text; `1951-03-09: It rained.` was published on that day.
pub(super) fn sketch(article: &str) -> Sketch {
    let dated = article.split_once(": ").and_then(|(date, text)| Some((date.parse().ok()?, text)));
    let (published, text) = dated.map_or((None, article), |(date, text)| (Some(date), text));
    Sketch::of(&Text::analyse(text, Lexicon::english()), published)
}
