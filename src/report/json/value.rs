//! Values for programs: of what kind one is, and where it lies on its axis.

use crate::value::{Axis, Reading, Value};
use serde::Serialize;

/// Where a value lies.
#[derive(Serialize)]
pub(in crate::report) struct ReadingObject {
    axis: String,
    /// An end that lies at infinity is `null`.
    low: f64,
    high: f64,
}

/// A reading for programs.
pub(in crate::report) fn reading(reading: &Reading) -> ReadingObject {
    let Reading { axis, interval } = reading;
    let axis = match axis {
        Axis::Number => "number".to_owned(),
        Axis::Day => "day".to_owned(),
        Axis::DayOfYear => "day-of-year".to_owned(),
        Axis::Version => "version".to_owned(),
        Axis::Duration => "duration".to_owned(),
        Axis::Money(currency) => format!("money {currency}"),
        Axis::Measure(dimension) => format!("measure {dimension}"),
    };
    ReadingObject { axis, low: interval.low(), high: interval.high() }
}

/// Of what kind a value is; most are named like the slot type that reads them.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Number(_) => "number",
        Value::Age(_) | Value::AgeIn(_) => "age",
        Value::Date(_) | Value::NamedDay(_) => "date",
        Value::Duration(_) => "duration",
        Value::Money(_) => "money",
        Value::Percent(_) => "percent",
        Value::Measure(_) => "measure",
        Value::Version(_) => "version",
        Value::Words(_) => "words",
        Value::Quote(_) => "quote",
        Value::List(_) => "list",
    }
}
