//! The word lists: which file gives which class, and how a line is read.
//!
//! Read twice: by the build script, which compiles the English lists in as a finished table, and when a configuration
//! brings lists of its own.

use super::Classes;

/// The word lists, by file name, and the class each gives; first those of the words that texts have most of, since the first
/// that is put into a table is found first.
pub(super) const LISTS: [(&str, Classes); 34] = [
    ("function", Classes::FUNCTION),
    ("common", Classes::COMMON),
    ("subject-pronouns", Classes::SUBJECT),
    ("given-female", Classes::FEMALE),
    ("given-male", Classes::MALE),
    ("given-initials", Classes::GIVEN.or(Classes::INITIALS)),
    ("surnames", Classes::SURNAME),
    ("places", Classes::PLACE),
    ("nationalities", Classes::NATIONALITY),
    ("honorifics", Classes::HONORIFIC),
    ("trades", Classes::TRADE),
    ("organisations", Classes::ORG),
    ("teams", Classes::ORG),
    ("particles", Classes::PARTICLE),
    ("name-heads", Classes::NAME_HEAD),
    ("abbreviations", Classes::ABBREVIATION),
    ("calendar", Classes::CALENDAR),
    ("suffixes", Classes::SUFFIX),
    ("degrees", Classes::DEGREE),
    ("sites", Classes::SITE),
    ("pronouns", Classes::PRONOUN),
    ("feminine", Classes::FEMININE),
    ("masculine", Classes::MASCULINE),
    ("locatives", Classes::LOCATIVE),
    ("works", Classes::WORK),
    ("turning", Classes::TURNING),
    ("joining", Classes::JOINING),
    ("leading", Classes::LEADING),
    ("saying", Classes::SAYING),
    ("voicing", Classes::VOICING),
    ("putting", Classes::PUTTING),
    ("attributing", Classes::ATTRIBUTING),
    ("clause", Classes::CLAUSE),
    ("spelling", Classes::SPELLING),
];

/// The class that the list of this name gives.
pub(super) fn class_of(list: &str) -> Option<Classes> {
    LISTS.iter().find(|(name, _)| *name == list).map(|&(_, class)| class)
}

/// The entries of a list, each of one word or more; `#` begins a comment.
pub(super) fn entries(content: &str) -> impl Iterator<Item = &str> {
    let lines = content.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|entry| !entry.is_empty())
}

/// The first word of an entry.
pub(super) fn first_word(entry: &str) -> &str {
    entry.split_whitespace().next().unwrap_or_default()
}

/// Whether an entry has several words.
pub(super) fn is_phrase(entry: &str) -> bool {
    entry.contains(char::is_whitespace)
}
