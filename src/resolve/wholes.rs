//! Short names of things that are no people: `Doctor` where others write `Doctor Who`, `Tilly` beside `Tilly Marsh`.
//!
//! Within a story and a claim that is compared story by story, a name goes to the one longer name that holds all its words
//! and of which the same is said: alike names alone prove nothing.

use super::name::other_key;
use super::story::Story;
use crate::lexicon::Lexicon;
use crate::rules::{By, Rule};
use crate::statement::{Certainty, Statement, SubjectKind};
use crate::text::fold;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// The longer names of the short ones of a story, by claim and key.
#[derive(Debug, Default)]
pub(super) struct Wholes<'r> {
    of: FxHashMap<(&'r str, SmolStr), SmolStr>,
}

impl<'r> Wholes<'r> {
    /// The key of the longer name that stands for a statement's subject, if there is one.
    pub(super) fn of(&self, rules: &'r [Rule], lexicon: &Lexicon, statement: &Statement) -> Option<&str> {
        if self.of.is_empty() || statement.subject.kind != SubjectKind::Other {
            return None;
        }
        let claim = rules.get(statement.rule)?.claim.as_str();
        self.of.get(&(claim, other_key(lexicon, &statement.subject.name))).map(SmolStr::as_str)
    }
}

/// Finds the longer names.
pub(super) fn resolve<'r>(rules: &'r [Rule], lexicon: &Lexicon, story: &Story<'_>) -> Wholes<'r> {
    // Claim → name → what is said of it.
    let mut said: BTreeMap<&str, BTreeMap<SmolStr, BTreeSet<String>>> = BTreeMap::new();
    for (_, statement) in story.iter() {
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
        let words: Vec<BTreeSet<&str>> = names.keys().map(|name| name.split_whitespace().collect()).collect();
        // What is said of a name, and a word of it: the names.
        let mut index: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
        for (at, (words, values)) in words.iter().zip(names.values()).enumerate() {
            for key in values.iter().flat_map(|value| words.iter().map(move |word| (&**value, *word))) {
                index.entry(key).or_default().push(at);
            }
        }
        let names: Vec<(&SmolStr, &BTreeSet<String>)> = names.iter().collect();
        for (at, (short, values)) in names.iter().enumerate() {
            // A longer name of which the same is said holds the rarest word, too.
            let candidates = values.iter().flat_map(|value| {
                let of_word = words[at].iter().filter_map(|word| index.get(&(&**value, *word)));
                of_word.min_by_key(|names| names.len()).into_iter().flatten().copied()
            });
            let mut longer = candidates.filter(|&other| other != at && words[other].is_superset(&words[at]));
            let first = longer.next();
            if let Some(whole) = first.filter(|first| longer.all(|other| other == *first)) {
                of.insert((claim, (*short).clone()), names[whole].0.clone());
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
