//! Where rules come from: the packs compiled in, packs of the user's own, files, folders.

use super::files;
use super::folder;
use factlint::diagnostic::Diagnostic;
use factlint::rules::{PACK_FILE, Pack, RuleFile, RuleSet, SHIPPED, shipped};
use factlint::suggest;
use std::io;
use std::path::{Path, PathBuf};

/// The word that stands for the first of the shipped packs.
const DEFAULT: &str = "default";

/// One place that rules come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RuleSource {
    /// The pack of this name, compiled in.
    Shipped(&'static str),
    /// A file, or a folder of `*.toml` files, with a `pack.toml` or without.
    Path(PathBuf),
}

impl RuleSource {
    /// The source that a word of the command line or the configuration names; a relative path starts from `folder`.
    ///
    /// The name of a shipped pack goes before a file or folder of that name, which can be written `./docs`.
    pub(crate) fn from_word(word: &Path, folder: &Path) -> Self {
        let name = if word.as_os_str() == DEFAULT { SHIPPED.first() } else { None };
        match name.or_else(|| SHIPPED.iter().find(|name| word.as_os_str() == **name)) {
            Some(name) => Self::Shipped(name),
            None => Self::Path(folder.join(word)),
        }
    }

    /// Those named on the command line, or else in the configuration, or else the first of the shipped packs; each once.
    pub(crate) fn choose(named: &[PathBuf], configured: Option<Vec<Self>>) -> Vec<Self> {
        let named = named.iter().map(|word| Self::from_word(word, Path::new("")));
        let words = match configured {
            _ if named.len() > 0 => named.collect(),
            Some(sources) => sources,
            None => vec![Self::from_word(Path::new(DEFAULT), Path::new(""))],
        };
        let mut chosen = Vec::with_capacity(words.len());
        for source in words {
            if !chosen.contains(&source) {
                chosen.push(source);
            }
        }
        chosen
    }
}

/// Reads and checks the rules of all `sources`.
///
/// # Errors
/// Every fault of every file.
pub(crate) fn load(sources: &[RuleSource]) -> Result<RuleSet, Vec<Diagnostic>> {
    let (mut own, mut faults) = (Vec::new(), Vec::new());
    for source in sources {
        if let RuleSource::Path(path) = source {
            match read(path) {
                Ok(files) => own.push(files),
                Err(more) => faults.extend(more),
            }
        }
    }
    let mut own = own.iter();
    let packs: Vec<Pack<'_>> = sources
        .iter()
        .filter_map(|source| match source {
            RuleSource::Shipped(name) => shipped(name),
            RuleSource::Path(_) => own.next().map(Files::pack),
        })
        .collect();
    match RuleSet::of_packs(&packs) {
        Ok(set) if faults.is_empty() => Ok(set),
        Ok(_) => Err(faults),
        Err(more) => Err(faults.into_iter().chain(more).collect()),
    }
}

/// The files of one place, read: names and texts.
struct Files {
    head: Option<(String, String)>,
    rules: Vec<(String, String)>,
}

impl Files {
    fn pack(&self) -> Pack<'_> {
        Pack { head: self.head.as_ref().map(rule_file), files: self.rules.iter().map(rule_file).collect() }
    }
}

fn rule_file((name, source): &(String, String)) -> RuleFile<'_> {
    RuleFile { name, source }
}

/// Reads a rule file, with the head of the pack it stands in, or all of a folder.
fn read(path: &Path) -> Result<Files, Vec<Diagnostic>> {
    let is_head = |path: &Path| path.file_name().is_some_and(|name| name == PACK_FILE);
    let folder = match path.parent() {
        _ if path.is_dir() => Some(path),
        // The head stands for its pack.
        Some(parent) if is_head(path) && path.is_file() => Some(parent),
        _ => None,
    };
    let rules = match folder {
        Some(folder) => folder::files(folder, &["toml"]).map_err(|error| vec![unreadable(path, &error)])?,
        None => vec![path.to_owned()],
    };
    let rules: Vec<PathBuf> = rules.into_iter().filter(|path| !is_head(path)).collect();
    if rules.is_empty() {
        let fault = Diagnostic::error("no rule files in this folder").in_file(path.display().to_string());
        return Err(vec![fault.help("rule files end in `.toml`")]);
    }
    let head = Some(folder.or(path.parent()).unwrap_or(Path::new("")).join(PACK_FILE)).filter(|head| head.is_file());
    let mut faults = Vec::new();
    let mut text = |path: PathBuf| match std::fs::read_to_string(&path) {
        Ok(text) => Some((path.display().to_string(), text)),
        Err(error) => {
            faults.push(unreadable(&path, &error));
            None
        }
    };
    let files = Files { head: head.and_then(&mut text), rules: rules.into_iter().filter_map(text).collect() };
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    if error.kind() != io::ErrorKind::NotFound {
        return Diagnostic::error(format!("cannot read the rules: {error}")).in_file(path.display().to_string());
    }
    let missing = files::missing(path);
    // A bare word may be meant for one of the packs.
    let word = path.to_str().filter(|_| path.components().count() == 1 && path.extension().is_none());
    match word.and_then(|word| suggest::nearest(word, SHIPPED)) {
        Some(pack) => missing.help(format!("did you mean the pack `{pack}`?")),
        None if word.is_some() && !missing.help.as_ref().is_some_and(|help| help.starts_with("did you")) => {
            missing.help(format!("the packs that come with factlint are {}", suggest::listed(SHIPPED)))
        }
        None => missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_goes_before_the_configuration() {
        let path = |path: &str| RuleSource::Path(path.into());
        let words = ["default".into(), "my".into(), "news".into(), "./docs".into()];
        // (named, configured, chosen)
        for (named, configured, chosen) in [
            (&words[..], Some(vec![path("house")]), vec![RuleSource::Shipped("news"), path("my"), path("./docs")]),
            (&[], Some(vec![path("house")]), vec![path("house")]),
            (&[], None, vec![RuleSource::Shipped("news")]),
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
