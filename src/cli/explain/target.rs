//! What is to be explained: a place in a file, a file, or a rule, as it was typed.

use super::super::rule_names;
use super::super::settings::Settings;
use super::files;
use factlint::check::Source;
use factlint::diagnostic::Diagnostic;
use factlint::explain::passages;
use factlint::extract::Plan;
use factlint::rules::RuleSet;
use factlint::span::{LineIndex, Span};
use std::path::{Path, PathBuf};

/// What is to be explained.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// An article: all of it, or a place.
    Article(PathBuf, Wanted),
    /// The rule, or the rules of the claim, of this name.
    Rule(String),
}

/// Which part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All.
    All,
    /// A line, from 1, and perhaps a column of it in characters, from 1.
    Line(usize, Option<usize>),
}

/// `file:12:25` taken apart; of a name without numbers, all is wanted.
fn parse(what: &str) -> (&str, Wanted) {
    let number = |text: &str| text.parse::<usize>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    // `file:12:`, as it is copied from a report.
    let trimmed = what.strip_suffix(':').unwrap_or(what);
    let last = trimmed.rsplit_once(':').and_then(|(rest, last)| Some((rest, number(last)?)));
    let Some((rest, last)) = last else { return (what, Wanted::All) };
    match rest.rsplit_once(':').and_then(|(path, line)| Some((path, number(line)?))) {
        Some((path, line)) if !path.is_empty() => (path, Wanted::Line(line, Some(last))),
        _ => (rest, Wanted::Line(last, None)),
    }
}

/// The file that was meant, if it is there.
pub(super) fn path(what: &str) -> Option<PathBuf> {
    let there = |path: &str| Some(PathBuf::from(path)).filter(|path| path.exists());
    there(what).or_else(|| there(parse(what).0))
}

impl Target {
    /// What `what` names. A bare word that is a rule is one; `./age` is a file.
    ///
    /// # Errors
    /// It is neither, or a folder.
    pub(super) fn find(what: &str, set: &RuleSet) -> Result<Self, Vec<Diagnostic>> {
        if set.rules.iter().any(|rule| rule.id == what || rule.claim == what) {
            return Ok(Self::Rule(what.to_owned()));
        }
        let Some(path) = path(what) else { return Err(vec![neither(what, set)]) };
        let whole = path == Path::new(what);
        if path.is_dir() {
            let fault = Diagnostic::error("this is a folder, and one article is explained at a time");
            let help = "name a file in it; `factlint check` shows the places worth a look";
            return Err(vec![fault.in_file(what).help(help)]);
        }
        Ok(Self::Article(path, if whole { Wanted::All } else { parse(what).1 }))
    }
}

/// What to say of what is neither a file nor a rule.
fn neither(what: &str, set: &RuleSet) -> Diagnostic {
    let (path, wanted) = parse(what);
    let file = files::missing(Path::new(path));
    // A place, a path: no rule was meant.
    if wanted != Wanted::All || path.contains(['/', '\\']) {
        return file;
    }
    let near = file.help.filter(|help| help.starts_with("did you mean"));
    let rule = rule_names::nearest(what, set).map(|near| format!("did you mean the rule `{near}`?"));
    let help = rule.or(near).unwrap_or_else(|| {
        "name a place (articles/a.txt:12), a file, or a rule; `factlint rules list` shows the rules".to_owned()
    });
    Diagnostic::error(format!("there is neither a file nor a rule `{what}`")).help(help)
}

/// Whether a sentence stands at what is asked for; a place has no length.
pub(super) fn meets(sentence: Span, asked: Span) -> bool {
    if asked.is_empty() {
        sentence.start <= asked.start && asked.start < sentence.end
    } else {
        sentence.overlaps(asked)
    }
}

