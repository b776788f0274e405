//! A check in parts, and with what is kept, is the check of all at once.

use super::{
    Concluding, Gathered, Keep, Kept, Key, Means, Mere, Options, Source, Use, conclude_with, gather, gather_part,
    gather_with, join,
};
use crate::article::StoryBy;
use crate::extract::Plan;
use crate::finding::{Agreement, Finding};
use crate::lexicon::Lexicon;
use crate::rules::RuleSet;
use crate::span::Start;
use crate::voice::Outlet;
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::shipped().unwrap());
static PLAN: LazyLock<Plan<'static>> = LazyLock::new(|| Plan::new(&RULES));

/// Texts that say something, of which some speak of the event itself, of days or of an agency, and some of nothing.
const TEXTS: [&str; 9] = [
    "Ada Byron, 36, wrote the notes. “We had a grand time at the fair,” she said.",
    "(AP) Ten people were killed in the fire on Friday, police said. Mary Shelley, 53, saw it.",
    "At least 12 people were injured. The film Low Tide came out in 1998.",
    "Ada Byron was born on 10 December 1815. Byron, 37, is married. 'Ada Byrn' is a slip.",
    "É. “Curly – quotes” and <b>markup</b>, ::error:: and ]]> \u{202e}abc.",
    "",
    "Mary Shelley, 54, said: “We had a good time at the fair.”",
    "Jonas Weil directed Low Tide (1999). It runs for 92 minutes.",
    "Ten people were killed. \u{1}Ada Byron, 36, was born 36 years ago.",
];

/// A place that keeps all in memory.
#[derive(Default)]
struct Memory(Mutex<BTreeMap<Key, Vec<u8>>>);

impl Keep for Memory {
    fn has(&self, key: &Key) -> bool {
        self.0.lock().unwrap().contains_key(key)
    }

    fn find(&self, key: &Key, read: &mut dyn FnMut(&[u8])) {
        let kept = self.0.lock().unwrap().get(key).cloned();
        if let Some(bytes) = kept {
            read(&bytes);
        }
    }

    fn keep(&self, key: Key, _: Use, bytes: Vec<u8>) {
        self.0.lock().unwrap().insert(key, bytes);
    }
}

fn options(story: StoryBy) -> Options {
    let outlet = Outlet { name: "AP".into(), once: true, weight: 1, marks: vec!["(AP)".to_owned()] };
    let mut options = Options { story, ..Options::default() };
    options.knowledge.outlets.push(Arc::new(outlet));
    options
}

fn story() -> impl Strategy<Value = StoryBy> {
    prop::sample::select(vec![StoryBy::Folder, StoryBy::All, StoryBy::Field, StoryBy::Auto])
}

/// An article as a line of JSON, and lines that are none.
fn line() -> impl Strategy<Value = String> {
    let field = |name: &'static str, values: Vec<&'static str>| {
        prop::sample::select(values).prop_map(move |value| match value {
            "" => String::new(),
            value => format!(", \"{name}\": {value:?}"),
        })
    };
    let article = (
        prop::sample::select(TEXTS.to_vec()),
        field("title", vec!["", "Rain \u{e9}", "Ada Byron, 36"]),
        field("date", vec!["", "2019-09-25", "soon"]),
        field("story", vec!["", "Flood", "a", " "]),
    );
    let article = article.prop_map(|(text, title, date, story)| {
        format!("{{\"text\": {}{title}{date}{story}}}", serde_json::to_string(text).unwrap())
    });
    prop_oneof![
        9 => article,
        1 => Just("{\"text\": \"Ten people were killed in \\u0000story\\u0000.\"}".to_owned()),
        1 => Just(String::new()),
        1 => Just("{\"text\": 7}".to_owned()),
        1 => Just("\u{feff}{}".to_owned()),
    ]
}

fn text(articles: &[String], ends: &str) -> String {
    articles.iter().map(|line| format!("{line}{ends}")).collect()
}

fn means<'a>(options: &'a Options, kept: Option<&'a Kept<'a>>) -> Means<'a> {
    Means { plan: &PLAN, lexicon: Lexicon::english(), options, kept }
}

fn shown(gathered: &Gathered) -> String {
    format!("{gathered:#?}")
}

fn short(finding: &Finding) -> Agreement {
    let Finding { id, rule, subject, .. } = finding.clone();
    let held = finding.statements.len().to_string().into();
    Agreement { rule: rule.into(), subject: subject.into(), id: id.into(), value: "".into(), held }
}

