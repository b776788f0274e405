//! Byte spans and the places they stand for.
//!
//! A span is made once, where a text is read, and carried through every step; this module turns it into a line and a
//! column only at the end. It knows nothing of articles or rules.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of bytes, `start..end`, of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte; never before `start`.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    #[must_use]
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forward");
        Self { start, end }
    }

    /// As a standard range, to index a text with.
    #[must_use]
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    #[must_use]
    #[inline]
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

/// How much of a file stands before a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Start {
    /// Bytes before it.
    pub byte: usize,
    /// Lines before it.
    pub line: usize,
}

/// A place in a text as people and programs count it: all from 1. A byte order mark at the start of the text is counted by none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in characters (Unicode scalar values).
    pub column: usize,
    /// The column in bytes of UTF-8.
    pub utf8: usize,
    /// The column in code units of UTF-16.
    pub utf16: usize,
}

/// Where the lines of a text begin, to turn offsets into lines and columns.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// Offset of the first byte of each line; the first is 0.
    starts: Vec<usize>,
    /// Places inside long lines with what of the line stands before them: counting never starts far off.
    marks: Vec<(usize, Counted)>,
}

/// Bytes between two marks of a long line.
const STRIDE: usize = 256;

impl LineIndex {
    /// Finds the lines of `text`; `\n` ends a line, and so does `\r\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = text.match_indices('\n');
        let starts: Vec<usize> = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut marks = Vec::new();
        for (line, &start) in starts.iter().enumerate() {
            let end = starts.get(line + 1).copied().unwrap_or(text.len());
            let (mut at, mut before) = (start, Counted::default());
            while end - at > STRIDE {
                let next = (at + STRIDE..end).find(|&next| text.is_char_boundary(next)).unwrap_or(end);
                before = before + count(text, at..next);
                at = next;
                marks.push((at, before));
            }
        }
        Self { starts, marks }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters (Unicode scalar values).
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let at = self.position(text, offset);
        (at.line, at.column)
    }

    /// The position of a byte offset.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let near = self.marks[..self.marks.partition_point(|&(at, _)| at <= offset)].last();
        let (from, before) = near.copied().filter(|&(at, _)| at > start).unwrap_or((start, Counted::default()));
        let counted = before + count(text, from..offset);
        Position { line, column: counted.chars + 1, utf8: counted.utf8 + 1, utf16: counted.utf16 + 1 }
    }

    /// The bytes of a line (from 1), without its line end.
    #[must_use]
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.starts.get(line - 1).copied().unwrap_or(text.len());
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        text[start..end].trim_end_matches(['\n', '\r'])
    }

    /// The bytes of the lines `first` to `last` (from 1), without the line end of the last.
    #[must_use]
    pub fn lines<'t>(&self, text: &'t str, first: usize, last: usize) -> Option<&'t str> {
        let start = *self.starts.get(first.checked_sub(1)?)?;
        let end = self.starts.get(last).copied().unwrap_or(text.len());
        Some(text.get(start..end)?.trim_end_matches(['\n', '\r']))
    }
}

/// How long a part of a text is.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    chars: usize,
    utf8: usize,
    utf16: usize,
}

impl std::ops::Add for Counted {
    type Output = Self;

    fn add(self, more: Self) -> Self {
        Self { chars: self.chars + more.chars, utf8: self.utf8 + more.utf8, utf16: self.utf16 + more.utf16 }
    }
}

/// Counts a part of `text`, without a byte order mark at its start.
fn count(text: &str, part: Range<usize>) -> Counted {
    let first = part.start == 0;
    let part = text.get(part).unwrap_or_default();
    let part = part.strip_prefix('\u{feff}').filter(|_| first).unwrap_or(part);
    let utf8 = part.len();
    if part.is_ascii() {
        return Counted { chars: utf8, utf8, utf16: utf8 };
    }
    let chars = part.chars().count();
    // A character of four bytes takes two units of UTF-16, all others one.
    let long = part.bytes().filter(|&byte| byte >= 0xf0).count();
    Counted { chars, utf8, utf16: chars + long }
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
        assert_eq!(index.lines(text, 1, 2), Some("\u{feff}né\r\nzwei"));
        assert_eq!((index.lines(text, 0, 1), index.lines(text, 9, 9)), (None, None));
    }

    #[test]
    fn columns_are_counted_in_three_ways() {
        let text = "\u{feff}a\né𝄞x\n";
        let index = LineIndex::new(text);
        // (offset, line, column in characters, bytes, units of UTF-16)
        for (offset, line, column, utf8, utf16) in
            [(3, 1, 1, 1, 1), (4, 1, 2, 2, 2), (5, 2, 1, 1, 1), (7, 2, 2, 3, 2), (11, 2, 3, 7, 4)]
        {
            assert_eq!(index.position(text, offset), Position { line, column, utf8, utf16 }, "at byte {offset}");
        }
    }

    proptest::proptest! {
        /// The plain twin goes by characters.
        #[test]
        fn characters_are_counted_in_all_ways(text in "\\PC{0,30}|[aé三𝄞]{0,30}") {
            let counted = count(&text, 0..text.len());
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let utf16 = text.chars().map(char::len_utf16).sum::<usize>();
            proptest::prop_assert_eq!((counted.chars, counted.utf8, counted.utf16), (text.chars().count(), text.len(), utf16));
        }
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
