//! The report for people: tables that fit the terminal.
//!
//! Conflicts come first, each a block of its own with the places and the quoted words; then updates and what is pointed
//! out, laid out the same way; then one compact table of agreements and, when asked, one of what a single article states;
//! then the run in a few lines. `block` lays out one finding, `values` names those of an agreement, `changed` marks the words of
//! a misquote, `layout` has the look of all tables, `rows` prints them, `pieces` does so on all threads, `excerpt` picks the
//! words, `paint` brings the colours.
//! Colours are always written; the caller's stream drops them where they do not belong.

mod audit;
mod block;
mod changed;
mod excerpt;
mod explain;
mod layout;
mod paint;
mod pieces;
mod rows;
mod stories;
mod suppressed;
mod values;

use super::{Only, Report, Summary, counted, is_pointed_out};
use crate::finding::{Agreement, Finding, Verdict};
pub use audit::write_audit;
pub use explain::{write_explained, write_rule};
pub use layout::write_rows;
use layout::{frame, in_lines, widths, wrapped};
use paint::{Ink, clean, paint};
use rows::{Rows, Shape};
use std::io::{self, Write};
pub use stories::write_stories;

/// Blocks that are laid out before they are written.
const AT_ONCE: usize = 512;
/// Lines that a subject or a value takes up in a list, before it is cut.
const LINES: usize = 2;

/// How a report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Columns to fill; at least 40 are used.
    pub width: usize,
    /// Which findings are shown.
    pub only: Only,
    /// How much is said about them.
    pub detail: Detail,
}

impl View {
    /// Which findings are shown, with what `detail` says of that.
    #[must_use]
    pub fn only(&self) -> Only {
        if self.detail == Detail::Quiet { Only::Conflicts } else { self.only }
    }
}

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Detail {
    /// Conflicts alone, without a summary.
    Quiet,
    /// Everything but single statements.
    #[default]
    Normal,
    /// Single statements too, and every place of a dissenting value.
    Verbose,
}

/// Writes the report.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, view: &View, out: &mut impl Write) -> io::Result<()> {
    let view = &View { width: view.width.max(40), ..*view };
    let (shown, suppressed): (Vec<&Finding>, Vec<&Finding>) =
        report.shown(view.only()).into_iter().partition(|finding| finding.counts());
    let of = |verdict| shown.iter().copied().filter(move |f| f.verdict == verdict && !is_pointed_out(f));

    let pointed_out = shown.iter().copied().filter(|finding| is_pointed_out(finding));
    let blocks: Vec<&Finding> = of(Verdict::Conflict).chain(of(Verdict::Updated)).chain(pointed_out).collect();
    let block = |finding: &&Finding| {
        let mut block = Vec::new();
        block::write(finding, view, &mut block).map(|()| block)
    };
    pieces::write(&blocks, AT_ONCE, block, out)?;
    if view.only() == Only::All {
        let in_full: Vec<Agreement> = of(Verdict::Agree).map(in_short).collect();
        let mut agreements: Vec<&Agreement> = in_full.iter().chain(report.agreements).collect();
        agreements.sort();
        write_agreements(&agreements, view, out)?;
    }
    if view.detail == Detail::Verbose {
        let singles: Vec<_> = of(Verdict::Single).collect();
        write_singles(&singles, view, out)?;
        suppressed::write(&suppressed, view, out)?;
    }
    if view.detail > Detail::Quiet {
        write_summary(report.summary, view, out)?;
    }
    Ok(())
}

/// An agreement in short.
#[must_use]
pub fn in_short(finding: &Finding) -> Agreement {
    Agreement {
        rule: finding.rule.as_str().into(),
        subject: finding.subject.as_str().into(),
        id: finding.id.as_str().into(),
        value: values::shown(finding).into(),
        held: block::held(&finding.statements).to_string().into(),
    }
}

/// Lists agreements: claim, subject, value, and how many articles hold it.
fn write_agreements(agreements: &[&Agreement], view: &View, out: &mut impl Write) -> io::Result<()> {
    let row = |one: &&Agreement| [clean(&one.rule), clean(&one.subject), one.value.to_string(), one.held.to_string()];
    let rows = Rows { head: &["claim", "subject", "value", "articles"], of: agreements, row };
    write_list(&rows, "agreement", &rows.shape(), view, &[3], out)
}

