//! A text under construction, with the place of each of its bytes.
//!
//! The formats write through this type alone, so that a text and its offset map cannot part. It knows of paragraphs and
//! line breaks, not of any markup.

use super::OffsetMap;
use super::comment::{self, Comment};
use super::marks::Marks;
use crate::span::Span;

/// A text extracted from `source` so far.
#[derive(Debug)]
pub(super) struct Extracted<'s> {
    source: &'s str,
    /// What has been extracted.
    pub(super) text: String,
    /// Where it came from.
    pub(super) offsets: OffsetMap,
    /// The pieces of `text` that are set as code, in order.
    pub(super) code: Vec<Span>,
    /// The headings in `text`, in order.
    pub(super) headings: Vec<Span>,
    /// The comments that speak to factlint.
    marks: Marks,
    /// How many bytes the title that was put first takes.
    titled: usize,
    /// What stands between the text so far and the next piece of it.
    gap: Gap,
}

/// What stands between two pieces; the greater wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    None,
    /// White space of the file.
    Space(Span),
    Line,
    Paragraph,
}

impl<'s> Extracted<'s> {
    /// Nothing of `source` yet.
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            text: String::new(),
            offsets: OffsetMap::default(),
            code: Vec::new(),
            headings: Vec::new(),
            marks: Marks::default(),
            titled: 0,
            gap: Gap::None,
        }
    }

    /// The file itself.
    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// Adds `span` of the file as it is.
    pub(super) fn copy(&mut self, span: Span) {
        let Some(piece) = self.source.get(span.range()).filter(|piece| !piece.is_empty()) else { return };
        self.close_gap();
        self.text.push_str(piece);
        self.offsets.copy(span.start, span.len());
    }

    /// Adds `text`, which stands for all of `span`.
    pub(super) fn replace(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        if self.source.get(span.range()) == Some(text) {
            return self.copy(span);
        }
        self.close_gap();
        self.text.push_str(text);
        self.offsets.replace(text.len(), span.start, span.len());
    }

    /// Adds a space for the white space `span`, unless the text breaks there anyway.
    pub(super) fn space(&mut self, span: Span) {
        self.gap = self.gap.max(Gap::Space(span));
    }

    /// Ends a line; a second end of line makes a paragraph.
    pub(super) fn break_line(&mut self) {
        if self.gap >= Gap::Line {
            return self.break_paragraph();
        }
        self.gap = Gap::Line;
    }

    /// Ends a paragraph.
    pub(super) fn break_paragraph(&mut self) {
        self.gap = Gap::Paragraph;
        self.marks.end_paragraph();
    }

    /// Marks a comment whose inside, without the marks of the markup, is `inside`, and which stands in what is read or not.
    /// It adds no text.
    pub(super) fn mark_comment(&mut self, inside: Span, read: bool) {
        if let Some(said) = comment::said(self.source, inside) {
            self.marks.add(said, self.text.len(), read);
        }
    }

    /// Tells the comments before it that text is left out here, of which they spoke.
    pub(super) fn pass_over(&mut self) {
        self.marks.pass_over();
    }

    /// A block of the markup begins.
    pub(super) fn open_block(&mut self) {
        self.marks.open_block(self.text.len());
    }

    /// A cell of a table begins: a block of its row.
    pub(super) fn open_cell(&mut self) {
        self.marks.open_cell(self.text.len());
    }

    /// How many blocks and cells are open.
    pub(super) fn depth(&self) -> usize {
        self.marks.depth()
    }

    /// Blocks and cells of the markup end, until `depth` are open.
    pub(super) fn close_blocks(&mut self, depth: usize) {
        let text = &self.text;
        self.marks.close_blocks(depth, |len| added(text, len));
    }

    /// The comments that speak to factlint, each with its spot; none are left.
    pub(super) fn take_comments(&mut self) -> Vec<Comment> {
        self.close_blocks(0);
        std::mem::take(&mut self.marks).comments(self.titled)
    }

    /// What was added since the text had `len` bytes, without the white space before it; `None` if that is nothing.
    pub(super) fn since(&self, len: usize) -> Option<Span> {
        added(&self.text, len)
    }

    /// Marks what was added since the text had `len` bytes as code.
    pub(super) fn mark_code(&mut self, len: usize) {
        self.code.extend(self.since(len));
    }

    /// Marks what was added since the text had `len` bytes as a heading.
    pub(super) fn mark_heading(&mut self, len: usize) {
        self.headings.extend(self.since(len));
    }

    /// White space is written only once something follows it: no text begins or ends with it.
    fn close_gap(&mut self) {
        self.marks.text_follows();
        let gap = std::mem::take(&mut self.gap);
        let (text, span) = match gap {
            _ if self.text.is_empty() => return,
            Gap::None => return,
            Gap::Space(span) => (" ", Some(span)),
            Gap::Line => ("\n", None),
            Gap::Paragraph => ("\n\n", None),
        };
        self.text.push_str(text);
        match span {
            Some(span) if self.source.get(span.range()) == Some(" ") => self.offsets.copy(span.start, 1),
            Some(span) => self.offsets.replace(1, span.start, span.len()),
            None => self.offsets.insert(text.len()),
        }
    }

    /// This text with `title` as its first paragraph, and the title's bytes in it.
    ///
    /// Where the text begins with the same words as a paragraph of its own, they are the title and nothing is added.
    pub(super) fn titled(self, title: Self) -> (Self, Option<Span>) {
        let words = title.text.trim();
        if words.is_empty() {
            return (self, None);
        }
        let first = self.text.lines().next().unwrap_or_default();
        if first.trim() == words {
            let start = first.len() - first.trim_start().len();
            return (self, Some(Span::new(start, start + words.len())));
        }
        let span = Span::new(0, title.text.len());
        let mut whole = title;
        whole.gap = Gap::None;
        if !self.text.is_empty() {
            whole.text.push_str("\n\n");
            whole.offsets.insert(2);
        }
        let by = whole.text.len();
        let moved = |spans: &[Span]| spans.iter().map(|at| Span::new(at.start + by, at.end + by)).collect::<Vec<_>>();
        whole.code.extend(moved(&self.code));
        whole.headings.extend(moved(&self.headings));
        (whole.marks, whole.titled) = (self.marks, by);
        whole.text.push_str(&self.text);
        whole.offsets.append(&self.offsets);
        (whole, Some(span))
    }
}

