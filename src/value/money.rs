//! Sums of money: `$5.4bn`, `US $ 90 million`, `two million euros`, `50 cents`.

use super::amount::{amounts, rest};
use super::hedge;
use super::interval::{Axis, Reading};
use super::number::{between, range};
use super::numeral::{Letters, cardinal};
use super::quantity::Quantity;
use super::unit;
use super::window::{Found, Window};
use crate::lexicon::Classes;
use crate::lexicon::tables::Hedge;
use serde::{Deserialize, Serialize};

/// A sum of money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MoneyValue {
    /// How much, in whole units of the currency.
    pub amount: Quantity,
    /// ISO 4217 code; a word such as `peso` where the text leaves the country open.
    pub currency: String,
    /// How many of the unit it was written in make one of the currency: 100 for cents.
    pub written_in: f64,
}

impl MoneyValue {
    /// `USD 44600000000`, with the hedge in front.
    pub(super) fn normal(&self) -> String {
        format!("{}{} {}", self.amount.sign(), self.currency, self.amount.digits())
    }

    /// The normal form in the unit it was written in: `50 USD/100` for 50 cents.
    pub(super) fn written(&self) -> String {
        if self.written_in == 1.0 {
            return self.normal();
        }
        format!("{} {}/{}", self.amount.times(self.written_in), self.currency, self.written_in)
    }

    /// Its interval; each currency has an axis of its own.
    pub(super) fn reading(&self) -> Reading {
        Reading { axis: Axis::Money(self.currency.clone()), interval: self.amount.interval() }
    }
}

/// The sums of money that begin at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Found<MoneyValue> {
    let sum = |end, amount: Quantity, code: &str, written_in: f64| {
        (end, MoneyValue { amount, currency: code.to_owned(), written_in })
    };
    let mut sums = Vec::new();
    let open = window.has(at, Classes::HEDGE) && window.is_one_of(&window.tables().hedges.open_range, at);
    let (start, hedge) =
        if open { (at + 1, Hedge::Exact) } else { hedge::before(window, at).unwrap_or((at, Hedge::Exact)) };
    if let Some((end, code)) = sign(window, start) {
        let Some(found) = cardinal(window, end, Letters::Free) else { return sums };
        if open {
            sums.extend(between(window, found, Letters::Free).map(|(end, quantity)| sum(end, quantity, code, 1.0)));
            return sums;
        }
        let ranged = range(window, found, found.end, Letters::Free);
        for (end, quantity) in [ranged, Some((found.end, found.quantity))].into_iter().flatten() {
            // `$10 dollars`, `US$10 million USD`.
            let end = unit::currency(window, end).filter(|(_, (again, _))| *again == code).map_or(end, |(end, _)| end);
            let quantity = quantity.hedged(hedge);
            if let Some((end, hedge)) = hedge::after(window, end) {
                sums.push(sum(end, quantity.hedged(hedge), code, 1.0));
            }
            sums.push(sum(end, quantity, code, 1.0));
        }
        return sums;
    }
    for found in amounts(window, at, unit::currency) {
        let (code, per) = found.unit;
        if is_weight(window, at, found.end) {
            continue;
        }
        let more = change(window, found.end, code).filter(|_| found.quantity.is_exact() && per == 1.0);
        if let Some((end, part)) = more {
            sums.push(sum(end, Quantity::exact(found.quantity.value + part), code, 1.0));
        }
        let amount = if per < 1.0 { found.quantity.at_precision(0.5) } else { found.quantity };
        sums.push(sum(found.end, amount.times(1.0 / per), code, per.max(1.0)));
    }
    sums
}

/// The small change behind a sum in `code` at token `at`: `3 dollars and 50 cents`, `15 dollars 50`. Gives the token after it
/// and what part of one it makes.
fn change(window: Window<'_>, at: usize, code: &str) -> Option<(usize, f64)> {
    if let Some((end, count, (same, in_one))) = rest(window, at, unit::currency) {
        return (same == code && count < in_one).then_some((end, count / in_one));
    }
    let and = window.is(at, &window.tables().numbers.joiners.and);
    let found = cardinal(window, at + usize::from(and), Letters::Strict).filter(|found| found.quantity.is_exact())?;
    let count = found.quantity.value;
    // `15 dollars 50 people paid` goes on with another number.
    let bare = window.ends_clause(found.end) || window.is_one_of(&window.tables().currencies.behind, found.end);
    ((10.0..100.0).contains(&count) && count.fract() == 0.0 && bare).then_some((found.end, count / 100.0))
}

