//! Which groups are worth comparing: those that share one of their heaviest terms.
//!
//! Never all pairs. Only a few terms of a group are looked at, and of a term that many groups have, each group is paired
//! with the largest groups and with its neighbours alone, in an order that puts those with the same further terms side
//! by side. As groups are joined, fewer share a term, and the next time more of their pairs are seen.

use super::group::Group;
use rayon::prelude::*;
use std::cmp::Reverse;

/// Heaviest terms of a group that are looked at.
const KEYS: usize = 16;
/// Groups of one term that are all paired.
const BLOCK: usize = 32;
/// In a larger block, how many of the groups that follow each is paired with.
const REACH: usize = 8;
/// And with how many of the largest.
const HUBS: usize = 3;

/// Pairs of groups to compare, by position, the lesser first; in order, each once. Two groups of which neither is `new`
/// were compared before.
pub(super) fn pairs(groups: &[Group], new: &[bool]) -> Vec<(u32, u32)> {
    let keys = keys(groups);
    let of = |(group, keys): (usize, &Vec<u32>)| keys.iter().map(|&key| (key, group as u32)).collect::<Vec<_>>();
    let mut postings: Vec<(u32, u32)> = keys.par_iter().enumerate().flat_map_iter(of).collect();
    postings.par_sort_unstable();
    let blocks: Vec<&[(u32, u32)]> = postings.chunk_by(|a, b| a.0 == b.0).collect();
    let paired = |block: &&[(u32, u32)]| {
        let members = block.iter().map(|&(_, group)| group).collect();
        let mut pairs = in_block(members, groups, &keys);
        pairs.retain(|&(a, b)| new[a as usize] || new[b as usize]);
        pairs
    };
    let mut pairs: Vec<(u32, u32)> = blocks.par_iter().flat_map_iter(paired).collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// The heaviest terms of each group that other groups have too.
fn keys(groups: &[Group]) -> Vec<Vec<u32>> {
    let most = groups.iter().filter_map(|group| group.terms.last()).map(|held| held.term as usize + 1).max();
    let mut holders = vec![0_u32; most.unwrap_or(0)];
    for held in groups.iter().flat_map(|group| &group.terms) {
        holders[held.term as usize] += 1;
    }
    let heaviest = |group: &Group| {
        let shared = group.terms.iter().filter(|held| holders[held.term as usize] > 1);
        let mut terms: Vec<_> = shared.map(|held| (Reverse(held.weight), held.term)).collect();
        terms.sort_unstable();
        terms.truncate(KEYS);
        terms.into_iter().map(|(_, term)| term).collect()
    };
    groups.par_iter().map(heaviest).collect()
}

/// The pairs of the groups that have one key in common.
fn in_block(mut members: Vec<u32>, groups: &[Group], keys: &[Vec<u32>]) -> Vec<(u32, u32)> {
    let (mut reach, mut hubs) = (members.len(), Vec::new());
    if members.len() > BLOCK {
        members.sort_unstable_by(|&a, &b| (&keys[a as usize], a).cmp(&(&keys[b as usize], b)));
        hubs.clone_from(&members);
        hubs.sort_by_key(|&group| Reverse(groups[group as usize].members.len()));
        hubs.truncate(HUBS);
        reach = REACH;
    }
    let mut pairs = Vec::with_capacity(members.len() * (reach.min(BLOCK) + hubs.len()));
    for (at, &a) in members.iter().enumerate() {
        let others = members.iter().skip(at + 1).take(reach).chain(&hubs);
        pairs.extend(others.filter(|&&b| b != a).map(|&b| (a.min(b), a.max(b))));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups of one article each, with these terms and weights.
    fn groups(profiles: &[&[(u32, u32)]]) -> Vec<Group> {
        (0..).zip(profiles).map(|(at, profile)| Group::one(at, profile.to_vec(), None)).collect()
    }

    #[test]
    fn groups_with_a_heavy_term_in_common_are_paired() {
        let light: Vec<(u32, u32)> = (0..=KEYS as u32).map(|term| (term, 9 - u32::from(term == 3))).collect();
        for (profiles, want) in [
            (&[&[(1, 5), (2, 5)][..], &[(2, 1)], &[(1, 1)], &[(7, 9)]][..], vec![(0, 1), (0, 2)]),
            (&[&[(1, 5), (2, 5)], &[(1, 5), (2, 5)]], vec![(0, 1)]),
            (&[&light, &light[3..4], &light], vec![(0, 2)]),
            (&[], vec![]),
        ] {
            assert_eq!(pairs(&groups(profiles), &vec![true; profiles.len()]), want, "{profiles:?}");
        }
    }

    #[test]
    fn what_was_compared_is_not_compared_again() {
        let groups = groups(&[&[(1, 5)], &[(1, 5)], &[(1, 5)]]);
        assert_eq!(pairs(&groups, &[false, false, true]), [(0, 2), (1, 2)]);
        assert_eq!(pairs(&groups, &[false; 3]), []);
    }

    #[test]
    fn a_term_that_many_have_pairs_neighbours() {
        let profiles: Vec<Vec<(u32, u32)>> = (0..1000).map(|at| vec![(0, 9), (1 + at % 250, 9)]).collect();
        let profiles: Vec<&[(u32, u32)]> = profiles.iter().map(Vec::as_slice).collect();
        let pairs = pairs(&groups(&profiles), &[true; 1000]);
        assert!(pairs.len() <= 1000 * (REACH + HUBS + 3), "{}", pairs.len());
        assert!((0..250).all(|at| pairs.contains(&(at, at + 250))), "those with a further term in common are");
    }
}
