//! Words of articles as the audit looks at them: to find what a mistake is written with.

use crate::edit::is_plain;
use crate::lexicon::{Classes, Lexicon};
use crate::value::Value;

/// A person's name, or what is used like one, in the words of a value.
pub(super) fn of_value(value: &Value) -> Option<&str> {
    match value {
        Value::Words(words) if words.contains(' ') && is_plain(words) => Some(words),
        _ => None,
    }
}

/// The words of a text, each with its first byte: runs of letters.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Letters that a word of content has at least.
const CONTENT: usize = 4;

/// Whether a word is an everyday one, in lower case, that says something.
pub(super) fn is_content(lexicon: &Lexicon, word: &str) -> bool {
    let classes = lexicon.classes(word);
    let telling = classes.has(Classes::COMMON) && !classes.has(Classes::FUNCTION.or(Classes::TURNING));
    word.len() >= CONTENT && telling && word.chars().all(|c| c.is_ascii_lowercase())
}
