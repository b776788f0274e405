//! Sentences, and what the rules below are told to have made of them.

use super::*;
use crate::rules::{RuleFile, RuleSet};

const RULES: &str = r#"
[[rule]]
id = "age"
about = "{who}"
value = "{n}"
match = [
  '{who:person}, {n:age},',
  '{n:age}-year-old {who:person}',
]
unless = ["at the time", "back then"]
inherit = ["surname", "pronoun"]

[[rule]]
id = "age.alone"
about = "{who}"
value = "{n}"
match = ['a {n:age}-year-old (singer|painter)', 'old {who:person} of {n:age}']
inherit = ["description"]

[[rule]]
id = "hurt"
about = "{story}"
value = "{n}"
match = ['{n:count} [{_:words(2)}] (people|men) were (hurt|wounded).']
requires = ["(storm|fire)"]
apart = ["in {y:year}"]

[[rule]]
id = "came"
about = "{who}"
value = "{with}"
match = ['{who:person} came with {with:person}']

[[rule]]
id = "length"
about = "{film}"
value = "{n}"
match = ['{film:title} runs [for] {n:duration}']
inherit = ["work"]
"#;

/// What every template came to in each sentence of a text, those left out of which nothing stands there.
fn told(text: &str) -> Vec<String> {
    let set = RuleSet::parse(&[RuleFile { name: "r.toml", source: RULES }]).unwrap();
    let source = Source::new("a.txt", text);
    let found = passages(&Plan::new(&set), Lexicon::english(), &source, &Options::default(), |_| true);
    let mut told = Vec::new();
    for passage in &found {
        for one in &passage.tries {
            let id = format!("{}/{}", set.rules[one.rule].id, one.template);
            told.extend(match &one.outcome {
                Outcome::Nothing => None,
                Outcome::Stopped(stop) => Some(format!("{id} {}", stopped(passage, stop))),
                Outcome::Fits(fit, fate) => Some(format!("{id} fits “{}”: {}", fit.words.text, ended(passage, fate))),
            });
        }
    }
    told
}

/// `50% Ada Byron ,|tall: {n:age}`; words that are not where they are said to be are shown.
fn stopped(passage: &Passage, stop: &Stop) -> String {
    let wanted: Vec<String> = stop
        .wanted
        .iter()
        .map(|want| match want {
            Wanted::Word(word) => word.clone(),
            Wanted::Slot(name, kind) => format!("{{{name}:{kind}}}"),
            Wanted::End => "end".to_owned(),
        })
        .collect();
    let taken: Vec<&str> = stop.taken.iter().map(|words| shown(passage, words)).collect();
    format!("{}% {}|{}: {}", stop.share, taken.join(" "), shown(passage, &stop.at), wanted.join(" "))
}

fn shown<'p>(passage: &'p Passage, words: &Words) -> &'p str {
    let shown = passage.sentence.get(words.at.clone()).unwrap_or("?");
    // A quotation may run on past its sentence.
    let runs_on = passage.sentence.ends_with(shown) && words.text.starts_with(shown);
    assert!(shown == words.text || runs_on, "{shown:?} of {:?}", words.text);
    shown
}

fn ended(passage: &Passage, fate: &Fate) -> String {
    match fate {
        Fate::Stated(stated) => {
            shown(passage, &stated.value);
            let aside = stated.aside.as_ref().map_or_else(String::new, |aside| format!(" apart by {aside}"));
            let subject = &stated.statement.subject.name;
            let doubt = if stated.doubted { " doubted" } else { "" };
            format!("{subject} = {}, {:?}{aside}{doubt}", stated.statement.value.normal(), stated.how)
        }
        Fate::Guarded(guard, words) => format!("guard {guard} met “{}”", shown(passage, words)),
        Fate::Inside(words) | Fate::Taken(words, None) => format!("{fate:?} {}", shown(passage, words)),
        other => format!("{other:?}"),
    }
}

