//! From a place in an article's text back to the bytes of its file.

use crate::span::Span;

/// Maps spans of an extracted text to spans of the file it was extracted from.
///
/// Built in order while the text is: each piece was copied byte for byte, or stands for some other bytes as a whole (an
/// entity, an escape), or stands for none (the break after a title). Invariant: pieces cover the extracted text without a
/// gap. They ascend in the file too, except that a title may come from further down than the text it is put before.
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
    /// Byte `n` of the text is byte `n` of the file. Two lengths that agree do not make it so: `&nang;` has six bytes, and
    /// so have the two characters it stands for.
    copied: bool,
}

impl OffsetMap {
    /// The map of a text that is the file from byte `file` on, unchanged.
    #[must_use]
    pub fn identity(file: usize, len: usize) -> Self {
        let mut map = Self::default();
        map.copy(file, len);
        map
    }

    /// Adds the next `len` bytes of the text, copied from the file from byte `file` on.
    pub fn copy(&mut self, file: usize, len: usize) {
        if let Some(last) = self.pieces.last_mut().filter(|last| last.copied && last.file + last.file_len == file) {
            last.text_len += len;
            last.file_len += len;
            return;
        }
        self.push(len, file, len, true);
    }

    /// Adds the next `text_len` bytes of the text, which stand for `file_len` bytes of the file from `file` on.
    pub fn replace(&mut self, text_len: usize, file: usize, file_len: usize) {
        self.push(text_len, file, file_len, false);
    }

    /// Adds the next `text_len` bytes of the text, which stand for no byte of the file.
    pub fn insert(&mut self, text_len: usize) {
        let file = self.pieces.last().map_or(0, |last| last.file + last.file_len);
        self.push(text_len, file, 0, false);
    }

    /// Adds all pieces of `after`, whose text follows.
    pub fn append(&mut self, after: &Self) {
        for piece in &after.pieces {
            self.push(piece.text_len, piece.file, piece.file_len, piece.copied);
        }
    }

    fn push(&mut self, text_len: usize, file: usize, file_len: usize, copied: bool) {
        if text_len > 0 {
            let text = self.text_len();
            self.pieces.push(Piece { text, text_len, file, file_len, copied });
        }
    }

    /// Length of the text in bytes.
    fn text_len(&self) -> usize {
        self.pieces.last().map_or(0, |last| last.text + last.text_len)
    }

    /// The bytes of the file that a span of the text came from; markup between its ends is part of it.
    ///
    /// A span that runs from a title into text that stands before it in the file is cut to its start.
    #[must_use]
    pub fn to_file(&self, span: Span) -> Span {
        let start = self.start(span.start);
        Span::new(start, self.end(span.end).max(start))
    }

    /// The spans of the text that were copied byte for byte, each with the file's byte it starts at.
    pub fn copied(&self) -> impl Iterator<Item = (Span, usize)> + '_ {
        let copied = self.pieces.iter().filter(|piece| piece.copied);
        copied.map(|piece| (Span::new(piece.text, piece.text + piece.text_len), piece.file))
    }

    fn start(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text + piece.text_len <= at);
        match self.pieces.get(index..).unwrap_or_default() {
            // Inserted text has no place: the place is where the text goes on.
            [piece, next, ..] if piece.file_len == 0 => next.file,
            [piece, ..] if piece.copied => piece.file + (at - piece.text),
            [piece, ..] => piece.file,
            [] => self.pieces.last().map_or(0, |piece| piece.file + piece.file_len),
        }
    }

    fn end(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text + piece.text_len < at);
        match self.pieces.get(index) {
            Some(piece) if piece.copied => piece.file + (at - piece.text),
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
        map.copy(0, 2);
        map.replace(1, 2, 5);
        map.copy(7, 1);
        map.copy(11, 1);
        for (start, end, file) in [(0, 1, 0..1), (2, 3, 2..7), (0, 3, 0..7), (4, 5, 11..12), (2, 5, 2..12)] {
            assert_eq!(map.to_file(Span::new(start, end)), file.into());
        }
    }

    #[test]
    fn a_title_put_first_keeps_its_own_place() {
        // File `{"text": "Rain", "title": "Sky"}`, text `Sky\n\nRain`.
        let mut map = OffsetMap::identity(27, 3);
        map.insert(2);
        map.append(&OffsetMap::identity(10, 4));
        for (start, end, file) in [(0, 3, 27..30), (5, 9, 10..14), (4, 9, 10..14), (0, 4, 27..30), (0, 7, 27..27)] {
            assert_eq!(map.to_file(Span::new(start, end)), file.into(), "{start}..{end}");
        }
    }

    #[test]
    fn equal_lengths_do_not_make_a_copy() {
        // `&nang;` stands for six bytes, and a span may end between its two characters.
        let mut map = OffsetMap::identity(0, 1);
        map.replace(6, 1, 6);
        assert_eq!(map.to_file(Span::new(1, 4)), (1..7).into());
        assert_eq!(map.to_file(Span::new(4, 7)), (1..7).into());
    }
}
