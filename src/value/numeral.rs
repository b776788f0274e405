//! Cardinal numbers in digits and in words: `14,000`, `5.4bn`, `a hundred and five`, `half a million`, `two dozen`.
//!
//! One number, as written; hedges, ranges and units are the business of the modules that ask.

use super::Quantity;
use super::window::Window;
use crate::lexicon::Classes;
use crate::lexicon::tables::{Amounts, Hedge};
use crate::text::Shape;

/// A number read from a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cardinal {
    /// The token after it.
    pub end: usize,
    /// Its value.
    pub quantity: Quantity,
    /// Whether it begins with digits.
    pub digits: bool,
    /// What its first part was multiplied by: 1e9 in `5.4bn`.
    pub scale: f64,
}

/// Whether the letters of scales (`m`, `k`) count after a space and in lower case, as they do after a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// `$5 m`.
    Free,
    /// `5M`; `5m` are metres.
    Strict,
}

/// The number that begins at token `at`.
pub(super) fn cardinal(window: Window<'_>, at: usize, letters: Letters) -> Option<Cardinal> {
    if window.is_number(at) {
        return in_digits(window, at, letters);
    }
    if window.has(at, Classes::NUMERAL) { in_words(window, at) } else { sign(window, at) }
}

/// The value of a token of digits and how many decimals it has. `None` with two points or more digits than a float holds.
pub(super) fn decimal(raw: &str) -> Option<(f64, i32)> {
    let (mut value, mut decimals, mut point, mut digits) = (0.0, 0, false, 0);
    for byte in raw.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                decimals += i32::from(point);
                digits += 1;
            }
            b',' => {}
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    (1..=15).contains(&digits).then(|| (value / 10_f64.powi(decimals), decimals))
}

