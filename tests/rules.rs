//! The shipped rules are tested by their own files, and no file gets by without tests.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use factlint::rules::{RuleFile, RuleTest, SHIPPED, shipped};
use factlint::{Lexicon, Options, RuleSet, Source, Verdict, check, rule_tests};
use std::collections::BTreeMap;

/// Fewest tests of a rule file, and fewest of them that show what is *not* found or no conflict.
const FEWEST: (usize, usize) = (8, 3);

/// The rules of all packs that are compiled in.
fn all() -> RuleSet {
    RuleSet::of_packs(&SHIPPED.map(|name| shipped(name).unwrap())).unwrap()
}

#[test]
fn every_test_of_every_rule_passes() {
    let tested = rule_tests::run(&all(), Lexicon::english(), |_| true);
    let shown: Vec<String> =
        tested.failures.iter().map(|f| format!("{}:{} ({}): {:?}", f.origin, f.line, f.rule, f.got)).collect();
    assert!(shown.is_empty(), "\n{}", shown.join("\n"));
}

#[test]
fn every_rule_file_has_enough_tests_and_near_misses() {
    let set = all();
    let mut files: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for rule in &set.rules {
        let (tests, near) = files.entry(&rule.origin).or_default();
        *tests += rule.tests.len();
        *near += rule.tests.iter().filter(|test| is_near_miss(test)).count();
    }
    let poor: Vec<String> = files
        .into_iter()
        .filter(|&(_, (tests, near))| tests < FEWEST.0 || near < FEWEST.1)
        .map(|(file, (tests, near))| format!("{file}: {tests} tests, {near} of them near misses"))
        .collect();
    assert!(poor.is_empty(), "at least {FEWEST:?} are wanted\n{}", poor.join("\n"));
}

#[test]
fn every_template_is_reached_by_a_test() {
    let coverage = rule_tests::coverage(&all(), Lexicon::english(), |_| true);
    let unreached: Vec<String> = coverage
        .iter()
        .filter(|reached| reached.tests == 0)
        .map(|reached| format!("{}:{} ({}): {}", reached.origin, reached.line, reached.rule, reached.template))
        .collect();
    assert!(unreached.is_empty(), "{} templates\n{}", unreached.len(), unreached.join("\n"));
}

#[test]
fn nothing_is_likely_a_slip() {
    for name in SHIPPED {
        let pack = shipped(name).unwrap();
        let set = RuleSet::of_packs(std::slice::from_ref(&pack)).unwrap();
        let warnings = rule_tests::warnings(&set, &pack.files, Lexicon::english());
        let shown: String = warnings.iter().map(ToString::to_string).collect();
        assert!(shown.is_empty(), "{name}: {} warnings\n{shown}", warnings.len());
    }
}

/// Whether a test looks for nothing, or for one article alone.
fn is_near_miss(test: &RuleTest) -> bool {
    test.want.as_ref().is_some_and(Vec::is_empty) || matches!(test.verdict.as_deref(), Some("nothing" | "single"))
}

/// The rule that the README writes in five minutes passes its test, and finds its claims in the sample.
#[test]
fn the_rule_of_the_readme_works_as_it_says() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let rule = readme.split("```toml\n").find(|block| block.starts_with("[[rule]]")).unwrap();
    let rule = rule.split("```").next().unwrap();
    let set = RuleSet::parse(&[RuleFile { name: "runtime.toml", source: rule }]).unwrap();
    assert_eq!(rule_tests::run(&set, Lexicon::english(), |_| true).failures, []);
    let articles = ["02-interview.txt", "03-review.html"].map(|name| {
        let path = format!("{}/data/articles/{name}", env!("CARGO_MANIFEST_DIR"));
        Source::new(name, std::fs::read_to_string(path).unwrap())
    });
    let findings = check(&set, Lexicon::english(), &articles, &Options::default()).findings;
    let held: Vec<String> = findings[0].statements.iter().map(|statement| statement.value.normal()).collect();
    assert_eq!((findings[0].verdict, held), (Verdict::Conflict, vec!["PT92M".to_owned(), "PT94M".to_owned()]));
}
