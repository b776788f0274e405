//! Reports: findings in words, the last step.
//!
//! One file a format, all fed by the same [`Report`]: [`table`] for people, [`html`] for looking, [`json`] for programs, the
//! others for the places people work at; [`Format`] lists them. Those that speak of places are written from [`alert`]s. A
//! report decides what is shown and in which order; what is true was decided before. Nothing here opens a file or asks the
//! terminal: the caller gives the writer and the width.

pub mod alert;
pub mod csv;
pub mod explained;
#[cfg(test)]
pub(crate) mod fixture;
mod format;
pub mod github;
pub mod gitlab;
pub mod html;
mod in_sentence;
pub mod json;
pub mod json_explained;
pub mod json_lines;
pub mod junit;
pub mod markdown;
mod originals;
pub mod rdjson;
pub mod sarif;
mod spoken;
pub mod table;
mod tool;
pub mod uri;

pub use format::Format;
pub use originals::{Originals, Region};

use crate::diagnostic::Diagnostic;
use crate::finding::{Agreement, Cause, Finding, SuppressedBy, Verdict};
use crate::statement::{Place, Statement};
use crate::tally;
use std::collections::{BTreeMap, BTreeSet};

/// Everything a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The findings, in any order.
    pub findings: &'a [Finding],
    /// Agreements that are told of in short alone.
    pub agreements: &'a [Agreement],
    /// The run in numbers.
    pub summary: &'a Summary,
    /// What happened on the way; the table leaves these to the standard error stream.
    pub diagnostics: &'a [Diagnostic],
    /// The files that a change touches, by their paths as shown: what they say is looked at first. `None`: all are alike.
    pub changed: Option<&'a BTreeSet<String>>,
    /// The files that findings stand in, for the formats that want them.
    pub originals: Option<&'a Originals>,
    /// Where the files can be looked at: what a path becomes an address with, put before it. `None`: nowhere.
    pub links: Option<&'a str>,
}

impl<'a> Report<'a> {
    /// A report on a whole collection, without its files.
    #[must_use]
    pub fn new(findings: &'a [Finding], summary: &'a Summary, diagnostics: &'a [Diagnostic]) -> Self {
        Self { findings, agreements: &[], summary, diagnostics, changed: None, originals: None, links: None }
    }

    /// Where the words of a place begin and end, as well as it is known.
    #[must_use]
    pub fn region(&self, place: &Place) -> Region {
        self.originals.map_or_else(|| Originals::default().region(place), |originals| originals.region(place))
    }
}

/// The run in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles read.
    pub articles: usize,
    /// Files read.
    pub files: usize,
    /// Stories the articles belong to.
    pub stories: usize,
    /// Rules in force.
    pub rules: usize,
    /// Statements found, those left out included.
    pub statements: usize,
    /// Findings by verdict; suppressed ones are not among them.
    pub verdicts: Verdicts,
    /// Findings that do not count, for they were known or waived.
    pub suppressed: Suppressed,
    /// Findings left out, for no file that changed takes part in them.
    pub unchanged: usize,
    /// Statements left out because more than one subject fits.
    pub ambiguous: usize,
    /// Articles that state ages and have no publication date to reckon them from.
    pub undated: usize,
    /// Ids of the rules that matched nowhere, in order.
    pub silent_rules: Vec<String>,
    /// Whether everything that was asked for was read and checked.
    pub complete: bool,
}

impl Summary {
    /// `4 conflicts, 6 agree`: the findings in words, those that there are none of left out; and whether that is all.
    #[must_use]
    pub fn in_words(&self) -> String {
        let conflicts = counted(self.verdicts.conflict, "conflict");
        let words = std::iter::once(conflicts).chain(self.beside()).collect::<Vec<_>>().join(", ");
        if self.complete { words } else { format!("{words}; not complete") }
    }

    /// `6 agree`, `2 waived`: what there is beside conflicts.
    fn beside(&self) -> impl Iterator<Item = String> {
        let others = [
            (self.verdicts.updated, "updated"),
            (self.verdicts.agree, "agree"),
            (self.verdicts.single, "in one article alone"),
            (self.verdicts.pointed_out, "with a notice"),
            (self.suppressed.baseline, "known from the baseline"),
            (self.suppressed.waived, "waived"),
        ];
        others.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"))
    }

