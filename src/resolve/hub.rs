//! Each form attached to its hub: the strongest form it is a variant of.
//!
//! A form is attached by an edge of its own, never by a chain of near-neighbours: a form that is attached is no hub for others.

use super::blocking::{self, close_deletions, deletions, key};
use super::forms::{Form, stand_apart};
use super::miscopied;
use super::slip;
use super::story::Story;
use super::surroundings::Surroundings;
use crate::lexicon::Lexicon;

/// The hub of each item, given the edges `(stronger, weaker)` in order: itself, unless an edge leads to a hub.
pub(super) fn attach(items: usize, edges: &[(u32, u32)]) -> Vec<u32> {
    let mut hub: Vec<u32> = (0..items as u32).collect();
    let mut by_weaker = edges.to_vec();
    by_weaker.sort_unstable_by_key(|&(strong, weak)| (weak, strong));
    for (strong, weak) in by_weaker {
        let (weak, free) = (weak as usize, hub.get(strong as usize) == Some(&strong));
        if free && hub.get(weak) == Some(&(weak as u32)) {
            hub[weak] = strong;
        }
    }
    hub
}

/// The edges between names of several parts, and between names that are parted differently: `forms` from the strongest.
pub(super) fn name_edges(lexicon: &Lexicon, story: &Story<'_>, forms: &[&Form]) -> Vec<(u32, u32)> {
    if forms.len() < 2 {
        return Vec::new();
    }
    let around = Surroundings::new(lexicon, story, forms.iter().map(|form| &form.mentions[..]));
    let near = |a: u32, b: u32| {
        let (hub, other) = (forms[a as usize], forms[b as usize]);
        other.known.is_none()
            && slip::is_variant(lexicon, hub, other, || around.shared(a, b))
            && !stand_apart(story, &hub.mentions, &other.mentions)
    };
    // Two parts that slip at once: only in names of which the lexicon knows neither part.
    let foreign: Vec<bool> = forms.iter().map(|form| slip::may_slip_twice(lexicon, &form.name)).collect();
    // All parts but one; the letters without the spaces; for two slips at once, what the last part is with a letter less.
    let coarse = |item: u32, out: &mut Vec<u32>| {
        let name = &forms[item as usize].name;
        out.push(name.squeezed_key());
        name.rests(|rest, _| out.push(rest));
        if foreign[item as usize] {
            deletions(key(name.first().chars().next()), name.last(), 1, out);
        }
    };
    let fine = |item: u32, out: &mut Vec<u32>| {
        let name = &forms[item as usize].name;
        out.push(name.squeezed_key());
        name.rests(|rest, part| match part.chars().count() {
            ..2 => {}
            2..=4 => deletions(rest, part, 1, out),
            _ => deletions(rest, part, 2, out),
        });
        if foreign[item as usize] {
            let mut of_last = Vec::new();
            deletions(key(name.first().chars().next()), name.last(), 1, &mut of_last);
            of_last.into_iter().for_each(|last| deletions(last, name.first(), 1, out));
        }
    };
    let finest = |item: u32, out: &mut Vec<u32>| {
        let name = &forms[item as usize].name;
        out.push(name.squeezed_key());
        name.rests(|rest, part| close_deletions(rest, part, out));
        if foreign[item as usize] {
            deletions(key(name.last().chars().next()), name.first(), 1, out);
        }
    };
    let letters: Vec<u64> = forms.iter().map(|form| blocking::signature(&form.name.key)).collect();
    let mut edges = blocking::pairs(&letters, forms.len() as u32, &[&coarse, &fine, &finest], &near);
    edges.extend(miscopied::edges(lexicon, story, forms, &around));
    edges
}

#[cfg(test)]
mod tests {
    use super::attach;

    #[test]
    fn a_form_is_attached_by_an_edge_of_its_own() {
        for (edges, hubs) in [
            (vec![(0, 1), (1, 2)], vec![0, 0, 2]),
            (vec![(0, 1), (0, 2), (1, 2)], vec![0, 0, 0]),
            (vec![(1, 2)], vec![0, 1, 1]),
            (vec![], vec![0, 1, 2]),
        ] {
            assert_eq!(attach(3, &edges), hubs, "{edges:?}");
        }
    }
}
