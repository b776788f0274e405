//! Which quotations may be printings of one utterance, so that no others have to be weighed together.
//!
//! Two printings have a run of four words in common (a shingle, Broder 1997), and of the words of the shorter most: others are
//! never one utterance ([`super::group`]). What such pairs hold together is a whole. A run that many wordings have is a stock
//! phrase, and says so little that the four words after it must be the same as well; where even that is in many, all of them
//! are one whole. So the time is near linear, and the outcome depends on the whole collection alone.
//!
//! Words are hashes here. Two words may have the same: a whole is larger than need be then, and the findings are the same.

use super::group::{SHINGLE, is_near};
use super::words::{self, Vocabulary};
use super::written;
use crate::lexicon::Lexicon;
use crate::sets::Sets;
use crate::statement::Statement;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// Fewest words of a wording that is the same wherever it is printed.
const SHORTEST: usize = 3;
/// Most wordings of a run of words that is no stock phrase.
const FEW: usize = 64;
/// Runs of words that are looked at at once: some ten megabytes.
const AT_ONCE: usize = 1 << 22;

/// The words of a quotation, each as a hash.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Wording(Box<[u32]>);

impl Wording {
    /// That of a quotation.
    pub(crate) fn of(statement: &Statement, lexicon: &Lexicon) -> Self {
        let mut vocabulary = Vocabulary::default();
        let words = words::words(&written(&statement.value), lexicon, &mut vocabulary);
        Self(words.iter().map(|word| hash(vocabulary.form(word.form)) as u32).collect())
    }

    /// Whether it is too short to be the same as any other, even in its story.
    pub(crate) fn is_mere(&self) -> bool {
        self.0.len() + 1 < SHORTEST
    }
}

/// The quotations of a story, as far as they may be printings of one utterance.
#[derive(Debug, Clone, Default)]
pub(crate) struct Utterances {
    /// The wordings of each utterance.
    pub(crate) wordings: Vec<Vec<Wording>>,
    /// For each quotation, the number of its utterance.
    pub(crate) of: Vec<u32>,
}

impl Utterances {
    /// Those of the quotations of a story.
    pub(crate) fn of<'s>(quotations: impl Iterator<Item = &'s Statement>, lexicon: &Lexicon) -> Self {
        let mut numbers: FxHashMap<Wording, u32> = FxHashMap::default();
        let (mut wordings, mut wording_of) = (Vec::new(), Vec::new());
        for quotation in quotations {
            let wording = Wording::of(quotation, lexicon);
            let next = wordings.len() as u32;
            let known = numbers.get(&wording).copied();
            if known.is_none() {
                // What is too short to be the same as any other is each its own.
                if !wording.is_mere() {
                    numbers.insert(wording.clone(), next);
                }
                wordings.push(wording);
            }
            wording_of.push(known.unwrap_or(next));
        }
        let mut sets = Sets::new(wordings.len());
        join(&(0..).zip(&wordings).collect::<Vec<_>>(), &mut sets);
        let roots = sets.roots();
        let mut utterances: BTreeMap<u32, Vec<Wording>> = BTreeMap::new();
        roots.iter().zip(wordings).for_each(|(&root, wording)| utterances.entry(root).or_default().push(wording));
        let number: FxHashMap<u32, u32> = utterances.keys().copied().zip(0..).collect();
        let of = wording_of.into_iter().map(|wording| number[&roots[wording as usize]]).collect();
        Self { wordings: utterances.into_values().collect(), of }
    }
}

/// For each of the utterances of all stories, which are told by their wordings, the first of its whole.
pub(crate) fn across<'w>(utterances: impl Iterator<Item = &'w Vec<Wording>>) -> Vec<u32> {
    let (mut all, mut count) = (Vec::new(), 0);
    for wordings in utterances {
        all.extend(wordings.iter().map(|wording| (count, wording)));
        count += 1;
    }
    let mut sets = Sets::new(count as usize);
    join(&all, &mut sets);
    sets.roots()
}

/// Joins the sets of wordings that may be printings of one utterance; each comes with the number of its set.
fn join(wordings: &[(u32, &Wording)], sets: &mut Sets) {
    let mut first: FxHashMap<&Wording, u32> = FxHashMap::default();
    let mut distinct: Vec<(u32, &[u32])> = Vec::new();
    for &(set, wording) in wordings.iter().filter(|(_, wording)| wording.0.len() >= SHORTEST) {
        let one = *first.entry(wording).or_insert_with(|| {
            distinct.push((set, &wording.0));
            set
        });
        sets.join(one, set);
    }
    distinct.retain(|(_, words)| words.len() >= SHINGLE);
    let runs: usize = distinct.iter().map(|(_, words)| words.len() + 1 - SHINGLE).sum();
    let passes = runs as u64 / AT_ONCE as u64 + 1;
    for pass in 0..passes {
        let mut held: Vec<(u64, u32)> = (0_u32..)
            .zip(&distinct)
            .collect::<Vec<_>>()
            .into_par_iter()
            .flat_map_iter(|(at, (_, words))| words.windows(SHINGLE).map(move |run| (hash(run), at)))
            .filter(|(run, _)| (run >> 32) % passes == pass)
            .collect();
        held.par_sort_unstable();
        held.dedup();
        let roots = sets.roots();
        let linking = Linking { distinct: &distinct, roots: &roots };
        let links: Vec<(u32, u32)> =
            held.par_chunk_by(|a, b| a.0 == b.0).flat_map_iter(|block| linking.of_run(block)).collect();
        links.into_iter().for_each(|(a, b)| sets.join(a, b));
    }
}

