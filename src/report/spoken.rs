//! Values as a person says them: `10 years` for `P10Y`, `at least 50` for `>=50`, `USD 44.6 billion`.
//!
//! The normal forms of [`Value`] are for programs and rule tests; two that differ there differ here.

use crate::value::{DateValue, Grain, Hedge, Quantity, Value};
use jiff::civil::Weekday;

/// Large numbers that are said with a word, the largest first.
const NAMED: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
/// Below this, a number has no commas: years are not the only ones that look odd with them.
const GROUPED: f64 = 10_000.0;

/// `value` in words.
pub(in crate::report) fn spoken(value: &Value) -> String {
    match value {
        Value::Number(amount) | Value::Age(amount) => quantity(*amount),
        Value::AgeIn(length) | Value::Duration(length) => {
            let one = length.amount.value == 1.0 && length.amount.upper.is_none();
            format!("{} {}{}", quantity(length.amount), length.unit.name(), if one { "" } else { "s" })
        }
        Value::Percent(amount) => format!("{} %", quantity(*amount)),
        Value::Money(money) => {
            format!("{}{} {}", hedge(money.amount.hedge), money.currency, figures(money.amount))
        }
        Value::Measure(measure) => format!("{} {}", quantity(measure.amount), measure.unit),
        Value::Date(DateValue::Days { first, grain: Grain::Decade, .. }) => format!("the {}s", first.year() / 10 * 10),
        Value::List(values) => values.iter().map(|(_, value)| spoken(value)).collect::<Vec<_>>().join(", "),
        Value::NamedDay(named) => match Weekday::from_monday_zero_offset(named.weekday) {
            Ok(weekday) => format!("{weekday:?} {}", named.day),
            Err(_) => value.normal(),
        },
        Value::Date(_) | Value::Version(_) | Value::Words(_) | Value::Quote(_) => value.normal(),
    }
}

fn quantity(amount: Quantity) -> String {
    match amount.several() {
        Some(name) => name.to_owned(),
        None => hedge(amount.hedge).to_owned() + &figures(amount),
    }
}

fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exact => "",
        Hedge::About => "about ",
        Hedge::Nearly => "nearly ",
        Hedge::AtLeast | Hedge::Several => "at least ",
        Hedge::MoreThan => "more than ",
        Hedge::AtMost => "at most ",
        Hedge::LessThan => "less than ",
    }
}

fn figures(amount: Quantity) -> String {
    let upper = amount.upper.map(|upper| format!("–{}", figure(upper))).unwrap_or_default();
    figure(amount.value) + &upper
}

/// `12`, `1200`, `12,500`, `44.6 billion`.
pub(in crate::report) fn figure(value: f64) -> String {
    for (size, name) in NAMED {
        let share = value / size;
        // As many digits as can be read; a number that needs more is written out.
        if share.abs() >= 1.0 && ((share * 100.0).round() - share * 100.0).abs() < 1e-9 * share.abs() {
            return format!("{share} {name}");
        }
    }
    if value.abs() < GROUPED || value.fract() != 0.0 {
        return value.to_string();
    }
    let digits = value.abs().to_string();
    let mut grouped = if value < 0.0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;
    use crate::value::{SlotType, recognise};

    #[test]
    fn values_are_said_as_people_say_them() {
        // (slot type, text, words)
        for (kind, source, want) in [
            ("age", "36", "36"),
            ("age", "18 months old", "18 months"),
            ("number", "at least 50", "at least 50"),
            ("number", "5 to 7", "5–7"),
            ("number", "1200", "1200"),
            ("number", "12,500", "12,500"),
            ("number", "1,234,567", "1,234,567"),
            ("duration", "ten years", "10 years"),
            ("duration", "one year", "1 year"),
            ("duration", "an hour and a half", "1.5 hours"),
            ("money", "more than $44.6 billion", "more than USD 44.6 billion"),
            ("percent", "about 20 percent", "about 20 %"),
            ("measure", "36 miles", "36 mile"),
            ("date", "April 1997", "1997-04"),
            ("date", "the 1990s", "the 1990s"),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let found = (0..text.tokens.len())
                .find_map(|at| {
                    recognise(&SlotType::parse(kind).unwrap(), &text, at, text.tokens.len(), None).into_iter().next()
                })
                .unwrap();
            assert_eq!(spoken(&found.value), want, "{source}");
        }
    }
}
