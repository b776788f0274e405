//! What an article says first about its story, and the later figures that it rules out.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use factlint::check::{Options, Source, check};
use factlint::lexicon::Lexicon;
use factlint::rules::RuleSet;

#[test]
fn the_opening_rules_out_later_figures() {
    let rules = RuleSet::shipped().unwrap();
    for (text, want) in [
        ("A fire killed 12 people. Rain fell. A blaze killed 30 people.", "12"),
        ("A fire killed 12 people. A blaze killed 30 people.", "12 30"),
        ("A fire killed at least 12 people. Rain fell. It killed 30 people.", ">=12 30"),
        ("A fire killed 12 people. Rain fell. It killed 30 people, not the 12 people killed at first.", "12 30 12"),
    ] {
        let source = Source::new("a/a.txt", text);
        let findings = check(&rules, Lexicon::english(), &[source], &Options::default()).findings;
        let killed = findings.iter().filter(|finding| finding.rule == "killed");
        let values: Vec<String> =
            killed.flat_map(|finding| &finding.statements).map(|statement| statement.value.normal()).collect();
        assert_eq!(values.join(" "), want, "{text}");
    }
}
