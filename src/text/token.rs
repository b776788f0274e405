//! Tokens: words, numbers and single symbols, with their bytes.
//!
//! `22-year-old` is five tokens and `Kudrow's` two: a name never carries its possessive. `1,234.5` is one number,
//! `20th` a number and the word `th` with no gap between, `@handle` and a web address one token each.

use super::fold::fold_into;
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;

/// One word, number, symbol, handle or web address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// How its letters are cased.
    pub shape: Shape,
    /// What stands between it and the token before.
    pub gap: Gap,
    /// What the lexicon says of its folded form.
    pub classes: Classes,
    /// Its folded form, in the text's own store.
    pub(super) folded: Span,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with apostrophes inside (`don't`, `O'Brien`); `'s` alone after a word or number is a possessive.
    Word,
    /// Digits, with thousands commas and a decimal point inside.
    Number,
    /// Any other character, one at a time.
    Symbol,
    /// `@name`.
    Handle,
    /// A web or e-mail address.
    Link,
}

/// How the letters of a word are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `word`, and all that has no letters.
    Lower,
    /// `Word`, `McKnight`, `DelGiudice`, and a single capital.
    Capital,
    /// `WORD`, two letters or more.
    Upper,
    /// `iPhone`.
    Mixed,
}

/// What stands between a token and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// White space in a line.
    Space,
    /// A line end.
    Line,
    /// A blank line: a new paragraph.
    Paragraph,
}

impl Token {
    /// Whether it is a word that begins with a capital letter.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && matches!(self.shape, Shape::Capital | Shape::Upper)
    }
}

/// Longest word that is looked at as one; hostile input is cut here.
const LONGEST: usize = 200;

/// Cuts `source` into tokens; the second part is the store their folded forms point into.
pub(super) fn tokens(source: &str, lexicon: &Lexicon) -> (Vec<Token>, String) {
    let mut tokens = Vec::with_capacity(source.len() / 5);
    let mut folded = String::with_capacity(source.len());
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let blank = rest.len() - rest.trim_start_matches(is_blank).len();
        let gap = gap_of(&rest[..blank], tokens.is_empty());
        at += blank;
        if at == source.len() {
            break;
        }
        let touches = |t: &Token| t.span.end == at && matches!(t.kind, Kind::Word | Kind::Number);
        let (kind, len) = next(&source[at..], tokens.last().is_some_and(touches));
        let span = Span::new(at, at + len);
        let start = folded.len();
        fold_into(&source[span.range()], &mut folded);
        let form = Span::new(start, folded.len());
        let classes = if kind == Kind::Word { lexicon.classes(&folded[form.range()]) } else { Classes::NONE };
        tokens.push(Token { span, kind, shape: shape(&source[span.range()]), gap, classes, folded: form });
        at += len;
    }
    (tokens, folded)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' || c.is_control()
}

fn gap_of(blank: &str, first: bool) -> Gap {
    match blank.bytes().filter(|&b| b == b'\n').count() {
        _ if first => Gap::Paragraph,
        0 if blank.is_empty() => Gap::None,
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Paragraph,
    }
}

/// Kind and length of the token that `rest` begins with; `rest` is neither empty nor blank.
fn next(rest: &str, after_word: bool) -> (Kind, usize) {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    if let Some(len) = link(rest) {
        return (Kind::Link, len);
    }
    if first == '@' {
        let name = rest[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len() - 1);
        if name > 1 {
            return (Kind::Handle, 1 + name.min(LONGEST));
        }
    }
    if first.is_ascii_digit() {
        return (Kind::Number, number(rest));
    }
    if first.is_alphabetic() {
        return (Kind::Word, word(rest));
    }
    if after_word && is_apostrophe(first) && possessive(rest, first) {
        return (Kind::Word, first.len_utf8() + 1);
    }
    (Kind::Symbol, first.len_utf8())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}')
}

/// Whether `rest`, which begins with an apostrophe, is a possessive `'s`.
fn possessive(rest: &str, apostrophe: char) -> bool {
    let mut after = rest[apostrophe.len_utf8()..].chars();
    matches!(after.next(), Some('s' | 'S')) && !after.next().is_some_and(char::is_alphanumeric)
}

fn word(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = is_apostrophe(c)
            && !possessive(&rest[at..], c)
            && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        if !(c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) || inside) || at >= LONGEST {
            break;
        }
        len = at + c.len_utf8();
    }
    len
}

/// Digits, then groups of `,ddd`, then `.d…`; a point or comma that ends a sentence or a clause stays out.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut len = digits(0);
    if len <= 3 {
        while bytes.get(len) == Some(&b',') && digits(len + 1) == 3 {
            len += 4;
        }
    }
    while bytes.get(len) == Some(&b'.') && digits(len + 1) > 0 {
        len += 1 + digits(len + 1);
    }
    len
}

fn link(rest: &str) -> Option<usize> {
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    if !(starts("http://") || starts("https://") || starts("www.")) {
        return None;
    }
    let len =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '“' | ')')).unwrap_or(rest.len());
    Some(rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?']).len())
}

fn shape(token: &str) -> Shape {
    let mut letters = token.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Lower };
    let (mut upper, mut lower) = (usize::from(first.is_uppercase()), usize::from(!first.is_uppercase()));
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 2.., 0) => Shape::Upper,
        (true, ..) => Shape::Capital,
        (false, 0, _) => Shape::Lower,
        (false, ..) => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(source: &str) -> Vec<&str> {
        let lexicon = Lexicon::english();
        tokens(source, lexicon).0.iter().map(|t| &source[t.span.range()]).collect()
    }

    #[test]
    fn words_numbers_and_symbols_are_told_apart() {
        for (source, want) in [
            ("22-year-old", vec!["22", "-", "year", "-", "old"]),
            ("Kudrow’s don't O’Brien", vec!["Kudrow", "’s", "don't", "O’Brien"]),
            ("the Lopezes' car", vec!["the", "Lopezes", "'", "car"]),
            ("$5.4bn, 14,000. 1,23", vec!["$", "5.4", "bn", ",", "14,000", ".", "1", ",", "23"]),
            ("20th @lisakudrow !!", vec!["20", "th", "@lisakudrow", "!", "!"]),
            ("see http://a.b/c?d=1, ok", vec!["see", "http://a.b/c?d=1", ",", "ok"]),
            ("w/her é\u{301}", vec!["w", "/", "her", "é\u{301}"]),
            ("192.168.1.2", vec!["192.168.1.2"]),
        ] {
            assert_eq!(cut(source), want, "{source}");
        }
    }

    proptest::proptest! {
        #[test]
        fn tokens_lie_in_order_on_character_boundaries(source in "\\PC{0,60}|[ a-z'’@.,0-9\\n]{0,60}") {
            let lexicon = Lexicon::english();
            let mut end = 0;
            for token in tokens(&source, lexicon).0 {
                proptest::prop_assert!(token.span.start >= end && !token.span.is_empty());
                proptest::prop_assert!(source.get(token.span.range()).is_some());
                end = token.span.end;
            }
        }
    }
}
