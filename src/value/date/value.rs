//! A date once it is read: a stretch of days with a grain, or a day without a year.
//!
//! Owns the normal form and the interval; reading is done by the files beside it.

use crate::value::interval::{Axis, Interval, Reading, day_number};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A stretch of civil days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateValue {
    /// All days from `first` to `last`, both included.
    Days {
        /// The first day.
        #[serde(with = "crate::day")]
        first: Date,
        /// The last day.
        #[serde(with = "crate::day")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

impl DateValue {
    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self::Days { first: day, last: day, grain: Grain::Day }
    }

    /// The month, year or decade that `day` lies in.
    #[must_use]
    pub fn around(day: Date, grain: Grain) -> Option<Self> {
        let decade = day.year().div_euclid(10) * 10;
        let (first, last) = match grain {
            Grain::Day => (day, day),
            Grain::Month => (day.first_of_month(), day.last_of_month()),
            Grain::Year => (day.first_of_year(), day.last_of_year()),
            Grain::Decade => (Date::new(decade, 1, 1).ok()?, Date::new(decade.checked_add(9)?, 12, 31).ok()?),
        };
        Some(Self::Days { first, last, grain })
    }

    /// ISO 8601 as precise as written: `1997`, `1997-04`, `1997-04-25`, `199X`, `--12-11`; several days with a `/`.
    pub(in crate::value) fn normal(self) -> String {
        match self {
            Self::Yearless { month, day } => format!("--{month:02}-{day:02}"),
            Self::Days { first, last, grain: Grain::Day } if first == last => first.to_string(),
            Self::Days { first, last, grain: Grain::Day } => format!("{first}/{last}"),
            Self::Days { first, grain: Grain::Month, .. } => format!("{:04}-{:02}", first.year(), first.month()),
            Self::Days { first, grain: Grain::Year, .. } => format!("{:04}", first.year()),
            Self::Days { first, grain: Grain::Decade, .. } => format!("{:03}X", first.year() / 10),
        }
    }

    /// Its days; of a day without a year its place in any year.
    pub(in crate::value) fn reading(self) -> Option<Reading> {
        match self {
            Self::Days { first, last, .. } => {
                Some(Reading { axis: Axis::Day, interval: Interval::closed(day_number(first), day_number(last)) })
            }
            Self::Yearless { month, day } => {
                let at = f64::from(month) * 100.0 + f64::from(day);
                Some(Reading { axis: Axis::DayOfYear, interval: Interval::closed(at, at) })
            }
        }
    }
}
