//! Statements as bytes, to be kept in a file and read again.
//!
//! A batch of statements becomes one block of bytes. Each string of the block stands in it once, whatever number of
//! statements have it, and is shared again when they are read: path, article, sentence and story cost a statement a byte or
//! two each. The bytes are postcard's; numbers take what they need.
//!
//! The form is for files of one and the same program: another version may write another. [`VERSION`] is for those that keep
//! blocks longer. A block that was cut short or damaged gives an error, or statements that nobody made: who does not trust
//! the place it was kept in adds a checksum.

mod row;
mod strings;

use crate::statement::Statement;
use row::{Outlets, Packer, Row, Unpacker};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;
use strings::Stored;

/// The number of the form. It grows with each change of it, or of what statements are made of.
pub const VERSION: u32 = 1;

/// The bytes of `statements`, which come back in the same order.
#[must_use]
pub fn encode(statements: &[Statement]) -> Vec<u8> {
    encode_within("", &(), statements)
}

/// The statements that were made into `bytes`.
///
/// # Errors
/// If the bytes are none that [`encode`] makes.
pub fn decode(bytes: &[u8]) -> Result<Vec<Statement>, Damaged> {
    decode_within::<()>("", bytes).map(|((), statements)| statements)
}

/// The bytes of `statements` that were found in `text`, with something to be kept beside them. What of their words stands
/// in the text is not written again: the same text is needed to read them.
pub(crate) fn encode_within<T: Serialize>(text: &str, head: &T, statements: &[Statement]) -> Vec<u8> {
    let mut packer = Packer::new(text);
    let rows: Vec<Row<'_>> = statements.iter().map(|statement| packer.row(statement)).collect();
    let (strings, outlets) = packer.finish();
    // Nothing of it can fail: it is numbers, strings and lists of known length.
    postcard::to_stdvec(&Block { head, strings, outlets, rows }).unwrap_or_default()
}

/// What [`encode_within`] made into `bytes`; `text` is the same.
pub(crate) fn decode_within<T: DeserializeOwned>(text: &str, bytes: &[u8]) -> Result<(T, Vec<Statement>), Damaged> {
    let block: Block<'_, T> = postcard::from_bytes(bytes).map_err(|_| Damaged)?;
    let Block { head, strings, outlets, rows } = block;
    let mut unpacker = Unpacker::new(text, &strings, &outlets)?;
    let statements = rows.into_iter().map(|row| unpacker.statement(row)).collect::<Result<_, _>>()?;
    Ok((head, statements))
}

/// What a batch of statements is written as.
#[derive(Serialize, Deserialize)]
struct Block<'a, T> {
    head: T,
    #[serde(borrow)]
    strings: Vec<Stored<'a>>,
    outlets: Outlets,
    rows: Vec<Row<'a>>,
}

/// Bytes that are no statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("these bytes are no statements")
    }
}

impl std::error::Error for Damaged {}

#[cfg(test)]
mod tests;
