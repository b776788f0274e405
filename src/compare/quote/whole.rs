//! Which quotations may be printings of one utterance, so that no others have to be weighed together.
//!
//! Two printings have a run of words in common ([`super::run`]), and of the words of the shorter most: others are never one
//! utterance ([`super::group`]). What such pairs hold together is a whole. Where even a run with the words after it is in many
//! wordings, all of them are one whole. So the time is near linear, and the outcome depends on the whole collection alone.
//!
//! Words are hashes here. Two words may have the same: a whole is larger than need be then, and the findings are the same.

use super::group::{Bag, Glance};
use super::repeated::Repeated;
use super::run::{self, FEW, LENGTH, Stock};
use super::words;
use super::written;
use crate::lexicon::Lexicon;
use crate::sets::Sets;
use crate::statement::Statement;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// Fewest words of a wording that is the same wherever it is printed.
const SHORTEST: usize = 3;
/// Runs of words that are looked at before what belongs together by them is joined, at least, and how often that is done at
/// most: what is joined is not looked at again.
const AT_ONCE: usize = 1 << 22;
const MOST_TIMES: usize = 4;
/// Wordings that one thread takes at least.
const OF_A_THREAD: usize = 256;

/// The words of a quotation, each as a hash.
pub(crate) type Wording = Box<[u32]>;

/// That of a quotation.
pub(crate) fn wording(statement: &Statement, lexicon: &Lexicon) -> Wording {
    words::words(&written(&statement.value), lexicon, &mut words::Hashing).iter().map(|word| word.form).collect()
}

/// The utterances of a story, as far as one quotation after the other tells.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Utterances {
    count: u32,
    /// The words of all their wordings, one wording after the other.
    words: Box<[u32]>,
    /// For each wording the number of its utterance, and where it ends.
    ends: Box<[(u32, u32)]>,
}

impl Utterances {
    /// The utterances that the quotations of a story are printings of; and for each quotation the number of its own.
    pub(crate) fn of<'s>(quotations: impl Iterator<Item = &'s Statement>, lexicon: &Lexicon) -> (Self, Vec<u32>) {
        let mut numbers: FxHashMap<Wording, u32> = FxHashMap::default();
        let (mut wordings, mut wording_of) = (Vec::new(), Vec::new());
        for quotation in quotations {
            let wording = wording(quotation, lexicon);
            let next = wordings.len() as u32;
            let known = numbers.get(&wording).copied();
            if known.is_none() {
                // What is too short to be the same as any other, even in its story, is each its own.
                if wording.len() + 1 >= SHORTEST {
                    numbers.insert(wording.clone(), next);
                }
                wordings.push(wording);
            }
            wording_of.push(known.unwrap_or(next));
        }
        let mut sets = Sets::new(wordings.len());
        join((0..).zip(wordings.iter().map(|words| &**words)).collect(), u32::MAX, &mut sets);
        let mut number: FxHashMap<u32, u32> = FxHashMap::default();
        let utterance_of: Vec<u32> = sets
            .roots()
            .into_iter()
            .map(|root| {
                let next = number.len() as u32;
                *number.entry(root).or_insert(next)
            })
            .collect();
        let of = wording_of.into_iter().map(|wording| utterance_of[wording as usize]).collect();
        let mut end = 0;
        let ends = wordings.iter().zip(utterance_of).map(|(words, utterance)| {
            end += words.len() as u32;
            (utterance, end)
        });
        (Self { count: number.len() as u32, ends: ends.collect(), words: wordings.concat().into() }, of)
    }

    /// How many they are.
    pub(crate) fn count(&self) -> usize {
        self.count as usize
    }

    /// The stock phrases in them, and the common words.
    pub(crate) fn stock(&self, stock: &Stock) -> impl Iterator<Item = u64> {
        self.wordings().flat_map(|(_, words)| stock.among(words))
    }

    /// The wordings, each with the number of its utterance.
    fn wordings(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let mut start = 0;
        self.ends.iter().map(move |&(utterance, end)| {
            let from = std::mem::replace(&mut start, end as usize);
            (utterance, self.words.get(from..end as usize).unwrap_or_default())
        })
    }
}

/// What the utterances of all stories come to.
pub(crate) struct Across {
    /// For each, a number for its whole.
    pub(crate) wholes: Vec<u32>,
    /// The same for each of the quotations that are known.
    pub(crate) known: Vec<u32>,
    /// The stock phrases and common words of the collection.
    pub(crate) stock: Stock,
}

/// Brings the utterances of all stories together, and the quotations that are known, which are of no story and of all.
pub(crate) fn across<'u>(known: &[Wording], stories: impl Iterator<Item = &'u Utterances>) -> Across {
    let mut all: Vec<(u32, &[u32])> = (0..).zip(known.iter().map(|words| &**words)).collect();
    let of_none = known.len() as u32;
    let mut count = of_none;
    for story in stories {
        all.extend(story.wordings().map(|(utterance, words)| (count + utterance, words)));
        count += story.count;
    }
    let mut sets = Sets::new(count as usize);
    let stock = join(all, of_none, &mut sets);
    let mut known = sets.roots();
    let wholes = known.split_off(of_none as usize);
    Across { wholes, known, stock }
}

