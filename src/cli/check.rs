//! `factlint check`: find the articles, read them, check them, report.

use super::args::{CheckArgs, Format};
use super::exit::Status;
use super::files::{self, FoundFile};
use super::settings::Settings;
use super::terminal;
use factlint::check::{Counts, Gathered, Outcome, Source, conclude, gather};
use factlint::diagnostic::{Diagnostic, Level};
use factlint::extract::Plan;
use factlint::finding::Finding;
use factlint::report::table::{Detail, View};
use factlint::report::{Only, Report, Summary, Verdicts, json, table};
use rayon::prelude::*;

/// What a run brought.
#[derive(Debug, Default)]
struct Run {
    findings: Vec<Finding>,
    summary: Summary,
    diagnostics: Vec<Diagnostic>,
    /// What the findings came to.
    status: Option<Status>,
}

/// Runs the command.
pub(crate) fn run(args: &CheckArgs) -> Status {
    let run = Settings::new(args).and_then(|settings| on_threads(settings.threads, || check(args, &settings)));
    let run = run.unwrap_or_else(|faults| Run { diagnostics: faults, ..Run::default() });
    terminal::tell(&run.diagnostics);
    let written = show(args, &run);
    written.max(run.status.unwrap_or(Status::Incomplete))
}

/// Does `work` on so many threads, or on one a core.
fn on_threads<T: Send>(threads: Option<usize>, work: impl FnOnce() -> T + Send) -> Result<T, Vec<Diagnostic>> {
    // Zero is the pool's own word for one a core.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
    match pool {
        Ok(pool) => Ok(pool.install(work)),
        Err(error) => Err(vec![Diagnostic::error(format!("cannot start the threads: {error}")).help("ask for fewer")]),
    }
}

fn check(args: &CheckArgs, settings: &Settings) -> Run {
    let (found, mut diagnostics) = files::discover(&args.paths);
    let plan = Plan::new(&settings.rules);
    let (gathered, faults) = read(&plan, &found, settings);
    diagnostics.extend(faults);
    let files = gathered.len();
    let Outcome { findings, counts, diagnostics: told } = conclude(&settings.rules, &settings.words, gathered);
    diagnostics.extend(told);
    let complete = diagnostics.iter().all(|diagnostic| diagnostic.level < Level::Error);
    let summary = summary(counts, &findings, files, settings.rules.rules.len(), complete);
    let status = settings.fail_on.status(&findings, complete);
    Run { findings, summary, diagnostics, status: Some(status) }
}

/// Takes each file to its statements; one that cannot be read is reported, and the others are checked all the same.
fn read(plan: &Plan<'_>, found: &[FoundFile], settings: &Settings) -> (Vec<Gathered>, Vec<Diagnostic>) {
    let read: Vec<_> = found
        .par_iter()
        .map(|file| {
            let dated = settings.dates.of(&file.path);
            let published = dated.map(|(_, date)| date).or(settings.published);
            let gathered = files::load(file).map(|text| {
                let source = Source { shown: file.shown.clone(), format: file.format, text, published };
                gather(plan, &settings.words, &source, &settings.options)
            });
            (dated.map(|(mark, _)| mark), gathered)
        })
        .collect();
    let (mut all, mut faults, mut used) = (Vec::new(), Vec::new(), Vec::new());
    for (mark, gathered) in read {
        used.extend(mark);
        match gathered {
            Ok(gathered) => all.push(gathered),
            Err(fault) => faults.push(fault),
        }
    }
    faults.extend(settings.dates.unused(&used));
    (all, faults)
}

fn summary(counts: Counts, findings: &[Finding], files: usize, rules: usize, complete: bool) -> Summary {
    Summary {
        articles: counts.articles,
        files,
        stories: counts.stories,
        rules,
        statements: counts.statements,
        verdicts: Verdicts::count(findings),
        ambiguous: counts.ambiguous,
        undated: counts.undated,
        silent_rules: counts.silent_rules,
        complete,
    }
}

/// Writes the report.
fn show(args: &CheckArgs, run: &Run) -> Status {
    let only = if args.output.quiet { Only::Conflicts } else { args.output.only.into() };
    let report = Report { findings: &run.findings, summary: &run.summary, diagnostics: &run.diagnostics };
    match args.output.format {
        Format::Json => terminal::show(|out| json::write(&report, only, out)),
        // Nothing was checked: a table of nothing would look like a clean run.
        Format::Table if run.status.is_none() => Status::Clean,
        Format::Table => {
            let detail = match (args.output.quiet, args.output.verbose) {
                (true, _) => Detail::Quiet,
                (_, true) => Detail::Verbose,
                _ => Detail::Normal,
            };
            terminal::show(|out| table::write(&report, &View { width: terminal::width(), only, detail }, out))
        }
    }
}
