//! How the time after reading grows with what was read: `cargo bench --bench conclude [-- STATEMENTS [CASE]]`.
//!
//! Each row makes so many statements, twice and four times as many, and tells how long bringing them together took. Near
//! the times of the number before: the growth, which is 2 where the work is in proportion.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panicking")]

use factlint::check::{Gathered, conclude};
use factlint::knowledge::Knowledge;
use factlint::statement::{Certainty, Place, Subject, SubjectKind};
use factlint::story::{Entry, Sketch};
use factlint::text::Text;
use factlint::value::{Quantity, Value};
use factlint::voice::Voice;
use factlint::{Lexicon, RuleSet, Statement};
use std::io::Write as _;
use std::time::Instant;

/// A case: its name, and what so many files of it hold.
type Case = (&'static str, fn(&RuleSet, usize) -> Vec<Gathered>);

const CASES: [Case; 6] = [
    ("one group of ages in one story", |rules, count| ages(rules, count, count)),
    ("one group of ages in many stories", |rules, count| ages(rules, count, 10)),
    ("distinct names in one story", |rules, count| names(rules, count, count)),
    ("distinct names in many stories", |rules, count| names(rules, count, 10)),
    ("distinct quotes in one story", quotes),
    ("articles of unknown stories", articles),
];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let count: usize = arguments.next().map_or(20_000, |count| count.parse().unwrap());
    let wanted = arguments.next().unwrap_or_default();
    let rules = RuleSet::shipped().unwrap();
    for (name, make) in CASES.into_iter().filter(|(name, _)| name.contains(&*wanted)) {
        print!("{name:35}");
        let mut before = None;
        for times in [1, 2, 4] {
            let gathered = make(&rules, count * times);
            let start = Instant::now();
            let outcome = conclude(&rules, Lexicon::english(), &Knowledge::default(), gathered);
            let took = start.elapsed().as_secs_f64();
            let growth = before.map(|before| format!(" (× {:.2})", took / before)).unwrap_or_default();
            print!("  {}: {took:.2} s{growth}, {} findings", count * times, outcome.findings.len());
            std::io::stdout().flush().unwrap();
            before = Some(took);
        }
        println!();
    }
}

/// So many articles, each with one age of one person; `together` of them in one story.
fn ages(rules: &RuleSet, count: usize, together: usize) -> Vec<Gathered> {
    let mut random = Random(1);
    let one = |at: usize| {
        let age = 30 + random.below(3);
        let value = Value::Age(Quantity::exact(age as f64));
        let statement = Statement { value, ..said(rules, "age", at, "Ada Byron", &age.to_string()) };
        gathered(at, at / together, vec![statement])
    };
    (0..count).map(one).collect()
}

/// So many names, ten to an article; `together` of the articles in one story.
fn names(rules: &RuleSet, count: usize, together: usize) -> Vec<Gathered> {
    const EACH: usize = 10;
    let mut random = Random(2);
    let mut one = |at: usize| {
        let mention = |at: usize, random: &mut Random| {
            let name = format!("{} {}", random.name(2), random.name(3));
            let value = Value::Words(name.as_str().into());
            Statement { value, ..said(rules, "spelling", at, &name, &name) }
        };
        gathered(at, at / together, (0..EACH).map(|nth| mention(at * EACH + nth, &mut random)).collect())
    };
    (0..count.div_ceil(EACH)).map(&mut one).collect()
}

/// So many quotations of a dozen words, each in an article of its own, all in one story.
fn quotes(rules: &RuleSet, count: usize) -> Vec<Gathered> {
    let mut random = Random(3);
    let vocabulary: Vec<String> = (0..2000).map(|_| random.name(2)).collect();
    let mut one = |at: usize| {
        let words: Vec<&str> = (0..12).map(|_| &*vocabulary[random.below(vocabulary.len())]).collect();
        let words = words.join(" ");
        let value = Value::Quote(words.as_str().into());
        gathered(at, 0, vec![Statement { value, ..said(rules, "quote", at, "", &words) }])
    };
    (0..count).map(&mut one).collect()
}

/// So many articles of which five each tell of one event.
fn articles(_: &RuleSet, count: usize) -> Vec<Gathered> {
    let mut random = Random(4);
    let vocabulary: Vec<String> = (0..5000).map(|_| random.name(3)).collect();
    let mut event: Vec<&str> = Vec::new();
    let mut one = |at: usize| {
        if at.is_multiple_of(5) {
            event = (0..20).map(|_| &*vocabulary[random.below(vocabulary.len())]).collect();
        }
        let mut words = event.clone();
        words.extend((0..20).map(|_| &*vocabulary[random.below(vocabulary.len())]));
        let text = words.join(" ");
        let mut gathered = gathered(at, at, Vec::new());
        gathered.articles[0].sketch = Some(Sketch::of(&Text::analyse(&text, Lexicon::english()), None));
        gathered
    };
    (0..count).map(&mut one).collect()
}

fn gathered(at: usize, story: usize, mut statements: Vec<Statement>) -> Gathered {
    let (article, story) = (format!("{at:08}.txt").into(), format!("{story:08}").into());
    for statement in &mut statements {
        statement.article = std::sync::Arc::clone(&article);
        statement.place.path = std::sync::Arc::clone(&article);
        statement.story = std::sync::Arc::clone(&story);
    }
    let entry = Entry { article, title: None, published: None, story, sketch: None, mark: None };
    let mut gathered = Gathered::default();
    (gathered.statements, gathered.articles) = (statements, vec![entry]);
    gathered
}

/// A statement of a rule that stands at byte `at`, about `name`, in a sentence of its own.
fn said(rules: &RuleSet, rule: &str, at: usize, name: &str, text: &str) -> Statement {
    let rule = rules.rules.iter().position(|one| one.id == rule).unwrap();
    Statement {
        rule,
        subject: Subject { name: name.into(), certainty: Certainty::Sure, kind: SubjectKind::Person },
        subject_text: name.into(),
        inherited: false,
        value: Value::Words(text.into()),
        place: Place { path: "".into(), start: at, end: at + 1, line: 1, column: at, text: text.into() },
        sentence: format!("It is known that {name} said {text} today.").into(),
        article: "".into(),
        story: "".into(),
        published: None,
        quoted: false,
        source: None,
        voice: Voice::default(),
        runs: Box::default(),
    }
}

/// Numbers that look like chance: a linear congruential generator (Knuth's MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// A made-up word of so many syllables, with a capital.
    fn name(&mut self, syllables: usize) -> String {
        const BEGIN: [&str; 16] = ["b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "qu", "r", "s", "t", "v", "z"];
        const MIDDLE: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ou", "ee"];
        const END: [&str; 8] = ["", "n", "r", "l", "s", "m", "x", "nd"];
        let mut word = String::new();
        for _ in 0..syllables {
            word += BEGIN[self.below(BEGIN.len())];
            word += MIDDLE[self.below(MIDDLE.len())];
            word += END[self.below(END.len())];
        }
        let first = word.remove(0).to_ascii_uppercase();
        format!("{first}{word}")
    }
}
