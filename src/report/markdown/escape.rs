//! Text of others in Markdown: code spans, text in HTML, addresses.
//!
//! GitHub and GitLab turn `@name` and `#12` into calls and links wherever they stand, behind a backslash, too; but never in
//! code.

use crate::diagnostic::printable;
use crate::report::uri::escaped;
use crate::statement::Place;

/// `text` as a code span on one line: a fence longer than any of its own backticks (CommonMark 6.1).
pub(super) fn code(text: &str) -> String {
    let text = printable(text);
    if text.trim().is_empty() {
        return "(empty)".to_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // One space at each end is taken away again; it keeps backticks and spaces of the text's own.
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// `text` inside an element of HTML.
pub(super) fn html(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The address of a place: `before`, the path, and the line. Markdown is asked for as it is written, for as it is shown it has
/// no lines.
pub(super) fn link(before: &str, place: &Place) -> String {
    let path = escaped(&place.path);
    let rendered = [".md", ".markdown", ".rst", ".adoc"].iter().any(|ending| place.path.ends_with(ending));
    format!("{before}{path}{}#L{}", if rendered { "?plain=1" } else { "" }, place.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_hold_anything() {
        for (text, want) in [
            ("a", "`a`"),
            ("a`b``c", "```a`b``c```"),
            ("`a`", "`` `a` ``"),
            (" a", "`  a `"),
            ("a\n\n@b\u{202e}", "`a  @b\u{fffd}`"),
            (" ", "(empty)"),
            ("", "(empty)"),
        ] {
            assert_eq!(code(text), want, "{text:?}");
        }
    }

    #[test]
    fn html_is_text() {
        assert_eq!(html("<b title=\"&\">\u{1b}"), "&lt;b title=&quot;&amp;&quot;&gt;\u{fffd}");
    }
}
