//! Nicknames inside a name: `Vincenzo “The Chin” Gallo`, `Luis (Jerry) Ortega` are one person's name.

use super::look::is_given;
use super::{Name, NameKind};
use crate::lexicon::Classes;
use crate::text::{Gap, Kind, Text};
use std::ops::Range;

/// Most words of a nickname.
const LONGEST: usize = 4;

/// The signs a nickname stands in.
const SIGNS: [(&str, &str); 5] = [("\"", "\""), ("“", "”"), ("'", "'"), ("‘", "’"), ("(", ")")];

/// The nickname with its signs that begins at token `at`.
pub(in crate::extract) fn nickname(text: &Text<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let open = (at < limit).then(|| text.raw(at))?;
    let (_, close) = SIGNS.into_iter().find(|(sign, _)| *sign == open)?;
    let end = (at + 2..limit.min(at + 2 + LONGEST)).find(|&end| text.raw(end) == close)?;
    let word = |at: usize| {
        text.tokens[at].kind == Kind::Word && (text.tokens[at].is_capital() || text.classes(at).has(Classes::FUNCTION))
    };
    ((at + 1..end).all(word) && text.tokens[end - 1].is_capital()).then_some(at..end + 1)
}

/// Joins the names on both sides of a nickname; `names` are in the order of the text.
pub(super) fn join(text: &Text<'_>, names: &mut Vec<Name>) {
    let mut joined: Vec<Name> = Vec::new();
    for name in names.iter() {
        let (start, end) = (name.tokens.start, name.tokens.end);
        if !is_given(text, start) || !matches!(name.kind, NameKind::Bare | NameKind::Person | NameKind::Place) {
            continue;
        }
        let limit = text.sentences.get(text.sentence_of(start)).map_or(end, |sentence| sentence.tokens.end);
        let Some(aside) = nickname(text, end, limit) else { continue };
        let last = aside.end;
        let surname = last < limit && text.tokens[last].is_capital() && text.tokens[last].gap <= Gap::Line;
        if surname && text.tokens[end].gap != Gap::None && !text.classes(last).has(Classes::FUNCTION) {
            let next = names.get(names.partition_point(|name| name.tokens.start < last));
            let rest = next.filter(|name| name.tokens.start == last).map_or(last + 1, |name| name.tokens.end);
            joined.push(Name { tokens: start..rest, kind: NameKind::Person });
        }
    }
    names.retain(|name| {
        let at = name.tokens.start;
        let before = joined.partition_point(|whole| whole.tokens.start <= at);
        joined[..before].last().is_none_or(|whole| whole.tokens.end <= at)
    });
    names.extend(joined);
}
