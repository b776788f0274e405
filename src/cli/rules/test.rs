//! `factlint rules test`: the tests that rules carry, run; what was expected beside what came out.

use super::super::args::RulesTestArgs;
use super::super::exit::Status;
use super::super::lexicon;
use super::super::rule_names;
use super::super::rule_source;
use super::super::terminal::{self, Out};
use super::{in_force, is_chosen};
use factlint::diagnostic::{Diagnostic, printable};
use factlint::report::{counted, table};
use factlint::rule_tests::{self, Compared, Failure, Got, Reached};
use factlint::rules::Rule;
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// So many characters of an article are shown above what its test came to.
const SHOWN: usize = 300;

/// Runs the command.
pub(super) fn run(args: &RulesTestArgs) -> Result<Status, Vec<Diagnostic>> {
    let (sources, words) = in_force(&args.source)?;
    let set = rule_source::load(&sources)?;
    let words = lexicon::load(words.as_deref())?;
    let faults = rule_names::unknown(&args.named, &set);
    if !faults.is_empty() {
        return Err(faults);
    }
    let chosen = |rule: &Rule| is_chosen(rule, &args.named);
    let rules: Vec<&Rule> = set.rules.iter().filter(|rule| chosen(rule)).collect();
    let untested = rules.iter().filter(|rule| rule.tests.is_empty());
    let untested: Vec<_> =
        untested.map(|rule| Diagnostic::warning(format!("rule `{}` has no tests", rule.id))).collect();
    terminal::tell(&untested);
    let tested = rule_tests::run(&set, &words, chosen);
    let coverage = if args.coverage { rule_tests::coverage(&set, &words, chosen) } else { Vec::new() };
    let unreached = coverage.iter().filter(|reached| reached.tests == 0).count();
    let written = terminal::show(|out| {
        for failure in &tested.failures {
            write_failure(failure, out)?;
        }
        if args.coverage {
            write_coverage(&coverage, out)?;
        }
        let passed = tested.tests - tested.failures.len() - tested.todo;
        write!(out, "{passed} of {} tests pass, in {}", tested.tests, counted(rules.len(), "rule"))?;
        if tested.todo > 0 {
            write!(out, "; {} marked `todo` still to come", tested.todo)?;
        }
        writeln!(out)?;
        if args.coverage {
            let (all, reached) = (coverage.len(), coverage.len() - unreached);
            writeln!(out, "{reached} of {all} templates are reached by a test")?;
        }
        Ok(())
    });
    let failed = !tested.failures.is_empty() || unreached > 0;
    Ok(written.max(if failed { Status::Failed } else { Status::Clean }))
}

/// A failed test: its place, its words, and a table of what was expected beside what came out.
fn write_failure(failure: &Failure, out: &mut Out) -> io::Result<()> {
    let place = format!("{}:{}", printable(&failure.origin), failure.line);
    writeln!(out, "failed  {} · {place}", failure.rule)?;
    for (name, text) in &failure.articles {
        let text = printable(text.trim());
        let cut: String = text.chars().take(SHOWN).collect();
        let more = if cut.len() < text.len() { "…" } else { "" };
        let name = if failure.articles.len() == 1 { String::new() } else { format!("{}: ", printable(name)) };
        writeln!(out, "  {name}{cut}{more}")?;
    }
    match &failure.got {
        Got::Mended => writeln!(out, "  works now: take out `todo = true`")?,
        Got::Other { statements, verdict } => {
            let rows = rows(statements, verdict.as_ref()).into_iter();
            table::write_rows(&["", "expected", "got"], rows, &[], terminal::width(), out)?;
        }
    }
    writeln!(out)
}

fn rows(statements: &[Compared], verdict: Option<&(String, String)>) -> Vec<[String; 3]> {
    let row = |Compared { wanted, found }: &Compared| {
        let note = match (wanted, found) {
            (Some(_), None) => "missing",
            (None, Some(_)) => "surplus",
            (wanted, found) if wanted != found => "differs",
            _ => "",
        };
        let cell = |cell: &Option<String>| cell.clone().unwrap_or_default();
        [note.to_owned(), cell(wanted), cell(found)]
    };
    let verdict =
        verdict.map(|(wanted, found)| ["differs".into(), format!("verdict {wanted}"), format!("verdict {found}")]);
    let rows: Vec<_> = verdict.into_iter().chain(statements.iter().map(row)).collect();
    if rows.is_empty() { vec![[String::new(), "nothing".into(), "nothing".into()]] } else { rows }
}

/// How many tests reach each template, rule by rule, one line a template.
fn write_coverage(coverage: &[Reached], out: &mut Out) -> io::Result<()> {
    for templates in coverage.chunk_by(|a, b| a.rule == b.rule) {
        let Some(Reached { rule, origin, .. }) = templates.first() else { continue };
        writeln!(out, "{rule} · {}", printable(origin))?;
        for Reached { line, template, tests, shadow, .. } in templates {
            let tests = match (tests, shadow.and_then(|shadow| templates.get(shadow))) {
                (0, Some(first)) => format!("never before line {}", first.line),
                (0, None) => "no test".to_owned(),
                (tests, _) => counted(*tests, "test"),
            };
            let place = format!("  line {line:<4} {tests:<9} ");
            writeln!(out, "{place}{}", shortened(template, terminal::width().saturating_sub(place.len())))?;
        }
    }
    writeln!(out)
}

/// A template on one line of so many columns.
fn shortened(template: &str, columns: usize) -> String {
    let template = printable(template.trim());
    if template.width() <= columns {
        return template;
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= columns
    };
    template.chars().take_while(fits).chain(['…']).collect()
}
