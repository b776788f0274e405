//! Values: what the slots of a rule hold, and when two of them can both be true.
//!
//! Each value type has a file of its own, which recognises it in a text, gives its normal form and its interval; here the
//! slot type picks one. *Agreement is a common point*: a value with an axis becomes an [`Interval`] on it
//! ([`Value::reading`]); names, titles and quotes have none and are compared by the `compare` step. Nothing here knows rules
//! or articles.
//!
//! Each file takes only from files before it: `window`, `unit`, `numeral`, `calendar`, `context`, `number`, `amount`, then
//! the types with units, dates and ages, then this one.

mod age;
mod amount;
mod begin;
mod calendar;
mod code;
mod context;
mod date;
mod duration;
mod hedge;
pub mod interval;
mod measure;
mod money;
mod number;
mod numeral;
mod ordinal;
mod percent;
pub mod quantity;
mod ratio;
mod scan;
mod score;
mod slot;
mod unit;
mod version;
mod window;
mod words;

pub use crate::lexicon::tables::{Hedge, TimeUnit};
pub use begin::Begin;
pub use date::{DateValue, Grain, NamedDay};
pub use duration::DurationValue;
pub use interval::{Axis, Interval, Reading};
pub use measure::MeasureValue;
pub use money::MoneyValue;
pub use quantity::Quantity;
pub use scan::scan;
pub(crate) use slot::phrase;
pub use slot::{NoSlotType, SlotType};
pub use version::{VersionValue, version_at};

use crate::lexicon::Classes;
use crate::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::ops::Range;
use window::{Found, Window};

/// What a slot can hold. Most hold words: what is larger has a place of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A plain number, a count of things, or an ordinal (`3rd` = 3).
    Number(Quantity),
    /// A person's age, in years.
    Age(Quantity),
    /// The age of somebody too young to count in years: `18 months`.
    AgeIn(DurationValue),
    /// A day, month, year or decade.
    Date(DateValue),
    /// A day with the weekday it is said to be.
    NamedDay(NamedDay),
    /// A length of time.
    Duration(DurationValue),
    /// A sum of money.
    Money(Box<MoneyValue>),
    /// A share in percent.
    Percent(Quantity),
    /// A number with a unit of measure.
    Measure(Box<MeasureValue>),
    /// The version of a program.
    Version(Box<VersionValue>),
    /// A name, title or other run of words, as written.
    Words(SmolStr),
    /// The words inside quotation marks, as written.
    Quote(SmolStr),
    /// Several values joined by commas and `and` (a `{x:type*}` slot).
    List(Vec<(Range<usize>, Value)>),
}

/// A slot filled at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    /// The tokens that fill it.
    pub tokens: Range<usize>,
    /// What they mean.
    pub value: Value,
}

/// The values of type `slot` that begin exactly at token `at` and end at or before token `limit`, longest first; runs of
/// words (`words(n)`, `gap(n)`) shortest first. `published` is the day that words such as `yesterday` count from.
///
/// Persons, names, titles, places, organisations and quotes are recognised elsewhere: for them there is nothing here.
/// Where nothing begins, a look at the token tells; nothing is allocated.
#[must_use]
pub fn recognise(slot: &SlotType, text: &Text<'_>, at: usize, limit: usize, published: Option<Date>) -> Vec<Fill> {
    match Begin::at(text, at).has(Begin::of(slot)) {
        true => read(slot, text, at, limit, published),
        false => Vec::new(),
    }
}

