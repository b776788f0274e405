//! Fills phrases: one article's text, slot by slot.

use super::chance::Chance;
use super::phrases;
use super::story::{self, Person, Story, capital};
use super::words::WORDS;
use std::fmt::Write;

/// The text of an article while it is written.
pub(super) struct Prose<'s> {
    pub(super) text: String,
    pub(super) chance: Chance,
    story: &'s Story,
    /// Who was named in full.
    met: [bool; 4],
    /// Whether this article has the slips of names.
    slips: bool,
}

impl<'s> Prose<'s> {
    /// An empty one.
    pub(super) fn new(story: &'s Story, mut chance: Chance) -> Self {
        let slips = chance.percent(15);
        Self { text: String::with_capacity(3000), chance, story, met: [false; 4], slips }
    }

    /// Writes a sentence, or several: the first letter is made a capital.
    pub(super) fn sentence(&mut self, phrase: &str) {
        let start = self.text.len();
        self.say(phrase);
        let first = self.text[start..].chars().position(|letter| letter.is_ascii_alphanumeric()).unwrap_or_default();
        let first = start + self.text[start..].char_indices().nth(first).map_or(0, |(at, _)| at);
        if let Some(letter) = self.text.get_mut(first..=first) {
            letter.make_ascii_uppercase();
        }
    }

    /// Writes a phrase.
    fn say(&mut self, phrase: &str) {
        let mut rest = phrase;
        while let Some((before, slot)) = rest.split_once('{') {
            self.text.push_str(before);
            let (name, after) = slot.split_once('}').unwrap_or((slot, ""));
            self.fill(name);
            rest = after;
        }
        self.text.push_str(rest);
    }

    fn fill(&mut self, slot: &str) {
        let story = self.story;
        match slot {
            "np" => self.any(&phrases::NOUN_PHRASES),
            "vp" => self.any(&phrases::VERB_PHRASES),
            "pp" => self.any(&phrases::CIRCUMSTANCES),
            "short" => self.any(&phrases::SHORT),
            "words" | "more" => self.spoken(),
            "noun" => self.word(&WORDS.nouns),
            "nouns" => self.word(&WORDS.plurals),
            "adj" => self.word(&WORDS.adjectives),
            "adv" => self.word(&WORDS.adverbs),
            "past" | "ing" => self.word(&WORDS.past),
            "verb" => self.word(&WORDS.verbs),
            "trade" => self.word(&WORDS.trades),
            "weekday" => self.word(&phrases::WEEKDAYS),
            "daytime" => self.word(&phrases::DAYTIMES),
            "nth" => self.word(&phrases::NTHS),
            "this month" => self.text.push_str(phrases::MONTHS[story.day.month - 1]),
            "month" => self.word(&phrases::MONTHS),
            "digit" => self.number(1, 9),
            "n" => self.number(2, 97),
            "nn" => self.number(10, 90),
            "nnn" => self.number(100, 900),
            "percent" => self.number(1, 40),
            "year" => self.number(1950, 74),
            "day" => self.number(story.day.day, 1),
            "this year" => self.number(story.day.year, 1),
            "released" => self.figure(story.year),
            "born b" => self.figure(story.day.year - story.people[1].age),
            "killed" => self.figure(story.killed),
            "hurt" => self.figure(story.hurt),
            "millions" => self.figure(story.millions),
            "damage" => self.figure(story.damage),
            "magnitude" => self.tenths(story.magnitude),
            "town" => self.text.push_str(&story.towns[0]),
            "other town" => self.text.push_str(&story.towns[1]),
            "firm" => self.text.push_str(&story.firms[0]),
            "rival" | "other firm" => self.text.push_str(&story.firms[1]),
            "film" => self.text.push_str(&story.film),
            "role" => self.text.push_str(&story.role),
            "place" => self.place(),
            "any firm" => self.firm(),
            "other" => self.other(),
            "who" => match self.chance.below(6) {
                nth @ 0..4 => self.person(nth),
                _ => self.other(),
            },
            _ => self.of_person(slot),
        }
    }

