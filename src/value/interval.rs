//! Intervals on an axis, the ground on which values are compared.

use jiff::civil::Date;
use std::cmp::Ordering;

/// The line that an interval lies on; values on different axes are incomparable, not in conflict.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// Bare numbers: counts, ordinals, magnitudes, ages without a date, percents.
    Number,
    /// Civil days, counted from 1970-01-01.
    Day,
    /// Days of a year that is not told: 100 times the month, and the day.
    DayOfYear,
    /// Lengths of time, in seconds.
    Duration,
    /// Money of one currency (ISO 4217 code).
    Money(String),
    /// Versions: the parts of one, each to four digits.
    Version,
    /// A physical dimension, in its base unit (`length` in metres).
    Measure(String),
}

/// An interval with its axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The axis.
    pub axis: Axis,
    /// The interval on it.
    pub interval: Interval,
}

/// The points a value allows; each end is either part of it or not.
///
/// Invariant: neither end is NaN, and the interval is not empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    low: f64,
    low_open: bool,
    high: f64,
    high_open: bool,
}

impl Interval {
    /// One point.
    #[must_use]
    pub fn point(at: f64) -> Self {
        Self::closed(at, at)
    }

    /// `[low, high]`; the ends may be given in either order.
    #[must_use]
    pub fn closed(low: f64, high: f64) -> Self {
        Self { low: low.min(high), low_open: false, high: low.max(high), high_open: false }
    }

    /// `[low, ∞)`.
    #[must_use]
    pub fn at_least(low: f64) -> Self {
        Self::closed(low, f64::INFINITY)
    }

    /// `(-∞, high]`.
    #[must_use]
    pub fn at_most(high: f64) -> Self {
        Self::closed(f64::NEG_INFINITY, high)
    }

    /// The same interval without its lower end, unless it is a point.
    #[must_use]
    pub fn open_low(mut self) -> Self {
        self.low_open = self.low < self.high;
        self
    }

    /// The same interval without its upper end, unless it is a point.
    #[must_use]
    pub fn open_high(mut self) -> Self {
        self.high_open = self.low < self.high;
        self
    }

    /// The lower end.
    #[must_use]
    pub fn low(self) -> f64 {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub fn high(self) -> f64 {
        self.high
    }

    /// `self` with both ends moved outward by `by`.
    #[must_use]
    pub fn widen(mut self, by: f64) -> Self {
        self.low -= by;
        self.high += by;
        self
    }

    /// The points of both, if any.
    #[must_use]
    pub fn meet(self, other: Self) -> Option<Self> {
        let low = if self.cmp_low(other).is_ge() { self } else { other };
        let high = if self.cmp_high(other).is_le() { self } else { other };
        let open = low.low_open || high.high_open;
        let empty = low.low > high.high || (low.low.total_cmp(&high.high).is_eq() && open);
        (!empty).then_some(Self { low: low.low, low_open: low.low_open, high: high.high, high_open: high.high_open })
    }

    /// Order by lower end: an open end lies just above a closed one.
    #[must_use]
    pub fn cmp_low(self, other: Self) -> Ordering {
        self.low.total_cmp(&other.low).then(self.low_open.cmp(&other.low_open))
    }

    /// Order by upper end: an open end lies just below a closed one.
    #[must_use]
    pub fn cmp_high(self, other: Self) -> Ordering {
        self.high.total_cmp(&other.high).then(other.high_open.cmp(&self.high_open))
    }
}

/// Days from 1970-01-01 to `day`: where it lies on [`Axis::Day`].
pub(super) fn day_number(day: Date) -> f64 {
    // `Span` counts days alone between two civil dates, so this never fails inside the calendar.
    Date::constant(1970, 1, 1).until(day).map_or(f64::NAN, |span| f64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_meet_in_their_common_points() {
        let over = |low| Interval::at_least(low).open_low();
        for (a, b, meets) in [
            (Interval::point(10.0), Interval::at_least(10.0), true),
            (Interval::point(10.0), over(10.0), false),
            (Interval::closed(44.5e9, 45.5e9), Interval::closed(44.55e9, 44.65e9), true),
            (Interval::closed(270.0, 300.0).open_high(), Interval::point(300.0), false),
            (Interval::at_most(80.0), over(80.0), false),
        ] {
            assert_eq!(a.meet(b).is_some(), meets, "{a:?} {b:?}");
            assert_eq!(b.meet(a).is_some(), meets, "{b:?} {a:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn if_every_two_meet_all_meet(ends in proptest::collection::vec((0_i8..20, 0_i8..20, proptest::bool::ANY, proptest::bool::ANY), 1..6)) {
            let all: Vec<Interval> = ends.iter().map(|&(a, b, open_low, open_high)| {
                let interval = Interval::closed(f64::from(a), f64::from(b));
                let interval = if open_low { interval.open_low() } else { interval };
                if open_high && !open_low { interval.open_high() } else { interval }
            }).collect();
            let pairwise = all.iter().all(|a| all.iter().all(|b| a.meet(*b).is_some()));
            let common = all.iter().try_fold(all[0], |sum, next| sum.meet(*next));
            proptest::prop_assert_eq!(pairwise, common.is_some());
        }
    }
}
