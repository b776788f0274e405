//! Globs of the configuration: which articles an entry speaks of.
//!
//! They are as in a `.gitignore`: without a `/`, a name at any depth; a folder stands for all in it. They start from the
//! folder of the file they stand in.

use factlint::diagnostic::{Diagnostic, Level};
use factlint::toml_file::{Fault, Faults, Places, Str};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// One glob.
#[derive(Debug)]
pub(crate) struct PathGlob {
    folder: PathBuf,
    glob: Gitignore,
    /// Whether it has fitted an article.
    used: AtomicBool,
    /// What to say when it has fitted none.
    unused: Diagnostic,
}

impl PathGlob {
    /// Checks a glob that starts from `folder`; a bad one is reported.
    pub(super) fn check(glob: &Str<'_>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> Option<Self> {
        let compiled = compile(&glob.text).map_err(|message| faults.add(Fault::new(glob.at, message))).ok()?;
        let unused = places.diagnostic(Fault::new(glob.at, format!("`{}` fits no article", glob.text)));
        Some(Self {
            folder: folder.canonicalize().unwrap_or_else(|_| folder.to_owned()),
            glob: compiled,
            used: AtomicBool::new(false),
            unused: Diagnostic { level: Level::Warning, ..unused },
        })
    }

    /// Whether it fits the file at `path`, which is absolute and without links.
    pub(crate) fn fits(&self, path: &Path) -> bool {
        let fits = path
            .strip_prefix(&self.folder)
            .is_ok_and(|below| self.glob.matched_path_or_any_parents(below, false).is_ignore());
        if fits {
            self.used.store(true, Ordering::Relaxed);
        }
        fits
    }

    /// A warning where it has fitted no article.
    pub(crate) fn unused(&self) -> Option<Diagnostic> {
        (!self.used.load(Ordering::Relaxed)).then(|| self.unused.clone())
    }
}

fn compile(glob: &str) -> Result<Gitignore, String> {
    if glob.trim().is_empty() || glob.starts_with(['!', '#']) {
        return Err("a glob names files: it does not begin with `!` or `#`".to_owned());
    }
    let mut builder = GitignoreBuilder::new("");
    builder.add_line(None, glob).and_then(|builder| builder.build()).map_err(|error| format!("bad glob: {error}"))
}

/// Values by glob: the first glob that fits a path gives its value.
#[derive(Debug)]
pub(crate) struct ByPath<T> {
    entries: Vec<(PathGlob, T)>,
}

impl<T> Default for ByPath<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T> ByPath<T> {
    pub(super) fn new(entries: Vec<(PathGlob, T)>) -> Self {
        Self { entries }
    }

    /// These, and after them those of a configuration that is extended.
    pub(super) fn over(mut self, base: Self) -> Self {
        self.entries.extend(base.entries);
        self
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value for the file at `path`, which is absolute and without links.
    pub(crate) fn of(&self, path: &Path) -> Option<&T> {
        self.entries.iter().find(|(glob, _)| glob.fits(path)).map(|(_, value)| value)
    }

    /// A warning for each glob that has fitted no article.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        self.entries.iter().filter_map(|(glob, _)| glob.unused())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint::span::Span;

    #[test]
    fn the_first_glob_that_fits_gives_the_value() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let mut faults = Faults::default();
        let mut glob = |text: &'static str| {
            let text = Str::new(text.into(), Span::default(), "");
            PathGlob::check(&text, &root, &Places::new("factlint.toml", ""), &mut faults).unwrap()
        };
        let values = ByPath::new(vec![(glob("late.txt"), 1), (glob("2024/"), 2), (glob("*.md"), 3)]);
        for (path, value) in
            [("2024/a.txt", Some(2)), ("2024/late.txt", Some(1)), ("deep/er/late.txt", Some(1)), ("b.txt", None)]
        {
            assert_eq!(values.of(&root.join(path)).copied(), value, "{path}");
        }
        assert!(values.of(Path::new("/")).is_none());
        assert_eq!(values.unused().count(), 1);
        assert!(faults.is_empty());
    }
}
