//! `factlint check`: read the articles, check them, report.

use super::args::{CheckArgs, FixArgs, OutputArgs};
use super::baseline::BaselineFile;
use super::checked::{Checked, checked, concluded};
use super::exit::Status;
use super::fix::{Desk, Looked};
use super::settings::Settings;
use super::spill::Spill;
use super::{git, output, read, terminal};
use factlint::check::Counts;
use factlint::diagnostic::Diagnostic;
use factlint::finding::{Agreement, Finding};
use factlint::report::{Format, Report, Summary, Suppressed, Verdicts};
use factlint::triage::changed::touches;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a run brought.
#[derive(Debug, Default)]
struct Run {
    findings: Vec<Finding>,
    /// Agreements that are told of in short alone.
    agreements: Vec<Agreement>,
    summary: Summary,
    diagnostics: Vec<Diagnostic>,
    /// The files that a change touches, by their paths as shown, where that is asked.
    changed: Option<BTreeSet<String>>,
    /// What was fixed, where that was asked for.
    fixed: Option<String>,
    /// What the findings came to.
    status: Option<Status>,
}

/// Runs the command.
pub(crate) fn run(args: &CheckArgs) -> Status {
    let faults = output::faults(&args.output, &args.collection.reading.paths);
    if !faults.is_empty() {
        terminal::tell(&faults);
        return Status::Incomplete;
    }
    let done = Settings::new(&args.collection).and_then(|mut settings| {
        // Who corrects files needs what they say more than once.
        if !(args.fixing.fix || args.fixing.diff) {
            settings.reading.options.shelf = Some(Arc::new(Spill::new(args.memory)));
            settings.reading.in_full = args.changed.is_some() || shows_all(&args.output);
        }
        read::on_threads(settings.reading.threads, || {
            let bounds = Bounds::new(args, &settings)?;
            Ok(match &args.fixing {
                FixArgs { diff: true, .. } => show_fixes(args, &settings, &bounds),
                FixArgs { fix: true, .. } => report(args, &fixed(args, &settings, &bounds)),
                _ => {
                    let run = judged(args, &settings, &bounds, checked(&args.collection, &settings, args.output.quiet));
                    let status = report(args, &run);
                    // The program ends here, and with it goes its memory, faster than piece by piece.
                    std::mem::forget(run);
                    status
                }
            })
        })?
    });
    done.unwrap_or_else(|faults| report(args, &Run { diagnostics: faults, ..Run::default() }))
}

/// Whether a report shows more of agreements than a list of them, or what one article alone states.
fn shows_all(output: &OutputArgs) -> bool {
    output.verbose || output.format != Format::Table || !output.output.is_empty()
}

fn report(args: &CheckArgs, run: &Run) -> Status {
    // In the log of a workflow they are commands, and the lines they quote must not become any.
    if args.output.format != Format::Github {
        terminal::tell(&run.diagnostics);
    }
    if let Some(fixed) = run.fixed.as_ref().filter(|_| !args.output.quiet) {
        terminal::say(fixed);
    }
    let report = Report {
        agreements: &run.agreements,
        changed: run.changed.as_ref(),
        ..Report::new(&run.findings, &run.summary, &run.diagnostics)
    };
    let written = output::write(&args.output, &report, run.status.is_some());
    written.max(run.status.unwrap_or(Status::Incomplete))
}

/// What bounds a report: the files that changed, and what was known.
struct Bounds {
    changed: Option<BTreeSet<PathBuf>>,
    baseline: Option<BaselineFile>,
}

impl Bounds {
    /// What was asked for. What keeps a run from being that is said before the articles are read.
    fn new(args: &CheckArgs, settings: &Settings) -> Result<Self, Vec<Diagnostic>> {
        let paths = &args.collection.reading.paths;
        let changed = args.changed.as_ref().map(|revision| git::changed(revision, paths)).transpose();
        let changed = changed.map_err(|fault| vec![*fault])?;
        let baseline = if args.no_baseline { None } else { BaselineFile::find(&args.collection, settings)? };
        Ok(Self { changed, baseline })
    }
}

