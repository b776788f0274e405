//! The baseline as a TOML file.
//!
//! Entries stand in a fixed order and each value on a line of its own, so that a review shows what is new, and two branches
//! that settle different things merge.

use super::{Baseline, Known};
use crate::diagnostic::{Diagnostic, is_bidi_control};
use crate::toml_file::{At, Document, Fault, Faults, Pairs, Str, Whole};
use crate::toml_table;
use std::collections::BTreeMap;

/// The form of the file; one that has another was written by another factlint.
const VERSION: u64 = 1;
/// More articles than any collection holds.
const MOST: u64 = 1 << 40;

/// What the file begins with.
const HEAD: &str = "\
# Findings that are known: `factlint check` fails for new ones alone.
# Written by `factlint baseline write`; `factlint baseline prune` takes out what is settled.
# Numbers are articles: an entry covers its finding as long as no disputed value stands in more.
";

toml_table! {
    /// Findings of factlint that were known when this was written.
    struct RawBaseline<'f>("a baseline", "") {
        /// The form of the file.
        "version" => version: Option<At<Whole<1_000>>>, like "version = 1";
        /// The files and folders that were checked, from the folder of this file.
        "checked" => checked: Vec<Str<'f>>;
        /// The findings.
        "known" => known: Vec<RawKnown<'f>>;
    }
}

toml_table! {
    /// A finding that was known.
    struct RawKnown<'f>("a known finding", "[[known]]") {
        /// The claim.
        "rule" => rule: Option<Str<'f>>, like "rule = \"age\"";
        /// Whom or what it is about.
        "subject" => subject: Option<Str<'f>>, like "subject = \"Ada Byron\"";
        /// Values that a majority contradicts, or, where there is none, all: with the number of articles that state each.
        "disputed" => disputed: Pairs<'f, Whole<MOST>>;
        /// The values of the majority, and others that fit them.
        "held" => held: Pairs<'f, Whole<MOST>>;
    }
}

/// Reads the baseline in `text`; `shown` is its path for messages.
///
/// # Errors
/// Every fault of the file.
pub fn read(text: &str, shown: &str) -> Result<Baseline, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let document = Document::parse(text, &mut faults);
    let raw: RawBaseline<'_> = document.read(&mut faults);
    if let Some(version) = raw.version.filter(|version| version.value.0 != VERSION) {
        let message = format!("this baseline has the form {}, and this factlint reads {VERSION}", version.value.0);
        faults.add(Fault::new(version.at, message).help("use the factlint that wrote it, or write it again"));
    }
    let known = raw.known.into_iter().filter_map(known).collect();
    let checked = raw.checked.into_iter().map(|path| path.text.into_owned()).collect();
    if faults.is_empty() { Ok(Baseline { checked, known }) } else { Err(faults.into_diagnostics(shown, text)) }
}

fn known(raw: RawKnown<'_>) -> Option<Known> {
    let count = |pairs: Pairs<'_, Whole<MOST>>| -> BTreeMap<String, usize> {
        let entry = |(value, count): (Str<'_>, Whole<MOST>)| {
            (value.text.into_owned(), usize::try_from(count.0).unwrap_or(usize::MAX))
        };
        pairs.entries.into_iter().map(entry).collect()
    };
    let (rule, subject) = (raw.rule?, raw.subject?);
    Some(Known {
        at: rule.at,
        rule: rule.text.into_owned(),
        subject: subject.text.into_owned(),
        disputed: count(raw.disputed),
        held: count(raw.held),
    })
}

/// The baseline as a file.
#[must_use]
pub fn write(baseline: &Baseline) -> String {
    let list: Vec<String> = baseline.checked.iter().map(|path| quoted(path)).collect();
    let mut text = format!("{HEAD}version = {VERSION}\nchecked = [{}]\n", list.join(", "));
    let mut known: Vec<&Known> = baseline.known.iter().collect();
    known.sort_by_key(|known| (&known.rule, &known.subject, &known.disputed, &known.held));
    for Known { rule, subject, disputed, held, .. } in known {
        text += &format!("\n[[known]]\nrule = {}\nsubject = {}\n", quoted(rule), quoted(subject));
        for (table, counts) in [("disputed", disputed), ("held", held)] {
            for (value, count) in counts {
                text += &format!("{table}.{} = {count}\n", quoted(value));
            }
        }
    }
    text
}

/// `text` as a basic string of TOML, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            // Text from articles could turn the direction of a review's page, or hide in it.
            c if c.is_control() || is_bidi_control(c) => quoted += &format!("\\U{:08X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
