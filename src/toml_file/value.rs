//! The types that values of a TOML file are read into.

use super::document::Reader;
use super::fault::Fault;
use super::shape::Shape;
use super::string::Str;
use crate::span::Span;
use crate::suggest;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::DeValue;
use toml::value::Datetime;

/// A value with its place.
pub(crate) type Value<'f> = Spanned<DeValue<'f>>;

/// A type that values can be read into.
pub trait FromToml<'f>: Sized {
    /// What such a value looks like.
    fn shape() -> Shape;

    /// Reads the value of `key`; one of another type is reported and gives nothing.
    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self>;
}

/// A value's type, as messages name it.
pub(super) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Lets a reading that failed say so.
fn or_mistyped<'f, T: FromToml<'f>>(
    found: Option<T>,
    key: &str,
    value: &Value<'f>,
    reader: &mut Reader<'f, '_>,
) -> Option<T> {
    if found.is_none() {
        reader.mistyped(key, value, &T::shape());
    }
    found
}

impl<'f> FromToml<'f> for Str<'f> {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else { return or_mistyped(None, key, value, reader) };
        Some(Str::new(text.clone(), value.span().into(), reader.source))
    }
}

impl<'f> FromToml<'f> for bool {
    fn shape() -> Shape {
        Shape::Flag
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        or_mistyped(value.get_ref().as_bool(), key, value, reader)
    }
}

/// A key that may be left out.
impl<'f, T: FromToml<'f>> FromToml<'f> for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        T::read(key, value, reader).map(Some)
    }
}

/// Items of another type are reported and left out.
impl<'f, T: FromToml<'f>> FromToml<'f> for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        let DeValue::Array(items) = value.get_ref() else { return or_mistyped(None, key, value, reader) };
        let item = T::shape();
        let mut all = Vec::new();
        for one in reader.whole(items) {
            let plain = matches!(item, Shape::Text | Shape::Word(_)) && !one.get_ref().is_str();
            if plain || matches!(item, Shape::Table(_)) && !one.get_ref().is_table() {
                reader.wrong_type(key, one, &item.items());
            } else {
                all.extend(T::read(key, one, reader));
            }
        }
        Some(all)
    }
}

/// A value and its place.
#[derive(Debug, Clone, Copy, Default)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub at: Span,
}

impl<'f, T: FromToml<'f>> FromToml<'f> for At<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        T::read(key, value, reader).map(|inner| Self { value: inner, at: value.span().into() })
    }
}

/// What one of a few words stands for.
#[derive(Debug, Clone)]
pub struct Named<T> {
    /// The word.
    pub word: Cow<'static, str>,
    /// What it stands for.
    pub value: T,
    /// What it means, in a few words.
    pub doc: Cow<'static, str>,
}

impl<T> Named<T> {
    /// A word that is known when the program is written.
    pub const fn new(word: &'static str, value: T, doc: &'static str) -> Self {
        Self { word: Cow::Borrowed(word), value, doc: Cow::Borrowed(doc) }
    }
}

/// A type whose values are written as one of a few words: `severity = "error"`.
pub trait Words: Copy {
    /// The words.
    fn words() -> Vec<Named<Self>>;
}

/// One of a few words, and its place.
#[derive(Debug, Clone, Copy)]
pub struct Word<T> {
    /// What it stands for.
    pub value: T,
    /// Its bytes in the file.
    pub at: Span,
}

impl<'f, T: Words> FromToml<'f> for Word<T> {
    fn shape() -> Shape {
        Shape::Word(T::words().into_iter().map(|named| (named.word, named.doc)).collect())
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else { return or_mistyped(None, key, value, reader) };
        let words = T::words();
        let found = words.iter().find(|named| named.word == *text);
        if found.is_none() {
            let help = suggest::instead_of(text, words.iter().map(|named| &*named.word));
            reader.faults.add(Fault::new(value.span().into(), format!("`{key}` cannot be \"{text}\"")).help(help));
        }
        found.map(|named| Self { value: named.value, at: value.span().into() })
    }
}

/// A whole number from 1 to `MOST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole<const MOST: u64>(pub u64);

