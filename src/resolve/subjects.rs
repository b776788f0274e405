//! The subjects of a collection, numbered, and what they are called in the end.
//!
//! All names of all stories stand here until the last story is told, so they stand here closely: nearly every subject is the
//! same by its first name in lower case, and that name, a count and a slot of a table is all there is to keep of it. What a
//! subject is the same by decides in which of some parts it stands; threads share the parts out. The label is how the name is
//! mostly written. Once it is known, all else goes, and the labels that nobody asks for.

use super::across::{Called, Identity, Resolved};
use super::known::Known;
use crate::statement::{Certainty, Subject, SubjectKind};
use hashbrown::HashTable;
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::{SmolStr, StrExt};
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU32, Ordering};

/// Parts of the subjects: people's names stand in the even ones, all others in the odd ones. Some for each thread.
const PARTS: u32 = 16;

/// Whom a statement is about, once its story is resolved: what is left to be known is the label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meant {
    /// The subject of this number.
    One(u32),
    /// More than one.
    Several,
    /// An event.
    Event,
}

/// The subjects of a collection, as one story after another is added.
#[derive(Debug)]
pub(crate) struct Subjects(Vec<Part>);

/// Some of the subjects, numbered from 0.
#[derive(Debug, Default)]
struct Part {
    /// The numbers of those that are the same by their first name in lower case: people, or things.
    plain: HashTable<u32>,
    /// Those of all others.
    others: FxHashMap<Identity, u32>,
    /// How each is written at first.
    first: Vec<Option<SmolStr>>,
    /// In how many statements that is.
    uses: Vec<u32>,
    /// The same of other ways.
    more: FxHashMap<(u32, SmolStr), u32>,
}

/// What the subjects of a collection are called, by their numbers.
#[derive(Debug)]
pub(crate) struct Labels(Vec<Names>);

/// Names, one after another.
#[derive(Debug, Default)]
struct Names {
    text: Box<str>,
    /// Where each ends; one that is empty is none.
    ends: Box<[u32]>,
}

impl Default for Subjects {
    fn default() -> Self {
        Self((0..PARTS).map(|_| Part::default()).collect())
    }
}

impl Subjects {
    /// Adds the subjects of some stories; tells which each is.
    pub(crate) fn add(&mut self, stories: &[Vec<Called>]) -> Vec<Vec<Meant>> {
        let placed: Vec<Placed<'_>> =
            stories.par_iter().flat_map_iter(|story| story.iter().filter_map(Placed::of)).collect();
        let numbers: Vec<AtomicU32> = placed.iter().map(|_| AtomicU32::default()).collect();
        self.0.par_iter_mut().zip(0..PARTS).for_each(|(part, nth)| {
            for (one, number) in placed.iter().zip(&numbers).filter(|(one, _)| one.part == nth) {
                number.store(part.add(one) * PARTS + nth, Ordering::Relaxed);
            }
        });
        let mut numbers = numbers.into_iter().map(AtomicU32::into_inner);
        let mut meant = |called: &Called| match called.to {
            Resolved::As(_) => numbers.next().map_or(Meant::Several, Meant::One),
            Resolved::Ambiguous => Meant::Several,
            Resolved::Kept => Meant::Event,
        };
        stories.iter().map(|story| story.iter().map(&mut meant).collect()).collect()
    }

    /// The labels of the subjects that are `wanted`: the name to go by, where one is known; else of the ways its own name is
    /// written, the most used, then the byte-least.
    pub(crate) fn labels(self, known: &Known<'_>, wanted: impl IntoIterator<Item = Meant>) -> Labels {
        let mut of_parts: Vec<Vec<bool>> = self.0.iter().map(|part| vec![false; part.first.len()]).collect();
        for number in wanted.into_iter().filter_map(Meant::number) {
            let of_part = of_parts.get_mut((number % PARTS) as usize);
            if let Some(wanted) = of_part.and_then(|part| part.get_mut((number / PARTS) as usize)) {
                *wanted = true;
            }
        }
        let kinds = [SubjectKind::Person, SubjectKind::Other].into_iter().cycle();
        let parts: Vec<_> = self.0.into_iter().zip(of_parts).zip(kinds).collect();
        Labels(parts.into_par_iter().map(|((part, wanted), plain)| part.labels(known, &wanted, plain)).collect())
    }
}

