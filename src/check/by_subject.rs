//! The second half of concluding: statements given their final subjects, and compared.
//!
//! Most of what a story says, no other story speaks of: that is compared by itself. What ties join to other stories (a name, a
//! run of words of a quotation) is parted by these, as evenly as chance will have it, into so many parts that one fits in
//! memory with ease. How many there are makes no difference to what is found.

use super::by_story::{About, Beside, Claims, Told};
use super::conclude::Ground;
use super::kept::Kept;
use super::shelf::{self, Shelf, Slot};
use super::ties;
use crate::compare::{self, Across, Compared, Fate, Slips, Stock, Wanted, Wording};
use crate::diagnostic::Diagnostic;
use crate::finding::{Agreement, Finding, Verdict};
use crate::resolve::{self, Labels, Meant};
use crate::statement::Statement;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Statements of a part, about.
pub(super) const OF_A_PART: usize = 1 << 14;
/// Parts at most: more would be too small to be worth a place of their own.
const MOST_PARTS: usize = 1024;
/// Stories whose statements are parted at once by one thread, at least, and how often that is done at most: what is put away
/// in crumbs takes longer than it has to.
const STORIES: usize = 512;
const MOST_TIMES: usize = 256;

/// What becomes of the findings of which there is no more to tell than that they are there: most of all findings.
#[derive(Clone, Copy)]
pub enum Mere<'a> {
    /// They are told of in full.
    InFull,
    /// Agreements are told of in short, as this has it; what one article alone states is counted.
    InShort(&'a (dyn Fn(&Finding) -> Agreement + Sync)),
}

/// What is compared with what.
#[derive(Clone, Copy)]
pub(super) struct With<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) shelf: &'a dyn Shelf,
    pub(super) kept: Option<&'a Kept<'a>>,
    /// Statements of a part, about.
    pub(super) of_a_part: usize,
    pub(super) mere: Mere<'a>,
}

/// Compares what the stories came to. The findings come in the order of reports.
pub(super) fn compared(with: With<'_>, told: Told<'_>) -> Result<Compared, Diagnostic> {
    let Told { claims, subjects, spelled, .. } = told;
    let wanted = claims.iter().flat_map(|claims| &claims.about).map(|about| about.subject);
    let labels = subjects.labels(with.ground.known, wanted);
    let shared = Shared::of(with.ground, &labels, &claims);
    let slips = Slips::of(&spelled);
    let outside =
        Sha256::new().chain_update([u8::from(matches!(with.mere, Mere::InShort(_)))]).chain_update(slips.hash());
    let comparing = Comparing { with, labels, shared, slips, outside };
    let mut all = Compared::default();
    let statements: usize = claims.iter().map(|claims| claims.about.len()).sum();
    let parts = (statements / with.of_a_part + 1).min(MOST_PARTS);
    let at_once = STORIES.max(claims.len() / MOST_TIMES);
    let of_stories: Vec<OfStories> =
        claims.par_chunks(at_once).map(|stories| comparing.of_stories(stories, parts)).collect::<Result<_, _>>()?;
    let mut slots_of: Vec<Vec<Option<Slot>>> = Vec::with_capacity(of_stories.len());
    for OfStories { compared, slots } in of_stories {
        all.add(compared);
        slots_of.push(slots);
    }
    // As many parts at once as there are threads: a thread that waits inside one would begin another.
    let numbers: Vec<usize> = (0..parts).collect();
    for some in numbers.chunks(rayon::current_num_threads()) {
        let of_part = |&part: &usize| {
            let slots = slots_of.iter().filter_map(|slots| *slots.get(part)?);
            comparing.of_part(slots, part, parts)
        };
        let found: Vec<Compared> = some.par_iter().map(of_part).collect::<Result<_, Diagnostic>>()?;
        found.into_iter().for_each(|part| all.add(part));
    }
    all.report(spelled, comparing.slips);
    all.agreements.par_sort_unstable();
    Ok(all)
}

impl Mere<'_> {
    /// What becomes of a finding.
    fn fate(self, finding: &Finding) -> Fate {
        match (self, finding.verdict) {
            (Self::InShort(short), Verdict::Agree) if !finding.differs() => Fate::InShort(short(finding)),
            (Self::InShort(_), Verdict::Single) if !finding.differs() => Fate::Counted,
            _ => Fate::Kept,
        }
    }
}

/// What of some stories was compared by itself, and where the rest lies, by part.
struct OfStories {
    compared: Compared,
    slots: Vec<Option<Slot>>,
}

