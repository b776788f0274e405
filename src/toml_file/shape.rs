//! What a value can be: the description that messages and the JSON Schema are made from.

use std::borrow::Cow;

/// What a key takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A string.
    Text,
    /// One of these words, each with what it means.
    Word(Vec<(Cow<'static, str>, Cow<'static, str>)>),
    /// `true` or `false`.
    Flag,
    /// A whole number from 1 to this.
    Whole(u64),
    /// A number from 0 to below 1, or a percentage as a string.
    Share,
    /// A day, as a TOML date or a string.
    Day,
    /// A string, or a number or date that stands for itself as text.
    Plain,
    /// A list of such values.
    List(Box<Shape>),
    /// A table of known keys.
    Table(TableShape),
    /// A table whose keys are the writer's own, each with such a value.
    Pairs(Box<Shape>),
    /// The first, or else the second.
    Either(Box<Shape>, Box<Shape>),
}

/// A table of known keys.
#[derive(Debug, Clone, PartialEq)]
pub struct TableShape {
    /// As messages name it: `a rule`.
    pub name: &'static str,
    /// How its place is written: `[[rule]]`, `compare = { … }`.
    pub header: &'static str,
    /// What it is for.
    pub doc: String,
    /// Its keys, in the order in which they are best written.
    pub keys: Vec<Key>,
}

/// A key of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// `match`.
    pub name: &'static str,
    /// What it means, in a sentence or two.
    pub doc: String,
    /// What it takes.
    pub shape: Shape,
    /// For a key that must be there: a line that has it.
    pub example: Option<&'static str>,
}

impl Key {
    /// A key with its doc comment as the macro has it: a line each, a blank before each.
    #[must_use]
    pub fn new(name: &'static str, doc: &[&str], shape: Shape, example: Option<&'static str>) -> Self {
        Self { name, doc: joined(doc), shape, example }
    }
}

impl TableShape {
    /// A table with its doc comment as the macro has it.
    #[must_use]
    pub fn new(name: &'static str, header: &'static str, doc: &[&str], keys: Vec<Key>) -> Self {
        Self { name, header, doc: joined(doc), keys }
    }
}

/// The lines of a doc comment as one text.
fn joined(doc: &[&str]) -> String {
    doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

impl Shape {
    /// As messages name it: `a string`.
    #[must_use]
    pub fn wanted(&self) -> String {
        match self {
            Self::Text | Self::Word(_) => "a string".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Whole(most) => format!("a whole number from 1 to {most}"),
            Self::Share => "a share (0.05) or a percentage (\"5 %\")".to_owned(),
            Self::Day => "a day, like \"2019-09-25\"".to_owned(),
            Self::Plain => "a string, a number or a date".to_owned(),
            Self::List(item) => match &**item {
                Self::Text | Self::Word(_) => "a list of strings, [\"…\"]".to_owned(),
                Self::Table(table) => format!("a list of tables, {}", table.header),
                _ => "a list".to_owned(),
            },
            Self::Table(_) | Self::Pairs(_) => "a table".to_owned(),
            Self::Either(one, other) => format!("{}, or {}", one.wanted(), other.wanted()),
        }
    }

    /// As messages name a list whose items are this.
    #[must_use]
    pub(super) fn items(&self) -> String {
        match self {
            Self::Text | Self::Word(_) => "a list of strings alone".to_owned(),
            _ => Self::List(Box::new(self.clone())).wanted(),
        }
    }
}
