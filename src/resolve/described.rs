//! Statements about somebody who is only described there: `the 55-year-old star`, `a 15-year-old boy`.
//!
//! Where the article, or the story of a person whom the article names, says the same of one person by name, it is that one.
//! Otherwise it is whom the article seems to mean, as long as all that is said of them is close to it: a figure far from the
//! others is rather somebody else's. What is left without a subject is left out.

use crate::rules::{By, Rule};
use crate::statement::{Certainty, Statement, Subject, SubjectKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::Hash;

/// The share by which two figures said of one person differ at most.
const CLOSE: f64 = 0.125;

/// A claim, and the article, story or person it is asked of.
type Of<'s> = (&'s str, &'s str);

/// Whose a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Its own subject's.
    Own,
    /// That of the statement at this index: a person who is named.
    Of(usize),
    /// That of whom the article seems to mean, if [`Figures`] bear it out.
    Guessed,
    /// Nobody's: it is left out.
    Nobodys,
}

/// Settles whom descriptions mean, in statements whose other subjects are final.
pub fn settle(rules: &[Rule], statements: &mut Vec<Statement>) {
    let Some(settled) = whose(rules, statements, |at| &statements[at].subject) else { return };
    let named: Vec<Option<Subject>> = settled
        .iter()
        .zip(&*statements)
        .map(|(whose, statement)| match whose {
            Whose::Own | Whose::Guessed => Some(statement.subject.clone()),
            Whose::Of(other) => statements.get(*other).map(|other| other.subject.clone()),
            Whose::Nobodys => None,
        })
        .collect();
    let all = std::mem::take(statements).into_iter().zip(named).zip(settled);
    let told = all.filter_map(|((statement, subject), whose)| {
        Some((Statement { subject: subject?, ..statement }, whose == Whose::Guessed))
    });
    *statements = borne_out(rules, told.collect());
}

/// The statements without those whose subject is a guess that is not borne out: all that is said of one name, each with
/// whether its subject is guessed.
pub(crate) fn borne_out(rules: &[Rule], statements: Vec<(Statement, bool)>) -> Vec<Statement> {
    let mut figures = Figures::default();
    if statements.iter().any(|(_, guessed)| *guessed) {
        figures = Figures::new(rules);
        statements.iter().for_each(|(statement, guessed)| figures.add(rules, statement, *guessed));
    }
    let kept = statements.into_iter().filter(|(statement, guessed)| !guessed || figures.are_close(statement));
    kept.map(|(statement, _)| statement).collect()
}

/// Whose each statement is; `None` where nobody is only described. Stories have no say in each other's, so that these may be
/// all statements or those of one story. `subject` tells what the subject of the statement at an index is the same by.
pub(crate) fn whose<S: Eq + Hash>(
    rules: &[Rule],
    statements: &[Statement],
    subject: impl Fn(usize) -> S,
) -> Option<Vec<Whose>> {
    let described: FxHashSet<&str> =
        statements.iter().filter(|s| is_described(rules, s)).map(|s| claim(rules, s)).collect();
    if described.is_empty() {
        return None;
    }
    let mut said: FxHashMap<(Of<'_>, String), Option<usize>> = FxHashMap::default();
    for (at, statement) in statements.iter().enumerate() {
        if !described.contains(claim(rules, statement)) || !is_by_name(rules, statement) {
            continue;
        }
        for within in [&*statement.article, &*statement.story] {
            let key = ((claim(rules, statement), within), statement.value.normal());
            let one = said.entry(key).or_insert(Some(at));
            *one = one.filter(|&one| subject(one) == subject(at));
        }
    }
    // Every mention of a name is a statement, of a rule that compares spellings.
    let mentioned: FxHashSet<(&str, S)> = statements
        .iter()
        .enumerate()
        .filter(|(_, s)| !is_described(rules, s))
        .map(|(at, s)| (&*s.article, subject(at)))
        .collect();
    let same = |statement: &Statement| {
        let article = &*statement.article;
        let within =
            |within| said.get(&((claim(rules, statement), within), statement.value.normal())).copied().flatten();
        within(article).or_else(|| within(&statement.story).filter(|&one| mentioned.contains(&(article, subject(one)))))
    };
    let whose = |statement: &Statement| match () {
        () if !is_described(rules, statement) => Whose::Own,
        () => match same(statement) {
            Some(one) => Whose::Of(one),
            None if statement.subject.certainty == Certainty::Sure => Whose::Guessed,
            None => Whose::Nobodys,
        },
    };
    Some(statements.iter().map(whose).collect())
}

/// The least and the greatest figure said of somebody, by claim and name.
#[derive(Debug, Default)]
struct Figures {
    /// For each rule the first of its claim, if one of them describes people.
    claims: Vec<Option<usize>>,
    said: FxHashMap<(usize, String), (f64, f64)>,
}

impl Figures {
    fn new(rules: &[Rule]) -> Self {
        let of_claim = |rule: &Rule| {
            let same = |other: &&Rule| other.claim == rule.claim;
            let describes = rules.iter().filter(same).any(describes);
            describes.then(|| rules.iter().position(|other| other.claim == rule.claim)).flatten()
        };
        Self { claims: rules.iter().map(of_claim).collect(), said: FxHashMap::default() }
    }

    /// Adds what a statement says, whose subject is final, where it says it of somebody by name or by a guess.
    fn add(&mut self, rules: &[Rule], statement: &Statement, guessed: bool) {
        let Some(of) = self.of(statement).filter(|_| guessed || is_by_name(rules, statement)) else { return };
        let Some(figure) = figure(statement) else { return };
        let (least, greatest) = self.said.entry(of).or_insert((figure, figure));
        (*least, *greatest) = (least.min(figure), greatest.max(figure));
    }

    /// Whether all that is said of whom a statement is about is close.
    fn are_close(&self, statement: &Statement) -> bool {
        let said = self.of(statement).and_then(|of| self.said.get(&of));
        said.is_some_and(|(least, greatest)| greatest - least <= greatest * CLOSE)
    }

    fn of(&self, statement: &Statement) -> Option<(usize, String)> {
        let claim = self.claims.get(statement.rule).copied().flatten()?;
        Some((claim, statement.subject.name.clone()))
    }
}

fn describes(rule: &Rule) -> bool {
    (rule.inherit.description || rule.inherit.value) && rule.compare.by != By::Quote
}

fn claim<'r>(rules: &'r [Rule], statement: &Statement) -> &'r str {
    rules.get(statement.rule).map_or("", |rule| &rule.claim)
}

