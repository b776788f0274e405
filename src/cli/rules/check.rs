//! `factlint rules check`: every fault of the rule files, or, where there is none, what is likely a slip.

use super::super::args::RulesCheckArgs;
use super::super::exit::Status;
use super::super::lexicon;
use super::super::rule_source::{self, RuleSource};
use super::super::terminal;
use super::in_force;
use factlint::diagnostic::Diagnostic;
use factlint::report::counted;
use factlint::rule_tests;
use std::io::Write;
use std::path::Path;

/// Runs the command; faults come back as the error.
pub(super) fn run(args: &RulesCheckArgs) -> Result<Status, Vec<Diagnostic>> {
    let (configured, words) = in_force(&args.source)?;
    let named: Vec<_> = args.paths.iter().map(|path| RuleSource::from_word(path, Path::new(""))).collect();
    let sources = if named.is_empty() { configured } else { named };
    let words = lexicon::load(words.as_deref())?;
    let looked_over = rule_source::load_with_files(&sources, |set, files| {
        let warnings = rule_tests::warnings(&set, files, &words);
        let failed = rule_tests::run(&set, &words, |_| true).failures.len();
        (warnings, failed, set.rules.len(), files.len())
    });
    let (warnings, failed, rules, files) = looked_over?;
    terminal::tell(&warnings);
    let written = terminal::show(|out| {
        write!(out, "{} in {}: no faults", counted(rules, "rule"), counted(files, "file"))?;
        if !warnings.is_empty() {
            write!(out, ", {}", counted(warnings.len(), "warning"))?;
        }
        writeln!(out)?;
        if failed > 0 {
            let (tests, fail) = (counted(failed, "test"), if failed == 1 { "fails" } else { "fail" });
            writeln!(out, "{tests} {fail}; `factlint rules test` shows what came out")?;
        }
        Ok(())
    });
    let strict = args.strict && (!warnings.is_empty() || failed > 0);
    Ok(written.max(if strict { Status::Failed } else { Status::Clean }))
}
