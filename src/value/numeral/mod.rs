//! Cardinal numbers in digits and in words: `14,000`, `5.4bn`, `a hundred and five`, `half a million`, `two dozen`.
//!
//! One number, as written; hedges, ranges and units are the business of the modules that ask.

mod cardinal;
mod digits;
mod ordinal;
mod part;
mod whole;
mod words;

pub(super) use cardinal::{Cardinal, Letters};
pub(super) use digits::{decimal, is_parting};
pub(super) use ordinal::ordinal;
pub(super) use part::and_part;
pub(super) use whole::small_words;

use digits::{Digits, digits};

use super::quantity::Quantity;
use super::unit;
use super::window::Window;
use crate::lexicon::Classes;
use crate::text::Shape;

/// The number that begins at token `at`.
pub(super) fn cardinal(window: Window<'_>, at: usize, letters: Letters) -> Option<Cardinal> {
    if window.is_number(at) {
        return in_digits(window, at, letters);
    }
    if !window.has(at, Classes::NUMERAL) {
        return sign(window, at);
    }
    // `twenty-first` is no twenty.
    words::in_words(window, at).filter(|found| ordinal(window, at).is_none_or(|(end, _)| end <= found.end))
}

fn in_digits(window: Window<'_>, at: usize, letters: Letters) -> Option<Cardinal> {
    let Digits { mut end, mut value, decimals } = digits(window, at)?;
    if let Some(counted_on) = counted_on(window, at, value).filter(|_| decimals == 0) {
        return Some(counted_on);
    }
    let mut precision = if decimals > 0 { 0.5 * 10_f64.powi(-decimals) } else { 0.0 };
    if decimals == 0
        && let Some((after, part)) = fraction(window, end)
    {
        (value, end) = (value + part, after);
    }
    let mut scale = 1.0;
    while let Some((after, by)) = scale_after(window, end, letters).filter(|_| scale < 1e6) {
        (scale, end) = (scale * by, after);
    }
    if scale == 1.0
        && let Some((after, by)) = letter_apart(window, end, value, decimals)
    {
        (scale, end) = (by, after);
    }
    let numbers = &window.tables().numbers;
    if let Some(&by) = window.meaning(&numbers.group, end).filter(|_| scale == 1.0 && decimals == 0) {
        (value, end) = (value * by, end + 1);
    }
    if scale >= 1000.0 {
        precision = if decimals > 0 { precision } else { 0.5 };
        if let Some((after, part)) = and_part(window, end) {
            (value, end, precision) = (value + part, after, 0.05);
        }
    }
    let quantity = Quantity { precision: precision * scale, ..Quantity::exact(value * scale) };
    Some(Cardinal { end, quantity, digits: true, scale })
}

/// Digits that go on in words: `3 hundred and one`, `2 million five hundred thousand`.
fn counted_on(window: Window<'_>, at: usize, value: f64) -> Option<Cardinal> {
    let scaled = window.is_one_of(&window.tables().numbers.scale, at + 1);
    let whole = if scaled { small_words(window, at + 1, value) } else { None }?;
    (whole.end > at + 2).then_some(Cardinal {
        end: whole.end,
        quantity: Quantity { precision: whole.precision, ..Quantity::exact(whole.value) },
        digits: true,
        scale: whole.scale,
    })
}

/// The scale word after digits: `million`, `-billion`, `bn`, `k`.
fn scale_after(window: Window<'_>, at: usize, letters: Letters) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let word = window.past_hyphen(at);
    if let Some(&by) = window.meaning(&numbers.scale, word) {
        return Some((word + 1, by));
    }
    let &by = window.meaning(&numbers.letter_scale, at)?;
    let upper = window.token(at).is_some_and(|token| token.shape != Shape::Lower);
    let strict = window.is_glued(at) && (upper || unit::measure(window, at).is_none());
    let fits = letters == Letters::Free || strict;
    fits.then_some((at + 1, by))
}

/// The letter of a scale after a space: `2.33 k`, `1,674.5 G`. A small number before a capital can be a magnitude.
fn letter_apart(window: Window<'_>, at: usize, value: f64, decimals: i32) -> Option<(usize, f64)> {
    let &by = window.meaning(&window.tables().numbers.letter_scale, at).filter(|_| window.is_apart(at))?;
    let fits = if window.raw(at).starts_with(char::is_uppercase) { value >= 1000.0 } else { by == 1000.0 };
    (fits && decimals > 0 && window.ends_clause(at + 1)).then_some((at + 1, by))
}