/// Whether the amount from token `at` to `end` is a weight: `weighs 7 pounds`, `7 pounds (3 kg)`.
fn is_weight(window: Window<'_>, at: usize, end: usize) -> bool {
    if unit::measure(window, end - 1).is_none() {
        return false;
    }
    let weighing = &window.tables().currencies.weighing;
    let before = (at.saturating_sub(WEIGHING)..at).any(|at| weighing.contains(window.word(at)));
    let again = window.is(end, "(") && (end + 2..end + 4).any(|at| unit::measure(window, at).is_some());
    before || again
}

/// How many tokens a word such as `weighs` can stand before the amount.
const WEIGHING: usize = 4;

/// The currency sign or code at token `at`, before an amount: the token after it and the code.
fn sign<'t>(window: Window<'t>, at: usize) -> Option<(usize, &'t str)> {
    let word = window.has(at, Classes::CURRENCY);
    if !word && !unit::is_currency_sign(window, at) {
        return None;
    }
    let (end, code) = sign_at(window, at)?;
    // `US$1 million ($1.5 million)`: the second dollar is another one.
    if window.is(at, "$") && is_converted(window, at) {
        return None;
    }
    // `a $5 note` is no Australian one.
    let article = window.is_one_of(&window.tables().numbers.words.article, at);
    if article && !window.is_glued(at + 1) {
        return None;
    }
    // `e75m`: an everyday letter must touch a sum in thousands or more.
    if window.is_one_of(&window.tables().currencies.touching, at) && !touches_scaled(window, end) {
        return None;
    }
    Some((window.past_hyphen(end), code))
}

/// Whether the bare sign at token `at` stands in brackets behind a sum with the same sign and its country's name.
fn is_converted(window: Window<'_>, at: usize) -> bool {
    let Some(open) = at.checked_sub(1).filter(|&open| window.is(open, "(")) else { return false };
    let mut signs = (open.saturating_sub(LONGEST_SUM)..open).filter(|&before| window.word(before) == window.word(at));
    let named = |sign: usize| {
        let from = sign.saturating_sub(1);
        (from..=sign).any(|from| sign_at(window, from).is_some_and(|(end, _)| end > sign && end - from > 1))
    };
    signs.next_back().is_some_and(named)
}

/// Most tokens of a sum in digits: `$`, `US`, `1`, `.`, `5`, `-`, `million`.
const LONGEST_SUM: usize = 7;

fn sign_at<'t>(window: Window<'t>, at: usize) -> Option<(usize, &'t str)> {
    window.phrase(&window.tables().currencies.before, at).map(|(end, code)| (end, &**code))
}

fn touches_scaled(window: Window<'_>, at: usize) -> bool {
    window.is_glued(at) && cardinal(window, at, Letters::Free).is_some_and(|found| found.scale >= 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;
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
            ("$160MM", "USD 160000000"),
            ("$140-150MM", "USD 140000000-150000000 | USD 140"),
            ("$US3 million", "USD 3000000"),
            ("p12million", "GBP 12000000"),
            ("p12", ""),
            ("euro12 billion", "EUR 12000000000"),
            ("between $10 million and $12 million", "USD 10000000-12000000"),
            ("between $10 million to $12 million", "USD 10000000-12000000"),
            ("between $10 million, and", ""),
            ("in the vicinity of $2 million", "~USD 2000000"),
            ("7 pounds", "GBP 7"),
            ("7 pounds (3 kg)", ""),
            ("7 pounds (10 dollars)", "GBP 7"),
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
            ("e75m", "EUR 75000000"),
            ("e 75m", ""),
            ("e75", ""),
            ("$ 5 . 4 billion", "USD 5400000000"),
            ("US $5.4-billion", "USD 5400000000"),
            ("two-million - euro", "EUR 2000000"),
            ("2 mn - euro", "EUR 2000000"),
            ("5 m euros", "EUR 5000000"),
            ("75 USD million", "USD 75000000"),
            ("120 MEUR", "EUR 120000000"),
            ("15 dollars 50.", "USD 15.5 | USD 15"),
            ("15 dollars 50 people", "USD 15"),
            ("15 dollars and 500", "USD 15"),
            ("15 dollars and 20 books", "USD 15"),
            ("$", ""),
            ("us 50", ""),
            ("50 people", ""),
        ] {
            assert_eq!(shown("money", source), want, "{source}");
        }
    }

    #[test]
    fn words_before_a_sum_make_it_something_else() {
        for (source, want) in [
            ("it weighs just 7 pounds", false),
            ("it costs just 7 pounds", true),
            ("$US3 million ($4 million)", false),
            ("$3 million ($4 million)", true),
            ("US$3 million (€4 million)", true),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let last = |sign: &str| (0..text.tokens.len()).rfind(|&at| text.word(at) == sign);
            let at = last("€").or(last("$")).or(last("7")).unwrap();
            assert_eq!(!recognise(Window::new(&text, usize::MAX), at).is_empty(), want, "{source}");
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
