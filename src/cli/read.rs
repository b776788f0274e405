//! Reading: from the paths a user names to what the articles there say, on as many threads as asked for.

use super::files::{self, FoundFile};
use super::settings::Reading;
use factlint::check::{Gathered, Source, gather};
use factlint::diagnostic::{Diagnostic, Level};
use factlint::extract::Plan;
use factlint::rules::RuleSet;
use rayon::prelude::*;
use std::path::PathBuf;

/// Does `work` on so many threads, or on one a core.
pub(crate) fn on_threads<T: Send>(
    threads: Option<usize>,
    work: impl FnOnce() -> T + Send,
) -> Result<T, Vec<Diagnostic>> {
    // Zero is the pool's own word for one a core.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
    match pool {
        Ok(pool) => Ok(pool.install(work)),
        Err(error) => Err(vec![Diagnostic::error(format!("cannot start the threads: {error}")).help("ask for fewer")]),
    }
}

/// Whether nothing kept the articles from being read in full.
pub(crate) fn is_complete(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().all(|diagnostic| diagnostic.level < Level::Error)
}

/// Takes each file under `paths` to its statements; one that cannot be read is reported, and the others are all the same.
pub(crate) fn gathered(rules: &RuleSet, paths: &[PathBuf], settings: &Reading) -> (Vec<Gathered>, Vec<Diagnostic>) {
    let (found, mut diagnostics) = files::discover(paths);
    let (all, faults) = of_files(rules, &Plan::new(rules), &found, settings);
    diagnostics.extend(faults);
    (all, diagnostics)
}

/// The same for files that were found already.
pub(crate) fn of_files(
    rules: &RuleSet,
    plan: &Plan<'_>,
    found: &[FoundFile],
    settings: &Reading,
) -> (Vec<Gathered>, Vec<Diagnostic>) {
    let read: Vec<_> = found
        .par_iter()
        .map(|file| files::load(file).map_err(Box::new).map(|text| one(rules, plan, file, text, settings)))
        .collect();
    let (mut all, mut diagnostics) = (Vec::new(), Vec::new());
    for gathered in read {
        match gathered {
            Ok(gathered) => all.push(gathered),
            Err(fault) => diagnostics.push(*fault),
        }
    }
    diagnostics.extend(settings.dates.unused().chain(settings.stories.unused()).chain(settings.rule.unused()));
    (all, diagnostics)
}

/// The statements of one file; of rules that are not for it, none.
fn one(rules: &RuleSet, plan: &Plan<'_>, file: &FoundFile, text: String, settings: &Reading) -> Gathered {
    let mut gathered = gather(plan, &settings.words, &source(file, text, settings), &settings.options);
    if let Some(heard) = heard(rules, file, settings) {
        gathered.statements.retain(|statement| heard.get(statement.rule).copied().unwrap_or(true));
    }
    gathered
}

/// A file with what the configuration says of it.
pub(crate) fn source(file: &FoundFile, text: String, settings: &Reading) -> Source {
    let path = canonical(file);
    let dated = settings.dates.of(&path).and_then(|published| published.of(&path));
    Source {
        shown: file.shown.clone(),
        format: file.format,
        text,
        published: dated.or(settings.published),
        story: settings.stories.of(&path).cloned(),
        outlet: settings.house.outlet(&path),
    }
}

/// For each rule, whether it is for a file; `None`: all are for every file.
pub(crate) fn heard(rules: &RuleSet, file: &FoundFile, settings: &Reading) -> Option<Vec<bool>> {
    (!settings.rule.hear_all()).then(|| settings.rule.heard(rules, &canonical(file)))
}

fn canonical(file: &FoundFile) -> PathBuf {
    file.path.canonicalize().unwrap_or_else(|_| file.path.clone())
}
