//! The words around the mentions of a name: what tells that two names are one where the letters alone do not.
//!
//! Articles on one event copy from each other and say the same of the same people. Where `Jon Orbell` and `John Orbell`
//! stand before the same words (`, the city's chief of police, said`), one of them is a slip. How much must be shared is for
//! `slip` to say. The words are looked up in the sentence and are evidence alone; no place is reported from here.

use super::blocking::key;
use super::story::Story;
use crate::lexicon::{Classes, Lexicon};
use crate::statement::Statement;
use crate::text::fold_into;
use crate::value::Value;
use smol_str::SmolStr;
use std::cell::OnceCell;
use std::hash::{Hash, Hasher};

/// Words looked at on each side of a mention.
const REACH: usize = 8;

/// Words around a name that tell a copied sentence, and how many of them are not of grammar.
const COPIED: usize = 6;
const COPIED_CONTENT: usize = 4;

/// Mentions of a name that are looked at.
const MOST_MENTIONS: usize = 24;

/// Bytes of the longest sentence that is looked at: no sentence of an article is longer.
const LONGEST_SENTENCE: usize = 2000;

/// A word beside a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beside {
    hash: u32,
    folded: SmolStr,
    /// Not a word of grammar.
    content: bool,
}

impl Hash for Beside {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
    }
}

/// The words before and after one mention, each from the name outwards.
pub(super) type Sides = [Vec<Beside>; 2];

/// What stands around each of several names; read when it is first asked for.
pub(super) struct Surroundings<'s> {
    lexicon: &'s Lexicon,
    story: &'s Story<'s>,
    names: Vec<(&'s [u32], OnceCell<Vec<&'s Sides>>)>,
}

impl<'s> Surroundings<'s> {
    /// Of names given by their mentions: statements whose value is the name.
    pub(super) fn new(lexicon: &'s Lexicon, story: &'s Story<'s>, mentions: impl Iterator<Item = &'s [u32]>) -> Self {
        Self { lexicon, story, names: mentions.map(|mentions| (mentions, OnceCell::new())).collect() }
    }

    /// How many words that are not of grammar two names share around a mention of each, at most: in unbroken runs of the same
    /// words from the name outwards, on both sides together.
    pub(super) fn shared(&self, a: u32, b: u32) -> usize {
        let pairs = self.of(a).iter().flat_map(|one| self.of(b).iter().map(move |other| shared(one, other)));
        pairs.max().unwrap_or_default()
    }

    /// How many names that nothing knows stand near both, anywhere: `Torvin` in `the villages of Torvin, Brell and Orsk`.
    pub(super) fn company(&self, a: u32, b: u32) -> usize {
        let rare = |word: &&Beside| word.content && !self.lexicon.knows(&word.folded);
        let near = |one: &Sides, other: &Sides| {
            let there: Vec<&Beside> = other.iter().flatten().filter(rare).collect();
            one.iter().flatten().filter(rare).filter(|word| there.contains(word)).count()
        };
        let pairs = self.of(a).iter().flat_map(|one| self.of(b).iter().map(move |other| near(one, other)));
        pairs.max().unwrap_or_default()
    }

    /// Whether the same word, not one of grammar, stands right beside both somewhere: `Orbell said`, `said Orbel`.
    pub(super) fn meet_beside(&self, a: u32, b: u32) -> bool {
        let sides = |name| self.of(name).iter().copied().flatten();
        let beside = |name| sides(name).filter_map(|side| side.first()).filter(|word| word.content);
        beside(a).any(|word| beside(b).any(|other| word == other))
    }

    /// Keys, with `seed` in each, such that two names share one where both stand in copies of one sentence: the nearest six
    /// words are the same, four of them not of grammar, some on each side.
    pub(super) fn copied(&self, name: u32, seed: u32, out: &mut Vec<u32>) {
        for [before, after] in self.of(name) {
            let runs = (1..COPIED).filter_map(|split| Some((before.get(..split)?, after.get(..COPIED - split)?)));
            let telling = |(before, after): &(&[Beside], &[Beside])| {
                before.iter().chain(*after).filter(|word| word.content).count() >= COPIED_CONTENT
            };
            out.extend(runs.filter(telling).map(|run| key((seed, run))));
        }
    }

