//! What a command needs, joined from the command line, the configuration and the defaults; the command line wins.

use super::args::{AuditArgs, CollectionArgs, ExplainArgs, FieldArgs, HowArgs, RuleArgs, StoriesArgs};
use super::config::{self, ByPath, Config, ConfiguredWaivers, House, Published, RuleSettings};
use super::exit::FailOn;
use super::lexicon::{self, Words};
use super::rule_source::{self, RuleSource};
use factlint::article::{self, Fields, StoryBy};
use factlint::check::Options;
use factlint::diagnostic::Diagnostic;
use factlint::lexicon::Lexicon;
use factlint::rules::RuleSet;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a check needs.
pub(crate) struct Settings {
    pub(crate) rules: RuleSet,
    /// What rules and claims are called, those that the configuration turns off among them.
    pub(crate) rule_names: BTreeSet<String>,
    pub(crate) reading: Reading,
    pub(crate) fail_on: FailOn,
    /// The baseline that the configuration names.
    pub(crate) baseline: Option<PathBuf>,
    /// What the configuration says of rules that are not there.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// What reading articles needs.
pub(crate) struct Reading {
    pub(crate) words: Words,
    pub(crate) options: Options,
    /// Dates by path, for articles that give none.
    pub(crate) dates: ByPath<Published>,
    /// Stories by path, for articles that name none.
    pub(crate) stories: ByPath<String>,
    /// The top of the collection, without links, where that is not the current folder: the folder of its configuration, or
    /// of its baseline.
    pub(crate) top: Option<PathBuf>,
    /// What is made of each rule.
    pub(crate) rule: RuleSettings,
    /// What the house knows; a part of the options once there are rules to read it by.
    pub(crate) house: House,
    /// What the house has looked at and found fine.
    pub(crate) waivers: ConfiguredWaivers,
    /// The date of all others.
    pub(crate) published: Option<Date>,
    /// How many threads to work on; one a core where not said.
    pub(crate) threads: Option<usize>,
    /// Whether findings are wanted in full of which there is no more to tell than that they are there.
    pub(crate) in_full: bool,
}

impl Settings {
    /// Joins what was typed with the configuration.
    ///
    /// # Errors
    /// Every fault of the configuration, or else of the rules and the word lists.
    pub(crate) fn new(args: &CollectionArgs) -> Result<Self, Vec<Diagnostic>> {
        Self::join(&args.source, first(&args.reading.paths), &args.reading.how, &args.fields, args.fail_on)
    }

    /// The same for an audit.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub(crate) fn of_audit(args: &AuditArgs) -> Result<Self, Vec<Diagnostic>> {
        Self::join(&args.source, first(&args.reading.paths), &args.reading.how, &args.fields, None)
    }

    /// The same for an explanation; `near` is what is explained, which the configuration is looked for from.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub(crate) fn of_explanation(args: &ExplainArgs, near: &Path) -> Result<Self, Vec<Diagnostic>> {
        Self::join(&args.source, near, &args.how, &args.fields, None)
    }

    fn join(
        source: &RuleArgs,
        near: &Path,
        how: &HowArgs,
        typed: &FieldArgs,
        fail_on: Option<FailOn>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut config = config::load(source.config.file.as_deref(), near)?;
        let fail_on = fail_on.or(config.fail_on).unwrap_or_default();
        let baseline = config.baseline.take();
        let sources = RuleSource::choose(&source.rules, config.rules.take());
        // Rules and words are read at the same time; a lexicon of the house's own is read below.
        let (rules, _) = rayon::join(|| rule_source::load(&sources), Lexicon::english);
        match (rules, Reading::join(how, typed, config, near, StoryBy::default())) {
            (Ok(mut rules), Ok(mut reading)) => {
                let mut warnings = reading.waivers.unknown(&rules);
                let rule_names = rules.rules.iter().flat_map(|rule| [rule.id.clone(), rule.claim.clone()]).collect();
                warnings.extend(reading.rule.apply(&mut rules));
                reading.options.knowledge = reading.house.knowledge(&rules, &reading.words)?;
                Ok(Self { rules, rule_names, reading, fail_on, baseline, warnings })
            }
            (rules, words) => Err([rules.err(), words.err()].into_iter().flatten().flatten().collect()),
        }
    }
}

