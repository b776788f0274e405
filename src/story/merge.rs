//! Brings articles together into stories, the most alike first.
//!
//! In rounds: each group finds the group it is most like and could be one with, and two that find each other are joined.
//! When nothing more is joined, the pairs worth comparing are looked up anew among the groups that are left, until that
//! changes nothing either. A round is a few passes over flat lists; there is no order of articles in it.

use super::group::{FLOOR, Group};
use super::near;
use rayon::prelude::*;
use std::cmp::Reverse;

/// Lookups at most, and rounds after each: a bound for hostile input; other collections take a handful of the first and
/// some twenty of the second.
const LOOKUPS: usize = 16;
const ROUNDS: usize = 100;

/// Two groups that are alike, by position, the lesser first.
#[derive(Debug, Clone, Copy)]
struct Link {
    pair: (u32, u32),
    likeness: u64,
    /// Whether they can be one story.
    one: bool,
}

impl Link {
    fn new(groups: &[Group], pair: (u32, u32)) -> Option<Self> {
        let (a, b) = (&groups[pair.0 as usize], &groups[pair.1 as usize]);
        let likeness = a.likeness(b);
        // What is less alike than that stays so: the likeness of a joined group lies between those of its parts.
        (likeness >= FLOOR).then(|| Self { pair, likeness, one: a.is_one_with(b) })
    }

    /// The more alike, the greater; of those alike, the pair that comes first.
    fn rank(&self) -> (u64, Reverse<(u32, u32)>) {
        (self.likeness, Reverse(self.pair))
    }
}

/// Joins groups until no two are left that should be.
pub(super) fn merged(mut groups: Vec<Group>) -> Vec<Group> {
    let mut new = vec![true; groups.len()];
    for _ in 0..LOOKUPS {
        let before = groups.len();
        let mut links: Vec<Link> =
            near::pairs(&groups, &new).into_par_iter().filter_map(|pair| Link::new(&groups, pair)).collect();
        new.fill(false);
        for _ in 0..ROUNDS {
            let partners = partners(groups.len(), &links);
            if partners.iter().all(Option::is_none) {
                break;
            }
            let joined = join(groups, &partners);
            links = relink(&links, &joined);
            new = joined.still_new(&new);
            groups = joined.groups;
        }
        if groups.len() == before {
            break;
        }
    }
    groups
}

/// For the lesser of two groups that are each other's best: the other.
fn partners(groups: usize, links: &[Link]) -> Vec<Option<u32>> {
    let mut best: Vec<Option<&Link>> = vec![None; groups];
    for link in links.iter().filter(|link| link.one) {
        for at in [link.pair.0, link.pair.1] {
            let best = &mut best[at as usize];
            if best.is_none_or(|best| best.rank() < link.rank()) {
                *best = Some(link);
            }
        }
    }
    let mut partners = vec![None; groups];
    for link in best.iter().flatten() {
        let (a, b) = link.pair;
        if [a, b].iter().all(|&at| best[at as usize].is_some_and(|best| best.pair == link.pair)) {
            partners[a as usize] = Some(b);
        }
    }
    partners
}

/// Groups after a round.
struct Joined {
    groups: Vec<Group>,
    /// Where each group of before is now.
    now: Vec<u32>,
    /// Whether a group of now is new.
    new: Vec<bool>,
}

impl Joined {
    /// Which groups of now are new, or were before.
    fn still_new(&self, before: &[bool]) -> Vec<bool> {
        let mut new = self.new.clone();
        for (&now, &before) in self.now.iter().zip(before) {
            new[now as usize] |= before;
        }
        new
    }
}

fn join(groups: Vec<Group>, partners: &[Option<u32>]) -> Joined {
    let mut now = vec![0; groups.len()];
    let mut before: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    let mut pairs: Vec<(Group, Option<Group>)> = Vec::new();
    for at in 0..before.len() {
        // The greater of a pair went with the lesser.
        let Some(group) = before[at].take() else { continue };
        now[at] = pairs.len() as u32;
        let partner = partners[at].and_then(|partner| {
            now[partner as usize] = pairs.len() as u32;
            before[partner as usize].take()
        });
        pairs.push((group, partner));
    }
    let new = pairs.iter().map(|(_, partner)| partner.is_some()).collect();
    let groups = pairs.into_par_iter().map(|(group, partner)| match partner {
        Some(partner) => group.and(partner),
        None => group,
    });
    Joined { groups: groups.collect(), now, new }
}

/// The links between the groups after a round.
fn relink(links: &[Link], joined: &Joined) -> Vec<Link> {
    let now = |at: u32| joined.now[at as usize];
    let moved = links.iter().map(|link| {
        let (a, b) = (now(link.pair.0), now(link.pair.1));
        Link { pair: (a.min(b), a.max(b)), ..*link }
    });
    let mut links: Vec<Link> = moved.filter(|link| link.pair.0 != link.pair.1).collect();
    links.par_sort_unstable_by_key(|link| link.pair);
    links.dedup_by_key(|link| link.pair);
    let is_new = |link: &Link| joined.new[link.pair.0 as usize] || joined.new[link.pair.1 as usize];
    let renewed = |link: Link| if is_new(&link) { Link::new(&joined.groups, link.pair) } else { Some(link) };
    links.into_par_iter().filter_map(renewed).collect()
}