/// Joins the sets of wordings that may be printings of one utterance; each comes with the number of its set. Sets from
/// number `apart` on are of different stories. The stock phrases and common words among them.
fn join(mut wordings: Vec<(u32, &[u32])>, apart: u32, sets: &mut Sets) -> Stock {
    wordings.retain(|(_, words)| words.len() >= SHORTEST);
    let distinct = distinct(wordings, sets);
    let runs = || {
        let wordings = distinct.par_iter().with_min_len(OF_A_THREAD).enumerate();
        wordings.flat_map_iter(|(at, (_, words))| run::plain(words).map(move |run| (run, at as u32)))
    };
    let count = distinct.iter().map(|(_, words)| words.len() + 1 - LENGTH).sum();
    // Most runs are in one wording alone.
    let repeated = Repeated::among(runs().map(|(run, _)| run), count);
    let mut held: Vec<(u64, u32)> = runs().filter(|&(run, _)| repeated.may_have(run)).collect();
    drop(repeated);
    held.par_sort_unstable();
    held.dedup();
    let mut stock = Stock::of(&distinct);
    stock.add(held.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > FEW).map(|block| block[0].0));
    let mut left = &held[..];
    while let Some(&(last, _)) = left.get(AT_ONCE.max(held.len() / MOST_TIMES)).or(left.last()) {
        let (some, rest) = left.split_at(left.partition_point(|&(run, _)| run <= last));
        let roots = sets.roots();
        let linking = Linking { distinct: &distinct, roots: &roots, stock: &stock, apart };
        let links: Vec<(u32, u32)> =
            some.par_chunk_by(|a, b| a.0 == b.0).flat_map_iter(|block| linking.of_run(block)).collect();
        links.into_iter().for_each(|(a, b)| sets.join(a, b));
        left = rest;
    }
    stock
}

/// Joins the sets of wordings that are the same. Those that are left, of which no two are, and which have a run.
fn distinct<'w>(wordings: Vec<(u32, &'w [u32])>, sets: &mut Sets) -> Vec<(u32, &'w [u32])> {
    let hashed = |(set, words): (u32, &'w [u32])| (run::hash(words), words, set);
    let mut all: Vec<(u64, &[u32], u32)> = wordings.into_par_iter().with_min_len(OF_A_THREAD).map(hashed).collect();
    all.par_sort_unstable();
    all.dedup_by(|(_, words, set), (_, first, one)| {
        let same = words == first;
        if same {
            sets.join(*one, *set);
        }
        same
    });
    all.into_iter().filter(|(_, words, _)| words.len() >= LENGTH).map(|(_, words, set)| (set, words)).collect()
}

/// What is linked by common runs of words.
#[derive(Clone, Copy)]
struct Linking<'a> {
    /// Distinct wordings, each with the number of its set.
    distinct: &'a [(u32, &'a [u32])],
    /// The sets as they are joined so far.
    roots: &'a [u32],
    stock: &'a Stock,
    /// The first of the sets that are of different stories.
    apart: u32,
}

impl Linking<'_> {
    /// The links between those that have a run of words.
    fn of_run(self, block: &[(u64, u32)]) -> Vec<(u32, u32)> {
        let Some(&(run, _)) = block.first().filter(|_| block.len() > 1) else { return Vec::new() };
        if block.len() <= FEW {
            return self.near(block);
        }
        let mut further: Vec<(u64, u32)> = Vec::new();
        for &(_, at) in block {
            let words = self.distinct[at as usize].1;
            let here = run::plain(words).enumerate().filter(|&(_, here)| here == run);
            further.extend(here.map(|(from, _)| (run::further(run, words, from), at)));
        }
        further.sort_unstable();
        further.dedup();
        let blocks = further.chunk_by(|a, b| a.0 == b.0);
        blocks.flat_map(|block| if block.len() <= FEW { self.near(block) } else { self.all(block) }).collect()
    }

    /// The links between those that have most words in common.
    fn near(self, block: &[(u64, u32)]) -> Vec<(u32, u32)> {
        let root = |at: u32| self.roots[self.distinct[at as usize].0 as usize];
        if block.iter().all(|&(_, at)| root(at) == root(block[0].1)) {
            return Vec::new();
        }
        let beside: Vec<Beside<'_>> = block.iter().map(|&(_, at)| Beside::new(self.distinct[at as usize])).collect();
        // Who is linked to whom by now, by the first of them: no more links are made than it takes.
        let mut linked: Vec<u32> = beside.iter().map(|one| self.roots[one.set as usize]).collect();
        let mut links = Vec::new();
        for (nth, here) in beside.iter().enumerate() {
            for (other_nth, other) in beside.iter().enumerate().skip(nth + 1) {
                let (one, two) = (linked[nth], linked[other_nth]);
                if one != two && here.is_near(other, self.apart <= here.set.min(other.set), self.stock) {
                    links.push((here.set, other.set));
                    linked.iter_mut().filter(|root| **root == two).for_each(|root| *root = one);
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

/// A wording that has a run of words, beside others that have it. Most others have little more in common with it.
struct Beside<'a> {
    set: u32,
    words: &'a [u32],
    glance: Glance,
    bag: OnceCell<Bag<'a>>,
}

impl<'a> Beside<'a> {
    fn new((set, words): (u32, &'a [u32])) -> Self {
        Self { set, words, glance: Glance::of(words), bag: OnceCell::new() }
    }

    fn is_near(&self, other: &Self, apart: bool, stock: &Stock) -> bool {
        self.glance.may_be_near(other.glance, apart) && self.bag().is_near(other.bag(), apart, stock)
    }

    fn bag(&self) -> &Bag<'a> {
        self.bag.get_or_init(|| Bag::new(self.words.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(text: &str) -> Wording {
        text.split_whitespace().map(|word| run::hash(word) as u32).collect()
    }

    /// The wholes of these wordings, each by the first of it.
    fn wholes(wordings: &[String]) -> Vec<u32> {
        let wordings: Vec<Wording> = wordings.iter().map(|text| wording(text)).collect();
        let mut sets = Sets::new(wordings.len());
        join((0..).zip(wordings.iter().map(|words| &**words)).collect(), u32::MAX, &mut sets);
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
