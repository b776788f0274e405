//! The sweep: the point that most voices share, and who misses it.
//!
//! If every two intervals of a line meet, all meet at one point (Helly's theorem in one dimension), so a group is in
//! conflict exactly when its greatest lower end passes its least upper end. One pass over the sorted ends finds that and
//! the most shared point in n log n. What the intervals mean is not known here.

use crate::value::Interval;
use rustc_hash::FxHashMap;

/// An interval, and the voice that gives it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) interval: Interval,
    /// The voice, by number.
    pub(super) voice: usize,
    /// How much that voice weighs: all items of one voice weigh the same.
    pub(super) weight: u64,
}

/// The most shared point: the lower end of an interval, since a cover only grows where an interval begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    begins: Interval,
    /// How much the voices weigh whose intervals hold it.
    pub(super) weight: u64,
    /// Intervals that hold it.
    pub(super) items: usize,
}

impl Point {
    /// Whether `interval` holds the point.
    pub(super) fn is_in(self, interval: Interval) -> bool {
        interval.cmp_low(self.begins).is_le() && interval.meet(self.begins).is_some()
    }
}

/// The point in the intervals of most voices by weight, then in most intervals, then the lowest; `None` without items.
pub(super) fn most_shared(items: &[Item]) -> Option<Point> {
    let mut begins: Vec<Item> = items.to_vec();
    let mut ends = begins.clone();
    begins.sort_by(|a, b| a.interval.cmp_low(b.interval));
    ends.sort_by(|a, b| a.interval.cmp_high(b.interval));
    let mut ends = ends.into_iter().peekable();
    let mut open: FxHashMap<usize, usize> = FxHashMap::default();
    let (mut weight, mut count, mut best): (u64, usize, Option<Point>) = (0, 0, None);
    for item in begins {
        // An interval that ends before this one begins began before it, so it is among the open ones.
        while let Some(ended) = ends
            .next_if(|end| end.interval.cmp_low(item.interval).is_le() && end.interval.meet(item.interval).is_none())
        {
            count -= 1;
            if let Some(left) = open.get_mut(&ended.voice) {
                *left -= 1;
                if *left == 0 {
                    weight = weight.saturating_sub(ended.weight);
                }
            }
        }
        count += 1;
        let held = open.entry(item.voice).or_default();
        weight = weight.saturating_add(if *held == 0 { item.weight } else { 0 });
        *held += 1;
        let here = Point { begins: item.interval, weight, items: count };
        if best.is_none_or(|best| (best.weight, best.items) < (here.weight, here.items)) {
            best = Some(here);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A voice that weighs as much as three.
    const HEAVY: usize = 9;

    fn items(ends: &[(usize, f64, f64)]) -> Vec<Item> {
        let item = |&(voice, low, high): &(usize, f64, f64)| Item {
            voice,
            weight: if voice == HEAVY { 3 } else { 1 },
            interval: Interval::closed(low, high),
        };
        ends.iter().map(item).collect()
    }

    #[test]
    fn the_point_of_most_voices_wins() {
        for (given, inside) in [
            (vec![(0, 10.0, 10.0), (1, 12.0, 12.0), (2, 12.0, 12.0)], vec![1, 2]),
            // Three statements of one article count as one article.
            (vec![(0, 10.0, 10.0), (0, 10.0, 10.0), (0, 10.0, 10.0), (1, 12.0, 12.0), (2, 12.0, 12.0)], vec![3, 4]),
            // One that weighs more than two.
            (vec![(HEAVY, 10.0, 10.0), (HEAVY, 10.0, 10.0), (1, 12.0, 12.0), (2, 12.0, 12.0)], vec![0, 1]),
            (vec![(HEAVY, 10.0, 11.0), (HEAVY, 12.0, 13.0), (1, 12.0, 12.0), (2, 11.0, 11.0)], vec![0, 3]),
            // A tie of articles: more statements; a tie of both: the lowest.
            (vec![(0, 10.0, 10.0), (1, 12.0, 12.0), (1, 12.0, 12.0)], vec![1, 2]),
            (vec![(0, 12.0, 12.0), (1, 10.0, 10.0)], vec![1]),
            (vec![(0, 1997.0, 1998.0), (1, 1997.2, 1997.3), (2, 1997.4, 1997.5)], vec![0, 1]),
        ] {
            let items = items(&given);
            let point = most_shared(&items).unwrap();
            let held: Vec<usize> = (0..items.len()).filter(|&at| point.is_in(items[at].interval)).collect();
            assert_eq!(held, inside, "{given:?}");
        }
        assert!(most_shared(&[]).is_none());
    }

    proptest! {
        #[test]
        fn the_sweep_is_the_plain_definition(
            ends in proptest::collection::vec((0_usize..4, 0_i8..12, 0_i8..12, any::<bool>(), any::<bool>()), 1..12)
        ) {
            let items: Vec<Item> = ends.iter().map(|&(voice, a, b, open_low, open_high)| {
                let mut interval = Interval::closed(f64::from(a), f64::from(b));
                if open_low { interval = interval.open_low() }
                if open_high { interval = interval.open_high() }
                Item { interval, voice, weight: voice as u64 + 1 }
            }).collect();
            let point = most_shared(&items).unwrap();
            let pairwise = items.iter().all(|a| items.iter().all(|b| a.interval.meet(b.interval).is_some()));
            prop_assert_eq!(pairwise, items.iter().all(|item| point.is_in(item.interval)));
            // No interval's beginning is in the intervals of heavier voices.
            let cover = |point: Point| {
                let held = || items.iter().filter(|i| point.is_in(i.interval));
                let distinct: std::collections::BTreeSet<usize> = held().map(|i| i.voice).collect();
                (distinct.into_iter().map(|voice| voice as u64 + 1).sum::<u64>(), held().count())
            };
            let best = items.iter().map(|i| cover(Point { begins: i.interval, weight: 0, items: 0 })).max().unwrap();
            prop_assert_eq!(cover(point), best);
            prop_assert_eq!((point.weight, point.items), best);
        }
    }
}
