//! What can be typed: commands, options, and the words that explain them.
//!
//! These are the low-level arguments, as clap reads them; `settings` joins them with the configuration.

mod rules;

pub(crate) use rules::{RulesCheckArgs, RulesCommand, RulesNewArgs, RulesTestArgs};

use super::exit::FailOn;
use clap::{Args, Parser, Subcommand, ValueEnum};
use factlint::article::StoryBy;
use factlint::report::Only;
use jiff::civil::Date;
use std::path::PathBuf;

macro_rules! exit_status {
    () => {
        "\
Exit status:
  0  nothing to fail for
  1  findings at or above --fail-on
  2  the check is not complete: a missing path, an unreadable file, no articles,
     a bad rule, configuration or command line; findings are shown all the same"
    };
}

const CHECK_HELP: &str = concat!(
    "\
Examples:
  factlint check                              this folder and all below it
  factlint check stories/ wire.jsonl          a folder, and a file of many articles
  factlint check --only conflicts -v          conflicts, with every place they stand
  factlint check --rules default --rules my/  the shipped rules and your own
  factlint check --format json > facts.json   for programs; see docs/json.md

Statements about an event (how many were hurt) are compared inside one story only.
By default, the articles of one folder are one story; --story auto finds the stories
of a folder in which they are mixed, and `factlint stories` shows them.

",
    exit_status!()
);

const STORIES_HELP: &str = concat!(
    "\
Examples:
  factlint stories wire/                  which articles report one event
  factlint stories wire/ --format json    for programs; see docs/json.md

An article that names its story keeps it. Of the others, those that share enough of
what few others say, and were not published weeks apart, are one story; it is called
by the first of them. `factlint check --story auto` goes by the same stories.

",
    "\
Exit status: 0 all articles were read, 2 some could not be"
);

const AUDIT_HELP: &str = "\
Examples:
  factlint audit stories/                       how much would the rules catch?
  factlint audit stories/ --rule age --rule born
  factlint audit stories/ --rules my/ --min-caught 90

Mistakes are planted in copies of your articles, in memory and one at a time: an age off
by two, a year by one, another name, a figure off by a fifth, a letter of a name, a word of
a quotation. Each copy is checked in full, and a mistake is caught where a conflict holds
the very words that were planted.

They are planted where a check could notice: in what another article or a known fact
confirms, in names that several articles of a story write alike, in days with their weekday. What
stands in one article alone is counted beside. So the share caught is one of what the rules
found in your articles; of figures that several articles share and no rule reads, the audit
shows a list of its own.

Exit status:
  0  the audit is complete, and as much was caught as --min-caught asks for
  1  less was caught, or nothing could be planted where --min-caught asks for some
  2  the audit is not complete: a missing path, an unreadable file, no articles,
     a bad rule, configuration or command line";

const EXPLAIN_HELP: &str = "\
Examples:
  factlint explain wire/a.txt:12        a line of an article: what was found there and why,
                                        or which rules came closest and where they stopped
  factlint explain wire/a.txt:12:25     the sentence at a column, as reports name places
  factlint explain wire/a.txt           all that rules found in one article
  factlint explain wire/a.txt --trace   every rule on every sentence, and how far it came
  factlint explain age                  a rule in plain words: by its id, or the first part
  factlint explain wire/a.txt:12 wire/ archive/
                                        compared with these articles

A statement is compared with the articles of its own folder, unless others are named.

Exit status: 0 explained, 2 there is no such place or rule, or articles could not be read";

const VALUES_HELP: &str = "\
Examples:
  factlint values \"nearly 300 people, on April 25, 1997\"
  factlint values --type money '$44.6bn'";

const SCHEMA_HELP: &str = "\
Examples:
  factlint schema rules > rules.schema.json

In a TOML file, the first line switches it on in editors that know taplo (Even Better TOML):
  #:schema ./rules.schema.json";

/// Finds where a collection of articles contradicts itself
#[derive(Debug, Parser)]
#[command(name = "factlint", version, after_help = exit_status!(), disable_help_subcommand = true)]
#[command(max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Colour the output; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check articles against each other
    #[command(after_help = CHECK_HELP)]
    Check(CheckArgs),
    /// Show which articles report one event
    #[command(after_help = STORIES_HELP)]
    Stories(StoriesArgs),
    /// Plant mistakes in copies of the articles, to see how many the rules catch
    #[command(after_help = AUDIT_HELP)]
    Audit(AuditArgs),
    /// Show why something was found in an article or not, and what a rule does
    #[command(after_help = EXPLAIN_HELP)]
    Explain(ExplainArgs),
    /// See, write, check and test rules
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
    /// See which settings are in force, and where they come from
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print the JSON Schema by which editors complete and check rule files and factlint.toml
    #[command(after_help = SCHEMA_HELP)]
    Schema {
        /// Which file it describes
        of: SchemaOf,
    },
    /// Show which values a text holds and how they are understood
    #[command(after_help = VALUES_HELP)]
    Values(ValuesArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) source: RuleArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Which findings make the exit status 1 [default: conflict]
    #[arg(long, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) fields: FieldArgs,
}

