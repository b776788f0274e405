//! Comments that speak to factlint: `<!-- factlint-waive age until 2027-01-31: the memoir counts otherwise -->`.
//!
//! Here stands the grammar, `factlint-waive [sentence|paragraph|block] [rules] [until DATE]: reason`, and nothing of what a
//! waiver does. Which comment there is, and where it stands among the text, is the formats' to say; whether there are such
//! rules, is said by whoever has them.

use crate::span::Span;
use crate::suggest;
use jiff::civil::Date;

/// The word that a waiver begins with.
const WAIVE: &str = "factlint-waive";
/// What any comment for factlint begins with.
const FACTLINT: &str = "factlint";
/// What follows in a report of ours: it speaks of the file, and waives nothing.
const REPORT: &str = "report";
/// Bytes of a first word that are looked at.
const WORD: usize = 40;
/// Rules that one comment names at most.
const RULES: usize = 20;
/// What a waiver looks like.
const EXAMPLE: &str = "write it like `factlint-waive age: the memoir counts otherwise`";

/// A comment that speaks to factlint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// What it says, or why that is not understood.
    pub said: Result<Said, Unclear>,
    /// Where it stands among the text.
    pub spot: Spot,
}

/// What a waiver says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its bytes in the file, from `factlint-waive` up to the colon.
    pub at: Span,
    /// How far it reaches, where it says so.
    pub reach: Option<Reach>,
    /// The rules or claims it is for; none: all.
    pub rules: Vec<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Why, on one line; never empty.
    pub reason: String,
}

/// How far a waiver reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// One sentence.
    Sentence,
    /// One paragraph.
    Paragraph,
    /// One block of the markup: a list, a table, a quotation.
    Block,
}

/// Why a comment is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// The bytes of the file that are not.
    pub at: Span,
    /// In a sentence.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Where a comment stands among the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Inside a paragraph.
    Inside {
        /// The byte of the text that it stands before.
        at: usize,
        /// Whether nothing of the paragraph follows, or of the cell.
        last: bool,
        /// The cell of a table that it stands in: it is for nothing outside.
        cell: Option<Span>,
    },
    /// Between two paragraphs, or before the first.
    Between {
        /// The byte of the text at or after which the next paragraph begins.
        at: usize,
        /// The block that begins there.
        block: Option<Span>,
        /// The cell of a table that it stands in, or that begins there in its row: it is for nothing outside.
        cell: Option<Span>,
    },
    /// Where no text follows, or none that is read.
    Nowhere,
}

impl Reach {
    const ALL: [Self; 3] = [Self::Sentence, Self::Paragraph, Self::Block];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Block => "block",
        }
    }
}

/// What a comment says, whose inside, without the marks of the markup, is `inside`; `None`: nothing to us.
pub(super) fn said(source: &str, inside: Span) -> Option<Result<Said, Unclear>> {
    let text = source.get(inside.range())?;
    let text = Part { text, at: inside.start }.trimmed();
    let len = text.text.bytes().take(WORD).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let (word, rest) = text.split(len);
    let name = word.text.to_ascii_lowercase();
    if name != FACTLINT && !name.starts_with("factlint-") {
        return None;
    }
    if name == FACTLINT && rest.text.trim() == REPORT {
        return None;
    }
    if name != WAIVE {
        let message = format!("a comment that begins with `{}` is not understood", word.text);
        return Some(Err(word.unclear(message, EXAMPLE)));
    }
    Some(waiver(word, rest))
}

/// Reads what stands behind the first word.
fn waiver(word: Part<'_>, rest: Part<'_>) -> Result<Said, Unclear> {
    let colon = rest.text.find(':').unwrap_or(rest.text.len());
    let (head, reason) = rest.split(colon);
    let at = Span::new(word.at, word.span().end + head.text.trim_end().len());
    let reason = reason.text.trim_start_matches(':').split_whitespace().collect::<Vec<_>>().join(" ");
    if !reason.chars().any(char::is_alphanumeric) {
        let message = "this waiver gives no reason".to_owned();
        return Err(Unclear { at, message, help: format!("a reason follows the colon: {EXAMPLE}") });
    }
    let (reach, head) = reach(head);
    let (rules, until) = until(head)?;
    Ok(Said { at, reach, rules: named(rules)?, until, reason })
}

