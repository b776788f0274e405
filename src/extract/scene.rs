//! The scene of one article: its words with all that is known about them before any rule is tried.

use super::cast::Cast;
use super::names::{Name, names};
use super::quotes::{Quotation, quotations};
use crate::text::Text;
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::OnceLock;

/// An article's text with its names, people and quotations.
#[derive(Debug)]
pub struct Scene<'a> {
    /// Its words and sentences.
    pub text: Text<'a>,
    /// Its names, by first token, the longer first.
    pub names: Vec<Name>,
    /// Its people.
    pub cast: Cast,
    /// Its quotations, in order.
    pub quotations: Vec<Quotation>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The words it writes without a capital, once they are asked for.
    small: OnceLock<FxHashSet<Box<str>>>,
}

impl<'a> Scene<'a> {
    /// Looks at a text.
    #[must_use]
    pub fn new(text: Text<'a>, published: Option<Date>) -> Self {
        let names = names(&text);
        let cast = Cast::new(&text, &names);
        let quotations = quotations(&text);
        Self { text, names, cast, quotations, published, small: OnceLock::new() }
    }

    /// Whether the article has the folded `word` without a capital somewhere.
    #[must_use]
    pub fn is_written_small(&self, word: &str) -> bool {
        let small = || {
            let words = (0..self.text.tokens.len()).filter(|&at| !self.text.tokens[at].is_capital());
            words.map(|at| self.text.word(at).into()).collect()
        };
        self.small.get_or_init(small).contains(word)
    }

    /// The names that begin at token `at`, with their indices.
    pub fn names_at(&self, at: usize) -> impl Iterator<Item = (usize, &Name)> {
        let from = self.names.partition_point(|name| name.tokens.start < at);
        self.names.iter().enumerate().skip(from).take_while(move |(_, name)| name.tokens.start == at)
    }

    /// The names that begin inside `window`.
    #[must_use]
    pub fn names_in(&self, window: Range<usize>) -> &[Name] {
        let from = self.names.partition_point(|name| name.tokens.start < window.start);
        let to = self.names.partition_point(|name| name.tokens.start < window.end);
        &self.names[from..to.max(from)]
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
