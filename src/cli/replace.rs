//! A file written anew: all of it, or nothing.

use super::files::FoundFile;
use factlint::diagnostic::Diagnostic;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes `new` to a file that held `old` when it was read. It is written beside the file and put in its place, with the
/// same permissions, so that no half of it is ever seen; of a link, where it leads is written.
///
/// # Errors
/// A file that cannot be written to, or holds something else by now; it is as it was.
pub(crate) fn replace(file: &FoundFile, old: &str, new: &str) -> Result<(), Diagnostic> {
    let fault = |message: String, help| Err(Diagnostic::error(message).in_file(&file.shown).help(help));
    match try_replace(&file.path, old, new) {
        Ok(true) => Ok(()),
        Ok(false) => fault(
            "this file is not fixed: it changed since it was read".to_owned(),
            "run the command again once nothing else writes to it",
        ),
        Err(error) => fault(
            format!("this file cannot be fixed: {error}"),
            "make the file and its folder writable for the user the command runs as",
        ),
    }
}

/// Whether the file still held `old`.
fn try_replace(path: &Path, old: &str, new: &str) -> io::Result<bool> {
    let path = path.canonicalize()?;
    // To put another file in its place takes no right to write to it: that is asked for here.
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    OpenOptions::new().write(true).open(&path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".factlint-").tempfile_in(folder)?;
    beside.write_all(new.as_bytes())?;
    beside.as_file().set_permissions(permissions)?;
    beside.as_file().sync_all()?;
    if !holds(&path, old)? {
        return Ok(false);
    }
    beside.persist(&path).map_err(|error| error.error)?;
    Ok(true)
}

/// Whether a file holds `text`, and no more.
fn holds(path: &Path, text: &str) -> io::Result<bool> {
    let same_length = File::open(path)?.metadata()?.len() == text.len() as u64;
    Ok(same_length && fs::read(path)? == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint::article::Format;
    use std::path::PathBuf;

    fn found(path: PathBuf) -> FoundFile {
        FoundFile {
            shown: "a.txt".to_owned(),
            real: path.clone(),
            path,
            format: Format::Plain,
            packing: None,
            named: true,
        }
    }

    #[test]
    fn a_file_is_written_anew_or_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = found(folder.path().join("a.txt"));
        fs::write(&file.path, "old\r\n").unwrap();
        assert_eq!(replace(&file, "old\r\n", "new\r\n"), Ok(()));
        assert_eq!(fs::read(&file.path).unwrap(), b"new\r\n");
        let fault = replace(&file, "old\r\n", "newer").unwrap_err();
        assert!(fault.message.contains("changed since it was read"), "{fault}");
        assert_eq!(fs::read(&file.path).unwrap(), b"new\r\n");
        let fault = replace(&found(folder.path().join("none.txt")), "", "new").unwrap_err();
        assert!(fault.message.starts_with("this file cannot be fixed: "), "{fault}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.txt", &link).unwrap();
        assert_eq!(replace(&found(link.clone()), "old", "new"), Ok(()));
        assert!(link.is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        let fault = replace(&found(path.clone()), "new", "newer").unwrap_err();
        assert_eq!(fault.message, "this file cannot be fixed: it is read-only");
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