/// As [`recognise`], at a token that a look has shown such a value [can begin](Begin) at.
pub(crate) fn read(slot: &SlotType, text: &Text<'_>, at: usize, limit: usize, published: Option<Date>) -> Vec<Fill> {
    let window = Window::new(text, limit);
    let words = |words: &str| Value::Words(words.into());
    let mut fills = match slot {
        SlotType::Words(_) | SlotType::Content(_) | SlotType::Gap(_) => {
            let ends = bridge(slot, text, at, limit).into_iter().flatten();
            return ends.map(|end| Fill { tokens: at..end, value: words(window.slice(at, end)) }).collect();
        }
        SlotType::Trade => filled(at, words::trade(window, at), words),
        SlotType::OneOf(phrases) => filled(at, words::one_of(window, at, phrases), words),
        SlotType::Ordinal => filled(at, ordinal::recognise(window, at), Value::Number),
        SlotType::Year => filled(at, date::years(window, at), Value::Date),
        SlotType::Date => filled(at, date::recognise(window, at, published), Value::Date),
        SlotType::Calendar => filled(at, date::calendar(window, at, published), Value::Date),
        SlotType::NamedDay => filled(at, date::named_days(window, at, published), Value::NamedDay),
        SlotType::Money => filled(at, money::recognise(window, at), |money| Value::Money(money.into())),
        SlotType::Age => filled(at, age::recognise(window, at), Value::aged),
        SlotType::Duration => filled(at, duration::recognise(window, at), Value::Duration),
        SlotType::Percent => filled(at, percent::recognise(window, at), Value::Percent),
        SlotType::Measure => filled(at, measure::recognise(window, at), |measure| Value::Measure(measure.into())),
        SlotType::Score => filled(at, score::recognise(window, at), |score| words(&score)),
        SlotType::Version => filled(at, version::recognise(window, at), |version| Value::Version(version.into())),
        SlotType::Code => filled(at, code::code(window, at), words),
        SlotType::Setting => filled(at, code::setting(window, at), words),
        SlotType::Number => filled(at, number::numbers(window, at), Value::Number),
        SlotType::Count => filled(at, number::counts(window, at), Value::Number),
        SlotType::Person
        | SlotType::Name
        | SlotType::Character
        | SlotType::Title
        | SlotType::Place
        | SlotType::Org
        | SlotType::Quote => {
            return Vec::new();
        }
    };
    if fills.len() > 1 {
        fills.sort_by_key(|fill| std::cmp::Reverse(fill.tokens.end));
        fills.dedup_by_key(|fill| fill.tokens.end);
    }
    fills
}

/// The ends of what fills a slot that takes any words (`words(n)`, `content(n)`, `gap(n)`) from token `at` on, not past token
/// `limit`, shortest first; `None` for other types.
pub(crate) fn bridge<'t>(
    slot: &SlotType,
    text: &'t Text<'_>,
    at: usize,
    limit: usize,
) -> Option<impl Iterator<Item = usize> + 't> {
    let window = Window::new(text, limit);
    let (of_words, any) = match *slot {
        SlotType::Words(n) => (Some(words::words(window, at, n, Classes::NONE)), None),
        SlotType::Content(n) => (Some(words::words(window, at, n, Classes::FUNCTION)), None),
        SlotType::Gap(n) => (None, Some(words::gap(window, at, n))),
        _ => return None,
    };
    Some(of_words.into_iter().flatten().chain(any.into_iter().flatten()))
}

/// What was found at token `at`, as fills.
fn filled<T>(at: usize, found: Found<T>, value: impl Fn(T) -> Value) -> Vec<Fill> {
    if found.is_empty() {
        return Vec::new();
    }
    found.into_iter().map(|(end, found)| Fill { tokens: at..end, value: value(found) }).collect()
}

/// `length` before `date`, as precise as both allow: 20 years (or a 20th anniversary) before 2017 is 1997.
///
/// A number without a unit counts years. `None` for hedged lengths, for ranges, and where the date is coarser than the unit.
#[must_use]
pub fn before(date: &Value, length: &Value) -> Option<Value> {
    let Value::Date(date) = *date else { return None };
    let length = match *length {
        Value::Duration(length) => length,
        Value::Number(amount) | Value::Age(amount) => DurationValue { amount, unit: TimeUnit::Year },
        _ => return None,
    };
    date::before(date, length).map(Value::Date)
}

impl Value {
    /// The age of somebody who has lived for `time`.
    fn aged(time: DurationValue) -> Self {
        if time.unit == TimeUnit::Year { Self::Age(time.amount) } else { Self::AgeIn(time) }
    }

    /// The normal form: how reports and rule tests write the value.
    ///
    /// Ages `36`, `18 month`; dates ISO 8601 as precise as stated; numbers `10`, `>=50`, `~50`, `<=80`, `5-7`, `dozens`; money
    /// `USD 44600000000`; percents `20%`; measures `36 mile`; versions `3.8`, `>=3.8`; lengths of time ISO 8601; words and quotes as written.
    #[must_use]
    pub fn normal(&self) -> String {
        match self {
            Self::Number(quantity) | Self::Age(quantity) => quantity.to_string(),
            Self::AgeIn(age) => format!("{} {}", age.amount, age.unit.name()),
            Self::Date(date) => date.normal(),
            Self::NamedDay(named) => named.day.to_string(),
            Self::Duration(length) => length.normal(),
            Self::Money(money) => money.normal(),
            Self::Percent(quantity) => format!("{quantity}%"),
            Self::Measure(measure) => measure.normal(),
            Self::Version(version) => version.normal(),
            Self::Words(words) | Self::Quote(words) => words.to_string(),
            Self::List(values) => values.iter().map(|(_, value)| value.normal()).collect::<Vec<_>>().join(", "),
        }
    }

