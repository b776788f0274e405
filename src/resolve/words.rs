//! Slips in single words: a name of one word, and the words of names that are no person's (`Crestoon Court`).
//!
//! Works on the distinct words of a story, each used as widely as all names that hold it. A rare word goes to the usual
//! one it misspells: to the person whose surname that is, else to the name of that one word. A word in a person's name that
//! is no slip itself (`Ida Torvill` beside `Hugo Torvell`) is a name of its own. What is a slip is for `word_slip` to say.

use super::blocking::{self, beginnings, close_deletions, deletions};
use super::edit::edit;
use super::forms::{Form, stand_apart, usage};
use super::hub::attach;
use super::story::Story;
use super::surroundings::Surroundings;
use super::word_slip::{self, Stands};
use crate::lexicon::{Classes, Lexicon};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// Fewest letters of a word that is looked at.
const SHORTEST: usize = 2;

/// A word that names hold.
struct Word<'f> {
    stands: Stands<'f>,
    /// Whether others can be slips of it.
    hub: bool,
    /// The statements of all names that hold it, in order.
    mentions: Cow<'f, [u32]>,
    /// The forms that hold it.
    owners: &'f [u32],
    /// The form that is this word alone.
    alone: Option<usize>,
    /// The strongest full name of a person that ends in it.
    person: Option<usize>,
    /// Whether a person's name that is no slip holds it.
    of_person: bool,
}

impl Word<'_> {
    /// The form that slips of this word are attached to.
    fn target(&self) -> Option<usize> {
        self.person.or(self.alone)
    }

    /// The forms that are attached for it, where it is a slip: itself, and names of things that hold it.
    fn attachable(&self, forms: &[Form]) -> impl Iterator<Item = usize> {
        let word = self.stands.word;
        let things = self.owners.iter().map(|&at| at as usize);
        let things = things.filter(move |&at| !forms[at].person && is_longer(&forms[at], word));
        self.alone.into_iter().chain(things)
    }
}

/// Whether a form is attached to none, and may be.
fn is_free(forms: &[Form], hub: &[u32], form: usize) -> bool {
    hub[form] == form as u32 && forms[form].known.is_none()
}

/// Attaches the forms whose one difference is a slip in a word, as far as they are not attached yet.
pub(super) fn attach_words(lexicon: &Lexicon, story: &Story<'_>, forms: &[Form], hub: &mut [u32]) {
    let owners = Owners::new(lexicon, forms);
    let words = words(lexicon, story, forms, &owners, hub);
    let hubs = words.partition_point(|word| word.hub) as u32;
    if hubs == 0 {
        return;
    }
    let around = Surroundings::new(lexicon, story, words.iter().map(|word| &word.mentions[..]));
    let compare = |a: u32, b: u32| {
        let (usual, rare) = (&words[a as usize], &words[b as usize]);
        let (stands, other) = (usual.stands, rare.stands);
        let article = |word: &Word<'_>| word.mentions.first().map(|&at| story.article(at));
        // Two words that one article has once each: nothing says which is usual, or that they are one.
        let may_be = usual.target().is_some()
            && word_slip::counts_allow(stands, other)
            && (word_slip::is_established(stands.use_) || article(usual) != article(rare));
        let Some(edit) = may_be.then(|| edit(lexicon, stands.word, other.word)).flatten() else { return false };
        (word_slip::is_word_variant(lexicon, stands, other, edit)
            || word_slip::is_same_place(lexicon, stands, other, edit, || around.shared(a, b))
            || word_slip::is_listed_alike(lexicon, stands, other, edit, || around.company(a, b))
            || named_with(story, forms, hub, usual, rare)
                && word_slip::is_unintroduced(lexicon, stands, other, edit, || around.meet_beside(a, b)))
            && (word_slip::is_swapped(lexicon, stands, other, edit)
                || !stand_apart(story, &usual.mentions, &rare.mentions))
    };
    let coarse = |item: u32, out: &mut Vec<u32>| beginnings(words[item as usize].stands.word, out);
    let fine = |item: u32, out: &mut Vec<u32>| {
        let word = words[item as usize].stands.word;
        deletions(0, word, if word.chars().count() < 7 { 1 } else { 2 }, out);
    };
    let finest = |item: u32, out: &mut Vec<u32>| close_deletions(0, words[item as usize].stands.word, out);
    let letters: Vec<u64> = words.iter().map(|word| blocking::signature(word.stands.word)).collect();
    let edges = blocking::pairs(&letters, hubs, &[&coarse, &fine, &finest], &compare);
    if edges.is_empty() {
        return;
    }
    for (word, &to) in words.iter().zip(&attach(words.len(), &edges)) {
        let usual = &words[to as usize];
        let Some(target) = usual.target().filter(|_| word.stands.word != usual.stands.word && !word.of_person) else {
            continue;
        };
        for form in word.attachable(forms).filter(|&form| form != target) {
            if is_free(forms, hub, form) {
                // The full name may itself be attached by now; its hub is the same person.
                hub[form] = hub[target];
            }
        }
    }
}

fn can_be_hub(lexicon: &Lexicon, target: Option<usize>, stands: Stands<'_>) -> bool {
    let Stands { word, use_, alone, .. } = stands;
    target.is_some() && (word_slip::is_established(use_) || alone && word_slip::may_be_either(lexicon, word, use_))
}

/// Whether a form that holds a word has others, too.
fn is_longer(form: &Form, word: &str) -> bool {
    form.name.key.len() > word.len()
}

