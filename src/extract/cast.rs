//! The cast of one article: who its people are, and whom a bare name, a pronoun or a description means.
//!
//! Only the article itself is looked at; what it leaves open is settled across articles by `resolve`.

use super::names::{Name, NameKind};
use super::protagonist::protagonist;
use crate::lexicon::Classes;
use crate::text::{Kind, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many sentences back a pronoun may reach while none of them names anybody.
const REACH: usize = 3;

/// The people of an article.
#[derive(Debug, Default)]
pub struct Cast {
    people: Vec<Person>,
    /// For each name of the text, by its index: whom it means.
    meant: Vec<Meant>,
    /// Whom the article is about.
    protagonist: Option<usize>,
}

/// One person of the article.
#[derive(Debug)]
struct Person {
    /// The longest form of the name, as written.
    name: String,
    /// Folded words of the longest form.
    parts: Vec<String>,
    sex: Sex,
}

/// Whom a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// One person of the cast.
    Person(usize),
    /// Two or more fit.
    Ambiguous,
    /// Nobody the article names in full.
    Nobody,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sex {
    Female,
    Male,
    Unknown,
}

impl Cast {
    /// Finds the people among `names`, and whom each name means.
    #[must_use]
    pub fn new(text: &Text<'_>, names: &[Name]) -> Self {
        let mut cast = Self { meant: vec![Meant::Nobody; names.len()], ..Self::default() };
        let mut by_ends: FxHashMap<(String, String), usize> = FxHashMap::default();
        for (index, name) in names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
            let parts = parts(text, name.tokens.clone());
            let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
            let id = *by_ends.entry((first.clone(), last.clone())).or_insert(cast.people.len());
            let written = written(text, name.tokens.clone());
            match cast.people.get_mut(id) {
                Some(person) if parts.len() > person.parts.len() => (person.name, person.parts) = (written, parts),
                Some(_) => {}
                None => {
                    let sex = sex(text.classes(name.tokens.start));
                    cast.people.push(Person { name: written, parts, sex });
                }
            }
            cast.meant[index] = Meant::Person(id);
        }
        for (index, name) in names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Bare) {
            cast.meant[index] = cast.fit(text, names, index, name);
        }
        cast.protagonist = protagonist(&cast.meant);
        cast
    }

    /// The people whose surname, else given name, else handle the bare name at `index` is: those named before it first.
    fn fit(&self, text: &Text<'_>, names: &[Name], index: usize, name: &Name) -> Meant {
        let at = name.tokens.start;
        let word = text.word(at);
        let fits = |person: &Person| match text.tokens[at].kind {
            Kind::Handle => person.parts.concat() == word.trim_start_matches('@').replace('_', ""),
            _ => person.parts.last().is_some_and(|last| last == word),
        };
        let given = |person: &Person| person.parts.first().is_some_and(|first| first == word);
        let before = || names[..index].iter().zip(&self.meant);
        for test in [&fits as &dyn Fn(&Person) -> bool, &given] {
            let ids: Vec<usize> = (0..self.people.len()).filter(|&id| test(&self.people[id])).collect();
            match ids.as_slice() {
                [] => {}
                [only] => return Meant::Person(*only),
                several => {
                    let mut earlier = several.iter().filter(|&&id| {
                        before().any(|(name, meant)| name.kind == NameKind::Person && *meant == Meant::Person(id))
                    });
                    return match (earlier.next(), earlier.next()) {
                        (Some(only), None) => Meant::Person(*only),
                        _ => Meant::Ambiguous,
                    };
                }
            }
        }
        Meant::Nobody
    }

    /// Whom the name with index `name` means.
    #[must_use]
    pub fn meant(&self, name: usize) -> Meant {
        self.meant.get(name).copied().unwrap_or(Meant::Nobody)
    }

    /// The longest form of a person's name.
    #[must_use]
    pub fn name(&self, person: usize) -> &str {
        self.people.get(person).map_or("", |person| &person.name)
    }

    /// Whom a pronoun at token `at` means: the one person of its sex named before it in its sentence, else in the
    /// nearest earlier sentence that names anybody; of several, whom the article is about.
    #[must_use]
    pub fn pronoun(&self, text: &Text<'_>, names: &[Name], at: usize) -> Meant {
        self.speaker(text, names, at, |_| true)
    }

    /// Whom a pronoun at token `at` means that stands for a speaker, by the same rule, where only the names that are `heard`
    /// count: nobody is named in what they say themselves.
    #[must_use]
    pub fn speaker(&self, text: &Text<'_>, names: &[Name], at: usize, heard: impl Fn(&Name) -> bool) -> Meant {
        let sex = match text.word(at) {
            "she" | "her" | "hers" | "herself" => Sex::Female,
            _ => Sex::Male,
        };
        self.nearest(text, names, at, heard, |other| other == sex || other == Sex::Unknown)
    }

    /// Whom a description at token `at` (`the 55-year-old star`) means: the one person named nearby, unless the article is
    /// about another; where nobody is, whom the article is about.
    #[must_use]
    pub fn description(&self, text: &Text<'_>, names: &[Name], at: usize) -> Meant {
        match (self.nearest(text, names, at, |_| true, |_| true), self.protagonist) {
            (Meant::Nobody, Some(id)) => Meant::Person(id),
            (Meant::Person(near), Some(id)) if near != id => Meant::Ambiguous,
            (near, _) => near,
        }
    }

    fn nearest(
        &self,
        text: &Text<'_>,
        names: &[Name],
        at: usize,
        heard: impl Fn(&Name) -> bool,
        fits: impl Fn(Sex) -> bool,
    ) -> Meant {
        let here = text.sentence_of(at);
        for back in 0..=REACH.min(here) {
            let sentence = text.sentences[here - back].tokens.clone();
            let from = names.partition_point(|name| name.tokens.start < sentence.start);
            let mut people: Vec<usize> = Vec::new();
            let mut unclear = false;
            let here = names.iter().enumerate().skip(from);
            let here = here.take_while(|(_, name)| name.tokens.start < sentence.end.min(at));
            for (index, _) in here.filter(|(_, name)| heard(name)) {
                match self.meant(index) {
                    Meant::Person(id) if fits(self.people[id].sex) && !people.contains(&id) => people.push(id),
                    Meant::Ambiguous => unclear = true,
                    _ => {}
                }
            }
            match people.as_slice() {
                [only] if !unclear => return Meant::Person(*only),
                [] if !unclear => {}
                several => {
                    let about = self.protagonist.filter(|id| several.contains(id));
                    return about.map_or(Meant::Ambiguous, Meant::Person);
                }
            }
        }
        Meant::Nobody
    }
}

