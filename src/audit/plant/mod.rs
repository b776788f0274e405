//! What is planted in a statement: a file a kind of mistake, each written in the style of what stands there.
//!
//! A change is made to the bytes of the value alone, and only where they stand for themselves: what is written with markup,
//! entities or escapes inside is left alone, and counted. Whether anybody notices is not asked here.

mod date;
mod figure;
mod name;
mod quote;
mod spelling;

pub(super) use spelling::own_words;

use super::ground::Ground;
use super::random::Random;
use crate::edit::{Edit, is_plain};
use crate::rules::{By, Expression};
use crate::span::Span;
use crate::statement::Statement;
use crate::value::Value;

/// A kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An age off by two.
    Age,
    /// A day, weekday or year off by one.
    Date,
    /// Any other number off by a fifth; hedged, by two fifths.
    Figure,
    /// The name of somebody else.
    OtherName,
    /// Other words of the same claim.
    OtherWords,
    /// One word of a quotation.
    QuotedWord,
    /// One letter of a name.
    Spelling,
    /// Two names of an article, each in the place of the other.
    SwappedNames,
    /// The last number of a version off by one.
    Version,
    /// The weekday of a date off by one.
    Weekday,
}

impl Kind {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Date => "date",
            Self::Figure => "figure",
            Self::OtherName => "other-name",
            Self::OtherWords => "other-words",
            Self::QuotedWord => "quoted-word",
            Self::Spelling => "spelling",
            Self::SwappedNames => "swapped-names",
            Self::Version => "version",
            Self::Weekday => "weekday",
        }
    }
}

/// A mistake, not made yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) kind: Kind,
    /// In order, never overlapping.
    pub(super) edits: Vec<Edit>,
}

/// A mistake for a statement; `agreeing` are all statements of its finding. `None` where none can be written.
pub(super) fn change(
    ground: &Ground<'_>,
    statement: &Statement,
    agreeing: &[Statement],
    random: &mut Random,
) -> Option<Change> {
    let rule = ground.rule(statement)?;
    let others: Vec<&Statement> = agreeing.iter().filter(|other| other.article != statement.article).collect();
    if rule.compare.by == By::Quote {
        return quote::change(ground, statement, &others, random);
    }
    let said = matches!(rule.value, Expression::Slot(_) | Expression::Before(..));
    if !said || !is_plain(&statement.place.text) {
        return None;
    }
    match (rule.compare.by, &statement.value) {
        (By::Spelling, _) => spelling::change(ground, statement, random),
        (By::Name, Value::Words(_)) => name::change_name(ground, statement, agreeing, random),
        (_, Value::Words(_)) => name::change_words(ground, statement, random),
        (_, Value::Date(date)) => date::change(ground, statement, *date, random),
        (_, Value::Version(_)) => figure::change_version(statement, random),
        (_, Value::NamedDay(day)) => date::change_weekday(ground, statement, *day, random),
        _ => figure::change(ground, statement, &others, random),
    }
}

/// An edit of a part of a statement's words.
fn alone(statement: &Statement, part: Span, new: String) -> Edit {
    let start = statement.place.start;
    Edit { at: Span::new(start + part.start, start + part.end), new }
}
