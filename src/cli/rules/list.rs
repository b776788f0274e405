//! `factlint rules list`: the rules in force, one a line.

use super::super::args::{Format, RuleArgs};
use super::super::config;
use super::super::exit::Status;
use super::super::rule_source::{self, RuleSource};
use super::super::terminal;
use factlint::diagnostic::Diagnostic;
use factlint::report::table;
use factlint::rules::Rule;
use serde::Serialize;
use std::io::Write;
use std::path::Path;

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
        let (templates, tests) = (rule.templates.len(), rule.tests.len());
        let pack = rule.pack.as_deref().map(|pack| ListedPack { name: &pack.name, version: &pack.version });
        Self {
            id: &rule.id,
            title: &rule.title,
            severity: rule.severity.name(),
            pack,
            origin: &rule.origin,
            templates,
            tests,
        }
    }
}

/// Runs the command.
pub(super) fn run(source: &RuleArgs, format: Format) -> Result<Status, Vec<Diagnostic>> {
    let config = config::load(source.config.file.as_deref(), Path::new("."))?;
    let mut set = rule_source::load(&RuleSource::choose(&source.rules, config.rules))?;
    terminal::tell(&config.rule.apply(&mut set));
    let rules: Vec<Listed<'_>> = set.rules.iter().map(Listed::from).collect();
    Ok(terminal::show(|out| match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &rules)?;
            writeln!(out)
        }
        Format::Table => {
            let head = ["rule", "title", "severity", "from", "tests"];
            let rows = rules.iter().map(|rule| {
                // The file of a pack's rule is named like its claim.
                let pack = rule.pack.as_ref().map(|pack| format!("{} {}", pack.name, pack.version));
                let from = pack.unwrap_or_else(|| rule.origin.to_owned());
                [rule.id.into(), rule.title.into(), rule.severity.into(), from, rule.tests.to_string()]
            });
            table::write_rows(&head, rows, &[4], terminal::width(), out)
        }
    }))
}
