//! The distinct forms of names in one story, with how widely each is used.
//!
//! Everything after this step works on forms, not on mentions. Forms are numbered from the strongest: most articles,
//! then most mentions, then byte-least.

use super::name::{Name, without_honorifics};
use super::story::Story;
use crate::lexicon::Lexicon;
use crate::statement::Statement;
use crate::tally::{self, Speaker};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;
use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

/// One form of a name in one story.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    /// The name taken apart; no two forms of a story share it.
    pub name: Name,
    /// How it is mostly written, without honorifics; of those used alike often, the byte-least.
    pub written: SmolStr,
    /// Whether any mention is known to be a person's.
    pub person: bool,
    /// The name to go by, of a name that is known.
    pub known: Option<u32>,
    /// Whether it is a right spelling by the glossary, which outweighs any number of articles.
    pub sure: bool,
    /// How many articles and mentions it has.
    pub use_: Use,
    /// The same for all forms with its first part and surname, whatever stands between, added up.
    pub core_use: Use,
    /// Its mentions as numbers of statements of the story, in order.
    pub mentions: Vec<u32>,
}

/// How widely a form is used; the order is that of strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Use {
    /// Distinct articles.
    pub articles: u32,
    /// Mentions.
    pub mentions: u32,
}

/// One way to write a name in one story.
#[derive(Debug)]
pub(super) struct Written<'s> {
    /// The name as written.
    text: &'s str,
    /// Whether any mention is known to be a person's.
    person: bool,
    /// The numbers of the statements that have it, in no order.
    mentions: Vec<u32>,
}

/// The ways in which the names of a story are written, each once.
#[derive(Debug)]
pub(super) struct Texts<'s> {
    by_text: FxHashMap<&'s str, u32>,
    all: Vec<Written<'s>>,
}

impl<'s> Texts<'s> {
    /// None yet, of a story.
    pub(super) fn of(story: &Story<'_>) -> Self {
        // Names come three times, about.
        let names = story.len() / 3;
        let by_text = FxHashMap::with_capacity_and_hasher(names, FxBuildHasher);
        Self { by_text, all: Vec::with_capacity(names) }
    }

    /// Adds a mention: the name as written, whether it is known to be a person's, and the number of its statement.
    pub(super) fn add(&mut self, text: &'s str, person: bool, statement: u32) {
        let written = self.written(text);
        written.person |= person;
        written.mentions.push(statement);
    }

    /// Adds names that others hold, as mentions of their own wherever those are.
    pub(super) fn add_parts(&mut self, parts: impl Fn(&'s str) -> Option<[&'s str; 2]>) {
        for at in 0..self.all.len() {
            for part in parts(self.all[at].text).into_iter().flatten() {
                let mentions = self.all[at].mentions.clone();
                self.written(part).mentions.extend(mentions);
            }
        }
    }

    fn written(&mut self, text: &'s str) -> &mut Written<'s> {
        let next = self.all.len() as u32;
        let at = *self.by_text.entry(text).or_insert(next);
        if at == next {
            self.all.push(Written { text, person: false, mentions: Vec::new() });
        }
        &mut self.all[at as usize]
    }
}

/// The indices of `statements` in the order of stories, articles and places; ties (two rules at one place) by rule, subject
/// and value. What is computed in this order does not depend on the order the statements came in.
pub(crate) fn order(statements: &[Statement]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..statements.len() as u32).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&statements[a as usize], &statements[b as usize]);
        let place = |s: &'_ Statement| (s.place.start, s.place.end, s.rule);
        shared(&a.story, &b.story)
            .then_with(|| shared(&a.article, &b.article))
            .then_with(|| shared(&a.place.path, &b.place.path))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.subject.cmp(&b.subject))
            .then_with(|| a.place.text.cmp(&b.place.text))
    });
    order
}

/// The order of two texts that are mostly one.
fn shared(a: &Arc<str>, b: &Arc<str>) -> Ordering {
    if Arc::ptr_eq(a, b) { Ordering::Equal } else { a.cmp(b) }
}

