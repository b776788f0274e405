//! Single words and their classes: a hash table that can be finished at build time and used where it lies.
//!
//! Most words stand in their slot of the table, so that looking one up is a look at one place of memory; those that are too
//! long for it stand in one string, and the slot points into it. Slots are bytes in a fixed order, so that the build script
//! can write them into the program: the tens of thousands of English words then cost nothing to load. Probing is linear in a
//! table at most two thirds full; words are only ever added.

use super::Classes;
use super::filter::Filter;
use std::borrow::Cow;
use std::collections::HashMap;

/// Words with a set of classes each.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// The table; its length is a power of two, or it is empty.
    slots: Cow<'static, [Bytes]>,
    /// The words that are too long for a slot, one after the other.
    text: Cow<'static, str>,
    /// The sets of classes that words have, eight bytes each; the first is of words that are not there.
    sets: Cow<'static, [[u8; 8]]>,
    /// The numbers of these sets, while words are added.
    numbers: HashMap<u64, u32>,
    /// How many words can be added before the table must grow.
    room: usize,
    added: Filter,
}

/// What [`Vocabulary::into_parts`] takes one apart into: slots, sets of classes, and the words that are too long for a slot.
pub(super) type Parts = (Vec<u8>, Vec<u8>, String);

/// A slot as it is kept, the least byte first.
type Bytes = [u8; 16];

/// A slot of the table; 0 where it is free. From its lowest bit: 88 bits of letters, or of a long word 32 bits of its hash, 32
/// that tell where it begins in the text (lexicons are far smaller than four gigabytes), and 24 how long it is; 8 bits of length,
/// or [`LONG`]; 32 bits with the number of the set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot(u128);

/// Bytes of a word that stands in its slot, at most.
const SHORT: usize = 11;
/// The length that stands for a longer word.
const LONG: u128 = 0xff;
/// Bytes of a word at most; a longer one is none.
const LONGEST: usize = (1 << 24) - 1;

/// The hash of a folded word, the same on every machine and never 0. Equal words have equal hashes; of unequal ones few have.
///
/// Eight bytes at a time, each mixed in by a product whose halves are joined, as wyhash does (Wang Yi, 2019).
#[must_use]
#[inline]
pub fn hash(word: &str) -> u32 {
    hash_of(word.as_bytes())
}

#[inline]
fn hash_of(word: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, bytes: u64| {
        let product = u128::from(hash ^ bytes) * u128::from(FACTOR);
        product as u64 ^ (product >> 64) as u64
    };
    let (eights, rest) = word.as_chunks::<8>();
    let hash = eights.iter().fold(word.len() as u64, |hash, bytes| mix(hash, u64::from_le_bytes(*bytes)));
    // Its first and its last four overlap, or its first, middle and last byte.
    let rest = match (rest.first_chunk(), rest.last_chunk()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
        _ => match *rest {
            [] => 0,
            [first, .., last] => u64::from(first) | u64::from(rest[rest.len() / 2]) << 8 | u64::from(last) << 16,
            [only] => u64::from(only),
        },
    };
    let hash = mix(hash, rest);
    ((hash >> 32) as u32 ^ hash as u32).max(1)
}

impl Vocabulary {
    /// One that [`Self::into_parts`] was written of.
    pub(super) fn built(slots: &'static [u8], sets: &'static [u8], text: &'static str) -> Self {
        let (slots, sets) = (slots.as_chunks().0.into(), sets.as_chunks().0.into());
        Self { slots, text: text.into(), sets, added: Filter::open(), ..Self::default() }
    }

    /// What it is made of.
    #[allow(dead_code, reason = "the build script writes it")]
    pub(super) fn into_parts(self) -> Parts {
        (self.slots.concat(), self.sets.concat(), self.text.into_owned())
    }

    /// Gives `word` a class beside those it has. The empty word has none.
    pub(super) fn add(&mut self, word: &str, class: Classes) {
        if word.is_empty() || word.len() > LONGEST {
            return;
        }
        if self.room == 0 {
            self.grow();
        }
        let hash = hash(word);
        let (at, found) = self.place(hash, word);
        let slot = found.unwrap_or_else(|| {
            self.room -= 1;
            let start = self.text.len() as u128;
            if word.len() > SHORT {
                self.text.to_mut().push_str(word);
            }
            Slot::of(hash, word, start)
        });
        let set = self.set(slot).or(class).bits();
        let sets = self.sets.to_mut();
        let number = *self.numbers.entry(set).or_insert_with(|| {
            sets.push(set.to_le_bytes());
            sets.len() as u32 - 1
        });
        self.added.add(hash);
        self.slots.to_mut()[at] = slot.with_set(number).0.to_le_bytes();
    }

    /// The classes of a word with this [`hash`].
    #[inline]
    pub(super) fn classes(&self, hash: u32, word: &str) -> Classes {
        match self.added.passes(hash) {
            true => self.place(hash, word).1.map_or(Classes::NONE, |slot| self.set(slot)),
            false => Classes::NONE,
        }
    }

