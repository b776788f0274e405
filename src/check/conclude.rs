//! From the statements of all files to findings: stories told, names brought together, claims compared.

use super::by_story::{self, Away};
use super::by_subject;
use super::shelf::{self, Memory, Shelf, Slot};
use super::{Counts, Gathered, Outcome};
use crate::compare;
use crate::diagnostic::Diagnostic;
use crate::finding::Finding;
use crate::knowledge::{Knowledge, Truth, Unused, Written};
use crate::lexicon::Lexicon;
use crate::resolve::{self, Known, Wanted};
use crate::rules::{Rule, RuleSet};
use crate::statement::Statement;
use crate::story::{self, Entry, Story};
use crate::triage::waiver::{self, Given, Waived, Waiver, Waivers, Waiving, waive};
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
    gathered: Vec<Gathered>,
) -> Outcome {
    conclude_from(set, lexicon, knowledge, waivers, gathered, &Memory::default())
}

/// The same, of files whose statements were put on this shelf, as far as they were ([`Gathered::put_away`]). If the shelf
/// fails, there is no finding, but an error among the diagnostics.
#[must_use]
pub fn conclude_from(
    set: &RuleSet,
    lexicon: &Lexicon,
    knowledge: &Knowledge,
    waivers: &Waivers,
    gathered: Vec<Gathered>,
    shelf: &dyn Shelf,
) -> Outcome {
    let known = Known::new(lexicon, knowledge);
    let ground = Ground { set, lexicon, knowledge, known: &known };
    let waives = !waivers.configured.is_empty() || gathered.iter().any(|part| !part.waivers.is_empty());
    let done = match waives {
        true => waiving(&ground, waivers, gathered, shelf),
        false => concluded(&ground, gathered, shelf, by_subject::OF_A_PART),
    };
    done.unwrap_or_else(|fault| Outcome { diagnostics: vec![fault], ..Outcome::default() })
}

/// What statements are looked at with.
pub(super) struct Ground<'a> {
    pub(super) set: &'a RuleSet,
    pub(super) lexicon: &'a Lexicon,
    pub(super) knowledge: &'a Knowledge,
    pub(super) known: &'a Known<'a>,
}

/// Concludes story by story, then subject by subject, with no more statements in memory than a story or a part of the
/// subjects has: the parts hold so many statements, about.
fn concluded(
    ground: &Ground<'_>,
    mut gathered: Vec<Gathered>,
    shelf: &dyn Shelf,
    of_a_part: usize,
) -> Result<Outcome, Diagnostic> {
    let (set, lexicon) = (ground.set, ground.lexicon);
    gathered.par_iter_mut().try_for_each(|part| part.put_away(shelf))?;
    let Brought { articles, diagnostics, outlets, away, .. } = Brought::of(ground, gathered);
    let count = articles.len();
    let stories = story::stories(articles);
    let wanted = Wanted::new(lexicon, ground.knowledge);
    let mut told = by_story::told(ground, &wanted, shelf, &away)?;
    let mut counts = std::mem::take(&mut told.counts);
    (counts.articles, counts.stories) = (count, stories.len());
    counts.silent_rules = silent(set, &told.fired);
    let (glossary, aliases) = wanted.unmet(&told.met);
    let compared = by_subject::compared(ground, shelf, told, of_a_part)?;
    counts.ambiguous = compared.ambiguous;
    let met = |truth: &Truth| is_met(set, ground.known.by_name(lexicon, &truth.subject), truth, &compared.findings);
    let unmet = Unused { glossary, aliases, outlets, truths: Vec::new() };
    let unused = unused(ground.knowledge, met, unmet, &compared.findings);
    Ok(Outcome { findings: compared.findings, stories, counts, unused, idle: Vec::new(), diagnostics })
}

/// Concludes with all statements in memory: what is waived is compared once more without.
fn waiving(
    ground: &Ground<'_>,
    waivers: &Waivers,
    mut gathered: Vec<Gathered>,
    shelf: &dyn Shelf,
) -> Result<Outcome, Diagnostic> {
    let Ground { set, lexicon, knowledge, known } = *ground;
    gathered.iter_mut().try_for_each(|part| part.bring_back(shelf))?;
    let comments: Vec<Waiver> = gathered.iter_mut().flat_map(|part| std::mem::take(&mut part.waivers)).collect();
    let waived: Vec<Waived> = gathered.iter_mut().filter_map(|part| part.waived.take()).collect();
    let Settled { statements, stories, mut counts, mut diagnostics, unmet } =
        settle(set, lexicon, knowledge, known, gathered);
    let compared = compare::findings(&set.rules, lexicon, known, statements.clone());
    counts.ambiguous = compared.ambiguous;
    let met = |truth: &Truth| is_met(set, known.by_name(lexicon, &truth.subject), truth, &compared.findings);
    let unused = unused(knowledge, met, unmet, &compared.findings);
    let ground = waiver::Ground { rules: &set.rules, lexicon, known };
    let all = Given { configured: &waivers.configured, comments, waived: &waived, today: waivers.today };
    let Waiving { findings, lapsed, idle } = waive(&ground, all, &statements, compared.findings);
    diagnostics.extend(lapsed);
    Ok(Outcome { findings, stories, counts, unused, idle, diagnostics })
}

