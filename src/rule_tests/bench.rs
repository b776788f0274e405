//! Where a test is run: the rules of one claim, compiled once, and the articles of a test taken through them.

use crate::article::Format;
use crate::check::{Gathered, Options, Source, conclude, gather};
use crate::extract::Plan;
use crate::finding::{Finding, Verdict};
use crate::knowledge::Knowledge;
use crate::lexicon::Lexicon;
use crate::rules::{Rule, RuleSet, RuleTest};
use crate::statement::Statement;
use std::ops::Range;
use std::sync::Arc;

/// The rules of a claim, ready for its tests.
pub(super) struct Bench<'s> {
    claim: &'s RuleSet,
    plan: Plan<'s>,
    lexicon: &'s Lexicon,
}

/// A place that a rule reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    /// The rule, as the claim counts them.
    rule: usize,
    path: Arc<str>,
    place: Range<usize>,
    /// What it reads there: `subject = value`.
    said: String,
}

impl Read {
    /// Whether the two are of one place, at least in part.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.path == other.path && self.place.start < other.place.end && other.place.start < self.place.end
    }
}

impl<'s> Bench<'s> {
    pub(super) fn new(claim: &'s RuleSet, lexicon: &'s Lexicon) -> Self {
        Self { claim, plan: Plan::new(claim), lexicon }
    }

    /// Whether a statement is one of `rule`'s, which is of the claim.
    pub(super) fn is_of(&self, statement: &Statement, rule: &Rule) -> bool {
        self.claim.rules.get(statement.rule).is_some_and(|of| of.id == rule.id)
    }

    /// What a check of the test's articles finds.
    pub(super) fn findings(&self, test: &RuleTest) -> Vec<Finding> {
        conclude(self.claim, self.lexicon, &Knowledge::default(), self.gathered(test)).findings
    }

    /// The places of the test's articles that the claim reads, before they are compared; in order.
    pub(super) fn all_read(&self, test: &RuleTest) -> Vec<Read> {
        let all = self.gathered(test).into_iter().flat_map(|gathered| gathered.statements);
        all.map(|said| Read {
            rule: said.rule,
            path: said.place.path,
            place: said.place.start..said.place.end,
            said: format!("{} = {}", said.subject.name, said.value.normal()),
        })
        .collect()
    }

    /// Those that `rule` reads.
    pub(super) fn read(&self, test: &RuleTest, rule: &Rule) -> Vec<Read> {
        let index = self.claim.rules.iter().position(|other| other.id == rule.id);
        let all = self.all_read(test).into_iter();
        all.filter(|read| Some(read.rule) == index).collect()
    }

    fn gathered(&self, test: &RuleTest) -> Vec<Gathered> {
        let alone = test.articles.len() == 1;
        let sources = test.articles.iter().map(|(name, text)| {
            let shown = if alone { format!("articles/{name}") } else { name.clone() };
            Source { format: Format::Plain, published: test.published, ..Source::new(shown, text.clone()) }
        });
        sources.map(|source| gather(&self.plan, self.lexicon, &source, &Options::default())).collect()
    }
}

/// The gravest verdict of some findings.
pub(super) fn verdict(findings: &[Finding]) -> &'static str {
    findings.iter().map(|finding| finding.verdict).min().map_or("nothing", Verdict::name)
}
