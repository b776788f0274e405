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
use factlint::finding::{Agreement, Finding};

/// What the articles came to, whatever was known before.
pub(crate) struct Checked {
    pub(crate) findings: Vec<Finding>,
    pub(crate) agreements: Vec<Agreement>,
    pub(crate) counts: Counts,
    pub(crate) files: usize,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Checks a collection, and shows how far that is unless it is to be `quiet`.
pub(crate) fn checked(collection: &CollectionArgs, settings: &Settings, quiet: bool) -> Checked {
    let (found, faults) = files::discover(&collection.reading.paths);
    let reading = &settings.reading;
    let plan = Plan::new(&settings.rules);
    let cache = Cache::of_run(&collection.cache, &found);
    let kept = cache
        .as_ref()
        .map(|cache| Kept::new(cache, &cache.build, &settings.rules, reading.words.own(), &reading.options));
    let once = |kept: Option<&Kept<'_>>| {
        let progress = Progress::new(quiet);
        let mut read = read::of_files(&settings.rules, &plan, &found, reading, kept, &progress);
        read.diagnostics.splice(0..0, faults.iter().cloned());
        progress.compare();
        concluded(collection, settings, kept, read)
    };
    let mut checked = once(kept.as_ref());
    if kept.is_some_and(|kept| kept.has_lost()) {
        // Another run has made room in the cache, or its file is damaged: what it holds is not needed.
        checked = once(None);
    }
    if let Some(note) = cache.and_then(Cache::close).filter(|_| !quiet) {
        terminal::say(&note);
    }
    checked
}

/// Checks what was read.
pub(crate) fn concluded(
    collection: &CollectionArgs,
    settings: &Settings,
    kept: Option<&Kept<'_>>,
    read: Read,
) -> Checked {
    let Read { gathered, files, mut diagnostics } = read;
    let Outcome { findings, agreements, counts, unused, idle, diagnostics: told, .. } =
        triage::conclude(settings, collection.today, kept, gathered);
    diagnostics.extend(told);
    diagnostics.extend(settings.reading.house.unused(&unused));
    diagnostics.extend(settings.warnings.iter().cloned());
    if read::is_complete(&diagnostics) {
        diagnostics.extend(idle);
    }
    Checked { findings, agreements, counts, files, diagnostics }
}
