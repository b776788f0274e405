//! The report for people: tables that fit the terminal.
//!
//! Conflicts come first, each a block of its own with the places and the quoted words; then updates and what is pointed
//! out, laid out the same way; then one compact table of agreements and, when asked, one of what a single article states;
//! then the run in a few lines. `block` lays out one finding, `values` names those of an agreement, `changed` marks the words of a misquote, `layout` has the look of all tables, `excerpt` picks the words, `paint` brings the colours. Colours are always written; the caller's stream drops them where they do not belong.

mod audit;
mod block;
mod changed;
mod excerpt;
mod explain;
mod layout;
mod paint;
mod stories;
mod suppressed;
mod values;

use super::{Only, Report, Summary, counted, is_pointed_out};
use crate::finding::{Agreement, Finding, Verdict};
pub use audit::write_audit;
pub use explain::{write_explained, write_rule};
pub use layout::write_rows;
use layout::{broadest, frame, in_lines, longest_words, print, widths, wrapped};
use paint::{Ink, clean, paint};
use rayon::prelude::*;
use std::io::{self, Write};
pub use stories::write_stories;

/// Blocks that are laid out before they are written.
const AT_ONCE: usize = 1024;
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
    for some in blocks.chunks(AT_ONCE) {
        let written = some.par_iter().map(|finding| {
            let mut block = Vec::new();
            block::write(finding, view, &mut block).map(|()| block)
        });
        for block in written.collect::<Vec<_>>() {
            out.write_all(&block?)?;
        }
    }
    if view.only() == Only::All {
        let in_full: Vec<Agreement> = of(Verdict::Agree).map(in_short).collect();
        let mut agreements: Vec<&Agreement> = in_full.iter().chain(report.agreements).collect();
        agreements.sort();
        write_list(&Listed::Agreements(&agreements), view, out)?;
    }
    if view.detail == Detail::Verbose {
        let singles: Vec<_> = of(Verdict::Single).collect();
        write_list(&Listed::Singles(&singles), view, out)?;
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

/// What stands in a list: claim, subject, value, and how many articles hold it or where it stands.
enum Listed<'a> {
    Agreements(&'a [&'a Agreement]),
    Singles(&'a [&'a Finding]),
}

impl Listed<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Agreements(all) => all.len(),
            Self::Singles(all) => all.len(),
        }
    }

    fn noun(&self) -> &'static str {
        match self {
            Self::Agreements(_) => "agreement",
            Self::Singles(_) => "claim in one article alone",
        }
    }

    /// The rows, the last column as wide as need be.
    fn rows(&self, width: usize) -> Vec<[String; 4]> {
        match self {
            Self::Agreements(all) => {
                let row = |one: &&Agreement| {
                    [clean(&one.rule), clean(&one.subject), one.value.to_string(), one.held.to_string()]
                };
                all.par_iter().map(row).collect()
            }
            Self::Singles(all) => {
                let row = |one: &&Finding| {
                    [clean(&one.rule), clean(&one.subject), values::shown(one), Self::place(one, width)]
                };
                all.par_iter().map(row).collect()
            }
        }
    }

    fn place(finding: &Finding, width: usize) -> String {
        finding.statements.first().map(|first| Ink::Place.on(&block::place(first, width))).unwrap_or_default()
    }
}

/// Writes many findings in short.
fn write_list(listed: &Listed<'_>, view: &View, out: &mut impl Write) -> io::Result<()> {
    if listed.len() == 0 {
        return Ok(());
    }
    writeln!(out, "{}", paint(&Ink::Strong.on(&counted(listed.len(), listed.noun()))))?;
    let head = ["claim", "subject", "value", if let Listed::Singles(_) = listed { "where" } else { "articles" }];
    let mut rows = listed.rows(view.width);
    let mut natural = broadest(&head, &rows);
    if let Listed::Singles(findings) = listed
        && natural.iter().sum::<usize>() + frame(4) > view.width
    {
        // A path that is shown in part still shows its file's name.
        let shortest = findings.iter().filter_map(|finding| finding.statements.first()).map(block::shortest_place);
        natural[3] = shortest.max().unwrap_or(0).min(view.width * 2 / 5);
        rows.iter_mut().zip(*findings).for_each(|(row, finding)| row[3] = Listed::place(finding, natural[3]));
    }
    let room = view.width.saturating_sub(natural[3] + frame(4) - frame(3));
    let least = longest_words(&rows, room);
    let [claim, subject, value] = widths([natural[0], natural[1], natural[2]], [least[0], least[1], least[2]], room);
    let widths = [claim, subject, value, natural[3]];
    rows.par_iter_mut().for_each(|row| {
        for column in [1, 2] {
            row[column] = in_lines(&row[column], widths[column], LINES);
        }
    });
    let right: &[usize] = if let Listed::Agreements(_) = listed { &[3] } else { &[] };
    print(&head, rows, &widths, right, "", out)?;
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
