//! The cache: what articles said in earlier runs, so that those that are as they were need not be taken apart again.
//!
//! It is asked for the bytes of an article and all that decides what is found in them ([`Kept`]); where an article lies, and
//! under which name, does not matter. A run that cannot read the cache, or write it, goes on without.

mod command;
mod guard;
mod place;
mod store;

pub(crate) use command::run;

use super::args::CacheArgs;
use super::files::FoundFile;
use factlint::check::{Keep, Key, Use};
use place::Place;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError, RwLock};
use store::{Index, Missing, Pack, Store};
use twox_hash::XxHash3_64;

/// Bytes of the records of a pack at most, unless one alone has more. Few are read in vain where one of them is asked for; and
/// with what redb writes beside them they fill a page of its, whose size is a power of two.
const PACK: usize = (64 << 10) - 512;
/// How much is kept.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Bytes of all packs at most.
    most: u64,
    /// Bytes of new records that are held before they are written.
    held: usize,
}

const LIMITS: Limits = Limits { most: store::MOST, held: 128 << 20 };
/// Bytes of articles below which they are taken apart sooner than they are looked up.
const FEW: u64 = 1 << 20;

/// The cache of a run.
pub(crate) struct Cache {
    folder: PathBuf,
    /// Whether the folder was asked for by name.
    is_named: bool,
    /// What the program is known by.
    pub(crate) build: String,
    open: RwLock<Option<Store>>,
    index: Index,
    /// Packs that were of use.
    used: Mutex<BTreeSet<u64>>,
    new: Mutex<New>,
    limits: Limits,
}

/// What is to be written.
#[derive(Default)]
struct New {
    /// What is held, or written by now.
    keys: FxHashSet<Key>,
    packs: Vec<Pack>,
    /// Those that are being filled. What each run wants lies together, apart from what few want.
    always: Pack,
    seldom: Pack,
    /// Bytes of all of them.
    held: usize,
    /// Why nothing more is to be written.
    fault: Option<String>,
    damaged: bool,
}

impl Cache {
    /// The cache of a run over these files; `None` where none is wanted, or of use.
    pub(crate) fn of_run(args: &CacheArgs, found: &[FoundFile]) -> Option<Self> {
        let place = args.place()?;
        if !place.is_named && is_small(found) {
            return None;
        }
        Some(Self::open(&place, build()?, LIMITS))
    }

    /// The cache at a place.
    fn open(place: &Place, build: String, limits: Limits) -> Self {
        let Place { folder, is_named } = place.clone();
        let fault = place::make(&folder).err().map(|error| error.to_string());
        let opened = Store::open(&folder).and_then(|store| store.index().map(|index| (store, index)));
        let (open, index, damaged) = match opened {
            Ok((store, index)) => (Some(store), index, false),
            Err(missing) => (None, Index::default(), missing == Missing::Damaged),
        };
        let new = Mutex::new(New { damaged, fault, ..New::default() });
        Self { folder, is_named, build, open: RwLock::new(open), index, used: Mutex::default(), new, limits }
    }

    /// Writes what is new. What kept it from being written is worth a word where the place was asked for by name; any other
    /// run is as good without.
    pub(crate) fn close(self) -> Option<String> {
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        self.write(&mut new);
        let fault = new.fault.take().filter(|_| self.is_named)?;
        Some(format!("note: nothing is kept in {}: {fault}", self.folder.display()))
    }

    fn write(&self, new: &mut New) {
        let last = [std::mem::take(&mut new.always), std::mem::take(&mut new.seldom)];
        let packs: Vec<Pack> =
            std::mem::take(&mut new.packs).into_iter().chain(last).filter(|pack| pack.len() > 0).collect();
        new.held = 0;
        if new.fault.is_some() || packs.is_empty() && !new.damaged {
            return;
        }
        // Who writes has the file to itself.
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        *open = None;
        let used: Vec<u64> =
            std::mem::take(&mut *self.used.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect();
        new.fault = store::write(&self.folder, &packs, &used, self.limits.most, new.damaged).err();
        new.damaged = false;
        *open = Store::open(&self.folder).ok();
    }
}

impl Keep for Cache {
    fn has(&self, key: &Key) -> bool {
        let spot = self.index.get(key);
        if let Some(spot) = spot {
            self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(spot.pack);
        }
        spot.is_some()
    }

    fn find(&self, key: &Key, read: &mut dyn FnMut(&[u8])) {
        let Some(&spot) = self.index.get(key) else { return };
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let Some(store) = &*open else { return };
        let damaged = store.read(spot, read).is_err();
        drop(open);
        if damaged {
            self.new.lock().unwrap_or_else(PoisonError::into_inner).damaged = true;
        } else {
            self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(spot.pack);
        }
    }

    fn keep(&self, key: Key, used: Use, bytes: Vec<u8>) {
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        if new.fault.is_some() || !new.keys.insert(key) {
            return;
        }
        new.held += bytes.len();
        let New { always, seldom, packs, .. } = &mut *new;
        let pack = match used {
            Use::Always => always,
            Use::Seldom => seldom,
        };
        if pack.len() + bytes.len() > PACK && pack.len() > 0 {
            packs.push(std::mem::take(pack));
        }
        pack.add(key, &bytes);
        if new.held >= self.limits.held {
            self.write(&mut new);
        }
    }
}

/// Whether the files are read sooner than anything about them is looked up.
fn is_small(found: &[FoundFile]) -> bool {
    let len = |file: &FoundFile| std::fs::metadata(&file.path).map_or(0, |file| file.len());
    // So many files hold more, or take as long.
    found.len() < 1000 && found.iter().map(len).sum::<u64>() < FEW
}

/// What this program is known by: its bytes, for what it finds may change with any of them.
fn build() -> Option<String> {
    let mut hash = XxHash3_64::new();
    let mut file = File::open(std::env::current_exe().ok()?).ok()?;
    let mut bytes = vec![0; 1 << 20];
    loop {
        match file.read(&mut bytes).ok()? {
            0 => return Some(format!("{:016x}", std::hash::Hasher::finish(&hash))),
            read => std::hash::Hasher::write(&mut hash, bytes.get(..read)?),
        }
    }
}

#[cfg(test)]
mod tests;
