//! From distinct items to the few pairs worth a close look, never all pairs.
//!
//! Items that share a key stand in one block. A small block is compared outright; a larger one is split by the keys of
//! the next level; where the levels end, each member is compared with the block's strongest ones alone, which is all that
//! attaching to a hub needs. Nothing is dropped for being in a large block, and the time stays near-linear. What the last
//! level's keys cannot bring together is lost in large blocks alone: slips of two edits among very many look-alikes.

use super::edit::LONGEST;
use rustc_hash::{FxBuildHasher, FxHashSet, FxHasher};
use std::hash::{BuildHasher, Hash, Hasher};

/// Blocks up to this size are compared outright.
const SMALL: usize = 64;

/// Members of a block that others are compared with, where the levels end.
const STRONGEST: usize = 64;

/// Letters of a word that its deletion keys look at. Two words within `d` edits share a key of their first letters too
/// (Garbe's symmetric deletes), so a long word needs no more keys than one of ten letters: 47 for two edits. Fewer letters
/// make fewer keys, and blocks that are larger by far.
const PREFIX: usize = 10;

/// Most pairs that are remembered as compared, a power of two: 8 MB.
const MEMORY: usize = 1 << 20;

/// Gives the keys of an item.
pub(super) type Keys<'a> = &'a dyn Fn(u32, &mut Vec<u32>);

