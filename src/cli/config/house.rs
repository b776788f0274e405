//! What a house knows: `[glossary]`, `[aliases]`, `[truth."…"]` and `[source."…"]` of the configuration.
//!
//! What can be told from a file alone is checked when it is read; the rest, once the rules and the words are there:
//! [`House::knowledge`]. What met no article is told at the end, each entry at its place.

use super::globs::PathGlob;
use super::raw::{Raw, RawSource};
use factlint::diagnostic::{Diagnostic, Level};
use factlint::knowledge::{Alias, Knowledge, Term, Truth, Unused, Written, read};
use factlint::lexicon::Lexicon;
use factlint::rules::RuleSet;
use factlint::span::{LineIndex, Span};
use factlint::statement::Place;
use factlint::text::fold;
use factlint::toml_file::{Fault, Faults, Places, Str};
use factlint::voice::Outlet;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// What a house knows.
#[derive(Debug, Default)]
pub(crate) struct House {
    glossary: Vec<(Noted, Vec<Noted>)>,
    aliases: Vec<(Noted, Noted)>,
    facts: Vec<Fact>,
    sources: Vec<Source>,
}

/// A text with its place.
#[derive(Debug, Clone)]
struct Noted {
    text: String,
    /// Its bytes in the file, without quotation marks.
    at: Span,
    file: Arc<File>,
}

/// A configuration file.
#[derive(Debug)]
struct File {
    shown: String,
    text: String,
    lines: LineIndex,
}

/// What is known of a subject under one claim.
#[derive(Debug)]
struct Fact {
    subject: String,
    claim: Noted,
    value: Noted,
}

/// Who articles come from.
#[derive(Debug)]
struct Source {
    name: Noted,
    outlet: Arc<Outlet>,
    articles: Vec<PathGlob>,
}

impl House {
    /// Checks what can be checked without the rules.
    pub(super) fn check(raw: &Raw<'_>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> Self {
        check_names(raw, faults);
        let file = Arc::new(File {
            shown: places.path.to_owned(),
            text: places.source.to_owned(),
            lines: LineIndex::new(places.source),
        });
        let noted = |string: &Str<'_>| Noted::new(string, &file);
        let fact = |subject: &Str<'_>, claim: &Str<'_>, value: &Str<'_>| Fact {
            subject: subject.text.to_string(),
            claim: noted(claim),
            value: noted(value),
        };
        let mut house = Self::default();
        for (right, wrong) in &raw.glossary.entries {
            house.glossary.push((noted(right), wrong.iter().map(noted).collect()));
        }
        for (name, others) in &raw.aliases.entries {
            house.aliases.extend(others.iter().map(|other| (noted(name), noted(other))));
        }
        for (subject, facts) in &raw.truth.entries {
            house.facts.extend(facts.entries.iter().map(|(claim, value)| fact(subject, claim, &value.0)));
        }
        for (name, raw) in &raw.source.entries {
            house.sources.push(source(noted(name), name, raw, folder, places, faults));
        }
        house
    }

    /// This, and what it does not say as `base` says it.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            glossary: merged(self.glossary, base.glossary, |(right, _)| right.text.clone()),
            aliases: merged(self.aliases, base.aliases, |(_, other)| other.text.clone()),
            facts: merged(self.facts, base.facts, |fact| (fact.subject.clone(), fact.claim.text.clone())),
            sources: merged(self.sources, base.sources, |source| source.name.text.clone()),
        }
    }

    /// What is known, read by the rules in force.
    ///
    /// # Errors
    /// Facts that no rule claims or can read, and wrong spellings that are the right one to us.
    pub(crate) fn knowledge(&self, set: &RuleSet, lexicon: &Lexicon) -> Result<Knowledge, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        for (right, wrong) in &self.glossary {
            for same in wrong.iter().filter(|wrong| plain(&wrong.text) == plain(&right.text)) {
                let message = format!("`{}` is `{}` but for capitals, accents or hyphens", same.text, right.text);
                faults.push(same.fault(message).help("these are not compared: remove it"));
            }
        }
        let mut truths = Vec::new();
        for Fact { subject, claim, value } in &self.facts {
            match read(set, lexicon, &claim.text, &value.text) {
                Ok((rule, read)) => {
                    truths.push(Truth { rule, subject: subject.clone(), value: read, written: value.written() });
                }
                Err(fault) => {
                    let place = if fault.claim { claim } else { value };
                    faults.push(place.fault(fault.message).help(fault.help));
                }
            }
        }
        if !faults.is_empty() {
            return Err(in_order(faults));
        }
        let term = |(right, wrong): &(Noted, Vec<Noted>)| Term {
            right: right.text.clone(),
            wrong: wrong.iter().map(|wrong| wrong.text.clone()).collect(),
            written: right.written(),
        };
        let alias = |(name, other): &(Noted, Noted)| Alias { name: name.text.clone(), other: other.text.clone() };
        Ok(Knowledge {
            glossary: self.glossary.iter().map(term).collect(),
            aliases: self.aliases.iter().map(alias).collect(),
            truths,
            outlets: self.sources.iter().map(|source| Arc::clone(&source.outlet)).collect(),
        })
    }

    /// Whether it says of any articles by their path whose they are.
    pub(crate) fn goes_by_path(&self) -> bool {
        self.sources.iter().any(|source| !source.articles.is_empty())
    }

    /// Whose the articles of the file at `path` are, which is absolute and without links.
    pub(crate) fn outlet(&self, path: &Path) -> Option<Arc<Outlet>> {
        let source = self.sources.iter().find(|source| source.articles.iter().any(|glob| glob.fits(path)));
        source.map(|source| Arc::clone(&source.outlet))
    }

    /// A warning for each entry that met no article, in the order of the files.
    pub(crate) fn unused(&self, unused: &Unused) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        let glossary = unused.glossary.iter().filter_map(|&at| self.glossary.get(at));
        told.extend(
            glossary.map(|(right, _)| right.fault(format!("no article names `{}`, right or wrong", right.text))),
        );
        let aliases = unused.aliases.iter().filter_map(|&at| self.aliases.get(at));
        told.extend(aliases.map(|(_, other)| other.fault(format!("no article names `{}`", other.text))));
        let facts = unused.truths.iter().filter_map(|&at| self.facts.get(at));
        told.extend(facts.map(|Fact { subject, claim, .. }| {
            claim.fault(format!("no article makes the claim `{}` about `{subject}`", claim.text))
        }));
        let sources = unused.outlets.iter().filter_map(|&at| self.sources.get(at));
        told.extend(sources.map(|Source { name, .. }| name.fault(format!("no article is of `{}`", name.text))));
        in_order(told).into_iter().map(|told| Diagnostic { level: Level::Warning, ..told }).collect()
    }
}

