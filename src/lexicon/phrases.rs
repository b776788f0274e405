//! Phrases of one token or more, each with a meaning; the longest that begins at a place wins.

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Phrases by their first token. Written in tables as tokens with a space between them: `per cent`, `u . s . $`.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Vec<String>", bound = "T: Default")]
pub struct Phrases<T = ()> {
    /// For each first token its phrases, longest first.
    by_first: FxHashMap<Box<str>, Vec<Phrase<T>>>,
}

/// The tokens of a phrase after the first, and its meaning.
type Phrase<T> = (Box<[Box<str>]>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
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
        let mut tokens = phrase.split_whitespace();
        let Some(first) = tokens.next() else { return };
        let rest: Box<[Box<str>]> = tokens.map(Into::into).collect();
        let same = self.by_first.entry(first.into()).or_default();
        let at = same.partition_point(|(other, _)| other.len() > rest.len());
        same.insert(at, (rest, meaning));
    }

    /// The longest phrase that begins with `token(0)`: how many tokens it has and what it means.
    /// `token(n)` is the n-th folded token from there, `""` where there is none.
    pub fn longest<'t>(&self, token: impl Fn(usize) -> &'t str) -> Option<(usize, &T)> {
        let (rest, meaning) = self
            .by_first
            .get(token(0))?
            .iter()
            .find(|(rest, _)| rest.iter().enumerate().all(|(n, word)| token(n + 1) == &**word))?;
        Some((rest.len() + 1, meaning))
    }

    /// The first tokens of all phrases, in no order.
    pub fn first_tokens(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(|first| &**first)
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
