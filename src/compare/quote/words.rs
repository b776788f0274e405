//! The words of a quote, in the form in which two printings of one utterance are the same.
//!
//! Case, punctuation, contractions, spelling variants and number words are looked through; an ellipsis and an insert in
//! brackets become a gap before the next word. Forms are numbered, so that alignment compares integers.

use super::run;
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;
use crate::text::{Gap as Blank, Kind, Text};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::borrow::Cow;

/// Most words of a quote that are looked at: alignment takes the product of two lengths.
const MOST_WORDS: usize = 512;
/// The ending that is a possessive or a word cut short.
const CLITIC: &str = "'s";
/// Quotes that one thread reads at least.
const OF_A_THREAD: usize = 256;
/// Most tokens inside a pair of brackets.
const LONGEST_INSERT: usize = 24;

/// One word of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// The number of its form.
    pub(super) form: u32,
    /// Its bytes in the quote; of a contraction's words, all of it.
    pub(super) span: Span,
    /// What stands between it and the next word.
    pub(super) pause: Pause,
    /// What may be missing before it.
    pub(super) gap: Gap,
    /// Whether it turns the sense of the words beside it.
    pub(super) turning: bool,
    /// Whether it is a handle.
    pub(super) handle: bool,
    /// Whether it ends in `'s`, which can stand for a word of its own (`the boy's gone`).
    pub(super) clitic: bool,
    /// Whether it is such a word: `is`, `has`.
    pub(super) short: bool,
}

/// A pause after a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pause {
    None,
    /// A comma, colon or dash.
    Clause,
    /// A full stop, `!`, `?`.
    Sentence,
}

/// What may be missing before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    /// `[…]`, `(…)`: the editor's words in place of the speaker's.
    Insert,
    /// `…`
    Ellipsis,
}

/// What makes numbers of the forms of words: equal ones of equal forms.
pub(super) trait Numbering {
    /// The number of a form.
    fn number(&mut self, form: &str) -> u32;
}

/// The forms of all words met, by number.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<SmolStr, u32>,
    forms: Vec<SmolStr>,
}

/// Numbers that are hashes: two forms may have the same.
pub(super) struct Hashing;

impl Numbering for Hashing {
    fn number(&mut self, form: &str) -> u32 {
        run::of_form(form)
    }
}

impl Vocabulary {
    /// The letters of a form.
    pub(super) fn form(&self, number: u32) -> &str {
        self.forms.get(number as usize).map_or("", SmolStr::as_str)
    }
}

impl Numbering for Vocabulary {
    fn number(&mut self, form: &str) -> u32 {
        if let Some(&number) = self.numbers.get(form) {
            return number;
        }
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        let form = SmolStr::from(form);
        self.numbers.insert(form.clone(), number);
        self.forms.push(form);
        number
    }
}

/// The words of many quotes, in order, with their forms.
pub(super) fn of_all<Q: Sync>(
    quotes: &[Q],
    text: impl Fn(&Q) -> Cow<'_, str> + Sync,
    lexicon: &Lexicon,
) -> (Vocabulary, Vec<Vec<Word>>) {
    let read = |quotes: &[Q]| {
        let mut vocabulary = Vocabulary::default();
        let words = quotes.iter().map(|quote| words(&text(quote), lexicon, &mut vocabulary)).collect();
        (vocabulary, words)
    };
    let parts: Vec<(Vocabulary, Vec<Vec<Word>>)> = quotes.par_chunks(OF_A_THREAD).map(read).collect();
    let mut parts = parts.into_iter();
    let (mut vocabulary, mut all) = parts.next().unwrap_or_default();
    for (part, mut quotes) in parts {
        let numbers: Vec<u32> = part.forms.iter().map(|form| vocabulary.number(form)).collect();
        quotes.iter_mut().flatten().for_each(|word| word.form = numbers[word.form as usize]);
        all.append(&mut quotes);
    }
    (vocabulary, all)
}

/// The words of `quote`, the first 512 of them.
pub(super) fn words(quote: &str, lexicon: &Lexicon, numbering: &mut impl Numbering) -> Vec<Word> {
    let text = Text::cut(quote, lexicon);
    let clitics = lexicon.variant(CLITIC).unwrap_or_default();
    let mut reader = Reader { lexicon, numbering, clitics, words: Vec::new(), gap: Gap::None };
    let mut at = 0;
    while at < text.tokens.len() && reader.words.len() < MOST_WORDS {
        at += match text.tokens[at].kind {
            Kind::Symbol => reader.symbol(&text, at),
            _ => reader.word(&text, at),
        };
    }
    reader.words.truncate(MOST_WORDS);
    reader.words
}

struct Reader<'r, N> {
    lexicon: &'r Lexicon,
    numbering: &'r mut N,
    /// What `'s` can stand for.
    clitics: Vec<String>,
    words: Vec<Word>,
    gap: Gap,
}