/// A subject of a story, and the part it belongs to.
struct Placed<'c> {
    called: &'c Called,
    identity: &'c Identity,
    part: u32,
    /// Of what it is the same by, in the part.
    hash: u64,
}

impl<'c> Placed<'c> {
    fn of(called: &'c Called) -> Option<Self> {
        let Resolved::As(identity) = &called.to else { return None };
        let hash = FxBuildHasher.hash_one(&*identity.key);
        // Other bits than those that tables go by.
        let pair = (hash >> 32) as u32 % (PARTS / 2);
        let part = pair * 2 + u32::from(identity.kind != SubjectKind::Person);
        Some(Self { called, identity, part, hash })
    }
}

impl Part {
    /// Adds a subject; its number.
    fn add(&mut self, one: &Placed<'_>) -> u32 {
        let Called { written, uses, .. } = one.called;
        let number = self.number(one);
        let at = number as usize;
        if let (Some(written), Some(first), Some(count)) = (written, self.first.get_mut(at), self.uses.get_mut(at)) {
            let more = u32::try_from(*uses).unwrap_or(u32::MAX);
            let count = match first.get_or_insert_with(|| written.clone()) {
                first if first == written => count,
                _ => self.more.entry((number, written.clone())).or_default(),
            };
            *count = count.saturating_add(more);
        }
        number
    }

    fn number(&mut self, one: &Placed<'_>) -> u32 {
        let Placed { called, identity, hash: own, .. } = *one;
        let Self { plain, others, first, uses, .. } = self;
        let named = |number: u32| first.get(number as usize).and_then(Option::as_ref);
        let next = first.len() as u32;
        let of_a_story = identity.kind == SubjectKind::BarePerson;
        if !of_a_story
            && let Some(&number) =
                plain.find(own, |&number| named(number).is_some_and(|name| is_lower(name, &identity.key)))
        {
            return number;
        }
        if let Some(&number) = others.get(identity) {
            return number;
        }
        match &called.written {
            Some(name) if !of_a_story && is_lower(name, &identity.key) => {
                let again = |&number: &u32| {
                    named(number).map_or(0, |name| FxBuildHasher.hash_one(&*name.to_ascii_lowercase_smolstr()))
                };
                plain.insert_unique(own, next, again);
            }
            _ => {
                others.insert(identity.clone(), next);
            }
        }
        first.push(None);
        uses.push(0);
        next
    }

    /// The labels of those that are `wanted`; the plain ones are of one kind.
    fn labels(self, known: &Known<'_>, wanted: &[bool], plain: SubjectKind) -> Names {
        let Self { plain: numbers, others, first: mut best, uses: mut most, more } = self;
        let mut to_go_by: Vec<(u32, SmolStr)> = Vec::new();
        if !known.is_empty() {
            let key = |number: u32| Some(best.get(number as usize)?.as_ref()?.to_ascii_lowercase_smolstr());
            let plain = numbers.iter().filter_map(|&number| Some((number, known.label(plain, &key(number)?)?)));
            let others = others.iter().filter_map(|(of, &number)| Some((number, known.label(of.kind, &of.key)?)));
            to_go_by.extend(plain.chain(others).map(|(number, label)| (number, label.into())));
        }
        drop((numbers, others));
        for ((number, name), uses) in more {
            let at = number as usize;
            if let (Some(best), Some(most)) = (best.get_mut(at), most.get_mut(at))
                && best.as_ref().is_none_or(|first| (uses, first) > (*most, &name))
            {
                (*best, *most) = (Some(name), uses);
            }
        }
        for (number, label) in to_go_by {
            if let Some(best) = best.get_mut(number as usize) {
                *best = Some(label);
            }
        }
        let mut text = String::new();
        let label = |(name, wanted): (&Option<SmolStr>, &bool)| {
            text.push_str(name.as_ref().filter(|_| *wanted).map_or("", SmolStr::as_str));
            u32::try_from(text.len()).unwrap_or(u32::MAX)
        };
        let ends = best.iter().zip(wanted).map(label).collect();
        Names { text: text.into(), ends }
    }
}

/// Whether a name in lower case is `key`.
fn is_lower(name: &str, key: &str) -> bool {
    name.len() == key.len()
        && name.bytes().zip(key.bytes()).all(|(of_name, of_key)| of_name.to_ascii_lowercase() == of_key)
}

impl Meant {
    fn number(self) -> Option<u32> {
        match self {
            Self::One(number) => Some(number),
            Self::Several | Self::Event => None,
        }
    }
}

