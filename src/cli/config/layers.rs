//! The files that a configuration is made of: the nearest `factlint.toml`, and those it extends.

use super::super::files::near;
use super::raw::Raw;
use factlint::diagnostic::Diagnostic;
use factlint::toml_file::{Document, Fault, Faults, Places};
use std::path::{Path, PathBuf};

/// The name looked for.
pub(crate) const FILE_NAME: &str = "factlint.toml";
/// The name of a baseline that is not named otherwise.
pub(crate) const BASELINE_NAME: &str = "factlint-baseline.toml";
/// So many files may build on each other.
const MOST: usize = 20;

/// One file, read but not yet checked.
#[derive(Debug)]
pub(super) struct Layer {
    /// Its path, as messages show it.
    pub(super) shown: String,
    /// The folder that its relative paths start from.
    pub(super) folder: PathBuf,
    pub(super) text: String,
}

/// The configuration in `given`, or the nearest one from `start` upward, and those it extends, in this order; none where
/// there is none.
///
/// # Errors
/// A file that is named and cannot be read, or that extends itself.
pub(super) fn layers(given: Option<&Path>, start: &Path) -> Result<Vec<Layer>, Vec<Diagnostic>> {
    let Some(mut path) = given.map(Path::to_owned).or_else(|| nearest(start, FILE_NAME)) else { return Ok(Vec::new()) };
    let mut layers: Vec<Layer> = Vec::new();
    let mut seen = Vec::new();
    let mut named: Option<Diagnostic> = None;
    loop {
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let at = named.take().unwrap_or_else(|| Diagnostic::error("").in_file(shown(&path)));
            vec![Diagnostic { message: format!("cannot read the configuration: {error}"), ..at }]
        })?;
        let file = path.canonicalize().unwrap_or_else(|_| path.clone());
        if seen.contains(&file) || seen.len() == MOST {
            let at = named.take().unwrap_or_else(|| Diagnostic::error(""));
            let message = "a configuration cannot build on itself".to_owned();
            return Err(vec![Diagnostic { message, ..at }]);
        }
        seen.push(file);
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        let layer = Layer { shown: shown(&path), folder, text };
        let next = extended(&layer);
        layers.push(layer);
        match next {
            Some((base, at)) => (path, named) = (base.canonicalize().unwrap_or(base), Some(at)),
            None => return Ok(layers),
        }
    }
}

/// The file that a layer extends, and a message that points at its name.
fn extended(layer: &Layer) -> Option<(PathBuf, Diagnostic)> {
    // Its faults are told when all of it is read.
    let mut faults = Faults::default();
    let raw: Raw<'_> = Document::parse(&layer.text, &mut faults).read(&mut faults);
    let base = raw.extends?;
    let at = Places::new(&layer.shown, &layer.text).diagnostic(Fault::new(base.at, ""));
    Some((layer.folder.join(&*base.text), at))
}

/// The nearest file of this name, from `start` upward.
pub(crate) fn nearest(start: &Path, name: &str) -> Option<PathBuf> {
    // A start that does not exist is reported when it is read.
    let start = start.canonicalize().ok()?;
    start.ancestors().map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// `path` as seen from the current folder, where it lies below.
pub(crate) fn shown(path: &Path) -> String {
    near(path, &std::env::current_dir().unwrap_or_default()).to_string_lossy().into_owned()
}
