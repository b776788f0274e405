//! The report for the log of a GitHub workflow: commands that become annotations of lines.
//!
//! `::error file=a.txt,line=1::message`, the gravest first. GitHub shows ten of each level a step and drops the others without
//! a word, so no more are written, and one says how many there are. What is suppressed is not shown. No text from an article
//! can end a command, or begin one: each is escaped, and all stand inside a command.

use super::alert::{self, Alert, Level};
use super::{Only, Report, counted, tool};
use crate::diagnostic::{Diagnostic, printable};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Annotations of one level that GitHub shows of a step.
const SHOWN: usize = 10;

/// Writes the commands, and then the run in a line.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let counting = alert::counting(report, only).map(|alert| of_alert(report, &alert));
    let commands: Vec<Command> = report.diagnostics.iter().map(of_diagnostic).chain(counting).collect();
    let of = |level| commands.iter().filter(move |command| command.level == level);
    let levels = [Level::Error, Level::Warning, Level::Note];
    let more = levels.iter().any(|&level| of(level).count() > SHOWN);
    let mut written = 0;
    for level in levels {
        // The last word is a note, too.
        let room = if more && level == Level::Note { SHOWN - 1 } else { SHOWN };
        for command in of(level).take(room) {
            writeln!(out, "{}", command.line())?;
            written += 1;
        }
    }
    if more {
        let left = counted(commands.len() - written, "place more");
        let message = format!(
            "{left} to look at: GitHub shows {SHOWN} of a level. All are in the report that --output markdown=FILE or \
             sarif=FILE writes."
        );
        writeln!(out, "{}", Command { level: Level::Note, title: tool::NAME.into(), at: None, message }.line())?;
    }
    writeln!(out, "{}", report.summary.in_words())
}

/// One annotation.
struct Command {
    level: Level,
    title: String,
    at: Option<At>,
    message: String,
}

/// Where an annotation belongs: lines and columns from 1.
struct At {
    file: String,
    line: Option<usize>,
    end_line: Option<usize>,
    /// The first column, and that just past the last, of words in one line.
    columns: Option<(usize, usize)>,
}

impl Command {
    fn line(&self) -> String {
        let mut line = String::from(match self.level {
            Level::Error => "::error ",
            Level::Warning => "::warning ",
            Level::Note => "::notice ",
        });
        // Writing to a string never fails.
        if let Some(At { file, line: first, end_line, columns }) = &self.at {
            let _ = write!(line, "file={},", property(file));
            let numbers = [
                ("line", *first),
                ("endLine", *end_line),
                ("col", columns.map(|(first, _)| first)),
                ("endColumn", columns.map(|(_, end)| end)),
            ];
            for (name, number) in numbers {
                if let Some(number) = number {
                    let _ = write!(line, "{name}={number},");
                }
            }
        }
        let _ = write!(line, "title={}::{}", property(&self.title), data(&self.message));
        line
    }
}

fn of_alert(report: &Report<'_>, alert: &Alert<'_>) -> Command {
    let place = &alert.at.place;
    let region = report.region(place);
    let (start, end) = (region.start, region.end);
    Command {
        level: alert.level,
        title: format!("{}: {}", tool::NAME, alert.finding.title),
        at: Some(At {
            file: place.path.to_string(),
            line: Some(start.line),
            end_line: Some(end.line),
            // GitHub refuses columns of several lines.
            columns: (start.line == end.line).then_some((start.column, end.column)),
        }),
        message: alert.in_one_line(),
    }
}

fn of_diagnostic(diagnostic: &Diagnostic) -> Command {
    let of = |path: &String| At {
        file: path.clone(),
        line: diagnostic.at.as_ref().map(|at| at.line),
        end_line: None,
        columns: diagnostic.at.as_ref().map(|at| (at.column, at.column + at.width)),
    };
    Command {
        level: diagnostic.level.into(),
        title: tool::NAME.into(),
        at: diagnostic.path.as_ref().map(of),
        message: diagnostic.in_one_line(),
    }
}

/// `text` as what a command says.
fn data(text: &str) -> String {
    printable(text).replace('%', "%25")
}

/// `text` as a property of a command.
fn property(text: &str) -> String {
    let escapes = [('%', "%25"), ('\r', "%0D"), ('\n', "%0A"), (':', "%3A"), (',', "%2C")];
    printable(&escapes.iter().fold(text.to_owned(), |text, (c, escape)| text.replace(*c, escape)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::report::fixture;

    fn lines(findings: &[Finding]) -> String {
        let (summary, diagnostics) = (fixture::summary(), fixture::diagnostics());
        let originals = fixture::originals();
        let report = Report { originals: Some(&originals), ..Report::new(findings, &summary, &diagnostics) };
        let mut out = Vec::new();
        write(&report, Only::All, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_gravest_come_first() {
        let findings = fixture::findings();
        let harmless = findings.iter().filter(|finding| !finding.statements[0].place.path.starts_with("x/"));
        insta::assert_snapshot!(lines(&harmless.cloned().collect::<Vec<_>>()));
    }

    #[test]
    fn all_but_the_last_line_is_commands() {
        let text = lines(&fixture::findings());
        let (last, commands) =
            text.lines().rev().collect::<Vec<_>>().split_first().map(|(l, c)| (*l, c.to_vec())).unwrap();
        assert!(last.starts_with("6 conflicts"), "{last}");
        for command in commands {
            assert!(["::error ", "::warning ", "::notice "].iter().any(|name| command.starts_with(name)), "{command}");
            assert!(!command.contains(['\u{1b}', '\r']), "{command}");
        }
    }

    #[test]
    fn no_more_are_written_than_are_shown() {
        let age = fixture::findings().swap_remove(0);
        let many: Vec<Finding> =
            (0..25).map(|nth| Finding { subject: format!("Ada {nth:02}"), ..age.clone() }).collect();
        let text = lines(&many);
        assert_eq!(text.matches("::error ").count(), SHOWN);
        assert!(text.contains("::notice title=factlint::16 places more to look at"), "{text}");
    }

    #[test]
    fn escapes() {
        for (text, as_data, as_property) in [
            ("a, b: c", "a, b: c", "a%2C b%3A c"),
            ("50 %\r\n::error::x", "50 %25\u{fffd} ::error::x", "50 %25%0D%0A%3A%3Aerror%3A%3Ax"),
            ("%0A", "%250A", "%250A"),
        ] {
            assert_eq!((data(text), property(text)), (as_data.to_owned(), as_property.to_owned()));
        }
    }
}
