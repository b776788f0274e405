//! `factlint completions` and `factlint man`: what shells and `man` need, made from the definition of the command line.
//!
//! `page` writes one manual page; here pages and completions go to the standard output or into a folder.

mod page;

use super::args::{Cli, CompletionsArgs, ManArgs};
use super::exit::Status;
use super::terminal;
use clap::CommandFactory;
use factlint::diagnostic::Diagnostic;
use page::Page;
use std::io::Write;
use std::path::Path;

/// Runs `factlint completions`.
pub(crate) fn completions(args: &CompletionsArgs) -> Status {
    // The generators take it amiss when they cannot write, as into a pipe that is closed; memory always takes it.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "factlint", &mut script);
    terminal::show(|out| out.write_all(&script))
}

/// Runs `factlint man`.
pub(crate) fn man(args: &ManArgs) -> Status {
    let pages = page::all(Cli::command());
    let Some(folder) = &args.out else {
        return terminal::show(|out| pages.iter().take(1).try_for_each(|page| out.write_all(page.text.as_bytes())));
    };
    if let Err(faults) = write(folder, &pages) {
        terminal::tell(&faults);
        return Status::Incomplete;
    }
    let main = folder.join("factlint.1");
    terminal::show(|out| writeln!(out, "{}: {} pages; next: man {}", folder.display(), pages.len(), main.display()))
}

/// Writes each page to a file of its own.
fn write(folder: &Path, pages: &[Page]) -> Result<(), Vec<Diagnostic>> {
    let fault = |path: &Path, what: &str, error| {
        let fault = Diagnostic::error(format!("cannot {what}: {error}"));
        vec![fault.in_file(path.display().to_string()).help("name a folder that can be written to with --out")]
    };
    std::fs::create_dir_all(folder).map_err(|error| fault(folder, "make this folder", error))?;
    pages.iter().try_for_each(|page| {
        let path = folder.join(format!("{}.1", page.name));
        std::fs::write(&path, &page.text).map_err(|error| fault(&path, "write this page", error))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;
    use clap_complete::Shell;

    #[test]
    fn every_shell_is_told_of_every_command() {
        for shell in Shell::value_variants() {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "factlint", &mut script);
            let script = String::from_utf8(script).unwrap();
            for command in Cli::command().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell}: {}", command.get_name());
            }
            assert!(script.contains("fail-on"), "{shell}");
            assert!(!script.contains(env!("CARGO_MANIFEST_DIR")), "{shell}: a path of the machine that built it");
        }
    }
}
