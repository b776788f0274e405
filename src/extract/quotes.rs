//! Quotations: where the words of another begin and end.
//!
//! Marks are paired inside a block of lines, by the side on which they touch a word rather than by their shape, since
//! real texts mix them up. A mark left open ends with its paragraph, or with the line where the block runs on.

use crate::text::{Gap, Kind, Text};
use std::ops::Range;

/// Longest quotation that is believed, in tokens; beyond, the opening mark is taken for a stray.
const LONGEST: usize = 400;

/// A run of quoted words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark.
    pub open: usize,
    /// The tokens between the marks.
    pub inside: Range<usize>,
    /// Just past the closing mark, or past the last word where it was never closed.
    pub end: usize,
}

/// The quotations of a text, in order, never nested.
#[must_use]
pub fn quotations(text: &Text<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = text.tokens.get(at) {
        // Most tokens are words.
        if token.kind != Kind::Symbol {
            at += 1;
            continue;
        }
        match opens(text, at).and_then(|mark| close(text, at, mark)) {
            Some(quotation) => {
                at = quotation.end.max(at + 1);
                found.push(quotation);
            }
            None => at += 1,
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Single,
    Double,
}

fn mark(text: &Text<'_>, at: usize) -> Option<Mark> {
    if text.tokens.get(at)?.kind != Kind::Symbol {
        return None;
    }
    match text.raw(at) {
        "\"" | "“" | "”" | "„" | "«" | "»" => Some(Mark::Double),
        "'" | "‘" | "’" => Some(Mark::Single),
        _ => None,
    }
}

fn gap(text: &Text<'_>, at: usize) -> Gap {
    text.tokens.get(at).map_or(Gap::Paragraph, |token| token.gap)
}

fn opens(text: &Text<'_>, at: usize) -> Option<Mark> {
    let mark = mark(text, at)?;
    let touches_next = gap(text, at + 1) == Gap::None
        && text.tokens.get(at + 1).is_some_and(|next| {
            next.kind != Kind::Symbol || matches!(text.raw(at + 1), "[" | "…" | "." | "$" | "£" | "€" | "'" | "‘")
        });
    let free_before =
        gap(text, at) != Gap::None || at > 0 && matches!(text.raw(at - 1), "(" | "[" | "—" | "–" | "-" | "…");
    let shape = matches!(text.raw(at), "”" | "»" | "’");
    // `'99`
    let elision = mark == Mark::Single && text.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
    (!elision && touches_next && free_before && !shape).then_some(mark)
}

/// The quotation that the mark at `open` begins.
fn close(text: &Text<'_>, open: usize, kind: Mark) -> Option<Quotation> {
    for at in open + 1..text.tokens.len().min(open + LONGEST) {
        if gap(text, at) == Gap::Paragraph && at > open + 1 {
            return unclosed(text, open, at, kind);
        }
        if mark(text, at) != Some(kind) {
            continue;
        }
        let after_stop = matches!(text.raw(at - 1), "," | "." | "!" | "?" | "…" | ";" | "-" | "—" | "]" | "’" | "'");
        let touches_word = gap(text, at) == Gap::None;
        let ends = match kind {
            Mark::Double => touches_word || after_stop || matches!(text.raw(at), "”" | "»"),
            // An apostrophe ends a word too: a single mark closes only after a stop, or before one.
            Mark::Single => {
                touches_word && gap(text, at + 1) != Gap::None && after_stop
                    || touches_word
                        && matches!(text.raw(at + 1), "," | "." | ";" | ":" | "?" | ")")
                        && !possessive_plural(text, at)
            }
        };
        if ends {
            return (at > open + 1).then_some(Quotation { open, inside: open + 1..at, end: at + 1 });
        }
        if kind == Mark::Double && opens(text, at).is_some() {
            return unclosed(text, open, at, kind);
        }
    }
    None
}

fn possessive_plural(text: &Text<'_>, at: usize) -> bool {
    text.word(at - 1).ends_with('s') && text.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word)
}

/// A double mark that the paragraph leaves open: what was said goes on in the next, or the mark was lost.
fn unclosed(text: &Text<'_>, open: usize, end: usize, kind: Mark) -> Option<Quotation> {
    let end = (open + 2..end).find(|&at| gap(text, at) >= Gap::Line).unwrap_or(end);
    (kind == Mark::Double && end > open + 4).then_some(Quotation { open, inside: open + 1..end, end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn marks_are_paired_by_the_side_they_touch() {
        for (source, want) in [
            ("“It rained,” she said. “A lot.”", vec!["It rained,", "A lot."]),
            ("\"It rained, “Poe said.", vec!["It rained,"]),
            ("'I saw a fox, and it's gone,' Poe said.", vec!["I saw a fox, and it's gone,"]),
            ("The Poes' house in '99 was 'old'.", vec!["old"]),
            ("He called it \"the one\" and left.", vec!["the one"]),
            ("“It rained.\nIt was wet.” So he said.", vec!["It rained.\nIt was wet."]),
            ("“It rained for many days.\n\n“It was wet,” he said.", vec!["It rained for many days.", "It was wet,"]),
            ("5\" of rain", vec![]),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let found: Vec<&str> = quotations(&text).iter().map(|q| text.slice(q.inside.clone())).collect();
            assert_eq!(found, want, "{source}");
        }
    }
}
