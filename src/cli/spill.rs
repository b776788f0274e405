//! Statements that wait to be compared: in memory up to a bound, and beyond it, compressed, in a temporary file.
//!
//! The file has no name and is gone when the run ends, however it ends. `TMPDIR` says where it lies.

use factlint::check::shelf::{Memory, Shelf, Slot, length};
use factlint::diagnostic::Diagnostic;
use lz4_flex::block;
use std::error::Error;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What a slot's number has where its bytes lie in the file.
const IN_FILE: u64 = 1 << 63;

/// Memory, and a file for what does not fit.
#[derive(Debug)]
pub(crate) struct Spill {
    /// Bytes in memory at most.
    most: u64,
    used: AtomicU64,
    memory: Memory,
    /// Made when it is needed; and where it ends.
    file: Mutex<Option<(File, u64)>>,
}

impl Spill {
    pub(crate) fn new(most: Size) -> Self {
        Self { most: most.0, used: AtomicU64::new(0), memory: Memory::default(), file: Mutex::new(None) }
    }

    fn write(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut out, end) = match file.take() {
            Some(open) => open,
            None => (tempfile::tempfile()?, 0),
        };
        // What was written in part is written over.
        let written = out.seek(SeekFrom::Start(end)).and_then(|_| out.write_all(bytes));
        let after = if written.is_ok() { end + bytes.len() as u64 } else { end };
        *file = Some((out, after));
        written.map(|()| end)
    }

    fn read(&self, start: u64, bytes: &mut [u8]) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, _) = file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(bytes)
    }
}

impl Shelf for Spill {
    fn put(&self, bytes: Vec<u8>) -> Result<Slot, Diagnostic> {
        let len = length(&bytes)?;
        let room = |used: u64| Some(used + u64::from(len)).filter(|used| *used <= self.most);
        if self.used.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room).is_ok() {
            return self.memory.put(bytes);
        }
        let packed = block::compress_prepend_size(&bytes);
        let len = length(&packed)?;
        let start = self.write(&packed).map_err(|error| unwritten(&error))?;
        Ok(Slot { at: start | IN_FILE, len })
    }

    fn get(&self, slot: Slot) -> Result<Arc<[u8]>, Diagnostic> {
        if slot.at & IN_FILE == 0 {
            return self.memory.get(slot);
        }
        let mut bytes = vec![0; slot.len as usize];
        self.read(slot.at & !IN_FILE, &mut bytes).map_err(|error| unread(&error))?;
        Ok(block::decompress_size_prepended(&bytes).map_err(|error| unread(&error))?.into())
    }

    fn take(&self, slot: Slot) -> Result<Arc<[u8]>, Diagnostic> {
        if slot.at & IN_FILE != 0 {
            return self.get(slot);
        }
        let bytes = self.memory.take(slot)?;
        self.used.fetch_sub(u64::from(slot.len), Ordering::Relaxed);
        Ok(bytes)
    }
}

fn unwritten(error: &dyn Error) -> Diagnostic {
    let told = Diagnostic::error(format!("cannot write the temporary file for what does not fit in memory: {error}"));
    told.help("make room there, name another folder with TMPDIR, or allow more memory with --memory")
}

fn unread(error: &dyn Error) -> Diagnostic {
    Diagnostic::error(format!("cannot read the temporary file again: {error}")).help("check again")
}

/// A number of bytes: `512M`, `2G`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size(pub(crate) u64);

impl FromStr for Size {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let told = || "a number with K, M, G or T behind it, as in 512M or 2G".to_owned();
        let upper = written.to_ascii_uppercase();
        let bare = upper.strip_suffix("IB").or(upper.strip_suffix('B')).unwrap_or(&upper);
        let digits = bare.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let power = match bare.get(digits.len()..) {
            Some("K") => 10,
            Some("M") => 20,
            Some("G") => 30,
            Some("T") => 40,
            Some("") if digits.bytes().all(|byte| byte == b'0') => 0,
            _ => return Err(told()),
        };
        let number: u64 = digits.trim().parse().map_err(|_| told())?;
        number.checked_mul(1 << power).map(Self).ok_or_else(|| "more than any machine has".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_found_again() {
        let spill = Spill::new(Size(10));
        let put = |bytes: &[u8]| spill.put(bytes.to_vec()).unwrap();
        let (small, large, none, rest) = (put(b"123456"), put(b"1234567890"), put(b""), put(b"more"));
        let in_file = [small, large, none, rest].map(|slot| slot.at & IN_FILE != 0);
        assert_eq!(in_file, [false, true, false, false]);
        for (slot, want) in [(large, &b"1234567890"[..]), (small, b"123456"), (none, b""), (rest, b"more")] {
            assert_eq!(&*spill.get(slot).unwrap(), want);
            assert_eq!(&*spill.take(slot).unwrap(), want);
        }
        // Its room is free again.
        assert_eq!(put(b"1234567890").at & IN_FILE, 0);
        assert!(spill.get(Slot { at: IN_FILE | 99, len: 5 }).is_err());
    }

    #[test]
    fn sizes_are_written_as_elsewhere() {
        for (written, want) in [
            ("0", Some(0)),
            ("2G", Some(2 << 30)),
            ("512m", Some(512 << 20)),
            ("100KiB", Some(100 << 10)),
            ("1TB", Some(1 << 40)),
            ("5", None),
            ("G", None),
            ("", None),
            ("-1G", None),
            ("1.5G", None),
            ("99999999999T", None),
        ] {
            assert_eq!(written.parse().ok(), want.map(Size), "{written}");
        }
    }
}
