//! Comparison: from statements, their subjects resolved, to findings.
//!
//! Statements of one claim about one subject are a group; each group is weighed by what its rule compares by (intervals,
//! names, words, quotes), and the outcome becomes a finding. A pure function of the statements: their order, and the
//! machine, make no difference. Nothing here reads a text or resolves a name.

mod cross;
mod doubt;
mod interval;
mod lists;
mod name;
mod quote;
mod sources;
mod stands;
mod sweep;
mod truth;
mod weekday;
mod within;
mod words;

pub(crate) use doubt::{Saying, Slips};
pub use name::{Fit, Name, fit};
pub(crate) use quote::{Across, Stock, Utterances, Wording, across, wording};
pub use stands::stands;

use crate::finding::{Agreement, Cause, Finding, Verdict, fingerprint};
use crate::lexicon::Lexicon;
use crate::resolve::Known;
use crate::rules::{By, Rule, Severity};
use crate::statement::{Certainty, Statement, SubjectKind};
use jiff::civil::Date;
use lists::Lists;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a comparison came to.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    /// The findings: conflicts first, then updates, agreements and single statements; each kind by claim, subject, place.
    pub findings: Vec<Finding>,
    /// The agreements of which no more is wanted, in any order.
    pub agreements: Vec<Agreement>,
    /// How many statements were left out because their subject is ambiguous.
    pub ambiguous: usize,
    /// How many findings were let go, because they were not wanted.
    pub left_out: usize,
    /// What findings that were let go say of names that are misspelt somewhere.
    pub(crate) sayings: Vec<Saying>,
}

impl Compared {
    /// Adds what another part of a collection came to.
    pub(crate) fn add(&mut self, part: Self) {
        let Self { findings, agreements, ambiguous, left_out, sayings } = part;
        self.findings.extend(findings);
        self.sayings.extend(sayings);
        self.agreements.extend(agreements);
        self.ambiguous += ambiguous;
        self.left_out += left_out;
    }

    /// Whether a finding is kept, which `wanted` tells; where it is not, it is told of or counted.
    fn keeps(&mut self, finding: &Finding, wanted: &Wanted<'_>) -> bool {
        if finding.statements.iter().all(Statement::is_known) {
            return false;
        }
        match (wanted.fate)(finding) {
            Fate::Kept => return true,
            Fate::InShort(agreement) => self.agreements.push(agreement),
            Fate::Counted => self.left_out += 1,
        }
        self.sayings.extend(wanted.slips.told_of_by(finding));
        false
    }

    /// All findings of a collection, with those on how names are `spelled`, whose slips these are; in the order of every
    /// report.
    pub(crate) fn report(&mut self, mut spelled: Vec<Finding>, slips: Slips) {
        let findings = self.findings.par_iter().filter_map(|finding| slips.told_of_by(finding));
        let sayings: Vec<Saying> = std::mem::take(&mut self.sayings).into_par_iter().chain(findings).collect();
        slips.doubt(&mut spelled, sayings.into_iter());
        self.findings.extend(spelled);
        self.findings.par_sort_by(order);
    }
}

/// Which findings are wanted, in full and in short.
pub(crate) struct Wanted<'a> {
    pub(crate) fate: &'a (dyn Fn(&Finding) -> Fate + Sync),
    /// The slips that the others may speak of.
    pub(crate) slips: &'a Slips,
}

/// What becomes of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is told of in full.
    Kept,
    /// An agreement is told of in short.
    InShort(Agreement),
    /// It is only counted.
    Counted,
}

/// Compares all statements of a collection. [`Statement::rule`] is an index into `rules`; a statement of no rule is left out.
#[must_use]
pub fn findings(rules: &[Rule], lexicon: &Lexicon, known: &Known<'_>, statements: Vec<Statement>) -> Compared {
    let standard = Standard::new(rules, lexicon, known);
    let (mut spellings, mut quotations, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for statement in statements {
        match standard.by(&statement) {
            Some(By::Spelling) => spellings.push(statement),
            Some(By::Quote) => quotations.push(statement),
            _ => others.push(statement),
        }
    }
    quotations.extend(standard.known_quotes().cloned());
    let (quotations, stock) = quote::wholes(quotations, lexicon);
    let wanted = Wanted { fate: &|_| Fate::Kept, slips: &Slips::default() };
    let mut compared = said(&standard, others, quotations, &stock, &wanted);
    let spelled = crate::resolve::spelling::findings(rules, lexicon, known, spellings);
    let slips = Slips::of(&spelled);
    compared.report(spelled, slips);
    compared
}

/// What statements are held against: the rules, and what is known.
#[derive(Debug)]
pub(crate) struct Standard<'a> {
    rules: &'a [Rule],
    lexicon: &'a Lexicon,
    known: &'a Known<'a>,
    /// For each rule, the rule that speaks for its claim.
    leads: Vec<usize>,
    /// The facts that are known, by the names of their subjects.
    truths: FxHashMap<SmolStr, Vec<Statement>>,
}

