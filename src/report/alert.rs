//! Alerts: places to look at, as code hosts and review tools show them.
//!
//! A finding has two sides or more; an alert is one statement of it, with the other side beside it. Of a conflict there is
//! one for each statement on the side that a change brought, or else on the side of the minority. All formats that speak of
//! places (SARIF, GitHub, rdjson, GitLab) are written from these; which of them are shown, and how, is theirs to say.

use super::spoken::spoken;
use super::{Only, Report, dissenting};
use crate::diagnostic::{self, printable};
use crate::finding::{Cause, Finding, Verdict, fingerprint};
use crate::fix::{self, Fix};
use crate::rules::Severity;
use crate::statement::Statement;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use unicode_width::UnicodeWidthChar;

/// Places of one other value that an alert names.
const PLACES: usize = 3;
/// Other values that an alert names.
const VALUES: usize = 6;
/// Columns of a value, before it is cut.
const WIDEST: usize = 80;

/// How grave an alert is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A newer figure, sources that differ among themselves, a clipped quote.
    Note,
    /// A conflict of a rule whose severity is `warning`.
    Warning,
    /// A conflict of a rule whose severity is `error`.
    Error,
}

/// One place to look at.
#[derive(Debug, Clone)]
pub struct Alert<'a> {
    /// What it is a part of.
    pub finding: &'a Finding,
    /// How grave it is.
    pub level: Level,
    /// The statement to look at; it stands in an article.
    pub at: &'a Statement,
    /// What it is held against: each other value, that of most statements first.
    pub against: Vec<Side<'a>>,
    /// Sixteen hex digits that stay while the same claim stands in the same file, wherever in it.
    pub fingerprint: String,
}

/// A value that an alert is held against.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    /// It in words; of a long one, the beginning.
    pub value: String,
    /// Some of its statements: one for each article, the first few in order, known facts before all.
    pub statements: Vec<&'a Statement>,
    /// How many articles more state it.
    pub more: usize,
}

impl From<diagnostic::Level> for Level {
    fn from(level: diagnostic::Level) -> Self {
        match level {
            diagnostic::Level::Error => Self::Error,
            diagnostic::Level::Warning => Self::Warning,
        }
    }
}

/// How grave the alerts of a finding are.
#[must_use]
pub fn level(finding: &Finding) -> Level {
    match (finding.verdict, finding.severity) {
        (Verdict::Conflict, _) if finding.cause == Some(Cause::Sources) => Level::Note,
        (Verdict::Conflict, severity) => of_severity(severity),
        _ => Level::Note,
    }
}

/// How grave a conflict of a rule of this severity is.
#[must_use]
pub fn of_severity(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
    }
}

/// The alerts of a report, the gravest first, then by rule, subject and place. Suppressed ones are among them, after all
/// others.
#[must_use]
pub fn alerts<'a>(report: &Report<'a>, only: Only) -> Vec<Alert<'a>> {
    let mut alerts: Vec<Alert<'a>> = Vec::new();
    for finding in report.shown(only) {
        if finding.differs() {
            alerts.extend(of_finding(finding, report.changed));
        }
    }
    alerts.sort_by_key(|alert| (!alert.finding.counts(), Reverse(alert.level)));
    alerts
}

/// The alerts of a report that count, in the same order.
pub fn counting<'a>(report: &Report<'a>, only: Only) -> impl Iterator<Item = Alert<'a>> {
    alerts(report, only).into_iter().filter(|alert| alert.finding.counts())
}

fn of_finding<'a>(finding: &'a Finding, changed: Option<&BTreeSet<String>>) -> Vec<Alert<'a>> {
    let level = level(finding);
    let sides = sides(finding);
    let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let alert = |at: &usize| {
        let at = finding.statements.get(*at)?;
        let value = at.value.normal();
        let nth = seen.entry((&at.place.path, value.clone())).or_default();
        *nth += 1;
        let fingerprint = fingerprint(&[&finding.id, &at.place.path, &value, &nth.to_string()]);
        let against = sides.iter().filter(|(other, _)| *other != value).map(|(_, side)| side.clone());
        Some(Alert { finding, level, at, against: against.take(VALUES).collect(), fingerprint })
    };
    primary(finding, changed).iter().filter_map(alert).collect()
}

/// The statements to look at: those of the minority, and of them, or else of all, those that a change brought.
fn primary(finding: &Finding, changed: Option<&BTreeSet<String>>) -> Vec<usize> {
    let is_stated = |&at: &usize| finding.statements.get(at).is_some_and(|statement| !statement.is_known());
    let all: Vec<usize> = (0..finding.statements.len()).filter(is_stated).collect();
    let stated = |wanted: &[usize]| wanted.iter().copied().filter(is_stated).collect::<Vec<_>>();
    let minority = match finding.verdict {
        Verdict::Conflict if dissenting(finding).is_empty() => stated(&finding.dissent),
        Verdict::Conflict => stated(dissenting(finding)),
        Verdict::Updated => stated(&outdated(finding)),
        // Of a clipped quote, the shortest printing.
        _ => all.iter().copied().min_by_key(|&at| finding.statements[at].place.text.len()).into_iter().collect(),
    };
    let is_changed = |at: &usize| changed.is_some_and(|changed| changed.contains(&*finding.statements[*at].place.path));
    for side in [&minority, &all] {
        let brought: Vec<usize> = side.iter().copied().filter(is_changed).collect();
        if !brought.is_empty() {
            return brought;
        }
    }
    if minority.is_empty() { all } else { minority }
}

