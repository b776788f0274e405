//! Slips that what is said makes doubtful: under the wrong form the articles say something else than under the right one.
//!
//! `Peter Brauneck, 30` and `Peter Braunek, 80` are more likely two people than one with a slip in his name and another in
//! his age. A slip is doubtful in all articles then. Wrong forms that the glossary lists are wrong whatever is said.

use crate::finding::{Doubt, Finding, Verdict};
use crate::statement::{Certainty, Statement, Subject};
use crate::text::fold;
use crate::value::Value;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use smol_str::SmolStr;
use std::collections::BTreeSet;
use std::hash::BuildHasher;
use std::sync::Arc;

/// A word that is taken for a slip, and what it is held against.
struct Pair {
    /// Index of the finding, and the wrong word as it is written there.
    of: (usize, String),
    /// The words that tell them apart, folded.
    wrong: String,
    right: String,
    /// The usual name, and the names that have the wrong word, folded.
    usual: String,
    variants: FxHashSet<String>,
    /// The articles that have the wrong word.
    articles: FxHashSet<Arc<str>>,
}

/// Under which form something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Wrong,
    Right,
}

/// What one finding has of a pair: whether it is said under the wrong form, or the right one.
#[derive(Default)]
struct Said {
    wrong: Vec<usize>,
    right: Vec<usize>,
}

/// What a finding says, as far as it may make slips doubtful.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Saying {
    rule: SmolStr,
    subject: SmolStr,
    verdict: Verdict,
    dissent: Vec<usize>,
    told: Vec<Told>,
}

/// The same of a statement.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Told {
    /// The words that name whom it is about.
    named: SmolStr,
    subject: SmolStr,
    article: SmolStr,
    /// A hash of its value.
    value: u64,
}

impl Saying {
    fn of(finding: &Finding) -> Self {
        let Finding { rule, subject, verdict, dissent, statements, .. } = finding;
        let dissent = dissent.clone();
        let told = statements.iter().map(Told::of).collect();
        Self { rule: rule.into(), subject: subject.into(), verdict: *verdict, dissent, told }
    }
}

impl Told {
    fn of(statement: &Statement) -> Self {
        let (named, subject) = (statement.subject_text.clone(), statement.subject.name.clone());
        let value = FxBuildHasher.hash_one(statement.value.normal());
        Self { named, subject, article: Arc::clone(&statement.article).into(), value }
    }
}

/// The slips of some findings, by what may make them doubtful.
#[derive(Default)]
pub(crate) struct Slips {
    pairs: Vec<Pair>,
    /// The pairs, by whole names.
    by_name: FxHashMap<String, Vec<usize>>,
    /// The same by the wrong word.
    by_wrong: FxHashMap<String, Vec<usize>>,
}

impl Slips {
    /// The slips of findings on how names are spelled.
    pub(crate) fn of(spelled: &[Finding]) -> Self {
        let mut slips = Self { pairs: pairs(spelled), ..Self::default() };
        for (at, pair) in slips.pairs.iter().enumerate() {
            for name in pair.variants.iter().filter(|name| **name != pair.usual).chain([&pair.usual]) {
                slips.by_name.entry(name.clone()).or_default().push(at);
            }
            slips.by_wrong.entry(pair.wrong.clone()).or_default().push(at);
        }
        slips
    }

    /// A hash of all that decides what they are told of by.
    pub(crate) fn hash(&self) -> [u8; 32] {
        let told = |pair: &Pair| {
            let Pair { wrong, right, usual, variants, .. } = pair;
            format!("{:?}", (wrong, right, usual, variants.iter().collect::<BTreeSet<_>>()))
        };
        let told: BTreeSet<String> = self.pairs.iter().map(told).collect();
        told.iter().fold(Sha256::new(), Digest::chain_update).finalize().into()
    }

    /// What a finding says that may make one of them doubtful; `None`: it cannot.
    pub(super) fn told_of_by(&self, finding: &Finding) -> Option<Saying> {
        let may = !self.pairs.is_empty() && (finding.differs() || self.are_of(&finding.subject));
        let saying = may.then(|| Saying::of(finding))?;
        (!self.said(&saying).is_empty()).then_some(saying)
    }

    /// Whether the finding that a quotation makes by itself may make one doubtful. Where its speaker is not known, it cannot.
    pub(crate) fn are_quoted_in(&self, statement: &Statement) -> bool {
        let Subject { name, certainty, .. } = &statement.subject;
        *certainty == Certainty::Sure && self.are_of(name)
    }

    /// Whether one of them is of this name.
    fn are_of(&self, name: &str) -> bool {
        !self.pairs.is_empty() && self.by_name.contains_key(&fold(name))
    }

