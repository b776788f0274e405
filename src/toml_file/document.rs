//! A TOML text, parsed, and the reader that walks it.
//!
//! A syntax fault does not end the reading: what stands in other tables of a list is still looked at, so that one missing
//! quote does not hide all else. What is wrong inside a broken table is not known and not guessed.

use super::advice::{instead, syntax};
use super::fault::{Fault, Faults};
use super::shape::Shape;
use super::table::Table;
use super::value::{Value, kind};
use crate::span::{LineIndex, Span};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A TOML text, parsed.
#[derive(Debug)]
pub struct Document<'f> {
    source: &'f str,
    tree: Spanned<DeTable<'f>>,
    /// Where its syntax faults stand.
    broken: Vec<usize>,
}

impl<'f> Document<'f> {
    /// Parses a text and reports the faults of the TOML itself, the first of each line.
    #[must_use]
    pub fn parse(source: &'f str, faults: &mut Faults) -> Self {
        let (tree, mut errors) = DeTable::parse_recoverable(source);
        if errors.is_empty() {
            return Self { source, tree, broken: Vec::new() };
        }
        let index = LineIndex::new(source);
        let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
        errors.sort_by_key(start);
        let broken = errors.iter().map(start).collect();
        errors.dedup_by_key(|error| index.line_column(source, start(error)).0);
        for error in errors {
            faults.add(syntax(source, error.message(), error.span().map_or(Span::new(0, 0), Span::from)));
        }
        Self { source, tree, broken }
    }

    /// Whether nothing of it is hidden by syntax faults.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.broken.is_empty()
    }

    /// Reads it as the table `T`. Of a list of tables, those with a syntax fault inside are left out.
    #[must_use]
    pub fn read<T: Table<'f>>(&self, faults: &mut Faults) -> T {
        let mut reader = Reader { source: self.source, broken: &self.broken, faults };
        T::fill(self.tree.get_ref(), Span::new(0, 0), &mut reader)
    }
}

/// A value that is no table, with the keys that lead to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf<'f> {
    /// `["rule", "age", "severity"]`.
    pub keys: Vec<String>,
    /// The value as written.
    pub written: &'f str,
    /// Its place.
    pub at: Span,
}

impl<'f> Document<'f> {
    /// All values that are no tables, in the order of the file.
    #[must_use]
    pub fn leaves(&self) -> Vec<Leaf<'f>> {
        self.leaves_of(self.tree.get_ref())
    }

    /// The same of each table in the list `key`, with the keys inside it; empty where that is no list of tables.
    #[must_use]
    pub fn listed(&self, key: &str) -> Vec<Vec<Leaf<'f>>> {
        let Some(DeValue::Array(items)) = self.tree.get_ref().get(key).map(Spanned::get_ref) else { return Vec::new() };
        items.iter().filter_map(|item| Some(self.leaves_of(item.get_ref().as_table()?))).collect()
    }

    fn leaves_of(&self, table: &DeTable<'f>) -> Vec<Leaf<'f>> {
        let mut leaves = Vec::new();
        let mut open: Vec<(Vec<String>, &DeTable<'f>)> = vec![(Vec::new(), table)];
        while let Some((keys, table)) = open.pop() {
            for (key, value) in table {
                let keys = [&keys[..], &[key.get_ref().to_string()]].concat();
                match value.get_ref() {
                    DeValue::Table(inner) => open.push((keys, inner)),
                    _ => {
                        let at = Span::from(value.span());
                        leaves.push(Leaf { keys, written: self.source.get(at.range()).unwrap_or_default(), at });
                    }
                }
            }
        }
        leaves.sort_by_key(|leaf| leaf.at);
        leaves
    }
}

/// Walks a document.
#[derive(Debug)]
pub struct Reader<'f, 'a> {
    pub(super) source: &'f str,
    broken: &'a [usize],
    pub(super) faults: &'a mut Faults,
}

impl<'f> Reader<'f, '_> {
    /// Reports a value of the wrong type.
    pub(super) fn wrong_type(&mut self, key: &str, value: &Value<'f>, wanted: &str) {
        let message = format!("`{key}` is {wanted}, not {}", kind(value.get_ref()));
        let fault = Fault::new(value.span().into(), message);
        self.faults.add(match instead(wanted, value.get_ref()) {
            Some(help) => fault.help(help),
            None => fault,
        });
    }

    /// Whether all keys of the table at `at` are known: not those of the whole file when a part of it is broken.
    pub(super) fn sees_all_of(&self, at: Span) -> bool {
        self.broken.is_empty() || !at.is_empty()
    }

    /// The items of a list that no syntax fault stands in. A table under a header goes on to the next header.
    pub(super) fn whole<'t>(&self, items: &'t [Value<'f>]) -> Vec<&'t Value<'f>> {
        let starts = items.iter().map(|item| item.span().start);
        let ends = starts.clone().skip(1).chain([self.source.len() + 1]);
        let whole = |(start, end): (usize, usize)| {
            let headed = self.source.get(start..).is_some_and(|rest| rest.starts_with("[["));
            !headed || !self.broken.iter().any(|&fault| start <= fault && fault < end)
        };
        items.iter().zip(starts.zip(ends)).filter(|(_, extent)| whole(*extent)).map(|(item, _)| item).collect()
    }

    /// Reports a value that is not of `shape`.
    pub(super) fn mistyped(&mut self, key: &str, value: &Value<'f>, shape: &Shape) {
        self.wrong_type(key, value, &shape.wanted());
    }
}
