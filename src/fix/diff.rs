//! What fixes change, as a unified diff that `git apply` and `patch` take.
//!
//! A fix never spans lines nor adds one, so the lines of the two texts stand side by side and nothing is searched for: the
//! diff is exact whatever the lines hold, and takes one pass. Lines end at `\n` alone, as git has it.

use crate::diagnostic::printable;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use std::ops::Range;

/// Lines shown before and after those that change.
const CONTEXT: usize = 3;

/// What a diff is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A program: the bytes of the files, as they are.
    Programs,
    /// A person at a terminal: in colours, and with control characters made visible.
    People,
}

/// Writes what makes `new` of `old`, two texts of as many lines, of the file that `git` would call `path`. Nothing, where
/// they are the same.
///
/// # Errors
/// If `out` cannot be written to.
pub fn write(path: &str, old: &str, new: &str, whom: For, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    let [old, new] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let changed: Vec<usize> = (0..old.len().max(new.len())).filter(|&at| old.get(at) != new.get(at)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let mut diff = Diff { out, whom };
    diff.line(HEAD, "", &format!("--- {}", quoted("a", path)))?;
    diff.line(HEAD, "", &format!("+++ {}", quoted("b", path)))?;
    // Changes whose context meets are one hunk.
    for near in changed.chunk_by(|a, b| b - a <= 2 * CONTEXT + 1) {
        let (Some(first), Some(last)) = (near.first(), near.last()) else { continue };
        let lines = first.saturating_sub(CONTEXT)..(last + 1 + CONTEXT).min(old.len().max(new.len()));
        diff.hunk(&old, &new, lines)?;
    }
    Ok(())
}

const HEAD: Style = Style::new().bold();
const HUNK: Style = AnsiColor::Cyan.on_default();
const OUT: Style = AnsiColor::Red.on_default();
const IN: Style = AnsiColor::Green.on_default();
const KEPT: Style = Style::new();

struct Diff<'o, W: ?Sized> {
    out: &'o mut W,
    whom: For,
}

impl<W: Write + ?Sized> Diff<'_, W> {
    fn hunk(&mut self, old: &[&str], new: &[&str], lines: Range<usize>) -> io::Result<()> {
        let range = |text: &[&str]| format!("{},{}", lines.start + 1, lines.end.min(text.len()) - lines.start);
        self.line(HUNK, "", &format!("@@ -{} +{} @@", range(old), range(new)))?;
        let same = |at: &usize| old.get(*at) == new.get(*at);
        let lines: Vec<usize> = lines.collect();
        for run in lines.chunk_by(|a, b| same(a) == same(b)) {
            let of = |text: &[&'_ str]| run.iter().filter_map(|&at| text.get(at).copied()).collect::<Vec<_>>().concat();
            match run.first().is_some_and(same) {
                true => self.lines(KEPT, " ", &of(old))?,
                false => {
                    self.lines(OUT, "-", &of(old))?;
                    self.lines(IN, "+", &of(new))?;
                }
            }
        }
        Ok(())
    }

    fn lines(&mut self, style: Style, sign: &str, text: &str) -> io::Result<()> {
        for line in text.split_inclusive('\n') {
            self.line(style, sign, line.strip_suffix('\n').unwrap_or(line))?;
        }
        if !text.ends_with('\n') {
            self.line(KEPT, "", "\\ No newline at end of file")?;
        }
        Ok(())
    }

    fn line(&mut self, style: Style, sign: &str, line: &str) -> io::Result<()> {
        match self.whom {
            For::Programs => writeln!(self.out, "{sign}{line}"),
            For::People => {
                let shown = printable(line.strip_suffix('\r').unwrap_or(line).replace('\t', "    ").as_str());
                writeln!(self.out, "{style}{sign}{shown}{style:#}")
            }
        }
    }
}

/// A path as a diff names it, below `side`: in quotation marks with C escapes where it holds signs that would end it.
fn quoted(side: &str, path: &str) -> String {
    let path = format!("{side}/{}", path.trim_start_matches('/'));
    if !path.contains(|c: char| c.is_ascii_control() || matches!(c, '"' | '\\')) {
        // A name with blanks ends at a tab.
        return if path.contains(' ') { format!("{path}\t") } else { path };
    }
    let escaped = |c: char| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        c if c.is_ascii_control() => format!("\\{:03o}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", path.chars().map(escaped).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(path: &str, old: &str, new: &str, whom: For) -> String {
        let mut out = Vec::new();
        write(path, old, new, whom, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn changed_lines_stand_among_their_neighbours() {
        let lines = |words: &[(usize, &str)]| -> String {
            (1..=20).map(|n| format!("{} {n}\n", words.iter().find(|w| w.0 == n).map_or("line", |w| w.1))).collect()
        };
        insta::assert_snapshot!(shown("s/a.txt", &lines(&[]), &lines(&[(2, "new"), (3, "new"), (8, "new"), (18, "new")]), For::Programs), @"
        --- a/s/a.txt
        +++ b/s/a.txt
        @@ -1,11 +1,11 @@
         line 1
        -line 2
        -line 3
        +new 2
        +new 3
         line 4
         line 5
         line 6
         line 7
        -line 8
        +new 8
         line 9
         line 10
         line 11
        @@ -15,6 +15,6 @@
         line 15
         line 16
         line 17
        -line 18
        +new 18
         line 19
         line 20
        ");
        assert_eq!(shown("a.txt", "a\n", "a\n", For::Programs), "");
    }

    #[test]
    fn the_last_line_need_not_end() {
        for (old, new, want) in [
            ("Hefel", "Heffel", "-Hefel\n\\ No newline at end of file\n+Heffel\n\\ No newline at end of file\n"),
            ("Hefel\n\nx", "Heffel\n\nx", "-Hefel\n+Heffel\n \n x\n\\ No newline at end of file\n"),
            ("a\rHefel\r\n", "a\rHeffel\r\n", "-a\rHefel\r\n+a\rHeffel\r\n"),
        ] {
            let diff = shown("a.txt", old, new, For::Programs);
            assert_eq!(diff.split_once("@@\n").unwrap().1, want, "{old:?}");
        }
    }

    #[test]
    fn people_see_no_control_characters() {
        let diff = shown("a\u{1b}.txt", "\u{1b}[2J\u{202e} Hefel\r\n", "\u{1b}[2J\u{202e} Heffel\r\n", For::People);
        let plain: String = diff.split("\u{1b}[1m--- ").skip(1).collect();
        assert!(diff.contains("-\u{fffd}[2J\u{fffd} Hefel"), "{diff:?}");
        assert!(!plain.contains("\u{1b}[2J") && !diff.contains('\r'), "{diff:?}");
    }

    #[test]
    fn paths_are_quoted_as_git_reads_them() {
        for (path, want) in [
            ("a.txt", "a/a.txt"),
            ("/x/é.txt", "a/x/é.txt"),
            ("two words.txt", "a/two words.txt\t"),
            ("a\n\"b\".txt", "\"a/a\\012\\\"b\\\".txt\""),
            (r"a\b.txt", r#""a/a\\b.txt""#),
        ] {
            assert_eq!(quoted("a", path), want);
        }
    }
}
