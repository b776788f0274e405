//! Whether two forms are one name, written differently by a slip or by transliteration.
//!
//! Precision above all: two people taken for one is worse than a slip missed. Names are compared part by part, never by one
//! score; what each part is (a common given name, an everyday word, nothing known) decides how much must tie the two
//! together. Nothing here looks at more than the two forms; what the text says of them is the caller's to ask.

use super::forms::{Form, Use};
use super::name::Name;
use crate::lexicon::{Classes, Lexicon};

/// Endings that make another word of a word (plurals, adjectives, peoples, verb forms), never a slip.
const ENDINGS: [&str; 12] = ["s", "es", "n", "an", "ian", "i", "ese", "ish", "er", "ing", "ed", "ians"];

/// Endings that sound alike in given names (`Bettie`, `Betty`).
const ALIKE: [&str; 4] = ["ie", "ey", "i", "y"];

/// What American and British spelling write differently in one word: no slip.
const NATIONAL: [(&str, &str); 2] = [("or", "our"), ("iz", "is")];

/// Longest part that is compared; hostile input stops here.
const LONGEST: usize = 40;

/// Most parts of a name that is compared.
const MOST_PARTS: usize = 12;

/// How two different parts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edit {
    /// Damerau distance (optimal string alignment), 1 or 2.
    distance: usize,
    /// A letter doubled, or one of two dropped.
    doubling: bool,
    /// A letter put for another; not dropped, added or swapped.
    substitution: bool,
    /// Letters of the shorter part.
    len: usize,
}

/// Whether `other` is another spelling of the full name `hub`, the stronger of the two.
pub(super) fn is_variant(lexicon: &Lexicon, hub: &Form, other: &Form) -> bool {
    if hub.name.suffix != other.name.suffix || hub.name.handle || other.name.handle {
        return false;
    }
    is_joined(lexicon, hub, other) || parts_slip(lexicon, hub, other)
}

/// `DelOrbello` and `Del Orbello`: the same letters, parted differently. A person's whole name in one word is an address or
/// a tag, no slip.
fn is_joined(lexicon: &Lexicon, a: &Form, b: &Form) -> bool {
    let single_letters = |name: &Name| name.parts().any(|part| part.len() < 3);
    let tag = |one: &Form, person: &Form| {
        let particle = lexicon.classes(person.name.first()).has(Classes::PARTICLE);
        one.name.is_single() && person.person && !particle
    };
    a.name.key.len() != b.name.key.len()
        && a.name.key.len() >= 7
        && !(single_letters(&a.name) || single_letters(&b.name) || tag(a, b) || tag(b, a))
        && a.name.squeezed() == b.name.squeezed()
}

fn parts_slip(lexicon: &Lexicon, hub: &Form, other: &Form) -> bool {
    let count = hub.name.parts().count();
    if !(2..=MOST_PARTS).contains(&count) || other.name.parts().count() != count {
        return false;
    }
    let pairs = || hub.name.parts().zip(other.name.parts());
    let different: Vec<(&str, &str)> = pairs().filter(|(a, b)| a != b).collect();
    let ties = Ties {
        long_part: pairs().any(|(a, b)| a == b && a.len() >= 4 && !is_glue(lexicon, a)),
        lopsided: is_lopsided(hub.use_, other.use_) || is_lopsided(hub.core_use, other.core_use),
        pair: hub.name.parts().any(|part| part == "and"),
    };
    let surname = !ties.pair && hub.name.last() != other.name.last();
    match different[..] {
        [(a, b)] => (surname || same_sex(lexicon, a, b)) && part_slips(lexicon, a, b, ties),
        [(a, b), (c, d)] if may_slip_twice(lexicon, &hub.name) && may_slip_twice(lexicon, &other.name) => {
            [(a, b), (c, d)]
                .into_iter()
                .all(|(a, b)| edit(a, b).is_some_and(|edit| edit.distance == 1 && edit.len >= 5) && !is_ending(a, b))
        }
        _ => false,
    }
}

/// Whether both parts of a name may be slips at once: two parts, long enough, neither known to the lexicon.
pub(super) fn may_slip_twice(lexicon: &Lexicon, name: &Name) -> bool {
    name.parts().count() == 2 && name.parts().all(|part| part.len() >= 5 && !is_known(lexicon, part))
}

/// What holds two forms together besides the part that differs.
#[derive(Debug, Clone, Copy)]
struct Ties {
    /// Another part, four letters or more, is the same.
    long_part: bool,
    /// One form is usual, the other rare.
    lopsided: bool,
    /// Both are the same pair of names (`Ida and Vera`).
    pair: bool,
}

