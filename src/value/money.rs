//! Sums of money: `$5.4bn`, `US $ 90 million`, `two million euros`, `50 cents`.

use super::amount::{amounts, rest};
use super::numeral::{Letters, cardinal};
use super::window::Window;
use super::{Axis, Fill, Quantity, Reading, Value, hedge, number};
use crate::lexicon::Classes;
use crate::lexicon::tables::Hedge;
use crate::text::Kind;

/// A sum of money.
#[derive(Debug, Clone, PartialEq)]
pub struct MoneyValue {
    /// How much, in whole units of the currency.
    pub amount: Quantity,
    /// ISO 4217 code.
    pub currency: String,
}

impl MoneyValue {
    /// `USD 44600000000`, with the hedge in front.
    pub(super) fn normal(&self) -> String {
        format!("{}{} {}", self.amount.sign(), self.currency, self.amount.digits())
    }

    /// Its interval; each currency has an axis of its own.
    pub(super) fn reading(&self) -> Reading {
        Reading { axis: Axis::Money(self.currency.clone()), interval: self.amount.interval() }
    }
}

/// The currency word at token `at`, behind an amount: the code, and how many make one.
pub(super) fn unit<'t>(window: Window<'t>, at: usize) -> Option<(usize, (&'t str, f64))> {
    let (end, (code, per)) = window.phrase(&window.tables().currencies.after, at)?;
    // The sign of the next sum: `10 $5 notes`.
    let next = is_sign(window, at) && window.is_number(end);
    (!next).then_some((end, (code, *per)))
}

/// Whether token `at` is a currency sign.
pub(super) fn is_sign(window: Window<'_>, at: usize) -> bool {
    let Some(token) = window.token(at) else { return false };
    let may = token.kind == Kind::Symbol && (window.word(at) == "$" || token.span.len() > 1);
    may && window.phrase(&window.tables().currencies.before, at).is_some()
}

/// The sums of money that begin at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Vec<Fill> {
    let fill = |end, amount: Quantity, code: &str| Fill {
        tokens: at..end,
        value: Value::Money(MoneyValue { amount, currency: code.to_owned() }),
    };
    let mut fills = Vec::new();
    let (start, hedge) = hedge::before(window, at).unwrap_or((at, Hedge::Exact));
    if let Some((end, code)) = sign(window, start) {
        let Some(found) = cardinal(window, end, Letters::Free) else { return fills };
        let range = number::range(window, found, found.end, Letters::Free);
        for (end, quantity) in [range, Some((found.end, found.quantity))].into_iter().flatten() {
            // `$10 dollars`, `US$10 million USD`.
            let end = unit(window, end).filter(|(_, (again, _))| *again == code).map_or(end, |(end, _)| end);
            let quantity = quantity.hedged(hedge);
            if let Some((end, hedge)) = hedge::after(window, end) {
                fills.push(fill(end, quantity.hedged(hedge), code));
            }
            fills.push(fill(end, quantity, code));
        }
        return fills;
    }
    for found in amounts(window, at, unit) {
        let (code, per) = found.unit;
        // `3 dollars and 50 cents`.
        if let Some((end, cents, (same, in_one))) = rest(window, found.end, unit)
            && found.quantity.is_exact()
            && (same, per) == (code, 1.0)
            && cents < in_one
        {
            fills.push(fill(end, Quantity::exact(found.quantity.value + cents / in_one), code));
        }
        fills.push(fill(found.end, found.quantity.times(1.0 / per), code));
    }
    fills
}

/// The currency sign or code at token `at`, before an amount: the token after it and the code.
fn sign<'t>(window: Window<'t>, at: usize) -> Option<(usize, &'t str)> {
    let word = window.has(at, Classes::CURRENCY);
    if !word && !is_sign(window, at) {
        return None;
    }
    let (end, code) = window.phrase(&window.tables().currencies.before, at)?;
    // `a $5 note` is no Australian one.
    let article = window.tables().numbers.words.article.contains(window.word(at));
    if article && !window.is_glued(at + 1) {
        return None;
    }
    Some((window.past_hyphen(end), code))
}

#[cfg(test)]
mod tests {
    use crate::value::tests::{agree, shown};

    #[test]
    fn sums() {
        for (source, want) in [
            ("$5.4bn", "USD 5400000000"),
            ("$5.4-billion", "USD 5400000000"),
            ("US $ 90 million", "USD 90000000"),
            ("£50m", "GBP 50000000"),
            ("at least $2.6 million", ">=USD 2600000"),
            ("about two million euros", "~EUR 2000000"),
            ("half a million dollars", "USD 500000"),
            ("$10-12 million", "USD 10000000-12000000 | USD 10"),
            ("$10 million to $12 million", "USD 10000000-12000000 | USD 10000000"),
            ("$10 million or more", ">=USD 10000000 | USD 10000000"),
            ("USD 200", "USD 200"),
            ("115.5USD", "USD 115.5"),
            ("C$ 300", "CAD 300"),
            ("A$50m", "AUD 50000000"),
            ("a $50 note", ""),
            ("five million yen", "JPY 5000000"),
            ("50 cents", "USD 0.5"),
            ("12-cent", "USD 0.12"),
            ("three dollars and 50 cents", "USD 3.5 | USD 3"),
            ("$", ""),
            ("us 50", ""),
            ("50 people", ""),
        ] {
            assert_eq!(shown("money", source), want, "{source}");
        }
    }

    #[test]
    fn sums_agree_in_one_currency_at_the_precision_written() {
        for (a, b, want) in [
            ("$45 billion", "$44.6 billion", true),
            ("$45 billion", "$44 billion", false),
            ("$5.4 billion", "$5.5 billion", false),
            ("$14,000", "$14,500", false),
            ("$50", "€50", false),
        ] {
            assert_eq!(agree("money", a, b), want, "{a}, {b}");
        }
    }
}