#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    #[command(flatten)]
    pub(crate) source: RuleArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// The most mistakes to plant; of more places, as many of each rule as there are
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(crate) plants: usize,
    /// What chance goes by: the same number, the same mistakes
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Only in statements of this rule, or of all rules of this claim. Repeatable
    #[arg(long, value_name = "ID")]
    pub(crate) rule: Vec<String>,
    /// The least share to catch, in percent; below it the exit status is 1
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(crate) min_caught: Option<u8>,
    /// How to show what came of it
    #[arg(long, default_value = "table")]
    pub(crate) format: Format,
    /// Show the shares alone, not what slipped through; no progress bar
    #[arg(short, long)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) fields: FieldArgs,
}

#[derive(Debug, Args)]
pub(crate) struct StoriesArgs {
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// How to show them
    #[arg(long, default_value = "table")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) fields: FieldArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// What to explain: FILE:LINE, FILE:LINE:COLUMN, FILE, or the id of a rule
    #[arg(value_name = "WHAT")]
    pub(crate) what: String,
    /// Articles to compare with [default: the folder of the file]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Show every rule on every sentence, and how far it came
    #[arg(long)]
    pub(crate) trace: bool,
    /// Look at this rule alone, or at all rules of this claim
    #[arg(long, value_name = "ID")]
    pub(crate) rule: Option<String>,
    #[command(flatten)]
    pub(crate) source: RuleArgs,
    #[command(flatten)]
    pub(crate) how: HowArgs,
    /// How to show it
    #[arg(long, default_value = "table")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) fields: FieldArgs,
}

/// Which articles are read, and how.
#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// Files and folders of articles
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) how: HowArgs,
}

/// How articles are read.
#[derive(Debug, Args)]
pub(crate) struct HowArgs {
    /// Which articles report one event: those of a folder, all, those whose `story` field is the same, or (auto) those
    /// that tell of the same
    #[arg(long, value_name = "BY")]
    pub(crate) story: Option<Story>,
    /// When articles that do not say so were published (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Date>,
    /// Threads to work on [default: one a core]; the answer is the same for any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
}

/// Where the rules come from.
#[derive(Debug, Args)]
pub(crate) struct RuleArgs {
    /// A rule file, a folder of them, or a pack that comes with factlint (`news`, `docs`), in place of `news`. Repeatable
    #[arg(long, value_name = "PACK|FILE|DIR")]
    pub(crate) rules: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Where the configuration comes from.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// The configuration [default: the nearest factlint.toml, from the first path upward]
    #[arg(long = "config", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// How to show the findings
    #[arg(long, default_value = "table")]
    pub(crate) format: Format,
    /// Which findings to show
    #[arg(long, value_name = "WHICH", default_value = "all")]
    pub(crate) only: Which,
    /// Show single statements and every place, too
    #[arg(short, long, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
    /// Show conflicts alone, without a summary
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// The names of fields in JSON Lines files.
#[derive(Debug, Default, Clone, Args)]
#[command(next_help_heading = "Fields of JSON Lines files")]
pub(crate) struct FieldArgs {
    /// The field of the text
    #[arg(long, value_name = "NAME")]
    pub(crate) text_field: Option<String>,
    /// The field of the title
    #[arg(long, value_name = "NAME")]
    pub(crate) title_field: Option<String>,
    /// The field of the publication date
    #[arg(long, value_name = "NAME")]
    pub(crate) published_field: Option<String>,
    /// The field of the story
    #[arg(long, value_name = "NAME")]
    pub(crate) story_field: Option<String>,
    /// The field of the article's id
    #[arg(long, value_name = "NAME")]
    pub(crate) id_field: Option<String>,
}

impl FieldArgs {
    /// These names, and those that are not given as in `base`.
    pub(crate) fn over(self, base: Self) -> Self {
        Self {
            text_field: self.text_field.or(base.text_field),
            title_field: self.title_field.or(base.title_field),
            published_field: self.published_field.or(base.published_field),
            story_field: self.story_field.or(base.story_field),
            id_field: self.id_field.or(base.id_field),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Show the settings in force for a folder, as TOML
    Show(ShowArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The file or folder that would be checked
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) path: PathBuf,
    /// Say which line of which file each setting comes from
    #[arg(long)]
    pub(crate) origin: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ValuesArgs {
    /// Only values of this slot type: number, age, date, duration, money, percent, measure, …
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) kind: Option<String>,
    /// The text to read; without one, JSON lines {"type", "text", "published"} from standard input
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// A rule file
    Rules,
    /// The pack.toml of a rule pack
    Pack,
    /// factlint.toml
    Config,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Which {
    Conflicts,
    All,
}

impl From<Which> for Only {
    fn from(which: Which) -> Self {
        match which {
            Which::Conflicts => Self::Conflicts,
            Which::All => Self::All,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Story {
    Folder,
    All,
    Field,
    Auto,
}

impl From<Story> for StoryBy {
    fn from(story: Story) -> Self {
        match story {
            Story::Folder => Self::Folder,
            Story::All => Self::All,
            Story::Field => Self::Field,
            Story::Auto => Self::Auto,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn wrong_command_lines_are_refused() {
        for line in [
            "check --fail-on sometimes",
            "check --published yesterday",
            "check --published 2024-02-30",
            "check --threads 0",
            "check -q -v",
            "audit --min-caught 101",
            "audit --plants some",
            "rules",
        ] {
            let words = std::iter::once("factlint").chain(line.split(' '));
            assert!(Cli::try_parse_from(words).is_err(), "{line}");
        }
    }
}
