//! The file of the cache: packs of records in a redb database, and which of them was of use when. (A run that finds all it
//! looks for writes nothing: of use is what was of use to a run that did.)
//!
//! Records lie together in packs of some ten kilobytes, so that a collection is a few thousand entries and not millions.
//! An index beside each pack tells whose records it holds; all indices are read at once. Any number of runs read at the
//! same time; one that writes has the file to itself for that moment.

use super::guard::guarded;
use factlint::check::Key;
use redb::{
    Database, DatabaseError, Durability, ReadOnlyDatabase, ReadOnlyTable, ReadableDatabase, ReadableTable,
    TableDefinition,
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;
use twox_hash::XxHash3_64;

/// The number of the form of the file; it is a part of its name, so that another form is another file.
pub(super) const FORM: u32 = 1;
/// Bytes of all packs at most: the records of some five hundred thousand articles.
pub(super) const MOST: u64 = 1 << 30;
/// Bytes of pages that are held in memory.
const PAGES: usize = 64 << 20;
/// How often, and how long in between, a file is asked for that another run has to itself.
const TRIES: (u32, Duration) = (50, Duration::from_millis(20));

/// The bytes of the records of a pack, one after another.
const PACKS: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("packs");
/// The keys of these records, and how many bytes each has, with a checksum before them.
const KEYS: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("keys");
/// The last run that a pack was of use to, and its bytes.
const USED: TableDefinition<'_, u64, (u64, u64)> = TableDefinition::new("used");

/// A pack as it is written.
#[derive(Debug, Default)]
pub(super) struct Pack {
    bytes: Vec<u8>,
    keys: Vec<Entry>,
}

/// A record of a pack: its key, how many bytes it has, and their checksum.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Entry {
    key: Key,
    len: u32,
    sum: u64,
}

impl Pack {
    /// Adds a record; one of more than four gigabytes is none.
    pub(super) fn add(&mut self, key: Key, record: &[u8]) {
        if let Ok(len) = u32::try_from(record.len()) {
            self.keys.push(Entry { key, len, sum: sum(record) });
            self.bytes.extend_from_slice(record);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }
}

fn sum(bytes: &[u8]) -> u64 {
    XxHash3_64::oneshot(bytes)
}

/// Where a record lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) pack: u64,
    start: u64,
    pub(super) len: u32,
    sum: u64,
}

/// The file, open to be read.
pub(super) struct Store {
    packs: ReadOnlyTable<u64, &'static [u8]>,
    // Dropped after what reads from it.
    file: ReadOnlyDatabase,
}

/// What the file holds.
pub(super) type Index = FxHashMap<Key, Spot>;

/// Why there is nothing to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// There is no file yet, it cannot be read, or another run has it for too long.
    Absent,
    /// It holds what no run has written.
    Damaged,
}

/// The path of the file in the folder of the cache.
pub(super) fn file(folder: &Path) -> PathBuf {
    folder.join(format!("records-{FORM}.redb"))
}

impl Store {
    /// Opens the file.
    pub(super) fn open(folder: &Path) -> Result<Self, Missing> {
        let path = file(folder);
        if !path.is_file() {
            return Err(Missing::Absent);
        }
        let opened = guarded(|| Some(patiently(|| redb::Builder::new().set_cache_size(PAGES).open_read_only(&path))));
        match opened {
            Some(Ok(file)) => guarded(|| {
                let packs = file.begin_read().ok()?.open_table(PACKS).ok()?;
                Some(Self { packs, file })
            })
            .ok_or(Missing::Damaged),
            Some(Err(error)) if !is_damage(&error) => Err(Missing::Absent),
            _ => Err(Missing::Damaged),
        }
    }

    /// Reads what it holds.
    pub(super) fn index(&self) -> Result<Index, Missing> {
        guarded(|| index(&self.file.begin_read().ok()?.open_table(KEYS).ok()?)).ok_or(Missing::Damaged)
    }

    /// Lets `read` read a record.
    pub(super) fn read(&self, spot: Spot, read: &mut dyn FnMut(&[u8])) -> Result<(), Missing> {
        let pack = guarded(|| self.packs.get(spot.pack).ok()).ok_or(Missing::Damaged)?;
        // It may have left since the index was read.
        let Some(pack) = pack else { return Ok(()) };
        let range =
            usize::try_from(spot.start).ok().and_then(|start| Some(start..start.checked_add(spot.len as usize)?));
        let bytes = range.and_then(|range| pack.value().get(range)).filter(|bytes| sum(bytes) == spot.sum);
        bytes.map(read).ok_or(Missing::Damaged)
    }
}

