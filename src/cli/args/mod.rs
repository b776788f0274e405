//! What can be typed: commands, options, and the words that explain them.
//!
//! These are the low-level arguments, as clap reads them; `settings` joins them with the configuration. A file a command;
//! what several commands take stands in `shared`.

mod audit;
mod baseline;
mod cache;
mod check;
mod config;
mod explain;
mod generate;
mod rules;
mod schema;
mod shared;
mod stories;
mod values;

pub(crate) use audit::AuditArgs;
pub(crate) use baseline::{BaselineArgs, BaselineCommand, BaselineShowArgs};
pub(crate) use cache::{CacheArgs, CacheCommand, CacheDirArgs};
pub(crate) use check::{CheckArgs, CollectionArgs, FixArgs, OutputArgs, Target};
pub(crate) use config::{ConfigCommand, ShowArgs};
pub(crate) use explain::ExplainArgs;
pub(crate) use generate::{CompletionsArgs, ManArgs};
pub(crate) use rules::{RulesCheckArgs, RulesCommand, RulesNewArgs, RulesTestArgs};
pub(crate) use schema::SchemaOf;
pub(crate) use shared::{ConfigArgs, FieldArgs, Format, HowArgs, ReadingArgs, RuleArgs, Story};
pub(crate) use stories::StoriesArgs;
pub(crate) use values::ValuesArgs;

use clap::{Parser, Subcommand, ValueEnum};

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

use exit_status;

/// Finds where a collection of articles contradicts itself
#[derive(Debug, Parser)]
#[command(name = "factlint", version, after_help = exit_status!(), disable_help_subcommand = true)]
#[command(max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Colour the output; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 900)]
    pub(crate) color: Color,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check articles against each other
    #[command(after_help = check::HELP)]
    Check(CheckArgs),
    /// Keep the findings that are known, so that new ones alone fail a check
    #[command(after_help = baseline::HELP)]
    Baseline {
        #[command(subcommand)]
        command: BaselineCommand,
    },
    /// Show which articles report one event
    #[command(after_help = stories::HELP)]
    Stories(StoriesArgs),
    /// Plant mistakes in copies of the articles, to see how many the rules catch
    #[command(after_help = audit::HELP)]
    Audit(AuditArgs),
    /// Show why something was found in an article or not, and what a rule does
    #[command(after_help = explain::HELP)]
    Explain(ExplainArgs),
    /// See, write, check and test rules
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
    /// See what is kept of earlier runs, or be rid of it
    #[command(after_help = cache::HELP)]
    Cache {
        #[command(subcommand)]
        command: CacheCommand,
    },
    /// See which settings are in force, and where they come from
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print the JSON Schema by which editors complete and check rule files and factlint.toml
    #[command(after_help = schema::HELP)]
    Schema {
        /// Which file it describes
        of: SchemaOf,
    },
    /// Show which values a text holds and how they are understood
    #[command(after_help = values::HELP)]
    Values(ValuesArgs),
    /// Print what a shell needs to complete commands, options and their values
    #[command(after_help = generate::COMPLETIONS_HELP)]
    Completions(CompletionsArgs),
    /// Print the manual page, or write one for each command
    #[command(after_help = generate::MAN_HELP)]
    Man(ManArgs),
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
            "check --output json",
            "check --output json=",
            "check --output jsn=a.json",
            "check --fix --diff",
            "check --diff --format json",
            "check --diff --output json=a.json",
            "audit --min-caught 101",
            "audit --plants some",
            "rules",
        ] {
            let words = std::iter::once("factlint").chain(line.split(' '));
            assert!(Cli::try_parse_from(words).is_err(), "{line}");
        }
    }
}
