//! The ground that mistakes are planted in: what a check of the untouched articles says, and the words they are written in.

use super::words::{is_content, of_value, words};
use crate::check::Settled;
use crate::lexicon::Lexicon;
use crate::rules::{By, Rule, RuleSet};
use crate::statement::{Statement, SubjectKind};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// People that a story names at least, for its names to be exchanged among each other.
const ENOUGH: usize = 3;

/// What is said in the untouched articles.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub(super) lexicon: &'a Lexicon,
    rules: &'a [Rule],
    /// By place.
    statements: &'a [Statement],
    of_article: BTreeMap<&'a str, Vec<usize>>,
    /// The people that the articles of a story name in full, in order.
    people: BTreeMap<&'a str, Vec<String>>,
    /// Those of all.
    everybody: Vec<String>,
    /// The words that statements of a claim give, in order.
    values: BTreeMap<&'a str, Vec<String>>,
    /// The words of content that sentences with statements hold, in order.
    pub(super) vocabulary: Vec<String>,
}

impl<'a> Ground<'a> {
    /// Looks at all that is said.
    pub(super) fn new(set: &'a RuleSet, lexicon: &'a Lexicon, settled: &'a Settled) -> Self {
        let statements = &settled.statements;
        let mut of_article: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut people: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut sentences: BTreeSet<&Arc<str>> = BTreeSet::new();
        for (at, statement) in statements.iter().enumerate() {
            of_article.entry(&statement.article).or_default().push(at);
            sentences.insert(&statement.sentence);
            let Some(rule) = set.rules.get(statement.rule) else { continue };
            let subject = (statement.subject.kind == SubjectKind::Person).then_some(&*statement.subject.name);
            let value = (rule.compare.by == By::Name).then(|| of_value(&statement.value)).flatten();
            people.entry(&statement.story).or_default().extend(subject.into_iter().chain(value));
            if rule.compare.by == By::Text {
                values.entry(&rule.claim).or_default().insert(&statement.place.text);
            }
        }
        let content = |sentence: &&Arc<str>| {
            words(sentence)
                .filter(|(_, word)| is_content(lexicon, word))
                .map(|(_, word)| word.to_owned())
                .collect::<Vec<_>>()
        };
        let everybody: BTreeSet<&str> = people.values().flatten().copied().collect();
        Self {
            lexicon,
            rules: &set.rules,
            statements,
            of_article,
            everybody: own(everybody),
            people: people.into_iter().map(|(story, names)| (story, own(names))).collect(),
            values: values.into_iter().map(|(claim, words)| (claim, own(words))).collect(),
            vocabulary: sentences.iter().flat_map(content).collect::<BTreeSet<_>>().into_iter().collect(),
        }
    }

    /// The rule of a statement.
    pub(super) fn rule(&self, statement: &Statement) -> Option<&'a Rule> {
        self.rules.get(statement.rule)
    }

    /// The statements of all articles, by place.
    pub(super) fn statements(&self) -> &'a [Statement] {
        self.statements
    }

    /// The statements of an article, by place.
    pub(super) fn of_article(&self, article: &str) -> impl Iterator<Item = &'a Statement> {
        let at = self.of_article.get(article).map(Vec::as_slice).unwrap_or_default();
        at.iter().filter_map(|&at| self.statements.get(at))
    }

    /// The people whom somebody could be taken for: those of the story, or of all where it has but few.
    pub(super) fn people(&self, statement: &Statement) -> &[String] {
        self.people.get(&*statement.story).filter(|people| people.len() >= ENOUGH).unwrap_or(&self.everybody)
    }

    /// The words that statements of a claim give.
    pub(super) fn values(&self, claim: &str) -> &[String] {
        self.values.get(claim).map(Vec::as_slice).unwrap_or_default()
    }
}

fn own(names: BTreeSet<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}
