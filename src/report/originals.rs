//! The files that a report speaks of, as they are on the disk.
//!
//! A place knows its bytes, its line and its column in characters. Some formats count columns otherwise, or look at the
//! lines around a place; they ask here. The files are given by the caller: nothing is opened, and a file that is not there,
//! or no longer says what was read, costs a format its precision and nothing else.

use crate::span::{LineIndex, Position};
use crate::statement::Place;
use std::collections::BTreeMap;

/// The texts of files, by their paths as shown.
#[derive(Debug, Clone, Default)]
pub struct Originals {
    files: BTreeMap<String, Original>,
}

#[derive(Debug, Clone)]
struct Original {
    text: String,
    lines: LineIndex,
}

/// Where some words begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The position of their first character.
    pub start: Position,
    /// The position just past their last one.
    pub end: Position,
}

impl Originals {
    /// These files, each a path and its text.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let original = |(path, text): (String, String)| {
            let lines = LineIndex::new(&text);
            (path, Original { text, lines })
        };
        Self { files: files.into_iter().map(original).collect() }
    }

    /// The text of the file at `path`.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|original| &*original.text)
    }

    /// The text of the file at `path`, and where its lines begin.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<(&str, &LineIndex)> {
        self.files.get(path).map(|Original { text, lines }| (&**text, lines))
    }

    /// The lines `first` to `last` (from 1) of the file at `path`, as they stand there.
    #[must_use]
    pub fn lines(&self, path: &str, first: usize, last: usize) -> Option<&str> {
        let Original { text, lines } = self.files.get(path)?;
        lines.lines(text, first, last)
    }

    /// Where the words of a place begin and end. Without the file, all that stands before them in their line is taken for
    /// ASCII.
    #[must_use]
    pub fn region(&self, place: &Place) -> Region {
        let original = self.files.get(&*place.path);
        let same = |original: &&Original| original.text.get(place.start..place.end) == Some(&*place.text);
        match original.filter(same) {
            Some(Original { text, lines }) => {
                Region { start: lines.position(text, place.start), end: lines.position(text, place.end) }
            }
            None => {
                let (line, column) = (place.line, place.column);
                let start = Position { line, column, utf8: column, utf16: column };
                Region { start, end: after(start, &place.text) }
            }
        }
    }
}

/// The position just past `words`, which begin at `start`.
fn after(start: Position, words: &str) -> Position {
    words.chars().fold(start, |at, c| match c {
        '\n' => Position { line: at.line + 1, column: 1, utf8: 1, utf16: 1 },
        c => Position {
            line: at.line,
            column: at.column + 1,
            utf8: at.utf8 + c.len_utf8(),
            utf16: at.utf16 + c.len_utf16(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &str, text: &str, words: &str) -> Place {
        let start = text.find(words).unwrap();
        let (line, column) = LineIndex::new(text).line_column(text, start);
        Place { path: path.into(), start, end: start + words.len(), line, column, text: words.into() }
    }

    #[test]
    fn regions_count_columns_in_the_file() {
        let text = "né 𝄞 Ada\nByron came.";
        let originals = Originals::new([("a.txt".to_owned(), text.to_owned())]);
        let Region { start, end } = originals.region(&place("a.txt", text, "Ada\nByron"));
        assert_eq!((start.line, start.column, start.utf8, start.utf16), (1, 6, 10, 7));
        assert_eq!((end.line, end.column, end.utf8, end.utf16), (2, 6, 6, 6));
        assert_eq!(originals.text("a.txt"), Some(text));
    }

    #[test]
    fn without_the_file_that_was_read_columns_are_those_in_characters() {
        let read = "né 𝄞 Ada\nByron came.";
        let originals = Originals::new([("a.txt".to_owned(), "Another text.".to_owned())]);
        for path in ["a.txt", "b.txt"] {
            let Region { start, end } = originals.region(&place(path, read, "Ada\nByron"));
            assert_eq!((start.line, start.utf8, start.utf16), (1, 6, 6));
            assert_eq!((end.line, end.utf8, end.utf16), (2, 6, 6));
        }
    }
}
