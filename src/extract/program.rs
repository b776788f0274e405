//! Templates compiled to programs: straight-line instructions with forks, no loops.
//!
//! A program of n instructions takes at most n steps forward, so matching it is bounded; `matcher` runs it.

use super::first::{First, first};
use super::hole::{Hole, Holes};
use super::need::Needs;
use super::slots::Taking;
use super::vocabulary::{Vocabulary, Word, WordSet};
use crate::rules::{Inherit, Node, Rule, Slot, Template};
use crate::value::SlotType;
use std::sync::Arc;

/// One instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Op {
    /// The next token's folded form is this; its number in the plan's vocabulary.
    Token(Box<str>, Word),
    /// The next token is a hyphen or dash; or there is none.
    Hyphen,
    /// The next token ends the sentence; or the sentence ends here.
    Stop,
    /// A slot of the rule.
    Slot(usize),
    /// Go on at the first; where that fails, at the second.
    Fork(usize, usize),
    /// Of the alternatives that follow, each begins with one of these words: where none stands, none can fit.
    Among(WordSet),
    /// Go on there.
    Jump(usize),
    /// The template fits.
    Done,
}

/// A compiled template.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    /// Its instructions; the last is [`Op::Done`].
    pub ops: Vec<Op>,
    /// What it can begin with.
    pub(super) first: First,
    /// What a window must hold for it to fit there.
    pub(super) needs: Needs,
    /// For each slot of the rule, the number of the hole that it is here.
    pub(super) holes: Arc<[usize]>,
}

/// What the templates of a plan share: words and holes by number.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) words: Vocabulary,
    pub(super) holes: Holes,
}

impl Shared {
    /// The numbers of the holes that the slots of `rule` are, taking what `inherit` says.
    pub(super) fn holes(&mut self, rule: &Rule, inherit: Inherit) -> Arc<[usize]> {
        let taking = Taking::of(rule, inherit);
        rule.slots.iter().map(|slot| self.holes.add(Hole::new(slot, taking, &mut self.words))).collect()
    }
}

impl Program {
    /// Compiles a template of `rule`, whose slots are these holes.
    #[must_use]
    pub(super) fn new(template: &Template, rule: &Rule, holes: Arc<[usize]>, shared: &mut Shared) -> Self {
        let mut ops = Vec::new();
        emit(&template.nodes, &rule.slots, &mut shared.words, &mut ops);
        ops.push(Op::Done);
        let needs = Needs::new(&template.nodes, &holes, &shared.holes, &mut shared.words);
        Self { first: first(&ops, &holes, &shared.holes), ops, needs, holes }
    }
}

/// Whether a part only bridges what does not matter; the shorter the bridge, the likelier it is.
fn is_filler(nodes: &[Node], slots: &[Slot]) -> bool {
    let filler = |slot: &Slot| matches!(slot.kind, SlotType::Words(_) | SlotType::Content(_) | SlotType::Gap(_));
    nodes.iter().any(|node| matches!(node, Node::Slot(slot) if slots.get(*slot).is_some_and(filler)))
}

fn emit(nodes: &[Node], slots: &[Slot], words: &mut Vocabulary, ops: &mut Vec<Op>) {
    for node in nodes {
        match node {
            Node::Token(word) => ops.push(Op::Token(word.as_str().into(), words.add(word))),
            Node::Hyphen => ops.push(Op::Hyphen),
            Node::Stop => ops.push(Op::Stop),
            Node::Slot(slot) => ops.push(Op::Slot(*slot)),
            Node::Optional(inner) => {
                let fork = ops.len();
                ops.push(Op::Fork(fork + 1, 0));
                emit(inner, slots, words, ops);
                let (with, without) = (fork + 1, ops.len());
                ops[fork] = if is_filler(inner, slots) { Op::Fork(without, with) } else { Op::Fork(with, without) };
            }
            Node::OneOf(branches) => {
                let firsts = branches.iter().map(|branch| match branch.first() {
                    Some(Node::Token(word)) => Some(words.add(word)),
                    _ => None,
                });
                if let Some(firsts) = firsts.collect::<Option<Vec<_>>>() {
                    ops.push(Op::Among(WordSet::new(&firsts)));
                }
                let mut jumps = Vec::new();
                for (index, branch) in branches.iter().enumerate() {
                    let last = index + 1 == branches.len();
                    let fork = ops.len();
                    if !last {
                        ops.push(Op::Fork(fork + 1, 0));
                    }
                    emit(branch, slots, words, ops);
                    if !last {
                        jumps.push(ops.len());
                        ops.push(Op::Jump(0));
                        ops[fork] = Op::Fork(fork + 1, ops.len());
                    }
                }
                let end = ops.len();
                for jump in jumps {
                    ops[jump] = Op::Jump(end);
                }
            }
        }
    }
}
