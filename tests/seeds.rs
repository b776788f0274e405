//! Three real articles about one event, and what a run over them must show. Skips, aloud, where they are not there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{report, shared};
use serde_json::Value;

/// The statements of a finding as `(file name's first three letters, value)`.
fn held(finding: &Value) -> Vec<(String, String)> {
    finding["statements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| {
            let path = s["path"].as_str().unwrap();
            let file = path.rsplit('/').next().unwrap();
            (file[..3].to_owned(), s["value"].as_str().unwrap().to_owned())
        })
        .collect()
}

struct Seeds(Vec<Value>);

impl Seeds {
    /// The findings over the three articles.
    fn read(more: &[&str]) -> Option<Self> {
        let folder = shared("seeds")?;
        let mut files: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path().display().to_string()).collect();
        files.retain(|file| file.ends_with(".txt"));
        files.sort();
        assert_eq!(files.len(), 3);
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        Some(Self::of(&[&files, more].concat()))
    }

    fn of(args: &[&str]) -> Self {
        Self(report(args)["findings"].as_array().unwrap().clone())
    }

    /// The one finding of a claim whose subject, or for quotes whose words, hold `part`.
    fn one(&self, claim: &str, part: &str) -> &Value {
        let found: Vec<&Value> = self
            .0
            .iter()
            .filter(|f| f["rule"].as_str().unwrap().split('.').next() == Some(claim))
            .filter(|f| {
                let value = |s: &Value| s["value"].as_str().unwrap().replace('’', "'").contains(part);
                f["subject"].as_str().unwrap().replace('’', "'").contains(part)
                    || claim == "quote" && f["statements"].as_array().unwrap().iter().any(value)
            })
            .collect();
        assert_eq!(found.len(), 1, "{claim} of {part}: {found:#?}");
        found[0]
    }
}

#[test]
fn the_film_came_out_in_1997() {
    let Some(seeds) = Seeds::read(&[]) else { return };
    let finding = seeds.one("released", "High School Reunion");
    assert_eq!(finding["verdict"], "agree");
    for (file, value) in held(finding) {
        assert_eq!(value, "1997", "in {file}");
    }
    for file in ["000", "001", "002"] {
        assert!(held(finding).iter().any(|(f, _)| f == file), "{file} states it");
    }
}

#[test]
fn who_plays_whom_agrees() {
    let Some(seeds) = Seeds::read(&[]) else { return };
    for (character, actor) in [("Romy", "Mira Sorvino"), ("Michele", "Lisa Kudrow")] {
        let finding = seeds.one("role", character);
        assert_eq!(finding["verdict"], "agree");
        let held = held(finding);
        assert!(held.iter().all(|(_, value)| value == actor), "{held:?}");
        assert!(held.iter().any(|(file, _)| file == "000") && held.iter().any(|(file, _)| file == "001"));
    }
}

#[test]
fn the_one_conflict_is_the_slip_in_the_name() {
    let Some(seeds) = Seeds::read(&[]) else { return };
    one_conflict(&seeds);
}

/// The folder also holds a list of what must be shown, which is read as an article like any other: it must not add conflicts.
#[test]
fn the_whole_folder_has_that_one_conflict_too() {
    let Some(folder) = shared("seeds") else { return };
    one_conflict(&Seeds::of(&[folder.to_str().unwrap()]));
}

fn one_conflict(seeds: &Seeds) {
    let conflicts: Vec<&Value> =
        seeds.0.iter().filter(|f| matches!(f["verdict"].as_str(), Some("conflict" | "updated"))).collect();
    assert_eq!(conflicts.len(), 1, "{conflicts:#?}");
    let slip = conflicts[0];
    assert_eq!((slip["rule"].as_str(), slip["cause"].as_str()), (Some("spelling"), Some("spelling")));
    let held = held(slip);
    assert!(held.iter().any(|(file, value)| file == "002" && value.contains("Michelle")), "{held:?}");
    assert!(held.iter().any(|(file, value)| file == "000" && value.contains("Michele")), "{held:?}");
}

#[test]
fn captions_agree_where_one_is_an_excerpt_or_names_the_handle() {
    let Some(seeds) = Seeds::read(&[]) else { return };
    for (words, files) in
        [("ost thrilling moment", ["000", "001", "002"]), ("lucky enough to hang", ["000", "001", "002"])]
    {
        let finding = seeds.one("quote", words);
        assert_eq!(finding["verdict"], "agree", "{words}");
        assert!(finding["cause"].is_null(), "{words}");
        for file in files {
            assert!(held(finding).iter().any(|(f, _)| f == file), "{words} in {file}");
        }
    }
}

#[test]
fn a_cut_before_a_conditional_is_pointed_out() {
    let Some(seeds) = Seeds::read(&[]) else { return };
    let finding = seeds.one("quote", "makes sense for those two people");
    assert_eq!((finding["verdict"].as_str(), finding["cause"].as_str()), (Some("agree"), Some("clipped-quote")));
}

#[test]
fn the_reunion_in_the_film_is_ten_years_on() {
    let Some(seeds) = Seeds::read(&[]) else { return };
    let finding = seeds.one("anniversary", "reunion");
    assert_eq!(finding["verdict"], "agree");
    let held = held(finding);
    assert!(held.contains(&("000".into(), "P10Y".into())) && held.contains(&("002".into(), "P10Y".into())), "{held:?}");
}

#[test]
fn what_one_article_alone_states_is_single() {
    let Some(seeds) = Seeds::read(&[]) else { return };
    for (claim, subject, value) in [
        ("age", "Kudrow", "56"),
        ("age", "Sorvino", "51"),
        ("released", "In the Beginning", "2005"),
        ("released", "Just Temporary", "1999"),
    ] {
        let finding = seeds.one(claim, subject);
        assert_eq!(finding["verdict"], "single", "{claim} of {subject}");
        assert!(held(finding).iter().all(|(_, v)| v == value), "{claim} of {subject}");
    }
    let directed = seeds.one("directed", "High School Reunion");
    assert_eq!(held(directed), [("002".to_owned(), "David Mirkin".to_owned())]);
}

#[test]
fn what_must_not_be_reported_is_not() {
    let Some(seeds) = Seeds::read(&[]) else { return };
    for finding in &seeds.0 {
        let (rule, subject) = (finding["rule"].as_str().unwrap(), finding["subject"].as_str().unwrap());
        for (_, value) in held(finding) {
            assert!(!(rule == "role" && subject.contains("Romy") && value.contains("Kudrow")));
            assert!(!(rule == "age" && value == "28"));
            assert!(!(rule.starts_with("released") && subject.contains("High School") && value != "1997"));
        }
    }
}

#[test]
fn a_publication_date_turns_years_since_into_a_year_and_ages_into_births() {
    let Some(seeds) = Seeds::read(&["--published", "2019-09-25"]) else { return };
    let released = seeds.one("released", "High School Reunion");
    let after =
        released["statements"].as_array().unwrap().iter().any(|s| s["text"] == "22 Years" && s["value"] == "1997");
    assert!(after, "{released:#?}");
    assert_eq!(released["verdict"], "agree");
}
