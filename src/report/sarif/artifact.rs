//! Files as SARIF names them: by a URI, and what that is relative to.

use crate::report::uri::escaped;

/// The name that stands for the folder the check was run in, as GitHub's own tools have it.
pub(super) const ROOT: &str = "%SRCROOT%";

/// The URI of a path with `/` between its parts, and what it is relative to: [`ROOT`], or nothing where it is absolute.
pub(super) fn uri(path: &str) -> (String, Option<&'static str>) {
    let drive = path.split_once(":/").filter(|(drive, _)| cfg!(windows) && drive.len() == 1);
    match drive {
        Some((drive, rest)) => (format!("file:///{drive}:/{}", escaped(rest)), None),
        None if path.starts_with('/') => (format!("file://{}", escaped(path)), None),
        None => (escaped(path), Some(ROOT)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_stay_relative() {
        for (path, want, base) in [
            ("a b.txt", "a%20b.txt", Some(ROOT)),
            ("../a.txt", "../a.txt", Some(ROOT)),
            ("/tmp/ä.txt", "file:///tmp/%C3%A4.txt", None),
        ] {
            assert_eq!(uri(path), (want.to_owned(), base));
        }
    }
}