    /// `26 statements in 5 articles (5 files, 1 story), 50 rules`.
    #[must_use]
    pub fn read_in_words(&self) -> String {
        format!(
            "{} in {} ({}, {}), {}",
            counted(self.statements, "statement"),
            counted(self.articles, "article"),
            counted(self.files, "file"),
            counted(self.stories, "story"),
            counted(self.rules, "rule"),
        )
    }
}

/// How many findings there are of each verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// Statements that cannot all be true.
    pub conflict: usize,
    /// A later article brings a newer figure.
    pub updated: usize,
    /// All can be true, those pointed out included.
    pub agree: usize,
    /// One article alone.
    pub single: usize,
    /// Agreements with something to point out (a clipped quote).
    pub pointed_out: usize,
}

impl Verdicts {
    /// Counts `findings`.
    #[must_use]
    pub fn count(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings.iter().filter(|finding| finding.counts()) {
            match finding.verdict {
                Verdict::Conflict => counts.conflict += 1,
                Verdict::Updated => counts.updated += 1,
                Verdict::Agree => counts.agree += 1,
                Verdict::Single => counts.single += 1,
            }
            counts.pointed_out += usize::from(is_pointed_out(finding));
        }
        counts
    }
}

/// How many findings do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Suppressed {
    /// They were there when the baseline was written.
    pub baseline: usize,
    /// A waiver was given, in the configuration or in an article.
    pub waived: usize,
}

impl Suppressed {
    /// Counts those of `findings`.
    #[must_use]
    pub fn count(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for suppression in findings.iter().filter_map(|finding| finding.suppressed.as_ref()) {
            match suppression.by {
                SuppressedBy::Baseline => counts.baseline += 1,
                SuppressedBy::Waiver | SuppressedBy::Comment => counts.waived += 1,
            }
        }
        counts
    }
}

/// What a report in a format that articles have, too, begins with: it lies where it was written, and is no article.
pub(crate) const MARK: &str = "<!-- factlint report -->";

/// Whether a file holds a report of this program, and no articles.
#[must_use]
pub fn is_report(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let doctype = "<!doctype html>";
    let after = text.get(..doctype.len()).filter(|head| head.eq_ignore_ascii_case(doctype)).map_or(0, str::len);
    text[after..].trim_start().starts_with(MARK) || text.starts_with(json_lines::HEAD)
}

/// Which findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// Conflicts alone.
    Conflicts,
    /// Every finding.
    #[default]
    All,
}

/// Whether a finding is no conflict, and yet worth a second look: a clipped quote.
#[must_use]
pub fn is_pointed_out(finding: &Finding) -> bool {
    finding.cause.is_some() && matches!(finding.verdict, Verdict::Agree | Verdict::Single)
}

/// The statements of a finding that a majority of voices contradicts, or what is known. Where no side has more than another,
/// there are none: who is right cannot be told by counting. Of spellings, the usual form is known by more than its number,
/// and so is the weekday of a date.
#[must_use]
pub fn dissenting(finding: &Finding) -> &[usize] {
    let dissent = &finding.dissent;
    let mut sides: BTreeMap<Option<String>, Vec<&Statement>> = BTreeMap::new();
    for (statement, dissents) in marked(finding, dissent) {
        sides.entry(dissents.then(|| statement.value.normal())).or_default().push(statement);
    }
    let majority = sides.remove(&None).map_or(0, tally::weigh);
    let most = sides.into_values().map(tally::weigh).max().unwrap_or(0);
    if majority > most || matches!(finding.cause, Some(Cause::Spelling | Cause::Weekday)) { dissent } else { &[] }
}

/// The statements of a finding, each with whether it is among the [`dissenting`].
pub fn with_dissent(finding: &Finding) -> impl Iterator<Item = (&Statement, bool)> {
    marked(finding, dissenting(finding))
}

