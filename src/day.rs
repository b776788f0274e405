//! Civil days as serde sees them: three small numbers, of which four bytes are made where numbers take what they need.
//!
//! For `#[serde(with = "crate::day")]`, and of a day that may be missing, `crate::day::maybe`. (jiff's own form is
//! the day in letters, three times as long, and read as slowly as any text.)

use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day, to be read and written by serde.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Day(#[serde(with = "crate::day")] pub(crate) Date);

pub(crate) fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    (day.year(), day.month(), day.day()).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let (year, month, day) = Deserialize::deserialize(deserializer)?;
    Date::new(year, month, day).map_err(D::Error::custom)
}

/// The same for a day that may be missing.
pub(crate) mod maybe {
    use super::{Date, Day, Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(Day).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        Ok(Option::deserialize(deserializer)?.map(|Day(day)| day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back_and_what_is_none_is_refused() {
        for day in [Date::MIN, Date::constant(1, 1, 1), Date::constant(2024, 2, 29), Date::MAX] {
            let bytes = postcard::to_stdvec(&Day(day)).unwrap();
            assert!(bytes.len() <= 5, "{day}: {}", bytes.len());
            assert_eq!(postcard::from_bytes(&bytes), Ok(Day(day)));
        }
        let none = postcard::to_stdvec(&(2023_i16, 2_i8, 29_i8)).unwrap();
        assert!(postcard::from_bytes::<Day>(&none).is_err());
    }
}
