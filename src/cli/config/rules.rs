//! `[rule.ID]`: what a collection makes of a rule: how grave its conflicts are, and which articles it is for.

use super::super::rule_names;
use super::globs::PathGlob;
use super::raw::{Gravity, RawRule};
use factlint::diagnostic::{Diagnostic, Level};
use factlint::rules::{Rule, RuleSet};
use factlint::toml_file::{Fault, Faults, Pairs, Places};
use std::path::Path;

/// The settings of one rule, or of all rules of a claim.
#[derive(Debug)]
struct Entry {
    /// The id of a rule (`age.described`), or a claim (`age`).
    key: String,
    gravity: Option<Gravity>,
    include: Vec<PathGlob>,
    exclude: Vec<PathGlob>,
    /// What to say when no rule is called so; what was meant is added when the rules are known.
    unknown: Diagnostic,
}

impl Entry {
    fn is_of(&self, rule: &Rule) -> bool {
        rule_names::means(&self.key, rule)
    }

    fn is_for(&self, path: &Path) -> bool {
        // Every glob is asked, so that each learns whether it is of use.
        let any = |globs: &[PathGlob]| globs.iter().filter(|glob| glob.fits(path)).count() > 0;
        let (included, excluded) = (any(&self.include), any(&self.exclude));
        (self.include.is_empty() || included) && !excluded
    }
}

/// The settings of all rules. Of two that speak of one rule, both hold; for its severity, the one nearest to it.
#[derive(Debug, Default)]
pub(crate) struct RuleSettings {
    /// Those of the configuration itself, then those it extends.
    entries: Vec<Entry>,
}

impl RuleSettings {
    pub(super) fn check(raw: Pairs<'_, RawRule<'_>>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> Self {
        let entries = raw.entries.into_iter().map(|(key, raw)| {
            let mut globs =
                |globs: &[_]| globs.iter().filter_map(|glob| PathGlob::check(glob, folder, places, faults)).collect();
            let unknown = places.diagnostic(Fault::new(key.at, format!("there is no rule `{}`", key.text)));
            Entry {
                include: globs(&raw.include),
                exclude: globs(&raw.exclude),
                gravity: raw.severity.map(|severity| severity.value),
                key: key.text.into_owned(),
                unknown: Diagnostic { level: Level::Warning, ..unknown },
            }
        });
        Self { entries: entries.collect() }
    }

    pub(super) fn over(mut self, base: Self) -> Self {
        self.entries.extend(base.entries);
        self
    }

    /// Sets the severities of `set`, and takes out what is off; a warning for each setting of a rule that is not there.
    pub(crate) fn apply(&self, set: &mut RuleSet) -> Vec<Diagnostic> {
        let unknown = self.entries.iter().filter(|entry| !rule_names::is_known(&entry.key, set));
        let unknown = unknown.map(|entry| entry.unknown.clone().help(rule_names::advice(&entry.key, set))).collect();
        set.rules.retain_mut(|rule| match self.gravity(rule) {
            Some(Gravity::Off) => false,
            Some(Gravity::Severity(severity)) => {
                rule.severity = severity;
                true
            }
            None => true,
        });
        unknown
    }

    /// A setting by the rule's own id goes before one of its claim.
    fn gravity(&self, rule: &Rule) -> Option<Gravity> {
        let by = |key: &str| self.entries.iter().filter(|entry| entry.key == key).find_map(|entry| entry.gravity);
        by(&rule.id).or_else(|| by(&rule.claim))
    }

    /// For each rule of `set`, whether it is for the article at `path`, which is absolute and without links.
    pub(crate) fn heard(&self, set: &RuleSet, path: &Path) -> Vec<bool> {
        let fits: Vec<bool> = self.entries.iter().map(|entry| entry.is_for(path)).collect();
        let heard = |rule| self.entries.iter().zip(&fits).all(|(entry, fits)| *fits || !entry.is_of(rule));
        set.rules.iter().map(heard).collect()
    }

    /// Whether no rule is kept from any article.
    pub(crate) fn hear_all(&self) -> bool {
        self.entries.iter().all(|entry| entry.include.is_empty() && entry.exclude.is_empty())
    }

    /// A warning for each glob that has fitted no article.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        self.entries.iter().flat_map(|entry| entry.include.iter().chain(&entry.exclude)).filter_map(PathGlob::unused)
    }
}
