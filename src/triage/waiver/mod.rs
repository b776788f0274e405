//! Waivers: somebody has looked at a statement that is in conflict, and it is fine.
//!
//! A waiver covers statements: by rule, subject and file, or by their place in an article. A finding that would be none
//! without the covered statements is suppressed, with the reason that was given; what still differs without them is reported
//! as far as it does. Waivers can lapse, and can be of no use: both are told. Where they are written, and what day it is, is
//! said by the caller.

mod cover;
mod told;
mod waive;

pub use told::warnings;
pub(crate) use waive::{Given, Ground, Waiving, waive};

use crate::finding::{SuppressedBy, Suppression};
use crate::knowledge::Written;
use crate::span::Span;
use jiff::civil::Date;
use std::sync::Arc;

/// The waivers that a check is given; those in articles come with these.
#[derive(Debug, Clone, Default)]
pub struct Waivers {
    /// Those of the configuration, in order.
    pub configured: Vec<Waiver>,
    /// The day it is; `None`: none of them has lapsed.
    pub today: Option<Date>,
}

/// Says of statements that they are seen, and fine.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// Ids of the rules whose statements it covers, or claims; none: of all.
    pub rules: Vec<String>,
    /// Whom or what they are about, as reports name it, but for case and accents; `None`: anybody.
    pub subject: Option<String>,
    /// Where they stand.
    pub scope: Scope,
    /// Why they are fine, in the words of who said so.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Where it is written.
    pub written: Written,
}

/// Where the statements stand that a waiver covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// In the files it is for ([`Source::waived`](crate::check::Source::waived)): a waiver of the configuration.
    Files,
    /// In these bytes of the file it is written in: a waiver in a comment.
    Here(Vec<Span>),
}

/// For which waivers of the configuration a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The file, as shown.
    pub path: Arc<str>,
    /// For each waiver of the configuration, whether the file is one of its; past the end, it is.
    pub by: Vec<bool>,
}

impl Waiver {
    /// What it gives a finding.
    fn suppression(&self) -> Arc<Suppression> {
        let by = if self.scope == Scope::Files { SuppressedBy::Waiver } else { SuppressedBy::Comment };
        Arc::new(Suppression { by, reason: self.reason.clone(), place: Some(self.written.place.clone()) })
    }
}

#[cfg(test)]
mod tests;
