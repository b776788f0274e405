//! Groups whose values lie on an axis.
//!
//! Each statement is read as an interval, as of the day its article appeared where the rule says so, and each axis is swept
//! by itself: values on different axes are incomparable. A statement that cannot be read agrees with everything.

use super::lists::Lists;
use super::sweep::{Item, Point, most_shared};
use super::{Voices, Weighed, sources, within};
use crate::finding::Cause;
use crate::rules::{Direction, Rule};
use crate::statement::Statement;
use crate::tally::{self, Speaker};
use crate::value::{Axis, Interval, Value};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What values must share to be comparable: an axis, and the story for ages that no date ties to days of birth.
type Line<'s> = (Axis, Option<&'s str>);

/// The intervals of a group by line, each with the index of its statement.
pub(super) type Readings<'s> = BTreeMap<Line<'s>, Vec<(usize, Interval)>>;

/// Weighs values on their axes.
pub(super) fn weigh(
    rules: &[Rule],
    lead: &Rule,
    statements: &[Statement],
    lists: &Lists,
    until: Option<(Date, Date)>,
) -> Weighed {
    let voices = Voices::of(statements);
    let mut weighed = Weighed { updated: true, ..Weighed::default() };
    let lines = readings(rules, statements, until);
    let mut read: Vec<Option<(&Line<'_>, Interval)>> = vec![None; statements.len()];
    lines.iter().for_each(|(line, on)| on.iter().for_each(|&(at, interval)| read[at] = Some((line, interval))));
    for (line, readings) in &lines {
        let heard: Vec<(usize, Interval)> =
            readings.iter().copied().filter(|&(at, _)| voices.count(&statements[at])).collect();
        let Some(point) = most_shared(&items(statements, &heard)) else { continue };
        let holding = readings.iter().filter(|(_, interval)| point.is_in(*interval));
        weighed.shared = weighed.shared.max(tally::count(holding.map(|&(at, _)| &statements[at])));
        let mut dissent = missing(&heard, point);
        if lead.compare.as_of_published && !dissent.is_empty() {
            let true_once = TrueOnce::new(statements, &heard, point);
            dissent.retain(|&at| !read[at].is_some_and(|(_, own)| true_once.carried_over(&statements[at], own)));
        }
        let is_shared = |at: usize| read[at].is_some_and(|(own, interval)| own == line && point.is_in(interval));
        lists.spare(&mut dissent, is_shared);
        if !dissent.is_empty() {
            weighed.updated &= is_updated(lead.compare.direction, statements, &heard);
            weighed.dissent.extend(dissent);
        }
    }
    weighed.dissent.sort_unstable();
    weighed.shared = weighed.shared.max(alike(statements, voices));
    let one_by_one = |a: usize, b: usize| match (read[a], read[b]) {
        (Some((line, a)), Some((other, b))) => line != other || a.meet(b).is_some(),
        _ => true,
    };
    let agree = |a: usize, b: usize| lists.agree(a, b, one_by_one);
    if differs_in_unit(statements, &weighed.dissent) {
        weighed.cause = Some(Cause::Unit);
    } else {
        sources::explain(&mut weighed, statements, agree);
    }
    within::explain(&mut weighed, statements, agree);
    weighed
}

/// Reads each statement as an interval, widened by its rule's tolerance. What moves with the publication date stops moving
/// at `until`: the dead keep their age.
pub(super) fn readings<'s>(rules: &[Rule], statements: &'s [Statement], until: Option<(Date, Date)>) -> Readings<'s> {
    let mut dated: BTreeMap<&str, (Date, Date)> = BTreeMap::new();
    for (story, day) in statements.iter().filter_map(|s| Some((&*s.story, s.published?))) {
        let (first, last) = dated.entry(story).or_insert((day, day));
        (*first, *last) = ((*first).min(day), (*last).max(day));
    }
    let mut lines = Readings::new();
    for (at, statement) in statements.iter().enumerate() {
        let Some(rule) = rules.get(statement.rule) else { continue };
        let moves = rule.compare.as_of_published;
        let day = statement.published.map(|day| (day, day)).or_else(|| dated.get(&*statement.story).copied());
        let stopped =
            |(first, last): (Date, Date)| until.map_or((first, last), |end| (first.min(end.0), last.min(end.1)));
        let as_of = day.filter(|_| moves).map(stopped);
        let Some(reading) = statement.value.reading(as_of) else { continue };
        // Years may lie between two stories, and with them two ages of one person.
        let story = (moves && as_of.is_none() && reading.axis == Axis::Number).then_some(&*statement.story);
        let interval = if reading.axis == Axis::Day {
            reading.interval
        } else {
            tolerant(reading.interval, rule.compare.tolerance)
        };
        lines.entry((reading.axis, story)).or_default().push((at, interval));
    }
    lines
}

/// The most that an age may lag behind, in days: a year beyond the year in which it stays the same.
const LAG: f64 = 366.0;

/// The values that agree with the majority, each with the readings that reach lowest and highest. All of them hold one
/// point, so what meets any of them meets one of these two.
struct TrueOnce(BTreeMap<String, [Interval; 2]>);

impl TrueOnce {
    fn new(statements: &[Statement], readings: &[(usize, Interval)], point: Point) -> Self {
        let mut of_value: BTreeMap<String, [Interval; 2]> = BTreeMap::new();
        for &(at, interval) in readings.iter().filter(|(_, interval)| point.is_in(*interval)) {
            let [low, high] = of_value.entry(statements[at].value.normal()).or_insert([interval; 2]);
            *low = if interval.cmp_low(*low).is_lt() { interval } else { *low };
            *high = if interval.cmp_high(*high).is_gt() { interval } else { *high };
        }
        Self(of_value)
    }

