//! What can fill a slot at a place of a scene: names, titles and quotations from the scene, all other types from `value`.

use super::cast::{Meant, written};
use super::hole::Hole;
use super::loose;
use super::names::{Name, NameKind};
use super::scene::Scene;
use crate::lexicon::Classes;
use crate::rules::{By, Inherit, Rule};
use crate::text::{Gap, Kind, Token};
use crate::value::{self, Fill, SlotType, Value};
use smol_str::SmolStr;
use std::ops::Range;

/// Longest list that a `{x:type*}` slot takes.
const LONGEST_LIST: usize = 8;
/// Longest title without quotation marks, in tokens.
const LONGEST_TITLE: usize = 16;

/// What can stand before a name as a part of it.
const RANK: Classes = Classes::HONORIFIC.or(Classes::TRADE);

/// What slots take beside what is written out in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taking {
    /// Parts of a person's name, pronouns, `the film`.
    pub(super) inherit: Inherit,
    /// Names that only the template vouches for.
    pub(super) loose: bool,
}

impl Taking {
    /// As `rule` takes it: where names themselves are looked at, none is vouched for.
    pub(super) fn of(rule: &Rule, inherit: Inherit) -> Self {
        Self { inherit, loose: Self::is_loose(rule) }
    }

    /// Whether the templates of `rule` vouch for names.
    pub(super) fn is_loose(rule: &Rule) -> bool {
        rule.compare.by != By::Spelling
    }
}

/// Gives `each` the tokens of a window that what fills `hole` can start at, as far as a look at them tells; in order. Of values,
/// `can_begin` tells.
pub(super) fn starts(
    scene: &Scene<'_>,
    hole: &Hole,
    window: Range<usize>,
    can_begin: impl Fn(&usize) -> bool,
    each: impl FnMut(usize),
) {
    let text = &scene.text;
    let named = |at: usize| scene.names_at(at).next().is_some();
    let Taking { inherit, loose } = hole.taking;
    match &hole.kind {
        SlotType::Person | SlotType::Name | SlotType::Place | SlotType::Org if inherit.pronoun || loose => {
            let pronoun = |at: usize| inherit.pronoun && text.classes(at).has(Classes::SUBJECT);
            window.filter(|&at| named(at) || pronoun(at) || loose && loose::begins(scene, at)).for_each(each);
        }
        SlotType::Person | SlotType::Name | SlotType::Place | SlotType::Org => {
            let names = scene.names_in(window).chunk_by(|a, b| a.tokens.start == b.tokens.start);
            names.filter_map(|names| names.first()).map(|name| name.tokens.start).for_each(each);
        }
        SlotType::Quote => scene.quotations_in(window).iter().map(|quotation| quotation.open).for_each(each),
        SlotType::Character => {
            let rank = |at: usize| text.tokens[at].is_capital() && text.classes(at).has(RANK);
            window.filter(|&at| rank(at) || named(at)).for_each(each);
        }
        SlotType::Title => {
            let begins = |at: usize| {
                let token = &text.tokens[at];
                let work = inherit.work && text.is(at, "the");
                token.is_capital() || token.kind == Kind::Number || work || scene.quotation_at(at).is_some()
            };
            window.filter(|&at| begins(at)).for_each(each);
        }
        _ => window.filter(can_begin).for_each(each),
    }
}

/// Adds the ways to fill `hole` from token `at` on, which is one of its [`starts`], not past `limit`; the most likely first.
pub(super) fn fill(scene: &Scene<'_>, hole: &Hole, at: usize, limit: usize, found: &mut Vec<Fill>) {
    if at >= limit {
        return;
    }
    let Hole { kind, many, taking, .. } = hole;
    if *many {
        found.extend(list(scene, kind, taking.inherit, at, limit));
    } else if taking.loose && is_vouched_for(kind) {
        loosely(scene, kind, at, limit, found);
    } else {
        one(scene, kind, taking.inherit, at, limit, found);
    }
}

/// Whether a template that asks for such a slot vouches for a name.
pub(super) fn is_vouched_for(kind: &SlotType) -> bool {
    matches!(kind, SlotType::Name | SlotType::Place | SlotType::Org)
}

/// The names that a template vouches for, and those that need nobody to.
fn loosely(scene: &Scene<'_>, kind: &SlotType, at: usize, limit: usize, found: &mut Vec<Fill>) {
    if loose::is_day(&scene.text, at) {
        return;
    }
    let mut ends: Vec<usize> = names_at(scene, kind, at, limit).map(|(_, name)| name.tokens.end).collect();
    if ends.is_empty() {
        if !loose::begins(scene, at) {
            return;
        }
        ends.push(at + 1);
    }
    found.extend(loose::ends(scene, at, &ends, limit).into_iter().map(|end| words(scene, at..end)));
}

