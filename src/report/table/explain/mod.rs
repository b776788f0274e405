//! Explanations for people: a page for each sentence asked about.
//!
//! First what was found, with the template and all that led to the statement (`found`) and what it was compared with
//! (`compared`); then what fitted and was dropped; where nothing was found, what came closest (`closest`). An overview of a
//! whole article, and every rule on every sentence, are tables (`trace`); a rule has a page of its own (`rule`). `words` says
//! what happened in words, `reading` what a value was compared as.

mod closest;
mod compared;
mod found;
mod page;
mod reading;
mod rule;
mod trace;
mod words;

use super::paint::{Ink, paint};
use crate::explain::Passage;
use crate::report::counted;
use crate::report::explained::{Explained, View};
use page::Page;
pub use rule::write_rule;
use std::io::{self, Write};

/// How many templates are shown that came close to a sentence alone, and to one of several.
const CLOSEST: usize = 3;

/// Writes an explanation.
///
/// # Errors
/// Those of `out`.
pub fn write_explained(explained: &Explained<'_>, view: &View, out: &mut impl Write) -> io::Result<()> {
    let view = &View { width: view.width.max(40), ..*view };
    if view.whole {
        trace::write(explained, view, out)?;
        return summary(explained, view, out);
    }
    for passage in explained.passages {
        let mut page = Page::new(view.width);
        write_passage(explained, passage, &mut page);
        page.write(out)?;
    }
    if view.trace {
        trace::write(explained, view, out)?;
    }
    Ok(())
}

fn write_passage(explained: &Explained<'_>, passage: &Passage, page: &mut Page) {
    page.line(&Ink::Place.on(&page::place(&passage.place)));
    page.text(2, &super::clean(&passage.sentence));
    page.blank();
    let (mentions, stated): (Vec<_>, Vec<_>) =
        passage.stated().partition(|(_, _, stated)| explained.is_mention(stated));
    for (one, fit, stated) in &stated {
        found::write(explained, one, fit, stated, page);
        page.blank();
    }
    let dropped: Vec<_> = passage.dropped().filter(|(one, ..)| !explained.is_echo(passage, one)).collect();
    for (one, fit, fate) in &dropped {
        found::write_dropped(explained, one, fit, fate, page);
        page.blank();
    }
    if stated.is_empty() && dropped.is_empty() {
        let most = if explained.passages.len() == 1 { CLOSEST } else { 1 };
        closest::write(explained, passage, most, page);
    }
    if !mentions.is_empty() {
        found::write_mentions(explained, &mentions, page);
        page.blank();
    }
}

/// An article in a line.
fn summary(explained: &Explained<'_>, view: &View, out: &mut impl Write) -> io::Result<()> {
    let telling = |passage: &Passage| passage.stated().filter(|(_, _, one)| !explained.is_mention(one)).count();
    let stated: usize = explained.passages.iter().map(telling).sum();
    let silent = explained.passages.iter().filter(|passage| telling(passage) == 0).count();
    let told = format!(
        "{} found in {}, {silent} of them without any; {}",
        counted(stated, "statement"),
        counted(explained.passages.len(), "sentence"),
        match view.trace {
            true => "explain FILE:LINE shows a line in full",
            false => "explain FILE:LINE shows a line in full, --trace every rule",
        }
    );
    for line in super::wrapped(&told, view.width, 2) {
        writeln!(out, "{}", paint(&line))?;
    }
    Ok(())
}
