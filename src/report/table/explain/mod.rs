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
    for (one, fit, stated) in passage.stated() {
        found::write(explained, one, fit, stated, page);
        page.blank();
    }
    for (one, fit, fate) in passage.dropped() {
        found::write_dropped(explained, passage, (one, fit, fate), page);
        page.blank();
    }
    if passage.stated().next().is_some() {
        return;
    }
    if passage.dropped().next().is_none() {
        page.line(&Ink::Notice.on("nothing was found here"));
    }
    let most = if explained.passages.len() == 1 { CLOSEST } else { 1 };
    closest::write(explained, passage, most, page);
}

/// An article in a line.
fn summary(explained: &Explained<'_>, view: &View, out: &mut impl Write) -> io::Result<()> {
    let stated: usize = explained.passages.iter().map(|passage| passage.stated().count()).sum();
    let silent = explained.passages.iter().filter(|passage| passage.stated().next().is_none()).count();
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
