//! The plan: a rule set compiled for matching, and which of its templates are worth trying where.

use super::fit::Match;
use super::matcher::{matches, without_head};
use super::program::Program;
use super::scene::Scene;
use super::watch::{Unwatched, Watch};
use crate::rules::{Inherit, Rule, RuleSet, Template, Within};
use crate::text::Text;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A rule set compiled for matching.
#[derive(Debug)]
pub struct Plan<'r> {
    rules: Vec<Compiled<'r>>,
    /// For each anchor word, the templates (rule, template) that need it or another of their anchors.
    anchored: FxHashMap<Box<str>, Vec<(usize, usize)>>,
    /// Templates without a fixed word.
    free: Vec<(usize, usize)>,
}

/// A rule with its templates and guards as programs.
#[derive(Debug)]
pub(super) struct Compiled<'r> {
    pub(super) rule: &'r Rule,
    templates: Vec<Program>,
    unless: Vec<Program>,
    requires: Vec<Program>,
    pub(super) apart: Vec<Program>,
}

impl<'r> Plan<'r> {
    /// Compiles all rules of a set.
    #[must_use]
    pub fn new(set: &'r RuleSet) -> Self {
        let rules: Vec<Compiled<'_>> = set.rules.iter().map(Compiled::new).collect();
        let mut anchored: FxHashMap<Box<str>, Vec<(usize, usize)>> = FxHashMap::default();
        let mut free = Vec::new();
        for (index, compiled) in rules.iter().enumerate() {
            for (template, program) in compiled.templates.iter().enumerate() {
                if program.anchors.is_empty() {
                    free.push((index, template));
                }
                for anchor in &program.anchors {
                    anchored.entry(anchor.clone()).or_default().push((index, template));
                }
            }
        }
        Self { rules, anchored, free }
    }

    /// The rules, as [`crate::statement::Statement::rule`] counts them.
    pub(super) fn rules(&self) -> &[Compiled<'r>] {
        &self.rules
    }

    /// The reaches that any rule has.
    pub(super) fn reaches(&self) -> impl Iterator<Item = Within> {
        let used = |within: &Within| self.rules.iter().any(|compiled| compiled.rule.within == *within);
        [Within::Sentence, Within::Paragraph, Within::Headline].into_iter().filter(used)
    }

    /// The templates worth trying on a run of tokens, by rule and then in their order.
    pub(super) fn candidates(&self, text: &Text<'_>, window: Range<usize>, within: Within) -> Vec<(usize, usize)> {
        let anchored = window.filter_map(|at| self.anchored.get(text.word(at))).flatten();
        let fits = |(rule, _): &&(usize, usize)| self.rules[*rule].rule.within == within;
        let mut found: Vec<_> = self.free.iter().chain(anchored).filter(fits).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// All templates of a reach, in the same order.
    pub(super) fn templates(&self, within: Within) -> Vec<(usize, usize)> {
        let rules = self.rules.iter().enumerate().filter(|(_, compiled)| compiled.rule.within == within);
        rules.flat_map(|(rule, compiled)| (0..compiled.templates.len()).map(move |template| (rule, template))).collect()
    }

    /// The rule with this index.
    pub(crate) fn rule(&self, rule: usize) -> Option<&'r Rule> {
        self.rules.get(rule).map(|compiled| compiled.rule)
    }

    /// A template compiled.
    pub(crate) fn program(&self, rule: usize, template: usize) -> Option<&Program> {
        self.rules.get(rule)?.templates.get(template)
    }
}

impl<'r> Compiled<'r> {
    fn new(rule: &'r Rule) -> Self {
        let all = |templates: &[Template]| templates.iter().map(|one| Program::new(one, &rule.slots)).collect();
        Self {
            rule,
            templates: all(&rule.templates),
            unless: all(&rule.unless),
            requires: all(&rule.requires),
            apart: all(&rule.apart),
        }
    }

    /// All places in a window where one of the rule's templates fits.
    pub(super) fn matches(
        &self,
        scene: &Scene<'_>,
        template: usize,
        window: Range<usize>,
        watch: &mut impl Watch,
    ) -> Vec<Match> {
        matches(scene, self.rule, self.rule.inherit, &self.templates[template], window, watch)
    }

    /// The first place in a window where one of the rule's templates fits but for the slot it begins with.
    pub(super) fn without_head(
        &self,
        scene: &Scene<'_>,
        template: usize,
        window: Range<usize>,
    ) -> Option<Range<usize>> {
        without_head(scene, self.rule, self.rule.inherit, &self.templates[template], window)
    }

    /// The first guard of the rule that stands in a window, by its index, and its tokens.
    pub(super) fn guard(&self, scene: &Scene<'_>, window: &Range<usize>) -> Option<(usize, Range<usize>)> {
        self.holds(scene, &self.unless, window)
    }

    /// Whether the whole text has what the rule requires.
    pub(super) fn is_at_home(&self, scene: &Scene<'_>) -> bool {
        self.requires.is_empty() || self.holds(scene, &self.requires, &(0..scene.text.tokens.len())).is_some()
    }

    /// The first of `guards` that stands in a window, by its index, and its tokens.
    fn holds(&self, scene: &Scene<'_>, guards: &[Program], window: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let any = Inherit { surname: true, pronoun: true, ..self.rule.inherit };
        let first = |guard| matches(scene, self.rule, any, guard, window.clone(), &mut Unwatched).into_iter().next();
        let mut held = guards.iter().enumerate().filter_map(|(index, guard)| Some((index, first(guard)?.tokens)));
        held.next()
    }
}
