//! Strings of a TOML file, with the way back from each byte of the value to the bytes of the file.
//!
//! A template's fault is found at a byte of the string's value; between that and the file stand the quotes and, in basic
//! strings, the escapes. What is a valid string is the TOML parser's to say; here only its places are worked out.

use crate::article::OffsetMap;
use crate::span::Span;
use std::borrow::Cow;

/// A string and its place.
#[derive(Debug, Clone)]
pub struct Str<'f> {
    /// Its value.
    pub text: Cow<'f, str>,
    /// Its bytes in the file, with the quotes.
    pub at: Span,
    /// As written, with the quotes.
    raw: &'f str,
}

impl<'f> Str<'f> {
    /// The string with value `text` that stands at `at` of `source`.
    pub fn new(text: Cow<'f, str>, at: Span, source: &'f str) -> Self {
        Self { text, at, raw: source.get(at.range()).unwrap_or_default() }
    }

    /// The bytes of the file that bytes `inside` of the value are written with.
    pub fn place(&self, inside: Span) -> Span {
        if self.text.is_empty() {
            return self.at;
        }
        self.map().to_file(inside)
    }

    fn map(&self) -> OffsetMap {
        let quote = if self.raw.starts_with('"') { '"' } else { '\'' };
        let triple = self.raw.starts_with("\"\"\"") || self.raw.starts_with("'''");
        let mut start = if triple { 3 } else { 1 };
        let body = &self.raw[start.min(self.raw.len())..];
        if triple {
            // A line end right after the quotes is no part of the value.
            start += if body.starts_with("\r\n") { 2 } else { usize::from(body.starts_with('\n')) };
        }
        if quote == '\'' {
            return OffsetMap::identity(self.at.start + start, self.text.len());
        }
        self.escaped(start)
    }

    /// The map of a basic string whose value begins at byte `start` of `raw`.
    fn escaped(&self, mut start: usize) -> OffsetMap {
        let mut map = OffsetMap::default();
        // The closing quotes come out as pieces past the value's end, which no place asks for.
        while let Some(rest) = self.raw.get(start..).filter(|rest| !rest.is_empty()) {
            let (value, written) = match rest.find('\\') {
                Some(0) => escape(rest),
                plain => (plain.unwrap_or(rest.len()), plain.unwrap_or(rest.len())),
            };
            let file = self.at.start + start;
            if rest.starts_with('\\') {
                map.replace(value, file, written);
            } else {
                map.copy(file, value);
            }
            start += written;
        }
        map
    }
}

/// Length of the value, and length as written, of the escape that `rest` begins with (TOML 1.1, Escape sequences).
fn escape(rest: &str) -> (usize, usize) {
    let hex = |digits: usize| {
        let code = rest.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        code.and_then(char::from_u32).map_or((1, 2), |c| (c.len_utf8(), 2 + digits))
    };
    match rest.as_bytes().get(1) {
        Some(b'x') => hex(2),
        Some(b'u') => hex(4),
        Some(b'U') => hex(8),
        Some(b' ' | b'\t' | b'\r' | b'\n') => {
            // A backslash at a line's end eats all white space after it.
            let blank = rest[1..].len() - rest[1..].trim_start_matches([' ', '\t', '\r', '\n']).len();
            (0, 1 + blank)
        }
        Some(b) if b.is_ascii() => (1, 2),
        _ => (1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::{DeTable, DeValue};

    /// Where each character of the value of `s` is written.
    fn written(source: &str) -> Vec<(char, &str)> {
        let table = DeTable::parse(source).unwrap();
        let value = table.get_ref().get("s").unwrap();
        let DeValue::String(text) = value.get_ref() else { panic!("no string") };
        let string = Str::new(text.clone(), value.span().into(), source);
        let places = text.char_indices().map(|(at, c)| (c, string.place(Span::new(at, at + c.len_utf8()))));
        places.map(|(c, place)| (c, &source[place.range()])).collect()
    }

    #[test]
    fn each_character_is_found_where_it_is_written() {
        for (source, want) in [
            ("s = \"ab\"", vec![('a', "a"), ('b', "b")]),
            ("s = 'a\\('", vec![('a', "a"), ('\\', "\\"), ('(', "(")]),
            ("s = \"a\\\\(\"", vec![('a', "a"), ('\\', "\\\\"), ('(', "(")]),
            ("s = \"\\u00e9\\tb\"", vec![('é', "\\u00e9"), ('\t', "\\t"), ('b', "b")]),
            ("s = \"é\\U0001F600\\xe9x\"", vec![('é', "é"), ('😀', "\\U0001F600"), ('é', "\\xe9"), ('x', "x")]),
            ("s = \"\"\"\na\\\n   b\"\"\"", vec![('a', "a"), ('b', "b")]),
            ("s = '''\r\na\nb'''", vec![('a', "a"), ('\n', "\n"), ('b', "b")]),
            ("s = '''ab'''", vec![('a', "a"), ('b', "b")]),
        ] {
            assert_eq!(written(source), want, "{source}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_plain_character_is_written_as_itself(body in r#"([a-zé(){}|]|\\\\|\\"|\\t|\\u00e9|\\x41|\\U0001F600){0,30}"#) {
            for (c, written) in written(&format!("s = \"{body}\"")) {
                if written.starts_with('\\') {
                    proptest::prop_assert!(written.len() > 1);
                } else {
                    proptest::prop_assert_eq!(c.to_string(), written);
                }
            }
        }
    }
}
