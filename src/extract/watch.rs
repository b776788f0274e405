//! Watching an extraction: what it tells on its way to whoever wants to explain it.
//!
//! The one matcher serves checks and explanations, so that no explanation can tell another story than the check: a
//! [`Watch`] is told what happens and cannot change it. [`Unwatched`] listens to nothing and compiles away.

use super::fit::Match;
use crate::statement::Statement;
use std::ops::Range;

/// Hears what an extraction does. Rules and templates are told by their index, instructions by theirs in the template's
/// program, places by tokens of the scene.
pub(crate) trait Watch {
    /// Whether every template is to be tried on a window, those too that cannot fit for want of a word: they find nothing
    /// more, but show how far they come.
    fn tries_all(&self, _window: &Range<usize>) -> bool {
        false
    }

    /// Whether it wants to hear what an instruction does not find.
    fn hears_misses(&self) -> bool {
        true
    }

    /// A template is about to be tried on a window.
    fn begins(&mut self, _rule: usize, _template: usize, _window: &Range<usize>) {}

    /// It is tried from this token on.
    fn starts(&mut self, _at: usize) {}

    /// An instruction takes these tokens; what follows goes on behind them.
    fn takes(&mut self, _op: usize, _tokens: Range<usize>) {}

    /// What was taken last led nowhere.
    fn gives_back(&mut self) {}

    /// An instruction does not find what it wants at a token.
    fn misses(&mut self, _op: usize, _at: usize) {}

    /// A template fits these tokens but for the slot it begins with.
    fn lacks_head(&mut self, _tokens: Range<usize>) {}

    /// What became of a template that fits: told once, or once for each of its values.
    fn ends(&mut self, _rule: usize, _template: usize, _found: &Match, _fate: &Fate<'_>) {}
}

/// Hears nothing.
pub(crate) struct Unwatched;

impl Watch for Unwatched {
    fn hears_misses(&self) -> bool {
        false
    }
}

/// What becomes of a template that fits.
#[derive(Debug, Clone)]
pub(crate) enum Fate<'s> {
    /// The article holds none of what the rule requires.
    NotAtHome,
    /// A guard of the rule, by its index in `unless`, stands at these tokens.
    Guarded(usize, Range<usize>),
    /// No value comes of what fills the slots: a person whom the article does not name in full, a date that cannot be reckoned.
    NoValue,
    /// It is about nobody that could be named.
    NoSubject,
    /// So many subjects and so many values are no pairs.
    Unpaired(usize, usize),
    /// Another template of the claim has already read a part of the value at these tokens.
    Taken(Range<usize>),
    /// The value at these tokens is part of the words that set another event apart.
    Inside(Range<usize>),
    /// It is a statement, with the value at these tokens, and what sets it apart from the rule's own subject.
    Stated(&'s Statement, Range<usize>, Option<&'s str>),
}