/// What was added to `text` since it had `len` bytes, without the white space before it; `None` if that is nothing.
fn added(text: &str, len: usize) -> Option<Span> {
    let added = text.get(len..)?.trim_start();
    (!added.is_empty()).then(|| Span::new(text.len() - added.len(), text.len()))
}

/// Checks that every copied byte is the file's and that every span comes back inside the file, on character boundaries.
#[cfg(test)]
pub(super) fn assert_exact(source: &str, text: &str, offsets: &OffsetMap) {
    let mut covered = 0;
    for (span, file) in offsets.copied() {
        assert_eq!(source.get(file..file + span.len()), text.get(span.range()), "{source:?}");
        covered += span.len();
    }
    assert!(covered <= text.len());
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    // All pairs of a long text would take too long; its ends say as much.
    if ends.len() > 80 {
        ends.drain(40..ends.len() - 40);
    }
    for (n, &start) in ends.iter().enumerate() {
        for &end in &ends[n..] {
            let span = offsets.to_file(Span::new(start, end));
            assert!(source.get(span.range()).is_some(), "{start}..{end} of {text:?} is {span:?} of {source:?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_written_between_pieces_only() {
        let source = "ab  cd";
        let mut extracted = Extracted::new(source);
        extracted.break_paragraph();
        extracted.copy((0..2).into());
        extracted.space((2..4).into());
        extracted.copy((4..5).into());
        extracted.break_line();
        extracted.replace("x", (5..6).into());
        extracted.break_line();
        extracted.break_line();
        assert_eq!(extracted.text, "ab c\nx");
        assert_exact(source, &extracted.text, &extracted.offsets);
    }

    #[test]
    fn a_title_comes_first_once() {
        let source = "Sky Sky\nRain";
        for (body, want) in [(4..12, "Sky\nRain"), (8..12, "Sky\n\nRain"), (12..12, "Sky")] {
            let (mut title, mut text) = (Extracted::new(source), Extracted::new(source));
            title.copy((0..3).into());
            text.copy(body.into());
            let (whole, span) = text.titled(title);
            assert_eq!((&*whole.text, span), (want, Some(Span::new(0, 3))));
            assert_exact(source, &whole.text, &whole.offsets);
        }
    }
}
