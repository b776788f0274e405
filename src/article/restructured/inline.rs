//! reStructuredText inside a paragraph: code, roles, links, emphasis, escapes.
//!
//! Marks go, their text stays. What counts as a mark follows the recognition rules of the reStructuredText specification
//! (Inline markup): nothing glued on before it opens one, no space right inside it, nothing glued on behind it.

use super::super::Extracted;
use crate::span::Span;

/// Roles whose text is prose; all others name a piece of code.
const PROSE: [&str; 22] = [
    "ref",
    "doc",
    "term",
    "abbr",
    "sup",
    "sub",
    "emphasis",
    "strong",
    "title",
    "guilabel",
    "menuselection",
    "pep",
    "rfc",
    "ticket",
    "issue",
    "pypi",
    "dfn",
    "download",
    "numref",
    "any",
    "commit",
    "user",
];
/// Longest piece that marks can stand around, in bytes: a lone mark does not make a paragraph quadratic.
const LONGEST: usize = 400;

/// Adds the paragraph at `span` of the file; its line ends are spaces.
pub(super) fn add(into: &mut Extracted<'_>, span: Span) {
    let Some(source) = into.source().get(span.range()) else { return };
    let (mut at, mut plain) = (0, 0);
    while let Some(c) = source[at..].chars().next() {
        let Some(piece) = piece(source, at) else {
            at += c.len_utf8();
            continue;
        };
        run(into, span.start, source, plain..at);
        let len = into.text.len();
        run(into, span.start, source, piece.text);
        if piece.code {
            into.mark_code(len);
        }
        at = piece.end;
        plain = at;
    }
    run(into, span.start, source, plain..source.len());
}

/// Adds bytes of `source`, which begins at `base` of the file; white space with a line end in it is one space.
fn run(into: &mut Extracted<'_>, base: usize, source: &str, range: std::ops::Range<usize>) {
    let mut at = range.start;
    while let Some(rest) = source.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let line = rest.find('\n').unwrap_or(rest.len());
        into.copy(Span::new(base + at, base + at + rest[..line].trim_end().len()));
        let blank = rest[line..].len() - rest[line..].trim_start().len();
        let kept = rest[..line].trim_end().len();
        if kept < line + blank {
            into.space(Span::new(base + at + kept, base + at + line + blank));
        }
        at += line + blank;
    }
}

/// A marked piece: what stays of it, whether that is code, and where it ends.
struct Piece {
    text: std::ops::Range<usize>,
    code: bool,
    end: usize,
}

/// The marked piece that begins at byte `at`.
fn piece(source: &str, at: usize) -> Option<Piece> {
    match source.as_bytes().get(at)? {
        b'\\' => {
            let next = source[at + 1..].chars().next()?;
            // An escaped space is nothing at all.
            let len = next.len_utf8();
            let text = if next.is_whitespace() { at + 1 + len..at + 1 + len } else { at + 1..at + 1 + len };
            Some(Piece { text, code: false, end: at + 1 + len })
        }
        b'`' => literal(source, at).map(|(text, end)| Piece { text, code: true, end }).or_else(|| {
            let (text, end) = marked(source, at, "`")?;
            let link = source[end..].starts_with('_');
            let end = end + source[end..].len() - source[end..].trim_start_matches('_').len();
            Some(Piece { text: shown(source, text), code: !link, end })
        }),
        b':' => role(source, at),
        b'*' => ["**", "*"].into_iter().find_map(|mark| {
            let (text, end) = marked(source, at, mark)?;
            (!source[text.clone()].contains('`')).then_some(Piece { text, code: false, end })
        }),
        _ => None,
    }
}

/// The inside and the end of ``` ``code`` ``` that begins at byte `at`.
fn literal(source: &str, at: usize) -> Option<(std::ops::Range<usize>, usize)> {
    marked(source, at, "``")
}

