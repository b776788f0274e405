//! Whether two forms are one name, written differently by a slip or by transliteration.
//!
//! Precision above all: two people taken for one is worse than a slip missed. Names are compared part by part, never by one
//! score; what each part is (a common given name, an everyday word, nothing known) decides how much must tie the two
//! together: how often each is used, and what stands around them (`surroundings`). Single words are the work of `word_slip`;
//! what else the text says of two names is the caller's to ask.

use super::edit::{Edit, edit};
use super::forms::{Form, Use};
use super::name::Name;
use crate::lexicon::{Classes, Lexicon};

/// Most parts of a name that is compared.
const MOST_PARTS: usize = 12;

/// Whether `other` is another spelling of the full name `hub`, the stronger of the two; `shared` tells what stands around
/// both.
pub(super) fn is_variant(lexicon: &Lexicon, hub: &Form, other: &Form, shared: impl Fn() -> usize) -> bool {
    if hub.name.suffix != other.name.suffix || hub.name.handle || other.name.handle {
        return false;
    }
    is_joined(lexicon, hub, other) || parts_slip(lexicon, hub, other, shared)
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

fn parts_slip(lexicon: &Lexicon, hub: &Form, other: &Form, shared: impl Fn() -> usize) -> bool {
    let count = hub.name.parts().count();
    if !(2..=MOST_PARTS).contains(&count) || other.name.parts().count() != count {
        return false;
    }
    let pairs = || hub.name.parts().zip(other.name.parts());
    let mut different = pairs().filter(|(a, b)| a != b);
    let (Some((a, b)), second, None) = (different.next(), different.next(), different.next()) else { return false };
    if let Some(second) = second {
        return both_slip(lexicon, [&hub.name, &other.name], [(a, b), second]);
    }
    let pair = hub.name.parts().any(|part| lexicon.classes(part).has(Classes::JOINING));
    let surname = !pair && hub.name.last() != other.name.last();
    if !surname && !same_sex(lexicon, a, b) || is_another_word(lexicon, a, b) {
        return false;
    }
    let rest = || pairs().filter(|(a, b)| a == b).map(|(part, _)| part).filter(|part| !is_glue(lexicon, part));
    // A short given name ties two surnames (`Roy Marrick`), a short surname no given names (`Ann Lee`, `Anne Lee`).
    let least = if surname { 3 } else { 4 };
    let ties = Ties {
        long_part: rest().any(|part| part.len() >= least),
        lopsided: is_lopsided(hub.use_, other.use_) || is_lopsided(hub.core_use, other.core_use),
        pair,
        surname,
        people: hub.person && other.person,
    };
    let Some(edit) = edit(lexicon, a, b) else {
        return ties.people && surname && ties.long_part && lacks_particle(lexicon, a, b);
    };
    let one = edit.distance == 1;
    let enough = if surname { 2 } else { 3 };
    edit.is_telling() && (one || ties.lopsided) && part_slips(lexicon, a, b, edit, ties)
        || one && is_short_slip(lexicon, b, edit, ties)
        // Letters that sound alike begin foreign names (`Carlos`, `Karlos`); who shares a rare surname may be a brother.
        || lexicon.begin_alike(a, b) && rest().any(|part| part.len() >= 6 && !lexicon.knows(part))
        || edit.is_doubling() && rest().count() >= 2
        || edit.len >= 3 && shared() >= if one { enough } else { enough + 1 }
}

/// `Tara Reid` and `Tra Reid`: a letter dropped, added or swapped in a short part, where that leaves no word or name.
fn is_short_slip(lexicon: &Lexicon, b: &str, edit: Edit<'_>, ties: Ties) -> bool {
    let tied = ties.people && ties.lopsided && ties.long_part;
    tied && edit.same_start && edit.len == 3 && !edit.is_substitution() && !lexicon.knows(b)
}

/// `LaMarrick` and `Marrick`: a particle written as a part of the surname, and left out.
fn lacks_particle(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    let front = long.strip_suffix(short).filter(|_| short.len() >= 5);
    front.is_some_and(|front| lexicon.classes(front).has(Classes::PARTICLE))
}

/// Whether the rarer name `other`, which differs in one part from the full name `hub`, may be the same where the text was
/// copied.
pub(super) fn may_be_miscopied(lexicon: &Lexicon, hub: &Form, other: &Form) -> bool {
    let mut different = hub.name.parts().zip(other.name.parts()).filter(|(a, b)| a != b);
    // Keys bring names together: two that have more differences share one by chance alone.
    let (Some((a, b)), None) = (different.next(), different.next()) else { return false };
    if hub.name.parts().count() != other.name.parts().count() {
        return false;
    }
    let surname = hub.name.last() != other.name.last();
    hub.use_.articles > other.use_.articles
        && hub.name.suffix == other.name.suffix
        && (surname || same_sex(lexicon, a, b))
        && !is_another_word(lexicon, a, b)
}

/// Whether both parts of a name slip, by an edit each.
fn both_slip(lexicon: &Lexicon, names: [&Name; 2], parts: [(&str, &str); 2]) -> bool {
    let slips = |(a, b): (&str, &str)| {
        let near = |edit: Edit<'_>| edit.is_telling() && edit.distance == 1 && edit.len >= 5;
        edit(lexicon, a, b).is_some_and(near) && !lexicon.inflects(a, b)
    };
    names.into_iter().all(|name| may_slip_twice(lexicon, name)) && parts.into_iter().all(slips)
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
    /// They differ in the last part.
    surname: bool,
    /// Both are people's.
    people: bool,
}

/// Whether the difference makes another word or name, however much ties the two together.
fn is_another_word(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    let (left, right) = (lexicon.classes(a), lexicon.classes(b));
    lexicon.inflects(a, b)
        || left.or(right).has(Classes::CALENDAR)
        || left.has(Classes::PLACE) && right.has(Classes::PLACE)
        || is_woman_of(a, b, left, right)
}

/// Whether the usual part `a` and the part `b` are one, given how they differ and what ties the names together.
fn part_slips(lexicon: &Lexicon, a: &str, b: &str, edit: Edit<'_>, ties: Ties) -> bool {
    let (left, right) = (lexicon.classes(a), lexicon.classes(b));
    let both = |test: &dyn Fn(Classes) -> bool| test(left) && test(right);
    let is_name = |classes: Classes| classes.has(Classes::GIVEN.or(Classes::SURNAME));
    // Of a person's name, `Brown` is a surname; of any other, an everyday word.
    let everyday = |classes: Classes| classes.has(Classes::COMMON) && !(ties.people && is_name(classes));
    if both(&|classes| classes.has(Classes::COMMON)) {
        return false;
    }
    if everyday(left) || everyday(right) {
        return ties.long_part && ties.lopsided;
    }
    if both(&is_name) {
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
        (1, true) => ties.long_part && edit.len >= if ties.people && ties.surname { 5 } else { 6 },
        _ => false,
    }
}

/// Whether two given names are borne by the same sexes, as far as the lexicon knows.
fn same_sex(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    let (left, right) = (lexicon.classes(a), lexicon.classes(b));
    let same = |sex| left.has(sex) == right.has(sex);
    !(left.has(Classes::GIVEN) && right.has(Classes::GIVEN)) || (same(Classes::FEMALE) && same(Classes::MALE))
}

/// Whether a final `a` alone makes one word of the other (`Paolo`, `Paola`; `Ivanov`, `Ivanova`), unless both are given
/// names of women.
pub(super) fn is_woman_of(a: &str, b: &str, left: Classes, right: Classes) -> bool {
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

#[cfg(test)]
mod tests {
    use super::super::forms::Use;
    use super::*;

    #[test]
    fn a_miscopied_name_differs_in_one_part() {
        let lexicon = Lexicon::english();
        let form = |name: &str, articles| Form {
            name: Name::parse(lexicon, name, 2),
            use_: Use { articles, mentions: articles },
            ..Form::default()
        };
        for (hub, other, want) in [
            ("Rolf Zeldale", "Rolf Pelnall", true),
            ("Rolf Zeldale", "Ida Pelnall", false),
            ("Rolf Q. Zeldale", "Rolf Pelnall", false),
            ("Rolf Zeldale", "Rolf Zeldale", false),
        ] {
            assert_eq!(may_be_miscopied(lexicon, &form(hub, 3), &form(other, 1)), want, "{hub} / {other}");
        }
        assert!(!may_be_miscopied(lexicon, &form("Rolf Zeldale", 1), &form("Rolf Pelnall", 1)));
    }
}
