//! The distinct forms of names in one story, with how widely each is used.
//!
//! Everything after this step works on forms, not on mentions. Forms are numbered from the strongest: most articles,
//! then most mentions, then byte-least.

use super::name::{Name, without_honorifics};
use crate::lexicon::Lexicon;
use crate::statement::Statement;
use crate::tally::{self, Speaker};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// One form of a name in one story.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    /// The name taken apart; no two forms of a story share it.
    pub name: Name,
    /// How it is mostly written, without honorifics; of those used alike often, the byte-least.
    pub written: String,
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
    /// Its mentions as indices of statements, in the order of articles and places.
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

/// One mention of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'s> {
    /// The name as written.
    pub written: &'s str,
    /// Whether it is known to be a person's.
    pub person: bool,
    /// Index of its statement.
    pub statement: u32,
}

/// The indices of `statements` in the order of stories, articles and places; ties (two rules at one place) by rule, subject
/// and value. What is computed in this order does not depend on the order the statements came in.
pub(crate) fn order(statements: &[Statement]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..statements.len() as u32).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&statements[a as usize], &statements[b as usize]);
        let place = |s: &'_ Statement| (s.place.start, s.place.end, s.rule);
        (&a.story, &a.article, &a.place.path)
            .cmp(&(&b.story, &b.article, &b.place.path))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.subject.cmp(&b.subject))
            .then_with(|| a.place.text.cmp(&b.place.text))
    });
    order
}

/// The distinct forms of `mentions`, which must come in the order of [`order`], strongest first.
pub(super) fn forms<'s>(
    lexicon: &Lexicon,
    statements: &'s [Statement],
    mentions: impl Iterator<Item = Mention<'s>>,
) -> Vec<Form> {
    let mut by_text: FxHashMap<&str, usize> = FxHashMap::default();
    let mut texts: Vec<(&str, bool, Vec<u32>)> = Vec::new();
    for mention in mentions {
        let at = *by_text.entry(mention.written).or_insert_with(|| {
            texts.push((mention.written, false, Vec::new()));
            texts.len() - 1
        });
        texts[at].1 |= mention.person;
        texts[at].2.push(mention.statement);
    }
    let mut named: Vec<(Name, &str, bool, Vec<u32>)> = texts
        .into_iter()
        .map(|(written, person, at)| {
            (Name::parse(lexicon, written, 2), without_honorifics(lexicon, written, 2), person, at)
        })
        .filter(|(name, ..)| !name.key.is_empty())
        .collect();
    // The most used way to write a name comes first of its name.
    named.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.3.len().cmp(&a.3.len())).then_with(|| a.1.cmp(b.1)));
    let mut forms: Vec<Form> = Vec::new();
    for (name, written, person, at) in named {
        match forms.last_mut() {
            Some(form) if form.name == name => {
                form.person |= person;
                form.mentions.extend(at);
            }
            _ => forms.push(Form { name, written: written.to_owned(), person, mentions: at, ..Form::default() }),
        }
    }
    for form in &mut forms {
        in_order(statements, &mut form.mentions);
        form.use_ = usage(statements, &form.mentions);
    }
    add_up_cores(lexicon, &mut forms);
    in_order_of_strength(&mut forms);
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
    let mut cores: FxHashMap<(String, String), Use> = FxHashMap::default();
    let core = |name: &Name| (name.first().to_owned(), name.middle_and_surname(lexicon).1.to_owned());
    for form in forms.iter() {
        let sum = cores.entry(core(&form.name)).or_default();
        sum.articles += form.use_.articles;
        sum.mentions += form.use_.mentions;
    }
    for form in forms {
        form.core_use = cores.get(&core(&form.name)).copied().unwrap_or_default();
    }
}

/// Sorts mentions by article and place.
pub(super) fn in_order(statements: &[Statement], mentions: &mut [u32]) {
    mentions.sort_by(|&a, &b| {
        let key = |at: u32| statements.get(at as usize).map(|s| (&s.article, &s.place));
        key(a).cmp(&key(b)).then(a.cmp(&b))
    });
}

/// The use that mentions in order make.
pub(super) fn usage(statements: &[Statement], mentions: &[u32]) -> Use {
    let of_articles = mentions.chunk_by(|&a, &b| statements[a as usize].article == statements[b as usize].article);
    let (mut articles, mut outlets) = (0, Vec::new());
    for statement in of_articles.filter_map(|of_one| statements.get(*of_one.first()? as usize)) {
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
pub(super) fn stand_apart(statements: &[Statement], hub: &[u32], other: &[u32]) -> bool {
    other.chunk_by(|&a, &b| statements[a as usize].article == statements[b as usize].article).any(|mine| {
        let Some(article) = mine.first().map(|&at| &statements[at as usize].article) else { return false };
        let from = hub.partition_point(|&at| statements[at as usize].article < *article);
        let theirs = &hub[from..];
        let theirs = &theirs[..theirs.partition_point(|&at| statements[at as usize].article == *article)];
        let sentence = |&at: &u32| statements[at as usize].sentence.as_ref();
        (mine.len() > 1 && theirs.len() > 1)
            || mine.iter().any(|own| theirs.iter().any(|their| sentence(own) == sentence(their)))
    })
}
