//! Waiving: what is left of the findings when the covered statements are set aside.
//!
//! Only statements in findings that tell of a difference are set aside; then all that is left is compared once more. Nothing
//! is worked out here about values or names, so that a waiver can never see two statements otherwise than the check does.

use super::cover::{Cover, folded};
use super::{Waived, Waiver, told};
use crate::compare;
use crate::diagnostic::Diagnostic;
use crate::finding::{Cause, Finding, Slip, Verdict};
use crate::lexicon::Lexicon;
use crate::resolve::Known;
use crate::rules::{By, Rule};
use crate::span::Span;
use crate::statement::{Place, Statement};
use crate::text::fold;
use crate::value::Value;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// What statements are compared with.
pub(crate) struct Ground<'a> {
    pub(crate) rules: &'a [Rule],
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) known: &'a Known<'a>,
}

/// All waivers there are.
pub(crate) struct Given<'a> {
    pub(crate) configured: &'a [Waiver],
    /// Those in articles, in any order.
    pub(crate) comments: Vec<Waiver>,
    pub(crate) waived: &'a [Waived],
    pub(crate) today: Option<Date>,
}

/// What waiving came to.
#[derive(Debug)]
pub(crate) struct Waiving {
    /// The findings, those suppressed among them.
    pub(crate) findings: Vec<Finding>,
    /// Of waivers that have lapsed and are still needed.
    pub(crate) lapsed: Vec<Diagnostic>,
    /// Of waivers that waive nothing; right only if all articles were read.
    pub(crate) idle: Vec<Diagnostic>,
}

/// Waives what is waived of `findings`, which came of `statements`.
pub(crate) fn waive(
    ground: &Ground<'_>,
    given: Given<'_>,
    statements: &[Statement],
    findings: Vec<Finding>,
) -> Waiving {
    let mut waivers = given.comments;
    waivers.sort_by(|a, b| a.written.place.cmp(&b.written.place));
    waivers.splice(0..0, given.configured.iter().cloned());
    let cover = Cover::new(ground.rules, &waivers, given.waived, given.today);
    let Aside { set_aside, first, needed } = Aside::of(ground.rules, &cover, &findings, statements);
    let left = || {
        let left = statements.iter().filter(|statement| !set_aside.contains(&id(statement))).cloned().collect();
        let mut left = compare::findings(ground.rules, ground.lexicon, ground.known, left).findings;
        left.retain(Finding::differs);
        left
    };
    let left = if set_aside.is_empty() { Vec::new() } else { left() };
    drop(set_aside);
    let idle = |at: usize| !needed[at] && cover.has_rules(at) && cover.has_files(at);
    Waiving {
        lapsed: told::warnings(&waivers, |at| needed[at] && !cover.is_in_force(at), told::lapsed),
        idle: told::warnings(&waivers, idle, told::idle),
        findings: settled(findings, &left, &waivers, &first),
    }
}

/// The statements that are set aside.
struct Aside<'s> {
    set_aside: FxHashSet<Id<'s>>,
    /// For each finding, the first waiver in force that covers any of its statements.
    first: Vec<Option<usize>>,
    /// For each waiver, whether it covers a statement of a finding that tells of a difference.
    needed: Vec<bool>,
}

/// What tells two statements apart.
type Id<'s> = (usize, &'s str, &'s Place);

fn id(statement: &Statement) -> Id<'_> {
    (statement.rule, &statement.article, &statement.place)
}

