//! Where comments stand among a text under construction: what of their paragraph is before and after them, and which block
//! follows.
//!
//! A comment is marked when the reader meets it, and its spot is settled by what comes next: text, the end of a paragraph, a
//! block that opens. Each comment is settled once, so that any number of them takes linear time.

use super::comment::{Comment, Said, Spot, Unclear};
use crate::span::Span;

/// Comments of one file that are kept; a file with more is told so.
const MOST: usize = 1_000;

/// The comments of a text so far.
#[derive(Debug, Default)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    /// The first mark that no text has followed yet.
    open: usize,
    /// How many paragraphs and cells have begun or ended.
    ends: usize,
    /// Whether there is text of the paragraph, or the cell, so far.
    begun: bool,
    /// The marks that wait for a block to open.
    waiting: Vec<usize>,
    /// The open blocks.
    blocks: Vec<Block>,
}

#[derive(Debug)]
struct Mark {
    said: Result<Said, Unclear>,
    /// Length of the text before it.
    at: usize,
    /// How many paragraphs and cells had begun or ended.
    ends: usize,
    /// Whether text of its paragraph stands before it.
    before: bool,
    /// Whether text follows it; whether of its paragraph.
    followed: Option<bool>,
    /// Whether it stands in what is not read.
    lost: bool,
    block: Option<Span>,
    cell: Option<Span>,
}

/// A block that is open.
#[derive(Debug)]
struct Block {
    /// Length of the text before it.
    len: usize,
    /// The marks that waited for it.
    waited: Vec<usize>,
    /// Of a cell, the first mark that can stand in it.
    cell: Option<usize>,
}

impl Marks {
    /// A comment, in a text of `len` bytes so far; whether it stands in what is read.
    pub(super) fn add(&mut self, said: Result<Said, Unclear>, len: usize, read: bool) {
        let said = match said {
            _ if self.marks.len() > MOST => return,
            Ok(Said { at, .. }) | Err(Unclear { at, .. }) if self.marks.len() == MOST => Err(Unclear {
                at,
                message: format!(
                    "this file has more than {MOST} comments for factlint: this one and those after it do not hold"
                ),
                help: "put `[[waiver]]` into factlint.toml".to_owned(),
            }),
            said => said,
        };
        if read {
            self.waiting.push(self.marks.len());
        }
        let (ends, before) = (self.ends, self.begun);
        self.marks.push(Mark { said, at: len, ends, before, followed: None, lost: !read, block: None, cell: None });
    }

    /// A paragraph ends.
    pub(super) fn end_paragraph(&mut self) {
        self.ends += 1;
        self.begun = false;
    }

    /// Text follows.
    pub(super) fn text_follows(&mut self) {
        for mark in self.marks.get_mut(self.open..).unwrap_or_default() {
            mark.followed = Some(mark.ends == self.ends);
        }
        self.open = self.marks.len();
        self.begun = true;
        self.waiting.clear();
    }

    /// What follows is not read: no comment before it speaks of what comes later.
    pub(super) fn pass_over(&mut self) {
        for mark in self.marks.get_mut(self.open..).unwrap_or_default() {
            mark.lost = true;
        }
        self.open = self.marks.len();
        self.waiting.clear();
    }

    /// How many blocks and cells are open.
    pub(super) fn depth(&self) -> usize {
        self.blocks.len()
    }

    /// A block opens, in a text of `len` bytes.
    pub(super) fn open_block(&mut self, len: usize) {
        self.blocks.push(Block { len, waited: std::mem::take(&mut self.waiting), cell: None });
    }

    /// A cell of a table opens, in a text of `len` bytes.
    pub(super) fn open_cell(&mut self, len: usize) {
        self.end_paragraph();
        self.blocks.push(Block { len, waited: std::mem::take(&mut self.waiting), cell: Some(self.marks.len()) });
    }

