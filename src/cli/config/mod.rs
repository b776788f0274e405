//! `factlint.toml`: settings that belong to a collection of articles.
//!
//! `raw` is what the file says, [`Config`] what has been checked; every fault of a file is reported at once. Relative
//! paths in it start from the file's folder, wherever the command runs. All keys are optional:
//!
//! ```toml
//! extends = "../house.toml"              # what is not said here holds as it is said there
//! rules   = ["news", "house-rules"]      # as --rules
//! story   = "folder"                     # as --story: folder, all, field, auto
//! fail-on = "conflict"                   # as --fail-on
//! baseline = "known.toml"                # as --baseline
//! threads = 4                            # as --threads
//! [rule.age]                             # a rule, or all rules of a claim
//! severity = "warning"                   # error, warning, off
//! exclude = ["fiction/"]                 # and include: globs, as in .gitignore
//! [stories]                              # of articles that name none; the first glob that fits
//! "wire/flood-*" = "flood"
//! [published]                            # dates of articles that give none; "path": the date in the path
//! "archive/1852/" = 1852-11-27
//! [fields]                               # of JSON Lines files: text, title, published, story, id
//! text = "body"
//! [lexicon]                              # word lists that replace those of the same name
//! folder = "words"
//! [glossary]                             # right spellings, each with wrong ones; those near it are found without
//! "Kyiv" = ["Kiev"]
//! [aliases]                              # the name to go by, and other names of the same
//! "Ada Lovelace" = ["Ada Byron"]
//! [truth."Ada Lovelace"]                 # facts: claims of rules, with what is true
//! born = "1815-12-10"
//! [source."AP"]                          # who articles come from: by path or by words they begin with
//! articles = ["wire/ap/"]
//! marks = ["(AP)"]
//! copies = "once"                        # all count as one; or `each`
//! weight = 2                             # each counts for so many
//! [[waiver]]                             # looked at, and fine: fails no run
//! rule = "age"
//! subject = "Ada Lovelace"
//! articles = ["archive/1852/"]
//! reason = "the archive is not corrected"
//! until = 2027-01-31                     # the last day on which it holds
//! ```

mod dates;
mod globs;
mod house;
mod layers;
mod raw;
mod rules;
mod show;
mod waivers;

pub(crate) use dates::Published;
pub(crate) use globs::ByPath;
pub(crate) use house::House;
pub(crate) use layers::{BASELINE_NAME, FILE_NAME, nearest, shown};
pub(crate) use rules::RuleSettings;
pub(crate) use show::run;
pub(crate) use waivers::ConfiguredWaivers;

use super::args::FieldArgs;
use super::exit::FailOn;
use super::rule_source::RuleSource;
use factlint::article::StoryBy;
use factlint::diagnostic::Diagnostic;
use factlint::toml_file::{Document, Fault, Faults, Pairs, Places, Str, Table, TableShape};
use globs::PathGlob;
use layers::layers;
use raw::{Raw, RawFields};
use std::path::{Path, PathBuf};

/// A configuration, checked. What the file leaves out is `None`.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The folder of the nearest file.
    pub(crate) folder: Option<PathBuf>,
    /// Where the rules come from.
    pub(crate) rules: Option<Vec<RuleSource>>,
    /// What makes a story.
    pub(crate) story: Option<StoryBy>,
    /// Which findings make a run fail.
    pub(crate) fail_on: Option<FailOn>,
    /// The baseline of known findings.
    pub(crate) baseline: Option<PathBuf>,
    /// How many threads to work on.
    pub(crate) threads: Option<usize>,
    /// What is made of each rule.
    pub(crate) rule: RuleSettings,
    /// Stories of articles that name none.
    pub(crate) stories: ByPath<String>,
    /// Publication dates of articles that give none.
    pub(crate) published: ByPath<Published>,
    /// Names of fields in JSON Lines files.
    pub(crate) fields: FieldArgs,
    /// The folder of word lists that replace those compiled in.
    pub(crate) lexicon: Option<PathBuf>,
    /// What the house knows.
    pub(crate) house: House,
    /// What was looked at and is fine.
    pub(crate) waivers: ConfiguredWaivers,
}

impl Config {
    /// This, and what it does not say as `base` says it.
    fn over(self, base: Self) -> Self {
        Self {
            folder: self.folder.or(base.folder),
            rules: self.rules.or(base.rules),
            story: self.story.or(base.story),
            fail_on: self.fail_on.or(base.fail_on),
            baseline: self.baseline.or(base.baseline),
            threads: self.threads.or(base.threads),
            rule: self.rule.over(base.rule),
            stories: self.stories.over(base.stories),
            published: self.published.over(base.published),
            fields: self.fields.over(base.fields),
            lexicon: self.lexicon.or(base.lexicon),
            house: self.house.over(base.house),
            waivers: self.waivers.over(base.waivers),
        }
    }
}

/// What a `factlint.toml` can say.
pub(crate) fn shape() -> TableShape {
    Raw::table()
}

