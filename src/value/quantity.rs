//! A number as a writer gives it: exact, hedged, rounded, or a range.

use super::Interval;
use std::fmt;

/// How a number is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Hedge {
    /// `50`.
    #[default]
    Exact,
    /// `about 50`: ±10 %.
    About,
    /// `nearly 50`: from 10 % below up to, but not including, it.
    Nearly,
    /// `at least 50`.
    AtLeast,
    /// `more than 50`.
    MoreThan,
    /// `up to 50`.
    AtMost,
    /// `fewer than 50`.
    LessThan,
}

/// A number with its hedge, the precision it was written to, and its second end when it is a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The number itself; the lower end of a range.
    pub value: f64,
    /// The upper end of a range (`5 to 7`).
    pub upper: Option<f64>,
    /// How it is hedged.
    pub hedge: Hedge,
    /// Half a unit of the last digit written, where the writing shows rounding (`45 billion` → 0.5e9, `6.1` → 0.05);
    /// 0 for a number written out.
    pub precision: f64,
}

impl Quantity {
    /// An exact number.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self { value, upper: None, hedge: Hedge::Exact, precision: 0.0 }
    }

    /// The numbers it allows.
    #[must_use]
    pub fn interval(self) -> Interval {
        let tenth = self.value.abs() / 10.0;
        let written = Interval::closed(self.value, self.upper.unwrap_or(self.value)).widen(self.precision);
        match self.hedge {
            Hedge::Exact => written,
            Hedge::About => written.widen((tenth - self.precision).max(0.0)),
            Hedge::Nearly => Interval::closed(self.value - tenth, self.value).open_high(),
            Hedge::AtLeast => Interval::at_least(self.value),
            Hedge::MoreThan => Interval::at_least(self.value).open_low(),
            Hedge::AtMost => Interval::at_most(self.value),
            Hedge::LessThan => Interval::at_most(self.value).open_high(),
        }
    }

    /// The hedge as the normal form writes it: `>=`, `~`, …
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self.hedge {
            Hedge::Exact => "",
            Hedge::About | Hedge::Nearly => "~",
            Hedge::AtLeast => ">=",
            Hedge::MoreThan => ">",
            Hedge::AtMost => "<=",
            Hedge::LessThan => "<",
        }
    }

    /// The number without its hedge: `50`, `5-7`.
    #[must_use]
    pub fn digits(self) -> String {
        let upper = self.upper.map(|upper| format!("-{}", plain(upper))).unwrap_or_default();
        format!("{}{upper}", plain(self.value))
    }
}

/// A number in plain decimal digits, never in exponent form.
#[must_use]
pub fn plain(value: f64) -> String {
    // Sums such as 44.6 × 10⁹ carry binary dust in their last digits.
    let rounded = (value * 1e6).round() / 1e6;
    format!("{}", if rounded.is_finite() { rounded } else { value })
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.sign(), self.digits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hedges_open_the_interval() {
        let say = |value: f64, hedge| Quantity { hedge, ..Quantity::exact(value) };
        for (quantity, shown, low, high) in [
            (say(10.0, Hedge::Exact), "10", 10.0, 10.0),
            (say(50.0, Hedge::AtLeast), ">=50", 50.0, f64::INFINITY),
            (say(50.0, Hedge::About), "~50", 45.0, 55.0),
            (say(300.0, Hedge::Nearly), "~300", 270.0, 300.0),
            (Quantity { precision: 0.5e9, ..say(45e9, Hedge::Exact) }, "45000000000", 44.5e9, 45.5e9),
            (Quantity { upper: Some(7.0), ..say(5.0, Hedge::Exact) }, "5-7", 5.0, 7.0),
        ] {
            let interval = quantity.interval();
            assert_eq!((quantity.to_string().as_str(), interval.low(), interval.high()), (shown, low, high));
        }
    }
}
