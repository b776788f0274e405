//! What came closest: the template, the words it took, and where it stopped.

use super::page::{Page, quoted};
use super::words;
use crate::explain::{Passage, Stop};
use crate::report::explained::Explained;
use crate::report::table::paint::{Ink, clean};
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The signs under words that fit, and under the one that does not.
const TAKEN: char = '━';
const STOPPED: char = '^';
/// How much of a template is near, in percent; of less, only the furthest is shown.
const NEAR: u32 = 50;

pub(super) fn write(explained: &Explained<'_>, passage: &Passage, most: usize, page: &mut Page) {
    let closest: Vec<_> = passage
        .closest(most)
        .into_iter()
        .enumerate()
        .filter(|(at, (_, stop))| *at == 0 || stop.share >= NEAR)
        .map(|(_, one)| one)
        .collect();
    page.line(&Ink::Notice.on(match closest.first() {
        None => "nothing was found here, and no template begins here",
        Some((_, stop)) if stop.share < NEAR => "nothing was found here, and nothing came near; furthest came",
        Some(_) => "nothing was found here; closest came",
    }));
    page.blank();
    for (one, stop) in closest {
        let Some(rule) = explained.rule(one.rule) else { continue };
        let template = rule.templates.get(one.template);
        let share = Ink::Faint.on(&format!("{} %", stop.share));
        let at = Ink::Place.on(&words::at(rule, template));
        page.text(0, &format!("{}  {at}  {share}", Ink::Strong.on(&clean(&rule.id))));
        page.text(2, &template.map_or_else(String::new, |template| clean(&template.source)));
        page.blank();
        underlined(&passage.sentence, stop, page);
        page.text(2, &told(stop));
        page.blank();
    }
}

/// Where a template stopped, and what it wanted.
pub(super) fn told(stop: &Stop) -> String {
    let wanted = words::wanted(&stop.wanted);
    match stop.at.text.is_empty() {
        true => format!("stopped at the end of the sentence: wanted {wanted}"),
        false => format!("stopped at {}: wanted {wanted}", quoted(&stop.at.text)),
    }
}

/// The part of a sentence around where a template stopped, with its words underlined.
fn underlined(sentence: &str, stop: &Stop, page: &mut Page) {
    let room = page.width.saturating_sub(4);
    let stopped = if stop.at.at.is_empty() { stop.at.at.start..stop.at.at.start + 1 } else { stop.at.at.clone() };
    let first = stop.taken.first().map_or(stopped.start, |words| words.at.start).min(stopped.start);
    let last = stop.taken.last().map_or(stopped.end, |words| words.at.end).max(stopped.end);
    let shown = window(sentence, first, last.min(sentence.len()), room);
    let mut marks: Vec<char> = Vec::new();
    for (at, letter) in letters(sentence, &shown) {
        let taken = stop.taken.iter().any(|words| words.at.contains(&at));
        let mark = if stopped.contains(&at) {
            STOPPED
        } else if taken {
            TAKEN
        } else {
            ' '
        };
        marks.extend(std::iter::repeat_n(mark, letter.width().unwrap_or(0)));
    }
    if stopped.start >= shown.end {
        marks.push(STOPPED);
    }
    let cut = |cut: bool| if cut { "…" } else { "" };
    let (before, after) = (cut(shown.start > 0), cut(shown.end < sentence.len()));
    let words: String = letters(sentence, &shown).map(|(_, letter)| letter).collect();
    page.line(&format!("  {before}{words}{after}"));
    let mut line = String::new();
    for run in marks.chunk_by(|a, b| a == b) {
        let signs: String = run.iter().collect();
        line += &match run.first() {
            Some(&TAKEN) => Ink::Value.on(&signs),
            Some(&STOPPED) => Ink::Dissent.on(&signs),
            _ => signs,
        };
    }
    page.line(&format!("  {}{line}", if before.is_empty() { "" } else { " " }));
}

/// The letters of a part of a sentence, safe to print, one for one.
fn letters<'t>(sentence: &'t str, part: &Range<usize>) -> impl Iterator<Item = (usize, char)> + 't {
    let start = part.start;
    let part = sentence.get(part.clone()).unwrap_or_default();
    part.char_indices().map(move |(at, letter)| {
        let safe = letter == ' ' || clean(letter.encode_utf8(&mut [0; 4])) == letter.to_string();
        (start + at, if safe { letter } else { '\u{fffd}' })
    })
}

/// The bytes of a sentence to show in `room` columns: from a little before `first` to a little behind `end`, cut between
/// words; where that is too long, what stands before `end`.
fn window(sentence: &str, first: usize, end: usize, room: usize) -> Range<usize> {
    let width = |range: Range<usize>| sentence.get(range).map_or(usize::MAX, UnicodeWidthStr::width);
    if sentence.width() <= room {
        return 0..sentence.len();
    }
    let starts: Vec<usize> = std::iter::once(0).chain(sentence.match_indices(' ').map(|(at, _)| at + 1)).collect();
    let ends: Vec<usize> =
        sentence.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(sentence.len())).collect();
    // First as far back as the template began, then as far on as there is room, then further back.
    let held = starts.iter().copied().filter(|&at| at <= first).max().unwrap_or(0);
    let fits = |start: usize, end: usize| start <= end && width(start..end) <= room;
    let start = starts.iter().copied().filter(|&at| at >= held).find(|&at| fits(at, end));
    let Some(start) = start.filter(|&start| start < end) else {
        let fitted = (0..=end).rev().filter(|&at| sentence.is_char_boundary(at)).take_while(|&at| fits(at, end)).last();
        return fitted.unwrap_or(end)..end;
    };
    let end = ends.iter().copied().filter(|&at| at >= end && fits(start, at)).max().unwrap_or(end);
    let start = starts.iter().copied().find(|&at| fits(at, end)).unwrap_or(start).min(start);
    start..end
}
