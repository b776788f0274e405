//! Words of a language, as data.
//!
//! A lexicon is a folder of files: word lists (`*.txt`, one entry a line, `#` begins a comment) and tables (`*.toml`).
//! The English one in `data/lexicon/` is compiled in; a configuration can put its own files in their place. What the
//! words mean for a value (`dozen`, `lb`, `May`) is in the tables; which kind of word each is, in the lists.

mod embedded;
mod endings;
mod phrases;
pub mod tables;
mod variants;

pub use phrases::Phrases;

use endings::NameEndings;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use tables::Tables;
use variants::Variants;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u32);

impl Classes {
    /// No class: a word the lexicon does not know.
    pub const NONE: Self = Self(0);
    /// A given name mostly of women.
    pub const FEMALE: Self = Self(1);
    /// A given name mostly of men.
    pub const MALE: Self = Self(1 << 1);
    /// A given name of either.
    pub const GIVEN: Self = Self(Self::FEMALE.0 | Self::MALE.0);
    /// A common surname.
    pub const SURNAME: Self = Self(1 << 2);
    /// An everyday word, written in lower case.
    pub const COMMON: Self = Self(1 << 3);
    /// A word of grammar (`the`, `of`, `when`): never part of a name's ends.
    pub const FUNCTION: Self = Self(1 << 4);
    /// A country, state or large city of one word.
    pub const PLACE: Self = Self(1 << 5);
    /// `Italian`, `Brazilian`.
    pub const NATIONALITY: Self = Self(1 << 6);
    /// `Mr`, `Dr`, `Sir`: stands before a name and is no part of it.
    pub const HONORIFIC: Self = Self(1 << 7);
    /// `actor`, `governor`: what a person does; stands before a name and is no part of it.
    pub const TRADE: Self = Self(1 << 8);
    /// `Inc`, `University`, `Police`: ends or makes the name of an organisation.
    pub const ORG: Self = Self(1 << 9);
    /// `de`, `van`, `al`: stands inside a name in lower case.
    pub const PARTICLE: Self = Self(1 << 10);
    /// Carries a full stop that ends no sentence.
    pub const ABBREVIATION: Self = Self(1 << 11);
    /// A month or a weekday.
    pub const CALENDAR: Self = Self(1 << 12);
    /// `Jr`, `III`: stands after a name and tells two people apart.
    pub const SUFFIX: Self = Self(1 << 13);
    /// `Street`, `River`, `Island`: ends the name of a place.
    pub const SITE: Self = Self(1 << 14);
    /// `he`, `she` and their other forms.
    pub const PRONOUN: Self = Self(1 << 15);
    /// `film`, `sequel`, `series`: a work that can be released.
    pub const WORK: Self = Self(1 << 16);
    /// `he`, `she`: a pronoun that can be the subject of a sentence.
    pub const SUBJECT: Self = Self(1 << 18);
    /// `if`, `not`, `hardly`: turns the sense of the words beside it.
    pub const TURNING: Self = Self(1 << 17);
    /// `and`, `&`: stands between two names and makes one of them.
    pub const JOINING: Self = Self(1 << 20);
    /// `the`: stands before a title and is no part of it.
    pub const LEADING: Self = Self(1 << 21);
    /// `said`, `reports`: its subject is the source of what a sentence says.
    pub const SAYING: Self = Self(1 << 19);
    /// `put`: its subject is a source where `at` and a figure follow.
    pub const PUTTING: Self = Self(1 << 22);
    /// `according to`: stands before the name of a source.
    pub const ATTRIBUTING: Self = Self(1 << 23);
    /// Can begin a number in words: `twenty`, `a`, `half`.
    pub const NUMERAL: Self = Self(1 << 24);
    /// Can begin an ordinal in words and nothing else: `first`, `twentieth`.
    pub const ORDINAL: Self = Self(1 << 25);
    /// Can begin a hedge or a range: `about`, `at`, `between`.
    pub const HEDGE: Self = Self(1 << 26);
    /// Can begin a date: `April`, `yesterday`, `last`.
    pub const DATE: Self = Self(1 << 27);
    /// Can stand before an amount of money: `USD`.
    pub const CURRENCY: Self = Self(1 << 28);
    /// Can stand before an age: `aged`.
    pub const AGE: Self = Self(1 << 29);
    /// `but`, `that`: begins a clause.
    pub const CLAUSE: Self = Self(1 << 30);
    /// `saying`: a verb of saying whose subject stands earlier in the sentence.
    pub const VOICING: Self = Self(1 << 31);

