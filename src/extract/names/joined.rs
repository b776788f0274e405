//! Two names that are one: `Romy and Michele`, the heroes a work is named after.
//!
//! Names stand beside each other for many reasons; they are one name only as two given names, outside a list, of whom the
//! text names neither in full.

use super::{Name, NameKind};
use crate::lexicon::Classes;
use crate::text::{Kind, Text};
use rustc_hash::FxHashSet;

/// The joined names among `names`, which stand in order.
pub(super) fn joined(text: &Text<'_>, names: &[Name]) -> Vec<Name> {
    let people = names.iter().filter(|name| name.kind == NameKind::Person);
    let known: FxHashSet<&str> =
        people.flat_map(|name| [text.word(name.tokens.start), text.word(name.tokens.end - 1)]).collect();
    let single = |name: &Name| {
        let at = name.tokens.start;
        name.kind == NameKind::Bare && name.tokens.len() == 1 && text.tokens[at].kind == Kind::Word
    };
    let hero = |name: &Name| single(name) && !known.contains(text.word(name.tokens.start));
    let given = |name: &Name| {
        let class = text.classes(name.tokens.start);
        class.has(Classes::GIVEN) && !class.has(Classes::SURNAME)
    };
    let pairs = names.windows(2).filter_map(|pair| match pair {
        [first, second] => Some((first, second)),
        _ => None,
    });
    pairs
        .filter(|(first, second)| first.tokens.end + 1 == second.tokens.start)
        .filter(|(first, _)| text.classes(first.tokens.end).has(Classes::JOINING))
        .filter(|(first, second)| hero(first) && hero(second) && (given(first) || given(second)))
        .filter(|(first, _)| !first.tokens.start.checked_sub(1).is_some_and(|at| text.is(at, ",")))
        .map(|(first, second)| Name { tokens: first.tokens.start..second.tokens.end, kind: NameKind::Joined })
        .collect()
}
