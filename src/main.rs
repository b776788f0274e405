//! The `factlint` command: what was typed goes in, an exit status comes out; the work is the library's.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
