//! The files of one folder, for rules and word lists.

use std::io;
use std::path::{Path, PathBuf};

/// The files of `folder` with one of these endings, in order of their names; not those of folders in it.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(std::fs::DirEntry::path).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)));
    paths.sort();
    Ok(paths)
}
