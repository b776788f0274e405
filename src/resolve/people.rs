//! The people of one story: which names are one person's, and whom a surname, a given name or a handle alone stands for.
//!
//! Full names are brought together in two steps, each of them one edge long: a name with a middle name goes to the one
//! without, then a slip goes to the usual spelling. A bare name goes to the one person it fits.

use super::forms::{Form, Texts, forms, usage};
use super::hub::{attach, name_edges};
use super::known::Known;
use super::name::{Name, identity, parts, without_honorifics};
use super::story::Story;
use super::word_slip::is_established;
use super::words::attach_words;
use crate::lexicon::{Classes, Lexicon};
use crate::statement::SubjectKind;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::{SmolStr, format_smolstr};
use std::borrow::Cow;
use std::cmp::Reverse;

/// Most parts of a bare surname.
const LONGEST_TAIL: usize = 3;

/// Whom a subject turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Person {
    /// The person whose usual full name has this key.
    Full(SmolStr),
    /// Nobody named in full; the key of the bare name.
    Bare(SmolStr),
    /// One of several.
    Ambiguous,
}

/// The people of a story.
pub(super) struct People<'l> {
    lexicon: &'l Lexicon,
    known: &'l Known<'l>,
    /// Key of a full name → key of its person.
    full: FxHashMap<SmolStr, SmolStr>,
    /// A misspelt bare name → the name that is meant.
    slips: FxHashMap<SmolStr, SmolStr>,
    /// The bare names of the story, and what misspelt ones mean: nobody asks for others.
    asked: FxHashSet<SmolStr>,
    /// What a bare name can be → the person, or none when two fit; surnames before given names and handles.
    surnames: FxHashMap<SmolStr, Option<SmolStr>>,
    given: FxHashMap<SmolStr, Option<SmolStr>>,
    handles: FxHashMap<SmolStr, Option<SmolStr>>,
}

/// Brings the people of a story together.
pub(super) fn resolve<'l>(lexicon: &'l Lexicon, known: &'l Known<'l>, story: &Story<'_>) -> People<'l> {
    let mut texts = Texts::of(story);
    let mut bare = false;
    for (at, statement) in story.iter() {
        let name = &*statement.subject.name;
        match statement.subject.kind {
            SubjectKind::Person => texts.add(name, true, at),
            SubjectKind::BarePerson => {
                bare = true;
                texts.add(without_honorifics(lexicon, name, 1), false, at);
            }
            _ => {}
        }
    }
    let mut forms = forms(lexicon, story, texts);
    known.join(lexicon, &mut forms, false);
    let mut usual = usual_names(lexicon, story, &forms.iter().collect::<Vec<_>>());
    known.attach_wrong(&forms, &mut usual);
    let mut people = People {
        lexicon,
        known,
        full: FxHashMap::default(),
        slips: FxHashMap::default(),
        asked: FxHashSet::default(),
        surnames: FxHashMap::default(),
        given: FxHashMap::default(),
        handles: FxHashMap::default(),
    };
    if bare {
        people.ask(story, &forms, &usual);
    }
    // Whom a usual name means by what is known of any name that it is the usual one of.
    let mut meant: FxHashMap<u32, &str> = FxHashMap::default();
    for (form, &usual) in forms.iter().zip(&usual).filter(|(form, _)| form.known.is_some()) {
        meant.entry(usual).or_insert(known.person(&identity(&form.name)).unwrap_or_default());
    }
    for (form, &usual) in forms.iter().zip(&usual).filter(|(form, _)| form.person && !form.mentions.is_empty()) {
        let own = identity(&form.name);
        let person = known.person(&own).or_else(|| meant.get(&usual).copied()).map(SmolStr::from);
        let person = person.unwrap_or_else(|| identity(&forms[usual as usize].name));
        people.add(&form.name, own, person);
    }
    people
}

