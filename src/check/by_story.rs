//! The first half of concluding, story by story: whom each statement means, and how names are spelled.
//!
//! Stories have no say in each other's, so each is taken from the shelf by itself. Mentions of names, nine statements in ten,
//! are done with here; all others go back to the shelf for `by_subject`, their subjects resolved but for the label: how a
//! name is mostly written is known once every story has been seen.

use super::Counts;
use super::conclude::Ground;
use super::kept::{Kept, Members};
use super::put_away::PutAway;
use super::shelf::{self, Shelf, Slot};
use super::ties;
use crate::compare::Utterances;
use crate::diagnostic::Diagnostic;
use crate::finding::Finding;
use crate::resolve::{self, Called, Meant, Resolved, Subjects, Wanted, Whose, spelling};
use crate::rules::{By, RuleSet};
use crate::statement::{Certainty, Statement};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Statements of the stories that are taken at once, at least: some megabytes.
const AT_ONCE: usize = 1 << 15;

/// What all stories came to.
#[derive(Debug, Default)]
pub(super) struct Told<'m> {
    pub(super) counts: Counts,
    /// The rules that found something.
    pub(super) fired: BTreeSet<usize>,
    /// Keys of names that are known and were met.
    pub(super) met: FxHashSet<String>,
    /// The names that are spelled in several ways.
    pub(super) spelled: Vec<Finding>,
    pub(super) subjects: Subjects,
    /// What is to be compared, by story.
    pub(super) claims: Vec<Claims<'m>>,
}

/// The statements of a story that are to be compared.
#[derive(Debug)]
pub(super) struct Claims<'m> {
    /// Where they lie; `None`: they are kept.
    pub(super) slot: Option<Slot>,
    /// What the story is known by.
    pub(super) members: Option<&'m Members>,
    /// What each is about.
    pub(super) about: Box<[About<Meant>]>,
    pub(super) utterances: Utterances,
    /// How many utterances the stories before it have.
    pub(super) before: usize,
}

/// What a statement to be compared is about.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct About<S> {
    /// Whom or what.
    pub(super) subject: S,
    /// Whether that is a guess.
    pub(super) guessed: bool,
    /// What it may have to be compared with.
    pub(super) beside: Beside,
}

impl<S> About<S> {
    /// The number of the utterance that a quotation may be a printing of.
    pub(super) fn utterance(&self) -> Option<usize> {
        match self.beside {
            Beside::Utterance(at) => Some(at as usize),
            Beside::Name(_) => None,
        }
    }

    /// The same of a subject told otherwise.
    fn of<T>(self, subject: T) -> About<T> {
        About { subject, guessed: self.guessed, beside: self.beside }
    }
}

/// What a statement may have to be compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Beside {
    /// What is said of the same name: the tie of that which it has of itself.
    Name(u64),
    /// Quotations: those of the utterance with this number in the story.
    Utterance(u32),
}

/// What one story came to.
pub(super) struct OfStory {
    /// Statements that were found, but for mentions of names.
    pub(super) statements: usize,
    /// Articles that lack a day.
    pub(super) undated: usize,
    /// The rules that found something.
    pub(super) fired: BTreeSet<usize>,
    pub(super) met: FxHashSet<String>,
    pub(super) spelled: Vec<Finding>,
    pub(super) called: Vec<Called>,
    /// Where the statements lie that are to be compared.
    pub(super) slot: Option<Slot>,
    /// What each of them is about, of those that are called.
    pub(super) about: Vec<About<u32>>,
    pub(super) utterances: Utterances,
}

/// What stories are told with.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) wanted: &'a Wanted,
    pub(super) shelf: &'a dyn Shelf,
    pub(super) kept: Option<&'a Kept<'a>>,
}

/// Takes all stories, by name, from where they lie; `members` are those of stories that are known by something.
pub(super) fn told<'m>(
    telling: Telling<'_>,
    stories: &[Vec<PutAway>],
    members: &'m FxHashMap<Arc<str>, Members>,
) -> Result<Told<'m>, Diagnostic> {
    let mut all = Told::default();
    let mut left = stories;
    while !left.is_empty() {
        let before = stories.len() - left.len();
        let (batch, rest) = left.split_at(some(left));
        let of = |away: &[PutAway]| members.get(&away.first()?.story);
        let done: Vec<Result<OfStory, Diagnostic>> =
            batch.par_iter().enumerate().map(|(nth, away)| telling.told(away, of(away), before + nth + 1)).collect();
        for (story, away) in done.into_iter().zip(batch) {
            all.add(story?, of(away));
        }
        left = rest;
    }
    Ok(all)
}

/// How many stories are taken at once: one, or more that are not large together.
fn some(stories: &[Vec<PutAway>]) -> usize {
    let mut statements = 0;
    let large = |story: &Vec<PutAway>| {
        statements += story.iter().map(|part| part.count).sum::<usize>();
        statements >= AT_ONCE
    };
    stories.iter().position(large).map_or(stories.len(), |last| last + 1)
}

