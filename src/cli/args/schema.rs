//! What can be typed after `factlint schema`.

use clap::ValueEnum;

pub(super) const HELP: &str = "\
Examples:
  factlint schema rules > rules.schema.json

In a TOML file, the first line switches it on in editors that know taplo (Even Better TOML):
  #:schema ./rules.schema.json";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// A rule file
    Rules,
    /// The pack.toml of a rule pack
    Pack,
    /// factlint.toml
    Config,
}