fn in_digits(window: Window<'_>, at: usize, letters: Letters) -> Option<Cardinal> {
    let (mut value, decimals) = decimal(window.raw(at))?;
    let mut precision = if decimals > 0 { 0.5 * 10_f64.powi(-decimals) } else { 0.0 };
    let mut end = at + 1;
    if decimals == 0
        && let Some((after, part)) = fraction(window, end)
    {
        (value, end) = (value + part, after);
    }
    let mut scale = 1.0;
    while let Some((after, by)) = scale_after(window, end, letters).filter(|_| scale < 1e6) {
        (scale, end) = (scale * by, after);
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

/// The scale word after digits: `million`, `-billion`, `bn`, `k`.
fn scale_after(window: Window<'_>, at: usize, letters: Letters) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let word = window.past_hyphen(at);
    if let Some(&by) = numbers.scale.get(window.word(word)) {
        return Some((word + 1, by));
    }
    let &by = numbers.letter_scale.get(window.word(at))?;
    let upper = window.token(at).is_some_and(|token| token.shape != Shape::Lower);
    let glued = window.is_glued(at);
    let fits = letters == Letters::Free || glued && (upper || by <= 1000.0);
    fits.then_some((at + 1, by))
}

/// A fraction after a whole number: `½`, ` 1/2`.
fn fraction(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let token = window.token(at)?;
    if token.span.len() > 1
        && let Some(&part) = numbers.sign.get(window.word(at))
    {
        return Some((at + 1, part));
    }
    if window.is_number(at) && window.word(at + 1) == "/" && window.is_number(at + 2) && !window.is_glued(at) {
        let (above, below) = (decimal(window.raw(at))?.0, decimal(window.raw(at + 2))?.0);
        return (above >= 1.0 && above < below && below <= 16.0).then_some((at + 3, above / below));
    }
    None
}

/// A fraction sign alone: `½ hour`.
fn sign(window: Window<'_>, at: usize) -> Option<Cardinal> {
    let token = window.token(at)?;
    if token.span.len() == 1 || window.is_word(at) {
        return None;
    }
    let &part = window.tables().numbers.sign.get(window.word(at))?;
    Some(Cardinal { end: at + 1, quantity: Quantity::exact(part), digits: true, scale: 1.0 })
}

fn in_words(window: Window<'_>, at: usize) -> Option<Cardinal> {
    let numbers = &window.tables().numbers;
    let made = |end, value, scale: f64, precision: f64| {
        let quantity = Quantity { precision: precision * scale, ..Quantity::exact(value * scale) };
        Some(Cardinal { end, quantity, digits: false, scale })
    };
    let word = window.word(at);
    if numbers.small.contains_key(word) {
        if is_pronoun(window, at) {
            return None;
        }
        let whole = small_words(window, at, 0.0)?;
        return with_part(window, at, whole);
    }
    if let Some(quantity) = several(window, at) {
        return Some(Cardinal { end: quantity.0, quantity: quantity.1, digits: false, scale: 1.0 });
    }
    let article = numbers.words.article.contains(word);
    let first = if article { at + 1 } else { at };
    let word = window.word(first);
    if article && numbers.scale.contains_key(word) {
        let whole = small_words(window, first, 1.0)?;
        return with_part(window, at, whole);
    }
    if let (true, Some(&by)) = (article, numbers.group.get(word)) {
        return made(first + 1, by, 1.0, 0.0);
    }
    let &part = numbers.part.get(word)?;
    if let Some((end, scale)) = scale_of(window, first + 1) {
        return made(end, part, scale, if scale >= 1000.0 { 0.05 } else { 0.0 });
    }
    // Alone, `third` and `quarter` are rather an ordinal and a part of a year.
    let alone = if article { !numbers.ordinal.contains_key(word) } else { part == 0.5 };
    if alone { made(first + 1, part, 1.0, 0.0) } else { None }
}

/// Whether `one` stands for a thing rather than a number: `the one`, `which one`.
fn is_pronoun(window: Window<'_>, at: usize) -> bool {
    let numbers = &window.tables().numbers;
    let one = numbers.small.get(window.word(at)) == Some(&1.0);
    let before = at.checked_sub(1).map(|before| window.word(before)).unwrap_or_default();
    let more = window.past_hyphen(at + 1);
    one && numbers.words.before_pronoun.contains(before) && !numbers.scale.contains_key(window.word(more))
}

/// What number words come to, and where they end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole {
    /// The token after them.
    pub end: usize,
    /// Their value.
    pub value: f64,
    /// The last scale among them; 1 without.
    pub scale: f64,
    /// How finely they are written, in ones.
    precision: f64,
}

/// `two hundred and fifty-two thousand`: words from token `at` on, with `group` before them (1 after an article).
pub(super) fn small_words(window: Window<'_>, at: usize, group: f64) -> Option<Whole> {
    let numbers = &window.tables().numbers;
    // `room` is what the next small number must stay under: 10 after `twenty`, 100 after `hundred`.
    let (mut total, mut group, mut room, mut top) = (0.0, group, 100.0, f64::INFINITY);
    let mut whole = None;
    let mut next = at;
    loop {
        let word = window.word(next);
        if let Some(&small) = numbers.small.get(word).filter(|&&small| small < room) {
            group += small;
            room = if small >= 20.0 { 10.0 } else { 0.0 };
            whole = Some(Whole { end: next + 1, value: total + group, scale: 1.0, precision: 0.0 });
        } else if let Some(&by) = numbers.scale.get(word).filter(|&&by| by < top && group > 0.0) {
            if by <= 100.0 {
                group *= by;
                room = 100.0;
            } else {
                total += group * by;
                (group, room, top) = (0.0, 100.0, by);
            }
            let precision = if by >= 1000.0 { 0.5 * by } else { 0.0 };
            whole = Some(Whole { end: next + 1, value: total + group, scale: by, precision });
        } else if let Some(&by) = numbers.group.get(word).filter(|_| group > 0.0) {
            whole = Some(Whole { end: next + 1, value: total + group * by, scale: 1.0, precision: 0.0 });
            break;
        } else {
            break;
        }
        let end = next + 1;
        let after = window.past_hyphen(end);
        let and = window.word(after) == &*numbers.joiners.and && room == 100.0;
        next = if and { window.past_hyphen(after + 1) } else { after };
        // `hundred and thousand` and `thousand-million` are no numbers.
        if and && !numbers.small.contains_key(window.word(next)) {
            break;
        }
    }
    whole
}

/// Adds what can follow whole words: `and a half`, `point five`, `thirds`; `begin` is where the number begins.
fn with_part(window: Window<'_>, begin: usize, whole: Whole) -> Option<Cardinal> {
    let numbers = &window.tables().numbers;
    let Whole { mut end, mut value, mut scale, mut precision } = whole;
    if let Some((after, part)) = and_part(window, end) {
        let multiplied = scale >= 1000.0;
        (value, end) = (value + part * if multiplied { scale } else { 1.0 }, after);
        precision = if multiplied { 0.05 * scale } else { 0.0 };
        if let Some(&by) = numbers.scale.get(window.word(after)).filter(|_| !multiplied) {
            (value, scale, precision, end) = (value * by, by, 0.05 * by, after + 1);
        }
    } else if let Some((after, decimals, unit)) = point(window, end) {
        (value, end, precision) = (value + decimals, after, unit / 2.0);
        if let Some(&by) = numbers.scale.get(window.word(after)) {
            (value, scale, precision, end) = (value * by, by, precision * by, after + 1);
        }
    } else if let Some((after, part)) = parts(window, end, value).filter(|_| end == begin + 1) {
        (value, end) = (value * part, after);
        if let Some((after, by)) = scale_of(window, end) {
            (value, scale, end) = (value * by, by, after);
            precision = if by >= 1000.0 { 0.005 * by } else { 0.0 };
        }
    }
    Some(Cardinal { end, quantity: Quantity { precision, ..Quantity::exact(value) }, digits: false, scale })
}

/// `and a half`, `and three quarters`, after a number or a unit.
pub(super) fn and_part(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let at = window.past_hyphen(at);
    if window.word(at) != &*numbers.joiners.and {
        return None;
    }
    let at = window.past_hyphen(at + 1);
    let how_many = window.word(at);
    if let Some(&count) = numbers.small.get(how_many) {
        return parts(window, at + 1, count).map(|(end, part)| (end, count * part));
    }
    let at = if numbers.words.article.contains(how_many) { window.past_hyphen(at + 1) } else { at };
    let word = window.word(at);
    // `and a third` rather counts on.
    let &part = numbers.part.get(word).filter(|_| !numbers.ordinal.contains_key(word))?;
    Some((at + 1, part))
}

/// `thirds` after `two`: an ordinal as a part only after `one`.
fn parts(window: Window<'_>, at: usize, count: f64) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let at = window.past_hyphen(at);
    let word = window.word(at);
    let &part = numbers.part.get(word)?;
    (count == 1.0 || !numbers.ordinal.contains_key(word)).then_some((at + 1, part))
}

/// `point five`: the decimals and the unit of the last one.
fn point(window: Window<'_>, at: usize) -> Option<(usize, f64, f64)> {
    let numbers = &window.tables().numbers;
    if window.word(at) != &*numbers.joiners.point {
        return None;
    }
    let digit = |at| numbers.small.get(window.word(at)).filter(|&&digit| digit < 10.0);
    let (mut end, mut decimals, mut unit) = (at + 1, 0.0, 1.0);
    while let Some(digit) = digit(end).filter(|_| unit > 1e-9) {
        unit /= 10.0;
        decimals += digit * unit;
        end += 1;
    }
    (unit < 1.0).then_some((end, decimals, unit))
}

/// `of a million`, `a dozen`, `million`: what a part is a part of.
fn scale_of(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let mut at = window.past_hyphen(at);
    at += usize::from(window.word(at) == &*numbers.joiners.of);
    at += usize::from(numbers.words.article.contains(window.word(at)));
    let word = window.word(at);
    numbers.scale.get(word).or_else(|| numbers.group.get(word)).map(|&by| (at + 1, by))
}

/// `dozens`, `tens of thousands`, `several hundred`: at least so many.
fn several(window: Window<'_>, at: usize) -> Option<(usize, Quantity)> {
    let numbers = &window.tables().numbers;
    let at_least = |end, value| Some((end, Quantity { hedge: Hedge::AtLeast, ..Quantity::exact(value) }));
    let word = window.word(at);
    let of = window.word(at + 1) == &*numbers.joiners.of;
    // `dozens` counts at least two dozen: `of thousands` makes that so many thousands.
    let times = |amounts: &Amounts| amounts.get(window.word(at + 2)).filter(|_| of).map(|by| by / 2.0);
    if let Some(&value) = numbers.several.get(word).or_else(|| numbers.several_of.get(word).filter(|_| of)) {
        return match times(&numbers.several) {
            Some(by) => at_least(at + 3, value * by),
            None => at_least(at + 1, value),
        };
    }
    let (next, ()) = window.phrase(&numbers.words.quantifier, at)?;
    let word = window.word(next);
    let &by = numbers.scale.get(word).or_else(|| numbers.group.get(word))?;
    let more = numbers.scale.get(window.word(next + 1)).filter(|&&more| more > by);
    at_least(next + 1 + usize::from(more.is_some()), 2.0 * by * more.copied().unwrap_or(1.0))
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
        for source in ["a man", "third place", "quarter final", "192.168.1.2", "tens", "several people", "million"] {
            assert_eq!(read(source), None, "{source}");
        }
        assert_eq!(read("five six").unwrap().0, 5.0);
        assert_eq!(read("five and six").unwrap().2, "five");
        assert_eq!(read("10m").unwrap().0, 10.0);
    }
}
