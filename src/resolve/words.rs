//! Slips in single words: a name of one word, and the words of names that are no person's (`Crestoon Court`).
//!
//! Works on the distinct words of a story, each used as widely as all names that hold it. A rare word goes to the usual
//! one it misspells: to the person whose surname that is, else to the name of that one word. A word in a person's name that
//! is no slip itself (`Ida Torvill` beside `Hugo Torvell`) is a name of its own. What is a slip is for `word_slip` to say.

use super::blocking::{self, close_deletions, deletions};
use super::forms::{Form, in_order, stand_apart, usage};
use super::hub::attach;
use super::surroundings::Surroundings;
use super::word_slip::{self, Stands};
use crate::lexicon::{Classes, Lexicon};
use crate::statement::Statement;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Fewest letters of a word that is looked at.
const SHORTEST: usize = 2;

/// A word that names hold.
struct Word<'f> {
    stands: Stands<'f>,
    /// The statements of all names that hold it, in order.
    mentions: Vec<u32>,
    /// The form that is this word alone.
    alone: Option<usize>,
    /// The full names of people that end in it, the strongest first.
    people: Vec<usize>,
    /// Longer names that hold it and are no person's.
    longer: Vec<usize>,
    /// Whether a person's name that is no slip holds it.
    of_person: bool,
}

impl Word<'_> {
    /// The form that slips of this word are attached to.
    fn target(&self) -> Option<usize> {
        self.people.first().copied().or(self.alone)
    }
}

/// Attaches the forms whose one difference is a slip in a word, as far as they are not attached yet.
pub(super) fn attach_words(lexicon: &Lexicon, statements: &[Statement], forms: &[Form], hub: &mut [u32]) {
    let words = words(lexicon, statements, forms, hub);
    let around = Surroundings::new(lexicon, statements, words.iter().map(|word| &word.mentions[..]));
    let compare = |a: u32, b: u32| {
        let (usual, rare) = (&words[a as usize], &words[b as usize]);
        let (hub, other) = (usual.stands, rare.stands);
        let article = |word: &Word<'_>| word.mentions.first().map(|&at| &statements[at as usize].article);
        usual.target().is_some()
            && word_slip::counts_allow(hub, other)
            && (word_slip::is_word_variant(lexicon, hub, other)
                || word_slip::is_same_place(lexicon, hub, other, || around.shared(a, b))
                || word_slip::is_listed_alike(lexicon, hub, other, || around.company(a, b))
                || named_with(statements, forms, usual, rare)
                    && word_slip::is_unintroduced(lexicon, hub, other, || around.meet_beside(a, b)))
            // Two words that one article has once each: nothing says which is usual, or that they are one.
            && (word_slip::is_established(hub.use_) || article(usual) != article(rare))
            && (word_slip::is_swapped(lexicon, hub, other) || !stand_apart(statements, &usual.mentions, &rare.mentions))
    };
    let fine = |item: u32, out: &mut Vec<u32>| {
        let word = words[item as usize].stands.word;
        deletions(0, word, if word.chars().count() < 7 { 1 } else { 2 }, out);
    };
    let finest = |item: u32, out: &mut Vec<u32>| close_deletions(0, words[item as usize].stands.word, out);
    let letters: Vec<u64> = words.iter().map(|word| blocking::signature(word.stands.word)).collect();
    let hubs = words.partition_point(|word| can_be_hub(lexicon, word)) as u32;
    let edges = blocking::pairs(&letters, hubs, &[&fine, &finest], &compare);
    for (word, &to) in words.iter().zip(&attach(words.len(), &edges)) {
        let usual = &words[to as usize];
        let Some(target) = usual.target().filter(|_| word.stands.word != usual.stands.word && !word.of_person) else {
            continue;
        };
        for &form in word.alone.iter().chain(&word.longer).filter(|&&form| form != target) {
            if hub[form] == form as u32 && forms[form].known.is_none() {
                // The full name may itself be attached by now; its hub is the same person.
                hub[form] = hub[target];
            }
        }
    }
}

