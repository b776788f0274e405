//! A number as a writer gives it: exact, hedged, rounded, or a range.

use super::interval::Interval;
use crate::lexicon::tables::Hedge;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The normal forms of numbers that are counted no closer than this, by the least they can be: twice what they count.
const SEVERAL: [(f64, &str); 9] = [
    (20.0, "tens"),
    (24.0, "dozens"),
    (40.0, "scores"),
    (200.0, "hundreds"),
    (2e3, "thousands"),
    (2e4, "tens of thousands"),
    (2e5, "hundreds of thousands"),
    (2e6, "millions"),
    (2e9, "billions"),
];

/// A number with its hedge, the precision it was written to, and its second end when it is a range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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

    /// The number that a normal form stands for: `10`, `>=50`, `~50`, `5-7`, `dozens`.
    #[must_use]
    pub fn parse(normal: &str) -> Option<Self> {
        if let Some((least, _)) = SEVERAL.iter().find(|(_, name)| *name == normal) {
            return Some(Self { hedge: Hedge::Several, ..Self::exact(*least) });
        }
        let signs = [Hedge::AtLeast, Hedge::MoreThan, Hedge::AtMost, Hedge::LessThan, Hedge::About];
        let signed = signs.into_iter().find_map(|hedge| {
            let sign = Self { hedge, ..Self::exact(0.0) }.sign();
            normal.strip_prefix(sign).map(|digits| (hedge, digits))
        });
        let (hedge, digits) = signed.unwrap_or((Hedge::Exact, normal));
        let number = |digits: &str| digits.parse().ok().filter(|number: &f64| number.is_finite());
        let (value, upper) = match digits.split_once('-') {
            Some((low, high)) if !low.is_empty() => (number(low)?, Some(number(high)?)),
            _ => (number(digits)?, None),
        };
        Some(Self { hedge, upper, ..Self::exact(value) })
    }

    /// The numbers it allows. A rounded number covers what rounds to it, `6.1` from 6.05 up to, but not including, 6.15:
    /// so it never meets its neighbour `6.2`.
    #[must_use]
    pub fn interval(self) -> Interval {
        let tenth = self.value.abs() / 10.0;
        let upper = self.upper.unwrap_or(self.value);
        let written = if self.precision > 0.0 {
            Interval::closed(self.grid(self.value - self.precision), self.grid(upper + self.precision)).open_high()
        } else {
            Interval::closed(self.value, upper)
        };
        match self.hedge {
            Hedge::Exact => written,
            Hedge::About => written.widen((tenth - self.precision).max(0.0)),
            Hedge::Nearly => Interval::closed(self.value - tenth, upper).open_high(),
            Hedge::AtLeast | Hedge::Several => Interval::at_least(self.value),
            Hedge::MoreThan => Interval::at_least(self.value).open_low(),
            Hedge::AtMost => Interval::at_most(upper),
            Hedge::LessThan => Interval::at_most(upper).open_high(),
        }
    }

    /// `end` on a grid of thousandths of the precision, so that the ends of two neighbours are the same float.
    fn grid(self, end: f64) -> f64 {
        let step = self.precision / 1000.0;
        (end / step).round() * step
    }

    /// The same, counted in a unit that is `factor` times smaller (`factor` above 0).
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self {
            value: self.value * factor,
            upper: self.upper.map(|upper| upper * factor),
            precision: self.precision * factor,
            ..self
        }
    }

    /// The same, but never finer than `precision`.
    #[must_use]
    pub fn at_precision(self, precision: f64) -> Self {
        Self { precision: self.precision.max(precision), ..self }
    }

    /// The same with `hedge`, unless it has one of its own that says more.
    #[must_use]
    pub fn hedged(self, hedge: Hedge) -> Self {
        if matches!(self.hedge, Hedge::Exact | Hedge::About) && hedge != Hedge::Exact {
            Self { hedge, ..self }
        } else {
            self
        }
    }

    /// Whether it is one number, exactly so.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.hedge == Hedge::Exact && self.upper.is_none()
    }

    /// The hedge as the normal form writes it: `>=`, `~`, …
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self.hedge {
            Hedge::Exact => "",
            Hedge::About | Hedge::Nearly => "~",
            Hedge::AtLeast | Hedge::Several => ">=",
            Hedge::MoreThan => ">",
            Hedge::AtMost => "<=",
            Hedge::LessThan => "<",
        }
    }

    /// What a number counted no closer is called: `dozens`, `tens of thousands`; none for all others.
    #[must_use]
    pub fn several(self) -> Option<&'static str> {
        let named = SEVERAL.iter().find(|(least, _)| *least == self.value)?;
        (self.hedge == Hedge::Several && self.upper.is_none()).then_some(named.1)
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
    let rounded = if value.fract() == 0.0 { value } else { format!("{value:.11e}").parse().unwrap_or(value) };
    format!("{rounded}")
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.several() {
            Some(name) => f.write_str(name),
            None => write!(f, "{}{}", self.sign(), self.digits()),
        }
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
            (say(24.0, Hedge::Several), "dozens", 24.0, f64::INFINITY),
            (say(25.0, Hedge::Several), ">=25", 25.0, f64::INFINITY),
            (say(50.0, Hedge::About), "~50", 45.0, 55.0),
            (say(300.0, Hedge::Nearly), "~300", 270.0, 300.0),
            (Quantity { precision: 0.5e9, ..say(45e9, Hedge::Exact) }, "45000000000", 44.5e9, 45.5e9),
            (Quantity { upper: Some(7.0), ..say(5.0, Hedge::Exact) }, "5-7", 5.0, 7.0),
        ] {
            let interval = quantity.interval();
            assert_eq!((quantity.to_string().as_str(), interval.low(), interval.high()), (shown, low, high));
            assert_eq!(Quantity::parse(shown).map(|parsed| parsed.to_string()), Some(shown.to_owned()));
        }
    }

    #[test]
    fn neighbours_at_the_written_precision_never_meet() {
        for tenths in 1..100 {
            let rounded = |tenths: i32| Quantity { precision: 0.05, ..Quantity::exact(f64::from(tenths) / 10.0) };
            let (this, next) = (rounded(tenths).interval(), rounded(tenths + 1).interval());
            assert!(this.meet(next).is_none(), "{this:?} {next:?}");
        }
    }
}