impl<'f, const MOST: u64> FromToml<'f> for Whole<MOST> {
    fn shape() -> Shape {
        Shape::Whole(MOST)
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        let Some(number) = value.get_ref().as_integer() else { return or_mistyped(None, key, value, reader) };
        let number = u64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok();
        let number = number.filter(|number| (1..=MOST).contains(number));
        if number.is_none() {
            reader.faults.add(Fault::new(value.span().into(), format!("`{key}` is 1 to {MOST}")));
        }
        number.map(Self)
    }
}

/// `0.05` or `"5 %"`.
#[derive(Debug, Clone)]
pub enum Share<'f> {
    /// A number; what it may be is for the reader to say.
    Number(f64),
    /// A percentage, not yet read.
    Text(Str<'f>),
}

impl<'f> FromToml<'f> for Share<'f> {
    fn shape() -> Shape {
        Shape::Share
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        let share = match value.get_ref() {
            DeValue::Float(number) => number.as_str().parse().ok().map(Self::Number),
            DeValue::Integer(number) => number.as_str().parse().ok().map(Self::Number),
            DeValue::String(text) => Some(Self::Text(Str::new(text.clone(), value.span().into(), reader.source))),
            _ => None,
        };
        or_mistyped(share, key, value, reader)
    }
}

/// `"2019-09-25"` or `2019-09-25`.
#[derive(Debug, Clone)]
pub enum Day<'f> {
    /// A TOML date, which may have a time.
    Toml(Datetime, Span),
    /// A string, not yet read.
    Text(Str<'f>),
}

impl Day<'_> {
    /// Its bytes in the file.
    #[must_use]
    pub fn at(&self) -> Span {
        match self {
            Self::Toml(_, at) => *at,
            Self::Text(text) => text.at,
        }
    }

    /// The day; what is none is a fault.
    ///
    /// # Errors
    /// No day of the calendar, or one with a time.
    pub fn date(&self) -> Result<jiff::civil::Date, Fault> {
        let date = match self {
            // `1997-04-25` and no more; `Date` itself would read a time of day as well and drop it.
            Self::Text(text) => (text.text.len() == 10).then(|| text.text.parse().ok()).flatten(),
            Self::Toml(date, _) => date.date.filter(|_| date.time.is_none()).and_then(|day| {
                let month = (i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?);
                jiff::civil::Date::new(i16::try_from(day.year).ok()?, month.0, month.1).ok()
            }),
        };
        date.ok_or_else(|| Fault::new(self.at(), "this is no day of the calendar").help("write it like \"2019-09-25\""))
    }
}

impl<'f> FromToml<'f> for Day<'f> {
    fn shape() -> Shape {
        Shape::Day
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        let day = match value.get_ref() {
            DeValue::Datetime(date) => Some(Self::Toml(*date, value.span().into())),
            DeValue::String(text) => Some(Self::Text(Str::new(text.clone(), value.span().into(), reader.source))),
            _ => None,
        };
        or_mistyped(day, key, value, reader)
    }
}

/// A table whose keys are the writer's own, in the order of the file.
#[derive(Debug, Clone)]
pub struct Pairs<'f, T> {
    /// Its bytes in the file.
    pub at: Span,
    /// Its keys and values.
    pub entries: Vec<(Str<'f>, T)>,
}

impl<T> Default for Pairs<'_, T> {
    fn default() -> Self {
        Self { at: Span::default(), entries: Vec::new() }
    }
}

impl<'f, T: FromToml<'f>> FromToml<'f> for Pairs<'f, T> {
    fn shape() -> Shape {
        Shape::Pairs(Box::new(T::shape()))
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        let DeValue::Table(table) = value.get_ref() else { return or_mistyped(None, key, value, reader) };
        let mut entries = Vec::new();
        for (name, value) in table {
            if let Some(read) = T::read(name.get_ref(), value, reader) {
                entries.push((Str::new(name.get_ref().clone(), name.span().into(), reader.source), read));
            }
        }
        entries.sort_by_key(|(name, _)| name.at);
        Some(Self { at: value.span().into(), entries })
    }
}