/// The distinct forms of the names of a story, strongest first.
pub(super) fn forms(lexicon: &Lexicon, story: &Story<'_>, texts: Texts<'_>) -> Vec<Form> {
    let mut named: Vec<(Name, &str, bool, Vec<u32>)> = texts
        .all
        .into_iter()
        .map(|Written { text, person, mentions }| {
            let bare = without_honorifics(lexicon, text, 2);
            (Name::of_bare(lexicon, bare), bare, person, mentions)
        })
        .filter(|(name, ..)| !name.key.is_empty())
        .collect();
    // The most used way to write a name comes first of its name. Most names are told apart by how they begin.
    let beginning = |(at, named): (u32, &(Name, _, _, _))| (named.0.beginning(), at);
    let mut order: Vec<(u64, u32)> = (0..).zip(&named).map(beginning).collect();
    order.sort_unstable_by(|a, b| {
        let closely = || {
            let (one, other) = (&named[a.1 as usize], &named[b.1 as usize]);
            one.0.cmp(&other.0).then_with(|| other.3.len().cmp(&one.3.len())).then_with(|| one.1.cmp(other.1))
        };
        a.0.cmp(&b.0).then_with(closely).then_with(|| a.1.cmp(&b.1))
    });
    let mut forms: Vec<Form> = Vec::with_capacity(named.len());
    for (_, at) in order {
        let (name, written, person, mentions) = std::mem::take(&mut named[at as usize]);
        match forms.last_mut() {
            Some(form) if form.name == name => {
                form.person |= person;
                form.mentions.extend(mentions);
            }
            _ => forms.push(Form { name, written: written.into(), person, mentions, ..Form::default() }),
        }
    }
    for form in &mut forms {
        form.mentions.sort_unstable();
        form.use_ = usage(story, &form.mentions);
        form.core_use = form.use_;
    }
    if forms.len() > 1 {
        add_up_cores(lexicon, &mut forms);
        // They come by name: a stable sort leaves those alike in use so.
        forms.sort_by_cached_key(|form| Reverse(form.use_));
    }
    forms
}

/// Sorts forms, the strongest first.
pub(super) fn in_order_of_strength(forms: &mut [Form]) {
    forms.sort_by(|a, b| Reverse(a.use_).cmp(&Reverse(b.use_)).then_with(|| a.name.cmp(&b.name)));
}

impl Form {
    /// Makes it outweigh all that is not sure.
    pub(super) fn make_sure(&mut self) {
        self.sure = true;
        (self.use_, self.core_use) = (self.use_.sure(), self.core_use.sure());
    }
}

impl Use {
    /// The use of what articles cannot outweigh.
    pub(super) fn sure(self) -> Self {
        let more = |uses: u32| uses.saturating_add(1 << 30);
        Self { articles: more(self.articles), mentions: more(self.mentions) }
    }
}

fn add_up_cores(lexicon: &Lexicon, forms: &mut [Form]) {
    let mut numbers: FxHashMap<(&str, &str), u32> = FxHashMap::default();
    let mut sums: Vec<Use> = Vec::new();
    let mut number = |form: &'_ Form, core| {
        let next = sums.len() as u32;
        let number = *numbers.entry(core).or_insert(next);
        if number == next {
            sums.push(Use::default());
        }
        let sum = &mut sums[number as usize];
        sum.articles += form.use_.articles;
        sum.mentions += form.use_.mentions;
        number
    };
    let cores: Vec<u32> =
        forms.iter().map(|form| number(form, (form.name.first(), form.name.middle_and_surname(lexicon).1))).collect();
    forms.iter_mut().zip(cores).for_each(|(form, core)| form.core_use = sums[core as usize]);
}

/// The use that mentions in order make.
pub(super) fn usage(story: &Story<'_>, mentions: &[u32]) -> Use {
    let (mut articles, mut outlets) = (0, Vec::new());
    for statement in story.by_article(mentions).filter_map(|of_one| Some(story[*of_one.first()?])) {
        match tally::speaker(statement) {
            Speaker::Outlet(name) if outlets.contains(&name) => {}
            speaker => {
                articles += statement.voice.weight();
                outlets.extend(if let Speaker::Outlet(name) = speaker { Some(name) } else { None });
            }
        }
    }
    Use { articles: u32::try_from(articles).unwrap_or(u32::MAX), mentions: mentions.len() as u32 }
}

/// Whether the text itself shows that two names are two things: both stand in one sentence, or one article uses both
/// twice. Takes the mentions of each, in order.
pub(super) fn stand_apart(story: &Story<'_>, hub: &[u32], other: &[u32]) -> bool {
    story.by_article(other).any(|mine| {
        let Some(&first) = mine.first() else { return false };
        let theirs = story.in_article(hub, story.article(first));
        let sentence = |&at: &u32| story[at].sentence.as_ref();
        (mine.len() > 1 && theirs.len() > 1)
            || mine.iter().any(|own| theirs.iter().any(|their| sentence(own) == sentence(their)))
    })
}
