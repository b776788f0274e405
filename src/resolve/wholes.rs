//! Short names of things that are no people: `Doctor` where others write `Doctor Who`, `Tilly` beside `Tilly Marsh`.
//!
//! Within a story and a claim that is compared story by story, a name goes to the one longer name that holds all its words
//! and of which the same is said: alike names alone prove nothing.

use super::name::other_key;
use crate::lexicon::Lexicon;
use crate::rules::{By, Rule};
use crate::statement::{Certainty, Statement, SubjectKind};
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The longer names of the short ones of a story, by claim and key.
#[derive(Debug, Default)]
pub(super) struct Wholes<'r> {
    of: FxHashMap<(&'r str, String), String>,
}

impl<'r> Wholes<'r> {
    /// The key of the longer name that stands for a statement's subject, if there is one.
    pub(super) fn of(&self, rules: &'r [Rule], lexicon: &Lexicon, statement: &Statement) -> Option<&str> {
        if self.of.is_empty() || statement.subject.kind != SubjectKind::Other {
            return None;
        }
        let claim = rules.get(statement.rule)?.claim.as_str();
        self.of.get(&(claim, other_key(lexicon, &statement.subject.name))).map(String::as_str)
    }
}

/// Finds the longer names; `story` holds the indices of the story's statements.
pub(super) fn resolve<'r>(rules: &'r [Rule], lexicon: &Lexicon, statements: &[Statement], story: &[u32]) -> Wholes<'r> {
    // Claim → name → what is said of it.
    let mut said: BTreeMap<&str, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for statement in story.iter().map(|&at| &statements[at as usize]) {
        let Some(rule) = rules.get(statement.rule) else { continue };
        let thing = statement.subject.kind == SubjectKind::Other && statement.subject.certainty == Certainty::Sure;
        if thing && rule.compare.per_story && rule.compare.by == By::Name {
            let names = said.entry(rule.claim.as_str()).or_default();
            let values = names.entry(other_key(lexicon, &statement.subject.name)).or_default();
            values.insert(fold(&statement.value.normal()));
        }
    }
    let mut of = FxHashMap::default();
    for (claim, names) in said {
        let words = |name: &str| -> BTreeSet<String> { name.split_whitespace().map(str::to_owned).collect() };
        for (short, values) in &names {
            let all = words(short);
            let holds = |name: &String| name != short && words(name).is_superset(&all);
            let mut longer = names.iter().filter(|(name, of_name)| holds(name) && !values.is_disjoint(of_name));
            if let (Some((whole, _)), None) = (longer.next(), longer.next()) {
                of.insert((claim, short.clone()), whole.clone());
            }
        }
    }
    Wholes { of }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::{Options, Source, check, rules::RuleSet};

    #[test]
    fn a_short_name_goes_to_the_one_longer_name_of_which_the_same_is_said() {
        for (articles, want) in [
            (&["In the film Ann Lee plays Cod.", "In the film Ann Lee plays Captain Cod."][..], "Captain Cod"),
            (&["In the film Ann Lee plays Cod.", "In the film Tom Poe plays Captain Cod."], "Captain Cod; Cod"),
            (
                &[
                    "In the film Ann Lee plays Cod.",
                    "In the film Ann Lee plays Captain Cod and Ann Lee plays Doctor Cod.",
                ],
                "Captain Cod; Cod; Doctor Cod",
            ),
        ] {
            let sources: Vec<Source> =
                articles.iter().enumerate().map(|(at, text)| Source::new(format!("s/{at}.txt"), *text)).collect();
            let outcome = check(&RuleSet::shipped().unwrap(), Lexicon::english(), &sources, &Options::default());
            let mut roles: Vec<&str> = outcome
                .findings
                .iter()
                .filter(|finding| finding.rule == "role")
                .map(|finding| &*finding.subject)
                .collect();
            roles.sort_unstable();
            assert_eq!(roles.join("; "), want, "{articles:?}");
        }
    }
}
