//! What a collection of articles comes to, before it is said what of that is new and what is asked for.

use super::args::CollectionArgs;
use super::cache::Cache;
use super::progress::Progress;
use super::read::{self, Read};
use super::settings::Settings;
use super::{files, terminal, triage};
use factlint::check::{Counts, Kept, Outcome};
use factlint::diagnostic::Diagnostic;
use factlint::extract::Plan;
use factlint::finding::Finding;

/// What the articles came to, whatever was known before.
pub(crate) struct Checked {
    pub(crate) findings: Vec<Finding>,
    pub(crate) counts: Counts,
    pub(crate) files: usize,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Checks a collection, and shows how far that is unless it is to be `quiet`.
pub(crate) fn checked(collection: &CollectionArgs, settings: &Settings, quiet: bool) -> Checked {
    let progress = Progress::new(quiet);
    let (read, note) = gathered(collection, settings, &progress);
    progress.compare();
    let checked = concluded(collection, settings, read);
    drop(progress);
    if let Some(note) = note.filter(|_| !quiet) {
        terminal::say(&note);
    }
    checked
}

/// Reads a collection, with what is kept of earlier runs; perhaps a word about why nothing is.
fn gathered(collection: &CollectionArgs, settings: &Settings, progress: &Progress) -> (Read, Option<String>) {
    let Settings { rules, reading, .. } = settings;
    let (found, faults) = files::discover(&collection.reading.paths);
    let cache = Cache::of_run(&collection.cache, &found);
    let kept = cache.as_ref().map(|cache| Kept::new(cache, &cache.build, rules, reading.words.own(), &reading.options));
    let mut read = read::of_files(rules, &Plan::new(rules), &found, reading, kept.as_ref(), progress);
    read.diagnostics.splice(0..0, faults);
    (read, cache.and_then(Cache::close))
}

/// Checks what was read.
pub(crate) fn concluded(collection: &CollectionArgs, settings: &Settings, read: Read) -> Checked {
    let Read { gathered, files, mut diagnostics } = read;
    let Outcome { findings, counts, unused, idle, diagnostics: told, .. } =
        triage::conclude(settings, collection.today, gathered);
    diagnostics.extend(told);
    diagnostics.extend(settings.reading.house.unused(&unused));
    diagnostics.extend(settings.warnings.iter().cloned());
    if read::is_complete(&diagnostics) {
        diagnostics.extend(idle);
    }
    Checked { findings, counts, files, diagnostics }
}
