//! What can be typed after `factlint check`.

use super::{FieldArgs, Format, ReadingArgs, RuleArgs, exit_status};
use crate::cli::exit::FailOn;
use clap::{Args, ValueEnum};
use factlint::report::Only;

pub(super) const HELP: &str = concat!(
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
