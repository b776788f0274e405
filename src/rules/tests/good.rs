//! Good files: what comes out, and that nothing that goes in is too odd.

use super::super::*;
use crate::value::SlotType;

fn rules(source: &str) -> Vec<Rule> {
    match RuleSet::parse(&[RuleFile { name: "r.toml", source }]) {
        Ok(set) => set.rules,
        Err(faults) => panic!("{}", faults.iter().map(ToString::to_string).collect::<String>()),
    }
}

/// A rule whose value is a slot of type `kind`, compared as `compare` says.
fn compared(kind: &str, compare: &str) -> Compare {
    let source = format!(
        "[[rule]]\nid='x'\nabout='{{a}}'\nvalue='{{v}}'\nmatch=['{{a:name}} {{v:{kind}}}']\ncompare = {{ {compare} }}"
    );
    rules(&source).remove(0).compare
}

#[test]
fn the_rule_of_the_design() {
    let rule = rules(
        r#"
[[rule]]
id       = "age"
title    = "How old a person is"
about    = "{who}"                          # the subject: what makes two statements comparable
value    = "{n}"
match    = [
  "{who:person}, {n:age},",
  "{n:age}-year-old [{trade:words(3)}] {who:person}",
  "{who:person} (is|was|turns|turned) {n:age} [years old]",
]
unless   = ["at the time", "when {who} was"]
inherit  = ["surname", "pronoun"]
compare  = { as-of = "published" }
severity = "error"

[[rule.test]]
text = "Ada Byron, 36, and Mary Shelley, 53, agreed."
want = ["Ada Byron = 36", "Mary Shelley = 53"]
[[rule.test]]
articles = { "b.txt" = "Ada Byron, 36, wrote.", "a.txt" = "Ada Byron, 37, wrote." }
published = 1852-11-27
verdict  = "conflict"
"#,
    )
    .remove(0);
    let token = |word: &str| Node::Token(word.to_owned());
    assert_eq!((rule.id.as_str(), rule.claim.as_str(), rule.origin.as_str()), ("age", "age", "r.toml"));
    let slot = |name: &str, kind| Slot { name: name.to_owned(), kind, many: false };
    let slots = [slot("who", SlotType::Person), slot("n", SlotType::Age), slot("trade", SlotType::Words(3))];
    assert_eq!(rule.slots, slots);
    assert_eq!((rule.about, rule.value), (vec![Piece::Slot(0)], Expression::Slot(1)));
    assert_eq!(rule.templates.iter().map(|template| template.line).collect::<Vec<_>>(), [8, 9, 10]);
    let second = [
        Node::Slot(1),
        Node::Hyphen,
        token("year"),
        Node::Hyphen,
        token("old"),
        Node::Optional(vec![Node::Slot(2)]),
        Node::Slot(0),
    ];
    assert_eq!(rule.templates[1].nodes, second);
    assert_eq!(rule.unless[1].nodes, [token("when"), Node::Slot(0), token("was")]);
    assert_eq!(rule.inherit, Inherit { surname: true, pronoun: true, ..Inherit::default() });
    assert_eq!((rule.compare.by, rule.compare.as_of_published), (By::Interval, true));
    assert_eq!(rule.severity, Severity::Error);
    assert_eq!(rule.tests[0].want, Some(vec!["Ada Byron = 36".to_owned(), "Mary Shelley = 53".to_owned()]));
    let names: Vec<_> = rule.tests[1].articles.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((names, rule.tests[1].line), (vec!["b.txt", "a.txt"], 20));
    assert_eq!(rule.tests[1].published, Some(jiff::civil::date(1852, 11, 27)));
}

#[test]
fn how_a_value_is_compared_follows_from_its_type() {
    for (kind, by) in [
        ("age", By::Interval),
        ("money", By::Interval),
        ("date", By::Interval),
        ("person", By::Name),
        ("title", By::Name),
        ("quote", By::Quote),
        ("words(3)", By::Text),
        ("up|down", By::Text),
    ] {
        assert_eq!(compared(kind, "").by, by, "{kind}");
    }
    let plain = compared("count", "");
    for (kind, written, want) in [
        ("person", "as = 'spelling'", Compare { by: By::Spelling, ..plain.clone() }),
        ("count", "tolerance = 0.05", Compare { tolerance: 0.05, ..plain.clone() }),
        ("count", "tolerance = '5 %', many = true", Compare { tolerance: 0.05, many: true, ..plain.clone() }),
        ("count", "direction = 'rising'", Compare { direction: Direction::Rising, ..plain.clone() }),
        ("org", "scope = 'story'", Compare { by: By::Name, per_story: true, ..plain.clone() }),
        ("age", "as-of = 'published'", Compare { as_of_published: true, ..plain.clone() }),
    ] {
        assert_eq!(compared(kind, written), want, "{written}");
    }
}