/// Folded words of a name without initials' stops and suffixes.
fn parts(text: &Text<'_>, tokens: Range<usize>) -> Vec<String> {
    tokens
        .filter(|&at| text.tokens[at].kind == Kind::Word && !text.classes(at).has(Classes::SUFFIX))
        .map(|at| text.word(at).to_owned())
        .collect()
}

/// A run of tokens as written, on one line.
pub(super) fn written(text: &Text<'_>, tokens: Range<usize>) -> String {
    text.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sex(given: Classes) -> Sex {
    match (given.has(Classes::FEMALE), given.has(Classes::MALE)) {
        (true, false) => Sex::Female,
        (false, true) => Sex::Male,
        _ => Sex::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::names;
    use super::*;
    use crate::lexicon::Lexicon;

    fn who(source: &str, word: &str) -> String {
        let text = Text::analyse(source, Lexicon::english());
        let names = names(&text);
        let cast = Cast::new(&text, &names);
        let at = (0..text.tokens.len()).rfind(|&at| text.raw(at) == word).unwrap();
        let meant = match names.iter().position(|name| name.tokens == (at..at + 1)) {
            Some(index) => cast.meant(index),
            None => cast.pronoun(&text, &names, at),
        };
        match meant {
            Meant::Person(id) => cast.name(id).to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn bare_names_and_pronouns_mean_the_one_person_they_can() {
        for (source, word, want) in [
            ("Here Ada Byron met Tom Poe. Then Poe left.", "Poe", "Tom Poe"),
            ("Here Ann Poe met Tom Poe. Then Poe left.", "Poe", "Ambiguous"),
            ("Here Ann Poe slept. Later Poe left. So did Tom Poe.", "Poe", "Tom Poe"),
            ("Here Tom Poe sang. Later Tom slept.", "Tom", "Tom Poe"),
            ("Here Tom Poe sang with @ann and @tompoe there.", "@tompoe", "Tom Poe"),
            ("Here Ada Byron met Tom Poe. Then she left.", "she", "Ada Byron"),
            ("Here Ada Byron met Ann Poe. Then she left.", "she", "Ambiguous"),
            ("It rained. Then she left.", "she", "Nobody"),
        ] {
            assert_eq!(who(source, word), want, "{source}");
        }
    }
}
