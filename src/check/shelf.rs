//! Where statements lie as bytes until they are needed: in memory here, in a file where the caller has one.
//!
//! A statement takes some ten times the room in memory that it takes as bytes ([`packed`]), and most are looked at twice: when
//! the names of its story are brought together, and when it is compared. In between they are put away.

use crate::diagnostic::Diagnostic;
use crate::packed;
use crate::statement::Statement;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// A place for bytes, from any thread.
pub trait Shelf: fmt::Debug + Send + Sync {
    /// Puts bytes away.
    ///
    /// # Errors
    /// If there is no room, in words for the user.
    fn put(&self, bytes: Vec<u8>) -> Result<Slot, Diagnostic>;

    /// The bytes that were put there.
    ///
    /// # Errors
    /// If they cannot be read again, in words for the user.
    fn get(&self, slot: Slot) -> Result<Arc<[u8]>, Diagnostic>;

    /// The same for the last time: their room is free afterwards.
    ///
    /// # Errors
    /// As [`Self::get`].
    fn take(&self, slot: Slot) -> Result<Arc<[u8]>, Diagnostic> {
        self.get(slot)
    }
}

/// Where some bytes lie on a shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Their number, or their first byte in a file: as the shelf has it.
    pub at: u64,
    /// How many they are.
    pub len: u32,
}

/// A shelf in memory.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Vec<Option<Arc<[u8]>>>>);

impl Shelf for Memory {
    fn put(&self, bytes: Vec<u8>) -> Result<Slot, Diagnostic> {
        let bytes: Arc<[u8]> = bytes.into();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = Slot { at: all.len() as u64, len: length(&bytes)? };
        all.push(Some(bytes));
        Ok(slot)
    }

    fn get(&self, slot: Slot) -> Result<Arc<[u8]>, Diagnostic> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(slot.at as usize).cloned().flatten().ok_or_else(lost)
    }

    fn take(&self, slot: Slot) -> Result<Arc<[u8]>, Diagnostic> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get_mut(slot.at as usize).and_then(Option::take).ok_or_else(lost)
    }
}

/// How many bytes these are, as a [`Slot`] has it.
///
/// # Errors
/// If they are more than four thousand million.
pub fn length(bytes: &[u8]) -> Result<u32, Diagnostic> {
    u32::try_from(bytes.len()).map_err(|_| {
        let told = Diagnostic::error("the statements of one story take more than four gigabytes");
        told.help("tell articles apart by story: see `factlint check --story`")
    })
}

/// What to say of statements that cannot be read again.
#[must_use]
pub fn lost() -> Diagnostic {
    Diagnostic::error("statements that were put away cannot be read again").help("check again; if it stays, report it")
}

/// Puts statements away.
pub(super) fn put(shelf: &dyn Shelf, statements: &[Statement]) -> Result<Slot, Diagnostic> {
    put_with(shelf, &(), statements)
}

/// The same with something beside them.
pub(super) fn put_with<T: Serialize>(
    shelf: &dyn Shelf,
    beside: &T,
    statements: &[Statement],
) -> Result<Slot, Diagnostic> {
    shelf.put(packed::encode_with(beside, statements, &[]))
}

/// Makes statements of bytes from a shelf.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Vec<Statement>, Diagnostic> {
    unpacked_with::<()>(bytes).map(|((), statements)| statements)
}

/// The same with what was put beside them.
pub(super) fn unpacked_with<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, Vec<Statement>), Diagnostic> {
    let (beside, statements, _) = packed::decode_with(bytes).map_err(|_| lost())?;
    Ok((beside, statements))
}
