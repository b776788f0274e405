//! The tests that rules carry: run, and told apart where they fail.
//!
//! A test of one text looks at the statements of its rule; a test of several articles, at the verdict of the rule's claim.
//! Both go the whole way that a check goes.

use crate::article::Format;
use crate::check::{Options, Source, check};
use crate::finding::Verdict;
use crate::lexicon::Lexicon;
use crate::rules::{Rule, RuleSet, RuleTest};
use rayon::prelude::*;

/// A test that did not come out as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Id of the rule.
    pub rule: String,
    /// The file of the rule.
    pub origin: String,
    /// Line of the test in it, from 1.
    pub line: usize,
    /// What the test wants.
    pub expected: String,
    /// What came out.
    pub got: String,
}

/// Runs all tests of a set; those that failed, in the order of the rules.
#[must_use]
pub fn run(set: &RuleSet, lexicon: &Lexicon) -> Vec<Failure> {
    set.rules
        .par_iter()
        .flat_map_iter(|rule| {
            let claim = set.of_claim(&rule.claim);
            let failures: Vec<_> = rule.tests.iter().filter_map(|test| failure(&claim, lexicon, rule, test)).collect();
            failures
        })
        .collect()
}

fn failure(claim: &RuleSet, lexicon: &Lexicon, rule: &Rule, test: &RuleTest) -> Option<Failure> {
    let sources: Vec<Source> = test
        .articles
        .iter()
        .map(|(name, text)| Source {
            shown: if test.articles.len() == 1 { format!("articles/{name}") } else { name.clone() },
            format: Format::Plain,
            text: text.clone(),
            published: test.published,
            story: None,
            heard: None,
        })
        .collect();
    let findings = check(claim, lexicon, &sources, &Options::default()).findings;
    let failure = |expected: String, got: String| Failure {
        rule: rule.id.clone(),
        origin: rule.origin.clone(),
        line: test.line,
        expected,
        got,
    };
    if let Some(want) = &test.want {
        let mut got: Vec<String> = findings
            .iter()
            .flat_map(|finding| &finding.statements)
            .filter(|statement| claim.rules[statement.rule].id == rule.id)
            .map(|statement| format!("{} = {}", statement.subject.name, statement.value.normal()))
            .collect();
        let mut want = want.clone();
        got.sort_unstable();
        want.sort_unstable();
        if got != want {
            return Some(failure(list(&want), list(&got)));
        }
    }
    let verdict = test.verdict.as_ref()?;
    let got = findings.iter().map(|finding| finding.verdict).min().map_or("nothing", Verdict::name);
    (got != verdict).then(|| failure(verdict.clone(), got.to_owned()))
}

fn list(items: &[String]) -> String {
    if items.is_empty() { "nothing".to_owned() } else { items.join("; ") }
}
