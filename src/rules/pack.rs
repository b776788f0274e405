//! Packs: rule files that belong together, headed by a `pack.toml` with a name, a version and the word lists they share.
//!
//! Reads and checks the head. A pack that needs a newer factlint is refused before anything else of it is looked at: what
//! that factlint knows and this one does not would come out as faults of the pack. Finding a pack's files is not done here.

use super::fault::{Fault, Faults};
use super::raw::RawList;
use super::rule_file::RuleFile;
use super::string::Str;
use crate::span::Span;
use semver::{Version, VersionReq};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The name of the file that heads a pack.
pub const PACK_FILE: &str = "pack.toml";

/// A pack before it is read; rule files without a head are one, too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pack<'a> {
    /// Its `pack.toml`.
    pub head: Option<RuleFile<'a>>,
    /// Its rule files, in order.
    pub files: Vec<RuleFile<'a>>,
}

/// What a pack calls itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackName {
    /// Its name: `news`.
    pub name: String,
    /// Its version, as Semantic Versioning 2.0.0 writes it: `1.2.0`.
    pub version: String,
    /// One line for people.
    pub description: Option<String>,
}

/// A head, read.
#[derive(Debug, Default)]
pub(super) struct Head<'f> {
    /// The pack's name, when the head gives a good one.
    pub(super) name: Option<Arc<PackName>>,
    /// The lists its files share.
    pub(super) lists: Vec<RawList<'f>>,
    /// Whether syntax faults may have hidden a part of it.
    pub(super) partial: bool,
    /// Whether this factlint is too old for it.
    pub(super) too_new: bool,
}

/// Reads the head of a pack.
pub(super) fn read<'f>(source: &'f str, faults: &mut Faults) -> Head<'f> {
    let (tree, errors) = DeTable::parse_recoverable(source);
    let mut head = Head { partial: !errors.is_empty(), ..Head::default() };
    for error in errors {
        let at = error.span().map_or(Span::new(0, 0), Span::from);
        faults.add(Fault::new(at, format!("not valid TOML: {}", error.message())));
    }
    let mut reader = Reader { source, faults };
    let table = tree.get_ref();
    if let Some(needs) = reader.string(table, "factlint") {
        match VersionReq::parse(&needs.text) {
            Ok(wanted) if !wanted.matches(&this_version()) => {
                head.too_new = true;
                let message = format!("this pack needs factlint {}, and this is {}", needs.text, this_version());
                let fault = Fault::new(needs.at, message);
                *reader.faults = Faults::default();
                reader.faults.add(fault.help("install that factlint, or take a version of the pack for this one"));
                return head;
            }
            Ok(_) => {}
            Err(error) => {
                let fault = Fault::new(needs.at, format!("this says not which factlint: {error}"));
                reader.faults.add(fault.help("write the oldest one that will do, \">=0.1\""));
            }
        }
    }
    let name = reader.string(table, "name").filter(|name| {
        let good = is_pack_name(&name.text);
        if !good {
            let fault = Fault::new(name.at, format!("\"{}\" is no name for a pack", name.text));
            reader.faults.add(fault.help("names are of lower-case letters, digits and `-`: \"house-style\""));
        }
        good
    });
    let version = reader.string(table, "version").and_then(|version| match Version::parse(&version.text) {
        Ok(version) => Some(version.to_string()),
        Err(error) => {
            let fault = Fault::new(version.at, format!("\"{}\" is no version: {error}", version.text));
            reader.faults.add(fault.help("write three numbers, \"1.0.0\" (semver.org)"));
            None
        }
    });
    let description = reader.string(table, "description").map(|text| text.text.to_string());
    head.lists = reader.lists(table);
    head.name = name
        .zip(version)
        .map(|(name, version)| Arc::new(PackName { name: name.text.to_string(), version, description }));
    head
}

/// Whether `name` can name a pack: it stands in paths and on command lines.
fn is_pack_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The version of this crate.
fn this_version() -> Version {
    let number = |part: &str| part.parse().unwrap_or_default();
    Version::new(
        number(env!("CARGO_PKG_VERSION_MAJOR")),
        number(env!("CARGO_PKG_VERSION_MINOR")),
        number(env!("CARGO_PKG_VERSION_PATCH")),
    )
}

struct Reader<'f, 'a> {
    source: &'f str,
    faults: &'a mut Faults,
}

impl<'f> Reader<'f, '_> {
    fn string(&mut self, table: &DeTable<'f>, key: &str) -> Option<Str<'f>> {
        self.string_of(table.get(key)?)
    }

    fn string_of(&mut self, value: &Spanned<DeValue<'f>>) -> Option<Str<'f>> {
        let DeValue::String(text) = value.get_ref() else {
            self.faults.add(Fault::new(value.span().into(), "a string is wanted here"));
            return None;
        };
        Some(Str::new(text.clone(), value.span().into(), self.source))
    }

    fn lists(&mut self, table: &DeTable<'f>) -> Vec<RawList<'f>> {
        let Some(DeValue::Table(lists)) = table.get("lists").map(Spanned::get_ref) else { return Vec::new() };
        let mut found = Vec::new();
        for (key, value) in lists {
            let DeValue::Array(items) = value.get_ref() else { continue };
            let entries = items.iter().filter_map(|item| self.string_of(item)).collect();
            found.push(RawList { name: (key.get_ref().clone(), key.span().into()), entries });
        }
        found
    }
}
