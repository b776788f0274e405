//! `factlint check --fix` and `--diff`: what is safe is corrected, in the files or on the screen.
//!
//! A fix can make the next one sure (three articles have a form now, and had two), so the articles are corrected in memory
//! and checked again until nothing is left to correct; only then is a file written. What is reported is the last of these
//! checks, and a second run finds nothing to do. Where the check is not complete, nothing is corrected: articles that were
//! not read might have made the other form the usual one.

use super::exit::Status;
use super::files::{self, FoundFile};
use super::read::{self, Read};
use super::replace::replace;
use super::settings::Settings;
use super::terminal;
use factlint::check::{Gathered, Source, gather};
use factlint::diagnostic::Diagnostic;
use factlint::extract::Plan;
use factlint::finding::Finding;
use factlint::fix::{self, Fix, Fixes, diff};
use factlint::report::counted;
use factlint::span::LineIndex;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The most rounds of correcting and checking: more would be a chain of slips of slips.
const MOST_ROUNDS: usize = 8;

/// A collection that is being corrected.
pub(crate) struct Desk<'s> {
    settings: &'s Settings,
    files: Vec<File>,
    /// Whether the files will be written: places are told in what will be on the disk.
    writes: bool,
}

/// A file as it was read, and as it is by now.
struct File {
    found: FoundFile,
    original: String,
    /// With the fixes made so far.
    source: Source,
    gathered: Gathered,
    /// Fixes made so far.
    fixes: usize,
    /// The fixes of each round, each of the text that the round before left.
    rounds: Vec<Vec<Fix>>,
}

/// What a check of the files as they are came to, as far as fixes are concerned.
pub(crate) struct Looked<'c> {
    pub(crate) findings: &'c [Finding],
    pub(crate) complete: bool,
    /// The files that may be fixed, by their paths as shown; `None`: all.
    pub(crate) changed: Option<&'c BTreeSet<String>>,
}

impl<'s> Desk<'s> {
    /// Reads the files under `paths`, to be written or not.
    pub(crate) fn read(settings: &'s Settings, paths: &[PathBuf], writes: bool) -> (Self, Vec<Diagnostic>) {
        let (found, mut diagnostics) = files::discover(paths);
        let (sources, faults) = read::sources_of(&settings.rules, &found, &settings.reading);
        diagnostics.extend(faults);
        let plan = Plan::new(&settings.rules);
        let gathered: Vec<Gathered> = sources.par_iter().map(|source| gathered(settings, &plan, source)).collect();
        // Sources come in the order of their files; of those that cannot be read, there is none.
        let mut found = found.into_iter();
        let files = sources.into_iter().zip(gathered).filter_map(|(source, gathered)| {
            let found = found.by_ref().find(|file| file.shown == source.shown)?;
            Some(File { found, original: source.text.clone(), source, gathered, fixes: 0, rounds: Vec::new() })
        });
        (Self { settings, files: files.collect(), writes }, diagnostics)
    }

    /// What the files say as they are by now; `diagnostics` are those of reading them.
    pub(crate) fn read_so_far(&self, diagnostics: Vec<Diagnostic>) -> Read {
        let gathered = self.files.iter().map(|file| file.gathered.clone()).collect();
        Read { gathered, files: self.files.len(), diagnostics }
    }

    /// Corrects what is safe, and checks again with `check` until nothing is; the last check, and what is left as it is.
    pub(crate) fn correct<C>(
        &mut self,
        check: impl Fn(&Self) -> C,
        look: impl Fn(&C) -> Looked<'_>,
    ) -> (C, Vec<Diagnostic>) {
        let mut checked = check(self);
        for _ in 0..MOST_ROUNDS {
            let looked = look(&checked);
            if !looked.complete {
                return (checked, vec![incomplete()]);
            }
            let fixes = self.fixes(&looked);
            if fixes.fixes.is_empty() {
                let left = [self.left(&fixes), self.packed(&looked)].concat();
                return (checked, left);
            }
            self.apply(&fixes.fixes);
            checked = check(self);
        }
        let left = self.left(&self.fixes(&look(&checked)));
        (checked, left)
    }

    fn fixes(&self, looked: &Looked<'_>) -> Fixes {
        let mut fixes = self.all_fixes(looked);
        fixes.fixes.retain(|fix| !self.is_packed(&fix.place.path));
        fixes
    }

