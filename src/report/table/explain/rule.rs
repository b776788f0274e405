//! A rule in plain words: what it is about, how it is written, and how its statements are compared.

use super::page::Page;
use super::words::{all_of, at};
use crate::report::counted;
use crate::report::table::paint::{Ink, clean};
use crate::rules::{By, Direction, Expression, Piece, Rule, Severity, Template, When, Within};
use std::io::{self, Write};

/// Writes the rule with this id, else all rules of the claim of this name.
///
/// # Errors
/// Those of `out`.
pub fn write_rule(rules: &[Rule], id: &str, width: usize, out: &mut impl Write) -> io::Result<()> {
    let width = width.max(40);
    let own = rules.iter().find(|rule| rule.id == id);
    let first = own.or_else(|| rules.iter().find(|rule| rule.claim == id));
    let Some(rule) = first else { return Ok(()) };
    let mut page = Page::new(width);
    rule_page(rules, rule, &mut page);
    page.write(out)
}

fn rule_page(rules: &[Rule], rule: &Rule, page: &mut Page) {
    page.text(0, &format!("{}  {}", Ink::Strong.on(&clean(&rule.id)), clean(&rule.title)));
    page.blank();
    page.fact("from", &Ink::Place.on(&at(rule, rule.templates.first())));
    page.fact("about", &about(rule));
    page.fact("value", &value(rule));
    page.fact("compared", &compared(rule));
    page.fact("inherits", &inherits(rule));
    page.fact("reads", reach(rule));
    page.fact("severity", if rule.severity == Severity::Error { "error" } else { "warning" });
    page.fact("tests", &tests(rule));
    list("match", "found where one of these fits a sentence", &rule.templates, page);
    list("unless", "but not where one of these stands in it", &rule.unless, page);
    list("requires", "and only in an article that holds one of these", &rule.requires, page);
    list("apart", "about another event, named by its words, where one of these stands", &rule.apart, page);
    let others: Vec<String> = rules
        .iter()
        .filter(|other| other.claim == rule.claim && other.id != rule.id)
        .map(|other| clean(&other.id))
        .collect();
    if !others.is_empty() {
        page.blank();
        let told = format!(
            "{} of `{}`, compared together: {}",
            counted(others.len(), "other rule"),
            clean(&rule.claim),
            others.join(", ")
        );
        page.text(0, &told);
    }
}

fn list(key: &str, what: &str, templates: &[Template], page: &mut Page) {
    if templates.is_empty() {
        return;
    }
    page.blank();
    page.text(0, &format!("{}  {}", Ink::Strong.on(key), what));
    for template in templates {
        page.fact(&format!("line {}", template.line), &clean(&template.source));
    }
}

fn slot(rule: &Rule, slot: usize) -> String {
    rule.slots.get(slot).map_or_else(String::new, |slot| {
        let kind = slot.kind.to_string();
        let kind = if kind.len() > 40 { "one of its words".to_owned() } else { kind };
        format!("{{{}:{kind}{}}}", clean(&slot.name), if slot.many { "*" } else { "" })
    })
}

fn about(rule: &Rule) -> String {
    let pieces = rule.about.iter().map(|piece| match piece {
        Piece::Text(text) => clean(text),
        Piece::Slot(index) => slot(rule, *index),
        Piece::Story => "{story}".to_owned(),
        Piece::Speaker => "{speaker}".to_owned(),
    });
    let pieces = pieces.collect::<Vec<_>>().join(" ");
    match rule.about.as_slice() {
        [Piece::Story] => "the event that the story reports".to_owned(),
        [Piece::Speaker] => "whoever says it".to_owned(),
        [Piece::Slot(_)] => format!("what fills {pieces}"),
        _ if rule.about.contains(&Piece::Story) => format!("the event that the story reports: {pieces}"),
        _ => pieces,
    }
}

fn value(rule: &Rule) -> String {
    match &rule.value {
        Expression::Slot(index) => format!("what fills {}", slot(rule, *index)),
        Expression::Before(When::Slot(date), length) => {
            format!("a date: {} less {}", slot(rule, *date), slot(rule, *length))
        }
        Expression::Before(When::Published, length) => {
            format!("a date: the day of publication less {}", slot(rule, *length))
        }
        Expression::Text(text) => format!("always “{}”", clean(text)),
        Expression::Number(number) => format!("always {number}"),
    }
}

/// How statements are compared.
fn compared(rule: &Rule) -> String {
    let compare = &rule.compare;
    let mut told = vec![match compare.by {
        _ if compare.many => "with nothing: a subject can have several values".to_owned(),
        By::Interval if compare.as_of_published => {
            "values move with the publication date; two agree when one point in time fits both".to_owned()
        }
        By::Interval => "two agree when they have a value in common, as precise as they are written".to_owned(),
        By::Name => "names agree part by part: a shorter form fits a longer".to_owned(),
        By::Text => "two agree when their words are the same, whatever their case".to_owned(),
        By::Quote => "word by word: a changed, dropped or added word is a misquote".to_owned(),
        By::Weekday => "a day is held against the calendar".to_owned(),
        By::Spelling => "the spelling of one name is compared with its usual form".to_owned(),
    }];
    if compare.tolerance > 0.0 {
        told.push(format!("a difference of {} % is allowed", compare.tolerance * 100.0));
    }
    told.extend(match compare.direction {
        Direction::Fixed => None,
        Direction::Rising => Some("a later and higher figure is an update".to_owned()),
        Direction::Changing => Some("a later value is an update".to_owned()),
    });
    told.extend(compare.meets.as_ref().map(|claim| format!("it must fit what `{}` says", clean(claim))));
    told.extend(compare.until.as_ref().map(|claim| format!("it stands still from what `{}` says on", clean(claim))));
    told.push(if compare.per_story { "inside one story" } else { "across all articles" }.to_owned());
    told.join("; ")
}

fn inherits(rule: &Rule) -> String {
    let inherit = rule.inherit;
    let ways: Vec<String> = [
        (inherit.surname, "a surname for the full name it fits"),
        (inherit.pronoun, "he or she for the one person it can mean"),
        (inherit.description, "nobody named: the one person it can be"),
        (inherit.value, "nobody named: the one of whom the article says the same by name"),
        (inherit.work, "“the film” for the one work of the article or story"),
        (inherit.heading, "nobody named: what the heading above names"),
    ]
    .into_iter()
    .filter(|(on, _)| *on)
    .map(|(_, way)| way.to_owned())
    .collect();
    if ways.is_empty() { "nothing: the subject is named in full, or is the event".to_owned() } else { ways.join("; ") }
}

fn reach(rule: &Rule) -> &'static str {
    match rule.within {
        Within::Sentence => "a sentence at a time",
        Within::Paragraph => "a paragraph at a time",
        Within::Headline => "the first sentence alone",
    }
}

fn tests(rule: &Rule) -> String {
    let count = counted(rule.tests.len(), "test");
    let example = rule.tests.iter().find_map(|test| Some((test, test.want.as_ref().filter(|want| !want.is_empty())?)));
    let Some((test, want)) = example else { return count };
    let Some((_, text)) = test.articles.first() else { return count };
    let want: Vec<String> = want.iter().map(|want| clean(want)).collect();
    format!("{count}; in line {}: “{}” is {}", test.line, clean(text), all_of(&want))
}
