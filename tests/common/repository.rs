//! Repositories of git in folders of their own, for tests of what changed.

use super::factlint_in;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A repository that is gone when it is dropped.
pub(crate) struct Repository {
    folder: TempDir,
}

impl Repository {
    /// One whose `main` branch holds these files, and nothing else.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.commit(files, "All that is known");
        repository
    }

    /// Where it is.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("paper")
    }

    /// Writes files, and commits them.
    pub(crate) fn commit(&self, files: &[(&str, &str)], message: &str) {
        self.write(files);
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
    }

    /// Writes files, which git need not know.
    pub(crate) fn write(&self, files: &[(&str, &str)]) {
        for (file, text) in files {
            let path = self.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }

    /// Runs git in it.
    pub(crate) fn git(&self, args: &[&str]) {
        std::fs::create_dir_all(self.path()).unwrap();
        git(&self.path(), args);
    }

    /// Runs `factlint` in it.
    pub(crate) fn factlint(&self, args: &[&str]) -> Output {
        factlint_in(&self.path(), args)
    }

    /// A clone beside it that has the last commit of `branch` alone.
    pub(crate) fn shallow_clone(&self, branch: &str) -> PathBuf {
        let clone = self.folder.path().join("clone");
        let origin = format!("file://{}", self.path().display());
        git(
            self.folder.path(),
            &["clone", "--quiet", "--depth=1", "--branch", branch, &origin, clone.to_str().unwrap()],
        );
        clone
    }
}

/// Runs git in a folder; what is set on this machine stays out of it.
fn git(folder: &Path, args: &[&str]) {
    let settings = ["user.name=A", "user.email=a@example.org", "commit.gpgsign=false", "core.autocrlf=false"];
    let output = Command::new("git")
        .args(settings.iter().flat_map(|setting| ["-c", setting]))
        .args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}