impl People<'_> {
    /// Notes what bare names the story has, and which of them are slips; `usual` has the usual name of each form.
    fn ask(&mut self, story: &Story<'_>, forms: &[Form], usual: &[u32]) {
        let mut hub = usual.to_vec();
        attach_words(self.lexicon, story, forms, &mut hub);
        for (at, form) in forms.iter().enumerate().filter(|(_, form)| !form.person && form.name.is_single()) {
            let usual = &forms[hub[at] as usize];
            // Two names that one article each has may be two people: too little to tie what is said of them.
            if usual.name != form.name && (usual.person || is_established(usual.use_)) {
                self.slips.insert(form.name.key.clone(), usual.name.last().into());
            }
        }
        self.asked = self.slips.values().cloned().collect();
        let bare = story.iter().filter(|(_, statement)| statement.subject.kind == SubjectKind::BarePerson);
        let names: FxHashSet<&str> = bare.map(|(_, statement)| &*statement.subject.name).collect();
        self.asked.extend(names.into_iter().map(|name| Name::parse(self.lexicon, name, 1).squeezed()));
    }

    /// Adds the name of a person, with its key and that of the person.
    fn add(&mut self, name: &Name, own: SmolStr, person: SmolStr) {
        if self.asked.is_empty() {
            // A full name that is not found here is its own person's.
            if own != person {
                self.full.insert(own, person);
            }
            return;
        }
        let classes = |part: &str| self.lexicon.classes(part);
        let phrase =
            name.parts().any(|part| classes(part).has(Classes::FUNCTION) && !classes(part).has(Classes::PARTICLE));
        if name.is_single() || phrase {
            self.full.insert(own, person);
            return;
        }
        let mut letters = String::new();
        let mut claim = |map: &mut FxHashMap<SmolStr, Option<SmolStr>>, bare: [&str; 2]| {
            letters.clear();
            letters.extend(bare.into_iter().flat_map(parts));
            if !self.asked.contains(letters.as_str()) {
                return;
            }
            let slot = map.entry(letters.as_str().into()).or_insert_with(|| Some(person.clone()));
            if slot.as_ref() != Some(&person) {
                *slot = None;
            }
        };
        // Every short tail can stand for the person: `Orbell`, `Garcia Orbell`, `van der Berg`.
        for (space, _) in name.key.rmatch_indices(' ').take(LONGEST_TAIL) {
            claim(&mut self.surnames, ["", &name.key[space + 1..]]);
        }
        claim(&mut self.given, ["", name.first()]);
        let (_, surname) = name.middle_and_surname(self.lexicon);
        claim(&mut self.handles, [name.first(), surname]);
        self.full.insert(own, person);
    }

    /// Whom a subject of this kind, `Person` or `BarePerson`, and this name is; `own` is the key of the name.
    pub(super) fn of(&self, kind: SubjectKind, name: &Name, own: &str) -> Person {
        if let Some(person) = self.full.get(own) {
            return Person::Full(person.clone());
        }
        if kind == SubjectKind::Person {
            return Person::Full(own.into());
        }
        // Another name of somebody, or a wrong one; a name to go by is only who it is where no one of the story fits.
        if let Some(person) = self.known.person(own).filter(|person| *person != own) {
            return Person::Full(person.into());
        }
        let bare = name.squeezed();
        let of = |bare: &str| self.surnames.get(bare).or_else(|| self.given.get(bare));
        let meant = self.slips.get(&bare).filter(|_| !name.handle);
        let fit = match meant {
            _ if name.handle => self.handles.get(&bare),
            _ if of(&bare).is_some() => of(&bare),
            Some(meant) => of(meant),
            None => None,
        };
        match (fit, meant) {
            (Some(Some(person)), _) => Person::Full(person.clone()),
            (Some(None), _) => Person::Ambiguous,
            (None, Some(meant)) => Person::Bare(meant.clone()),
            (None, None) => match self.known.person_by_one_word(own) {
                Some(person) => Person::Full(person.into()),
                None => Person::Bare(own.into()),
            },
        }
    }
}