/// What these sources come to.
fn outcome(sources: &[Source], options: &Options, mere: Mere<'_>, kept: Option<&Kept<'_>>) -> String {
    let lexicon = Lexicon::english();
    let gathered = sources.iter().map(|source| gather_with(&means(options, kept), source)).collect();
    let Options { knowledge, waivers, .. } = options;
    let concluding = Concluding { set: &RULES, lexicon, knowledge, waivers, mere, shelf: None, kept };
    format!("{:#?}", conclude_with(&concluding, gathered))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_in_parts_says_the_same(
        lines in prop::collection::vec(line(), 0..12),
        cuts in prop::collection::vec(any::<bool>(), 12),
        ends in prop::sample::select(vec!["\n", "\r\n"]),
        mark in any::<bool>(),
        story in story(),
    ) {
        let options = options(story);
        let whole = format!("{}{}", if mark { "\u{feff}" } else { "" }, text(&lines, ends));
        let source = Source::new("some/wire.jsonl", &*whole);
        let means = means(&options, None);
        let (mut parts, mut start, mut from) = (Vec::new(), Start::default(), 0);
        let line_ends = whole.match_indices('\n').map(|(at, _)| at + 1);
        for (number, end) in line_ends.enumerate() {
            if cuts[number] || end == whole.len() {
                parts.push(gather_part(&means, &source, &whole[from..end], start));
                start = Start { byte: end, line: number + 1 };
                from = end;
            }
        }
        let mut joined = Gathered::default();
        join(&source, parts).into_iter().for_each(|part| joined.append(part));
        prop_assert_eq!(shown(&joined), shown(&gather(&PLAN, Lexicon::english(), &source, &options)));
    }

    #[test]
    fn what_is_kept_changes_no_answer(
        runs in prop::collection::vec((prop::collection::vec(line(), 0..5), prop::collection::vec(0..TEXTS.len(), 0..6), 0..6_u8), 2..6),
        story in story(),
        mixed in any::<bool>(),
    ) {
        let memory = Memory::default();
        for (lines, files, how) in runs {
            let options = options(if mixed && how % 2 == 1 { StoryBy::Folder } else { story });
            let kept = Kept::new(&memory, "this program", &RULES, &[], &options);
            // Runs differ in what lies where, in line ends, in dates and stories that are given, and in which rules are heard.
            let ends = if how % 2 == 0 { "\n" } else { "\r\n" };
            let mut sources = vec![Source::new(format!("wire/{}.jsonl", how / 2), text(&lines, ends))];
            let endings = ["txt", "md", "html", "rst"];
            let named = files.iter().zip(0_u8..);
            sources.extend(named.map(|(&text, at)| {
                let waives = mixed && at + how == 9;
                let comment = if waives { "<!-- factlint-waive age: known -->\n\n" } else { "" };
                Source::new(format!("{}/{at}.{}", at / 2, endings[usize::from(at) % 4]), format!("{comment}{}", TEXTS[text]))
            }));
            for source in &mut sources {
                source.published = (how == 3).then_some(Date::constant(2019, 9, 25));
                source.story = (how == 4).then(|| "Given".to_owned());
                source.heard = (how == 5).then(|| vec![false; 3]);
                source.outlet = (how == 1).then(|| Arc::new(Outlet { name: "X".into(), once: false, weight: 1, marks: vec![] }));
            }
            for mere in [Mere::InShort(&short), Mere::InFull, Mere::InShort(&short)] {
                let plain = outcome(&sources, &options, mere, None);
                prop_assert_eq!(outcome(&sources, &options, mere, Some(&kept)), plain);
            }
            prop_assert!(!kept.has_lost());
        }
    }
}

#[test]
fn a_story_that_changed_is_told_anew_and_no_other() {
    let memory = Memory::default();
    let options = options(StoryBy::Folder);
    let (ada, mary) = (TEXTS[0], "Mary Shelley, 53, wrote. Ten people were killed.");
    for (texts, new) in [
        // For a record two things are kept: its statements, and the rest; for a story one more, what it is compared to.
        ([ada, mary], 2 * 2 + 2 * 3),
        ([ada, mary], 0),
        // Moved down by a line.
        ([ada, "\nMary Shelley, 53, wrote. Ten people were killed."], 2 + 3),
        // Another speaks of her: she is no longer hers alone.
        (["Mary Shelley, 54, came.", mary], 2 + 3 + 1),
    ] {
        let kept = Kept::new(&memory, "this program", &RULES, &[], &options);
        let before = memory.0.lock().unwrap().len();
        let sources = [Source::new("a/1.txt", texts[0]), Source::new("b/1.txt", texts[1])];
        let _ = outcome(&sources, &options, Mere::InShort(&short), Some(&kept));
        assert_eq!(memory.0.lock().unwrap().len() - before, new, "{texts:?}");
    }
}

