//! The JSON report as a block of data inside a page.

use crate::report::{Only, Report, json};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Writes the report on one line, so that no text in it can end the block: `<`, `>`, `&` and the line ends of JavaScript
/// are escaped, as JSON allows inside strings, and occur nowhere else.
pub(super) fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaping);
    json::document(report, only).serialize(&mut serializer).map_err(io::Error::from)
}

/// Characters that mean something to HTML, or end a line of a script.
const TELLING: [char; 5] = ['<', '>', '&', '\u{2028}', '\u{2029}'];

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        for piece in fragment.split_inclusive(TELLING) {
            match piece.char_indices().next_back().filter(|(_, last)| TELLING.contains(last)) {
                Some((at, last)) => {
                    out.write_all(piece.get(..at).unwrap_or_default().as_bytes())?;
                    write!(out, "\\u{:04x}", u32::from(last))?;
                }
                None => out.write_all(piece.as_bytes())?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_characters_are_escaped() {
        for (text, want) in [
            ("", r#""""#),
            ("a < b", r#""a \u003c b""#),
            ("</script>", r#""\u003c/script\u003e""#),
            ("&amp;\u{2028}é", r#""\u0026amp;\u2028é""#),
            ("\"<\"\n", r#""\"\u003c\"\n""#),
        ] {
            let mut out = Vec::new();
            text.serialize(&mut Serializer::with_formatter(&mut out, Escaping)).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), want);
            assert_eq!(serde_json::from_str::<String>(want).unwrap(), text);
        }
    }
}
