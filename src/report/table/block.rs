//! One finding as a block: a heading, then a small table of its values, who holds each, and the quoted words.

use super::changed::{inked, marked};
use super::excerpt::{excerpt, last, shorten};
use super::layout::{widths, wrapped};
use super::paint::{Ink, clean, paint};
use super::rows::Rows;
use super::{Detail, View};
use crate::finding::{Cause, Finding, Verdict};
use crate::report::in_sentence::value_in_sentence;
use crate::report::spoken::spoken;
use crate::report::{dissenting, with_dissent};
use crate::rules::Severity;
use crate::span::Span;
use crate::statement::{Place, Statement};
use crate::tally;
use crate::value::Value;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// How many places are shown of a value that the majority contradicts, unless all are asked for.
const DISSENTERS: usize = 10;
/// How many values are shown of those that are contradicted by none, or that contradict each other.
const VALUES: usize = 6;

/// The statements of a finding that give one value.
pub(super) struct Group<'a> {
    /// It in words.
    pub(super) value: String,
    /// Whether the majority contradicts it.
    dissent: bool,
    /// In the finding's order.
    statements: Vec<&'a Statement>,
    /// How many articles they stand in.
    held: Held,
    /// Bytes of the value's words that another printing changes.
    changed: Vec<Span>,
}

impl Group<'_> {
    pub(super) fn is_quote(&self) -> bool {
        self.statements.iter().any(|statement| matches!(statement.value, Value::Quote(_)))
    }

    /// A value of the group, to see of what kind they are.
    pub(super) fn kind(&self) -> Option<&Value> {
        self.statements.first().map(|statement| &statement.value)
    }

    /// Whether it is an age, which moves with the date.
    pub(super) fn is_age(&self) -> bool {
        self.statements.iter().all(|statement| matches!(statement.value, Value::Age(_) | Value::AgeIn(_)))
    }

    /// When it was first stated, where that is known.
    pub(super) fn first_published(&self) -> Option<Date> {
        self.statements.iter().filter_map(|statement| statement.published).min()
    }
}

/// The values of a finding: most articles first, dissent last; of an update, the oldest first.
pub(super) fn groups(finding: &Finding) -> Vec<Group<'_>> {
    let mut by_value: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for (at, (statement, dissents)) in with_dissent(finding).enumerate() {
        by_value.entry((dissents, statement.value.normal())).or_default().push(at);
    }
    let mut groups: Vec<Group<'_>> = by_value
        .into_iter()
        .map(|((dissent, normal), at)| {
            let of_first = finding.changed.iter().filter(|(of, _)| at.first() == Some(of));
            let changed = of_first.map(|(_, words)| *words).collect();
            let mut statements: Vec<&Statement> = at.iter().map(|&at| &finding.statements[at]).collect();
            // What is known is shown, however few places are.
            statements.sort_by_key(|statement| !statement.is_known());
            let held = held(statements.iter().copied());
            let value = statements.first().map_or(normal, |statement| spoken(&statement.value));
            Group { value, dissent, statements, held, changed }
        })
        .collect();
    if finding.verdict == Verdict::Updated {
        groups.sort_by_key(Group::first_published);
    } else {
        groups.sort_by_key(|group| (group.dissent, Reverse(group.held.weight)));
    }
    groups
}

/// How many articles hold something, and how much they weigh: `5 as 1` where five are copies of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    articles: usize,
    /// With what is known, which stands in no article.
    weight: u64,
    counted: u64,
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.articles)?;
        if self.counted == self.articles as u64 { Ok(()) } else { write!(f, " as {}", self.counted) }
    }
}

/// How many articles `statements` stand in.
pub(super) fn held<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> Held {
    let statements: Vec<&Statement> = statements.into_iter().collect();
    let in_articles = || statements.iter().copied().filter(|statement| !statement.is_known());
    Held {
        articles: in_articles().map(|statement| &*statement.article).collect::<BTreeSet<_>>().len(),
        weight: tally::weigh(statements.iter().copied()),
        counted: tally::weigh(in_articles()),
    }
}

/// Where the value of a statement stands, as [`place_of`] has it.
pub(super) fn place(statement: &Statement, width: usize) -> String {
    place_of(&statement.place, width)
}

