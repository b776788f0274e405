//! Tokens: words, numbers and single symbols, with their bytes.
//!
//! `22-year-old` is five tokens and `Kudrow's` two: a name never carries its possessive. `1,234.5` is one number,
//! `20th` a number and the word `th` with no gap between, `@handle` and a web address one token each.

use super::ascii;
use super::fold::fold_into;
use crate::lexicon::{self, Classes, Lexicon};
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
    /// The [`hash`](crate::lexicon::hash) of its folded form.
    pub hash: u32,
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
    #[inline]
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && matches!(self.shape, Shape::Capital | Shape::Upper)
    }
}

/// Longest word that is looked at as one, in bytes; hostile input is cut here.
pub(super) const LONGEST: usize = 200;

/// Cuts `source` into tokens; the second part is the store their folded forms point into.
///
/// The store begins with the source in lower case, where the folded forms of all tokens in ASCII are; the others follow.
pub(super) fn tokens(source: &str, lexicon: &Lexicon) -> (Vec<Token>, String) {
    let mut tokens: Vec<Token> = Vec::with_capacity(source.len() / 5);
    let mut folded = source.to_ascii_lowercase();
    let (mut at, mut gap) = past_blank(source, 0);
    while at < source.len() {
        let after_word = |last: &Token| last.span.end == at && matches!(last.kind, Kind::Word | Kind::Number);
        let quick = ascii::next(&source.as_bytes()[at..]);
        let (kind, len, shape) = quick.unwrap_or_else(|| next(&source[at..], tokens.last().is_some_and(after_word)));
        let span = Span::new(at, at + len);
        let form = if quick.is_some() { span } else { fold_of(source, span, &mut folded) };
        let word = &folded[form.range()];
        let hash = lexicon::hash(word);
        let gap_before = if tokens.is_empty() { Gap::Paragraph } else { gap };
        tokens.push(Token { span, kind, shape, gap: gap_before, classes: Classes::NONE, hash, folded: form });
        (at, gap) = past_blank(source, span.end);
    }
    // The lexicon is larger than what a processor has at hand: one look-up right after the other, several are on their way.
    for token in tokens.iter_mut().filter(|token| token.kind == Kind::Word) {
        token.classes = lexicon.hashed(token.hash, &folded[token.folded.range()]);
    }
    (tokens, folded)
}

/// Where the folded form of `span` lies in the store `folded`, which begins with the source in lower case.
fn fold_of(source: &str, span: Span, folded: &mut String) -> Span {
    let token = &source[span.range()];
    if token.is_ascii() {
        return span;
    }
    let start = folded.len();
    fold_into(token, folded);
    Span::new(start, folded.len())
}

/// The first byte from `from` on that is not blank, and what stands before it.
fn past_blank(source: &str, from: usize) -> (usize, Gap) {
    let (mut at, mut lines) = (from, 0);
    while let Some(&next) = source.as_bytes().get(at) {
        match ascii::kind_of(next) {
            ascii::BLANK => at += 1,
            ascii::WIDE => match source[at..].chars().next().filter(|&c| is_blank(c)) {
                Some(c) => at += c.len_utf8(),
                None => break,
            },
            _ => break,
        }
        lines += usize::from(next == b'\n');
    }
    let gap = match lines {
        0 if at == from => Gap::None,
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Paragraph,
    };
    (at, gap)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' || c.is_control()
}

/// Kind, length and shape of the token that `rest` begins with; `rest` is neither empty nor blank.
fn next(rest: &str, after_word: bool) -> (Kind, usize, Shape) {
    let (kind, len) = cut(rest, after_word);
    (kind, len, shape(&rest[..len]))
}

fn cut(rest: &str, after_word: bool) -> (Kind, usize) {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    if let Some(len) = link(rest) {
        return (Kind::Link, len);
    }
    if first == '@' {
        let in_name = |&(at, c): &(usize, char)| at <= LONGEST && (c.is_alphanumeric() || c == '_');
        let end = rest.char_indices().skip(1).take_while(in_name).last().map_or(0, |(at, c)| at + c.len_utf8());
        if end > 2 {
            return (Kind::Handle, end);
        }
    }
    if first.is_ascii_digit() {
        return (Kind::Number, number(rest.as_bytes()));
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
pub(super) fn number(bytes: &[u8]) -> usize {
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

    fn words(source: &str) -> Vec<&str> {
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
            ("@a @ö @ab_1é", vec!["@", "a", "@ö", "@ab_1é"]),
        ] {
            assert_eq!(words(source), want, "{source}");
        }
    }

    #[test]
    fn what_never_ends_is_cut_between_characters() {
        for source in ["@a", "a", ""].map(|start| start.to_owned() + &"é".repeat(200)) {
            assert_eq!(words(&source).concat(), source);
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

        /// The plain twin goes by characters all the way.
        #[test]
        fn the_quick_way_finds_the_same(rest in "[A-Za-z0-9@',.é’—” ]{1,12}|https?[:/]{1,3}[a-z.]{0,4}|WWW\\.[a-z]{0,3}|[aB]{190,210}") {
            if let Some(quick) = ascii::next(rest.as_bytes()) {
                proptest::prop_assert_eq!(quick, next(&rest, false), "{}", rest);
            }
        }

        #[test]
        fn what_is_folded_with_the_text_is_folded_as_alone(source in "\\PC{0,60}|[ a-zA-Zé’0-9\\n]{0,60}") {
            let (tokens, folded) = tokens(&source, Lexicon::english());
            for token in tokens {
                let form = &folded[token.folded.range()];
                proptest::prop_assert_eq!(form, super::super::fold(&source[token.span.range()]));
                proptest::prop_assert_eq!(token.hash, lexicon::hash(form));
            }
        }
    }
}
