//! Explanations for programs: a contract, described field by field in `docs/json.md`.
//!
//! As in the report itself, the types here are apart from the domain's.

use super::explained::Explained;
use super::json::{self, ReadingObject};
use super::with_dissent;
use crate::compare::stands;
use crate::explain::{Fate, How, Outcome, Passage, Stated, Stop, Try, Wanted, Words};
use crate::finding::{Cause, Finding};
use crate::rules::{Rule, Template};
use crate::statement::Certainty;
use crate::value::Reading;
use serde::Serialize;
use std::io::{self, Write};

/// Writes an explanation as one JSON object, indented, with a line end after it.
///
/// # Errors
/// Those of `out`.
pub fn write(explained: &Explained<'_>, out: &mut impl Write) -> io::Result<()> {
    let passages = explained.passages.iter().map(|one| passage(explained, one)).collect();
    let document = Document { file: explained.file, articles: explained.articles, passages };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// Writes a rule, or the rules of a claim, as a JSON array.
///
/// # Errors
/// Those of `out`.
pub fn write_rule(rules: &[Rule], id: &str, out: &mut impl Write) -> io::Result<()> {
    let exact = rules.iter().any(|rule| rule.id == id);
    let wanted = rules.iter().filter(|rule| if exact { rule.id == id } else { rule.claim == id });
    serde_json::to_writer_pretty(&mut *out, &wanted.map(rule).collect::<Vec<_>>())?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    file: &'a str,
    articles: usize,
    passages: Vec<PassageObject<'a>>,
}

#[derive(Serialize)]
struct PassageObject<'a> {
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    sentence: &'a str,
    tries: Vec<TryObject<'a>>,
}

#[derive(Serialize)]
struct TryObject<'a> {
    rule: &'a str,
    template: TemplateObject<'a>,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<WordsObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    slots: Vec<SlotObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stop: Option<StopObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dropped: Option<DroppedObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<StatementObject<'a>>,
}

#[derive(Serialize)]
struct TemplateObject<'a> {
    origin: &'a str,
    line: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct WordsObject<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct SlotObject<'a> {
    slot: &'a str,
    words: WordsObject<'a>,
}

#[derive(Serialize)]
struct StopObject<'a> {
    share: u32,
    taken: Vec<WordsObject<'a>>,
    at: WordsObject<'a>,
    wanted: Vec<WantedObject<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum WantedObject<'a> {
    Word(&'a str),
    Slot(String),
    End(bool),
}

/// Why a template that fits led to no statement: which of these are there depends on the outcome.
#[derive(Serialize, Default)]
struct DroppedObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    guard: Option<TemplateObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    met: Option<WordsObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<&'a [String]>,
}

#[derive(Serialize)]
struct StatementObject<'a> {
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    text: &'a str,
    value: String,
    compared_as: Option<ReadingObject>,
    subject: &'a str,
    subject_text: &'a str,
    subject_found: &'static str,
    subject_line: Option<usize>,
    candidates: &'a [String],
    ambiguous: bool,
    doubted: bool,
    apart: Option<&'a str>,
    quoted: bool,
    source: Option<&'a str>,
    finding: Option<FindingObject<'a>>,
}

#[derive(Serialize)]
struct FindingObject<'a> {
    id: &'a str,
    rule: &'a str,
    subject: &'a str,
    verdict: &'static str,
    cause: Option<&'static str>,
    note: &'a str,
    statements: Vec<OtherObject<'a>>,
}

#[derive(Serialize)]
struct OtherObject<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    value: String,
    compared_as: Option<ReadingObject>,
    dissent: bool,
}

#[derive(Serialize)]
struct RuleObject<'a> {
    id: &'a str,
    claim: &'a str,
    title: &'a str,
    origin: &'a str,
    severity: &'static str,
    #[serde(rename = "match")]
    templates: Vec<TemplateObject<'a>>,
    unless: Vec<TemplateObject<'a>>,
    requires: Vec<TemplateObject<'a>>,
    apart: Vec<TemplateObject<'a>>,
    tests: usize,
}

fn passage<'a>(explained: &Explained<'a>, passage: &'a Passage) -> PassageObject<'a> {
    let place = &passage.place;
    PassageObject {
        line: place.line,
        column: place.column,
        start: place.start,
        end: place.end,
        sentence: &passage.sentence,
        tries: passage.tries.iter().filter_map(|one| attempt(explained, one)).collect(),
    }
}

fn attempt<'a>(explained: &Explained<'a>, one: &'a Try) -> Option<TryObject<'a>> {
    let rule = explained.rule(one.rule)?;
    let template = template(rule, rule.templates.get(one.template)?);
    let mut object = TryObject {
        rule: &rule.id,
        template,
        outcome: "nothing",
        words: None,
        slots: Vec::new(),
        stop: None,
        dropped: None,
        statement: None,
    };
    match &one.outcome {
        Outcome::Nothing => {}
        Outcome::Stopped(stop) => (object.outcome, object.stop) = ("stopped", Some(stopped(stop))),
        Outcome::Fits(fit, fate) => {
            object.words = Some(words(&fit.words));
            object.slots =
                fit.slots.iter().map(|one| SlotObject { slot: &one.slot, words: words(&one.words) }).collect();
            let (outcome, dropped) = ended(explained, rule, fate);
            (object.outcome, object.dropped) = (outcome, dropped);
            object.statement = if let Fate::Stated(stated) = fate { Some(statement(explained, stated)) } else { None };
        }
    }
    Some(object)
}