fn one(scene: &Scene<'_>, kind: &SlotType, inherit: Inherit, at: usize, limit: usize, found: &mut Vec<Fill>) {
    match kind {
        SlotType::Person => people(scene, inherit, at, limit, found),
        SlotType::Name | SlotType::Place | SlotType::Org => found.extend(of_names(scene, kind, at, limit)),
        SlotType::Character => characters(scene, at, limit, found),
        SlotType::Title => found.extend(titles(scene, inherit, at, limit)),
        SlotType::Quote => {
            // “Rain at Noon” is a title, not words that somebody said.
            let said = scene.quotation_at(at);
            let said = said.filter(|quotation| !(is_title(scene, &quotation.inside) && is_inside(scene, at)));
            found.extend(said.map(|quotation| Fill {
                tokens: at..quotation.end,
                value: Value::Quote(written(&scene.text, quotation.inside.clone())),
            }));
        }
        _ => {
            // Most find nothing.
            let values = value::read(kind, &scene.text, at, limit, scene.published);
            if !values.is_empty() {
                found.extend(values);
            }
        }
    }
}

fn words(scene: &Scene<'_>, tokens: Range<usize>) -> Fill {
    Fill { value: Value::Words(written(&scene.text, tokens.clone())), tokens }
}

fn named(scene: &Scene<'_>, index: usize, name: &Name) -> Fill {
    Fill { value: Value::Words(scene.written(index)), tokens: name.tokens.clone() }
}

/// The names from token `at` on that a slot of a type takes, with their indices.
fn names_at<'s>(
    scene: &'s Scene<'_>,
    kind: &SlotType,
    at: usize,
    limit: usize,
) -> impl Iterator<Item = (usize, &'s Name)> {
    let fits = |name: &Name| match kind {
        SlotType::Place => name.kind != NameKind::Person,
        SlotType::Org => matches!(name.kind, NameKind::Other | NameKind::Bare),
        _ => true,
    };
    scene.names_at(at).filter(move |(_, name)| name.tokens.end <= limit && fits(name))
}

fn of_names(scene: &Scene<'_>, kind: &SlotType, at: usize, limit: usize) -> impl Iterator<Item = Fill> {
    names_at(scene, kind, at, limit).map(|(index, name)| named(scene, index, name))
}

/// Names, and names behind a rank or a trade that is a part of them: `Captain Cod`, `Doctor Who`.
fn characters(scene: &Scene<'_>, at: usize, limit: usize, found: &mut Vec<Fill>) {
    let text = &scene.text;
    let next = at + 1;
    let follows = |next: usize| next < limit && text.tokens[next].is_capital() && text.tokens[next].gap == Gap::Space;
    if text.tokens[at].is_capital() && text.classes(at).has(RANK) && follows(next) {
        let end = scene.names_at(next).map(|(_, name)| name.tokens.end).find(|&end| end <= limit).unwrap_or(next + 1);
        found.push(words(scene, at..end));
    }
    found.extend(of_names(scene, &SlotType::Character, at, limit));
}

fn people(scene: &Scene<'_>, inherit: Inherit, at: usize, limit: usize, found: &mut Vec<Fill>) {
    let people = scene
        .names_at(at)
        .filter(|(_, name)| name.tokens.end <= limit)
        .filter(|(index, name)| match name.kind {
            NameKind::Person => true,
            NameKind::Bare => inherit.surname && !is_origin(scene, name),
            // `Holly`, a given name that is a place too, when the article has a person of that name.
            NameKind::Place => inherit.surname && matches!(scene.cast.meant(*index), Meant::Person(_)),
            NameKind::Other | NameKind::Joined => false,
        })
        .map(|(index, name)| named(scene, index, name));
    found.extend(people);
    // `her` and `his` stand for another's person: only a pronoun that is a sentence's subject is one here.
    let subject = scene.text.classes(at).has(Classes::PRONOUN) && scene.text.classes(at).has(Classes::SUBJECT);
    if inherit.pronoun && subject {
        found.push(words(scene, at..at + 1));
    }
}

/// `a Troy resident`, `the Kent man`: a name before what a person is tells where they come from.
fn is_origin(scene: &Scene<'_>, name: &Name) -> bool {
    let next = scene.text.tokens.get(name.tokens.end);
    next.is_some_and(|next| !next.is_capital() && next.gap == Gap::Space && next.classes.has(Classes::TRADE))
}

