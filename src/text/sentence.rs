//! Sentence ends.
//!
//! A sentence ends at `.`, `!`, `?` or `…` (with the closing quotes and brackets after it) when what follows can begin
//! one, at a blank line, and at a line end, unless the lines around it were wrapped to a width.

use super::{Gap, Kind, Sentence, Text};
use crate::lexicon::Classes;

/// Most tokens of a sentence. What runs on longer (a list, a table, no prose at all) is cut here, so that the work on one
/// sentence, and what is kept of it, is bounded.
pub(crate) const LONGEST: usize = 250;

/// Groups the tokens of `text` into sentences.
pub(super) fn sentences(text: &Text<'_>) -> Vec<Sentence> {
    let wrapped = wrapped_lines(text);
    let mut sentences = Vec::new();
    let (mut start, mut paragraph) = (0, 0);
    for (at, token) in text.tokens.iter().enumerate().skip(1) {
        let new_paragraph = token.gap == Gap::Paragraph;
        let too_long = at - start >= LONGEST;
        if new_paragraph
            || too_long
            || (token.gap == Gap::Line && !wrapped.get(at).is_some_and(|&wrapped| wrapped))
            || ends_before(text, at)
        {
            push(&mut sentences, text, start..at, paragraph);
            start = at;
        }
        paragraph += usize::from(new_paragraph);
    }
    push(&mut sentences, text, start..text.tokens.len(), paragraph);
    sentences
}

fn push(sentences: &mut Vec<Sentence>, text: &Text<'_>, tokens: std::ops::Range<usize>, paragraph: usize) {
    if tokens.is_empty() {
        return;
    }
    let (mut capital, mut lower) = (0, 0);
    for token in &text.tokens[tokens.clone()] {
        // Words of grammar are in lower case even in headlines.
        if token.kind == Kind::Word && !token.classes.has(Classes::FUNCTION) {
            if token.is_capital() { capital += 1 } else { lower += 1 }
        }
    }
    sentences.push(Sentence { tokens, paragraph, headline: capital >= 3 && lower * 8 <= capital });
}

/// Whether a sentence ends between token `at - 1` and token `at`.
fn ends_before(text: &Text<'_>, at: usize) -> bool {
    let mut last = at - 1;
    // Most end at a sign; nothing else is looked at.
    if text.tokens[last].kind != Kind::Symbol {
        return false;
    }
    // Closing quotes and brackets belong to the sentence they close.
    while last > 0 && text.tokens[last].gap == Gap::None && is_closer(text, last) {
        last -= 1;
    }
    let next = &text.tokens[at];
    if is_closer(text, at) && next.gap == Gap::None || !is_stop(text, last) {
        return false;
    }
    let opens = |at: usize| {
        let token = &text.tokens[at];
        token.is_capital() || token.kind == Kind::Number || token.kind == Kind::Handle
    };
    let begins = opens(at)
        || is_opener(text, at) && text.tokens.get(at + 1).is_some_and(|_| opens(at + 1) || is_opener(text, at + 1));
    if !begins {
        return false;
    }
    if text.is(last, ".") && last == at - 1 && last > 0 && text.tokens[last].gap == Gap::None {
        let before = &text.tokens[last - 1];
        let initial = before.kind == Kind::Word && before.span.len() == 1 && before.is_capital();
        if before.classes.has(Classes::ABBREVIATION) || initial {
            return false;
        }
        // `accounts.It`: a lost space; but not `example.Com` or `3.A`.
        if next.gap == Gap::None {
            return before.kind == Kind::Word && !before.is_capital() && next.kind == Kind::Word;
        }
    }
    next.gap != Gap::None || last < at - 1
}

fn is_stop(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "." | "!" | "?" | "…" | "...")
}

fn is_closer(text: &Text<'_>, at: usize) -> bool {
    matches!(text.raw(at), "\"" | "”" | "’" | "'" | ")" | "]" | "»")
}

fn is_opener(text: &Text<'_>, at: usize) -> bool {
    matches!(text.raw(at), "\"" | "“" | "‘" | "'" | "(" | "[" | "«" | "„" | "—" | "–" | "-")
}

/// For each token, whether the line end before it only wraps a line; empty where none does.
///
/// A block of lines was wrapped when no line end could have been avoided: at each, the next line's first word would not
/// have fitted into the widest line. Three lines or more make that sure; of two, the second must begin in lower case.
fn wrapped_lines(text: &Text<'_>) -> Vec<bool> {
    let tokens = &text.tokens;
    if tokens.iter().all(|token| token.gap != Gap::Line) {
        return Vec::new();
    }
    let mut wrapped = vec![false; tokens.len()];
    let mut block = 0;
    while block < tokens.len() {
        let end = (block + 1..tokens.len()).find(|&at| tokens[at].gap == Gap::Paragraph).unwrap_or(tokens.len());
        let breaks: Vec<usize> = (block + 1..end).filter(|&at| tokens[at].gap == Gap::Line).collect();
        let starts: Vec<usize> = std::iter::once(block).chain(breaks.iter().copied()).collect();
        let width = |line: usize| {
            let last = starts.get(line + 1).copied().unwrap_or(end) - 1;
            tokens[last].span.end - tokens[starts[line]].span.start
        };
        let widest = (0..starts.len()).map(width).max().unwrap_or(0);
        let full = (0..breaks.len()).all(|line| {
            let from = tokens[breaks[line]].span.start;
            let rest = &text.source[from..];
            let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
            width(line) + 1 + word > widest
        });
        if full && (40..=120).contains(&widest) {
            for &at in &breaks {
                wrapped[at] = breaks.len() >= 2 || !tokens[at].is_capital();
            }
        }
        block = end;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn cut(source: &str) -> Vec<&str> {
        let text = Text::analyse(source, Lexicon::english());
        text.sentences.iter().map(|s| text.slice(s.tokens.clone())).collect()
    }

    #[test]
    fn what_never_stops_is_cut() {
        let text = "so on, and ".repeat(200);
        let lengths: Vec<usize> = cut(&text).iter().map(|sentence| sentence.split_whitespace().count()).collect();
        assert!(lengths.iter().all(|&length| length < LONGEST), "{lengths:?}");
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for (source, want) in [
            ("Mr. Poe wrote. He died.", vec!["Mr. Poe wrote.", "He died."]),
            ("J. K. Poe wrote “It rained.” Nobody read it.", vec!["J. K. Poe wrote “It rained.”", "Nobody read it."]),
            ("Headline Without Stop\nThe story starts.", vec!["Headline Without Stop", "The story starts."]),
            ("One line.It lost a space.", vec!["One line.", "It lost a space."]),
            ("It grew 3.5 percent vs. Asia.", vec!["It grew 3.5 percent vs. Asia."]),
            ("“Really?” she asked.", vec!["“Really?” she asked."]),
            ("A para\n\nanother para", vec!["A para", "another para"]),
        ] {
            assert_eq!(cut(source), want);
        }
    }

    #[test]
    fn a_wrapped_paragraph_is_one_run_of_text() {
        let source = "The harbour master said on Monday that the\nlighthouse, which Ada Byron had painted in\n1951, would be open again.";
        assert_eq!(cut(source).len(), 1);
    }
}
