//! `factlint rules list`: the rules in force, one a line.

use super::super::args::{Format, RuleArgs};
use super::super::exit::Status;
use super::super::rule_source;
use super::super::terminal;
use super::in_force;
use factlint::diagnostic::Diagnostic;
use factlint::report::table;
use factlint::rules::{Rule, Severity};
use serde::Serialize;
use std::io::Write;

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

/// Runs the command.
pub(super) fn run(source: &RuleArgs, format: Format) -> Result<Status, Vec<Diagnostic>> {
    let set = rule_source::load(&in_force(source)?.0)?;
    let rules: Vec<Listed<'_>> = set.rules.iter().map(Listed::from).collect();
    Ok(terminal::show(|out| match format {
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
    }))
}
