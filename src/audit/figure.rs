//! Figures inside a value's words: found as they are written, and another number written the same way.
//!
//! `1,200` becomes `1,450`, `44.6` in `$44.6 billion` becomes `53.5`, `Fifty-six` becomes `Fifty-eight`. What a figure counts
//! (scale, unit, currency) stands beside it and stays. Number words are the lexicon's; beyond a hundred, digits are written.

use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::fold;

/// A number as it stands in some words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    /// Its bytes in those words.
    pub(super) span: Span,
    /// The number.
    pub(super) value: f64,
    style: Style,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `1,200.5`: digits after the point, whether thousands are parted, and digits a number is filled up to with zeros.
    Digits { decimals: usize, parted: bool, filled: usize },
    /// `Fifty-six`: whether it begins with a capital.
    Words { capital: bool },
}

/// The figures of `words`, in order. What a letter begins is none (`B52`), nor is an ordinal or a plural in digits (`20th`,
/// `1990s`), whose endings would have to change too.
pub(super) fn figures(lexicon: &Lexicon, words: &str) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &words[at..];
        let len = if first.is_ascii_digit() {
            let len = digits_len(rest);
            figures.extend(in_digits(lexicon, words, at, len));
            len
        } else if first.is_alphabetic() {
            let len = letters_len(rest);
            if let Some(value) = small(lexicon, &rest[..len]) {
                let style = Style::Words { capital: first.is_uppercase() };
                figures.push(Figure { span: Span::new(at, at + len), value, style });
            }
            len
        } else {
            first.len_utf8()
        };
        at += len;
    }
    join_tens(words, &mut figures);
    figures
}

impl Figure {
    /// `value`, written as this figure is.
    pub(super) fn write(&self, lexicon: &Lexicon, value: f64) -> String {
        match self.style {
            Style::Digits { decimals, parted, filled } => {
                let plain = format!("{value:.decimals$}");
                let plain = format!("{}{plain}", "0".repeat(filled.saturating_sub(plain.len())));
                if parted { parted_by_thousands(&plain) } else { plain }
            }
            Style::Words { capital } => match in_words(lexicon, value) {
                Some(words) if capital => capitalised(&words),
                Some(words) => words,
                None => format!("{value:.0}"),
            },
        }
    }

    /// The least difference that can be written: one, or a tenth for `6.1`.
    pub(super) fn step(&self) -> f64 {
        match self.style {
            Style::Digits { decimals, .. } => 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0)),
            Style::Words { .. } => 1.0,
        }
    }

    /// `value` with no more digits that say something than this figure has, but two at least, and no finer than it is
    /// written: near `1,200` there is 1,400, near `6.1` there is 7.3.
    pub(super) fn rounded(&self, value: f64) -> f64 {
        let (mut unit, step) = (self.step(), self.step());
        let told = |unit: f64| (self.value / unit).round() * unit;
        while unit * 100.0 <= value.abs() && (told(unit * 10.0) - self.value).abs() < step / 2.0 {
            unit *= 10.0;
        }
        (value / unit).round() * unit
    }
}

/// Length of the digits that `rest` begins with, with the commas and the point between them.
fn digits_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut len = 0;
    let mut pointed = false;
    loop {
        match bytes.get(len) {
            Some(byte) if byte.is_ascii_digit() => len += 1,
            Some(b',') if !pointed && (1..=3).all(|next| digit(len + next)) && !digit(len + 4) => len += 1,
            Some(b'.') if !pointed && digit(len + 1) => {
                pointed = true;
                len += 1;
            }
            _ => return len,
        }
    }
}

fn letters_len(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
}

fn in_digits(lexicon: &Lexicon, words: &str, at: usize, len: usize) -> Option<Figure> {
    let (before, written, after) = (words.get(..at)?, words.get(at..at + len)?, words.get(at + len..)?);
    let touching = fold(&after[..letters_len(after)]);
    let numbers = &lexicon.tables.numbers;
    let counts_on = numbers.words.ordinal_ending.contains(&touching) || *touching == *numbers.joiners.plural;
    if before.ends_with(char::is_alphabetic) || counts_on {
        return None;
    }
    let value = written.replace(',', "").parse().ok()?;
    let decimals = written.split_once('.').map_or(0, |(_, part)| part.len());
    let filled = if written.starts_with('0') && decimals == 0 { len } else { 0 };
    let style = Style::Digits { decimals, parted: written.contains(','), filled };
    Some(Figure { span: Span::new(at, at + len), value, style })
}

fn small(lexicon: &Lexicon, word: &str) -> Option<f64> {
    lexicon.tables.numbers.small.get(&fold(word)).copied()
}

