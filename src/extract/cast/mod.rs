//! The cast of one article: who its people are, and whom a bare name, a pronoun or a description means.
//!
//! Only the article itself is looked at; what it leaves open is settled across articles by `resolve`.

mod lookup;
mod person;

use super::names::{Name, NameKind};
use super::protagonist::protagonist;
use crate::lexicon::Classes;
use crate::text::{Kind, Text};
use lookup::Lookup;
use person::{Person, Sex, addressed, parts};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::borrow::Cow;
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
    lookup: Lookup,
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

impl Cast {
    /// Finds the people among `names`, and whom each name means.
    #[must_use]
    pub fn new(text: &Text<'_>, names: &[Name]) -> Self {
        let mut cast = Self { meant: vec![Meant::Nobody; names.len()], ..Self::default() };
        let mut by_ends: FxHashMap<(SmolStr, SmolStr), Vec<usize>> = FxHashMap::default();
        let full = names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person);
        let full: Vec<_> = full.map(|(index, name)| (index, name, parts(text, name.tokens.clone()))).collect();
        for (_, name, parts) in &full {
            let Some(ends) = parts.ends() else { continue };
            let ids = by_ends.entry(ends).or_default();
            match ids.iter().find(|&&id| cast.people[id].parts.fits(parts)) {
                Some(&id) => cast.people[id].also(text, name, parts.clone()),
                None => {
                    ids.push(cast.people.len());
                    cast.people.push(Person::new(text, name, parts.clone()));
                }
            }
        }
        for (index, _, parts) in full {
            let ids = parts.ends().and_then(|ends| by_ends.get(&ends));
            let meant = one(ids.into_iter().flatten().copied().filter(|&id| cast.people[id].parts.fits(&parts)));
            if let Meant::Person(id) = meant {
                cast.people[id].first.get_or_insert(index);
            }
            cast.meant[index] = meant;
        }
        cast.lookup = Lookup::new(&cast.people);
        for (index, name) in names.iter().enumerate() {
            if name.kind == NameKind::Bare || name.kind == NameKind::Place && !is_somewhere(text, name) {
                cast.meant[index] = cast.fit(text, index, name);
            }
        }
        cast.protagonist = protagonist(cast.meant.iter().filter_map(|meant| match meant {
            Meant::Person(id) => Some(*id),
            Meant::Ambiguous | Meant::Nobody => None,
        }));
        cast
    }

    /// Whom the bare name at `index` means: the only one that fits.
    fn fit(&self, text: &Text<'_>, index: usize, name: &Name) -> Meant {
        match self.fitting(text, index, name).as_slice() {
            [] => Meant::Nobody,
            [only] => Meant::Person(*only),
            _ => Meant::Ambiguous,
        }
    }

    /// The people whose surname, else given name, else handle the bare name at `index` is; of several, those of the sex
    /// that stands before it (`Mrs. Poe`), else those named before it, if that is any of them.
    fn fitting(&self, text: &Text<'_>, index: usize, name: &Name) -> Vec<usize> {
        let at = name.tokens.start;
        let bare = parts(text, name.tokens.clone());
        let sex = addressed(text, at);
        let fits = |&id: &usize| {
            let person = &self.people[id];
            (bare.suffix.is_empty() || bare.suffix == person.parts.suffix) && person.sex.can_be(sex)
        };
        let mut ids: Vec<usize> = if text.tokens[at].kind == Kind::Handle {
            let handle = text.word(at).trim_start_matches('@').replace('_', "");
            let joined = |id: &usize| self.people[*id].parts.words.concat() == handle;
            self.lookup.by_joined(&handle).into_iter().filter(joined).filter(fits).collect()
        } else {
            let surname = |id: &usize| {
                let words = &self.people[*id].parts.words;
                bare.words.len() < words.len() && words.ends_with(&bare.words)
            };
            let last = bare.words.last().map(|last| self.lookup.by_last(last));
            let last = last.unwrap_or_else(|| (0..self.people.len()).collect());
            last.into_iter().filter(surname).filter(fits).collect()
        };
        if let ([first], Sex::Unknown, []) = (bare.words.as_slice(), sex, ids.as_slice()) {
            let given = |id: &usize| self.people[*id].parts.words.first() == Some(first);
            ids = self.lookup.by_first(first).into_iter().filter(given).filter(fits).collect();
        }
        let likely: Vec<usize> = match ids.len() {
            0 | 1 => Vec::new(),
            _ if sex != Sex::Unknown => ids.iter().filter(|&&id| self.people[id].sex == sex).copied().collect(),
            _ => {
                let before = |id: &&usize| self.people[**id].first.is_some_and(|first| first < index);
                ids.iter().filter(before).copied().collect()
            }
        };
        if likely.is_empty() { ids } else { likely }
    }

    /// Everybody whom the name with index `name` can mean, in the order in which the article names them.
    #[must_use]
    pub fn candidates(&self, text: &Text<'_>, names: &[Name], name: usize) -> Vec<usize> {
        names.get(name).map(|one| self.fitting(text, name, one)).unwrap_or_default()
    }

    /// Whom the name with index `name` means.
    #[must_use]
    pub fn meant(&self, name: usize) -> Meant {
        self.meant.get(name).copied().unwrap_or(Meant::Nobody)
    }

    /// The longest form of a person's name.
    #[must_use]
    pub fn name(&self, person: usize) -> SmolStr {
        self.people.get(person).map(|person| person.name.clone()).unwrap_or_default()
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
        let sex = if text.classes(at).has(Classes::FEMININE) { Sex::Female } else { Sex::Male };
        self.nearest(text, names, at, heard, |other| other.can_be(sex))
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

    /// Everybody whom a pronoun or, where that is none, a description at token `at` can mean, in the order in which they are
    /// named nearby.
    #[must_use]
    pub fn nearby(&self, text: &Text<'_>, names: &[Name], at: usize) -> Vec<usize> {
        let pronoun = text.classes(at).has(Classes::PRONOUN);
        let sex = if text.classes(at).has(Classes::FEMININE) { Sex::Female } else { Sex::Male };
        let fits = |other: Sex| !pronoun || other.can_be(sex);
        self.near(text, names, at, |_| true, fits).map(|(people, _)| people).unwrap_or_default()
    }

    fn nearest(
        &self,
        text: &Text<'_>,
        names: &[Name],
        at: usize,
        heard: impl Fn(&Name) -> bool,
        fits: impl Fn(Sex) -> bool,
    ) -> Meant {
        let Some((people, unclear)) = self.near(text, names, at, heard, fits) else { return Meant::Nobody };
        match people.as_slice() {
            [only] if !unclear => Meant::Person(*only),
            several => {
                let about = self.protagonist.filter(|id| several.contains(id));
                about.map_or(Meant::Ambiguous, Meant::Person)
            }
        }
    }

    /// The people of the nearest sentence that names anybody before token `at`, and whether it also names somebody who is
    /// not clear.
    fn near(
        &self,
        text: &Text<'_>,
        names: &[Name],
        at: usize,
        heard: impl Fn(&Name) -> bool,
        fits: impl Fn(Sex) -> bool,
    ) -> Option<(Vec<usize>, bool)> {
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
            if unclear || !people.is_empty() {
                return Some((people, unclear));
            }
        }
        None
    }
}

