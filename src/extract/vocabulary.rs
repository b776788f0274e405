//! The words that templates ask for, by number.
//!
//! A text's words are looked up once; from then on a template's word is compared with a token as a number, and a set of
//! words is looked for with a bit a word.

use super::bits::Bits;
use crate::lexicon::tables::Table;
use crate::text::Text;

/// The number of a word that some template asks for; [`Word::NONE`] for all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word(u32);

impl Word {
    /// A word that no template asks for.
    pub(super) const NONE: Self = Self(0);

    /// Its place in a list by word.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The words of all templates of a plan, folded, with their numbers from 1.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(Table<Word>);

impl Vocabulary {
    /// The number of a word, which is new or was added before.
    pub(super) fn add(&mut self, word: &str) -> Word {
        if let Some(known) = self.0.get(word) {
            return *known;
        }
        let new = Word(self.len() as u32);
        self.0.extend([(word.into(), new)]);
        new
    }

    /// How long a list by word is.
    pub(super) fn len(&self) -> usize {
        self.0.len() + 1
    }

    /// The number of token `at` of a text.
    pub(super) fn word(&self, text: &Text<'_>, at: usize) -> Word {
        self.0.get_hashed(text.hash(at), text.word(at)).copied().unwrap_or(Word::NONE)
    }
}

/// Some of the words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WordSet(Bits);

impl WordSet {
    pub(super) fn new(words: &[Word]) -> Self {
        let mut set = Self::with_room(words.iter().map(|word| word.index() + 1).max().unwrap_or(0));
        set.replace(words.iter().copied());
        set
    }

    /// An empty set with room for the words of a vocabulary.
    pub(super) fn with_room(vocabulary: usize) -> Self {
        Self(Bits::with_room(vocabulary))
    }

    /// Makes it the set of these words.
    pub(super) fn replace(&mut self, words: impl Iterator<Item = Word>) {
        self.0.clear();
        words.for_each(|word| self.0.insert(word.index()));
    }

    /// Whether a word is in both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.meets(&other.0)
    }

    /// Whether it was made of no word.
    pub(super) fn is_empty(&self) -> bool {
        !self.0.has_room()
    }

    pub(super) fn contains(&self, word: Word) -> bool {
        self.0.contains(word.index())
    }
}
