//! The `factlint` command.

#[allow(dead_code, reason = "the command line is not wired up yet")]
mod cli;

fn main() {}
