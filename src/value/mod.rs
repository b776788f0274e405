//! Values: what the slots of a rule hold, and when two of them can both be true.
//!
//! Each value type has a file of its own, which recognises it in a text, gives its normal form and its interval.
//! *Agreement is a common point*: a value with an axis becomes an [`Interval`] on it ([`Value::reading`]); names, titles and
//! quotes have none and are compared by the `compare` step. Nothing here knows rules or articles.

pub mod interval;
pub mod quantity;

pub use interval::{Axis, Interval, Reading};
pub use quantity::{Hedge, Quantity};

use jiff::civil::Date;
use std::ops::Range;

/// What a slot can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A plain number, a count of things, or an ordinal (`3rd` = 3).
    Number(Quantity),
    /// A person's age, in years.
    Age(Quantity),
    /// A day, month, year or decade.
    Date(DateValue),
    /// A length of time.
    Duration(DurationValue),
    /// A sum of money.
    Money(MoneyValue),
    /// A share in percent.
    Percent(Quantity),
    /// A number with a unit of measure.
    Measure(MeasureValue),
    /// A name, title or other run of words, as written.
    Words(String),
    /// The words inside quotation marks, as written.
    Quote(String),
    /// Several values joined by commas and `and` (a `{x:type*}` slot).
    List(Vec<(Range<usize>, Value)>),
}
