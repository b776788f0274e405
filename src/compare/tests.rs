//! Whole groups, from statements to findings.

use super::*;
use crate::rules::{Compare, Direction, Expression, Inherit, Severity, Slot, Within};
use crate::statement::{Place, Subject};
use crate::value::{DateValue, Grain, Hedge, MeasureValue, MoneyValue, Quantity, SlotType, Value};
use crate::voice::Voice;
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A statement of rule 0 in an article of its own file, in story `s`.
pub(in crate::compare) fn statement(article: &str, subject: &str, value: Value) -> Statement {
    let subject = Subject { name: subject.into(), certainty: Certainty::Sure, kind: SubjectKind::Person };
    let place = Place { path: article.into(), start: 0, end: 1, line: 1, column: 1, text: "".into() };
    Statement {
        rule: 0,
        subject_text: subject.name.clone(),
        subject,
        inherited: false,
        value,
        place,
        sentence: "".into(),
        article: article.into(),
        story: "s".into(),
        published: None,
        quoted: false,
        source: None,
        voice: Voice::default(),
        runs: Box::default(),
    }
}

/// A rule that compares by `by`, with nothing else set.
pub(in crate::compare) fn rule(id: &str, by: By) -> Rule {
    let compare = Compare {
        by,
        as_of_published: false,
        tolerance: 0.0,
        direction: Direction::Fixed,
        many: false,
        per_story: false,
        meets: None,
        until: None,
    };
    Rule {
        id: id.into(),
        claim: id.split('.').next().unwrap_or_default().into(),
        title: id.into(),
        origin: String::new(),
        at: crate::span::Span::default(),
        pack: None,
        slots: Vec::new(),
        about: Vec::new(),
        value: Expression::Text(String::new()),
        templates: Vec::new(),
        unless: Vec::new(),
        requires: Vec::new(),
        apart: Vec::new(),
        within: Within::default(),
        inherit: Inherit::default(),
        zip: false,
        compare,
        severity: Severity::Error,
        tests: Vec::new(),
    }
}

