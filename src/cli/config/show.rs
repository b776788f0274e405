//! `factlint config show`: what is in force, and which line of which file says so.

use super::super::args::{ConfigArgs, ShowArgs};
use super::super::exit::{FailOn, Status};
use super::super::terminal;
use super::layers::layers;
use clap::ValueEnum;
use factlint::diagnostic::Diagnostic;
use factlint::rules::SHIPPED;
use factlint::toml_file::{Document, Faults, Leaf, Places};
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

/// The list of tables whose entries hold in all files together.
const WAIVER: &str = "waiver";

/// All that is in force.
#[derive(Debug, Default)]
struct InForce {
    settings: Vec<Setting>,
    /// A list of settings a waiver.
    waivers: Vec<Vec<Setting>>,
}

/// Runs the command.
pub(crate) fn run(args: &ShowArgs) -> Status {
    match in_force(&args.config, args) {
        Ok(all) => terminal::show(|out| write(&all, args.origin, out)),
        Err(faults) => {
            terminal::tell(&faults);
            Status::Incomplete
        }
    }
}

/// All settings: the nearest file that says a thing says it for all; then what nobody says. Waivers hold all.
fn in_force(config: &ConfigArgs, args: &ShowArgs) -> Result<InForce, Vec<Diagnostic>> {
    // A configuration with faults is in force nowhere.
    super::load(config.file.as_deref(), &args.path)?;
    let mut all = InForce::default();
    for layer in layers(config.file.as_deref(), &args.path)? {
        let places = Places::new(&layer.shown, &layer.text);
        let setting = |leaf: Leaf<'_>| {
            let origin = places.place(leaf.at);
            Setting { keys: leaf.keys, value: leaf.written.to_owned(), origin }
        };
        let document = Document::parse(&layer.text, &mut Faults::default());
        for leaf in document.leaves().into_iter().filter(|leaf| leaf.keys != [WAIVER]) {
            let builds = leaf.keys == ["extends"];
            if builds || !all.settings.iter().any(|setting| setting.keys == leaf.keys) {
                all.settings.push(setting(leaf));
            }
        }
        let waivers = document.listed(WAIVER);
        all.waivers.extend(waivers.into_iter().map(|leaves| leaves.into_iter().map(setting).collect()));
    }
    let fail_on = FailOn::default().to_possible_value().map(|value| format!("\"{}\"", value.get_name()));
    let defaults = [
        ("rules", Some(format!("[\"{}\"]", SHIPPED[0]))),
        ("story", Some("\"folder\"".to_owned())),
        ("fail-on", fail_on),
    ];
    let settings = &mut all.settings;
    for (key, value) in defaults {
        if let Some(value) = value.filter(|_| !settings.iter().any(|setting| setting.keys == [key])) {
            settings.push(Setting { keys: vec![key.to_owned()], value, origin: "default".to_owned() });
        }
    }
    // Keys before tables; the rest keeps its order.
    settings.sort_by_key(|setting| (setting.keys.len() > 1, setting.keys[..setting.keys.len() - 1].to_vec()));
    Ok(all)
}

/// Writes all as TOML.
fn write(all: &InForce, origins: bool, out: &mut dyn Write) -> std::io::Result<()> {
    let mut open: &[String] = &[];
    for setting in &all.settings {
        let Some((_, tables)) = setting.keys.split_last() else { continue };
        if tables != open {
            open = tables;
            writeln!(out, "\n[{}]", tables.iter().map(|key| bare(key)).collect::<Vec<_>>().join("."))?;
        }
        write_line(setting, origins, out)?;
    }
    for waiver in &all.waivers {
        writeln!(out, "\n[[{WAIVER}]]")?;
        waiver.iter().try_for_each(|setting| write_line(setting, origins, out))?;
    }
    Ok(())
}

/// Writes a setting without its tables.
fn write_line(setting: &Setting, origins: bool, out: &mut dyn Write) -> std::io::Result<()> {
    let key = setting.keys.last().map(|key| bare(key)).unwrap_or_default();
    let line = format!("{key} = {}", setting.value);
    // The base of a base is history, not a setting.
    let line = if setting.keys == ["extends"] { format!("# {line}") } else { line };
    if origins { writeln!(out, "{line}  # {}", setting.origin) } else { writeln!(out, "{line}") }
}

/// A key as TOML writes it: quoted where it must be.
fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if plain { key.to_owned() } else { toml::Value::String(key.to_owned()).to_string() }
}
