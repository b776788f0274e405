//! The opening of an article speaks of its story; a later figure that it rules out may be about something else.
//!
//! An article that says twelve died and, ten sentences on, that thirty did, seldom contradicts itself: it has moved on to
//! another event. Which one is not known, so such a figure is marked ambiguous and takes part in no conflict. Where a subject
//! has many figures, the first rules out none.

use crate::rules::Rule;
use crate::statement::{Certainty, Statement, SubjectKind};
use crate::value::{Axis, Interval};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Most figures that an opening is asked for: those of a headline and the sentence after it.
const MOST: usize = 8;

/// What an article says first about its story.
#[derive(Debug)]
struct Opening {
    /// The sentence of its first figure.
    sentence: usize,
    figures: Vec<Interval>,
    /// Sentences that repeat one of its figures: another figure beside it is set against it, not astray.
    repeated: BTreeSet<usize>,
}

/// Marks statements about the story that its article's opening rules out. `found` holds the statements of one article,
/// each with the number of its sentence, in the order of the text.
pub(super) fn doubt(rules: &[&Rule], found: &mut [(usize, Statement)]) {
    let mut openings: FxHashMap<(&str, SmolStr, Axis), Opening> = FxHashMap::default();
    let mut later: Vec<(usize, (&str, SmolStr, Axis))> = Vec::new();
    for (at, (sentence, statement)) in found.iter().enumerate() {
        let story = statement.subject.kind == SubjectKind::Story;
        let Some(reading) = statement.value.reading(None).filter(|_| story) else { continue };
        let Some(rule) = rules.get(statement.rule).filter(|rule| !rule.compare.many) else { continue };
        let key = (&*rule.claim, statement.subject.name.clone(), reading.axis);
        let opening = openings.entry(key.clone()).or_insert_with(|| Opening {
            sentence: *sentence,
            figures: Vec::new(),
            repeated: BTreeSet::new(),
        });
        if *sentence <= opening.sentence + 1 {
            if opening.figures.len() < MOST {
                opening.figures.push(reading.interval);
            }
        } else if opening.figures.iter().any(|figure| figure.meet(reading.interval).is_some()) {
            opening.repeated.insert(*sentence);
        } else {
            later.push((at, key));
        }
    }
    let astray: Vec<usize> = later
        .into_iter()
        .filter(|(at, key)| openings.get(key).is_some_and(|opening| !opening.repeated.contains(&found[*at].0)))
        .map(|(at, _)| at)
        .collect();
    for at in astray {
        found[at].1.subject.certainty = Certainty::Ambiguous;
    }
}
