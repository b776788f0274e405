//! `factlint check`: read the articles, check them, report.

use super::args::CheckArgs;
use super::exit::Status;
use super::output;
use super::read;
use super::settings::Settings;
use super::terminal;
use super::triage;
use factlint::check::{Counts, Outcome};
use factlint::diagnostic::Diagnostic;
use factlint::finding::Finding;
use factlint::report::{Report, Summary, Suppressed, Verdicts};

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
    let run =
        Settings::new(args).and_then(|settings| read::on_threads(settings.reading.threads, || check(args, &settings)));
    let run = run.unwrap_or_else(|faults| Run { diagnostics: faults, ..Run::default() });
    terminal::tell(&run.diagnostics);
    let report = Report::new(&run.findings, &run.summary, &run.diagnostics);
    let written = output::write(&args.output, &report, run.status.is_some());
    written.max(run.status.unwrap_or(Status::Incomplete))
}

fn check(args: &CheckArgs, settings: &Settings) -> Run {
    let (gathered, mut diagnostics) = read::gathered(&settings.rules, &args.reading.paths, &settings.reading);
    let files = gathered.len();
    let Outcome { findings, counts, unused, idle, diagnostics: told, .. } =
        triage::conclude(settings, args.today, gathered);
    diagnostics.extend(told);
    diagnostics.extend(settings.reading.house.unused(&unused));
    diagnostics.extend(settings.warnings.iter().cloned());
    let complete = read::is_complete(&diagnostics);
    if complete {
        diagnostics.extend(idle);
    }
    let summary = summary(counts, &findings, files, settings.rules.rules.len(), complete);
    let status = settings.fail_on.status(&findings, complete);
    Run { findings, summary, diagnostics, status: Some(status) }
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
