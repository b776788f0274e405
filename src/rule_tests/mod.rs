//! The tests that rules carry: run, told apart where they fail, and asked what they show.
//!
//! A test of one text looks at the statements of its rule; a test of several articles, at the verdict of the rule's claim.
//! Both go the whole way that a check goes. `reach` finds out which templates the tests try, `warnings` which parts of a
//! rule no test needs.

mod bench;
mod reach;
mod warnings;

pub use reach::{Reached, coverage};
pub use warnings::warnings;

use crate::lexicon::Lexicon;
use crate::rules::{Rule, RuleSet, RuleTest};
use bench::Bench;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What all tests came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tested {
    /// Tests run.
    pub tests: usize,
    /// Those marked `todo` that fail, as they should until the rule is mended.
    pub todo: usize,
    /// Those that failed, in the order of the rules.
    pub failures: Vec<Failure>,
}

/// A test that did not come out as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Id of the rule.
    pub rule: String,
    /// The file of the rule.
    pub origin: String,
    /// Line of the test in it, from 1.
    pub line: usize,
    /// Its articles, by name; that of a test of one text is called `text`.
    pub articles: Vec<(String, String)>,
    /// What came out.
    pub got: Got,
}

/// What came out of a test that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Got {
    /// Other statements or another verdict.
    Other {
        /// The statements, each `subject = value`, wanted or found; by subject. Empty where the test wants none in particular
        /// and none were found.
        statements: Vec<Compared>,
        /// The verdict wanted, and that found.
        verdict: Option<(String, String)>,
    },
    /// What it should, though the test is marked `todo`.
    Mended,
}

/// A statement wanted, found, or both; of one subject, what is wanted stands beside what is found instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// `subject = value`, as wanted.
    pub wanted: Option<String>,
    /// The same as found.
    pub found: Option<String>,
}

impl Compared {
    /// Whether the statement is as it should be.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.wanted == self.found
    }
}

/// Runs the tests of those rules of a set that `chosen` takes.
#[must_use]
pub fn run(set: &RuleSet, lexicon: &Lexicon, chosen: impl Fn(&Rule) -> bool + Sync) -> Tested {
    let rules = set.rules.par_iter().filter(|rule| chosen(rule) && !rule.tests.is_empty());
    let all: Vec<Tested> = rules.map(|rule| of_rule(set, rule, lexicon)).collect();
    all.into_iter().fold(Tested::default(), |mut sum, mut one| {
        sum.tests += one.tests;
        sum.todo += one.todo;
        sum.failures.append(&mut one.failures);
        sum
    })
}

fn of_rule(set: &RuleSet, rule: &Rule, lexicon: &Lexicon) -> Tested {
    let claim = set.of_claim(&rule.claim);
    let bench = Bench::new(&claim, lexicon);
    let mut tested = Tested { tests: rule.tests.len(), ..Tested::default() };
    for test in &rule.tests {
        let got = match (outcome(&bench, rule, test), test.todo) {
            (None, false) => continue,
            (Some(_), true) => {
                tested.todo += 1;
                continue;
            }
            (None, true) => Got::Mended,
            (Some(got), false) => got,
        };
        tested.failures.push(Failure {
            rule: rule.id.clone(),
            origin: rule.origin.clone(),
            line: test.line,
            articles: test.articles.clone(),
            got,
        });
    }
    tested
}

/// What came out of a test, where that is not what it wants.
fn outcome(bench: &Bench<'_>, rule: &Rule, test: &RuleTest) -> Option<Got> {
    let findings = bench.findings(test);
    let found = findings.iter().flat_map(|finding| &finding.statements);
    let found = found.filter(|statement| bench.is_of(statement, rule));
    let found: Vec<_> = found.map(|found| (found.subject.name.to_string(), found.value.normal())).collect();
    let wanted = test.want.as_ref().map(|want| {
        let split = |want: &String| want.split_once(" = ").map(|(who, what)| (who.to_owned(), what.to_owned()));
        want.iter().filter_map(split).collect::<Vec<_>>()
    });
    let verdict = bench::verdict(&findings);
    let differs = test.verdict.as_ref().filter(|wanted| *wanted != verdict);
    let statements = compared(wanted.clone().unwrap_or_else(|| found.clone()), found);
    let verdict = differs.map(|wanted| (wanted.clone(), verdict.to_owned()));
    (verdict.is_some() || !statements.iter().all(Compared::is_same)).then_some(Got::Other { statements, verdict })
}

type Said = (String, String);

/// Sets what is wanted and what is found side by side: first what is the same, then by subject.
fn compared(mut wanted: Vec<Said>, mut found: Vec<Said>) -> Vec<Compared> {
    wanted.sort_unstable();
    found.sort_unstable();
    let mut by_subject: BTreeMap<String, (Vec<Said>, Vec<Said>)> = BTreeMap::new();
    for said in wanted {
        by_subject.entry(said.0.clone()).or_default().0.push(said);
    }
    for said in found {
        by_subject.entry(said.0.clone()).or_default().1.push(said);
    }
    let shown = |said: Said| format!("{} = {}", said.0, said.1);
    let mut all = Vec::new();
    for (mut wanted, mut found) in by_subject.into_values() {
        wanted.retain(|said| {
            let same = found.iter().position(|other| other == said);
            if let Some(same) = same {
                let said = shown(found.remove(same));
                all.push(Compared { wanted: Some(said.clone()), found: Some(said) });
            }
            same.is_none()
        });
        let (mut wanted, mut found) = (wanted.into_iter(), found.into_iter());
        loop {
            let row = Compared { wanted: wanted.next().map(shown), found: found.next().map(shown) };
            if row.wanted.is_none() && row.found.is_none() {
                break;
            }
            all.push(row);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_stands_beside_what_is_found() {
        let said = |all: &[&str]| -> Vec<Said> {
            all.iter().filter_map(|one| one.split_once('=')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
        };
        let shown = |wanted: &[&str], found: &[&str]| -> String {
            let cell = |cell: Option<String>| cell.unwrap_or_else(|| "-".to_owned());
            let rows = compared(said(wanted), said(found)).into_iter();
            rows.map(|row| format!("{} | {}", cell(row.wanted), cell(row.found))).collect::<Vec<_>>().join("; ")
        };
        for (wanted, found, want) in [
            (&["a=1"][..], &["a=1"][..], "a = 1 | a = 1"),
            (&["a=1"], &["a=2"], "a = 1 | a = 2"),
            (&["a=1", "a=1"], &["a=1"], "a = 1 | a = 1; a = 1 | -"),
            (&["b=1", "a=1"], &["c=1", "a=1"], "a = 1 | a = 1; b = 1 | -; - | c = 1"),
            (&["a=1", "a=2"], &["a=2", "a=3"], "a = 2 | a = 2; a = 1 | a = 3"),
            (&[], &[], ""),
        ] {
            assert_eq!(shown(wanted, found), want);
        }
    }
}
