//! What records said in earlier runs, to be asked before one is taken through the rules again.
//!
//! A record is known by a [`Key`]: a hash of its bytes and of all else that decides what is found in it. Where what is kept
//! lies is the caller's business ([`Keep`]); what is kept is a few bytes for each statement, for the words themselves are
//! in the record.

use super::unplaced::Unplaced;
use super::{Options, Source};
use crate::article::{Fields, Format, StoryBy};
use crate::day::Day;
use crate::packed;
use crate::rules::RuleSet;
use crate::story::Sketch;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What a record is known by: half a SHA-256. A shorter or faster hash might do for a cache; but articles are written by
/// strangers, and no text of theirs shall pass for another.
pub type Key = [u8; 16];

/// A place that keeps what records said.
pub trait Keep: Sync {
    /// Lets `read` read what was kept under `key`, if anything was.
    fn find(&self, key: &Key, read: &mut dyn FnMut(&[u8]));

    /// Keeps something under `key`.
    fn keep(&self, key: Key, bytes: Vec<u8>);
}

/// What is kept of earlier runs, of the same rules and the same words.
#[derive(Clone)]
pub struct Kept<'a> {
    place: &'a dyn Keep,
    ground: Sha256,
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
        Self { place, ground: ground.0 }
    }

    /// What the records of a file are known by.
    pub(super) fn keys(&self, head: &Source) -> Keys {
        let Source { format, published, .. } = head;
        let mut ground = Hashed(self.ground.clone());
        let format = match format {
            Format::Plain => "plain",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Restructured => "restructured",
            Format::JsonLines => "json lines",
        };
        let _ = write!(ground, "{format} {published:?}");
        // What was hashed before a record is a whole number of blocks, which is done once.
        let ground = Sha256::new().chain_update(ground.0.finalize()).chain_update([0; 32]);
        Keys { ground }
    }

    /// What a record said.
    pub(super) fn find(&self, key: Key, record: &str) -> Option<Unplaced> {
        let mut found = None;
        self.place.find(&key, &mut |bytes| found = unpack(record, bytes));
        found
    }

    /// Keeps what a record says.
    pub(super) fn keep(&self, key: Key, record: &str, unplaced: &Unplaced) {
        let Unplaced { statements, title, published, story, sketch, outlet } = unplaced;
        let head = Head {
            title: title.as_deref().map(str::to_owned),
            published: published.map(Day),
            story: story.clone(),
            sketch: sketch.clone(),
            outlet: *outlet,
        };
        self.place.keep(key, packed::encode_within(record, &head, statements));
    }
}

fn unpack(record: &str, bytes: &[u8]) -> Option<Unplaced> {
    let (head, statements) = packed::decode_within::<Head>(record, bytes).ok()?;
    let Head { title, published, story, sketch, outlet } = head;
    let (title, published) = (title.map(Into::into), published.map(|Day(day)| day));
    Some(Unplaced { statements, title, published, story, sketch, outlet })
}

/// What is kept beside the statements.
#[derive(Serialize, Deserialize)]
struct Head {
    title: Option<String>,
    published: Option<Day>,
    story: Option<String>,
    sketch: Option<Sketch>,
    outlet: Option<usize>,
}

/// What the records of one file are known by.
pub(super) struct Keys {
    ground: Sha256,
}

impl Keys {
    pub(super) fn of(&self, record: &str) -> Key {
        let whole: [u8; 32] = self.ground.clone().chain_update(record).finalize().into();
        let mut key = Key::default();
        key.iter_mut().zip(whole).for_each(|(key, byte)| *key = byte);
        key
    }
}

/// A hash that text is written to.
struct Hashed(Sha256);

impl Write for Hashed {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text);
        Ok(())
    }
}
