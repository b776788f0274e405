//! Statements and findings as bytes, to be kept in a file and read again.
//!
//! A batch of statements becomes one block of bytes. Each string of the block stands in it once, whatever number of
//! statements have it, and is shared again when they are read: path, article, sentence and story cost a statement a byte or
//! two each. The bytes are postcard's; numbers take what they need.
//!
//! The form is for files of one and the same program: another version may write another. [`VERSION`] is for those that keep
//! blocks longer. A block that was cut short or damaged gives an error, or statements that nobody made: who does not trust
//! the place it was kept in adds a checksum.

mod finding;
mod row;
mod strings;

use crate::finding::Finding;
use crate::statement::Statement;
use finding::FindingRow;
use row::{Outlets, Packer, Row, Unpacker};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The number of the form. It grows with each change of it, or of what statements are made of.
pub const VERSION: u32 = 2;

/// The bytes of `statements`, which come back in the same order.
#[must_use]
pub fn encode(statements: &[Statement]) -> Vec<u8> {
    encode_with(&(), statements, &[])
}

/// The statements that were made into `bytes`.
///
/// # Errors
/// If the bytes are none that [`encode`] makes.
pub fn decode(bytes: &[u8]) -> Result<Vec<Statement>, Damaged> {
    decode_with::<()>(bytes).map(|((), statements, _)| statements)
}

/// The bytes of `statements` and `findings`, with something to be kept beside them.
pub(crate) fn encode_with<T: Serialize>(head: &T, statements: &[Statement], findings: &[Finding]) -> Vec<u8> {
    let mut packer = Packer::with_room(statements.len());
    let findings: Vec<FindingRow<'_>> = findings.iter().map(|finding| packer.finding(finding)).collect();
    let rows: Vec<Row<'_>> = statements.iter().map(|statement| packer.row(statement)).collect();
    let (strings, outlets) = packer.finish();
    // Nothing of it can fail: it is numbers, strings and lists of known length.
    postcard::to_stdvec(&Block { head, strings, outlets, rows, findings }).unwrap_or_default()
}

/// What [`encode_with`] made into `bytes`.
pub(crate) fn decode_with<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, Vec<Statement>, Vec<Finding>), Damaged> {
    let block: Block<'_, T> = postcard::from_bytes(bytes).map_err(|_| Damaged)?;
    let Block { head, strings, outlets, rows, findings } = block;
    let mut unpacker = Unpacker::new(strings, &outlets)?;
    let findings = findings.into_iter().map(|row| unpacker.finding(row)).collect::<Result<_, _>>()?;
    let statements = rows.into_iter().map(|row| unpacker.statement(row)).collect::<Result<_, _>>()?;
    Ok((head, statements, findings))
}

/// What a batch of statements and findings is written as.
#[derive(Serialize, Deserialize)]
struct Block<'a, T> {
    head: T,
    #[serde(borrow)]
    strings: Vec<&'a str>,
    outlets: Outlets,
    rows: Vec<Row<'a>>,
    findings: Vec<FindingRow<'a>>,
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
