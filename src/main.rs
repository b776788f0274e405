//! The `factlint` command: what was typed goes in, an exit status comes out; the work is the library's.

mod cli;

/// The system's own takes longer the more was put into memory and let go again: of the report on ten million articles, half the
/// time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
