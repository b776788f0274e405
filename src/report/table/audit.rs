//! An audit for people: what was planted and caught by rule, what slipped through and why, and what the figures are of.

use super::excerpt::excerpt;
use super::layout::{widths, wrapped};
use super::paint::{Ink, clean, paint};
use super::rows::Rows;
use crate::audit::{Audit, Census, Fate, Plant, Reason, SharedFigure};
use crate::report::{counted, percent};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Figures without a rule that are shown.
const FIGURES: usize = 20;

/// Writes an audit; without what slipped through where `brief`.
///
/// # Errors
/// Those of `out`.
pub fn write_audit(audit: &Audit, brief: bool, width: usize, out: &mut impl Write) -> io::Result<()> {
    let width = width.max(40);
    if audit.untouched.counts.articles == 0 {
        let nothing = "nothing was tried: there was no article to read";
        return writeln!(out, "{}", paint(&Ink::Notice.on(nothing)));
    }
    if !audit.plants.is_empty() {
        write_rules(audit, width, out)?;
    }
    if !brief {
        write_slipped(audit, width, out)?;
        write_unread(&audit.unread.figures, width, out)?;
    }
    for line in summary(audit) {
        for line in wrapped(&line, width, 2) {
            writeln!(out, "{}", paint(&line))?;
        }
    }
    Ok(())
}

/// Planted and caught, a row for each rule and kind of mistake.
fn write_rules(audit: &Audit, width: usize, out: &mut impl Write) -> io::Result<()> {
    let head = ["rule", "mistake", "planted", "caught", "share"];
    let rows = audit.by_rule().into_iter().map(|((rule, kind), (planted, caught))| {
        let share = format!("{} %", percent(caught, planted));
        [rule.to_owned(), kind.name().to_owned(), planted.to_string(), caught.to_string(), share]
    });
    super::write_rows(&head, rows, &[2, 3, 4], width, out)?;
    writeln!(out)
}

/// What nobody would notice, each with its place, its sentence and the reason.
fn write_slipped(audit: &Audit, width: usize, out: &mut impl Write) -> io::Result<()> {
    let slipped: Vec<(&Plant, String)> = audit
        .plants
        .iter()
        .filter_map(|plant| match &plant.fate {
            Fate::Slipped(reason) => Some((plant, told(reason, plant))),
            Fate::Caught => None,
        })
        .collect();
    if slipped.is_empty() {
        return Ok(());
    }
    let many = counted(slipped.len(), "mistake");
    writeln!(out, "{}", paint(&Ink::Strong.on(&format!("{many} slipped through"))))?;
    let head = ["rule", "where and words", "planted", "why"];
    let row = |(plant, why): &(&Plant, String), words: usize| {
        [clean(&plant.rule), place_and_words(plant, words), exchanged(plant), clean(why)]
    };
    let rows = |words: usize| Rows { head: &head, of: &slipped, row: move |one: &_| row(one, words) };
    let shape = rows(width / 2).shape();
    let mut least = shape.longest_words(width);
    least[1] = least[1].max(width / 4);
    let widths = widths(shape.broadest, least, width);
    rows(widths[1]).print(&widths, &[], "", out)?;
    writeln!(out)
}

/// Where a mistake was planted, and the words around.
fn place_and_words(plant: &Plant, width: usize) -> String {
    let place = super::block::place_of(&plant.place, width);
    let at = plant.sentence.find(&*plant.place.text).unwrap_or(0);
    let end = (at + plant.place.text.len()).min(plant.sentence.len());
    let focus = if plant.sentence.get(at..end) == Some(&*plant.place.text) { at..end } else { 0..0 };
    let words = excerpt(&plant.sentence, &focus, width, |words| Ink::Dissent.on(words));
    format!("{}\n{words}", Ink::Place.on(&place))
}

