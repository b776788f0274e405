//! Which files a glob of the configuration names, as in a `.gitignore`: without a `/`, a name at any depth; a folder stands
//! for all in it.

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};

/// The folder that the globs of a configuration start from.
#[derive(Debug, Default)]
pub(super) struct Root(PathBuf);

/// A glob.
#[derive(Debug)]
pub(super) struct Glob(Gitignore);

impl Root {
    /// The configuration's folder.
    pub(super) fn new(folder: &Path) -> Self {
        Self(folder.canonicalize().unwrap_or(folder.into()))
    }

    /// `path` as seen from here; `None` where it lies elsewhere or is no file.
    pub(super) fn below(&self, path: &Path) -> Option<PathBuf> {
        path.canonicalize().ok()?.strip_prefix(&self.0).ok().map(Path::to_owned)
    }
}

impl Glob {
    /// Reads a glob.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn new(glob: &str) -> Result<Self, String> {
        if glob.trim().is_empty() || glob.starts_with(['!', '#']) {
            return Err("a glob names files: it does not begin with `!` or `#`".to_owned());
        }
        let mut builder = GitignoreBuilder::new("");
        let built = builder.add_line(None, glob).and_then(|builder| builder.build());
        built.map(Self).map_err(|error| format!("bad glob: {error}"))
    }

    /// Whether it names the file at `below`, seen from the root.
    pub(super) fn fits(&self, below: &Path) -> bool {
        self.0.matched_path_or_any_parents(below, false).is_ignore()
    }
}
