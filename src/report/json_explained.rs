//! Explanations for programs, described field by field in `docs/json.md`.

use super::explained::Explained;
use crate::compare::stands;
use crate::explain::{Fate, How, Outcome, Passage, Stated, Stop, Try, Wanted, Words};
use crate::rules::{Rule, Severity};
use crate::statement::Certainty;
use crate::value::{Axis, Reading};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes an explanation as one JSON object, indented, with a line end after it.
///
/// # Errors
/// Those of `out`.
pub fn write(explained: &Explained<'_>, out: &mut impl Write) -> io::Result<()> {
    let passages: Vec<Value> = explained.passages.iter().map(|one| passage(explained, one)).collect();
    end(&json!({ "file": explained.file, "articles": explained.articles, "passages": passages }), out)
}

/// Writes a rule, or the rules of a claim, as a JSON array.
///
/// # Errors
/// Those of `out`.
pub fn write_rule(rules: &[Rule], id: &str, out: &mut impl Write) -> io::Result<()> {
    let exact = rules.iter().any(|rule| rule.id == id);
    let wanted = rules.iter().filter(|rule| if exact { rule.id == id } else { rule.claim == id });
    end(&wanted.map(rule).collect::<Vec<_>>(), out)
}

fn end(document: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    writeln!(out)
}

fn passage(explained: &Explained<'_>, passage: &Passage) -> Value {
    let place = &passage.place;
    let tries: Vec<Value> = passage.tries.iter().map(|one| attempt(explained, one)).collect();
    json!({
        "path": &*place.path, "line": place.line, "column": place.column, "start": place.start, "end": place.end,
        "sentence": &*passage.sentence, "tries": tries,
    })
}

fn attempt(explained: &Explained<'_>, one: &Try) -> Value {
    let rule = explained.rule(one.rule);
    let template = rule.and_then(|rule| rule.templates.get(one.template));
    let mut object = json!({
        "rule": rule.map(|rule| &rule.id),
        "origin": rule.map(|rule| &rule.origin),
        "line": template.map(|template| template.line),
        "template": template.map(|template| &template.source),
    });
    let (outcome, more) = match &one.outcome {
        Outcome::Nothing => ("nothing", json!({})),
        Outcome::Stopped(stop) => ("stopped", stopped(stop)),
        Outcome::Fits(fit, fate) => {
            let slots: Vec<Value> =
                fit.slots.iter().map(|slot| json!({ "slot": slot.slot, "words": words(&slot.words) })).collect();
            let mut fits = json!({ "words": words(&fit.words), "slots": slots });
            let (outcome, more) = ended(explained, rule, fate);
            extend(&mut fits, more);
            (outcome, fits)
        }
    };
    extend(&mut object, json!({ "outcome": outcome }));
    extend(&mut object, more);
    object
}

fn extend(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}

fn words(words: &Words) -> Value {
    json!({ "text": words.text, "start": words.at.start, "end": words.at.end })
}

fn stopped(stop: &Stop) -> Value {
    let wanted: Vec<Value> = stop
        .wanted
        .iter()
        .map(|want| match want {
            Wanted::Word(word) => json!({ "word": word }),
            Wanted::Slot(name, kind) => json!({ "slot": name, "type": kind.to_string() }),
            Wanted::End => json!({ "end": true }),
        })
        .collect();
    let taken: Vec<Value> = stop.taken.iter().map(words).collect();
    json!({ "share": stop.share, "taken": taken, "at": words(&stop.at), "wanted": wanted })
}

