//! How many mistakes would the rules catch? Mistakes are planted in copies of the articles, one at a time, and each copy is
//! checked in full.
//!
//! What is asked about are the statements that a check can find wrong at all: those that another article, or a fact known
//! beforehand, confirms ([`Census::shared`]), names that several articles of a story write alike ([`Census::names`]), and days with their weekday,
//! which the calendar contradicts ([`Census::weekdays`]). A mistake is *caught* where a conflict holds the planted bytes.
//! No spot is left out because the comparison is known to be lenient there: such a mistake slips through, and the reason
//! is told. What stands in one article alone, and what differs as it is, is no spot, and counted beside.
//!
//! So the share caught is one of what the rules *found*. What they never found is the matter of [`Unread`]: figures that
//! several articles give beside the same name, whether or not any rule reads them.
//!
//! Pure and repeatable: the same articles, rules and seed give the same answer, for any number of threads.

mod choice;
mod fate;
mod figure;
mod ground;
mod plant;
mod random;
mod unread;
mod words;

pub use fate::{Fate, Reason};
pub use plant::Kind;
pub use unread::{SharedFigure, Unread};

use crate::check::{self, Gathered, Outcome, Settled, Source, gather, settle};
use crate::compare;
use crate::edit::{Edit, edited};
use crate::extract::Plan;
use crate::finding::{Finding, Verdict};
use crate::lexicon::Lexicon;
use crate::resolve::Known;
use crate::rules::{By, RuleSet};
use crate::statement::{Place, Statement};
use crate::story::Story;
use choice::{Spot, sample, spots};
use fate::Aftermath;
use ground::Ground;
use random::Random;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is planted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The most mistakes; of more spots, as many of each rule as there are.
    pub plants: usize,
    /// What chance goes by.
    pub seed: u64,
    /// Ids of the rules or claims whose statements are changed; none: all.
    pub rules: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { plants: 1000, seed: 1, rules: Vec::new() }
    }
}

/// A collection to plant mistakes in.
#[derive(Debug, Clone, Copy)]
pub struct Collection<'a> {
    /// The rules to try.
    pub rules: &'a RuleSet,
    /// The words of the language.
    pub lexicon: &'a Lexicon,
    /// The articles.
    pub sources: &'a [Source],
    /// How they are read.
    pub reading: &'a check::Options,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// The mistakes that were planted, by rule and place.
    pub plants: Vec<Plant>,
    /// What there was to plant them in.
    pub census: Census,
    /// Figures that several articles give beside the same name; not looked for where single rules are asked about.
    pub unread: Unread,
    /// The check of the untouched articles.
    pub untouched: Outcome,
}

/// What there is to plant mistakes in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    /// Statements of the rules asked for that are compared, mentions of names and weekdays not counted.
    pub statements: usize,
    /// Of these: those that another article confirms, or a fact known beforehand.
    pub shared: usize,
    /// Of these: those that one article alone makes; no check could notice.
    pub alone: usize,
    /// Of these: those that others contradict or bring up to date as they are.
    pub differing: usize,
    /// Names that several articles of a story write alike, once for each article.
    pub names: usize,
    /// Days that fall on the weekday they are given.
    pub weekdays: usize,
    /// Spots that were chosen, and where no mistake can be written without another sentence.
    pub unwritten: usize,
    /// Spots that were not chosen.
    pub passed_over: usize,
}

/// A mistake that was planted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plant {
    /// The rule that found the statement.
    pub rule: String,
    /// What kind of mistake it is.
    pub kind: Kind,
    /// Whom or what the statement is about.
    pub subject: String,
    /// The statement's value, as it stood.
    pub place: Place,
    /// Its sentence, as it stood.
    pub sentence: Arc<str>,
    /// What was written instead, in order: a swap has two.
    pub edits: Vec<Edit>,
    /// The statement's words after that.
    pub now: String,
    /// What became of it.
    pub fate: Fate,
    /// Conflicts that it brought in other places.
    pub elsewhere: usize,
}

impl Audit {
    /// How many mistakes were caught.
    #[must_use]
    pub fn caught(&self) -> usize {
        self.plants.iter().filter(|plant| plant.fate == Fate::Caught).count()
    }

    /// Planted and caught by rule and kind, in order.
    #[must_use]
    pub fn by_rule(&self) -> BTreeMap<(&str, Kind), (usize, usize)> {
        let mut by_rule: BTreeMap<(&str, Kind), (usize, usize)> = BTreeMap::new();
        for plant in &self.plants {
            let (planted, caught) = by_rule.entry((&plant.rule, plant.kind)).or_default();
            *planted += 1;
            *caught += usize::from(plant.fate == Fate::Caught);
        }
        by_rule
    }
}