    fn of(&self, name: u32) -> &[&'s Sides] {
        self.names.get(name as usize).map_or(&[], |(mentions, sides)| {
            sides.get_or_init(|| {
                let of = |&at: &u32| self.story.sides(at, |statement| sides_of(self.lexicon, statement));
                mentions.iter().take(MOST_MENTIONS).filter_map(of).collect()
            })
        })
    }
}

fn sides_of(lexicon: &Lexicon, statement: &Statement) -> Option<Sides> {
    let Value::Words(name) = &statement.value else { return None };
    // A statement of another rule: its value is not what it names.
    if *name != statement.subject_text {
        return None;
    }
    let sentence = Some(&*statement.sentence).filter(|sentence| sentence.len() <= LONGEST_SENTENCE)?;
    let (before, after) = sentence.split_once(name.as_str())?;
    let mut all = String::new();
    let mut beside = |word: &str| {
        all.clear();
        fold_into(word, &mut all);
        let folded = all.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = folded.strip_suffix("'s").unwrap_or(folded);
        let classes = lexicon.classes(folded);
        // Articles come and go when a sentence is copied.
        let counts = !folded.is_empty() && !classes.has(Classes::LEADING);
        let content = !classes.has(Classes::FUNCTION) && folded.chars().nth(1).is_some();
        counts.then(|| Beside { hash: key(folded), folded: folded.into(), content })
    };
    let after = after.strip_prefix("'s").or(after.strip_prefix("’s")).unwrap_or(after);
    let mut sides: Sides = [Vec::with_capacity(REACH), Vec::with_capacity(REACH)];
    sides[0].extend(before.split_whitespace().rev().filter_map(&mut beside).take(REACH));
    sides[1].extend(after.split_whitespace().filter_map(&mut beside).take(REACH));
    Some(sides)
}

fn shared(one: &Sides, other: &Sides) -> usize {
    let run = |(one, other): (&'_ Vec<Beside>, &'_ Vec<Beside>)| {
        one.iter().zip(other).take_while(|(one, other)| one == other).filter(|(word, _)| word.content).count()
    };
    one.iter().zip(other).map(run).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::statement;

    fn surroundings(sentences: &[(&str, &str)]) -> (usize, bool) {
        let statements: Vec<Statement> =
            sentences.iter().map(|(name, sentence)| statement(0, "0.txt", 0, name, sentence)).collect();
        let mentions: Vec<[u32; 1]> = (0..statements.len() as u32).map(|at| [at]).collect();
        let names = mentions.iter().map(|mention| &mention[..]);
        let story = Story::new(&statements, &mentions.concat());
        let around = Surroundings::new(Lexicon::english(), &story, names);
        (around.shared(0, 1), around.meet_beside(0, 1))
    }

    #[test]
    fn words_are_shared_from_the_name_outwards() {
        for (one, other, want, beside) in [
            (
                ("Jon Orbell", "Then Jon Orbell, the town's chief surveyor, left."),
                ("John Orbell", "So John Orbell, the town's chief surveyor, came."),
                3,
                true,
            ),
            (
                ("Orbell", "The old mayor of Torvin, Orbell, said in a letter on Monday that he was out."),
                ("Orbel", "The new mayor of Torvin, Orbel, said in a letter on Monday that she was in."),
                5,
                true,
            ),
            // Another word between, other sides, grammar alone, nothing.
            (("Orbell", "Mayor Orbell said so."), ("Orbel", "Mayor Ida Orbel said so."), 1, true),
            (("Orbell", "It rained, Orbell said."), ("Orbel", "“Rain,” said Orbel."), 0, true),
            (("Orbell", "He was with Orbell."), ("Orbel", "She was with Orbel."), 0, false),
            (("Orbell", "Orbell"), ("Orbel", "Orbel."), 0, false),
            // The name is not found as it is written.
            (("Orbell", "Mayor Orb- ell said."), ("Orbel", "Mayor Orbel said."), 0, false),
        ] {
            assert_eq!(surroundings(&[one, other]), (want, beside), "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_sentence_too_long_shows_nothing() {
        let long = format!("Orbell said {}", "so ".repeat(LONGEST_SENTENCE));
        let found = surroundings(&[("Orbell", &long), ("Orbell", &long)]);
        assert_eq!(found, (0, false));
    }
}
