//! Brings articles together into stories, the most alike first.
//!
//! In rounds: each group finds the group it is most like and could be one with, and two that find each other are joined.
//! When nothing more is joined, the pairs worth comparing are looked up anew among the groups that are left, until that
//! changes nothing either. Groups without a link between them have no say in each other's rounds, so each part that
//! links hold together goes through its own. There is no order of articles in any of it.

use super::group::{FLOOR, Group};
use super::near;
use rayon::prelude::*;
use std::cmp::Reverse;

/// Lookups at most, and rounds after each: a bound for hostile input; others take a handful of the first, and as many of
/// the second as a large story takes to gather.
const LOOKUPS: usize = 16;
const ROUNDS: usize = 200;

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
        let pairs = near::pairs(&groups, &new);
        let links: Vec<Link> = pairs.into_par_iter().filter_map(|pair| Link::new(&groups, pair)).collect();
        let parts: Vec<Part> = parts(groups, &links).into_par_iter().map(Part::settled).collect();
        (groups, new) = parts.into_iter().flat_map(|part| part.groups.into_iter().zip(part.new)).unzip();
        if !new.contains(&true) {
            break;
        }
    }
    groups
}

/// Groups that are linked, one to the next, and the links between them.
#[derive(Debug, Default)]
struct Part {
    groups: Vec<Group>,
    /// Which of them were joined from others.
    new: Vec<bool>,
    links: Vec<Link>,
}

/// Splits groups into the parts that links hold together, in the order of their first groups.
fn parts(groups: Vec<Group>, links: &[Link]) -> Vec<Part> {
    let mut above: Vec<usize> = (0..groups.len()).collect();
    for link in links {
        let (a, b) = (top(&mut above, link.pair.0 as usize), top(&mut above, link.pair.1 as usize));
        above[a.max(b)] = a.min(b);
    }
    let mut parts: Vec<Part> = Vec::new();
    // Where each group went: which part, and where in it. The top of a part is its first group.
    let mut to: Vec<(usize, u32)> = Vec::with_capacity(groups.len());
    for (at, group) in groups.into_iter().enumerate() {
        let first = top(&mut above, at);
        let part = to.get(first).map_or(parts.len(), |&(part, _)| part);
        if part == parts.len() {
            parts.push(Part::default());
        }
        to.push((part, parts[part].groups.len() as u32));
        parts[part].groups.push(group);
        parts[part].new.push(false);
    }
    for link in links {
        let ((part, a), (_, b)) = (to[link.pair.0 as usize], to[link.pair.1 as usize]);
        parts[part].links.push(Link { pair: (a, b), ..*link });
    }
    parts
}

/// The first group of the part that group `at` is in, so far.
fn top(above: &mut [usize], mut at: usize) -> usize {
    while above[at] != at {
        above[at] = above[above[at]];
        at = above[at];
    }
    at
}

impl Part {
    /// Joins its groups, round by round.
    fn settled(mut self) -> Self {
        for _ in 0..ROUNDS {
            let partners = partners(self.groups.len(), &self.links);
            if partners.iter().all(Option::is_none) {
                return self;
            }
            self = self.joined(&partners);
        }
        // Not settled: all of it is looked at again.
        self.new.fill(true);
        self
    }

    /// The part after a round.
    fn joined(self, partners: &[Option<u32>]) -> Self {
        let mut before: Vec<Option<(Group, bool)>> = self.groups.into_iter().zip(self.new).map(Some).collect();
        let mut after = Self::default();
        // Where each group of before is now, and which of now were joined in this round.
        let (mut now, mut changed) = (vec![0; before.len()], Vec::new());
        for at in 0..before.len() {
            // The greater of a pair went with the lesser.
            let Some((group, new)) = before[at].take() else { continue };
            now[at] = after.groups.len() as u32;
            let partner = partners[at].and_then(|partner| {
                now[partner as usize] = now[at];
                before[partner as usize].take()
            });
            changed.push(partner.is_some());
            after.new.push(new || partner.is_some());
            after.groups.push(match partner {
                Some((partner, _)) => group.and(partner),
                None => group,
            });
        }
        let moved = |link: &Link| {
            let (a, b) = (now[link.pair.0 as usize], now[link.pair.1 as usize]);
            Link { pair: (a.min(b), a.max(b)), ..*link }
        };
        let mut links: Vec<Link> = self.links.iter().map(moved).filter(|link| link.pair.0 != link.pair.1).collect();
        links.sort_unstable_by_key(|link| link.pair);
        links.dedup_by_key(|link| link.pair);
        let renewed = |link: &Link| match changed[link.pair.0 as usize] || changed[link.pair.1 as usize] {
            true => Link::new(&after.groups, link.pair),
            false => Some(*link),
        };
        after.links = links.iter().filter_map(renewed).collect();
        after
    }
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
