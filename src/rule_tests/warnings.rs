//! What the tests of a rule show to be idle: a guard that guards nothing, a template or a rule that never gets its turn.
//!
//! Each part is taken out and the tests are run again; where nothing changes, either the part is not needed or a test is
//! missing. Both are worth a word, and neither keeps the rule from running.

use super::bench::{Bench, Read};
use super::reach::{self, with};
use crate::diagnostic::{Diagnostic, Level};
use crate::lexicon::Lexicon;
use crate::rules::{Rule, RuleFile, RuleSet, RuleTest, Template};
use crate::span::{LineIndex, Span};
use crate::text::Text;
use crate::value::scan;
use rayon::prelude::*;

/// Taking out each part of a rule in turn, reads all its parts and runs all tests of its claim, once a part: past so many
/// readings and runs it takes too long.
const MOST_TRIALS: usize = 200_000;

/// What is likely a slip in the rules that `files` hold, by file and place: all that was seen without running anything
/// ([`RuleSet::warnings`]) and all that the tests show. Every rule of the set is of one of the files.
#[must_use]
pub fn warnings(set: &RuleSet, files: &[RuleFile<'_>], lexicon: &Lexicon) -> Vec<Diagnostic> {
    let texts: Vec<(&RuleFile<'_>, LineIndex)> = files.iter().map(|file| (file, LineIndex::new(file.source))).collect();
    let rules = set.rules.par_iter().filter(|rule| !rule.tests.is_empty());
    let shown: Vec<Diagnostic> = rules
        .flat_map_iter(|rule| {
            let claim = set.of_claim(&rule.claim);
            let file = texts.iter().find(|(file, _)| file.name == rule.origin);
            let told = of_rule(&claim, rule, lexicon).into_iter().map(move |warning| {
                let told = Diagnostic::warning(warning.message).in_file(&*rule.origin).help(warning.help);
                file.map_or(told.clone(), |(file, lines)| told.at_line(file.source, lines, warning.at))
            });
            told.collect::<Vec<_>>()
        })
        .collect();
    let mut all: Vec<Diagnostic> = set.warnings.iter().cloned().chain(shown).collect();
    let file = |told: &Diagnostic| files.iter().position(|file| Some(file.name) == told.path.as_deref());
    all.sort_by_cached_key(|told| (file(told), told.at.as_ref().map(|at| (at.line, at.column)), told.message.clone()));
    debug_assert!(all.iter().all(|told| told.level == Level::Warning));
    all
}

/// A warning and its place in the rule's file.
struct Warning {
    at: Span,
    message: String,
    help: String,
}

fn of_rule(claim: &RuleSet, rule: &Rule, lexicon: &Lexicon) -> Vec<Warning> {
    let parts = rule.templates.len() + rule.unless.len() + rule.requires.len() + rule.apart.len();
    let tests: usize = claim.rules.iter().map(|rule| rule.tests.len()).sum();
    if parts.saturating_mul(parts + tests) > MOST_TRIALS {
        return vec![Warning {
            at: rule.at,
            message: format!("the rule `{}` has too many templates and tests to find out which are needed", rule.id),
            help: "make several rules of it".to_owned(),
        }];
    }
    let mut found = Vec::new();
    if !rule.tests.iter().any(|test| is_near_miss(rule, test, lexicon)) {
        found.push(Warning {
            at: rule.at,
            message: format!("no test of the rule `{}` shows what it leaves alone", rule.id),
            help: "add a near miss: a sentence much like those it finds, with want = []".to_owned(),
        });
    }
    found.extend(idle_guards(claim, rule, lexicon));
    found.extend(shadowed(claim, rule, lexicon));
    found.extend(swallowed(claim, rule, lexicon));
    found
}

/// Whether a test shows what a rule does not find, or what it does not take for a conflict: it wants nothing, another
/// verdict than `conflict`, or fewer statements than its text has values of the rule's type.
fn is_near_miss(rule: &Rule, test: &RuleTest, lexicon: &Lexicon) -> bool {
    let wanted = match (&test.want, &test.verdict) {
        (_, Some(verdict)) if verdict != "conflict" => return true,
        (Some(want), _) => want.len(),
        (None, _) => return false,
    };
    let kind = rule.value.slot().and_then(|slot| rule.slots.get(slot)).map(|slot| &slot.kind);
    let offered = |kind| {
        let texts = test.articles.iter().map(|(_, text)| Text::analyse(text, lexicon));
        texts.map(|text| scan(kind, &text, test.published).len()).sum()
    };
    wanted == 0 || wanted < kind.map_or(0, offered)
}

/// The guards that can be taken out, one at a time, and every test reads the same: those of the rule, then, since a guard
/// may leave a sentence to a sister, those of the whole claim.
fn idle_guards(claim: &RuleSet, rule: &Rule, lexicon: &Lexicon) -> Vec<Warning> {
    type Guards = fn(&mut Rule) -> &mut Vec<Template>;
    let kinds: [(&str, &[Template], Guards, &str); 3] = [
        ("unless", &rule.unless, |rule| &mut rule.unless, "add a test of a sentence that it keeps out, with want = []"),
        (
            "requires",
            &rule.requires,
            |rule| &mut rule.requires,
            "add a test of an article that has nothing else that is required, and one without it",
        ),
        ("apart", &rule.apart, |rule| &mut rule.apart, "add a test of a sentence that it takes for another event"),
    ];
    let others = claim.rules.iter().filter(|other| other.id != rule.id).flat_map(|other| &other.tests);
    let tests: Vec<&RuleTest> = rule.tests.iter().chain(others).collect();
    let bench = Bench::new(claim, lexicon);
    let before: Vec<Vec<Read>> = tests.iter().map(|test| bench.all_read(test)).collect();
    let mut found = Vec::new();
    for (key, guards, of, help) in kinds {
        for (index, guard) in guards.iter().enumerate() {
            let without = with(claim, rule, |rule| {
                of(rule).remove(index);
            });
            let bench = Bench::new(&without, lexicon);
            if tests.iter().zip(&before).all(|(test, before)| bench.all_read(test) == *before) {
                found.push(Warning {
                    at: guard.at,
                    message: format!("no test changes when this `{key}` is taken out"),
                    help: format!("{help}; or drop it"),
                });
            }
        }
    }
    found
}

/// The templates that find something in the tests, and never before an earlier one of their rule does.
fn shadowed(claim: &RuleSet, rule: &Rule, lexicon: &Lexicon) -> Vec<Warning> {
    let reached = reach::of_rule(claim, rule, lexicon);
    let shadows = rule.templates.iter().zip(reached);
    let shadows = shadows.filter_map(|(template, reached)| Some((template, rule.templates.get(reached.shadow?)?)));
    let warning = |(template, first): (&Template, &Template)| Warning {
        at: template.at,
        message: format!("in every test that this template fits, the template of line {} fits first", first.line),
        help: "add a test that this one alone finds, move it before that one, or drop it".to_owned(),
    };
    shadows.map(warning).collect()
}

/// A rule whose tests are all found by rules of its claim that come before it.
fn swallowed(claim: &RuleSet, rule: &Rule, lexicon: &Lexicon) -> Option<Warning> {
    let place = claim.rules.iter().position(|other| other.id == rule.id)?;
    let earlier = claim.rules.get(..place).filter(|earlier| !earlier.is_empty())?;
    let alone = RuleSet { rules: vec![rule.clone()], ..RuleSet::default() };
    let (alone, all) = (Bench::new(&alone, lexicon), Bench::new(claim, lexicon));
    let tests = rule.tests.iter();
    let tests: Vec<&RuleTest> = tests.filter(|test| !alone.read(test, rule).is_empty()).collect();
    if tests.is_empty() || tests.iter().any(|test| !all.read(test, rule).is_empty()) {
        return None;
    }
    let first = earlier.iter().find(|other| tests.iter().any(|test| !all.read(test, other).is_empty()))?;
    Some(Warning {
        at: rule.at,
        message: format!(
            "in every test that the rule `{}` finds something, the rule `{}` finds it first",
            rule.id, first.id
        ),
        help: "add a test that this one alone finds, put it before that one, or drop it".to_owned(),
    })
}
