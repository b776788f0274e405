//! `factlint cache`: what is kept, and how to be rid of it.

use super::super::args::{CacheCommand, CacheDirArgs};
use super::super::exit::Status;
use super::super::terminal;
use super::place::{self, Place};
use super::store::{self, Missing, Store};
use factlint::diagnostic::Diagnostic;
use std::io::Write;

/// Runs the command.
pub(crate) fn run(command: &CacheCommand) -> Status {
    let (CacheCommand::Info(args) | CacheCommand::Clear(args)) = command;
    let Some(place) = place(args) else {
        let help = "name one with --cache-dir";
        terminal::tell(&[Diagnostic::error("there is no folder for the cache").help(help)]);
        return Status::Incomplete;
    };
    match command {
        CacheCommand::Info(_) => info(&place),
        CacheCommand::Clear(_) => clear(&place),
    }
}

fn place(args: &CacheDirArgs) -> Option<Place> {
    place::place(args.cache_dir.as_deref())
}

fn info(place: &Place) -> Status {
    let file = store::file(&place.folder);
    let size = std::fs::metadata(&file).map_or(0, |file| file.len());
    let holds = match Store::open(&place.folder).and_then(|store| store.index()) {
        Ok(_) => megabytes(size),
        Err(Missing::Absent) if file.is_file() => "in use by another run, or not to be read".to_owned(),
        Err(Missing::Absent) => "empty".to_owned(),
        Err(Missing::Damaged) => "damaged; the next run begins it anew".to_owned(),
    };
    terminal::show(|out| {
        writeln!(out, "{}", place.folder.display())?;
        writeln!(out, "{holds}")?;
        writeln!(out, "at most {}; what was of no use for longest leaves first", megabytes(store::MOST))
    })
}

fn clear(place: &Place) -> Status {
    let file = store::file(&place.folder);
    let size = std::fs::metadata(&file).map_or(0, |file| file.len());
    match std::fs::remove_file(&file) {
        Ok(()) => terminal::show(|out| writeln!(out, "cleared {}", megabytes(size))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            terminal::show(|out| writeln!(out, "nothing to clear"))
        }
        Err(error) => {
            let help = "make its folder writable, or delete it by hand";
            let fault = Diagnostic::error(format!("the cache cannot be cleared: {error}"));
            terminal::tell(&[fault.in_file(file.display().to_string()).help(help)]);
            Status::Incomplete
        }
    }
}

/// `12.3 MB`.
fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}
