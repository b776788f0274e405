//! Digits that stand in several tokens: `5 . 9`, `10 , 000`, `4,50`, `1.2e10`, `2^10`.
//!
//! News texts come with spaces where none belong; what is joined here would else be read as two numbers.

use crate::value::window::Window;

/// A number in digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digits {
    /// The token after it.
    pub end: usize,
    /// Its value.
    pub value: f64,
    /// How many decimals it is written with.
    pub decimals: i32,
}

/// The value of a token of digits and how many decimals it has. `None` with two points or more digits than a float holds.
pub(in crate::value) fn decimal(raw: &str) -> Option<(f64, i32)> {
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

/// The digits that begin at token `at`.
pub(super) fn digits(window: Window<'_>, at: usize) -> Option<Digits> {
    let (value, decimals) = decimal(window.raw(at))?;
    let one = Digits { end: at + 1, value, decimals };
    let joined = if decimals == 0 { parted(window, at, value) } else { None };
    let base = joined.unwrap_or(one);
    Some(power(window, base).unwrap_or(base))
}

/// Whether a sign at token `at`, between digits, parts one number: spaces on both sides of it, or on none.
///
/// `5 . 9`; `10 , 000`; `4,50`, a decimal comma.
pub(in crate::value) fn is_parting(window: Window<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| window.is_number(before) && window.is_number(at + 1)) else {
        return false;
    };
    let (head, tail) = (window.raw(before), window.raw(at + 1));
    let plain = |raw: &str| raw.bytes().all(|byte| byte.is_ascii_digit());
    if head.len() > 3 || !plain(head) || !plain(tail) {
        return false;
    }
    let apart = window.is_apart(at) && window.is_apart(at + 1);
    let glued = window.is_glued(at) && window.is_glued(at + 1);
    match window.word(at) {
        "." => apart && tail.len() <= 2,
        "," if apart => tail.len() == 3,
        // `10,12 and 14` is a list.
        "," => glued && tail.len() == 2 && !is_listed(window, at + 2),
        _ => false,
    }
}

fn is_listed(window: Window<'_>, at: usize) -> bool {
    let joiners = &window.tables().numbers.joiners;
    let word = window.word(at);
    word == "," || word == &*joiners.and || word == &*joiners.or
}

fn parted(window: Window<'_>, at: usize, value: f64) -> Option<Digits> {
    if !is_parting(window, at + 1) {
        return None;
    }
    let (tail, _) = decimal(window.raw(at + 2))?;
    let end = at + 3;
    if window.is(at + 1, ",") && window.is_apart(at + 1) {
        return Some(Digits { end, value: value * 1000.0 + tail, decimals: 0 });
    }
    let decimals = window.raw(at + 2).len() as i32;
    Some(Digits { end, value: value + tail / 10_f64.powi(decimals), decimals })
}

/// `1.2e10`, `1.2e+10`, `2^-3`: all tokens touch.
fn power(window: Window<'_>, base: Digits) -> Option<Digits> {
    let sign = base.end + 1;
    let turned = match window.word(sign) {
        "-" => -1.0,
        _ => 1.0,
    };
    let at = sign + usize::from(matches!(window.word(sign), "+" | "-"));
    if !(base.end..=at).all(|at| window.is_glued(at)) {
        return None;
    }
    let (exponent, 0) = decimal(window.raw(at)).filter(|_| window.is_number(at))? else { return None };
    let value = match window.word(base.end) {
        "^" => base.value.powf(turned * exponent),
        "e" => base.value * 10_f64.powf(turned * exponent),
        _ => return None,
    };
    value.is_finite().then_some(Digits { end: at + 1, value, decimals: 0 })
}

#[cfg(test)]
mod tests {
    use crate::value::tests::shown;

    #[test]
    fn digits_in_several_tokens() {
        for (source, want) in [
            ("5 . 9", "5.9"),
            ("10 , 000 people", "10000"),
            ("4,50", "4.5"),
            ("1.2e10", "12000000000"),
            ("3.5e-2", "0.035"),
            ("2^10", "1024"),
            ("2^-1", "0.5"),
            ("10,12 and 14", "10"),
            ("5. 9", "5"),
            ("2005 . 10", "2005"),
            ("5 . 9.1", "5"),
            ("9^9999", "9"),
        ] {
            assert_eq!(shown("number", source), want, "{source}");
        }
    }
}
