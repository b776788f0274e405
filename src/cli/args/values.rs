//! What can be typed after `factlint values`.

use clap::Args;

pub(super) const HELP: &str = "\
Examples:
  factlint values \"nearly 300 people, on April 25, 1997\"
  factlint values --type money '$44.6bn'";

#[derive(Debug, Args)]
pub(crate) struct ValuesArgs {
    /// Only values of this slot type: number, age, date, duration, money, percent, measure, …
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) kind: Option<String>,
    /// The text to read; without one, JSON lines {"type", "text", "published"} from standard input
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
}
