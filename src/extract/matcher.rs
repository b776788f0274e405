//! Runs a program over the tokens of a scene.
//!
//! Depth-first with a memory of what has failed: each pair of instruction and token is tried once a sentence, so a match
//! takes time in proportion to instructions × tokens × ways to fill a slot, whatever the text and the rule.

use super::fit::Match;
use super::program::{Op, Program};
use super::scene::Scene;
use super::slots::Taking;
use super::watch::{Unwatched, Watch};
use super::{loose, slots};
use crate::lexicon::Classes;
use crate::rules::{Inherit, Rule, Within};
use crate::value::{self, Fill, SlotType, Value};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// All places in `window` where `program`, a template of `rule`, fits: leftmost first, never one inside another's first
/// token, none overlapping by the same start.
#[must_use]
pub(super) fn matches(
    scene: &Scene<'_>,
    rule: &Rule,
    inherit: Inherit,
    program: &Program,
    window: Range<usize>,
    watch: &mut impl Watch,
) -> Vec<Match> {
    let mut run = Run::new(scene, rule, inherit, program, &window, watch);
    let mut found = Vec::new();
    for start in starts(scene, rule, program, window) {
        run.slots.fill(None);
        run.start = start;
        run.watch.starts(start);
        if let Some(end) = run.step(0, start) {
            found.push(Match { tokens: start..end, slots: run.slots.clone() });
        }
    }
    found
}

/// The first place in `window` where `program`, a template of `rule`, fits but for the slot it begins with.
#[must_use]
pub(super) fn without_head(
    scene: &Scene<'_>,
    rule: &Rule,
    inherit: Inherit,
    program: &Program,
    window: Range<usize>,
) -> Option<Range<usize>> {
    let Some(Op::Slot(_)) = program.ops.first() else { return None };
    let mut watch = Unwatched;
    let mut run = Run::new(scene, rule, inherit, program, &window, &mut watch);
    // Something stands before it that could have been the slot's.
    window.skip(1).find_map(|start| run.step(1, start).filter(|&end| end > start).map(|end| start..end))
}

/// The tokens of a window that a match can begin at, as far as the first instruction tells.
fn starts(scene: &Scene<'_>, rule: &Rule, program: &Program, window: Range<usize>) -> Vec<usize> {
    let text = &scene.text;
    match program.ops.first() {
        Some(Op::Token(word)) => window.filter(|&at| text.word(at) == &**word).collect(),
        Some(Op::Slot(slot)) => match rule.slots.get(*slot).map(|slot| &slot.kind) {
            Some(SlotType::Person | SlotType::Name | SlotType::Place | SlotType::Org) => {
                let names = scene.names_in(window.clone()).iter().map(|name| name.tokens.start);
                let pronouns = window.clone().filter(|&at| text.classes(at).has(Classes::SUBJECT));
                let loose = window.filter(|&at| Taking::of(rule, rule.inherit).loose && loose::begins(scene, at));
                let mut starts: Vec<usize> = names.chain(pronouns).chain(loose).collect();
                starts.sort_unstable();
                starts.dedup();
                starts
            }
            Some(kind @ SlotType::Money) => window.filter(|&at| value::can_begin(kind, text, at)).collect(),
            Some(SlotType::Quote) => scene.quotations_in(window).iter().map(|quotation| quotation.open).collect(),
            _ => window.collect(),
        },
        _ => window.collect(),
    }
}

struct Run<'r, 'a, W> {
    scene: &'r Scene<'a>,
    rule: &'r Rule,
    inherit: Inherit,
    program: &'r Program,
    /// The token that the match begins at.
    start: usize,
    limit: usize,
    failed: FxHashSet<(usize, usize)>,
    slots: Vec<Option<Fill>>,
    watch: &'r mut W,
}

impl<'r, 'a, W: Watch> Run<'r, 'a, W> {
    fn new(
        scene: &'r Scene<'a>,
        rule: &'r Rule,
        inherit: Inherit,
        program: &'r Program,
        window: &Range<usize>,
        watch: &'r mut W,
    ) -> Self {
        let slots = vec![None; rule.slots.len()];
        let (start, limit) = (window.start, window.end);
        Self { scene, rule, inherit, program, start, limit, failed: FxHashSet::default(), slots, watch }
    }

