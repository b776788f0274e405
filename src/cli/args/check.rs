//! What can be typed after `factlint check`.

use super::{CacheArgs, FieldArgs, ReadingArgs, RuleArgs, exit_status};
use crate::cli::exit::FailOn;
use crate::cli::spill::Size;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use factlint::report::{Format, Only};
use factlint::suggest;
use jiff::civil::Date;
use std::path::PathBuf;

pub(super) const HELP: &str = concat!(
    "\
Examples:
  factlint check                              this folder and all below it
  factlint check stories/ wire.jsonl          a folder, and a file of many articles
  factlint check --only conflicts -v          conflicts, with every place they stand
  factlint check --rules default --rules my/  the shipped rules and your own
  factlint check --format json > facts.json   for programs; see docs/json.md
  factlint check --changed main               what a branch brings; all articles are read
  factlint check --diff                       what --fix would change: misspelt names

Statements about an event (how many were hurt) are compared inside one story only.
By default, the articles of one folder are one story; --story auto finds the stories
of a folder in which they are mixed, and `factlint stories` shows them.

",
    exit_status!()
);

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Let findings count that the baseline knows
    #[arg(long, conflicts_with = "baseline")]
    pub(crate) no_baseline: bool,
    /// Report only findings that files take part in which changed since a revision of git: since it parted from HEAD, and
    /// what is not committed [without one: HEAD]
    #[arg(long, value_name = "REV", num_args = 0..=1, default_missing_value = "HEAD")]
    pub(crate) changed: Option<String>,
    /// Memory for what articles say, until all are read; the rest waits in a temporary file
    #[arg(long, value_name = "SIZE", default_value = "256M")]
    pub(crate) memory: Size,
    #[command(flatten)]
    pub(crate) collection: CollectionArgs,
    #[command(flatten)]
    pub(crate) fixing: FixArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// A collection of articles, and what it is judged by.
#[derive(Debug, Args)]
pub(crate) struct CollectionArgs {
    #[command(flatten)]
    pub(crate) source: RuleArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Which findings make the exit status 1 [default: conflict]
    #[arg(long, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    /// What day it is, for waivers with an end (YYYY-MM-DD) [default: the machine's, in UTC]
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<Date>,
    /// The baseline of known findings [default: the nearest factlint-baseline.toml, from the first path upward]
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) fields: FieldArgs,
    #[command(flatten)]
    pub(crate) cache: CacheArgs,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// How to show the findings
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats())]
    pub(crate) format: Format,
    /// Write them to a file as well: `--output json=facts.json`. Repeatable; same formats
    #[arg(long, value_name = "FORMAT=FILE", value_parser = target)]
    pub(crate) output: Vec<Target>,
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

#[derive(Debug, Args)]
#[command(next_help_heading = "Fixing")]
pub(crate) struct FixArgs {
    /// Correct misspelt names in the files where that is safe; report what is left
    #[arg(long)]
    pub(crate) fix: bool,
    /// Show what --fix would change, as a diff, and write nothing
    #[arg(long, conflicts_with_all = ["fix", "format", "output"])]
    pub(crate) diff: bool,
}

/// A report that goes to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) format: Format,
    pub(crate) file: PathBuf,
}

/// Takes the name of a format.
fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.map(|format| PossibleValue::new(format.name()).help(format.about()));
    PossibleValuesParser::new(names).try_map(|name| Format::named(&name).ok_or("no such format"))
}

/// Takes `FORMAT=FILE`.
fn target(typed: &str) -> Result<Target, String> {
    let (name, file) = typed.split_once('=').ok_or("write it like `json=facts.json`")?;
    let names = || Format::ALL.map(Format::name);
    let format = Format::named(name).ok_or_else(|| match suggest::nearest(name, names()) {
        Some(near) => format!("there is no format `{name}`; did you mean `{near}`?"),
        None => format!("there is no format `{name}`; they are {}", names().join(", ")),
    })?;
    if file.is_empty() {
        return Err("no file is named after the `=`".to_owned());
    }
    Ok(Target { format, file: file.into() })
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
