//! From distinct items to the few pairs worth a close look, never all pairs.
//!
//! Items that share a key stand in one block. A small block is compared outright; a larger one is split by the keys of
//! the next level; where the levels end, each member is compared with the block's strongest ones alone, which is all that
//! attaching to a hub needs. Nothing is dropped for being in a large block, and the time stays near-linear.

use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Blocks up to this size are compared outright. Only speed depends on it, except where the levels end.
const SMALL: usize = 64;

/// Letters of a word that its deletion keys look at. Two words within `d` edits share a key of their first letters too
/// (Garbe's symmetric deletes), so long words need no more keys than short ones.
const PREFIX: usize = 7;

/// Gives the keys of an item.
pub(super) type Keys<'a> = &'a dyn Fn(u32, &mut Vec<u32>);

/// The pairs `(stronger, weaker)` of items that share a key and are `near`, sorted, each once.
///
/// Items are numbered from the strongest, and `letters` holds the [`signature`] of each; the first `hubs` of them alone can
/// be the stronger of a pair. Two items that may be `near` must share a key on every level, and be two edits apart at most.
pub(super) fn pairs(
    letters: &[u64],
    hubs: u32,
    levels: &[Keys<'_>],
    near: &dyn Fn(u32, u32) -> bool,
) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    Search { letters, hubs, near }.split(&(0..letters.len() as u32).collect::<Vec<_>>(), levels, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

struct Search<'a> {
    letters: &'a [u64],
    hubs: u32,
    near: &'a dyn Fn(u32, u32) -> bool,
}

impl Search<'_> {
    fn split(&self, block: &[u32], levels: &[Keys<'_>], found: &mut Vec<(u32, u32)>) {
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
        // Members come strongest first: a block whose first cannot be a hub has none.
        let useful =
            |shared: &&[(u32, u32)]| shared.len() > 1 && shared.first().is_some_and(|first| first.1 < self.hubs);
        let mut members = Vec::new();
        for shared in entries.chunk_by(|a, b| a.0 == b.0).filter(useful) {
            members.clear();
            members.extend(shared.iter().map(|&(_, item)| item));
            self.split(&members, deeper, found);
        }
    }

    fn compare(&self, block: &[u32], found: &mut Vec<(u32, u32)>) {
        let signature = |item: u32| self.letters.get(item as usize).copied().unwrap_or_default();
        for (at, &strong) in block.iter().take(SMALL).enumerate().take_while(|(_, strong)| **strong < self.hubs) {
            let own = signature(strong);
            let near = |weak: &u32| may_be_near(own, signature(*weak)) && (self.near)(strong, *weak);
            found.extend(block[at + 1..].iter().filter(|weak| near(weak)).map(|&weak| (strong, weak)));
        }
    }
}

/// Which letters a name holds (low half), and which of them an odd number of times (high half).
pub(super) fn signature(name: &str) -> u64 {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).map(|c| 1_u64 << (u32::from(c) % 32));
    letters.fold(0, |sum, bit| (sum | bit) ^ (bit << 32))
}

/// Whether two names can be two edits apart: an edit changes two letters at most.
fn may_be_near(a: u64, b: u64) -> bool {
    let changed = a ^ b;
    (changed as u32).count_ones() <= 4 && ((changed >> 32) as u32).count_ones() <= 4
}

/// A key of anything. Keys that collide cost a comparison, never an answer.
pub(super) fn key(of: impl Hash) -> u32 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// Keys such that two words within `edits` edits (0 to 2) and with the same first letter share one; `seed` goes into each.
pub(super) fn deletions(seed: u32, word: &str, edits: usize, out: &mut Vec<u32>) {
    let letters: Vec<char> = word.chars().take(PREFIX).collect();
    let skip = |a: usize, b: usize| {
        let mut hasher = FxHasher::default();
        seed.hash(&mut hasher);
        letters.iter().enumerate().filter(|&(at, _)| at != a && at != b).for_each(|(_, c)| c.hash(&mut hasher));
        let hash = hasher.finish();
        (hash ^ (hash >> 32)) as u32
    };
    let none = letters.len();
    out.push(skip(none, none));
    if edits > 0 {
        out.extend((1..letters.len()).map(|a| skip(a, none)));
    }
    if edits > 1 {
        out.extend(
            (1..letters.len()).flat_map(|a| (a + 1..letters.len()).map(move |b| (a, b))).map(|(a, b)| skip(a, b)),
        );
    }
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
        fn words_within_the_edits_share_a_key(a in "[a-d]{3,10}", b in "[a-d]{3,10}") {
            let distance = strsim::osa_distance(&a, &b);
            if distance <= 2 && a.as_bytes()[0] == b.as_bytes()[0] {
                proptest::prop_assert!(share(&a, &b, distance), "{} {}", a, b);
                proptest::prop_assert!(may_be_near(signature(&a), signature(&b)), "{} {}", a, b);
            }
        }

        #[test]
        fn a_split_block_loses_no_near_pair(words in proptest::collection::btree_set("x[a-c]{4,7}", 0..150)) {
            let words: Vec<String> = words.into_iter().collect();
            let near = |a: u32, b: u32| strsim::osa_distance(&words[a as usize], &words[b as usize]) == 1;
            let all = |_: u32, out: &mut Vec<u32>| out.push(7);
            let close = |item: u32, out: &mut Vec<u32>| deletions(0, &words[item as usize], 1, out);
            let letters: Vec<u64> = words.iter().map(|word| signature(word)).collect();
            let found = pairs(&letters, words.len() as u32, &[&all, &close], &near);
            // Only blocks that are still large at the last level may leave out pairs of two weak members.
            let strongest = |&(a, _): &(u32, u32)| a < SMALL as u32;
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
        assert_eq!(hubs_only.len(), (0..SMALL).map(|at| 999 - at).sum::<usize>());
    }
}
