//! Which templates the tests of a rule reach.
//!
//! A template is tried alone, with all the rules of its claim that come before its own, and reaches what it reads then and
//! no template before it reads: the first that fits a place wins.

use super::bench::{Bench, Read};
use crate::lexicon::Lexicon;
use crate::rules::{Rule, RuleSet};
use rayon::prelude::*;

/// What the tests of a rule show of one of its templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// Id of the rule.
    pub rule: String,
    /// Its file.
    pub origin: String,
    /// Line of the template in it, from 1.
    pub line: usize,
    /// The template, as written.
    pub template: String,
    /// How many of the rule's tests it finds a statement for.
    pub tests: usize,
    /// Where it finds something and never first: the earlier template of the rule that does, by its index.
    pub shadow: Option<usize>,
}

/// What the tests show of each template of those rules of a set that `chosen` takes, in the order of the rules.
#[must_use]
pub fn coverage(set: &RuleSet, lexicon: &Lexicon, chosen: impl Fn(&Rule) -> bool + Sync) -> Vec<Reached> {
    let rules = set.rules.par_iter().filter(|rule| chosen(rule));
    rules.flat_map_iter(|rule| of_rule(&set.of_claim(&rule.claim), rule, lexicon)).collect()
}

/// The same for one rule of a claim.
pub(super) fn of_rule(claim: &RuleSet, rule: &Rule, lexicon: &Lexicon) -> Vec<Reached> {
    let alone = |template: usize| -> Vec<Vec<Read>> {
        let only = |rule: &mut Rule| rule.templates = rule.templates.get(template).cloned().into_iter().collect();
        let changed = with(claim, rule, only);
        let bench = Bench::new(&changed, lexicon);
        rule.tests.iter().map(|test| bench.read(test, rule)).collect()
    };
    let mut read: Vec<Vec<Vec<Read>>> = Vec::new();
    let mut all = Vec::new();
    for (index, template) in rule.templates.iter().enumerate() {
        let own = alone(index);
        let (mut tests, mut shadow) = (0, None);
        for (test, places) in own.iter().enumerate() {
            let first =
                |place: &Read| read.iter().position(|other| other[test].iter().any(|other| other.overlaps(place)));
            let firsts: Vec<Option<usize>> = places.iter().map(first).collect();
            tests += usize::from(firsts.contains(&None));
            shadow = shadow.or(firsts.into_iter().flatten().min());
        }
        all.push(Reached {
            rule: rule.id.clone(),
            origin: rule.origin.clone(),
            line: template.line,
            template: template.source.clone(),
            tests,
            shadow: shadow.filter(|_| tests == 0),
        });
        read.push(own);
    }
    all
}

/// A claim with one of its rules changed.
pub(super) fn with(claim: &RuleSet, rule: &Rule, change: impl FnOnce(&mut Rule)) -> RuleSet {
    let mut claim = claim.clone();
    if let Some(rule) = claim.rules.iter_mut().find(|other| other.id == rule.id) {
        change(rule);
    }
    claim
}
