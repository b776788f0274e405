//! Files: finding the articles under the paths a user names, and reading them.
//!
//! Nothing is left out in silence. A path that is not there, a folder without articles, a file that cannot be read or is
//! not UTF-8 are errors; what is left out by rule is what `.gitignore` and `.ignore` say, hidden files, and files of a
//! folder whose ending is of no format.

use super::unpack::{self, Packing};
use factlint::article::Format;
use factlint::diagnostic::Diagnostic;
use factlint::span::Start;
use factlint::suggest;
use rustc_hash::FxHashSet;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc;

/// Bytes a file has at most: far more than any article, and all of it is held in memory.
const MAX_LEN: u64 = 1 << 30;

/// A file to read articles from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundFile {
    /// The path as the user named it, or that and the way down from it, with `/` between its parts.
    pub(crate) shown: String,
    /// The path to open it by.
    pub(crate) path: PathBuf,
    /// The same, absolute and without links.
    pub(crate) real: PathBuf,
    /// How it holds its articles.
    pub(crate) format: Format,
    /// How it is packed.
    pub(crate) packing: Option<Packing>,
    /// Whether the user named it, and not a folder it lies in.
    pub(crate) named: bool,
}

/// Finds the files to read under `paths`, each once, by their shown paths.
///
/// A file that is named is taken whatever its ending is, as plain text if that tells nothing. In a folder, those of a
/// known ending are; `.gitignore` counts outside a repository too, and links are not followed.
pub(crate) fn discover(paths: &[PathBuf]) -> (Vec<FoundFile>, Vec<Diagnostic>) {
    let mut files = Vec::new();
    let mut diagnostics = Vec::new();
    let here = std::env::current_dir().unwrap_or_default();
    for path in paths.iter().map(|path| near(path, &here)) {
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => walk(path, &mut files, &mut diagnostics),
            Ok(_) => {
                let shown = shown(path);
                let (format, packing) = match kind(&shown) {
                    Some(kind) => kind,
                    None if Packing::of(&shown).is_some() => {
                        diagnostics.push(packed(&shown));
                        continue;
                    }
                    None => (Format::Plain, None),
                };
                files.push(FoundFile {
                    shown,
                    path: path.to_path_buf(),
                    real: real(path),
                    format,
                    packing,
                    named: true,
                });
            }
            Err(error) if error.kind() == ErrorKind::NotFound => diagnostics.push(missing(path)),
            Err(error) => diagnostics.push(unreadable(&shown(path), &error)),
        }
    }
    files.sort_by(|a, b| (&a.shown, &a.path).cmp(&(&b.shown, &b.path)));
    // The same file by two paths is one article, else it would agree with itself.
    if paths.len() > 1 {
        let mut seen = FxHashSet::default();
        files.retain(|file| seen.insert(file.real.clone()));
    }
    (files, diagnostics)
}

/// Adds the articles of a folder and of the folders in it.
fn walk(folder: &Path, files: &mut Vec<FoundFile>, diagnostics: &mut Vec<Diagnostic>) {
    let before = (files.len(), diagnostics.len());
    let top = real(folder);
    // Below a folder, no link is followed: what lies there is where it seems to be.
    let article = |entry: ignore::DirEntry| {
        let shown = shown(entry.path());
        let (format, packing) = kind(&shown).filter(|_| entry.file_type().is_some_and(|kind| kind.is_file()))?;
        let real = entry.path().strip_prefix(folder).map_or_else(|_| real(entry.path()), |below| top.join(below));
        Some(FoundFile { shown, path: entry.into_path(), real, format, packing, named: false })
    };
    let (found, all) = mpsc::channel();
    let threads = rayon::current_num_threads();
    let mut walk = ignore::WalkBuilder::new(folder);
    walk.require_git(false).follow_links(false).threads(threads).build_parallel().run(|| {
        let (found, article) = (found.clone(), &article);
        Box::new(move |entry| {
            let sent = match entry.map(article) {
                Ok(Some(file)) => found.send(Ok(file)),
                Ok(None) => Ok(()),
                Err(error) => found.send(Err(error)),
            };
            if sent.is_ok() { ignore::WalkState::Continue } else { ignore::WalkState::Quit }
        })
    });
    drop(found);
    for found in all {
        match found {
            Ok(file) => files.push(file),
            Err(error) => {
                let message = format!("part of this folder cannot be read: {error}");
                let help = "make it readable, or name the files to check one by one";
                diagnostics.push(Diagnostic::error(message).in_file(shown(folder)).help(help));
            }
        }
    }
    if before == (files.len(), diagnostics.len()) {
        let endings = Format::ENDINGS.map(|ending| format!(".{ending}")).join(", ");
        let message = "this folder holds no article";
        let help = format!(
            "files ending in {endings} (the last two packed as .gz or .zst, too) are read, unless they are hidden or ignored \
             by .gitignore"
        );
        diagnostics.push(Diagnostic::error(message).in_file(shown(folder)).help(help));
    }
}