/// Whether all words of content between quotation marks are capitalised.
fn is_title(scene: &Scene<'_>, inside: &Range<usize>) -> bool {
    let text = &scene.text;
    let mut content =
        inside.clone().filter(|&at| text.tokens[at].kind == Kind::Word && !text.classes(at).has(Classes::FUNCTION));
    let titled = content.clone().all(|at| text.tokens[at].is_capital());
    inside.len() <= LONGEST_TITLE && titled && content.next().is_some()
}

/// Whether a quotation stands inside a sentence, with words before it and none of its own end: `the film “Rain at Noon” won`.
fn is_inside(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.tokens.start < at)
}

/// A title in quotation marks, or a run of capitalised words with small words inside; the longest first, then cut back
/// to each earlier capital. With `inherit = ["work"]` also `the film`.
fn titles(scene: &Scene<'_>, inherit: Inherit, at: usize, limit: usize) -> Vec<Fill> {
    let text = &scene.text;
    let capital = |at: usize| text.tokens[at].is_capital() || text.tokens[at].kind == Kind::Number;
    if let Some(quotation) = scene.quotation_at(at) {
        let inside = quotation.inside.clone();
        let titled = is_title(scene, &inside);
        let trimmed = if inside.len() > 1 && matches!(text.raw(inside.end - 1), "," | "." | ";") {
            inside.start..inside.end - 1
        } else {
            inside
        };
        return if titled {
            vec![Fill { value: Value::Words(written(text, trimmed)), tokens: at..quotation.end }]
        } else {
            Vec::new()
        };
    }
    let mut found = Vec::new();
    let article = usize::from(text.is(at, "the") || text.is(at, "a"));
    if capital(at) || article == 1 && text.tokens[at].is_capital() {
        let mut ends = Vec::new();
        let mut end = at;
        while end < limit.min(at + LONGEST_TITLE) && (end == at || inside_title(scene, end)) {
            if capital(end) && !(text.classes(end).has(Classes::FUNCTION) && end == at) {
                ends.push(end + 1);
            }
            end += 1;
        }
        // `the hit Movie Low Tide`: the word for a work is no part of its title.
        if !text.classes(at).has(Classes::WORK) {
            found.extend(ends.into_iter().rev().map(|end| words(scene, at..end)));
        }
    }
    if inherit.work && text.is(at, "the") {
        let noun = (at + 1..limit.min(at + 4)).find(|&at| text.classes(at).has(Classes::WORK));
        found.extend(noun.map(|noun| Fill { tokens: at..noun + 1, value: Value::Words(SmolStr::default()) }));
    }
    found
}

/// Whether token `at` can stand inside a title that began before it.
fn inside_title(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let token = &text.tokens[at];
    let next_capital = |at: usize| text.tokens.get(at).is_some_and(Token::is_capital);
    if token.gap >= Gap::Paragraph {
        return false;
    }
    match token.kind {
        Kind::Word if token.is_capital() => true,
        Kind::Word if text.raw(at).starts_with(['\'', '’']) => next_capital(at + 1),
        Kind::Word => {
            let small = text.classes(at).has(Classes::FUNCTION) || text.classes(at).has(Classes::PARTICLE);
            small && (next_capital(at + 1) || text.classes(at + 1).has(Classes::FUNCTION) && next_capital(at + 2))
        }
        Kind::Number => true,
        Kind::Symbol => matches!(text.raw(at), ":" | "-" | "&" | "!" | "?") && next_capital(at + 1),
        Kind::Handle | Kind::Link => false,
    }
}

/// `A, B and C`.
fn list(scene: &Scene<'_>, kind: &SlotType, inherit: Inherit, at: usize, limit: usize) -> Vec<Fill> {
    let text = &scene.text;
    // A list is taken whole: never from its second item on.
    if at >= 2 && matches!(text.word(at - 1), "," | "and" | "&") && scene.ends_name(at - 1) {
        return Vec::new();
    }
    let mut items: Vec<(Range<usize>, Value)> = Vec::new();
    let mut found = Vec::new();
    let mut next = at;
    while items.len() < LONGEST_LIST {
        // An item of a list is never itself two names joined.
        let single = |fill: &Fill| !fill.tokens.clone().any(|at| text.is(at, "and"));
        let mut fills = Vec::new();
        one(scene, kind, inherit, next, limit, &mut fills);
        let Some(fill) = fills.into_iter().find(single) else { break };
        let end = fill.tokens.end;
        items.push((fill.tokens, fill.value));
        found.push(Fill { tokens: at..end, value: Value::List(items.clone()) });
        let mut after = end;
        if text.is(after, ",") {
            after += 1;
        }
        if matches!(text.word(after), "and" | "&") {
            after += 1;
        }
        if after == end {
            break;
        }
        next = after;
    }
    found.reverse();
    found
}
