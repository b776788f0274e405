//! What a value was compared as, in words: an interval on its axis.

use crate::report::spoken::figure;
use crate::value::{Axis, Interval, Reading, TimeUnit, Value, version_at};
use jiff::ToSpan;
use jiff::civil::Date;

/// `born 1968-06-15 … 1969-06-14`, `50 or more`, `[270, 300)`; `value` tells what the numbers are of.
pub(super) fn said(reading: &Reading, value: Option<&Value>) -> String {
    let span = span(reading);
    match (&reading.axis, value) {
        (Axis::Day, Some(Value::Age(_) | Value::AgeIn(_))) => format!("born {span}"),
        (Axis::Money(currency), _) => format!("{currency} {span}"),
        (Axis::Measure(dimension), _) => format!("{span} (base unit of {dimension})"),
        _ => span,
    }
}

fn span(reading: &Reading) -> String {
    let (low, high) = (reading.interval.low(), reading.interval.high());
    let (unit, seconds) = match reading.axis {
        Axis::Duration => unit(if high.is_finite() { high } else { low }),
        _ => ("", 1.0),
    };
    let point = |at: f64| match reading.axis {
        Axis::Day => day(at),
        Axis::Version => version_at(at),
        Axis::DayOfYear => format!("--{:02}-{:02}", (at / 100.0) as i64, (at % 100.0) as i64),
        _ => figure(rounded(at / seconds)),
    };
    let closed = Interval::closed(low, high);
    let (open_low, open_high) = (reading.interval.cmp_low(closed).is_gt(), reading.interval.cmp_high(closed).is_lt());
    let span = match (low.is_finite(), high.is_finite()) {
        (false, false) => "anything".to_owned(),
        (true, false) if open_low => format!("more than {}", point(low)),
        (true, false) => format!("{} or more", point(low)),
        (false, true) if open_high => format!("less than {}", point(high)),
        (false, true) => format!("{} or less", point(high)),
        (true, true) if point(low) == point(high) => point(low),
        (true, true) => {
            let first = if open_low { "over " } else { "" };
            let last = if open_high { "below " } else { "" };
            format!("{first}{} … {last}{}", point(low), point(high))
        }
    };
    if unit.is_empty() { span } else { format!("{span} {unit}") }
}

/// The unit that a length of time in seconds is said in, and its own seconds.
fn unit(length: f64) -> (&'static str, f64) {
    let units = [("years", TimeUnit::Year), ("days", TimeUnit::Day), ("hours", TimeUnit::Hour)];
    let fits = units.into_iter().find(|(_, unit)| length.abs() >= 2.0 * seconds(*unit));
    let (name, unit) = fits.unwrap_or(("minutes", TimeUnit::Minute));
    (name, seconds(unit))
}

fn seconds(unit: TimeUnit) -> f64 {
    (unit.days() * 86_400.0).round()
}

/// A day by its number from 1970-01-01.
fn day(number: f64) -> String {
    let days = (number as i64).days();
    Date::constant(1970, 1, 1).checked_add(days).map_or_else(|_| number.to_string(), |day| day.to_string())
}

/// As many digits as a reader wants, not those that reckoning leaves behind.
fn rounded(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;
    use crate::value::{SlotType, recognise};

    #[test]
    fn intervals_are_said_as_people_read_them() {
        let day = Some((Date::constant(2024, 6, 14), Date::constant(2024, 6, 14)));
        // (slot type, text, as of a day, words)
        for (kind, source, dated, want) in [
            ("age", "55", true, "born 1968-06-15 … 1969-06-14"),
            ("age", "55", false, "55"),
            ("number", "at least 50", false, "50 or more"),
            ("number", "more than 20", false, "more than 20"),
            ("number", "nearly 300", false, "270 … below 300"),
            ("year", "1997", false, "1997-01-01 … 1997-12-31"),
            ("money", "$44.6 billion", false, "USD 44.55 billion … below 44.65 billion"),
            ("duration", "ten years", false, "9.75 … below 10.25 years"),
            ("duration", "92 minutes", false, "92 minutes"),
            ("version", "3.10", false, "3.10 … below 3.11"),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let kind = SlotType::parse(kind).unwrap();
            let value = recognise(&kind, &text, 0, text.tokens.len(), None).swap_remove(0).value;
            let reading = value.reading(day.filter(|_| dated)).unwrap();
            assert_eq!(said(&reading, Some(&value)), want, "{source}");
        }
    }
}
