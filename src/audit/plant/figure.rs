//! Ages off by two; other numbers off by a fifth, or by two fifths where they are hedged.
//!
//! A fifth is more than `about` allows on one side, two fifths more than on both; small numbers move by one at least. Up or
//! down is left to chance, unless one of them alone contradicts what the other articles say.

use super::{Change, Ground, Kind, alone};
use crate::audit::figure::{Figure, figures};
use crate::audit::random::Random;
use crate::lexicon::tables::Hedge;
use crate::span::Span;
use crate::statement::Statement;
use crate::value::{Quantity, Value};

/// Years by which an age is off.
const YEARS: f64 = 2.0;

/// The number of a statement changed; `others` are the statements of other articles that agree with it.
pub(super) fn change(
    ground: &Ground<'_>,
    statement: &Statement,
    others: &[&Statement],
    random: &mut Random,
) -> Option<Change> {
    let quantity = amount(&mut statement.value.clone()).copied().filter(|quantity| quantity.upper.is_none())?;
    let words = &statement.place.text;
    let figure = figures(ground.lexicon, words).into_iter().next()?;
    let aged = matches!(statement.value, Value::Age(_) | Value::AgeIn(_));
    let mut ways = if aged {
        [figure.value + YEARS, figure.value - YEARS]
    } else {
        let by = difference(&figure, quantity.hedge);
        [figure.value + by, figure.value - by].map(|value| figure.rounded(value))
    };
    if random.coin() {
        ways.swap(0, 1);
    }
    let contradicts = |new: f64| new > 0.0 && contradicts(statement, others, new / figure.value);
    if !contradicts(ways[0]) && (contradicts(ways[1]) || ways[0] <= 0.0) {
        ways.swap(0, 1);
    }
    let new = ways[0];
    let kind = if aged { Kind::Age } else { Kind::Figure };
    (new > 0.0).then(|| Change { kind, edits: vec![alone(statement, figure.span, figure.write(ground.lexicon, new))] })
}

/// The last number of a version moved by one: `1.88` becomes `1.89`.
pub(super) fn change_version(statement: &Statement, random: &mut Random) -> Option<Change> {
    let words = &statement.place.text;
    let end = words.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = words.get(..end)?.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let part: u64 = words.get(start..end)?.parse().ok()?;
    let new = if random.coin() { part.checked_sub(1) } else { None }.or_else(|| part.checked_add(1))?;
    Some(Change { kind: Kind::Version, edits: vec![alone(statement, Span::new(start, end), new.to_string())] })
}

/// How far a number is moved.
fn difference(figure: &Figure, hedge: Hedge) -> f64 {
    let share = if hedge == Hedge::Exact { 0.2 } else { 0.4 };
    (figure.value * share).max(figure.step())
}

/// Whether a statement whose number is `times` as much leaves no point to one of `others`.
fn contradicts(statement: &Statement, others: &[&Statement], times: f64) -> bool {
    let reading = |statement: &Statement, value: &Value| value.reading(statement.published.map(|day| (day, day)));
    let mut value = statement.value.clone();
    let Some(amount) = amount(&mut value) else { return false };
    amount.value *= times;
    let Some(new) = reading(statement, &value) else { return false };
    others
        .iter()
        .filter_map(|other| reading(other, &other.value))
        .any(|other| other.axis == new.axis && other.interval.meet(new.interval).is_none())
}

/// The number in a value.
fn amount(value: &mut Value) -> Option<&mut Quantity> {
    match value {
        Value::Number(quantity) | Value::Age(quantity) | Value::Percent(quantity) => Some(quantity),
        Value::AgeIn(length) | Value::Duration(length) => Some(&mut length.amount),
        Value::Money(money) => Some(&mut money.amount),
        Value::Measure(measure) => Some(&mut measure.amount),
        Value::Date(_)
        | Value::NamedDay(_)
        | Value::Version(_)
        | Value::Words(_)
        | Value::Quote(_)
        | Value::List(_) => None,
    }
}
