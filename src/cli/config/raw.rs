//! What a `factlint.toml` says, before it is checked: each key with what it takes and what it means.
//!
//! The doc comments here are what editors show of a key, by way of the JSON Schema.

use super::super::args::Story;
use super::super::exit::FailOn;
use super::rules::Gravity;
use clap::ValueEnum;
use factlint::toml_file::{At, Day, Named, Pairs, Str, Whole, Word, Words};
use factlint::toml_table;

toml_table! {
    /// Settings of factlint that belong to a collection of articles. Relative paths start from this file's folder.
    pub(super) struct Raw<'f>("the configuration", "") {
        /// Another configuration that this one builds on: what is not said here holds as it is said there.
        "extends" => extends: Option<Str<'f>>;
        /// Where the rules come from, as `--rules`: files, folders, and `news` or `docs` for the packs that come with factlint.
        "rules" => rules: Option<At<Vec<Str<'f>>>>;
        /// What makes a story, as `--story`.
        "story" => story: Option<Word<Story>>;
        /// Which findings make a run fail, as `--fail-on`.
        "fail-on" => fail_on: Option<Word<FailOn>>;
        /// How many threads to work on, as `--threads`.
        "threads" => threads: Option<Whole<65_535>>;
        /// Rules, by id (`age.described`) or by claim (`age`): how grave their conflicts are here, and which articles they are
        /// for.
        "rule" => rule: Pairs<'f, RawRule<'f>>;
        /// Stories of articles that name none, by glob, as in a `.gitignore`; the first that fits counts.
        "stories" => stories: Pairs<'f, Str<'f>>;
        /// Publication dates of articles that give none, by glob, as in a `.gitignore`; the first that fits counts. `"path"`
        /// reads the date from the article's path.
        "published" => published: Pairs<'f, Day<'f>>;
        /// The names of fields in JSON Lines files.
        "fields" => fields: RawFields<'f>;
        /// Word lists that replace those of the same name.
        "lexicon" => lexicon: RawLexicon<'f>;
    }
}

toml_table! {
    /// What a collection makes of a rule.
    pub(super) struct RawRule<'f>("`rule`", "[rule.ID]") {
        /// How grave its conflicts are here.
        "severity" => severity: Option<Word<Gravity>>;
        /// Globs of the articles it is for; left out: of all.
        "include" => include: Vec<Str<'f>>;
        /// Globs of the articles it is not for.
        "exclude" => exclude: Vec<Str<'f>>;
    }
}

toml_table! {
    /// The names of fields in JSON Lines files.
    pub(super) struct RawFields<'f>("`fields`", "[fields]") {
        /// The field of the text.
        "text" => text: Option<Str<'f>>;
        /// The field of the title.
        "title" => title: Option<Str<'f>>;
        /// The field of the publication date.
        "published" => published: Option<Str<'f>>;
        /// The field of the story.
        "story" => story: Option<Str<'f>>;
        /// The field of the article's id.
        "id" => id: Option<Str<'f>>;
    }
}

toml_table! {
    /// Word lists of the house.
    pub(super) struct RawLexicon<'f>("`lexicon`", "[lexicon]") {
        /// A folder of word lists; each replaces the one of its name.
        "folder" => folder: Option<Str<'f>>;
    }
}

/// The words that the command line takes for `T`.
fn typed<T: ValueEnum + Copy>() -> Vec<Named<T>> {
    let named = |value: &T| {
        let typed = value.to_possible_value()?;
        let doc = typed.get_help().map(ToString::to_string).unwrap_or_default();
        Some(Named { word: typed.get_name().to_owned().into(), value: *value, doc: doc.into() })
    };
    T::value_variants().iter().filter_map(named).collect()
}

impl Words for Story {
    fn words() -> Vec<Named<Self>> {
        typed()
    }
}

impl Words for FailOn {
    fn words() -> Vec<Named<Self>> {
        typed()
    }
}
