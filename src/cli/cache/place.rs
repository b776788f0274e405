//! Where the cache lies: the folder that is typed, that of `FACTLINT_CACHE_DIR`, or one in the user's folder of caches.
//!
//! Not a folder among the articles, as linters of programs have it: those are often somebody else's, or in no repository.

use super::super::args::CacheArgs;
use etcetera::BaseStrategy;
use std::io;
use std::path::{Path, PathBuf};

/// The variable that names the folder.
pub(super) const VARIABLE: &str = "FACTLINT_CACHE_DIR";
/// What tells backups and other programs that a folder is a cache; see <https://bford.info/cachedir/>.
const TAG: (&str, &str) =
    ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# Made by factlint; may be deleted at any time.\n");

/// The folder of the cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    /// Whether it was asked for by name.
    pub(super) is_named: bool,
}

impl CacheArgs {
    /// The folder; `None` where no cache is wanted.
    pub(super) fn place(&self) -> Option<Place> {
        if self.no_cache {
            return None;
        }
        place(self.cache_dir.as_deref())
    }
}

/// The folder that is typed, or else the usual one; `None` where the user has none for it.
pub(super) fn place(typed: Option<&Path>) -> Option<Place> {
    let variable = || std::env::var_os(VARIABLE).map(PathBuf::from);
    if let Some(folder) = typed.map(Path::to_owned).or_else(variable) {
        // An empty variable is how to have none where nothing can be typed.
        return (!folder.as_os_str().is_empty()).then_some(Place { folder, is_named: true });
    }
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(Place { folder: strategy.cache_dir().join("factlint"), is_named: false })
}

/// Makes the folder, if it is not there.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(TAG.0), TAG.1)?;
    // A folder among articles is none of theirs.
    std::fs::write(folder.join(".gitignore"), "*\n")
}
