//! Files of many articles, read as streams: a block of lines at a time, each let go when its statements are taken.
//!
//! One thread reads, and unpacks, ahead of those that take the blocks apart, by a few blocks and no more: memory is bounded
//! by the statements, not by the text. What is said of a file is the same as if it were read at once: a file that breaks off
//! or is no text is an error as a whole.

use super::blocks::{Block, Blocks, Broken};
use super::files::{self, FoundFile};
use super::progress::Progress;
use super::unpack;
use factlint::check::{Gathered, Means, Part, Source, gather_part, join};
use factlint::diagnostic::Diagnostic;
use factlint::report;
use factlint::span::Start;
use rayon::prelude::*;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;

type Fault = Box<Diagnostic>;
type Read = Result<Block, (Broken, Start)>;

/// What a file holds; `None` of a report of ours that lies in a folder of articles: it quotes them all.
pub(crate) fn gathered(
    file: &FoundFile,
    head: &Source,
    means: &Means<'_>,
    progress: &Progress,
) -> Result<Option<Vec<Gathered>>, Fault> {
    let input = unpack::open(&file.path, file.packing, |bytes| progress.read(bytes));
    let mut blocks = Blocks::new(input.map_err(|error| Box::new(files::unreadable(&file.shown, &error)))?);
    let Some(first) = blocks.next() else { return Ok(Some(join(head, Vec::new()))) };
    if let Ok(Block { bytes, .. }) = &first
        && !file.named
        && report::is_report(&String::from_utf8_lossy(bytes))
    {
        return Ok(None);
    }
    let part = |block: Read| part(file, head, means, block).inspect(|part| progress.found(part.found()));
    if blocks.is_done() {
        return Ok(Some(join(head, vec![part(first)?])));
    }
    let parts = apart(std::iter::once(first).chain(blocks), &part)?;
    Ok(Some(join(head, parts)))
}

/// Takes the blocks through `part` on all threads, while one reads ahead; the first fault, by place, where there are any.
fn apart<I: Iterator<Item = Read> + Send>(
    blocks: I,
    part: &(impl Fn(Read) -> Result<Part, Fault> + Sync),
) -> Result<Vec<Part>, Fault> {
    let failed = AtomicBool::new(false);
    let (sender, receiver) = sync_channel(2 * rayon::current_num_threads());
    let mut parts: Vec<(usize, Result<Part, Fault>)> = std::thread::scope(|scope| {
        let failed = &failed;
        scope.spawn(move || {
            // After a fault, what was read before it is taken apart, and no more is read.
            let wanted = blocks.enumerate().take_while(|_| !failed.load(Ordering::Relaxed));
            wanted.into_iter().try_for_each(|block| sender.send(block))
        });
        let one = |(number, block)| {
            let part = part(block);
            failed.fetch_or(part.is_err(), Ordering::Relaxed);
            (number, part)
        };
        receiver.into_iter().par_bridge().map(one).collect()
    });
    parts.sort_unstable_by_key(|&(number, _)| number);
    parts.into_iter().map(|(_, part)| part).collect()
}

/// What a block holds.
fn part(file: &FoundFile, head: &Source, means: &Means<'_>, block: Read) -> Result<Part, Fault> {
    let Block { bytes, start } = block.map_err(|(broken, at)| Box::new(fault(file, &broken, at)))?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|error| Box::new(files::not_utf8(&bytes, error.valid_up_to(), start).in_file(&file.shown)))?;
    Ok(gather_part(means, head, text, start))
}

/// What to say of a stream that broke off at a place.
fn fault(file: &FoundFile, broken: &Broken, at: Start) -> Diagnostic {
    match broken {
        Broken::LongLine => Diagnostic::error(format!("line {} is too long to read", at.line + 1))
            .in_file(&file.shown)
            .help("write one article a line"),
        Broken::Unreadable(error) if file.packing.is_some() && error.kind() != io::ErrorKind::PermissionDenied => {
            files::broken(&file.shown, error, at)
        }
        Broken::Unreadable(error) => files::unreadable(&file.shown, error),
    }
}
