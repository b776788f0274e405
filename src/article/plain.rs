//! Plain text: the file is the article, but for the backticks around `code`.

use super::restructured::marked;
use super::{Article, Extracted, OffsetMap, article, date, mark_len};
use crate::span::Span;

/// Bytes a headline has at most.
const TITLE_LEN: usize = 200;

/// Reads a plain text. A short first line without a final stop, with more text after it, is its title.
pub(super) fn read(source: &str) -> Article {
    let start = mark_len(source);
    let text = source.get(start..).unwrap_or_default();
    if let Some(text) = without_backticks(source, start) {
        let title = title(&text.text);
        return article(text, title, None, None);
    }
    Article {
        title: title(text),
        published: date::of_text(text),
        offsets: OffsetMap::identity(source.len() - text.len(), text.len()),
        text: text.to_owned(),
        ..Article::default()
    }
}

/// The text from byte `start` of `source` on, the backticks around code gone; none where there are none.
fn without_backticks(source: &str, start: usize) -> Option<Extracted<'_>> {
    let mut text = Extracted::new(source);
    let (mut copied, mut at) = (start, start);
    while let Some(found) = source.get(at..).and_then(|rest| rest.find('`')) {
        at += found;
        let Some((inside, end)) = ["``", "`"].into_iter().find_map(|mark| marked(source, at, mark)) else {
            at += 1;
            continue;
        };
        if source[inside.clone()].contains('\n') {
            at += 1;
            continue;
        }
        text.copy(Span::new(copied, at));
        let len = text.text.len();
        text.copy(inside.into());
        text.mark_code(len);
        (copied, at) = (end, end);
    }
    if text.code.is_empty() {
        return None;
    }
    text.copy(Span::new(copied, source.len()));
    Some(text)
}

fn title(text: &str) -> Option<Span> {
    let mut lines = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        let indent = line.len() - line.trim_start().len();
        Some((*end - line.len() + indent, line.trim()))
    });
    let (start, line) = lines.find(|(_, line)| !line.is_empty() && !date::is_furniture(line))?;
    let stop = line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', ',', ';', ':']);
    let followed = lines.any(|(_, line)| !line.is_empty());
    (line.len() <= TITLE_LEN && !stop && followed).then(|| Span::new(start, start + line.len()))
}

#[cfg(test)]
mod tests {
    use super::super::extracted::assert_exact;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_line_is_the_title_if_it_reads_like_one() {
        for (source, want) in [
            ("Harbour reopens\n\nIt reopened.", Some("Harbour reopens")),
            ("\u{feff}Harbour reopens\r\nIt reopened.", Some("Harbour reopens")),
            ("\n\n  Will it reopen?\nIt will.", Some("Will it reopen?")),
            ("http://example.org/a\n9 March 1951\nHarbour reopens\nIt did.", Some("Harbour reopens")),
            ("It reopened.\nIt did.", None),
            ("She said: “It did.”\nIt did.", None),
            ("Harbour reopens", None),
            ("Harbour reopens\n\n", None),
            ("", None),
        ] {
            let article = read(source);
            assert_eq!(article.title.map(|span| &article.text[span.range()]), want, "{source:?}");
            assert_exact(source, &article.text, &article.offsets);
        }
    }

    #[test]
    fn an_endless_line_is_no_title() {
        assert_eq!(read(&format!("{}\nEnd.", "word ".repeat(200_000))).title, None);
    }

    proptest! {
        #[test]
        fn every_byte_is_the_files(source in "\u{feff}?[ a-zé\r\n\0.]{0,40}") {
            let article = read(&source);
            assert_exact(&source, &article.text, &article.offsets);
        }
    }
}
