//! Rules: from TOML text to something the core can apply.
//!
//! A file goes through three steps, each with all its faults told at once:
//!
//! - `raw` walks the TOML tree: are the keys known, are the values of the right type;
//! - `template` parses each sentence with holes into `parts`, `literal` cutting its words as `text` cuts an article's;
//! - `check` looks up names, draws conclusions and fills in defaults; what comes out is a [`Rule`].
//!
//! Rule files that belong together are a `pack`, whose head gives the lists they share.
//!
//! Nothing here reads a file, or knows articles or matching.

mod check;
mod compare;
mod expression;
mod literal;
mod names;
mod pack;
mod parts;
mod raw;
mod rule;
mod rule_file;
mod rule_test;
mod set;
mod shipped;
mod template;
#[cfg(test)]
mod tests;

use crate::toml_file::{Table, TableShape};

/// What a rule file can say.
#[must_use]
pub fn file_shape() -> TableShape {
    raw::RawFile::table()
}

/// What the head of a pack can say.
#[must_use]
pub fn pack_shape() -> TableShape {
    pack::RawPack::table()
}

pub use pack::{PACK_FILE, Pack, PackName};
pub use rule::*;
pub use rule_file::RuleFile;
pub use set::RuleSet;
pub use shipped::{SHIPPED, shipped};
