//! The quick way through text in ASCII, which most text in English is.
//!
//! Knows a token by its bytes where the token itself, and whether it goes on, can be told from ASCII alone; everything else
//! is left to `token`, which goes by characters and would find the same.

use super::token::{LONGEST, number};
use super::{Kind, Shape};

/// White space and control characters.
pub(super) const BLANK: u8 = 1;
const UPPER: u8 = 2;
const LOWER: u8 = 4;
const DIGIT: u8 = 8;
/// Begins a handle, or belongs to a word or not by what stands around it.
const UNCLEAR: u8 = 16;
const SYMBOL: u8 = 32;
/// Part of a character that is none of ASCII.
pub(super) const WIDE: u8 = 64;

/// What each byte is, one of the above.
static BYTES: [u8; 256] = {
    let mut bytes = [WIDE; 256];
    let mut at = 0;
    while at < 128 {
        bytes[at] = match at as u8 {
            0..=b' ' | 0x7f => BLANK,
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => DIGIT,
            b'@' | b'\'' => UNCLEAR,
            _ => SYMBOL,
        };
        at += 1;
    }
    bytes
};

/// What a byte is: one of the constants above.
#[inline]
pub(super) fn kind_of(byte: u8) -> u8 {
    BYTES[usize::from(byte)]
}

/// Kind, length and shape of the token that `rest` begins with, where that is clear; `rest` begins with no blank.
#[inline]
pub(super) fn next(rest: &[u8]) -> Option<(Kind, usize, Shape)> {
    match kind_of(*rest.first()?) {
        UPPER | LOWER => word(rest),
        DIGIT => Some((Kind::Number, number(rest), Shape::Lower)),
        SYMBOL => Some((Kind::Symbol, 1, Shape::Lower)),
        _ => None,
    }
}

/// The word that `rest` begins with; none where an address may begin.
fn word(rest: &[u8]) -> Option<(Kind, usize, Shape)> {
    let (&first, more) = rest.get(..LONGEST).unwrap_or(rest).split_first()?;
    let mut cases = 0;
    let len = 1 + more
        .iter()
        .take_while(|&&byte| {
            let letter = kind_of(byte) & (UPPER | LOWER);
            cases |= letter;
            letter != 0
        })
        .count();
    let address = matches!(first | 0x20, b'h' | b'w') && matches!(rest[1..], [b't' | b'T' | b'w' | b'W', ..]);
    let clear = match rest.get(len).map(|&next| kind_of(next)) {
        // A dash or a closing quotation mark ends it (U+2000 to U+203F, of which ’ alone can stand in a word).
        Some(WIDE) => matches!(rest[len..], [0xe2, 0x80, last, ..] if last != 0x99),
        Some(UNCLEAR) => false,
        _ => true,
    };
    let shape = match (kind_of(first), cases) {
        (UPPER, UPPER) => Shape::Upper,
        (UPPER, _) => Shape::Capital,
        (_, 0 | LOWER) => Shape::Lower,
        _ => Shape::Mixed,
    };
    (clear && !address).then_some((Kind::Word, len, shape))
}
