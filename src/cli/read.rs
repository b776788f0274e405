//! Reading: from the paths a user names to what the articles there say, on as many threads as asked for.

use super::files::{self, FoundFile};
use super::progress::Progress;
use super::settings::Reading;
use super::stream;
use factlint::article::Format;
use factlint::check::{Gathered, Kept, Means, Source, gather_with};
use factlint::diagnostic::{Diagnostic, Level};
use factlint::extract::Plan;
use factlint::report;
use factlint::rules::RuleSet;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Does `work` on so many threads, or on one a core.
pub(crate) fn on_threads<T: Send>(
    threads: Option<usize>,
    work: impl FnOnce() -> T + Send,
) -> Result<T, Vec<Diagnostic>> {
    // The pool that is there anyway has one a core.
    let Some(threads) = threads else { return Ok(work()) };
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => Ok(pool.install(work)),
        Err(error) => Err(vec![Diagnostic::error(format!("cannot start the threads: {error}")).help("ask for fewer")]),
    }
}

/// Whether nothing kept the articles from being read in full.
pub(crate) fn is_complete(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().all(|diagnostic| diagnostic.level < Level::Error)
}

/// What reading came to.
#[derive(Default)]
pub(crate) struct Read {
    /// What the files hold; of a large one, in parts.
    pub(crate) gathered: Vec<Gathered>,
    /// How many files were read.
    pub(crate) files: usize,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Takes each file under `paths` to its statements; one that cannot be read is reported, and the others are all the same.
pub(crate) fn gathered(rules: &RuleSet, paths: &[PathBuf], settings: &Reading, progress: &Progress) -> Read {
    let (found, diagnostics) = files::discover(paths);
    let mut read = of_files(rules, &Plan::new(rules), &found, settings, None, progress);
    read.diagnostics.splice(0..0, diagnostics);
    read
}

/// The same for files that were found already, and with what is kept of earlier runs.
pub(crate) fn of_files(
    rules: &RuleSet,
    plan: &Plan<'_>,
    found: &[FoundFile],
    settings: &Reading,
    kept: Option<&Kept<'_>>,
    progress: &Progress,
) -> Read {
    progress.begin(found);
    let means = Means { plan, lexicon: &settings.words, options: &settings.options, kept };
    let (all, diagnostics) = each(rules, found, settings, |file, head| {
        let gathered = match file.format {
            Format::JsonLines => stream::gathered(file, &head, &means, progress)?,
            _ => load(file)?.map(|text| {
                progress.read(text.len() as u64);
                let gathered = gather_with(&means, &Source { text, ..head });
                progress.found(gathered.count());
                vec![gathered]
            }),
        };
        progress.file();
        Ok(gathered)
    });
    Read { files: all.len(), gathered: all.into_iter().flatten().collect(), diagnostics }
}

/// The files under `paths`; one that cannot be read is reported, and the others are all the same.
pub(crate) fn sources(rules: &RuleSet, paths: &[PathBuf], settings: &Reading) -> (Vec<Source>, Vec<Diagnostic>) {
    let (found, mut diagnostics) = files::discover(paths);
    let (all, faults) = sources_of(rules, &found, settings);
    diagnostics.extend(faults);
    (all, diagnostics)
}

/// The same for files that were found already.
pub(crate) fn sources_of(rules: &RuleSet, found: &[FoundFile], settings: &Reading) -> (Vec<Source>, Vec<Diagnostic>) {
    each(rules, found, settings, |file, head| Ok(load(file)?.map(|text| Source { text, ..head })))
}

/// The text of a file; `None` of a report of ours that lies in a folder of articles: it quotes them all.
fn load(file: &FoundFile) -> Result<Option<String>, Box<Diagnostic>> {
    let text = files::load(file).map_err(Box::new)?;
    Ok((file.named || !report::is_report(&text)).then_some(text))
}

/// Takes each file through `take`, with what the configuration says of it.
fn each<T: Send>(
    rules: &RuleSet,
    found: &[FoundFile],
    settings: &Reading,
    take: impl Fn(&FoundFile, Source) -> Result<Option<T>, Box<Diagnostic>> + Sync,
) -> (Vec<T>, Vec<Diagnostic>) {
    let one = |file: &FoundFile| {
        let path = located(file, settings);
        take(file, Source { heard: heard(rules, path, settings), ..source(file, path, String::new(), settings) })
    };
    let read: Vec<_> = found.par_iter().filter_map(|file| one(file).transpose()).collect();
    let (mut all, mut diagnostics) = (Vec::new(), Vec::new());
    for taken in read {
        match taken {
            Ok(taken) => all.push(taken),
            Err(fault) => diagnostics.push(*fault),
        }
    }
    diagnostics.extend(settings.dates.unused().chain(settings.stories.unused()).chain(settings.rule.unused()));
    diagnostics.extend(settings.waivers.unused());
    (all, diagnostics)
}

/// A file, which is [`located`] at `path`, with what the configuration says of it, but for which rules are [`heard`] there.
pub(crate) fn source(file: &FoundFile, path: &Path, text: String, settings: &Reading) -> Source {
    let dated = settings.dates.of(path).and_then(|published| published.of(path));
    Source {
        shown: file.shown.clone(),
        home: home(file, path, settings),
        format: file.format,
        text,
        published: dated.or(settings.published),
        story: settings.stories.of(path).cloned(),
        outlet: settings.house.outlet(path),
        heard: None,
        waived: settings.waivers.of(path),
    }
}

/// The path of a file, which is [`located`] at `path`, from the top of the collection.
fn home(file: &FoundFile, path: &Path, settings: &Reading) -> String {
    let below = settings.top.as_deref().and_then(|top| path.strip_prefix(top).ok());
    below.map_or_else(|| file.shown.clone(), files::shown)
}

/// For each rule, whether it is for the file [`located`] at `path`; `None`: all are for every file.
pub(crate) fn heard(rules: &RuleSet, path: &Path, settings: &Reading) -> Option<Vec<bool>> {
    (!settings.rule.hear_all()).then(|| settings.rule.heard(rules, path))
}

/// Where a file lies, absolute and without links, for the globs of the configuration and the names of stories; where nobody
/// asks, as it was named.
pub(crate) fn located<'f>(file: &'f FoundFile, settings: &Reading) -> &'f Path {
    if settings.goes_by_path() { &file.real } else { &file.path }
}