/// The inside and the end of what stands between two of `mark`, the first of them at byte `at`.
pub(in crate::article) fn marked(source: &str, at: usize, mark: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let before = source[..at].chars().next_back();
    if !source[at..].starts_with(mark) || before.is_some_and(|c| c.is_alphanumeric() || mark.starts_with(c)) {
        return None;
    }
    let start = at + mark.len();
    let reach = source[start..].char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST).last()?;
    let body = &source[start..start + reach + source[start + reach..].chars().next().map_or(0, char::len_utf8)];
    if body.starts_with(char::is_whitespace) || body.starts_with(mark) {
        return None;
    }
    body.match_indices(mark).map(|(found, _)| start + found).find_map(|end| {
        let after = source[end + mark.len()..].chars().next();
        let tight = !source[start..end].ends_with(char::is_whitespace);
        let free = after.is_none_or(|c| !c.is_alphanumeric() && !mark.starts_with(c));
        (tight && free && end > start).then_some((start..end, end + mark.len()))
    })
}

/// `` :role:`text` ``.
fn role(source: &str, at: usize) -> Option<Piece> {
    let before = source[..at].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == ':') {
        return None;
    }
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '.' | ':');
    let len = source[at..].find(|c: char| !name(c)).filter(|&len| (3..=60).contains(&len))?;
    let role = source[at..at + len].strip_prefix(':')?.strip_suffix(':')?;
    // The role's colon would keep the marks from opening.
    let rest = &source[at + len..];
    let (text, end) = marked(rest, 0, "`")?;
    let text = shown(rest, text);
    let code = !PROSE.contains(&role.rsplit(':').next().unwrap_or(role));
    Some(Piece { text: at + len + text.start..at + len + text.end, code, end: at + len + end })
}

/// What is shown of a link or role: `text <target>` without its target, `~package.name` by its last part.
fn shown(source: &str, text: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let inside = &source[text.clone()];
    if let Some(open) = inside.rfind('<').filter(|&open| inside.ends_with('>') && open > 0) {
        return text.start..text.start + inside[..open].trim_end().len();
    }
    let start = match inside.strip_prefix('~') {
        Some(rest) => 1 + rest.trim_end_matches("()").rfind('.').map_or(0, |dot| dot + 1),
        None => inside.len() - inside.trim_start_matches(['!', '.']).len(),
    };
    text.start + start.min(inside.len())..text.end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a paragraph, its code between `‹›`.
    fn read(source: &str) -> String {
        let mut text = Extracted::new(source);
        add(&mut text, Span::new(0, source.len()));
        let mut shown = text.text.clone();
        for code in text.code.iter().rev() {
            shown.insert(code.end, '›');
            shown.insert(code.start, '‹');
        }
        shown
    }

    #[test]
    fn marks_go_and_their_text_stays() {
        for (source, want) in [
            ("The ``max_age`` setting", "The ‹max_age› setting"),
            ("see :setting:`MAX_AGE`.", "see ‹MAX_AGE›."),
            ("see :setting:`the age <MAX_AGE>`.", "see ‹the age›."),
            ("call :meth:`~shop.Cart.add` now", "call ‹add› now"),
            ("read :ref:`the guide <guide>`", "read the guide"),
            ("`a link <https://x.example>`_ here", "a link here"),
            ("`a link`__ here", "a link here"),
            ("the `size` given", "the ‹size› given"),
            ("it is **very** *old*", "it is very old"),
            ("2 * 3 * 4 and a*b*c", "2 * 3 * 4 and a*b*c"),
            ("wrapped\n   ``a b`` line", "wrapped ‹a b› line"),
            ("``a\n   b`` line", "‹a b› line"),
            ("``B``\\ s and \\*", "‹B›s and *"),
            ("a lone ` and ``", "a lone ` and ``"),
            ("at 12:30:45 :x", "at 12:30:45 :x"),
            ("`Hello,' he said. `Bye,'", "`Hello,' he said. `Bye,'"),
        ] {
            assert_eq!(read(source), want, "{source}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_every_byte_has_its_place(source in "([a-zé]| |\\n|`|``|\\*|:a:|\\\\|<|>|_|~|\\.){0,40}") {
            let mut text = Extracted::new(&source);
            add(&mut text, Span::new(0, source.len()));
            for code in &text.code {
                proptest::prop_assert!(text.text.get(code.range()).is_some());
            }
        }
    }
}
