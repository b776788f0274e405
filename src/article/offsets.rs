//! From a place in an article's text back to the bytes of its file.

use crate::span::Span;

/// Maps spans of an extracted text to spans of the file it was extracted from.
///
/// Built in order while the text is: each piece is either copied byte for byte, or stands for some other bytes as a whole
/// (an entity, an escape). Invariant: pieces lie in ascending order of both texts and cover the extracted one.
#[derive(Debug, Clone, Default)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    text: usize,
    text_len: usize,
    file: usize,
    file_len: usize,
}

impl OffsetMap {
    /// The map of a text that is the file from byte `file` on, unchanged.
    #[must_use]
    pub fn identity(file: usize, len: usize) -> Self {
        let mut map = Self::default();
        map.push(len, file, len);
        map
    }

    /// Adds the next `text_len` bytes of the text, which stand for `file_len` bytes of the file from `file` on.
    pub fn push(&mut self, text_len: usize, file: usize, file_len: usize) {
        if text_len == 0 {
            return;
        }
        let text = self.pieces.last().map_or(0, |last| last.text + last.text_len);
        if let Some(last) = self.pieces.last_mut() {
            let copied = last.text_len == last.file_len && text_len == file_len;
            if copied && last.file + last.file_len == file {
                last.text_len += text_len;
                last.file_len += file_len;
                return;
            }
        }
        self.pieces.push(Piece { text, text_len, file, file_len });
    }

    /// The bytes of the file that a span of the text came from; markup between its ends is part of it.
    #[must_use]
    pub fn to_file(&self, span: Span) -> Span {
        let start = self.start(span.start);
        Span::new(start, self.end(span.end).max(start))
    }

    fn start(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text + piece.text_len <= at);
        match self.pieces.get(index) {
            Some(piece) if piece.text_len == piece.file_len => piece.file + (at - piece.text),
            Some(piece) => piece.file,
            None => self.pieces.last().map_or(0, |piece| piece.file + piece.file_len),
        }
    }

    fn end(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text + piece.text_len < at);
        match self.pieces.get(index) {
            Some(piece) if piece.text_len == piece.file_len => piece.file + (at - piece.text),
            Some(piece) => piece.file + piece.file_len,
            None => self.pieces.last().map_or(0, |piece| piece.file + piece.file_len),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_the_text_come_back_as_bytes_of_the_file() {
        // File `a &amp; <b>c</b>`, text `a & c`.
        let mut map = OffsetMap::default();
        map.push(2, 0, 2);
        map.push(1, 2, 5);
        map.push(1, 7, 1);
        map.push(1, 11, 1);
        for (start, end, file) in [(0, 1, 0..1), (2, 3, 2..7), (0, 3, 0..7), (4, 5, 11..12), (2, 5, 2..12)] {
            assert_eq!(map.to_file(Span::new(start, end)), file.into());
        }
    }
}
