//! Where reports go: one to the standard output, any number to files.

use super::args::{OutputArgs, Target};
use super::exit::Status;
use super::{files, links, terminal};
use anstream::StripStream;
use factlint::diagnostic::Diagnostic;
use factlint::report::table::{Detail, View};
use factlint::report::{Format, Originals, Report, is_report};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

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
    status.max(match args.format.is_json() && !terminal::is_shown() {
        true => terminal::hand_over(|out| args.format.write(&report, &view(FILE_COLUMNS), out)),
        false => terminal::show(|out| args.format.write(&report, &view(terminal::width()), out)),
    })
}

/// What is wrong with where reports are to go: two of them in one file, or one in place of what is read.
pub(crate) fn faults(args: &OutputArgs, read: &[PathBuf]) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let fault = |target: &Target| {
        let file = whole(&target.file);
        let (message, help) = if !seen.insert(file.clone()) {
            ("two reports cannot go to one file", "name a file for each")
        } else if target.file.as_os_str() == "-" {
            ("a report for the standard output is asked for with --format", "name a file")
        } else if file.extension().is_some_and(|ending| ending == "toml") {
            ("this would be written over a configuration or a baseline", "name a file that does not end in .toml")
        } else if is_article(&file, read) {
            ("this file is read as an article, and would be written over", "name one outside of what is checked")
        } else {
            return None;
        };
        Some(Diagnostic::error(message).in_file(files::shown(&target.file)).help(help))
    };
    args.output.iter().filter_map(fault).collect()
}

/// Whether `file` is one of the articles under `read`, and no report of ours.
fn is_article(file: &Path, read: &[PathBuf]) -> bool {
    // Folders are searched for files that could be articles by their name alone.
    let by_name = || files::kind(&file.to_string_lossy()).is_some();
    let is_read = || {
        let found = || files::discover(read).0.into_iter().any(|found| whole(&found.path) == file);
        read.iter().any(|path| whole(path) == file) || by_name() && found()
    };
    file.is_file() && is_read() && !std::fs::read_to_string(file).is_ok_and(|text| is_report(&text))
}

/// A path from the root, whether there is a file or not.
fn whole(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let named = || Some(folder.canonicalize().ok()?.join(file.file_name()?));
    file.canonicalize().ok().or_else(named).unwrap_or_else(|| file.to_owned())
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

/// The files that an alert speaks of.
fn originals(report: &Report<'_>) -> Originals {
    let statements = report.findings.iter().filter(|finding| finding.differs()).flat_map(|finding| &finding.statements);
    let paths: BTreeSet<&str> = statements.map(|statement| &*statement.place.path).collect();
    let read = |path: &str| Some((path.to_owned(), files::text(path)?));
    Originals::new(paths.into_iter().filter_map(read))
}