/// `path:line:column` in at most `width` columns: of a longer path, the folders in front are left out.
pub(super) fn place_of(place: &Place, width: usize) -> String {
    let path = clean(&place.path);
    let at = format!(":{}:{}", place.line, place.column);
    if path.width() + at.width() <= width {
        return path + &at;
    }
    let room = width.saturating_sub(at.width() + 1);
    let below = path.match_indices('/').map(|(at, _)| &path[at..]).find(|below| below.width() <= room);
    let end = below.map_or_else(|| last(&path, room), str::to_owned);
    format!("…{end}{at}")
}

/// How wide the place of a statement is with no more of its path than the file's name.
pub(super) fn shortest_place(statement: &Statement) -> usize {
    let name = clean(statement.place.path.rsplit('/').next().unwrap_or_default());
    format!("…/{name}:{}:{}", statement.place.line, statement.place.column).width()
}

/// Writes the block of one finding, and an empty line after it.
pub(super) fn write(finding: &Finding, view: &View, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", paint(&heading(finding, view.width)))?;
    for line in wrapped(&clean(&finding.note), view.width - 2, 0).iter().filter(|line| !line.is_empty()) {
        writeln!(out, "  {line}")?;
    }
    let groups = groups(finding);
    // Quotes, and other long values, are words themselves: no need to show them a second time in their sentence.
    let wordy = groups.iter().any(|group| group.is_quote() || group.value.width() > view.width / 2);
    let head = ["value", "articles", if wordy { "where" } else { "where and words" }];
    let room = view.width - 2;
    let values = groups.iter().map(|group| clean(&group.value).width() + 2 * usize::from(group.dissent)).max();
    let counts = groups.iter().map(|group| group.held.to_string().len()).max();
    // Sentences take what there is; places alone, what they need.
    let words = if wordy { finding.statements.iter().map(|one| place(one, room).width()).max() } else { Some(room) };
    let most = if wordy { room } else { room * 3 / 10 };
    let natural = [
        values.unwrap_or(0).clamp(head[0].len(), most),
        counts.unwrap_or(0).max(head[1].len()),
        words.unwrap_or(0).max(head[2].len()),
    ];
    let widths = widths(natural, [1; 3], room);

    let updated = finding.verdict == Verdict::Updated;
    let (agreed, dissenting) = groups.split_at(groups.partition_point(|group| !group.dissent));
    let mut rows = Vec::new();
    for group in agreed.iter().take(VALUES).chain(dissenting) {
        let rival = groups.iter().find(|other| other.dissent != group.dissent && other.value != group.value);
        let rival = rival.or_else(|| groups.iter().find(|other| other.value != group.value));
        let ink = ink(finding, group);
        let budget = if wordy { view.width } else { view.width / 2 };
        let mark = if group.dissent { Ink::Dissent.on("✗ ") } else { String::new() };
        let value = match marked(&group.value, &group.changed, 2 * budget) {
            Some((value, focus)) => excerpt(&value, &focus, 3 * budget, |words| inked(words, ink)),
            None if wordy => {
                let focus = difference(&group.value, rival.map_or("", |rival| &rival.value));
                excerpt(&group.value, &focus, budget, |words| ink.on(words))
            }
            None => excerpt(&group.value, &(0..group.value.len()), budget, |words| ink.on(words)),
        };
        let value = mark + &value;
        let places = places(group, witnesses(group, &groups, view), widths[2], !wordy, updated, ink);
        rows.push([value, group.held.to_string(), places]);
    }
    if agreed.len() > VALUES {
        let rest = &agreed[VALUES..];
        let held = held(rest.iter().flat_map(|group| group.statements.iter().copied()));
        rows.push([format!("and {} more", rest.len()), held.to_string(), String::new()]);
    }
    Rows::ready(&head, &rows).print(&widths, &[1], "  ", out)?;
    writeln!(out)
}

/// `conflict  age · Ada Byron · misquote`, in one line.
fn heading(finding: &Finding, width: usize) -> String {
    let (ink, word) = match finding.verdict {
        Verdict::Conflict => (Ink::Dissent, Verdict::Conflict.name()),
        Verdict::Updated => (Ink::Notice, Verdict::Updated.name()),
        Verdict::Agree | Verdict::Single => (Ink::Notice, "notice"),
    };
    let mut about = clean(&finding.rule);
    let mut end = String::new();
    if let Some(cause) = finding.cause.filter(|&cause| cause != Cause::Value && cause.name() != finding.rule) {
        end = format!(" · {}", cause.name());
    }
    if finding.severity == Severity::Warning && finding.verdict == Verdict::Conflict {
        end += " · warning";
    }
    about += " · ";
    let room = width.saturating_sub(word.width() + 2 + about.width() + end.width());
    about += &shorten(&finding.subject, room);
    format!("{}  {}{}", ink.on(word), Ink::Strong.on(&about), Ink::Faint.on(&end))
}

