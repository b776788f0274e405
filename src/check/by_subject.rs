//! The second half of concluding: statements given their final subjects, and compared.
//!
//! What is compared has one subject, so statements are parted by it, as evenly as chance will have it, into so many parts
//! that one fits in memory with ease. Quotations alone are compared all together. How many parts there are makes no
//! difference to what is found.

use super::by_story::{Claims, Told};
use super::conclude::Ground;
use super::shelf::{self, Shelf, Slot};
use crate::compare::{self, Compared, Kinds, Slips};
use crate::diagnostic::Diagnostic;
use crate::finding::{Finding, Verdict};
use crate::resolve::{Defined, Figures, Labels};
use crate::rules::By;
use crate::statement::Statement;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Statements of a part, about.
pub(super) const OF_A_PART: usize = 1 << 14;
/// Parts at most: more would be too small to be worth a place of their own.
const MOST_PARTS: usize = 1024;
/// Stories whose statements are parted at once by one thread.
const STORIES: usize = 512;

/// What becomes of findings that one article alone states, and of which there is nothing else to tell: most of all findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Singles {
    /// They are kept.
    Kept,
    /// They are counted, as soon as nothing else depends on them.
    Counted,
}

/// Compares what the stories came to. The findings come in the order of reports.
pub(super) fn compared(
    ground: &Ground<'_>,
    shelf: &dyn Shelf,
    told: Told,
    of_a_part: usize,
    keep: Singles,
) -> Result<Compared, Diagnostic> {
    let rules = &ground.set.rules;
    let Told { claims, subjects, spelled, headed, .. } = told;
    let statements: usize = claims.iter().map(|claims| claims.about.len()).sum();
    let parts = (statements / of_a_part + 1).min(MOST_PARTS);
    let naming = Naming { ground, shelf, labels: subjects.labels(ground.known) };
    let figures = naming.figures(&claims)?;
    let defined = if headed { naming.defined(&claims, &figures)? } else { Defined::default() };
    let kinds = Kinds::new(rules);
    let slots_of: Vec<Vec<Option<Slot>>> = claims
        .par_chunks(STORIES)
        .map(|claims| {
            let mut buckets: Vec<Vec<Statement>> = vec![Vec::new(); parts + 1];
            for of_story in claims {
                for (mut statement, guessed) in naming.named(of_story, true)? {
                    if guessed && !figures.are_close(&statement) {
                        continue;
                    }
                    defined.tell_apart(rules, &mut statement);
                    // Quotations come last.
                    let quote = kinds.of(&statement) == Some(By::Quote);
                    let bucket = if quote { parts } else { bucket(&statement, parts) };
                    buckets[bucket].push(statement);
                }
            }
            let away = |bucket: Vec<Statement>| match bucket.is_empty() {
                true => Ok(None),
                false => shelf::put(shelf, &bucket).map(Some),
            };
            buckets.into_iter().map(away).collect()
        })
        .collect::<Result<_, Diagnostic>>()?;
    let slips = Slips::of(&spelled);
    let wanted = |finding: &Finding| keep == Singles::Kept || !is_mere(finding) || slips.are_told_of_by(finding);
    let of_part = |&part: &usize| {
        let mut statements = Vec::new();
        for slot in slots_of.iter().filter_map(|slots| *slots.get(part)?) {
            statements.extend(shelf::unpacked(&shelf.take(slot)?)?);
        }
        if part == parts {
            statements.extend(compare::known_quotes(rules, ground.lexicon, ground.known));
        }
        Ok(compare::said(rules, ground.lexicon, ground.known, statements, &wanted))
    };
    let mut all = Compared { findings: spelled, ..Compared::default() };
    // As many parts at once as there are threads: a thread that waits inside one would begin another.
    let numbers: Vec<usize> = (0..=parts).collect();
    for some in numbers.chunks(rayon::current_num_threads()) {
        let found: Vec<Compared> = some.par_iter().map(of_part).collect::<Result<_, Diagnostic>>()?;
        for part in found {
            all.ambiguous += part.ambiguous;
            all.left_out += part.left_out;
            all.findings.extend(part.findings);
        }
    }
    all.findings = compare::reported(all.findings);
    let before = all.findings.len();
    all.findings.retain(|finding| keep == Singles::Kept || !is_mere(finding));
    all.left_out += before - all.findings.len();
    Ok(all)
}

/// Whether one article alone states what there is, and there is nothing to tell of it.
fn is_mere(finding: &Finding) -> bool {
    finding.verdict == Verdict::Single && !finding.differs()
}

/// Which of so many parts a statement belongs to.
fn bucket(statement: &Statement, parts: usize) -> usize {
    let mut hasher = FxHasher::default();
    statement.subject.name.hash(&mut hasher);
    (hasher.finish() >> 32) as usize % parts
}

/// What it takes to name the subjects of statements.
struct Naming<'a> {
    ground: &'a Ground<'a>,
    shelf: &'a dyn Shelf,
    labels: Labels,
}

impl Naming<'_> {
    /// The statements of a story about their subjects, each with whether that is a guess; `last` frees their place.
    fn named(&self, claims: &Claims, last: bool) -> Result<impl Iterator<Item = (Statement, bool)>, Diagnostic> {
        let bytes = if last { self.shelf.take(claims.slot)? } else { self.shelf.get(claims.slot)? };
        let statements = shelf::unpacked(&bytes)?.into_iter().zip(&claims.about);
        Ok(statements.map(|(mut statement, &(meant, guessed))| {
            self.labels.name(&mut statement.subject, meant);
            (statement, guessed)
        }))
    }

    /// What is said of everybody who is guessed to be meant, and of whoever bears their name.
    fn figures(&self, claims: &[Claims]) -> Result<Figures, Diagnostic> {
        let rules = &self.ground.set.rules;
        if !claims.iter().flat_map(|claims| &claims.about).any(|(_, guessed)| *guessed) {
            return Ok(Figures::new(rules));
        }
        let of_some = |claims: &[Claims]| {
            let mut figures = Figures::new(rules);
            for of_story in claims {
                for (statement, guessed) in self.named(of_story, false)? {
                    figures.add(rules, &statement, guessed);
                }
            }
            Ok(figures)
        };
        let figures: Vec<Figures> = claims.par_chunks(STORIES).map(of_some).collect::<Result<_, Diagnostic>>()?;
        Ok(figures.into_iter().reduce(Figures::and).unwrap_or_else(|| Figures::new(rules)))
    }

    /// The settings that pages define differently.
    fn defined(&self, claims: &[Claims], figures: &Figures) -> Result<Defined, Diagnostic> {
        let rules = &self.ground.set.rules;
        let mut defined = Defined::default();
        for of_story in claims {
            for (statement, guessed) in self.named(of_story, false)? {
                if !guessed || figures.are_close(&statement) {
                    defined.add(rules, &statement);
                }
            }
        }
        Ok(defined.differently())
    }
}
