//! The words of a quote that another printing changes: set in marks, so that they show without colours, and in ink.

use super::paint::Ink;
use crate::span::Span;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// What stands before and behind changed words; brackets and quotation marks are the quote's own.
const MARKS: [char; 2] = ['‹', '›'];

/// A text with its changed words in marks, and what of it to look at: all changes where `width` columns hold them, else
/// the first. `None` where nothing is changed.
pub(super) fn marked(text: &str, changed: &[Span], width: usize) -> Option<(String, Range<usize>)> {
    let [open, close] = MARKS;
    let mut marked = String::with_capacity(text.len() + 8 * changed.len());
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for span in changed {
        let (Some(before), Some(words)) = (text.get(at..span.start), text.get(span.range())) else { continue };
        marked.push_str(before);
        let start = marked.len();
        marked.push(open);
        marked.push_str(words);
        marked.push(close);
        places.push(start..marked.len());
        at = span.end;
    }
    marked.push_str(text.get(at..).unwrap_or_default());
    let (first, last) = (places.first()?.clone(), places.last()?);
    let all = first.start..last.end;
    let fits = marked.get(all.clone()).is_some_and(|words| words.width() <= width);
    Some((marked, if fits { all } else { first }))
}

/// The words between marks in `ink`.
pub(super) fn inked(text: &str, ink: Ink) -> String {
    let [open, close] = MARKS;
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len_utf8());
        out.push_str(&rest[..start]);
        out.push_str(&ink.on(&rest[start..end]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_words_are_set_in_marks() {
        // (text, changed words, width, marked, what to look at)
        for (text, changed, width, want, focus) in [
            ("a grand time", vec!["grand"], 20, "a ‹grand› time", "‹grand›"),
            ("a grand time, all of us", vec!["grand", "all of"], 20, "a ‹grand› time, ‹all of› us", "‹grand›"),
            (
                "a grand time, all of us",
                vec!["grand", "all of"],
                40,
                "a ‹grand› time, ‹all of› us",
                "‹grand› time, ‹all of›",
            ),
        ] {
            let span = |words: &&str| text.find(words).map(|at| Span::new(at, at + words.len())).unwrap();
            let (marked, at) = marked(text, &changed.iter().map(span).collect::<Vec<_>>(), width).unwrap();
            assert_eq!((&*marked, &marked[at]), (want, focus));
        }
        assert_eq!(marked("a time", &[], 20), None);
        assert_eq!(marked("é", &[Span::new(1, 2)], 20), None, "a cut letter is no word");
    }

    #[test]
    fn marks_cut_off_stay_plain() {
        for text in ["a ‹b c", "a b› c", "› ‹"] {
            assert_eq!(
                anstream::adapter::strip_str(&super::super::paint::paint(&inked(text, Ink::Value))).to_string(),
                text
            );
        }
    }
}
