//! How near a template came that does not fit: the furthest that any way through it went, and what it wanted there.
//!
//! Near is measured in words that tell: a fixed word of content counts most, a slot less, a word of grammar or a sign little,
//! a bridge (`{_:words(3)}`) nothing. The share is what was found of the shortest way through the template from there.

use super::words::Words;
use crate::extract::program::{Op, Program};
use crate::lexicon::{Classes, Lexicon};
use crate::rules::Slot;
use crate::value::SlotType;
use std::ops::Range;

/// What a fixed word of content, a slot, and a word of grammar or a sign count for.
const CONTENT: u32 = 3;
const SLOT: u32 = 2;
const SMALL: u32 = 1;

/// How far a template came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The words it took, in order.
    pub taken: Vec<Words>,
    /// The word it stopped at; empty at the end of the sentence. It stands before those taken where all of the template
    /// fits but the slot it begins with.
    pub at: Words,
    /// What would have gone on there: any of these.
    pub wanted: Vec<Wanted>,
    /// How much of the template that was, in percent.
    pub share: u32,
}

/// What a template wanted at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// This word or sign.
    Word(String),
    /// Something to fill the slot of this name and type; `_` has no name.
    Slot(String, SlotType),
    /// The end of the sentence.
    End,
}

/// The furthest way through a template so far.
#[derive(Debug, Default)]
pub(super) struct Furthest {
    /// The instructions that took something, with their tokens and what all up to them count for.
    path: Vec<(usize, Range<usize>, u32)>,
    best: Option<Reach>,
}

/// One way through a template, up to where it stopped.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    pub(super) taken: Vec<Range<usize>>,
    pub(super) at: usize,
    /// The instructions that found nothing there.
    pub(super) missed: Vec<usize>,
    score: u32,
    /// Whether the rest of the template fits, and its beginning does not.
    headless: bool,
}

impl Furthest {
    pub(super) fn starts(&mut self) {
        self.path.clear();
    }

    pub(super) fn takes(&mut self, op: usize, tokens: Range<usize>, weight: u32) {
        let before = self.path.last().map_or(0, |(_, _, score)| *score);
        self.path.push((op, tokens, before + weight));
    }

    pub(super) fn gives_back(&mut self) {
        self.path.pop();
    }

    /// Of two ways that went as far, the first counts: the matcher tries the likelier first.
    pub(super) fn misses(&mut self, op: usize, at: usize) {
        let score = self.path.last().map_or(0, |(_, _, score)| *score);
        if score == 0 {
            return;
        }
        match &mut self.best {
            Some(best) if best.score == score && best.at == at => {
                if !best.missed.contains(&op) {
                    best.missed.push(op);
                }
            }
            Some(best) if best.score >= score => {}
            _ => {
                let taken = self.path.iter().map(|(_, tokens, _)| tokens.clone()).collect();
                self.best = Some(Reach { taken, at, missed: vec![op], score, headless: false });
            }
        }
    }

    /// All of the template but its first instruction takes `tokens`, with the token before them in its place. A way from the
    /// beginning that went half as far tells more.
    pub(super) fn lacks_head(&mut self, tokens: Range<usize>, weight: u32) {
        if weight >= CONTENT && self.best.as_ref().is_none_or(|best| 2 * best.score < weight) {
            let at = tokens.start - 1;
            self.best = Some(Reach { taken: vec![tokens], at, missed: vec![0], score: weight, headless: true });
        }
    }

    /// The furthest way; none if none took anything that counts.
    pub(super) fn end(&mut self) -> Option<Reach> {
        self.path.clear();
        self.best.take()
    }
}

/// What the instructions of a program count for, and the least that is left from each to the end.
#[derive(Debug)]
pub(super) struct Weights {
    own: Vec<u32>,
    rest: Vec<u32>,
}

impl Weights {
    pub(super) fn of(program: &Program, slots: &[Slot], lexicon: &Lexicon) -> Self {
        let own: Vec<u32> = program.ops.iter().map(|op| weight(op, slots, lexicon)).collect();
        let mut rest = vec![0; own.len()];
        // Instructions lead forward alone.
        for (at, op) in program.ops.iter().enumerate().rev() {
            let from = |next: usize| rest.get(next).copied().unwrap_or(0);
            rest[at] = match op {
                Op::Done => 0,
                Op::Fork(first, second) => from(*first).min(from(*second)),
                Op::Jump(to) => from(*to),
                // It may be missing.
                Op::Hyphen | Op::Among(_) => from(at + 1),
                Op::Token(..) | Op::Stop | Op::Slot(_) => own[at] + from(at + 1),
            };
        }
        Self { own, rest }
    }

    pub(super) fn own(&self, op: usize) -> u32 {
        self.own.get(op).copied().unwrap_or(0)
    }

    /// The least that is left from an instruction on.
    pub(super) fn rest(&self, op: usize) -> u32 {
        self.rest.get(op).copied().unwrap_or(0)
    }

    /// How much of the template a way went through, in percent.
    pub(super) fn share(&self, reach: &Reach) -> u32 {
        let rest = match reach.headless {
            true => self.own(0),
            false => reach.missed.iter().map(|&op| self.rest(op)).min().unwrap_or(0),
        };
        100 * reach.score / (reach.score + rest).max(1)
    }
}

fn weight(op: &Op, slots: &[Slot], lexicon: &Lexicon) -> u32 {
    match op {
        Op::Token(word, _) => {
            let telling = word.chars().all(char::is_alphanumeric) && !lexicon.classes(word).has(Classes::FUNCTION);
            if telling { CONTENT } else { SMALL }
        }
        Op::Slot(slot) => match slots.get(*slot).map(|slot| &slot.kind) {
            Some(SlotType::Words(_) | SlotType::Content(_) | SlotType::Gap(_)) | None => 0,
            Some(_) => SLOT,
        },
        Op::Hyphen | Op::Among(_) | Op::Fork(..) | Op::Jump(_) | Op::Done => 0,
        Op::Stop => SMALL,
    }
}

/// What an instruction wants.
pub(super) fn wanted(op: &Op, slots: &[Slot]) -> Option<Wanted> {
    match op {
        Op::Token(word, _) => Some(Wanted::Word(word.to_string())),
        Op::Slot(slot) => slots.get(*slot).map(|slot| Wanted::Slot(slot.name.clone(), slot.kind.clone())),
        Op::Stop => Some(Wanted::End),
        Op::Hyphen | Op::Among(_) | Op::Fork(..) | Op::Jump(_) | Op::Done => None,
    }
}
