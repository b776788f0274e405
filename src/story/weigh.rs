//! What the terms of a sketch are worth: the rarer in the collection, the more.
//!
//! A small collection cannot tell rare from common: in a folder about one storm, every article names the storm. So it is
//! taken for a part of a larger one, of which nothing is known but how often words of each kind stand in news of any
//! kind; and however large it is, a term is never thought rarer than such words are. So a word weighs about the same in
//! twenty articles and in a million, and what each article says in passing never outweighs what a story's share.

use super::sketch::{Known, Sketch, Term};
use rayon::prelude::*;

/// Articles of other news that the collection is thought to lie among.
const OTHERS: u64 = 1000;

/// What shares of the articles are counted in.
const WHOLE: u64 = 1 << 20;

/// The share of articles that have a term, but for this collection.
fn expected(known: Known) -> u64 {
    match known {
        Known::No => WHOLE / 500,
        Known::Shared => WHOLE / 200,
        Known::Everyday => WHOLE / 20,
    }
}

/// The length of every profile, as of a vector.
pub(super) const UNIT: u64 = 1000;

/// The terms that an article shares with others: number and weight, by number. The weights of all its terms, those it
/// alone has among them, have squares that add up to [`UNIT`] squared; so an article that says much of its own is less like any other.
pub(super) type Profile = Vec<(u32, u32)>;

/// The profiles of `sketches`, which are all different, in their order.
pub(super) fn profiles(sketches: &[&Sketch]) -> Vec<Profile> {
    let shared = shared(sketches);
    let all = sketches.len() as u64 + OTHERS;
    let profile = |sketch: &&Sketch| {
        let weighed = sketch.terms.iter().map(|&term| {
            let found = shared.binary_search_by_key(&term, |&(term, _)| term).ok();
            let share = found.map_or(1, |at| shared[at].1) * WHOLE / all;
            (found, log2(WHOLE).saturating_sub(log2(share + expected(term.known()))))
        });
        let weighed: Vec<(Option<usize>, u64)> = weighed.collect();
        let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<u64>().isqrt().max(1);
        let kept = weighed.iter().filter_map(|&(found, weight)| Some((found? as u32, (weight * UNIT / length) as u32)));
        kept.filter(|&(_, weight)| weight > 0).collect()
    };
    sketches.par_iter().map(profile).collect()
}

/// The terms that two articles or more have, in order, each with how many have it.
fn shared(sketches: &[&Sketch]) -> Vec<(Term, u64)> {
    let mut terms: Vec<Term> = sketches.par_iter().flat_map_iter(|sketch| sketch.terms.iter().copied()).collect();
    terms.par_sort_unstable();
    terms.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| (same[0], same.len() as u64)).collect()
}

/// Parts of one in a logarithm.
const PARTS: u64 = 64;

/// The logarithm to base 2 of a number that is not zero, in 64ths; between powers of two, on a straight line. Whole
/// numbers, since those of floating point differ between machines.
fn log2(number: u64) -> u64 {
    let whole = number.max(1).ilog2();
    let mantissa = (u128::from(number.max(1)) * u128::from(PARTS)) >> whole;
    u64::from(whole) * PARTS + mantissa as u64 - PARTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::fixture::sketch;

    #[test]
    fn logarithms_grow_evenly() {
        let found: Vec<u64> = [0, 1, 2, 3, 4, 1 << 20, u64::MAX].iter().map(|&number| log2(number)).collect();
        assert_eq!(found, [0, 0, 64, 96, 128, 1280, 64 * 64 - 1]);
    }

    #[test]
    fn rare_terms_outweigh_common_ones() {
        let sketches = [sketch("zorvex ferry 1204 quindle"), sketch("zorvex ferry 1204")];
        let profiles = profiles(&sketches.each_ref());
        let weight = |text: &str| {
            let term = sketch(text).terms[0];
            let at = shared(&sketches.each_ref()).iter().position(|&(other, _)| other == term).unwrap();
            profiles[0].iter().find(|&&(number, _)| number as usize == at).unwrap().1
        };
        let [unknown, number, everyday] = ["zorvex", "1204", "ferry"].map(weight);
        assert!(unknown > number && number > everyday, "{unknown} {number} {everyday}");
        // The word of its own counts in its length alone.
        let squares = |profile: &Profile| profile.iter().map(|&(_, weight)| u64::from(weight).pow(2)).sum::<u64>();
        assert_eq!(profiles[0].len(), 3);
        assert!(squares(&profiles[0]) < squares(&profiles[1]) && squares(&profiles[1]) < UNIT * UNIT * 101 / 100);
    }
}
