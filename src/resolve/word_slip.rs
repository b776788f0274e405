//! Whether a rare word is a slip of a usual one, in names of one word and in the words of longer names.
//!
//! A word alone has no other part that ties it to a name. So it must be nothing that the lexicon knows, or something else
//! must say that it is no name of its own: the same words around it, or that its article never names it in full.

use super::edit::Edit;
use super::forms::Use;
use super::slip::is_woman_of;
use crate::lexicon::{Classes, Lexicon};

/// How a word stands in a story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stands<'w> {
    /// The word.
    pub word: &'w str,
    /// How widely it is used, in longer names too.
    pub use_: Use,
    /// It ends the full name of a person.
    pub surname: bool,
    /// It is a name alone.
    pub alone: bool,
    /// It is found in longer names.
    pub in_longer: bool,
    /// It is written in capitals alone.
    pub acronym: bool,
}

/// Whether the counts allow that `other` is a slip of `hub`: of a usual word a rarer one, else two names of one word. They
/// rule out most pairs, so they are asked first.
pub(super) fn counts_allow(hub: Stands<'_>, other: Stands<'_>) -> bool {
    if !is_established(hub.use_) {
        return hub.alone && other.alone;
    }
    other.use_.articles * 2 <= hub.use_.articles || other.use_.mentions * 3 <= hub.use_.mentions
}

/// Whether the letters alone say that `other` is a slip of `hub`, where the counts allow it.
pub(super) fn is_word_variant(lexicon: &Lexicon, hub: Stands<'_>, other: Stands<'_>, edit: Edit<'_>) -> bool {
    let (usual, rare) = (hub.use_, other.use_);
    if !may_be_slip(lexicon, hub, other) || !ends_agree(hub.word, other.word, edit) {
        return false;
    }
    let unknown = !lexicon.knows(other.word);
    let common = usual.articles >= 3 && rare.articles == 1;
    if hub.acronym || other.acronym {
        return hub.acronym && other.acronym && unknown && common && edit.len >= 4 && edit.is_swap();
    }
    if !edit.same_start {
        return unknown && common && edit.len >= 7 && hub.alone && other.alone;
    }
    if !edit.is_telling() || edit.len < 5 {
        return false;
    }
    if !is_established(usual) {
        return unknown && edit.distance == 1 && may_be_either(lexicon, hub.word, usual);
    }
    if is_everyday(lexicon, hub.word) && !hub.surname {
        // One letter for another may have been meant (`Internet`, `Interset`).
        return unknown && common && edit.distance == 1 && edit.len >= 7 && !edit.is_substitution();
    }
    match edit.distance {
        1 if other.alone => {
            let doubled = hub.surname && edit.is_doubling() && lexicon.classes(other.word).has(Classes::SURNAME);
            unknown || doubled || is_stray_given_name(lexicon, hub, other, edit)
        }
        1 => unknown && edit.len >= 6 && rare.articles == 1,
        _ => other.alone && unknown && usual.articles >= rare.articles + 2,
    }
}

/// Whether two letters were swapped in a usual name, and a word came out that nothing knows. No two names stand side by side
/// that differ so: not even one sentence with both shows two.
pub(super) fn is_swapped(lexicon: &Lexicon, hub: Stands<'_>, other: Stands<'_>, edit: Edit<'_>) -> bool {
    hub.use_.articles >= 3 && edit.len >= 7 && edit.is_swap() && !lexicon.knows(other.word)
}

/// `Alexandra` once where the articles have `Alexandria`: a given name alone, of nobody that the story names in full.
fn is_stray_given_name(lexicon: &Lexicon, hub: Stands<'_>, other: Stands<'_>, edit: Edit<'_>) -> bool {
    let [left, right] = [hub, other].map(|one| lexicon.classes(one.word));
    right.has(Classes::GIVEN)
        && !right.has(Classes::SURNAME)
        && hub.use_.articles >= 5
        && other.use_.mentions == 1
        && !other.in_longer
        && edit.len >= 7
        && !is_woman_of(hub.word, other.word, left, right)
}

/// Whether the words around say that `other`, a name alone, is a slip of the usual word `hub`.
pub(super) fn is_same_place(
    lexicon: &Lexicon,
    hub: Stands<'_>,
    other: Stands<'_>,
    edit: Edit<'_>,
    shared: impl Fn() -> usize,
) -> bool {
    let both_places = || [hub, other].iter().all(|one| lexicon.classes(one.word).has(Classes::PLACE));
    is_established(hub.use_)
        && other.alone
        && edit.distance == 1
        && edit.len >= 4
        && !both_places()
        && may_be_slip(lexicon, hub, other)
        && shared() >= 3
}

/// Whether `other`, a bare name in articles that name the person of the surname `hub` in full, is a slip of it: a reporter
/// gives a name in full before the surname alone, and `other` stands in no full name of the story. Given names, everyday and
/// short words must be `beside` the same word as the surname is.
pub(super) fn is_unintroduced(
    lexicon: &Lexicon,
    hub: Stands<'_>,
    other: Stands<'_>,
    edit: Edit<'_>,
    beside: impl Fn() -> bool,
) -> bool {
    let classes = lexicon.classes(other.word);
    let another = Classes::PLACE.or(Classes::NATIONALITY).or(Classes::CALENDAR).or(Classes::ORG);
    let least = if lexicon.knows(other.word) { 5 } else { 4 };
    let clear = edit.is_telling() && edit.len >= least && !classes.has(Classes::COMMON.or(Classes::GIVEN));
    edit.distance == 1
        && is_established(hub.use_)
        && other.alone
        && !other.in_longer
        && !other.acronym
        && !classes.has(another)
        && !lexicon.inflects(hub.word, other.word)
        && (clear || beside())
}

/// Whether `other` is `hub` with another first letter, both unknown and in `company` of the same unknown name: an item of a
/// list that two articles give.
pub(super) fn is_listed_alike(
    lexicon: &Lexicon,
    hub: Stands<'_>,
    other: Stands<'_>,
    edit: Edit<'_>,
    company: impl Fn() -> usize,
) -> bool {
    let first = edit.distance == 1 && !edit.same_start && edit.len >= 6;
    first && hub.alone && other.alone && !lexicon.knows(hub.word) && !lexicon.knows(other.word) && company() > 0
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

/// A slip in a month's name, or an everyday word, is no matter of names, and an ending that makes another word no slip.
fn may_be_slip(lexicon: &Lexicon, hub: Stands<'_>, other: Stands<'_>) -> bool {
    let month = lexicon.classes(hub.word).has(Classes::CALENDAR);
    !month && !is_everyday(lexicon, other.word) && !lexicon.inflects(hub.word, other.word)
}

fn is_everyday(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.classes(word).has(Classes::COMMON.or(Classes::CALENDAR))
}

/// The ends must agree, unless two letters are swapped: what differs there is grammar (`Iran`, `Iraqi`) or another name.
fn ends_agree(a: &str, b: &str, edit: Edit<'_>) -> bool {
    a.chars().next_back() == b.chars().next_back() || edit.is_swap()
}
