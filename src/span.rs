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
    /// Places inside long lines with the characters of the line before them: counting never starts far off.
    marks: Vec<(usize, usize)>,
}

/// Bytes between two marks of a long line.
const STRIDE: usize = 1024;

impl LineIndex {
    /// Finds the lines of `text`; `\n` ends a line, and so does `\r\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts: Vec<usize> = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut marks = Vec::new();
        for (line, &start) in starts.iter().enumerate() {
            let end = starts.get(line + 1).copied().unwrap_or(text.len());
            let (mut at, mut before) = (start, 0);
            while end - at > STRIDE {
                let next = (at + STRIDE..end).find(|&next| text.is_char_boundary(next)).unwrap_or(end);
                before += count(text, at..next);
                at = next;
                marks.push((at, before));
            }
        }
        Self { starts, marks }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters (Unicode scalar values).
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let near = self.marks[..self.marks.partition_point(|&(at, _)| at <= offset)].last();
        let (from, before) = near.copied().filter(|&(at, _)| at > start).unwrap_or((start, 0));
        (line, before + count(text, from..offset) + 1)
    }

    /// The bytes of a line (from 1), without its line end.
    #[must_use]
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.starts.get(line - 1).copied().unwrap_or(text.len());
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        text[start..end].trim_end_matches(['\n', '\r'])
    }
}

/// Characters of a part of `text`; a byte order mark at its start is none.
fn count(text: &str, part: Range<usize>) -> usize {
    let mark = usize::from(part.start == 0 && text.starts_with('\u{feff}'));
    text.get(part).unwrap_or_default().chars().count().saturating_sub(mark)
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

    #[test]
    fn columns_of_long_lines_count_the_same() {
        let text = format!("né\n{}\nend", "é三x ".repeat(2_000));
        let index = LineIndex::new(&text);
        let (mut line, mut column) = (1, 1);
        for (offset, c) in text.char_indices() {
            assert_eq!(index.line_column(&text, offset), (line, column), "at byte {offset}");
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
    }
}
