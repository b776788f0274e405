//! `factlint rules new`: a rule file begun from example sentences.

use super::super::args::RulesNewArgs;
use super::super::exit::Status;
use factlint::diagnostic::Diagnostic;

/// Runs the command.
pub(super) fn run(_: &RulesNewArgs) -> Result<Status, Vec<Diagnostic>> {
    Ok(Status::Clean)
}