/// Plants mistakes in a collection, and sees what becomes of them. `progress` is told how many of how many are done,
/// from any thread, the first time with none.
#[must_use]
pub fn audit(collection: &Collection<'_>, options: &Options, progress: &(dyn Fn(usize, usize) + Sync)) -> Audit {
    let Collection { rules, lexicon, sources, reading } = *collection;
    let plan = Plan::new(rules);
    let gathered: Vec<Gathered> = sources.par_iter().map(|source| gather(&plan, lexicon, source, reading)).collect();
    let known = Known::new(lexicon, &reading.knowledge);
    let settled = settle(rules, lexicon, &reading.knowledge, &known, gathered.clone());
    let compared = compare::findings(&rules.rules, lexicon, &known, settled.statements.clone());
    let ground = Ground::new(rules, lexicon, &settled);
    let (all, mut census) = spots(&ground, &compared.findings, options);
    let found = all.len();
    let chosen = sample(all, options.plants, options.seed);
    census.passed_over = found - chosen.len();
    let trial = Trial {
        collection,
        plan: &plan,
        known: &known,
        gathered: &gathered,
        ground: &ground,
        seed: options.seed,
        stories: &settled.stories,
        files: files(sources),
        conflicts: conflicts(&compared.findings),
    };
    let done = AtomicUsize::new(0);
    progress(0, chosen.len());
    let plants: Vec<Option<Plant>> = chosen
        .par_iter()
        .map(|spot| {
            let plant = trial.plant(spot);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, chosen.len());
            plant
        })
        .collect();
    census.unwritten = plants.iter().filter(|plant| plant.is_none()).count();
    let unread = match options.rules.as_slice() {
        [] => unread::unread(collection, &gathered, &settled.stories),
        _ => Unread::default(),
    };
    let mut counts = settled.counts.clone();
    counts.ambiguous = compared.ambiguous;
    Audit {
        plants: plants.into_iter().flatten().collect(),
        census,
        unread,
        untouched: Outcome {
            findings: compared.findings.clone(),
            counts,
            diagnostics: settled.diagnostics.clone(),
            ..Outcome::default()
        },
    }
}

/// All that one mistake is tried on.
struct Trial<'a> {
    collection: &'a Collection<'a>,
    plan: &'a Plan<'a>,
    known: &'a Known<'a>,
    gathered: &'a [Gathered],
    ground: &'a Ground<'a>,
    seed: u64,
    stories: &'a [Story],
    files: BTreeMap<&'a str, usize>,
    conflicts: BTreeSet<&'a str>,
}

fn files(sources: &[Source]) -> BTreeMap<&str, usize> {
    sources.iter().enumerate().map(|(at, source)| (&*source.shown, at)).collect()
}

/// The ids of the conflicts there are.
fn conflicts(findings: &[Finding]) -> BTreeSet<&str> {
    findings.iter().filter(|finding| finding.verdict == Verdict::Conflict).map(|finding| &*finding.id).collect()
}

impl Trial<'_> {
    /// Plants one mistake, and checks all articles again.
    fn plant(&self, spot: &Spot<'_>) -> Option<Plant> {
        let Spot { rule, statement, agreeing } = *spot;
        let place = &statement.place;
        let mut random = Random::new(self.seed, &[&rule.id, &place.path, &place.start.to_string()]);
        let change = plant::change(self.ground, statement, agreeing, &mut random)?;
        let at = *self.files.get(&*place.path)?;
        let source = self.collection.sources.get(at)?;
        let (text, planted) = edited(&source.text, &change.edits);
        let copy = Source { text, ..source.clone() };
        let changed = gather(self.plan, self.collection.lexicon, &copy, self.collection.reading);
        let mut gathered = self.gathered.to_vec();
        *gathered.get_mut(at)? = changed.clone();
        let findings = self.findings(gathered, &changed);
        let after = Aftermath { findings: &findings, changed: &changed, path: &place.path, planted: &planted };
        let fate = after.fate(&self.collection.rules.rules, rule, rule.compare.by == By::Spelling);
        let elsewhere = after.elsewhere().filter(|finding| !self.conflicts.contains(&*finding.id)).count();
        Some(Plant {
            rule: rule.id.clone(),
            kind: change.kind,
            subject: statement.subject.name.to_string(),
            place: place.clone(),
            sentence: Arc::clone(&statement.sentence),
            now: words_after(place, &change.edits),
            edits: change.edits,
            fate,
            elsewhere,
        })
    }
}

impl Trial<'_> {
    /// The findings of a check after one file was changed, but for spellings that the change cannot touch: how names are
    /// spelled is compared inside a story alone, and what is said there stands as it did.
    fn findings(&self, gathered: Vec<Gathered>, changed: &Gathered) -> Vec<Finding> {
        let Collection { rules, lexicon, reading, .. } = *self.collection;
        let Settled { mut statements, stories, .. } = settle(rules, lexicon, &reading.knowledge, self.known, gathered);
        if stories == *self.stories {
            let articles: BTreeSet<&str> = changed.articles.iter().map(|entry| &*entry.article).collect();
            let told = |story: &&Story| story.articles.iter().any(|told| articles.contains(&*told.article));
            let touched: BTreeSet<&str> = stories.iter().filter(told).map(|story| &*story.name).collect();
            let spells = |statement: &Statement| {
                rules.rules.get(statement.rule).is_some_and(|rule| rule.compare.by == By::Spelling)
            };
            statements.retain(|statement| !spells(statement) || touched.contains(&*statement.story));
        }
        compare::findings(&rules.rules, lexicon, self.known, statements).findings
    }
}

/// What stands at a place after some edits.
fn words_after(place: &Place, edits: &[Edit]) -> String {
    let inside = edits.iter().filter(|edit| place.start <= edit.at.start && edit.at.end <= place.end);
    let shifted = |edit: &Edit| Edit {
        at: crate::span::Span::new(edit.at.start - place.start, edit.at.end - place.start),
        new: edit.new.clone(),
    };
    edited(&place.text, &inside.map(shifted).collect::<Vec<_>>()).0
}

#[cfg(test)]
mod tests;
