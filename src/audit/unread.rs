//! Figures that several articles of a story give beside the same name, word for word, whether or not any rule reads them.
//!
//! Taken from the text alone, so that it measures what the rules find, and not what is made of it. A figure is what
//! a slot type reads (`92 minutes`, `$45 million`, `1998`), a plain number with the word of content after it (`300 guests`); a
//! name is beside it in the same sentence. It is read where a statement stands on it, in two articles at least: in one,
//! nothing could be compared.

use super::Collection;
use super::choice::{bytes, is_among, unite};
use super::figure::figures;
use crate::check::{Gathered, Source, each_article};
use crate::extract::scene::Scene;
use crate::lexicon::Classes;
use crate::rules::By;
use crate::span::Span;
use crate::statement::Place;
use crate::story::Story;
use crate::text::{Kind, Text, fold};
use crate::value::{SlotType, recognise};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The types that figures are read as; of two that read as much, the first counts.
const KINDS: [SlotType; 6] =
    [SlotType::Calendar, SlotType::Money, SlotType::Percent, SlotType::Measure, SlotType::Duration, SlotType::Number];
/// Names of a sentence that are looked at.
const MOST_NAMES: usize = 16;

/// Figures that several articles give beside the same name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// How many there are.
    pub shared: usize,
    /// Those that no rule reads in two articles: of most articles first.
    pub figures: Vec<SharedFigure>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedFigure {
    /// The figure, as first written.
    pub words: String,
    /// The name beside it, in its longest form.
    pub name: String,
    /// How many articles give it so.
    pub articles: usize,
    /// In how many of these a rule reads it: none, or one.
    pub read: usize,
    /// Where it first stands unread.
    pub place: Place,
    /// The sentence there, on one line.
    pub sentence: String,
}

/// A figure at one place.
#[derive(Debug, Clone)]
struct Seen {
    words: String,
    name: String,
    place: Place,
    sentence: String,
    read: bool,
}

/// By story and figure, by name, by article: where it stands. The keys are folded.
type Figures = BTreeMap<(Arc<str>, String), BTreeMap<String, BTreeMap<Arc<str>, Vec<Seen>>>>;

/// Finds them. `gathered` holds what each source does, in the same order.
pub(super) fn unread(collection: &Collection<'_>, gathered: &[Gathered], stories: &[Story]) -> Unread {
    let told = stories.iter().flat_map(|story| story.articles.iter().map(move |told| (&*told.article, &story.name)));
    let stories: BTreeMap<&str, &Arc<str>> = told.collect();
    let seen: Vec<Vec<(Key, Seen)>> = (collection.sources.par_iter().zip(gathered))
        .map(|(source, gathered)| in_file(collection, source, gathered, &stories))
        .collect();
    let mut all = Figures::new();
    for (key, seen) in seen.into_iter().flatten() {
        let of_name = all.entry((key.story, key.figure)).or_default().entry(key.name).or_default();
        of_name.entry(key.article).or_default().push(seen);
    }
    // Beside several names, a figure is told with the one that most articles give it.
    let best = all.into_values().filter_map(|names| names.into_values().rev().max_by_key(BTreeMap::len));
    let shared: Vec<_> = best.filter(|articles| articles.len() > 1).collect();
    let mut figures: Vec<SharedFigure> = shared.iter().filter_map(told_unread).collect();
    figures.sort_by(|a, b| (Reverse(a.articles), &a.place).cmp(&(Reverse(b.articles), &b.place)));
    Unread { shared: shared.len(), figures }
}

fn told_unread(articles: &BTreeMap<Arc<str>, Vec<Seen>>) -> Option<SharedFigure> {
    let read = articles.values().filter(|seen| seen.iter().any(|one| one.read)).count();
    let all = || articles.values().flatten();
    let first = all().filter(|seen| !seen.read).min_by_key(|seen| &seen.place)?;
    let name = all().map(|seen| &seen.name).max_by_key(|name| (name.len(), Reverse(*name)))?;
    (read < 2).then(|| SharedFigure {
        words: first.words.clone(),
        name: name.clone(),
        articles: articles.len(),
        read,
        place: first.place.clone(),
        sentence: first.sentence.clone(),
    })
}

/// What figures are the same by, and the article.
struct Key {
    story: Arc<str>,
    figure: String,
    name: String,
    article: Arc<str>,
}

fn in_file(
    collection: &Collection<'_>,
    source: &Source,
    gathered: &Gathered,
    stories: &BTreeMap<&str, &Arc<str>>,
) -> Vec<(Key, Seen)> {
    let compared = |rule: usize| collection.rules.rules.get(rule).is_some_and(|rule| rule.compare.by != By::Spelling);
    let mut read: Vec<Span> =
        gathered.statements.iter().filter(|statement| compared(statement.rule)).map(bytes).collect();
    unite(&mut read);
    let (found, _) = each_article(collection.lexicon, source, collection.reading, |article, scene, origin, _| {
        let Some(&story) = stories.get(&*origin.article) else { return Vec::new() };
        let seen = |(at, name): (Span, Range<usize>)| {
            let text = &scene.text;
            let words = text.source.get(at.range()).unwrap_or_default();
            let file = article.offsets.to_file(at);
            let sentence = text.sentences.get(text.sentence_of(name.start)).map_or(0..0, |one| one.tokens.clone());
            let key = Key {
                story: Arc::clone(story),
                figure: one_line(&fold(words)),
                // A surname stands for the full name.
                name: text.word(name.end.saturating_sub(1)).to_owned(),
                article: Arc::clone(&origin.article),
            };
            let seen = Seen {
                words: one_line(words),
                name: one_line(text.slice(name)),
                sentence: one_line(text.slice(sentence)),
                read: is_among(&read, file),
                place: origin.place(file),
            };
            (key, seen)
        };
        beside_names(scene).into_iter().map(seen).collect::<Vec<_>>()
    });
    found.into_iter().flatten().collect()
}