/// What is linked by common runs of words.
#[derive(Clone, Copy)]
struct Linking<'a> {
    /// Distinct wordings, each with the number of its set.
    distinct: &'a [(u32, &'a [u32])],
    /// The sets as they are joined so far.
    roots: &'a [u32],
}

impl Linking<'_> {
    /// The links between those that have a run of words.
    fn of_run(self, block: &[(u64, u32)]) -> Vec<(u32, u32)> {
        let Some(&(run, _)) = block.first().filter(|_| block.len() > 1) else { return Vec::new() };
        if block.len() <= FEW {
            return self.near(block);
        }
        let mut further: Vec<(u64, u32)> = block.iter().map(|&(_, at)| (self.after(run, at), at)).collect();
        further.sort_unstable();
        let blocks = further.chunk_by(|a, b| a.0 == b.0);
        blocks.flat_map(|block| if block.len() <= FEW { self.near(block) } else { self.all(block) }).collect()
    }

    /// A hash of the words after a run.
    fn after(self, run: u64, at: u32) -> u64 {
        let words = self.distinct[at as usize].1;
        let from = words.windows(SHINGLE).position(|here| hash(here) == run).unwrap_or_default() + SHINGLE;
        hash(words.get(from..words.len().min(from + SHINGLE)))
    }

    /// The links between those that have most words in common.
    fn near(self, block: &[(u64, u32)]) -> Vec<(u32, u32)> {
        let sorted = |&(_, at): &(u64, u32)| {
            let (set, words) = self.distinct[at as usize];
            let mut words = words.to_vec();
            words.sort_unstable();
            (set, words)
        };
        let root = |at: u32| self.roots[self.distinct[at as usize].0 as usize];
        if block.iter().all(|&(_, at)| root(at) == root(block[0].1)) {
            return Vec::new();
        }
        let bags: Vec<(u32, Vec<u32>)> = block.iter().map(sorted).collect();
        let mut links = Vec::new();
        for (nth, (set, words)) in bags.iter().enumerate() {
            for (other, others) in &bags[nth + 1..] {
                let apart = self.roots[*set as usize] != self.roots[*other as usize];
                if apart && is_near(words, others) {
                    links.push((*set, *other));
                }
            }
        }
        links
    }

    /// Links between all.
    fn all(self, block: &[(u64, u32)]) -> Vec<(u32, u32)> {
        let set = |(_, at): (u64, u32)| self.distinct[at as usize].0;
        block.windows(2).map(|pair| (set(pair[0]), set(pair[1]))).collect()
    }
}

fn hash(of: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(text: &str) -> Wording {
        Wording(text.split_whitespace().map(|word| hash(word) as u32).collect())
    }

    /// The wholes of these wordings, each by the first of it.
    fn wholes(wordings: &[String]) -> Vec<u32> {
        let wordings: Vec<Wording> = wordings.iter().map(|text| wording(text)).collect();
        let mut sets = Sets::new(wordings.len());
        join(&(0..).zip(&wordings).collect::<Vec<_>>(), &mut sets);
        sets.roots()
    }

    #[test]
    fn wordings_of_which_most_is_the_same_are_a_whole() {
        let texts = [
            "we had a grand time at the fair today",
            "we had a good time at the fair today",
            "we had a grand time",
            // A run of four words is not enough.
            "he sold all of it at the fair today and went home to his wife",
            "of course",
            "of course",
            "never again sir",
            "never again sir",
        ];
        assert_eq!(wholes(&texts.map(str::to_owned)), [0, 0, 0, 3, 4, 5, 6, 6]);
    }

    #[test]
    fn a_stock_phrase_says_nothing_alone() {
        // The same four words in a hundred wordings, of which two go on in the same way.
        let text = |at: usize| format!("a lot of people {at} {at}{at} {at}{at}{at} x{at}");
        let mut texts: Vec<String> = (0..100).map(text).collect();
        texts.push("well a lot of people 7 77 777 x7 indeed".to_owned());
        let mut want: Vec<u32> = (0..100).collect();
        want.push(7);
        assert_eq!(wholes(&texts), want);
        // A hundred wordings of one utterance are one whole, though no run is in few.
        let texts: Vec<String> = (0..100).map(|at| format!("{at} we had a grand time at the fair today")).collect();
        assert_eq!(wholes(&texts), [0; 100]);
    }
}