    /// Whether any class of `other` is among these.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The word lists, by file name, and the class each gives.
const LISTS: [(&str, Classes); 26] = [
    ("subject-pronouns", Classes::SUBJECT),
    ("given-female", Classes::FEMALE),
    ("given-male", Classes::MALE),
    ("surnames", Classes::SURNAME),
    ("common", Classes::COMMON),
    ("function", Classes::FUNCTION),
    ("places", Classes::PLACE),
    ("nationalities", Classes::NATIONALITY),
    ("honorifics", Classes::HONORIFIC),
    ("trades", Classes::TRADE),
    ("organisations", Classes::ORG),
    ("particles", Classes::PARTICLE),
    ("abbreviations", Classes::ABBREVIATION),
    ("calendar", Classes::CALENDAR),
    ("suffixes", Classes::SUFFIX),
    ("sites", Classes::SITE),
    ("pronouns", Classes::PRONOUN),
    ("works", Classes::WORK),
    ("turning", Classes::TURNING),
    ("joining", Classes::JOINING),
    ("leading", Classes::LEADING),
    ("saying", Classes::SAYING),
    ("voicing", Classes::VOICING),
    ("putting", Classes::PUTTING),
    ("attributing", Classes::ATTRIBUTING),
    ("clause", Classes::CLAUSE),
];

/// A language's words.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, Classes>,
    /// Entries of two words or more, by their first word; each with its class and the words after the first.
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    variants: Variants,
    name_endings: NameEndings,
    /// What the words of values mean.
    pub tables: Tables,
}

#[derive(Debug)]
struct Phrase {
    rest: Vec<Box<str>>,
    class: Classes,
}

impl Lexicon {
    /// The English lexicon that is compiled in.
    #[must_use]
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        // The tests read these very files, so a fault in them never gets as far as here.
        ENGLISH.get_or_init(|| Self::new(embedded::FILES).unwrap_or_default())
    }

    /// The files that are compiled in, each a name without its ending and its content.
    #[must_use]
    pub fn english_files() -> &'static [(&'static str, &'static str)] {
        embedded::FILES
    }

    /// A lexicon of `files`, each a name without its ending and its content. Missing lists and tables are empty; a table
    /// given twice is the later one, a list the sum of both.
    ///
    /// # Errors
    /// A name that is neither a list's nor a table's, and a table that cannot be read; the message names both.
    pub fn new(files: &[(&str, &str)]) -> Result<Self, String> {
        let mut lexicon = Self::default();
        // Word lists are long: one growth instead of many.
        lexicon.words.reserve(files.iter().map(|(_, content)| content.len()).sum::<usize>() / 10);
        for &(name, content) in files {
            if let Some((_, class)) = LISTS.iter().find(|(list, _)| *list == name) {
                for entry in content.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
                    lexicon.insert(entry, *class);
                }
            } else if name == "variants" {
                lexicon.variants.read(content);
            } else if name == "name-endings" {
                lexicon.name_endings.read(content);
            } else {
                lexicon.tables.read(name, content)?;
            }
        }
        for (class, words) in lexicon.tables.first_words() {
            words.iter().for_each(|word| lexicon.words.entry(word.clone()).or_default().add(class));
        }
        Ok(lexicon)
    }

    /// The words that a folded word is another way to write; `None` for a word that is written in one way.
    #[must_use]
    pub fn variant(&self, word: &str) -> Option<Vec<String>> {
        self.variants.of(word)
    }

    /// Whether one folded word is the other with an ending that makes another word of it (`Iran`, `Irani`).
    #[must_use]
    pub fn inflects(&self, a: &str, b: &str) -> bool {
        self.name_endings.inflect(a, b)
    }

    /// Whether two folded words differ only in endings that sound alike (`Bettie`, `Betty`).
    #[must_use]
    pub fn sound_alike(&self, a: &str, b: &str) -> bool {
        self.name_endings.sound_alike(a, b)
    }

    /// Whether any class has the folded word, or what it is the plural of.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        let known = |word: &str| self.classes(word) != Classes::NONE;
        known(word) || self.name_endings.singulars(word).any(known)
    }

    fn insert(&mut self, entry: &str, class: Classes) {
        let mut words = entry.split_whitespace();
        let Some(first) = words.next() else { return };
        let rest: Vec<Box<str>> = words.map(Into::into).collect();
        if rest.is_empty() {
            self.words.entry(first.into()).or_default().add(class);
        } else {
            self.phrases.entry(first.into()).or_default().push(Phrase { rest, class });
        }
    }

    /// The classes of a folded word.
    #[must_use]
    pub fn classes(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// How many words a phrase of `class` has that begins with `word(0)`; `word(n)` is the n-th folded word from there.
    /// The longest wins; single words are not looked at.
    pub fn phrase<'w>(&self, class: Classes, word: impl Fn(usize) -> &'w str) -> Option<usize> {
        self.phrases
            .get(word(0))?
            .iter()
            .filter(|phrase| phrase.class == class && phrase.rest.iter().enumerate().all(|(n, w)| word(n + 1) == &**w))
            .map(|phrase| phrase.rest.len() + 1)
            .max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_in_files_can_be_read() {
        let english = Lexicon::new(embedded::FILES).unwrap();
        assert!(english.classes("twenty").has(Classes::NUMERAL) && english.classes("april").has(Classes::DATE));
    }

    #[test]
    fn a_fault_in_a_table_is_told() {
        for (file, told) in [
            (("numbers", "[smal]"), "lexicon table `numbers`"),
            (("measures", "[[unit]]\nname = \"x\"\ndimension = \"y\"\nfactor = 0\nwords = []"), "unit `x`"),
            (("colours", ""), "unknown lexicon file `colours`"),
        ] {
            let fault = Lexicon::new(&[file]).unwrap_err();
            assert!(fault.contains(told), "{fault}");
        }
    }
}
