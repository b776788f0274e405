//! `factlint check`: read the articles, check them, report.

use super::args::{CheckArgs, FixArgs};
use super::exit::Status;
use super::fix::{Desk, Looked};
use super::output;
use super::read;
use super::settings::Settings;
use super::terminal;
use factlint::check::{Counts, Gathered, Outcome, conclude};
use factlint::diagnostic::Diagnostic;
use factlint::finding::Finding;
use factlint::report::{Report, Summary, Suppressed, Verdicts};

/// What a run brought.
#[derive(Debug, Default)]
struct Run {
    findings: Vec<Finding>,
    summary: Summary,
    diagnostics: Vec<Diagnostic>,
    /// What was fixed, where that was asked for.
    fixed: Option<String>,
    /// What the findings came to.
    status: Option<Status>,
}

/// Runs the command.
pub(crate) fn run(args: &CheckArgs) -> Status {
    let done = Settings::new(args).and_then(|settings| {
        read::on_threads(settings.reading.threads, || match &args.fixing {
            FixArgs { diff: true, .. } => show_fixes(args, &settings),
            FixArgs { fix: true, .. } => report(args, &fixed(args, &settings)),
            _ => report(args, &check(args, &settings)),
        })
    });
    done.unwrap_or_else(|faults| report(args, &Run { diagnostics: faults, ..Run::default() }))
}

fn report(args: &CheckArgs, run: &Run) -> Status {
    terminal::tell(&run.diagnostics);
    if let Some(fixed) = run.fixed.as_ref().filter(|_| !args.output.quiet) {
        terminal::say(fixed);
    }
    let report = Report::new(&run.findings, &run.summary, &run.diagnostics);
    let written = output::write(&args.output, &report, run.status.is_some());
    written.max(run.status.unwrap_or(Status::Incomplete))
}

fn check(args: &CheckArgs, settings: &Settings) -> Run {
    let (gathered, diagnostics) = read::gathered(&settings.rules, &args.reading.paths, &settings.reading);
    concluded(settings, gathered, diagnostics)
}

/// Corrects what is safe; the check of what is left.
fn fixed(args: &CheckArgs, settings: &Settings) -> Run {
    let (mut desk, told) = Desk::read(settings, &args.reading.paths);
    let check = |desk: &Desk<'_>, told: &[Diagnostic]| concluded(settings, desk.gathered(), told.to_vec());
    let (mut run, left) = desk.correct(|desk| check(desk, &told), looked);
    let faults = desk.write();
    if !faults.is_empty() {
        run = check(&desk, &[told, faults].concat());
    }
    run.diagnostics.extend(left);
    run.fixed = Some(desk.fixed().map_or("nothing to fix".to_owned(), |fixed| format!("fixed {fixed}")));
    run
}

/// Shows what would be corrected: a failure, as with other tools, where there is something.
fn show_fixes(args: &CheckArgs, settings: &Settings) -> Status {
    let (mut desk, told) = Desk::read(settings, &args.reading.paths);
    let (run, left) = desk.correct(|desk| concluded(settings, desk.gathered(), told.clone()), looked);
    terminal::tell(&[run.diagnostics, left].concat());
    let shown = desk.show();
    let fixed = desk.fixed();
    if !args.output.quiet {
        terminal::say(&fixed.as_ref().map_or("nothing to fix".to_owned(), |fixed| format!("would fix {fixed}")));
    }
    shown.max(match fixed {
        _ if !run.summary.complete => Status::Incomplete,
        Some(_) => Status::Failed,
        None => Status::Clean,
    })
}

fn looked(run: &Run) -> Looked<'_> {
    Looked { findings: &run.findings, complete: run.summary.complete, changed: None }
}

fn concluded(settings: &Settings, gathered: Vec<Gathered>, mut diagnostics: Vec<Diagnostic>) -> Run {
    let files = gathered.len();
    let Outcome { findings, counts, unused, diagnostics: told, .. } =
        conclude(&settings.rules, &settings.reading.words, &settings.reading.options.knowledge, gathered);
    diagnostics.extend(told);
    diagnostics.extend(settings.reading.house.unused(&unused));
    diagnostics.extend(settings.warnings.iter().cloned());
    let complete = read::is_complete(&diagnostics);
    let summary = summary(counts, &findings, files, settings.rules.rules.len(), complete);
    let status = settings.fail_on.status(&findings, complete);
    Run { findings, summary, diagnostics, fixed: None, status: Some(status) }
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
