//! The plan: a rule set compiled for matching, and which of its templates are worth trying where.

use super::bits::Bits;
use super::fit::Match;
use super::matcher::{matches, without_head};
use super::program::{Program, Shared};
use super::scene::Scene;
use super::sight::{Mark, Sight, marks};
use super::watch::{Unwatched, Watch};
use crate::rules::{Inherit, Rule, RuleSet, Template, Within};
use crate::text::Text;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A rule set compiled for matching.
#[derive(Debug)]
pub struct Plan<'r> {
    rules: Vec<Compiled<'r>>,
    shared: Shared,
    /// The templates of each reach that any rule has, by what they need.
    indexes: Vec<(Within, Index)>,
}

/// A template, by its rule and its place there.
type TemplateId = (usize, usize);

/// The templates of a reach, each under the rarest thing that it needs.
#[derive(Debug, Default)]
struct Index {
    /// All of them, by rule and then in their order; below, each is told by its place here.
    templates: Vec<TemplateId>,
    by_word: Vec<Vec<usize>>,
    by_hole: Vec<(usize, Vec<usize>)>,
    /// Templates that need nothing.
    free: Vec<usize>,
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
        let mut shared = Shared::default();
        let rules: Vec<Compiled<'_>> = set.rules.iter().map(|rule| Compiled::new(rule, &mut shared)).collect();
        let used = |within: &Within| rules.iter().any(|compiled| compiled.rule.within == *within);
        let reaches = [Within::Sentence, Within::Paragraph, Within::Headline].into_iter().filter(used);
        let indexes = reaches.map(|within| (within, Index::new(&rules, within, shared.words.len()))).collect();
        Self { rules, shared, indexes }
    }

    /// What each token of a text is for the templates.
    pub(super) fn marks(&self, text: &Text<'_>) -> Vec<Mark> {
        marks(text, &self.shared.words)
    }

    /// A sight of a scene whose tokens are marked so.
    pub(super) fn sight<'s, 'a>(&'s self, scene: &'s Scene<'a>, marks: &'s [Mark]) -> Sight<'s, 'a> {
        Sight::new(scene, marks, self.shared.words.len(), self.shared.holes.all())
    }

    /// The rules, as [`crate::statement::Statement::rule`] counts them.
    pub(super) fn rules(&self) -> &[Compiled<'r>] {
        &self.rules
    }

    /// Room for the templates of any reach.
    pub(super) fn room(&self) -> Bits {
        Bits::with_room(self.indexes.iter().map(|(_, index)| index.templates.len()).max().unwrap_or_default())
    }

    /// The reaches that any rule has.
    pub(super) fn reaches(&self) -> impl Iterator<Item = Within> {
        self.indexes.iter().map(|(within, _)| *within)
    }

    /// Makes `found` the templates worth trying in a window, by rule and then in their order; `likely` is room to work in.
    pub(super) fn candidates(
        &self,
        sight: &Sight<'_, '_>,
        within: Within,
        likely: &mut Bits,
        found: &mut Vec<TemplateId>,
    ) {
        found.clear();
        let Some((_, index)) = self.indexes.iter().find(|(of, _)| *of == within) else { return };
        let by_word = sight.words().filter_map(|word| index.by_word.get(word.index()));
        let by_hole = index.by_hole.iter().filter(|(hole, _)| sight.can_begin(*hole)).map(|(_, templates)| templates);
        likely.clear();
        [&index.free].into_iter().chain(by_word).chain(by_hole).flatten().for_each(|&at| likely.insert(at));
        let meets = |&(rule, template): &TemplateId| sight.meets(&self.rules[rule].templates[template].needs);
        found.extend(likely.numbers().map(|at| index.templates[at]).filter(meets));
    }

    /// Makes `all` all templates of a reach, in the same order.
    pub(super) fn templates(&self, within: Within, all: &mut Vec<TemplateId>) {
        all.clear();
        all.extend(self.indexes.iter().filter(|(of, _)| *of == within).flat_map(|(_, index)| &index.templates));
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

impl Index {
    fn new(rules: &[Compiled<'_>], within: Within, words: usize) -> Self {
        let mut index = Self { by_word: vec![Vec::new(); words], ..Self::default() };
        let mut by_hole: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (rule, compiled) in rules.iter().enumerate().filter(|(_, compiled)| compiled.rule.within == within) {
            for (template, program) in compiled.templates.iter().enumerate() {
                let at = index.templates.len();
                index.templates.push((rule, template));
                let Some(rarest) = &program.needs.rarest else {
                    index.free.push(at);
                    continue;
                };
                rarest.listed.iter().for_each(|word| index.by_word[word.index()].push(at));
                rarest.holes.iter().for_each(|&hole| by_hole.entry(hole).or_default().push(at));
            }
        }
        index.by_hole = by_hole.into_iter().collect();
        index
    }
}

impl<'r> Compiled<'r> {
    fn new(rule: &'r Rule, shared: &mut Shared) -> Self {
        let mut all = |templates: &[Template], inherit| {
            if templates.is_empty() {
                return Vec::new();
            }
            let holes = shared.holes(rule, inherit);
            templates.iter().map(|one| Program::new(one, rule, Arc::clone(&holes), shared)).collect()
        };
        // Guards look for people by any form of the name.
        let any = Inherit { surname: true, pronoun: true, ..rule.inherit };
        Self {
            rule,
            templates: all(&rule.templates, rule.inherit),
            unless: all(&rule.unless, any),
            requires: all(&rule.requires, any),
            apart: all(&rule.apart, Inherit::default()),
        }
    }

    /// All places in a window where one of the rule's templates fits.
    pub(super) fn matches(&self, sight: &Sight<'_, '_>, template: usize, watch: &mut impl Watch) -> Vec<Match> {
        matches(sight, self.rule, &self.templates[template], watch)
    }

    /// The first place in a window where one of the rule's templates fits but for the slot it begins with.
    pub(super) fn without_head(&self, sight: &Sight<'_, '_>, template: usize) -> Option<Range<usize>> {
        without_head(sight, self.rule, &self.templates[template])
    }

    /// The first guard of the rule that stands in a window, by its index, and its tokens.
    pub(super) fn guard(&self, sight: &Sight<'_, '_>) -> Option<(usize, Range<usize>)> {
        self.holds(sight, &self.unless)
    }

    /// Whether the whole text has what the rule requires.
    pub(super) fn is_at_home(&self, sight: &Sight<'_, '_>) -> bool {
        self.requires.is_empty() || {
            let whole = sight.beside(0..sight.scene.text.tokens.len());
            self.holds(&whole, &self.requires).is_some()
        }
    }

    /// The first of `guards` that stands in a window, by its index, and its tokens.
    fn holds(&self, sight: &Sight<'_, '_>, guards: &[Program]) -> Option<(usize, Range<usize>)> {
        let first = |guard| matches(sight, self.rule, guard, &mut Unwatched).into_iter().next();
        let met = guards.iter().enumerate().filter(|(_, guard)| sight.meets(&guard.needs));
        let mut held = met.filter_map(|(index, guard)| Some((index, first(guard)?.tokens)));
        held.next()
    }
}