/// Lists what one article alone states: claim, subject, value, and where it stands.
fn write_singles(singles: &[&Finding], view: &View, out: &mut impl Write) -> io::Result<()> {
    let head = &["claim", "subject", "value", "where"];
    let row = |finding: &Finding, width: usize| {
        let place = finding.statements.first().map(|first| Ink::Place.on(&block::place(first, width)));
        [clean(&finding.rule), clean(&finding.subject), values::shown(finding), place.unwrap_or_default()]
    };
    let mut shape = Rows { head, of: singles, row: |one: &&Finding| row(one, view.width) }.shape();
    let mut width = view.width;
    if shape.broadest.iter().sum::<usize>() + frame(4) > view.width {
        // A path that is shown in part still shows its file's name.
        let shortest = singles.iter().filter_map(|finding| finding.statements.first()).map(block::shortest_place);
        width = shortest.max().unwrap_or(0).min(view.width * 2 / 5);
        shape.broadest[3] = width;
    }
    let rows = Rows { head, of: singles, row: |one: &&Finding| row(one, width) };
    write_list(&rows, "claim in one article alone", &shape, view, &[], out)
}

/// Writes many findings in short, below how many they are. Their last column is as broad as its `shape` has it, the others
/// share what is left.
fn write_list<T: Sync>(
    rows: &Rows<'_, T, impl Fn(&T) -> [String; 4] + Sync, 4>,
    noun: &str,
    shape: &Shape<4>,
    view: &View,
    numbers: &[usize],
    out: &mut impl Write,
) -> io::Result<()> {
    if rows.of.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", paint(&Ink::Strong.on(&counted(rows.of.len(), noun))))?;
    let [natural @ .., last] = shape.broadest;
    let room = view.width.saturating_sub(last + frame(4) - frame(3));
    let [least @ .., _] = shape.longest_words(room);
    let [claim, subject, value] = widths(natural, least, room);
    let widths = [claim, subject, value, last];
    let row = |one: &T| {
        let [claim, subject, value, last] = (rows.row)(one);
        [claim, in_lines(&subject, widths[1], LINES), in_lines(&value, widths[2], LINES), last]
    };
    Rows { head: rows.head, of: rows.of, row }.print(&widths, numbers, "", out)?;
    writeln!(out)
}

/// The run in a few lines.
fn write_summary(summary: &Summary, view: &View, out: &mut impl Write) -> io::Result<()> {
    if summary.articles == 0 {
        let nothing = "nothing was checked: there was no article to read";
        return writeln!(out, "{}", paint(&Ink::Notice.on(nothing)));
    }
    let verdicts = summary.verdicts;
    let mut lines = Vec::new();
    if !summary.complete {
        lines.push(Ink::Notice.on("not complete: what could not be read or checked is told in the messages"));
    }
    let ink = match verdicts.conflict {
        0 if summary.complete => Ink::Value,
        0 => Ink::Strong,
        _ => Ink::Dissent,
    };
    let mut parts = vec![ink.on(&counted(verdicts.conflict, "conflict"))];
    parts.extend(summary.beside());
    lines.push(parts.join(", "));
    lines.push(summary.read_in_words());
    if summary.unchanged > 0 {
        let unchanged = counted(summary.unchanged, "finding");
        lines.push(format!("not shown: {unchanged} that no changed file takes part in"));
    }
    if summary.ambiguous > 0 {
        lines.push(format!("left out: {} that could be about several people", counted(summary.ambiguous, "statement")));
    }
    if summary.undated > 0 {
        lines.push(format!("no publication date: {} with ages; see --published", counted(summary.undated, "article")));
    }
    match summary.silent_rules.len() {
        0 => {}
        _ if view.detail == Detail::Verbose => {
            lines.push(format!("matched nowhere: {}", clean(&summary.silent_rules.join(", "))));
        }
        silent => lines.push(format!("{} matched nowhere; -v names them", counted(silent, "rule"))),
    }
    for line in lines {
        for line in wrapped(&line, view.width, 2) {
            writeln!(out, "{}", paint(&line))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
