//! Statements that wait until all files are read: on a shelf, or where an earlier run has left them.

use super::Gathered;
use super::kept::{Kept, Key};
use super::shelf::{self, Shelf, Slot};
use super::unplaced::Placing;
use crate::diagnostic::Diagnostic;
use crate::statement::Statement;
use std::sync::Arc;

/// Statements of one story that were put away.
#[derive(Debug, Clone)]
pub(crate) struct PutAway {
    pub(super) story: Arc<str>,
    /// Whether the story is called by the article, which is so where it is yet to be found.
    pub(super) alone: bool,
    /// How many they are.
    pub(super) count: usize,
    laid: Laid,
}

/// Where statements lie.
#[derive(Debug, Clone)]
enum Laid {
    Shelf(Arc<dyn Shelf>, Slot),
    /// Those of a record, as they were kept.
    Kept(Key, Box<Placing>),
}

impl PutAway {
    /// The statements of a record that is kept.
    pub(super) fn kept(key: Key, count: usize, placing: Placing) -> Self {
        let story = Arc::clone(&placing.story);
        Self { alone: story == placing.article, story, count, laid: Laid::Kept(key, Box::new(placing)) }
    }

    /// The statements; on a shelf, they lie there no longer.
    pub(super) fn take(&self, kept: Option<&Kept<'_>>) -> Result<Vec<Statement>, Diagnostic> {
        match &self.laid {
            Laid::Shelf(shelf, slot) => shelf::unpacked(&shelf.take(*slot)?),
            Laid::Kept(key, placing) => kept.ok_or_else(shelf::lost)?.statements(placing, key),
        }
    }

    /// Calls the one article of a file by its file alone, and its story where `is_own`.
    pub(super) fn call(&mut self, path: &Arc<str>, is_own: bool) {
        let Laid::Kept(_, placing) = &mut self.laid else { return };
        placing.article = Arc::clone(path);
        if is_own {
            placing.story = Arc::clone(path);
            self.story = Arc::clone(path);
        }
    }
}

impl Gathered {
    /// Puts the statements on a shelf, where they take less room; [`conclude`](super::conclude) takes them from there, once:
    /// of several clones, one. If there is no room they stay, and an error among the diagnostics tells of it.
    pub fn put_away(&mut self, shelf: &Arc<dyn Shelf>) {
        let alone = |statement: &Statement| statement.article == statement.story;
        let mut left = Vec::new();
        for of_story in self.statements.chunk_by(|a, b| a.story == b.story && alone(a) == alone(b)) {
            let Some(first) = of_story.first() else { continue };
            match shelf::put(&**shelf, of_story) {
                Ok(slot) => self.away.push(PutAway {
                    story: Arc::clone(&first.story),
                    alone: alone(first),
                    count: of_story.len(),
                    laid: Laid::Shelf(Arc::clone(shelf), slot),
                }),
                Err(fault) => {
                    left.extend_from_slice(of_story);
                    self.diagnostics.push(fault);
                }
            }
        }
        self.statements = left;
    }

    /// How many statements there are, those that were put away among them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.statements.len() + self.away.iter().map(|part| part.count).sum::<usize>()
    }

    /// Takes the statements from where they lie.
    pub(super) fn bring_back(&mut self, kept: Option<&Kept<'_>>) -> Result<(), Diagnostic> {
        for part in self.away.drain(..) {
            self.statements.extend(part.take(kept)?);
        }
        Ok(())
    }
}
