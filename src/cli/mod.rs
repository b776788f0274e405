//! The command line: the one place that reads files, and asks the terminal.
//!
//! `args` is what can be typed, `config` what a folder says, `settings` the two together; a file a command beside them.

mod args;
mod audit;
mod baseline;
mod blocks;
mod cache;
mod check;
mod checked;
mod config;
mod exit;
mod explain;
mod files;
mod fix;
mod folder;
mod generate;
mod git;
mod lexicon;
mod links;
mod output;
mod progress;
mod read;
mod replace;
mod rule_names;
mod rule_source;
mod rules;
mod schema;
mod settings;
mod spill;
mod stories;
mod stream;
mod terminal;
mod triage;
mod unpack;
mod values;

use args::{Cli, Command, ConfigCommand};
use clap::Parser;
use std::process::ExitCode;

/// Runs the command that was typed.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    anstream::ColorChoice::from(cli.color).write_global();
    match &cli.command {
        Command::Check(args) => check::run(args).into(),
        Command::Baseline { command } => baseline::run(command).into(),
        Command::Audit(args) => audit::run(args).into(),
        Command::Stories(args) => stories::run(args).into(),
        Command::Explain(args) => explain::run(args).into(),
        Command::Rules { command } => rules::run(command).into(),
        Command::Cache { command } => cache::run(command).into(),
        Command::Config { command: ConfigCommand::Show(args) } => config::run(args).into(),
        Command::Schema { of } => schema::run(*of).into(),
        Command::Values(args) => values::run(args).into(),
        Command::Completions(args) => generate::completions(args).into(),
        Command::Man(args) => generate::man(args).into(),
    }
}
