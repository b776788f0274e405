//! Which work `the film` is, in a story: the title that most of its articles name.

use super::name::other_key;
use super::story::Story;
use crate::lexicon::Lexicon;
use crate::rules::{By, Rule};
use crate::statement::{Certainty, Statement, SubjectKind};
use crate::value::Value;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The leading work of each claim in one story.
pub(super) struct Works<'r> {
    leading: FxHashMap<&'r str, SmolStr>,
}

impl Works<'_> {
    /// The key of the work that a statement about an unnamed work is about, if one title leads.
    pub(super) fn of(&self, rules: &[Rule], statement: &Statement) -> Option<&str> {
        self.leading.get(rules.get(statement.rule)?.claim.as_str()).map(SmolStr::as_str)
    }
}

/// Finds the leading work of each claim that has a statement about an unnamed one; the statements of an article stand
/// together.
pub(super) fn resolve<'r>(rules: &'r [Rule], lexicon: &Lexicon, story: &Story<'_>) -> Works<'r> {
    let of_story = || story.iter().filter_map(|(_, statement)| Some((statement, rules.get(statement.rule)?)));
    let unnamed: FxHashSet<&str> =
        of_story().filter(|(s, _)| s.subject.kind == SubjectKind::Work).map(|(_, rule)| rule.claim.as_str()).collect();
    let mut leading = FxHashMap::default();
    if unnamed.is_empty() {
        return Works { leading };
    }
    // Claim → title → the articles that name it.
    let mut titles: BTreeMap<&str, BTreeMap<SmolStr, FxHashSet<&str>>> = BTreeMap::new();
    let names_title = |s: &Statement| s.subject.kind == SubjectKind::Other && s.subject.certainty == Certainty::Sure;
    for (statement, rule) in of_story().filter(|(s, rule)| names_title(s) && unnamed.contains(rule.claim.as_str())) {
        let articles = titles
            .entry(rule.claim.as_str())
            .or_default()
            .entry(other_key(lexicon, &statement.subject.name))
            .or_default();
        articles.insert(&statement.article);
    }
    for (statement, _) in of_story().filter(|(_, rule)| rule.compare.by == By::Spelling) {
        let Value::Words(name) = &statement.value else { continue };
        let name = other_key(lexicon, name);
        for articles in titles.values_mut().filter_map(|titles| titles.get_mut(&name)) {
            articles.insert(&statement.article);
        }
    }
    for (claim, titles) in titles {
        let most = titles.values().map(FxHashSet::len).max().unwrap_or_default();
        let mut leaders = titles.into_iter().filter(|(_, articles)| articles.len() == most);
        if let (Some((title, _)), None) = (leaders.next(), leaders.next()) {
            leading.insert(claim, title);
        }
    }
    Works { leading }
}
