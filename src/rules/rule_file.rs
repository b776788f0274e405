//! A rule file before it is read: a name and a text.

/// A rule file, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleFile<'a> {
    /// Its name, as messages show it.
    pub name: &'a str,
    /// Its text: TOML.
    pub source: &'a str,
}
