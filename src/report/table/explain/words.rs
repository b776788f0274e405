//! What happened, in words.

use super::page::quoted;
use crate::explain::{Fate, How, Stated, Wanted};
use crate::report::counted;
use crate::report::explained::Explained;
use crate::report::table::paint::clean;
use crate::rules::{Rule, Template};
use crate::value::SlotType;

/// Longest list of words that is given in full.
const WORDS: usize = 4;

/// `default/age.toml:12`.
pub(super) fn at(rule: &Rule, template: Option<&Template>) -> String {
    match template {
        Some(template) => format!("{}:{}", clean(&rule.origin), template.line),
        None => clean(&rule.origin),
    }
}

/// `“a”, “b” or “c”`; of many, the first and how many more there are.
pub(super) fn any_of(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] if items.len() <= WORDS => format!("{} or {last}", first.join(", ")),
        many => format!("{}, or one of {} more", many[..WORDS - 1].join(", "), many.len() + 1 - WORDS),
    }
}

/// `a, b and c`.
pub(super) fn all_of(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What a template wanted.
pub(super) fn wanted(wants: &[Wanted]) -> String {
    let mut slots: Vec<String> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for want in wants {
        match want {
            Wanted::Slot(name, kind) => slots.push(slot(name, kind)),
            Wanted::Word(word) => words.push(quoted(word)),
            Wanted::End => words.push("the end of the sentence".to_owned()),
        }
    }
    match (slots.is_empty(), words.is_empty()) {
        (false, true) => any_of(&slots),
        (true, _) => any_of(&words),
        (false, false) => format!("{}, or {}", any_of(&slots), any_of(&words)),
    }
}

/// `{n:age}`, or the first of its words where these are the type.
fn slot(name: &str, kind: &SlotType) -> String {
    match kind {
        SlotType::OneOf(phrases) if phrases.len() > WORDS => format!("{{{name}:{}|…}}", phrases[..WORDS].join("|")),
        kind => format!("{{{name}:{kind}}}"),
    }
}

/// How the subject of a statement was found.
pub(super) fn how(stated: &Stated) -> String {
    let statement = &stated.statement;
    let words = quoted(&statement.subject_text);
    let name = clean(&statement.subject.name);
    let in_full =
        |line: &Option<usize>| line.map_or_else(String::new, |line| format!(", named in full in line {line}"));
    let told = match &stated.how {
        How::Named => format!("{name}, named here"),
        How::PartOf(line) => format!("{words} is {name}{}; nobody else fits the name", in_full(line)),
        How::Pronoun(line) => format!("{words} is {name}{}: the one whom it can mean", in_full(line)),
        How::Described(line) => {
            format!("nobody is named; {name}{} is the one whom it can mean", in_full(line))
        }
        How::Bare => format!("{words}: the article does not give the name in full"),
        How::Work => "the one work that the article, or its story, is about".to_owned(),
        How::Heading => format!("{name}, named in the heading above"),
        How::Event => format!("the event that the story reports: {name}"),
        How::Speaker => format!("{name}, who says it"),
        How::NoSpeaker => {
            "nobody: the article does not make clear who says it; quotes are compared all the same".into()
        }
        How::SameValue => "nobody is named; the one of whom the article says the same by name, if there is one".into(),
        How::Ambiguous(candidates) => {
            let nobody = words == "“”";
            let what = if nobody { "nobody is named".to_owned() } else { format!("ambiguous: {words}") };
            match candidates.as_slice() {
                [] => format!("{what}, and whom it means is not clear: it takes part in no finding"),
                names => {
                    let names: Vec<String> = names.iter().map(|name| clean(name)).collect();
                    format!("{what} can be {}: it takes part in no finding", any_of(&names))
                }
            }
        }
    };
    match &stated.aside {
        Some(aside) => format!("{told}; set apart by {} (`apart`)", quoted(aside)),
        None => told,
    }
}

/// Whose word a statement is.
pub(super) fn source(stated: &Stated) -> String {
    let statement = &stated.statement;
    match (&statement.source, statement.quoted) {
        (Some(source), true) => format!("{}, in quotation marks", clean(source)),
        (Some(source), false) => format!("{}, whom the sentence names as its source", clean(source)),
        (None, true) => "somebody in quotation marks; the article does not make clear who".to_owned(),
        (None, false) => "the article itself".to_owned(),
    }
}

/// Why a template that fits led to no statement.
pub(super) fn dropped(explained: &Explained<'_>, rule: &Rule, fate: &Fate) -> String {
    match fate {
        Fate::NotAtHome => {
            let asks: Vec<String> = rule.requires.iter().map(|one| format!("`{}`", clean(&one.source))).collect();
            let line = rule.requires.first().map_or(0, |one| one.line);
            format!("the article holds none of what `requires` asks for (line {line}): {}", any_of(&asks))
        }
        Fate::Guarded(guard, words) => match rule.unless.get(*guard) {
            Some(guard) => format!(
                "`unless` in line {} met {}: {}",
                guard.line,
                quoted(&words.text),
                format_args!("`{}`", clean(&guard.source))
            ),
            None => format!("a guard met {}", quoted(&words.text)),
        },
        Fate::NoValue => "no value comes of it: a person whom the article does not name in full, or a date that \
                          cannot be reckoned"
            .to_owned(),
        Fate::NoSubject(names) if names.is_empty() => {
            "no subject: nobody is named nearby whom it can be about".to_owned()
        }
        Fate::NoSubject(names) => {
            let names: Vec<String> = names.iter().map(|name| clean(name)).collect();
            format!("no subject: it can be about {}", any_of(&names))
        }
        Fate::Unpaired(subjects, values) => {
            format!("{} and {} are no pairs", counted(*subjects, "subject"), counted(*values, "value"))
        }
        Fate::Taken(words, by) => match by.and_then(|by| explained.rule(by)) {
            Some(by) => format!("rule `{}` has read {} already", clean(&by.id), quoted(&words.text)),
            None => format!("{} was read already", quoted(&words.text)),
        },
        Fate::Inside(words) => {
            format!("{} belongs to the words that set another event apart (`apart`)", quoted(&words.text))
        }
        Fate::Stated(_) => String::new(),
    }
}
