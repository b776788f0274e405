//! The word lists: those compiled in, or a folder's in their place.

use super::folder;
use factlint::diagnostic::Diagnostic;
use factlint::lexicon::Lexicon;
use std::io;
use std::ops::Deref;
use std::path::Path;

/// A lexicon, compiled in or read from a folder.
#[derive(Debug)]
pub(crate) enum Words {
    /// The one compiled in.
    English,
    /// One with lists of a folder.
    Own {
        /// It.
        lexicon: Box<Lexicon>,
        /// These lists: name and text.
        lists: Vec<(String, String)>,
    },
}

impl Words {
    /// The lists that take the place of those compiled in.
    pub(crate) fn own(&self) -> &[(String, String)] {
        match self {
            Self::English => &[],
            Self::Own { lists, .. } => lists,
        }
    }
}

impl Deref for Words {
    type Target = Lexicon;

    fn deref(&self) -> &Lexicon {
        match self {
            Self::English => Lexicon::english(),
            Self::Own { lexicon, .. } => lexicon,
        }
    }
}

/// The lexicon in which each file of `folder` replaces the one of its name; the others stay.
///
/// # Errors
/// A folder or file that cannot be read, a file that replaces nothing.
pub(crate) fn load(folder: Option<&Path>) -> Result<Words, Vec<Diagnostic>> {
    let Some(folder) = folder else { return Ok(Words::English) };
    let mut faults = Vec::new();
    let mut own: Vec<(String, String)> = Vec::new();
    for path in folder::files(folder, &["txt", "toml"]).map_err(|error| vec![unreadable(folder, &error)])? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !Lexicon::english_files().iter().any(|&(known, _)| known == name) {
            let known: Vec<&str> = Lexicon::english_files().iter().map(|&(known, _)| known).collect();
            let help = format!("lists that can be replaced: {}", known.join(", "));
            let fault = Diagnostic::error(format!("`{name}` replaces no list of the lexicon"));
            faults.push(fault.in_file(path.display().to_string()).help(help));
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => own.push((name, text)),
            Err(error) => faults.push(unreadable(&path, &error)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let replaced = |name: &str| own.iter().any(|(own, _)| own == name);
    let kept = Lexicon::english_files().iter().copied().filter(|&(name, _)| !replaced(name));
    let all: Vec<(&str, &str)> = own.iter().map(|(name, text)| (&**name, &**text)).chain(kept).collect();
    let lexicon =
        Lexicon::new(&all).map_err(|fault| vec![Diagnostic::error(fault).in_file(folder.display().to_string())])?;
    Ok(Words::Own { lexicon: Box::new(lexicon), lists: own })
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("cannot read the word lists: {error}")).in_file(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint::lexicon::Classes;

    #[test]
    fn a_list_replaces_the_one_of_its_name_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("given-female.txt"), "zorblax\n").unwrap();
        let words = load(Some(folder.path())).unwrap();
        for (word, class, has) in
            [("zorblax", Classes::FEMALE, true), ("mary", Classes::FEMALE, false), ("mr", Classes::HONORIFIC, true)]
        {
            assert_eq!(words.classes(word).has(class), has, "{word}");
        }
        std::fs::write(folder.path().join("givn-male.txt"), "").unwrap();
        assert!(load(Some(folder.path())).unwrap_err()[0].message.contains("givn-male"));
        assert!(load(Some(&folder.path().join("none"))).is_err());
    }
}
