//! Keys that take one of a few words: `severity = "error"`.

use super::fault::{Fault, Faults};
use super::string::Str;
use crate::suggest;

/// What the word in `raw` stands for; a word that is none of `options` is reported.
pub(super) fn choice<T: Copy>(
    raw: Option<&Str<'_>>,
    key: &str,
    options: &[(&'static str, T)],
    faults: &mut Faults,
) -> Option<T> {
    let raw = raw?;
    let found = options.iter().find(|(name, _)| *name == raw.text).map(|&(_, option)| option);
    if found.is_none() {
        let help = suggest::instead_of(&raw.text, options.iter().map(|(name, _)| *name));
        faults.add(Fault::new(raw.at, format!("`{key}` cannot be \"{}\"", raw.text)).help(help));
    }
    found
}
