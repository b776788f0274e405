//! From distinct items to the few pairs worth a close look, never all pairs.
//!
//! Items that share a key stand in one block. A small block is compared outright; a larger one is split by the keys of
//! the next level; where the levels end, each member is compared with the block's strongest ones alone, which is all that
//! attaching to a hub needs. Nothing is dropped for being in a large block, and the time stays near-linear.

use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Blocks up to this size are compared outright. Only speed depends on it, except where the levels end.
const SMALL: usize = 16;

/// Letters of a word that its deletion keys look at. Two words within `d` edits share a key of their first letters too
/// (Garbe's symmetric deletes), so long words need no more keys than short ones.
const PREFIX: usize = 7;

/// Gives the keys of an item.
pub(super) type Keys<'a> = &'a dyn Fn(u32, &mut Vec<u32>);

/// The pairs `(stronger, weaker)` of items below `items` that share a key and are `near`, sorted, each once.
///
/// Items are numbered from the strongest. Two items that may be `near` must share a key on every level.
pub(super) fn pairs(items: u32, levels: &[Keys<'_>], near: &dyn Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    split(&(0..items).collect::<Vec<_>>(), levels, near, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn split(block: &[u32], levels: &[Keys<'_>], near: &dyn Fn(u32, u32) -> bool, found: &mut Vec<(u32, u32)>) {
    let (Some((keys, deeper)), true) = (levels.split_first(), block.len() > SMALL) else {
        for (at, &strong) in block.iter().take(SMALL).enumerate() {
            found.extend(block[at + 1..].iter().map(|&weak| (strong, weak)).filter(|&(a, b)| near(a, b)));
        }
        return;
    };
    let mut entries = Vec::with_capacity(block.len() * 4);
    let mut own = Vec::new();
    for &item in block {
        keys(item, &mut own);
        entries.extend(own.drain(..).map(|key| (key, item)));
    }
    entries.sort_unstable();
    entries.dedup();
    for shared in entries.chunk_by(|a, b| a.0 == b.0).filter(|shared| shared.len() > 1) {
        let members: Vec<u32> = shared.iter().map(|&(_, item)| item).collect();
        split(&members, deeper, near, found);
    }
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
            }
        }

        #[test]
        fn a_split_block_loses_no_near_pair(words in proptest::collection::btree_set("x[a-c]{4,7}", 0..60)) {
            let words: Vec<String> = words.into_iter().collect();
            let near = |a: u32, b: u32| strsim::osa_distance(&words[a as usize], &words[b as usize]) == 1;
            let all = |_: u32, out: &mut Vec<u32>| out.push(7);
            let close = |item: u32, out: &mut Vec<u32>| deletions(0, &words[item as usize], 1, out);
            let found = pairs(words.len() as u32, &[&all, &close], &near);
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
        let fifth = |item: u32, out: &mut Vec<u32>| out.push(item / 5);
        let found = pairs(1000, &[&all, &fifth], &|_, _| true);
        assert_eq!(found.len(), 200 * 10);
        let hubs_only = pairs(1000, &[&all], &|_, _| true);
        assert_eq!(hubs_only.len(), (0..SMALL).map(|at| 999 - at).sum::<usize>());
    }
}
