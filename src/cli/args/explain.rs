//! What can be typed after `factlint explain`.

use super::{FieldArgs, Format, HowArgs, RuleArgs};
use clap::Args;
use std::path::PathBuf;

pub(super) const HELP: &str = "\
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
