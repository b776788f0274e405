//! What reports say of the program itself: its name, its version, and where to read more.
//!
//! All of it comes from the package, so that a report never names an address that the package does not.

/// The program's name.
pub(super) const NAME: &str = env!("CARGO_PKG_NAME");
/// Its version.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the program is described; `None` where the package names no repository.
pub(super) fn home() -> Option<String> {
    let repository = env!("CARGO_PKG_REPOSITORY");
    (!repository.is_empty()).then(|| repository.to_owned())
}

/// Where the shipped claims are described.
pub(super) fn claims() -> Option<String> {
    home().map(|home| format!("{home}#what-it-checks"))
}
