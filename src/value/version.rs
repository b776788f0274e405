//! Versions of programs: `3.8`, `v1.22.3`, `3.x`, `3.8 or later`, `2.7 to 3.5`.
//!
//! A version stands for all that begin with it: 3.8.1 lies inside 3.8. Versions before a release (`2.0-rc1`) are none of it,
//! and are not read.

use super::context::is_label;
use super::hedge;
use super::interval::{Axis, Interval, Reading};
use super::unit::has_unit;
use super::window::{Found, Window};
use crate::lexicon::tables::Hedge;
use serde::{Deserialize, Serialize};

/// Most parts of a version.
const MOST: usize = 4;
/// Each part but the first is below this, so that four fit an exact float.
const PART: f64 = 1e4;
/// The first part is below this: room for years.
const FIRST: u32 = 9_000;

/// The version of a program, or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct VersionValue {
    /// The version itself; the lower end of a range.
    pub low: Parts,
    /// The upper end of a range (`2.7 to 3.5`).
    pub high: Option<Parts>,
    /// How it is hedged: [`Hedge::AtLeast`] for `3.8 or later`.
    pub hedge: Hedge,
}

/// The parts of one version: `[3, 8]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<u32>", try_from = "Vec<u32>")]
pub struct Parts {
    parts: [u32; MOST],
    len: usize,
}

impl From<Parts> for Vec<u32> {
    fn from(parts: Parts) -> Self {
        parts.parts.iter().take(parts.len).copied().collect()
    }
}

impl TryFrom<Vec<u32>> for Parts {
    type Error = &'static str;

    fn try_from(parts: Vec<u32>) -> Result<Self, Self::Error> {
        let mut all = [0; MOST];
        let room = all.get_mut(..parts.len()).ok_or("a version has four parts at most")?;
        room.copy_from_slice(&parts);
        Ok(Self { parts: all, len: parts.len() })
    }
}

impl Parts {
    /// The version in a token of digits and points.
    fn parse(raw: &str) -> Option<Self> {
        let mut found = Self { parts: [0; MOST], len: 0 };
        for part in raw.split('.') {
            let most = if found.len == 0 { FIRST } else { PART as u32 };
            *found.parts.get_mut(found.len)? = part.parse().ok().filter(|part| *part < most)?;
            found.len += 1;
        }
        Some(found)
    }

    /// All versions that begin with these parts.
    fn interval(self) -> Interval {
        let at = self.parts.iter().fold(0.0, |sum, &part| sum * PART + f64::from(part));
        // As far as to the next version written with as many parts.
        let step = (self.len..MOST).fold(1.0, |step, _| step * PART);
        Interval::closed(at, at + step).open_high()
    }

    fn normal(self) -> String {
        self.parts.iter().take(self.len).map(u32::to_string).collect::<Vec<_>>().join(".")
    }
}

/// The version at a place of its axis, as short as it can be written: `3.8`.
#[must_use]
pub fn version_at(at: f64) -> String {
    let parts: Vec<f64> = (0..MOST as i32).rev().map(|behind| (at / PART.powi(behind)).floor() % PART).collect();
    let len = parts.iter().rposition(|part| *part > 0.0).map_or(1, |last| last + 1);
    parts[..len].iter().map(f64::to_string).collect::<Vec<_>>().join(".")
}

impl VersionValue {
    /// `3.8`, `>=3.8`, `2.7-3.5`.
    pub(super) fn normal(&self) -> String {
        let sign = match self.hedge {
            Hedge::AtLeast => ">=",
            Hedge::MoreThan => ">",
            Hedge::AtMost => "<=",
            Hedge::LessThan => "<",
            _ => "",
        };
        let high = self.high.map(|high| format!("-{}", high.normal())).unwrap_or_default();
        format!("{sign}{}{high}", self.low.normal())
    }

    /// Its interval: `3.8 or later` has no end, `newer than 3.8` begins behind all of 3.8.
    pub(super) fn reading(&self) -> Reading {
        let (low, high) = (self.low.interval(), self.high.unwrap_or(self.low).interval());
        let interval = match self.hedge {
            Hedge::AtLeast => Interval::at_least(low.low()),
            Hedge::MoreThan => Interval::at_least(high.high()),
            Hedge::AtMost => Interval::at_most(high.high()).open_high(),
            Hedge::LessThan => Interval::at_most(low.low()).open_high(),
            _ => Interval::closed(low.low(), high.high()).open_high(),
        };
        Reading { axis: Axis::Version, interval }
    }
}