/// Where each record lies.
fn index(keys: &impl ReadableTable<u64, &'static [u8]>) -> Option<Index> {
    let mut packs: Vec<(u64, Vec<Entry>)> = Vec::new();
    for entry in keys.iter().ok()? {
        let (pack, bytes) = entry.ok()?;
        let (told, bytes) = bytes.value().split_first_chunk::<8>().map(|(told, bytes)| (*told, bytes.to_vec()))?;
        if u64::from_le_bytes(told) != sum(&bytes) {
            return None;
        }
        packs.push((pack.value(), postcard::from_bytes(&bytes).ok()?));
    }
    let mut index = Index::default();
    index.reserve(packs.iter().map(|(_, entries)| entries.len()).sum());
    for (pack, entries) in packs {
        let mut start = 0;
        for Entry { key, len, sum } in entries {
            index.insert(key, Spot { pack, start, len, sum });
            start += u64::from(len);
        }
    }
    Some(index)
}

/// Adds packs, and notes that this run had use of the packs `used`. What was of no use for longest leaves, until no more
/// than `most` bytes are left. A file that is damaged, which may show only here, is begun anew.
///
/// # Errors
/// If nothing can be written: nothing is, then.
pub(super) fn write(folder: &Path, packs: &[Pack], used: &[u64], most: u64, is_damaged: bool) -> Result<(), String> {
    let path = file(folder);
    let create = || redb::Builder::new().set_cache_size(PAGES).create(&path);
    let opened = if is_damaged { None } else { guarded(|| Some(patiently(create))) };
    let opened = match opened {
        Some(Err(error)) if !is_damage(&error) => return Err(error.to_string()),
        Some(Ok(file)) => {
            let done = guarded(|| Some(add(&file, packs, used, most)));
            // It goes through its file once more when it is let go.
            let closed = guarded(|| {
                drop(file);
                Some(())
            });
            closed.and(done)
        }
        _ => None,
    };
    if let Some(written) = opened {
        return written.map_err(|error| error.to_string());
    }
    std::fs::remove_file(&path).map_err(|error| error.to_string())?;
    let file = create().map_err(|error| error.to_string())?;
    add(&file, packs, &[], most).map_err(|error| error.to_string())
}

fn add(file: &Database, packs: &[Pack], used: &[u64], most: u64) -> Result<(), redb::Error> {
    let mut writing = file.begin_write()?;
    writing.set_durability(Durability::Immediate)?;
    {
        let (mut bytes, mut keys, mut uses) =
            (writing.open_table(PACKS)?, writing.open_table(KEYS)?, writing.open_table(USED)?);
        let known: Vec<(u64, u64, u64)> = uses
            .iter()?
            .map(|entry| entry.map(|(pack, used)| (used.value().0, pack.value(), used.value().1)))
            .collect::<Result<_, _>>()?;
        let run = known.iter().map(|&(run, ..)| run).max().unwrap_or(0) + 1;
        let first = known.iter().map(|&(_, pack, _)| pack).max().unwrap_or(0) + 1;
        for &pack in used {
            let of = uses.get(pack)?.map(|used| used.value().1);
            if let Some(len) = of {
                uses.insert(pack, (run, len))?;
            }
        }
        for (number, pack) in (first..).zip(packs) {
            let entries = postcard::to_stdvec(&pack.keys).unwrap_or_default();
            bytes.insert(number, &*pack.bytes)?;
            keys.insert(number, &*[&sum(&entries).to_le_bytes()[..], &entries].concat())?;
            uses.insert(number, (run, (pack.bytes.len() + entries.len()) as u64))?;
        }
        let mut all: Vec<(u64, u64, u64)> = uses
            .iter()?
            .map(|entry| entry.map(|(pack, used)| (used.value().0, pack.value(), used.value().1)))
            .collect::<Result<_, _>>()?;
        all.sort_unstable();
        let mut total: u64 = all.iter().map(|&(.., len)| len).sum();
        for (_, pack, len) in all {
            if total <= most {
                break;
            }
            bytes.remove(pack)?;
            keys.remove(pack)?;
            uses.remove(pack)?;
            total -= len;
        }
    }
    writing.commit()?;
    Ok(())
}

/// Opens a file, and asks again while another run has it to itself.
fn patiently<T>(open: impl Fn() -> Result<T, DatabaseError>) -> Result<T, DatabaseError> {
    let (tries, pause) = TRIES;
    for _ in 1..tries {
        match open() {
            Err(DatabaseError::DatabaseAlreadyOpen) => sleep(pause),
            done => return done,
        }
    }
    open()
}

/// Whether a file cannot be opened for what it holds, and not for who may read it or has it open.
fn is_damage(error: &DatabaseError) -> bool {
    match error {
        DatabaseError::DatabaseAlreadyOpen | DatabaseError::LockProtocolMismatch => false,
        DatabaseError::Storage(redb::StorageError::Io(error)) => {
            matches!(error.kind(), std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof)
        }
        _ => true,
    }
}
