//! Names that a house knows: which is one person's under another name, which is a right spelling, which a wrong one.
//!
//! An index over [`Knowledge`], made once a run. A story takes from it only the right spellings that one of its names is
//! near to, so that a long glossary costs a story no more than a short one. What is near enough to be a slip is for `slip`
//! and `word_slip` to say, as among the names of the articles; a known name differs from those in that it outweighs any
//! number of them, and is itself a slip of nothing.

use super::blocking::{deletions, key};
use super::forms::{self, Form};
use super::name::{Name, identity, other_key};
use crate::knowledge::{Alias, Knowledge, Term, Truth};
use crate::lexicon::Lexicon;
use crate::statement::SubjectKind;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Letters up to which a word has room for one slip alone.
const SHORTEST: usize = 4;

/// An index of the names that are known.
#[derive(Debug, Default)]
pub struct Known<'k> {
    glossary: &'k [Term],
    truths: &'k [Truth],
    /// The names to go by, those of the glossary first and in its order.
    canons: Vec<Canon<'k>>,
    /// Key of a name → the name to go by.
    people: FxHashMap<SmolStr, u32>,
    /// The same by the key of a name that is no person's.
    things: FxHashMap<SmolStr, u32>,
    /// Key of a wrong spelling → its right one.
    wrong: FxHashMap<SmolStr, u32>,
    /// Parts of the longest wrong spelling.
    longest_wrong: usize,
    /// What names that are near share with a name to go by.
    near: FxHashMap<u32, Vec<u32>>,
    /// Whether a name to go by is of one word.
    single: bool,
    /// The names to go by of somebody or something: a right spelling alone says not whose it is.
    meant: FxHashSet<u32>,
}

/// A name to go by.
#[derive(Debug)]
struct Canon<'k> {
    written: &'k str,
    name: Name,
    person: SmolStr,
    thing: SmolStr,
}

impl<'k> Known<'k> {
    /// An index of all that is known.
    #[must_use]
    pub fn new(lexicon: &Lexicon, knowledge: &'k Knowledge) -> Self {
        let mut known = Self { glossary: &knowledge.glossary, truths: &knowledge.truths, ..Self::default() };
        for term in &knowledge.glossary {
            let canon = known.add(lexicon, &term.right);
            for wrong in &term.wrong {
                let name = Name::parse(lexicon, wrong, 2);
                known.longest_wrong = known.longest_wrong.max(name.parts().count());
                known.wrong.entry(identity(&name)).or_insert(canon);
                known.things.entry(other_key(lexicon, wrong)).or_insert(canon);
            }
        }
        for Alias { name, other } in &knowledge.aliases {
            let canon = known.meaning(lexicon, name);
            known.people.entry(identity(&Name::parse(lexicon, other, 2))).or_insert(canon);
            known.things.entry(other_key(lexicon, other)).or_insert(canon);
        }
        for truth in &knowledge.truths {
            known.meaning(lexicon, &truth.subject);
        }
        known
    }

    fn get_or_add(&mut self, lexicon: &Lexicon, written: &'k str) -> u32 {
        let found = self.people.get(&identity(&Name::parse(lexicon, written, 2)));
        match found.or_else(|| self.things.get(&other_key(lexicon, written))) {
            Some(&canon) => canon,
            None => self.add(lexicon, written),
        }
    }

    /// The name to go by of somebody or something called so.
    fn meaning(&mut self, lexicon: &Lexicon, written: &'k str) -> u32 {
        let canon = self.get_or_add(lexicon, written);
        self.meant.insert(canon);
        canon
    }

    fn add(&mut self, lexicon: &Lexicon, written: &'k str) -> u32 {
        let name = Name::parse(lexicon, written, 2);
        let canon = Canon { written, person: identity(&name), thing: other_key(lexicon, written), name };
        let at = self.canons.len() as u32;
        self.people.entry(canon.person.clone()).or_insert(at);
        self.things.insert(canon.thing.clone(), at);
        let mut keys = Vec::new();
        near_keys(lexicon, &canon.name, canon.name.is_single(), &mut keys);
        keys.into_iter().for_each(|key| self.near.entry(key).or_default().push(at));
        self.single |= canon.name.is_single();
        self.canons.push(canon);
        at
    }

