//! Runs a program over the tokens of a scene.
//!
//! Depth-first with a memory of what has failed: each pair of instruction and token is tried once a sentence, so a match
//! takes time in proportion to instructions × tokens × ways to fill a slot, whatever the text and the rule.

use super::failed::Failed;
use super::fit::Match;
use super::loose;
use super::program::{Op, Program};
use super::scene::Scene;
use super::sight::Sight;
use super::slots;
use super::watch::{Unwatched, Watch};
use crate::rules::{Rule, Within};
use crate::value::{self, Fill, Value};
use std::ops::Range;

/// All places in the window looked at where `program`, a template of `rule`, fits: leftmost first, never one inside
/// another's first token, none overlapping by the same start.
#[must_use]
pub(super) fn matches(sight: &Sight<'_, '_>, rule: &Rule, program: &Program, watch: &mut impl Watch) -> Vec<Match> {
    let mut found = Vec::new();
    let mut run = Run::new(sight, rule, program, watch);
    for start in program.first.starts(sight) {
        run.slots.fill(None);
        run.start = start;
        run.watch.starts(start);
        if let Some(end) = run.step(0, start) {
            found.push(Match { tokens: start..end, slots: run.filled() });
        }
    }
    found
}

/// The first place in the window looked at where `program`, a template of `rule`, fits but for the slot it begins with.
#[must_use]
pub(super) fn without_head(sight: &Sight<'_, '_>, rule: &Rule, program: &Program) -> Option<Range<usize>> {
    let Some(Op::Slot(_)) = program.ops.first() else { return None };
    let mut watch = Unwatched;
    let mut run = Run::new(sight, rule, program, &mut watch);
    // Something stands before it that could have been the slot's.
    sight.window().skip(1).find_map(|start| run.step(1, start).filter(|&end| end > start).map(|end| start..end))
}

struct Run<'r, 's, 'a, W> {
    sight: &'r Sight<'s, 'a>,
    rule: &'r Rule,
    program: &'r Program,
    /// The token that the match begins at.
    start: usize,
    limit: usize,
    failed: Failed,
    slots: Vec<Option<Filled<'r>>>,
    watch: &'r mut W,
}

/// What fills a slot, until it is known whether the template fits.
#[derive(Clone)]
enum Filled<'r> {
    /// What the window holds.
    Seen(&'r Fill),
    /// What stands beyond it.
    Beyond(Box<Fill>),
    /// Any words.
    Bridge(Range<usize>),
}

impl<'r, 's, 'a, W: Watch> Run<'r, 's, 'a, W> {
    fn new(sight: &'r Sight<'s, 'a>, rule: &'r Rule, program: &'r Program, watch: &'r mut W) -> Self {
        let slots = vec![None; rule.slots.len()];
        let window = sight.window();
        let failed = Failed::new(program.ops.len(), &window);
        Self { sight, rule, program, start: window.start, limit: window.end, failed, slots, watch }
    }

    /// What fills the slots.
    fn filled(&self) -> Vec<Option<Fill>> {
        let text = &self.sight.scene.text;
        let fill = |filled: &Filled<'_>| match filled {
            Filled::Seen(fill) => Fill::clone(fill),
            Filled::Beyond(fill) => Fill::clone(fill),
            Filled::Bridge(tokens) => {
                Fill { tokens: tokens.clone(), value: Value::Words(text.slice(tokens.clone()).into()) }
            }
        };
        self.slots.iter().map(|filled| filled.as_ref().map(fill)).collect()
    }

    /// Where the match ends that goes on with instruction `op` at token `at`, if it fits.
    fn step(&mut self, op: usize, at: usize) -> Option<usize> {
        let program = self.program;
        let text = &self.sight.scene.text;
        // A quotation may run over several sentences; what follows it may go on to the end of its last.
        let limit = if at > self.limit { self.sentence_end(at) } else { self.limit };
        let here = at < limit;
        // The cheap instructions first: most tries end at one of them, without a trace.
        match &program.ops[op] {
            Op::Done => return Some(at),
            Op::Token(_, word) => {
                if here && self.sight.word(at) == *word {
                    return self.take(op, at);
                }
                self.watch.misses(op, at);
                return None;
            }
            // Who listens hears of each alternative that is missed.
            Op::Among(words) => {
                let can_fit = here && words.contains(self.sight.word(at)) || self.watch.hears_misses();
                return if can_fit { self.step(op + 1, at) } else { None };
            }
            Op::Jump(to) => return self.step(*to, at),
            _ => {}
        }
        if self.failed.contains(op, at) {
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
            Op::Done | Op::Token(..) | Op::Among(_) | Op::Jump(_) => None,
        };
        // Where the match itself begins, more can be wrong than elsewhere.
        if end.is_none() && at != self.start {
            self.failed.insert(op, at);
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
        let (Some(&hole), Some(kind)) = (self.program.holes.get(slot), self.rule.slots.get(slot)) else { return None };
        let sight = self.sight;
        if let Some(ends) = (!kind.many).then(|| value::bridge(&kind.kind, &sight.scene.text, at, limit)).flatten() {
            return self.first(op, slot, ends.map(|end| Filled::Bridge(at..end)), at);
        }
        if limit != self.limit {
            let beyond = sight.fills_beyond(hole, at, limit);
            return self.first(op, slot, beyond.into_iter().map(|fill| Filled::Beyond(fill.into())), at);
        }
        let fills = sight.fills(hole, at);
        // A match never begins inside a name.
        let inside = at == self.start && slots::Taking::is_loose(self.rule) && slots::is_vouched_for(&kind.kind);
        let cut = !fills.is_empty() && inside && loose::is_cut(sight.scene, at);
        self.first(op, slot, if cut { &[] } else { fills }.iter().map(Filled::Seen), at)
    }

    /// Where the match ends that goes on with the first of `ways` to fill a slot with which it fits.
    fn first(&mut self, op: usize, slot: usize, ways: impl Iterator<Item = Filled<'r>>, at: usize) -> Option<usize> {
        let before = self.slots.get(slot).cloned().flatten();
        let mut none = true;
        for way in ways {
            none = false;
            let tokens = way.tokens();
            let next = tokens.end;
            self.watch.takes(op, tokens);
            self.slots[slot] = Some(way);
            if let Some(end) = self.step(op + 1, next) {
                return Some(end);
            }
            self.watch.gives_back();
        }
        self.slots[slot] = before;
        if none {
            self.watch.misses(op, at);
        }
        None
    }

    fn sentence_end(&self, at: usize) -> usize {
        let text = &self.sight.scene.text;
        // Just past a quotation that closes its sentence, the sentence that follows belongs to it.
        text.sentences.get(text.sentence_of(at)).map_or(text.tokens.len(), |sentence| sentence.tokens.end)
    }
}

impl Filled<'_> {
    fn tokens(&self) -> Range<usize> {
        match self {
            Self::Seen(fill) => fill.tokens.clone(),
            Self::Beyond(fill) => fill.tokens.clone(),
            Self::Bridge(tokens) => tokens.clone(),
        }
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
pub(crate) fn values(fill: &Fill) -> impl Iterator<Item = (Range<usize>, &Value)> {
    let (items, one) = match &fill.value {
        Value::List(items) => (items.as_slice(), None),
        value => (&[][..], Some((fill.tokens.clone(), value))),
    };
    items.iter().map(|(tokens, value)| (tokens.clone(), value)).chain(one)
}
