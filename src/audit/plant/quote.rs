//! A word of a quotation changed: one that another article prints too, for one that stands elsewhere in the collection.

use super::{Change, Edit, Ground, Kind};
use crate::audit::random::Random;
use crate::audit::words::{is_content, words};
use crate::span::Span;
use crate::statement::Statement;
use crate::text::fold;
use crate::value::Value;
use std::collections::BTreeSet;

/// A word of a printing changed; `others` are the printings of other articles.
pub(super) fn change(
    ground: &Ground<'_>,
    statement: &Statement,
    others: &[&Statement],
    random: &mut Random,
) -> Option<Change> {
    let Value::Quote(own) = &statement.value else { return None };
    let printed: BTreeSet<String> = others
        .iter()
        .filter_map(|other| match &other.value {
            Value::Quote(words) => Some(words),
            _ => None,
        })
        .flat_map(|quote| words(quote).map(|(_, word)| fold(word)))
        .collect();
    // As it reads and as it is written: no markup, entity or hyphen inside.
    let in_file = |at: usize, word: &str| {
        let place = statement.in_file(Span::new(at, at + word.len()))?;
        let start = place.start.checked_sub(statement.place.start)?;
        (statement.place.text.get(start..start + place.len()) == Some(word)).then_some(place)
    };
    let shared: Vec<Span> = words(own)
        .filter(|(_, word)| is_content(ground.lexicon, word) && printed.contains(&fold(word)))
        .filter_map(|(at, word)| in_file(at, word))
        .collect();
    let at = *random.one(&shared)?;
    let said: BTreeSet<String> = words(own).map(|(_, word)| fold(word)).chain(printed).collect();
    let fresh: Vec<&String> = ground.vocabulary.iter().filter(|word| !said.contains(*word)).collect();
    let new = (*random.one(&fresh)?).clone();
    Some(Change { kind: Kind::QuotedWord, edits: vec![Edit { at, new }] })
}
