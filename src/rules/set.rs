//! A set of rules, from any number of files.

use super::check;
use super::names::Lists;
use super::raw::{RawFile, RawRule};
use super::rule::Rule;
use super::rule_file::RuleFile;
use super::shipped::shipped;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::toml_file::{Document, Fault, Faults, Places};
use std::collections::BTreeMap;

/// Most bytes of a rule file.
const MOST_BYTES: usize = 1 << 20;

/// Checked rules, in the order of their files and inside each as written; no two have the same id.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    /// The rules.
    pub rules: Vec<Rule>,
}

impl RuleSet {
    /// Reads and checks `files`.
    ///
    /// # Errors
    ///
    /// All faults of all files, each with its place, in the order of the files; at most a few dozen of each file.
    pub fn parse(files: &[RuleFile<'_>]) -> Result<Self, Vec<Diagnostic>> {
        let (mut set, mut diagnostics) = (Self::default(), Vec::new());
        let mut ids = BTreeMap::new();
        for file in files {
            let mut faults = Faults::default();
            if file.source.len() > MOST_BYTES {
                let message = format!("a rule file is at most {} MB large", MOST_BYTES >> 20);
                diagnostics.push(Diagnostic::error(message).in_file(file.name).help("make several of it"));
                continue;
            }
            set.add(file, &mut ids, &mut faults);
            diagnostics.extend(faults.into_diagnostics(file.name, file.source));
        }
        if diagnostics.is_empty() { Ok(set) } else { Err(diagnostics) }
    }

    /// The rules that are compiled in.
    ///
    /// # Errors
    ///
    /// As [`RuleSet::parse`]; never, as long as this crate's own tests pass.
    pub fn shipped() -> Result<Self, Vec<Diagnostic>> {
        Self::parse(shipped())
    }

    /// The rules of one claim alone.
    #[must_use]
    pub fn of_claim(&self, claim: &str) -> Self {
        Self { rules: self.rules.iter().filter(|rule| rule.claim == claim).cloned().collect() }
    }

    /// Adds the rules of one file; `ids` are the ids so far, each with its place.
    fn add(&mut self, file: &RuleFile<'_>, ids: &mut BTreeMap<String, String>, faults: &mut Faults) {
        let places = Places::new(file.name, file.source);
        let document = Document::parse(file.source, faults);
        let raw: RawFile<'_> = document.read(faults);
        if raw.rules.is_empty() && faults.is_empty() {
            let fault = Fault::new(Span::new(0, 0), "this file has no rules");
            faults.add(fault.help("a rule begins with the line [[rule]]"));
        }
        let mut lists = Lists::new(&raw.lists, !document.is_whole(), faults);
        for rule in &raw.rules {
            unique(rule, ids, &places, faults);
            self.rules.extend(check::rule(rule, &mut lists, &places, faults));
        }
    }
}

fn unique(rule: &RawRule<'_>, ids: &mut BTreeMap<String, String>, places: &Places<'_>, faults: &mut Faults) {
    let Some(id) = &rule.id else { return };
    if let Some(first) = ids.get(id.text.as_ref()) {
        let fault = Fault::new(id.at, format!("there are two rules \"{}\"", id.text));
        faults.add(fault.help(format!("the other one is at {first}; rename or remove one")));
    } else {
        ids.insert(id.text.to_string(), places.place(id.at));
    }
}