#[test]
fn an_article_is_found_again_where_it_was_moved_to() {
    let memory = Memory::default();
    let options = options(StoryBy::Folder);
    let kept = Kept::new(&memory, "this program", &RULES, &[], &options);
    let size = || memory.0.lock().unwrap().len();
    let line = format!("{{\"text\": {:?}}}\n", TEXTS[0]);
    for (path, text, new) in [
        ("a.txt", TEXTS[0].to_owned(), 2),
        ("b/c.txt", TEXTS[0].to_owned(), 0),
        ("a.md", TEXTS[0].to_owned(), 2),
        ("a.jsonl", line.clone(), 2),
        ("b.jsonl", format!("\n{line}\n{line}"), 0),
        ("c.txt", format!("{} ", TEXTS[0]), 2),
        ("d.md", format!("<!-- factlint-waive age: known -->\n{}", TEXTS[0]), 0),
    ] {
        let before = size();
        let _ = gather_with(&means(&options, Some(&kept)), &Source::new(path, text));
        assert_eq!(size() - before, new, "{path}");
    }
}

#[test]
fn all_that_decides_what_is_found_is_a_part_of_the_key() {
    let memory = Memory::default();
    let plain = Options::default();
    let mut fields = Options::default();
    fields.reading.fields.title = vec!["headline".to_owned()];
    let words = [("ranks".to_owned(), "Captain".to_owned())];
    let other = RuleSet { rules: RULES.rules[1..].to_vec(), warnings: Vec::new() };
    let key = |build: &str, rules: &RuleSet, words: &[(String, String)], options: &Options, head: &Source| {
        Kept::new(&memory, build, rules, words, options).keys(head).of("Ada Byron, 36.")
    };
    let head = Source::new("a.txt", "");
    let base = key("1", &RULES, &[], &plain, &head);
    assert_eq!(base, key("1", &RULES, &[], &plain, &Source::new("b/c.txt", "")));
    for other in [
        key("2", &RULES, &[], &plain, &head),
        key("1", &other, &[], &plain, &head),
        key("1", &RULES, &words, &plain, &head),
        key("1", &RULES, &[], &fields, &head),
        key("1", &RULES, &[], &options(StoryBy::Folder), &head),
        key("1", &RULES, &[], &Options { story: StoryBy::Auto, ..Options::default() }, &head),
        key("1", &RULES, &[], &plain, &Source::new("a.md", "")),
        key("1", &RULES, &[], &plain, &Source { published: Some(Date::constant(2019, 9, 25)), ..head.clone() }),
    ] {
        assert_ne!(base, other);
    }
}

#[test]
fn what_is_kept_and_damaged_is_not_taken() {
    let options = options(StoryBy::Folder);
    let sources =
        [Source::new("a/1.txt", TEXTS[0]), Source::new("a/2.txt", TEXTS[6]), Source::new("b/3.txt", TEXTS[1])];
    let plain = outcome(&sources, &options, Mere::InFull, None);
    let told = |kept: BTreeMap<Key, Vec<u8>>| {
        let memory = Memory(Mutex::new(kept));
        let kept = Kept::new(&memory, "this program", &RULES, &[], &options);
        let told = (outcome(&sources, &options, Mere::InFull, Some(&kept)), kept.has_lost());
        (told, memory.0.into_inner().unwrap())
    };
    let (_, whole) = told(BTreeMap::new());
    assert_eq!(told(whole.clone()), ((plain.clone(), false), whole.clone()));
    for (key, bytes) in &whole {
        let (mut gone, mut half, mut none) = (whole.clone(), whole.clone(), whole.clone());
        gone.remove(key);
        half.insert(*key, bytes[..bytes.len() / 2].to_vec());
        none.insert(*key, Vec::new());
        for damaged in [gone, half, none] {
            let ((told, has_lost), _) = told(damaged);
            assert!(has_lost || told == plain);
        }
    }
}