    /// Blocks and cells close until `depth` are open; `since` tells the text that was added since the text had a length. Who
    /// waited for a block without text waits for the next.
    pub(super) fn close_blocks(&mut self, depth: usize, since: impl Fn(usize) -> Option<Span>) {
        while self.blocks.len() > depth
            && let Some(Block { len, mut waited, cell }) = self.blocks.pop()
        {
            if waited.is_empty() && cell.is_none() {
                continue;
            }
            let span = since(len);
            if let Some(first) = cell {
                self.close_cell(first, span);
            }
            match span {
                Some(span) => {
                    for at in waited {
                        if let Some(mark) = self.marks.get_mut(at) {
                            mark.block = Some(span);
                            mark.cell = mark.cell.or(cell.map(|_| span));
                        }
                    }
                }
                None => {
                    // Those inside the block came later.
                    waited.append(&mut self.waiting);
                    self.waiting = waited;
                }
            }
        }
    }

    /// A cell closes, in which the marks from `first` on stand: what follows it is not theirs.
    fn close_cell(&mut self, first: usize, span: Option<Span>) {
        self.end_paragraph();
        let open = self.open;
        for (at, mark) in self.marks.iter_mut().enumerate().skip(first) {
            mark.cell = mark.cell.or(span);
            mark.lost |= at >= open && !mark.before;
        }
        self.waiting.retain(|&at| at < first);
    }

