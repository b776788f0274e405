//! `[[waiver]]`: statements that the house has looked at and found to be fine.
//!
//! Which findings a waiver suppresses is the library's to say; here it is read, and asked which articles it is for.

use super::super::rule_names;
use super::globs::PathGlob;
use super::raw::RawWaiver;
use factlint::diagnostic::{Diagnostic, Level};
use factlint::knowledge::Written;
use factlint::rules::RuleSet;
use factlint::span::Span;
use factlint::statement::Place;
use factlint::toml_file::{Fault, Faults, Places, Str};
use factlint::triage::waiver::{Scope, Waiver};
use std::path::Path;

/// The waivers of a configuration, in order; after them those of the one it extends.
#[derive(Debug, Default)]
pub(crate) struct ConfiguredWaivers {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    waiver: Waiver,
    /// The articles it is for; none: all.
    articles: Vec<PathGlob>,
    /// What to say when no rule is called as it says; what was meant is added when the rules are known.
    unknown: Option<Diagnostic>,
}

impl ConfiguredWaivers {
    pub(super) fn check(raw: Vec<RawWaiver<'_>>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> Self {
        Self { entries: raw.into_iter().map(|raw| entry(&raw, folder, places, faults)).collect() }
    }

    pub(super) fn over(mut self, base: Self) -> Self {
        self.entries.extend(base.entries);
        self
    }

    /// The waivers themselves, in order.
    pub(crate) fn waivers(&self) -> Vec<Waiver> {
        self.entries.iter().map(|entry| entry.waiver.clone()).collect()
    }

    /// Whether any is for some articles only.
    pub(crate) fn goes_by_path(&self) -> bool {
        self.entries.iter().any(|entry| !entry.articles.is_empty())
    }

    /// For each waiver, whether it is for the file at `path`, which is absolute and without links; `None`: all are for every
    /// file.
    pub(crate) fn of(&self, path: &Path) -> Option<Vec<bool>> {
        // Every glob is asked, so that each learns whether it is of use.
        let any = |globs: &[PathGlob]| globs.iter().filter(|glob| glob.fits(path)).count() > 0;
        let is_for = |entry: &Entry| entry.articles.is_empty() || any(&entry.articles);
        self.goes_by_path().then(|| self.entries.iter().map(is_for).collect())
    }

    /// A warning for each glob that has fitted no article.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        self.entries.iter().flat_map(|entry| &entry.articles).filter_map(PathGlob::unused)
    }

    /// A warning for each waiver of a rule that is not there.
    pub(crate) fn unknown(&self, set: &RuleSet) -> Vec<Diagnostic> {
        let unknown = |entry: &Entry| {
            let name = entry.waiver.rules.iter().find(|name| !rule_names::is_known(name, set))?;
            entry.unknown.clone().map(|unknown| unknown.help(rule_names::advice(name, set)))
        };
        self.entries.iter().filter_map(unknown).collect()
    }
}

/// A place for what is written there.
fn written(places: &Places<'_>, at: Span) -> Written {
    let excerpt = places.diagnostic(Fault::new(at, "")).at;
    let (line, column, whole) = excerpt.map_or((1, 1, String::new()), |at| (at.line, at.column, at.text));
    let text = places.source.get(at.range()).unwrap_or_default().into();
    let place = Place { path: places.path.into(), start: at.start, end: at.end, line, column, text };
    Written { place, line: whole.into() }
}

fn entry(raw: &RawWaiver<'_>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> Entry {
    if raw.rule.is_none() && raw.subject.is_none() && raw.articles.is_empty() && !raw.keys.contains(&"articles") {
        let fault = Fault::new(raw.at, "a waiver says what it is for");
        faults.add(fault.help("give it a rule, a subject or articles: rule = \"age\""));
    }
    if raw.keys.contains(&"articles") && raw.articles.is_empty() {
        let fault = Fault::new(raw.at, "the articles of this waiver are none");
        faults.add(fault.help("name some, articles = [\"archive/\"], or drop the key: all are meant then"));
    }
    for text in [&raw.rule, &raw.subject, &raw.reason].into_iter().flatten() {
        if !text.text.chars().any(char::is_alphanumeric) {
            let fault = Fault::new(text.at, "this says nothing");
            faults.add(fault.help("a reason is for those who come after you: say why this is fine"));
        }
    }
    let until = raw.until.as_ref().and_then(|day| day.date().map_err(|fault| faults.add(fault)).ok());
    let text = |text: &Option<Str<'_>>| text.as_ref().map(|text| text.text.trim().to_owned());
    let unknown = raw.rule.as_ref().map(|rule| {
        let unknown = places.diagnostic(Fault::new(rule.at, format!("there is no rule `{}`", rule.text)));
        Diagnostic { level: Level::Warning, ..unknown }
    });
    let waiver = Waiver {
        rules: text(&raw.rule).into_iter().collect(),
        subject: text(&raw.subject),
        scope: Scope::Files,
        reason: text(&raw.reason).unwrap_or_default(),
        until,
        written: written(places, raw.at),
    };
    let articles = raw.articles.iter().filter_map(|glob| PathGlob::check(glob, folder, places, faults)).collect();
    Entry { waiver, articles, unknown }
}
