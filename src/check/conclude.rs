//! From the statements of all files to findings: stories told, names brought together, claims compared.

use super::{Counts, Gathered, Outcome};
use crate::compare;
use crate::diagnostic::Diagnostic;
use crate::finding::Finding;
use crate::knowledge::{Knowledge, Truth, Unused, Written};
use crate::lexicon::Lexicon;
use crate::resolve::{self, Known};
use crate::rules::{By, Rule, RuleSet};
use crate::statement::Statement;
use crate::story::{self, Entry, Story};
use crate::triage::waiver::{Given, Ground, Waived, Waiver, Waivers, Waiving, waive};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// [`conclude_with`] without other waivers than those in articles, none of which lapses.
#[must_use]
pub fn conclude(set: &RuleSet, lexicon: &Lexicon, knowledge: &Knowledge, gathered: Vec<Gathered>) -> Outcome {
    conclude_with(set, lexicon, knowledge, &Waivers::default(), gathered)
}

/// Brings the statements of all files together, compares them, and waives what is waived; the order of the files does not
/// matter.
#[must_use]
pub fn conclude_with(
    set: &RuleSet,
    lexicon: &Lexicon,
    knowledge: &Knowledge,
    waivers: &Waivers,
    mut gathered: Vec<Gathered>,
) -> Outcome {
    let known = Known::new(lexicon, knowledge);
    let comments: Vec<Waiver> = gathered.iter_mut().flat_map(|part| std::mem::take(&mut part.waivers)).collect();
    let waived: Vec<Waived> = gathered.iter_mut().filter_map(|part| part.waived.take()).collect();
    let settled = settle(set, lexicon, knowledge, &known, gathered);
    let Settled { statements, stories, mut counts, mut diagnostics, unmet } = settled;
    let again = (!comments.is_empty() || !waivers.configured.is_empty()).then(|| statements.clone());
    let compared = compare::findings(&set.rules, lexicon, &known, statements);
    counts.ambiguous = compared.ambiguous;
    let met = |truth: &Truth| is_met(set, known.by_name(lexicon, &truth.subject), truth, &compared.findings);
    let unused = unused(knowledge, met, unmet, &compared.findings);
    let Some(statements) = again else {
        return Outcome { findings: compared.findings, stories, counts, unused, idle: Vec::new(), diagnostics };
    };
    let ground = Ground { rules: &set.rules, lexicon, known: &known };
    let all = Given { configured: &waivers.configured, comments, waived: &waived, today: waivers.today };
    let Waiving { findings, lapsed, idle } = waive(&ground, all, &statements, compared.findings);
    diagnostics.extend(lapsed);
    Outcome { findings, stories, counts, unused, idle, diagnostics }
}

/// The statements of all files, each about its final subject: all there is to compare.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    /// By place.
    pub(crate) statements: Vec<Statement>,
    pub(crate) stories: Vec<Story>,
    pub(crate) counts: Counts,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What of the house's knowledge no article names; of facts, nothing can be said yet.
    unmet: Unused,
}

/// Brings the statements of all files together, and settles what each is about.
pub(crate) fn settle(
    set: &RuleSet,
    lexicon: &Lexicon,
    knowledge: &Knowledge,
    known: &Known<'_>,
    gathered: Vec<Gathered>,
) -> Settled {
    let mut statements = Vec::new();
    let mut articles: Vec<Entry> = Vec::new();
    let mut diagnostics = Vec::new();
    let mut outlets: FxHashSet<Arc<str>> = FxHashSet::default();
    for part in gathered {
        articles.extend(part.articles);
        statements.extend(part.statements);
        diagnostics.extend(part.diagnostics);
        outlets.extend(part.outlets.iter().map(|outlet| Arc::clone(&outlet.name)));
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
    let (glossary, aliases) = resolve::unmet(&set.rules, lexicon, knowledge, &statements);
    resolve::across(&set.rules, lexicon, known, &mut statements);
    resolve::settle(&set.rules, &mut statements);
    resolve::tell_apart(&set.rules, &mut statements);
    let outlets = knowledge.outlets.iter().enumerate().filter(|(_, outlet)| !outlets.contains(&outlet.name));
    let outlets = outlets.map(|(at, _)| at).collect();
    let unmet = Unused { glossary, aliases, outlets, truths: Vec::new() };
    Settled { statements, stories, counts, diagnostics, unmet }
}

/// What is left unused of what no article names, and of the facts, once it is seen what went into the findings.
fn unused(knowledge: &Knowledge, met: impl Fn(&Truth) -> bool, mut unused: Unused, findings: &[Finding]) -> Unused {
    let told = findings.iter().flat_map(|finding| &finding.statements).filter(|statement| statement.is_known());
    let told: FxHashSet<(usize, usize)> = told.map(|statement| (statement.place.start, statement.place.line)).collect();
    let silent = |written: &Written| !told.contains(&(written.place.start, written.place.line));
    unused.glossary.retain(|&at| knowledge.glossary.get(at).is_some_and(|term| silent(&term.written)));
    let truths = knowledge.truths.iter().enumerate().filter(|(_, truth)| silent(&truth.written) && !met(truth));
    unused.truths = truths.map(|(at, _)| at).collect();
    unused
}

/// Whether a fact about what reports call `subject` was held against another claim: a birth date against an age.
fn is_met(set: &RuleSet, subject: &str, truth: &Truth, findings: &[Finding]) -> bool {
    let Some(rule) = set.rules.get(truth.rule) else { return false };
    let asks = |other: &Rule| [&other.compare.meets, &other.compare.until].contains(&&Some(rule.claim.clone()));
    let asking = |claim: &str| set.rules.iter().any(|other| other.claim == claim && asks(other));
    findings.iter().any(|finding| finding.subject == subject && asking(&finding.rule))
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
            statement.retell(story);
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
