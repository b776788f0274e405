//! What can be typed after `factlint baseline`.

use super::{CollectionArgs, Format};
use clap::{Args, Subcommand};
use std::path::PathBuf;

pub(super) const HELP: &str = "\
Examples:
  factlint baseline write articles/     from now on, only new findings fail a check of articles/
  factlint baseline show                what is known
  factlint baseline prune articles/     take out what was settled since

A baseline is factlint-baseline.toml, beside factlint.toml or else in this folder; commit it.
An entry holds a claim, its subject, and how many articles state each value. It covers its
finding until a disputed value stands in more articles than it did.

Exit status: 0 done, 2 the articles could not all be read and checked; then nothing is written";

#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Make all that fails now known
    Write(BaselineArgs),
    /// Take out what is settled
    Prune(BaselineArgs),
    /// Show what is known
    Show(BaselineShowArgs),
}

#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    #[command(flatten)]
    pub(crate) collection: CollectionArgs,
}

#[derive(Debug, Args)]
pub(crate) struct BaselineShowArgs {
    /// The baseline [default: the nearest factlint-baseline.toml, from this folder upward]
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// How to show it
    #[arg(long, default_value = "table")]
    pub(crate) format: Format,
}
