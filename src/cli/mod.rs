//! The command line: the only part that touches files and the terminal.

pub(crate) mod files;