#[test]
fn what_does_not_fit_stops_somewhere() {
    for (sentence, want) in [
        (
            "Ada Byron, tall, 36, sang.",
            &["age/0 50% Ada Byron ,|tall: {n:age}", "age/1 20% 36|,: year", "came/0 25% Ada Byron|,: came"][..],
        ),
        ("Ada Byron sang.", &["age/0 33% Ada Byron|sang: ,", "came/0 25% Ada Byron|sang: came"]),
        // All but the slot it begins with.
        ("The tall boy, 36, sang.", &["age/0 66% , 36,|boy: {who:person}", "age/1 20% 36|,: year"]),
        // The shortest way over a bridge counts.
        ("There 12 brown cows were hurt.", &["hurt/0 20% 12|brown: people men"]),
        ("They saw 12 people were", &["hurt/0 60% 12 people were|: hurt wounded"]),
        ("They saw 12 men were hurt badly.", &["hurt/0 90% 12 men were hurt|badly: end"]),
        ("It rained.", &[]),
    ] {
        let told = told(sentence);
        let of_interest = |line: &&String| want.iter().any(|want| want[..5] == line[..5]);
        let told: Vec<&str> = told.iter().filter(of_interest).map(|line| &**line).collect();
        assert_eq!(told, want, "{sentence}");
    }
}

#[test]
fn what_fits_ends_somehow() {
    for (text, want) in [
        ("Ada Byron, 36, sang.", "age/0 fits “Ada Byron, 36,”: Ada Byron = 36, Named"),
        ("Ada Byron sang. Byron, 36, left.", "age/0 fits “Byron, 36,”: Ada Byron = 36, PartOf(Some(1))"),
        ("Ada Byron sang.\n\nShe, 36, left.", "age/0 fits “She, 36,”: Ada Byron = 36, Pronoun(Some(1))"),
        (
            "Ann Poe met Tom Poe. Poe, 36, left.",
            "age/0 fits “Poe, 36,”: Poe = 36, Ambiguous([\"Ann Poe\", \"Tom Poe\"])",
        ),
        ("Qwerty, 36, sang.", "age/0 fits “Qwerty, 36,”: Qwerty = 36, Bare"),
        (
            "Ada Byron sang. A 36-year-old singer left.",
            "fits “A 36-year-old singer”: Ada Byron = 36, Described(Some(1))",
        ),
        ("At the time Ada Byron, 36, sang.", "age/0 fits “Ada Byron, 36,”: guard 0 met “At the time”"),
        ("There 12 people were hurt.", "hurt/0 fits “12 people were hurt.”: NotAtHome"),
        ("A fire broke out. There 12 people were hurt.", "hurt/0 fits “12 people were hurt.”: . = 12, Event"),
        (
            "A fire: in 1987 12 people were hurt.",
            "hurt/0 fits “12 people were hurt.”: .: 1987 = 12, Event apart by 1987",
        ),
        (
            "A fire: 12 people were hurt.\n\nIt rained.\n\nIt blew.\n\nThere 30 men were hurt.",
            "hurt/0 fits “30 men were hurt.”: . = 30, Event doubted",
        ),
        ("Ada Byron came with Qwerty.", "came/0 75% Ada Byron came with|Qwerty: {with:person}"),
        ("The film runs for 92 minutes.", "length/0 fits “The film runs for 92 minutes”:  = PT92M, Work"),
    ] {
        let told = told(text);
        assert!(told.iter().any(|line| line.ends_with(want)), "{text}: {told:#?}");
    }
}

#[test]
fn explanations_tell_what_a_check_finds() {
    let set = RuleSet::shipped().unwrap();
    let plan = Plan::new(&set);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let source = Source::new(path.to_string_lossy(), std::fs::read_to_string(&path).unwrap());
        let options = Options::default();
        let found = crate::check::gather(&plan, Lexicon::english(), &source, &options).statements;
        let mut found: Vec<_> = found.into_iter().map(|one| (one.place, one.rule, one.subject.name)).collect();
        let passages = passages(&plan, Lexicon::english(), &source, &options, |_| true);
        let told = passages.iter().flat_map(Passage::stated).map(|(_, _, stated)| &stated.statement);
        let mut told: Vec<_> = told.map(|one| (one.place.clone(), one.rule, one.subject.name.clone())).collect();
        found.sort();
        told.sort();
        assert_eq!(told, found);
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_explained(text in "(Ada Byron|Poe|she|, |36|-year-old|12 |people |were |hurt|\\. |\n\n|“|” |三|é){0,20}") {
        let _ = told(&text);
    }
}
