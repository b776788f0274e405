//! What a marked piece can be: each slot type is asked, by the recognisers that a check uses.

use super::marks::{Example, Mark, Role};
use crate::diagnostic::Diagnostic;
use crate::extract::names::NameKind;
use crate::extract::{fills, scene::Scene};
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;
use crate::text::{Kind, Text};
use crate::value::SlotType;
use jiff::civil::Date;
use std::ops::Range;

/// The types in the order in which they are guessed: what tells itself by its unit or sign, then numbers, then names. Types
/// that are not named here come before the names.
const VALUES: [&str; 13] = [
    "weekday", "money", "percent", "score", "duration", "measure", "year", "date", "calendar", "count", "number",
    "ordinal", "age",
];
/// The same for names and words.
const NAMES: [&str; 8] = ["person", "place", "org", "name", "title", "quote", "character", "trade"];

/// So many words before a marked value are looked at for a hedge.
const MOST_BEFORE: usize = 3;

/// The day that the days of an example count from (`on Monday`).
pub(super) const PUBLISHED: Date = Date::constant(2024, 6, 14);

/// What a marked piece can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidates {
    /// Its bytes, with the quotation marks around it and, of a value, the words before it that are read as part of it.
    pub(super) at: Span,
    /// The types that it fills, the likeliest first; never empty, for words are the last of them.
    pub(super) kinds: Vec<SlotType>,
    /// Its sentence, from 0.
    pub(super) sentence: usize,
}

