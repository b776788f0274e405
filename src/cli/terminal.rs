//! The two output streams: reports go to one, messages to the other; a reader that leaves early is no fault.

use super::exit::Status;
use anstyle::AnsiColor;
use factlint::diagnostic::{Diagnostic, Level};
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

/// Writes messages to the standard error stream, each with an empty line after it.
pub(crate) fn tell(diagnostics: &[Diagnostic]) {
    let mut out = anstream::stderr().lock();
    for diagnostic in diagnostics {
        let text = diagnostic.to_string();
        let (level, rest) = text.split_at(text.find(':').unwrap_or(0));
        let colour = if diagnostic.level == Level::Error { AnsiColor::Red } else { AnsiColor::Yellow };
        let style = colour.on_default().bold();
        // Nobody is left to tell when this fails.
        let _ = writeln!(out, "{style}{level}{style:#}{rest}");
    }
}
