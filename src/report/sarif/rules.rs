//! The claims that a run found something of, described as GitHub's code scanning wants rules to be.

use super::level;
use super::log::{Configuration, Rule, RuleProperties, Text};
use crate::diagnostic::printable;
use crate::finding::Finding;
use crate::report::{alert, tool};
use crate::rules::Severity;
use std::collections::BTreeMap;

/// Characters of a description that GitHub takes.
const DESCRIPTION: usize = 1024;
/// Characters of a name that GitHub takes.
const NAME: usize = 255;
/// What GitHub filters by.
const TAGS: &[&str] = &["consistency", "facts"];
/// How often the conflicts reported are real, in GitHub's words; `docs/accuracy.md` has the figures.
const PRECISION: &str = "high";
const HELP: &str = "Read the places that are named, find out which is right, and correct the others. Where all are right, waive \
                    the finding and say why.";

/// The claims of all findings, in order.
pub(super) fn of(findings: &[Finding]) -> Vec<Rule> {
    let mut claims: BTreeMap<&str, (&str, Severity)> = BTreeMap::new();
    for finding in findings {
        let (title, severity) = claims.entry(&finding.rule).or_insert((&finding.title, finding.severity));
        // Several rules can make one claim; the order of the findings must not choose.
        *title = (*title).min(&finding.title);
        *severity = (*severity).max(finding.severity);
    }
    claims.into_iter().map(|(id, (title, severity))| rule(id, title, severity)).collect()
}

fn rule(id: &str, title: &str, severity: Severity) -> Rule {
    let title = printable(if title.is_empty() { id } else { title });
    let name = in_one_word(&title);
    let level = level(alert::of_severity(severity));
    Rule {
        id: id.to_owned(),
        name: (!name.is_empty() && !name.eq_ignore_ascii_case(id)).then_some(name),
        full_description: Text::new(first(
            &format!("{title}: all that is said of one subject can be true at once."),
            DESCRIPTION,
        )),
        short_description: Text::new(first(&title, DESCRIPTION)),
        help_uri: tool::claims(),
        help: Text::new(HELP),
        default_configuration: Configuration { level },
        properties: RuleProperties { tags: TAGS, precision: PRECISION, severity: level },
    }
}

/// `How old a person is` as `HowOldAPersonIs`.
fn in_one_word(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).map(|word| {
        let mut chars = word.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect::<String>()
    });
    first(&words.collect::<String>(), NAME)
}

fn first(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names() {
        for (title, name) in
            [("How old a person is", "HowOldAPersonIs"), ("Title of age", "TitleOfAge"), ("", ""), ("a-b, é", "ABÉ")]
        {
            assert_eq!(in_one_word(title), name);
        }
    }
}
