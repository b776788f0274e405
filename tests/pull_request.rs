//! A pull request adds one contradiction to a repository that has three: it alone is reported, from the side of the change.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::factlint_in;
use common::guide::follow;
use common::paper::{ARTICLES, EDIT};
use common::repository::Repository;
use serde_json::Value;
use std::process::Output;

/// The repository with the pull request checked out.
fn pull_request() -> Repository {
    let repository = Repository::with(&ARTICLES);
    repository.git(&["checkout", "--quiet", "-b", "calendar"]);
    repository.commit(&[EDIT], "What is on in December");
    repository
}

/// The exit status, and what is shown on both streams.
fn said(output: &Output) -> (i32, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout) + &text(&output.stderr))
}

/// The conflicts of a report in JSON, as claim and subject, in its order.
fn conflicts(report: &[u8]) -> Vec<String> {
    let report: Value = serde_json::from_slice(report).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let conflicts = findings.filter(|finding| finding["verdict"] == "conflict" && finding["suppressed"].is_null());
    conflicts.map(|it| format!("{} {}", it["rule"].as_str().unwrap(), it["subject"].as_str().unwrap())).collect()
}

#[test]
fn the_guide_tells_what_happens() {
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/ci.md");
    follow(guide, &pull_request().path());
}

#[test]
fn what_a_pull_request_brings_is_reported_alone() {
    let repository = pull_request();
    let changed = repository.factlint(&["check", "--changed", "main", "--format", "json"]);
    assert_eq!(changed.status.code(), Some(1));
    assert_eq!(conflicts(&changed.stdout), ["age Pilar Nunn"]);
    let whole = repository.factlint(&["check", "--format", "json"]);
    assert_eq!(conflicts(&whole.stdout).len(), 4, "{:?}", conflicts(&whole.stdout));
    let report: Value = serde_json::from_slice(&changed.stdout).unwrap();
    assert_eq!(report["summary"]["articles"], 20, "all are read");
}

/// The path of each finding's first place, as a format for programs names it.
fn primary(format: &str, report: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(report);
    let paths = |list: &str, path: &str| {
        let report: Value = serde_json::from_str(&text).unwrap();
        let entries = report.pointer(list).unwrap().as_array().unwrap().clone();
        entries.iter().map(|entry| entry.pointer(path).unwrap().as_str().unwrap().to_owned()).collect()
    };
    match format {
        "sarif" => paths("/runs/0/results", "/locations/0/physicalLocation/artifactLocation/uri"),
        "rdjson" => paths("/diagnostics", "/location/path"),
        "gitlab" => paths("", "/location/path"),
        "github" => {
            let commands = text.lines().filter_map(|line| line.strip_prefix("::error ")?.split_once("file="));
            commands.map(|(_, rest)| rest.split([',', ':']).next().unwrap().to_owned()).collect()
        }
        _ => unreachable!("{format}"),
    }
}

#[test]
fn the_changed_side_comes_first() {
    let (rival, debate) =
        ("Ivo Brandt, 41, has taught in the town for ten years.\n", "Ivo Brandt, 45, spoke longer.\n");
    let (boats, more) = ("Pilar Nunn, 33, lost two.\n", "Pilar Nunn, 33, is tired of whales.\n");
    // (what is changed, the files, where the finding is reported)
    type Files = [(&'static str, &'static str)];
    let cases: [(&str, &Files, &[&str]); 4] = [
        ("a minority", &[EDIT], &[EDIT.0]),
        ("one of two, the first by path", &[("town/11-rival.md", rival)], &["town/11-rival.md"]),
        ("one of two, the last by path", &[("town/12-debate.txt", debate)], &["town/12-debate.txt"]),
        (
            "a majority",
            &[("sea/17-boats.md", boats), ("sea/22-more.txt", more)],
            &["sea/17-boats.md", "sea/22-more.txt"],
        ),
    ];
    for (what, changes, want) in cases {
        let repository = Repository::with(&ARTICLES);
        repository.git(&["checkout", "--quiet", "-b", "branch"]);
        repository.commit(changes, what);
        for format in ["sarif", "rdjson", "gitlab", "github"] {
            let output = repository.factlint(&["check", "--changed", "main", "--format", format]);
            assert_eq!(primary(format, &output.stdout), want, "{what} as {format}: {}", said(&output).1);
            assert_eq!(output.status.code(), Some(1), "{what} as {format}");
        }
    }
}