impl Labels {
    /// The final name of the subject of a number; `None`: each statement about it keeps the name it has.
    pub(crate) fn get(&self, number: u32) -> Option<&str> {
        let Names { text, ends } = self.0.get((number % PARTS) as usize)?;
        let at = (number / PARTS) as usize;
        let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
        text.get(start as usize..*ends.get(at)? as usize).filter(|label| !label.is_empty())
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        let of_part = |(part, nth): (&Names, u32)| {
            (0..part.ends.len() as u32).filter(|at| self.get(at * PARTS + nth).is_some()).count()
        };
        self.0.iter().zip(0..).map(of_part).sum()
    }

    /// Gives a subject, whose kind is what it was resolved to, its final name.
    pub(crate) fn name(&self, subject: &mut Subject, meant: Meant) {
        match meant {
            Meant::One(number) => {
                if let Some(label) = self.get(number).filter(|label| *label != subject.name) {
                    subject.name = label.into();
                }
            }
            Meant::Several => subject.certainty = Certainty::Ambiguous,
            Meant::Event => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn called(kind: SubjectKind, key: &str, story: usize, written: Option<&str>, uses: usize) -> Called {
        let to = Resolved::As(Identity { kind, key: key.into(), story });
        Called { kind, to, written: written.map(Into::into), uses }
    }

    /// The labels, plainly.
    fn plainly(stories: &[Vec<Called>]) -> Vec<Vec<Option<String>>> {
        let mut ways: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        let identity = |called: &Called| format!("{:?}", called.to);
        for called in stories.iter().flatten() {
            let ways = ways.entry(identity(called)).or_default();
            if let Some(written) = &called.written {
                *ways.entry(written).or_default() += called.uses;
            }
        }
        let label = |called: &Called| {
            let mut ways: Vec<_> = ways.get(&identity(called))?.iter().collect();
            ways.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
            ways.first().map(|(name, _)| (**name).to_owned())
        };
        stories.iter().map(|story| story.iter().map(label).collect()).collect()
    }

    proptest! {
        #[test]
        fn labels_are_those_of_a_plain_count(
            all in prop::collection::vec(prop::collection::vec((0..5_usize, 0..9_usize, 1..4_usize), 0..6), 0..9)
        ) {
            // Names, some of them not what their key is in capitals.
            let names = [
                ("tom poe", Some("Tom Poe")), ("tom poe", Some("TOM POE")), ("tom poe", None), ("zoe", Some("Zoë")),
                ("zoe", Some("Zoe")), ("", Some("a")), ("éa", Some("ÉA")), ("éa", Some("éA")), ("poe", Some("the Poe")),
            ];
            let stories: Vec<Vec<Called>> = all.iter().enumerate().map(|(nth, story)| {
                story.iter().map(|&(kind, name, uses)| {
                    use SubjectKind::{BarePerson, Other, Person};
                    let (kind, story) = [(Person, 0), (BarePerson, nth + 1), (Other, 0), (Person, 0), (Other, 0)][kind];
                    let (key, written) = names[name];
                    called(kind, key, story, written, uses)
                }).collect()
            }).collect();
            let mut subjects = Subjects::default();
            let (some, rest) = stories.split_at(stories.len() / 2);
            let meant = [subjects.add(some), subjects.add(rest)].concat();
            let labels = subjects.labels(&Known::default(), meant.concat());
            let shown: Vec<Vec<Option<String>>> = meant
                .iter()
                .map(|story| story.iter().map(|meant| labels.get(meant.number()?).map(str::to_owned)).collect())
                .collect();
            prop_assert_eq!(shown, plainly(&stories));
        }
    }

    #[test]
    fn labels_that_nobody_wants_are_not_kept() {
        let stories = [vec![
            called(SubjectKind::Person, "tom poe", 0, Some("Tom Poe"), 1),
            called(SubjectKind::Person, "ida poe", 0, Some("Ida Poe"), 1),
        ]];
        let mut subjects = Subjects::default();
        let meant = subjects.add(&stories).concat();
        let labels = subjects.labels(&Known::default(), [meant[1]]);
        let shown: Vec<_> = meant.iter().map(|meant| labels.get(meant.number().unwrap())).collect();
        assert_eq!((shown, labels.count()), (vec![None, Some("Ida Poe")], 1));
    }
}
