//! `factlint rules`: the rules in force listed, and their own tests run.

use super::args::{Format, RuleArgs, RulesCommand};
use super::config;
use super::exit::Status;
use super::lexicon;
use super::rule_source::{self, RuleSource};
use super::terminal;
use factlint::diagnostic::Diagnostic;
use factlint::lexicon::Lexicon;
use factlint::report::{counted, table};
use factlint::rule_tests;
use factlint::rules::{Rule, RuleSet, Severity};
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// `factlint rules list` and `factlint rules test`.
pub(crate) fn run(command: &RulesCommand) -> Status {
    let done = match command {
        RulesCommand::List { source, format } => in_force(source).map(|(set, _)| list(&set, *format)),
        RulesCommand::Test { source } => {
            in_force(source).and_then(|(set, words)| Ok(test(&set, &*lexicon::load(words.as_deref())?)))
        }
    };
    done.unwrap_or_else(|faults| {
        terminal::tell(&faults);
        Status::Incomplete
    })
}

/// The rules, and the folder of word lists that is configured beside them.
fn in_force(args: &RuleArgs) -> Result<(RuleSet, Option<PathBuf>), Vec<Diagnostic>> {
    let config = config::load(args.config.file.as_deref(), Path::new("."))?;
    Ok((rule_source::load(&RuleSource::choose(&args.rules, config.rules))?, config.lexicon))
}

/// One rule in the JSON list; described in `docs/json.md`.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    title: &'a str,
    severity: &'static str,
    pack: Option<ListedPack<'a>>,
    origin: &'a str,
    templates: usize,
    tests: usize,
}

#[derive(Serialize)]
struct ListedPack<'a> {
    name: &'a str,
    version: &'a str,
}

impl<'a> From<&'a Rule> for Listed<'a> {
    fn from(rule: &'a Rule) -> Self {
        let severity = match rule.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let (templates, tests) = (rule.templates.len(), rule.tests.len());
        let pack = rule.pack.as_deref().map(|pack| ListedPack { name: &pack.name, version: &pack.version });
        Self { id: &rule.id, title: &rule.title, severity, pack, origin: &rule.origin, templates, tests }
    }
}

fn list(set: &RuleSet, format: Format) -> Status {
    let rules: Vec<Listed<'_>> = set.rules.iter().map(Listed::from).collect();
    terminal::show(|out| match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &rules)?;
            writeln!(out)
        }
        Format::Table => {
            let head = ["rule", "title", "severity", "pack", "file", "templates", "tests"];
            let rows = rules.iter().map(|rule| {
                let pack = rule.pack.as_ref().map(|pack| format!("{} {}", pack.name, pack.version)).unwrap_or_default();
                // The folder of a pack says no more than its name.
                let named = rule.origin.rsplit(['/', '\\']).next().filter(|_| rule.pack.is_some());
                let file = named.unwrap_or(rule.origin);
                let (templates, tests) = (rule.templates.to_string(), rule.tests.to_string());
                [rule.id.into(), rule.title.into(), rule.severity.into(), pack, file.into(), templates, tests]
            });
            table::write_rows(&head, rows, &[5, 6], terminal::width(), out)
        }
    })
}

fn test(set: &RuleSet, words: &Lexicon) -> Status {
    let failures = rule_tests::run(set, words);
    let tests: usize = set.rules.iter().map(|rule| rule.tests.len()).sum();
    let untested: Vec<&str> = set.rules.iter().filter(|rule| rule.tests.is_empty()).map(|rule| &*rule.id).collect();
    let told: Vec<Diagnostic> = failures
        .iter()
        .map(|failure| {
            Diagnostic::error(format!("rule `{}`: expected {}", failure.rule, failure.expected))
                .in_file(format!("{}:{}", failure.origin, failure.line))
                .help(format!("got {}", failure.got))
        })
        .chain(untested.iter().map(|rule| Diagnostic::warning(format!("rule `{rule}` has no tests"))))
        .collect();
    terminal::tell(&told);
    let written = terminal::show(|out| {
        let (passed, rules) = (tests.saturating_sub(failures.len()), counted(set.rules.len(), "rule"));
        writeln!(out, "{passed} of {tests} tests pass, in {rules}")
    });
    written.max(if failures.is_empty() { Status::Clean } else { Status::Failed })
}
