//! The first half of concluding, story by story: whom each statement means, and how names are spelled.
//!
//! Stories have no say in each other's, so each is taken from the shelf by itself. Mentions of names, nine statements in ten,
//! are done with here; all others go back to the shelf for `by_subject`, their subjects resolved but for the label: how a
//! name is mostly written is known once every story has been seen.

use super::Counts;
use super::conclude::Ground;
use super::put_away::PutAway;
use super::shelf::{self, Shelf, Slot};
use crate::compare::Kinds;
use crate::diagnostic::Diagnostic;
use crate::finding::Finding;
use crate::resolve::{self, Defined, Meant, Resolved, StorySubjects, Subjects, Wanted, Whose, spelling};
use crate::rules::{By, RuleSet};
use crate::statement::{Certainty, Statement};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// Bytes of the stories that are taken from the shelf at once, at least.
const AT_ONCE: u64 = 4 << 20;

/// What all stories came to.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) counts: Counts,
    /// For each rule, whether it found anything.
    pub(super) fired: Vec<bool>,
    /// Whether a page defines a setting under a heading of its own.
    pub(super) headed: bool,
    /// Keys of names that are known and were met.
    pub(super) met: FxHashSet<String>,
    /// The names that are spelled in several ways.
    pub(super) spelled: Vec<Finding>,
    pub(super) subjects: Subjects,
    /// What is to be compared, by story.
    pub(super) claims: Vec<Claims>,
}

/// The statements of a story that are to be compared.
#[derive(Debug)]
pub(super) struct Claims {
    pub(super) slot: Slot,
    /// Whom each is about, and whether that is a guess.
    pub(super) about: Box<[(Meant, bool)]>,
}

/// What one story came to.
struct OfStory {
    counts: Counts,
    fired: Vec<bool>,
    headed: bool,
    met: FxHashSet<String>,
    spelled: Vec<Finding>,
    subjects: StorySubjects,
    slot: Option<Slot>,
    /// For each statement to be compared: the position of its subject, and whether that is a guess.
    about: Vec<(usize, bool)>,
}

/// Takes all stories, by name, from the shelf.
pub(super) fn told(
    ground: &Ground<'_>,
    wanted: &Wanted,
    shelf: &dyn Shelf,
    stories: &[Vec<PutAway>],
) -> Result<Told, Diagnostic> {
    let kinds = Kinds::new(&ground.set.rules);
    let mut all = Told { fired: vec![false; ground.set.rules.len()], ..Told::default() };
    let mut left = stories;
    while !left.is_empty() {
        let before = stories.len() - left.len();
        let (batch, rest) = left.split_at(some(left));
        let done: Vec<Result<OfStory, Diagnostic>> = batch
            .par_iter()
            .enumerate()
            .map(|(nth, away)| of_story(ground, wanted, &kinds, shelf, away, before + nth + 1))
            .collect();
        for story in done {
            all.add(story?);
        }
        left = rest;
    }
    Ok(all)
}

/// How many stories are taken from the shelf at once: one, or more that are not large together.
fn some(stories: &[Vec<PutAway>]) -> usize {
    let mut bytes = 0;
    let large = |story: &Vec<PutAway>| {
        bytes += story.iter().map(|part| u64::from(part.slot.len)).sum::<u64>();
        bytes >= AT_ONCE
    };
    stories.iter().position(large).map_or(stories.len(), |last| last + 1)
}

impl Told {
    fn add(&mut self, story: OfStory) {
        let OfStory { counts, fired, headed, met, spelled, subjects, slot, about } = story;
        self.counts.statements += counts.statements;
        self.counts.undated += counts.undated;
        self.fired.iter_mut().zip(fired).for_each(|(all, fired)| *all |= fired);
        self.headed |= headed;
        self.met.extend(met);
        self.spelled.extend(spelled);
        let meant: Vec<Meant> = self.subjects.add(subjects).map(|(_, meant)| meant).collect();
        if let Some(slot) = slot {
            let about = about.into_iter().map(|(at, guessed)| (meant[at], guessed)).collect();
            self.claims.push(Claims { slot, about });
        }
    }
}

/// What the story of this number (from 1) comes to.
fn of_story(
    ground: &Ground<'_>,
    wanted: &Wanted,
    kinds: &Kinds,
    shelf: &dyn Shelf,
    away: &[PutAway],
    number: usize,
) -> Result<OfStory, Diagnostic> {
    let (rules, lexicon) = (&ground.set.rules, ground.lexicon);
    let mut statements = Vec::new();
    for part in away {
        let from = statements.len();
        statements.extend(part.take()?);
        let here = statements.iter_mut().skip(from);
        here.filter(|statement| statement.story != part.story).for_each(|statement| statement.retell(&part.story));
    }
    let (counts, fired) = counted(ground.set, &statements);
    let headed = statements.iter().any(|statement| Defined::concern(rules, statement));
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
    for (at, mut statement) in statements.into_iter().enumerate() {
        if kinds.of(&statement) == Some(By::Spelling) {
            spellings.push(statement);
            continue;
        }
        let whose = whose.as_ref().map_or(Whose::Own, |whose| whose[at]);
        let mut of = position[at];
        if let Some((subject, at)) = named.get(at).cloned().flatten() {
            (statement.subject, of) = (subject, at);
        }
        if whose != Whose::Nobodys {
            claims.push(statement);
            about.push((of, whose == Whose::Guessed));
        }
    }
    let slot = if claims.is_empty() { None } else { Some(shelf::put(shelf, &claims)?) };
    let spelled = spelling::findings(rules, lexicon, ground.known, spellings);
    Ok(OfStory { counts, fired, headed, met, spelled, subjects, slot, about })
}

/// What can be counted before statements are compared, and for each rule whether it found anything.
pub(super) fn counted(set: &RuleSet, statements: &[Statement]) -> (Counts, Vec<bool>) {
    let mut fired = vec![false; set.rules.len()];
    let mut undated: FxHashSet<&str> = FxHashSet::default();
    let mut counts = Counts::default();
    for statement in statements {
        let Some(rule) = set.rules.get(statement.rule) else { continue };
        fired[statement.rule] = true;
        counts.statements += usize::from(rule.compare.by != By::Spelling);
        if rule.compare.as_of_published && statement.published.is_none() {
            undated.insert(&statement.article);
        }
    }
    counts.undated = undated.len();
    (counts, fired)
}