/// The statements that do not give the newest figure.
fn outdated(finding: &Finding) -> Vec<usize> {
    let newest = finding.statements.iter().max_by_key(|statement| statement.published);
    let newest = newest.map(|statement| statement.value.normal());
    let is_old = |at: &usize| newest.as_ref() != Some(&finding.statements[*at].value.normal());
    (0..finding.statements.len()).filter(is_old).collect()
}

/// The values of a finding, that of most articles first.
#[must_use]
pub fn values(finding: &Finding) -> Vec<Side<'_>> {
    sides(finding).into_iter().map(|(_, side)| side).collect()
}

/// The values of a finding, that of most articles first, by their normal form.
fn sides(finding: &Finding) -> Vec<(String, Side<'_>)> {
    let mut by_value: BTreeMap<String, Vec<&Statement>> = BTreeMap::new();
    for statement in &finding.statements {
        by_value.entry(statement.value.normal()).or_default().push(statement);
    }
    let mut sides: Vec<_> = by_value.into_iter().map(|(normal, statements)| side(normal, statements)).collect();
    sides.sort_by_key(|(articles, _)| Reverse(*articles));
    sides.into_iter().map(|(_, side)| side).collect()
}

fn side<'a>(normal: String, statements: Vec<&'a Statement>) -> (usize, (String, Side<'a>)) {
    let mut articles = BTreeSet::new();
    let mut statements: Vec<_> = statements.into_iter().filter(|one| articles.insert(&*one.article)).collect();
    statements.sort_by_key(|statement| !statement.is_known());
    let articles = statements.len();
    statements.truncate(PLACES);
    let value = statements.first().map(|one| shortened(&spoken(&one.value))).unwrap_or_default();
    let more = articles - statements.len();
    (articles, (normal, Side { value, statements, more }))
}

/// `text`, or as much of it as is quickly read.
fn shortened(text: &str) -> String {
    let mut width = 0;
    let fits = |c: &char| {
        width += c.width().unwrap_or(0);
        width <= WIDEST
    };
    let end = text.chars().take_while(fits).map(char::len_utf8).sum::<usize>();
    if end == text.len() { text.to_owned() } else { format!("{}…", text[..end].trim_end()) }
}

impl Side<'_> {
    /// How many articles state it, a known fact counted as one.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.statements.len() + self.more
    }
}

impl<'a> Alert<'a> {
    /// What the statement to look at says, in words.
    #[must_use]
    pub fn value(&self) -> String {
        shortened(&spoken(&self.at.value))
    }

    /// The statements it is held against, each with its value in words, in the order in which [`Self::message`] names them.
    pub fn others(&self) -> impl Iterator<Item = (&str, &'a Statement)> {
        self.against.iter().flat_map(|side| side.statements.iter().map(|one| (&*side.value, *one)))
    }

    /// What would put it right, where that is sure and the file is at hand: parts of the statement to look at.
    #[must_use]
    pub fn fixes(&self, report: &Report<'_>) -> Vec<Fix> {
        let place = &self.at.place;
        let file = report.originals.and_then(|originals| originals.file(&place.path));
        let Some((text, lines)) = file.filter(|_| !self.finding.slips.is_empty()) else { return Vec::new() };
        let inside = |fix: &Fix| place.start <= fix.place.start && fix.place.end <= place.end;
        fix::beside(self.finding, &self.at.article, text, lines).into_iter().filter(inside).collect()
    }

    /// What it is about: `age · Ada Byron`.
    #[must_use]
    pub fn subject(&self) -> String {
        format!("{} · {}", self.finding.rule, self.finding.subject)
    }

    /// What contradicts what, in one sentence: `age · Ada Byron: “37” here, but “36” in a.txt:1:12 and 2 articles more`.
    ///
    /// Every text from an article or a path goes through `text`, every place through `place` with its number in
    /// [`Self::others`], so that each format can write them its own way.
    #[must_use]
    pub fn message(&self, text: impl Fn(&str) -> String, place: impl Fn(usize, &Statement) -> String) -> String {
        let mut message = format!("{}: “{}” here", text(&self.subject()), text(&self.value()));
        let mut at = 0;
        for (nth, side) in self.against.iter().enumerate() {
            let value = text(&side.value);
            message += &match nth {
                0 if self.finding.verdict == Verdict::Conflict => format!(", but “{value}” in "),
                0 => format!(", “{value}” in "),
                _ => format!("; “{value}” in "),
            };
            let places: Vec<String> = side.statements.iter().enumerate().map(|(n, one)| place(at + n, one)).collect();
            at += side.statements.len();
            message += &places.join(", ");
            if side.more > 0 {
                message += &format!(" and {} more", super::counted(side.more, "article"));
            }
        }
        if !self.finding.note.is_empty() {
            message += &format!(" ({})", text(&self.finding.note));
        }
        message
    }
}

