//! Explanations: why a statement was found at a place, or what came closest and where it failed.
//!
//! [`passages`] takes the same way through an article as a check, with somebody watching (`watcher`), and tells for each
//! sentence asked about what every template came to. [`Stop`] says how far one that does not fit came, [`How`] whom a
//! statement is about and how that was found. Data alone: words come last, in `report`.

mod near;
mod passage;
mod subject;
mod watcher;
mod words;

pub use near::{Stop, Wanted};
pub use passage::{Fate, Filled, Fit, Outcome, Passage, Stated, Try};
pub use subject::How;
pub use words::Words;

use crate::check::{Options, Source, each_article};
use crate::extract::{Plan, extract_watched};
use crate::lexicon::Lexicon;
use crate::span::Span;
use watcher::Watcher;

/// What the rules made of each sentence of a file that stands on a part of `asked`, in the order of the text.
#[must_use]
pub fn passages(
    plan: &Plan<'_>,
    lexicon: &Lexicon,
    source: &Source,
    options: &Options,
    asked: impl Fn(Span) -> bool + Sync,
) -> Vec<Passage> {
    let (found, _) = each_article(lexicon, source, options, |article, scene, origin, _| {
        let mut watcher = Watcher::new(plan, scene, article, origin, &asked);
        if watcher.has_nothing_to_do() {
            return Vec::new();
        }
        let statements = extract_watched(plan, scene, article, origin, &mut watcher);
        watcher.passages(&statements)
    });
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
