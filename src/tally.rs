//! How many voices state something, and how much they weigh.

use crate::statement::Statement;
use crate::voice::Voice;
use std::collections::BTreeMap;

/// What two statements of one voice have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker<'s> {
    /// The article of this id.
    Article(&'s str),
    /// The outlet of this name, whose articles count as one.
    Outlet(&'s str),
    /// What is known.
    Known,
}

/// Whose voice a statement is, as two statements of one voice share it.
#[must_use]
pub fn speaker(statement: &Statement) -> Speaker<'_> {
    match &statement.voice {
        Voice::Known => Speaker::Known,
        Voice::Outlet(outlet) if outlet.once => Speaker::Outlet(&outlet.name),
        Voice::Article | Voice::Outlet(_) => Speaker::Article(&statement.article),
    }
}

/// How many voices state something.
#[must_use]
pub fn count<'s>(statements: impl IntoIterator<Item = &'s Statement>) -> usize {
    weights(statements).len()
}

/// How much all voices together weigh.
#[must_use]
pub fn weigh<'s>(statements: impl IntoIterator<Item = &'s Statement>) -> u64 {
    weights(statements).into_values().fold(0, u64::saturating_add)
}

fn weights<'s>(statements: impl IntoIterator<Item = &'s Statement>) -> BTreeMap<Speaker<'s>, u64> {
    statements.into_iter().map(|statement| (speaker(statement), statement.voice.weight())).collect()
}