impl<'a> Standard<'a> {
    pub(crate) fn new(rules: &'a [Rule], lexicon: &'a Lexicon, known: &'a Known<'a>) -> Self {
        let mut truths: FxHashMap<SmolStr, Vec<Statement>> = FxHashMap::default();
        for truth in truth::statements(rules, lexicon, known) {
            truths.entry(truth.subject.name.clone()).or_default().push(truth);
        }
        Self { rules, lexicon, known, leads: leads(rules), truths }
    }

    /// The rule that speaks for the claim of a statement; `None` for a statement of no rule.
    fn lead(&self, statement: &Statement) -> Option<(usize, &'a Rule)> {
        let lead = *self.leads.get(statement.rule)?;
        Some((lead, self.rules.get(lead)?))
    }

    /// How a statement is compared.
    pub(crate) fn by(&self, statement: &Statement) -> Option<By> {
        self.lead(statement).map(|(_, rule)| rule.compare.by)
    }

    /// The quotations that are known, to be compared with those of all articles.
    pub(crate) fn known_quotes(&self) -> impl Iterator<Item = &Statement> {
        let quoted = |truth: &&Statement| self.rules.get(truth.rule).is_some_and(|rule| rule.compare.by == By::Quote);
        self.truths.values().flatten().filter(quoted)
    }
}

/// Compares what statements say, but for how names are spelled: all statements of a collection, or some of which no other may
/// have to be compared with them; quotations by the wholes they belong to, with the stock phrases of all. The findings that are
/// `wanted` come in no order: there may be more of others than there is room for.
pub(crate) fn said(
    standard: &Standard<'_>,
    statements: Vec<Statement>,
    quotations: Vec<Vec<Statement>>,
    stock: &Stock,
    wanted: &Wanted<'_>,
) -> Compared {
    let Standard { rules, lexicon, known, .. } = *standard;
    let mut compared = Compared::default();
    let mut groups: BTreeMap<Key, Vec<Statement>> = BTreeMap::new();
    for statement in statements {
        let Some((lead, rule)) = standard.lead(&statement) else { continue };
        match rule.compare.by {
            By::Quote | By::Spelling => {}
            _ if statement.subject.certainty == Certainty::Ambiguous => compared.ambiguous += 1,
            _ => groups.entry(Key::of(rules, rule, lead, &statement)).or_default().push(statement),
        }
    }
    truth::join(standard, &mut groups);
    groups.par_iter_mut().for_each(|(_, statements)| in_order(statements));
    let ends = cross::ends(rules, &groups);
    let groups = groups.into_par_iter().filter_map(|(key, statements)| {
        let rule = rules.get(key.lead)?;
        let until = ends.get(&key).copied();
        let weighed = weigh(rules, rule, lexicon, known, &statements, until);
        // A day that falls on its weekday says nothing of the story: every dateline has one.
        let telling = rule.compare.by != By::Weekday || !weighed.dissent.is_empty();
        telling.then_some((key, Group { rule, weighed, statements, until }))
    });
    let mut groups: BTreeMap<Key, Group<'_>> = groups.collect();
    cross::weigh(rules, &mut groups);
    let mut findings = Vec::new();
    let mut keep = |finding: &Finding| compared.keeps(finding, wanted);
    findings.extend(groups.into_iter().map(|(key, group)| group.finding(key)).filter(&mut keep));
    for whole in quotations {
        let mut by_claim: BTreeMap<usize, Vec<Statement>> = BTreeMap::new();
        for quotation in whole {
            let Some((lead, _)) = standard.lead(&quotation) else { continue };
            by_claim.entry(lead).or_default().push(quotation);
        }
        for (lead, mut statements) in by_claim {
            in_order(&mut statements);
            let Some(rule) = rules.get(lead) else { continue };
            findings.extend(quote::findings(rule, lexicon, &statements, stock, &mut keep));
        }
    }
    compared.findings = findings;
    compared
}

/// For each rule, the rule that speaks for its claim: the one named like the claim, or the first.
fn leads(rules: &[Rule]) -> Vec<usize> {
    let mut of_claim: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, rule) in rules.iter().enumerate() {
        let lead = of_claim.entry(&rule.claim).or_insert(at);
        if rule.id == rule.claim && rules[*lead].id != rule.claim {
            *lead = at;
        }
    }
    rules.iter().enumerate().map(|(at, rule)| of_claim.get(&*rule.claim).copied().unwrap_or(at)).collect()
}

/// What makes statements comparable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// Index of the rule that speaks for the claim.
    lead: usize,
    subject: SmolStr,
    /// The story, where statements of other stories are about something else.
    story: Option<Arc<str>>,
    /// The figure, where a subject has many: each is a fact of its own.
    figure: Option<String>,
}