/// Whether the usual part `a` and the part `b` are one, given what ties the names together.
fn part_slips(lexicon: &Lexicon, a: &str, b: &str, ties: Ties) -> bool {
    let Some(edit) = edit(a, b) else { return false };
    let (left, right) = (lexicon.classes(a), lexicon.classes(b));
    let both = |class| left.has(class) && right.has(class);
    let either = |class| left.has(class) || right.has(class);
    let names = Classes::GIVEN;
    if is_ending(a, b) || both(Classes::PLACE) || both(Classes::COMMON) || woman_of(a, b, left, right) {
        return false;
    }
    if either(Classes::COMMON) {
        return ties.long_part && ties.lopsided;
    }
    if (left.has(names) || left.has(Classes::SURNAME)) && (right.has(names) || right.has(Classes::SURNAME)) {
        return ties.long_part && (ties.lopsided || ties.pair);
    }
    if is_known(lexicon, a) && is_known(lexicon, b) {
        return false;
    }
    match edit {
        _ if ties.lopsided => ties.long_part || edit.distance == 1,
        Edit { distance: 1, substitution: false, .. } => ties.long_part || edit.len >= 6,
        // In short parts one letter for another makes other names (`Karim`, `Karam`).
        Edit { distance: 1, .. } => ties.long_part && edit.len >= 6,
        _ => false,
    }
}

/// Whether the rare single word `other` is a slip of the usual word `hub`. Its ends must agree: what differs there is
/// grammar (`Iran`, `Iraqi`) or another name. `surname`: `hub` is the surname of a person named in full.
pub(super) fn is_bare_variant(lexicon: &Lexicon, hub: (&str, Use), other: (&str, Use), surname: bool) -> bool {
    let ((hub, usual), (other, rare)) = (hub, other);
    let Some(edit) = edit(hub, other) else { return false };
    let rarer = rare.articles * 2 <= usual.articles || rare.mentions * 3 <= usual.mentions;
    let everyday = |word| lexicon.classes(word).has(Classes::COMMON);
    if !(is_established(usual) && rarer) || edit.len < 5 || other.len() < 5 || is_ending(hub, other) {
        return false;
    }
    if hub.chars().next_back() != other.chars().next_back() || everyday(other) || (everyday(hub) && !surname) {
        return false;
    }
    let unknown = !is_known(lexicon, other);
    match edit.distance {
        1 => unknown || (surname && edit.doubling && lexicon.classes(other).has(Classes::SURNAME)),
        _ => unknown && usual.articles >= rare.articles + 2,
    }
}

/// Whether a word is used widely enough for a rarer one to be a slip of it.
pub(super) fn is_established(use_: Use) -> bool {
    use_.articles >= 2 || use_.mentions >= 3
}

/// Whether two words are near enough to be slips of each other, leaving aside what they are.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    edit(a, b).is_some()
}

/// How `b` differs from `a`, if it is little enough: one edit in parts of four letters or more, two in parts of seven or
/// more, and the first letters equal.
fn edit(a: &str, b: &str) -> Option<Edit> {
    if a == b || a.len() > LONGEST || b.len() > LONGEST || a.chars().next() != b.chars().next() {
        return None;
    }
    let (long, short) = (a.chars().count().max(b.chars().count()), a.chars().count().min(b.chars().count()));
    if short < 4 || long - short > 2 || !all_letters(a) || !all_letters(b) {
        return None;
    }
    if NATIONAL.iter().any(|(us, uk)| a.replace(uk, us) == b.replace(uk, us)) {
        return None;
    }
    let distance = match strsim::osa_distance(a, b) {
        2 if short >= 5 && sound_alike(a, b) => 1,
        distance => distance,
    };
    (distance == 1 || distance == 2 && short >= 7).then(|| Edit {
        distance,
        doubling: undoubled(a) == undoubled(b),
        substitution: long == short && strsim::levenshtein(a, b) == distance,
        len: short,
    })
}

fn all_letters(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

fn undoubled(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether the words differ only in endings that sound alike.
fn sound_alike(a: &str, b: &str) -> bool {
    let stems =
        |word: &'_ str| ALIKE.iter().filter_map(|end| word.strip_suffix(end)).map(str::to_owned).collect::<Vec<_>>();
    let (left, right) = (stems(a), stems(b));
    left.iter().any(|stem| right.contains(stem))
}

/// Whether one word is the other with an ending.
fn is_ending(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|end| ENDINGS.contains(&end))
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

/// Whether the lexicon knows the word, or what it is the plural of.
fn is_known(lexicon: &Lexicon, word: &str) -> bool {
    let singular = |end| word.strip_suffix(end).is_some_and(|stem| lexicon.classes(stem) != Classes::NONE);
    lexicon.classes(word) != Classes::NONE || singular("s") || singular("es")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_near_by_few_edits_in_long_enough_words() {
        for (a, b, want) in [
            ("torvin", "torvinn", Some(1)),
            ("torvin", "tovrin", Some(1)),
            ("debbie", "debby", Some(1)),
            ("saravaddin", "saraviddon", Some(2)),
            ("salt", "salp", Some(1)),
            // Too short, too far, another beginning, the other side of the ocean, no letters.
            ("ann", "anne", None),
            ("david", "dale", None),
            ("marie", "mary", None),
            ("torvin", "dorvin", None),
            ("harbour", "harbor", None),
            ("recognised", "recognized", None),
            ("a3200", "a3300", None),
            ("torvin", "torvin", None),
        ] {
            assert_eq!(edit(a, b).map(|edit| edit.distance), want, "{a} {b}");
            assert_eq!(edit(b, a).map(|edit| edit.distance), want, "{b} {a}");
        }
    }
}
