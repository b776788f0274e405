//! The one who watches an extraction and writes down what every template came to in the sentences asked about.

use super::near::{Furthest, Reach, Stop, Weights, wanted};
use super::passage::{Fate, Filled, Fit, Outcome, Passage, Stated, Try};
use super::subject::{how, nearby};
use super::words::Words;
use crate::article::Article;
use crate::extract::fit::Match;
use crate::extract::scene::Scene;
use crate::extract::watch::{self, Watch};
use crate::extract::{Origin, Plan};
use crate::rules::Rule;
use crate::span::Span;
use crate::statement::{Certainty, Place, Statement, SubjectKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Watches the extraction of one article.
pub(super) struct Watcher<'w, 'a> {
    plan: &'w Plan<'w>,
    scene: &'w Scene<'a>,
    article: &'w Article,
    origin: &'w Origin<'w>,
    /// The sentences asked about, by number, in order.
    asked: Vec<usize>,
    weights: FxHashMap<(usize, usize), Weights>,
    /// The template that is tried, where its window holds a sentence asked about.
    trying: Option<(usize, usize, Range<usize>)>,
    furthest: Furthest,
    /// What each template came to, with the number of the sentence.
    tries: Vec<(usize, Try)>,
    /// The tokens that each rule has read values from.
    read: Vec<(usize, Range<usize>)>,
}

impl<'w, 'a> Watcher<'w, 'a> {
    /// Watches the sentences whose bytes in the file are asked about.
    pub(super) fn new(
        plan: &'w Plan<'w>,
        scene: &'w Scene<'a>,
        article: &'w Article,
        origin: &'w Origin<'w>,
        asked: impl Fn(Span) -> bool,
    ) -> Self {
        let sentences = scene.text.sentences.iter().enumerate();
        let in_file = |tokens: &Range<usize>| article.offsets.to_file(scene.text.span(tokens.clone()));
        let asked = sentences.filter(|(_, one)| asked(in_file(&one.tokens))).map(|(number, _)| number).collect();
        Self {
            plan,
            scene,
            article,
            origin,
            asked,
            weights: FxHashMap::default(),
            trying: None,
            furthest: Furthest::default(),
            tries: Vec::new(),
            read: Vec::new(),
        }
    }

    /// Whether no sentence is asked about.
    pub(super) fn has_nothing_to_do(&self) -> bool {
        self.asked.is_empty()
    }

    /// The sentences asked about with what every template came to; `statements` are those that the extraction gave at last.
    pub(super) fn passages(mut self, statements: &[Statement]) -> Vec<Passage> {
        self.close();
        let mut tries = std::mem::take(&mut self.tries);
        for (_, one) in &mut tries {
            if let Outcome::Fits(_, Fate::Stated(stated)) = &mut one.outcome {
                stated.doubted = self.is_doubted(&stated.statement, statements);
            }
        }
        let key = |one: &Try| {
            let place = match &one.outcome {
                Outcome::Fits(fit, Fate::Stated(stated)) => (fit.words.at.start, stated.value.at.start),
                Outcome::Fits(fit, _) => (fit.words.at.start, 0),
                Outcome::Stopped(_) | Outcome::Nothing => (0, 0),
            };
            (one.rule, one.template, place)
        };
        tries.sort_by_key(|(number, one)| (*number, key(one)));
        // Where a template fits, it does not matter how far it came elsewhere in the sentence.
        let fits = |one: &Try| matches!(one.outcome, Outcome::Fits(..));
        let fitting: FxHashSet<(usize, usize, usize)> =
            tries.iter().filter(|(_, one)| fits(one)).map(|(number, one)| (*number, one.rule, one.template)).collect();
        tries.retain(|(number, one)| fits(one) || !fitting.contains(&(*number, one.rule, one.template)));
        let mut tries = tries.into_iter().peekable();
        let asked = std::mem::take(&mut self.asked);
        asked
            .into_iter()
            .map(|number| {
                let mut own = Vec::new();
                while let Some((_, one)) = tries.next_if(|(of, _)| *of <= number) {
                    own.push(one);
                }
                self.passage(number, own)
            })
            .collect()
    }

    fn passage(&self, number: usize, tries: Vec<Try>) -> Passage {
        let tokens = self.scene.text.sentences[number].tokens.clone();
        let file = self.article.offsets.to_file(self.scene.text.span(tokens.clone()));
        let (line, column) = self.origin.lines.line_column(self.origin.source, file.start);
        let text = self.origin.source.get(file.range()).unwrap_or_default().into();
        let path = self.origin.path.clone();
        let place = Place { path, start: file.start, end: file.end, line, column, text };
        Passage { place, sentence: self.words(number, &tokens).text.into(), tries }
    }

    /// Whether a statement was sure when it was found, and is no more: the opening of the article gives another figure.
    fn is_doubted(&self, found: &Statement, statements: &[Statement]) -> bool {
        let of_story = found.subject.kind == SubjectKind::Story && found.subject.certainty == Certainty::Sure;
        let same = |other: &&Statement| other.rule == found.rule && other.place == found.place;
        of_story && statements.iter().find(same).is_some_and(|last| last.subject.certainty == Certainty::Ambiguous)
    }

    /// Writes down how far the template came that was tried last.
    fn close(&mut self) {
        let reach = self.furthest.end();
        let Some((rule, template, window)) = self.trying.take() else { return };
        let stop = reach.and_then(|reach| self.stop(rule, template, &reach));
        let within = |number: &&usize| {
            self.scene.text.sentences.get(**number).is_some_and(|one| window.contains(&one.tokens.start))
        };
        let numbers: Vec<usize> = self.asked.iter().filter(within).copied().collect();
        for number in numbers {
            let here = stop.as_ref().filter(|(of, _)| *of == number).map(|(_, stop)| stop.clone());
            let outcome = here.map_or(Outcome::Nothing, Outcome::Stopped);
            self.tries.push((number, Try { rule, template, outcome }));
        }
    }

    /// How far a template came, with the number of the sentence it began in.
    fn stop(&mut self, rule: usize, template: usize, reach: &Reach) -> Option<(usize, Stop)> {
        let number = self.scene.text.sentence_of(reach.taken.first()?.start);
        let weights = self.weights(rule, template)?;
        let share = weights.share(reach);
        let mut missed = reach.missed.clone();
        // What leads to the end soonest comes first.
        missed.sort_by_key(|&op| weights.rest(op));
        let program = self.plan.program(rule, template)?;
        let slots = &self.rule(rule)?.slots;
        let mut wants = Vec::new();
        for want in missed.iter().filter_map(|&op| wanted(program.ops.get(op)?, slots)) {
            if !wants.contains(&want) {
                wants.push(want);
            }
        }
        let limit = self.scene.text.sentences.get(number)?.tokens.end;
        let at = reach.at..(reach.at + 1).min(limit.max(reach.at));
        let taken = reach.taken.iter().map(|tokens| self.words(number, tokens)).collect();
        Some((number, Stop { taken, at: self.words(number, &at), wanted: wants, share }))
    }

    fn weights(&mut self, rule: usize, template: usize) -> Option<&Weights> {
        let (program, slots) = (self.plan.program(rule, template)?, &self.plan.rule(rule)?.slots);
        let lexicon = self.scene.text.lexicon;
        Some(self.weights.entry((rule, template)).or_insert_with(|| Weights::of(program, slots, lexicon)))
    }

    fn rule(&self, rule: usize) -> Option<&'w Rule> {
        self.plan.rule(rule)
    }

    /// Some tokens, with their bytes in the sentence of this number as it is written on one line.
    fn words(&self, number: usize, tokens: &Range<usize>) -> Words {
        let text = &self.scene.text;
        let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(sentence) = text.sentences.get(number).map(|sentence| text.span(sentence.tokens.clone())) else {
            return Words { text: String::new(), at: 0..0 };
        };
        let whole = text.source.get(sentence.range()).unwrap_or_default();
        let offset = |byte: usize| {
            let before = whole.get(..byte.saturating_sub(sentence.start).min(whole.len())).unwrap_or(whole);
            one_line(before).len() + usize::from(before.ends_with(char::is_whitespace) && !before.trim().is_empty())
        };
        let span = text.span(tokens.clone());
        if tokens.is_empty() {
            let end = one_line(whole).len();
            return Words { text: String::new(), at: end..end };
        }
        Words { text: one_line(text.slice(tokens.clone())), at: offset(span.start)..offset(span.end) }
    }

    fn fate(&self, rule: &Rule, number: usize, found: &Match, fate: &watch::Fate<'_>) -> Fate {
        let words = |tokens: &Range<usize>| self.words(number, tokens);
        match fate {
            watch::Fate::NotAtHome => Fate::NotAtHome,
            watch::Fate::Guarded(guard, tokens) => Fate::Guarded(*guard, words(tokens)),
            watch::Fate::NoValue => Fate::NoValue,
            watch::Fate::NoSubject => Fate::NoSubject(nearby(self.scene, found)),
            watch::Fate::Unpaired(subjects, values) => Fate::Unpaired(*subjects, *values),
            watch::Fate::Taken(tokens) => {
                let same = |other: usize| self.rule(other).is_some_and(|other| other.claim == rule.claim);
                let overlaps = |read: &Range<usize>| read.start < tokens.end && tokens.start < read.end;
                let by = self.read.iter().find(|(other, read)| same(*other) && overlaps(read)).map(|(other, _)| *other);
                Fate::Taken(words(tokens), by)
            }
            watch::Fate::Inside(tokens) => Fate::Inside(words(tokens)),
            watch::Fate::Stated(statement, tokens, aside) => {
                let line = |tokens: &Range<usize>| {
                    let file = self.article.offsets.to_file(self.scene.text.span(tokens.clone()));
                    self.origin.lines.line_column(self.origin.source, file.start).0
                };
                Fate::Stated(Box::new(Stated {
                    how: how(self.scene, rule, found, statement, line),
                    statement: (*statement).clone(),
                    value: words(tokens),
                    aside: aside.map(str::to_owned),
                    doubted: false,
                }))
            }
        }
    }
}

