//! Articles in, articles out.

use super::*;
use crate::knowledge::{Knowledge, Term, Written};
use crate::{Lexicon, Options, RuleSet, Source, check};

/// `right < wrong, wrong` for each entry.
fn glossary(entries: &[&str]) -> Knowledge {
    let place = Place { path: "factlint.toml".into(), start: 0, end: 0, line: 1, column: 1, text: String::new() };
    let written = Written { place, line: "".into() };
    let term = |entry: &&str| {
        let (right, wrong) = entry.split_once(" < ").unwrap_or((*entry, ""));
        let wrong = wrong.split(", ").filter(|wrong| !wrong.is_empty()).map(str::to_owned).collect();
        Term { right: right.to_owned(), wrong, written: written.clone() }
    };
    Knowledge { glossary: entries.iter().map(term).collect(), ..Knowledge::default() }
}

/// What can be put right in `sources`, and the sources with that done.
fn run(sources: &[Source], knowledge: &Knowledge) -> (Fixes, Vec<Source>) {
    let options = Options { knowledge: knowledge.clone(), ..Options::default() };
    let outcome = check(&RuleSet::shipped().unwrap(), Lexicon::english(), sources, &options);
    let text = |path: &str| sources.iter().find(|source| source.shown == path).map(|source| &*source.text);
    let fixes = fixes(&outcome.findings, text);
    let of = |path: &str| fixes.fixes.iter().filter(|fix| *fix.place.path == *path).collect::<Vec<_>>();
    let fixed = sources.iter().map(|source| Source { text: apply(&source.text, of(&source.shown)), ..source.clone() });
    let fixed = fixed.collect();
    (fixes, fixed)
}

/// Three articles that have `usual`, and what becomes of an article at `path`.
fn against(usual: &str, path: &str, text: &str, glossary_alone: bool) -> String {
    let mut sources = vec![Source::new(path, text)];
    let usual_form = |n: usize| Source::new(format!("usual/{n}.txt"), format!("We met {usual} there on the way."));
    let knowledge = if glossary_alone { glossary(&[usual]) } else { Knowledge::default() };
    if !glossary_alone {
        sources.extend((0..3).map(usual_form));
        for source in &mut sources {
            source.story = Some("story".to_owned());
        }
    }
    let (fixes, fixed) = run(&sources, &knowledge);
    let left = fixes.left.iter().map(|left| format!(" left: {} {:?}", left.wrong, left.why)).collect::<String>();
    format!("{}{left}", if fixed[0].text == text { "as it is" } else { &fixed[0].text })
}

#[test]
fn slips_are_put_right() {
    for (usual, text, want) in [("Hugo Heffel", "So Hugo Hefel left.", "So Hugo Heffel left.")] {
        assert_eq!(against(usual, "a.txt", text, false), want, "{text}");
        assert_eq!(against(usual, "a.txt", text, true), want, "{text}, glossary");
    }
}
