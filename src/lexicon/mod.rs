//! Words of a language, as data.
//!
//! A lexicon is a folder of files: word lists (`*.txt`, one entry a line, `#` begins a comment) and tables (`*.toml`).
//! The English one in `data/lexicon/` is compiled in; a configuration can put its own files in their place. What the
//! words mean for a value (`dozen`, `lb`, `May`) is in the tables; which kind of word each is, in the lists.

mod classes;
mod embedded;
mod endings;
mod filter;
mod lists;
mod phrases;
mod table;
pub mod tables;
mod variants;
mod vocabulary;

pub use classes::Classes;
pub use phrases::Phrases;
pub use vocabulary::hash;

use endings::NameEndings;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use tables::Tables;
use variants::Variants;
use vocabulary::Vocabulary;

/// A language's words.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The words of the lists.
    words: Vocabulary,
    /// The words that a value or an entry of several words can begin with: apart, since the lists are a finished table.
    first_words: Vocabulary,
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
        ENGLISH.get_or_init(|| Self::built_in(embedded::built()).unwrap_or_default())
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
        for &(name, content) in files {
            let Some(class) = lists::class_of(name) else { continue };
            for entry in lists::entries(content) {
                match lists::is_phrase(entry) {
                    true => {
                        lexicon.words.add(lists::first_word(entry), Classes::PHRASE);
                        lexicon.insert(entry, class);
                    }
                    false => lexicon.words.add(entry, class),
                }
            }
        }
        lexicon.with_tables(files)
    }

    /// A lexicon of lists that were read when the program was built.
    fn built_in((words, phrases): (Vocabulary, &str)) -> Result<Self, String> {
        let mut lexicon = Self { words, ..Self::default() };
        for (list, entry) in phrases.lines().filter_map(|line| line.split_once('\t')) {
            lexicon.insert(entry, lists::class_of(list).unwrap_or_default());
        }
        lexicon.with_tables(embedded::FILES)
    }

    /// The same, with all that `files` hold beside word lists.
    fn with_tables(mut self, files: &[(&str, &str)]) -> Result<Self, String> {
        for &(name, content) in files {
            match name {
                "variants" => self.variants.read(content),
                "name-endings" => self.name_endings.read(content),
                _ if lists::class_of(name).is_some() => {}
                _ => self.tables.read(name, content)?,
            }
        }
        for (class, words) in self.tables.first_words() {
            words.iter().for_each(|word| self.first_words.add(word, class));
        }
        Ok(self)
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
        let known = |word: &str| self.classes(word).without(Classes::PHRASE) != Classes::NONE;
        known(word) || self.name_endings.singulars(word).any(known)
    }

    /// Whether a folded word is the plural of a word that has `class`.
    #[must_use]
    pub fn is_plural_of(&self, word: &str, class: Classes) -> bool {
        self.name_endings.singulars(word).any(|singular| self.classes(singular).has(class))
    }

    /// Adds an entry of several words, whose first is marked as such.
    fn insert(&mut self, phrase: &str, class: Classes) {
        let mut words = phrase.split_whitespace();
        let Some(first) = words.next() else { return };
        let rest = words.map(Into::into).collect();
        self.phrases.entry(first.into()).or_default().push(Phrase { rest, class });
    }

    /// The classes of a folded word.
    #[must_use]
    pub fn classes(&self, word: &str) -> Classes {
        self.hashed(hash(word), word)
    }

    /// The classes of a folded word whose [`hash`] is known.
    #[must_use]
    pub fn hashed(&self, hash: u32, word: &str) -> Classes {
        self.words.classes(hash, word).or(self.first_words.classes(hash, word))
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
    fn the_lists_read_at_build_time_are_the_lists() {
        let (built, read) = (Lexicon::english(), Lexicon::new(embedded::FILES).unwrap());
        let lists = embedded::FILES.iter().filter(|(name, _)| lists::class_of(name).is_some());
        for entry in lists.flat_map(|(_, content)| lists::entries(content)) {
            assert_eq!(built.classes(entry), read.classes(entry), "{entry}");
            let words: Vec<&str> = entry.split(' ').collect();
            let phrase = |lexicon: &Lexicon| {
                lists::LISTS.map(|(_, class)| lexicon.phrase(class, |n| words.get(n).copied().unwrap_or_default()))
            };
            assert_eq!(phrase(built), phrase(&read), "{entry}");
        }
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
