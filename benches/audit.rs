//! How long a thousand plants in a thousand articles take: `cargo bench --bench audit`.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panicking")]

#[path = "../tests/common/collection.rs"]
mod collection;

use collection::collection;
use factlint::check::{conclude, gather};
use factlint::extract::Plan;
use factlint::{Lexicon, Options, RuleSet, Source};
use std::time::Instant;

fn main() {
    let rules = RuleSet::shipped().unwrap();
    let plan = Plan::new(&rules);
    let lexicon = Lexicon::english();
    for (name, folder) in [("stories of ten", None), ("one story", Some("all"))] {
        let articles = collection(1000, |story| folder.map_or_else(|| format!("{story:03}"), str::to_owned));
        let sources: Vec<Source> = articles.into_iter().map(|(path, text)| Source::new(path, text)).collect();
        let gathered: Vec<_> =
            sources.iter().map(|source| gather(&plan, lexicon, source, &Options::default())).collect();
        for _ in 0..5 {
            let mut all: Vec<_> = Vec::new();
            let start = Instant::now();
            for g in gathered.clone() {
                all.extend(g.statements);
            }
            println!("{name}: {} statements cloned {:?}", all.len(), start.elapsed());
            let start = Instant::now();
            all.sort_by(|a, b| (&a.place, a.rule, &a.subject).cmp(&(&b.place, b.rule, &b.subject)));
            println!("sorted {:?}", start.elapsed());
            let start = Instant::now();
            factlint::resolve::across(&rules.rules, lexicon, &mut all);
            println!("across {:?}", start.elapsed());
            let start = Instant::now();
            factlint::resolve::settle(&rules.rules, &mut all);
            println!("settle {:?}", start.elapsed());
            let spell: Vec<_> = all.iter().filter(|s| rules.rules[s.rule].id == "spelling").cloned().collect();
            let start = Instant::now();
            factlint::resolve::spelling::findings(&rules.rules, lexicon, spell);
            println!("spelling {:?}", start.elapsed());
            let quotes: Vec<_> = all.iter().filter(|s| rules.rules[s.rule].id == "quote").cloned().collect();
            let start = Instant::now();
            factlint::compare::findings(&rules.rules, lexicon, quotes);
            println!("quotes {:?}", start.elapsed());
            let start = Instant::now();
            factlint::compare::findings(&rules.rules, lexicon, all);
            println!("compare {:?}", start.elapsed());
            let start = Instant::now();
            conclude(&rules, lexicon, gathered.clone());
            println!("all {:?}", start.elapsed());
        }
    }
}
