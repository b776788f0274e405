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

/// A stretch of civil days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateValue {
    /// All days from `first` to `last`, both included.
    Days {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
        /// How precisely it was written; decides the normal form.
        grain: Grain,
    },
    /// A day whose year the text leaves open and no publication date tells (`December 11`).
    Yearless {
        /// Month, 1 to 12.
        month: i8,
        /// Day of the month, from 1.
        day: i8,
    },
}

/// How precisely a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// `1997-04-25`.
    Day,
    /// `1997-04`.
    Month,
    /// `1997`.
    Year,
    /// `199X`.
    Decade,
}

/// A length of time in its written unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DurationValue {
    /// How many.
    pub amount: Quantity,
    /// Of what.
    pub unit: TimeUnit,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// A sum of money.
#[derive(Debug, Clone, PartialEq)]
pub struct MoneyValue {
    /// How much, in whole units of the currency.
    pub amount: Quantity,
    /// ISO 4217 code.
    pub currency: String,
}

/// A number with a unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureValue {
    /// How many, in the written unit.
    pub amount: Quantity,
    /// The unit's name in the singular (`mile`).
    pub unit: String,
    /// The dimension it measures (`length`): the axis.
    pub dimension: String,
    /// One unit in the dimension's base unit.
    pub factor: f64,
}

/// The type of a slot: which values fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotType {
    /// A person, by any form of the name, or by a pronoun or a description where the rule inherits.
    Person,
    /// A proper name of any kind.
    Name,
    /// The title of a work.
    Title,
    /// A place.
    Place,
    /// An organisation.
    Org,
    /// Any number, hedged or not.
    Number,
    /// A whole number of things.
    Count,
    /// `3rd`, `third`.
    Ordinal,
    /// A person's age.
    Age,
    /// A calendar year.
    Year,
    /// A date as precise as written.
    Date,
    /// A length of time.
    Duration,
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A number with a unit.
    Measure,
    /// The words inside quotation marks.
    Quote,
    /// One to `n` words, no punctuation between.
    Words(usize),
    /// Up to `n` tokens of any kind inside the sentence.
    Gap(usize),
    /// One of the listed words or phrases, folded.
    OneOf(Vec<String>),
}

/// A slot filled at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    /// The tokens that fill it.
    pub tokens: Range<usize>,
    /// What they mean.
    pub value: Value,
}