/// The figures of a text, each with every name that stands in its sentence.
fn beside_names(scene: &Scene<'_>) -> Vec<(Span, Range<usize>)> {
    let mut found = Vec::new();
    for sentence in &scene.text.sentences {
        // Of names inside names, the outermost: they come first.
        let mut names: Vec<Range<usize>> = Vec::new();
        for name in scene.names_in(sentence.tokens.clone()).iter().take(MOST_NAMES) {
            if names.last().is_none_or(|last| last.end <= name.tokens.start) {
                names.push(name.tokens.clone());
            }
        }
        let mut at = sentence.tokens.start;
        while !names.is_empty() && at < sentence.tokens.end {
            let Some((end, span)) = figure_at(&scene.text, at, sentence.tokens.end) else {
                at += 1;
                continue;
            };
            // `Boeing 747` is a name.
            if names.iter().all(|name| name.end <= at || end <= name.start) {
                found.extend(names.iter().map(|name| (span, name.clone())));
            }
            at = end;
        }
    }
    found
}

/// The figure at a token, of the type that reads most of it: the token after, and its bytes, of a plain number with the
/// word of content that follows.
fn figure_at(text: &Text<'_>, at: usize, limit: usize) -> Option<(usize, Span)> {
    let longest =
        |kind: &SlotType| recognise(kind, text, at, limit, None).into_iter().next().map(|fill| fill.tokens.end);
    let found = KINDS.iter().filter_map(|kind| Some((longest(kind)?, kind)));
    let (end, kind) = found.rev().max_by_key(|(end, _)| *end)?;
    let whole = text.span(at..end);
    let words = text.source.get(whole.range())?;
    let first = figures(text.lexicon, words).into_iter().next()?;
    if *kind == SlotType::Calendar {
        return Some((end, whole));
    }
    // Past the hedge, back to the sign: `about $45`.
    let hedge = words.get(..first.span.start)?;
    let start = whole.start + hedge.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let counted =
        *kind == SlotType::Number && end < limit && text.tokens.get(end).is_some_and(|token| token.kind == Kind::Word);
    let next = if counted && !text.classes(end).has(Classes::FUNCTION) { end + 1 } else { end };
    // `One of the two` counts nothing that is named.
    if *kind == SlotType::Number && next == end && words.starts_with(char::is_alphabetic) {
        return None;
    }
    Some((end, Span::new(start, text.span(at..next).end)))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::audit::{Collection, Options, audit};
    use crate::{Lexicon, RuleSet, Source};

    /// The figures that no rule reads: `words, name: read of articles`.
    fn unread(articles: &[&str]) -> (usize, String) {
        let rules = RuleSet::shipped().unwrap();
        let sources: Vec<Source> =
            (0..).zip(articles).map(|(at, text)| Source::new(format!("s/{at}.txt"), *text)).collect();
        let reading = crate::Options::default();
        let collection =
            Collection { rules: &rules, lexicon: Lexicon::english(), sources: &sources, reading: &reading };
        let found = audit(&collection, &Options { plants: 0, ..Options::default() }, &|_, _| {}).unread;
        let told =
            found.figures.iter().map(|one| format!("{}, {}: {} of {}", one.words, one.name, one.read, one.articles));
        (found.shared, told.collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn figures_that_no_rule_reads_are_found() {
        for (articles, want) in [
            (&["Ann Lee swam 92 lengths.", "It was 92 lengths for Lee."][..], (1, "92 lengths, Ann Lee: 0 of 2")),
            (&["Ann Lee swam 92 lengths.", "It was 91 lengths for Lee."], (0, "")),
            (&["Ann Lee swam 92 lengths.", "It was 92 lengths for Poe."], (0, "")),
            (&["Ann Lee swam 92 lengths. Ann Lee again swam 92 lengths."], (0, "")),
            // Read by a rule, in both or in one of them.
            (&["Here Ann Lee, 36, swam.", "There Ann Lee, 36, sat."], (1, "")),
            (&["Here Ann Lee, 36, swam.", "They gave Ann Lee 36 for it."], (1, "36, Ann Lee: 1 of 2")),
            (&["Two of them met Ann Lee.", "Two of us saw Ann Lee."], (0, "")),
            (&["About 45 lengths took Ann Lee long.", "Ann Lee swam 45 lengths."], (1, "45 lengths, Ann Lee: 0 of 2")),
            (&["Ann Lee swam.", ""], (0, "")),
        ] {
            let (shared, told) = unread(articles);
            assert_eq!((shared, &*told), want, "{articles:?}");
        }
    }
}