#[test]
fn a_baseline_makes_it_known() {
    let repository = pull_request();
    let (status, _) = said(&repository.factlint(&["baseline", "write"]));
    assert_eq!(status, 0);
    for args in [&["check"][..], &["check", "--changed", "main"]] {
        assert_eq!(said(&repository.factlint(args)).0, 0, "{args:?}");
    }
    // What comes after it is new.
    repository.write(&[("sea/21-late.txt", "Late\n\n2 December 2024\n\nTilda Moor, 64, has the last word.\n")]);
    let report = repository.factlint(&["check", "--format", "json"]);
    assert_eq!((report.status.code(), conflicts(&report.stdout)), (Some(1), vec!["age Tilda Moor".to_owned()]));
}

#[test]
fn which_changes_are_looked_at() {
    // (what is done on the branch, the revision, the conflicts reported)
    type Change = fn(&Repository);
    let cases: [(&str, Change, &str, &[&str]); 9] = [
        ("nothing", |_| {}, "main", &[]),
        ("no article", |it| it.commit(&[("notes.yml", "a: 1\n"), ("README", "Read me\n")], "Notes"), "main", &[]),
        ("an article without a contradiction", |it| it.commit(&[("town/a.txt", "It rained.\n")], "Rain"), "main", &[]),
        ("an article that is not committed", |it| it.write(&[EDIT]), "main", &["age Pilar Nunn"]),
        ("the same, against the last commit", |it| it.write(&[EDIT]), "HEAD", &["age Pilar Nunn"]),
        ("a new article, unknown to git", |it| it.write(&[("sea/21.md", EDIT.1)]), "main", &["age Pilar Nunn"]),
        (
            "one that git ignores, and factlint with it",
            |it| it.write(&[(".gitignore", "21.md\n"), ("sea/21.md", EDIT.1)]),
            "main",
            &[],
        ),
        ("a commit before the last one", |it| it.commit(&[], "Nothing"), "HEAD~1", &[]),
        (
            "main went on after the branch was begun",
            |it| {
                it.git(&["checkout", "--quiet", "main"]);
                it.commit(&[EDIT], "A change on main");
                it.git(&["checkout", "--quiet", "branch"]);
            },
            "main",
            &[],
        ),
    ];
    for (what, change, revision, want) in cases {
        let repository = Repository::with(&ARTICLES);
        repository.git(&["checkout", "--quiet", "-b", "branch"]);
        change(&repository);
        let output = repository.factlint(&["check", "--changed", revision, "--format", "json"]);
        assert_eq!(conflicts(&output.stdout), want, "{what}");
        assert_eq!(output.status.code(), Some(i32::from(!want.is_empty())), "{what}");
    }
}

#[test]
fn what_cannot_be_compared_is_said() {
    let repository = pull_request();
    let clone = repository.shallow_clone("calendar");
    let nowhere = tempfile::tempdir().unwrap();
    std::fs::write(nowhere.path().join("a.txt"), "It rained.\n").unwrap();
    let paper = repository.path();
    // (folder, revision, what is said)
    for (folder, revision, want) in [
        (&*clone, "origin/main", "fetch-depth: 0"),
        (&*clone, "HEAD~1", "fetch-depth: 0"),
        (&*paper, "mian", "git knows no revision `mian`"),
        (&*paper, "--help", "git knows no revision `--help`"),
        (&*paper, "sea", "--changed=HEAD sea"),
        (nowhere.path(), "main", "run it in a repository"),
    ] {
        let (status, shown) = said(&factlint_in(folder, &["check", &format!("--changed={revision}")]));
        assert_eq!(status, 2, "{revision}: {shown}");
        assert!(shown.contains(want), "{revision}: {shown}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_name_of_a_changed_file_need_not_be_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let repository = Repository::with(&ARTICLES);
    let name = std::ffi::OsStr::from_bytes(b"sea/caf\xe9.txt");
    std::fs::write(repository.path().join(name), EDIT.1).unwrap();
    let report = repository.factlint(&["check", "--changed", "--format", "json"]);
    assert_eq!((report.status.code(), conflicts(&report.stdout)), (Some(1), vec!["age Pilar Nunn".to_owned()]));
}
