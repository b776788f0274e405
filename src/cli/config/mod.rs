//! `factlint.toml`: settings that belong to a collection of articles.
//!
//! `raw` is what the file says, [`Config`] what has been checked; every fault of a file is reported at once. Relative
//! paths in it start from the file's folder, wherever the command runs. All keys are optional:
//!
//! ```toml
//! rules   = ["news", "house-rules"]      # as --rules
//! story   = "folder"                     # as --story: folder, all, field, auto
//! fail-on = "conflict"                   # as --fail-on
//! threads = 4                            # as --threads
//! [published]                            # dates of articles that give none; the first glob that fits, as in .gitignore
//! "archive/1852/" = 1852-11-27
//! [fields]                               # of JSON Lines files: text, title, published, story, id
//! text = "body"
//! [lexicon]                              # word lists that replace those of the same name
//! folder = "words"
//! ```

mod dates;
mod raw;

pub(crate) use dates::Dates;

use super::exit::FailOn;
use super::rule_source::RuleSource;
use clap::ValueEnum;
use factlint::article::{Fields, StoryBy};
use factlint::diagnostic::Diagnostic;

use raw::{Faults, Raw, Text};
use std::path::{Path, PathBuf};

/// The name looked for.
const FILE_NAME: &str = "factlint.toml";

/// A configuration, checked. What the file leaves out is `None`.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// Where the rules come from.
    pub(crate) rules: Option<Vec<RuleSource>>,
    /// What makes a story.
    pub(crate) story: Option<StoryBy>,
    /// Which findings make a run fail.
    pub(crate) fail_on: Option<FailOn>,
    /// How many threads to work on.
    pub(crate) threads: Option<usize>,
    /// Publication dates of articles that give none.
    pub(crate) published: Dates,
    /// Names of fields in JSON Lines files.
    pub(crate) fields: Fields,
    /// The folder of word lists that replace those compiled in.
    pub(crate) lexicon: Option<PathBuf>,
}

/// The configuration in `given`, or the nearest one from `start` upward, or none.
///
/// # Errors
/// Every fault of the file; a given file that cannot be read.
pub(crate) fn load(given: Option<&Path>, start: &Path) -> Result<Config, Vec<Diagnostic>> {
    let Some(path) = given.map(Path::to_owned).or_else(|| nearest(start)) else { return Ok(Config::default()) };
    let shown = shown(&path);
    let text = std::fs::read_to_string(&path).map_err(|error| {
        vec![Diagnostic::error(format!("cannot read the configuration: {error}")).in_file(shown.as_str())]
    })?;
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    parse(&text, &shown, folder)
}

fn nearest(start: &Path) -> Option<PathBuf> {
    // A start that does not exist is reported when it is read.
    let start = start.canonicalize().ok()?;
    start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

/// `path` as seen from the current folder, where it lies below.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let below = here.as_deref().and_then(|here| path.strip_prefix(here).ok());
    below.unwrap_or(path).to_string_lossy().into_owned()
}

/// The configuration in `text`, whose relative paths start from `folder`.
fn parse(text: &str, shown: &str, folder: &Path) -> Result<Config, Vec<Diagnostic>> {
    let mut faults = Faults::new(shown, text);
    let raw = raw::read(text, &mut faults);
    let config = check(raw, folder, &mut faults);
    if faults.is_empty() { Ok(config) } else { Err(faults.sorted()) }
}

fn check(raw: Raw, folder: &Path, faults: &mut Faults<'_>) -> Config {
    let mut fields = Fields::default();
    for (key, name) in raw.fields {
        let field = match key.get_ref().as_str() {
            "title" => &mut fields.title,
            "published" => &mut fields.published,
            "story" => &mut fields.story,
            "id" => &mut fields.id,
            _ => &mut fields.text,
        };
        *field = vec![name.into_inner()];
    }
    Config {
        rules: raw.rules.map(|rules| {
            rules.into_iter().map(|rule| RuleSource::from_word(Path::new(rule.get_ref()), folder)).collect()
        }),
        story: one_of::<super::args::Story>("story", raw.story.as_ref(), faults).map(Into::into),
        fail_on: one_of("level", raw.fail_on.as_ref(), faults),
        threads: raw.threads.as_ref().and_then(|threads| match threads.get_ref().parse::<u16>() {
            Ok(count) if count > 0 => Some(usize::from(count)),
            _ => {
                faults.add(threads.span(), format!("`threads` is 1 to {}", u16::MAX), None);
                None
            }
        }),
        published: Dates::check(&raw.published, folder, faults),
        fields,
        lexicon: raw.lexicon.map(|lexicon| folder.join(lexicon.get_ref())),
    }
}

/// A word that the command line knows as well.
fn one_of<T: ValueEnum>(what: &str, word: Option<&Text>, faults: &mut Faults<'_>) -> Option<T> {
    let word = word?;
    let found = T::from_str(word.get_ref(), false).ok();
    if found.is_none() {
        let values: Vec<_> = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        let known: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        faults.unknown(what, word, &known);
    }
    found
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
        assert_eq!((config.fields.text, config.fields.id), (vec!["body".to_owned()], vec!["key".to_owned()]));
        assert_eq!(config.lexicon.unwrap(), Path::new("news/words"));
    }

    #[test]
    fn all_faults_come_at_once_each_under_its_place() {
        insta::assert_snapshot!(faults("rule = []\nstory = \"foldr\"\nthreads = 0\nfail-on = 3\n[field]\ntext = 1\n"), @r#"
        error: unknown key `rule`
          --> factlint.toml:1:1
           |
         1 | rule = []
           | ^^^^
          help: did you mean `rules`?

        error: unknown story `foldr`
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

        error: `fail-on` wants a string, not a value of type integer
          --> factlint.toml:4:11
           |
         4 | fail-on = 3
           |           ^

        error: unknown key `field`
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

        error: bad glob: error parsing glob '{a': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)
          --> factlint.toml:3:1
           |
         3 | "{a" = 2024-05-02
           | ^^^^

        error: not a date
          --> factlint.toml:4:7
           |
         4 | "b" = "May"
           |       ^^^^^
          help: write it as 2024-05-02

        error: unknown key `body`
          --> factlint.toml:6:1
           |
         6 | body = "x"
           | ^^^^
          help: it can be one of `text`, `title`, `published`, `story`, `id`
        "#);
    }

    #[test]
    fn a_syntax_error_is_alone() {
        insta::assert_snapshot!(faults("rule = [\nstory = 1"), @"
        error: string values must be quoted, expected literal string
          --> factlint.toml:2:1
           |
         2 | story = 1
           | ^^^^^
        ");
    }
}