fn marked<'f>(finding: &'f Finding, dissent: &[usize]) -> impl Iterator<Item = (&'f Statement, bool)> {
    let mut dissents = vec![false; finding.statements.len()];
    for &at in dissent {
        if let Some(dissents) = dissents.get_mut(at) {
            *dissents = true;
        }
    }
    finding.statements.iter().zip(dissents)
}

impl<'a> Report<'a> {
    /// The findings to show, suppressed ones last: conflicts, updates, what is pointed out, agreements, singles; inside each by rule, subject
    /// and id, whatever order they came in.
    #[must_use]
    pub fn shown(&self, only: Only) -> Vec<&'a Finding> {
        let wanted = |finding: &&Finding| only == Only::All || finding.verdict == Verdict::Conflict;
        let mut shown: Vec<&Finding> = self.findings.iter().filter(wanted).collect();
        shown.sort_by(|a, b| order(a).cmp(&order(b)));
        shown
    }
}

/// What does not count comes after all that does.
const SUPPRESSED: u8 = 5;

fn order(finding: &Finding) -> (u8, &str, &str, &str) {
    let rank = match finding.verdict {
        Verdict::Conflict => 0,
        Verdict::Updated => 1,
        _ if is_pointed_out(finding) => 2,
        Verdict::Agree => 3,
        Verdict::Single => 4,
    };
    let rank = if finding.counts() { rank } else { rank + SUPPRESSED };
    (rank, &finding.rule, &finding.subject, &finding.id)
}

/// `1 article`, `2 articles`, `2 stories`; of `claim in one article alone` the first word is counted.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    let (first, rest) = noun.split_at(noun.find(' ').unwrap_or(noun.len()));
    match first.strip_suffix('y') {
        _ if count == 1 => format!("1 {noun}"),
        Some(stem) => format!("{count} {stem}ies{rest}"),
        None => format!("{count} {first}s{rest}"),
    }
}

/// A share in whole percent, rounded down: only all of them are 100 %.
#[must_use]
pub fn percent(part: usize, whole: usize) -> usize {
    part * 100 / whole.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflicts_come_first_whatever_the_order_given() {
        let mut findings = fixture::findings();
        let summary = fixture::summary();
        let shown = |findings: &[Finding], only| -> Vec<String> {
            let report = Report::new(findings, &summary, &[]);
            report.shown(only).iter().map(|f| format!("{} {}", f.verdict.name(), f.id)).collect()
        };
        let forward = shown(&findings, Only::All);
        findings.reverse();
        assert_eq!(shown(&findings, Only::All), forward);
        assert!(forward[0].starts_with("conflict"), "{forward:?}");
        assert!(shown(&findings, Only::Conflicts).iter().all(|line| line.starts_with("conflict")));
    }

    #[test]
    fn without_a_majority_nobody_dissents() {
        let age = fixture::findings().swap_remove(0);
        assert_eq!(dissenting(&age), [3]);
        let even = Finding { statements: age.statements[2..].to_vec(), dissent: vec![1], ..age };
        assert_eq!(dissenting(&even), [0; 0]);
        assert_eq!(dissenting(&Finding { cause: Some(Cause::Spelling), ..even }), [1]);
    }

    #[test]
    fn verdicts_are_counted() {
        let counts = Verdicts::count(&fixture::findings());
        assert_eq!(counts, Verdicts { conflict: 6, updated: 1, agree: 3, single: 1, pointed_out: 1 });
    }

    #[test]
    fn reports_are_known_again() {
        for (text, is) in [
            ("<!-- factlint report -->\n# 4 conflicts", true),
            ("\u{feff}<!DOCTYPE html>\n<!-- factlint report -->\n<html>", true),
            (r#"{"type":"summary","schema":1,"complete":true}"#, true),
            ("# News\n<!-- factlint report -->", false),
            ("<!doctype html><p>é", false),
            ("é", false),
            ("", false),
        ] {
            assert_eq!(is_report(text), is, "{text}");
        }
    }

    #[test]
    fn nouns_are_counted() {
        for (count, noun, shown) in [
            (1, "story", "1 story"),
            (2, "story", "2 stories"),
            (0, "file", "0 files"),
            (3, "claim in one", "3 claims in one"),
        ] {
            assert_eq!(counted(count, noun), shown);
        }
    }
}