/// How a file holds its articles, and how it is packed, as far as its name tells: of packed files, those of many articles
/// are read.
pub(crate) fn kind(shown: &str) -> Option<(Format, Option<Packing>)> {
    match Packing::of(shown) {
        Some((packing, stem)) => {
            let format = Format::of(stem).filter(|format| *format == Format::JsonLines)?;
            Some((format, Some(packing)))
        }
        None => Format::of(shown).map(|format| (format, None)),
    }
}

/// What to say of a packed file of another format.
fn packed(shown: &str) -> Diagnostic {
    let message = "of packed files, only those of many articles are read: .jsonl.gz, .jsonl.zst";
    Diagnostic::error(message).in_file(shown).help("unpack it")
}

/// A path, absolute and without links.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A path as it is written from `here`: one that leads below it needs no way down from the root, and reports are read on other
/// machines, too.
pub(crate) fn near<'p>(path: &'p Path, here: &Path) -> &'p Path {
    match path.strip_prefix(here) {
        Ok(below) if below.as_os_str().is_empty() => Path::new("."),
        Ok(below) => below,
        Err(_) => path,
    }
}

/// A path with `/` between its parts and without a leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for part in path.components() {
        let text = match part {
            Component::CurDir => continue,
            Component::RootDir => {
                shown.push('/');
                continue;
            }
            part => part.as_os_str().to_string_lossy(),
        };
        if !shown.is_empty() && !shown.ends_with('/') {
            shown.push('/');
        }
        shown.push_str(&text);
    }
    if shown.is_empty() { ".".to_owned() } else { shown }
}

/// What to say of a path that is not there.
pub(crate) fn missing(path: &Path) -> Diagnostic {
    if path.is_symlink() {
        let help = "point it at a file or folder that is there, or name that one";
        return Diagnostic::error("this link leads nowhere").in_file(shown(path)).help(help);
    }
    let help = match nearest(path) {
        Some(near) => format!("did you mean `{}`?", shown(&near)),
        None => "check the spelling, and the folder the command is run in".to_owned(),
    };
    Diagnostic::error("there is no such file or folder").in_file(shown(path)).help(help)
}

/// The path of the nearest name beside the first part of `path` that is not there.
fn nearest(path: &Path) -> Option<PathBuf> {
    let there = path.ancestors().skip(1).find(|up| up.as_os_str().is_empty() || up.is_dir())?;
    let name = path.strip_prefix(there).ok()?.components().next()?.as_os_str().to_string_lossy().into_owned();
    let folder = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    suggest::nearest(&name, names.iter().map(String::as_str)).map(|near| there.join(near))
}

/// The text of the file at a path as shown, where it can be read.
pub(crate) fn text(shown: &str) -> Option<String> {
    let (format, packing) = kind(shown).unwrap_or((Format::Plain, None));
    let path = PathBuf::from(shown);
    load(&FoundFile { shown: shown.to_owned(), real: path.clone(), path, format, packing, named: true }).ok()
}

/// Reads a file as text, and unpacks it.
///
/// # Errors
///
/// If it cannot be read, is larger than a gigabyte or is not UTF-8: what and where, and what to do.
pub(crate) fn load(file: &FoundFile) -> Result<String, Diagnostic> {
    load_up_to(file, MAX_LEN)
}

