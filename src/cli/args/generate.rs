//! What can be typed after `factlint completions` and `factlint man`.

use clap::Args;
use clap_complete::Shell;
use std::path::PathBuf;

pub(super) const COMPLETIONS_HELP: &str = "\
Examples:
  factlint completions bash > ~/.local/share/bash-completion/completions/factlint
  factlint completions zsh > ~/.zfunc/_factlint
  factlint completions fish > ~/.config/fish/completions/factlint.fish
  factlint completions powershell >> $PROFILE
  factlint completions elvish >> ~/.config/elvish/rc.elv

Shells that are started afterwards complete what is typed; zsh, where `fpath=(~/.zfunc $fpath)`
stands in ~/.zshrc before compinit. After an update of factlint, write the file anew.";

pub(super) const MAN_HELP: &str = "\
Examples:
  factlint man | man -l -                      read the main page
  factlint man --out ~/.local/share/man/man1   write all pages where `man` looks for them

Exit status: 0 the pages are written, 2 they could not be written";

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// Which shell they are for
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The folder to write a page of each command to; it is made where it is missing
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}