/// Takes off how far it reaches.
fn reach(head: Part<'_>) -> (Option<Reach>, Part<'_>) {
    let (first, rest) = head.first_word();
    let reach = Reach::ALL.into_iter().find(|reach| first.text.eq_ignore_ascii_case(reach.name()));
    (reach, if reach.is_some() { rest } else { head })
}

/// Takes off the last day.
fn until(head: Part<'_>) -> Result<(Part<'_>, Option<Date>), Unclear> {
    let is_until = |word: &Part<'_>| word.text.eq_ignore_ascii_case("until");
    let Some(until) = head.words().find(is_until) else { return Ok((head, None)) };
    let (rules, rest) = head.split(until.at - head.at);
    let (_, day) = rest.split(until.text.len());
    let day = day.trimmed();
    // `2027-01-31` and no more; `Date` itself would read a time of day as well and drop it.
    match (day.text.len() == 10).then(|| day.text.parse().ok()).flatten() {
        Some(date) => Ok((rules, Some(date))),
        None => {
            let day = if day.text.is_empty() { until } else { day };
            Err(day.unclear("this is no day of the calendar".to_owned(), "write the last day like 2027-01-31"))
        }
    }
}

/// The rules of a list with commas.
fn named(list: Part<'_>) -> Result<Vec<String>, Unclear> {
    let mut rules = Vec::new();
    if list.trimmed().text.is_empty() {
        return Ok(rules);
    }
    let mut rest = list;
    loop {
        let comma = rest.text.find(',');
        let (piece, after) = rest.split(comma.unwrap_or(rest.text.len()));
        let (rule, more) = piece.first_word();
        let (odd, _) = more.first_word();
        if rule.text.is_empty() {
            return Err(list
                .trimmed()
                .unclear("a rule is missing beside a comma".to_owned(), "name one, or drop the comma"));
        }
        if !odd.text.is_empty() {
            let known = Reach::ALL.map(Reach::name).into_iter().chain(["until"]);
            let near =
                [rule, odd].into_iter().find_map(|word| Some((word, suggest::nearest(word.text, known.clone())?)));
            let (at, help) = match near {
                Some((word, near)) => (word, format!("did you mean `{near}`?")),
                None => (odd, "rules are separated by commas, and the reason follows a colon".to_owned()),
            };
            return Err(at.unclear(format!("`{}` is not understood in a waiver", at.text), &help));
        }
        if rules.len() == RULES {
            let message = format!("a waiver names no more than {RULES} rules");
            return Err(rule.unclear(message, "name the claims that their ids begin with, or none: all are meant then"));
        }
        rules.push(rule.text.to_owned());
        if comma.is_none() {
            return Ok(rules);
        }
        rest = after.split(1).1;
    }
}

/// A part of the file.
#[derive(Debug, Clone, Copy)]
struct Part<'s> {
    text: &'s str,
    /// Where it begins.
    at: usize,
}

impl<'s> Part<'s> {
    fn span(self) -> Span {
        Span::new(self.at, self.at + self.text.len())
    }

    /// What stands before the byte `at` of it, and the rest; `at` is a character's.
    fn split(self, at: usize) -> (Self, Self) {
        let (first, rest) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        (Self { text: first, at: self.at }, Self { text: rest, at: self.at + first.len() })
    }

    fn trimmed(self) -> Self {
        let start = self.text.trim_start();
        Self { text: start.trim_end(), at: self.at + (self.text.len() - start.len()) }
    }

    /// Its first word, and what follows.
    fn first_word(self) -> (Self, Self) {
        let start = self.text.len() - self.text.trim_start().len();
        let (_, text) = self.split(start);
        text.split(text.text.find(char::is_whitespace).unwrap_or(text.text.len()))
    }