/// What files hold, brought together, the stories told.
struct Brought {
    articles: Vec<Entry>,
    /// Statements that were not put away.
    statements: Vec<Statement>,
    /// Those that were, by story.
    away: Vec<Away>,
    diagnostics: Vec<Diagnostic>,
    /// The outlets that no article is of, by their indices.
    outlets: Vec<usize>,
}

impl Brought {
    fn of(ground: &Ground<'_>, gathered: Vec<Gathered>) -> Self {
        let (mut articles, mut statements, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
        let mut away: Vec<PutAway> = Vec::new();
        let mut outlets: FxHashSet<Arc<str>> = FxHashSet::default();
        for part in gathered {
            articles.extend(part.articles);
            statements.extend(part.statements);
            away.extend(part.away);
            diagnostics.extend(part.diagnostics);
            outlets.extend(part.outlets.iter().map(|outlet| Arc::clone(&outlet.name)));
        }
        diagnostics.sort_by(|a: &Diagnostic, b: &Diagnostic| {
            let place = |d: &Diagnostic| (d.path.clone(), d.at.as_ref().map(|at| (at.line, at.column)));
            place(a).cmp(&place(b))
        });
        story::tell(&mut articles);
        let retold = retold(&articles);
        retell(&mut statements, &retold);
        for part in away.iter_mut().filter(|part| part.alone) {
            if let Some(&found) = retold.get(&*part.story) {
                part.story = Arc::clone(found);
            }
        }
        let told = ground.knowledge.outlets.iter().enumerate().filter(|(_, outlet)| !outlets.contains(&outlet.name));
        let outlets = told.map(|(at, _)| at).collect();
        let away = by_story(away);
        Self { articles, statements, away, diagnostics, outlets }
    }
}

/// Statements that were put away, by the name of their story.
fn by_story(mut parts: Vec<PutAway>) -> Vec<Away> {
    parts.par_sort_by(|a, b| a.story.cmp(&b.story));
    let story = |same: &[PutAway]| Away {
        story: Arc::clone(&same[0].story),
        slots: same.iter().map(|part| part.slot).collect(),
    };
    parts.chunk_by(|a, b| a.story == b.story).map(story).collect()
}

/// Statements of one story that were put away.
#[derive(Debug, Clone)]
pub(crate) struct PutAway {
    story: Arc<str>,
    /// Whether the story is called by the article, which is so where it is yet to be found.
    alone: bool,
    slot: Slot,
}

impl Gathered {
    /// Puts the statements on a shelf, where they take less room. [`conclude_from`] finds them there.
    ///
    /// # Errors
    /// If there is no room.
    pub fn put_away(&mut self, shelf: &dyn Shelf) -> Result<(), Diagnostic> {
        let alone = |statement: &Statement| statement.article == statement.story;
        for of_story in self.statements.chunk_by(|a, b| a.story == b.story && alone(a) == alone(b)) {
            let Some(first) = of_story.first() else { continue };
            let slot = shelf::put(shelf, of_story)?;
            self.away.push(PutAway { story: Arc::clone(&first.story), alone: alone(first), slot });
        }
        self.statements = Vec::new();
        Ok(())
    }

    /// Takes the statements from the shelf again.
    fn bring_back(&mut self, shelf: &dyn Shelf) -> Result<(), Diagnostic> {
        for part in self.away.drain(..) {
            self.statements.extend(shelf::unpacked(&shelf.take(part.slot)?)?);
        }
        Ok(())
    }
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

/// Brings the statements of all files together, and settles what each is about. None of them may be put away.
pub(crate) fn settle(
    set: &RuleSet,
    lexicon: &Lexicon,
    knowledge: &Knowledge,
    known: &Known<'_>,
    gathered: Vec<Gathered>,
) -> Settled {
    let ground = Ground { set, lexicon, knowledge, known };
    let Brought { articles, mut statements, diagnostics, outlets, .. } = Brought::of(&ground, gathered);
    statements.par_sort_by(|a, b| (&a.place, a.rule, &a.subject).cmp(&(&b.place, b.rule, &b.subject)));
    let (mut counts, fired) = by_story::counted(set, &statements);
    counts.silent_rules = silent(set, &fired);
    counts.articles = articles.len();
    let stories = story::stories(articles);
    counts.stories = stories.len();
    let (glossary, aliases) = resolve::unmet(&set.rules, lexicon, knowledge, &statements);
    resolve::across(&set.rules, lexicon, known, &mut statements);
    resolve::settle(&set.rules, &mut statements);
    resolve::tell_apart(&set.rules, &mut statements);
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

/// The articles whose story was found, with the story.
fn retold(articles: &[Entry]) -> FxHashMap<&str, &Arc<str>> {
    let found = articles.iter().filter(|entry| entry.sketch.is_some() && entry.story != entry.article);
    found.map(|entry| (&*entry.article, &entry.story)).collect()
}

/// Gives the statements of articles whose story was found their story, and those about the event itself its name.
fn retell(statements: &mut [Statement], stories: &FxHashMap<&str, &Arc<str>>) {
    if stories.is_empty() {
        return;
    }
    statements.par_iter_mut().for_each(|statement| {
        if let Some(&story) = stories.get(&*statement.article) {
            statement.retell(story);
        }
    });
}

/// Ids of the rules that found nothing.
fn silent(set: &RuleSet, fired: &[bool]) -> Vec<String> {
    let silent = set.rules.iter().zip(fired).filter(|(_, fired)| !**fired);
    silent.map(|(rule, _)| rule.id.clone()).collect()
}
