//! Statements about somebody who is only described there: `the 55-year-old star`, `a 15-year-old boy`.
//!
//! Where the article, or the story of a person whom the article names, says the same of one person by name, it is that one.
//! Otherwise it is whom the article seems to mean, as long as all that is said of them is close to it: a figure far from the
//! others is rather somebody else's. What is left without a subject is left out.

use crate::rules::{By, Rule};
use crate::statement::{Certainty, Statement, Subject, SubjectKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// The share by which two figures said of one person differ at most.
const CLOSE: f64 = 0.125;

/// A claim, and the article, story or person it is asked of.
type Of<'s> = (&'s str, &'s str);

/// Settles whom descriptions mean, in statements whose other subjects are final.
pub fn settle(rules: &[Rule], statements: &mut Vec<Statement>) {
    let described: FxHashSet<&str> =
        statements.iter().filter(|s| is_described(rules, s)).map(|s| claim(rules, s)).collect();
    if described.is_empty() {
        return;
    }
    let mut said: FxHashMap<(Of<'_>, String), Option<&Subject>> = FxHashMap::default();
    for statement in statements.iter().filter(|s| described.contains(claim(rules, s)) && is_by_name(rules, s)) {
        let claim = claim(rules, statement);
        for within in [&*statement.article, &*statement.story] {
            let one = said.entry(((claim, within), statement.value.normal())).or_insert(Some(&statement.subject));
            *one = one.filter(|one| **one == statement.subject);
        }
    }
    // Every mention of a name is a statement, of a rule that compares spellings.
    let mentioned: FxHashSet<(&str, &Subject)> =
        statements.iter().filter(|s| !is_described(rules, s)).map(|s| (&*s.article, &s.subject)).collect();
    let same = |statement: &Statement| {
        let article = &*statement.article;
        let within =
            |within| said.get(&((claim(rules, statement), within), statement.value.normal())).copied().flatten();
        within(article).or_else(|| within(&statement.story).filter(|one| mentioned.contains(&(article, one))))
    };
    let guessed = |s: &Statement| is_described(rules, s) && s.subject.certainty == Certainty::Sure && same(s).is_none();
    // The least and the greatest figure said of somebody.
    let mut figures: FxHashMap<Of<'_>, (f64, f64)> = FxHashMap::default();
    for statement in statements.iter().filter(|s| described.contains(claim(rules, s))) {
        if let Some(figure) = figure(statement).filter(|_| is_by_name(rules, statement) || guessed(statement)) {
            let (least, greatest) =
                figures.entry((claim(rules, statement), &statement.subject.name)).or_insert((figure, figure));
            (*least, *greatest) = (least.min(figure), greatest.max(figure));
        }
    }
    let settled: Vec<Option<Subject>> = statements
        .iter()
        .map(|statement| {
            let own = || {
                let of = (claim(rules, statement), &*statement.subject.name);
                let close = figures.get(&of).is_some_and(|(least, greatest)| greatest - least <= greatest * CLOSE);
                (guessed(statement) && close).then(|| statement.subject.clone())
            };
            if is_described(rules, statement) {
                same(statement).cloned().or_else(own)
            } else {
                Some(statement.subject.clone())
            }
        })
        .collect();
    let mut settled = settled.into_iter();
    statements.retain_mut(|statement| match settled.next().flatten() {
        Some(subject) => {
            statement.subject = subject;
            true
        }
        None => false,
    });
}

fn claim<'r>(rules: &'r [Rule], statement: &Statement) -> &'r str {
    rules.get(statement.rule).map_or("", |rule| &rule.claim)
}

fn figure(statement: &Statement) -> Option<f64> {
    statement.value.reading(None).map(|reading| reading.interval.low())
}

fn is_described(rules: &[Rule], statement: &Statement) -> bool {
    let describes = |rule: &Rule| (rule.inherit.description || rule.inherit.value) && rule.compare.by != By::Quote;
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