/// `54 → 56`; of a long value, the changed words alone.
fn exchanged(plant: &Plant) -> String {
    let whole = format!("{} → {}", plant.place.text, plant.now);
    let one_line = |text: &str| clean(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let (Some(edit), true) = (plant.edits.first(), whole.width() > 40) else { return one_line(&whole) };
    let inside = edit.at.start.checked_sub(plant.place.start).map(|start| start..start + edit.at.len());
    let was = inside.and_then(|inside| plant.place.text.get(inside)).unwrap_or(&plant.place.text);
    one_line(&format!("{was} → {}", edit.new))
}

/// Figures that several articles share and no rule reads: what to write a rule for.
fn write_unread(figures: &[SharedFigure], width: usize, out: &mut impl Write) -> io::Result<()> {
    if figures.is_empty() {
        return Ok(());
    }
    let many = format!("{} that several articles share, and no rule compares", counted(figures.len(), "figure"));
    writeln!(out, "{}", paint(&Ink::Strong.on(&many)))?;
    let head = ["figure", "beside", "articles", "where and words"];
    let row = |one: &SharedFigure, words: usize| {
        let place = Ink::Place.on(&super::block::place_of(&one.place, words));
        let at = one.sentence.find(&one.words).map_or(0..0, |at| at..at + one.words.len());
        let words = excerpt(&one.sentence, &at, words, |words| Ink::Strong.on(words));
        [clean(&one.words), clean(&one.name), one.articles.to_string(), format!("{place}\n{words}")]
    };
    let shown = &figures[..figures.len().min(FIGURES)];
    let rows = |words: usize| Rows { head: &head, of: shown, row: move |one: &_| row(one, words) };
    let shape = rows(width / 2).shape();
    let mut least = shape.longest_words(width);
    least[3] = least[3].max(width / 3);
    let widths = widths(shape.broadest, least, width);
    rows(widths[3]).print(&widths, &[2], "", out)?;
    if figures.len() > FIGURES {
        writeln!(out, "{} more; --format json names them all", counted(figures.len() - FIGURES, "figure"))?;
    }
    writeln!(out)
}

/// A reason in words.
fn told(reason: &Reason, plant: &Plant) -> String {
    match reason {
        Reason::Unread => "no rule reads it any more".to_owned(),
        Reason::Ambiguous => "it could be about several people".to_owned(),
        Reason::AboutElse(subject) => format!("taken for something else: {subject}"),
        Reason::Many => format!("the rule allows several values: {}", plant.now),
        Reason::Updated => "taken for a newer figure".to_owned(),
        Reason::Quoted => "in quotation marks, where it is the speaker's".to_owned(),
        Reason::Allowed(words) => format!("still agrees with “{words}”"),
        Reason::OtherName => "taken for another name".to_owned(),
    }
}

fn summary(audit: &Audit) -> Vec<String> {
    let Census { statements, shared, alone, differing, names, weekdays, unwritten, passed_over } = audit.census;
    let (planted, caught) = (audit.plants.len(), audit.caught());
    let mut lines = Vec::new();
    lines.push(if planted == 0 {
        let why = if passed_over > 0 { "none was asked for" } else { "no statement is confirmed elsewhere" };
        Ink::Notice.on(&format!("nothing was planted: {why}"))
    } else {
        let ink = if caught == planted { Ink::Value } else { Ink::Strong };
        format!("{} caught of {planted} planted ({} %)", ink.on(&counted(caught, "mistake")), percent(caught, planted))
    });
    let parts = [
        (shared, "confirmed elsewhere"),
        (alone, "in one article alone, where no check could notice"),
        (differing, "that differ as they are"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    lines.push(
        std::iter::once(counted(statements, "statement"))
            .chain(parts)
            .collect::<Vec<_>>()
            .join(", ")
            .replacen(',', ":", 1),
    );
    let more =
        [(names, "mention of a name", "that several articles write alike"), (weekdays, "day", "with its weekday")];
    let more: Vec<String> = more
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, noun, rest)| format!("{} {rest}", counted(*count, noun)))
        .collect();
    if !more.is_empty() {
        lines.push(format!("and {}", more.join(", ")));
    }
    let (figures, unread) = (audit.unread.shared, audit.unread.figures.len());
    if figures > 0 {
        let read = figures - unread.min(figures);
        lines.push(format!(
            "of {} that several articles give beside the same name, rules compare {read} ({} %)",
            counted(figures, "figure"),
            percent(read, figures)
        ));
    }
    if unwritten > 0 {
        lines.push(format!("left alone: {} where no mistake fits into the sentence", counted(unwritten, "place")));
    }
    if passed_over > 0 {
        lines.push(format!("not chosen: {}; see --plants", counted(passed_over, "place")));
    }
    lines
}