impl<'s> Aside<'s> {
    fn of(rules: &[Rule], cover: &Cover<'_>, findings: &'s [Finding], statements: &'s [Statement]) -> Self {
        let mut aside = Self {
            set_aside: FxHashSet::default(),
            first: vec![None; findings.len()],
            needed: vec![false; cover.waivers()],
        };
        // Of a spelling, a finding shows the first mention of each article; what it is made of is all of them.
        let mut spellings: FxHashMap<(&str, &str, String), Vec<usize>> = FxHashMap::default();
        for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.differs()) {
            let subject = folded(&finding.subject);
            for statement in &finding.statements {
                aside.add(statement, &subject, index, cover);
                if finding.cause == Some(Cause::Spelling) {
                    spellings.entry(form(&finding.rule, statement)).or_default().push(index);
                }
            }
        }
        if spellings.is_empty() {
            return aside;
        }
        for statement in statements {
            let Some(rule) = rules.get(statement.rule).filter(|rule| rule.compare.by == By::Spelling) else { continue };
            for &index in spellings.get(&form(&rule.claim, statement)).into_iter().flatten() {
                aside.add(statement, &folded(&findings[index].subject), index, cover);
            }
        }
        aside
    }

    /// Sets a statement of a finding aside, where a waiver in force covers it.
    fn add(&mut self, statement: &'s Statement, subject: &str, finding: usize, cover: &Cover<'_>) {
        for at in cover.of(statement, subject) {
            self.needed[at] = true;
            if cover.is_in_force(at) {
                self.set_aside.insert(id(statement));
                let first = &mut self.first[finding];
                *first = Some(first.map_or(at, |first| first.min(at)));
            }
        }
    }
}

/// What mentions of one article under one form have in common.
fn form<'s>(claim: &'s str, statement: &'s Statement) -> (&'s str, &'s str, String) {
    let form = match &statement.value {
        Value::Words(words) => fold(words),
        value => value.normal(),
    };
    (claim, &statement.article, form)
}

/// How grave a difference is; a greater number is graver.
fn gravity(finding: &Finding) -> u8 {
    match (finding.verdict, finding.cause) {
        (Verdict::Conflict, Some(Cause::Sources)) => 2,
        (Verdict::Conflict, _) => 3,
        (Verdict::Updated, _) => 1,
        (Verdict::Agree | Verdict::Single, _) => 0,
    }
}

/// Those of `slips` whose article still has all of its own among `left`: one that is waived in part stays as it is.
fn unwaived(slips: &[Slip], left: &[Slip]) -> Vec<Slip> {
    let left: FxHashSet<(&Place, Option<Span>)> = left.iter().map(|slip| (&slip.place, slip.at)).collect();
    let of_articles = slips.chunk_by(|a, b| a.article == b.article);
    let whole = of_articles.filter(|own| own.iter().all(|slip| left.contains(&(&slip.place, slip.at))));
    whole.flatten().cloned().collect()
}

/// The findings, those with covered statements of which nothing is `left` suppressed; of the others with such statements,
/// what is left is told. `first` has the waiver of each finding, where it has one.
fn settled(findings: Vec<Finding>, left: &[Finding], waivers: &[Waiver], first: &[Option<usize>]) -> Vec<Finding> {
    let mut by_place: FxHashMap<(&str, &Place), usize> = FxHashMap::default();
    let mut by_id: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, finding) in left.iter().enumerate() {
        by_id.insert(&finding.id, at);
        let said = finding.statements.iter().filter(|statement| !statement.is_known());
        by_place.extend(said.map(|statement| ((&*finding.rule, &statement.place), at)));
    }
    let mut told = vec![false; left.len()];
    let settle = |(mut finding, first): (Finding, &Option<usize>)| {
        let Some(waiver) = first.and_then(|first| waivers.get(first)) else { return finding };
        let by_statement = |statement: &Statement| by_place.get(&(&*finding.rule, &statement.place)).copied();
        let same = by_id.get(&*finding.id).copied().or_else(|| finding.statements.iter().find_map(by_statement));
        match same {
            None => finding.suppressed = Some(waiver.suppression()),
            // A waiver makes nothing graver: what it would is told as it was.
            Some(at) if !told[at] && gravity(&left[at]) <= gravity(&finding) => {
                told[at] = true;
                let slips = unwaived(&finding.slips, &left[at].slips);
                return Finding { slips, ..left[at].clone() };
            }
            Some(at) => finding.slips = unwaived(&finding.slips, &left[at].slips),
        }
        finding
    };
    findings.into_iter().zip(first).map(settle).collect()
}