impl Reading {
    /// Whether the configuration says anything of articles by their path.
    pub(crate) fn goes_by_path(&self) -> bool {
        let plain = self.dates.is_empty() && self.stories.is_empty() && self.rule.hear_all();
        !plain || self.top.is_some() || self.house.goes_by_path() || self.waivers.goes_by_path()
    }

    /// Joins what was typed to see the stories with the configuration.
    ///
    /// # Errors
    /// Every fault of the configuration, or else of the word lists.
    pub(crate) fn new(args: &StoriesArgs) -> Result<Self, Vec<Diagnostic>> {
        let near = first(&args.reading.paths);
        let config = config::load(args.config.file.as_deref(), near)?;
        Self::join(&args.reading.how, &args.fields, config, near, StoryBy::Auto)
    }

    fn join(
        args: &HowArgs,
        typed: &FieldArgs,
        config: Config,
        near: &Path,
        story: StoryBy,
    ) -> Result<Self, Vec<Diagnostic>> {
        let options = Options {
            story: args.story.map(Into::into).or(config.story).unwrap_or(story),
            reading: article::Options { fields: fields(typed.clone().over(config.fields)) },
            ..Options::default()
        };
        Ok(Self {
            words: lexicon::load(config.lexicon.as_deref())?,
            options,
            top: top(config.folder, near),
            dates: config.published,
            house: config.house,
            waivers: config.waivers,
            stories: config.stories,
            rule: config.rule,
            published: args.published,
            threads: args.threads.map(usize::from).or(config.threads),
            in_full: true,
        })
    }
}

/// The top of the collection that `near` lies in, where that is known and not the current folder.
fn top(configured: Option<PathBuf>, near: &Path) -> Option<PathBuf> {
    let known = || config::nearest(near, config::BASELINE_NAME)?.parent().map(Path::to_owned);
    let top = configured.or_else(known)?.canonicalize().ok()?;
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    (Some(&top) != here.as_ref()).then_some(top)
}

/// The path that the configuration is looked for from.
pub(crate) fn first(paths: &[PathBuf]) -> &Path {
    paths.first().map_or(Path::new("."), |path| path)
}

/// The fields of these names; where none is given, those that are looked for by default.
fn fields(names: FieldArgs) -> Fields {
    let mut fields = Fields::default();
    for (name, field) in [
        (names.text_field, &mut fields.text),
        (names.title_field, &mut fields.title),
        (names.published_field, &mut fields.published),
        (names.story_field, &mut fields.story),
        (names.id_field, &mut fields.id),
    ] {
        if let Some(name) = name {
            *field = vec![name];
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::super::args::{Cli, Command};
    use super::*;
    use clap::Parser;

    fn settings(folder: &Path, line: &str) -> Result<Settings, Vec<Diagnostic>> {
        let path = folder.to_string_lossy().into_owned();
        let words = ["factlint", "check", &path].into_iter().chain(line.split_whitespace());
        match Cli::try_parse_from(words).unwrap().command {
            Command::Check(args) => Settings::new(&args.collection),
            _ => unreachable!("the line says check"),
        }
    }

    #[test]
    fn the_command_line_wins_over_the_configuration_and_that_over_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("a/b");
        std::fs::create_dir_all(&below).unwrap();
        std::fs::write(
            folder.path().join("factlint.toml"),
            "fail-on = 'never'\nthreads = 3\n[fields]\ntext = 'body'\n",
        )
        .unwrap();
        // (options typed, fail on, threads, the text's field)
        for (line, fail_on, threads, text) in [
            ("", FailOn::Never, 3, "body"),
            ("--fail-on error --threads 5 --text-field content", FailOn::Error, 5, "content"),
        ] {
            let settings = settings(&below, line).unwrap();
            let reading = settings.reading;
            assert_eq!(
                (settings.fail_on, reading.threads, &*reading.options.reading.fields.text[0]),
                (fail_on, Some(threads), text)
            );
        }
    }

    #[test]
    fn a_configuration_that_was_named_must_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none.toml");
        let faults = settings(folder.path(), &format!("--config {}", missing.display())).err().unwrap();
        assert!(faults[0].message.starts_with("cannot read the configuration"), "{}", faults[0]);
    }
}
