//! Byte spans and the places they stand for.
//!
//! A span is made once, where a text is read, and carried through every step; this module turns it into a line and a
//! column only at the end. It knows nothing of articles or rules.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte; never before `start`.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forward");
        Self { start, end }
    }

    /// As a standard range, to index a text with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span holding both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Where the lines of a text begin, to turn offsets into lines and columns.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// Offset of the first byte of each line; the first is 0.
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of `text`; `\n` ends a line, and so does `\r\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters (Unicode scalar values).
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let before = text.get(start..offset).unwrap_or_default();
        // A byte order mark is no character of the first line.
        (line, before.trim_start_matches('\u{feff}').chars().count() + 1)
    }

    /// The bytes of a line (from 1), without its line end.
    #[must_use]
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.starts.get(line - 1).copied().unwrap_or(text.len());
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        text[start..end].trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "\u{feff}né\r\nzwei\n";
        let index = LineIndex::new(text);
        // (offset, line, column)
        for (offset, line, column) in [(3, 1, 1), (4, 1, 2), (6, 1, 3), (8, 2, 1), (11, 2, 4), (13, 3, 1)] {
            assert_eq!(index.line_column(text, offset), (line, column), "at byte {offset}");
        }
        assert_eq!(index.line(text, 2), "zwei");
        assert_eq!(index.line(text, 9), "");
    }
}
