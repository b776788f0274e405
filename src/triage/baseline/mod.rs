//! The baseline: findings that were known when it was written, so that a run fails for new ones alone.
//!
//! An entry says what is claimed of a subject, and by how many articles; no line, no path. It covers a finding as long as
//! no disputed value stands in more articles than it did: moving or rewording an article changes nothing, and one article
//! more that repeats the error is news. `file` reads and writes it as TOML, for people to read in a review.

mod file;

pub use file::{read, write};

use crate::diagnostic::Diagnostic;
use crate::finding::{Finding, SuppressedBy, Suppression};
use crate::report::{counted, dissenting};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The files and folders that were checked, from the folder of the baseline, in order: of what lies elsewhere, nothing
    /// can be said.
    pub checked: Vec<String>,
    /// What was found there.
    pub known: Vec<Known>,
}

/// A finding that was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The claim.
    pub rule: String,
    /// The subject's label.
    pub subject: String,
    /// Values that a majority contradicts, or, where there is none, all: in their normal form, with the number of articles
    /// that state each.
    pub disputed: BTreeMap<String, usize>,
    /// The values of the majority, and others that fit them.
    pub held: BTreeMap<String, usize>,
    /// Where its rule is named in the file; nothing for one that stands in no file.
    pub at: Span,
}

/// What a run made of a baseline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Used {
    /// Entries that covered a finding, each with what would be known of it today.
    pub covering: Vec<(usize, Known)>,
    /// Entries whose finding has grown: it counts again.
    pub outgrown: Vec<usize>,
    /// Entries of which nothing was found any more.
    pub stale: Vec<usize>,
}

impl Known {
    /// What is to be known of a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let minority: BTreeSet<usize> = dissenting(finding).iter().copied().collect();
        let (disputed, held) = match minority.len() {
            0 => (articles(finding, |_| true), BTreeMap::new()),
            _ => (articles(finding, |at| minority.contains(&at)), articles(finding, |at| !minority.contains(&at))),
        };
        Self { rule: finding.rule.clone(), subject: finding.subject.clone(), disputed, held, at: Span::default() }
    }

    /// Whether it says the same, wherever it stands.
    fn says(&self, other: &Self) -> bool {
        (&self.disputed, &self.held) == (&other.disputed, &other.held)
    }

    /// How many articles it tells of.
    fn articles(&self) -> usize {
        self.disputed.values().chain(self.held.values()).sum()
    }

    /// Whether nothing about a finding is new, of which `now` is to be known.
    fn covers(&self, now: &Self) -> bool {
        fn of(counts: &BTreeMap<String, usize>, value: &str) -> usize {
            counts.get(value).copied().unwrap_or(0)
        }
        let spread =
            |(value, &articles): (&String, &usize)| articles > of(&self.disputed, value) + of(&self.held, value);
        // An error that most articles hold by now is in dispute no more.
        let prevailed = |(value, &articles): (&String, &usize)| {
            !now.disputed.contains_key(value) && of(&now.held, value) > articles
        };
        !now.disputed.iter().any(spread) && !self.disputed.iter().any(prevailed)
    }
}

/// How many articles state each value in the `wanted` statements.
fn articles(finding: &Finding, wanted: impl Fn(usize) -> bool) -> BTreeMap<String, usize> {
    let mut articles: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (at, statement) in finding.statements.iter().enumerate() {
        if wanted(at) && !statement.is_known() {
            articles.entry(statement.value.normal()).or_default().insert(&statement.article);
        }
    }
    articles.into_iter().map(|(value, articles)| (value, articles.len())).collect()
}

impl Baseline {
    /// Suppresses the findings that were known, of those that count and `could_fail`. Each entry covers one finding.
    pub fn apply(&self, findings: &mut [Finding], could_fail: impl Fn(&Finding) -> bool) -> Used {
        let mut free: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (at, known) in self.known.iter().enumerate() {
            free.entry((known.rule.clone(), known.subject.clone())).or_default().push(at);
        }
        let mut used = Used::default();
        let reason = Arc::new(Suppression { by: SuppressedBy::Baseline, reason: String::new(), place: None });
        let mut grown: BTreeSet<(String, String)> = BTreeSet::new();
        // Of several entries of one name, each finding has its own first, so that none takes what another needs.
        for exact in [true, false] {
            for finding in findings.iter_mut().filter(|finding| finding.counts() && could_fail(finding)) {
                let name = (finding.rule.clone(), finding.subject.clone());
                let Some(entries) = free.get_mut(&name) else { continue };
                let now = Known::of(finding);
                let known = |at: usize| self.known.get(at).filter(|known| known.covers(&now));
                let fits = |at: usize| known(at).filter(|known| !exact || known.says(&now)).map(Known::articles);
                let fitting = entries.iter().enumerate().filter_map(|(index, &at)| Some((fits(at)?, index)));
                if let Some((_, index)) = fitting.min() {
                    used.covering.push((entries.remove(index), now));
                    finding.suppressed = Some(Arc::clone(&reason));
                } else if !exact {
                    grown.insert(name);
                }
            }
        }
        let mut left: Vec<usize> = free.into_values().flatten().collect();
        left.sort_unstable();
        let has_grown = |at: &usize| {
            self.known.get(*at).is_some_and(|known| grown.contains(&(known.rule.clone(), known.subject.clone())))
        };
        (used.outgrown, used.stale) = left.into_iter().partition(has_grown);
        used.covering.sort_by_key(|(at, _)| *at);
        used
    }

    /// This without what is settled: stale entries are gone, and of the others the numbers are those of today.
    #[must_use]
    pub fn pruned(&self, used: &Used) -> Self {
        let today: BTreeMap<usize, &Known> = used.covering.iter().map(|(at, known)| (*at, known)).collect();
        let entry = |(at, known): (usize, &Known)| match today.get(&at) {
            Some(&today) => Some(today.clone()),
            None => used.outgrown.contains(&at).then(|| known.clone()),
        };
        let known = self.known.iter().enumerate().filter_map(entry).collect();
        Self { checked: self.checked.clone(), known }
    }
}

/// A warning where a baseline knows what is settled, at the first such entry in its `text`.
#[must_use]
pub fn stale(baseline: &Baseline, used: &Used, shown: &str, text: &str) -> Option<Diagnostic> {
    let first = used.stale.first().and_then(|&at| baseline.known.get(at))?;
    let message = match used.stale.len() - 1 {
        0 => format!("`{}` of `{}` is settled, and the baseline still knows it", first.rule, first.subject),
        more => {
            let more = counted(more, "entry of the baseline");
            format!("`{}` of `{}` and {more} more are settled", first.rule, first.subject)
        }
    };
    Some(
        Diagnostic::warning(message)
            .in_file(shown)
            .at(text, first.at)
            .help("`factlint baseline prune` takes out what is settled"),
    )
}

#[cfg(test)]
mod tests;