/// For each form the form that is its person's usual name.
pub(super) fn usual_names(lexicon: &Lexicon, story: &Story<'_>, forms: &[&Form]) -> Vec<u32> {
    let mut usual = vec![0_u32; forms.len()];
    if forms.len() < 2 {
        return usual;
    }
    // People by their names without the middle; each group's strongest form stands for it.
    let mut groups = by_core(lexicon, forms);
    groups.sort();
    let mut cores: Vec<(Cow<'_, Form>, Vec<u32>)> = groups
        .into_iter()
        .filter_map(|(group, shorten)| Some((core(lexicon, story, forms, &group, shorten)?, group)))
        .collect();
    cores.sort_by(|a, b| Reverse(a.0.use_).cmp(&Reverse(b.0.use_)).then_with(|| a.0.name.cmp(&b.0.name)));
    let of_cores: Vec<&Form> = cores.iter().map(|(core, _)| &**core).collect();
    let hubs = attach(cores.len(), &name_edges(lexicon, story, &of_cores));
    for ((_, group), hub) in cores.iter().zip(hubs) {
        let strongest = cores[hub as usize].1.first().copied().unwrap_or_default();
        for &form in group {
            usual[form as usize] = strongest;
        }
    }
    usual
}

/// Forms that differ in a middle name alone, one person's; each group from its strongest form. Two middle names that
/// cannot be one (`A.`, `Beth`) leave all of them apart. With each group, whether it can do without the middle name.
fn by_core(lexicon: &Lexicon, forms: &[&Form]) -> Vec<(Vec<u32>, bool)> {
    let mut by_core: FxHashMap<(&str, &str, &str), Vec<u32>> = FxHashMap::default();
    let mut groups = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        let (middle, surname) = form.name.middle_and_surname(lexicon);
        let phrase = middle.split(' ').any(|part| lexicon.classes(part).has(Classes::FUNCTION) && part.len() > 1);
        if form.name.is_single() || phrase {
            groups.push((vec![at as u32], false));
        } else {
            by_core.entry((form.name.first(), surname, &form.name.suffix)).or_default().push(at as u32);
        }
    }
    for group in by_core.into_values() {
        let middles = group.iter().map(|&at| forms[at as usize].name.middle_and_surname(lexicon).0);
        let longest = middles.clone().max_by_key(|middle| (middle.len(), Reverse(*middle))).unwrap_or_default();
        if middles.clone().all(|middle| fits_middle(middle, longest)) {
            groups.push((group, true));
        } else {
            groups.extend(group.into_iter().map(|at| (vec![at], false)));
        }
    }
    groups
}

/// Whether a middle name can be `longest`: it is left out, the same, or its initials.
fn fits_middle(middle: &str, longest: &str) -> bool {
    let initial_of =
        |(short, long): (&str, &str)| short == long || (short.chars().count() == 1 && long.starts_with(short));
    middle.is_empty()
        || (middle.split(' ').count() == longest.split(' ').count()
            && middle.split(' ').zip(longest.split(' ')).all(initial_of))
}

/// A group of forms as one, used as widely as all of them together; `shorten`: without the middle name.
fn core<'f>(
    lexicon: &Lexicon,
    story: &Story<'_>,
    forms: &[&'f Form],
    group: &[u32],
    shorten: bool,
) -> Option<Cow<'f, Form>> {
    let strongest: &'f Form = forms.get(*group.first()? as usize)?;
    let mut core = Cow::Borrowed(strongest);
    if group.len() > 1 {
        let core = core.to_mut();
        core.mentions = group.iter().flat_map(|&at| forms[at as usize].mentions.iter().copied()).collect();
        core.mentions.sort_unstable();
        core.use_ = usage(story, &core.mentions);
        core.use_ = if core.sure { core.use_.sure() } else { core.use_ };
        core.core_use = core.use_;
    }
    if shorten {
        let (middle, surname) = strongest.name.middle_and_surname(lexicon);
        if !middle.is_empty() {
            core.to_mut().name.key = format_smolstr!("{} {surname}", strongest.name.first());
        }
    }
    Some(core)
}
