//! Numbers with a unit of measure: `36 miles`, `5 feet 2 inches`, `75ml`.

use super::amount::{Amount, amounts, rest};
use super::window::Window;
use super::{Axis, Fill, Quantity, Reading, Value};
use crate::lexicon::tables::Unit;

/// A number with a unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureValue {
    /// How many, in the written unit.
    pub amount: Quantity,
    /// The unit's name in the singular (`mile`).
    pub unit: String,
    /// The dimension it measures (`length`): the axis.
    pub dimension: String,
    /// One unit in the dimension's base unit.
    pub factor: f64,
}

impl MeasureValue {
    /// `36 mile`.
    pub(super) fn normal(&self) -> String {
        format!("{} {}", self.amount, self.unit)
    }

    /// Its interval in the base unit. A measure is rounded to its last digit, even a whole one: 36 miles agree with 58 km.
    pub(super) fn reading(&self) -> Reading {
        let precision = if self.amount.value.fract() == 0.0 { 0.5 } else { self.amount.precision };
        let interval = self.amount.at_precision(precision).times(self.factor).interval();
        Reading { axis: Axis::Measure(self.dimension.clone()), interval }
    }
}

/// The unit of measure at token `at`, and the token after it; it may stand in brackets: `20 (kg)`.
pub(super) fn unit<'t>(window: Window<'t>, at: usize) -> Option<(usize, &'t Unit)> {
    let close = match window.word(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        _ => return bare_unit(window, at, false),
    };
    let (end, unit) = bare_unit(window, at + 1, false)?;
    (window.word(end) == close).then_some((end + 1, unit))
}

/// The smaller unit behind a larger one: there `in` needs no digits that it touches (`12 ft 2 in`).
fn smaller_unit<'t>(window: Window<'t>, at: usize) -> Option<(usize, &'t Unit)> {
    bare_unit(window, at, true)
}

fn bare_unit<'t>(window: Window<'t>, at: usize, after_larger: bool) -> Option<(usize, &'t Unit)> {
    let measures = &window.tables().measures;
    // The 2 of `m²` touches its m; the one of `12 m 2 dm` is another number.
    let token =
        |n| if n > 0 && window.is_number(at + n) && !window.is_glued(at + n) { "" } else { window.word(at + n) };
    let glued = window.is_glued(at) && at > 0 && window.is_number(at - 1);
    let touching =
        if glued || after_larger && at > 0 && window.is_number(at - 1) { measures.glued.longest(token) } else { None };
    // `km / h` is longer than `km`.
    let found = [measures.words.longest(token), measures.short.longest(token), touching].into_iter().flatten();
    let (len, &unit) = found.max_by_key(|(len, _)| *len)?;
    let code = window.is_glued(at + len) && window.is_number(at + len);
    if code { None } else { Some((at + len, measures.units.get(unit)?)) }
}

/// The measures that begin at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Vec<Fill> {
    let mut fills = Vec::new();
    for Amount { end, quantity, unit: of } in amounts(window, at, unit) {
        if let Some((end, more, smaller)) = rest(window, end, smaller_unit)
            && quantity.is_exact()
            && smaller.dimension == of.dimension
            && more * smaller.factor < of.factor
        {
            let part = smaller.factor / of.factor;
            let quantity = Quantity { precision: part / 2.0, ..Quantity::exact(quantity.value + more * part) };
            fills.push(fill(at, end, quantity, of));
        }
        fills.push(fill(at, end, quantity, of));
    }
    fills
}

fn fill(at: usize, end: usize, amount: Quantity, unit: &Unit) -> Fill {
    let (name, dimension) = (unit.name.to_string(), unit.dimension.to_string());
    Fill { tokens: at..end, value: Value::Measure(MeasureValue { amount, unit: name, dimension, factor: unit.factor }) }
}

#[cfg(test)]
mod tests {
    use crate::value::tests::{agree, shown};

    #[test]
    fn measures() {
        for (source, want) in [
            ("36 miles", "36 mile"),
            ("three-foot", "3 foot"),
            ("1.5 million gallon", "1500000 gallon"),
            ("75ml", "75 milliliter"),
            ("6in", "6 inch"),
            ("6 in Iraq", ""),
            ("100 km/h", "100 kilometer per hour"),
            ("a mile and a half", "1.5 mile"),
            ("half a mile", "0.5 mile"),
            ("5 feet 3 inches", "5.25 foot | 5 foot"),
            ("nearly 20 acres", "~20 acre"),
            ("20 square kilometres", "20 square kilometer"),
            ("20 people", ""),
            ("6 ft 3 in tall", "6.25 foot | 6 foot"),
            ("20 (kg)", "20 kilogram"),
            ("20 (kg", ""),
            ("half a turn", "0.5 turn"),
            ("12 m 2", "12 meter"),
            ("12 m²", "12 square meter"),
            ("24L202", ""),
        ] {
            assert_eq!(shown("measure", source), want, "{source}");
        }
    }

    #[test]
    fn measures_agree_at_the_precision_written() {
        for (a, b, want) in [
            ("36 miles", "58 km", true),
            ("36 miles", "60 km", false),
            ("36 miles", "36 km", false),
            ("1.5 tonnes", "1,500 kg", true),
            ("36 miles", "36 acres", false),
        ] {
            assert_eq!(agree("measure", a, b), want, "{a}, {b}");
        }
    }
}
