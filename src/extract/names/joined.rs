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
    // `Carter`, a given name of men, is a surname first.
    let given = |name: &Name| {
        let class = text.classes(name.tokens.start);
        class.has(Classes::FEMALE) || class.has(Classes::MALE) && !class.has(Classes::SURNAME)
    };
    let pairs = names.windows(2).filter_map(|pair| match pair {
        [first, second] => Some((first, second)),
        _ => None,
    });
    pairs
        .filter(|(first, second)| first.tokens.end + 1 == second.tokens.start)
        .filter(|(first, _)| text.lexicon.classes(text.word(first.tokens.end)).has(Classes::JOINING))
        .filter(|(first, second)| hero(first) && hero(second) && (given(first) || given(second)))
        .filter(|(first, _)| !in_list(text, names, first))
        .map(|(first, second)| Name { tokens: first.tokens.start..second.tokens.end, kind: NameKind::Joined })
        .collect()
}

/// `Klee, Vera and Bram`: a name and a comma before it.
fn in_list(text: &Text<'_>, names: &[Name], name: &Name) -> bool {
    let Some(comma) = name.tokens.start.checked_sub(1).filter(|&at| text.is(at, ",")) else { return false };
    let before = names.partition_point(|other| other.tokens.start < comma);
    before > 0 && names[before - 1].tokens.end == comma
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn two_given_names_are_joined_unless_they_are_two_people() {
        for (source, want) in [
            ("Fans of Vera and Bram met.", vec!["Vera and Bram"]),
            ("Then Ida & Bram sang loudly.", vec!["Ida & Bram"]),
            ("Here Vera Poe met Bram Orsk. Then Vera and Bram left.", vec![]),
            ("Here Ann Orsk met Tom Orbell. Then Orsk and Orbell left.", vec![]),
            ("A sequel, Vera and Bram, followed.", vec!["Vera and Bram"]),
            ("Offices in Zorb and Quenby closed.", vec![]),
            ("It is by Klee, Vera and Bram.", vec![]),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let names = names(&text);
            let found = names.iter().filter(|name| name.kind == NameKind::Joined);
            assert_eq!(found.map(|name| text.slice(name.tokens.clone())).collect::<Vec<_>>(), want, "{source}");
        }
    }
}