impl Alert<'_> {
    /// Its message as plain text on one line.
    #[must_use]
    pub fn in_one_line(&self) -> String {
        self.message(printable, |_, other| printable(&place(other)))
    }
}

/// `a.txt:1:12`, where a statement stands.
#[must_use]
pub fn place(statement: &Statement) -> String {
    let place = &statement.place;
    format!("{}:{}:{}", place.path, place.line, place.column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    /// `level place message` of each alert whose path is harmless.
    fn shown(changed: Option<&[&str]>) -> String {
        let (findings, summary) = (fixture::findings(), fixture::summary());
        let changed = changed.map(|paths| paths.iter().map(|&path| path.to_owned()).collect::<BTreeSet<_>>());
        let report = Report { changed: changed.as_ref(), ..Report::new(&findings, &summary, &[]) };
        let alerts = alerts(&report, Only::All);
        let harmless = alerts.iter().filter(|alert| !alert.at.place.path.starts_with("x/"));
        let line = |alert: &Alert<'_>| {
            let message = alert.message(str::to_owned, |_, one| place(one));
            format!("{:?} {} {message}", alert.level, place(alert.at))
        };
        harmless.map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_minority_is_looked_at() {
        insta::assert_snapshot!(shown(None), @"
        Error wire/late-edition.txt:3:8 age · Ada Byron: “37” here, but “36” in engine/a.txt:1:12, engine/b.md:12:111, engine/c.txt:4:14
        Error wire.jsonl:7:19 born · Ada Byron: “1816” here, but “1815” in wire.jsonl:1:19; “1815-12-10” in factlint.toml:4:8
        Warning engine/c.txt:9:2 quote · Ada Byron: “The engine has no pretensions whatever to create anything at all by itself” here, but “The engine has no pretensions whatever to originate anything at all by itself” in engine/a.txt:5:2, engine/b.md:9:2 (`originate` became `create`)
        Note harbour/1.txt:2:1 killed · harbour: “10” here, “12” in harbour/2.txt:2:5
        Note engine/b.md:20:2 quote · Mary Somerville: “I shall go on” here, “I shall go on unless they stop me” in engine/a.txt:8:2 (cut right before `unless`)
        Error engine/b.md:30:16 count · baseline: “30” here, but “20” in engine/a.txt:30:16
        Error engine/b.md:32:16 count · comment: “32” here, but “22” in engine/a.txt:32:16
        Error engine/b.md:31:16 count · waiver: “31” here, but “21” in engine/a.txt:31:16
        ");
    }

    #[test]
    fn what_a_change_brought_is_looked_at() {
        insta::assert_snapshot!(shown(Some(&["engine/c.txt"])), @"
        Error engine/c.txt:4:14 age · Ada Byron: “36” here, but “37” in wire/late-edition.txt:3:8
        Error wire.jsonl:7:19 born · Ada Byron: “1816” here, but “1815” in wire.jsonl:1:19; “1815-12-10” in factlint.toml:4:8
        Warning engine/c.txt:9:2 quote · Ada Byron: “The engine has no pretensions whatever to create anything at all by itself” here, but “The engine has no pretensions whatever to originate anything at all by itself” in engine/a.txt:5:2, engine/b.md:9:2 (`originate` became `create`)
        Note harbour/1.txt:2:1 killed · harbour: “10” here, “12” in harbour/2.txt:2:5
        Note engine/b.md:20:2 quote · Mary Somerville: “I shall go on” here, “I shall go on unless they stop me” in engine/a.txt:8:2 (cut right before `unless`)
        Error engine/b.md:30:16 count · baseline: “30” here, but “20” in engine/a.txt:30:16
        Error engine/b.md:32:16 count · comment: “32” here, but “22” in engine/a.txt:32:16
        Error engine/b.md:31:16 count · waiver: “31” here, but “21” in engine/a.txt:31:16
        ");
    }

    #[test]
    fn fingerprints_are_all_different() {
        let (findings, summary) = (fixture::findings(), fixture::summary());
        let report = Report::new(&findings, &summary, &[]);
        let alerts = alerts(&report, Only::All);
        let distinct: BTreeSet<&str> = alerts.iter().map(|alert| &*alert.fingerprint).collect();
        assert_eq!((distinct.len(), distinct.is_empty()), (alerts.len(), false));
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(shortened("é"), "é");
        assert_eq!(shortened(&"字".repeat(50)), format!("{}…", "字".repeat(40)));
    }
}
