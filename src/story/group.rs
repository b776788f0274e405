//! A group of articles thought to report one story, and how it compares with another.
//!
//! Two questions are asked of two groups. *How alike* are they: the mean over all pairs of articles, one from each (average
//! link, so no chain of near-neighbours glues stories together). And *are they one*: two events of one kind, a person's two
//! trials, are alike in all that is said of both, and each has words of its own that nearly all of its articles hold. So
//! what a group's articles share with the other's must not fall far behind what they share among themselves.

use super::weigh::Profile;
use jiff::civil::Date;
use std::cmp::Reverse;

/// Likeness below which nothing is brought together, in millionths.
pub(super) const FLOOR: u64 = 100_000;
/// How much of what is shared within a group must be shared between two, in percent.
const ENOUGH: u64 = 80;
/// By how much what all articles of both groups hold counts less in that, in percent: it tells no two stories apart.
const DISCOUNT: u64 = 60;
/// What two articles of one story are thought to share, in millionths, discounted: as though so many pairs were seen.
const USUAL: u64 = 40_000;
const PAIRS: u64 = 12;
/// Days between two articles of one story at most, if none lies between.
const APART: i32 = 14;
/// Terms of a group at most: the heaviest.
const TERMS: usize = 512;

/// Some articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// Its terms, by number.
    pub(super) terms: Vec<Held>,
    /// Its articles.
    pub(super) members: Vec<u32>,
    /// The first and the last day that any of them was published.
    days: Option<(Date, Date)>,
}

/// A term in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    /// Its number.
    pub(super) term: u32,
    /// The sum of its weights.
    pub(super) weight: u32,
    /// How many of the articles hold it; never zero.
    articles: u32,
}

impl Held {
    /// The term in two groups taken together.
    fn and(self, other: Self) -> Self {
        let weight = self.weight.saturating_add(other.weight);
        Self { term: self.term, weight, articles: self.articles + other.articles }
    }

    /// The share of the articles that hold it, in thousandths.
    fn prevalence(self, size: u64) -> u64 {
        u64::from(self.articles) * 1000 / size
    }

    /// The sum of the products of its weights over the ordered pairs of a group's articles.
    fn within(self) -> u64 {
        let (weight, articles) = (u64::from(self.weight), u64::from(self.articles));
        weight * weight / articles * (articles - 1)
    }
}

impl Group {
    /// A group of one article.
    pub(super) fn one(member: u32, profile: Profile, published: Option<Date>) -> Self {
        let terms = profile.into_iter().map(|(term, weight)| Held { term, weight, articles: 1 }).collect();
        Self { terms, members: vec![member], days: published.map(|day| (day, day)) }
    }

    fn size(&self) -> u64 {
        self.members.len() as u64
    }