fn ended(explained: &Explained<'_>, rule: Option<&Rule>, fate: &Fate) -> (&'static str, Value) {
    match fate {
        Fate::NotAtHome => ("not-required", json!({})),
        Fate::Guarded(guard, met) => {
            let guard = rule.and_then(|rule| rule.unless.get(*guard));
            let guard = guard.map(|guard| json!({ "line": guard.line, "template": guard.source }));
            ("guarded", json!({ "guard": guard, "met": words(met) }))
        }
        Fate::NoValue => ("no-value", json!({})),
        Fate::NoSubject(names) => ("no-subject", json!({ "candidates": names })),
        Fate::Unpaired(subjects, values) => ("unpaired", json!({ "subjects": subjects, "values": values })),
        Fate::Taken(read, by) => {
            let by = by.and_then(|by| explained.rule(by)).map(|rule| &rule.id);
            ("taken", json!({ "met": words(read), "by": by }))
        }
        Fate::Inside(met) => ("apart", json!({ "met": words(met) })),
        Fate::Stated(stated) => ("found", json!({ "statement": statement(explained, stated) })),
    }
}

fn statement(explained: &Explained<'_>, stated: &Stated) -> Value {
    let statement = &stated.statement;
    let (how, line, candidates) = match &stated.how {
        How::Named => ("named", None, None),
        How::PartOf(line) => ("part", *line, None),
        How::Pronoun(line) => ("pronoun", *line, None),
        How::Described(line) => ("described", *line, None),
        How::Bare => ("bare", None, None),
        How::Work => ("work", None, None),
        How::Event => ("event", None, None),
        How::Speaker => ("speaker", None, None),
        How::NoSpeaker => ("no-speaker", None, None),
        How::SameValue => ("same-value", None, None),
        How::Ambiguous(names) => ("ambiguous", None, Some(names)),
    };
    let finding = explained.finding(statement);
    let readings = finding.map(|(finding, _)| stands(explained.rules, explained.findings, finding)).unwrap_or_default();
    let others = finding.map(|(finding, _)| finding).map(|finding| {
        let statements: Vec<Value> = finding
            .statements
            .iter()
            .zip(&readings)
            .enumerate()
            .map(|(at, (one, reading))| {
                json!({
                    "path": &*one.place.path, "line": one.place.line, "column": one.place.column,
                    "value": one.value.normal(), "compared_as": reading.as_ref().map(interval),
                    "dissent": super::dissenting(finding).contains(&at),
                })
            })
            .collect();
        json!({
            "id": finding.id, "rule": finding.rule, "subject": finding.subject, "verdict": finding.verdict.name(),
            "cause": finding.cause.map(crate::finding::Cause::name), "note": finding.note, "statements": statements,
        })
    });
    json!({
        "line": statement.place.line, "column": statement.place.column,
        "start": statement.place.start, "end": statement.place.end, "text": statement.place.text,
        "value": statement.value.normal(),
        "compared_as": finding.and_then(|(_, at)| readings.get(at)).and_then(Option::as_ref).map(interval),
        "subject": statement.subject.name, "subject_text": statement.subject_text,
        "subject_found": how, "named_in_line": line, "candidates": candidates,
        "ambiguous": statement.subject.certainty == Certainty::Ambiguous, "doubted": stated.doubted,
        "apart": stated.aside, "quoted": statement.quoted, "source": statement.source.as_deref(),
        "finding": others,
    })
}

/// Ends that lie at infinity are `null`; days are counted from 1970-01-01.
fn interval(reading: &Reading) -> Value {
    let axis = match &reading.axis {
        Axis::Number => "number".to_owned(),
        Axis::Day => "day".to_owned(),
        Axis::DayOfYear => "day-of-year".to_owned(),
        Axis::Duration => "days".to_owned(),
        Axis::Money(currency) => currency.clone(),
        Axis::Measure(dimension) => dimension.clone(),
    };
    json!({ "axis": axis, "low": reading.interval.low(), "high": reading.interval.high() })
}

fn rule(rule: &Rule) -> Value {
    let templates = |templates: &[crate::rules::Template]| -> Vec<Value> {
        templates.iter().map(|one| json!({ "line": one.line, "template": one.source })).collect()
    };
    json!({
        "id": rule.id, "claim": rule.claim, "title": rule.title, "origin": rule.origin,
        "severity": if rule.severity == Severity::Error { "error" } else { "warning" },
        "match": templates(&rule.templates), "unless": templates(&rule.unless),
        "requires": templates(&rule.requires), "apart": templates(&rule.apart), "tests": rule.tests.len(),
    })
}
