//! Asides: what sets a match apart from what its rule is about, such as the year of an older event.
//!
//! A rule names them in `apart`; the nearest one in the sentence gives its words to the subject, so that statements about
//! the older event meet each other and never the story's own.

use super::cast::written;
use super::matcher::matches;
use super::program::Program;
use super::scene::Scene;
use super::sight::Sight;
use super::watch::Unwatched;
use crate::rules::Rule;
use crate::text::{Kind, Text};
use crate::value::{DateValue, Value};
use smol_str::{SmolStr, format_smolstr};
use std::ops::Range;

/// How many words a comma or another sign counts for: what stands beyond it is seldom of the same clause.
const CLAUSE: usize = 8;

/// Words that set a match apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aside {
    tokens: Range<usize>,
    /// What the subject is told apart by: what fills the slots of the template, or else all its words.
    pub(super) name: SmolStr,
}

/// The asides of a window, as a rule's `apart` finds them.
pub(super) fn asides(sight: &Sight<'_, '_>, rule: &Rule, apart: &[Program]) -> Vec<Aside> {
    let scene = sight.scene;
    let mut found = Vec::new();
    for program in apart.iter().filter(|program| sight.meets(&program.needs)) {
        for aside in matches(sight, rule, program, &mut Unwatched) {
            let fills = || {
                let filled = aside.slots.iter().zip(&rule.slots).filter(|(_, slot)| slot.name != "_");
                filled.filter_map(|(fill, _)| fill.as_ref())
            };
            if fills().any(|fill| is_this_year(scene, &fill.value)) {
                continue;
            }
            let words: Vec<SmolStr> = fills().map(|fill| written(&scene.text, fill.tokens.clone())).collect();
            let name =
                if words.is_empty() { written(&scene.text, aside.tokens.clone()) } else { words.join(" ").into() };
            found.push(Aside { tokens: aside.tokens, name: uncapitalised(name) });
        }
    }
    found
}

/// `Last month`, at the beginning of a sentence, as it stands inside one; a word alone (`July`) is left as it is.
fn uncapitalised(name: SmolStr) -> SmolStr {
    match name.split_once(' ') {
        Some((first, rest)) => format_smolstr!("{} {rest}", first.to_lowercase()),
        None => name,
    }
}

/// Whether a date lies in the year the article was published: no older event.
fn is_this_year(scene: &Scene<'_>, value: &Value) -> bool {
    match (value, scene.published) {
        (Value::Date(DateValue::Days { first, last, .. }), Some(day)) => {
            (first.year()..=last.year()).contains(&day.year())
        }
        _ => false,
    }
}

/// What sets a match apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set<'s> {
    /// Nothing: it is about what its rule is about.
    Nowhere,
    /// The words of this aside.
    By(&'s Aside),
    /// Its value is a part of an aside, and no value at all: the year of `in 1987 injured`.
    Inside,
}

/// What sets a match with a value apart: the aside nearest to the match, the earlier of two as near.
pub(super) fn set<'s>(asides: &'s [Aside], text: &Text<'_>, tokens: &Range<usize>, value: &Range<usize>) -> Set<'s> {
    if asides.iter().any(|aside| aside.tokens.start < value.end && value.start < aside.tokens.end) {
        return Set::Inside;
    }
    let distance = |aside: &Aside| {
        let between = if aside.tokens.start < tokens.start {
            aside.tokens.end.min(tokens.start)..tokens.start
        } else {
            tokens.end.min(aside.tokens.start)..aside.tokens.start
        };
        between.map(|at| if text.tokens[at].kind == Kind::Symbol { CLAUSE } else { 1 }).sum::<usize>()
    };
    asides.iter().min_by_key(|aside| distance(aside)).map_or(Set::Nowhere, Set::By)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_nearest_aside_names_the_other_event() {
        let lexicon = Lexicon::default();
        let text = Text::analyse("In 2003 it hit ten, and six fell in Kent in May", &lexicon);
        let aside = |tokens, name: &'static str| Aside { tokens, name: name.into() };
        let asides = [aside(0..2, "2003"), aside(11..13, "May")];
        for (tokens, value, want) in [(2..5, 4..5, Some("2003")), (7..9, 7..8, Some("May")), (1..3, 1..2, None)] {
            let by = match set(&asides, &text, &tokens, &value) {
                Set::By(aside) => Some(&*aside.name),
                Set::Nowhere | Set::Inside => None,
            };
            assert_eq!(by, want, "{value:?}");
        }
        assert_eq!(set(&[], &text, &(0..1), &(0..1)), Set::Nowhere);
    }
}