/// The pairs `(stronger, weaker)` of items that share a key and are `near`, sorted, each once.
///
/// Items are numbered from the strongest, and `letters` holds the [`signature`] of each; the first `hubs` of them alone can
/// be the stronger of a pair. Two items that may be `near` should share a key on every level, and be two edits apart at most.
pub(super) fn pairs(
    letters: &[u64],
    hubs: u32,
    levels: &[Keys<'_>],
    near: &dyn Fn(u32, u32) -> bool,
) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    // In a small block no pair meets twice.
    let slots = if letters.len() > SMALL { (letters.len() * 4).next_power_of_two().min(MEMORY) } else { 0 };
    let compared = vec![(0, 0); slots];
    let all: Vec<u32> = (0..letters.len() as u32).collect();
    Search { letters, hubs, near, compared }.split(&all, levels, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

struct Search<'a> {
    letters: &'a [u64],
    hubs: u32,
    near: &'a dyn Fn(u32, u32) -> bool,
    /// Pairs compared of late, each in the slot that its items give: look-alikes meet in many blocks.
    compared: Vec<(u32, u32)>,
}

impl Search<'_> {
    fn split(&mut self, block: &[u32], levels: &[Keys<'_>], found: &mut Vec<(u32, u32)>) {
        let (Some((keys, deeper)), true) = (levels.split_first(), block.len() > SMALL) else {
            return self.compare(block, found);
        };
        let mut entries = Vec::with_capacity(block.len() * 4);
        let mut own = Vec::new();
        for &item in block {
            keys(item, &mut own);
            entries.extend(own.drain(..).map(|key| (key, item)));
        }
        entries.sort_unstable();
        entries.dedup();
        let hubs = self.hubs;
        // Members come strongest first: a block whose first cannot be a hub has none.
        let useful = |shared: &&[(u32, u32)]| shared.len() > 1 && shared.first().is_some_and(|first| first.1 < hubs);
        let mut members = Vec::new();
        // Words of one beginning share many keys, and make the same block for each.
        let mut seen: FxHashSet<u64> = FxHashSet::default();
        for shared in entries.chunk_by(|a, b| a.0 == b.0).filter(useful) {
            members.clear();
            members.extend(shared.iter().map(|&(_, item)| item));
            if !seen.insert(FxBuildHasher.hash_one(&members)) {
                continue;
            }
            self.split(&members, deeper, found);
        }
    }

    fn compare(&mut self, block: &[u32], found: &mut Vec<(u32, u32)>) {
        let (letters, hubs) = (self.letters, self.hubs);
        let signature = |item: u32| letters.get(item as usize).copied().unwrap_or_default();
        for (at, &strong) in block.iter().take(STRONGEST).enumerate().take_while(|(_, strong)| **strong < hubs) {
            let own = signature(strong);
            for &weak in block[at + 1..].iter().filter(|weak| may_be_near(own, signature(**weak))) {
                if self.is_new(strong, weak) && (self.near)(strong, weak) {
                    found.push((strong, weak));
                }
            }
        }
    }

    /// Whether a pair is not known to have been compared; it is from now on, until another takes its slot.
    fn is_new(&mut self, strong: u32, weak: u32) -> bool {
        let slot = FxBuildHasher.hash_one((strong, weak)) as usize >> 20 & self.compared.len().wrapping_sub(1);
        // No pair is of one item with itself, so an empty slot is none.
        self.compared.get_mut(slot).is_none_or(|known| std::mem::replace(known, (strong, weak)) != (strong, weak))
    }
}

/// Which letters a name holds (low half), and which of them an odd number of times (high half).
pub(super) fn signature(name: &str) -> u64 {
    let add = |sum: u64, letter: u32| {
        let bit = 1 << (letter % 32);
        (sum | bit) ^ (bit << 32)
    };
    match name.is_ascii() {
        true => name.bytes().filter(u8::is_ascii_alphanumeric).fold(0, |sum, byte| add(sum, u32::from(byte))),
        false => name.chars().filter(|c| c.is_alphanumeric()).fold(0, |sum, c| add(sum, u32::from(c))),
    }
}

/// Whether two names can be two edits apart: an edit changes two letters at most.
fn may_be_near(a: u64, b: u64) -> bool {
    // Without the lowest bit, four times: few machines count bits unless asked for by name.
    let more_than_four = |changed: u32| (0..4).fold(changed, |left, _| left & left.wrapping_sub(1)) != 0;
    let changed = a ^ b;
    !more_than_four(changed as u32) && !more_than_four((changed >> 32) as u32)
}

/// A key of anything. Keys that collide cost a comparison, never an answer.
pub(super) fn key(of: impl Hash) -> u32 {
    let hash = FxBuildHasher.hash_one(of);
    (hash ^ (hash >> 32)) as u32
}

/// Keys such that two words share one if they begin with one letter, or if they share a key of [`deletions`]: few, for many
/// words at once.
pub(super) fn beginnings(word: &str, out: &mut Vec<u32>) {
    let mut letters = ['\0'; PREFIX];
    let count = word.chars().zip(&mut letters).map(|(c, letter)| *letter = c).count();
    let tail = |from: usize, to: usize| letters.get(from..to).map_or(0, |letters| key((1, letters)));
    out.push(key((0, letters[0])));
    // Another letter first, a letter more or fewer in front, the first two swapped.
    out.extend([tail(0, count.min(PREFIX - 1)), tail(1, count), tail(2, count)]);
}

/// Keys such that two words within `edits` edits (0 to 2) share one; `seed` goes into each. Two edits are for words with the
/// same first letter alone.
pub(super) fn deletions(seed: u32, word: &str, edits: usize, out: &mut Vec<u32>) {
    let letters: Vec<char> = word.chars().take(PREFIX).collect();
    let none = letters.len();
    out.push(without(seed, &letters, none, none));
    if edits > 0 {
        out.extend((0..letters.len()).map(|a| without(seed, &letters, a, none)));
    }
    if edits > 1 {
        let pairs = (1..letters.len()).flat_map(|a| (a + 1..letters.len()).map(move |b| (a, b)));
        out.extend(pairs.map(|(a, b)| without(seed, &letters, a, b)));
    }
}

/// Keys such that two words within one edit share one, and hardly any others do: those of the whole word. Words longer than [`LONGEST`](super::edit::LONGEST) have none.
pub(super) fn close_deletions(seed: u32, word: &str, out: &mut Vec<u32>) {
    let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if letters.len() <= LONGEST {
        out.extend((0..=letters.len()).map(|a| without(seed, &letters, a, letters.len())));
    }
}

/// A key of the letters without those at `a` and `b`.
fn without(seed: u32, letters: &[char], a: usize, b: usize) -> u32 {
    let mut hasher = FxHasher::default();
    seed.hash(&mut hasher);
    letters.iter().enumerate().filter(|&(at, _)| at != a && at != b).for_each(|(_, c)| c.hash(&mut hasher));
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(a: &str, b: &str, edits: usize) -> bool {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        deletions(0, a, edits, &mut left);
        deletions(0, b, edits, &mut right);
        left.iter().any(|key| right.contains(key))
    }

    proptest::proptest! {
        #[test]
        fn words_within_the_edits_share_a_key(a in "[a-d]{3,14}", b in "[a-d]{3,14}") {
            let distance = strsim::osa_distance(&a, &b);
            if distance <= 1 || distance == 2 && a.as_bytes()[0] == b.as_bytes()[0] {
                proptest::prop_assert!(share(&a, &b, distance), "{} {}", a, b);
                let close = [&a, &b].map(|word| {
                    let mut keys = Vec::new();
                    close_deletions(0, word, &mut keys);
                    keys
                });
                proptest::prop_assert!(distance > 1 || close[0].iter().any(|key| close[1].contains(key)), "{} {}", a, b);
                let begin = [&a, &b].map(|word| {
                    let mut keys = Vec::new();
                    beginnings(word, &mut keys);
                    keys
                });
                proptest::prop_assert!(begin[0].iter().any(|key| begin[1].contains(key)), "{} {}", a, b);
                proptest::prop_assert!(may_be_near(signature(&a), signature(&b)), "{} {}", a, b);
            }
        }

        #[test]
        fn a_split_block_loses_no_near_pair(words in proptest::collection::btree_set("x[a-c]{4,7}", 0..300)) {
            let words: Vec<String> = words.into_iter().collect();
            let near = |a: u32, b: u32| strsim::osa_distance(&words[a as usize], &words[b as usize]) == 1;
            let all = |_: u32, out: &mut Vec<u32>| out.push(7);
            let close = |item: u32, out: &mut Vec<u32>| deletions(0, &words[item as usize], 1, out);
            let letters: Vec<u64> = words.iter().map(|word| signature(word)).collect();
            let found = pairs(&letters, words.len() as u32, &[&all, &close], &near);
            // Only blocks that are still large at the last level may leave out pairs of two weak members.
            let strongest = |&(a, _): &(u32, u32)| a < STRONGEST as u32;
            let count = words.len() as u32;
            let want: Vec<(u32, u32)> = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).filter(|&(a, b)| near(a, b)).collect();
            proptest::prop_assert!(found.iter().all(|pair| want.contains(pair)));
            proptest::prop_assert!(want.iter().filter(|pair| strongest(pair)).all(|pair| found.contains(pair)));
        }
    }

    #[test]
    fn a_large_block_is_split_not_dropped() {
        let all = |_: u32, out: &mut Vec<u32>| out.push(1);
        let fiftieth = |item: u32, out: &mut Vec<u32>| out.push(item / 50);
        let found = pairs(&[0; 1000], 1000, &[&all, &fiftieth], &|_, _| true);
        assert_eq!(found.len(), 20 * (50 * 49 / 2));
        let few_hubs = pairs(&[0; 1000], 60, &[&all, &fiftieth], &|_, _| true);
        assert_eq!(few_hubs.len(), 50 * 49 / 2 + (40..50).sum::<usize>());
        let hubs_only = pairs(&[0; 1000], 1000, &[&all], &|_, _| true);
        assert_eq!(hubs_only.len(), (0..STRONGEST).map(|at| 999 - at).sum::<usize>());
    }
}
