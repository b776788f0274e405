//! Within one article: whether a conflict is one that an article has with itself alone.
//!
//! It is when all dissent is one article's, and that article says what the majority does, too, in words that contradict
//! each part of the dissent. An article whose other words only leave room for the majority contradicts the others.

use super::Weighed;
use crate::statement::Statement;

/// Most statements of the article that its dissent is held against.
const MOST: usize = 24;

/// Tells it of what `weighed` found, where nothing else is told. `agree` tells whether two statements, by their indices,
/// can both be true.
pub(super) fn explain(weighed: &mut Weighed, statements: &[Statement], agree: impl Fn(usize, usize) -> bool) {
    if weighed.note.is_empty() && alone(statements, &weighed.dissent, agree) {
        "within one article".clone_into(&mut weighed.note);
    }
}

fn alone(statements: &[Statement], dissent: &[usize], agree: impl Fn(usize, usize) -> bool) -> bool {
    let Some(first) = dissent.first().and_then(|&at| statements.get(at)) else { return false };
    let same = |&at: &usize| statements[at].article == first.article;
    let shared = |&at: &usize| dissent.binary_search(&at).is_err() && statements[at].quoted == first.quoted;
    let own: Vec<usize> = (0..statements.len()).filter(same).filter(shared).take(MOST).collect();
    dissent.iter().all(|at| same(at) && own.iter().any(|&other| !agree(*at, other)))
}
