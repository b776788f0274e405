//! Numbers with a unit of measure: `36 miles`, `5 feet 2 inches`, `75ml`.

use super::amount::{Amount, amounts, rest};
use super::interval::{Axis, Reading};
use super::quantity::Quantity;
use super::unit;
use super::window::{Found, Window};
use crate::lexicon::tables::Unit;
use serde::{Deserialize, Serialize};

/// A number with a unit of measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeasureValue {
    /// How many, in the written unit.
    pub amount: Quantity,
    /// The unit's name in the singular (`mile`).
    pub unit: String,
    /// The dimension it measures (`length`): the axis.
    pub dimension: String,
    /// One unit in the dimension's base unit.
    pub factor: f64,
    /// Whether the unit is set, not measured.
    pub exact: bool,
}

impl MeasureValue {
    /// `36 mile`.
    pub(super) fn normal(&self) -> String {
        format!("{} {}", self.amount, self.unit)
    }

    /// Its interval in the base unit. A measure is rounded to its last digit, even a whole one: 36 miles agree with 58 km;
    /// sizes of data are not.
    pub(super) fn reading(&self) -> Reading {
        let precision = if self.amount.value.fract() == 0.0 && !self.exact { 0.5 } else { self.amount.precision };
        let interval = self.amount.at_precision(precision).times(self.factor).interval();
        Reading { axis: Axis::Measure(self.dimension.clone()), interval }
    }
}

/// The measures that begin at token `at`.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Found<MeasureValue> {
    let mut found = Vec::new();
    for Amount { end, quantity, unit: of } in amounts(window, at, unit::measure) {
        if let Some((end, more, smaller)) = rest(window, end, unit::smaller_measure)
            && quantity.is_exact()
            && smaller.dimension == of.dimension
            && more * smaller.factor < of.factor
        {
            let part = smaller.factor / of.factor;
            let quantity = Quantity { precision: part / 2.0, ..Quantity::exact(quantity.value + more * part) };
            found.push((end, measured(quantity, of)));
        }
        found.push((end, measured(quantity, of)));
    }
    found
}

fn measured(amount: Quantity, unit: &Unit) -> MeasureValue {
    let (name, dimension) = (unit.name.to_string(), unit.dimension.to_string());
    MeasureValue { amount, unit: name, dimension, factor: unit.factor, exact: unit.exact }
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
