//! The two output streams: reports go to one, messages to the other; a reader that leaves early is no fault.

use super::exit::Status;
use anstyle::AnsiColor;
use factlint::diagnostic::{Diagnostic, Level};
use factlint::fix::diff::For;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
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
    status(write(&mut out).and_then(|()| out.flush()))
}

/// Whether the standard output is a terminal.
pub(crate) fn is_shown() -> bool {
    io::stdout().is_terminal()
}

/// Lets `write` write the very bytes to the standard output: nothing is looked for in them that a terminal would obey.
pub(crate) fn hand_over(write: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>) -> Status {
    let mut out = BufWriter::new(io::stdout().lock());
    status(write(&mut out).and_then(|()| out.flush()))
}

/// Lets `write` write a diff to the standard output: to a person where that is a terminal or colours are wanted, else the
/// very bytes, for the program that takes them.
pub(crate) fn show_diff(write: impl FnOnce(For, &mut dyn Write) -> io::Result<()>) -> Status {
    let stdout = io::stdout();
    if stdout.is_terminal() || anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never {
        return show(|out| write(For::People, out));
    }
    hand_over(|out| write(For::Programs, out))
}

fn status(written: io::Result<()>) -> Status {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            tell(&[Diagnostic::error(format!("cannot write the report: {error}"))]);
            Status::Incomplete
        }
        _ => Status::Clean,
    }
}

/// Writes a line to the standard error stream.
pub(crate) fn say(line: &str) {
    // Nobody is left to tell when this fails.
    let _ = writeln!(anstream::stderr(), "{line}");
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
