//! What a statement was compared with: the finding it ended in, the other statements there, and what each stands for.

use super::page::{Page, place};
use super::reading::said;
use crate::compare::stands;
use crate::explain::{How, Stated};
use crate::finding::{Cause, Finding, Verdict};
use crate::report::explained::Explained;
use crate::report::spoken::spoken;
use crate::report::table::layout::{frame, in_lines, widths};
use crate::report::table::paint::{Ink, clean};
use crate::report::table::rows::Rows;
use crate::report::{counted, dissenting, with_dissent};
use crate::rules::{By, Rule};
use crate::statement::Statement;
use crate::value::{Interval, Reading};

/// How many other statements are listed.
const MOST: usize = 20;
/// Lines that a value takes up.
const LINES: usize = 3;

/// A value as people say it, in its normal form where that differs, and what it is compared as.
pub(super) fn value(explained: &Explained<'_>, statement: &Statement) -> String {
    let (words, normal) = (clean(&spoken(&statement.value)), clean(&statement.value.normal()));
    let mut told = if words == normal { words } else { format!("{words}, in its normal form {normal}") };
    let reading = match explained.finding(statement) {
        Some((finding, at)) => stands(explained.rules, explained.findings, finding).swap_remove(at),
        None => {
            let moves = explained.rule(statement.rule).is_some_and(|rule| rule.compare.as_of_published);
            statement.value.reading(statement.published.filter(|_| moves).map(|day| (day, day)))
        }
    };
    if let Some(said) = reading.map(|reading| said(&reading, Some(&statement.value))).filter(|said| *said != told) {
        told += &format!("; compared as {said}");
    }
    if let Some(day) = statement.published {
        told += &format!(" (published {day})");
    }
    told
}

/// What a statement was compared with.
pub(super) fn write(explained: &Explained<'_>, rule: &Rule, stated: &Stated, page: &mut Page) {
    let articles = counted(explained.articles, "article");
    let Some((finding, at)) = explained.finding(&stated.statement) else {
        let why = match (&stated.how, rule.compare.by) {
            _ if explained.is_unheard(stated.statement.rule) => {
                "with nothing: the configuration leaves this rule out for this file".to_owned()
            }
            (How::Ambiguous(_), _) => "with nothing: whom it is about is not clear".to_owned(),
            (_, By::Spelling) => format!("the name is spelled in one way in {articles}"),
            (_, By::Weekday) => "with the calendar: the day falls on its weekday".to_owned(),
            _ if stated.doubted => "with nothing: see doubt".to_owned(),
            _ => format!("with nothing in {articles}: its subject could be several, or its place was read twice"),
        };
        return page.fact("compared", &why);
    };
    let (ink, word) = match finding.verdict {
        Verdict::Conflict => (Ink::Dissent, "conflict"),
        Verdict::Updated => (Ink::Notice, "updated"),
        Verdict::Agree => (Ink::Value, "agree"),
        Verdict::Single => (Ink::Faint, "single"),
    };
    let cause = finding.cause.map_or_else(String::new, |cause| format!(" ({})", cause.name()));
    page.fact("verdict", &format!("{}, {}", ink.on(&format!("{word}{cause}")), compared(finding, &articles)));
    if !finding.note.is_empty() {
        page.fact("", &clean(&finding.note));
    }
    if let Some(suppression) = &finding.suppressed {
        page.fact("waived", &super::super::suppressed::why(suppression));
    }
    let readings = stands(explained.rules, explained.findings, finding);
    page.fact("because", &why(finding, &readings));
    if finding.statements.len() > 1 {
        page.blank();
        table(finding, at, &readings, page);
    }
}

fn compared(finding: &Finding, articles: &str) -> String {
    match finding.statements.len() - 1 {
        0 => format!("no other statement of `{}` about it in {articles}", clean(&finding.rule)),
        1 => format!("with one other statement about it in {articles}"),
        others => format!("with {others} other statements about it in {articles}"),
    }
}

