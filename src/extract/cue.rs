//! Cues: the words by which a sentence names the source of what it says: `police said`, `said the mayor`, `according to
//! the union`, `the survey put it at`.
//!
//! Only one sentence is looked at, outside its quotation marks. Whom the words of a source mean, and which cue a value or a
//! quotation belongs to, is the business of `source`.

use super::names::NameKind;
use super::scene::Scene;
use crate::lexicon::Classes;
use crate::text::{Gap, Kind};
use std::ops::Range;

/// Longest name of a source, in tokens.
const LONGEST: usize = 14;
/// Most tokens between `put` and its figure.
const REACH: usize = 8;
/// Most tokens after a verb that ends its clause: `said on Monday`, `told reporters in the capital`.
const TAIL: usize = 6;
/// Most tokens of a source that stands after its verb and is nobody's name.
const INVERTED: usize = 6;

/// The words that name a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// All of it: the source with its verb or preposition.
    pub(super) tokens: Range<usize>,
    /// The words that name the source; empty where its name stands earlier in the sentence (`…, saying`).
    pub(super) source: Range<usize>,
    /// Words between commas that say more of the source: `her agent, Tom Poe, said`; empty where there are none.
    pub(super) aside: Range<usize>,
    /// Whether what stands before it can be the source's.
    pub(super) before: bool,
    /// Whether what stands after it can be the source's.
    pub(super) after: bool,
}

/// The cues of a sentence, in order.
pub(super) fn cues(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = cue(scene, sentence, at);
        let found = found.filter(|cue| cues.last().is_none_or(|last| last.tokens.end <= cue.tokens.start));
        at = found.as_ref().map_or(at + 1, |cue| cue.tokens.end.max(at + 1));
        let told = found.as_ref().is_some_and(|cue| cue.after);
        cues.extend(found);
        if told && let Some(second) = unspoken(scene, sentence, at) {
            at = second.tokens.end;
            cues.push(second);
        }
    }
    cues
}

