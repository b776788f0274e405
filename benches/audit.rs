//! How long a thousand plants in a thousand articles take: `cargo bench --bench audit`.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panicking")]

#[path = "../tests/common/collection.rs"]
mod collection;

use collection::collection;
use factlint::check::{conclude, gather};
use factlint::extract::Plan;
use factlint::knowledge::Knowledge;
use factlint::{Lexicon, Options, RuleSet, Source};
use std::time::Instant;

fn main() {
    let rules = RuleSet::shipped().unwrap();
    let plan = Plan::new(&rules);
    let lexicon = Lexicon::english();
    for (name, folder) in [("stories of ten", None), ("one story", Some("all"))] {
        let articles = collection(1000, |story| folder.map_or_else(|| format!("{story:03}"), str::to_owned));
        let sources: Vec<Source> = articles.into_iter().map(|(path, text)| Source::new(path, text)).collect();
        let start = Instant::now();
        let gathered: Vec<_> =
            sources.iter().map(|source| gather(&plan, lexicon, source, &Options::default())).collect();
        println!("{name}: gathered in {:?}", start.elapsed());
        for _ in 0..3 {
            let start = Instant::now();
            let copy = gathered.clone();
            let copied = start.elapsed();
            let outcome = conclude(&rules, lexicon, &Knowledge::default(), copy);
            println!(
                "{name}: copied in {copied:?}, concluded in {:?}: {} findings, {:?}",
                start.elapsed() - copied,
                outcome.findings.len(),
                outcome.counts
            );
        }
    }
}