    /// The index of the slot that holds `word`, with the slot, or else of the free one where it would lie.
    fn place(&self, hash: u32, word: &str) -> (usize, Option<Slot>) {
        let slots: &[Bytes] = &self.slots;
        let mask = slots.len().wrapping_sub(1);
        let wanted = Slot::of(hash, word, 0);
        let holds = |slot: Slot| match word.len() <= SHORT {
            true => slot.without_set() == wanted,
            false => slot.is_long() && slot.0 as u32 == hash && self.long(slot) == word.as_bytes(),
        };
        let mut at = hash as usize & mask;
        while let Some(slot) = slots.get(at).map(Slot::read).filter(|slot| !slot.is_free()) {
            if holds(slot) {
                return (at, Some(slot));
            }
            at = (at + 1) & mask;
        }
        (at, None)
    }

    /// The word of a slot that has a long one.
    fn long(&self, slot: Slot) -> &[u8] {
        let (start, len) = ((slot.0 >> 32) as u32 as usize, (slot.0 >> 64) as usize & LONGEST);
        self.text.as_bytes().get(start..start + len).unwrap_or_default()
    }

    /// The classes of the word of a slot.
    fn set(&self, slot: Slot) -> Classes {
        let set = self.sets.get((slot.0 >> 96) as usize).copied().unwrap_or_default();
        Classes::from_bits(u64::from_le_bytes(set))
    }

    /// Takes all words over into a table of twice the size.
    fn grow(&mut self) {
        let slots = (self.slots.len() * 2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![Bytes::default(); slots].into());
        self.room = slots * 2 / 3;
        if self.sets.is_empty() {
            self.sets.to_mut().push([0; 8]);
        }
        let (mask, slots) = (slots - 1, self.slots.to_mut());
        for slot in old.iter().map(Slot::read).filter(|slot| !slot.is_free()) {
            let mut at = slot.hash() as usize & mask;
            while !Slot::read(&slots[at]).is_free() {
                at = (at + 1) & mask;
            }
            slots[at] = slot.0.to_le_bytes();
            self.room -= 1;
        }
    }
}

impl Slot {
    /// The slot of a word without classes; a long one begins there in the text.
    #[inline]
    fn of(hash: u32, word: &str, start: u128) -> Self {
        let len = word.len() as u128;
        match word.len() <= SHORT {
            true => Self(letters(word.as_bytes()) | len << 88),
            false => Self(u128::from(hash) | start << 32 | len << 64 | LONG << 88),
        }
    }

    #[inline]
    fn read(bytes: &Bytes) -> Self {
        Self(u128::from_le_bytes(*bytes))
    }

    #[inline]
    fn is_free(self) -> bool {
        self.0 == 0
    }

    #[inline]
    fn is_long(self) -> bool {
        self.0 >> 88 & 0xff == LONG
    }

    #[inline]
    fn without_set(self) -> Self {
        Self(self.0 & ((1 << 96) - 1))
    }

    fn with_set(self, number: u32) -> Self {
        Self(self.without_set().0 | u128::from(number) << 96)
    }

    /// The hash of its word.
    fn hash(self) -> u32 {
        let (bytes, len) = (self.0.to_le_bytes(), (self.0 >> 88) as usize & 0xff);
        bytes.get(..len).filter(|_| !self.is_long()).map_or(self.0 as u32, hash_of)
    }
}

/// The bytes of a word of at most [`SHORT`], the first one lowest.
#[inline]
fn letters(word: &[u8]) -> u128 {
    let last = |bytes: u64, count: usize| u128::from(bytes) << (8 * (word.len() - count));
    // The first and the last of them may overlap: they are the same there.
    if let (Some(first), Some(end)) = (word.first_chunk(), word.last_chunk()) {
        return u128::from(u64::from_le_bytes(*first)) | last(u64::from_le_bytes(*end), 8);
    }
    if let (Some(first), Some(end)) = (word.first_chunk(), word.last_chunk()) {
        return u128::from(u32::from_le_bytes(*first)) | last(u64::from(u32::from_le_bytes(*end)), 4);
    }
    word.iter().rev().fold(0, |letters, &byte| letters << 8 | u128::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    proptest::proptest! {
        /// The plain twin is a map of the standard library.
        #[test]
        fn words_keep_all_classes_they_were_given(words in proptest::collection::vec(("[a-cé]{0,3}|[ab]{10,13}", 0..3usize), 0..90)) {
            let classes = [Classes::GIVEN, Classes::PLACE, Classes::COMMON];
            let (mut vocabulary, mut twin) = (Vocabulary::default(), HashMap::<String, Classes>::new());
            for (word, class) in words.iter().filter(|(word, _)| !word.is_empty()) {
                vocabulary.add(word, classes[*class]);
                let all = twin.entry(word.clone()).or_default();
                *all = all.or(classes[*class]);
            }
            for word in words.iter().map(|(word, _)| word.as_str()).chain(["", "zebra"]) {
                let want = twin.get(word).copied().unwrap_or_default();
                proptest::prop_assert_eq!(vocabulary.classes(hash(word), word), want, "{}", word);
            }
        }
    }
}