fn figure(statement: &Statement) -> Option<f64> {
    statement.value.reading(None).map(|reading| reading.interval.low())
}

fn is_described(rules: &[Rule], statement: &Statement) -> bool {
    statement.inherited && statement.subject_text.is_empty() && rules.get(statement.rule).is_some_and(describes)
}

fn is_by_name(rules: &[Rule], statement: &Statement) -> bool {
    let person = statement.subject.kind == SubjectKind::Person;
    person && statement.subject.certainty == Certainty::Sure && !is_described(rules, statement)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::{Options, Source, check, rules::RuleSet};

    /// Who is how old: `Ann Lee 36, 36; Tom Poe 40`.
    fn ages(articles: &[&str]) -> String {
        let sources: Vec<Source> =
            articles.iter().enumerate().map(|(at, text)| Source::new(format!("s/{at}.txt"), *text)).collect();
        let outcome = check(&RuleSet::shipped().unwrap(), Lexicon::english(), &sources, &Options::default());
        let shown = |finding: &crate::finding::Finding| {
            let values: Vec<String> = finding.statements.iter().map(|statement| statement.value.normal()).collect();
            format!("{} {}", finding.subject, values.join(", "))
        };
        let mut ages: Vec<String> =
            outcome.findings.iter().filter(|finding| finding.rule == "age").map(shown).collect();
        ages.sort();
        ages.join("; ")
    }

    #[test]
    fn a_description_is_whoever_is_told_to_be_so_by_name() {
        for (articles, want) in [
            // In the same article, or in the story of somebody the article names.
            (
                &["A 15-year-old boy fell. Later Ivan Dorn, 15, was well, said Tom Poe, 40."][..],
                "Ivan Dorn 15, 15; Tom Poe 40",
            ),
            (&["Ivan Dorn, 15, fell. So did Tom Poe, 15.", "A 15-year-old boy fell."], "Ivan Dorn 15; Tom Poe 15"),
            (&["Here Ivan Dorn, 15, fell.", "A 15-year-old boy fell. It was Ivan Dorn."], "Ivan Dorn 15, 15"),
            (&["Here Ivan Dorn, 15, fell.", "A 15-year-old boy fell."], "Ivan Dorn 15"),
            // Whom the article seems to mean, as long as nothing else said is far from it.
            (&["Here Ann Lee sang. The 36-year-old star left."], "Ann Lee 36"),
            (&["Here Ann Lee sang. The 36-year-old star left.", "Here Ann Lee, 38, sang."], "Ann Lee 36, 38"),
            (&["Here Ann Lee sang. The 36-year-old star left.", "Here Ann Lee, 60, sang."], "Ann Lee 60"),
            (&["Here Ann Lee sang. The 36-year-old star left.", "Here Ann Lee sang. The 60-year-old star left."], ""),
        ] {
            assert_eq!(ages(articles), want, "{articles:?}");
        }
    }
}
