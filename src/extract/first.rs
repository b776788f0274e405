//! What a template can begin with: where in a window it is worth a try.

use super::hole::Holes;
use super::program::Op;
use super::sight::Sight;
use super::vocabulary::{Word, WordSet};

/// What a template can begin with.
#[derive(Debug, Clone)]
pub(super) enum First {
    /// Anything: it is tried at every token.
    Any,
    /// One of these words, or what fills one of these holes.
    OneOf(WordSet, Box<[usize]>),
}

/// What a program can begin with; `slots` are the numbers of its holes, by slot.
pub(super) fn first(ops: &[Op], slots: &[usize], holes: &Holes) -> First {
    let (mut words, mut first): (Vec<Word>, Vec<usize>) = Default::default();
    let mut open = vec![0];
    let mut seen = vec![false; ops.len()];
    while let Some(at) = open.pop() {
        if seen.get(at).copied().unwrap_or(true) {
            continue;
        }
        seen[at] = true;
        match &ops[at] {
            Op::Token(_, word) => words.push(*word),
            Op::Fork(one, other) => open.extend([*one, *other]),
            Op::Among(_) => open.push(at + 1),
            Op::Jump(to) => open.push(*to),
            Op::Slot(slot) => match slots.get(*slot).and_then(|&hole| Some((hole, holes.all().get(hole)?))) {
                Some((hole, asked)) if !asked.is_bridge() => first.push(hole),
                _ => return First::Any,
            },
            Op::Hyphen | Op::Stop | Op::Done => return First::Any,
        }
    }
    first.sort_unstable();
    first.dedup();
    First::OneOf(WordSet::new(&words), first.into())
}

impl First {
    /// The tokens of a window that a match can begin at, in order.
    pub(super) fn starts(&self, sight: &Sight<'_, '_>) -> Vec<usize> {
        let Self::OneOf(words, holes) = self else { return sight.window().collect() };
        let mut starts: Vec<usize> = Vec::new();
        if !words.is_empty() {
            starts.extend(sight.window().filter(|&at| words.contains(sight.word(at))));
        }
        for &hole in holes {
            starts.extend(sight.filled(hole).iter().map(|fill| fill.tokens.start));
        }
        starts.sort_unstable();
        starts.dedup();
        starts
    }
}
