//! Words with a meaning each, found by the hash that every token has.
//!
//! Most words that a table is asked for are none of its own: a filter tells that from the hash alone.

use super::filter::Filter;
use super::hash;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer};

/// Folded words with a meaning each.
#[derive(Debug, Clone)]
pub struct Table<V> {
    words: FxHashMap<Box<str>, V>,
    filter: Filter,
}

/// A set of folded words.
pub type Words = Table<()>;
/// Folded words with a number each.
pub type Amounts = Table<f64>;

impl<V> Table<V> {
    /// What a word means.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&V> {
        self.get_hashed(hash(word), word)
    }

    /// The same, where the [`hash`] of the word is known.
    #[must_use]
    #[inline]
    pub fn get_hashed(&self, hash: u32, word: &str) -> Option<&V> {
        if self.filter.passes(hash) { self.words.get(word) } else { None }
    }

    /// Whether a word is one of the table's.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Its words, in no order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(|word| &**word)
    }

    /// Its words with their meanings, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.words.iter().map(|(word, meaning)| (&**word, meaning))
    }
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { words: FxHashMap::default(), filter: Filter::default() }
    }
}

impl<V> Extend<(Box<str>, V)> for Table<V> {
    fn extend<I: IntoIterator<Item = (Box<str>, V)>>(&mut self, words: I) {
        for (word, meaning) in words {
            self.filter.add(hash(&word));
            self.words.insert(word, meaning);
        }
    }
}

impl<V> FromIterator<(Box<str>, V)> for Table<V> {
    fn from_iter<I: IntoIterator<Item = (Box<str>, V)>>(words: I) -> Self {
        let mut table = Self::default();
        table.extend(words);
        table
    }
}

impl FromIterator<Box<str>> for Words {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Vec::<Box<str>>::deserialize(from)?.into_iter().collect())
    }
}

impl<'de> Deserialize<'de> for Amounts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = FxHashMap::<Box<str>, f64>::deserialize(from)?;
        let mut filter = Filter::default();
        words.keys().for_each(|word| filter.add(hash(word)));
        Ok(Self { words, filter })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// The plain twin is a map of the standard library.
        #[test]
        fn words_keep_what_they_mean(words in proptest::collection::hash_map("[a-cé]{0,3}", 0..9, 0..30), asked in "[a-cé]{0,3}") {
            let table: Table<i32> = words.iter().map(|(word, &meaning)| (word.as_str().into(), meaning)).collect();
            proptest::prop_assert_eq!(table.get(&asked), words.get(&asked));
            proptest::prop_assert_eq!(table.iter().count(), words.len());
        }
    }
}
