//! Publication dates by path: `[published]` in the configuration.

use factlint::diagnostic::{Diagnostic, Level};
use factlint::toml_file::{Day, Fault, Faults, Pairs, Places};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Dates by glob; the first glob that fits a path gives its date.
#[derive(Debug, Default)]
pub(crate) struct Dates {
    /// The folder that the globs start from.
    folder: PathBuf,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    /// As in a `.gitignore`: without a `/`, a name at any depth; a folder stands for all in it.
    glob: Gitignore,
    date: Date,
    /// What to say when it fits no article.
    unused: Diagnostic,
}

impl Dates {
    /// Checks globs and dates, which come in the order of the file.
    pub(super) fn check(raw: &Pairs<'_, Day<'_>>, folder: &Path, places: &Places<'_>, faults: &mut Faults) -> Self {
        let mut entries = Vec::new();
        for (glob, day) in &raw.entries {
            let compiled = compile(&glob.text).map_err(|message| faults.add(Fault::new(glob.at, message)));
            let date = day.date().map_err(|fault| faults.add(fault));
            if let (Ok(compiled), Ok(date)) = (compiled, date) {
                let unused = places.diagnostic(Fault::new(glob.at, format!("`{}` fits no article", glob.text)));
                entries.push(Entry { glob: compiled, date, unused: Diagnostic { level: Level::Warning, ..unused } });
            }
        }
        let folder =
            if entries.is_empty() { folder.to_owned() } else { folder.canonicalize().unwrap_or(folder.into()) };
        Self { folder, entries }
    }

    /// The date of the file at `path`, and a mark to note that its glob was used.
    pub(crate) fn of(&self, path: &Path) -> Option<(usize, Date)> {
        if self.entries.is_empty() {
            return None;
        }
        let path = path.canonicalize().ok()?;
        let below = path.strip_prefix(&self.folder).ok()?;
        let fits = |entry: &Entry| entry.glob.matched_path_or_any_parents(below, false).is_ignore();
        self.entries.iter().enumerate().find(|(_, entry)| fits(entry)).map(|(mark, entry)| (mark, entry.date))
    }

    /// A warning for each glob whose mark is not among `used`.
    pub(crate) fn unused(&self, used: &[usize]) -> Vec<Diagnostic> {
        let unused = self.entries.iter().enumerate().filter(|(mark, _)| !used.contains(mark));
        unused.map(|(_, entry)| entry.unused.clone()).collect()
    }
}

fn compile(glob: &str) -> Result<Gitignore, String> {
    if glob.trim().is_empty() || glob.starts_with(['!', '#']) {
        return Err("a glob names files: it does not begin with `!` or `#`".to_owned());
    }
    let mut builder = GitignoreBuilder::new("");
    builder.add_line(None, glob).and_then(|builder| builder.build()).map_err(|error| format!("bad glob: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint::span::Span;
    use factlint::toml_file::Str;

    #[test]
    fn the_first_glob_that_fits_gives_the_date() {
        let root = tempfile::tempdir().unwrap();
        for path in ["2024/a.txt", "2024/late.txt", "deep/er/late.txt", "b.txt"] {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let text = |text: &'static str| Str::new(text.into(), Span::default(), "");
        let raw = [("late.txt", "2024-05-03"), ("2024/", "2024-05-02"), ("*.md", "2024-05-01")];
        let raw =
            Pairs { entries: raw.map(|(glob, date)| (text(glob), Day::Text(text(date)))).into(), ..Pairs::default() };
        let mut faults = Faults::default();
        let dates = Dates::check(&raw, root.path(), &Places::new("factlint.toml", ""), &mut faults);
        assert!(faults.is_empty());
        for (path, mark) in [
            ("2024/a.txt", Some(1)),
            ("2024/late.txt", Some(0)),
            ("deep/../deep/er/late.txt", Some(0)),
            ("b.txt", None),
            ("missing", None),
        ] {
            assert_eq!(dates.of(&root.path().join(path)).map(|(mark, _)| mark), mark, "{path}");
        }
        assert!(dates.of(Path::new("/")).is_none());
        assert_eq!(dates.unused(&[0, 1]).len(), 1);
    }
}
