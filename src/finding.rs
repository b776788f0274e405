//! Findings: all statements of one claim about one subject, with a verdict.

use crate::rules::Severity;
use crate::span::Span;
use crate::statement::{Place, Statement};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::sync::Arc;

/// What the comparison came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verdict {
    /// Some statements cannot all be true.
    Conflict,
    /// Values differ, and a later article brings the newer figure.
    Updated,
    /// Two articles or more, and all can be true.
    Agree,
    /// One article alone states it.
    Single,
}

impl Verdict {
    /// Its name in reports and rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Updated => "updated",
            Self::Agree => "agree",
            Self::Single => "single",
        }
    }
}

/// Why a conflict is one, or what is pointed out about an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cause {
    /// The values differ.
    Value,
    /// The values differ, and come from sources that are named: an article sets them side by side, or only speakers differ.
    /// No article is wrong by that. Without a conflict: a speaker differs from what the articles say.
    Sources,
    /// One name, spelled in several ways.
    Spelling,
    /// A word changed, dropped or added inside the shared stretch of a quote.
    Misquote,
    /// A quote cut right after a word that turns its sense (`if`, `not`): pointed out, no conflict.
    ClippedQuote,
    /// The same number with another unit.
    Unit,
    /// A day that does not fall on the weekday it is given.
    Weekday,
}

impl Cause {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Sources => "sources",
            Self::Spelling => "spelling",
            Self::Misquote => "misquote",
            Self::ClippedQuote => "clipped-quote",
            Self::Unit => "unit",
            Self::Weekday => "weekday",
        }
    }
}

/// All statements of one claim about one subject, with a verdict.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its fingerprint ([`fingerprint`]): the same from run to run while the facts it is about are the same.
    pub id: String,
    /// The claim, or the rule's id where the claim has one rule.
    pub rule: String,
    /// The rule's title.
    pub title: String,
    /// The subject's label.
    pub subject: String,
    /// What the comparison came to.
    pub verdict: Verdict,
    /// Why.
    pub cause: Option<Cause>,
    /// How grave.
    pub severity: Severity,
    /// The statements, by path and place.
    pub statements: Vec<Statement>,
    /// Indices of the statements that the majority contradicts; empty without a conflict.
    pub dissent: Vec<usize>,
    /// Of a quote printed in several wordings: the words that another printing changes or drops. Each an index of a
    /// statement and bytes of its value's words; in order.
    pub changed: Vec<(usize, Span)>,
    /// What to tell the reader beyond the values, in a short sentence; empty: nothing.
    pub note: String,
    /// Why it does not count, where that was settled before the run; `None`: it counts.
    pub suppressed: Option<Arc<Suppression>>,
    /// Of a name spelled in several ways: every word, of every mention in an article, that is surely a slip; by article and
    /// place. [`statements`](Self::statements) hold the first mention of each article alone.
    pub slips: Vec<Slip>,
}

/// An agreement in short: what a list of them shows. Their order is that of reports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Agreement {
    /// Its claim.
    pub rule: SmolStr,
    /// Its subject.
    pub subject: SmolStr,
    /// The id of the finding.
    pub id: SmolStr,
    /// What is agreed on, in a few words.
    pub value: SmolStr,
    /// How many articles state it, in words.
    pub held: SmolStr,
}

/// A word that is surely a slip, and what is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Where the whole name stands.
    pub place: Place,
    /// Where the word stands in the file; `None` where it is not written there letter by letter: markup stands inside, or an
    /// entity.
    pub at: Option<Span>,
    /// The word as the article has it.
    pub wrong: String,
    /// The word as the usual form of the name has it.
    pub right: String,
    /// Id of its article.
    pub article: Arc<str>,
    /// Whether the glossary lists the wrong form: no majority is needed then, nor what else is said.
    pub listed: bool,
    /// Why it may be none after all; `None`: it is one.
    pub doubt: Option<Doubt>,
}

/// Why a word that looks like a slip may be meant as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Doubt {
    /// What is said under the two forms differs.
    Differs,
    /// The article has both forms as full names.
    Both,
    /// The article speaks of how the name is written.
    Spelling,
}

/// Why a finding does not count: no run fails for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// What suppresses it.
    pub by: SuppressedBy,
    /// The reason that was given; empty for a baseline.
    pub reason: String,
    /// Where that is written; `None` for a baseline.
    pub place: Option<Place>,
}

/// What suppresses a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuppressedBy {
    /// It was there when the baseline was written.
    Baseline,
    /// A waiver in the configuration.
    Waiver,
    /// A waiver in a comment of an article.
    Comment,
}

impl SuppressedBy {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Waiver => "waiver",
            Self::Comment => "comment",
        }
    }
}

impl Finding {
    /// Whether it counts: nothing suppresses it.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.suppressed.is_none()
    }

    /// Whether it tells of a difference: a conflict, an update, or an agreement with something to point out.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.cause.is_some() || matches!(self.verdict, Verdict::Conflict | Verdict::Updated)
    }
}

/// Sixteen hex digits that stand for `parts`, the same on every machine: FNV-1a with 64 bits (Fowler, Noll and Vo; RFC 9923),
/// each part closed by a byte that occurs in no text.
#[must_use]
pub fn fingerprint(parts: &[&str]) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain(std::iter::once(0xff)));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_tell_parts_apart() {
        assert_eq!(fingerprint(&[]), "cbf29ce484222325");
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_ne!(fingerprint(&["a"]), fingerprint(&["a", ""]));
    }
}
