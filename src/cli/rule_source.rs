//! Where rules come from: those compiled in, files, folders.

use super::files;
use super::folder;
use factlint::diagnostic::Diagnostic;
use factlint::rules::{RuleFile, RuleSet, shipped};
use std::io;
use std::path::{Path, PathBuf};

/// The word that stands for the shipped rules.
pub(crate) const SHIPPED: &str = "default";

/// One place that rules come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RuleSource {
    /// Those compiled in.
    Shipped,
    /// A file, or a folder of `*.toml` files.
    Path(PathBuf),
}

impl RuleSource {
    /// The source that a word of the command line or the configuration names; a relative path starts from `folder`.
    pub(crate) fn from_word(word: &Path, folder: &Path) -> Self {
        if word == Path::new(SHIPPED) { Self::Shipped } else { Self::Path(folder.join(word)) }
    }

    /// Those named on the command line, or else in the configuration, or else the shipped ones.
    pub(crate) fn choose(named: &[PathBuf], configured: Option<Vec<Self>>) -> Vec<Self> {
        match configured {
            _ if !named.is_empty() => named.iter().map(|word| Self::from_word(word, Path::new(""))).collect(),
            Some(sources) => sources,
            None => vec![Self::Shipped],
        }
    }
}

/// Reads and checks the rules of all `sources`.
///
/// # Errors
/// Every fault of every file.
pub(crate) fn load(sources: &[RuleSource]) -> Result<RuleSet, Vec<Diagnostic>> {
    load_with_files(sources).map(|(set, _)| set)
}

/// The same, with the name and text of each file.
///
/// # Errors
/// Every fault of every file.
pub(crate) fn load_with_files(sources: &[RuleSource]) -> Result<(RuleSet, Vec<(String, String)>), Vec<Diagnostic>> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for source in sources {
        match source {
            RuleSource::Shipped => {
                files.extend(shipped().iter().map(|file| (file.name.to_owned(), file.source.to_owned())));
            }
            RuleSource::Path(path) => read(path, &mut files, &mut faults),
        }
    }
    let named: Vec<RuleFile<'_>> = files.iter().map(|(name, source)| RuleFile { name, source }).collect();
    match RuleSet::parse(&named) {
        Ok(set) if faults.is_empty() => Ok((set, files)),
        Ok(_) => Err(faults),
        Err(more) => Err(faults.into_iter().chain(more).collect()),
    }
}

/// Reads a rule file, or all of a folder; adds the name and text of each.
fn read(path: &Path, files: &mut Vec<(String, String)>, faults: &mut Vec<Diagnostic>) {
    let paths = if path.is_dir() { folder::files(path, &["toml"]) } else { Ok(vec![path.to_owned()]) };
    let paths = match paths {
        Ok(paths) => paths,
        Err(error) => return faults.push(unreadable(path, &error)),
    };
    if paths.is_empty() {
        let fault = Diagnostic::error("no rule files in this folder").in_file(path.display().to_string());
        faults.push(fault.help("rule files end in `.toml`"));
    }
    for path in paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push((path.display().to_string(), text)),
            Err(error) => faults.push(unreadable(&path, &error)),
        }
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::NotFound {
        return files::missing(path);
    }
    Diagnostic::error(format!("cannot read the rules: {error}")).in_file(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_goes_before_the_configuration() {
        let path = |path: &str| RuleSource::Path(path.into());
        let words = ["default".into(), "my".into()];
        // (named, configured, chosen)
        for (named, configured, chosen) in [
            (&words[..], Some(vec![path("house")]), vec![RuleSource::Shipped, path("my")]),
            (&[], Some(vec![path("house")]), vec![path("house")]),
            (&[], None, vec![RuleSource::Shipped]),
        ] {
            assert_eq!(RuleSource::choose(named, configured), chosen);
        }
    }

    #[test]
    fn missing_and_empty_places_are_faults() {
        let folder = tempfile::tempdir().unwrap();
        let sources = [RuleSource::Path(folder.path().join("none.toml")), RuleSource::Path(folder.path().into())];
        let faults = load(&sources).unwrap_err();
        assert_eq!(faults.len(), 2);
        assert!(faults[0].message.starts_with("there is no such file") && faults[0].path.is_some());
        assert_eq!(faults[1].message, "no rule files in this folder");
    }
}