fn can_be_hub(lexicon: &Lexicon, word: &Word<'_>) -> bool {
    let Stands { word: text, use_, alone, .. } = word.stands;
    word.target().is_some()
        && (word_slip::is_established(use_) || alone && word_slip::may_be_either(lexicon, text, use_))
}

/// Whether each article with the word `rare` has a person of the surname `usual` by full name.
fn named_with(statements: &[Statement], forms: &[Form], usual: &Word<'_>, rare: &Word<'_>) -> bool {
    let article = |&at: &u32| &*statements[at as usize].article;
    let named = |here: &str| {
        usual.people.iter().map(|&person| &forms[person].mentions).any(|mentions| {
            let from = mentions.partition_point(|at| article(at) < here);
            mentions.get(from).is_some_and(|at| article(at) == here)
        })
    };
    !usual.people.is_empty() && rare.mentions.iter().map(article).all(named)
}

/// The words of a story's names, those that can be hubs first, each part from the strongest.
fn words<'f>(lexicon: &Lexicon, statements: &[Statement], forms: &'f [Form], hub: &[u32]) -> Vec<Word<'f>> {
    let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    // The words of a name that the story does not hold say nothing, but for a name that is that one word.
    let held = |form: &Form| !form.mentions.is_empty() || form.name.is_single();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| !form.name.handle && held(form)) {
        let pair = form.name.parts().any(|part| lexicon.classes(part).has(Classes::JOINING));
        for part in form.name.parts().filter(|part| part.len() >= SHORTEST) {
            // Everyday words are no names, but a surname can be one.
            let name = form.name.is_single() || form.person || !lexicon.classes(part).has(Classes::COMMON);
            if name && !pair {
                by_text.entry(part).or_default().push(at);
            }
        }
    }
    let mut words: Vec<Word<'f>> = by_text
        .into_iter()
        .map(|(text, mut owners)| {
            owners.dedup();
            let mut mentions: Vec<u32> = owners.iter().flat_map(|&at| forms[at].mentions.iter().copied()).collect();
            in_order(statements, &mut mentions);
            let unattached = |&at: &usize| hub[at] == at as u32;
            let alone = owners.iter().copied().find(|&at| forms[at].name.is_single());
            let longer = || owners.iter().copied().filter(|&at| !forms[at].name.is_single());
            let surname = |&at: &usize| forms[at].person && forms[at].name.last() == text;
            // `Orbell-Marrick` is no full name.
            let full = |&at: &usize| surname(&at) && forms[at].written.contains(char::is_whitespace);
            let people: Vec<usize> = longer().filter(full).filter(unattached).collect();
            let use_ = usage(statements, &mentions);
            let sure = alone.iter().chain(&people).any(|&at| forms[at].sure);
            let capitals = |at: usize| !forms[at].written.chars().any(char::is_lowercase);
            Word {
                stands: Stands {
                    word: text,
                    use_: if sure { use_.sure() } else { use_ },
                    surname: !people.is_empty(),
                    alone: alone.is_some(),
                    in_longer: longer().next().is_some(),
                    acronym: alone.is_some_and(capitals),
                },
                alone,
                people,
                of_person: longer().filter(unattached).any(|at| forms[at].person),
                longer: longer().filter(|&at| !forms[at].person).collect(),
                mentions,
            }
        })
        .collect();
    words.sort_by(|a, b| {
        let key = |word: &Word<'_>| (can_be_hub(lexicon, word), word.stands.use_);
        key(b).cmp(&key(a)).then_with(|| a.stands.word.cmp(b.stands.word))
    });
    words
}

/// Variants of a bare surname of several parts (`Del Orbello`) go to the full name that ends in it.
pub(super) fn lift_to_full_names(forms: &[Form], hub: &mut [u32]) {
    let hubs: FxHashSet<&str> = hub
        .iter()
        .enumerate()
        .filter(|&(at, &to)| at != to as usize)
        .map(|(_, &to)| forms[to as usize].name.key.as_str())
        .filter(|hub| hub.contains(' '))
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