/// The versions that begin at token `at`: with the words that keep it open, and alone.
pub(super) fn recognise(window: Window<'_>, at: usize) -> Found<VersionValue> {
    let tables = &window.tables().versions;
    let (start, before) = match window.phrase(&tables.before, at) {
        Some((start, hedge)) => (start, Some(*hedge)),
        None => (at, None),
    };
    let Some((end, low)) = one(window, start) else { return Vec::new() };
    let exact = VersionValue { low, high: None, hedge: before.unwrap_or_default() };
    let mut found = vec![(end, exact)];
    if before.is_some() {
        return found;
    }
    let after = window.phrase(&tables.after, end).map(|(end, hedge)| (end, *hedge));
    if let Some((end, hedge)) = after.or_else(|| hedge::after(window, end).filter(|(_, hedge)| *hedge != Hedge::About))
    {
        found.push((end, VersionValue { hedge, ..exact }));
    } else if window.is_one_of(&tables.range, end)
        && let Some((end, high)) = one(window, end + 1)
        && high.interval().low() > low.interval().low()
    {
        found.push((end, VersionValue { high: Some(high), ..exact }));
    }
    found
}

/// One version, and the token after it; `version` or `v` may stand before it.
fn one(window: Window<'_>, at: usize) -> Option<(usize, Parts)> {
    let tables = &window.tables().versions;
    let called = window.is_word(at) && window.is_one_of(&tables.words, at);
    let at = at + usize::from(called);
    if !window.is_number(at) || !called && window.is_glued(at) && !opens(window, at) {
        return None;
    }
    let parts = Parts::parse(window.raw(at))?;
    let points_on = window.is(at + 1, ".") && window.is_glued(at + 1) && window.is_glued(at + 2);
    let wild = points_on && window.is_one_of(&tables.wild, at + 2);
    let end = at + if wild { 3 } else { 1 };
    // `1.0b2`, `3rd`, `2.0-rc1`.
    let goes_on = |at: usize| window.is_glued(at) && window.is_word(at);
    let before_release = goes_on(end) || window.is_hyphen(end) && window.is_glued(end) && goes_on(end + 1);
    let amount = parts.len < 3 && !called && has_unit(window, end);
    let label = !called && !wild && is_label(window, at);
    (!(before_release || amount || label || points_on && !wild)).then_some((end, parts))
}

/// Whether token `at` touches a sign before it that opens something: `(3.8`, `>=3.8`.
fn opens(window: Window<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| matches!(window.word(before), "(" | "[" | "=" | ">" | "<" | "\"" | "'" | "`"))
}

#[cfg(test)]
mod tests {
    use crate::value::tests::{agree, shown};

    #[test]
    fn versions() {
        for (source, want) in [
            ("3.8", "3.8"),
            ("v1.22.3", "1.22.3"),
            ("version 2", "2"),
            ("3.x", "3"),
            ("3.x.", "3"),
            ("3.8 or later", ">=3.8 | 3.8"),
            ("3.8+", ">=3.8 | 3.8"),
            (">= 3.8", ">=3.8"),
            ("at least v3.8", ">=3.8"),
            ("newer than 3.8", ">3.8"),
            ("before 4.0", "<4.0"),
            ("2.7 and older", "<=2.7 | 2.7"),
            ("2.7 to 3.5", "2.7-3.5 | 2.7"),
            ("2024.1.0.3", "2024.1.0.3"),
            // None: before a release, too many parts, amounts, ordinals, labels, words.
            ("2.0-rc1", ""),
            ("1.0b2", ""),
            ("1.2.3.4.5", ""),
            ("3.8 seconds", ""),
            ("50 %", ""),
            ("3rd", ""),
            ("12345", ""),
            ("later", ""),
        ] {
            assert_eq!(shown("version", source), want, "{source}");
        }
    }

    #[test]
    fn versions_agree_where_one_can_be_the_other() {
        for (a, b, same) in [
            ("3.8", "3.8.1", true),
            ("3.8", "3.9", false),
            ("3.8", "3.80", false),
            ("3", "3.12", true),
            ("3.x", "3.12", true),
            ("3.8 or later", "3.12", true),
            ("3.8 or later", "3.7.9", false),
            ("newer than 3.8", "3.8.2", false),
            ("before 4.0", "4.0", false),
            ("2.7 and older", "2.7.18", true),
            ("2.7 to 3.5", "3.5.2", true),
            ("2024.1", "1.2", false),
        ] {
            assert_eq!(agree("version", a, b), same, "{a} / {b}");
        }
    }
}
