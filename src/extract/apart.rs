//! Asides: what sets a match apart from what its rule is about, such as the year of an older event.
//!
//! A rule names them in `apart`; the nearest one in the sentence gives its words to the subject, so that statements about
//! the older event meet each other and never the story's own.

use super::cast::written;
use super::matcher::matches;
use super::program::Program;
use super::scene::Scene;
use crate::rules::{Inherit, Rule};
use crate::value::{DateValue, Value};
use std::ops::Range;

/// Words that set a match apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aside {
    tokens: Range<usize>,
    /// What the subject is told apart by: what fills the slots of the template, or else all its words.
    pub(super) name: String,
}

/// The asides of a window, as a rule's `apart` finds them.
pub(super) fn asides(scene: &Scene<'_>, rule: &Rule, apart: &[Program], window: Range<usize>) -> Vec<Aside> {
    let mut found = Vec::new();
    for program in apart {
        for aside in matches(scene, rule, Inherit::default(), program, window.clone()) {
            let fills = || {
                let filled = aside.slots.iter().zip(&rule.slots).filter(|(_, slot)| slot.name != "_");
                filled.filter_map(|(fill, _)| fill.as_ref())
            };
            if fills().any(|fill| is_this_year(scene, &fill.value)) {
                continue;
            }
            let words: Vec<String> = fills().map(|fill| written(&scene.text, fill.tokens.clone())).collect();
            let name = if words.is_empty() { written(&scene.text, aside.tokens.clone()) } else { words.join(" ") };
            found.push(Aside { tokens: aside.tokens, name });
        }
    }
    found
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

/// The aside nearest to a value, the earlier of two as near; none that overlaps the value itself.
pub(super) fn nearest<'s>(asides: &'s [Aside], value: &Range<usize>) -> Option<&'s Aside> {
    let distance = |aside: &Aside| {
        (aside.tokens.start.checked_sub(value.end)).or_else(|| value.start.checked_sub(aside.tokens.end))
    };
    asides
        .iter()
        .filter_map(|aside| Some((distance(aside)?, aside)))
        .min_by_key(|(far, _)| *far)
        .map(|(_, aside)| aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_aside_names_the_other_event() {
        let aside = |tokens, name: &str| Aside { tokens, name: name.to_owned() };
        let asides = [aside(0..2, "2003"), aside(10..12, "February"), aside(5..6, "2010")];
        for (value, want) in
            [(3..4, Some("2003")), (8..9, Some("February")), (0..1, Some("2010")), (12..13, Some("February"))]
        {
            assert_eq!(nearest(&asides, &value).map(|aside| &*aside.name), want, "{value:?}");
        }
        assert_eq!(nearest(&[], &(0..1)), None);
    }
}