    fn words(self) -> impl Iterator<Item = Self> {
        let next = |(_, rest): &(Self, Self)| Some(rest.first_word());
        std::iter::successors(Some(self.first_word()), next)
            .map(|(word, _)| word)
            .take_while(|word| !word.text.is_empty())
    }

    fn unclear(self, message: String, help: &str) -> Unclear {
        Unclear { at: self.span(), message, help: help.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is understood of a comment, or where it is not.
    fn read(text: &str) -> String {
        match said(text, Span::new(0, text.len())) {
            None => "-".to_owned(),
            Some(Err(unclear)) => format!("{} ‹{}›", unclear.message, &text[unclear.at.range()]),
            Some(Ok(Said { at, reach, rules, until, reason })) => {
                let until = until.map_or("-".to_owned(), |day| day.to_string());
                let reach = reach.map_or("-", Reach::name);
                format!("{reach} [{}] {until} {reason} ‹{}›", rules.join(" "), &text[at.range()])
            }
        }
    }

    #[test]
    fn comments_that_are_understood() {
        for (text, want) in [
            (" factlint-waive age: old ", "- [age] - old ‹factlint-waive age›"),
            ("factlint-waive: old", "- [] - old ‹factlint-waive›"),
            ("factlint-waive :old", "- [] - old ‹factlint-waive›"),
            (
                "factlint-waive age until 2027-01-31: the memoir\n counts  otherwise",
                "- [age] 2027-01-31 the memoir counts otherwise ‹factlint-waive age until 2027-01-31›",
            ),
            (
                "factlint-waive block age, born ,died: x",
                "block [age born died] - x ‹factlint-waive block age, born ,died›",
            ),
            (
                "factlint-waive\nPARAGRAPH\r\nuntil 2027-01-31: x",
                "paragraph [] 2027-01-31 x ‹factlint-waive\nPARAGRAPH\r\nuntil 2027-01-31›",
            ),
            (
                "Factlint-Waive sentence: see https://example.org: so",
                "sentence [] - see https://example.org: so ‹Factlint-Waive sentence›",
            ),
            ("factlint-waive default-word: é", "- [default-word] - é ‹factlint-waive default-word›"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn comments_that_are_not() {
        for (text, want) in [
            ("a factlint-waive age: old", "-"),
            ("factlinter age: old", "-"),
            (" factlint report ", "-"),
            ("", "-"),
            ("factlint", "a comment that begins with `factlint` is not understood ‹factlint›"),
            ("factlint: off", "a comment that begins with `factlint` is not understood ‹factlint›"),
            ("factlint-wave age: old", "a comment that begins with `factlint-wave` is not understood ‹factlint-wave›"),
            ("factlint-waive", "this waiver gives no reason ‹factlint-waive›"),
            ("factlint-waive age", "this waiver gives no reason ‹factlint-waive age›"),
            ("factlint-waive age: -", "this waiver gives no reason ‹factlint-waive age›"),
            ("factlint-waive age until: old", "this is no day of the calendar ‹until›"),
            ("factlint-waive age until 2027-02-30: old", "this is no day of the calendar ‹2027-02-30›"),
            ("factlint-waive age until May 2027: old", "this is no day of the calendar ‹May 2027›"),
            ("factlint-waive age until 2027-01-31 born: old", "this is no day of the calendar ‹2027-01-31 born›"),
            ("factlint-waive age born: old", "`born` is not understood in a waiver ‹born›"),
            ("factlint-waive paragrph age: old", "`paragrph` is not understood in a waiver ‹paragrph›"),
            ("factlint-waive age, : old", "a rule is missing beside a comma ‹age,›"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn hostile_comments_take_linear_time() {
        for piece in ["a ", "a,", ",", "until ", ": ", "é", "\u{202e}", "block ", "factlint-waive "] {
            read(&format!("factlint-waive {}", piece.repeat(1_000_000 / piece.len())));
            read(&format!("factlint-waive {}: x", piece.repeat(1_000_000 / piece.len())));
        }
    }
}
