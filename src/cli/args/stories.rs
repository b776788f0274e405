//! What can be typed after `factlint stories`.

use super::{ConfigArgs, FieldArgs, Format, ReadingArgs};
use clap::Args;

pub(super) const HELP: &str = concat!(
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
