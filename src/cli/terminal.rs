//! The two output streams: reports go to one, messages to the other; a reader that leaves early is no fault.

use super::exit::Status;
use factlint::diagnostic::Diagnostic;
use std::io::{self, BufWriter, Write};
use terminal_size::{Width, terminal_size_of};

/// Columns where the output is no terminal.
const COLUMNS: usize = 80;
/// Lines longer than this are hard to read.
const WIDEST: usize = 140;

/// Columns to fill.
pub(crate) fn width() -> usize {
    terminal_size_of(io::stdout()).map_or(COLUMNS, |(Width(columns), _)| usize::from(columns).min(WIDEST))
}

/// The standard output, without colours where they do not belong.
pub(crate) type Out = BufWriter<anstream::AutoStream<io::StdoutLock<'static>>>;

/// Lets `write` write to the standard output.
pub(crate) fn show(write: impl FnOnce(&mut Out) -> io::Result<()>) -> Status {
    let mut out = BufWriter::new(anstream::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            tell(&[Diagnostic::error(format!("cannot write the report: {error}"))]);
            Status::Incomplete
        }
        _ => Status::Clean,
    }
}

/// Writes messages to the standard error stream.
pub(crate) fn tell(diagnostics: &[Diagnostic]) {
    let mut out = anstream::stderr().lock();
    for diagnostic in diagnostics {
        // Nobody is left to tell when this fails.
        let _ = write!(out, "{diagnostic}");
    }
}
