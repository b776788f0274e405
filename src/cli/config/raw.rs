//! What a `factlint.toml` says, before it is checked: each key with what it takes and what it means.
//!
//! The doc comments here are what editors show of a key, by way of the JSON Schema.

use super::super::args::Story;
use super::super::exit::FailOn;
use clap::ValueEnum;
use factlint::rules::Severity;
use factlint::toml_file::{At, Day, Named, Pairs, Plain, Str, Whole, Word, Words};
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
        /// The baseline of known findings, as `--baseline`.
        "baseline" => baseline: Option<Str<'f>>;
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
        /// Names with their right spelling, each with spellings that are wrong. Names near to the right one are taken for
        /// slips of it, listed or not, whatever most articles write.
        "glossary" => glossary: Pairs<'f, Vec<Str<'f>>>;
        /// People and things under several names: the name to go by, and the others.
        "aliases" => aliases: Pairs<'f, Vec<Str<'f>>>;
        /// Facts that articles are held against, by subject: claims (`born`, `role`) with what is true.
        "truth" => truth: Pairs<'f, Pairs<'f, Plain<'f>>>;
        /// Who articles come from, by name: press agencies, papers, desks.
        "source" => source: Pairs<'f, RawSource<'f>>;
        /// Statements that were looked at and are fine: their findings fail no run.
        "waiver" => waiver: Vec<RawWaiver<'f>>;
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

toml_table! {
    /// Who articles come from.
    pub(super) struct RawSource<'f>("a source", "[source.\"…\"]") {
        /// Its articles, by glob, as in a `.gitignore`.
        "articles" => articles: Vec<Str<'f>>;
        /// Words in the first lines of its articles, like `(AP)`.
        "marks" => marks: Vec<Str<'f>>;
        /// Whether each of its articles counts, or all of them as one.
        "copies" => copies: Option<Word<Copies>>;
        /// How many articles each of its own counts for, where it is asked what most say.
        "weight" => weight: Option<Whole<100>>;
    }
}

toml_table! {
    /// Statements that were looked at and are fine. It is for those of its rule, about its subject, in its articles; one of the
    /// three at least is given.
    pub(super) struct RawWaiver<'f>("a waiver", "[[waiver]]") {
        /// The id of a rule (`age.described`), or a claim (`age`); left out: any.
        "rule" => rule: Option<Str<'f>>;
        /// Whom or what they are about, as reports name it; left out: anybody.
        "subject" => subject: Option<Str<'f>>;
        /// Globs of the articles, as in a `.gitignore`; left out: all.
        "articles" => articles: Vec<Str<'f>>;
        /// Why they are fine, for those who come after.
        "reason" => reason: Option<Str<'f>>, like "reason = \"the archive is not corrected\"";
        /// The last day on which the waiver holds; left out: for good.
        "until" => until: Option<Day<'f>>;
    }
}

/// What the articles of one source count as.
#[derive(Debug, Clone, Copy)]
pub(super) struct Copies {
    /// One article.
    pub(super) once: bool,
}

impl Words for Copies {
    fn words() -> Vec<Named<Self>> {
        vec![
            Named::new("each", Self { once: false }, "each article counts"),
            Named::new("once", Self { once: true }, "all its articles count as one"),
        ]
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

/// How grave the conflicts of a rule are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gravity {
    /// The rule is not used.
    Off,
    /// As the severity says.
    Severity(Severity),
}

impl Words for Gravity {
    fn words() -> Vec<Named<Self>> {
        vec![
            Named::new("off", Self::Off, "The rule is not used."),
            Named::new("warning", Self::Severity(Severity::Warning), "Shown; fails no run by itself."),
            Named::new("error", Self::Severity(Severity::Error), "Fails a run."),
        ]
    }
}
