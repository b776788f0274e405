//! Whether two forms are one name, written differently by a slip or by transliteration.
//!
//! Precision above all: two people taken for one is worse than a slip missed. Names are compared part by part, never by one
//! score; what each part is (a common given name, an everyday word, nothing known) decides how much must tie the two
//! together. Nothing here looks at more than the two forms; what the text says of them is the caller's to ask.

use super::edit::edit;
use super::forms::{Form, Use};
use super::name::Name;
use crate::lexicon::{Classes, Lexicon};

/// Most parts of a name that is compared.
const MOST_PARTS: usize = 12;

/// Whether `other` is another spelling of the full name `hub`, the stronger of the two.
pub(super) fn is_variant(lexicon: &Lexicon, hub: &Form, other: &Form) -> bool {
    if hub.name.suffix != other.name.suffix || hub.name.handle || other.name.handle {
        return false;
    }
    is_joined(lexicon, hub, other) || parts_slip(lexicon, hub, other)
}

/// `DelOrbello` and `Del Orbello`: the same letters, parted differently. A person's whole name in one word, or everyday
/// words in one (`SportsNews`), is an address or a tag, no slip.
fn is_joined(lexicon: &Lexicon, a: &Form, b: &Form) -> bool {
    let single_letters = |name: &Name| name.parts().any(|part| part.len() < 3);
    let everyday =
        |name: &Name| !name.is_single() && name.parts().all(|part| lexicon.classes(part).has(Classes::COMMON));
    let tag = |one: &Form, person: &Form| {
        let particle = lexicon.classes(person.name.first()).has(Classes::PARTICLE);
        one.name.is_single() && person.person && !particle
    };
    a.name.key.len() != b.name.key.len()
        && a.name.key.len() >= 7
        && a.name.letters().eq(b.name.letters())
        && !(everyday(&a.name) || everyday(&b.name))
        && !(single_letters(&a.name) || single_letters(&b.name) || tag(a, b) || tag(b, a))
}

fn parts_slip(lexicon: &Lexicon, hub: &Form, other: &Form) -> bool {
    let count = hub.name.parts().count();
    if !(2..=MOST_PARTS).contains(&count) || other.name.parts().count() != count {
        return false;
    }
    let pairs = || hub.name.parts().zip(other.name.parts());
    let mut different = pairs().filter(|(a, b)| a != b);
    let (first, second, None) = (different.next(), different.next(), different.next()) else { return false };
    let lopsided = is_lopsided(hub.use_, other.use_) || is_lopsided(hub.core_use, other.core_use);
    let near = |(a, b): &(&str, &str)| edit(lexicon, a, b).is_some_and(|edit| edit.distance == 1 || lopsided);
    let Some((a, b)) = first.filter(near) else { return false };
    let pair = hub.name.parts().any(|part| lexicon.classes(part).has(Classes::JOINING));
    let surname = !pair && hub.name.last() != other.name.last();
    // A short given name ties two surnames (`Roy Marrick`), a short surname no given names (`Ann Lee`, `Anne Lee`).
    let least = if surname { 3 } else { 4 };
    let ties =
        Ties { long_part: pairs().any(|(a, b)| a == b && a.len() >= least && !is_glue(lexicon, a)), lopsided, pair };
    let Some((c, d)) = second else {
        return (surname || same_sex(lexicon, a, b)) && part_slips(lexicon, a, b, ties);
    };
    may_slip_twice(lexicon, &hub.name)
        && may_slip_twice(lexicon, &other.name)
        && [(a, b), (c, d)].into_iter().all(|(a, b)| {
            edit(lexicon, a, b).is_some_and(|edit| edit.distance == 1 && edit.len >= 5) && !lexicon.inflects(a, b)
        })
}

/// Whether both parts of a name may be slips at once: two parts, long enough, neither known to the lexicon.
pub(super) fn may_slip_twice(lexicon: &Lexicon, name: &Name) -> bool {
    name.parts().count() == 2 && name.parts().all(|part| part.len() >= 5 && !lexicon.knows(part))
}

/// What holds two forms together besides the part that differs.
#[derive(Debug, Clone, Copy)]
struct Ties {
    /// Another part, long enough, is the same.
    long_part: bool,
    /// One form is usual, the other rare.
    lopsided: bool,
    /// Both are the same pair of names (`Ida and Vera`).
    pair: bool,
}

