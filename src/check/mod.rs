//! The whole way from files to findings, as two pure steps.
//!
//! [`gather`] takes one file to its statements and can run anywhere, in any order; [`conclude`] brings the statements of
//! all files together. Neither reads files, looks at a clock, or depends on threads: same input, same findings.

mod by_story;
mod by_subject;
mod comments;
mod conclude;
mod gather;
mod kept;
mod parts;
mod put_away;
pub mod shelf;
mod ties;
mod unplaced;

pub use by_subject::Mere;
pub use conclude::{Concluding, conclude, conclude_with, stories};
pub(crate) use conclude::{Settled, settle};
pub(crate) use gather::each_article;
pub use gather::{Means, gather, gather_part, gather_with};
pub use kept::{Keep, Kept, Key, Use};
pub use parts::{PART, Part, join, lines};
use put_away::PutAway;

use crate::article::{self, Format, StoryBy};
use crate::diagnostic::Diagnostic;
use crate::extract::Plan;
use crate::finding::{Agreement, Finding};
use crate::knowledge::{Knowledge, Unused};
use crate::lexicon::Lexicon;
use crate::rules::RuleSet;
use crate::statement::Statement;
use crate::story::Entry;
use crate::triage::waiver::{Waived, Waiver, Waivers};
use crate::voice::Outlet;
use jiff::civil::Date;
use rayon::prelude::*;
use shelf::Shelf;
use std::sync::Arc;

/// One file, read.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path as shown, with `/` between the parts.
    pub shown: String,
    /// The same from the top of the collection: stories that are folders are named by it, wherever a check is run.
    pub home: String,
    /// How it is written.
    pub format: Format,
    /// Its whole text.
    pub text: String,
    /// The publication date of those of its articles that do not tell theirs.
    pub published: Option<Date>,
    /// The story of those of its articles that do not name theirs.
    pub story: Option<String>,
    /// Who its articles come from, where that is known.
    pub outlet: Option<Arc<Outlet>>,
    /// For each rule of the set, whether it is for this file; `None`: all are.
    pub heard: Option<Vec<bool>>,
    /// For each waiver of the configuration, whether it is for this file; `None`: all are.
    pub waived: Option<Vec<bool>>,
}

impl Source {
    /// A file of this path and text; its ending tells the format, which else is plain text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let shown = path.into();
        let format = Format::of(&shown).unwrap_or(Format::Plain);
        Self {
            home: shown.clone(),
            shown,
            format,
            text: text.into(),
            published: None,
            story: None,
            outlet: None,
            heard: None,
            waived: None,
        }
    }
}

/// How articles are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What makes a story.
    pub story: StoryBy,
    /// How formats are read.
    pub reading: article::Options,
    /// What is known before an article is read.
    pub knowledge: Knowledge,
    /// What was seen before, and is fine.
    pub waivers: Waivers,
    /// Where statements are put as soon as they are found, to take less room; `None`: they stay where they are.
    pub shelf: Option<Arc<dyn Shelf>>,
}

/// What one file holds.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// Its statements, but for those that were put away.
    pub statements: Vec<Statement>,
    /// Those.
    away: Vec<PutAway>,
    /// Its articles, each with its story or with what that is to be found by.
    pub articles: Vec<Entry>,
    /// Who its articles come from, as far as that is known.
    pub outlets: Vec<Arc<Outlet>>,
    /// The waivers in its comments.
    pub waivers: Vec<Waiver>,
    /// For which waivers of the configuration it is, where that is said.
    pub waived: Option<Waived>,
    /// What kept it from being read in full.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a check came to.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// All findings: conflicts, updates, agreements, single sources; each kind by claim and subject.
    pub findings: Vec<Finding>,
    /// Agreements of which no more is wanted ([`Mere::InShort`]), by claim and subject.
    pub agreements: Vec<Agreement>,
    /// What was read on the way.
    pub counts: Counts,
    /// What was known in vain.
    pub unused: Unused,
    /// Of waivers that waive nothing; right only if all articles were read.
    pub idle: Vec<Diagnostic>,
    /// What kept articles from being read, and what is wrong with waivers.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was read, and what of it was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles read.
    pub articles: usize,
    /// Stories they belong to.
    pub stories: usize,
    /// Statements found; the mentions that spellings are taken from are none.
    pub statements: usize,
    /// Statements left out because more than one person can be meant.
    pub ambiguous: usize,
    /// Findings of one article alone that were left out ([`Mere::InShort`]).
    pub single: usize,
    /// Articles without a publication date that state something which moves with it.
    pub undated: usize,
    /// Ids of the rules that found nothing.
    pub silent_rules: Vec<String>,
}

/// All in one: for programs that hold their files in memory.
#[must_use]
pub fn check(set: &RuleSet, lexicon: &Lexicon, sources: &[Source], options: &Options) -> Outcome {
    let plan = Plan::new(set);
    let gathered = sources.par_iter().map(|source| gather(&plan, lexicon, source, options)).collect();
    let concluding = Concluding {
        set,
        lexicon,
        knowledge: &options.knowledge,
        waivers: &options.waivers,
        mere: Mere::InFull,
        shelf: options.shelf.as_ref(),
        kept: None,
    };
    conclude_with(&concluding, gathered)
}

#[cfg(test)]
mod tests;