/// What each mark of an example can be, in their order.
pub(super) fn candidates(example: &Example, lexicon: &Lexicon) -> Result<Vec<Candidates>, Vec<Diagnostic>> {
    let scene = Scene::new(Text::analyse(&example.text, lexicon), Some(PUBLISHED));
    let mut faults = Vec::new();
    let mut found = Vec::new();
    // The token after the piece before.
    let mut free = 0;
    for mark in &example.marks {
        let tokens = tokens(&scene, mark);
        let end = tokens.as_ref().map_or(free, |tokens| tokens.end);
        match tokens {
            Some(tokens) if mark.role == Role::Subject && is_pronoun(&scene, &tokens) => {
                let message = format!("`{}` means nobody by itself", example.words(mark));
                let help =
                    "give a sentence with the full name; inherit = [\"pronoun\"] in the rule finds he and she, too";
                faults.push(Diagnostic::error(message).at(&example.written, mark.written).help(help));
            }
            Some(tokens) => {
                let (kinds, sentence) = (kinds(&scene, &tokens), scene.text.sentence_of(tokens.start));
                let subject = mark.role == Role::Subject;
                let hedged = if subject { None } else { hedged(&scene, &tokens, free, &kinds) };
                let (tokens, kinds) = hedged.unwrap_or((tokens, kinds));
                found.push(Candidates { at: scene.text.span(tokens), kinds, sentence });
            }
            None => {
                let fault = Diagnostic::error("this piece begins or ends inside a word");
                faults.push(fault.at(&example.written, mark.written).help("mark whole words, as in {36}-year-old"));
            }
        }
        free = end;
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// Whether a type is a kind of value, told by its unit, sign or figures, and not a name.
pub(super) fn is_value(kind: &SlotType) -> bool {
    VALUES.contains(&kind.to_string().as_str())
}

/// Whether a type says when, which is more often beside the point than the point.
pub(super) fn is_when(kind: &SlotType) -> bool {
    matches!(kind, SlotType::Year | SlotType::Date | SlotType::Calendar | SlotType::NamedDay)
}

/// `kind`, where `others` have it, too; of words, as many as both need.
pub(super) fn widest(kind: &SlotType, others: &[SlotType]) -> Option<SlotType> {
    match kind {
        SlotType::Words(n) => others.iter().find_map(|other| match other {
            SlotType::Words(m) => Some(SlotType::Words(*n.max(m))),
            _ => None,
        }),
        kind => others.contains(kind).then(|| kind.clone()),
    }
}

/// The tokens of a mark, with the quotation marks right around it; `None` where it cuts one in two.
fn tokens(scene: &Scene<'_>, mark: &Mark) -> Option<Range<usize>> {
    let all = &scene.text.tokens;
    let first = all.partition_point(|token| token.span.end <= mark.at.start);
    let end = all.partition_point(|token| token.span.start < mark.at.end);
    let whole = all.get(first)?.span.start == mark.at.start && all.get(end.checked_sub(1)?)?.span.end == mark.at.end;
    let quotation = scene.quotation_around(first);
    let around = quotation.filter(|quotation| quotation.inside == (first..end)).map(|around| around.open..around.end);
    whole.then(|| around.unwrap_or(first..end))
}

fn is_pronoun(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1 && scene.text.classes(tokens.start).has(Classes::PRONOUN)
}

/// The types that some tokens fill exactly, the likeliest first.
fn kinds(scene: &Scene<'_>, tokens: &Range<usize>) -> Vec<SlotType> {
    let text = &scene.text;
    let limit = text.sentences.get(text.sentence_of(tokens.start)).map_or(tokens.end, |sentence| sentence.tokens.end);
    let capital = scene.quotation_at(tokens.start).is_some() || tokens.clone().any(|at| text.tokens[at].is_capital());
    let fit = |kind: &SlotType| {
        // A title can be of figures alone; among values it is no likely one.
        if *kind == SlotType::Title && !capital {
            return false;
        }
        fills(scene, kind, tokens.start, limit.max(tokens.end)).iter().any(|fill| fill.tokens == *tokens)
    };
    let mut names: Vec<&str> = order(scene, tokens);
    names.dedup();
    let mut kinds: Vec<SlotType> = Vec::new();
    for kind in names.into_iter().filter_map(|name| SlotType::parse(name).ok()) {
        if !kinds.contains(&kind) && fit(&kind) {
            kinds.push(kind);
        }
    }
    // What a kind of value never is, words always are.
    kinds.push(SlotType::Words(tokens.len().clamp(1, SlotType::LONGEST)));
    kinds
}

/// A value with the words right before it, none before token `free`, that its likeliest type reads as part of it: `up to`
/// of `up to {eight hours}`. Of its types, those that read all of it.
fn hedged(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    free: usize,
    kinds: &[SlotType],
) -> Option<(Range<usize>, Vec<SlotType>)> {
    let likeliest = kinds.first().filter(|kind| is_value(kind))?;
    let sentence = scene.text.sentences.get(scene.text.sentence_of(tokens.start))?;
    let first = free.max(sentence.tokens.start).max(tokens.start.saturating_sub(MOST_BEFORE));
    let reads = |kind: &SlotType, start: usize| {
        fills(scene, kind, start, sentence.tokens.end).iter().any(|fill| fill.tokens == (start..tokens.end))
    };
    let start = (first..tokens.start).find(|&start| reads(likeliest, start))?;
    let mut kinds: Vec<SlotType> = kinds.iter().filter(|kind| reads(kind, start)).cloned().collect();
    kinds.retain(|kind| !matches!(kind, SlotType::Words(_)));
    kinds.push(SlotType::Words((tokens.end - start).clamp(1, SlotType::LONGEST)));
    Some((start..tokens.end, kinds))
}

/// The names of the types to ask, in order.
fn order(scene: &Scene<'_>, tokens: &Range<usize>) -> Vec<&'static str> {
    let text = &scene.text;
    let word = |at: usize| text.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
    let mut order = Vec::new();
    // A bare number that counts nothing (`Ada Byron, 36, wrote`) of somebody named before it is an age.
    let ends = text.sentences.get(text.sentence_of(tokens.start)).is_none_or(|it| it.tokens.end <= tokens.end);
    let somebody = scene.names.iter().any(|name| name.kind == NameKind::Person);
    let bare = tokens.len() == 1 && (ends || !word(tokens.end));
    if somebody && bare && !text.raw(tokens.start).starts_with('0') {
        order.extend(["year", "age"]);
    }
    order.extend(VALUES);
    // What a name is called by the rest of the program goes first.
    let kind = scene.names_at(tokens.start).find(|(_, name)| name.tokens == *tokens).map(|(_, name)| name.kind);
    let org = text.classes(tokens.end.saturating_sub(1)).has(Classes::ORG);
    order.extend(match kind {
        Some(NameKind::Place) => ["place", "name"],
        Some(NameKind::Other) if org => ["org", "name"],
        Some(NameKind::Other | NameKind::Joined | NameKind::Bare) => ["name", "person"],
        Some(NameKind::Person) => ["person", "name"],
        None => ["title", "quote"],
    });
    let known = |name: &&str| !VALUES.contains(name) && !NAMES.contains(name) && !name.contains('(');
    order.extend(SlotType::names().filter(known));
    order.extend(NAMES);
    order
}