/// Whether the usual part `a` and the part `b` are one, given what ties the names together.
fn part_slips(lexicon: &Lexicon, a: &str, b: &str, ties: Ties) -> bool {
    let Some(edit) = edit(lexicon, a, b) else { return false };
    let (left, right) = (lexicon.classes(a), lexicon.classes(b));
    let both = |class| left.has(class) && right.has(class);
    let either = |class| left.has(class) || right.has(class);
    let names = Classes::GIVEN;
    if lexicon.inflects(a, b)
        || either(Classes::CALENDAR)
        || both(Classes::PLACE)
        || both(Classes::COMMON)
        || woman_of(a, b, left, right)
    {
        return false;
    }
    if either(Classes::COMMON) {
        return ties.long_part && ties.lopsided;
    }
    if (left.has(names) || left.has(Classes::SURNAME)) && (right.has(names) || right.has(Classes::SURNAME)) {
        return ties.long_part && (ties.lopsided || ties.pair);
    }
    if lexicon.knows(a) && lexicon.knows(b) {
        return false;
    }
    if ties.lopsided {
        return ties.long_part || edit.distance == 1;
    }
    // In short parts one letter for another makes other names (`Karim`, `Karam`).
    match (edit.distance, edit.is_substitution()) {
        (1, false) => ties.long_part || edit.len >= 6,
        (1, true) => ties.long_part && edit.len >= 6,
        _ => false,
    }
}

/// How a word stands in a story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stands<'w> {
    /// The word.
    pub word: &'w str,
    /// How widely it is used, in longer names too.
    pub use_: Use,
    /// It ends the full name of a person.
    pub surname: bool,
    /// It is a name alone; else it is only found in longer names.
    pub alone: bool,
}

/// Whether the rare word `other` is a slip of the usual word `hub`. The ends must agree, unless two letters are swapped:
/// what differs there is grammar (`Iran`, `Iraqi`) or another name. A slip in a month's name is no matter of names.
pub(super) fn is_word_variant(lexicon: &Lexicon, hub: Stands<'_>, other: Stands<'_>) -> bool {
    let (usual, rare) = (hub.use_, other.use_);
    let established = is_established(usual);
    let rarer = rare.articles * 2 <= usual.articles || rare.mentions * 3 <= usual.mentions;
    // What the counts rule out is most, and is asked first.
    if !(if established { rarer } else { hub.alone && other.alone }) {
        return false;
    }
    let Some(edit) = edit(lexicon, hub.word, other.word) else { return false };
    let everyday = |word| lexicon.classes(word).has(Classes::COMMON.or(Classes::CALENDAR));
    let ends_agree = hub.word.chars().next_back() == other.word.chars().next_back() || edit.is_swap();
    if edit.len < 5 || !ends_agree || everyday(other.word) || lexicon.inflects(hub.word, other.word) {
        return false;
    }
    let unknown = !lexicon.knows(other.word);
    if !established {
        return unknown && edit.distance == 1 && may_be_either(lexicon, hub.word, usual);
    }
    if everyday(hub.word) && !hub.surname {
        return false;
    }
    match edit.distance {
        1 if other.alone => {
            unknown || (hub.surname && edit.is_doubling() && lexicon.classes(other.word).has(Classes::SURNAME))
        }
        1 => unknown && edit.len >= 6 && rare.articles == 1,
        _ => other.alone && unknown && usual.articles >= rare.articles + 2,
    }
}

/// Whether a word is used widely enough for a rarer one to be a slip of it.
pub(super) fn is_established(use_: Use) -> bool {
    use_.articles >= 2 || use_.mentions >= 3
}

/// Whether a word that one article alone has can be a spelling of one that another article alone has: long, and nothing
/// that the lexicon knows.
pub(super) fn may_be_either(lexicon: &Lexicon, word: &str, use_: Use) -> bool {
    use_.articles == 1 && word.chars().count() >= 6 && !lexicon.knows(word)
}

/// Whether two given names are borne by the same sexes, as far as the lexicon knows.
fn same_sex(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    let (left, right) = (lexicon.classes(a), lexicon.classes(b));
    let same = |sex| left.has(sex) == right.has(sex);
    !(left.has(Classes::GIVEN) && right.has(Classes::GIVEN)) || (same(Classes::FEMALE) && same(Classes::MALE))
}

/// Whether a final `a` alone makes one word of the other (`Paolo`, `Paola`; `Ivanov`, `Ivanova`), unless both are given
/// names of women.
fn woman_of(a: &str, b: &str, left: Classes, right: Classes) -> bool {
    let stem = |word: &'_ str| word.trim_end_matches(['a', 'o', 'e']).to_owned();
    let women = |classes: Classes| classes.has(Classes::FEMALE) && !classes.has(Classes::MALE);
    a.ends_with('a') != b.ends_with('a') && stem(a) == stem(b) && !(women(left) && women(right))
}

/// Words that stand in many names and tie none together.
fn is_glue(lexicon: &Lexicon, part: &str) -> bool {
    let glue = [Classes::FUNCTION, Classes::HONORIFIC, Classes::PARTICLE];
    glue.into_iter().any(|class| lexicon.classes(part).has(class))
}

/// Whether one form is usual and the other rare.
fn is_lopsided(usual: Use, rare: Use) -> bool {
    let by_articles = usual.articles >= rare.articles + 2 && usual.articles >= rare.articles * 2;
    let by_mentions = usual.articles > rare.articles && usual.mentions >= rare.mentions * 3;
    by_articles || by_mentions
}