    /// Of packed files, which are not written, that something in them would be.
    fn packed(&self, looked: &Looked<'_>) -> Vec<Diagnostic> {
        let fixes = self.all_fixes(looked).fixes;
        let paths: BTreeSet<&str> =
            fixes.iter().map(|fix| &*fix.place.path).filter(|path| self.is_packed(path)).collect();
        let told =
            |path| Diagnostic::warning("nothing in this file is fixed: it is packed").in_file(path).help("unpack it");
        paths.into_iter().map(told).collect()
    }

    fn is_packed(&self, path: &str) -> bool {
        self.file(path).is_some_and(|file| file.found.packing.is_some())
    }

    fn all_fixes(&self, looked: &Looked<'_>) -> Fixes {
        let mut fixes = fix::fixes(looked.findings, |path| self.file(path).map(|file| &*file.source.text));
        if let Some(changed) = looked.changed {
            fixes.fixes.retain(|fix| changed.contains(&*fix.place.path));
            fixes.left.retain(|left| changed.contains(&*left.place.path));
        }
        fixes
    }

    fn file(&self, path: &str) -> Option<&File> {
        let at = self.files.binary_search_by(|file| (*file.source.shown).cmp(path)).ok()?;
        self.files.get(at)
    }

    fn apply(&mut self, fixes: &[Fix]) {
        let of_files = fixes.chunk_by(|a, b| a.place.path == b.place.path);
        let of_files: BTreeMap<&str, &[Fix]> =
            of_files.filter_map(|of_file| Some((&*of_file.first()?.place.path, of_file))).collect();
        let (settings, plan) = (self.settings, Plan::new(&self.settings.rules));
        self.files.par_iter_mut().for_each(|file| {
            let Some(fixes) = of_files.get(&*file.source.shown) else { return };
            file.source.text = fix::apply(&file.source.text, *fixes);
            file.fixes += fixes.len();
            file.rounds.push(fixes.to_vec());
            file.gathered = gathered(settings, &plan, &file.source);
        });
    }

    /// What to tell of the slips that are left.
    fn left(&self, fixes: &Fixes) -> Vec<Diagnostic> {
        let tell = |left: &fix::Left| {
            let file = self.file(&left.place.path)?;
            if self.writes {
                return Some(left.diagnostic(&file.source.text, &LineIndex::new(&file.source.text)));
            }
            let mut left = left.clone();
            for at in [&mut left.place.start, &mut left.place.end] {
                *at = file.rounds.iter().rev().fold(*at, |at, fixes| fix::before(fixes, at));
            }
            Some(left.diagnostic(&file.original, &LineIndex::new(&file.original)))
        };
        fixes.left.iter().filter_map(tell).collect()
    }

    /// Writes the files that were corrected; one that cannot be written is as it was, and the others are all the same.
    pub(crate) fn write(&mut self) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let plan = Plan::new(&self.settings.rules);
        for file in self.files.iter_mut().filter(|file| file.fixes > 0) {
            if let Err(fault) = replace(&file.found, &file.original, &file.source.text) {
                faults.push(fault);
                file.source.text.clone_from(&file.original);
                file.fixes = 0;
                file.gathered = gathered(self.settings, &plan, &file.source);
            }
        }
        faults
    }

    /// Shows what would be written.
    pub(crate) fn show(&self) -> Status {
        let changed = || self.files.iter().filter(|file| file.fixes > 0);
        terminal::show_diff(|whom, out| {
            changed().try_for_each(|file| diff::write(&file.source.shown, &file.original, &file.source.text, whom, out))
        })
    }

    /// `3 spellings in 2 files`; `None` where there is none.
    pub(crate) fn fixed(&self) -> Option<String> {
        let changed = || self.files.iter().filter(|file| file.fixes > 0);
        let fixes: usize = changed().map(|file| file.fixes).sum();
        (fixes > 0).then(|| format!("{} in {}", counted(fixes, "spelling"), counted(changed().count(), "file")))
    }
}

fn gathered(settings: &Settings, plan: &Plan<'_>, source: &Source) -> Gathered {
    gather(plan, &settings.reading.words, source, &settings.reading.options)
}

fn incomplete() -> Diagnostic {
    Diagnostic::warning("nothing is fixed, for not all of the articles were read")
        .help("see to the errors above; what is usual is told by all articles")
}