/// What comparing a story came to by itself, and what is left.
#[derive(Debug, Default)]
pub(super) struct Alone {
    pub(super) compared: Compared,
    /// The statements that others speak of as well, in order, about their final subjects.
    pub(super) shared: Vec<Statement>,
}

/// Whether the subject of a statement is guessed; and of a quotation, the whole it belongs to.
type Standing = (bool, Option<u32>);

/// What it takes to compare.
struct Comparing<'a> {
    with: With<'a>,
    labels: Labels,
    shared: Shared,
    slips: Slips,
    /// Of what decides how a story compares but for the story: what all have in common.
    outside: Sha256,
}

impl Comparing<'_> {
    /// Compares what these stories alone say, and puts the rest away in so many parts.
    fn of_stories(&self, stories: &[Claims<'_>], parts: usize) -> Result<OfStories, Diagnostic> {
        let mut compared = Compared::default();
        let mut shared: Vec<Vec<(Statement, Standing)>> = vec![Vec::new(); parts];
        for claims in stories {
            let wholes: Vec<Option<u32>> =
                claims.about.iter().map(|about| self.shared.whole(claims, about, &self.labels)).collect();
            let Alone { compared: alone, shared: left } = self.alone_or_kept(claims, &wholes)?;
            compared.add(alone);
            let of = claims.about.iter().zip(&wholes).filter_map(|(about, whole)| Some((about, (*whole)?)));
            for (statement, (about, whole)) in left.into_iter().zip(of) {
                shared[whole as usize % parts].push((statement, (about.guessed, about.utterance().map(|_| whole))));
            }
        }
        let away = |part: Vec<(Statement, Standing)>| match part.is_empty() {
            true => Ok(None),
            false => {
                let (statements, standing): (Vec<Statement>, Vec<Standing>) = part.into_iter().unzip();
                shelf::put_with(self.with.shelf, &standing, &statements).map(Some)
            }
        };
        Ok(OfStories { compared, slots: shared.into_iter().map(away).collect::<Result<_, _>>()? })
    }

    /// What a story comes to by itself, or came to in an earlier run.
    fn alone_or_kept(&self, claims: &Claims<'_>, wholes: &[Option<u32>]) -> Result<Alone, Diagnostic> {
        let Some((kept, members)) = self.with.kept.zip(claims.members) else { return self.alone(claims, wholes) };
        let outside = self.outside(claims, wholes);
        if let Some(alone) = kept.alone(members, &outside) {
            return Ok(alone);
        }
        let mut alone = self.alone(claims, wholes)?;
        kept.keep_alone(members, &outside, &mut alone);
        Ok(alone)
    }

    /// A hash of all that decides what comparing a story comes to, but for the story: what its subjects are called in the end,
    /// which of its statements others speak of, and which of its phrases are stock.
    fn outside(&self, claims: &Claims<'_>, wholes: &[Option<u32>]) -> Sha256 {
        let mut hash = self.outside.clone();
        for (about, whole) in claims.about.iter().zip(wholes) {
            let label = match about.subject {
                Meant::One(number) => self.labels.get(number),
                Meant::Several | Meant::Event => None,
            };
            hash.update([u8::from(whole.is_some()), u8::from(label.is_some())]);
            let label = label.unwrap_or_default();
            hash.update(label.len().to_le_bytes());
            hash.update(label);
        }
        for run in claims.utterances.stock(&self.shared.stock) {
            hash.update(run.to_le_bytes());
        }
        hash
    }

    /// Compares what a story alone says; `wholes` tells for each of its statements what others speak of as well.
    fn alone(&self, claims: &Claims<'_>, wholes: &[Option<u32>]) -> Result<Alone, Diagnostic> {
        let statements = match (claims.slot, self.with.kept.zip(claims.members)) {
            (Some(slot), _) => shelf::unpacked(&self.with.shelf.take(slot)?)?,
            (None, Some((kept, members))) => kept.claims(members)?,
            (None, None) => return Err(shelf::lost()),
        };
        let mut printings = vec![0_u32; claims.utterances.count()];
        claims.about.iter().filter_map(About::utterance).for_each(|at| printings[at] += 1);
        let (mut own, mut shared, mut left_out) = (Vec::new(), Vec::new(), 0);
        for ((mut statement, about), whole) in statements.into_iter().zip(&claims.about).zip(wholes) {
            self.labels.name(&mut statement.subject, about.subject);
            let alone = about.utterance().is_some_and(|at| printings[at] == 1);
            match whole {
                Some(_) => shared.push(statement),
                None if alone && self.is_left_out(&statement) => left_out += 1,
                None => own.push((statement, (about.guessed, about.utterance().map(|at| at as u32)))),
            }
        }
        let mut compared = self.compared(own);
        compared.left_out += left_out;
        Ok(Alone { compared, shared })
    }

    /// Compares what lies in these slots: all of the part of this number, among so many.
    fn of_part(&self, slots: impl Iterator<Item = Slot>, number: usize, parts: usize) -> Result<Compared, Diagnostic> {
        let mut statements: Vec<(Statement, Standing)> = Vec::new();
        for slot in slots {
            let (standing, told) = shelf::unpacked_with::<Vec<Standing>>(&self.with.shelf.take(slot)?)?;
            statements.extend(told.into_iter().zip(standing));
        }
        for (quote, &whole) in self.with.ground.standard.known_quotes().zip(&self.shared.known) {
            if whole as usize % parts == number {
                statements.push((quote.clone(), (false, Some(whole))));
            }
        }
        Ok(self.compared(statements))
    }

    /// Compares statements of which no others may have to be compared with them.
    fn compared(&self, statements: Vec<(Statement, Standing)>) -> Compared {
        let rules = &self.with.ground.set.rules;
        let mut quotations: BTreeMap<u32, Vec<Statement>> = BTreeMap::new();
        let mut others = Vec::new();
        for (statement, (guessed, whole)) in statements {
            match whole {
                Some(whole) => quotations.entry(whole).or_default().push(statement),
                None => others.push((statement, guessed)),
            }
        }
        let mut others = resolve::borne_out(rules, others);
        resolve::tell_apart(rules, &mut others);
        let quotations = quotations.into_values().collect();
        let wanted = Wanted { fate: &|finding| self.with.mere.fate(finding), slips: &self.slips };
        compare::said(&self.with.ground.standard, others, quotations, &self.shared.stock, &wanted)
    }

    /// Whether nobody wants to know that one article states this.
    fn is_left_out(&self, statement: &Statement) -> bool {
        matches!(self.with.mere, Mere::InShort(_)) && !self.slips.are_quoted_in(statement)
    }
}

