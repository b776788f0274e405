//! Statements of a file that were put away until all files are read.

use super::Gathered;
use super::shelf::{self, Shelf, Slot};
use crate::diagnostic::Diagnostic;
use crate::statement::Statement;
use std::sync::Arc;

/// Statements of one story that were put away.
#[derive(Debug, Clone)]
pub(crate) struct PutAway {
    pub(super) story: Arc<str>,
    /// Whether the story is called by the article, which is so where it is yet to be found.
    pub(super) alone: bool,
    pub(super) shelf: Arc<dyn Shelf>,
    pub(super) slot: Slot,
}

impl PutAway {
    /// The statements; they lie there no longer.
    pub(super) fn take(&self) -> Result<Vec<Statement>, Diagnostic> {
        shelf::unpacked(&self.shelf.take(self.slot)?)
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
                    shelf: Arc::clone(shelf),
                    slot,
                }),
                Err(fault) => {
                    left.extend_from_slice(of_story);
                    self.diagnostics.push(fault);
                }
            }
        }
        self.statements = left;
    }

    /// Takes the statements from the shelf again.
    pub(super) fn bring_back(&mut self) -> Result<(), Diagnostic> {
        for part in self.away.drain(..) {
            self.statements.extend(part.take()?);
        }
        Ok(())
    }
}
