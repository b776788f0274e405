//! A set of rules, from any number of files and packs.

use super::check;
use super::names::{Lists, SharedLists};
use super::pack::{self, Pack, PackName};
use super::raw::RawFile;
use super::rule::Rule;
use super::rule_file::RuleFile;
use super::shipped::{SHIPPED, shipped};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::toml_file::{Document, Fault, Faults, Places};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most bytes of a rule file.
const MOST_BYTES: usize = 1 << 20;

/// Checked rules, in the order of their files and inside each as written; no two have the same id.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    /// The rules.
    pub rules: Vec<Rule>,
    /// What keeps no rule from running and yet is likely a slip, in the order of the files; what only shows when the tests
    /// of the rules run, [`crate::rule_tests::warnings`] tells.
    pub warnings: Vec<Diagnostic>,
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
        Self { rules: self.rules.iter().filter(|rule| rule.claim == claim).cloned().collect(), ..Self::default() }
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
        let small: Vec<&RuleFile<'_>> = pack.files.iter().filter(|file| self.is_small(file)).collect();
        let checked: Vec<Checked<'_>> = small.into_par_iter().map(|file| Checked::new(file, &common)).collect();
        for mut file in checked {
            self.take_ids(&mut file);
            self.set.rules.extend(file.rules);
            self.set.warnings.extend(file.faults.warnings(&file.places));
            self.diagnostics.extend(file.faults.into_diagnostics(file.places.path, file.places.source));
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
            Common { name, lists: Some(SharedLists::new(head.name.to_owned(), lists)) }
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

    /// Takes up the ids of a file, and reports those that are taken.
    fn take_ids(&mut self, file: &mut Checked<'_>) {
        for (id, at) in &file.ids {
            if let Some(first) = self.ids.get(id) {
                let fault = Fault::new(*at, format!("there are two rules \"{id}\""));
                file.faults.add(fault.help(format!("the other one is at {first}; rename or remove one")));
            } else {
                self.ids.insert(id.clone(), file.places.place(*at));
            }
        }
    }
}

/// A file, checked by itself.
struct Checked<'f> {
    places: Places<'f>,
    /// The ids of its rules, sound or not, with their places.
    ids: Vec<(String, Span)>,
    rules: Vec<Rule>,
    faults: Faults,
}

impl<'f> Checked<'f> {
    fn new(file: &RuleFile<'f>, common: &Common) -> Self {
        let (places, mut faults) = (Places::new(file.name, file.source), Faults::default());
        let document = Document::parse(file.source, &mut faults);
        let raw: RawFile<'_> = document.read(&mut faults);
        if raw.rules.is_empty() && faults.is_empty() {
            let fault = Fault::new(Span::new(0, 0), "this file has no rules");
            faults.add(fault.help("a rule begins with the line [[rule]]"));
        }
        let mut lists = Lists::new(&raw.lists, common.lists.as_ref(), !document.is_whole(), &mut faults);
        let checked = raw.rules.iter().filter_map(|rule| check::rule(rule, &mut lists, &places, &mut faults));
        let rules = checked.map(|rule| Rule { pack: common.name.clone(), ..rule }).collect();
        if document.is_whole() {
            lists.warn_of_unused(&mut faults);
        }
        let ids = raw.rules.iter().filter_map(|rule| rule.id.as_ref()).map(|id| (id.text.to_string(), id.at)).collect();
        Self { places, ids, rules, faults }
    }
}
