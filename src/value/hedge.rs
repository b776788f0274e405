//! Hedges: the words around a number that keep it open.

use super::window::Window;
use crate::lexicon::Classes;
use crate::lexicon::tables::Hedge;
use crate::text::Kind;

/// The hedge that begins at token `at`, and the token after it. Two may follow each other (`at least about`).
pub(super) fn before(window: Window<'_>, at: usize) -> Option<(usize, Hedge)> {
    let (end, first) = one(window, at)?;
    match one(window, end) {
        Some((end, second)) if first == Hedge::About => Some((end, second)),
        Some((end, _)) => Some((end, first)),
        None => Some((end, first)),
    }
}

fn one(window: Window<'_>, at: usize) -> Option<(usize, Hedge)> {
    let token = window.token(at)?;
    let may = match token.kind {
        Kind::Word => token.classes.has(Classes::HEDGE),
        Kind::Symbol => matches!(window.word(at), "~" | "<" | ">" | "≤" | "≥"),
        _ => false,
    };
    may.then(|| window.phrase(&window.tables().hedges.before, at).map(|(end, &hedge)| (end, hedge)))?
}

/// The hedge after a number that ends before token `at`, and the token after the hedge.
pub(super) fn after(window: Window<'_>, at: usize) -> Option<(usize, Hedge)> {
    window.phrase(&window.tables().hedges.after, at).map(|(end, &hedge)| (end, hedge))
}