/// A fraction after a whole number: `½`, ` 1/2`.
fn fraction(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let token = window.token(at)?;
    if token.span.len() > 1
        && let Some(&part) = window.meaning(&numbers.sign, at)
    {
        return Some((at + 1, part));
    }
    if window.is_number(at) && window.is(at + 1, "/") && window.is_number(at + 2) && !window.is_glued(at) {
        let (above, below) = (decimal(window.raw(at))?.0, decimal(window.raw(at + 2))?.0);
        return (above >= 1.0 && above < below && below <= 16.0).then_some((at + 3, above / below));
    }
    None
}

/// A number without a whole part: `½`, `.5`.
fn sign(window: Window<'_>, at: usize) -> Option<Cardinal> {
    let token = window.token(at)?;
    if window.is_word(at) {
        return None;
    }
    if token.span.len() > 1 {
        let &part = window.meaning(&window.tables().numbers.sign, at)?;
        return Some(Cardinal { end: at + 1, quantity: Quantity::exact(part), digits: true, scale: 1.0 });
    }
    let begins = window.is(at, ".") && !window.is_glued(at) && window.is_glued(at + 1) && window.is_number(at + 1);
    let (digits, places) = decimal(window.raw(at + 1)).filter(|_| begins)?;
    if places > 0 || window.raw(at + 1).contains(',') {
        return None;
    }
    let unit = 0.1_f64.powi(window.raw(at + 1).len() as i32);
    let quantity = Quantity { precision: unit / 2.0, ..Quantity::exact(digits * unit) };
    Some(Cardinal { end: at + 2, quantity, digits: true, scale: 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;

    fn read(source: &str) -> Option<(f64, f64, String)> {
        let text = Text::analyse(source, Lexicon::english());
        let found = cardinal(Window::new(&text, usize::MAX), 0, Letters::Strict)?;
        Some((found.quantity.value, found.quantity.precision, text.slice(0..found.end).to_owned()))
    }

    #[test]
    fn whole_numbers() {
        for (source, value) in [
            ("7", 7.0),
            ("14,000", 14_000.0),
            ("seven", 7.0),
            ("twenty-two", 22.0),
            ("thirty - one", 31.0),
            ("a hundred and five", 105.0),
            ("six hundred twelve", 612.0),
            ("two hundred and fifty-two thousand and nine", 252_009.0),
            ("a dozen", 12.0),
            ("two dozen", 24.0),
            ("half a dozen", 6.0),
            ("a couple", 2.0),
            ("zero", 0.0),
            ("3 hundred", 300.0),
        ] {
            assert_eq!(read(source), Some((value, 0.0, source.to_owned())), "{source}");
        }
    }

    #[test]
    fn rounded_numbers() {
        for (source, value, precision) in [
            ("6.1", 6.1, 0.05),
            ("5.4bn", 5.4e9, 0.05e9),
            ("45 billion", 45e9, 0.5e9),
            ("7-million", 7e6, 0.5e6),
            ("10k", 10e3, 500.0),
            ("three million", 3e6, 0.5e6),
            ("half a million", 0.5e6, 0.05e6),
            ("two and a half million", 2.5e6, 0.05e6),
            ("a million and a half", 1.5e6, 0.05e6),
            ("three quarters of a billion", 0.75e9, 0.005e9),
            ("one point two million", 1.2e6, 0.05e6),
        ] {
            let (found, off, whole) = read(source).unwrap();
            assert!(
                (found - value).abs() < 1e-3 && (off - precision).abs() < 1e-3 && whole == source,
                "{source}: {found} {off}"
            );
        }
    }

    #[test]
    fn parts_and_lower_bounds() {
        for (source, value) in [
            ("half", 0.5),
            ("3½", 3.5),
            ("7 1/2", 7.5),
            ("one-fifth", 0.2),
            ("two and three quarters", 2.75),
            ("dozens", 24.0),
            ("tens of thousands", 20_000.0),
            ("hundreds of thousands", 200_000.0),
            ("several hundred thousand", 200_000.0),
            ("a few dozen", 24.0),
        ] {
            assert_eq!(
                read(source).map(|(value, _, whole)| (value, whole)),
                Some((value, source.to_owned())),
                "{source}"
            );
        }
    }

    #[test]
    fn words_that_only_look_like_numbers() {
        for source in [
            "a man",
            "third place",
            "quarter final",
            "192.168.1.2",
            "tens",
            "several people",
            "million",
            "twenty-first",
        ] {
            assert_eq!(read(source), None, "{source}");
        }
        assert_eq!(read("five six").unwrap().0, 5.0);
        assert_eq!(read("five and six").unwrap().2, "five");
        assert_eq!(read("10m").unwrap().0, 10.0);
    }
}
