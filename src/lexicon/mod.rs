//! Words of a language, as data.
//!
//! A lexicon is a folder of files: word lists (`*.txt`, one entry a line, `#` begins a comment) and tables (`*.toml`).
//! The English one in `data/lexicon/` is compiled in; a configuration can put its own files in their place. What the
//! words mean for a value (`dozen`, `lb`, `May`) is in the tables; which kind of word each is, in the lists.

mod classes;
mod embedded;
mod endings;
mod phrases;
pub mod tables;
mod variants;

pub use classes::Classes;
pub use phrases::Phrases;

use endings::NameEndings;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use tables::Tables;
use variants::Variants;

/// The word lists, by file name, and the class each gives.
const LISTS: [(&str, Classes); 34] = [
    ("subject-pronouns", Classes::SUBJECT),
    ("given-female", Classes::FEMALE),
    ("given-male", Classes::MALE),
    ("given-initials", Classes::GIVEN.or(Classes::INITIALS)),
    ("surnames", Classes::SURNAME),
    ("common", Classes::COMMON),
    ("function", Classes::FUNCTION),
    ("places", Classes::PLACE),
    ("nationalities", Classes::NATIONALITY),
    ("honorifics", Classes::HONORIFIC),
    ("trades", Classes::TRADE),
    ("organisations", Classes::ORG),
    ("teams", Classes::ORG),
    ("particles", Classes::PARTICLE),
    ("name-heads", Classes::NAME_HEAD),
    ("abbreviations", Classes::ABBREVIATION),
    ("calendar", Classes::CALENDAR),
    ("suffixes", Classes::SUFFIX),
    ("degrees", Classes::DEGREE),
    ("sites", Classes::SITE),
    ("pronouns", Classes::PRONOUN),
    ("feminine", Classes::FEMININE),
    ("masculine", Classes::MASCULINE),
    ("locatives", Classes::LOCATIVE),
    ("works", Classes::WORK),
    ("turning", Classes::TURNING),
    ("joining", Classes::JOINING),
    ("leading", Classes::LEADING),
    ("saying", Classes::SAYING),
    ("voicing", Classes::VOICING),
    ("putting", Classes::PUTTING),
    ("attributing", Classes::ATTRIBUTING),
    ("clause", Classes::CLAUSE),
    ("spelling", Classes::SPELLING),
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

    /// Whether two folded words differ only in beginnings that sound alike (`Carlos`, `Karlos`), and endings that do.
    #[must_use]
    pub fn begin_alike(&self, a: &str, b: &str) -> bool {
        self.name_endings.begin_alike(a, b)
    }

    /// Whether any class has the folded word, or what it is the plural of.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        let known = |word: &str| self.classes(word) != Classes::NONE;
        known(word) || self.name_endings.singulars(word).any(known)
    }

    /// Whether a folded word is the plural of a word that has `class`.
    #[must_use]
    pub fn is_plural_of(&self, word: &str, class: Classes) -> bool {
        self.name_endings.singulars(word).any(|singular| self.classes(singular).has(class))
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
