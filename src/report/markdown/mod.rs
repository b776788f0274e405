//! The report as Markdown, for the summary of a CI job or a comment on a change.
//!
//! Counts, a table of the conflicts, and the sentences of each folded away; agreements are only counted. All text that is
//! not this program's own stands in code spans (`escape`), where it can neither be markup nor call people or issues. The
//! whole stays below what GitHub takes of a step.

mod escape;

use super::alert::{self, Side};
use super::{MARK, Only, Report, counted, is_pointed_out, with_dissent};
use crate::diagnostic::{self, Diagnostic};
use crate::finding::{Cause, Finding, Verdict};
use crate::statement::Statement;
use escape::{code, html, link};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Bytes of a step's summary that GitHub takes (1 MiB), less what the frame around the findings needs.
const MOST: usize = (1 << 20) - (16 << 10);
/// Messages that are shown.
const MESSAGES: usize = 20;
/// Sentences that are shown of a finding.
const SENTENCES: usize = 50;

/// Writes the report; the first line is the mark by which it is known not to be an article.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let summary = report.summary;
    let conclusion = match summary.verdicts.conflict {
        // That would be more than is known.
        0 if !summary.complete => "the check is not complete".to_owned(),
        0 => "no conflicts".to_owned(),
        some => counted(some, "conflict"),
    };
    writeln!(out, "{MARK}\n\n## factlint: {conclusion}\n")?;
    writeln!(out, "{}  \n{}\n", summary.in_words(), summary.read_in_words())?;
    write_messages(report.diagnostics, out)?;
    let mut room = MOST;
    let shown: Vec<&Finding> = report.shown(only).into_iter().filter(|finding| finding.counts()).collect();
    let conflicts = shown.iter().filter(|finding| finding.verdict == Verdict::Conflict);
    write_findings("Conflicts", conflicts.copied(), report, &mut room, out)?;
    let beside = shown.iter().filter(|finding| finding.verdict == Verdict::Updated || is_pointed_out(finding));
    write_findings("Worth a look", beside.copied(), report, &mut room, out)
}

/// What kept the check from being complete comes first: below it, nothing is the whole truth.
fn write_messages(diagnostics: &[Diagnostic], out: &mut impl Write) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    let errors = diagnostics.iter().filter(|one| one.level == diagnostic::Level::Error);
    let warnings = diagnostics.iter().filter(|one| one.level == diagnostic::Level::Warning);
    for one in errors.chain(warnings).take(MESSAGES) {
        let level = if one.level == diagnostic::Level::Error { "**Error**" } else { "Warning" };
        let place = match (&one.path, &one.at) {
            (Some(path), Some(at)) => format!(" in {}", code(&format!("{path}:{}:{}", at.line, at.column))),
            (Some(path), None) => format!(" in {}", code(path)),
            _ => String::new(),
        };
        writeln!(out, "- {level}{place}: {}", code(&one.in_one_line()))?;
    }
    if diagnostics.len() > MESSAGES {
        writeln!(out, "- and {}", counted(diagnostics.len() - MESSAGES, "message more"))?;
    }
    writeln!(out)
}

/// A table of findings, and their sentences; of those that find no room, the number.
fn write_findings<'a>(
    title: &str,
    findings: impl Iterator<Item = &'a Finding>,
    report: &Report<'_>,
    room: &mut usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let (mut rows, mut folded, mut left) = (String::new(), String::new(), 0);
    for finding in findings {
        if left > 0 {
            left += 1;
            continue;
        }
        let (row, details) = (row(finding, report), details(finding, report));
        match room.checked_sub(row.len() + details.len()) {
            Some(rest) => {
                *room = rest;
                rows.push_str(&row);
                folded.push_str(&details);
            }
            None => left = 1,
        }
    }
    if rows.is_empty() && left == 0 {
        return Ok(());
    }
    writeln!(out, "### {title}\n\n| claim | about | values |\n| --- | --- | --- |\n{rows}")?;
    if left > 0 {
        writeln!(out, "{} found no room here.\n", counted(left, "finding more"))?;
    }
    write!(out, "{folded}")
}

