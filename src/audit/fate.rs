//! What became of a planted mistake: noticed or not, and if not, why.

use super::choice::bytes;
use crate::check::Gathered;
use crate::finding::{Finding, Verdict};
use crate::rules::Rule;
use crate::span::Span;
use crate::statement::{Certainty, Statement};

/// What became of a planted mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// A conflict that was not there before holds what was planted.
    Caught,
    /// Nobody would notice.
    Slipped(Reason),
}

/// Why nobody would notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// No rule of the claim reads what stands there now.
    Unread,
    /// It could be about several people.
    Ambiguous,
    /// It is taken for something else, alone: the words that tell about what.
    AboutElse(String),
    /// The rule says that its subjects can have several values.
    Many,
    /// It is taken for a newer figure.
    Updated,
    /// It stands in quotation marks, and is weighed apart from what articles say themselves.
    Quoted,
    /// What another article says allows it: those words.
    Allowed(String),
    /// It is taken for another name.
    OtherName,
}

impl Reason {
    /// Its name for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Ambiguous => "ambiguous",
            Self::AboutElse(_) => "about-else",
            Self::Many => "many",
            Self::Updated => "updated",
            Self::Quoted => "quoted",
            Self::Allowed(_) => "allowed",
            Self::OtherName => "other-name",
        }
    }
}

/// The findings of a check with a mistake in it, and where that is.
pub(super) struct Aftermath<'a> {
    pub(super) findings: &'a [Finding],
    /// What the changed file holds.
    pub(super) changed: &'a Gathered,
    pub(super) path: &'a str,
    /// The bytes planted there.
    pub(super) planted: &'a [Span],
}

impl Aftermath<'_> {
    /// What became of the mistake planted in a statement of `rule`.
    pub(super) fn fate(&self, rules: &[Rule], rule: &Rule, spelling: bool) -> Fate {
        let conflict = |finding: &&Finding| finding.verdict == Verdict::Conflict && self.holds(finding).is_some();
        if self.findings.iter().any(|finding| conflict(&finding)) {
            return Fate::Caught;
        }
        Fate::Slipped(if spelling { Reason::OtherName } else { self.reason(rules, rule) })
    }

    /// The conflicts that are in `findings` and hold none of the planted bytes.
    pub(super) fn elsewhere(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.verdict == Verdict::Conflict && self.holds(finding).is_none())
    }

    fn is_planted(&self, statement: &Statement) -> bool {
        *statement.place.path == *self.path && self.planted.iter().any(|planted| planted.overlaps(bytes(statement)))
    }

    /// The statement of a finding that holds planted bytes.
    fn holds<'f>(&self, finding: &'f Finding) -> Option<&'f Statement> {
        finding.statements.iter().find(|statement| self.is_planted(statement))
    }

    fn reason(&self, rules: &[Rule], rule: &Rule) -> Reason {
        let of_claim = |statement: &&Statement| rules.get(statement.rule).is_some_and(|own| own.claim == rule.claim);
        let found = self.findings.iter().filter(|finding| finding.rule == rule.claim);
        let held = found.filter_map(|finding| Some((finding, self.holds(finding)?))).next();
        let Some((finding, own)) = held else {
            let read = self.changed.statements.iter().filter(of_claim).find(|statement| self.is_planted(statement));
            return if read.is_some() { Reason::Ambiguous } else { Reason::Unread };
        };
        let others = || finding.statements.iter().filter(|other| other.article != own.article);
        let same = |other: &&Statement| other.value.normal() != own.value.normal();
        match finding.verdict {
            _ if rules.get(own.rule).is_some_and(|rule| rule.compare.many) => Reason::Many,
            Verdict::Updated => Reason::Updated,
            _ if own.subject.certainty == Certainty::Ambiguous => Reason::Ambiguous,
            _ if own.quoted && others().any(|other| !other.quoted) => Reason::Quoted,
            _ => match others().find(same).or_else(|| others().next()) {
                Some(other) => Reason::Allowed(other.place.text.to_string()),
                None => Reason::AboutElse(finding.subject.clone()),
            },
        }
    }
}