impl Key {
    fn of(rules: &[Rule], rule: &Rule, lead: usize, statement: &Statement) -> Self {
        // A surname alone says who is meant inside its story only.
        let local = matches!(statement.subject.kind, SubjectKind::Story | SubjectKind::BarePerson);
        let in_story = rule.compare.per_story || local;
        let story = in_story.then(|| Arc::clone(&statement.story));
        let compare = rules.get(statement.rule).map(|rule| &rule.compare);
        let many = compare.is_some_and(|compare| compare.many && compare.by == By::Interval);
        let figure = many.then(|| statement.value.figure());
        Self { lead, subject: statement.subject.name.clone(), story, figure }
    }
}

/// All statements of one claim about one subject, weighed.
#[derive(Debug)]
struct Group<'r> {
    rule: &'r Rule,
    weighed: Weighed,
    /// In order of place, one for each place.
    statements: Vec<Statement>,
    /// The first and last day on which values stopped moving.
    until: Option<(Date, Date)>,
}

/// What weighing a group came to.
#[derive(Debug, Clone, Default)]
struct Weighed {
    /// Statements that the majority contradicts, in order; none: no conflict.
    dissent: Vec<usize>,
    /// Voices that state what the majority does.
    shared: usize,
    /// Whether the dissent is an older figure.
    updated: bool,
    /// Why the dissent is one, if not for the value itself; without dissent, why the group is pointed out.
    cause: Option<Cause>,
    /// What to tell beyond that.
    note: String,
}

fn weigh(
    rules: &[Rule],
    rule: &Rule,
    lexicon: &Lexicon,
    known: &Known<'_>,
    statements: &[Statement],
    until: Option<(Date, Date)>,
) -> Weighed {
    let lists = Lists::of(rules, statements);
    let mut weighed = match rule.compare.by {
        By::Interval => interval::weigh(rules, rule, statements, &lists, until),
        By::Weekday => weekday::weigh(statements),
        By::Name => words::names(statements, &lists, lexicon, known),
        By::Text | By::Quote | By::Spelling => words::texts(statements, &lists),
    };
    let many = |statement: &Statement| rules.get(statement.rule).is_some_and(|rule| rule.compare.many);
    if statements.iter().all(many) {
        (weighed.dissent, weighed.cause) = (Vec::new(), None);
    }
    weighed
}

impl Group<'_> {
    fn finding(self, key: Key) -> Finding {
        let Weighed { mut dissent, shared, updated, cause, note } = self.weighed;
        let verdict = match shared {
            _ if !dissent.is_empty() && updated => Verdict::Updated,
            _ if !dissent.is_empty() => Verdict::Conflict,
            2.. => Verdict::Agree,
            _ => Verdict::Single,
        };
        let conflict = verdict == Verdict::Conflict;
        if !conflict {
            dissent.clear();
        }
        let cause = match verdict {
            Verdict::Conflict => Some(cause.unwrap_or(Cause::Value)),
            Verdict::Agree | Verdict::Single => cause,
            Verdict::Updated => None,
        };
        let story = key.story.as_deref().unwrap_or_default();
        let parts = [&*self.rule.claim, &*key.subject, story, cause.map_or("", Cause::name)];
        let id = fingerprint(&parts.into_iter().chain(key.figure.as_deref()).collect::<Vec<_>>());
        Finding {
            id,
            rule: self.rule.claim.clone(),
            title: self.rule.title.clone(),
            subject: key.subject.into(),
            verdict,
            cause,
            severity: if cause == Some(Cause::Sources) { Severity::Warning } else { self.rule.severity },
            statements: self.statements,
            dissent,
            changed: Vec::new(),
            note: if cause.is_some() { note } else { String::new() },
            suppressed: None,
            slips: Vec::new(),
        }
    }
}

/// Which statements of a group are weighed: what the article says itself; what its speakers say, where no article does.
#[derive(Debug, Clone, Copy)]
struct Voices {
    quoted: bool,
}

impl Voices {
    fn of(statements: &[Statement]) -> Self {
        Self { quoted: statements.iter().all(|statement| statement.quoted) }
    }

    fn count(self, statement: &Statement) -> bool {
        self.quoted || !statement.quoted
    }
}

/// Sorts statements by place, and keeps one for each place, of the first rule.
fn in_order(statements: &mut Vec<Statement>) {
    statements.sort_by(|a, b| {
        let keys = |s: &Statement| (s.rule, s.value.normal());
        a.place.cmp(&b.place).then_with(|| a.article.cmp(&b.article)).then_with(|| keys(a).cmp(&keys(b)))
    });
    statements.dedup_by(|b, a| a.place == b.place && a.article == b.article);
}

/// The order of findings in every report.
fn order(a: &Finding, b: &Finding) -> Ordering {
    let by_name = |finding: &Finding, other: &Finding| {
        (finding.verdict, &finding.rule, &finding.subject).cmp(&(other.verdict, &other.rule, &other.subject))
    };
    let (first, other) = (a.statements.first(), b.statements.first());
    let place = || first.map(|first| &first.place).cmp(&other.map(|other| &other.place));
    by_name(a, b).then_with(place).then_with(|| a.id.cmp(&b.id))
}

#[cfg(test)]
mod tests;
