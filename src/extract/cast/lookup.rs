//! The people of an article by the words of their names, so that a bare name is held against those alone it can mean.
//!
//! Goes by hashes of words: it may name somebody whom the word does not fit, and leaves nobody out.

use super::person::Person;
use crate::lexicon::hash;
use smol_str::SmolStr;

/// Each with the hash of a word and a person's index, in order.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    first: Vec<(u32, usize)>,
    last: Vec<(u32, usize)>,
    /// All words of a name as one, as handles have them.
    joined: Vec<(u32, usize)>,
}

impl Lookup {
    pub(super) fn new(people: &[Person]) -> Self {
        let by = |key: &dyn Fn(&[SmolStr]) -> Option<u32>| {
            let keys = people.iter().enumerate().filter_map(|(id, person)| Some((key(&person.parts.words)?, id)));
            let mut keys: Vec<(u32, usize)> = keys.collect();
            keys.sort_unstable();
            keys
        };
        Self {
            first: by(&|words| words.first().map(|word| hash(word))),
            last: by(&|words| words.last().map(|word| hash(word))),
            joined: by(&|words| Some(hash(&words.concat()))),
        }
    }

    /// Those whose name may begin with a folded word, in order; and so on below.
    pub(super) fn by_first(&self, word: &str) -> Vec<usize> {
        of(&self.first, word)
    }

    pub(super) fn by_last(&self, word: &str) -> Vec<usize> {
        of(&self.last, word)
    }

    pub(super) fn by_joined(&self, words: &str) -> Vec<usize> {
        of(&self.joined, words)
    }
}

fn of(keys: &[(u32, usize)], word: &str) -> Vec<usize> {
    let hash = hash(word);
    let from = keys.get(keys.partition_point(|&(key, _)| key < hash)..).unwrap_or_default();
    from.iter().take_while(|&&(key, _)| key == hash).map(|&(_, id)| id).collect()
}
