//! The packs that come with factlint, compiled in. They are ordinary packs, in `rules/`.

use super::pack::Pack;
use super::rule_file::RuleFile;

macro_rules! file {
    ($pack:literal, $name:literal) => {
        RuleFile {
            name: concat!($pack, "/", $name, ".toml"),
            source: include_str!(concat!("../../rules/", $pack, "/", $name, ".toml")),
        }
    };
}

/// The packs by name; the first is what is in force where nothing else is asked for.
///
/// One line a file; a test fails when one is missing. Files are named `news/age.toml`.
const PACKS: [(&str, RuleFile<'static>, &[RuleFile<'static>]); 2] = [
    (
        "news",
        file!("news", "pack"),
        &[
            file!("news", "age"),
            file!("news", "anniversary"),
            file!("news", "born"),
            file!("news", "died"),
            file!("news", "directed"),
            file!("news", "injured"),
            file!("news", "killed"),
            file!("news", "magnitude"),
            file!("news", "money"),
            file!("news", "quote"),
            file!("news", "released"),
            file!("news", "role"),
            file!("news", "spelling"),
            file!("news", "weekday"),
        ],
    ),
    (
        "docs",
        file!("docs", "pack"),
        &[
            file!("docs", "default-word"),
            file!("docs", "default"),
            file!("docs", "deprecated"),
            file!("docs", "limit"),
            file!("docs", "port"),
            file!("docs", "price"),
            file!("docs", "release"),
            file!("docs", "requires"),
        ],
    ),
];

/// The names of the packs that are compiled in; the first is what is in force where nothing else is asked for.
pub const SHIPPED: [&str; 2] = [PACKS[0].0, PACKS[1].0];

/// The pack of this name that is compiled in; its files are named `news/age.toml`.
#[must_use]
pub fn shipped(name: &str) -> Option<Pack<'static>> {
    let &(_, head, files) = PACKS.iter().find(|(known, ..)| *known == name)?;
    Some(Pack { head: Some(head), files: files.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::super::{PACK_FILE, RuleSet};
    use super::*;

    #[test]
    fn every_file_is_compiled_in() {
        for name in SHIPPED {
            let folder = format!("{}/rules/{name}", env!("CARGO_MANIFEST_DIR"));
            let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
            let mut files: Vec<_> = files.filter(|file| file.ends_with(".toml") && file != PACK_FILE).collect();
            files.sort();
            let pack = shipped(name).unwrap();
            let compiled: Vec<_> = pack.files.iter().map(|file| file.name.split_once('/').unwrap()).collect();
            assert_eq!(compiled, files.iter().map(|file| (name, file.as_str())).collect::<Vec<_>>());
        }
    }

    #[test]
    fn every_pack_is_good_alone_and_all_together() {
        let all: Vec<_> = SHIPPED.iter().map(|name| shipped(name).unwrap()).collect();
        for packs in all.chunks(1).chain([&*all]) {
            if let Err(faults) = RuleSet::of_packs(packs) {
                panic!("{}", faults.iter().map(ToString::to_string).collect::<String>());
            }
        }
    }
}