impl<N: Numbering> Reader<'_, N> {
    /// Reads a word with what belongs to it; how many tokens that are.
    fn word(&mut self, text: &Text<'_>, at: usize) -> usize {
        let close = |at: usize| text.tokens.get(at).is_some_and(|token| token.gap == Blank::None);
        let mut form = Cow::Borrowed(text.word(at));
        let mut taken = 1;
        let spaced = text.is(at + 1, "'").then(|| format!("{form}'{}", text.word(at + 2)));
        let spaced = spaced.filter(|form| text.is(at + 2, "s") || self.lexicon.variant(form).is_some());
        if let Some(spaced) = spaced {
            // `I ’ m`: a slip of texts that were taken apart and put together again.
            (form, taken) = (spaced.into(), 3);
        } else if close(at + 1)
            && (text.is(at + 1, "'s") || (text.is(at + 1, "/") && self.lexicon.variant(&format!("{form}/")).is_some()))
        {
            form += text.word(at + 1);
            taken = 2;
        }
        self.push(&form, text.span(at..at + taken), text.tokens[at].kind == Kind::Handle);
        let clitic = form.ends_with(CLITIC) && self.lexicon.variant(&form).is_none();
        if let Some(last) = self.words.last_mut().filter(|_| clitic) {
            last.clitic = true;
        }
        taken
    }

    /// Reads a symbol, or what it begins; how many tokens that are.
    fn symbol(&mut self, text: &Text<'_>, at: usize) -> usize {
        let raw = text.raw(at);
        match raw {
            "…" => self.gap = Gap::Ellipsis,
            "." if text.is(at + 1, ".") => {
                self.gap = Gap::Ellipsis;
                return (at..).take_while(|&at| text.is(at, ".")).count();
            }
            "." if at.checked_sub(1).is_some_and(|before| text.classes(before).has(Classes::ABBREVIATION)) => {}
            "." | "!" | "?" => self.pause(Pause::Sentence),
            "," | ";" | ":" | "—" | "–" => self.pause(Pause::Clause),
            "-" if text.is(at + 1, "-") => self.pause(Pause::Clause),
            "[" | "(" => return self.insert(text, at, if raw == "[" { "]" } else { ")" }),
            _ if raw != CLITIC && self.lexicon.variant(raw).is_some() => self.push(raw, text.span(at..at + 1), false),
            _ => {}
        }
        1
    }

    /// Reads `[a sequel]` as a gap and `[T]he` as a word.
    fn insert(&mut self, text: &Text<'_>, at: usize, closing: &str) -> usize {
        let Some(end) = (at + 1..at + 2 + LONGEST_INSERT).find(|&end| text.is(end, closing)) else { return 1 };
        let next = text.tokens.get(end + 1).filter(|next| next.gap == Blank::None && next.kind == Kind::Word);
        if end == at + 2 && next.is_some() {
            let form = format!("{}{}", text.word(at + 1), text.word(end + 1));
            self.push(&form, text.span(at..end + 2), false);
            return end + 2 - at;
        }
        self.gap = self.gap.max(Gap::Insert);
        end + 1 - at
    }

    /// Adds a word, or the words that it is another way to write.
    fn push(&mut self, form: &str, span: Span, handle: bool) {
        let is_letter = |c: char| c.is_alphanumeric() || c == '.' && !handle;
        match self.lexicon.variant(form) {
            Some(forms) => forms.iter().for_each(|form| self.push_form(form, span, handle)),
            None if form.chars().all(is_letter) => self.push_form(form, span, handle),
            None => self.push_form(&form.chars().filter(|c| is_letter(*c)).collect::<String>(), span, handle),
        }
    }

    fn push_form(&mut self, form: &str, span: Span, handle: bool) {
        if form.is_empty() {
            return;
        }
        let turning = self.lexicon.classes(form).has(Classes::TURNING);
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        let short = self.clitics.iter().any(|clitic| clitic == form);
        let form = self.numbering.number(form);
        self.words.push(Word { form, span, pause: Pause::None, gap, turning, handle, clitic: false, short });
    }

    fn pause(&mut self, pause: Pause) {
        if let Some(last) = self.words.last_mut() {
            last.pause = last.pause.max(pause);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms in one line: `…` and `[]` are gaps, `,` and `.` pauses, `*` stands before a turning word.
    fn shown(quote: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        let gap = |gap| match gap {
            Gap::None => "",
            Gap::Insert => "[] ",
            Gap::Ellipsis => "… ",
        };
        let words = words(quote, Lexicon::english(), &mut vocabulary);
        let word = |word: &Word| {
            let pause = ["", ",", "."][word.pause as usize];
            format!("{}{}{}{pause} ", gap(word.gap), if word.turning { "*" } else { "" }, vocabulary.form(word.form))
        };
        words.iter().map(word).collect::<String>().trim().to_owned()
    }

    #[test]
    fn quotes_are_cut_into_comparable_words() {
        for (quote, want) in [
            ("I'm SURE, it’s fine!", "i am sure, it is fine."),
            ("I ’ m here, don ' t ask", "i am here, do *not ask"),
            ("Mrs. Byron left. So", "missus byron left. so"),
            ("We can't and don't", "we can *not and do *not"),
            ("the pilot's hard - hit, hard-hit", "the pilots hard hit, hard hit"),
            ("go w/her", "go with her"),
            ("I want [a sequel] now", "i want [] now"),
            ("[T]he end (of it)", "the end"),
            ("So... well … yes. . . .", "so … well … yes"),
            ("ten or 10, 14,000 of 6.1 %", "10 or 10, 14000 of 6.1 percent"),
            ("Hi @ada_b and we realised", "hi adab and we realized"),
            ("uh, [unclosed", "unclosed"),
            ("", ""),
        ] {
            assert_eq!(shown(quote), want, "{quote}");
        }
    }

    #[test]
    fn quotes_read_on_several_threads_have_the_words_of_those_read_one_after_the_other() {
        let quotes: Vec<String> =
            (0..3 * OF_A_THREAD).map(|n| format!("w{} and w{n}, said w{}", n % 7, n / 2)).collect();
        let (vocabulary, all) = of_all(&quotes, |quote| quote.into(), Lexicon::english());
        let mut plain = Vocabulary::default();
        let one_by_one: Vec<Vec<Word>> =
            quotes.iter().map(|quote| words(quote, Lexicon::english(), &mut plain)).collect();
        assert_eq!((all, vocabulary.forms), (one_by_one, plain.forms));
    }
}
