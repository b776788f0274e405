//! `factlint.toml`: settings that belong to a collection of articles.
//!
//! `raw` is what the file says, [`Config`] what has been checked; every fault of a file is reported at once. Relative
//! paths in it start from the file's folder, wherever the command runs. All keys are optional:
//!
//! ```toml
//! rules   = ["default", "house-rules"]   # as --rules
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
use factlint::article::{Fields, StoryBy};
use factlint::diagnostic::Diagnostic;
use factlint::toml_file::{Document, Fault, Faults, Places, Str, Table, TableShape};
use raw::{Raw, RawFields};
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

/// What a `factlint.toml` can say.
pub(crate) fn shape() -> TableShape {
    Raw::table()
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
        rules: raw.rules.map(|rules| rules.value.into_iter().map(source).collect()),
        story: raw.story.map(|story| story.value.into()),
        fail_on: raw.fail_on.map(|level| level.value),
        threads: raw.threads.and_then(|threads| usize::try_from(threads.0).ok()),
        published: Dates::check(&raw.published, folder, places, faults),
        fields: fields(raw.fields),
        lexicon: raw.lexicon.folder.map(|lexicon| folder.join(&*lexicon.text)),
    }
}

fn fields(raw: RawFields<'_>) -> Fields {
    let mut fields = Fields::default();
    for (name, field) in [
        (raw.text, &mut fields.text),
        (raw.title, &mut fields.title),
        (raw.published, &mut fields.published),
        (raw.story, &mut fields.story),
        (raw.id, &mut fields.id),
    ] {
        if let Some(name) = name {
            *field = vec![name.text.into_owned()];
        }
    }
    fields
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
        assert_eq!(config.rules.unwrap(), [vec![RuleSource::Shipped], paths.to_vec()].concat());
        assert_eq!((config.story, config.fail_on, config.threads), (Some(StoryBy::Auto), Some(FailOn::Error), Some(2)));
        assert_eq!((config.fields.text, config.fields.id), (vec!["body".to_owned()], vec!["key".to_owned()]));
        assert_eq!(config.lexicon.unwrap(), Path::new("news/words"));
    }

    #[test]
    fn all_faults_come_at_once_each_under_its_place() {
        insta::assert_snapshot!(faults("rule = []\nstory = \"foldr\"\nthreads = 0\nfail-on = 3\n[field]\ntext = 1\n"), @r#"
        error: the configuration has no key `rule`
          --> factlint.toml:1:1
           |
         1 | rule = []
           | ^^^^
          help: did you mean `rules`?

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
          help: write it like "2019-09-25"

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
