//! Files as streams of bytes: as they are, or unpacked on the way.
//!
//! An archive of several pieces put one after another (what `cat a.gz b.gz` makes, or `pzstd`) is read as one text.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    /// `.gz`
    Gzip,
    /// `.zst`
    Zstd,
}

impl Packing {
    /// What the ending of a path tells, and the path without it.
    pub(crate) fn of(path: &str) -> Option<(Self, &str)> {
        let (stem, ending) = path.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "gz" => Some((Self::Gzip, stem)),
            "zst" => Some((Self::Zstd, stem)),
            _ => None,
        }
    }
}

/// The bytes of a file, unpacked; `count` is told how many bytes of the file are read.
///
/// # Errors
/// If the file cannot be opened.
pub(crate) fn open<'c>(
    path: &Path,
    packing: Option<Packing>,
    count: impl Fn(u64) + Send + 'c,
) -> io::Result<Box<dyn Read + Send + 'c>> {
    let file = Counted { file: File::open(path)?, count };
    Ok(match packing {
        None => Box::new(file),
        Some(Packing::Gzip) => {
            let mut input = BufReader::with_capacity(BUFFER, file);
            // Nothing, packed by nobody: nothing.
            match input.fill_buf()?.is_empty() {
                true => Box::new(io::empty()),
                false => Box::new(flate2::bufread::MultiGzDecoder::new(input)),
            }
        }
        Some(Packing::Zstd) => Box::new(Frames::new(BufReader::with_capacity(BUFFER, file))),
    })
}

/// Bytes of an archive that are read at once.
const BUFFER: usize = 64 << 10;

/// A file, read and counted.
struct Counted<C> {
    file: File,
    count: C,
}

impl<C: Fn(u64)> Read for Counted<C> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        (self.count)(read as u64);
        Ok(read)
    }
}

/// The frames of a Zstandard file, one after another.
struct Frames<R> {
    input: R,
    frame: FrameDecoder,
    /// Whether a frame has begun and is not at its end.
    inside: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(input: R) -> Self {
        Self { input, frame: FrameDecoder::new(), inside: false }
    }

    /// Begins the next frame, if there is one; those that hold no text are left out.
    fn begin(&mut self) -> io::Result<()> {
        while !self.inside && !self.input.fill_buf()?.is_empty() {
            match self.frame.init(&mut self.input) {
                Ok(()) => self.inside = true,
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    let length = u64::from(length);
                    if io::copy(&mut (&mut self.input).take(length), &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(broken(error)),
            }
        }
        Ok(())
    }

    /// Ends the frame, whose bytes are all given out.
    fn end(&mut self) -> io::Result<()> {
        self.inside = false;
        match (self.frame.get_checksum_from_data(), self.frame.get_calculated_checksum()) {
            (Some(told), Some(reckoned)) if told != reckoned => Err(broken("its checksum does not fit")),
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            self.begin()?;
            if !self.inside || into.is_empty() {
                return Ok(0);
            }
            while self.frame.can_collect() == 0 && !self.frame.is_finished() {
                self.frame.decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBlocks(1)).map_err(broken)?;
            }
            let read = self.frame.read(into)?;
            if read > 0 {
                return Ok(read);
            }
            self.end()?;
        }
    }
}

fn broken(error: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Write;

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &str) -> Vec<u8> {
        compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
    }

    /// What is read of these bytes, and how many of them were counted.
    fn read(packing: Packing, bytes: &[u8]) -> (io::Result<String>, u64) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let counted = std::sync::atomic::AtomicU64::new(0);
        let count = |read| {
            counted.fetch_add(read, std::sync::atomic::Ordering::Relaxed);
        };
        let mut text = String::new();
        let read = open(file.path(), Some(packing), count).unwrap().read_to_string(&mut text);
        (read.map(|_| text), counted.into_inner())
    }

    #[test]
    fn archives_are_read_to_their_end() {
        let long = "It rained all day, and blew. ".repeat(20_000);
        let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
        for (packing, bytes, want) in [
            (Packing::Gzip, gzip(&long), long.clone()),
            (Packing::Zstd, zstd(&long), long.clone()),
            (Packing::Gzip, [gzip("a"), gzip(""), gzip("b")].concat(), "ab".to_owned()),
            (Packing::Zstd, [zstd("a"), skipped.clone(), zstd(""), zstd("b"), skipped].concat(), "ab".to_owned()),
            (Packing::Zstd, Vec::new(), String::new()),
        ] {
            let (text, counted) = read(packing, &bytes);
            assert_eq!((text.unwrap(), counted), (want, bytes.len() as u64), "{packing:?}");
        }
    }

    #[test]
    fn broken_archives_are_errors() {
        let long = "It rained all day, and blew. ".repeat(20_000);
        for (packing, bytes) in [(Packing::Gzip, gzip(&long)), (Packing::Zstd, zstd(&long))] {
            for end in [3, bytes.len() / 2, bytes.len() - 1] {
                assert!(read(packing, &bytes[..end]).0.is_err(), "{packing:?} {end}");
            }
            assert!(read(packing, b"{\"text\": \"not packed at all\"}").0.is_err());
        }
    }

    #[test]
    fn endings_tell_how_a_file_is_packed() {
        for (path, want) in [
            ("a.jsonl.gz", Some((Packing::Gzip, "a.jsonl"))),
            ("a.NDJSON.ZST", Some((Packing::Zstd, "a.NDJSON"))),
            ("a.jsonl", None),
            ("gz", None),
        ] {
            assert_eq!(Packing::of(path), want, "{path}");
        }
    }
}
