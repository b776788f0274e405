//! What stands for other characters: entities in HTML, escapes in quoted strings. Each keeps its own place.

use super::Extracted;
use crate::span::Span;

/// Letters and digits of a character reference that are looked at; the longest name in HTML has 32.
const REFERENCE_LEN: usize = 40;

/// Adds HTML text: white space becomes one space, character references (where `references` says so) what they stand for.
///
/// In preformatted text (`lines`), a line end stays one.
pub(super) fn add_html(into: &mut Extracted<'_>, span: Span, references: bool, lines: bool) {
    let source = into.source();
    let bytes = source.as_bytes().get(span.range()).unwrap_or_default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let len = match byte {
            b'\n' if lines => {
                into.break_line();
                1
            }
            b'\r' if lines => 1,
            _ if byte.is_ascii_whitespace() => {
                let len = run(rest, |byte| byte.is_ascii_whitespace() && !(lines && byte == b'\n'));
                into.space(at_of(span, at, len));
                len
            }
            b'&' if references => add_reference(into, span.start + at, rest),
            _ => {
                let len = 1 + run(&rest[1..], |byte| !byte.is_ascii_whitespace() && byte != b'&');
                into.copy(at_of(span, at, len));
                len
            }
        };
        at += len;
    }
}

/// Adds what the character reference that `rest` may begin with stands for; how many bytes were taken.
fn add_reference(into: &mut Extracted<'_>, start: usize, rest: &[u8]) -> usize {
    let hash = usize::from(rest.get(1) == Some(&b'#'));
    let name = &rest[1 + hash..];
    let len = run(&name[..name.len().min(REFERENCE_LEN)], |byte| byte.is_ascii_alphanumeric());
    let end = 1 + hash + len;
    let end = end + usize::from(len > 0 && rest.get(end) == Some(&b';'));
    let span = Span::new(start, start + end);
    let written = into.source().get(span.range()).unwrap_or_default();
    let meant = htmlize::unescape(written);
    // No-break and other spaces collapse with the white space around them.
    if meant.chars().all(char::is_whitespace) {
        into.space(span);
    } else {
        into.replace(&meant, span);
    }
    end
}

/// Adds the inside of a string in double quotes as JSON, TOML and YAML write it.
///
/// Half a surrogate pair, and an escape that is none, become U+FFFD.
pub(super) fn add_quoted(into: &mut Extracted<'_>, span: Span) {
    let source = into.source();
    let bytes = source.as_bytes().get(span.range()).unwrap_or_default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        if byte == b'\\' {
            let (meant, len) = escape(rest);
            // Never end inside a character that is no escape.
            let len =
                (len..rest.len()).find(|&len| source.is_char_boundary(span.start + at + len)).unwrap_or(rest.len());
            into.replace(meant.encode_utf8(&mut [0; 4]), at_of(span, at, len));
            at += len;
        } else {
            // As text, which is searched faster than byte by byte.
            let rest = source.get(span.start + at..span.end).unwrap_or_default();
            let len = rest.find('\\').unwrap_or(bytes.len() - at);
            into.copy(at_of(span, at, len));
            at += len;
        }
    }
}

/// The character that the escape at the start of `rest` stands for, and its length in bytes.
fn escape(rest: &[u8]) -> (char, usize) {
    let wrong = char::REPLACEMENT_CHARACTER;
    match rest.get(1) {
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(&byte @ (b'"' | b'\\' | b'/')) => (byte.into(), 2),
        Some(b'U') => hex(rest, 2, 8).map_or((wrong, 2), |code| (char::from_u32(code).unwrap_or(wrong), 10)),
        Some(b'u') => match (hex(rest, 2, 4), hex(rest, 8, 4)) {
            (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) if rest.get(6..8) == Some(b"\\u") => {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                (char::from_u32(code).unwrap_or(wrong), 12)
            }
            (Some(code), _) => (char::from_u32(code).unwrap_or(wrong), 6),
            (None, _) => (wrong, 2),
        },
        _ => (wrong, rest.len().min(2)),
    }
}

/// The hexadecimal number of `len` digits at `at`.
fn hex(bytes: &[u8], at: usize, len: usize) -> Option<u32> {
    let digits = bytes.get(at..at + len)?;
    digits.iter().try_fold(0_u32, |code, &byte| Some((code << 4) | char::from(byte).to_digit(16)?))
}

fn at_of(span: Span, at: usize, len: usize) -> Span {
    Span::new(span.start + at, span.start + at + len)
}

/// How many of the first bytes are `wanted`.
fn run(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|&byte| !wanted(byte)).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::super::extracted::assert_exact;
    use super::*;

    fn added(source: &str, add: impl Fn(&mut Extracted<'_>, Span)) -> String {
        let mut into = Extracted::new(source);
        add(&mut into, Span::new(0, source.len()));
        assert_exact(source, &into.text, &into.offsets);
        into.text
    }

    #[test]
    fn entities_stand_for_characters() {
        for (source, want) in [
            (" a &amp; b\n\tc ", "a & b c"),
            ("AT&T &copy; &#233;&#xe9; &nosuch; &", "AT&T © éé &nosuch; &"),
            ("10&nbsp;000 &nbsp; x", "10 000 x"),
            ("&lt;b&gt;&nang;", "<b>\u{2220}\u{20d2}"),
            ("&&&#;&#x;&a", "&&&#;&#x;&a"),
        ] {
            assert_eq!(added(source, |into, span| add_html(into, span, true, false)), want);
        }
        assert_eq!(added("&amp;", |into, span| add_html(into, span, false, false)), "&amp;");
        assert_eq!(added("a\r\nb  c\n\nd", |into, span| add_html(into, span, true, true)), "a\nb c\n\nd");
    }

    #[test]
    fn escapes_stand_for_characters() {
        for (source, want) in [
            (r#"a\n\"b\"\\"#, "a\n\"b\"\\"),
            (r"caf\u00e9 \ud83d\ude00", "café 😀"),
            (r"\ud83d \ude00 \U0001F600", "\u{fffd} \u{fffd} 😀"),
            (r"\", "\u{fffd}"),
            (r"\é\u12", "\u{fffd}\u{fffd}12"),
        ] {
            assert_eq!(added(source, add_quoted), want);
        }
    }
}
