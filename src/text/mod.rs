//! Words and sentences: what every later step reads.
//!
//! [`Text::analyse`] cuts a text into tokens and sentences once, looks each word up in the lexicon, and keeps its folded
//! form. It owns no meaning: numbers, names and dates are recognised by the steps after it.

mod ascii;
mod fold;
mod sentence;
mod token;

pub use fold::{fold, fold_into};
pub(crate) use sentence::LONGEST as LONGEST_SENTENCE;
pub use token::{Gap, Kind, Shape, Token};

use crate::lexicon::{Classes, Lexicon, hash};
use crate::span::Span;
use std::ops::Range;

/// A text cut into tokens and sentences.
#[derive(Debug)]
pub struct Text<'a> {
    /// The text itself.
    pub source: &'a str,
    /// The lexicon its words were looked up in.
    pub lexicon: &'a Lexicon,
    /// Its tokens, in order, never overlapping.
    pub tokens: Vec<Token>,
    /// Its sentences, in order; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// The runs of tokens that are set as code, in order, never overlapping.
    pub code: Vec<Range<usize>>,
    /// The tokens of each heading, in order.
    pub headings: Vec<Range<usize>>,
    /// Folded forms of all words; tokens point into it.
    folded: String,
    /// The sentence of each token.
    sentence_of: Vec<u32>,
}

/// A run of tokens between two sentence ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The paragraph it stands in, from 0.
    pub paragraph: usize,
    /// Whether most of its words are capitalised, as in a headline: capitals then say nothing.
    pub headline: bool,
}

impl<'a> Text<'a> {
    /// Cuts `source` into tokens and sentences, in time linear in its length.
    #[must_use]
    pub fn analyse(source: &'a str, lexicon: &'a Lexicon) -> Self {
        let mut text = Self::cut(source, lexicon);
        text.sentences = sentence::sentences(&text);
        text.sentence_of.reserve_exact(text.tokens.len());
        for (number, sentence) in (0..).zip(&text.sentences) {
            text.sentence_of.resize(sentence.tokens.end, number);
        }
        text
    }

    /// Cuts `source` into tokens, which stand in no sentence.
    #[must_use]
    pub(crate) fn cut(source: &'a str, lexicon: &'a Lexicon) -> Self {
        let (tokens, folded) = token::tokens(source, lexicon);
        let (sentences, code, headings, sentence_of) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { source, lexicon, tokens, sentences, code, headings, folded, sentence_of }
    }

    /// The same, with its headings, in order.
    #[must_use]
    pub fn with_headings(mut self, headings: &[Span]) -> Self {
        self.headings = headings.iter().map(|span| self.inside(*span)).filter(|tokens| !tokens.is_empty()).collect();
        self
    }

    /// The tokens inside `span` of the source.
    fn inside(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        start..self.tokens.partition_point(|token| token.span.end <= span.end).max(start)
    }

    /// The same, with the pieces of its source that are set as code; `code` is in order.
    ///
    /// A name of several parts (`max_method_age`) is one thing: its words are no words of the sentence, and fold to nothing.
    #[must_use]
    pub fn with_code(mut self, code: &[Span]) -> Self {
        for span in code {
            let inside = self.inside(*span);
            let Some(tokens) = self.tokens.get_mut(inside.clone()).filter(|tokens| !tokens.is_empty()) else {
                continue;
            };
            if tokens.len() > 1 && tokens.iter().skip(1).all(|token| token.gap == Gap::None) {
                for token in tokens.iter_mut().filter(|token| token.kind == Kind::Word) {
                    token.folded.end = token.folded.start;
                    token.hash = hash("");
                    token.classes = Classes::NONE;
                }
            }
            self.code.push(inside);
        }
        self
    }

    /// The run of tokens set as code that begins at token `at`.
    #[must_use]
    pub fn code_at(&self, at: usize) -> Option<&Range<usize>> {
        self.code.binary_search_by_key(&at, |code| code.start).ok().and_then(|index| self.code.get(index))
    }

    /// Whether some of these tokens are set as code.
    #[must_use]
    pub fn holds_code(&self, tokens: &Range<usize>) -> bool {
        let before = self.code[..self.code.partition_point(|code| code.start < tokens.end)].last();
        before.is_some_and(|code| code.end > tokens.start)
    }

    /// The folded form of token `at` (lower case, no diacritics, straight quotes); `""` past the end.
    #[must_use]
    #[inline]
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.folded[token.folded.range()])
    }

    /// Token `at` as written; `""` past the end.
    #[must_use]
    #[inline]
    pub fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.source[token.span.range()])
    }

    /// Whether the folded form of token `at` is `word`.
    #[must_use]
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        let form = self.tokens.get(at).map_or(Span::default(), |token| token.folded);
        form.len() == word.len() && self.folded.as_bytes().get(form.range()) == Some(word.as_bytes())
    }

    /// The [`hash`] of the folded form of token `at`.
    #[must_use]
    #[inline]
    pub fn hash(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or_else(|| hash(""), |token| token.hash)
    }

    /// How many tokens an entry of the lexicon has that begins at token `at`, ends before token `limit` and has two words
    /// or more of class `class`; the longest.
    #[must_use]
    #[inline]
    pub fn phrase(&self, class: Classes, at: usize, limit: usize) -> Option<usize> {
        if !self.classes(at).has(Classes::PHRASE) {
            return None;
        }
        self.lexicon.phrase(class, |n| if at + n < limit { self.word(at + n) } else { "" })
    }

    /// The lexicon classes of token `at`; none past the end.
    #[must_use]
    #[inline]
    pub fn classes(&self, at: usize) -> Classes {
        self.tokens.get(at).map_or(Classes::NONE, |token| token.classes)
    }

    /// The bytes that a run of tokens covers.
    #[must_use]
    #[inline]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => Span::new(first.span.start, last.span.end),
            (Some(first), _) => Span::new(first.span.start, first.span.start),
            _ => Span::new(self.source.len(), self.source.len()),
        }
    }

    /// A run of tokens as written.
    #[must_use]
    #[inline]
    pub fn slice(&self, tokens: Range<usize>) -> &'a str {
        &self.source[self.span(tokens).range()]
    }

    /// The sentence that token `at` stands in; past the end, how many there are.
    #[must_use]
    #[inline]
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentence_of.get(at).map_or(self.sentences.len(), |&sentence| sentence as usize)
    }
}
