//! Which waivers cover a statement.

use super::{Scope, Waived, Waiver};
use crate::rules::Rule;
use crate::span::Span;
use crate::statement::Statement;
use crate::text::fold;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// All waivers, ready to be asked.
pub(super) struct Cover<'w> {
    waivers: &'w [Waiver],
    today: Option<Date>,
    /// What rules and claims are called.
    names: FxHashSet<&'w str>,
    /// For each waiver, whether it is for each rule.
    rules: Vec<Vec<bool>>,
    /// For each waiver, its subject, folded.
    subjects: Vec<Option<String>>,
    /// Those of the configuration.
    configured: Vec<usize>,
    /// Those in comments, by file.
    comments: FxHashMap<&'w str, Vec<usize>>,
    /// For which of the configuration's a file is.
    files: FxHashMap<&'w str, &'w [bool]>,
}

impl<'w> Cover<'w> {
    pub(super) fn new(rules: &'w [Rule], waivers: &'w [Waiver], waived: &'w [Waived], today: Option<Date>) -> Self {
        let is_for = |waiver: &Waiver, rule: &Rule| {
            waiver.rules.is_empty() || waiver.rules.iter().any(|name| *name == rule.id || *name == rule.claim)
        };
        let mut comments: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut configured = Vec::new();
        for (at, waiver) in waivers.iter().enumerate() {
            match waiver.scope {
                Scope::Files => configured.push(at),
                Scope::Here(_) => comments.entry(&waiver.written.place.path).or_default().push(at),
            }
        }
        Self {
            waivers,
            today,
            names: rules.iter().flat_map(|rule| [&*rule.id, &*rule.claim]).collect(),
            rules: waivers.iter().map(|waiver| rules.iter().map(|rule| is_for(waiver, rule)).collect()).collect(),
            subjects: waivers.iter().map(|waiver| waiver.subject.as_deref().map(folded)).collect(),
            configured,
            comments,
            files: waived.iter().map(|file| (&*file.path, &*file.by)).collect(),
        }
    }

    /// How many there are.
    pub(super) fn waivers(&self) -> usize {
        self.waivers.len()
    }

    /// Whether a waiver has not lapsed.
    pub(super) fn is_in_force(&self, waiver: usize) -> bool {
        let until = self.waivers.get(waiver).and_then(|waiver| waiver.until);
        until.zip(self.today).is_none_or(|(until, today)| today <= until)
    }

    /// Whether all that a waiver names are rules in force.
    pub(super) fn has_rules(&self, waiver: usize) -> bool {
        let in_force = |name: &String| self.names.contains(&**name);
        self.waivers.get(waiver).is_some_and(|waiver| waiver.rules.iter().all(in_force))
    }

    /// Whether a waiver of the configuration is for any file that was read, or stands in one.
    pub(super) fn has_files(&self, waiver: usize) -> bool {
        let Some(rank) = self.configured.iter().position(|&at| at == waiver) else { return true };
        self.files.is_empty() || self.files.values().any(|by| by.get(rank).copied().unwrap_or(true))
    }

    /// The waivers that cover a statement in a finding about `subject`, which is [`folded`]; in order.
    pub(super) fn of(&self, statement: &Statement, subject: &str) -> Vec<usize> {
        if statement.is_known() {
            return Vec::new();
        }
        let path = &*statement.place.path;
        let file = self.files.get(path);
        let configured = self.configured.iter().enumerate();
        let configured = configured.filter(|(rank, _)| file.is_none_or(|by| by.get(*rank).copied().unwrap_or(true)));
        let comments = self.comments.get(path).into_iter().flatten();
        let here = configured.map(|(_, at)| at).chain(comments).copied();
        here.filter(|&at| self.covers(at, statement, subject)).collect()
    }

    /// Whether a waiver that is for its file covers a statement.
    fn covers(&self, at: usize, statement: &Statement, subject: &str) -> bool {
        let waiver = &self.waivers[at];
        let begins = Span::new(statement.place.start, statement.place.start);
        let here = match &waiver.scope {
            Scope::Files => true,
            // Where it begins: a quotation may run on past a sentence.
            Scope::Here(spans) => spans.iter().any(|span| span.contains(begins) && span.end > begins.end),
        };
        here && self.rules[at].get(statement.rule).copied().unwrap_or(false)
            && self.subjects[at].as_deref().is_none_or(|wanted| wanted == subject)
    }
}

/// A name as it is compared: without case and accents.
pub(super) fn folded(name: &str) -> String {
    fold(name.trim())
}
