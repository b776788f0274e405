//! The hash by which GitHub knows a line again after the lines around it have moved.
//!
//! `primaryLocationLineHash`, as GitHub's CodeQL action computes it for files that bring none. Over the UTF-16 units of a
//! text without blanks and tabs, every end of a line read as `\n` and the end of the text as 65535 with zeros after it, the
//! hash of a line is the polynomial of the 100 units from its beginning with base 37, modulo 2⁶⁴; and a number behind it
//! tells lines of one hash apart. A lone `\r` ends a line here, though it does not for editors.

use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Units that a hash is made of.
const BLOCK: usize = 100;
/// The base of the polynomial.
const BASE: u64 = 37;
/// Stands for the end of the text.
const END: u16 = 65535;

/// The hashes of the `wanted` lines of a text, counted from 1.
pub(super) fn of_lines(text: &str, wanted: &BTreeSet<usize>) -> BTreeMap<usize, String> {
    let mut lines = Lines::default();
    let mut found = BTreeMap::new();
    let mut take = |closed: Option<(usize, u64, usize)>| {
        if let Some((line, hash, nth)) = closed.filter(|(line, ..)| wanted.contains(line)) {
            found.insert(line, format!("{hash:x}:{nth}"));
        }
    };
    let mut after_return = false;
    for unit in text.encode_utf16() {
        let [blank, tab, feed, carriage_return] = [b' ', b'\t', b'\n', b'\r'].map(u16::from);
        let skipped = unit == blank || unit == tab || (after_return && unit == feed);
        after_return = unit == carriage_return;
        if !skipped {
            take(lines.push(if after_return { feed } else { unit }));
        }
    }
    take(lines.push(END));
    for _ in 0..BLOCK {
        take(lines.push(0));
    }
    found
}

/// The hash of the last units, and the lines that began among them.
#[derive(Default)]
struct Lines {
    window: VecDeque<u16>,
    hash: u64,
    /// Units so far.
    count: usize,
    /// Lines so far.
    line: usize,
    /// The lines whose hash is not complete yet, each with the units before it.
    open: VecDeque<(usize, usize)>,
    /// Whether the next unit is the first of its line.
    inside: bool,
    /// How many lines had a hash.
    seen: FxHashMap<u64, usize>,
}

impl Lines {
    /// Takes a unit; the line that is complete with it, its hash, and how many had that hash, this one counted.
    fn push(&mut self, unit: u16) -> Option<(usize, u64, usize)> {
        if !self.inside {
            self.line += 1;
            self.open.push_back((self.line, self.count));
        }
        self.inside = unit != u16::from(b'\n');
        self.window.push_back(unit);
        let gone = if self.window.len() > BLOCK { self.window.pop_front() } else { None };
        let weight = const { BASE.wrapping_pow(BLOCK as u32) };
        let gone = u64::from(gone.unwrap_or(0)).wrapping_mul(weight);
        self.hash = self.hash.wrapping_mul(BASE).wrapping_add(u64::from(unit)).wrapping_sub(gone);
        self.count += 1;
        let complete = self.open.front().is_some_and(|(_, before)| before + BLOCK == self.count);
        let (line, _) = if complete { self.open.pop_front() } else { None }?;
        let nth = self.seen.entry(self.hash).or_default();
        *nth += 1;
        Some((line, self.hash, *nth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<String> {
        of_lines(text, &(1..=99).collect()).into_values().collect()
    }

    /// The hash of a line whose units, and those after it, are `units`: the polynomial, written out.
    fn polynomial(units: &str) -> String {
        let units = units.encode_utf16().chain([END]).chain(std::iter::repeat(0)).take(BLOCK);
        format!("{:x}:1", units.fold(0_u64, |sum, unit| sum.wrapping_mul(BASE).wrapping_add(unit.into())))
    }

    #[test]
    fn hashes_are_those_that_github_computes() {
        // The tests of GitHub's own implementation give these; an empty text is 65535 · 37⁹⁹ modulo 2⁶⁴.
        assert_eq!(hashes(""), ["c129715d7a2bc9a3:1"]);
        let four = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"];
        assert_eq!(hashes(" a\nb\n  \t\tc\n d"), four);
    }

    #[test]
    fn a_hash_is_the_polynomial_of_the_next_hundred_units() {
        let long = "né 𝄞 Ada\t Byron, 36 ".repeat(20);
        let close: String = long.chars().filter(|c| !matches!(c, ' ' | '\t')).collect();
        for (text, lines) in [
            ("Ada\nByron", vec!["Ada\nByron", "Byron"]),
            ("\u{feff}Ada\r\n\r\n", vec!["\u{feff}Ada\n\n", "\n", ""]),
            ("a\rb", vec!["a\nb", "b"]),
            ("a\r \nb", vec!["a\n\nb", "\nb", "b"]),
            (&format!("{long}\n{long}"), vec![&format!("{close}\n{close}"), &close]),
        ] {
            let want = lines.iter().enumerate().map(|(nth, line)| {
                let same = lines[..nth].iter().filter(|before| polynomial(before) == polynomial(line)).count();
                polynomial(line).replace(":1", &format!(":{}", same + 1))
            });
            assert_eq!(hashes(text), want.collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn lines_of_one_hash_are_counted() {
        let text = "Ada Byron, 36, wrote notes on the engine, and on what it could do one day.\n".repeat(4);
        let found = hashes(&text);
        assert_eq!(found[1], found[0].replace(":1", ":2"));
        assert_eq!(of_lines(&text, &BTreeSet::from([2])), BTreeMap::from([(2, found[1].clone())]));
    }
}