impl Watch for Watcher<'_, '_> {
    fn tries_all(&self, window: &Range<usize>) -> bool {
        let next = self.asked.partition_point(|&number| self.scene.text.sentences[number].tokens.end <= window.start);
        self.asked.get(next).is_some_and(|&number| self.scene.text.sentences[number].tokens.start < window.end)
    }

    fn begins(&mut self, rule: usize, template: usize, window: &Range<usize>) {
        self.close();
        self.trying = self.tries_all(window).then(|| (rule, template, window.clone()));
    }

    fn starts(&mut self, _at: usize) {
        self.furthest.starts();
    }

    fn takes(&mut self, op: usize, tokens: Range<usize>) {
        let Some((rule, template, _)) = self.trying else { return };
        let weight = self.weights(rule, template).map_or(0, |weights| weights.own(op));
        self.furthest.takes(op, tokens, weight);
    }

    fn gives_back(&mut self) {
        self.furthest.gives_back();
    }

    fn misses(&mut self, op: usize, at: usize) {
        if self.trying.is_some() {
            self.furthest.misses(op, at);
        }
    }

    fn lacks_head(&mut self, tokens: Range<usize>) {
        let Some((rule, template, _)) = self.trying else { return };
        let weight = self.weights(rule, template).map_or(0, |weights| weights.rest(1));
        self.furthest.lacks_head(tokens, weight);
    }

    fn ends(&mut self, rule: usize, template: usize, found: &Match, fate: &watch::Fate<'_>) {
        let at = match fate {
            watch::Fate::Stated(_, tokens, _) => {
                self.read.push((rule, tokens.clone()));
                tokens.start
            }
            _ => found.tokens.start,
        };
        let number = self.scene.text.sentence_of(at);
        let Some(checked) = self.rule(rule).filter(|_| self.asked.binary_search(&number).is_ok()) else { return };
        let filled = checked.slots.iter().zip(&found.slots).filter(|(slot, _)| slot.name != "_");
        let slots = filled.filter_map(|(slot, fill)| {
            let words = self.words(number, &fill.as_ref()?.tokens);
            Some(Filled { slot: slot.name.clone(), words })
        });
        let fit = Fit { words: self.words(number, &found.tokens), slots: slots.collect() };
        let fate = self.fate(checked, number, found, fate);
        self.tries.push((number, Try { rule, template, outcome: Outcome::Fits(fit, fate) }));
    }
}
