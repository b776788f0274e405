//! The rule guide is run as it is read: its files are written, its commands typed, its rules tested, its values read.
//!
//! In `docs/rules.md`, a block whose first line names a file is that file; a `console` block is typed in its folder and must
//! show what it shows (`GUIDE=overwrite` writes what it shows now); any other `toml` block is a rule file whose tests
//! pass; each row of the table of slot types is a value that is read so.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::factlint_in;
use common::guide::{Block, blocks, follow};
use factlint::rules::RuleFile;
use factlint::text::Text;
use factlint::value::{SlotType, recognise};
use factlint::{Lexicon, RuleSet, rule_tests};

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");

#[test]
fn files_and_commands() {
    let folder = tempfile::tempdir().unwrap();
    follow(GUIDE, folder.path());
}

#[test]
fn every_rule_stands_its_tests() {
    let guide = std::fs::read_to_string(GUIDE).unwrap();
    let blocks = blocks(&guide);
    let rules: Vec<_> = blocks.iter().filter(|block| block.info == "toml").collect();
    assert!(rules.len() >= 7, "the guide has lost its examples");
    for Block { body, .. } in rules {
        let set = RuleSet::parse(&[RuleFile { name: "docs/rules.md", source: body }]);
        let set = set.unwrap_or_else(|faults| panic!("{}\nin\n{body}", faults[0]));
        assert!(set.rules.iter().all(|rule| !rule.tests.is_empty()), "a rule without tests in\n{body}");
        assert_eq!(rule_tests::run(&set, Lexicon::english(), |_| true).failures, [], "in\n{body}");
    }
}

#[test]
fn every_configuration_is_read() {
    let guide = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("news");
    std::fs::create_dir_all(root.join("house-rules")).unwrap();
    std::fs::create_dir(root.join("words")).unwrap();
    std::fs::write(folder.path().join("house.toml"), "").unwrap();
    std::fs::write(root.join("known.toml"), "version = 1\n").unwrap();
    std::fs::write(root.join("a.txt"), "Nothing of note happened.").unwrap();
    let rule = "[[rule]]\nid = 'rain'\nabout = '{story}'\nvalue = 'yes'\nmatch = ['it rained']\n";
    std::fs::write(root.join("house-rules/rain.toml"), rule).unwrap();
    let blocks = blocks(&guide);
    assert!(blocks.len() >= 5, "the page has lost its examples");
    for Block { body, .. } in blocks.into_iter().filter(|block| block.info == "toml") {
        std::fs::write(root.join("factlint.toml"), body).unwrap();
        let output = factlint_in(&root, &["check"]);
        assert!(output.status.success(), "{}in\n{body}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn every_slot_type_reads_its_example() {
    let guide = std::fs::read_to_string(GUIDE).unwrap();
    let table = guide.split_once("### Slot types").unwrap().1.split_once("\n\n").unwrap().1;
    let rows: Vec<Vec<&str>> = table
        .lines()
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(rows.len() >= 10, "the table has lost its rows");
    for row in rows {
        let [name, _, example, normal] = row[..] else { panic!("{row:?} has four cells") };
        let kind = SlotType::parse(name.trim_matches('`')).unwrap();
        let text = Text::analyse(example, Lexicon::english());
        let fills = recognise(&kind, &text, 0, text.tokens.len(), None);
        let read = fills.first().map(|fill| fill.value.normal());
        assert_eq!(read.as_deref(), Some(normal), "{name}: {example}");
    }
}
