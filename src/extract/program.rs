//! Templates compiled to programs: straight-line instructions with forks, no loops.
//!
//! A program of n instructions takes at most n steps forward, so matching it is bounded; `matcher` runs it.

use crate::rules::{Node, Slot, Template};
use crate::value::SlotType;
use rustc_hash::FxHashSet;

/// One instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Op {
    /// The next token's folded form is this.
    Token(Box<str>),
    /// The next token is a hyphen or dash; or there is none.
    Hyphen,
    /// The next token ends the sentence; or the sentence ends here.
    Stop,
    /// A slot of the rule.
    Slot(usize),
    /// Go on at the first; where that fails, at the second.
    Fork(usize, usize),
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
    /// Words of which at least one stands in every match; empty where the template has no fixed word.
    pub anchors: Vec<Box<str>>,
}

impl Program {
    /// Compiles a template of `rule`.
    #[must_use]
    pub(super) fn new(template: &Template, slots: &[Slot]) -> Self {
        let mut ops = Vec::new();
        emit(&template.nodes, slots, &mut ops);
        ops.push(Op::Done);
        Self { ops, anchors: anchors(&template.nodes) }
    }
}

/// Whether a part only bridges what does not matter; the shorter the bridge, the likelier it is.
fn is_filler(nodes: &[Node], slots: &[Slot]) -> bool {
    let filler = |slot: &Slot| matches!(slot.kind, SlotType::Words(_) | SlotType::Content(_) | SlotType::Gap(_));
    nodes.iter().any(|node| matches!(node, Node::Slot(slot) if slots.get(*slot).is_some_and(filler)))
}

fn emit(nodes: &[Node], slots: &[Slot], ops: &mut Vec<Op>) {
    for node in nodes {
        match node {
            Node::Token(word) => ops.push(Op::Token(word.as_str().into())),
            Node::Hyphen => ops.push(Op::Hyphen),
            Node::Stop => ops.push(Op::Stop),
            Node::Slot(slot) => ops.push(Op::Slot(*slot)),
            Node::Optional(inner) => {
                let fork = ops.len();
                ops.push(Op::Fork(fork + 1, 0));
                emit(inner, slots, ops);
                let (with, without) = (fork + 1, ops.len());
                ops[fork] = if is_filler(inner, slots) { Op::Fork(without, with) } else { Op::Fork(with, without) };
            }
            Node::OneOf(branches) => {
                let mut jumps = Vec::new();
                for (index, branch) in branches.iter().enumerate() {
                    let last = index + 1 == branches.len();
                    let fork = ops.len();
                    if !last {
                        ops.push(Op::Fork(fork + 1, 0));
                    }
                    emit(branch, slots, ops);
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

/// The rarest set of words of which every match holds one, judged by the length of its shortest word.
fn anchors(nodes: &[Node]) -> Vec<Box<str>> {
    let mut best: Vec<Box<str>> = Vec::new();
    for node in nodes {
        let set = match node {
            Node::Token(word) if word.chars().all(char::is_alphanumeric) => vec![word.as_str().into()],
            Node::OneOf(branches) => {
                let sets: Vec<Vec<Box<str>>> = branches.iter().map(|branch| anchors(branch)).collect();
                if sets.iter().any(Vec::is_empty) {
                    continue;
                }
                let mut seen = FxHashSet::default();
                sets.into_iter().flatten().filter(|word| seen.insert(word.clone())).collect()
            }
            _ => continue,
        };
        if rarity(&set) > rarity(&best) {
            best = set;
        }
    }
    best
}

/// Longer words are rarer; a set is as common as its commonest word.
fn rarity(set: &[Box<str>]) -> usize {
    set.iter().map(|word| word.len()).min().unwrap_or(0)
}
