//! Lengths of time: `ten years`, `a decade`, `two and a half hours`, `2 hours and 30 minutes`.

use super::amount::{Amount, amounts_of, rest};
use super::interval::{Axis, Reading};
use super::number::{Hedged, hedged};
use super::quantity::{Quantity, plain};
use super::unit;
use super::window::{Found, Window};
use crate::lexicon::tables::TimeUnit;
use serde::{Deserialize, Serialize};

/// A length of time in its written unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DurationValue {
    /// How many.
    pub amount: Quantity,
    /// Of what.
    pub unit: TimeUnit,
}

impl TimeUnit {
    /// One of it in days; a year has 365.25, a month a twelfth of that.
    #[must_use]
    pub fn days(self) -> f64 {
        match self {
            Self::Second => 1.0 / 86_400.0,
            Self::Minute => 1.0 / 1440.0,
            Self::Hour => 1.0 / 24.0,
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 30.4375,
            Self::Year => 365.25,
        }
    }

    /// One of it in seconds: whole, so that a minute is exactly sixty of them.
    fn seconds(self) -> f64 {
        (self.days() * 86_400.0).round()
    }

    /// Its name in the singular.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The designators of ISO 8601 around a number of it.
    fn designators(self) -> (&'static str, char) {
        match self {
            Self::Second => ("PT", 'S'),
            Self::Minute => ("PT", 'M'),
            Self::Hour => ("PT", 'H'),
            Self::Day => ("P", 'D'),
            Self::Week => ("P", 'W'),
            Self::Month => ("P", 'M'),
            Self::Year => ("P", 'Y'),
        }
    }

    /// The next smaller unit that makes it up exactly, and how many do.
    fn smaller(self) -> Option<(Self, f64)> {
        match self {
            Self::Year => Some((Self::Month, 12.0)),
            Self::Week => Some((Self::Day, 7.0)),
            Self::Day => Some((Self::Hour, 24.0)),
            Self::Hour => Some((Self::Minute, 60.0)),
            Self::Minute => Some((Self::Second, 60.0)),
            Self::Month | Self::Second => None,
        }
    }
}

impl DurationValue {
    /// ISO 8601 with the hedge in front: `P10Y`, `>PT2H`.
    pub(super) fn normal(self) -> String {
        let (open, close) = self.unit.designators();
        let one = |value| format!("{open}{}{close}", plain(value));
        let upper = self.amount.upper.map(|upper| format!("/{}", one(upper))).unwrap_or_default();
        format!("{}{}{upper}", self.amount.sign(), one(self.amount.value))
    }

    /// Its interval in days. Weeks and longer are seldom meant to the day, so a quarter of the unit around them agrees:
    /// a month and 30 days do, ten years and eleven do not.
    pub(super) fn reading(self) -> Reading {
        let slack = if self.unit >= TimeUnit::Week { 0.25 } else { 0.0 };
        let interval = self.amount.at_precision(slack).times(self.unit.seconds()).interval();
        Reading { axis: Axis::Duration, interval }
    }
}

/// The lengths of time that begin at token `at`; an age is none.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Found<DurationValue> {
    lengths(window, at).into_iter().filter(|(end, _)| as_age(window, *end).is_none()).collect()
}

/// What makes a length of time before token `at` an age (`old`, `-old`, `of age`): the token after it.
pub(super) fn as_age(window: Window<'_>, at: usize) -> Option<usize> {
    window.phrase(&window.tables().durations.age_after, window.past_hyphen(at)).map(|(end, ())| end)
}

/// The lengths of time that begin at token `at`, each with the token after it.
pub(super) fn lengths(window: Window<'_>, at: usize) -> Found<DurationValue> {
    lengths_of(window, at, hedged(window, at))
}

/// The same, where the numbers at token `at` are known.
pub(super) fn lengths_of(window: Window<'_>, at: usize, numbers: Hedged) -> Found<DurationValue> {
    let mut lengths: Vec<_> = single(window, at).into_iter().collect();
    for Amount { end, quantity, unit: (count, unit_of) } in amounts_of(window, at, numbers, unit::time) {
        let whole = DurationValue { amount: quantity.times(count), unit: unit_of };
        if quantity.is_exact()
            && let Some(more) = extended(window, end, whole)
        {
            lengths.push(more);
        }
        lengths.push((end, whole));
    }
    lengths
}

/// `another day`, `all week`: one of a unit in the singular.
fn single(window: Window<'_>, at: usize) -> Option<(usize, DurationValue)> {
    let tables = window.tables();
    let (next, ()) = window.phrase(&tables.durations.single, at).filter(|_| window.is_word(at))?;
    let (end, (count, unit)) = unit::time(window, next)?;
    let one = !window.word(end - 1).ends_with(&*tables.dates.words.plural) && !window.is_hyphen(end);
    one.then(|| (end, DurationValue { amount: Quantity::exact(count), unit }))
}

/// `whole` with the smaller units that follow: `2 hours and 30 minutes`, in minutes.
fn extended(window: Window<'_>, mut at: usize, mut whole: DurationValue) -> Option<(usize, DurationValue)> {
    let begin = at;
    while let Some((unit_of, factor)) = whole.unit.smaller() {
        let Some((end, more, (count, found))) = rest(window, at, unit::time) else { break };
        if found != unit_of || count != 1.0 || more >= factor {
            break;
        }
        whole = DurationValue { amount: whole.amount.times(factor), unit: unit_of };
        whole.amount.value += more;
        at = end;
    }
    (at > begin).then_some((at, whole))
}

#[cfg(test)]
mod tests {
    use crate::value::tests::{agree, shown};

    #[test]
    fn lengths_of_time() {
        for (source, want) in [
            ("ten years", "P10Y"),
            ("a decade", "P10Y"),
            ("two decades", "P20Y"),
            ("10-year", "P10Y"),
            ("20 - year", "P20Y"),
            ("more than 20 years", ">P20Y"),
            ("three weeks", "P3W"),
            ("a fortnight", "P2W"),
            ("half an hour", "PT0.5H"),
            ("an hour and a half", "PT1.5H"),
            ("one and a half hours", "PT1.5H"),
            ("2 hours and 30 minutes", "PT150M | PT2H"),
            ("five to seven days", "P5D/P7D"),
            ("20 years or so", "~P20Y | P20Y"),
            ("another day", "P1D"),
            ("all week", "P1W"),
            ("all weeks", ""),
            ("the whole decade", "P10Y"),
            ("twenty and four hours", "PT24H"),
            ("twenty and four people", ""),
            ("a second chance", ""),
            ("22-year-old", ""),
            ("years", ""),
        ] {
            assert_eq!(shown("duration", source), want, "{source}");
        }
    }

    #[test]
    fn lengths_agree_at_the_written_unit() {
        for (a, b, want) in [
            ("ten years", "a decade", true),
            ("12 months", "1 year", true),
            ("a month", "30 days", true),
            ("24 hours", "a day", true),
            ("ten years", "eleven years", false),
            ("more than 20 years", "20 years", true),
            ("more than 20 years", "19 years", false),
            ("two hours", "three hours", false),
        ] {
            assert_eq!(agree("duration", a, b), want, "{a}, {b}");
        }
    }
}
