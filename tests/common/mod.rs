//! Runs the program as a user would, and reads its report back.

#![allow(clippy::unwrap_used, dead_code, reason = "a test fails by panicking, and none uses all of this")]

pub(crate) mod guide;
pub(crate) mod paper;
pub(crate) mod repository;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs `factlint` with these arguments, away from any configuration file.
pub(crate) fn factlint<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factlint")).args(args).env_remove("NO_COLOR").output().unwrap()
}

/// Runs `factlint` with these arguments in `folder`, without colour.
pub(crate) fn factlint_in<S: AsRef<std::ffi::OsStr>>(folder: &Path, args: &[S]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factlint")).args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

/// The JSON report of `factlint check --format json` with these further arguments.
pub(crate) fn report(args: &[&str]) -> Value {
    let output = factlint(&[&["check", "--format", "json"], args].concat());
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A folder beside the project, or nothing, said aloud, where it is not there.
pub(crate) fn shared(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}