impl<'m> Told<'m> {
    fn add(&mut self, story: OfStory, members: Option<&'m Members>) {
        let OfStory { statements, undated, fired, met, spelled, called, slot, about, utterances } = story;
        self.counts.statements += statements;
        self.counts.undated += undated;
        self.fired.extend(fired);
        self.met.extend(met);
        self.spelled.extend(spelled);
        let meant = self.subjects.add(called);
        if !about.is_empty() {
            let about = about.into_iter().map(|about| about.of(meant[about.subject as usize].1)).collect();
            let before = self.claims.last().map_or(0, |last| last.before + last.utterances.count());
            self.claims.push(Claims { slot, members, about, utterances, before });
        }
    }
}

impl Telling<'_> {
    /// What the story of this number (from 1) comes to, or came to in an earlier run.
    fn told(self, away: &[PutAway], members: Option<&Members>, number: usize) -> Result<OfStory, Diagnostic> {
        let known = self.kept.zip(members);
        if let Some(told) = known.and_then(|(kept, members)| kept.told(members, number)) {
            return Ok(told);
        }
        let mut statements = Vec::new();
        for part in away {
            let from = statements.len();
            statements.extend(part.take(self.kept)?);
            let here = statements.iter_mut().skip(from);
            here.filter(|statement| statement.story != part.story).for_each(|statement| statement.retell(&part.story));
        }
        let (mut told, claims) = of_story(self.ground, self.wanted, statements, number);
        if !claims.is_empty() {
            told.slot = Some(shelf::put(self.shelf, &claims)?);
        }
        if let Some((kept, members)) = known {
            kept.keep_told(members, &told, claims);
        }
        Ok(told)
    }
}

/// What the statements of the story of this number come to, and those of them that are to be compared.
fn of_story(
    ground: &Ground<'_>,
    wanted: &Wanted,
    mut statements: Vec<Statement>,
    number: usize,
) -> (OfStory, Vec<Statement>) {
    let (rules, lexicon) = (&ground.set.rules, ground.lexicon);
    let (counts, fired) = counted(ground.set, &statements);
    let met = wanted.met(rules, lexicon, &statements);
    let order = resolve::order(&statements);
    let subjects = resolve::in_story(rules, lexicon, ground.known, &statements, &order, number);
    // Where each statement stands in the order.
    let mut position = vec![0; statements.len()];
    for (nth, &at) in order.iter().enumerate() {
        position[at as usize] = nth;
        let subject = &mut statements[at as usize].subject;
        match subjects.of(nth) {
            Some(Resolved::As(identity)) => subject.kind = identity.kind,
            Some(Resolved::Ambiguous) => subject.certainty = Certainty::Ambiguous,
            Some(Resolved::Kept) | None => {}
        }
    }
    let whose = resolve::whose(rules, &statements, |at| subjects.of(position[at]));
    let named: Vec<_> = match &whose {
        Some(whose) => whose.iter().map(|whose| if let Whose::Of(one) = whose { Some(*one) } else { None }).collect(),
        None => Vec::new(),
    };
    let named: Vec<_> = named.into_iter().map(|one| Some((statements[one?].subject.clone(), position[one?]))).collect();
    let mut spellings = Vec::with_capacity(statements.len());
    let (mut claims, mut about) = (Vec::new(), Vec::new());
    let mut quotations = 0;
    for (at, mut statement) in statements.into_iter().enumerate() {
        let by = ground.standard.by(&statement);
        if by == Some(By::Spelling) {
            spellings.push(statement);
            continue;
        }
        let whose = whose.as_ref().map_or(Whose::Own, |whose| whose[at]);
        let mut of = position[at];
        if let Some((subject, at)) = named.get(at).cloned().flatten() {
            (statement.subject, of) = (subject, at);
        }
        if whose == Whose::Nobodys {
            continue;
        }
        let beside = match by {
            Some(By::Quote) => {
                quotations += 1;
                Beside::Utterance(quotations - 1)
            }
            _ => Beside::Name(ties::of_name(&statement.subject.name)),
        };
        about.push(About { subject: subjects.which[of], guessed: whose == Whose::Guessed, beside });
        claims.push(statement);
    }
    let quotations = claims.iter().zip(&about).filter(|(_, about)| about.utterance().is_some());
    let (utterances, of) = Utterances::of(quotations.map(|(claim, _)| claim), lexicon);
    for about in &mut about {
        if let Beside::Utterance(number) = &mut about.beside {
            *number = of[*number as usize];
        }
    }
    let spelled = spelling::findings(rules, lexicon, ground.known, spellings);
    let Counts { statements, undated, .. } = counts;
    let told =
        OfStory { statements, undated, fired, met, spelled, called: subjects.called, slot: None, about, utterances };
    (told, claims)
}

/// What can be counted before statements are compared, and the rules that found something, in order.
pub(super) fn counted(set: &RuleSet, statements: &[Statement]) -> (Counts, BTreeSet<usize>) {
    let mut fired = BTreeSet::new();
    let mut undated: FxHashSet<&str> = FxHashSet::default();
    let mut counts = Counts::default();
    for statement in statements {
        let Some(rule) = set.rules.get(statement.rule) else { continue };
        fired.insert(statement.rule);
        counts.statements += usize::from(rule.compare.by != By::Spelling);
        if rule.compare.as_of_published && statement.published.is_none() {
            undated.insert(&statement.article);
        }
    }
    counts.undated = undated.len();
    (counts, fired)
}
