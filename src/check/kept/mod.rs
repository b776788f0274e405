//! What was found out in earlier runs, to be asked before it is worked out again: what records said (`record`), and what
//! stories came to (`story`).
//!
//! Each is known by a [`Key`]: a hash of all that decides it. Where what is kept lies is the caller's business ([`Keep`]).
//! Statements stand in it as if their record began the file, so that they are found again wherever it stands now.

mod record;
mod story;

pub(super) use story::Members;

use super::Options;
use super::shelf;
use crate::article::{Fields, StoryBy};
use crate::diagnostic::Diagnostic;
use crate::packed;
use crate::rules::RuleSet;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::atomic::{AtomicBool, Ordering};

/// What something is known by: half a SHA-256. A shorter or faster hash might do for a cache; but articles are written by
/// strangers, and no text of theirs shall pass for another.
pub type Key = [u8; 16];

/// How often something is wanted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// By each run that finds it unchanged.
    Always,
    /// Only where something beside it has changed.
    Seldom,
}

/// A place that keeps things.
pub trait Keep: Sync {
    /// Whether something is kept under `key`. It was of use, then.
    fn has(&self, key: &Key) -> bool;

    /// Lets `read` read what was kept under `key`, if anything was.
    fn find(&self, key: &Key, read: &mut dyn FnMut(&[u8]));

    /// Keeps something under `key`.
    fn keep(&self, key: Key, used: Use, bytes: Vec<u8>);
}

/// What is kept of earlier runs, of the same rules and the same words.
pub struct Kept<'a> {
    place: &'a dyn Keep,
    /// What decides what records say.
    of_records: Sha256,
    /// What decides what stories come to.
    of_stories: Sha256,
    lost: AtomicBool,
}

impl<'a> Kept<'a> {
    /// What `place` keeps of runs by the same program (`build`), with these rules, words (`words`: the lists that take the
    /// place of those compiled in) and options.
    #[must_use]
    pub fn new(
        place: &'a dyn Keep,
        build: &str,
        rules: &RuleSet,
        words: &[(String, String)],
        options: &Options,
    ) -> Self {
        let mut ground = Hashed(Sha256::new());
        // All that makes a rule shows in its debug form; of options, that which decides what is found.
        let auto = options.story == StoryBy::Auto;
        let Fields { text, title, published, story, id } = &options.reading.fields;
        let fields = (text, title, published, story, id);
        let outlets: Vec<_> = options.knowledge.outlets.iter().map(|outlet| &outlet.marks).collect();
        // A hash takes all that is written to it.
        let _ = write!(ground, "{} {build} {:?}", packed::VERSION, rules.rules);
        let _ = write!(ground, "{words:?} {auto} {fields:?} {outlets:?}");
        let of_records = ground.0.clone();
        let _ = write!(ground, "{:?}", options.knowledge);
        Self { place, of_records, of_stories: ground.0, lost: AtomicBool::new(false) }
    }

    /// Whether something was not there any more when it was wanted: what a run came to that has lost something is no answer.
    #[must_use]
    pub fn has_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }

    /// What was promised to be there; an error if it is not.
    fn promised<T>(&self, key: &Key, read: impl Fn(&[u8]) -> Option<T>) -> Result<T, Diagnostic> {
        let found = self.found(key, read);
        if found.is_none() {
            self.lost.store(true, Ordering::Relaxed);
        }
        found.ok_or_else(shelf::lost)
    }

    fn found<T>(&self, key: &Key, read: impl Fn(&[u8]) -> Option<T>) -> Option<T> {
        let mut found = None;
        self.place.find(key, &mut |bytes| found = read(bytes));
        found
    }
}

/// What is kept in several pieces has a key for each.
fn piece(key: &Key, number: u8) -> Key {
    let mut key = *key;
    key[0] ^= number;
    key
}

/// The key that a hash comes to.
fn key(hash: Sha256) -> Key {
    let whole: [u8; 32] = hash.finalize().into();
    let mut key = Key::default();
    key.iter_mut().zip(whole).for_each(|(key, byte)| *key = byte);
    key
}

/// A hash that text is written to.
struct Hashed(Sha256);

impl Write for Hashed {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text);
        Ok(())
    }
}