fn template<'a>(rule: &'a Rule, template: &'a Template) -> TemplateObject<'a> {
    TemplateObject { origin: &rule.origin, line: template.line, text: &template.source }
}

fn words(words: &Words) -> WordsObject<'_> {
    WordsObject { text: &words.text, start: words.at.start, end: words.at.end }
}

fn stopped(stop: &Stop) -> StopObject<'_> {
    let wanted = stop.wanted.iter().map(|want| match want {
        Wanted::Word(word) => WantedObject::Word(word),
        Wanted::Slot(name, kind) => WantedObject::Slot(format!("{name}:{kind}")),
        Wanted::End => WantedObject::End(true),
    });
    StopObject {
        share: stop.share,
        taken: stop.taken.iter().map(words).collect(),
        at: words(&stop.at),
        wanted: wanted.collect(),
    }
}

fn ended<'a>(explained: &Explained<'a>, rule: &'a Rule, fate: &'a Fate) -> (&'static str, Option<DroppedObject<'a>>) {
    let none = DroppedObject::default();
    let (outcome, dropped) = match fate {
        Fate::Stated(_) => return ("found", None),
        Fate::NotAtHome => ("requires", none),
        Fate::Guarded(guard, met) => {
            let guard = rule.unless.get(*guard).map(|guard| template(rule, guard));
            ("unless", DroppedObject { guard, met: Some(words(met)), ..none })
        }
        Fate::NoValue => ("no-value", none),
        Fate::NoSubject(names) => ("no-subject", DroppedObject { candidates: Some(names), ..none }),
        Fate::Unpaired(..) => ("unpaired", none),
        Fate::Taken(met, by) => {
            let by = by.and_then(|by| explained.rule(by)).map(|rule| &*rule.id);
            ("taken", DroppedObject { met: Some(words(met)), by, ..none })
        }
        Fate::Inside(met) => ("apart", DroppedObject { met: Some(words(met)), ..none }),
    };
    (outcome, Some(dropped))
}

fn statement<'a>(explained: &Explained<'a>, stated: &'a Stated) -> StatementObject<'a> {
    let statement = &stated.statement;
    let (how, line, candidates): (_, _, &[String]) = match &stated.how {
        How::Named => ("named", None, &[]),
        How::PartOf(line) => ("part", *line, &[]),
        How::Pronoun(line) => ("pronoun", *line, &[]),
        How::Described(line) => ("described", *line, &[]),
        How::Bare => ("bare", None, &[]),
        How::Work => ("work", None, &[]),
        How::Heading => ("heading", None, &[]),
        How::Event => ("event", None, &[]),
        How::Speaker => ("speaker", None, &[]),
        How::NoSpeaker => ("no-speaker", None, &[]),
        How::SameValue => ("same-value", None, &[]),
        How::Ambiguous(names) => ("ambiguous", None, names),
    };
    let finding = explained.finding(statement);
    let readings = finding.map(|(finding, _)| stands(explained.rules, explained.findings, finding)).unwrap_or_default();
    StatementObject {
        line: statement.place.line,
        column: statement.place.column,
        start: statement.place.start,
        end: statement.place.end,
        text: &statement.place.text,
        value: statement.value.normal(),
        compared_as: finding.and_then(|(_, at)| reading(&readings, at)),
        subject: &statement.subject.name,
        subject_text: &statement.subject_text,
        subject_found: how,
        subject_line: line,
        candidates,
        ambiguous: statement.subject.certainty == Certainty::Ambiguous,
        doubted: stated.doubted,
        apart: stated.aside.as_deref(),
        quoted: statement.quoted,
        source: statement.source.as_deref(),
        finding: finding.map(|(finding, _)| of_finding(finding, &readings)),
    }
}

fn of_finding<'a>(finding: &'a Finding, readings: &[Option<Reading>]) -> FindingObject<'a> {
    let statements = with_dissent(finding).enumerate().map(|(at, (one, dissent))| OtherObject {
        path: &one.place.path,
        line: one.place.line,
        column: one.place.column,
        value: one.value.normal(),
        compared_as: reading(readings, at),
        dissent,
    });
    FindingObject {
        id: &finding.id,
        rule: &finding.rule,
        subject: &finding.subject,
        verdict: finding.verdict.name(),
        cause: finding.cause.map(Cause::name),
        note: &finding.note,
        statements: statements.collect(),
    }
}

fn reading(readings: &[Option<Reading>], at: usize) -> Option<ReadingObject> {
    readings.get(at)?.as_ref().map(json::reading)
}

fn rule(rule: &Rule) -> RuleObject<'_> {
    RuleObject {
        id: &rule.id,
        claim: &rule.claim,
        title: &rule.title,
        origin: &rule.origin,
        severity: rule.severity.name(),
        templates: all(rule, &rule.templates),
        unless: all(rule, &rule.unless),
        requires: all(rule, &rule.requires),
        apart: all(rule, &rule.apart),
        tests: rule.tests.len(),
    }
}

fn all<'a>(rule: &'a Rule, templates: &'a [Template]) -> Vec<TemplateObject<'a>> {
    templates.iter().map(|one| template(rule, one)).collect()
}
