//! `factlint baseline`, and the file that `factlint check` goes by.

use super::args::{BaselineArgs, BaselineCommand, BaselineShowArgs, CollectionArgs, Format};
use super::checked::{Checked, checked};
use super::config::{self, BASELINE_NAME as FILE_NAME, FILE_NAME as CONFIG};
use super::exit::Status;
use super::settings::{Settings, first};
use super::{read, terminal};
use factlint::diagnostic::Diagnostic;
use factlint::finding::Finding;
use factlint::report::{counted, table};
use factlint::triage::baseline::{self, Baseline, Known, Used};
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A baseline that was read.
pub(crate) struct BaselineFile {
    path: PathBuf,
    shown: String,
    text: String,
    baseline: Baseline,
}

impl BaselineFile {
    fn read(path: PathBuf) -> Result<Self, Vec<Diagnostic>> {
        let shown = config::shown(&path);
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let fault = Diagnostic::error(format!("cannot read the baseline: {error}")).in_file(&shown);
            vec![fault.help("`factlint baseline write` makes one")]
        })?;
        let baseline = baseline::read(&text, &shown)?;
        Ok(Self { path, shown, text, baseline })
    }

    /// The baseline that was named, or else the nearest; `None` where there is none.
    ///
    /// # Errors
    /// One that is named and cannot be read; every fault of the file.
    pub(crate) fn find(collection: &CollectionArgs, settings: &Settings) -> Result<Option<Self>, Vec<Diagnostic>> {
        path(collection, settings).map(Self::read).transpose()
    }

    /// What to say of a command that would take from it what it knows of other articles.
    fn elsewhere(&self, command: &str) -> Diagnostic {
        let was = self.baseline.checked.join(" ");
        let fault = Diagnostic::error("the baseline was written of other articles").in_file(&self.shown);
        fault.help(format!("from its folder: `factlint baseline {command} {was}`; or name another with --baseline"))
    }

    /// Suppresses the findings that were known; says what is settled.
    pub(crate) fn apply(
        &self,
        findings: &mut [Finding],
        settings: &Settings,
        paths: &[PathBuf],
    ) -> (Used, Option<Diagnostic>) {
        let used = self.baseline.apply(findings, |finding| settings.fail_on.fails(finding));
        // Of articles that are not looked at, nothing is settled.
        let same = self.baseline.checked == relative(paths, &self.path);
        let stale = same.then(|| baseline::stale(&self.baseline, &used, &self.shown, &self.text)).flatten();
        (used, stale)
    }
}

/// The file that was named, or else the nearest one.
fn path(collection: &CollectionArgs, settings: &Settings) -> Option<PathBuf> {
    let near = || {
        [first(&collection.reading.paths), Path::new(".")].iter().find_map(|start| config::nearest(start, FILE_NAME))
    };
    collection.baseline.clone().or_else(|| settings.baseline.clone()).or_else(near)
}

/// The paths that are checked, as seen from the folder of the baseline.
fn relative(paths: &[PathBuf], baseline: &Path) -> Vec<String> {
    let folder = baseline.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let seen = |path: &PathBuf| {
        let path = path.canonicalize().unwrap_or_else(|_| path.clone());
        let shown =
            path.strip_prefix(&folder).map_or(path.as_path(), |below| below).to_string_lossy().replace('\\', "/");
        if shown.is_empty() { ".".to_owned() } else { shown }
    };
    let mut seen: Vec<String> = paths.iter().map(seen).collect();
    seen.sort_unstable();
    seen.dedup();
    seen
}

/// Runs the command.
pub(crate) fn run(command: &BaselineCommand) -> Status {
    let done = match command {
        BaselineCommand::Write(args) => on_collection(args, write),
        BaselineCommand::Prune(args) => on_collection(args, prune),
        BaselineCommand::Show(args) => show(args),
    };
    done.unwrap_or_else(|faults| {
        terminal::tell(&faults);
        Status::Incomplete
    })
}

/// Checks a collection, and lets `work` do with its findings what is to be done; of an incomplete check, nothing is.
fn on_collection(
    args: &BaselineArgs,
    work: impl FnOnce(&BaselineArgs, &Settings, &mut [Finding]) -> Result<Status, Vec<Diagnostic>>,
) -> Result<Status, Vec<Diagnostic>> {
    let settings = Settings::new(&args.collection)?;
    let Checked { mut findings, diagnostics, .. } =
        read::on_threads(settings.reading.threads, || checked(&args.collection, &settings, false))?;
    if !read::is_complete(&diagnostics) {
        let nothing = Diagnostic::error("the baseline is left as it is: the check is not complete");
        return Err(diagnostics.into_iter().chain([nothing.help("see the messages above")]).collect());
    }
    terminal::tell(&diagnostics);
    work(args, &settings, &mut findings)
}