    /// The normal form without its hedge: what `5 miles` and `about 5 miles` have in common.
    #[must_use]
    pub fn figure(&self) -> String {
        self.normal().trim_start_matches(['~', '<', '>', '=']).to_owned()
    }

    /// The normal form in the unit written: as [`Self::normal`], but small change stays what it is (`50 USD/100`, 50 cents).
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Money(money) => money.written(),
            _ => self.normal(),
        }
    }

    /// Where the value lies on its axis. `as_of` is the first and the last day an age can have been stated on: with it an
    /// age is read as days of birth, without it as a number. `None` for words, quotes, lists and days without a year.
    #[must_use]
    pub fn reading(&self, as_of: Option<(Date, Date)>) -> Option<Reading> {
        let number = |quantity: Quantity| Reading { axis: Axis::Number, interval: quantity.interval() };
        match self {
            Self::Number(quantity) => Some(number(*quantity)),
            // A share is rounded to its last digit, even a whole one.
            Self::Percent(quantity) => {
                Some(number(if quantity.value.fract() == 0.0 { quantity.at_precision(0.5) } else { *quantity }))
            }
            Self::Age(years) => match as_of {
                Some((first, last)) => age::births(DurationValue { amount: *years, unit: TimeUnit::Year }, first, last),
                None => Some(number(*years)),
            },
            Self::AgeIn(age) => match as_of {
                Some((first, last)) => age::births(*age, first, last),
                None => Some(number(age.amount.times(age.unit.days() / TimeUnit::Year.days()))),
            },
            Self::Date(date) => date.reading(),
            Self::Duration(length) => Some(length.reading()),
            Self::Money(money) => Some(money.reading()),
            Self::Measure(measure) => Some(measure.reading()),
            Self::Version(version) => Some(version.reading()),
            Self::NamedDay(_) | Self::Words(_) | Self::Quote(_) | Self::List(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// The normal forms of all values of type `kind` at the beginning of `source`, with ` | ` between.
    pub(super) fn shown(kind: &str, source: &str) -> String {
        shown_on(kind, source, None)
    }

    /// The same in an article published on `published`.
    pub(super) fn shown_on(kind: &str, source: &str, published: Option<Date>) -> String {
        let fills = fills(kind, source, published);
        fills.iter().map(|fill| fill.value.normal()).collect::<Vec<_>>().join(" | ")
    }

    /// The longest value of type `kind` at the beginning of `source`.
    pub(super) fn value(kind: &str, source: &str) -> Value {
        fills(kind, source, None).swap_remove(0).value
    }

    /// Whether two values of type `kind` lie on one axis and can both be true.
    pub(super) fn agree(kind: &str, a: &str, b: &str) -> bool {
        let reading = |source| value(kind, source).reading(None).unwrap();
        let (a, b) = (reading(a), reading(b));
        a.axis == b.axis && a.interval.meet(b.interval).is_some()
    }

    fn fills(kind: &str, source: &str, published: Option<Date>) -> Vec<Fill> {
        let text = Text::analyse(source, Lexicon::english());
        recognise(&SlotType::parse(kind).unwrap(), &text, 0, text.tokens.len(), published)
    }

    #[test]
    fn a_limit_is_never_passed() {
        let text = Text::analyse("more than 20 million dollars", Lexicon::english());
        for (slot, limit, ends) in [
            (SlotType::Money, 5, vec![5]),
            (SlotType::Money, 4, vec![]),
            (SlotType::Number, 3, vec![3]),
            (SlotType::Number, 2, vec![]),
        ] {
            let found: Vec<usize> =
                recognise(&slot, &text, 0, limit, None).iter().map(|fill| fill.tokens.end).collect();
            assert_eq!(found, ends, "{slot:?} up to {limit}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_fills_inside_it(source in "(a |half |two |twenty|-| and |[0-9]{1,5}|,|\\.|/|:| million| of |May |\\$|%| years| ago|th|s|'| ){0,14}") {
            let text = Text::analyse(&source, Lexicon::english());
            let published = Some(Date::constant(2019, 9, 25));
            for slot in SlotType::names().filter_map(|name| SlotType::parse(name).ok()) {
                for at in 0..text.tokens.len() {
                    for fill in recognise(&slot, &text, at, text.tokens.len(), published) {
                        proptest::prop_assert!(fill.tokens.start == at && fill.tokens.end > at && fill.tokens.end <= text.tokens.len());
                        let _ = (fill.value.normal(), fill.value.reading(published.map(|day| (day, day))));
                    }
                }
            }
        }
    }
}
