//! Where reports go: one to the standard output, any number to files.

use super::args::{OutputArgs, Target};
use super::exit::Status;
use super::links;
use super::terminal;
use anstream::StripStream;
use factlint::diagnostic::Diagnostic;
use factlint::report::table::{Detail, View};
use factlint::report::{Format, Originals, Report};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Columns of a table that goes to a file.
const FILE_COLUMNS: usize = 120;

/// Writes the report in each format that is asked for. `checked`: whether there was a check at all; of none, a table would
/// look like a clean run.
pub(crate) fn write(args: &OutputArgs, report: &Report<'_>, checked: bool) -> Status {
    let formats = || args.output.iter().map(|target| target.format).chain([args.format]);
    let originals = formats().any(Format::wants_originals).then(|| originals(report));
    let links = links::before_paths();
    let report = Report { originals: originals.as_ref(), links: links.as_deref(), ..*report };
    let view = |width| View { width, only: args.only.into(), detail: detail(args) };
    let mut status = Status::Clean;
    for Target { format, file } in &args.output {
        let written = create(file, |out| format.write(&report, &view(FILE_COLUMNS), out));
        if let Err(error) = written {
            let help = "name a file in a folder that is there and can be written to";
            let shown = file.to_string_lossy();
            terminal::tell(&[Diagnostic::error(format!("cannot write the report: {error}")).in_file(shown).help(help)]);
            status = Status::Incomplete;
        }
    }
    if args.format == Format::Table && !checked {
        return status;
    }
    status.max(terminal::show(|out| args.format.write(&report, &view(terminal::width()), out)))
}

fn detail(args: &OutputArgs) -> Detail {
    match (args.quiet, args.verbose) {
        (true, _) => Detail::Quiet,
        (_, true) => Detail::Verbose,
        _ => Detail::Normal,
    }
}

/// Lets `write` write a file, without colours.
fn create(file: &Path, write: impl FnOnce(&mut BufWriter<StripStream<File>>) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(StripStream::new(File::create(file)?));
    write(&mut out)?;
    out.flush()
}

/// The files that something is to be said of.
fn originals(report: &Report<'_>) -> Originals {
    let statements = report.findings.iter().flat_map(|finding| &finding.statements);
    let paths: BTreeSet<&str> = statements.map(|statement| &*statement.place.path).collect();
    let read = |path: &str| std::fs::read_to_string(path).ok().map(|text| (path.to_owned(), text));
    Originals::new(paths.into_iter().filter_map(read))
}