fn load_up_to(file: &FoundFile, max: u64) -> Result<String, Diagnostic> {
    let mut bytes = Vec::new();
    let mut read = || {
        // The length a file system tells need not be true (a pipe has none), so what is read is counted.
        if file.packing.is_some() {
            return unpack::open(&file.path, file.packing, |_| ())?.take(max + 1).read_to_end(&mut bytes);
        }
        let open = std::fs::File::open(&file.path)?;
        bytes.reserve(usize::try_from(open.metadata()?.len().min(max)).unwrap_or(0) + 1);
        open.take(max + 1).read_to_end(&mut bytes)
    };
    if let Err(error) = read() {
        return Err(match file.packing {
            Some(_) => broken(&file.shown, &error, Start { byte: bytes.len(), line: factlint::check::lines(&bytes) }),
            None => unreadable(&file.shown, &error),
        });
    }
    if bytes.len() as u64 > max {
        let message = format!("this file is larger than {max} bytes, too large to read");
        return Err(Diagnostic::error(message).in_file(&file.shown).help("split it into smaller files"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        not_utf8(error.as_bytes(), at, Start::default()).in_file(&file.shown)
    })
}

/// What to say of an archive that cannot be unpacked from `at` on: so much of what is in it came before.
pub(crate) fn broken(shown: &str, error: &std::io::Error, at: Start) -> Diagnostic {
    let Start { byte, line } = at;
    let message = format!("this archive is broken: {error}, after {byte} bytes of text, in line {}", line + 1);
    Diagnostic::error(message).in_file(shown).help("get it anew, or pack it again")
}

pub(crate) fn unreadable(shown: &str, error: &std::io::Error) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::PermissionDenied => "make it readable for the user the command runs as",
        ErrorKind::NotFound => "it was there a moment ago: run the command again",
        _ => "see whether other programs can read it, or leave it out",
    };
    Diagnostic::error(format!("this cannot be read: {error}")).in_file(shown).help(help)
}

