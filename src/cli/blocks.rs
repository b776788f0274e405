//! A stream of lines, in blocks: each of about the bytes that one thread takes at a time, and ending where a line does.

use factlint::check::{PART, lines};
use factlint::span::Start;
use std::io::{self, Read};

/// Bytes of one line at most: far more than any article, and all of it is held in memory.
const LONGEST: usize = 1 << 30;

/// Some lines of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) bytes: Vec<u8>,
    /// Where it begins in the stream.
    pub(crate) start: Start,
}

/// Why a stream ends before its end.
#[derive(Debug)]
pub(crate) enum Broken {
    /// It cannot be read on.
    Unreadable(io::Error),
    /// A line is longer than any article.
    LongLine,
}

/// The blocks of a stream.
pub(crate) struct Blocks<R> {
    input: R,
    /// What was read and not given yet: a part of a line.
    rest: Vec<u8>,
    start: Start,
    done: bool,
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, rest: Vec::new(), start: Start::default(), done: false }
    }

    /// Whether there is nothing after the blocks that were given.
    pub(crate) fn is_done(&self) -> bool {
        self.done
    }

    /// The next block; where the stream breaks, how much of it was read before.
    fn block(&mut self) -> Result<Option<Block>, (Broken, Start)> {
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            // A long line is read in larger and larger steps.
            let (before, want) = (bytes.len(), PART.max(bytes.len()));
            bytes.reserve(want);
            let read = (&mut self.input).take(want as u64).read_to_end(&mut bytes);
            let at = |bytes: &[u8]| Start { byte: self.start.byte + bytes.len(), line: self.start.line + lines(bytes) };
            if let Err(error) = read {
                return Err((Broken::Unreadable(error), at(&bytes)));
            }
            if bytes.len() < before + want {
                self.done = true;
                break;
            }
            if let Some(end) = bytes.iter().rposition(|&byte| byte == b'\n').filter(|&end| end >= before) {
                self.rest = bytes.split_off(end + 1);
                break;
            }
            if bytes.len() > LONGEST {
                return Err((Broken::LongLine, at(&bytes)));
            }
        }
        let start = self.start;
        self.start = Start { byte: start.byte + bytes.len(), line: start.line + lines(&bytes) };
        Ok((!bytes.is_empty()).then_some(Block { bytes, start }))
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = Result<Block, (Broken, Start)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let block = self.block();
        self.done |= block.is_err();
        block.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn blocks_are_the_stream(lengths in prop::collection::vec(0..PART * 2, 0..6), ends in any::<bool>()) {
            let mut all: Vec<u8> = Vec::new();
            for length in lengths {
                all.extend(std::iter::repeat_n(b'x', length).chain([b'\n']));
            }
            if ends {
                all.extend(b"the last");
            }
            let blocks: Vec<Block> = Blocks::new(&*all).map(|block| block.unwrap()).collect();
            let mut start = Start::default();
            for (number, Block { bytes, start: of }) in blocks.iter().enumerate() {
                prop_assert_eq!(*of, start);
                prop_assert!(bytes.ends_with(b"\n") || number + 1 == blocks.len());
                start = Start { byte: start.byte + bytes.len(), line: start.line + lines(bytes) };
            }
            prop_assert_eq!(blocks.into_iter().flat_map(|block| block.bytes).collect::<Vec<_>>(), all);
        }
    }

    #[test]
    fn a_stream_that_breaks_tells_where() {
        struct Breaks(usize);
        impl Read for Breaks {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                if self.0 == 0 {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                let read = self.0.min(into.len());
                into[..read].fill(b'\n');
                self.0 -= read;
                Ok(read)
            }
        }
        let all: Vec<_> = Blocks::new(Breaks(PART + 7)).collect();
        assert_eq!(all.len(), 2);
        assert!(matches!(&all[1], Err((Broken::Unreadable(_), at)) if at.line == PART + 7 && at.byte == PART + 7));
    }
}