    /// Whether a dissenting age only repeats the number of one that agrees, from a time when it was true: copy carries the
    /// age of the first report over into later ones.
    fn carried_over(&self, statement: &Statement, own: Interval) -> bool {
        let near = |reading: &Interval| own.widen(LAG).meet(*reading).is_some();
        self.0.get(&statement.value.normal()).is_some_and(|ends| ends.iter().any(near))
    }
}

/// Indices of the statements whose intervals miss `point`.
pub(super) fn missing(readings: &[(usize, Interval)], point: Point) -> Vec<usize> {
    readings.iter().filter(|(_, interval)| !point.is_in(*interval)).map(|&(at, _)| at).collect()
}

/// The readings of a group with whose they are.
pub(super) fn items(statements: &[Statement], readings: &[(usize, Interval)]) -> Vec<Item> {
    let mut numbers: BTreeMap<Speaker<'_>, usize> = BTreeMap::new();
    let item = |&(at, interval): &(usize, Interval)| {
        let next = numbers.len();
        let voice = *numbers.entry(tally::speaker(&statements[at])).or_insert(next);
        Item { interval, voice, weight: statements[at].voice.weight() }
    };
    readings.iter().map(item).collect()
}

/// `interval` with its end nearer to zero moved toward zero by `share` of itself: then two intervals meet exactly when
/// their nearest points are no further apart than that share of the larger.
fn tolerant(interval: Interval, share: f64) -> Interval {
    let (low, high) = (interval.low(), interval.high());
    if !(share > 0.0 && share < 1.0) {
        return interval;
    }
    let inward = Interval::closed(
        if low > 0.0 { low - low * share } else { low },
        if high < 0.0 { high - high * share } else { high },
    );
    let open_low = interval.cmp_low(Interval::closed(low, high)).is_gt();
    let open_high = interval.cmp_high(Interval::closed(low, high)).is_lt();
    let inward = if open_low { inward.open_low() } else { inward };
    if open_high { inward.open_high() } else { inward }
}

/// Whether the articles of the last day bring a newer figure: all that differs from theirs is strictly older than all that
/// agrees with it, and lower where figures only rise.
fn is_updated(direction: Direction, statements: &[Statement], readings: &[(usize, Interval)]) -> bool {
    if direction == Direction::Fixed {
        return false;
    }
    let dated: Option<Vec<(Date, Interval)>> =
        readings.iter().map(|&(at, interval)| Some((statements[at].published?, interval))).collect();
    let Some(dated) = dated else { return false };
    let Some(last) = dated.iter().map(|(day, _)| *day).max() else { return false };
    let mut latest = dated.iter().filter(|(day, _)| *day == last).map(|(_, interval)| *interval);
    let newest = latest.next().and_then(|first| latest.try_fold(first, Interval::meet));
    let Some(newest) = newest else { return false };
    let (agreeing, older): (Vec<_>, Vec<_>) =
        dated.into_iter().partition(|(_, interval)| interval.meet(newest).is_some());
    let Some(since) = agreeing.iter().map(|(day, _)| *day).min() else { return false };
    let lower = |interval: Interval| direction == Direction::Changing || interval.cmp_low(newest).is_lt();
    older.iter().all(|&(day, interval)| day < since && lower(interval))
}

/// Voices that give the same normal form, whether or not it can be read.
fn alike(statements: &[Statement], voices: Voices) -> usize {
    let mut by_form: BTreeMap<String, BTreeSet<Speaker<'_>>> = BTreeMap::new();
    for statement in statements.iter().filter(|statement| voices.count(statement)) {
        by_form.entry(statement.value.normal()).or_default().insert(tally::speaker(statement));
    }
    by_form.values().map(BTreeSet::len).max().unwrap_or(0)
}

/// Whether all dissent gives a number that the majority gives with another unit.
fn differs_in_unit(statements: &[Statement], dissent: &[usize]) -> bool {
    let measure = |statement: &Statement| match &statement.value {
        Value::Measure(measure) => Some((measure.amount.digits(), measure.unit.clone())),
        Value::Duration(duration) => Some((duration.amount.digits(), format!("{:?}", duration.unit))),
        _ => None,
    };
    let majority = statements.iter().enumerate().filter(|(at, _)| dissent.binary_search(at).is_err());
    let mut units: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (digits, unit) in majority.filter_map(|(_, statement)| measure(statement)) {
        units.entry(digits).or_default().insert(unit);
    }
    !dissent.is_empty()
        && dissent.iter().filter_map(|&at| statements.get(at)).all(|statement| {
            measure(statement)
                .is_some_and(|(digits, unit)| units.get(&digits).is_some_and(|units| !units.contains(&unit)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tolerance_is_a_share_of_the_larger() {
        for (a, b, share, meets) in [
            (95.0, 100.0, 0.05, true),
            (94.0, 100.0, 0.05, false),
            (-95.0, -100.0, 0.05, true),
            (-94.0, -100.0, 0.05, false),
            (95.0, 100.0, 0.0, false),
            (95.0, 100.0, f64::NAN, false),
            (0.0, 1.0, 0.5, false),
        ] {
            let (a, b) = (tolerant(Interval::point(a), share), tolerant(Interval::point(b), share));
            assert_eq!(a.meet(b).is_some(), meets, "{a:?} {b:?} {share}");
        }
        let over = Interval::at_least(100.0).open_low();
        assert!(tolerant(over, 0.05).meet(Interval::point(95.0)).is_none(), "an open end stays open");
    }
}
