//! An audit leaves out work that a mistake cannot touch; what it tells of each must be what a full check tells.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/collection/mod.rs"]
mod collection;

use factlint::audit::{Audit, Collection, Fate, Options, Plant, audit};
use factlint::span::Span;
use factlint::{Finding, Lexicon, RuleSet, Source, Verdict, check};

/// A made-up collection in stories of different sizes, and the sample beside it.
fn sources() -> Vec<Source> {
    let made_up = collection::collection(40, |story| format!("{}", story / 2)).into_iter();
    let sample = ["01-festival.md", "02-interview.txt", "03-review.html", "04-anniversary.txt", "05-column.md"];
    let sample = sample.map(|name| {
        let path = format!("{}/data/articles/{name}", env!("CARGO_MANIFEST_DIR"));
        (format!("sample/{name}"), std::fs::read_to_string(path).unwrap())
    });
    made_up.chain(sample).map(|(path, text)| Source::new(path, text)).collect()
}

fn conflicts(rules: &RuleSet, sources: &[Source], reading: &factlint::Options) -> Vec<Finding> {
    let outcome = check(rules, Lexicon::english(), sources, reading);
    outcome.findings.into_iter().filter(|finding| finding.verdict == Verdict::Conflict).collect()
}

/// The articles with one mistake in them, and where it stands.
fn with(sources: &[Source], plant: &Plant) -> (Vec<Source>, Vec<Span>) {
    let mut sources = sources.to_vec();
    let source = sources.iter_mut().find(|source| *source.shown == *plant.place.path).unwrap();
    for edit in plant.edits.iter().rev() {
        source.text.replace_range(edit.at.range(), &edit.new);
    }
    let (mut come, mut gone) = (0, 0);
    let planted = plant.edits.iter().map(|edit| {
        let start = edit.at.start + come - gone;
        (come, gone) = (come + edit.new.len(), gone + edit.at.len());
        Span::new(start, start + edit.new.len())
    });
    let planted = planted.collect();
    (sources, planted)
}

#[test]
fn a_mistake_fares_as_in_a_full_check() {
    let rules = RuleSet::shipped().unwrap();
    let sources = sources();
    for (story, plants) in [(factlint::article::StoryBy::Folder, 60), (factlint::article::StoryBy::Auto, 30)] {
        let reading = factlint::Options { story, ..factlint::Options::default() };
        let collection =
            Collection { rules: &rules, lexicon: Lexicon::english(), sources: &sources, reading: &reading };
        let options = Options { plants, seed: 3, ..Options::default() };
        let Audit { plants, .. } = audit(&collection, &options, &|_, _| {});
        assert!(plants.len() > 20, "{} planted", plants.len());
        let before: Vec<String> = conflicts(&rules, &sources, &reading).into_iter().map(|finding| finding.id).collect();
        for plant in &plants {
            let (changed, planted) = with(&sources, plant);
            let (holding, others): (Vec<Finding>, Vec<Finding>) =
                conflicts(&rules, &changed, &reading).into_iter().partition(|finding| {
                    let mut own = finding.statements.iter().filter(|one| one.place.path == plant.place.path);
                    own.any(|one| planted.iter().any(|at| at.overlaps(Span::new(one.place.start, one.place.end))))
                });
            assert_eq!(plant.fate == Fate::Caught, !holding.is_empty(), "{plant:#?}");
            let new = others.iter().filter(|other| !before.contains(&other.id)).count();
            assert_eq!(plant.elsewhere, new, "{plant:#?}");
        }
    }
}