/// The configuration in `given`, or the nearest one from `start` upward, or none, with those it extends.
///
/// # Errors
/// Every fault of every file; one that cannot be read.
pub(crate) fn load(given: Option<&Path>, start: &Path) -> Result<Config, Vec<Diagnostic>> {
    let mut config = Config::default();
    let mut faults = Vec::new();
    for layer in layers(given, start)? {
        match parse(&layer.text, &layer.shown, &layer.folder) {
            Ok(base) => config = config.over(base),
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() { Ok(config) } else { Err(faults) }
}

/// The configuration in `text`, whose relative paths start from `folder`.
fn parse(text: &str, shown: &str, folder: &Path) -> Result<Config, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let document = Document::parse(text, &mut faults);
    // What follows a syntax fault is a guess, and so are the faults found in it.
    let config = document.is_whole().then(|| {
        let raw = document.read(&mut faults);
        check(raw, folder, &Places::new(shown, text), &mut faults)
    });
    match config {
        Some(config) if faults.is_empty() => Ok(config),
        _ => Err(faults.into_diagnostics(shown, text)),
    }
}

fn check(raw: Raw<'_>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> Config {
    if let Some(none) = raw.rules.as_ref().filter(|rules| rules.value.is_empty()) {
        faults
            .add(Fault::new(none.at, "`rules` names none").help("name a file, a folder or `default`, or drop the key"));
    }
    let source = |rule: Str<'_>| RuleSource::from_word(Path::new(&*rule.text), folder);
    Config {
        folder: Some(folder.to_owned()),
        house: House::check(&raw, folder, places, faults),
        rules: raw.rules.map(|rules| rules.value.into_iter().map(source).collect()),
        story: raw.story.map(|story| story.value.into()),
        fail_on: raw.fail_on.map(|level| level.value),
        baseline: raw.baseline.map(|baseline| folder.join(&*baseline.text)),
        threads: raw.threads.and_then(|threads| usize::try_from(threads.0).ok()),
        waivers: ConfiguredWaivers::check(raw.waiver, folder, places, faults),
        rule: RuleSettings::check(raw.rule, folder, places, faults),
        stories: stories(raw.stories, folder, places, faults),
        published: dates::dates(&raw.published, folder, places, faults),
        fields: fields(raw.fields),
        lexicon: raw.lexicon.folder.map(|lexicon| folder.join(&*lexicon.text)),
    }
}

fn stories(raw: Pairs<'_, Str<'_>>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> ByPath<String> {
    let entry = |(glob, story): (Str<'_>, Str<'_>)| {
        PathGlob::check(&glob, folder, places, faults).map(|glob| (glob, story.text.into_owned()))
    };
    ByPath::new(raw.entries.into_iter().filter_map(entry).collect())
}

fn fields(raw: RawFields<'_>) -> FieldArgs {
    let name = |name: Option<Str<'_>>| name.map(|name| name.text.into_owned());
    FieldArgs {
        text_field: name(raw.text),
        title_field: name(raw.title),
        published_field: name(raw.published),
        story_field: name(raw.story),
        id_field: name(raw.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> String {
        let faults = parse(text, "factlint.toml", Path::new("news")).unwrap_err();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_key_is_read() {
        let config = parse(
            "rules = ['default', 'house', '/etc/facts.toml']\nstory = 'auto'\nfail-on = 'error'\nthreads = 2\n\
             [published]\n'2024/**' = 2024-05-02\n[fields]\ntext = 'body'\nid = 'key'\n[lexicon]\nfolder = 'words'\n",
            "factlint.toml",
            Path::new("news"),
        )
        .unwrap();
        let paths = ["news/house", "/etc/facts.toml"].map(|path| RuleSource::Path(path.into()));
        assert_eq!(config.rules.unwrap(), [vec![RuleSource::Shipped("news")], paths.to_vec()].concat());
        assert_eq!((config.story, config.fail_on, config.threads), (Some(StoryBy::Auto), Some(FailOn::Error), Some(2)));
        assert_eq!(
            (config.fields.text_field, config.fields.id_field),
            (Some("body".to_owned()), Some("key".to_owned()))
        );
        assert_eq!(config.lexicon.unwrap(), Path::new("news/words"));
    }

    #[test]
    fn all_faults_come_at_once_each_under_its_place() {
        insta::assert_snapshot!(faults("rule = []\nstory = \"foldr\"\nthreads = 0\nfail-on = 3\n[field]\ntext = 1\n"), @r#"
        error: `rule` is a table, not a list
          --> factlint.toml:1:8
           |
         1 | rule = []
           |        ^^

        error: `story` cannot be "foldr"
          --> factlint.toml:2:9
           |
         2 | story = "foldr"
           |         ^^^^^^^
          help: did you mean `folder`?

        error: `threads` is 1 to 65535
          --> factlint.toml:3:11
           |
         3 | threads = 0
           |           ^

        error: `fail-on` is a string, not a number
          --> factlint.toml:4:11
           |
         4 | fail-on = 3
           |           ^
          help: put it in quotes

        error: the configuration has no key `field`
          --> factlint.toml:5:2
           |
         5 | [field]
           |  ^^^^^
          help: did you mean `fields`?
        "#);
    }

    #[test]
    fn tables_know_their_keys_too() {
        insta::assert_snapshot!(faults("rules = []\n[published]\n\"{a\" = 2024-05-02\n\"b\" = \"May\"\n[fields]\nbody = \"x\"\n"), @r#"
        error: `rules` names none
          --> factlint.toml:1:9
           |
         1 | rules = []
           |         ^^
          help: name a file, a folder or `default`, or drop the key

        error: bad glob: error parsing glob '{a': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)
          --> factlint.toml:3:1
           |
         3 | "{a" = 2024-05-02
           | ^^^^

        error: this is no day of the calendar
          --> factlint.toml:4:7
           |
         4 | "b" = "May"
           |       ^^^^^
          help: write it like "2019-09-25", or "path" for the date in the article's path

        error: `fields` has no key `body`
          --> factlint.toml:6:1
           |
         6 | body = "x"
           | ^^^^
          help: the keys are `text`, `title`, `published`, `story`, `id`
        "#);
    }

    #[test]
    fn a_syntax_error_is_alone() {
        insta::assert_snapshot!(faults("rule = [\nstory = 1"), @"
        error: not valid TOML: string values must be quoted, expected literal string
          --> factlint.toml:2:1
           |
         2 | story = 1
           | ^^^^^
        ");
    }
}
