//! A statement as a row: numbers, and the numbers of strings.

use super::Damaged;
use super::strings::{Read, Strings};
use crate::day::Day;
use crate::span::Span;
use crate::statement::{Certainty, Place, Run, Statement, Subject, SubjectKind};
use crate::value::Value;
use crate::voice::{Outlet, Voice};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// The number of a string.
pub(super) type Text = u32;

/// A statement.
#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    rule: usize,
    subject: (Text, Certainty, SubjectKind),
    subject_text: Text,
    inherited: bool,
    value: Said<'a>,
    place: Spot,
    sentence: Text,
    article: Text,
    story: Text,
    published: Option<Day>,
    quoted: bool,
    source: Option<Text>,
    voice: Who,
    /// Begin and end of the words, then of the bytes of the file.
    runs: Vec<(Span, Span)>,
}

/// A value.
#[derive(Serialize, Deserialize)]
enum Said<'a> {
    Words(Text),
    Quote(Text),
    Other(Cow<'a, Value>),
}

/// A place.
#[derive(Serialize, Deserialize)]
pub(super) struct Spot {
    path: Text,
    start: usize,
    len: usize,
    line: usize,
    column: usize,
    text: Text,
}

/// A voice; an outlet by its number.
#[derive(Serialize, Deserialize)]
enum Who {
    Article,
    Outlet(u32),
    Known,
}

/// The outlets of a block, by their numbers.
pub(super) type Outlets = Vec<OutletRow>;

/// An outlet.
#[derive(Serialize, Deserialize)]
pub(super) struct OutletRow {
    name: Text,
    once: bool,
    weight: u32,
    marks: Vec<Text>,
}

/// Makes rows of statements.
#[derive(Default)]
pub(super) struct Packer<'a> {
    pub(super) strings: Strings<'a>,
    outlets: Outlets,
    /// The numbers of outlets, by where they lie.
    numbers: FxHashMap<*const Outlet, u32>,
}

impl<'a> Packer<'a> {
    /// One for about so many statements.
    pub(super) fn with_room(statements: usize) -> Self {
        Self { strings: Strings::with_room(2 * statements), ..Self::default() }
    }

    pub(super) fn row(&mut self, statement: &'a Statement) -> Row<'a> {
        let place = self.spot(&statement.place);
        let mut number = |words: &'a str| match *words == *statement.place.text {
            true => place.text,
            false => self.strings.number(words),
        };
        let name = number(&statement.subject.name);
        let subject_text = number(&statement.subject_text);
        let value = match &statement.value {
            Value::Words(words) => Said::Words(number(words)),
            Value::Quote(words) => Said::Quote(number(words)),
            other => Said::Other(Cow::Borrowed(other)),
        };
        Row {
            rule: statement.rule,
            subject: (name, statement.subject.certainty, statement.subject.kind),
            subject_text,
            inherited: statement.inherited,
            value,
            place,
            sentence: self.strings.shared(&statement.sentence),
            article: self.strings.shared(&statement.article),
            story: self.strings.shared(&statement.story),
            published: statement.published.map(Day),
            quoted: statement.quoted,
            source: statement.source.as_ref().map(|source| self.strings.shared(source)),
            voice: match &statement.voice {
                Voice::Article => Who::Article,
                Voice::Outlet(outlet) => Who::Outlet(self.outlet(outlet)),
                Voice::Known => Who::Known,
            },
            runs: statement.runs.iter().map(|run| (run.words, run.file)).collect(),
        }
    }

    pub(super) fn spot(&mut self, place: &'a Place) -> Spot {
        Spot {
            path: self.strings.shared(&place.path),
            start: place.start,
            len: place.end.saturating_sub(place.start),
            line: place.line,
            column: place.column,
            text: self.strings.number(&place.text),
        }
    }

    fn outlet(&mut self, outlet: &'a Arc<Outlet>) -> u32 {
        *self.numbers.entry(Arc::as_ptr(outlet)).or_insert_with(|| {
            let Outlet { name, once, weight, marks } = &**outlet;
            let marks = marks.iter().map(|mark| self.strings.number(mark)).collect();
            self.outlets.push(OutletRow { name: self.strings.number(name), once: *once, weight: *weight, marks });
            self.outlets.len() as u32 - 1
        })
    }

    /// The strings and the outlets that the rows speak of.
    pub(super) fn finish(self) -> (Vec<&'a str>, Outlets) {
        (self.strings.finish(), self.outlets)
    }
}

/// Makes statements of rows.
pub(super) struct Unpacker<'a> {
    pub(super) strings: Read<'a>,
    outlets: Vec<Arc<Outlet>>,
}

impl<'a> Unpacker<'a> {
    pub(super) fn new(strings: Vec<&'a str>, outlets: &Outlets) -> Result<Self, Damaged> {
        let mut strings = Read::new(strings);
        let read = |row: &OutletRow| {
            let marks = row.marks.iter().map(|&mark| strings.own(mark)).collect::<Result<_, _>>()?;
            Ok(Arc::new(Outlet { name: strings.shared(row.name)?, once: row.once, weight: row.weight, marks }))
        };
        let outlets = outlets.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { strings, outlets })
    }

    pub(super) fn statement(&mut self, row: Row<'_>) -> Result<Statement, Damaged> {
        let (name, certainty, kind) = row.subject;
        Ok(Statement {
            rule: row.rule,
            subject: Subject { name: self.strings.text(name)?, certainty, kind },
            subject_text: self.strings.text(row.subject_text)?,
            inherited: row.inherited,
            value: match row.value {
                Said::Words(words) => Value::Words(self.strings.text(words)?),
                Said::Quote(words) => Value::Quote(self.strings.text(words)?),
                Said::Other(value) => value.into_owned(),
            },
            place: self.place(&row.place)?,
            sentence: self.strings.shared(row.sentence)?,
            article: self.strings.shared(row.article)?,
            story: self.strings.shared(row.story)?,
            published: row.published.map(|Day(day)| day),
            quoted: row.quoted,
            source: row.source.map(|source| self.strings.shared(source)).transpose()?,
            voice: match row.voice {
                Who::Article => Voice::Article,
                Who::Outlet(number) => Voice::Outlet(self.outlets.get(number as usize).cloned().ok_or(Damaged)?),
                Who::Known => Voice::Known,
            },
            runs: row.runs.into_iter().map(|(words, file)| Run { words, file }).collect(),
        })
    }

    pub(super) fn place(&mut self, spot: &Spot) -> Result<Place, Damaged> {
        Ok(Place {
            path: self.strings.shared(spot.path)?,
            start: spot.start,
            end: spot.start.checked_add(spot.len).ok_or(Damaged)?,
            line: spot.line,
            column: spot.column,
            text: self.strings.text(spot.text)?,
        })
    }
}
