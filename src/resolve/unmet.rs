//! Which of the names that a house knows no article has, so that an entry with a slip in it is noticed.

use super::name::{Name, identity, other_key};
use crate::knowledge::Knowledge;
use crate::lexicon::Lexicon;
use crate::rules::{By, Rule};
use crate::statement::Statement;
use crate::value::Value;
use rustc_hash::FxHashSet;

/// Entries of the glossary and aliases, by their indices, of which no name in an article is one or holds one. A name that is
/// near to an entry of the glossary is found later: as a finding.
#[must_use]
pub fn unmet(
    rules: &[Rule],
    lexicon: &Lexicon,
    knowledge: &Knowledge,
    statements: &[Statement],
) -> (Vec<usize>, Vec<usize>) {
    let wanted = Wanted::new(lexicon, knowledge);
    let met = wanted.met(rules, lexicon, statements);
    wanted.unmet(&met)
}

/// The names that a house knows.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// The keys of each entry.
    glossary: Vec<Vec<String>>,
    aliases: Vec<Vec<String>>,
    all: FxHashSet<String>,
    /// Parts of the longest.
    longest: usize,
}

impl Wanted {
    pub(crate) fn new(lexicon: &Lexicon, knowledge: &Knowledge) -> Self {
        let glossary = knowledge.glossary.iter().map(|term| {
            let right = std::iter::once(&term.right).chain(&term.wrong);
            right.flat_map(|name| keys(lexicon, name)).collect::<Vec<_>>()
        });
        let glossary: Vec<Vec<String>> = glossary.collect();
        let aliases: Vec<Vec<String>> =
            knowledge.aliases.iter().map(|alias| keys(lexicon, &alias.other).into()).collect();
        let all: FxHashSet<String> = glossary.iter().chain(&aliases).flatten().cloned().collect();
        let longest = all.iter().map(|key| key.split(' ').count()).max().unwrap_or_default();
        Self { glossary, aliases, all, longest }
    }

    /// The keys among these that the names of some statements are or hold.
    pub(crate) fn met(&self, rules: &[Rule], lexicon: &Lexicon, statements: &[Statement]) -> FxHashSet<String> {
        let mut met: FxHashSet<String> = FxHashSet::default();
        if self.all.is_empty() {
            return met;
        }
        for name in names(rules, statements) {
            let [person, thing] = keys(lexicon, name);
            let parts: Vec<&str> = person.split(' ').collect();
            let runs = (0..parts.len()).flat_map(|start| {
                let ends = start + 1..=parts.len().min(start + self.longest);
                let parts = &parts;
                ends.map(move |end| parts[start..end].join(" "))
            });
            met.extend(runs.chain([thing]).filter(|key| self.all.contains(key.as_str())));
        }
        met
    }

    /// The entries of the glossary and the aliases, by their indices, of which no key was met.
    pub(crate) fn unmet(&self, met: &FxHashSet<String>) -> (Vec<usize>, Vec<usize>) {
        let unmet = |entries: &[Vec<String>]| {
            let unmet = |(_, keys): &(usize, &Vec<String>)| !keys.iter().any(|key| met.contains(key));
            entries.iter().enumerate().filter(unmet).map(|(at, _)| at).collect()
        };
        (unmet(&self.glossary), unmet(&self.aliases))
    }
}

/// What a name is the same by, as a person's and as anything else's.
fn keys(lexicon: &Lexicon, name: &str) -> [String; 2] {
    [identity(&Name::parse(lexicon, name, 2)).into(), other_key(lexicon, name).into()]
}

/// The distinct names that articles hold: every mention of one, and what statements are about.
fn names<'s>(rules: &[Rule], statements: &'s [Statement]) -> FxHashSet<&'s str> {
    let spelled = |statement: &'s Statement| {
        let spelling = rules.get(statement.rule).is_some_and(|rule| rule.compare.by == By::Spelling);
        match &statement.value {
            Value::Words(name) if spelling => Some(name.as_str()),
            _ => None,
        }
    };
    statements
        .iter()
        .flat_map(|statement| spelled(statement).into_iter().chain([statement.subject.name.as_str()]))
        .collect()
}