impl Noted {
    fn new(string: &Str<'_>, file: &Arc<File>) -> Self {
        let quoted = file.text.get(string.at.range()).is_some_and(|raw| raw.starts_with(['"', '\'']));
        let at = if quoted { string.place(Span::new(0, string.text.len())) } else { string.at };
        Self { text: string.text.to_string(), at, file: Arc::clone(file) }
    }

    fn fault(&self, message: String) -> Diagnostic {
        Places::new(&self.file.shown, &self.file.text).diagnostic(Fault::new(self.at, message))
    }

    /// The place for a statement.
    fn written(&self) -> Written {
        let Span { start, end } = self.at;
        let File { shown, text, lines } = &*self.file;
        let (line, column) = lines.line_column(text, start);
        let words = text.get(self.at.range()).unwrap_or_default().into();
        let place = Place { path: shown.as_str().into(), start, end, line, column, text: words };
        Written { place, line: lines.line(text, line).trim().into() }
    }
}

/// `own`, and what of `base` it has no entry for.
fn merged<T, K: Ord>(mut own: Vec<T>, base: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let said: BTreeSet<K> = own.iter().map(&key).collect();
    own.extend(base.into_iter().filter(|entry| !said.contains(&key(entry))));
    own
}

/// Reports names that say nothing, and other names of two.
fn check_names(raw: &Raw<'_>, faults: &mut Faults) {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let to_go_by: BTreeSet<&str> = raw.aliases.entries.iter().map(|(name, _)| &*name.text).collect();
    for (name, others) in &raw.aliases.entries {
        if others.is_empty() {
            let fault = Fault::new(name.at, format!("`{}` has no other name", name.text));
            faults.add(fault.help("list them: \"Ada Lovelace\" = [\"Ada Byron\", \"Countess of Lovelace\"]"));
        }
        for other in others {
            let known = names.insert(&other.text, &name.text).filter(|known| **known != *name.text);
            if known.is_some() || to_go_by.contains(&*other.text) {
                let fault = Fault::new(other.at, format!("`{}` is a name of two", other.text));
                faults.add(fault.help("list all names of one under the name to go by"));
            }
        }
    }
    let lists = [&raw.glossary, &raw.aliases];
    let listed = lists.into_iter().flat_map(|table| &table.entries).flat_map(|(name, list)| list.iter().chain([name]));
    let subjects = raw.truth.entries.iter().map(|(subject, _)| subject);
    for name in listed.chain(subjects).filter(|name| !name.text.chars().any(char::is_alphanumeric)) {
        faults.add(Fault::new(name.at, "a name has a letter or a digit"));
    }
}

fn source(
    noted: Noted,
    name: &Str<'_>,
    raw: &RawSource<'_>,
    folder: &Path,
    places: &Places<'_>,
    faults: &mut Faults,
) -> Source {
    if raw.articles.is_empty() && raw.marks.is_empty() {
        let fault = Fault::new(name.at, format!("nothing says which articles are of `{}`", name.text));
        faults.add(fault.help("give paths, articles = [\"wire/**\"], or words they begin with, marks = [\"(AP)\"]"));
    }
    for mark in raw.marks.iter().filter(|mark| mark.text.trim().is_empty()) {
        faults.add(Fault::new(mark.at, "an empty mark stands in every article"));
    }
    let outlet = Outlet {
        name: (*name.text).into(),
        once: raw.copies.as_ref().is_some_and(|copies| copies.value.once),
        weight: raw.weight.map_or(1, |weight| u32::try_from(weight.0).unwrap_or(1)),
        marks: raw.marks.iter().map(|mark| mark.text.to_string()).collect(),
    };
    let articles = raw.articles.iter().filter_map(|glob| PathGlob::check(glob, folder, places, faults)).collect();
    Source { name: noted, outlet: Arc::new(outlet), articles }
}

/// Messages by file and place.
fn in_order(mut told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    told.sort_by_cached_key(|told| (told.path.clone(), told.at.as_ref().map(|at| (at.line, at.column))));
    told
}

/// A name as it is compared.
fn plain(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