impl About<Meant> {
    /// The tie of the name of whom a statement is about, in the end; of a quotation there is none.
    fn name(&self, labels: &Labels) -> Option<u64> {
        match (self.beside, self.subject) {
            (Beside::Name(own), Meant::One(number)) => Some(labels.get(number).map_or(own, ties::of_name)),
            (Beside::Name(own), Meant::Several | Meant::Event) => Some(own),
            (Beside::Utterance(_), _) => None,
        }
    }
}

/// What several stories speak of.
struct Shared {
    /// The ties of names.
    names: FxHashSet<u64>,
    /// For each utterance of all stories, the first of its whole.
    wholes: Vec<u32>,
    /// The wholes that utterances of several stories belong to, or quotations that are known.
    several: FxHashSet<u32>,
    /// The wholes of the quotations that are known.
    known: Vec<u32>,
    stock: Stock,
}

impl Shared {
    fn of(ground: &Ground<'_>, labels: &Labels, claims: &[Claims<'_>]) -> Self {
        let names = claims.par_iter().flat_map_iter(|claims| {
            let mut names: Vec<u64> = claims.about.iter().filter_map(|about| about.name(labels)).collect();
            names.sort_unstable();
            names.dedup();
            names
        });
        let names = ties::repeated(names.collect());
        let known: Vec<Wording> =
            ground.standard.known_quotes().map(|quote| compare::wording(quote, ground.lexicon)).collect();
        let Across { wholes, known, stock } = compare::across(&known, claims.iter().map(|claims| &claims.utterances));
        let mut several: FxHashSet<u32> = known.iter().copied().collect();
        let mut first: FxHashMap<u32, usize> = FxHashMap::default();
        for (story, claims) in claims.iter().enumerate() {
            for &whole in wholes.iter().skip(claims.before).take(claims.utterances.count()) {
                if *first.entry(whole).or_insert(story) != story {
                    several.insert(whole);
                }
            }
        }
        Self { names, wholes, several, known, stock }
    }

    /// A number for what other stories speak of as well, among them a statement; `None`: its story alone speaks of it.
    fn whole(&self, claims: &Claims<'_>, about: &About<Meant>, labels: &Labels) -> Option<u32> {
        match about.utterance() {
            Some(at) => self.wholes.get(claims.before + at).copied().filter(|whole| self.several.contains(whole)),
            None => about.name(labels).filter(|name| self.names.contains(name)).map(|name| (name >> 32) as u32),
        }
    }
}
