//! Which files changed, asked of git.
//!
//! The program itself is asked, by its plumbing commands: nothing is checked out, no lock is taken, no hook is run.

use super::files::shown;
use factlint::diagnostic::Diagnostic;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files that changed since `revision` parted from HEAD, those not committed or not yet known to git among them, in the
/// repositories that `paths` lie in; absolute, without links.
///
/// # Errors
/// No git, no repository, no such revision, or no history that leads back to it.
pub(crate) fn changed(revision: &str, paths: &[PathBuf]) -> Result<BTreeSet<PathBuf>, Box<Diagnostic>> {
    let mut tops: BTreeSet<PathBuf> = BTreeSet::new();
    for path in paths.iter().filter_map(|path| path.canonicalize().ok()) {
        let folder = if path.is_dir() { &*path } else { path.parent().unwrap_or(Path::new("/")) };
        if !tops.iter().any(|top| folder.starts_with(top)) {
            tops.insert(top(folder, &path)?);
        }
    }
    let mut changed = BTreeSet::new();
    for top in &tops {
        let base = base(top, revision)?;
        let differ = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", &base, "--"];
        let unknown = ["ls-files", "--others", "--exclude-standard", "-z"];
        for names in [git(top, &differ)?, git(top, &unknown)?] {
            let files = names.split('\0').filter(|name| !name.is_empty());
            changed.extend(files.filter_map(|name| top.join(name).canonicalize().ok()));
        }
    }
    Ok(changed)
}

/// The folder of the repository that `folder` lies in.
fn top(folder: &Path, path: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let top = git(folder, &["rev-parse", "--show-toplevel"]).map_err(|fault| {
        let help = if fault.message.contains("dubious ownership") {
            format!("if it is to be trusted: `git config --global --add safe.directory {}`", folder.display())
        } else {
            "--changed compares with a revision of git: run it in a repository".to_owned()
        };
        Box::new(fault.in_file(shown(path)).help(help))
    })?;
    let top = PathBuf::from(top.trim_end_matches('\n'));
    Ok(top.canonicalize().unwrap_or(top))
}

/// The commit at which `revision` and HEAD parted.
fn base(top: &Path, revision: &str) -> Result<String, Box<Diagnostic>> {
    let commit = |name: &str| {
        let name = format!("{name}^{{commit}}");
        git(top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name]).ok().map(|id| id.trim().to_owned())
    };
    let is_shallow = || git(top, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|said| said.trim() == "true");
    let fetch = "this clone is shallow: fetch the whole history (actions/checkout: `fetch-depth: 0`)";
    let head = commit("HEAD").ok_or_else(|| {
        let fault = Diagnostic::error("there is no commit yet to compare with");
        Box::new(fault.help("commit first, or check without --changed"))
    })?;
    let Some(id) = commit(revision) else {
        let fault = Diagnostic::error(format!("git knows no revision `{revision}`"));
        return Err(Box::new(fault.help(if Path::new(revision).exists() {
            format!("`{revision}` is a path: write `--changed=HEAD {revision}`")
        } else if is_shallow() {
            fetch.to_owned()
        } else {
            "name a branch, a tag or a commit; one of a remote as `origin/main`".to_owned()
        })));
    };
    git(top, &["merge-base", &id, &head]).map(|base| base.trim().to_owned()).map_err(|_| {
        let fault = Diagnostic::error(format!("no history leads from HEAD back to `{revision}`"));
        Box::new(fault.help(if is_shallow() { fetch } else { "compare with a revision of the same history" }))
    })
}

/// What git says to a command.
fn git(folder: &Path, args: &[impl AsRef<OsStr>]) -> Result<String, Box<Diagnostic>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "core.fsmonitor=false"]).args(args).env("GIT_OPTIONAL_LOCKS", "0");
    let output = command.output().map_err(|error| {
        let fault = Diagnostic::error(format!("git cannot be run: {error}"));
        Box::new(fault.help("install git, or check without --changed"))
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
    Err(Box::new(Diagnostic::error(format!("git says: {said}"))))
}