fn cue(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Cue> {
    let text = &scene.text;
    let classes = text.classes(at);
    let verb = Classes::SAYING.or(Classes::PUTTING).or(Classes::VOICING);
    if !classes.has(verb.or(Classes::ATTRIBUTING).or(Classes::PHRASE)) || scene.is_quoted(at) {
        return None;
    }
    if classes.has(Classes::SAYING) {
        let (told, inverted) = (told(scene, sentence, at), inverted(scene, sentence, at));
        // `Ann Poe, the envoy, said the government had lied`: a name before the verb goes before none after it.
        let name = |cue: &Option<Cue>| cue.as_ref().is_some_and(|cue| names_person(scene, &cue.source));
        return if name(&told) && !name(&inverted) { told } else { inverted.or(told) };
    }
    if classes.has(Classes::PUTTING) {
        return put(scene, sentence, at);
    }
    if classes.has(Classes::VOICING) {
        return Some(Cue { tokens: at..at + 1, source: at..at, aside: at..at, before: false, after: true });
    }
    let single = classes.has(Classes::ATTRIBUTING).then_some(1);
    let words = text.phrase(Classes::ATTRIBUTING, at, text.tokens.len()).or(single)?;
    let source = name_after(scene, sentence, at + words)?;
    let opens = at == sentence.start || text.classes(at - 1).has(Classes::CLAUSE);
    Some(Cue { tokens: at..source.end, source, aside: at..at, before: !opens, after: opens })
}

/// `the survey put it at 5.9`, but not `the crash put five in hospital`.
fn put(scene: &Scene<'_>, sentence: &Range<usize>, verb: usize) -> Option<Cue> {
    let text = &scene.text;
    let figure = |at: usize| {
        let class = Classes::NUMERAL.or(Classes::HEDGE);
        text.tokens.get(at).is_some_and(|token| token.kind == Kind::Number || token.classes.has(class))
    };
    let reach = verb + 2..sentence.end.min(verb + 1 + REACH);
    if figure(verb + 1) || !reach.into_iter().any(figure) {
        return None;
    }
    let source = name_before(scene, sentence, verb)?;
    Some(Cue { tokens: source.start..verb + 1, source, aside: verb..verb, before: false, after: true })
}

/// `police said`, `her agent, Tom Poe, said`, `…, saying`.
fn told(scene: &Scene<'_>, sentence: &Range<usize>, verb: usize) -> Option<Cue> {
    let text = &scene.text;
    // `media reports say`: the first of two is no verb.
    if text.classes(verb + 1).has(Classes::SAYING) {
        return None;
    }
    let aside_end = verb.checked_sub(1).filter(|&before| text.is(before, ",") && sentence.start < before);
    let (source, aside) = match aside_end {
        Some(end) => {
            let comma = (sentence.start.max(end.saturating_sub(LONGEST))..end).rev().find(|&at| text.is(at, ","))?;
            (name_before(scene, sentence, comma)?, comma + 1..end)
        }
        None => (name_before(scene, sentence, verb)?, verb..verb),
    };
    let stops = |at: usize| at >= sentence.end || matches!(text.word(at), "," | "." | ";" | "!" | "?");
    let quotes = |at: usize| text.is(at, ":") || scene.quotation_at(at).is_some();
    let short = (verb + 1..=verb + 1 + TAIL).find(|&at| stops(at) || quotes(at)).is_some_and(stops);
    let start = source.start;
    // `…, a police source said`: the article before a name is no part of it.
    let article = start > sentence.start && is_article(text.classes(start - 1));
    let before = start.checked_sub(1 + usize::from(article));
    let set_off = before.is_some_and(|at| at >= sentence.start && text.is(at, ",") || closes_quotation(scene, at));
    Some(Cue { tokens: start..verb + 1, source, aside, before: set_off && short, after: !stops(verb + 1) })
}

/// `…, said Tom Poe`, `…, said the mayor`.
fn inverted(scene: &Scene<'_>, sentence: &Range<usize>, verb: usize) -> Option<Cue> {
    let text = &scene.text;
    let before = verb.checked_sub(1)?;
    if !(text.is(before, ",") && verb > sentence.start || closes_quotation(scene, before)) {
        return None;
    }
    let source = name_after(scene, sentence, verb + 1)?;
    let person = names_person(scene, &source);
    let plain = |at: usize| {
        let class = text.classes(at);
        !class.has(Classes::FUNCTION) || class.has(Classes::LEADING) || class.has(Classes::PRONOUN)
    };
    let ends = |at: usize| {
        let clause = text.classes(at).has(Classes::CLAUSE);
        at >= sentence.end || clause || matches!(text.word(at), "," | "." | ";" | ":" | "!" | "?")
    };
    let short = source.len() <= INVERTED && source.clone().all(plain) && ends(source.end);
    // `said her agent, Tom Poe, on Monday`
    let name =
        scene.names_at(source.end + 1).find(|(_, name)| name.kind == NameKind::Person && text.is(source.end, ","));
    let aside = name.map_or(verb..verb, |(_, name)| name.tokens.clone());
    let tokens = verb..source.end.max(aside.end);
    (person || short).then_some(Cue { tokens, source, aside, before: true, after: false })
}

/// `the company says 200, [and] the union 350`: the second verb goes without saying.
fn unspoken(scene: &Scene<'_>, sentence: &Range<usize>, from: usize) -> Option<Cue> {
    let text = &scene.text;
    let number = |at: usize| text.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
    let comma = (from..sentence.end.min(from + LONGEST)).find(|&at| text.is(at, ","))?;
    let start = comma + 1 + usize::from(text.classes(comma + 1).has(Classes::CLAUSE));
    let end = (start..sentence.end.min(start + INVERTED)).find(|&at| number(at))?;
    let verb = Classes::FUNCTION.or(Classes::SAYING).or(Classes::PUTTING);
    let name = |at: usize| text.tokens[at].kind == Kind::Word && !text.classes(at).has(verb);
    let named = end > start && (start + 1..end).all(name) && (name(start) || text.classes(start).has(Classes::LEADING));
    let begun = text.classes(start).has(Classes::LEADING) || text.tokens[start].is_capital();
    let ended = end + 1 >= sentence.end || matches!(text.word(end + 1), "." | ";");
    let spoken = (from..comma).any(number);
    (named && begun && ended && spoken && !text.classes(start).has(Classes::CALENDAR)).then_some(Cue {
        tokens: start..end,
        source: start..end,
        aside: end..end,
        before: false,
        after: true,
    })
}

fn names_person(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    scene.names_in(tokens.clone()).iter().any(|name| name.kind == NameKind::Person)
}

/// Whether token `at` is the mark that closes a quotation.
fn closes_quotation(scene: &Scene<'_>, at: usize) -> bool {
    let before = scene.quotations.partition_point(|quotation| quotation.end <= at);
    scene.quotations.get(before).is_some_and(|quotation| quotation.end == at + 1)
}

/// Whether token `at` can stand inside the name of a source.
fn in_name(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let token = &text.tokens[at];
    if token.classes.has(Classes::CLAUSE) || token.classes.has(Classes::VOICING) || scene.is_quoted(at) {
        return false;
    }
    match token.kind {
        Kind::Word | Kind::Handle => true,
        Kind::Symbol => {
            let abbreviated = |before: usize| {
                text.classes(before).has(Classes::ABBREVIATION) || text.raw(before).chars().count() == 1
            };
            match text.word(at) {
                "." => at.checked_sub(1).is_some_and(abbreviated),
                sign => matches!(sign, "-" | "&"),
            }
        }
        // `said 61-year-old Tom Poe`
        Kind::Number => text.is(at + 1, "-") && text.tokens[at + 1].gap == Gap::None,
        Kind::Link => false,
    }
}

/// The words before a verb that name its subject.
fn name_before(scene: &Scene<'_>, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let text = &scene.text;
    let floor = sentence.start.max(end.saturating_sub(LONGEST));
    let mut start = (floor..end).rev().take_while(|&at| in_name(scene, at)).last()?;
    // `On Monday the mayor`, `In court police`: what leads up to the name is no part of it.
    if text.classes(start).has(Classes::FUNCTION) && !belongs(text.classes(start)) {
        start = (start..end).find(|&at| text.classes(at).has(Classes::LEADING)).unwrap_or(start + 1);
    }
    while start < end && (text.classes(start).has(Classes::CALENDAR) || text.is(start, "-")) {
        start += 1;
    }
    let last = text.classes(end.checked_sub(1)?);
    if last.has(Classes::SUBJECT) {
        return Some(end - 1..end);
    }
    // `was reported`, `who said`, `to report`, `the reported`: the verb has no subject here.
    (start < end && !last.has(Classes::FUNCTION)).then_some(start..end)
}

/// The words after a verb or preposition that name a source.
fn name_after(scene: &Scene<'_>, sentence: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let text = &scene.text;
    let limit = sentence.end.min(start + LONGEST);
    let ends = |at: &usize| !in_name(scene, *at) || text.classes(*at).has(Classes::CALENDAR);
    let mut end = (start..limit).find(ends).unwrap_or(limit);
    let person = scene.names_in(start..end).iter().find(|name| name.kind == NameKind::Person);
    if let Some(person) = person {
        end = person.tokens.end;
    }
    // `according to police on Monday`
    while end > start && text.classes(end - 1).has(Classes::FUNCTION) && !text.classes(end - 1).has(Classes::SUBJECT) {
        end -= 1;
    }
    let first = text.classes(start);
    (start < end && (!first.has(Classes::FUNCTION) || belongs(first))).then_some(start..end)
}

/// `a`, `an`: words of grammar that count one.
fn is_article(class: Classes) -> bool {
    class.has(Classes::FUNCTION) && class.has(Classes::NUMERAL)
}

/// Whether a word of grammar can be the first of a source's name: `the`, `her`, `he`.
fn belongs(class: Classes) -> bool {
    class.has(Classes::LEADING) || class.has(Classes::PRONOUN)
}