    /// How alike two groups are, in millionths: the mean over the pairs of an article of each.
    pub(super) fn likeness(&self, other: &Self) -> u64 {
        // Most of the time of telling stories goes here. Which of two terms is the lesser is as good as chance, so that a
        // branch for it would be guessed wrong half the time.
        let (mut sum, mut a, mut b) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.terms.get(a), other.terms.get(b)) {
            let both = u64::from(x.term == y.term);
            sum += u64::from(x.weight) * u64::from(y.weight) * both;
            a += usize::from(x.term <= y.term);
            b += usize::from(y.term <= x.term);
        }
        sum / (self.size() * other.size())
    }

    /// Whether two groups can be one story.
    pub(super) fn is_one_with(&self, other: &Self) -> bool {
        let (mut between, mut within) = (0, [0, 0]);
        in_step(&self.terms, &other.terms, |a, b| {
            let common = a.map_or(0, |a| a.prevalence(self.size())).min(b.map_or(0, |b| b.prevalence(other.size())));
            let telling = |shared: u64| shared / 1000 * (1000 - common * DISCOUNT / 100);
            if let (Some(a), Some(b)) = (a, b) {
                between += telling(u64::from(a.weight) * u64::from(b.weight));
            }
            within[0] += a.map_or(0, |a| telling(a.within()));
            within[1] += b.map_or(0, |b| telling(b.within()));
        });
        let mean = |sum: u64, size: u64| (sum + PAIRS * USUAL) / (size * (size - 1) + PAIRS);
        // The less: of a long and a short report of one event, the long has much of its own.
        let within = mean(within[0], self.size()).min(mean(within[1], other.size()));
        between / (self.size() * other.size()) * 100 >= ENOUGH * within && !self.is_far_from(other)
    }

    /// Whether the days of two groups lie too far apart for one story.
    fn is_far_from(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.days, other.days) else { return false };
        let days = |from: Date, to: Date| (to - from).get_days();
        days(a.1, b.0).max(days(b.1, a.0)) > APART
    }

    /// The two as one group.
    pub(super) fn and(mut self, mut other: Self) -> Self {
        let mut terms = Vec::with_capacity(self.terms.len() + other.terms.len());
        in_step(&self.terms, &other.terms, |a, b| {
            terms.extend(a.zip(b).map_or(a.or(b), |(a, b)| Some(a.and(b))));
        });
        if terms.len() > TERMS {
            terms.sort_unstable_by_key(|held| (Reverse(held.weight), held.term));
            terms.truncate(TERMS);
            terms.sort_unstable_by_key(|held| held.term);
        }
        self.members.append(&mut other.members);
        let days = self.days.zip(other.days).map(|(a, b)| (a.0.min(b.0), a.1.max(b.1)));
        Self { terms, members: self.members, days: days.or(self.days).or(other.days) }
    }
}

/// Goes through the terms of two groups, both by number: each term once, as it is in the one, the other or both.
fn in_step(mut a: &[Held], mut b: &[Held], mut see: impl FnMut(Option<Held>, Option<Held>)) {
    while let ([x, rest @ ..], [y, others @ ..]) = (a, b) {
        let order = x.term.cmp(&y.term);
        see(order.is_le().then_some(*x), order.is_ge().then_some(*y));
        a = if order.is_le() { rest } else { a };
        b = if order.is_ge() { others } else { b };
    }
    a.iter().for_each(|x| see(Some(*x), None));
    b.iter().for_each(|y| see(None, Some(*y)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::weigh::UNIT;

    /// A group of articles that hold these terms, all of weight `UNIT` over two.
    fn group(articles: &[&[u32]]) -> Group {
        let one = |terms: &&[u32]| Group::one(0, terms.iter().map(|&term| (term, UNIT as u32 / 2)).collect(), None);
        articles.iter().map(one).reduce(Group::and).unwrap_or_default()
    }

    #[test]
    fn likeness_is_the_mean_over_pairs() {
        for (a, b, want) in [
            (&[&[1, 2, 3, 4][..]][..], &[&[1, 2, 3, 4][..]][..], 1_000_000),
            (&[&[1, 2]], &[&[2, 3]], 250_000),
            (&[&[1, 2], &[7]], &[&[2, 3]], 125_000),
            (&[&[1]], &[&[2]], 0),
        ] {
            let (a, b) = (group(a), group(b));
            assert_eq!((a.likeness(&b), b.likeness(&a)), (want, want));
        }
    }

    #[test]
    fn groups_with_words_of_their_own_on_both_sides_are_not_one() {
        let (half, other) = (&[1, 2, 3, 4][..], &[1, 2, 5, 6][..]);
        for (a, b, want) in [
            // Of two articles alone nobody knows what else their stories say.
            (vec![half], vec![other], true),
            (vec![half; 5], vec![other; 5], false),
            (vec![half; 5], vec![&[1, 2][..]; 5], true),
            (vec![half; 5], vec![half; 5], true),
        ] {
            let (a, b) = (group(&a), group(&b));
            assert_eq!((a.is_one_with(&b), b.is_one_with(&a)), (want, want), "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_group_keeps_its_heaviest_terms() {
        let many: Vec<u32> = (0..2 * TERMS as u32).collect();
        let both = group(&[&many, &[900, 1000]]);
        assert_eq!(both.terms.len(), TERMS);
        assert!([900, 1000].iter().all(|term| both.terms.iter().any(|held| held.term == *term)));
        assert!(both.terms.is_sorted_by_key(|held| held.term));
    }
}
