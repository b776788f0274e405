//! Edits of a file's bytes, made on a copy in memory.

use crate::span::Span;

/// Some bytes of a file, and what is written in their place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The bytes that go.
    pub at: Span,
    /// What comes.
    pub new: String,
}

/// `source` with `edits` made, which do not overlap and come in order; and where their words stand in it.
#[must_use]
pub(crate) fn edited(source: &str, edits: &[Edit]) -> (String, Vec<Span>) {
    let mut text = String::with_capacity(source.len() + edits.iter().map(|edit| edit.new.len()).sum::<usize>());
    let (mut at, mut planted) = (0, Vec::with_capacity(edits.len()));
    for edit in edits {
        text.push_str(source.get(at..edit.at.start).unwrap_or_default());
        let start = text.len();
        text.push_str(&edit.new);
        planted.push(Span::new(start, text.len()));
        at = edit.at.end;
    }
    text.push_str(source.get(at..).unwrap_or_default());
    (text, planted)
}

/// Whether some words of a file stand for themselves in every format: no markup, no entity, no escape.
pub(crate) fn is_plain(words: &str) -> bool {
    const SIGNS: &str = " \n\r-,.:;/'’“”\"()%$£€¥@";
    words.chars().all(|c| c.is_alphanumeric() || SIGNS.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_order() {
        let edit = |start, end, new: &str| Edit { at: Span::new(start, end), new: new.into() };
        // (edits, text, where the new words stand)
        for (edits, want, places) in [
            (vec![], "Ada and Ida", vec![]),
            (vec![edit(0, 3, "Clara")], "Clara and Ida", vec![(0, 5)]),
            (vec![edit(0, 3, "Ida"), edit(8, 11, "Ada")], "Ida and Ada", vec![(0, 3), (8, 11)]),
            (vec![edit(0, 3, "Clara"), edit(8, 11, "É")], "Clara and É", vec![(0, 5), (10, 12)]),
        ] {
            let (text, planted) = edited("Ada and Ida", &edits);
            let planted: Vec<_> = planted.iter().map(|span| (span.start, span.end)).collect();
            assert_eq!((&*text, planted), (want, places));
        }
    }

    #[test]
    fn markup_is_not_plain() {
        for (words, plain) in [
            ("Zoë O’Neil", true),
            ("$44.6 billion", true),
            ("Nell &amp; Ada", false),
            ("<b>Nell</b>", false),
            ("*Nell*", false),
            ("Zo\\u00eb", false),
        ] {
            assert_eq!(is_plain(words), plain, "{words}");
        }
    }
}