/// Whether a form that is attached to none is the full name of a person with the surname `word`; `Orbell-Marrick` is none.
fn is_full_name(forms: &[Form], hub: &[u32], at: usize, word: &str) -> bool {
    let form = &forms[at];
    let surname = form.person && is_longer(form, word) && hub[at] == at as u32 && form.name.ends_in(word);
    surname && form.written.contains(char::is_whitespace)
}

/// Whether each article with the word `rare` has a person of the surname `usual` by full name.
fn named_with(story: &Story<'_>, forms: &[Form], hub: &[u32], usual: &Word<'_>, rare: &Word<'_>) -> bool {
    let surname = usual.stands.word;
    let people = || usual.owners.iter().filter(|&&at| is_full_name(forms, hub, at as usize, surname));
    let named =
        |article| people().any(|&person| !story.in_article(&forms[person as usize].mentions, article).is_empty());
    let mut articles: Vec<u32> = rare.mentions.iter().map(|&at| story.article(at)).collect();
    articles.dedup();
    usual.person.is_some() && articles.into_iter().all(named)
}

/// The words of a story's names that can be hubs, then those that can be slips, each part from the strongest.
fn words<'f>(
    lexicon: &Lexicon,
    story: &Story<'_>,
    forms: &'f [Form],
    owners: &'f Owners<'f>,
    hub: &[u32],
) -> Vec<Word<'f>> {
    let word = |(text, owners): (&'f str, &'f [u32])| {
        let of = || owners.iter().map(|&at| at as usize);
        let mentions: Cow<'f, [u32]> = match *owners {
            [only] => Cow::Borrowed(&forms[only as usize].mentions),
            _ => {
                let mut all: Vec<u32> = of().flat_map(|at| forms[at].mentions.iter().copied()).collect();
                all.sort_unstable();
                Cow::Owned(all)
            }
        };
        let longer = |at: usize| is_longer(&forms[at], text);
        let alone = of().find(|&at| !longer(at));
        let person = of().find(|&at| is_full_name(forms, hub, at, text));
        let sure = of().any(|at| forms[at].sure && (!longer(at) || is_full_name(forms, hub, at, text)));
        let use_ = match *owners {
            [only] if !forms[only as usize].sure => forms[only as usize].use_,
            _ => usage(story, &mentions),
        };
        let stands = Stands {
            word: text,
            use_: if sure { use_.sure() } else { use_ },
            surname: person.is_some(),
            alone: alone.is_some(),
            in_longer: of().any(longer),
            acronym: alone.is_some_and(|at| !forms[at].written.chars().any(char::is_lowercase)),
        };
        let word = Word {
            stands,
            hub: can_be_hub(lexicon, person.or(alone), stands),
            alone,
            person,
            of_person: of().any(|at| forms[at].person && longer(at) && hub[at] == at as u32),
            mentions,
            owners,
        };
        // Nothing would come of its being a slip, nor can others be slips of it.
        let idle = word.of_person || !word.attachable(forms).any(|form| is_free(forms, hub, form));
        (word.hub || !idle).then_some(word)
    };
    let mut words: Vec<Word<'f>> = owners.iter().filter_map(word).collect();
    words.sort_by(|a, b| {
        let key = |word: &Word<'_>| (word.hub, word.stands.use_);
        key(b).cmp(&key(a)).then_with(|| a.stands.word.cmp(b.stands.word))
    });
    words
}

/// The words that can be slips or misspelt, and the forms that hold them: one word after another, each in order.
#[derive(Default)]
struct Owners<'f> {
    words: Vec<&'f str>,
    forms: Vec<u32>,
    /// Where the forms of each word end.
    ends: Vec<u32>,
}

impl<'f> Owners<'f> {
    fn new(lexicon: &Lexicon, forms: &'f [Form]) -> Self {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        numbers.reserve(forms.len());
        let mut all = Self::default();
        let mut held: Vec<(u32, u32)> = Vec::new();
        let mut classes = Vec::new();
        // The words of a name that the story does not hold say nothing, but for a name that is that one word.
        let counts = |form: &Form| !form.mentions.is_empty() || form.name.is_single();
        for (at, form) in (0..).zip(forms).filter(|(_, form)| !form.name.handle && counts(form)) {
            let name = form.person || form.name.is_single();
            classes.clear();
            classes.extend(form.name.parts().map(|part| lexicon.classes(part)));
            if classes.iter().any(|classes| classes.has(Classes::JOINING)) {
                continue;
            }
            for (part, classes) in form.name.parts().zip(&classes).filter(|(part, _)| part.len() >= SHORTEST) {
                // Everyday words are no names, but a surname can be one.
                if !name && classes.has(Classes::COMMON) {
                    continue;
                }
                let next = all.words.len() as u32;
                let number = *numbers.entry(part).or_insert(next);
                if number == next {
                    all.words.push(part);
                }
                held.push((number, at));
            }
        }
        held.sort_unstable();
        held.dedup();
        for of_word in held.chunk_by(|a, b| a.0 == b.0) {
            all.forms.extend(of_word.iter().map(|&(_, at)| at));
            all.ends.push(all.forms.len() as u32);
        }
        all
    }

    fn iter(&self) -> impl Iterator<Item = (&'f str, &[u32])> {
        let mut start = 0;
        let forms = self.ends.iter().map(move |&end| {
            let forms = self.forms.get(start..end as usize);
            start = end as usize;
            forms.unwrap_or_default()
        });
        self.words.iter().copied().zip(forms)
    }
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
    if hubs.is_empty() {
        return;
    }
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
