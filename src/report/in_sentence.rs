//! Where the words of a value stand in the sentence that is shown with it.
//!
//! A sentence is shown as read, without markup and on one line: its bytes are not the file's, and the words are looked for.

use crate::statement::Statement;
use std::ops::Range;

/// Bytes of the sentence: the first time that the value's words stand there as whole words, or else at all. `None` where
/// they stand there otherwise, with markup or an entity between.
pub(in crate::report) fn value_in_sentence(statement: &Statement) -> Option<Range<usize>> {
    let sentence = &statement.sentence;
    // Of a quote that runs over several lines, the value is on one, as the sentence is.
    find(sentence, &statement.place.text).or_else(|| find(sentence, &statement.value.normal()))
}

fn find(sentence: &str, words: &str) -> Option<Range<usize>> {
    let whole = |at: usize| {
        let before = sentence.get(..at).and_then(|text| text.chars().next_back());
        let after = sentence.get(at + words.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let mut found = sentence.match_indices(words).map(|(at, _)| at).filter(|_| !words.is_empty());
    let first = found.clone().next();
    found.find(|&at| whole(at)).or(first).map(|at| at..at + words.len())
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn whole_words_are_found_first() {
        for (sentence, words, at) in [
            ("Ada, 36, is 36.", "36", Some(5..7)),
            ("In 1936 Ada, 36, wrote.", "36", Some(13..15)),
            ("In 1936 Ada wrote.", "36", Some(5..7)),
            ("Ada wrote.", "36", None),
            ("Ada wrote.", "", None),
        ] {
            assert_eq!(find(sentence, words), at, "{words} in {sentence}");
        }
    }
}
