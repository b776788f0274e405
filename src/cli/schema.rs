//! `factlint schema`: what editors need to complete and check our TOML files.

use super::args::SchemaOf;
use super::config;
use super::exit::Status;
use super::terminal;
use factlint::rules;
use factlint::toml_file::schema;
use std::io::Write;

/// Runs the command.
pub(crate) fn run(of: SchemaOf) -> Status {
    let schema = match of {
        SchemaOf::Rules => schema("A rule file of factlint", &rules::file_shape()),
        SchemaOf::Pack => schema("The pack.toml of a rule pack of factlint", &rules::pack_shape()),
        SchemaOf::Config => schema("factlint.toml", &config::shape()),
    };
    terminal::show(|out| {
        serde_json::to_writer_pretty(&mut *out, &schema)?;
        writeln!(out)
    })
}