#[test]
fn values_and_subjects_of_other_kinds() {
    let rules = rules(
        "[lists]\nways = ['rose', 'Went-up']\n\
         [[rule]]\nid = 'up.story'\nabout = 'price of {story}'\nvalue = 'yes'\nmatch = ['it {@ways}.']\n\
         [[rule]]\nid = 'anniversary'\nabout = '{w}'\nvalue = '{y} - {n}'\npair = 'zip'\n\
         match = ['{w:title*}, {n:ordinal*} year, {y:year} {_:gap(3)} {_:words(2)}']\n\
         [[rule]]\nid = 'way'\nabout = '{w}'\nvalue = '{published} - {n}'\ninherit = ['work']\n\
         match = ['{w:title} {x:@ways} {n:duration} ago', 'it {x} {n}']\n",
    );
    let [story, anniversary, way] = rules.as_slice() else { panic!("three rules") };
    assert_eq!(story.about, [Piece::Text("price of ".into()), Piece::Story]);
    assert_eq!((&story.value, story.claim.as_str()), (&Expression::Text("yes".into()), "up"));
    assert!(story.compare.per_story);
    let token = |word: &str| Node::Token(word.to_owned());
    let ways = Node::OneOf(vec![vec![token("rose")], vec![token("went"), Node::Hyphen, token("up")]]);
    assert_eq!(story.templates[0].nodes[1..], [ways, Node::Stop]);
    assert_eq!(anniversary.value, Expression::Before(When::Slot(2), 1));
    assert!(anniversary.zip && anniversary.slots[0].many);
    assert_eq!(anniversary.slots[3..].iter().map(|slot| slot.name.as_str()).collect::<Vec<_>>(), ["_", "_"]);
    assert_eq!(way.value, Expression::Before(When::Published, 2));
    assert_eq!(way.slots[1].kind, SlotType::OneOf(vec!["rose".into(), "went-up".into()]));
}

/// Pieces of rule files, good and bad.
const PIECES: &[&str] = &[
    "[[rule]]\n",
    "[[rule.test]]\n",
    "[lists]\n",
    "id = 'x'\n",
    "about = \"{w}\"\n",
    "about = '{story}'\n",
    "value = '{n}'\n",
    "value = '{n} - {w}'\n",
    "match = [\"{w:person} \\u00e9 {n:age}\"]\n",
    "match = ['{n}', '''\n[(a|b)] {w:words(2)}''']\n",
    "match = ['{@says} {x:@says*}']\n",
    "unless = [\"\\\\(\"]\n",
    "compare = { as = 'name', tolerance = 1 }\n",
    "compare.many = true\n",
    "inherit = ['work', 'x']\n",
    "pair = 'zip'\n",
    "text = ''\n",
    "want = []\n",
    "published = 2020-01-01\n",
    "says = ['a']\n",
    "rule = 3\n",
    "lists.a = 'b'\n",
    "= [",
    "\"",
    "'",
    "é",
    "\r\n",
    "\u{feff}",
];

proptest::proptest! {
    #[test]
    fn no_file_is_too_odd(pieces in proptest::collection::vec(0..PIECES.len(), 0..30), junk in "\\PC{0,20}") {
        let mut source: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
        source.push_str(&junk);
        if let Err(faults) = RuleSet::parse(&[RuleFile { name: "r.toml", source: &source }]) {
            for at in faults.into_iter().filter_map(|fault| fault.at) {
                let line = source.split('\n').nth(at.line - 1).map(|line| line.trim_end_matches('\r'));
                proptest::prop_assert_eq!(line, Some(at.text.as_str()));
                // The place may be the line end itself, of one character or two.
                proptest::prop_assert!(at.column <= at.text.chars().count() + 2);
            }
        }
    }
}
