//! An audit for programs; described in `docs/json.md`.

use super::{DiagnosticObject, SCHEMA, diagnostic};
use crate::audit::{Audit, Fate, Options, Plant, Reason, SharedFigure};
use crate::diagnostic::Diagnostic;
use serde::Serialize;
use std::io::{self, Write};

/// Writes an audit as one JSON object, indented, with a line end after it.
///
/// # Errors
/// Those of `out`.
pub fn write_audit(
    audit: &Audit,
    options: &Options,
    complete: bool,
    diagnostics: &[Diagnostic],
    out: &mut impl Write,
) -> io::Result<()> {
    let census = &audit.census;
    let document = Document {
        schema: SCHEMA,
        complete,
        seed: options.seed,
        planted: audit.plants.len(),
        caught: audit.caught(),
        statements: StatementsObject {
            all: census.statements,
            shared: census.shared,
            alone: census.alone,
            differing: census.differing,
        },
        names: census.names,
        weekdays: census.weekdays,
        unwritten: census.unwritten,
        passed_over: census.passed_over,
        rules: audit
            .by_rule()
            .into_iter()
            .map(|((rule, kind), (planted, caught))| RuleObject { rule, mistake: kind.name(), planted, caught })
            .collect(),
        plants: audit.plants.iter().map(plant).collect(),
        figures: FiguresObject {
            shared: audit.unread.shared,
            compared: audit.unread.shared.saturating_sub(audit.unread.figures.len()),
            others: audit.unread.figures.iter().map(figure).collect(),
        },
        diagnostics: diagnostics.iter().map(diagnostic).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    complete: bool,
    seed: u64,
    planted: usize,
    caught: usize,
    statements: StatementsObject,
    names: usize,
    weekdays: usize,
    unwritten: usize,
    passed_over: usize,
    rules: Vec<RuleObject<'a>>,
    plants: Vec<PlantObject<'a>>,
    figures: FiguresObject<'a>,
    diagnostics: Vec<DiagnosticObject<'a>>,
}

#[derive(Serialize)]
struct StatementsObject {
    all: usize,
    shared: usize,
    alone: usize,
    differing: usize,
}

#[derive(Serialize)]
struct RuleObject<'a> {
    rule: &'a str,
    mistake: &'static str,
    planted: usize,
    caught: usize,
}

#[derive(Serialize)]
struct PlantObject<'a> {
    rule: &'a str,
    mistake: &'static str,
    subject: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
    planted: &'a str,
    sentence: &'a str,
    edits: Vec<EditObject<'a>>,
    caught: bool,
    reason: Option<&'static str>,
    because_of: Option<&'a str>,
    elsewhere: usize,
}

#[derive(Serialize)]
struct FiguresObject<'a> {
    shared: usize,
    compared: usize,
    others: Vec<FigureObject<'a>>,
}

#[derive(Serialize)]
struct FigureObject<'a> {
    figure: &'a str,
    beside: &'a str,
    articles: usize,
    read: usize,
    path: &'a str,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    sentence: &'a str,
}

#[derive(Serialize)]
struct EditObject<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

fn plant(plant: &Plant) -> PlantObject<'_> {
    let reason = match &plant.fate {
        Fate::Caught => None,
        Fate::Slipped(reason) => Some(reason),
    };
    let place = &plant.place;
    PlantObject {
        rule: &plant.rule,
        mistake: plant.kind.name(),
        subject: &plant.subject,
        path: &place.path,
        line: place.line,
        column: place.column,
        text: &place.text,
        planted: &plant.now,
        sentence: &plant.sentence,
        edits: (plant.edits.iter())
            .map(|edit| EditObject { start: edit.at.start, end: edit.at.end, text: &edit.new })
            .collect(),
        caught: reason.is_none(),
        reason: reason.map(Reason::name),
        because_of: match reason {
            Some(Reason::Allowed(words) | Reason::AboutElse(words)) => Some(words),
            _ => None,
        },
        elsewhere: plant.elsewhere,
    }
}

fn figure(figure: &SharedFigure) -> FigureObject<'_> {
    let place = &figure.place;
    FigureObject {
        figure: &figure.words,
        beside: &figure.name,
        articles: figure.articles,
        read: figure.read,
        path: &place.path,
        line: place.line,
        column: place.column,
        start: place.start,
        end: place.end,
        sentence: &figure.sentence,
    }
}
