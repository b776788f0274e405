//! One event: who and what it is about, and every figure that can be told of it.

use super::chance::Chance;
use super::phrases::{self, Topic};
use super::words::WORDS;

/// What all articles of a story have in common.
pub(super) struct Story {
    pub(super) topic: &'static Topic,
    pub(super) people: [Person; 4],
    pub(super) towns: [String; 2],
    pub(super) firms: [String; 2],
    pub(super) film: String,
    /// Whom the first person plays in it.
    pub(super) role: String,
    pub(super) year: usize,
    pub(super) day: Day,
    pub(super) killed: usize,
    pub(super) hurt: usize,
    /// Tenths of a magnitude.
    pub(super) magnitude: usize,
    pub(super) millions: usize,
    pub(super) damage: usize,
    /// What its quotations are picked by; an article has most of its own, and some of these.
    pub(super) quotes: u64,
}

/// Somebody the articles name.
pub(super) struct Person {
    pub(super) given: String,
    pub(super) surname: String,
    /// A slip that some articles have instead.
    pub(super) slip: Option<String>,
    pub(super) woman: bool,
    pub(super) age: usize,
    pub(super) trade: &'static str,
}

/// A day in the first twenty-five of a month, so that the days after it are in the same.
#[derive(Clone, Copy)]
pub(crate) struct Day {
    pub(crate) year: usize,
    pub(crate) month: usize,
    pub(crate) day: usize,
}

impl Story {
    /// The story of this number in the collection of a seed.
    pub(super) fn of(seed: u64, number: u64) -> Self {
        let mut chance = Chance::of(&[seed, number]);
        let topic = phrases::topic(chance.below(100));
        let day = Day { year: chance.from(2001, 24), month: chance.from(1, 12), day: chance.from(1, 25) };
        let people = std::array::from_fn(|nth| person(&mut chance, nth == 1 || nth == 2));
        Self {
            topic,
            people,
            towns: [place(&mut chance), place(&mut chance)],
            firms: [firm(&mut chance), firm(&mut chance)],
            film: film(&mut chance),
            role: made_up(&mut chance),
            year: day.year - chance.below(30),
            day,
            killed: small_or_large(&mut chance),
            hurt: small_or_large(&mut chance) + 4,
            magnitude: chance.from(42, 40),
            millions: small_or_large(&mut chance),
            damage: small_or_large(&mut chance),
            quotes: chance.below(usize::MAX) as u64,
        }
    }
}

/// Mostly a few, at times some hundred.
fn small_or_large(chance: &mut Chance) -> usize {
    let most = if chance.percent(70) { 20 } else { 400 };
    chance.from(3, most)
}

fn person(chance: &mut Chance, may_slip: bool) -> Person {
    let woman = chance.percent(45);
    let given = capital(chance.usual(if woman { &WORDS.women } else { &WORDS.men }));
    let surname = surname(chance);
    let slip = (may_slip && chance.percent(35)).then(|| slip(chance, &surname));
    let trade = chance.usual(&WORDS.trades);
    Person { given, surname, slip, woman, age: chance.from(17, 70), trade }
}

/// A surname of the census for seven in ten people, one of more than a million made-up ones for the others.
pub(super) fn surname(chance: &mut Chance) -> String {
    if chance.percent(70) { capital(chance.usual(&WORDS.surnames)) } else { made_up(chance) }
}

fn made_up(chance: &mut Chance) -> String {
    let mut name = chance.one(&phrases::STARTS).to_owned();
    for _ in 0..[0, 0, 1, 1, 2][chance.below(5)] {
        name.push_str(chance.one(&phrases::MIDDLES));
    }
    name + chance.one(&phrases::ENDS)
}

/// The same name with a letter doubled, or left out.
fn slip(chance: &mut Chance, name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = chance.from(2, letters.len() - 3);
    if chance.percent(50) {
        letters.insert(at, letters[at]);
    } else {
        letters.remove(at);
    }
    letters.into_iter().collect()
}

/// A place of the lexicon.
pub(super) fn place(chance: &mut Chance) -> String {
    capital(chance.usual(&WORDS.places))
}

/// A firm, an office or a club.
pub(super) fn firm(chance: &mut Chance) -> String {
    let name = if chance.percent(60) { surname(chance) } else { place(chance) };
    format!("{name} {}", chance.one(&phrases::FIRMS))
}

fn film(chance: &mut Chance) -> String {
    let words = (capital(chance.usual(&WORDS.adjectives)), capital(chance.usual(&WORDS.nouns)));
    if chance.percent(50) {
        format!("The {} {}", words.0, words.1)
    } else {
        format!("{} of {}", words.1, made_up(chance))
    }
}

/// A word with a capital.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