/// Makes one figure of `fifty` and `six`, with a hyphen or a blank between.
fn join_tens(words: &str, figures: &mut Vec<Figure>) {
    let worded = |figure: &Figure| matches!(figure.style, Style::Words { .. });
    figures.dedup_by(|unit, tens| {
        let between = words.get(tens.span.end..unit.span.start).unwrap_or_default();
        let tens_first = worded(tens) && tens.value >= 20.0 && tens.value % 10.0 == 0.0;
        let one = tens_first && worded(unit) && (1.0..10.0).contains(&unit.value) && matches!(between, "-" | " ");
        if one {
            tens.span.end = unit.span.end;
            tens.value += unit.value;
        }
        one
    });
}

/// A whole number from 1 to 99 in words.
fn in_words(lexicon: &Lexicon, value: f64) -> Option<String> {
    let word = |value: f64| {
        let small = lexicon.tables.numbers.small.iter();
        small.filter(|(_, number)| **number == value).map(|(word, _)| word).min()
    };
    if !(1.0..100.0).contains(&value) || value.fract() != 0.0 {
        return None;
    }
    let unit = value % 10.0;
    match word(value) {
        Some(one) => Some(one.to_owned()),
        None => Some(format!("{}-{}", word(value - unit)?, word(unit)?)),
    }
}

/// `plain` with its first letter in upper case.
pub(super) fn capitalised(plain: &str) -> String {
    let mut letters = plain.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn parted_by_thousands(plain: &str) -> String {
    let (whole, part) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::with_capacity(plain.len() + plain.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_number_is_written_in_the_same_style() {
        // (words, number, words with the number in place of the first figure)
        for (words, value, want) in [
            ("56", 58.0, "58"),
            ("fifty-six", 58.0, "fifty-eight"),
            ("Fifty-six", 60.0, "Sixty"),
            ("fifty six", 17.0, "seventeen"),
            ("forty", 41.0, "forty-one"),
            ("ninety-nine", 101.0, "101"),
            ("one", 0.0, "0"),
            ("about 1,200", 1450.0, "about 1,450"),
            ("1,200", 980.0, "980"),
            ("999,000", 1_200_000.0, "1,200,000"),
            ("$44.6 billion", 49.1, "$49.1 billion"),
            ("$5k", 7.0, "$7k"),
            ("£44.6bn", 30.0, "£30.0bn"),
            ("5km", 7.0, "7km"),
            ("36-year-old", 34.0, "34-year-old"),
            ("2024-06-14", 2025.0, "2025-06-14"),
            ("06/14", 7.0, "07/14"),
        ] {
            let found = figures(Lexicon::english(), words);
            let figure = &found[0];
            let mut changed = words.to_owned();
            changed.replace_range(figure.span.range(), &figure.write(Lexicon::english(), value));
            assert_eq!(changed, want, "{words}");
        }
    }

    #[test]
    fn figures_are_found_where_they_stand_alone() {
        for (words, want) in [
            ("20th anniversary in 2018", vec![2018.0]),
            ("B52, 1990s", vec![]),
            ("5 to 7", vec![5.0, 7.0]),
            ("April 25, 1997.", vec![25.0, 1997.0]),
            ("seventy somethings", vec![70.0]),
            ("someone", vec![]),
            ("1,23", vec![1.0, 23.0]),
            ("6.1.", vec![6.1]),
            ("", vec![]),
            ("三百 12", vec![12.0]),
        ] {
            let found: Vec<f64> = figures(Lexicon::english(), words).iter().map(|figure| figure.value).collect();
            assert_eq!(found, want, "{words}");
        }
    }

    #[test]
    fn numbers_keep_as_many_digits_as_are_written() {
        for (words, value, want) in [
            ("1,200", 1440.0, 1400.0),
            ("300", 360.0, 360.0),
            ("6.1", 7.32, 7.3),
            ("12", 14.4, 14.0),
            ("1,234", 1480.8, 1481.0),
        ] {
            let rounded = figures(Lexicon::english(), words)[0].rounded(value);
            assert!((rounded - want).abs() < 1e-9, "{words}: {rounded}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_figure_reads_as_it_was_written(words in "\\PC{0,20}|[0-9,. a-z-]{0,20}", value in 1_u32..5000) {
            let lexicon = Lexicon::english();
            for figure in figures(lexicon, &words) {
                let _ = &words[figure.span.range()];
                let written = figure.write(lexicon, f64::from(value));
                proptest::prop_assert_eq!(figures(lexicon, &written).first().map(|figure| figure.value), Some(f64::from(value)));
            }
        }
    }
}
