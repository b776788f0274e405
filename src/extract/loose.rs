//! Names that a template vouches for.
//!
//! The names of an article are taken with care, since spellings and people are drawn from them: an everyday word that opens a
//! sentence is none (`Mars has two moons`), and a name ends where a number begins (`Orbit 7`, `K2`). A template that asks for
//! a name right there is evidence of its own. Its slots take these readings after the names proper.

use super::scene::Scene;
use crate::lexicon::Classes;
use crate::text::{Gap, Kind, Text};
use std::ops::Range;

/// Whether the word at `at` can be a name only because a template asks for one: it opens its sentence, and the article
/// never writes it small.
pub(super) fn begins(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let opens = || text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.tokens.start == at);
    let other =
        Classes::FUNCTION.or(Classes::HONORIFIC).or(Classes::TRADE).or(Classes::NATIONALITY).or(Classes::PRONOUN);
    let token = &text.tokens[at];
    let word = token.kind == Kind::Word && token.is_capital() && !token.classes.has(other.or(Classes::CALENDAR));
    word && opens() && scene.names_at(at).next().is_none() && !scene.is_written_small(text.word(at))
}

/// Further ends of a name at `at` that ends before one of `ends`, longest last: with a number (`K2`, `Orbit 7`), or with
/// what is joined by `&` (`Poe & Sons`).
pub(super) fn longer(scene: &Scene<'_>, ends: &[usize], limit: usize) -> Vec<Range<usize>> {
    let text = &scene.text;
    let mut found = Vec::new();
    for &end in ends.iter().filter(|&&end| end < limit) {
        if text.is(end, "&") && end + 1 < limit && text.tokens[end + 1].is_capital() {
            let joined = scene.names_at(end + 1).map(|(_, name)| name.tokens.end).find(|&end| end <= limit);
            found.push(end..joined.unwrap_or(end + 2));
        } else if is_number(text, end) {
            found.push(end..end + 1);
        }
    }
    found
}

/// A plain number right behind a word.
fn is_number(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    token.kind == Kind::Number && matches!(token.gap, Gap::None | Gap::Space)
}