fn row(finding: &Finding, report: &Report<'_>) -> String {
    let dissent = with_dissent(finding).filter(|(_, dissents)| *dissents);
    let dissent: BTreeSet<String> = dissent.map(|(one, _)| one.value.normal()).collect();
    let value = |side: &Side<'_>| {
        let dissents = side.statements.first().is_some_and(|one| dissent.contains(&one.value.normal()));
        format!("{}{}", if dissents { "✗ " } else { "" }, value(side, report))
    };
    let values: Vec<String> = alert::values(finding).iter().map(value).collect();
    let cause = match finding.cause {
        Some(cause) if cause != Cause::Value && cause.name() != finding.rule => format!("<br>{}", cause.name()),
        _ => String::new(),
    };
    let note = if finding.note.is_empty() { String::new() } else { format!("<br>{}", in_row(&finding.note)) };
    format!("| {}{cause} | {} | {}{note} |\n", in_row(&finding.rule), in_row(&finding.subject), values.join("<br>"))
}

/// A value and where it stands: `` `36` in `a.txt:1:12` and 2 articles more ``.
fn value(side: &Side<'_>, report: &Report<'_>) -> String {
    let places: Vec<String> = side.statements.iter().map(|one| linked(one, report, in_row)).collect();
    let more = if side.more > 0 { format!(" and {} more", counted(side.more, "article")) } else { String::new() };
    format!("{} in {}{more}", in_row(&side.value), places.join(", "))
}

/// Where a statement stands, as a link where there is somewhere to go.
fn linked(statement: &Statement, report: &Report<'_>, shown: impl Fn(&str) -> String) -> String {
    let place = shown(&alert::place(statement));
    // Of a file outside the folder of the check, nothing is known but that it is elsewhere.
    let outside = ["/", "../"].iter().any(|up| statement.place.path.starts_with(up));
    match report.links.filter(|_| !outside) {
        Some(before) => format!("[{place}]({})", link(before, &statement.place)),
        None => place,
    }
}

/// `text` as a code span in a row of a table, where a bar would end the cell.
fn in_row(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// The sentences of a finding, folded away.
fn details(finding: &Finding, report: &Report<'_>) -> String {
    let mut details = format!(
        "<details><summary><code>{}</code> · <code>{}</code></summary>\n\n",
        html(&finding.rule),
        html(&finding.subject)
    );
    for (one, dissents) in with_dissent(finding).take(SENTENCES) {
        let mark = if dissents { "✗ " } else { "" };
        let date = one.published.map(|date| format!(" ({date})")).unwrap_or_default();
        details += &format!("- {mark}{}{date}: {}\n", linked(one, report, code), code(&one.sentence));
    }
    if finding.statements.len() > SENTENCES {
        details += &format!("- and {}\n", counted(finding.statements.len() - SENTENCES, "place more"));
    }
    details + "\n</details>\n\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Summary, fixture};

    fn markdown(findings: &[Finding], links: Option<&str>) -> String {
        let (summary, diagnostics) = (fixture::summary(), fixture::diagnostics());
        let mut out = Vec::new();
        write(&Report { links, ..Report::new(findings, &summary, &diagnostics) }, Only::All, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn conflicts_in_a_table_and_their_sentences() {
        let findings = fixture::findings();
        let harmless = findings.iter().filter(|finding| !finding.statements[0].place.path.starts_with("x/wide"));
        let harmless: Vec<Finding> = harmless.filter(|one| one.subject.len() < 100).cloned().collect();
        insta::assert_snapshot!(markdown(&harmless, Some("https://example.org/blob/1/")));
    }

    #[test]
    fn a_check_that_is_not_complete_found_no_peace() {
        for (complete, want) in [(true, "## factlint: no conflicts"), (false, "## factlint: the check is not complete")]
        {
            let mut out = Vec::new();
            let summary = Summary { complete, ..Summary::default() };
            write(&Report::new(&[], &summary, &[]), Only::All, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap().lines().nth(2), Some(want));
        }
    }

    #[test]
    fn hostile_text_is_no_markup() {
        use pulldown_cmark::{Event, Options, Parser};
        let text = markdown(&fixture::findings(), None);
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) => assert!(!text.contains(['@', '#']) && !text.contains("::"), "{text}"),
                Event::Html(html) => assert!(!html.contains("<script") && !html.contains("@everyone"), "{html}"),
                Event::InlineHtml(html) => assert_eq!(&*html, "<br>"),
                Event::Start(tag) => assert!(!matches!(tag, pulldown_cmark::Tag::Link { .. }), "{tag:?}"),
                _ => {}
            }
        }
    }

    #[test]
    fn the_whole_is_bounded() {
        let age = fixture::findings().swap_remove(0);
        let many: Vec<Finding> =
            (0..2_000).map(|nth| Finding { subject: format!("Ada {nth:0100}"), ..age.clone() }).collect();
        let text = markdown(&many, None);
        assert!(text.len() < 1 << 20, "{} bytes", text.len());
        assert!(text.contains("findings more found no room here"));
    }
}
