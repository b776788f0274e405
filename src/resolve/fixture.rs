//! Stories for tests, written as the names in each article.

use crate::rules::{By, Compare, Direction, Expression, Inherit, Rule, Severity, Within};
use crate::statement::{Certainty, Place, Statement, Subject, SubjectKind};
use crate::value::Value;
use crate::voice::Voice;
use std::sync::Arc;

/// Rule 0 is `spelling`, rules 1 and 2 are two rules of the claim `released`.
pub(super) fn rules() -> Vec<Rule> {
    [("spelling", By::Spelling), ("released.year", By::Interval), ("released.anniversary", By::Interval)]
        .map(|(id, by)| rule(id, by))
        .into()
}

fn rule(id: &str, by: By) -> Rule {
    Rule {
        id: id.to_owned(),
        claim: id.split('.').next().unwrap_or_default().to_owned(),
        title: id.to_owned(),
        origin: "test.toml".to_owned(),
        at: crate::span::Span::default(),
        pack: None,
        slots: vec![],
        about: vec![],
        value: Expression::Text("yes".to_owned()),
        templates: vec![],
        unless: vec![],
        requires: vec![],
        apart: vec![],
        within: Within::default(),
        inherit: Inherit::default(),
        zip: false,
        compare: Compare {
            meets: None,
            until: None,
            by,
            as_of_published: false,
            tolerance: 0.0,
            direction: Direction::default(),
            many: false,
            per_story: false,
        },
        severity: Severity::Error,
        tests: vec![],
    }
}

/// One `spelling` statement per name; articles are `0.txt`, `1.txt`, …, the n-th name starts at byte n.
///
/// `;` parts names, `+` names of one sentence; `~` or `@` marks a part of a person's name alone, `#` what is no person.
pub(super) fn story(articles: &[&str]) -> Vec<Statement> {
    let mut all = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        let mut start = 0;
        for (at, sentence) in article.split(';').enumerate() {
            for name in sentence.split('+') {
                all.push(statement(0, &format!("{number}.txt"), start, name.trim(), &format!("{at}: {sentence}")));
                start += 1;
            }
        }
    }
    all
}

/// A statement of a rule about `name`, marked as in [`story`]; `?` is a work without a name.
pub(super) fn statement(rule: usize, path: &str, start: usize, name: &str, sentence: &str) -> Statement {
    let (kind, name) = match (name.strip_prefix('~'), name.strip_prefix('#'), name) {
        (Some(bare), ..) => (SubjectKind::BarePerson, bare),
        (_, Some(thing), _) => (SubjectKind::Other, thing),
        (.., "?") => (SubjectKind::Work, ""),
        _ if name.starts_with('@') => (SubjectKind::BarePerson, name),
        _ => (SubjectKind::Person, name),
    };
    let path: Arc<str> = path.into();
    Statement {
        rule,
        subject: Subject { name: name.into(), certainty: Certainty::Sure, kind },
        subject_text: name.into(),
        inherited: false,
        value: Value::Words(name.into()),
        place: Place { path: path.clone(), start, end: start + 1, line: 1, column: start + 1, text: name.into() },
        sentence: sentence.into(),
        article: path,
        story: "story".into(),
        published: None,
        quoted: false,
        source: None,
        voice: Voice::default(),
        runs: Box::default(),
    }
}
