//! Holes: what a slot asks for, whatever it is called.
//!
//! Many templates ask for the same (`{n:count}`, a person's name): a hole that they share is filled once in a window.

use super::sight::Mark;
use super::slots::Taking;
use super::vocabulary::{Vocabulary, WordSet};
use crate::rules::{Inherit, Slot};
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
    /// What must stand in the same sentence, beside that.
    beside: Begin,
    /// The first words of what fills it, where it is one of a list.
    opens: Option<WordSet>,
}

impl Hole {
    /// What `slot` asks for; of what it takes, only what matters for its type.
    pub(super) fn new(slot: &Slot, taking: Taking, words: &mut Vocabulary) -> Self {
        let Taking { inherit: Inherit { surname, pronoun, work, .. }, loose } = taking;
        let none = Inherit::default();
        let (inherit, loose) = match slot.kind {
            SlotType::Person => (Inherit { surname, pronoun, ..none }, false),
            SlotType::Title => (Inherit { work, ..none }, false),
            SlotType::Name | SlotType::Place | SlotType::Org => (none, loose),
            _ => (none, false),
        };
        let opens = match &slot.kind {
            SlotType::OneOf(phrases) => {
                let first = phrases.iter().flat_map(|phrase| openings(phrase));
                Some(WordSet::new(&first.map(|word| words.add(word)).collect::<Vec<_>>()))
            }
            _ => None,
        };
        let (kind, begin, beside) = (slot.kind.clone(), Begin::of(&slot.kind), Begin::beside(&slot.kind));
        Self { kind, many: slot.many, taking: Taking { inherit, loose }, begin, beside, opens }
    }

    /// Whether what fills it can begin at a token of this mark, as far as the token alone tells.
    pub(super) fn can_begin(&self, mark: Mark) -> bool {
        mark.begins.has(self.begin) && self.opens.as_ref().is_none_or(|opens| opens.contains(mark.word))
    }

    /// Whether what fills it can stand among tokens of these words, with which all this begins, as far as they tell.
    pub(super) fn can_stand(&self, words: &WordSet, begins: Begin) -> bool {
        let opened = || self.opens.as_ref().is_none_or(|opens| opens.meets(words));
        begins.has(self.begin) && begins.has_all(self.beside) && opened()
    }

    /// Whether it only bridges what does not matter: any words, or anything at all.
    pub(super) fn is_bridge(&self) -> bool {
        !self.many && matches!(self.kind, SlotType::Words(_) | SlotType::Content(_) | SlotType::Gap(_))
    }
}

/// What can be the first token of a phrase: what it begins with, up to where no number or word goes on.
fn openings(phrase: &str) -> impl Iterator<Item = &str> {
    let phrase = phrase.split_whitespace().next().unwrap_or_default();
    let goes_on = |end: usize| {
        let (last, next) = (phrase[..end].chars().next_back(), phrase[end..].chars().next());
        let both = |is: fn(char) -> bool| last.is_some_and(is) && next.is_some_and(is);
        both(char::is_alphabetic) || both(|c| c.is_ascii_digit())
    };
    let ends = phrase.char_indices().map(|(at, _)| at).skip(1).chain([phrase.len()]);
    ends.filter(move |&end| !goes_on(end)).map(|end| &phrase[..end])
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

#[cfg(test)]
mod tests {
    use super::openings;

    #[test]
    fn a_phrase_is_opened_by_what_can_be_its_first_token() {
        for (phrase, want) in [
            ("rose", vec!["rose"]),
            ("co-wrote it", vec!["co", "co-", "co-wrote"]),
            ("'s", vec!["'", "'s"]),
            ("3rd", vec!["3", "3rd"]),
            ("", vec![""]),
        ] {
            assert_eq!(openings(phrase).collect::<Vec<_>>(), want, "{phrase}");
        }
    }
}
