//! Amounts of a unit: hedge, number, unit, hedge. What money, measures, durations, percents and ages share.

use super::context::stands_free;
use super::hedge;
use super::number::{Hedged, hedged};
use super::numeral::{Letters, and_part, cardinal};
use super::quantity::Quantity;
use super::unit::{has_unit, is_currency_sign};
use super::window::Window;
use crate::lexicon::Classes;
use crate::lexicon::tables::Hedge;
use crate::text::Kind;

/// A number of units.
#[derive(Debug, Clone)]
pub(super) struct Amount<U> {
    /// The token after it.
    pub end: usize,
    /// How many.
    pub quantity: Quantity,
    /// Of what.
    pub unit: U,
}

/// Whether a number, or a hedge before one, can begin at token `at`: asked before anything else.
pub(super) fn can_begin(window: Window<'_>, at: usize) -> bool {
    let Some(token) = window.token(at) else { return false };
    match token.kind {
        Kind::Number => true,
        Kind::Word => token.classes.has(NUMBER),
        Kind::Symbol => token.span.len() > 1 || matches!(window.word(at), "~" | "<" | ">" | "-" | "."),
        Kind::Handle | Kind::Link => false,
    }
}

/// The classes of words that a number, or a hedge before one, can begin with.
pub(super) const NUMBER: Classes = Classes::NUMERAL.or(Classes::HEDGE);

/// Whether a number, or a hedge before one, begins at token `at`, as far as the words of grammar there tell: most hedges and
/// articles stand before no number. Asked once of a token, for all types.
pub(super) fn may_begin(window: Window<'_>, at: usize) -> bool {
    if !can_begin(window, at) {
        return false;
    }
    match window.word(at) {
        "\"" | "'" => return false,
        "." | "-" => return window.is_glued(at + 1) && window.is_number(at + 1),
        _ => {}
    }
    let numbers = &window.tables().numbers;
    let numeral = window.has(at, Classes::NUMERAL);
    let article = numeral && window.is_one_of(&numbers.words.article, at);
    let hedge = window.has(at, Classes::HEDGE);
    if !window.is_word(at) || numeral && !article {
        return true;
    }
    let follows =
        |at: usize| can_begin(window, at) || window.has(at, Classes::CURRENCY) || is_currency_sign(window, at);
    let hedged = || match hedge::before(window, at) {
        Some((end, _)) => follows(end),
        None => window.is_one_of(&window.tables().hedges.open_range, at) && follows(at + 1),
    };
    // `a hundred`, `a mile`, `a few thousand`
    let counted = || {
        window.has(at + 1, Classes::NUMERAL.or(Classes::ORDINAL))
            || window.is_one_of(&numbers.scale, at + 1)
            || has_unit(window, at + 1)
            || window.phrase(&numbers.words.quantifier, at).is_some()
    };
    hedge && hedged() || article && counted()
}

/// The amounts that begin at token `at`; `unit` reads a unit at a token and gives the token after it.
///
/// `half a mile`, `a mile`, `a mile and a half` and `five-mile` count as much as `5 miles`.
pub(super) fn amounts<'t, U: Clone>(
    window: Window<'t>,
    at: usize,
    unit: impl Fn(Window<'t>, usize) -> Option<(usize, U)>,
) -> Vec<Amount<U>> {
    if !can_begin(window, at) {
        return Vec::new();
    }
    amounts_of(window, at, hedged(window, at), unit)
}

/// The same, where the `numbers` at token `at` are known.
pub(super) fn amounts_of<'t, U: Clone>(
    window: Window<'t>,
    at: usize,
    numbers: Hedged,
    unit: impl Fn(Window<'t>, usize) -> Option<(usize, U)>,
) -> Vec<Amount<U>> {
    let mut amounts = Vec::new();
    if !can_begin(window, at) || window.is_number(at) && !stands_free(window, at) {
        return amounts;
    }
    for (end, quantity) in numbers.into_iter().flatten() {
        let start = past_of_a(window, end, quantity);
        if let Some((end, unit)) = unit(window, window.past_hyphen(start)) {
            push(&mut amounts, window, Amount { end, quantity, unit });
        }
    }
    let (start, hedge) = hedge::before(window, at).unwrap_or((at, Hedge::Exact));
    if window.has(start, Classes::NUMERAL)
        && window.is_one_of(&window.tables().numbers.words.article, start)
        // `a second` is rather the next one.
        && !window.has(start + 1, Classes::ORDINAL)
        && let Some((end, unit)) = unit(window, start + 1)
    {
        push(&mut amounts, window, Amount { end, quantity: Quantity::exact(1.0).hedged(hedge), unit });
    }
    amounts
}

/// `half a mile`, `three quarters of an hour`: past the words between a part and its unit.
fn past_of_a(window: Window<'_>, at: usize, quantity: Quantity) -> usize {
    let numbers = &window.tables().numbers;
    let of = at + usize::from(window.is(at, &numbers.joiners.of));
    let part = quantity.value < 1.0 && window.is_one_of(&numbers.words.article, of);
    if part { of + 1 } else { at }
}

fn push<U: Clone>(amounts: &mut Vec<Amount<U>>, window: Window<'_>, mut amount: Amount<U>) {
    if amount.quantity.upper.is_none()
        && amount.quantity.value.fract() == 0.0
        && let Some((end, part)) = and_part(window, amount.end)
    {
        amount.end = end;
        amount.quantity.value += part;
    }
    if let Some((end, hedge)) = hedge::after(window, amount.end) {
        amounts.push(Amount { end, quantity: amount.quantity.hedged(hedge), unit: amount.unit.clone() });
    }
    amounts.push(amount);
}

/// The part of an amount that follows in a smaller unit: `2 inches` after `5 feet`. Gives the token after it, how many,
/// and of what.
pub(super) fn rest<'t, U>(
    window: Window<'t>,
    at: usize,
    unit: impl Fn(Window<'t>, usize) -> Option<(usize, U)>,
) -> Option<(usize, f64, U)> {
    let mut at = at + usize::from(window.is(at, ","));
    at += usize::from(window.is(at, &window.tables().numbers.joiners.and));
    let found = cardinal(window, at, Letters::Strict).filter(|found| found.quantity.is_exact())?;
    let (end, unit) = unit(window, window.past_hyphen(found.end))?;
    Some((end, found.quantity.value, unit))
}
