//! A statement that was found: by which template, of whom, in whose words, and what became of it.

use super::page::{Page, quoted};
use super::{compared, words};
use crate::explain::{Fate, Fit, Stated, Try};
use crate::report::counted;
use crate::report::explained::Explained;
use crate::report::spoken::spoken;
use crate::report::table::paint::{Ink, clean};
use crate::rules::Rule;

pub(super) fn write(explained: &Explained<'_>, one: &Try, fit: &Fit, stated: &Stated, page: &mut Page) {
    let Some(rule) = explained.rule(one.rule) else { return };
    let statement = &stated.statement;
    let finding = explained.finding(statement);
    let subject = finding.map_or(&*statement.subject.name, |(finding, _)| &*finding.subject);
    let subject = if subject.is_empty() { "?" } else { subject };
    let head = format!("{} · {} · {}", clean(&rule.id), clean(subject), clean(&spoken(&statement.value)));
    page.text(0, &format!("{}  {}", Ink::Value.on("found"), Ink::Strong.on(&head)));
    facts(rule, one, fit, page);
    page.fact("value", &compared::value(explained, statement));
    page.fact("subject", &words::how(stated));
    if let Some((finding, _)) = finding
        && finding.subject != statement.subject.name
        && !finding.subject.is_empty()
        && finding.rule != "spelling"
    {
        page.fact("", &format!("brought together with {} in all articles", clean(&finding.subject)));
    }
    if stated.doubted {
        let doubt = "the article opens with another figure: this one may be about another event, and takes part in no \
                     conflict";
        page.fact("doubt", doubt);
    }
    page.fact("said by", &words::source(stated));
    page.fact("guards", &guards(rule));
    compared::write(explained, rule, stated, page);
}

/// A template that fits, and why that was not enough.
pub(super) fn write_dropped(explained: &Explained<'_>, one: &Try, fit: &Fit, fate: &Fate, page: &mut Page) {
    let Some(rule) = explained.rule(one.rule) else { return };
    page.text(0, &format!("{}  {}", Ink::Notice.on("dropped"), Ink::Strong.on(&clean(&rule.id))));
    facts(rule, one, fit, page);
    page.fact("why", &words::dropped(explained, rule, fate));
}

/// The names that were read for their spelling, where that is no news.
pub(super) fn write_mentions(explained: &Explained<'_>, mentions: &[(&Try, &Fit, &Stated)], page: &mut Page) {
    let names: Vec<String> = mentions.iter().map(|(_, fit, _)| quoted(&fit.words.text)).collect();
    let names = words::all_of(&names);
    let articles = counted(explained.articles, "article");
    page.text(0, &Ink::Faint.on(&format!("read for spelling: {names}, each spelled in one way in {articles}")));
}

/// The rule, the template and what fills it.
fn facts(rule: &Rule, one: &Try, fit: &Fit, page: &mut Page) {
    let template = rule.templates.get(one.template);
    page.fact("rule", &clean(&rule.title));
    page.fact("template", &Ink::Place.on(&words::at(rule, template)));
    page.fact("", &template.map_or_else(String::new, |template| clean(&template.source)));
    page.fact("words", &quoted(&fit.words.text));
    let slots: Vec<String> =
        fit.slots.iter().map(|filled| format!("{} = {}", filled.slot, quoted(&filled.words.text))).collect();
    if !slots.is_empty() {
        page.fact("slots", &slots.join(", "));
    }
}

fn guards(rule: &Rule) -> String {
    let unless = match rule.unless.len() {
        0 => "the rule has no `unless`".to_owned(),
        1 => "its `unless` does not stand here".to_owned(),
        count => format!("none of its {count} `unless` stands here"),
    };
    if rule.requires.is_empty() { unless } else { unless + "; the article has what it `requires`" }
}