/// The only one of `ids`.
fn one(mut ids: impl Iterator<Item = usize>) -> Meant {
    match (ids.next(), ids.next()) {
        (Some(only), None) => Meant::Person(only),
        _ => Meant::Ambiguous,
    }
}

/// `in Houston`: the place, not a person of that name.
fn is_somewhere(text: &Text<'_>, name: &Name) -> bool {
    name.tokens.start.checked_sub(1).is_some_and(|at| text.classes(at).has(Classes::LOCATIVE))
}

/// A run of tokens as written, on one line.
pub(super) fn written(text: &Text<'_>, tokens: Range<usize>) -> SmolStr {
    on_one_line(text.slice(tokens)).into()
}

/// `words` with a blank for each run of white space; most are written so.
pub(super) fn on_one_line(words: &str) -> Cow<'_, str> {
    // All bytes are looked at, whatever comes: so many at a time.
    let bytes = words.as_bytes();
    let breaks = bytes.iter().fold(false, |any, byte| any | matches!(byte, b'\t'..=b'\r'));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let blanks = pairs.fold(false, |any, (&byte, &next)| any | (byte == b' ' && next == b' '));
    let ends = bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ');
    let wide_blank = |words: &str| words.chars().any(|c| !c.is_ascii() && c.is_whitespace());
    if !(breaks || blanks || ends) && (words.is_ascii() || !wide_blank(words)) {
        return words.into();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ").into()
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
            Meant::Person(id) => cast.name(id).to_string(),
            other => format!("{other:?}"),
        }
    }

    proptest::proptest! {
        /// The plain twin.
        #[test]
        fn lines_are_joined_by_one_blank(words in "[a é’\t\r\n\u{a0}\u{2003}\u{85}]{0,8}") {
            let twin = words.split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(on_one_line(&words), twin);
        }
    }

    #[test]
    fn bare_names_and_pronouns_mean_the_one_person_they_can() {
        for (source, word, want) in [
            ("Here Ada Byron met Tom Poe. Then Poe left.", "Poe", "Tom Poe"),
            ("Here Ann Poe met Tom Poe. Then Poe left.", "Poe", "Ambiguous"),
            ("Here Ann Poe slept. Later Poe left. So did Tom Poe.", "Poe", "Tom Poe"),
            ("Here Tom Poe sang. Later Tom slept.", "Tom", "Tom Poe"),
            ("Here Tom Poe sang. Here Tom Orsk slept. Later Tom ate.", "Tom", "Ambiguous"),
            ("Here Tom Poe sang with @ann and @tompoe there.", "@tompoe", "Tom Poe"),
            ("Here Tom Poe met Ann Poe. Then Mrs. Poe left.", "Poe", "Ann Poe"),
            ("Here Tom Poe met Orla Vex. Then Mrs. Poe left.", "Poe", "Nobody"),
            ("Here Tom Poe Sr. met Tom Poe Jr. there. Then Poe left.", "Poe", "Ambiguous"),
            ("Here Ann van Poe sang. Then Ms. Poe left.", "Poe", "Ann van Poe"),
            ("Here Ann Klee-Poe sang. Then Ms. Poe left.", "Poe", "Ann Klee-Poe"),
            ("Here Whitney Houston sang. Then Houston left.", "Houston", "Whitney Houston"),
            ("Here Whitney Houston sang. She was in Houston.", "Houston", "Nobody"),
            ("Here Ada Byron met Tom Poe. Then she left.", "she", "Ada Byron"),
            ("Here Ada Byron met Ann Poe. Then she left.", "she", "Ambiguous"),
            ("It rained. Then she left.", "she", "Nobody"),
        ] {
            assert_eq!(who(source, word), want, "{source}");
        }
    }
}
