//! `factlint rules new`: a rule file begun from example sentences.

use super::super::args::RulesNewArgs;
use super::super::exit::Status;
use super::super::terminal;
use factlint::diagnostic::Diagnostic;
use factlint::draft::{Wish, draft};
use factlint::lexicon::Lexicon;
use factlint::rules::RuleSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Runs the command.
pub(super) fn run(args: &RulesNewArgs) -> Result<Status, Vec<Diagnostic>> {
    let shipped = RuleSet::shipped()?;
    let taken: Vec<&str> = shipped.rules.iter().map(|rule| rule.id.as_str()).collect();
    let wish = Wish { sentences: &args.sentences, id: args.id.as_deref(), story: args.story, taken: &taken };
    let draft = draft(&wish, Lexicon::english())?;
    let written = match &args.output {
        Some(path) => {
            write(path, &draft.text, args.force)?;
            let path = path.display();
            terminal::show(|out| {
                writeln!(out, "{path}: the rule `{}`; next: factlint rules test --rules {path}", draft.id)
            })
        }
        None => terminal::show(|out| out.write_all(draft.text.as_bytes())),
    };
    terminal::tell(&draft.doubts);
    terminal::tell(&draft.missed);
    Ok(written.max(if draft.missed.is_empty() { Status::Clean } else { Status::Failed }))
}

/// Writes a file, over one that is there only where that is asked for.
fn write(path: &Path, text: &str, force: bool) -> Result<(), Vec<Diagnostic>> {
    let file = if force { File::create(path) } else { File::create_new(path) };
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| {
        let fault = match error.kind() {
            io::ErrorKind::AlreadyExists => Diagnostic::error("this file is there already")
                .help("choose another name, or write over it with --force"),
            _ => Diagnostic::error(format!("cannot write the rule: {error}")),
        };
        vec![fault.in_file(path.display().to_string())]
    })
}
