//! The rules that come with factlint, compiled in. They are ordinary files, in `rules/`.

use super::rule_file::RuleFile;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: &[RuleFile<'static>] = &[$(RuleFile {
            name: concat!("default/", $name, ".toml"),
            source: include_str!(concat!("../../rules/", $name, ".toml")),
        }),*];
    };
}

// One line a file; a test fails when one is missing.
files!(
    "age",
    "anniversary",
    "born",
    "died",
    "directed",
    "injured",
    "killed",
    "magnitude",
    "money",
    "quote",
    "released",
    "role",
    "spelling",
    "weekday"
);

/// The rule files that are compiled in, named `default/age.toml`.
#[must_use]
pub fn shipped() -> &'static [RuleFile<'static>] {
    FILES
}

#[cfg(test)]
mod tests {
    use super::super::RuleSet;
    use super::*;

    #[test]
    fn every_file_is_compiled_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut files: Vec<_> = files.filter(|name| name.ends_with(".toml")).map(|f| format!("default/{f}")).collect();
        files.sort();
        assert_eq!(shipped().iter().map(|file| file.name).collect::<Vec<_>>(), files);
    }

    #[test]
    fn every_file_is_good() {
        if let Err(faults) = RuleSet::shipped() {
            panic!("{}", faults.iter().map(ToString::to_string).collect::<String>());
        }
    }
}
