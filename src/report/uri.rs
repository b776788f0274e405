//! Paths as a part of a URI (RFC 3986).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All that is not unreserved there, but for the `/` between the parts of a path.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path with `/` between its parts, its other characters escaped where a URI wants that.
#[must_use]
pub fn escaped(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_escaped() {
        for (path, want) in [
            ("a/b-1_2~.txt", "a/b-1_2~.txt"),
            ("c:d/a b#1?%,é.txt", "c%3Ad/a%20b%231%3F%25%2C%C3%A9.txt"),
            ("a\u{1b}[\\].txt", "a%1B%5B%5C%5D.txt"),
        ] {
            assert_eq!(escaped(path), want);
        }
    }
}
