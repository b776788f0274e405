//! A set of rules, from any number of files and packs.

use super::check;
use super::names::{Lists, SharedLists};
use super::pack::{self, Pack, PackName};
use super::raw::{RawFile, RawRule};
use super::rule::Rule;
use super::rule_file::RuleFile;
use super::shipped::{SHIPPED, shipped};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::toml_file::{Document, Fault, Faults, Places};
use std::collections::BTreeMap;
use std::sync::Arc;

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
        Self::of_packs(&[Pack { head: None, files: files.to_vec() }])
    }

    /// Reads and checks `packs`, whose files share the lists of their heads.
    ///
    /// # Errors
    ///
    /// All faults of all files, as [`RuleSet::parse`]; of a pack that needs a newer factlint, that alone.
    pub fn of_packs(packs: &[Pack<'_>]) -> Result<Self, Vec<Diagnostic>> {
        let mut reading = Reading::default();
        for pack in packs {
            reading.pack(pack);
        }
        if reading.diagnostics.is_empty() { Ok(reading.set) } else { Err(reading.diagnostics) }
    }

    /// The rules for news, compiled in: what is in force where nothing else is asked for.
    ///
    /// # Errors
    ///
    /// As [`RuleSet::parse`]; never, as long as this crate's own tests pass.
    pub fn shipped() -> Result<Self, Vec<Diagnostic>> {
        Self::of_packs(shipped(SHIPPED[0]).as_slice())
    }

    /// The rules of one claim alone.
    #[must_use]
    pub fn of_claim(&self, claim: &str) -> Self {
        Self { rules: self.rules.iter().filter(|rule| rule.claim == claim).cloned().collect() }
    }
}

/// A set on the way, with all that is said of its files.
#[derive(Default)]
struct Reading {
    set: RuleSet,
    /// The ids so far, each with its place.
    ids: BTreeMap<String, String>,
    diagnostics: Vec<Diagnostic>,
}

/// What the files of a pack have in common.
#[derive(Default)]
struct Common {
    name: Option<Arc<PackName>>,
    lists: Option<SharedLists>,
}

impl Reading {
    fn pack(&mut self, pack: &Pack<'_>) {
        let Some(common) = pack.head.as_ref().map_or_else(|| Some(Common::default()), |head| self.head(head)) else {
            return;
        };
        for file in &pack.files {
            if !self.is_small(file) {
                continue;
            }
            let mut faults = Faults::default();
            self.file(file, &common, &mut faults);
            self.diagnostics.extend(faults.into_diagnostics(file.name, file.source));
        }
    }

    /// What a pack's head gives; none where the pack is not for this factlint.
    fn head(&mut self, head: &RuleFile<'_>) -> Option<Common> {
        if !self.is_small(head) {
            return Some(Common::default());
        }
        let mut faults = Faults::default();
        let document = Document::parse(head.source, &mut faults);
        let read = pack::read(&document, &mut faults).map(|(name, lists)| {
            let lists = Lists::new(&lists, None, !document.is_whole(), &mut faults);
            Common { name, lists: Some(SharedLists { path: head.name.to_owned(), lists }) }
        });
        self.diagnostics.extend(faults.into_diagnostics(head.name, head.source));
        read
    }

    fn is_small(&mut self, file: &RuleFile<'_>) -> bool {
        let small = file.source.len() <= MOST_BYTES;
        if !small {
            let message = format!("a rule file is at most {} MB large", MOST_BYTES >> 20);
            self.diagnostics.push(Diagnostic::error(message).in_file(file.name).help("make several of it"));
        }
        small
    }

    fn file(&mut self, file: &RuleFile<'_>, common: &Common, faults: &mut Faults) {
        let places = Places::new(file.name, file.source);
        let document = Document::parse(file.source, faults);
        let raw: RawFile<'_> = document.read(faults);
        if raw.rules.is_empty() && faults.is_empty() {
            let fault = Fault::new(Span::new(0, 0), "this file has no rules");
            faults.add(fault.help("a rule begins with the line [[rule]]"));
        }
        let mut lists = Lists::new(&raw.lists, common.lists.as_ref(), !document.is_whole(), faults);
        for rule in &raw.rules {
            unique(rule, &mut self.ids, &places, faults);
            let rule = check::rule(rule, &mut lists, &places, faults);
            self.set.rules.extend(rule.map(|rule| Rule { pack: common.name.clone(), ..rule }));
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
