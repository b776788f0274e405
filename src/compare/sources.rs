//! Sources that differ: when a difference is the sources', not an article's mistake.
//!
//! What a speaker says inside quotation marks is weighed apart: where articles state a value themselves, it neither counts
//! for a majority nor makes a conflict, and is pointed out where it differs. Outside quotation marks a named source
//! (`police said`) is the article's way to state a fact, and counts. But an article that sets two sources side by side,
//! each with its value, contradicts nobody, and neither does one that follows either of them: such a difference is
//! told as one of sources. A third value has no such excuse.

use super::Weighed;
use crate::finding::Cause;
use crate::statement::Statement;
use crate::text::fold;
use crate::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Most statements of one article that are held against each other.
const MOST: usize = 24;
/// Most values that a note names.
const NAMED: usize = 4;

/// Names the sources as the cause of what `weighed` found, where they are. `agree` tells whether two statements, by their
/// indices, can both be true.
pub(super) fn explain(weighed: &mut Weighed, statements: &[Statement], agree: impl Fn(usize, usize) -> bool) {
    let spoken = statements.iter().all(|statement| statement.quoted);
    let told = match weighed.dissent.is_empty() {
        // Where one value is known to be right, two of them are no two views.
        false if statements.iter().any(Statement::is_known) => None,
        true => contradicted(statements, agree),
        false if spoken => between_speakers(statements, &agree),
        false => side_by_side(statements, &agree),
    };
    if let Some(told) = told {
        weighed.cause = Some(Cause::Sources);
        weighed.note = note(statements, &told);
    }
}

/// The words of speakers that differ from what every article says itself.
fn contradicted(statements: &[Statement], agree: impl Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    let own: Vec<usize> = distinct(statements, |statement| !statement.quoted);
    let differ: Vec<usize> = distinct(statements, |statement| statement.quoted)
        .into_iter()
        .filter(|&quoted| !own.is_empty() && !own.iter().any(|&own| agree(own, quoted)))
        .collect();
    (!differ.is_empty()).then_some(differ)
}

/// Statements of speakers alone: theirs is the difference, unless one of them is given two values.
fn between_speakers(statements: &[Statement], agree: &impl Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    let all = distinct(statements, |statement| statement.source.is_some());
    let known = statements.iter().all(|statement| statement.source.is_some());
    let same = |a: usize, b: usize| !differ(&statements[a], &statements[b]) && !agree(a, b);
    let twice = all.iter().any(|&a| all.iter().any(|&b| same(a, b)));
    (known && !twice).then_some(all)
}

/// The statements of an article that sets sources side by side, where every other statement agrees with one of them.
fn side_by_side(statements: &[Statement], agree: &impl Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    let mut articles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        let attributed = articles.entry(&statement.article).or_default();
        if statement.source.is_some() && !statement.quoted && attributed.len() < MOST {
            attributed.push(at);
        }
    }
    let set_apart = |&a: &usize, attributed: &[usize]| {
        attributed.iter().any(|&b| !agree(a, b) && differ(&statements[a], &statements[b]))
    };
    let sides: Vec<Vec<usize>> = articles
        .into_values()
        .map(|attributed| attributed.iter().copied().filter(|at| set_apart(at, &attributed)).collect())
        .collect();
    let told = sides.iter().find(|sides| !sides.is_empty())?.clone();
    let mut seen = BTreeSet::new();
    let known = |at: &usize| seen.insert(statements[*at].value.normal());
    let values: Vec<usize> = sides.into_iter().flatten().filter(known).take(MOST).collect();
    let of_either = |at: usize| statements[at].quoted || values.iter().any(|&value| agree(at, value));
    (0..statements.len()).all(of_either).then_some(told)
}

/// The first statement of each source and value among those `wanted`, a few of them.
fn distinct(statements: &[Statement], wanted: impl Fn(&Statement) -> bool) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let mut new =
        |statement: &Statement| wanted(statement) && seen.insert((statement.source.clone(), statement.value.normal()));
    (0..statements.len()).filter(|&at| new(&statements[at])).take(MOST).collect()
}

/// Whether two statements name different sources: neither name holds the other's words.
fn differ(a: &Statement, b: &Statement) -> bool {
    let (Some(a), Some(b)) = (&a.source, &b.source) else { return false };
    let (a, b) = (fold(a), fold(b));
    let words = |name: &str| name.split_whitespace().map(str::to_owned).collect::<BTreeSet<String>>();
    let (a, b) = (words(&a), words(&b));
    !a.is_subset(&b) && !b.is_subset(&a)
}

/// `the mayor: 12; the police: 14`.
fn note(statements: &[Statement], told: &[usize]) -> String {
    let mut said: Vec<String> = Vec::new();
    for statement in told.iter().map(|&at| &statements[at]) {
        let words = match &statement.value {
            Value::Quote(words) => words,
            _ => &statement.place.text,
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("{}: {words}", statement.source.as_deref().unwrap_or("a speaker"));
        if !said.contains(&line) {
            said.push(line);
        }
    }
    let more = said.len().saturating_sub(NAMED);
    said.truncate(NAMED);
    said.join("; ") + &if more > 0 { format!("; {more} more") } else { String::new() }
}
