//! Where mistakes are planted: which statements a check could find wrong, and an even choice among them.

use super::ground::Ground;
use super::plant::own_words;
use super::random::Random;
use super::{Census, Options};
use crate::finding::{Finding, Verdict};
use crate::rules::{By, Rule};
use crate::span::Span;
use crate::statement::Statement;
use crate::text::fold;
use crate::value::{NamedDay, Value};
use std::collections::BTreeMap;

/// A statement to plant a mistake in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) rule: &'a Rule,
    pub(super) statement: &'a Statement,
    /// All that agree with it, itself among them.
    pub(super) agreeing: &'a [Statement],
}

/// The spots of all rules asked for, by rule and place, and what stands where none is.
pub(super) fn spots<'a>(ground: &Ground<'a>, findings: &'a [Finding], options: &Options) -> (Vec<Spot<'a>>, Census) {
    let mut census = Census::default();
    let asked =
        |rule: &Rule| options.rules.is_empty() || options.rules.iter().any(|id| *id == rule.id || *id == rule.claim);
    let suspect = suspect(findings);
    let mut spots: Vec<Spot<'a>> = Vec::new();
    for finding in findings {
        // A fact known beforehand is as good as another article.
        let known = finding.statements.iter().any(Statement::is_known);
        for statement in finding.statements.iter().filter(|statement| !statement.is_known()) {
            let Some(rule) = ground.rule(statement).filter(|rule| asked(rule)) else { continue };
            if matches!(rule.compare.by, By::Spelling | By::Weekday) {
                continue;
            }
            census.statements += 1;
            match finding.verdict {
                Verdict::Single if !known => census.alone += 1,
                Verdict::Conflict | Verdict::Updated => census.differing += 1,
                Verdict::Agree | Verdict::Single if is_in(&suspect, statement) => census.differing += 1,
                Verdict::Agree | Verdict::Single => spots.push(Spot { rule, statement, agreeing: &finding.statements }),
            }
        }
    }
    census.shared = spots.len();
    let weekdays = days(ground).filter(|spot| asked(spot.rule) && !is_in(&suspect, spot.statement));
    let names =
        names(ground, options.seed).into_iter().filter(|spot| asked(spot.rule) && !is_in(&suspect, spot.statement));
    let before = spots.len();
    spots.extend(weekdays);
    census.weekdays = spots.len() - before;
    let before = spots.len();
    spots.extend(names);
    census.names = spots.len() - before;
    spots.sort_by(|a, b| (&a.rule.id, &a.statement.place).cmp(&(&b.rule.id, &b.statement.place)));
    (spots, census)
}

/// At most `most` of the spots, as many of each rule as there are, in the order given.
pub(super) fn sample(spots: Vec<Spot<'_>>, most: usize, seed: u64) -> Vec<Spot<'_>> {
    if spots.len() <= most {
        return spots;
    }
    let mut by_rule: Vec<Vec<(usize, Spot<'_>)>> = Vec::new();
    for (at, spot) in spots.into_iter().enumerate() {
        match by_rule.last_mut().filter(|same| same.first().is_some_and(|(_, first)| first.rule.id == spot.rule.id)) {
            Some(same) => same.push((at, spot)),
            None => by_rule.push(vec![(at, spot)]),
        }
    }
    for same in &mut by_rule {
        let rule = same.first().map_or("", |(_, spot)| &*spot.rule.id).to_owned();
        Random::new(seed, &["sample", &rule]).shuffle(same);
    }
    let mut chosen: Vec<(usize, Spot<'_>)> = Vec::with_capacity(most);
    while chosen.len() < most {
        for same in &mut by_rule {
            chosen.extend(same.pop().filter(|_| chosen.len() < most));
        }
    }
    chosen.sort_unstable_by_key(|(at, _)| *at);
    chosen.into_iter().map(|(_, spot)| spot).collect()
}

/// Days with their weekday: the calendar is the other article.
fn days<'a>(ground: &Ground<'a>) -> impl Iterator<Item = Spot<'a>> {
    let right =
        |statement: &&Statement| matches!(statement.value, Value::NamedDay(day) if NamedDay::falls_together(day));
    ground.statements().iter().filter(right).filter_map(|statement| {
        let rule = ground.rule(statement).filter(|rule| rule.compare.by == By::Weekday)?;
        Some(Spot { rule, statement, agreeing: std::slice::from_ref(statement) })
    })
}

/// Names that several articles of a story write alike: one mention in each article.
fn names<'a>(ground: &Ground<'a>, seed: u64) -> Vec<Spot<'a>> {
    let mut mentions: BTreeMap<(&str, &str, String), BTreeMap<&str, Vec<Spot<'a>>>> = BTreeMap::new();
    for statement in ground.statements() {
        let Some(rule) = ground.rule(statement).filter(|rule| rule.compare.by == By::Spelling) else { continue };
        let Value::Words(name) = &statement.value else { continue };
        if own_words(ground.lexicon, name).next().is_none() {
            continue;
        }
        let spot = Spot { rule, statement, agreeing: &[] };
        let of_name = mentions.entry((&rule.claim, &statement.story, fold(name))).or_default();
        of_name.entry(&statement.article).or_default().push(spot);
    }
    let several = mentions.into_iter().filter(|(_, articles)| articles.len() > 1);
    several
        .flat_map(|((_, _, name), articles)| {
            articles.into_iter().filter_map(move |(article, spots)| {
                Random::new(seed, &["mention", &name, article]).one(&spots).copied()
            })
        })
        .collect()
}

/// The places of statements that conflict as they are, by file: in order, none overlapping another.
type Suspect<'a> = BTreeMap<&'a str, Vec<Span>>;

fn suspect(findings: &[Finding]) -> Suspect<'_> {
    let mut suspect = Suspect::new();
    for finding in findings.iter().filter(|finding| finding.verdict == Verdict::Conflict) {
        for statement in &finding.statements {
            suspect.entry(&statement.place.path).or_default().push(bytes(statement));
        }
    }
    suspect.values_mut().for_each(unite);
    suspect
}

fn is_in(suspect: &Suspect<'_>, statement: &Statement) -> bool {
    suspect.get(&*statement.place.path).is_some_and(|places| is_among(places, bytes(statement)))
}

/// Puts places in order, and makes one of those that overlap.
pub(super) fn unite(places: &mut Vec<Span>) {
    places.sort_unstable();
    places.dedup_by(|next, last| {
        let one = last.overlaps(*next);
        last.end = if one { last.end.max(next.end) } else { last.end };
        one
    });
}

/// Whether a place overlaps one of those that were united.
pub(super) fn is_among(places: &[Span], own: Span) -> bool {
    places.get(places.partition_point(|place| place.end <= own.start)).is_some_and(|place| place.overlaps(own))
}

/// Where a statement's value stands.
pub(super) fn bytes(statement: &Statement) -> Span {
    Span::new(statement.place.start, statement.place.end)
}
