//! The table as people see it, without colours, and its promises about width and control characters.

use super::*;
use crate::report::fixture;
use unicode_width::UnicodeWidthStr;

fn coloured(width: usize, only: Only, detail: Detail) -> String {
    let (findings, summary) = (fixture::findings(), fixture::summary());
    let report = Report::new(&findings, &summary, &[]);
    let mut out = Vec::new();
    write(&report, &View { width, only, detail }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn shown(width: usize, only: Only, detail: Detail) -> String {
    anstream::adapter::strip_str(&coloured(width, only, detail)).to_string()
}

#[test]
fn eighty_columns() {
    insta::assert_snapshot!(shown(80, Only::All, Detail::Verbose));
}

#[test]
fn a_hundred_and_twenty_columns() {
    insta::assert_snapshot!(shown(120, Only::All, Detail::Normal));
}

#[test]
fn quiet_means_conflicts_and_nothing_else() {
    let quiet = shown(80, Only::All, Detail::Quiet);
    assert!(quiet.starts_with("conflict  age") && !quiet.contains("statements in"), "{quiet}");
    assert!(shown(80, Only::Conflicts, Detail::Normal).starts_with(&quiet));
    assert!(!shown(80, Only::Conflicts, Detail::Normal).contains("agreement"));
}

#[test]
fn every_line_fits_and_drives_no_terminal() {
    for width in [20, 40, 57, 80, 120, 200] {
        for line in shown(width, Only::All, Detail::Verbose).lines() {
            assert!(line.width() <= width.max(40), "{} > {width}: {line}", line.width());
            assert!(!line.chars().any(char::is_control), "{line:?}");
            assert_eq!(crate::diagnostic::printable(line), line);
        }
    }
}

#[test]
fn colours_are_closed_on_their_line() {
    for line in coloured(80, Only::All, Detail::Normal).lines() {
        let codes: Vec<&str> = line.split('\u{1b}').skip(1).collect();
        assert!(codes.last().is_none_or(|last| last.starts_with("[0m")), "{line:?}");
    }
}

#[test]
fn an_empty_run_says_so() {
    let summary = Summary { complete: true, ..Summary::default() };
    let report = Report::new(&[], &summary, &[]);
    let mut out = Vec::new();
    write(&report, &View { width: 80, only: Only::All, detail: Detail::Normal }, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(anstream::adapter::strip_str(&text).to_string(), "nothing was checked: there was no article to read\n");
}
