//! A checked rule: what the core sees. Nothing in here can be wrong any more.

use super::pack::PackName;
use crate::span::Span;
use crate::value::{Quantity, SlotType};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One rule, checked.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name, unique in the set: `released.anniversary`.
    pub id: String,
    /// What it is a rule for: the part of the id before the first `.`; statements of one claim are compared together.
    pub claim: String,
    /// One line for people.
    pub title: String,
    /// The file it came from, as named by the user; shipped rules: `news/age.toml`.
    pub origin: String,
    /// Where its id stands in that file.
    pub at: Span,
    /// The pack its file belongs to; none for a file of its own.
    pub pack: Option<Arc<PackName>>,
    /// All slots of its templates, each once.
    pub slots: Vec<Slot>,
    /// What a statement is about.
    pub about: Vec<Piece>,
    /// What it says of it.
    pub value: Expression,
    /// The sentences with holes; the first that fits a place wins.
    pub templates: Vec<Template>,
    /// A match is dropped when one of these stands in its sentence (or paragraph, as `within` says).
    pub unless: Vec<Template>,
    /// A match counts only in an article that holds one of these; empty: in all.
    pub requires: Vec<Template>,
    /// Where one of these stands in a match's sentence, the match is about something else that its words name: they are
    /// added to the subject (`in {y:year}` makes `the fire` `the fire: 1987`).
    pub apart: Vec<Template>,
    /// How far a match may reach.
    pub within: Within,
    /// How a subject is found that is not named in full.
    pub inherit: Inherit,
    /// Whether two list slots are paired in order.
    pub zip: bool,
    /// How its statements are compared.
    pub compare: Compare,
    /// How grave a conflict is.
    pub severity: Severity,
    /// Its own tests.
    pub tests: Vec<RuleTest>,
}

/// A typed hole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Its name, as in `{who:person}`.
    pub name: String,
    /// What fills it.
    pub kind: SlotType,
    /// Whether it takes a list (`{who:person*}`).
    pub many: bool,
}

/// A part of `about`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Fixed text.
    Text(String),
    /// What fills a slot (an index into [`Rule::slots`]).
    Slot(usize),
    /// `{story}`: the event that the article reports.
    Story,
    /// `{speaker}`: who says the value, where the article makes that clear.
    Speaker,
}

/// What a statement's value is computed from.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// `"{n}"`: what fills a slot.
    Slot(usize),
    /// `"{year} - {n}"`: a length of time (or an ordinal, in years) before a date.
    Before(When, usize),
    /// `"yes"`: a fixed text, for rules that only state that something is so.
    Text(String),
    /// `"0"`, `">=1"`: a fixed number in its normal form, for words that count without one (`nobody`, `a guard`).
    Number(Quantity),
}

impl Expression {
    /// The slot that is the value, where it is one.
    #[must_use]
    pub fn slot(&self) -> Option<usize> {
        match self {
            Self::Slot(slot) => Some(*slot),
            Self::Before(..) | Self::Text(_) | Self::Number(_) => None,
        }
    }
}

/// The date in a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// What fills a slot.
    Slot(usize),
    /// `{published}`: the article's publication date.
    Published,
}

/// A sentence with holes.
#[derive(Debug, Clone)]
pub struct Template {
    /// As written in the rule file.
    pub source: String,
    /// Line in the rule file, from 1.
    pub line: usize,
    /// Where it stands in the rule file, with its quotes.
    pub at: Span,
    /// Its parts, in order.
    pub nodes: Vec<Node>,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A word or symbol, folded.
    Token(String),
    /// `-`: a hyphen, or nothing where the words are written apart.
    Hyphen,
    /// `.`: a full stop, `!`, `?`, or the end of the sentence without one.
    Stop,
    /// A slot (an index into [`Rule::slots`]).
    Slot(usize),
    /// `[x]`.
    Optional(Vec<Node>),
    /// `(a|b)` and `{@list}`; each part is an alternative.
    OneOf(Vec<Vec<Node>>),
}

/// How far a match may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// One sentence.
    #[default]
    Sentence,
    /// One paragraph.
    Paragraph,
    /// The first sentence (a headline or title) alone.
    Headline,
}

/// How a subject is found that is not named in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inherit {
    /// A bare surname (or given name, handle) stands for the full name it fits.
    pub surname: bool,
    /// `he`, `she`: the one person it can mean, in the same or the previous sentence.
    pub pronoun: bool,
    /// A template that names nobody (`the 55-year-old star`): the one person it can mean.
    pub description: bool,
    /// A template that names nobody (`a 15-year-old boy`): the one person of whom the article says the same by name.
    pub value: bool,
    /// `the film`: the one work the article, or its story, is about.
    pub work: bool,
    /// A template that names no setting (`Default: 5`): the one that the heading above it names.
    pub heading: bool,
}

/// How statements are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Compare {
    /// By what.
    pub by: By,
    /// Whether the value moves with the publication date (ages).
    pub as_of_published: bool,
    /// Distance up to which values agree: a share of the larger (`0.05`).
    pub tolerance: f64,
    /// Whether later articles may bring newer figures.
    pub direction: Direction,
    /// Whether several values can be true of one subject at once; then nothing conflicts.
    pub many: bool,
    /// Whether only articles of one story are compared.
    pub per_story: bool,
    /// Another claim whose value must have a point in common with this one's, of the same subject: `born` for `age`,
    /// which both come to days of birth.
    pub meets: Option<String>,
    /// The claim that ends the moving (`died`): a value that moves with the publication date stands still from then on.
    pub until: Option<String>,
}

/// By what values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Intervals on an axis.
    Interval,
    /// Names, part by part.
    Name,
    /// Folded text, exactly.
    Text,
    /// Quotes, aligned word by word.
    Quote,
    /// Days with their weekday, held against the calendar.
    Weekday,
    /// The spelling of the names themselves.
    Spelling,
}

/// Whether later articles may bring newer figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// No: a fact does not change.
    #[default]
    Fixed,
    /// Later and higher is an update.
    Rising,
    /// Later is an update.
    Changing,
}

/// How grave a conflict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Severity {
    /// Shown; never fails a run by itself, unless `--fail-on` says so.
    Warning,
    /// Fails a run.
    #[default]
    Error,
}

impl Severity {
    /// As rule files write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule's own test.
#[derive(Debug, Clone)]
pub struct RuleTest {
    /// Line in the rule file, from 1.
    pub line: usize,
    /// The articles it runs over, by name; a test of one text has one, named `text`.
    pub articles: Vec<(String, String)>,
    /// The publication date of each article, where given.
    pub published: Option<jiff::civil::Date>,
    /// What must be found, as `subject = value`, in any order, nothing else; absent: not looked at.
    pub want: Option<Vec<String>>,
    /// Whether it is known to fail, until the rule is mended.
    pub todo: bool,
    /// The verdict of the rule's claim: `conflict`, `agree`, `updated`, `single` or `nothing`; absent: not looked at.
    pub verdict: Option<String>,
}
