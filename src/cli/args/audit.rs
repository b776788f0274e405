//! What can be typed after `factlint audit`.

use super::{FieldArgs, Format, ReadingArgs, RuleArgs};
use clap::Args;

pub(super) const HELP: &str = "\
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