    /// The comments with their spots, `by` bytes further on.
    pub(super) fn comments(self, by: usize) -> Vec<Comment> {
        let moved = |span: Option<Span>| span.map(|span| Span::new(span.start + by, span.end + by));
        let spot = |mark: &Mark| {
            let (at, cell) = (mark.at + by, moved(mark.cell));
            match mark.followed {
                _ if mark.lost => Spot::Nowhere,
                Some(true) => Spot::Inside { at, last: false, cell },
                _ if mark.before => Spot::Inside { at, last: true, cell },
                Some(false) => Spot::Between { at, block: moved(mark.block), cell },
                None => Spot::Nowhere,
            }
        };
        self.marks.into_iter().map(|mark| Comment { spot: spot(&mark), said: mark.said }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::extracted::assert_exact;
    use super::super::{Format, Options, read};
    use super::*;
    use proptest::prelude::*;

    /// What the spots of the comments of a source are: the text, `‹` where each stands.
    fn spots(format: Format, source: &str) -> Vec<String> {
        let (articles, _) = read(format, source, &Options::default());
        let article = &articles[0];
        assert_exact(source, &article.text, &article.offsets);
        let rest = |at: usize| article.text[at..].trim_start().split("\n\n").next().unwrap().replace('\n', "|");
        let spot = |comment: &Comment| match comment.spot {
            Spot::Inside { at, last: false, .. } => format!("in {}", rest(at)),
            Spot::Inside { last: true, .. } => "last".to_owned(),
            Spot::Between { at, block: Some(block), .. } => {
                format!("before {} [{}]", rest(at), article.text[block.range()].replace("\n\n", " ¶ "))
            }
            Spot::Between { at, block: None, .. } => format!("before {}", rest(at)),
            Spot::Nowhere => "nowhere".to_owned(),
        };
        article.comments.iter().map(spot).collect()
    }

    #[test]
    fn in_markdown() {
        for (source, want) in [
            ("One.\n\n@\n\nTwo.\nMore.\n\nThree.", vec!["before Two. More. [Two. More.]"]),
            ("One.\n\n@\nTwo.", vec!["before Two. [Two.]"]),
            ("@ Two.\n\nThree.", vec!["in Two."]),
            ("One, @two.\nMore.", vec!["in two. More."]),
            ("One. @\nMore.", vec!["in More."]),
            ("One. @\n\nMore.", vec!["last"]),
            ("# One @\n\nMore.", vec!["last"]),
            ("@\n\n# One\n\nMore.", vec!["before One [One]"]),
            ("@\n\n- One\n- Two\n\n  More\n\nEnd", vec!["before One [One ¶ Two ¶ More]"]),
            ("- @ One\n- Two", vec!["in One"]),
            ("- One\n\n  @\n\n  More\n- Two", vec!["before More [More]"]),
            ("@\n\n| a | b |\n|---|---|\n| c | d |\n\nEnd", vec!["before a|b [a\nb ¶ c\nd]"]),
            ("| a | b |\n|---|---|\n| c @ | @ d |", vec!["last", "in d"]),
            ("| a | b |\n|---|---|\n| @ | d @ e |\n\nEnd", vec!["nowhere", "in e"]),
            ("@\n\n> One\n>\n> Two\n\nEnd", vec!["before One [One ¶ Two]"]),
            ("@\n<table><tr><td>a<td>b</table>\n\nEnd", vec!["before a|b [a\nb]"]),
            ("@\n\n```\ncode\n```\n\nEnd", vec!["before End [End]"]),
            ("@\n@\n\nOne", vec!["before One [One]", "before One [One]"]),
            ("One @ @ two", vec!["in two", "in two"]),
            ("One\n\n@", vec!["nowhere"]),
            ("`@` and\n\n    @\n\n```\n@\n```\n\\@", vec![]),
            ("![@](a.png) One", vec!["nowhere"]),
            ("---\ntitle: Zero\n---\nOne, @ two.\n\n@\n\nThree", vec!["in two.", "before Three [Three]"]),
            ("One<br>@ two @<br>three", vec!["in two |three", "in three"]),
        ] {
            let source = source.replace('@', "<!-- factlint-waive: why -->");
            assert_eq!(spots(Format::Markdown, &source), want, "{source}");
        }
    }

    #[test]
    fn in_html() {
        for (source, want) in [
            ("<p>One.</p>@<p>Two.</p><p>Three.", vec!["before Two. [Two.]"]),
            ("<p>One, <b>@two</b>.</p>", vec!["in two."]),
            ("<p>One, By@ron.</p>", vec!["in ron."]),
            ("<p>@One.</p>", vec!["in One."]),
            ("<p>One.@</p><p>Two.", vec!["last"]),
            ("@<section><h2>One</h2><p>Two.</section>End", vec!["before One [One ¶ Two.]"]),
            ("<p>Zero@<div></div>@<ul><li>One<li>Two</ul>End", vec!["last", "before One [One ¶ Two]"]),
            ("@<div></div><ul><li>One<li>Two</ul>End", vec!["before One [One ¶ Two]"]),
            ("<table>@<tr>@<td>a<td>@b</tr><tr><td>c</table>", vec!["before a|b [a\nb]", "before a|b [a]", "in b"]),
            ("<table><tr><td>a@</td>@<td>b<tr><td>@<tr><td>c</table>", vec!["last", "before b [b]", "nowhere"]),
            ("<table><tr><td><p>a</p>@<p>b</p>@<td>c</table>", vec!["before b [b]", "nowhere"]),
            ("<p>One <code>two @</code> three</p><pre>@Four</pre>Five", vec!["nowhere", "nowhere"]),
            (
                "@<p>Zero<p>One<article>@Two, and it is long, longer and longest of them.</article>",
                vec!["nowhere", "in Two, and it is long, longer and longest of them."],
            ),
            ("@<article>One.</article>", vec!["before One. [One.]"]),
            // An end tag that is left out.
            ("@<p>One<p>Two", vec!["before One [One]"]),
            ("@<p>One<h2>Two</h2>Three", vec!["before One [One]"]),
            ("<ul>@<li>One<p>More<li>Two</ul>", vec!["before One [One ¶ More]"]),
            ("<dl>@<dt>One<dd>Two</dl>", vec!["before One [One]"]),
            ("<table>@<tr><td>One<tr><td>Two</table>", vec!["before One [One]"]),
            ("<table>@<tbody><tr><td>One<tr><td>Two<tbody><tr><td>Three</table>", vec!["before One [One ¶ Two]"]),
            ("<nav>@Menu</nav><p>One", vec!["nowhere"]),
            ("@<nav>Menu</nav><p>One", vec!["before One [One]"]),
            ("<script>@</script><style>@</style><title>@</title><textarea>@</textarea><p title='@'>One", vec![]),
            ("One<![CDATA[@]]><?@?><p>Two", vec![]),
            ("One @", vec!["last"]),
            ("@", vec!["nowhere"]),
        ] {
            let source = source.replace('@', "<!-- factlint-waive: why -->");
            assert_eq!(spots(Format::Html, &source), want, "{source}");
        }
    }

    #[test]
    fn in_restructured_text() {
        for (source, want) in [
            ("One.\n\n.. factlint-waive: why\n\nTwo.\n\nThree.", vec!["before Two."]),
            (".. factlint-waive: why\n   and more\n\n* Two\n* Three.", vec!["before Two"]),
            ("One\n\n.. note::\n\n   .. factlint-waive: see a:: b\n\n   Two.", vec!["before Two."]),
            ("One::\n\n   .. factlint-waive: why\n\nTwo.", vec![]),
            ("One\n\n.. factlint-waive: why", vec!["nowhere"]),
        ] {
            assert_eq!(spots(Format::Restructured, source), want, "{source}");
        }
    }

    #[test]
    fn very_many_comments_take_linear_time_and_are_told() {
        let comment = "<!-- factlint-waive: why -->";
        for piece in
            [comment.to_owned(), format!("<p>{comment}"), format!("{comment}<div></div>"), format!("{comment}\n\n")]
        {
            for format in [Format::Markdown, Format::Html] {
                let (articles, _) = read(format, &piece.repeat(20_000), &Options::default());
                let comments = &articles[0].comments;
                assert!(comments.len() <= MOST + 1, "{}", comments.len());
                assert!(comments.last().unwrap().said.is_err());
            }
        }
    }

    proptest! {
        /// Words, and between them now and then a comment: what is read is what is read without.
        #[test]
        fn a_comment_changes_no_text(
            pieces in prop::collection::vec((prop::sample::select(vec![
                "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<td>", "<li>", "<h1>", "</h1>", "<article>", "</article>",
                "<nav>", "</nav>", "a", "é.", " B", " 3,", "&amp;", "<br>", "\r\n", "<title>T</title>",
            ]), any::<bool>()), 0..20)
        ) {
            let with = |comment: &str| pieces.iter().map(|(piece, at)| format!("{piece}{}", if *at { comment } else { "" })).collect::<String>();
            let (plain, noted) = (with(""), with("<!-- factlint-waive block age until 2027-01-31: why -->"));
            let of = |source: &str| read(Format::Html, source, &Options::default()).0.swap_remove(0);
            let (before, after) = (of(&plain), of(&noted));
            assert_exact(&noted, &after.text, &after.offsets);
            prop_assert_eq!(before.text, after.text);
            prop_assert_eq!(before.title, after.title);
        }

        #[test]
        fn nor_in_the_lines_of_markdown(
            words in prop::collection::vec((prop::sample::select(vec!["a", "é.", "*B*", "3,", "[c](d)", "`e`", "&amp;"]), 0..3usize), 1..20)
        ) {
            let with = |comment: &str| words.iter().map(|(word, how)| match how {
                0 => format!("{word} {comment}"),
                1 => format!("{word} "),
                _ => format!("{word}\n\n{comment}\n\n"),
            }).collect::<String>();
            let of = |source: &str| read(Format::Markdown, &format!("One {source}x"), &Options::default()).0.swap_remove(0);
            let (before, after) = (of(&with("")), of(&with("<!-- factlint-waive: why -->")));
            prop_assert_eq!(before.text, after.text);
        }
    }
}