    /// Where the match ends that goes on with instruction `op` at token `at`, if it fits.
    fn step(&mut self, op: usize, at: usize) -> Option<usize> {
        let program = self.program;
        let text = &self.scene.text;
        // A quotation may run over several sentences; what follows it may go on to the end of its last.
        let limit = if at > self.limit { self.sentence_end(at) } else { self.limit };
        let here = at < limit;
        // The cheap instructions first: most tries end at one of them, without a trace.
        match &program.ops[op] {
            Op::Done => return Some(at),
            Op::Token(word) => {
                if here && text.word(at) == &**word {
                    return self.take(op, at);
                }
                self.watch.misses(op, at);
                return None;
            }
            Op::Jump(to) => return self.step(*to, at),
            _ => {}
        }
        if self.failed.contains(&(op, at)) {
            return None;
        }
        let end = match &program.ops[op] {
            Op::Hyphen => {
                let hyphen = here && matches!(text.word(at), "-");
                (if hyphen { self.take(op, at) } else { None }).or_else(|| self.step(op + 1, at))
            }
            Op::Stop => {
                let stop = here && matches!(text.word(at), "." | "!" | "?" | "…");
                if stop {
                    self.take(op, at)
                } else if here {
                    self.watch.misses(op, at);
                    None
                } else {
                    self.step(op + 1, at)
                }
            }
            Op::Fork(first, second) => self.step(*first, at).or_else(|| self.step(*second, at)),
            Op::Slot(slot) => self.fill(op, *slot, at, limit),
            Op::Done | Op::Token(_) | Op::Jump(_) => None,
        };
        // Where the match itself begins, more can be wrong than elsewhere.
        if end.is_none() && at != self.start {
            self.failed.insert((op, at));
        }
        end
    }

    /// Takes the token at `at` and goes on behind it.
    fn take(&mut self, op: usize, at: usize) -> Option<usize> {
        self.watch.takes(op, at..at + 1);
        let end = self.step(op + 1, at + 1);
        if end.is_none() {
            self.watch.gives_back();
        }
        end
    }

    fn fill(&mut self, op: usize, slot: usize, at: usize, limit: usize) -> Option<usize> {
        let rule = self.rule;
        let taking = Taking::of(rule, self.inherit);
        // A match never begins inside a name.
        let inside = at == self.start && taking.loose && slots::is_vouched_for(&rule.slots[slot].kind);
        let fills = match inside && loose::is_cut(self.scene, at) {
            true => Vec::new(),
            false => slots::fills(self.scene, &rule.slots[slot], taking, at, limit),
        };
        if fills.is_empty() {
            self.watch.misses(op, at);
        }
        for fill in fills {
            let next = fill.tokens.end;
            self.watch.takes(op, fill.tokens.clone());
            let before = self.slots[slot].replace(fill);
            if let Some(end) = self.step(op + 1, next) {
                return Some(end);
            }
            self.slots[slot] = before;
            self.watch.gives_back();
        }
        None
    }

    fn sentence_end(&self, at: usize) -> usize {
        let text = &self.scene.text;
        // Just past a quotation that closes its sentence, the sentence that follows belongs to it.
        text.sentences.get(text.sentence_of(at)).map_or(text.tokens.len(), |sentence| sentence.tokens.end)
    }
}

/// The stretches of a scene that a rule is matched in.
#[must_use]
pub(super) fn windows(scene: &Scene<'_>, within: Within) -> Vec<Range<usize>> {
    let sentences = &scene.text.sentences;
    match within {
        Within::Sentence => sentences.iter().map(|sentence| sentence.tokens.clone()).collect(),
        Within::Headline => sentences.iter().take(1).map(|sentence| sentence.tokens.clone()).collect(),
        Within::Paragraph => sentences
            .chunk_by(|a, b| a.paragraph == b.paragraph)
            .filter_map(|chunk| Some(chunk.first()?.tokens.start..chunk.last()?.tokens.end))
            .collect(),
    }
}

/// The values of a filled slot, with their tokens: one, or each of a list.
#[must_use]
pub(crate) fn values(fill: &Fill) -> Vec<(Range<usize>, Value)> {
    match &fill.value {
        Value::List(items) => items.clone(),
        value => vec![(fill.tokens.clone(), value.clone())],
    }
}
