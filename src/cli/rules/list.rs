//! `factlint rules list`: the rules in force, one a line.

use super::super::args::{Format, RuleArgs};
use super::super::exit::Status;
use super::super::rule_source::{self, SHIPPED};
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
    origin: &'a str,
    templates: usize,
    tests: usize,
}

impl<'a> From<&'a Rule> for Listed<'a> {
    fn from(rule: &'a Rule) -> Self {
        let severity = match rule.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let (templates, tests) = (rule.templates.len(), rule.tests.len());
        Self { id: &rule.id, title: &rule.title, severity, origin: &rule.origin, templates, tests }
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
            let head = ["rule", "title", "severity", "from", "templates", "tests"];
            let rows = rules.iter().map(|rule| {
                // Where every shipped rule comes from is no news: its file is named like its claim.
                let from = if rule.origin.starts_with(SHIPPED) { "shipped" } else { rule.origin };
                let (templates, tests) = (rule.templates.to_string(), rule.tests.to_string());
                [rule.id.into(), rule.title.into(), rule.severity.into(), from.into(), templates, tests]
            });
            table::write_rows(&head, rows, &[4, 5], terminal::width(), out)
        }
    }))
}
