//! A text up to a limit: what a recogniser may look at, and the shape of what it finds there.

use crate::lexicon::tables::{Table, Tables};
use crate::lexicon::{Classes, Phrases, hash};
use crate::text::{Gap, Kind, Text, Token};
use std::ops::Range;

/// Values found at a token, each with the token after it.
pub(super) type Found<T> = Vec<(usize, T)>;

/// A text whose tokens from `limit` on are out of sight.
#[derive(Clone, Copy)]
pub(super) struct Window<'t> {
    text: &'t Text<'t>,
    limit: usize,
}

impl<'t> Window<'t> {
    pub(super) fn new(text: &'t Text<'t>, limit: usize) -> Self {
        Self { text, limit: limit.min(text.tokens.len()) }
    }

    pub(super) fn tables(self) -> &'t Tables {
        &self.text.lexicon.tables
    }

    pub(super) fn token(self, at: usize) -> Option<&'t Token> {
        self.text.tokens.get(at).filter(|_| at < self.limit)
    }

    /// The folded form of token `at`; `""` past the limit.
    pub(super) fn word(self, at: usize) -> &'t str {
        if at < self.limit { self.text.word(at) } else { "" }
    }

    /// Whether the folded form of token `at` is `word`.
    pub(super) fn is(self, at: usize, word: &str) -> bool {
        at < self.limit && self.text.is(at, word)
    }

    /// The [`hash`] of the folded form of token `at`.
    pub(super) fn hash(self, at: usize) -> u32 {
        if at < self.limit { self.text.hash(at) } else { hash("") }
    }

    /// What token `at` means in a table.
    pub(super) fn meaning<V>(self, table: &'t Table<V>, at: usize) -> Option<&'t V> {
        table.get_hashed(self.hash(at), self.word(at))
    }

    /// Whether token `at` is one of a table's words.
    pub(super) fn is_one_of<V>(self, table: &'t Table<V>, at: usize) -> bool {
        self.meaning(table, at).is_some()
    }

    /// Token `at` as written; `""` past the limit.
    pub(super) fn raw(self, at: usize) -> &'t str {
        if at < self.limit { self.text.raw(at) } else { "" }
    }

    /// The tokens from `from` to `to` as written.
    pub(super) fn slice(self, from: usize, to: usize) -> &'t str {
        self.text.slice(from..to.min(self.limit))
    }

    pub(super) fn is_number(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Number)
    }

    pub(super) fn is_word(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word)
    }

    /// Whether token `at` has one of `classes`.
    pub(super) fn has(self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.classes.has(classes))
    }

    /// Whether token `at` is the plural of a word of one of `classes`.
    pub(super) fn is_plural_of(self, at: usize, classes: Classes) -> bool {
        self.text.lexicon.is_plural_of(self.word(at), classes)
    }

    /// The tokens set as code that begin at token `at` and end inside the window.
    pub(super) fn code_at(self, at: usize) -> Option<&'t Range<usize>> {
        self.text.code_at(at).filter(|code| code.end <= self.limit)
    }

    /// Whether token `at` touches the one before.
    pub(super) fn is_glued(self, at: usize) -> bool {
        at > 0 && self.token(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// Whether white space in a line stands before token `at`.
    pub(super) fn is_apart(self, at: usize) -> bool {
        at > 0 && self.token(at).is_some_and(|token| token.gap == Gap::Space)
    }

    /// Whether token `at` begins a line.
    pub(super) fn begins_line(self, at: usize) -> bool {
        at == 0 || self.token(at).is_some_and(|token| token.gap >= Gap::Line)
    }

    /// Whether no word and no number follows before token `at`: a clause ends here.
    pub(super) fn ends_clause(self, at: usize) -> bool {
        !(self.is_word(at) || self.is_number(at))
    }

    /// Whether token `at` is a hyphen or dash.
    pub(super) fn is_hyphen(self, at: usize) -> bool {
        self.is(at, "-")
    }

    /// Whether token `at` is the colon of a time of day.
    pub(super) fn is_clock(self, at: usize) -> bool {
        self.is(at, ":") && self.is_number(at + 1) && at > 0 && self.is_number(at - 1)
    }

    /// `at`, or the token after it where a hyphen stands there: spaces around hyphens are often wrong.
    pub(super) fn past_hyphen(self, at: usize) -> usize {
        at + usize::from(self.is_hyphen(at))
    }

    /// `at`, or the token after the definite article there.
    pub(super) fn past_article(self, at: usize) -> usize {
        at + usize::from(self.is(at, &self.tables().dates.words.article))
    }

    /// The longest of `phrases` that begins at token `at`: the token after it, and its meaning.
    pub(super) fn phrase<T>(self, phrases: &'t Phrases<T>, at: usize) -> Option<(usize, &'t T)> {
        if at >= self.limit {
            return None;
        }
        phrases.longest_hashed(self.text.hash(at), |n| self.word(at + n)).map(|(len, meaning)| (at + len, meaning))
    }
}
