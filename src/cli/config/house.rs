//! What a house knows: `[glossary]`, `[aliases]`, `[truth."…"]` and `[source."…"]` of the configuration.
//!
//! What can be told from the file alone is checked when it is read; the rest, once the rules and the words are there:
//! [`House::knowledge`]. What met no article is told at the end, each entry at its place.

use super::outlets::Outlets;
use super::raw::Raw;
use factlint::diagnostic::{Diagnostic, Level};
use factlint::knowledge::{Alias, Knowledge, Term, Truth, Unused, Written, read};
use factlint::lexicon::Lexicon;
use factlint::rules::RuleSet;
use factlint::span::{LineIndex, Span};
use factlint::statement::Place;
use factlint::text::fold;
use factlint::toml_file::{Fault, Faults, Pairs, Places, Str};
use std::collections::BTreeMap;
use std::path::Path;

/// What a house knows, with the file that says so.
#[derive(Debug, Default)]
pub(crate) struct House {
    path: String,
    source: String,
    glossary: Vec<(Noted, Vec<Noted>)>,
    aliases: Vec<(Noted, Noted)>,
    truths: Vec<Fact>,
    /// Who articles come from.
    pub(crate) outlets: Outlets,
    /// The places of their names.
    outlet_names: Vec<Noted>,
}

/// A text and its bytes in the file, without quotation marks.
#[derive(Debug)]
struct Noted {
    text: String,
    at: Span,
}

/// What is known of a subject under one claim.
#[derive(Debug)]
struct Fact {
    subject: String,
    claim: Noted,
    value: Noted,
}