    /// `a`, `b age`: somebody of the story, or something of theirs.
    fn of_person(&mut self, slot: &str) {
        let (person, what) = slot.split_once(' ').unwrap_or((slot, ""));
        let nth = ["a", "b", "c", "d"].iter().position(|name| *name == person);
        let nth = nth.unwrap_or_else(|| unreachable!("no slot is called {slot}"));
        let Person { age, trade, .. } = &self.story.people[nth];
        match what {
            "age" => self.figure(*age),
            "trade" => self.text.push_str(trade),
            "last" => self.last(nth),
            _ => self.full(nth),
        }
    }

    fn any(&mut self, of: &[&'static str]) {
        let phrase = self.chance.one(of);
        self.say(phrase);
    }

    fn word(&mut self, of: &[&'static str]) {
        let word = self.chance.usual(of);
        self.text.push_str(word);
    }

    fn number(&mut self, least: usize, count: usize) {
        let number = self.chance.from(least, count);
        self.write(number);
    }

    /// A figure of the story: one time in a hundred it is wrong.
    fn figure(&mut self, figure: usize) {
        let wrong = if self.chance.percent(1) { self.chance.from(1, 5) } else { 0 };
        self.write(figure + wrong);
    }

    fn tenths(&mut self, tenths: usize) {
        let wrong = usize::from(self.chance.percent(5));
        self.write(format_args!("{}.{}", (tenths + wrong) / 10, (tenths + wrong) % 10));
    }

    fn write(&mut self, what: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{what}");
    }

    /// A person: in full at first, by the surname or a pronoun later.
    fn person(&mut self, nth: usize) {
        match (self.met[nth], self.chance.below(10)) {
            (false, _) | (true, 0) => self.full(nth),
            (true, 1..=3) => self.text.push_str(if self.story.people[nth].woman { "she" } else { "he" }),
            _ => self.last(nth),
        }
    }

    fn full(&mut self, nth: usize) {
        self.met[nth] = true;
        self.text.push_str(&self.story.people[nth].given);
        self.text.push(' ');
        self.last(nth);
    }

    fn last(&mut self, nth: usize) {
        let person = &self.story.people[nth];
        let slip = person.slip.as_ref().filter(|_| self.slips);
        self.text.push_str(slip.unwrap_or(&person.surname));
    }

    /// A place of the story mostly, or any.
    fn place(&mut self) {
        let place = match self.chance.below(10) {
            0..3 => self.story.towns[0].clone(),
            3..5 => self.story.towns[1].clone(),
            _ => story::place(&mut self.chance),
        };
        self.text.push_str(&place);
    }

    fn firm(&mut self) {
        let firm = match self.chance.below(10) {
            0..2 => self.story.firms[0].clone(),
            2..3 => self.story.firms[1].clone(),
            _ => story::firm(&mut self.chance),
        };
        self.text.push_str(&firm);
    }

    /// Somebody who is met in this sentence alone.
    fn other(&mut self) {
        let given = if self.chance.percent(45) { &WORDS.women } else { &WORDS.men };
        let given = capital(self.chance.usual(given));
        let surname = story::surname(&mut self.chance);
        self.write(format_args!("{given} {surname}"));
    }

    /// Spoken words: one time in three what other articles of the story have, too.
    fn spoken(&mut self) {
        if !self.chance.percent(35) {
            return self.spoken_sentence();
        }
        let nth = self.chance.below(4) as u64;
        let own = std::mem::replace(&mut self.chance, Chance::of(&[self.story.quotes, nth]));
        self.spoken_sentence();
        self.chance = own;
    }

    fn spoken_sentence(&mut self) {
        let start = self.text.len();
        self.any(&phrases::SPOKEN);
        if self.chance.percent(50) {
            self.any(&phrases::JOINED);
            self.any(&phrases::SPOKEN_ON);
        }
        if let Some(first) = self.text.get_mut(start..=start) {
            first.make_ascii_uppercase();
        }
    }
}