/// What is to be reported of what the articles came to.
fn judged(args: &CheckArgs, settings: &Settings, bounds: &Bounds, checked: Checked) -> Run {
    let Checked { mut findings, agreements, counts, files, mut diagnostics } = checked;
    let complete = read::is_complete(&diagnostics);
    if let Some(baseline) = &bounds.baseline {
        let (_, stale) = baseline.apply(&mut findings, settings, &args.collection.reading.paths);
        diagnostics.extend(stale.filter(|_| complete));
    }
    let all = findings.len();
    let changed = bounds.changed.as_ref().map(|changed| shown_among(changed, &findings));
    if let Some(changed) = &changed {
        findings.retain(|finding| touches(finding, changed));
    }
    let rules = settings.rules.rules.len();
    let unchanged = all - findings.len();
    let summary = Summary { unchanged, ..summary(counts, &findings, agreements.len(), files, rules, complete) };
    let status = settings.fail_on.status(&findings, complete);
    Run { findings, agreements, summary, diagnostics, changed, fixed: None, status: Some(status) }
}

/// Corrects what is safe; what is left then.
fn fixed(args: &CheckArgs, settings: &Settings, bounds: &Bounds) -> Run {
    let (mut desk, told) = Desk::read(settings, &args.collection.reading.paths, true);
    let check = |desk: &Desk<'_>, told: &[Diagnostic]| {
        judged(args, settings, bounds, concluded(&args.collection, settings, None, desk.read_so_far(told.to_vec())))
    };
    let (mut run, left) = desk.correct(|desk| check(desk, &told), looked);
    let faults = desk.write();
    if !faults.is_empty() {
        run = check(&desk, &[told, faults].concat());
    }
    run.diagnostics.extend(left);
    run.fixed = summed_up(&desk, "fixed", &run);
    run
}

/// Shows what would be corrected: a failure, as with other tools, where there is something.
fn show_fixes(args: &CheckArgs, settings: &Settings, bounds: &Bounds) -> Status {
    let (mut desk, told) = Desk::read(settings, &args.collection.reading.paths, false);
    // What the first check tells is told of the files as they are.
    let first = OnceCell::new();
    let check = |desk: &Desk<'_>| {
        let run =
            judged(args, settings, bounds, concluded(&args.collection, settings, None, desk.read_so_far(told.clone())));
        first.get_or_init(|| run.diagnostics.clone());
        run
    };
    let (run, left) = desk.correct(check, looked);
    terminal::tell(&[first.into_inner().unwrap_or_default(), left].concat());
    let shown = desk.show();
    if let Some(fixed) = summed_up(&desk, "would fix", &run).filter(|_| !args.output.quiet) {
        terminal::say(&fixed);
    }
    shown.max(match desk.fixed() {
        _ if !run.summary.complete => Status::Incomplete,
        Some(_) => Status::Failed,
        None => Status::Clean,
    })
}

/// `fixed 3 spellings in 2 files`.
fn summed_up(desk: &Desk<'_>, done: &str, run: &Run) -> Option<String> {
    let nothing = || run.summary.complete.then(|| "nothing to fix".to_owned());
    desk.fixed().map(|fixed| format!("{done} {fixed}")).or_else(nothing)
}

fn looked(run: &Run) -> Looked<'_> {
    Looked { findings: &run.findings, complete: run.summary.complete, changed: run.changed.as_ref() }
}

/// Those of the files that `findings` stand in that are among `changed`, by their paths as shown.
fn shown_among(changed: &BTreeSet<PathBuf>, findings: &[Finding]) -> BTreeSet<String> {
    let statements = findings.iter().flat_map(|finding| &finding.statements);
    let paths: BTreeSet<&str> = statements.map(|statement| &*statement.place.path).collect();
    // A name that is not UTF-8 cannot be looked up as it is shown: rather a finding too many than one missed.
    let is_changed = |path: &&str| {
        path.contains(char::REPLACEMENT_CHARACTER)
            || Path::new(path).canonicalize().is_ok_and(|path| changed.contains(&path))
    };
    paths.into_iter().filter(is_changed).map(str::to_owned).collect()
}

fn summary(
    counts: Counts,
    findings: &[Finding],
    agreements: usize,
    files: usize,
    rules: usize,
    complete: bool,
) -> Summary {
    let verdicts = Verdicts::count(findings);
    Summary {
        articles: counts.articles,
        files,
        stories: counts.stories,
        rules,
        statements: counts.statements,
        verdicts: Verdicts { single: verdicts.single + counts.single, agree: verdicts.agree + agreements, ..verdicts },
        suppressed: Suppressed::count(findings),
        unchanged: 0,
        ambiguous: counts.ambiguous,
        undated: counts.undated,
        silent_rules: counts.silent_rules,
        complete,
    }
}