impl House {
    /// Checks what can be checked without the rules.
    pub(super) fn check(raw: &Raw<'_>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> Self {
        let noted = |string: &Str<'_>| noted(string, places.source);
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, others) in lists(&raw.aliases) {
            if others.is_empty() {
                let fault = Fault::new(name.at, format!("`{}` has no other name", name.text));
                faults.add(fault.help("list them: \"Ada Lovelace\" = [\"Ada Byron\", \"Countess of Lovelace\"]"));
            }
            for other in others {
                let known = names.insert(&other.text, &name.text).filter(|known| **known != *name.text);
                let chained = raw.aliases.entries.iter().any(|(name, _)| name.text == other.text);
                if chained || known.is_some() {
                    let message = format!("`{}` is a name of two", other.text);
                    faults.add(Fault::new(other.at, message).help("list all names of one under the name to go by"));
                }
            }
        }
        let all_names =
            lists(&raw.glossary).chain(lists(&raw.aliases)).flat_map(|(name, others)| others.iter().chain([name]));
        let subjects = raw.truth.entries.iter().map(|(subject, _)| subject);
        for name in all_names.chain(subjects).filter(|name| !name.text.chars().any(char::is_alphanumeric)) {
            faults.add(Fault::new(name.at, "a name has a letter or a digit"));
        }
        let fact = |subject: &Str<'_>, claim: &Str<'_>, value: &Str<'_>| Fact {
            subject: subject.text.to_string(),
            claim: noted(claim),
            value: noted(value),
        };
        Self {
            path: places.path.to_owned(),
            source: places.source.to_owned(),
            glossary: lists(&raw.glossary)
                .map(|(name, wrong)| (noted(name), wrong.iter().map(noted).collect()))
                .collect(),
            aliases: lists(&raw.aliases)
                .flat_map(|(name, others)| others.iter().map(move |other| (noted(name), noted(other))))
                .collect(),
            truths: (raw.truth.entries.iter())
                .flat_map(|(subject, facts)| {
                    facts.entries.iter().map(move |(claim, value)| fact(subject, claim, &value.0))
                })
                .collect(),
            outlets: Outlets::check(&raw.source, folder, faults),
            outlet_names: raw.source.entries.iter().map(|(name, _)| noted(name)).collect(),
        }
    }

    /// What is known, read by the rules in force.
    ///
    /// # Errors
    /// Facts that no rule claims or can read, and wrong spellings that are the right one to us.
    pub(crate) fn knowledge(&self, set: &RuleSet, lexicon: &Lexicon) -> Result<Knowledge, Vec<Diagnostic>> {
        let mut faults = Faults::default();
        let lines = LineIndex::new(&self.source);
        let term = |(right, wrong): &(Noted, Vec<Noted>)| Term {
            right: right.text.clone(),
            wrong: wrong.iter().map(|wrong| wrong.text.clone()).collect(),
            written: self.written(right, &lines),
        };
        for (right, wrong) in &self.glossary {
            for same in wrong.iter().filter(|wrong| plain(&wrong.text) == plain(&right.text)) {
                let message = format!("`{}` is `{}` but for capitals, accents or hyphens", same.text, right.text);
                faults.add(Fault::new(same.at, message).help("these are not compared: remove it"));
            }
        }
        let mut truths = Vec::new();
        for Fact { subject, claim, value } in &self.truths {
            match read(set, lexicon, &claim.text, &value.text) {
                Ok((rule, read)) => {
                    let written = self.written(value, &lines);
                    truths.push(Truth { rule, subject: subject.clone(), value: read, written });
                }
                Err(fault) => {
                    let at = if fault.claim { claim.at } else { value.at };
                    faults.add(Fault::new(at, fault.message).help(fault.help));
                }
            }
        }
        let alias = |(name, other): &(Noted, Noted)| Alias { name: name.text.clone(), other: other.text.clone() };
        let knowledge = Knowledge {
            glossary: self.glossary.iter().map(term).collect(),
            aliases: self.aliases.iter().map(alias).collect(),
            truths,
            outlets: self.outlets.all.clone(),
        };
        if faults.is_empty() { Ok(knowledge) } else { Err(faults.into_diagnostics(&self.path, &self.source)) }
    }

    /// A warning for each entry that met no article, in the order of the file.
    pub(crate) fn unused(&self, unused: &Unused) -> Vec<Diagnostic> {
        let mut told: Vec<(Span, String)> = Vec::new();
        let glossary = unused.glossary.iter().filter_map(|&at| self.glossary.get(at));
        told.extend(
            glossary.map(|(right, _)| (right.at, format!("no article names `{}`, right or wrong", right.text))),
        );
        let aliases = unused.aliases.iter().filter_map(|&at| self.aliases.get(at));
        told.extend(aliases.map(|(_, other)| (other.at, format!("no article names `{}`", other.text))));
        let truths = unused.truths.iter().filter_map(|&at| self.truths.get(at));
        told.extend(truths.map(|Fact { subject, claim, .. }| {
            (claim.at, format!("no article makes the claim `{}` about `{subject}`", claim.text))
        }));
        let outlets = unused.outlets.iter().filter_map(|&at| self.outlet_names.get(at));
        told.extend(outlets.map(|name| (name.at, format!("no article is of `{}`", name.text))));
        told.sort();
        let places = Places::new(&self.path, &self.source);
        let warning =
            |(at, message)| Diagnostic { level: Level::Warning, ..places.diagnostic(Fault::new(at, message)) };
        told.into_iter().map(warning).collect()
    }

    fn written(&self, noted: &Noted, lines: &LineIndex) -> Written {
        let Span { start, end } = noted.at;
        let (line, column) = lines.line_column(&self.source, start);
        let text = self.source.get(noted.at.range()).unwrap_or_default().to_owned();
        let place = Place { path: self.path.as_str().into(), start, end, line, column, text };
        Written { place, line: lines.line(&self.source, line).trim().into() }
    }
}

/// Names, each with a list.
fn lists<'r, 'f>(pairs: &'r Pairs<'f, Vec<Str<'f>>>) -> impl Iterator<Item = (&'r Str<'f>, &'r Vec<Str<'f>>)> {
    pairs.entries.iter().map(|(name, list)| (name, list))
}

fn noted(string: &Str<'_>, source: &str) -> Noted {
    let quoted = source.get(string.at.range()).is_some_and(|raw| raw.starts_with(['"', '\'']));
    let inside = |string: &Str<'_>| string.place(Span::new(0, string.text.len()));
    Noted { text: string.text.to_string(), at: if quoted { inside(string) } else { string.at } }
}

/// A name as it is compared.
fn plain(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
