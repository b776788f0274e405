//! The scene of one article: its words with all that is known about them before any rule is tried.

use super::cast::{Cast, written};
use super::loose;
use super::names::{Name, names};
use super::quotes::{Quotation, quotations};
use crate::text::{LONGEST_SENTENCE, Text};
use jiff::civil::Date;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::OnceLock;

/// An article's text with its names, people and quotations.
#[derive(Debug)]
pub struct Scene<'a> {
    /// Its words and sentences.
    pub text: Text<'a>,
    /// Its names, by first token, the longer first.
    pub names: Vec<Name>,
    /// Each of them as written, on one line.
    written: Vec<SmolStr>,
    /// Its people.
    pub cast: Cast,
    /// Its quotations, in order.
    pub quotations: Vec<Quotation>,
    /// The day it was published.
    pub published: Option<Date>,
    /// For each token, and the end of the text, how many names begin before it.
    names_before: Vec<u32>,
    /// For each token, whether it can begin a name only because a template asks for one; once that is asked for.
    vouched_for: OnceLock<Vec<bool>>,
}

impl<'a> Scene<'a> {
    /// Looks at a text.
    #[must_use]
    pub fn new(text: Text<'a>, published: Option<Date>) -> Self {
        let names = names(&text);
        let written = names.iter().map(|name| written(&text, name.tokens.clone())).collect();
        let cast = Cast::new(&text, &names);
        let quotations = quotations(&text);
        let mut names_before = Vec::with_capacity(text.tokens.len() + 1);
        for (index, name) in (0..).zip(&names) {
            names_before.resize(name.tokens.start + 1, index);
        }
        names_before.resize(text.tokens.len() + 1, names.len() as u32);
        Self { text, names, written, cast, quotations, published, names_before, vouched_for: OnceLock::new() }
    }

    /// Whether token `at` can begin a name only because a template asks for one.
    pub(super) fn is_vouched_for(&self, at: usize) -> bool {
        let vouched_for = self.vouched_for.get_or_init(|| loose::look(self));
        vouched_for.get(at).copied().unwrap_or_default()
    }

    /// The names that begin at token `at`, with their indices.
    pub fn names_at(&self, at: usize) -> impl Iterator<Item = (usize, &Name)> {
        let from = self.names_before(at);
        (from..).zip(self.names.get(from..self.names_before(at + 1)).unwrap_or_default())
    }

    /// The name with this index as written, on one line.
    pub(super) fn written(&self, name: usize) -> SmolStr {
        self.written.get(name).cloned().unwrap_or_default()
    }

    /// The names that begin inside `window`.
    #[must_use]
    pub fn names_in(&self, window: Range<usize>) -> &[Name] {
        self.names.get(self.names_before(window.start)..self.names_before(window.end)).unwrap_or_default()
    }

    /// Whether a name ends right before token `end`.
    #[must_use]
    pub fn ends_name(&self, end: usize) -> bool {
        // Names stand inside a sentence.
        let near = end.saturating_sub(LONGEST_SENTENCE)..end;
        self.names_in(near).iter().any(|name| name.tokens.end == end)
    }

    /// How many names begin before token `at`.
    fn names_before(&self, at: usize) -> usize {
        self.names_before.get(at).map_or(self.names.len(), |&names| names as usize)
    }

    /// The quotations that open inside `window`.
    #[must_use]
    pub fn quotations_in(&self, window: Range<usize>) -> &[Quotation] {
        let from = self.quotations.partition_point(|quotation| quotation.open < window.start);
        let to = self.quotations.partition_point(|quotation| quotation.open < window.end);
        &self.quotations[from..to.max(from)]
    }

    /// The quotation whose opening mark is token `at`.
    #[must_use]
    pub fn quotation_at(&self, at: usize) -> Option<&Quotation> {
        self.quotations.binary_search_by_key(&at, |quotation| quotation.open).ok().map(|index| &self.quotations[index])
    }

    /// The quotation that token `at` stands in.
    #[must_use]
    pub fn quotation_around(&self, at: usize) -> Option<&Quotation> {
        let index = self.quotations.partition_point(|quotation| quotation.end <= at);
        self.quotations.get(index).filter(|quotation| quotation.inside.contains(&at))
    }

    /// Whether token `at` stands inside quotation marks.
    #[must_use]
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quotation_around(at).is_some()
    }
}