fn ink(finding: &Finding, group: &Group<'_>) -> Ink {
    match finding.verdict {
        // Without a majority, every side is shown alike.
        Verdict::Conflict if group.dissent || dissenting(finding).is_empty() => Ink::Dissent,
        Verdict::Conflict => Ink::Value,
        _ => Ink::Notice,
    }
}

/// How many places of a value are shown.
fn witnesses(group: &Group<'_>, groups: &[Group<'_>], view: &View) -> usize {
    match (group.dissent, view.detail) {
        (_, Detail::Verbose) => usize::MAX,
        (true, _) => DISSENTERS,
        // One or two suffice for what most articles say: two if they all say it the same way.
        (false, _) => 1 + usize::from(groups.iter().filter(|other| !other.dissent).count() <= 2),
    }
}

/// The cell of places: each with its date, where known, and, if asked for, the words around the value; `width` columns.
fn places(group: &Group<'_>, count: usize, width: usize, words: bool, updated: bool, ink: Ink) -> String {
    let needs_date = updated || group.is_age();
    let mut lines = Vec::new();
    for statement in group.statements.iter().take(count) {
        let place = place(statement, width);
        let date = statement.published.map(|date| format!(" ({date})")).unwrap_or_default();
        let date = if statement.is_known() { " (known)".to_owned() } else { date };
        // Where the date says nothing about the value, it is not worth a line of its own.
        let dated = needs_date || statement.is_known() || place.width() + date.width() <= width;
        lines.push(Ink::Place.on(&place) + &Ink::Faint.on(if dated { &date } else { "" }));
        lines.extend(source(statement).map(|source| Ink::Faint.on(&shorten(&source, width))));
        if words {
            let focus = value_in_sentence(statement).unwrap_or(0..0);
            lines.push(excerpt(&statement.sentence, &focus, width, |words| ink.on(words)));
        }
    }
    let left = group.statements.len().saturating_sub(count);
    if group.dissent && left > 0 {
        lines.push(Ink::Faint.on(&format!("and {left} more places; -v shows all")));
    }
    lines.join("\n")
}

/// Whose word a statement is, where it is not the article's; the speaker of a quote is told by its heading.
fn source(statement: &Statement) -> Option<String> {
    match (&statement.source, &statement.value) {
        (_, Value::Quote(_)) => None,
        (Some(source), _) if statement.quoted => Some(format!("in the words of {}", clean(source))),
        (Some(source), _) => Some(format!("according to {}", clean(source))),
        (None, _) => statement.quoted.then(|| "in a speaker's words".to_owned()),
    }
}

/// The words of `text` that `other` does not share with it at its beginning and end: what to look at in two long quotes.
fn difference(text: &str, other: &str) -> Range<usize> {
    let words = |text: &str| -> Vec<Range<usize>> {
        let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        text.split_whitespace().map(|word| at(word)..at(word) + word.len()).collect()
    };
    let (mine, theirs) = (words(text), words(other));
    let same = |a: &Range<usize>, b: &Range<usize>| text.get(a.clone()) == other.get(b.clone());
    let first = mine.iter().zip(&theirs).take_while(|(a, b)| same(a, b)).count();
    let last = mine.iter().rev().zip(theirs.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let last = last.min(mine.len().min(theirs.len()) - first);
    match (mine.get(first), mine.len().checked_sub(last + 1).and_then(|end| mine.get(end))) {
        (Some(from), Some(to)) if from.start < to.end => from.start..to.end,
        // Nothing of its own: the place where the other goes on.
        (_, Some(to)) => to.clone(),
        (from, None) => from.cloned().unwrap_or(0..text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn two_texts_differ_between_what_they_share() {
        for (text, other, differs) in [
            ("to be or not to be", "to be and not to be", "or"),
            ("a b c", "a x y c", "b"),
            ("a b", "c d", "a b"),
            ("a b c d", "a b", "c d"),
            ("a b", "a b c d", "b"),
            ("a a", "a a a", "a"),
            ("", "a", ""),
            ("a", "", "a"),
        ] {
            assert_eq!(&text[difference(text, other)], differs, "{text} against {other}");
        }
    }
}
