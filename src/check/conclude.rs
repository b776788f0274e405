//! From the statements of all files to findings: stories told, names brought together, claims compared.

use super::{Counts, Gathered, Outcome};
use crate::compare;
use crate::diagnostic::Diagnostic;
use crate::lexicon::Lexicon;
use crate::resolve;
use crate::rules::{By, RuleSet};
use crate::statement::{Statement, SubjectKind};
use crate::story::{self, Entry, Story};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Brings the statements of all files together and compares them; the order of the files does not matter.
#[must_use]
pub fn conclude(set: &RuleSet, lexicon: &Lexicon, gathered: Vec<Gathered>) -> Outcome {
    let Settled { statements, stories, mut counts, diagnostics } = settle(set, lexicon, gathered);
    let compared = compare::findings(&set.rules, lexicon, statements);
    counts.ambiguous = compared.ambiguous;
    Outcome { findings: compared.findings, stories, counts, diagnostics }
}

/// The statements of all files, each about its final subject: all there is to compare.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    /// By place.
    pub(crate) statements: Vec<Statement>,
    pub(crate) stories: Vec<Story>,
    pub(crate) counts: Counts,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Brings the statements of all files together, and settles what each is about.
pub(crate) fn settle(set: &RuleSet, lexicon: &Lexicon, gathered: Vec<Gathered>) -> Settled {
    let mut statements = Vec::new();
    let mut articles: Vec<Entry> = Vec::new();
    let mut diagnostics = Vec::new();
    for part in gathered {
        articles.extend(part.articles);
        statements.extend(part.statements);
        diagnostics.extend(part.diagnostics);
    }
    diagnostics.sort_by(|a, b| {
        let place = |d: &Diagnostic| (d.path.clone(), d.at.as_ref().map(|at| (at.line, at.column)));
        place(a).cmp(&place(b))
    });
    story::tell(&mut articles);
    retell(&mut statements, &articles);
    statements.par_sort_by(|a, b| (&a.place, a.rule, &a.subject).cmp(&(&b.place, b.rule, &b.subject)));
    let mut counts = counts(set, &statements);
    counts.articles = articles.len();
    let stories = story::stories(articles);
    counts.stories = stories.len();
    resolve::across(&set.rules, lexicon, &mut statements);
    resolve::settle(&set.rules, &mut statements);
    resolve::tell_apart(&set.rules, &mut statements);
    Settled { statements, stories, counts, diagnostics }
}

/// Gives the statements of articles whose story was found their story, and those about the event itself its name.
fn retell(statements: &mut [Statement], articles: &[Entry]) {
    let found = articles.iter().filter(|entry| entry.sketch.is_some() && entry.story != entry.article);
    let stories: FxHashMap<&str, &Arc<str>> = found.map(|entry| (&*entry.article, &entry.story)).collect();
    if stories.is_empty() {
        return;
    }
    statements.par_iter_mut().for_each(|statement| {
        if let Some(&story) = stories.get(&*statement.article) {
            if statement.subject.kind == SubjectKind::Story {
                statement.subject.name = statement.subject.name.replacen(&*statement.story, story, 1);
            }
            statement.story = Arc::clone(story);
        }
    });
}

/// What can be counted before statements are compared.
fn counts(set: &RuleSet, statements: &[Statement]) -> Counts {
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
    counts.silent_rules =
        set.rules.iter().zip(fired).filter(|(_, fired)| !fired).map(|(rule, _)| rule.id.clone()).collect();
    counts
}
