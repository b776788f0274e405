//! `factlint audit`: mistakes planted in copies of the articles, to see how many of them the rules catch.

use super::args::{AuditArgs, Format};
use super::exit::Status;
use super::progress::is_watched;
use super::read;
use super::rule_names;
use super::settings::Settings;
use super::terminal;
use factlint::audit::{Audit, Collection, Options, audit};
use factlint::diagnostic::Diagnostic;
use factlint::report::{json, table};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Runs the command.
pub(crate) fn run(args: &AuditArgs) -> Status {
    let tried = Settings::of_audit(args).and_then(|settings| {
        let unknown = rule_names::unknown(&args.rule, &settings.rules);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        read::on_threads(settings.reading.threads, || try_out(args, &settings))
    });
    let (audit, diagnostics) = match tried {
        Ok(tried) => tried,
        Err(faults) => {
            terminal::tell(&faults);
            return Status::Incomplete;
        }
    };
    terminal::tell(&diagnostics);
    let complete = read::is_complete(&diagnostics);
    let written = terminal::show(|out| match args.format {
        Format::Json => json::write_audit(&audit, &options(args), complete, &diagnostics, out),
        Format::Table => table::write_audit(&audit, args.quiet, terminal::width(), out),
    });
    written.max(if complete { status(args.min_caught, &audit) } else { Status::Incomplete })
}

fn options(args: &AuditArgs) -> Options {
    Options { plants: args.plants, seed: args.seed, rules: args.rule.clone() }
}

fn try_out(args: &AuditArgs, settings: &Settings) -> (Audit, Vec<Diagnostic>) {
    let (sources, mut diagnostics) = read::sources(&settings.rules, &args.reading.paths, &settings.reading);
    let collection = Collection {
        rules: &settings.rules,
        lexicon: &settings.reading.words,
        sources: &sources,
        reading: &settings.reading.options,
    };
    let bar = bar(args.quiet);
    let audit = audit(&collection, &options(args), &|done, all| {
        bar.set_length(all as u64);
        bar.set_position(bar.position().max(done as u64));
    });
    bar.finish_and_clear();
    diagnostics.extend(audit.untouched.diagnostics.iter().cloned());
    diagnostics.extend(settings.warnings.iter().cloned());
    (audit, diagnostics)
}

/// A bar on the standard error stream, where somebody sees it.
fn bar(quiet: bool) -> ProgressBar {
    if !is_watched(quiet) {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{wide_bar} {pos} of {len} mistakes planted, {eta} to go") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Too few caught is a failure, and so is nothing to catch: it shows nothing.
fn status(min: Option<u8>, audit: &Audit) -> Status {
    let enough = |min: u8| !audit.plants.is_empty() && audit.caught() * 100 >= audit.plants.len() * usize::from(min);
    if min.is_none_or(enough) { Status::Clean } else { Status::Failed }
}