impl Wanted {
    /// The bytes of the file that are asked for; `None`: all.
    ///
    /// # Errors
    /// The file has no such line or column.
    pub(super) fn span(self, source: &Source) -> Result<Option<Span>, Vec<Diagnostic>> {
        let Self::Line(line, column) = self else { return Ok(None) };
        let text = &source.text;
        let lines = text.lines().count();
        let fault =
            |message: String, help: String| Err(vec![Diagnostic::error(message).in_file(&source.shown).help(help)]);
        if line == 0 || line > lines {
            let has = factlint::report::counted(lines, "line");
            return fault(format!("there is no line {line}"), format!("the file has {has}"));
        }
        let found = LineIndex::new(text).line(text, line);
        let start = found.as_ptr() as usize - text.as_ptr() as usize;
        let Some(column) = column else { return Ok(Some(Span::new(start, start + found.len()))) };
        let mark = usize::from(line == 1 && found.starts_with('\u{feff}'));
        let mut columns = found.char_indices().skip(mark).map(|(at, _)| at);
        match column.checked_sub(1).and_then(|skip| columns.nth(skip)) {
            Some(at) => Ok(Some(Span::new(start + at, start + at))),
            None => {
                let has = factlint::report::counted(found.chars().count() - mark, "column");
                fault(format!("there is no column {column} in line {line}"), format!("the line has {has}"))
            }
        }
    }

    /// What to say of a place where no sentence stands: which line is the next that has one.
    pub(super) fn no_sentence(self, source: &Source, settings: &Settings) -> Diagnostic {
        let Self::Line(line, _) = self else {
            let fault = Diagnostic::error("this article has no sentence").in_file(&source.shown);
            return fault.help("see whether it holds any text");
        };
        let none = RuleSet::default();
        let all = passages(&Plan::new(&none), &settings.reading.words, source, &settings.reading.options, |_| true);
        let near = all.iter().map(|one| one.place.line).min_by_key(|other| (other.abs_diff(line), *other));
        let blank = LineIndex::new(&source.text).line(&source.text, line).trim().is_empty();
        let message = match blank {
            true => format!("line {line} is blank"),
            false => format!("no sentence of the article stands at this place in line {line}"),
        };
        let help = match near {
            Some(near) if near == line => "leave the column out to see the sentences of the line".to_owned(),
            Some(near) => format!("the nearest sentence begins in line {near}"),
            None => "the file holds no text at all".to_owned(),
        };
        Diagnostic::error(message).in_file(&source.shown).help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_taken_apart() {
        for (what, path, wanted) in [
            ("a.txt", "a.txt", Wanted::All),
            ("a.txt:12", "a.txt", Wanted::Line(12, None)),
            ("a.txt:12:", "a.txt", Wanted::Line(12, None)),
            ("a.txt:12:25", "a.txt", Wanted::Line(12, Some(25))),
            ("a:b.txt:12:25:", "a:b.txt", Wanted::Line(12, Some(25))),
            ("a.txt:+1", "a.txt:+1", Wanted::All),
            ("a.txt:99999999999999999999999", "a.txt:99999999999999999999999", Wanted::All),
            ("C:3", "C", Wanted::Line(3, None)),
            (":3", "", Wanted::Line(3, None)),
            ("", "", Wanted::All),
        ] {
            assert_eq!(parse(what), (path, wanted), "{what}");
        }
    }

    #[test]
    fn a_line_is_its_bytes_and_a_column_a_place() {
        let source = Source::new("a.txt", "\u{feff}né\r\nzwei\n");
        let span = |line, column| Wanted::Line(line, column).span(&source).ok().flatten();
        for (line, column, want) in [
            (1, None, Some(0..6)),
            (1, Some(1), Some(3..3)),
            (1, Some(2), Some(4..4)),
            (1, Some(3), None),
            (2, None, Some(8..12)),
            (2, Some(4), Some(11..11)),
            (2, Some(0), None),
            (0, None, None),
            (3, None, None),
        ] {
            assert_eq!(span(line, column), want.map(Span::from), "{line}:{column:?}");
        }
    }
}
