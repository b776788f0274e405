//! Phrases of one token or more, each with a meaning; the longest that begins at a place wins.

use super::filter::Filter;
use super::hash;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Phrases by their first token. Written in tables as tokens with a space between them: `per cent`, `u . s . $`.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Vec<String>", bound = "T: Default")]
pub struct Phrases<T = ()> {
    /// For the hash of each first token its phrases, longest first.
    by_first: FxHashMap<u32, Vec<Entry<T>>>,
    first: Filter,
}

/// The tokens of a phrase, at least one, and its meaning.
type Entry<T> = (Box<[Box<str>]>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default(), first: Filter::default() }
    }
}

impl<T: Default> From<Vec<String>> for Phrases<T> {
    fn from(phrases: Vec<String>) -> Self {
        phrases.into_iter().map(|phrase| (phrase, T::default())).collect()
    }
}

impl<T> FromIterator<(String, T)> for Phrases<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(phrases: I) -> Self {
        let mut all = Self::default();
        for (phrase, meaning) in phrases {
            all.insert(&phrase, meaning);
        }
        all
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase, folded, its tokens apart by white space; an empty one is left out.
    pub fn insert(&mut self, phrase: &str, meaning: T) {
        let tokens: Box<[Box<str>]> = phrase.split_whitespace().map(Into::into).collect();
        let Some(first) = tokens.first().map(|first| hash(first)) else { return };
        self.first.add(first);
        let same = self.by_first.entry(first).or_default();
        let at = same.partition_point(|(other, _)| other.len() > tokens.len());
        same.insert(at, (tokens, meaning));
    }

    /// The longest phrase that begins with `token(0)`: how many tokens it has and what it means.
    /// `token(n)` is the n-th folded token from there, `""` where there is none.
    pub fn longest<'t>(&self, token: impl Fn(usize) -> &'t str) -> Option<(usize, &T)> {
        self.longest_hashed(hash(token(0)), token)
    }

    /// The same, where the [`hash`] of the first token is known.
    pub fn longest_hashed<'t>(&self, first: u32, token: impl Fn(usize) -> &'t str) -> Option<(usize, &T)> {
        if !self.first.passes(first) {
            return None;
        }
        let same = self.by_first.get(&first)?;
        let stands = |tokens: &[Box<str>]| tokens.iter().enumerate().all(|(n, word)| token(n) == &**word);
        same.iter().find(|(tokens, _)| stands(tokens)).map(|(tokens, meaning)| (tokens.len(), meaning))
    }

    /// The first tokens of all phrases, in no order, some more than once.
    pub fn first_tokens(&self) -> impl Iterator<Item = &str> {
        self.by_first.values().flatten().filter_map(|(tokens, _)| tokens.first()).map(|first| &**first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let mut phrases = Phrases::default();
        for (phrase, meaning) in [("more", 1), ("more than", 2), ("more or less", 3)] {
            phrases.insert(phrase, meaning);
        }
        for (text, want) in [("more than ten", Some((2, 2))), ("more or", Some((1, 1))), ("less", None), ("", None)] {
            let tokens: Vec<&str> = text.split(' ').collect();
            let found = phrases.longest(|n| tokens.get(n).copied().unwrap_or_default());
            assert_eq!(found.map(|(len, &meaning)| (len, meaning)), want, "{text}");
        }
    }
}
