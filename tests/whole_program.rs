//! What must hold for every run: the bytes reported are the file's, and the report is the same for any threads and order.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{factlint, report, shared};
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;

/// The folders of articles to try: the sample, and what stands beside the project.
fn collections() -> Vec<PathBuf> {
    let sample = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let beside = shared("bench/corpora").and_then(|corpora| std::fs::read_dir(corpora).ok());
    let beside = beside.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir());
    std::iter::once(sample).chain(shared("seeds")).chain(beside).collect()
}

#[test]
fn the_bytes_at_a_place_are_its_text() {
    let mut files: HashMap<String, Vec<u8>> = HashMap::new();
    let mut seen = 0;
    for folder in collections() {
        let report: Value = report(&[folder.to_str().unwrap()]);
        for statement in report["findings"].as_array().unwrap().iter().flat_map(|f| f["statements"].as_array().unwrap())
        {
            let path = statement["path"].as_str().unwrap();
            let file = files.entry(path.to_owned()).or_insert_with(|| std::fs::read(path).unwrap());
            let number = |key: &str| usize::try_from(statement[key].as_u64().unwrap()).unwrap();
            let bytes = &file[number("start")..number("end")];
            assert_eq!(String::from_utf8_lossy(bytes), statement["text"].as_str().unwrap(), "{statement:#}");
            let line = 1 + file[..number("start")].iter().filter(|&&b| b == b'\n').count();
            assert_eq!(line, number("line"), "{statement:#}");
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} statements");
}

#[test]
fn threads_do_not_show() {
    for folder in collections() {
        let run = |threads: &str| {
            let json = factlint(&["check", "--format", "json", "--threads", threads, folder.to_str().unwrap()]).stdout;
            let table = factlint(&["check", "-v", "--threads", threads, folder.to_str().unwrap()]).stdout;
            (json, table)
        };
        assert_eq!(run("1"), run("8"), "{}", folder.display());
    }
}

#[test]
fn the_order_of_the_files_does_not_show() {
    for folder in collections() {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_file()).collect();
        files.retain(|path| path.extension().is_some_and(|ext| ext == "txt" || ext == "md" || ext == "html"));
        files.sort();
        let run = |files: &[PathBuf]| {
            let args = ["check", "--format", "json"].iter().map(PathBuf::from).chain(files.iter().cloned());
            factlint(&args.collect::<Vec<_>>()).stdout
        };
        let first = run(&files);
        let shuffles = if folder.ends_with("data/articles") { 100 } else { 5 };
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..shuffles {
            for i in (1..files.len()).rev() {
                // Xorshift: any fixed order will do.
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                files.swap(i, usize::try_from(state % (i as u64 + 1)).unwrap());
            }
            assert_eq!(run(&files), first, "{}", folder.display());
        }
    }
}

#[test]
fn a_baseline_and_waivers_hold_wherever_the_check_is_run() {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    for (name, toll) in
        [("quay/a.txt", "Twelve"), ("quay/b.txt", "Fourteen"), ("mill/a.txt", "Ten"), ("mill/b.txt", "Nine")]
    {
        write(name, &format!("A fire\n2 June 2024\n\n{toll} people were killed in the fire.\n"));
    }
    let run = |folder: &str, args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.current_dir(root.path().join(folder)).args(args).output().unwrap().status.code()
    };
    let top = root.path().to_str().unwrap();
    let everywhere = [(".", "."), ("quay", ".."), ("/", top)];
    assert_eq!(run(".", &["check", "-q"]), Some(1));
    assert_eq!(run(".", &["baseline", "write"]), Some(0));
    for (folder, path) in everywhere {
        assert_eq!(run(folder, &["check", "-q", path]), Some(0), "{folder}");
        assert_eq!(run(folder, &["baseline", "prune", path]), Some(0), "{folder}");
    }
    // A part of what it knows does not make a baseline of the whole.
    assert_eq!(run("quay", &["baseline", "write"]), Some(2));
    assert_eq!(run(".", &["check", "-q"]), Some(0));

    std::fs::remove_file(root.path().join("factlint-baseline.toml")).unwrap();
    let waiver = |story: &str| format!("[[waiver]]\nrule = \"killed\"\nsubject = \"{story}\"\nreason = \"so be it\"\n");
    write("factlint.toml", &(waiver("quay") + &waiver("mill")));
    for (folder, path) in everywhere {
        assert_eq!(run(folder, &["check", "-q", path]), Some(0), "{folder}");
    }
}
