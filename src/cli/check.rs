//! `factlint check`: read the articles, check them, report.

use super::args::{CheckArgs, CollectionArgs};
use super::baseline::BaselineFile;
use super::exit::Status;
use super::settings::Settings;
use super::{git, output, read, terminal, triage};
use factlint::check::{Counts, Outcome};
use factlint::diagnostic::Diagnostic;
use factlint::finding::Finding;
use factlint::report::{Report, Summary, Suppressed, Verdicts};
use factlint::triage::changed::touches;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a run brought.
#[derive(Debug, Default)]
struct Run {
    findings: Vec<Finding>,
    summary: Summary,
    diagnostics: Vec<Diagnostic>,
    /// The files that a change touches, by their paths as shown, where that is asked.
    changed: Option<BTreeSet<String>>,
    /// What the findings came to.
    status: Option<Status>,
}

/// Runs the command.
pub(crate) fn run(args: &CheckArgs) -> Status {
    let run = Settings::new(&args.collection)
        .and_then(|settings| read::on_threads(settings.reading.threads, || check(args, &settings))?);
    let run = run.unwrap_or_else(|faults| Run { diagnostics: faults, ..Run::default() });
    terminal::tell(&run.diagnostics);
    let report = Report { changed: run.changed.as_ref(), ..Report::new(&run.findings, &run.summary, &run.diagnostics) };
    let written = output::write(&args.output, &report, run.status.is_some());
    written.max(run.status.unwrap_or(Status::Incomplete))
}

fn check(args: &CheckArgs, settings: &Settings) -> Result<Run, Vec<Diagnostic>> {
    let paths = &args.collection.reading.paths;
    // What keeps the run from being what was asked for is said before the articles are read.
    let changed = args.changed.as_ref().map(|revision| git::changed(revision, paths)).transpose();
    let changed = changed.map_err(|fault| vec![*fault])?;
    let baseline = if args.no_baseline { None } else { BaselineFile::find(&args.collection, settings)? };
    let Checked { mut findings, counts, files, mut diagnostics } = checked(&args.collection, settings);
    let complete = read::is_complete(&diagnostics);
    if let Some(baseline) = baseline {
        let (_, stale) = baseline.apply(&mut findings, settings, paths);
        diagnostics.extend(stale.filter(|_| complete));
    }
    let all = findings.len();
    let changed = changed.map(|changed| shown_among(&changed, &findings));
    if let Some(changed) = &changed {
        findings.retain(|finding| touches(finding, changed));
    }
    let rules = settings.rules.rules.len();
    let unchanged = all - findings.len();
    let summary = Summary { unchanged, ..summary(counts, &findings, files, rules, complete) };
    let status = settings.fail_on.status(&findings, complete);
    Ok(Run { findings, summary, diagnostics, changed, status: Some(status) })
}

/// What the articles came to, whatever was known before.
pub(crate) struct Checked {
    pub(crate) findings: Vec<Finding>,
    pub(crate) counts: Counts,
    pub(crate) files: usize,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Checks a collection.
pub(crate) fn checked(collection: &CollectionArgs, settings: &Settings) -> Checked {
    let (gathered, mut diagnostics) = read::gathered(&settings.rules, &collection.reading.paths, &settings.reading);
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

/// Those of the files that `findings` stand in that are among `changed`, by their paths as shown.
fn shown_among(changed: &BTreeSet<PathBuf>, findings: &[Finding]) -> BTreeSet<String> {
    let statements = findings.iter().flat_map(|finding| &finding.statements);
    let paths: BTreeSet<&str> = statements.map(|statement| &*statement.place.path).collect();
    let is_changed = |path: &&str| Path::new(path).canonicalize().is_ok_and(|path| changed.contains(&path));
    paths.into_iter().filter(is_changed).map(str::to_owned).collect()
}

fn summary(counts: Counts, findings: &[Finding], files: usize, rules: usize, complete: bool) -> Summary {
    Summary {
        articles: counts.articles,
        files,
        stories: counts.stories,
        rules,
        statements: counts.statements,
        verdicts: Verdicts::count(findings),
        suppressed: Suppressed::count(findings),
        unchanged: 0,
        ambiguous: counts.ambiguous,
        undated: counts.undated,
        silent_rules: counts.silent_rules,
        complete,
    }
}
