//! Who articles come from: `[source."…"]` in the configuration.

use super::glob::{Glob, Root};
use super::raw::RawSource;
use factlint::toml_file::{Fault, Faults, Pairs};
use factlint::voice::Outlet;
use std::path::Path;
use std::sync::Arc;

/// Who articles come from, by glob; the first glob that fits a path counts.
#[derive(Debug, Default)]
pub(crate) struct Outlets {
    root: Root,
    /// In the order of the file.
    pub(super) all: Vec<Arc<Outlet>>,
    /// The globs, each with the index of its outlet.
    globs: Vec<(Glob, usize)>,
}

impl Outlets {
    /// Checks what the configuration says.
    pub(super) fn check(raw: &Pairs<'_, RawSource<'_>>, root: &Path, faults: &mut Faults) -> Self {
        let (mut all, mut globs) = (Vec::new(), Vec::new());
        for (name, source) in &raw.entries {
            if source.articles.is_empty() && source.marks.is_empty() {
                let fault = Fault::new(name.at, format!("nothing says which articles are of `{}`", name.text));
                faults.add(
                    fault.help(
                        "give their paths, articles = [\"wire/**\"], or words they begin with, marks = [\"(AP)\"]",
                    ),
                );
            }
            for glob in &source.articles {
                match Glob::new(&glob.text) {
                    Ok(compiled) => globs.push((compiled, all.len())),
                    Err(message) => faults.add(Fault::new(glob.at, message)),
                }
            }
            for mark in source.marks.iter().filter(|mark| mark.text.trim().is_empty()) {
                faults.add(Fault::new(mark.at, "an empty mark stands in every article"));
            }
            all.push(Arc::new(Outlet {
                name: (*name.text).into(),
                once: source.copies.as_ref().is_some_and(|copies| copies.value.once),
                weight: source.weight.map_or(1, |weight| u32::try_from(weight.0).unwrap_or(1)),
                marks: source.marks.iter().map(|mark| mark.text.to_string()).collect(),
            }));
        }
        Self { root: if globs.is_empty() { Root::default() } else { Root::new(root) }, all, globs }
    }

    /// Whose the articles of the file at `path` are.
    pub(crate) fn of(&self, path: &Path) -> Option<Arc<Outlet>> {
        if self.globs.is_empty() {
            return None;
        }
        let below = self.root.below(path)?;
        let (_, outlet) = self.globs.iter().find(|(glob, _)| glob.fits(&below))?;
        self.all.get(*outlet).cloned()
    }
}
