//! The English lexicon files, compiled in.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Name without ending, and content, of each word list.
        pub(super) const FILES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../data/lexicon/", $name, ".txt")))),*];
    };
}

files!(
    "abbreviations",
    "calendar",
    "common",
    "function",
    "given-female",
    "given-male",
    "honorifics",
    "nationalities",
    "organisations",
    "particles",
    "places",
    "pronouns",
    "sites",
    "suffixes",
    "surnames",
    "trades",
    "turning",
    "variants",
    "works",
);
