//! Broken rule files: what is said of each, word for word, in the `.snap` beside it.
//!
//! Every kind of fault that a rule file can have is here once. `INSTA_UPDATE=always` writes what is said now.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use factlint::RuleSet;
use factlint::rules::RuleFile;

#[test]
fn what_is_said_of_broken_rule_files() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".toml"));
    names.sort();
    assert!(names.len() >= 30, "only {} files in {folder}", names.len());
    for name in names {
        let source = std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
        let faults = RuleSet::parse(&[RuleFile { name: &name, source: &source }]).unwrap_err();
        let said = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        insta::with_settings!({ snapshot_path => "broken", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.trim_end_matches(".toml"), said);
        });
    }
}
