//! How long a thousand mistakes in a thousand articles take: `cargo bench --bench audit`.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panicking")]

#[path = "../tests/common/collection/mod.rs"]
mod collection;

use collection::collection;
use factlint::audit::{Collection, Options, audit};
use factlint::{Lexicon, RuleSet, Source};
use std::time::Instant;

fn main() {
    let rules = RuleSet::shipped().unwrap();
    let reading = factlint::Options::default();
    for (name, folder) in [("stories of ten", None), ("one story", Some("all"))] {
        let articles = collection(1000, |story| folder.map_or_else(|| format!("{story:03}"), str::to_owned));
        let sources: Vec<Source> = articles.into_iter().map(|(path, text)| Source::new(path, text)).collect();
        let collection =
            Collection { rules: &rules, lexicon: Lexicon::english(), sources: &sources, reading: &reading };
        let start = Instant::now();
        let audit = audit(&collection, &Options::default(), &|_, _| {});
        let (planted, caught) = (audit.plants.len(), audit.caught());
        println!("{name}: {planted} planted, {caught} caught, in {:.1} s", start.elapsed().as_secs_f64());
    }
}
