//! What can be typed after `factlint rules`.

use super::{Format, RuleArgs};
use clap::{Args, Subcommand};
use std::path::PathBuf;

const LIST_HELP: &str = "\
Examples:
  factlint rules list
  factlint rules list --rules my/ --format json";

const TEST_HELP: &str = "\
Examples:
  factlint rules test               the shipped rules, or those of factlint.toml
  factlint rules test --rules my/   your own
  factlint rules test killed        one claim alone
  factlint rules test --coverage    which templates the tests try, too

A test with `todo = true` is known to fail; when it passes, it is time to take that out.

Exit status: 0 all tests pass, 1 some fail, 2 a rule cannot be read";

const CHECK_RULES_HELP: &str = "\
Examples:
  factlint rules check my.toml           a file of your own
  factlint rules check my/ --strict      a folder; warnings fail, too

Faults keep a rule from running; all of all files are shown at once. Where there are none,
warnings show what is likely a slip: a slot or list that nothing uses, a rule without near
misses, a guard that no test needs, a template or rule that another always goes before.

Exit status: 0 no faults, 1 warnings with --strict, 2 faults";

const NEW_HELP: &str = "\
Examples:
  factlint rules new \"{Ada Byron}, {36}, wrote\"
  factlint rules new --id runtime -o runtime.toml \"{Low Tide} runs for {92 minutes}.\"
  factlint rules new \"{value: 12} sheep live on {who: Farn Isle}.\" \"{Farn Isle} has {12} sheep.\"

The first piece in braces is whom or what the rule is about, the second is the value, unless
they are named `who` and `value`; more pieces are slots that do not matter, unless named.

Exit status: 0 the rule finds its own sentences, 1 it does not, 2 nothing was written";

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List the rules in force
    #[command(after_help = LIST_HELP)]
    List {
        #[command(flatten)]
        source: RuleArgs,
        /// How to show them
        #[arg(long, default_value = "table")]
        format: Format,
    },
    /// Find the faults of rule files, and what is likely a slip
    #[command(after_help = CHECK_RULES_HELP)]
    Check(RulesCheckArgs),
    /// Run the tests that the rules carry
    #[command(after_help = TEST_HELP)]
    Test(RulesTestArgs),
    /// Begin a rule file from example sentences
    #[command(after_help = NEW_HELP)]
    New(RulesNewArgs),
}

#[derive(Debug, Args)]
pub(crate) struct RulesCheckArgs {
    /// Rule files, and folders of them; the same as --rules
    #[arg(value_name = "FILE|DIR", conflicts_with = "rules")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) source: RuleArgs,
    /// Fail (exit status 1) for warnings and failing tests, too
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RulesTestArgs {
    /// Only these rules, by id, or all of a claim (`killed`: also `killed.none`)
    #[arg(value_name = "RULE")]
    pub(crate) named: Vec<String>,
    #[command(flatten)]
    pub(crate) source: RuleArgs,
    /// Show how many tests reach each template, and fail where none does
    #[arg(long)]
    pub(crate) coverage: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RulesNewArgs {
    /// Sentences as articles write them, with what matters in braces: "{Ada Byron}, {36}, wrote"
    #[arg(value_name = "SENTENCE", required = true)]
    pub(crate) sentences: Vec<String>,
    /// The id of the rule [default: a word of the first sentence]
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// The rule is about the event that is reported; the first piece is its value: "{12} people were killed"
    #[arg(long)]
    pub(crate) story: bool,
    /// The file to write [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}