fn write(args: &BaselineArgs, settings: &Settings, findings: &mut [Finding]) -> Result<Status, Vec<Diagnostic>> {
    let path = path(&args.collection, settings).unwrap_or_else(|| {
        let beside = config::nearest(first(&args.collection.reading.paths), CONFIG);
        beside.map_or_else(|| PathBuf::from(FILE_NAME), |config| config.with_file_name(FILE_NAME))
    });
    let failing = findings.iter().filter(|finding| finding.counts() && settings.fail_on.fails(finding));
    let known: Vec<Known> = failing.map(Known::of).collect();
    let (count, checked) = (known.len(), relative(&args.collection.reading.paths, &path));
    if path.exists() {
        let before = BaselineFile::read(path.clone())?;
        if before.baseline.checked != checked {
            return Err(vec![before.elsewhere("write")]);
        }
    }
    store(&Baseline { checked, known }, &path)?;
    Ok(say(&format!("{} known in {}", counted(count, "finding"), config::shown(&path))))
}

fn prune(args: &BaselineArgs, settings: &Settings, findings: &mut [Finding]) -> Result<Status, Vec<Diagnostic>> {
    let Some(file) = BaselineFile::find(&args.collection, settings)? else { return Err(vec![none()]) };
    let checked = relative(&args.collection.reading.paths, &file.path);
    if checked != file.baseline.checked {
        return Err(vec![file.elsewhere("prune")]);
    }
    let (used, _) = file.apply(findings, settings, &args.collection.reading.paths);
    let pruned = file.baseline.pruned(&used);
    let gone = file.baseline.known.len() - pruned.known.len();
    store(&pruned, &file.path)?;
    Ok(say(&format!("{} taken out, {} left", counted(gone, "finding"), pruned.known.len())))
}

fn store(baseline: &Baseline, path: &Path) -> Result<(), Vec<Diagnostic>> {
    std::fs::write(path, baseline::write(baseline)).map_err(|error| {
        let fault = Diagnostic::error(format!("cannot write the baseline: {error}")).in_file(config::shown(path));
        vec![fault.help("name a file that can be written with --baseline")]
    })
}

fn none() -> Diagnostic {
    Diagnostic::error(format!("there is no {FILE_NAME}, here or above")).help("`factlint baseline write` makes one")
}

fn say(line: &str) -> Status {
    terminal::show(|out| writeln!(out, "{line}"))
}

fn show(args: &BaselineShowArgs) -> Result<Status, Vec<Diagnostic>> {
    let path = args.file.clone().or_else(|| config::nearest(Path::new("."), FILE_NAME));
    let BaselineFile { baseline, .. } = BaselineFile::read(path.ok_or_else(|| vec![none()])?)?;
    let shown = match args.format {
        Format::Json => {
            let known: Vec<_> = baseline.known.iter().map(object).collect();
            let document = json!({ "schema": 1, "checked": baseline.checked, "known": known });
            terminal::show(|out| writeln!(out, "{document:#}"))
        }
        Format::Table => {
            let row = |known: &Known| {
                [known.rule.clone(), known.subject.clone(), values(&known.disputed), values(&known.held)]
            };
            let head = ["claim", "subject", "disputed", "held"];
            terminal::show(|out| {
                table::write_rows(&head, baseline.known.iter().map(row), &[], terminal::width(), out)?;
                writeln!(out, "{} known", counted(baseline.known.len(), "finding"))
            })
        }
    };
    Ok(shown)
}

/// An entry for programs.
fn object(Known { rule, subject, disputed, held, .. }: &Known) -> serde_json::Value {
    json!({ "rule": rule, "subject": subject, "disputed": disputed, "held": held })
}

/// `37 (1 article), 38 (2 articles)`.
fn values(counts: &BTreeMap<String, usize>) -> String {
    let said = counts.iter().map(|(value, articles)| format!("{value} ({})", counted(*articles, "article")));
    said.collect::<Vec<_>>().join(", ")
}