    /// The facts that are known.
    pub(crate) fn truths(&self) -> &'k [Truth] {
        self.truths
    }

    /// The entry of the glossary for the name to go by at `canon`.
    pub(super) fn term(&self, canon: u32) -> Option<&'k Term> {
        self.glossary.get(canon as usize)
    }

    /// Whether nothing is known of names.
    pub(super) fn is_empty(&self) -> bool {
        self.canons.is_empty()
    }

    /// The key of the person that a person's name of this key means.
    pub(super) fn person(&self, key: &str) -> Option<&str> {
        self.people.get(key).or_else(|| self.wrong.get(key)).map(|&canon| &*self.canons[canon as usize].person)
    }

    /// The same for a name of one word, of which a story tells no more: only where it is somebody's, not a mere spelling.
    pub(super) fn person_by_one_word(&self, key: &str) -> Option<&str> {
        let canon = self.people.get(key).filter(|canon| self.meant.contains(canon))?;
        Some(&self.canons[*canon as usize].person)
    }

    /// The key of what a name of this key means, of anything but a person.
    pub(super) fn thing(&self, key: &str) -> Option<&str> {
        self.things.get(key).map(|&canon| &*self.canons[canon as usize].thing)
    }

    /// The name that reports go by for a subject of this kind and key.
    pub(super) fn label(&self, kind: SubjectKind, key: &str) -> Option<&'k str> {
        let found = match kind {
            SubjectKind::Person | SubjectKind::BarePerson => self.people.get(key),
            _ => self.things.get(key),
        };
        found.map(|&canon| self.canons[canon as usize].written)
    }

    /// The name to go by for a name as written, of whatever it is; the name itself where nothing is known of it.
    pub(crate) fn by_name<'n>(&self, lexicon: &Lexicon, written: &'n str) -> &'n str
    where
        'k: 'n,
    {
        if self.is_empty() {
            return written;
        }
        let key = identity(&Name::parse(lexicon, written, 2));
        let canon = self.people.get(&key).or_else(|| self.wrong.get(&key));
        let canon = canon.or_else(|| self.things.get(&other_key(lexicon, written)));
        canon.map_or(written, |&canon| self.canons[canon as usize].written)
    }

    /// Marks the forms that are known, and adds the names to go by that a form is near to: all of them, or those of the
    /// glossary alone. The forms stay in the order of their strength; a right spelling is stronger than any other.
    pub(super) fn join(&self, lexicon: &Lexicon, forms: &mut Vec<Form>, glossary_alone: bool) {
        if self.is_empty() {
            return;
        }
        // Whether a person's name is near.
        let mut near: BTreeMap<u32, bool> = BTreeMap::new();
        let mut at_key: FxHashMap<(bool, SmolStr), usize> = FxHashMap::default();
        let mut keys = Vec::new();
        for (at, form) in forms.iter_mut().enumerate() {
            // A handle is near to handles alone.
            let alike = |canon: &u32| self.canons[*canon as usize].name.handle == form.name.handle;
            let own = identity(&form.name);
            form.known = self.people.get(&own).copied().filter(alike);
            near_keys(lexicon, &form.name, self.single, &mut keys);
            let canons = keys.drain(..).filter_map(|key| self.near.get(&key)).flatten().copied();
            for canon in canons.chain(self.wrong_in(form)).filter(alike) {
                *near.entry(canon).or_default() |= form.person;
            }
            at_key.insert((form.name.handle, own), at);
        }
        for (canon, person) in near {
            let Canon { written, name, person: key, .. } = &self.canons[canon as usize];
            let sure = self.term(canon).is_some();
            // Of two entries of one name, the first.
            let at = *at_key.entry((name.handle, key.clone())).or_insert(forms.len());
            if at == forms.len() && (sure || !glossary_alone) {
                let written = (*written).into();
                forms.push(Form { name: name.clone(), written, person, known: Some(canon), ..Form::default() });
            }
            if let Some(form) = forms.get_mut(at).filter(|_| sure) {
                form.written = (*written).into();
                form.make_sure();
            }
        }
        forms::in_order_of_strength(forms);
    }

    /// Attaches the forms that hold a wrong spelling to the right one.
    pub(super) fn attach_wrong(&self, forms: &[Form], hub: &mut [u32]) {
        if self.wrong.is_empty() {
            return;
        }
        let right: FxHashMap<u32, u32> = forms
            .iter()
            .enumerate()
            .filter(|(_, form)| form.sure)
            .filter_map(|(at, form)| Some((form.known?, at as u32)))
            .collect();
        let unknown = |(_, form): &(usize, &Form)| form.known.is_none();
        let wrong = |(at, form): (usize, &Form)| Some((at, *right.get(&self.wrong_in(form)?)?));
        let wrong: FxHashMap<usize, u32> = forms.iter().enumerate().filter(unknown).filter_map(wrong).collect();
        for (at, to) in hub.iter_mut().enumerate() {
            match wrong.get(&at) {
                Some(&right) => *to = right,
                // What was a slip of a wrong spelling is a slip of nothing now.
                None if wrong.contains_key(&(*to as usize)) => *to = at as u32,
                None => {}
            }
        }
    }

    /// The right spelling of the first wrong one that a form holds.
    fn wrong_in(&self, form: &Form) -> Option<u32> {
        if self.wrong.is_empty() {
            return None;
        }
        let whole = self.wrong.get(&identity(&form.name));
        if form.name.handle {
            return whole.copied().filter(|&canon| self.canons[canon as usize].name.handle);
        }
        let parts: Vec<&str> = form.name.parts().collect();
        let run = |start: usize| {
            let lengths = 1..=self.longest_wrong.min(parts.len() - start);
            lengths.rev().find_map(|length| self.wrong.get(parts[start..start + length].join(" ").as_str()))
        };
        let canon = whole.or_else(|| (0..parts.len()).find_map(run)).copied();
        canon.filter(|&canon| !self.canons[canon as usize].name.handle)
    }

    /// The wrong spelling, listed with the name to go by at `canon`, that a form is, or that is one of its parts.
    pub(super) fn listed<'f>(&self, canon: u32, form: &'f Form) -> Vec<&'f str> {
        let is_wrong = |name: &str| self.wrong.get(name) == Some(&canon);
        if self.wrong_in(form) != Some(canon) {
            return Vec::new();
        }
        match is_wrong(&identity(&form.name)) {
            true => form.name.parts().collect(),
            false => form.name.parts().find(|part| is_wrong(part)).into_iter().collect(),
        }
    }
}

/// Adds keys such that two names of which one may be a slip of the other share one, and so do people's names that differ in
/// a middle name alone; with `parts`, a name of one word and those that hold a slip of it, too.
fn near_keys(lexicon: &Lexicon, name: &Name, parts: bool, out: &mut Vec<u32>) {
    let edits = |word: &str| if word.chars().count() > SHORTEST { 2 } else { 1 };
    let letters = name.squeezed();
    deletions(0, &letters, edits(&letters), out);
    if !name.is_single() {
        out.push(key((name.first(), name.middle_and_surname(lexicon).1)));
    }
    if parts {
        name.parts().filter(|part| part.len() >= SHORTEST).for_each(|part| deletions(1, part, edits(part), out));
    }
}
