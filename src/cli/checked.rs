//! What a collection of articles comes to, before it is said what of that is new and what is asked for.

use super::args::CollectionArgs;
use super::settings::Settings;
use super::{read, triage};
use factlint::check::{Counts, Gathered, Outcome};
use factlint::diagnostic::Diagnostic;
use factlint::finding::Finding;

/// What the articles came to, whatever was known before.
pub(crate) struct Checked {
    pub(crate) findings: Vec<Finding>,
    pub(crate) counts: Counts,
    pub(crate) files: usize,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Checks a collection.
pub(crate) fn checked(collection: &CollectionArgs, settings: &Settings) -> Checked {
    let (gathered, diagnostics) = read::gathered(&settings.rules, &collection.reading.paths, &settings.reading);
    concluded(collection, settings, gathered, diagnostics)
}

/// Checks what was read; `diagnostics` are those of reading it.
pub(crate) fn concluded(
    collection: &CollectionArgs,
    settings: &Settings,
    gathered: Vec<Gathered>,
    mut diagnostics: Vec<Diagnostic>,
) -> Checked {
    let files = gathered.len();
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
