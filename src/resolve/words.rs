//! Names of one word: attached to the person whose surname they misspell, else to another such word.
//!
//! Works on the distinct words of a story that stand for a name alone or end a person's full name. A word that is part of
//! a longer name of its own (`Ida Torvill` beside `Hugo Torvell`) is a name of its own.

use super::blocking::{self, deletions};
use super::forms::{Form, Use, in_order, stand_apart, usage};
use super::hub::attach;
use super::slip;
use crate::lexicon::Lexicon;
use crate::statement::Statement;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// A word that stands for a name alone, or ends a person's.
struct Word<'f> {
    text: &'f str,
    use_: Use,
    /// The form that is this word alone.
    alone: Option<usize>,
    /// The strongest full name of a person that ends in it.
    person: Option<usize>,
}

/// Attaches forms of one word: to the person whose surname they misspell, else to another form of one word.
pub(super) fn attach_single_words(lexicon: &Lexicon, statements: &[Statement], forms: &[Form], hub: &mut [u32]) {
    let words = single_words(statements, forms, hub);
    let compare = |a: u32, b: u32| {
        let (usual, rare) = (&words[a as usize], &words[b as usize]);
        let (Some(other), Some(target)) = (rare.alone, usual.person.or(usual.alone)) else { return false };
        slip::is_bare_variant(lexicon, (usual.text, usual.use_), (rare.text, rare.use_), usual.person.is_some())
            && [Some(target), usual.alone]
                .into_iter()
                .flatten()
                .all(|at| !stand_apart(statements, &forms[at], &forms[other]))
    };
    let near = |a: u32, b: u32| slip::is_near(words[a as usize].text, words[b as usize].text) && compare(a, b);
    // The last letters of two slips are equal, so their ends tell a large block's words apart.
    let front = |item: u32, out: &mut Vec<u32>| word_keys(words[item as usize].text.chars(), out);
    let back = |item: u32, out: &mut Vec<u32>| word_keys(words[item as usize].text.chars().rev(), out);
    let edges = {
        let letters: Vec<u64> = words.iter().map(|word| blocking::signature(word.text)).collect();
        // Strongest first: the established words come before all others.
        let hubs = words.partition_point(|word| slip::is_established(word.use_)) as u32;
        blocking::pairs(&letters, hubs, &[&front, &back], &near)
    };
    let word_hub = attach(words.len(), &edges);
    let claimed = claimed_words(forms, hub, &words, &word_hub);
    for (word, &to) in words.iter().zip(&word_hub) {
        let usual = &words[to as usize];
        if let (Some(form), Some(target)) = (word.alone, usual.person.or(usual.alone))
            && word.text != usual.text
            && !claimed.contains(word.text)
            && hub[form] == form as u32
        {
            // The full name may itself be attached by now; its hub is the same person.
            hub[form] = hub[target];
        }
    }
}

fn word_keys(letters: impl Iterator<Item = char>, out: &mut Vec<u32>) {
    let letters: String = letters.collect();
    match letters.chars().count() {
        ..5 => {}
        5..7 => deletions(0, &letters, 1, out),
        _ => deletions(0, &letters, 2, out),
    }
}

/// The words of names of one part and of people's surnames, strongest first.
fn single_words<'f>(statements: &[Statement], forms: &'f [Form], hub: &[u32]) -> Vec<Word<'f>> {
    let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| !form.name.handle) {
        if form.name.is_single() || form.person {
            by_text.entry(form.name.last()).or_default().push(at);
        }
    }
    let mut words: Vec<Word<'f>> = by_text
        .into_iter()
        .map(|(text, owners)| {
            let mut mentions: Vec<u32> = owners.iter().flat_map(|&at| forms[at].mentions.iter().copied()).collect();
            in_order(statements, &mut mentions);
            let find = |single: bool| owners.iter().copied().find(|&at| forms[at].name.is_single() == single);
            let person = find(false).filter(|&at| hub[at] == at as u32);
            Word { text, use_: usage(statements, &mentions), alone: find(true), person }
        })
        .collect();
    words.sort_by(|a, b| b.use_.cmp(&a.use_).then_with(|| a.text.cmp(b.text)));
    words
}

/// Variants of a bare surname of several parts (`Del Orbello`) go to the full name that ends in it.
pub(super) fn lift_to_full_names(forms: &[Form], hub: &mut [u32]) {
    let hubs: FxHashSet<&str> = hub
        .iter()
        .enumerate()
        .filter(|&(at, &to)| at != to as usize)
        .map(|(_, &to)| forms[to as usize].name.key.as_str())
        .collect();
    let mut full: FxHashMap<&str, u32> = FxHashMap::default();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.person) {
        let key = form.name.key.as_str();
        for tail in key.match_indices(' ').map(|(space, _)| &key[space + 1..]).filter(|tail| hubs.contains(tail)) {
            full.entry(tail).or_insert(hub[at]);
        }
    }
    let variants = hub.iter_mut().enumerate().filter(|(at, to)| *at != **to as usize);
    for (at, to) in variants {
        if let Some(&person) = full.get(forms[*to as usize].name.key.as_str()).filter(|&&person| person != at as u32) {
            *to = person;
        }
    }
}

/// Words to be attached that are part of a longer name which is not itself a variant: they are names of their own.
fn claimed_words<'f>(forms: &'f [Form], hub: &[u32], words: &[Word<'_>], word_hub: &[u32]) -> FxHashSet<&'f str> {
    let attached: FxHashMap<&str, ()> = words
        .iter()
        .zip(word_hub)
        .enumerate()
        .filter(|(at, (_, hub))| *at != **hub as usize)
        .map(|(_, (w, _))| (w.text, ()))
        .collect();
    let own = forms.iter().enumerate().filter(|&(at, form)| hub[at] == at as u32 && !form.name.is_single());
    own.flat_map(|(_, form)| form.name.parts()).filter(|part| attached.contains_key(part)).collect()
}