/// What to say of bytes that stop being UTF-8 at `at`, with a guess at what they are; they begin at `start` of the file.
pub(crate) fn not_utf8(bytes: &[u8], at: usize, start: Start) -> Diagnostic {
    let line = start.line + bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() + 1;
    let byte = bytes.get(at).copied().unwrap_or_default();
    let at = start.byte + at;
    let message = format!("this file is not UTF-8: byte {at} (0x{byte:02x}), in line {line}, begins no character");
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    // In UTF-16, most letters have a zero for one half, and always for the same.
    let [even, odd] = [0, 1].map(|half| head.iter().skip(half).step_by(2).filter(|&&byte| byte == 0).count());
    let zeros = even + odd;
    let halves = zeros * 4 > head.len() && even.min(odd) * 8 < zeros;
    let help = if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || halves {
        "it looks like UTF-16; convert it: `iconv -f UTF-16 -t UTF-8`"
    } else if zeros > 0 {
        "it looks like no text at all; leave it out"
    } else {
        "it looks like Latin-1 or Windows-1252; convert it: `iconv -f WINDOWS-1252 -t UTF-8`"
    };
    Diagnostic::error(message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder with the given files, each empty but for its name; names that end in `/` are folders.
    fn folder(names: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for name in names {
            let path = root.path().join(name);
            fs::create_dir_all(if name.ends_with('/') { &path } else { path.parent().unwrap() }).unwrap();
            if !name.ends_with('/') {
                fs::write(&path, *name).unwrap();
            }
        }
        root
    }

    fn named(path: &Path) -> FoundFile {
        let (shown, real) = ("a.txt".to_owned(), path.to_owned());
        FoundFile { shown, path: path.to_owned(), real, format: Format::Plain, packing: None, named: true }
    }

    /// What is found and said, with the folder's own path taken out.
    fn found(root: &tempfile::TempDir, paths: &[&str]) -> (Vec<String>, String) {
        let (files, diagnostics) = discover(&paths.iter().map(|path| root.path().join(path)).collect::<Vec<_>>());
        let prefix = format!("{}/", shown(root.path()));
        let files = files.iter().map(|file| file.shown.replace(&prefix, "")).collect();
        let said: Vec<String> = diagnostics.iter().map(|said| said.to_string().replace(&prefix, "")).collect();
        (files, said.join("\n"))
    }

    #[test]
    fn folders_are_walked_and_files_taken_as_named() {
        let root = folder(&["b/2.html", "b/1.TXT", "b/x.pdf", "b/.hidden.txt", "b/c/3.md", "a.txt", "odd.rtf"]);
        for (paths, want) in [
            (vec!["b"], vec!["b/1.TXT", "b/2.html", "b/c/3.md"]),
            (vec!["odd.rtf", "b/.hidden.txt", "a.txt"], vec!["a.txt", "b/.hidden.txt", "odd.rtf"]),
            (vec!["b/c/3.md", "b/c", "b/../b/c/3.md"], vec!["b/../b/c/3.md"]),
            (vec!["./a.txt"], vec!["a.txt"]),
        ] {
            assert_eq!(found(&root, &paths), (want.iter().map(|&name| name.to_owned()).collect(), String::new()));
        }
        let (files, _) = discover(&[root.path().join("odd.rtf")]);
        assert_eq!(files[0].format, Format::Plain);
    }

    #[test]
    fn paths_below_the_folder_are_relative_to_it() {
        for (path, want) in [("/w/a/b.txt", "a/b.txt"), ("/w", "."), ("/wa/b.txt", "/wa/b.txt"), ("a.txt", "a.txt")] {
            assert_eq!(near(Path::new(path), Path::new("/w")), Path::new(want));
        }
        assert_eq!(near(Path::new("a"), Path::new("")), Path::new("a"));
    }

    #[test]
    fn what_gitignore_names_is_left_out() {
        let root = folder(&["a.txt", "drafts/b.txt"]);
        fs::write(root.path().join(".gitignore"), "drafts/\n").unwrap();
        assert_eq!(found(&root, &["."]).0, ["a.txt"]);
        assert_eq!(found(&root, &["drafts/b.txt"]).0, ["drafts/b.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_out_of_the_tree() {
        let root = folder(&["a/1.txt", "b/2.txt"]);
        std::os::unix::fs::symlink(root.path().join("b"), root.path().join("a/b")).unwrap();
        std::os::unix::fs::symlink(root.path().join("a"), root.path().join("a/loop")).unwrap();
        assert_eq!(found(&root, &["a"]).0, ["a/1.txt"]);
        std::os::unix::fs::symlink("nowhere", root.path().join("end.txt")).unwrap();
        assert!(found(&root, &["end.txt"]).1.starts_with("error: this link leads nowhere"));
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        let root = folder(&["articles/rain.txt", "empty/"]);
        insta::assert_snapshot!(found(&root, &["articels/rain.txt", "articles/rian.txt", "zzzzzz", "empty"]).1, @r"
        error: there is no such file or folder
          --> articels/rain.txt
          help: did you mean `articles`?

        error: there is no such file or folder
          --> articles/rian.txt
          help: did you mean `articles/rain.txt`?

        error: there is no such file or folder
          --> zzzzzz
          help: check the spelling, and the folder the command is run in

        error: this folder holds no article
          --> empty
          help: files ending in .txt, .text, .adoc, .md, .markdown, .rst, .rest, .html, .htm, .xhtml, .jsonl, .ndjson (the last two packed as .gz or .zst, too) are read, unless they are hidden or ignored by .gitignore
        ");
    }

    #[test]
    fn what_is_not_text_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.txt");
        let said = |bytes: &[u8], max: u64| {
            fs::write(&path, bytes).unwrap();
            let file = named(&path);
            load_up_to(&file, max).unwrap_or_else(|error| error.to_string())
        };
        assert_eq!(said("é\0".as_bytes(), 9), "é\0");
        let shown = [
            said(b"ok\ncaf\xe9 Ada", 99),
            said(b"\xff\xfeA\0d\0a\0", 99),
            said(b"\x89PNG\0\x01\x02\x03\x04", 99),
            said(b"too long", 7),
        ];
        insta::assert_snapshot!(shown.join("\n"), @r"
        error: this file is not UTF-8: byte 6 (0xe9), in line 2, begins no character
          --> a.txt
          help: it looks like Latin-1 or Windows-1252; convert it: `iconv -f WINDOWS-1252 -t UTF-8`

        error: this file is not UTF-8: byte 0 (0xff), in line 1, begins no character
          --> a.txt
          help: it looks like UTF-16; convert it: `iconv -f UTF-16 -t UTF-8`

        error: this file is not UTF-8: byte 0 (0x89), in line 1, begins no character
          --> a.txt
          help: it looks like no text at all; leave it out

        error: this file is larger than 7 bytes, too large to read
          --> a.txt
          help: split it into smaller files
        ");
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        let file = named(&path);
        assert!(load(&file).is_err());
    }
}