/// Why the statements of a finding agree or not.
fn why(finding: &Finding, readings: &[Option<Reading>]) -> String {
    let dissent = dissent(finding);
    let read: Vec<&Reading> = readings.iter().flatten().collect();
    let one_axis = read.windows(2).all(|two| two[0].axis == two[1].axis);
    match (finding.cause, finding.verdict) {
        (Some(Cause::Spelling), _) => return "one name, spelled in several ways".to_owned(),
        (Some(Cause::Misquote), _) => return "the words of a quote were changed".to_owned(),
        (Some(Cause::ClippedQuote), _) => return "a quote was cut where that turns its sense".to_owned(),
        (Some(Cause::Unit), _) => return format!("the same number with another unit{dissent}"),
        (Some(Cause::Weekday), _) => return "the day does not fall on its weekday".to_owned(),
        (_, Verdict::Single) => return "one article alone states it: nothing can disagree".to_owned(),
        _ => {}
    }
    let value = finding.statements.first().map(|statement| &statement.value);
    match read.split_first() {
        Some((first, rest)) if one_axis => {
            let common = rest.iter().try_fold(first.interval, |sum: Interval, next| sum.meet(next.interval));
            match common {
                Some(interval) => {
                    let all = Reading { axis: first.axis.clone(), interval };
                    format!("all can be true at once: {}{dissent}", said(&all, value))
                }
                None => format!("no value fits all of them{dissent}"),
            }
        }
        Some(_) => format!("what lies on different scales is not compared{dissent}"),
        None if finding.dissent.is_empty() => "the words agree".to_owned(),
        None => format!("the words differ{dissent}"),
    }
}

/// What does not fit, and with what: nothing where no side outweighs the others, so that nobody dissents.
fn dissent(finding: &Finding) -> String {
    let fit = match dissenting(finding).len() {
        0 => return String::new(),
        1 => "one does".to_owned(),
        count => format!("{count} do"),
    };
    let known = finding.statements.iter().any(Statement::is_known);
    format!("; {fit} not fit what {}", if known { "is known" } else { "most articles say" })
}

fn table(finding: &Finding, own: usize, readings: &[Option<Reading>], page: &mut Page) {
    let scaled = readings.iter().any(Option::is_some);
    let head = ["value", if scaled { "compared as" } else { "" }, "where"];
    let near = finding.statements.len().min(MOST);
    // The statement itself is always among those shown.
    let shown = with_dissent(finding).enumerate().filter(|&(at, _)| at < near || at == own);
    let rows: Vec<[String; 3]> = shown
        .map(|(at, (statement, dissents))| {
            let mark = if dissents { Ink::Dissent.on("✗ ") } else { String::new() };
            let reading = readings.get(at).and_then(Option::as_ref);
            let reading = reading.map_or_else(String::new, |reading| said(reading, Some(&statement.value)));
            let here = if at == own { Ink::Strong.on(" ← here") } else { String::new() };
            let date = statement.published.map(|day| Ink::Faint.on(&format!(" ({day})"))).unwrap_or_default();
            let place = Ink::Place.on(&place(&statement.place)) + &date + &here;
            [mark + &clean(&spoken(&statement.value)), reading, place]
        })
        .collect();
    let room = page.width.saturating_sub(2);
    let natural = Rows::ready(&head, &rows).shape().broadest;
    let widths = widths(natural, [8, 8, natural[2].min(room.saturating_sub(frame(3)) / 2)], room);
    let row =
        |[value, reading, place]: &[String; 3]| [in_lines(value, widths[0], LINES), reading.clone(), place.clone()];
    page.written(|out| Rows { head: &head, of: &rows, row }.print(&widths, &[], "  ", out));
    if finding.statements.len() > near {
        page.text(2, &Ink::Faint.on(&format!("and {} more", counted(finding.statements.len() - near, "statement"))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{age, finding, statement};
    use crate::voice::Voice;

    #[test]
    fn only_a_side_that_is_outweighed_dissents() {
        for (ages, known, dissent, want) in [
            (vec![36, 37], false, vec![1], ""),
            (vec![36, 36, 37, 37], false, vec![2, 3], ""),
            (vec![36, 36, 37], false, vec![2], "; one does not fit what most articles say"),
            (vec![36, 36, 36, 37, 38], false, vec![3, 4], "; 2 do not fit what most articles say"),
            (vec![36, 37], true, vec![1], "; one does not fit what is known"),
            (vec![36, 36], false, vec![], ""),
        ] {
            let stated = |(at, n): (usize, &u32)| {
                statement(&format!("s/{at}.txt"), 1, &format!("Ada, {n},"), &n.to_string(), age(f64::from(*n)))
            };
            let mut found = finding("age", "Ada", Verdict::Conflict, ages.iter().enumerate().map(stated).collect());
            found.dissent = dissent;
            if known {
                found.statements[0].voice = Voice::Known;
            }
            let readings: Vec<Option<Reading>> = found.statements.iter().map(|one| one.value.reading(None)).collect();
            let told = why(&found, &readings);
            assert_eq!(told.split_once(';').map_or(String::new(), |(_, rest)| format!(";{rest}")), want, "{ages:?}");
        }
    }
}