    /// Marks those of `spelled`, the findings they are of, that are doubtful by what is said.
    pub(super) fn doubt(self, spelled: &mut [Finding], sayings: impl Iterator<Item = Saying>) {
        let mut doubtful = vec![false; self.pairs.len()];
        // What is said of each of the two, where they are told apart: by pair, claim, and side.
        let mut apart: FxHashMap<(usize, SmolStr), [FxHashSet<u64>; 2]> = FxHashMap::default();
        for saying in sayings {
            for (at, said) in self.said(&saying) {
                let pair = &self.pairs[at];
                if !said.wrong.is_empty() && !said.right.is_empty() {
                    doubtful[at] |= saying.differ(&said);
                    continue;
                }
                let subject = fold(&saying.subject);
                let side = usize::from(said.wrong.is_empty());
                if if side == 0 { pair.variants.contains(&subject) } else { pair.usual == subject } {
                    let values = saying.told.iter().map(|told| told.value);
                    apart.entry((at, saying.rule.clone())).or_default()[side].extend(values);
                }
            }
        }
        for ((at, _), [wrong, right]) in apart {
            doubtful[at] |= !wrong.is_empty() && !right.is_empty() && wrong.is_disjoint(&right);
        }
        let doubtful: FxHashSet<(usize, String)> =
            self.pairs.into_iter().zip(doubtful).filter(|(_, doubtful)| *doubtful).map(|(pair, _)| pair.of).collect();
        for (at, finding) in spelled.iter_mut().enumerate() {
            for slip in &mut finding.slips {
                if !slip.listed && doubtful.contains(&(at, fold(&slip.wrong))) {
                    slip.doubt.get_or_insert(Doubt::Differs);
                }
            }
        }
    }

    /// What is said under the forms of each pair that this may make doubtful; by pair.
    fn said(&self, saying: &Saying) -> Vec<(usize, Said)> {
        let names: Vec<(String, String)> =
            saying.told.iter().map(|told| (fold(&told.named), fold(&told.subject))).collect();
        let about = |name: &str| self.by_name.get(name).into_iter().flatten().copied();
        let mut pairs: BTreeSet<usize> = about(&fold(&saying.subject)).collect();
        // Without a difference, it sets nothing against each other.
        if matches!(saying.verdict, Verdict::Conflict | Verdict::Updated) {
            pairs.extend(names.iter().flat_map(|(_, subject)| about(subject)));
            let words: BTreeSet<&str> = names.iter().flat_map(|(named, _)| words_of(named)).collect();
            let wrong = words.iter().filter_map(|word| self.by_wrong.get(*word)).flatten().copied();
            pairs.extend(wrong.filter(|&at| words.contains(&*self.pairs[at].right)));
        }
        let said = |at: usize| {
            let pair = self.pairs.get(at)?;
            let mut said = Said::default();
            for (nth, (told, (named, subject))) in saying.told.iter().zip(&names).enumerate() {
                match pair.side(named, subject, &told.article) {
                    Some(Side::Wrong) => said.wrong.push(nth),
                    Some(Side::Right) => said.right.push(nth),
                    None => {}
                }
            }
            (!said.wrong.is_empty() || !said.right.is_empty()).then_some((at, said))
        };
        pairs.into_iter().filter_map(said).collect()
    }
}

/// The slips of all findings, one for each word.
fn pairs(findings: &[Finding]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut known: FxHashMap<(usize, String), usize> = FxHashMap::default();
    for (finding, slip) in
        findings.iter().enumerate().flat_map(|(at, finding)| finding.slips.iter().map(move |slip| (at, slip)))
    {
        let (wrong, right) = (fold(&slip.wrong), fold(&slip.right));
        let apart = words_of(&wrong).zip(words_of(&right)).find(|(a, b)| a != b);
        let Some((a, b)) = apart.filter(|_| !slip.listed) else { continue };
        let of = (finding, wrong.clone());
        let at = *known.entry(of.clone()).or_insert_with(|| {
            let names = findings[finding].statements.iter().filter_map(|statement| match &statement.value {
                Value::Words(name) => Some(fold(name)),
                _ => None,
            });
            let variants = names.filter(|name| words_of(name).any(|word| word == a)).collect();
            let usual = fold(&findings[finding].subject);
            let (wrong, right) = (a.to_owned(), b.to_owned());
            pairs.push(Pair { of, wrong, right, usual, variants, articles: FxHashSet::default() });
            pairs.len() - 1
        });
        pairs[at].articles.insert(Arc::clone(&slip.article));
    }
    pairs
}

impl Pair {
    /// Under which form a statement is made; where it names nobody (`he`), its article tells.
    fn side(&self, named: &str, subject: &str, article: &str) -> Option<Side> {
        let has = |text: &str, word: &str| words_of(text).any(|one| one == word);
        if has(named, &self.wrong) {
            return Some(Side::Wrong);
        }
        if has(named, &self.right) {
            return Some(Side::Right);
        }
        let about = self.usual == subject || self.variants.contains(subject);
        about.then(|| if self.articles.contains(article) { Side::Wrong } else { Side::Right })
    }
}

impl Saying {
    /// Whether it sets the two sides against each other.
    fn differ(&self, said: &Said) -> bool {
        let dissents = |side: &[usize]| -> (bool, bool) {
            let dissents = |at: &usize| self.dissent.binary_search(at).is_ok();
            (side.iter().any(dissents), !side.iter().all(dissents))
        };
        match self.verdict {
            Verdict::Conflict => {
                let ((wrong_out, wrong_in), (right_out, right_in)) = (dissents(&said.wrong), dissents(&said.right));
                wrong_out && right_in || wrong_in && right_out
            }
            Verdict::Updated => true,
            Verdict::Agree | Verdict::Single => false,
        }
    }
}

fn words_of(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
