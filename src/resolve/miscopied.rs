//! Names with one part changed altogether, in sentences copied from one with the right name.
//!
//! `general manager A. Orbell said in a statement` and `general manager A. Torvin said in a statement`: no slip of the
//! fingers, and no likeness of letters finds it. What finds it is the run of words around the name, which is what the pairs
//! are blocked by.

use super::forms::{Form, stand_apart};
use super::slip;
use super::story::Story;
use super::surroundings::Surroundings;
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;

/// Names with the same key that are looked at, the strongest first: copies of one sentence seldom disagree in more.
const MOST_OF_A_KEY: usize = 8;

/// The edges `(stronger, weaker)` between people's full names that differ in one part: `forms` from the strongest.
pub(super) fn edges(
    lexicon: &Lexicon,
    story: &Story<'_>,
    forms: &[&Form],
    around: &Surroundings<'_>,
) -> Vec<(u32, u32)> {
    // What stands around a name is read only where another name, in more articles or in fewer, has all but one part in
    // common with it. For each rest, the fewest articles and the most.
    let mut rests: Vec<(u32, u32)> = Vec::new();
    let mut holders: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.person) {
        let articles = form.use_.articles;
        form.name.rests(|rest, _| {
            rests.push((rest, at as u32));
            let (fewest, most) = holders.entry(rest).or_insert((articles, articles));
            (*fewest, *most) = (articles.min(*fewest), articles.max(*most));
        });
    }
    rests.retain(|(rest, _)| holders.get(rest).is_some_and(|(fewest, most)| fewest < most));
    let mut entries: Vec<(u32, u32)> = Vec::new();
    let mut keys = Vec::new();
    for (rest, at) in rests {
        around.copied(at, rest, &mut keys);
        entries.extend(keys.drain(..).map(|key| (key, at)));
    }
    entries.sort_unstable();
    entries.dedup();
    let mut found = Vec::new();
    for same in entries.chunk_by(|a, b| a.0 == b.0) {
        let members = &same[..same.len().min(MOST_OF_A_KEY)];
        for (nth, &(_, strong)) in members.iter().enumerate() {
            let (hub, others) = (forms[strong as usize], &members[nth + 1..]);
            let near = |other: &Form| {
                other.known.is_none()
                    && slip::may_be_miscopied(lexicon, hub, other)
                    && !stand_apart(story, &hub.mentions, &other.mentions)
            };
            found
                .extend(others.iter().filter(|(_, weak)| near(forms[*weak as usize])).map(|&(_, weak)| (strong, weak)));
        }
    }
    found
}
