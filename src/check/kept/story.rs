//! What stories came to: all that is known of one before the others are looked at, its statements that are to be compared, and
//! what comparing came to of those that no other story speaks of.

use super::{Kept, Key, Use, key, piece};
use crate::check::by_story::{About, OfStory};
use crate::check::by_subject::Alone;
use crate::compare::{Compared, Saying, Utterances};
use crate::diagnostic::Diagnostic;
use crate::finding::{Agreement, Finding};
use crate::packed;
use crate::resolve::Called;
use crate::span::Start;
use crate::statement::Statement;
use crate::story::Entry;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where the statements of a story that are to be compared are kept.
const CLAIMS: u8 = 1;

/// The articles of a story that is known by them.
#[derive(Debug)]
pub(in crate::check) struct Members {
    key: Key,
    /// Where each begins in its file; by id.
    starts: Vec<(Arc<str>, Start)>,
}

/// What is kept of a story, but for its statements and findings.
#[derive(Serialize, Deserialize)]
struct Head {
    statements: usize,
    undated: usize,
    /// The rules that found something.
    fired: BTreeSet<usize>,
    met: Vec<String>,
    called: Vec<Called>,
    about: Vec<About<u32>>,
    utterances: Utterances,
}

/// What is kept beside the findings of statements that no other story speaks of, and beside those that others speak of.
#[derive(Serialize, Deserialize)]
struct AloneHead {
    ambiguous: usize,
    left_out: usize,
    agreements: Vec<Agreement>,
    sayings: Vec<Saying>,
}

impl Kept<'_> {
    /// The members of each story, by its name, of those whose articles all are known by something.
    pub(in crate::check) fn members(&self, articles: &[Entry]) -> FxHashMap<Arc<str>, Members> {
        let mut sorted: Vec<&Entry> = articles.iter().collect();
        sorted.par_sort_unstable_by(|a, b| (&a.story, &a.article).cmp(&(&b.story, &b.article)));
        let stories = sorted.chunk_by(|a, b| a.story == b.story);
        stories.filter_map(|entries| Some((Arc::clone(&entries[0].story), self.members_of(entries)?))).collect()
    }

    /// The same of one story. What it comes to depends on the names of its articles: who stands first in a file stands first
    /// in a report.
    fn members_of(&self, entries: &[&Entry]) -> Option<Members> {
        let mut hash = self.of_stories.clone();
        let mut write = |text: &str| {
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        };
        write(&entries.first()?.story);
        entries.iter().for_each(|entry| write(&entry.article));
        let mut starts = Vec::with_capacity(entries.len());
        for entry in entries {
            let mark = entry.mark?;
            hash.update(mark.hash);
            starts.push((Arc::clone(&entry.article), mark.start));
        }
        Some(Members { key: key(hash), starts })
    }

    /// What the story of this number (from 1) came to.
    pub(in crate::check) fn told(&self, members: &Members, number: usize) -> Option<OfStory> {
        if !self.place.has(&piece(&members.key, CLAIMS)) {
            return None;
        }
        let (head, _, mut spelled) = self.found(&members.key, |bytes| packed::decode_with::<Head>(bytes).ok())?;
        let Head { statements, undated, fired, met, mut called, about, utterances } = head;
        called.iter_mut().for_each(|called| called.number(number));
        members.place(&mut [], &mut spelled);
        let met = met.into_iter().collect();
        Some(OfStory { statements, undated, fired, met, spelled, called, slot: None, about, utterances })
    }

    /// Keeps what a story came to, and its statements that are to be compared.
    pub(in crate::check) fn keep_told(&self, members: &Members, told: &OfStory, mut claims: Vec<Statement>) {
        let OfStory { statements, undated, fired, met, spelled, called, about, utterances, .. } = told;
        let mut met: Vec<String> = met.iter().cloned().collect();
        met.sort_unstable();
        let head = Head {
            statements: *statements,
            undated: *undated,
            fired: fired.clone(),
            met,
            called: called.clone(),
            about: about.clone(),
            utterances: utterances.clone(),
        };
        let mut spelled = spelled.clone();
        members.unplace(&mut claims, &mut spelled);
        self.place.keep(piece(&members.key, CLAIMS), Use::Seldom, packed::encode(&claims));
        self.place.keep(members.key, Use::Always, packed::encode_with(&head, &[], &spelled));
    }

    /// The statements of a story that are to be compared, of one that [`Self::told`] knew.
    pub(in crate::check) fn claims(&self, members: &Members) -> Result<Vec<Statement>, Diagnostic> {
        let mut claims = self.promised(&piece(&members.key, CLAIMS), |bytes| packed::decode(bytes).ok())?;
        members.place(&mut claims, &mut []);
        Ok(claims)
    }

    /// What comparing a story came to, where `outside` is a hash of all else that decides it.
    pub(in crate::check) fn alone(&self, members: &Members, outside: &Sha256) -> Option<Alone> {
        let key = members.alone(outside);
        let (head, mut shared, mut findings) = self.found(&key, |bytes| packed::decode_with(bytes).ok())?;
        let AloneHead { ambiguous, left_out, agreements, sayings } = head;
        members.place(&mut shared, &mut findings);
        Some(Alone { compared: Compared { findings, agreements, ambiguous, left_out, sayings }, shared })
    }

    /// Keeps what comparing a story came to.
    pub(in crate::check) fn keep_alone(&self, members: &Members, outside: &Sha256, alone: &mut Alone) {
        let Alone { compared: Compared { findings, agreements, ambiguous, left_out, sayings }, shared } = alone;
        members.unplace(shared, findings);
        let (agreements, sayings) = (agreements.clone(), sayings.clone());
        let head = AloneHead { ambiguous: *ambiguous, left_out: *left_out, agreements, sayings };
        let bytes = packed::encode_with(&head, shared, findings);
        self.place.keep(members.alone(outside), Use::Always, bytes);
        members.place(shared, findings);
    }
}

impl Members {
    fn alone(&self, outside: &Sha256) -> Key {
        key(outside.clone().chain_update(self.key))
    }

    /// Moves what stands as if each article began its file to where the articles begin.
    fn place(&self, statements: &mut [Statement], findings: &mut [Finding]) {
        self.moved(statements, findings, |start| (Start::default(), start));
    }

    /// Moves it back.
    fn unplace(&self, statements: &mut [Statement], findings: &mut [Finding]) {
        self.moved(statements, findings, |start| (start, Start::default()));
    }

    fn moved(&self, statements: &mut [Statement], findings: &mut [Finding], by: impl Fn(Start) -> (Start, Start)) {
        // What is known beforehand stands in no article, and does not move.
        let of = |article: &str| {
            let at = self.starts.binary_search_by(|(id, _)| (**id).cmp(article)).ok();
            by(at.and_then(|at| self.starts.get(at)).map_or(Start::default(), |&(_, start)| start))
        };
        let move_all = |statements: &mut [Statement]| {
            for statement in statements {
                let (from, to) = of(&statement.article);
                statement.moved(from, to);
            }
        };
        move_all(statements);
        for finding in findings {
            move_all(&mut finding.statements);
            for slip in &mut finding.slips {
                let (from, to) = of(&slip.article);
                slip.moved(from, to);
            }
        }
    }
}
