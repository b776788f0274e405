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
    let plan = Plan::new(rules);
    each(rules, paths, settings, |source| gather(&plan, &settings.words, &source, &settings.options))
}

/// The files under `paths`; one that cannot be read is reported, and the others are all the same.
pub(crate) fn sources(rules: &RuleSet, paths: &[PathBuf], settings: &Reading) -> (Vec<Source>, Vec<Diagnostic>) {
    each(rules, paths, settings, |source| source)
}

#[allow(clippy::result_large_err, reason = "once a file, beside reading it")]
fn each<T: Send>(
    rules: &RuleSet,
    paths: &[PathBuf],
    settings: &Reading,
    take: impl Fn(Source) -> T + Sync,
) -> (Vec<T>, Vec<Diagnostic>) {
    let (found, mut diagnostics) = files::discover(paths);
    let read: Vec<_> =
        found.par_iter().map(|file| files::load(file).map(|text| take(source(rules, file, text, settings)))).collect();
    let mut all = Vec::new();
    for taken in read {
        match taken {
            Ok(taken) => all.push(taken),
            Err(fault) => diagnostics.push(fault),
        }
    }
    diagnostics.extend(settings.dates.unused().chain(settings.stories.unused()).chain(settings.rule.unused()));
    (all, diagnostics)
}

/// One file with what the configuration says of it.
fn source(rules: &RuleSet, file: &FoundFile, text: String, settings: &Reading) -> Source {
    let path = file.path.canonicalize().unwrap_or_else(|_| file.path.clone());
    let dated = settings.dates.of(&path).and_then(|published| published.of(&path));
    Source {
        shown: file.shown.clone(),
        format: file.format,
        text,
        published: dated.or(settings.published),
        story: settings.stories.of(&path).cloned(),
        heard: (!settings.rule.hear_all()).then(|| settings.rule.heard(rules, &path)),
    }
}