fn number(value: f64) -> Value {
    Value::Number(Quantity::exact(value))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Statements about one subject, `article[@date][:source][!] value` each, at places in order; `!` means quoted.
fn statements(lines: &[&str], value: impl Fn(&str) -> Value) -> Vec<Statement> {
    let read = |(at, line): (usize, &&str)| {
        let (head, said) = line.split_once(' ').unwrap();
        let quoted = head.ends_with('!');
        let head = head.trim_end_matches('!');
        let (head, source) = head.split_once(':').unwrap_or((head, ""));
        let (article, date) = head.split_once('@').unwrap_or((head, ""));
        let mut statement = statement(article, "Ada Byron", value(said));
        statement.place.start = at;
        statement.published = date.parse().ok();
        statement.quoted = quoted;
        statement.source = (!source.is_empty()).then(|| source.into());
        statement.place.text = said.into();
        statement
    };
    lines.iter().enumerate().map(read).collect()
}

/// The one finding as `verdict [cause] dissenting articles [note]`.
fn shown(rules: &[Rule], statements: Vec<Statement>) -> String {
    let compared = findings(rules, Lexicon::english(), &Known::default(), statements);
    let line = |finding: &Finding| {
        let dissent: Vec<&str> = finding.dissent.iter().map(|&at| &*finding.statements[at].article).collect();
        let parts = [finding.verdict.name(), finding.cause.map_or("", Cause::name), &dissent.join(","), &finding.note];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    compared.findings.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn numeral(text: &str) -> Value {
    number(text.parse().unwrap())
}

#[test]
fn numbers_are_weighed() {
    for (lines, want) in [
        (vec!["a 10"], "single"),
        (vec!["a 10", "a 10"], "single"),
        (vec!["a 10", "b 10"], "agree"),
        (vec!["a 10", "b 12", "c 12"], "conflict value a"),
        (vec!["a 10", "a 12"], "conflict value a within one article"),
        (vec!["a 10", "b 10", "b 12"], "conflict value b within one article"),
        // A speaker's figure is no conflict with the articles' own: it counts where it agrees, else it is pointed out.
        (vec!["a 10", "b:Poe! 12"], "single sources Poe: 12"),
        (vec!["a 10", "b! 10"], "agree"),
        (vec!["a 10", "b:Poe! 12", "c:Poe! 12"], "single sources Poe: 12"),
        (vec!["a 10", "b 12", "b! 12"], "conflict value b"),
        // Speakers alone: theirs is the difference, unless one may be given two values.
        (vec!["a:Poe! 10", "b:Byron! 12"], "conflict sources b Poe: 10; Byron: 12"),
        (vec!["a:Poe! 10", "b:Poe! 12"], "conflict value b"),
        (vec!["a:Poe! 10", "b! 12"], "conflict value b"),
    ] {
        assert_eq!(shown(&[rule("count", By::Interval)], statements(&lines, numeral)), want, "{lines:?}");
    }
}

#[test]
fn sources_side_by_side_are_no_mistake() {
    for (lines, want) in [
        (vec!["a:office 5.9", "a:survey 6.1"], "conflict sources a office: 5.9; survey: 6.1"),
        // Who follows either of them is not wrong.
        (vec!["a:office 5.9", "a:survey 6.1", "b 6.1"], "conflict sources a office: 5.9; survey: 6.1"),
        (vec!["a:office 5.9", "a:survey 6.1", "b 6.1", "c 5.9"], "conflict sources a,b office: 5.9; survey: 6.1"),
        (vec!["a:office 5.9", "a:survey 6.1", "b:mayor 6.1"], "conflict sources a office: 5.9; survey: 6.1"),
        // Who brings a third value is.
        (vec!["a:office 5.9", "a:survey 6.1", "b 6.5"], "conflict value a,b"),
        // One source with two values, an article beside a source, and sources of two articles are the articles' own.
        (vec!["a:office 5.9", "a:office 6.1"], "conflict value a within one article"),
        (vec!["a 5.9", "a:survey 6.1"], "conflict value a within one article"),
        (vec!["a:office 5.9", "b:survey 6.1"], "conflict value b"),
        (vec!["a:office 5.9", "a:survey 5.9"], "single"),
    ] {
        assert_eq!(shown(&[rule("count", By::Interval)], statements(&lines, numeral)), want, "{lines:?}");
    }
    let words = |text: &str| Value::Words(text.into());
    let told = statements(&["a:office red", "a:survey blue", "b blue"], words);
    let found = findings(&[rule("colour", By::Text)], Lexicon::english(), &Known::default(), told);
    assert_eq!((found.findings[0].cause, found.findings[0].severity), (Some(Cause::Sources), Severity::Warning));
}

#[test]
fn later_articles_may_bring_newer_figures() {
    for (direction, lines, want) in [
        (Direction::Rising, vec!["a@2020-01-01 10", "b@2020-01-02 12"], "updated"),
        (Direction::Rising, vec!["a@2020-01-01 12", "b@2020-01-02 10"], "conflict value a"),
        (Direction::Changing, vec!["a@2020-01-01 12", "b@2020-01-02 10"], "updated"),
        (Direction::Fixed, vec!["a@2020-01-01 10", "b@2020-01-02 12"], "conflict value b"),
        (Direction::Rising, vec!["a@2020-01-01 10", "b@2020-01-01 12"], "conflict value b"),
        (Direction::Rising, vec!["a 10", "b@2020-01-02 12"], "conflict value b"),
        (Direction::Rising, vec!["a@2020-01-03 12", "b@2020-01-02 10", "c@2020-01-02 12"], "conflict value b"),
        (Direction::Rising, vec!["a@2020-01-01 9", "b@2020-01-02 10", "c@2020-01-03 12"], "updated"),
    ] {
        let mut rising = rule("killed", By::Interval);
        rising.compare.direction = direction;
        assert_eq!(shown(&[rising], statements(&lines, numeral)), want, "{direction:?} {lines:?}");
    }
}

fn ages() -> Vec<Rule> {
    let (mut age, born) = (rule("age", By::Interval), rule("born", By::Interval));
    age.compare.as_of_published = true;
    age.compare.meets = Some("born".into());
    vec![age, born]
}

fn age(text: &str) -> Value {
    Value::Age(Quantity::exact(text.parse().unwrap()))
}

#[test]
fn ages_are_days_of_birth() {
    for (lines, want) in [
        (vec!["a@2019-09-25 56", "b@2021-09-24 58"], "agree"),
        // A tie goes to the lowest day, the one of the oldest.
        (vec!["a@2019-09-25 56", "b@2021-09-24 59"], "conflict value a"),
        (vec!["a 56", "b 57"], "conflict value b"),
        // Undated, it may be as old as the oldest article of its story.
        (vec!["a@2019-09-25 56", "b@2021-09-24 58", "c 57"], "agree"),
        (vec!["a@2019-09-25 56", "b 60"], "conflict value a"),
    ] {
        assert_eq!(shown(&ages(), statements(&lines, age)), want, "{lines:?}");
    }
    let mut apart = statements(&["a 56", "b 58"], age);
    apart[1].story = "t".into();
    assert_eq!(shown(&ages(), apart), "single", "undated ages of two stories are incomparable");
}

#[test]
fn an_age_meets_a_birth_date() {
    for (born, want) in [
        ("1963-01-01", "agree; single"),
        ("1970-01-01", "conflict value c contradicts what is said under “born”; single"),
    ] {
        let mut all = statements(&["a@2019-09-25 56", "b@2019-09-25 56"], age);
        let first = day(born);
        let date = Value::Date(DateValue::Days { first, last: first, grain: Grain::Day });
        all.push(Statement { rule: 1, ..statement("c", "Ada Byron", date) });
        assert_eq!(shown(&ages(), all), want, "{born}");
    }
}

#[test]
fn incomparable_values_are_no_conflict() {
    let money = |currency: &str| {
        Value::Money(Box::new(MoneyValue { amount: Quantity::exact(5.0), currency: currency.into(), written_in: 1.0 }))
    };
    let yearless = |_: &str| Value::Date(DateValue::Yearless { month: 5, day: 1 });
    let rules = [rule("any", By::Interval)];
    assert_eq!(shown(&rules, statements(&["a USD", "b EUR"], money)), "single");
    assert_eq!(shown(&rules, statements(&["a USD", "b EUR", "c EUR"], money)), "agree");
    assert_eq!(shown(&rules, statements(&["a x", "b x"], yearless)), "agree");
}

#[test]
fn where_a_subject_has_many_figures_each_is_a_finding() {
    let mut rules = [rule("price", By::Interval)];
    let number = |n: &str| {
        let hedge = if n.starts_with('~') { Hedge::About } else { Hedge::Exact };
        Value::Number(Quantity { hedge, ..Quantity::exact(n.trim_start_matches('~').parse().unwrap()) })
    };
    let stated = || statements(&["a 5", "b 7", "c ~5", "c 9"], number);
    assert_eq!(shown(&rules, stated()).matches("conflict").count(), 1);
    rules[0].compare.many = true;
    let compared = findings(&rules, Lexicon::english(), &Known::default(), stated());
    let found: Vec<_> = compared.findings.iter().map(|f| (f.verdict, f.statements.len())).collect();
    assert_eq!(found, [(Verdict::Agree, 2), (Verdict::Single, 1), (Verdict::Single, 1)]);
    assert!(compared.findings.windows(2).all(|pair| pair[0].id != pair[1].id));
}

#[test]
fn the_same_number_with_another_unit_is_named() {
    let measure = |unit: &str| {
        let factor = if unit == "mile" { 1609.344 } else { 1000.0 };
        Value::Measure(Box::new(MeasureValue {
            amount: Quantity::exact(36.0),
            unit: unit.into(),
            dimension: "length".into(),
            factor,
            exact: false,
        }))
    };
    let lines = ["a mile", "b mile", "c kilometre"];
    assert_eq!(shown(&[rule("far", By::Interval)], statements(&lines, measure)), "conflict unit c");
}

#[test]
fn names_and_words_are_weighed() {
    let words = |text: &str| Value::Words(text.into());
    for (by, lines, want) in [
        (By::Name, vec!["a Mary Shelley", "b Shelley"], "agree"),
        (By::Name, vec!["a Mary Shelley", "b Ada Byron", "c Shelley"], "conflict value b"),
        (By::Text, vec!["a red", "b Red"], "agree"),
        (By::Text, vec!["a red", "b blue", "c blue"], "conflict value a"),
    ] {
        assert_eq!(shown(&[rule("role", by)], statements(&lines, words)), want, "{lines:?}");
    }
    let mut many = rule("director", By::Name);
    many.compare.many = true;
    assert_eq!(shown(&[many], statements(&["a Mary Shelley", "b Ada Byron"], words)), "single");
}

#[test]
fn a_list_is_true_as_a_whole() {
    let slot = Slot { name: "v".into(), kind: SlotType::Person, many: true };
    // `article value/value…`: each line a sentence.
    let stated = |lines: &[&str], value: &dyn Fn(&str) -> Value| {
        let items = |line: &&str| {
            let (head, list) = line.split_once(' ').unwrap();
            list.split('/').map(|item| (format!("{head} {item}"), (*line).into())).collect::<Vec<_>>()
        };
        let (said, sentences): (Vec<String>, Vec<Arc<str>>) = lines.iter().flat_map(items).unzip();
        let mut all = statements(&said.iter().map(String::as_str).collect::<Vec<_>>(), value);
        all.iter_mut().zip(sentences).for_each(|(statement, sentence)| statement.sentence = sentence);
        all
    };
    for (lines, want) in [
        (vec!["a 1/2"], "single"),
        (vec!["a 1/2", "b 2/1"], "agree"),
        (vec!["a 1/2", "b 2"], "agree"),
        (vec!["a 1/2", "b 1", "c 2"], "conflict value c"),
        (vec!["a 1/2", "b 3"], "conflict value b"),
        (vec!["a 1/2", "b 3", "c 3"], "conflict value a,a"),
        (vec!["a 1/2", "b 2/1", "c 3"], "conflict value c"),
        (vec!["a 1/2", "a 3"], "conflict value a within one article"),
        (vec!["a 1/2", "a 2"], "single"),
        (vec!["a 2", "b:Poe! 1/2"], "agree"),
        (vec!["a 4", "b:Poe! 1/2"], "single sources Poe: 1; Poe: 2"),
    ] {
        let names = ["", "Ada Byron", "Mary Shelley", "Anne Lister", "Jane Poe"];
        let named = |item: &str| Value::Words(names[item.parse::<usize>().unwrap()].into());
        for (by, value) in [(By::Name, &named as &dyn Fn(&str) -> Value), (By::Text, &named), (By::Interval, &numeral)]
        {
            let rule = Rule { slots: vec![slot.clone()], value: Expression::Slot(0), ..rule("founded", by) };
            assert_eq!(shown(&[rule], stated(&lines, value)), want, "{by:?} {lines:?}");
        }
    }
}

#[test]
fn an_article_that_leaves_room_contradicts_others() {
    let length = |text: &str| {
        let (digits, unit) = text.split_at(text.len() - 1);
        let hedge = if digits.starts_with('~') { Hedge::About } else { Hedge::Exact };
        Value::Measure(Box::new(MeasureValue {
            amount: Quantity { hedge, ..Quantity::exact(digits.trim_start_matches('~').parse().unwrap()) },
            unit: unit.into(),
            dimension: "length".into(),
            factor: if unit == "f" { 0.3048 } else { 1.0 },
            exact: false,
        }))
    };
    for (lines, want) in [
        (vec!["a 20310f", "b 20320f", "b ~6190m"], "conflict value b"),
        (vec!["a 20310f", "b 20320f", "b ~6190m", "b 20310f"], "conflict value b within one article"),
        (vec!["b 20320f", "b ~6190m", "b 20310f"], "conflict value b within one article"),
    ] {
        assert_eq!(shown(&[rule("tall", By::Interval)], statements(&lines, length)), want, "{lines:?}");
    }
}

#[test]
fn groups_are_of_one_claim_subject_and_story() {
    let mut event = rule("killed", By::Interval);
    event.compare.per_story = true;
    let rules = [event, rule("killed.headline", By::Interval), rule("count", By::Interval)];
    let mut all = statements(&["a 10", "b 11", "c 12", "d 13", "e 14", "f 10", "a 10"], numeral);
    all[1].story = "t".into();
    all[2].subject.name = "Mary Shelley".into();
    all[3].rule = 2;
    all[4].subject.certainty = Certainty::Ambiguous;
    all[5].rule = 1;
    all[6].place.start = 0;
    let compared = findings(&rules, Lexicon::english(), &Known::default(), all);
    assert_eq!(compared.ambiguous, 1);
    let line = |f: &Finding| format!("{} {} {} {}", f.verdict.name(), f.rule, f.subject, f.statements.len());
    assert_eq!(
        compared.findings.iter().map(line).collect::<Vec<_>>(),
        [
            "agree killed Ada Byron 2",
            "single count Ada Byron 1",
            "single killed Ada Byron 1",
            "single killed Mary Shelley 1",
        ]
    );
    let ids: BTreeSet<&String> = compared.findings.iter().map(|finding| &finding.id).collect();
    assert_eq!(ids.len(), 4);
}

proptest! {
    #[test]
    fn an_agreeing_article_makes_no_conflict(
        picked in proptest::collection::vec(0_usize..4, 1..8), copy in 0_usize..8, by in 0_usize..4
    ) {
        let by = [By::Interval, By::Name, By::Text, By::Quote][by];
        let quotes = ["we all sailed home at dawn", "sailed home at dawn", "we all sailed home at noon", "all sailed back home at dawn"];
        let names = ["Ada Byron", "Byron", "Clara Byron", "A. Byron"];
        let value = |at: usize| match by {
            By::Interval => number(at as f64),
            By::Quote => Value::Quote(quotes[at].into()),
            _ => Value::Words(names[at].into()),
        };
        let stated = |(at, picked): (usize, &usize)| statement(&format!("{at}"), "", value(*picked));
        let all: Vec<Statement> = picked.iter().enumerate().map(stated).collect();
        let rules = [rule("any", by)];
        let conflicts = |all: Vec<Statement>| shown(&rules, all).matches("conflict").count();
        let mut more = all.clone();
        more.push(statement("z", "", all[copy % all.len()].value.clone()));
        prop_assert_eq!(conflicts(all), conflicts(more));
    }

    #[test]
    fn the_order_of_statements_makes_no_difference(
        given in Just(vec!["a 10", "b 12", "c! 12", "c 10", "d 11", "d 12"]).prop_shuffle(), by in 0_usize..3
    ) {
        let by = [By::Interval, By::Name, By::Text][by];
        let mut all = statements(&["a 10", "b 12", "c! 12", "c 10", "d 11", "d 12"], |text| match by {
            By::Interval => numeral(text),
            _ => Value::Words(text.into()),
        });
        let rules = [rule("count", by)];
        let want = format!("{:?}", findings(&rules, Lexicon::english(), &Known::default(), all.clone()).findings);
        all.sort_by_key(|s| given.iter().position(|g| g.starts_with(&*s.article)));
        prop_assert_eq!(want, format!("{:?}", findings(&rules, Lexicon::english(), &Known::default(), all).findings));
    }
}
