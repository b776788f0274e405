//! `factlint rules`: what somebody who writes rules needs, a file a command: `list`, `check`, `test` and `new`.

mod check;
mod list;
mod new;
mod test;

use super::args::{RuleArgs, RulesCommand};
use super::config;
use super::exit::Status;
use super::rule_names;
use super::rule_source::RuleSource;
use super::terminal;
use factlint::diagnostic::Diagnostic;
use factlint::rules::Rule;
use std::path::{Path, PathBuf};

/// Runs the command that was typed.
pub(crate) fn run(command: &RulesCommand) -> Status {
    let done = match command {
        RulesCommand::List { source, format } => list::run(source, *format),
        RulesCommand::Check(args) => check::run(args),
        RulesCommand::Test(args) => test::run(args),
        RulesCommand::New(args) => new::run(args),
    };
    done.unwrap_or_else(|faults| {
        terminal::tell(&faults);
        Status::Incomplete
    })
}

/// Where the rules come from, and the folder of word lists that is configured beside them.
fn in_force(args: &RuleArgs) -> Result<(Vec<RuleSource>, Option<PathBuf>), Vec<Diagnostic>> {
    let config = config::load(args.config.file.as_deref(), Path::new("."))?;
    Ok((RuleSource::choose(&args.rules, config.rules), config.lexicon))
}

/// Whether `rule` is one of those asked for, by id or by claim; none named: all are.
fn is_chosen(rule: &Rule, named: &[String]) -> bool {
    named.is_empty() || named.iter().any(|name| rule_names::means(name, rule))
}
