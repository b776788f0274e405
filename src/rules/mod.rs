//! Rules: from a TOML file to something the core can apply.
//!
//! `raw` is what a file says, `rule` what has been checked; the way from one to the other reports every fault at once.
mod rule;

pub use rule::*;
