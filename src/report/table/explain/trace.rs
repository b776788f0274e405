//! Every sentence of an article with the rules that were tried there, a line a rule: an overview, or all of them.

use super::closest::told;
use super::words;
use crate::explain::{Fate, Outcome, Passage, Try};
use crate::report::explained::{Explained, View};
use crate::report::spoken::spoken;
use crate::report::table::excerpt::shorten;
use crate::report::table::layout::wrapped;
use crate::report::table::paint::{Ink, clean, paint};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Writes the sentences; without `trace`, only what rules found or dropped there.
pub(super) fn write(explained: &Explained<'_>, view: &View, out: &mut impl Write) -> io::Result<()> {
    let ids = explained.passages.iter().flat_map(|passage| &passage.tries).filter(|one| view.trace || fits(one));
    let ids = ids.filter_map(|one| explained.rule(one.rule)).map(|rule| clean(&rule.id).width()).max();
    let column = ids.unwrap_or(0).clamp(4, view.width / 3);
    for passage in explained.passages {
        let mut tries = of_rules(passage);
        if !view.trace {
            tries.retain(|one| tells(explained, passage, one));
        }
        if !view.trace && tries.is_empty() {
            continue;
        }
        let place = format!("{}:{}:{}", clean(&passage.place.path), passage.place.line, passage.place.column);
        let room = view.width.saturating_sub(place.width() + 2).max(view.width / 3);
        writeln!(out, "{}", paint(&format!("{}  {}", Ink::Place.on(&place), shorten(&passage.sentence, room))))?;
        let mut nowhere = Vec::new();
        for one in tries {
            let Some(rule) = explained.rule(one.rule) else { continue };
            let what = match &one.outcome {
                Outcome::Nothing if view.trace => {
                    nowhere.push(clean(&rule.id));
                    continue;
                }
                Outcome::Stopped(stop) if view.trace => {
                    let line = rule.templates.get(one.template).map_or(0, |template| template.line);
                    format!("{:>2} % of line {line}, {}", stop.share, told(stop))
                }
                Outcome::Nothing | Outcome::Stopped(_) => continue,
                Outcome::Fits(_, Fate::Stated(stated)) => {
                    let found = format!("{} = {}", stated.statement.subject.name, spoken(&stated.statement.value));
                    format!("{} {}{}", Ink::Value.on("found"), clean(&found), later(explained, stated))
                }
                Outcome::Fits(fit, fate) => format!(
                    "{} “{}”: {}",
                    Ink::Notice.on("dropped"),
                    shorten(&fit.words.text, view.width / 2),
                    words::dropped(explained, rule, fate)
                ),
            };
            let width = view.width.saturating_sub(column + 4);
            for (number, line) in wrapped(&what, width, 0).into_iter().enumerate() {
                let id = if number == 0 { shorten(&rule.id, column) } else { String::new() };
                let blank = " ".repeat(column.saturating_sub(id.width()));
                writeln!(out, "{}", paint(&format!("  {}{blank}  {line}", Ink::Strong.on(&id))))?;
            }
        }
        if !nowhere.is_empty() {
            let nothing = format!("nothing of these stands here: {}", nowhere.join(", "));
            for line in wrapped(&nothing, view.width.saturating_sub(2), 2) {
                writeln!(out, "{}", paint(&format!("  {}", Ink::Faint.on(&line))))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn later(explained: &Explained<'_>, stated: &crate::explain::Stated) -> String {
    match explained.finding(&stated.statement) {
        Some((finding, _)) => Ink::Faint.on(&format!(" ({})", finding.verdict.name())),
        None if explained.is_unheard(stated.statement.rule) => Ink::Faint.on(" (left out by the configuration)"),
        None => Ink::Faint.on(" (compared with nothing)"),
    }
}

/// Whether it is worth a line in an overview.
fn tells(explained: &Explained<'_>, passage: &Passage, one: &Try) -> bool {
    match &one.outcome {
        Outcome::Fits(_, Fate::Stated(stated)) => !explained.is_mention(stated),
        Outcome::Fits(..) => !explained.is_echo(passage, one),
        Outcome::Stopped(_) | Outcome::Nothing => false,
    }
}

fn fits(one: &Try) -> bool {
    matches!(one.outcome, Outcome::Fits(..))
}

/// What each rule came to: all that fit, or else the template that came furthest.
fn of_rules(passage: &Passage) -> Vec<&Try> {
    let mut kept: Vec<&Try> = Vec::new();
    for one in &passage.tries {
        let far = |one: &Try| match &one.outcome {
            Outcome::Fits(..) => u32::MAX,
            Outcome::Stopped(stop) => stop.share + 1,
            Outcome::Nothing => 0,
        };
        match kept.last() {
            Some(last) if last.rule == one.rule && fits(last) && fits(one) => kept.push(one),
            Some(last) if last.rule == one.rule && far(last) < far(one) => {
                kept.pop();
                kept.push(one);
            }
            Some(last) if last.rule == one.rule => {}
            _ => kept.push(one),
        }
    }
    kept
}
