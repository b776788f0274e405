//! Whole files, good and broken: the exact words of each fault, and the caret under the exact place.

mod file_faults;
mod good;
mod rule_faults;
mod template;

use super::{RuleFile, RuleSet};

/// All that is said of a file.
fn said(source: &str) -> String {
    let faults = RuleSet::parse(&[RuleFile { name: "r.toml", source }]).unwrap_err();
    faults.iter().map(ToString::to_string).collect()
}

/// All that is said of a rule with `lines` after its id.
fn said_of(lines: &str) -> String {
    said(&format!("[[rule]]\nid = 'x'\n{lines}"))
}

/// All that is said of a good rule with `lines` added.
fn said_of_more(lines: &str) -> String {
    said_of(&format!("about = '{{w}}'\nvalue = '{{n}}'\nmatch = ['{{w:person}}, {{n:age}},']\n{lines}"))
}
