//! Packs: rule files that belong together, headed by a `pack.toml` with a name, a version and the word lists they share.
//!
//! Reads and checks the head. A pack that needs a newer factlint is refused before anything else of it is looked at: what
//! that factlint knows and this one does not would come out as faults of the pack. Finding a pack's files is not done here.

use super::rule_file::RuleFile;
use crate::toml_file::{Document, Fault, Faults, Pairs, Str};
use crate::toml_table;
use semver::{Version, VersionReq};
use std::sync::Arc;

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

toml_table! {
    /// The head of a rule pack: what it is called, and the word lists that its files share.
    pub(super) struct RawPack<'f>("a pack", "") {
        /// Its name: lower-case letters, digits and `-`.
        "name" => name: Option<Str<'f>>, like "name = \"house\"";
        /// Its version, three numbers as of semver.org: `1.0.0`.
        "version" => version: Option<Str<'f>>, like "version = \"1.0.0\"";
        /// The factlint it needs: `>=0.1`.
        "factlint" => factlint: Option<Str<'f>>;
        /// One line for people.
        "description" => description: Option<Str<'f>>;
        /// Word lists that all files of the pack share: `says = ["said", "told"]`, used as `{@says}` or `{x:@says}`.
        "lists" => lists: Pairs<'f, Vec<Str<'f>>>;
    }
}

/// The lists that the files of a pack share.
type SharedWords<'f> = Pairs<'f, Vec<Str<'f>>>;

/// Reads the head of a pack: its name, where it gives a good one, and its lists. `None` for a pack that needs another
/// factlint; that alone is then reported.
pub(super) fn read<'f>(
    document: &Document<'f>,
    faults: &mut Faults,
) -> Option<(Option<Arc<PackName>>, SharedWords<'f>)> {
    let mut found = Faults::default();
    let raw: RawPack<'f> = document.read(&mut found);
    if let Some(needs) = &raw.factlint
        && let Some(fault) = unfit(needs, &mut found)
    {
        *faults = Faults::default();
        faults.add(fault);
        return None;
    }
    let name = raw.name.filter(|name| is_good(name, &mut found));
    let version = raw.version.and_then(|version| number(&version, &mut found));
    faults.append(found);
    let name = name.zip(version).map(|(name, version)| {
        let description = raw.description.map(|text| text.text.into_owned());
        Arc::new(PackName { name: name.text.into_owned(), version: version.to_string(), description })
    });
    Some((name, raw.lists))
}

/// What is said of a pack that needs another factlint than this one.
fn unfit(needs: &Str<'_>, faults: &mut Faults) -> Option<Fault> {
    match VersionReq::parse(&needs.text) {
        Ok(wanted) => {
            let this = this_version();
            let message = format!("this pack needs factlint {}, and this is {this}", needs.text);
            let fault = Fault::new(needs.at, message);
            (!wanted.matches(&this)).then(|| fault.help("install that factlint, or take a pack made for this one"))
        }
        Err(error) => {
            let fault = Fault::new(needs.at, format!("`factlint` does not say a version: {error}"));
            faults.add(fault.help("name the oldest that will do, \">=0.1\""));
            None
        }
    }
}

/// Whether a name can name a pack: it stands in paths and on command lines.
fn is_good(name: &Str<'_>, faults: &mut Faults) -> bool {
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let good = !name.text.is_empty() && name.text.chars().all(sign);
    if !good {
        let fault = Fault::new(name.at, format!("\"{}\" is no name for a pack", name.text));
        faults.add(fault.help("names are of lower-case letters, digits and `-`: \"house-style\""));
    }
    good
}

fn number(version: &Str<'_>, faults: &mut Faults) -> Option<Version> {
    Version::parse(&version.text)
        .map_err(|error| {
            let fault = Fault::new(version.at, format!("\"{}\" is no version: {error}", version.text));
            faults.add(fault.help("write three numbers, \"1.0.0\" (semver.org)"));
        })
        .ok()
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
