//! What an explanation is made of, for every format: the passages, and the findings their statements ended in.

use crate::explain::{Fate, Outcome, Passage, Stated, Try};
use crate::finding::Finding;
use crate::rules::{By, Rule};
use crate::statement::Statement;

/// Passages of one article, and what a check of it with others came to.
#[derive(Debug, Clone, Copy)]
pub struct Explained<'a> {
    /// The rules in force.
    pub rules: &'a [Rule],
    /// All findings of the check.
    pub findings: &'a [Finding],
    /// The sentences asked about, in order.
    pub passages: &'a [Passage],
    /// The file they stand in.
    pub file: &'a str,
    /// How many articles were checked, this one counted.
    pub articles: usize,
    /// For each rule, whether the configuration has it for this file; `None`: all are.
    pub heard: Option<&'a [bool]>,
}

/// How an explanation is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Columns to fill; at least 40 are used.
    pub width: usize,
    /// Whether every rule is shown on every sentence.
    pub trace: bool,
    /// Whether the passages are a whole article, of which an overview is wanted.
    pub whole: bool,
}

impl<'a> Explained<'a> {
    /// The rule with this index.
    pub(super) fn rule(&self, rule: usize) -> Option<&'a Rule> {
        self.rules.get(rule)
    }

    /// Whether a statement is one only for the spelling of its name, and that is no news: every name in a text is.
    pub(super) fn is_mention(&self, stated: &Stated) -> bool {
        let rule = self.rule(stated.statement.rule);
        rule.is_some_and(|rule| rule.compare.by == By::Spelling) && self.finding(&stated.statement).is_none()
    }

    /// Whether the configuration leaves a rule out for this file.
    pub(super) fn is_unheard(&self, rule: usize) -> bool {
        self.heard.is_some_and(|heard| heard.get(rule) == Some(&false))
    }

    /// Whether a template that fits only says again what another said at the same place.
    pub(super) fn is_echo(&self, passage: &Passage, one: &Try) -> bool {
        match &one.outcome {
            Outcome::Fits(_, Fate::Taken(_, Some(by))) => passage.stated().any(|(other, ..)| other.rule == *by),
            _ => false,
        }
    }

    /// The finding that holds a statement, with its index there.
    pub(super) fn finding(&self, statement: &Statement) -> Option<(&'a Finding, usize)> {
        let same = |other: &Statement| {
            other.place == statement.place && other.article == statement.article && other.rule == statement.rule
        };
        self.findings.iter().find_map(|finding| Some((finding, finding.statements.iter().position(same)?)))
    }
}
