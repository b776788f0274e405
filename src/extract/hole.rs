//! Holes: what a slot asks for, whatever it is called.
//!
//! Many templates ask for the same (`{n:count}`, a person's name): a hole that they share is filled once in a window.

use super::bits::Bits;
use super::slots::Taking;
use crate::rules::{Inherit, Slot};
use crate::text::Text;
use crate::value::{Begin, SlotType};

/// What a slot asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hole {
    /// What fills it.
    pub(super) kind: SlotType,
    /// Whether it takes a list.
    pub(super) many: bool,
    /// What it takes beside what is written out in full.
    pub(super) taking: Taking,
    /// What it begins with.
    pub(super) begin: Begin,
    /// The first bytes of what fills it, where it is one of a list.
    opens: Option<Bits>,
}

impl Hole {
    /// What `slot` asks for; of what it takes, only what matters for its type.
    pub(super) fn new(slot: &Slot, taking: Taking) -> Self {
        let Taking { inherit: Inherit { surname, pronoun, work, .. }, loose } = taking;
        let none = Inherit::default();
        let (inherit, loose) = match slot.kind {
            SlotType::Person => (Inherit { surname, pronoun, ..none }, false),
            SlotType::Title => (Inherit { work, ..none }, false),
            SlotType::Name | SlotType::Place | SlotType::Org => (none, loose),
            _ => (none, false),
        };
        let opens = match &slot.kind {
            SlotType::OneOf(phrases) => Some(first_bytes(phrases)),
            _ => None,
        };
        let (kind, begin) = (slot.kind.clone(), Begin::of(&slot.kind));
        Self { kind, many: slot.many, taking: Taking { inherit, loose }, begin, opens }
    }

    /// Whether what fills it can begin at token `at`, as far as the token alone tells.
    pub(super) fn can_begin(&self, text: &Text<'_>, at: usize) -> bool {
        Begin::at(text, at).has(self.begin) && self.is_opened(text, at)
    }

    /// Whether what fills it, one of a list, can begin at token `at`, as far as its first byte tells.
    pub(super) fn is_opened(&self, text: &Text<'_>, at: usize) -> bool {
        let first = text.word(at).bytes().next();
        let is_in = |bytes: &Bits| first.is_some_and(|byte| bytes.contains(usize::from(byte)));
        self.opens.as_ref().is_none_or(is_in)
    }

    /// Whether it only bridges what does not matter: any words, or anything at all.
    pub(super) fn is_bridge(&self) -> bool {
        !self.many && matches!(self.kind, SlotType::Words(_) | SlotType::Content(_) | SlotType::Gap(_))
    }
}

fn first_bytes(phrases: &[String]) -> Bits {
    let mut bytes = Bits::with_room(1 << u8::BITS);
    phrases.iter().filter_map(|phrase| phrase.bytes().next()).for_each(|byte| bytes.insert(usize::from(byte)));
    bytes
}

/// The distinct holes of a plan; each has its place in the list as its number.
#[derive(Debug, Default)]
pub(super) struct Holes(Vec<Hole>);

impl Holes {
    /// The number of a hole, which is new or was added before.
    pub(super) fn add(&mut self, hole: Hole) -> usize {
        let known = self.0.iter().position(|other| *other == hole);
        known.unwrap_or_else(|| {
            self.0.push(hole);
            self.0.len() - 1
        })
    }

    pub(super) fn all(&self) -> &[Hole] {
        &self.0
    }
}
