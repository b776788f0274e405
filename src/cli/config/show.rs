//! `factlint config show`: what is in force, and which line of which file says so.

use super::super::args::{ConfigArgs, ShowArgs};
use super::super::exit::{FailOn, Status};
use super::super::terminal;
use super::layers::layers;
use clap::ValueEnum;
use factlint::diagnostic::Diagnostic;
use factlint::rules::SHIPPED;
use factlint::toml_file::{Document, Faults, Places};
use std::io::Write;

/// A setting in force.
#[derive(Debug, PartialEq, Eq)]
struct Setting {
    keys: Vec<String>,
    /// As TOML.
    value: String,
    /// `factlint.toml:3:9`, or that it is the default.
    origin: String,
}

/// Runs the command.
pub(crate) fn run(args: &ShowArgs) -> Status {
    match settings(&args.config, args) {
        Ok(settings) => terminal::show(|out| write(&settings, args.origin, out)),
        Err(faults) => {
            terminal::tell(&faults);
            Status::Incomplete
        }
    }
}

/// All settings: the nearest file that says a thing says it for all; then what nobody says.
fn settings(config: &ConfigArgs, args: &ShowArgs) -> Result<Vec<Setting>, Vec<Diagnostic>> {
    // A configuration with faults is in force nowhere.
    super::load(config.file.as_deref(), &args.path)?;
    let mut settings: Vec<Setting> = Vec::new();
    for layer in layers(config.file.as_deref(), &args.path)? {
        let places = Places::new(&layer.shown, &layer.text);
        for leaf in Document::parse(&layer.text, &mut Faults::default()).leaves() {
            let builds = leaf.keys == ["extends"];
            if builds || !settings.iter().any(|setting| setting.keys == leaf.keys) {
                let origin = places.place(leaf.at);
                settings.push(Setting { keys: leaf.keys, value: leaf.written.to_owned(), origin });
            }
        }
    }
    let fail_on = FailOn::default().to_possible_value().map(|value| format!("\"{}\"", value.get_name()));
    let defaults = [
        ("rules", Some(format!("[\"{}\"]", SHIPPED[0]))),
        ("story", Some("\"folder\"".to_owned())),
        ("fail-on", fail_on),
    ];
    for (key, value) in defaults {
        if let Some(value) = value.filter(|_| !settings.iter().any(|setting| setting.keys == [key])) {
            settings.push(Setting { keys: vec![key.to_owned()], value, origin: "default".to_owned() });
        }
    }
    // Keys before tables; the rest keeps its order.
    settings.sort_by_key(|setting| (setting.keys.len() > 1, setting.keys[..setting.keys.len() - 1].to_vec()));
    Ok(settings)
}

/// Writes them as TOML.
fn write(settings: &[Setting], origins: bool, out: &mut dyn Write) -> std::io::Result<()> {
    let mut open: &[String] = &[];
    for setting in settings {
        let Some((key, tables)) = setting.keys.split_last() else { continue };
        if tables != open {
            open = tables;
            writeln!(out, "\n[{}]", tables.iter().map(|key| bare(key)).collect::<Vec<_>>().join("."))?;
        }
        let line = format!("{} = {}", bare(key), setting.value);
        // The base of a base is history, not a setting.
        let line = if setting.keys == ["extends"] { format!("# {line}") } else { line };
        if origins {
            writeln!(out, "{line}  # {}", setting.origin)?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// A key as TOML writes it: quoted where it must be.
fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if plain { key.to_owned() } else { toml::Value::String(key.to_owned()).to_string() }
}
