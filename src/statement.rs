//! Statements: one filled rule at one place.
//!
//! Millions of them are made, copied and put away, and most say one name three times: their strings are [`SmolStr`]s, which
//! need no heap up to 23 bytes and are shared beyond that.

use crate::span::Span;
use crate::value::Value;
use crate::voice::Voice;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::sync::Arc;

/// Where some words stand in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, with `/` between its parts.
    pub path: Arc<str>,
    /// Offset of the first byte in the file.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The file's bytes from `start` to `end`.
    pub text: SmolStr,
}

/// Whom or what a statement is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The name, as resolved so far: inside an article the longest form there; at the end the label of the group.
    pub name: SmolStr,
    /// How sure that is.
    pub certainty: Certainty,
    /// What kind of thing it is, so that names of one kind alone are brought together.
    pub kind: SubjectKind,
}

/// How sure a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// Named, or resolved to the one it can be.
    Sure,
    /// More than one fits: never part of a conflict, counted in the summary.
    Ambiguous,
}

/// What kind of thing a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SubjectKind {
    /// A person by full name.
    Person,
    /// A person by surname, given name or handle alone, whose full name the article does not give.
    BarePerson,
    /// `the film`: a work the article does not name; the story's one work, if it has one.
    Work,
    /// The event the story is about, with the qualification the rule gives it.
    Story,
    /// Anything else, compared by its folded form.
    Other,
}

/// A part of a value's words, and where it stands in the file. Where both are equally long, byte stands beside byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the words.
    pub words: Span,
    /// Bytes of the file.
    pub file: Span,
}

/// One filled rule at one place.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Index of its rule in the rule set.
    pub rule: usize,
    /// Whom or what it is about.
    pub subject: Subject,
    /// The words that named the subject, as written; empty where none did.
    pub subject_text: SmolStr,
    /// Whether the subject was found outside the matched words, or from a part of its name.
    pub inherited: bool,
    /// What it says.
    pub value: Value,
    /// Where its value stands.
    pub place: Place,
    /// The sentence around it, as read: on one line, without markup.
    pub sentence: Arc<str>,
    /// Id of its article: the path, or `path:line` for one of several in a file.
    pub article: Arc<str>,
    /// The story of its article.
    pub story: Arc<str>,
    /// The publication date of its article.
    pub published: Option<Date>,
    /// Whether it stands inside quotation marks: the speaker's word, not the article's.
    pub quoted: bool,
    /// Who says it: the speaker of the quotation it stands in, or the source that its sentence names (`police said`), by
    /// full name or as described. None: the article itself, or, in a quotation, a speaker the article does not make clear.
    pub source: Option<Arc<str>>,
    /// Whose voice it is, where voices are counted.
    pub voice: Voice,
    /// Where the words of a quote stand, in order: one run where it is written as it reads, more where lines end, markup
    /// stands between or letters are written as entities. Of a name whose spelling is looked at, the same where it is not
    /// written as it reads. Empty for all other values.
    pub runs: Box<[Run]>,
}

impl Statement {
    /// Whether it is known beforehand, and stands in no article.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.voice == Voice::Known
    }

    /// Where some bytes of its words stand in the file, of a quote or a name whose spelling is looked at; of other values
    /// `None`, unless they are written as they read.
    #[must_use]
    pub fn in_file(&self, words: Span) -> Option<Span> {
        if self.runs.is_empty() {
            let same = matches!(&self.value, Value::Words(all) if *all == self.place.text && words.end <= all.len());
            return same.then(|| Span::new(self.place.start + words.start, self.place.start + words.end));
        }
        let of = |at: usize| {
            let index = self.runs.partition_point(|run| run.words.end <= at);
            self.runs.get(index).filter(|run| run.words.start <= at)
        };
        let (first, last) = (of(words.start)?, of(words.end.checked_sub(1)?)?);
        let beside = |run: &Run| run.words.len() == run.file.len();
        let start = first.file.start + if beside(first) { words.start - first.words.start } else { 0 };
        let end = if beside(last) { last.file.start + (words.end - last.words.start) } else { last.file.end };
        (start < end).then(|| Span::new(start, end))
    }
}
