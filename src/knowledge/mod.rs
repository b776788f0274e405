//! What a house knows, as data: the right spellings of names, who is one person under several names, facts, and who
//! articles come from.
//!
//! Nothing here is looked for in articles; that is for the steps that read, resolve and compare. All of it is checked:
//! where it was written, and what was wrong there, is the business of whoever read it, who gives each entry its place.
//! [`read`] reads what is known under a claim, as the rules of the claim would.

mod truth;

pub use truth::{Unreadable, read};

use crate::statement::{Place, Statement, Subject};
use crate::value::Value;
use crate::voice::{Outlet, Voice};
use std::sync::Arc;

/// What a house knows. Nothing, by default.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// Names with their right spelling.
    pub glossary: Vec<Term>,
    /// Names that mean what another name means.
    pub aliases: Vec<Alias>,
    /// Facts.
    pub truths: Vec<Truth>,
    /// Who articles come from.
    pub outlets: Vec<Arc<Outlet>>,
}

/// Where something known is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its place.
    pub place: Place,
    /// The line around it.
    pub line: Arc<str>,
}

/// A name with its right spelling. Names near it are taken for slips of it, whatever most articles write.
#[derive(Debug, Clone)]
pub struct Term {
    /// The right spelling.
    pub right: String,
    /// Spellings that are wrong, near or not. None is the right one but for case, accents, hyphens or full stops.
    pub wrong: Vec<String>,
    /// Where it is written down.
    pub written: Written,
}

/// A name that means what another name means.
#[derive(Debug, Clone)]
pub struct Alias {
    /// The name that reports go by.
    pub name: String,
    /// Another name of the same.
    pub other: String,
}

/// A fact.
#[derive(Debug, Clone)]
pub struct Truth {
    /// Index of a rule of its claim in the rule set.
    pub rule: usize,
    /// Whom or what it is about, as reports name it.
    pub subject: String,
    /// What is true.
    pub value: Value,
    /// Where it is written down.
    pub written: Written,
}

/// Which entries of a [`Knowledge`] met no article, by their indices there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unused {
    /// Of the glossary.
    pub glossary: Vec<usize>,
    /// Of the aliases.
    pub aliases: Vec<usize>,
    /// Of the facts.
    pub truths: Vec<usize>,
    /// Of the outlets.
    pub outlets: Vec<usize>,
}

impl Written {
    /// The statement that is made here: of this rule, about this subject.
    #[must_use]
    pub fn statement(&self, rule: usize, subject: Subject, value: Value) -> Statement {
        Statement {
            rule,
            subject_text: subject.name.clone(),
            subject,
            inherited: false,
            value,
            article: format!("{}:{}", self.place.path, self.place.line).into(),
            place: self.place.clone(),
            sentence: Arc::clone(&self.line),
            story: "".into(),
            published: None,
            quoted: false,
            source: None,
            voice: Voice::Known,
            runs: Box::default(),
        }
    }
}

#[cfg(test)]
mod tests;
