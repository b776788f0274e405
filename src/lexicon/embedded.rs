//! The English lexicon files, compiled in: word lists and tables, and what the build script has made of the lists.

use super::vocabulary::Vocabulary;

macro_rules! files {
    (lists: $($list:literal),*; tables: $($table:literal),*) => {
        /// Name without ending, and content, of each file.
        pub(super) const FILES: &[(&str, &str)] = &[
            $(($list, include_str!(concat!("../../data/lexicon/", $list, ".txt"))),)*
            $(($table, include_str!(concat!("../../data/lexicon/", $table, ".toml"))),)*
        ];
    };
}

files!(
    lists: "abbreviations",
    "attributing",
    "calendar",
    "clause",
    "common",
    "degrees",
    "feminine",
    "function",
    "given-female",
    "given-initials",
    "given-male",
    "honorifics",
    "joining",
    "leading",
    "locatives",
    "masculine",
    "name-endings",
    "name-heads",
    "nationalities",
    "organisations",
    "particles",
    "places",
    "pronouns",
    "putting",
    "saying",
    "sites",
    "spelling",
    "subject-pronouns",
    "suffixes",
    "surnames",
    "teams",
    "trades",
    "turning",
    "variants",
    "voicing",
    "works";
    tables: "currencies",
    "dates",
    "durations",
    "hedges",
    "measures",
    "numbers",
    "versions"
);

/// The slots of the table of words. None lies across two lines of a processor's cache.
#[repr(align(64))]
struct Slots<const N: usize>([u8; N]);

static SLOTS: Slots<{ include_bytes!(concat!(env!("OUT_DIR"), "/words.table")).len() }> =
    Slots(*include_bytes!(concat!(env!("OUT_DIR"), "/words.table")));

/// The words of all lists as a finished table, and their phrases, a line each: list, tab, words.
pub(super) fn built() -> (Vocabulary, &'static str) {
    let sets = include_bytes!(concat!(env!("OUT_DIR"), "/words.sets"));
    let text = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));
    (Vocabulary::built(&SLOTS.0, sets, text), include_str!(concat!(env!("OUT_DIR"), "/phrases.txt")))
}
