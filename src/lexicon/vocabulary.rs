//! Single words and their classes: a hash table that can be finished at build time and used where it lies.
//!
//! All words stand in one string, and a slot of the table points into it. Slots are bytes in a fixed order, so that the
//! build script can write them into the program: the tens of thousands of English words then cost nothing to load.
//! Probing is linear in a table at most two thirds full; words are only ever added.

use super::Classes;
use super::filter::Filter;
use std::borrow::Cow;

/// Words with a set of classes each.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// All words, one after the other.
    text: Cow<'static, str>,
    /// The table; its length is a power of two, or it is empty.
    slots: Cow<'static, [Bytes]>,
    /// How many words can be added before the table must grow.
    room: usize,
    added: Filter,
}

/// A slot as it is kept: hash, start, length and classes, the least byte first.
type Bytes = [u8; 20];

/// A place of the table.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// 0 where it is free.
    hash: u32,
    /// Where its word lies in the text. Lexicons are far smaller than four gigabytes.
    start: u32,
    len: u32,
    classes: u64,
}

/// The hash of a folded word, the same on every machine and never 0. Equal words have equal hashes; of unequal ones few have.
///
/// Eight bytes at a time, each mixed in by a product whose halves are joined, as wyhash does (Wang Yi, 2019).
#[must_use]
#[inline]
pub fn hash(word: &str) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, bytes: u64| {
        let product = u128::from(hash ^ bytes) * u128::from(FACTOR);
        product as u64 ^ (product >> 64) as u64
    };
    let (eights, rest) = word.as_bytes().as_chunks::<8>();
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
    pub(super) fn built(slots: &'static [u8], text: &'static str) -> Self {
        Self { text: text.into(), slots: slots.as_chunks().0.into(), room: 0, added: Filter::open() }
    }

    /// The table and the words it points to.
    #[allow(dead_code, reason = "the build script writes them")]
    pub(super) fn into_parts(self) -> (Vec<u8>, String) {
        (self.slots.concat(), self.text.into_owned())
    }

    /// Gives `word` a class beside those it has. The empty word has none.
    pub(super) fn add(&mut self, word: &str, class: Classes) {
        if word.is_empty() {
            return;
        }
        if self.room == 0 {
            self.grow();
        }
        let hash = hash(word);
        let (at, mut slot) = self.place(hash, word);
        if slot.hash == 0 {
            slot = Slot { hash, start: self.text.len() as u32, len: word.len() as u32, classes: 0 };
            self.text.to_mut().push_str(word);
            self.room -= 1;
        }
        slot.classes |= class.bits();
        self.added.add(hash);
        self.slots.to_mut()[at] = slot.write();
    }

    /// The classes of a word with this [`hash`].
    #[inline]
    pub(super) fn classes(&self, hash: u32, word: &str) -> Classes {
        match self.added.passes(hash) {
            true => Classes::from_bits(self.place(hash, word).1.classes),
            false => Classes::NONE,
        }
    }

    /// The slot that holds `word`, or else the free one where it would lie, with its index.
    fn place(&self, hash: u32, word: &str) -> (usize, Slot) {
        let slots: &[Bytes] = &self.slots;
        let mask = slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(bytes) = slots.get(at) {
            let here = Slot::hash(bytes);
            if here == 0 {
                break;
            }
            if here == hash {
                let slot = Slot::read(bytes);
                if self.word(slot) == word.as_bytes() {
                    return (at, slot);
                }
            }
            at = (at + 1) & mask;
        }
        (at, Slot::default())
    }

    fn word(&self, slot: Slot) -> &[u8] {
        let start = slot.start as usize;
        self.text.as_bytes().get(start..start + slot.len as usize).unwrap_or_default()
    }

    /// Takes all words over into a table of twice the size.
    fn grow(&mut self) {
        let slots = (self.slots.len() * 2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![Bytes::default(); slots].into());
        self.room = slots * 2 / 3;
        let (mask, slots) = (slots - 1, self.slots.to_mut());
        for slot in old.iter().filter(|slot| Slot::hash(slot) != 0) {
            let mut at = Slot::hash(slot) as usize & mask;
            while Slot::hash(&slots[at]) != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = *slot;
            self.room -= 1;
        }
    }
}

impl Slot {
    #[inline]
    fn hash(bytes: &Bytes) -> u32 {
        bytes.first_chunk().map_or(0, |hash| u32::from_le_bytes(*hash))
    }

    fn read(bytes: &Bytes) -> Self {
        let [a, b, c, d, e, f, g, h, i, j, k, l, classes @ ..] = *bytes;
        Self {
            hash: u32::from_le_bytes([a, b, c, d]),
            start: u32::from_le_bytes([e, f, g, h]),
            len: u32::from_le_bytes([i, j, k, l]),
            classes: u64::from_le_bytes(classes),
        }
    }

    fn write(self) -> Bytes {
        let mut bytes = Bytes::default();
        let numbers = [self.hash, self.start, self.len].map(u32::to_le_bytes);
        let all = numbers.as_flattened().iter().copied().chain(self.classes.to_le_bytes());
        bytes.iter_mut().zip(all).for_each(|(to, byte)| *to = byte);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    proptest::proptest! {
        /// The plain twin is a map of the standard library.
        #[test]
        fn words_keep_all_classes_they_were_given(words in proptest::collection::vec(("[a-cé]{0,3}", 0..3usize), 0..90)) {
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
