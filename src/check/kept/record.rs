//! What records said: few bytes to know their article by, and apart from these their statements, which are wanted only where
//! their story has changed.

use super::{Hashed, Kept, Key, Use, key, piece};
use crate::article::Format;
use crate::check::Source;
use crate::check::unplaced::{Head, Placing, Unplaced};
use crate::diagnostic::Diagnostic;
use crate::packed;
use crate::statement::Statement;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Where the statements of a record are kept.
const STATEMENTS: u8 = 1;

/// What the records of one file are known by.
pub(in crate::check) struct Keys {
    ground: Sha256,
    /// What else decides what their statements are to their story.
    aside: Option<Sha256>,
}

impl Kept<'_> {
    /// What the records of a file are known by.
    pub(in crate::check) fn keys(&self, head: &Source) -> Keys {
        let Source { format, published, outlet, heard, .. } = head;
        let mut ground = Hashed(self.of_records.clone());
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
        let aside = (outlet.is_some() || heard.is_some()).then(|| {
            let mut aside = Hashed(Sha256::new());
            let _ = write!(aside, "{outlet:?} {heard:?}");
            aside.0
        });
        Keys { ground, aside }
    }

    /// What a record said.
    pub(in crate::check) fn record(&self, key: &Key) -> Option<Head> {
        let all = self.place.has(&piece(key, STATEMENTS));
        all.then(|| self.found(key, |bytes| postcard::from_bytes(bytes).ok())).flatten()
    }

    /// The statements of a record that was found, where they stand now.
    pub(in crate::check) fn statements(&self, placing: &Placing, key: &Key) -> Result<Vec<Statement>, Diagnostic> {
        let mut statements = self.promised(&piece(key, STATEMENTS), |bytes| packed::decode(bytes).ok())?;
        placing.place(&mut statements);
        Ok(statements)
    }

    /// Keeps what a record says.
    pub(in crate::check) fn keep_record(&self, key: Key, unplaced: &Unplaced) {
        let Unplaced { head, statements } = unplaced;
        self.place.keep(piece(&key, STATEMENTS), Use::Seldom, packed::encode(statements));
        // Nothing of it can fail: it is numbers, strings and lists of known length.
        self.place.keep(key, Use::Always, postcard::to_stdvec(head).unwrap_or_default());
    }
}

impl Keys {
    pub(in crate::check) fn of(&self, record: &str) -> Key {
        key(self.ground.clone().chain_update(record))
    }

    /// What a record is to its story, whose own key this is.
    pub(in crate::check) fn mark(&self, record: Key) -> Key {
        self.aside.as_ref().map_or(record, |aside| key(aside.clone().chain_update(record)))
    }
}
