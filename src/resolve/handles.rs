//! Handles (`@orlafinch`) that are one letter off a usual one.
//!
//! A handle is an address: one letter more is somebody else's as a rule. So a slip is one only beside a handle that many
//! more articles give, or that the house knows, and only inside the word, where no name is told from another by grammar.

use super::blocking::{self, close_deletions};
use super::edit::edit;
use super::forms::{Form, stand_apart};
use super::hub::attach;
use super::story::Story;
use super::sure;
use crate::lexicon::Lexicon;

/// Fewest letters of a handle that is looked at.
const SHORTEST: usize = 6;

/// Attaches the handles that are a slip of a usual one.
pub(super) fn attach_handles(lexicon: &Lexicon, story: &Story<'_>, forms: &[Form], hub: &mut [u32]) {
    let handles: Vec<usize> = (0..forms.len()).filter(|&at| forms[at].name.handle).collect();
    if handles.len() < 2 {
        return;
    }
    let near = |a: u32, b: u32| {
        let (usual, rare) = (&forms[handles[a as usize]], &forms[handles[b as usize]]);
        rare.known.is_none()
            && is_slip(lexicon, usual, rare)
            && sure::outweighs(story, usual, rare)
            && !stand_apart(story, &usual.mentions, &rare.mentions)
    };
    let letters: Vec<u64> = handles.iter().map(|&at| blocking::signature(&forms[at].name.key)).collect();
    let keys = |item: u32, out: &mut Vec<u32>| close_deletions(0, &forms[handles[item as usize]].name.key, out);
    let edges = blocking::pairs(&letters, handles.len() as u32, &[&keys], &near);
    for (at, &to) in attach(handles.len(), &edges).iter().enumerate() {
        let (form, to) = (handles[at], handles[to as usize]);
        if form != to && hub[form] == form as u32 && hub[to] == to as u32 {
            hub[form] = to as u32;
        }
    }
}

/// Whether `rare` is `usual` but for a letter inside: doubled, dropped, swapped or changed.
fn is_slip(lexicon: &Lexicon, usual: &Form, rare: &Form) -> bool {
    let (a, b) = (&*usual.name.key, &*rare.name.key);
    let ends_agree = a.chars().next_back() == b.chars().next_back();
    edit(lexicon, a, b).is_some_and(|edit| {
        edit.is_telling() && edit.len >= SHORTEST && strsim::osa_distance(a, b) == 1 && (ends_agree || edit.is_swap())
    }) && !lexicon.inflects(a, b)
        && marks(&usual.written) == marks(&rare.written)
}

/// What of a handle is no letter: digits and `_` tell accounts apart.
pub(super) fn marks(handle: &str) -> String {
    handle.chars().filter(|c| !c.is_alphabetic()).collect()
}
