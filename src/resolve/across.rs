//! The final subject of every statement.
//!
//! People of one story are brought together by `people`, works by `works`; across stories names meet only when they are equal
//! up to folding. A label is how its name is mostly written. Names of different kinds are never brought together; a
//! [`SubjectKind::BarePerson`] that is left stands for itself within its story alone.

use super::forms::order;
use super::known::Known;
use super::name::{Name, identity, other_key, without_honorifics};
use super::people::{self, Person};
use super::story::Story;
use super::subjects::{Meant, Subjects};
use super::wholes;
use super::works;
use crate::lexicon::Lexicon;
use crate::rules::Rule;
use crate::statement::{Certainty, Statement, Subject, SubjectKind};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What bringing names together came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Resolution {
    /// Distinct subjects, events not counted.
    pub subjects: usize,
    /// Statements whose subject took another name than its own: a fuller one, the usual spelling, the story's work.
    pub attached: usize,
    /// Statements whose subject could be more than one.
    pub ambiguous: usize,
}

/// What a subject is the same by. Names of [`SubjectKind::BarePerson`] carry their story.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Identity {
    pub(crate) kind: SubjectKind,
    pub(super) key: SmolStr,
    pub(super) story: usize,
}

/// One way a subject is named in a story, and what it was resolved to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Called {
    pub(super) kind: SubjectKind,
    pub(super) to: Resolved,
    /// How it is written, where it was resolved to what it says itself: any other says nothing about how its label is
    /// written.
    pub(super) written: Option<SmolStr>,
    /// How many statements name it so.
    pub(super) uses: usize,
}

/// What a subject was resolved to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Resolved {
    /// The subject with this identity.
    As(Identity),
    /// More than one fits, or none where there must be one.
    Ambiguous,
    /// An event: it keeps its name.
    Kept,
}

/// The subjects of one story, as far as the story tells.
#[derive(Debug)]
pub(crate) struct StorySubjects {
    pub(crate) called: Vec<Called>,
    /// Which of them each statement names, in the order the statements came in.
    pub(crate) which: Vec<u32>,
}

/// Gives every statement its final subject. Afterwards two statements are about the same subject exactly when its kind
/// and name are equal, and for [`SubjectKind::BarePerson`] and [`SubjectKind::Story`] the story too.
pub fn across(rules: &[Rule], lexicon: &Lexicon, known: &Known<'_>, statements: &mut [Statement]) -> Resolution {
    let order = order(statements);
    let same_story = |&a: &u32, &b: &u32| statements[a as usize].story == statements[b as usize].story;
    let stories: Vec<&[u32]> = order.chunk_by(same_story).collect();
    let resolved: Vec<StorySubjects> = stories
        .par_iter()
        .enumerate()
        .map(|(number, story)| in_story(rules, lexicon, known, statements, story, number + 1))
        .collect();
    let mut outcome = Resolution::default();
    for called in resolved.iter().flat_map(|story| &story.called) {
        let attached = matches!(called.to, Resolved::As(_)) && called.written.is_none();
        outcome.attached += if attached { called.uses } else { 0 };
    }
    let mut subjects = Subjects::default();
    let (called, which): (Vec<Vec<Called>>, Vec<Vec<u32>>) =
        resolved.into_iter().map(|StorySubjects { called, which }| (called, which)).unzip();
    let of_stories = subjects.add(&called);
    let labels = subjects.labels(known, of_stories.iter().flatten().copied());
    outcome.subjects = labels.count();
    let of_story = |((called, meant), which): ((&'_ Vec<Called>, Vec<Meant>), Vec<u32>)| -> Vec<(SubjectKind, Meant)> {
        which.into_iter().map(|one| (called[one as usize].kind(), meant[one as usize])).collect()
    };
    let meant = called.iter().zip(of_stories).zip(which).flat_map(of_story);
    for (at, (kind, meant)) in order.into_iter().zip(meant) {
        let subject = &mut statements[at as usize].subject;
        subject.kind = kind;
        labels.name(subject, meant);
        outcome.ambiguous += usize::from(subject.certainty == Certainty::Ambiguous);
    }
    outcome
}

/// Resolves the subjects of one story, which has this number (from 1) among all. `order` holds the indices of its
/// statements, in the order that [`order`] gives them.
pub(crate) fn in_story(
    rules: &[Rule],
    lexicon: &Lexicon,
    known: &Known<'_>,
    statements: &[Statement],
    order: &[u32],
    number: usize,
) -> StorySubjects {
    let story = Story::new(statements, order);
    let people = people::resolve(lexicon, known, &story);
    let works = works::resolve(rules, lexicon, &story);
    let wholes = wholes::resolve(rules, lexicon, &story);
    let mut called: Vec<Called> = Vec::new();
    let mut which = Vec::with_capacity(order.len());
    let mut seen: FxHashMap<(SubjectKind, &str, Option<&str>), u32> = FxHashMap::default();
    seen.reserve(order.len() / 4);
    for (_, statement) in story.iter() {
        let Subject { kind, name, .. } = &statement.subject;
        let whole = match kind {
            SubjectKind::Work => works.of(rules, statement),
            _ => wholes.of(rules, lexicon, statement),
        };
        let one = *seen.entry((*kind, name, whole)).or_insert_with(|| {
            let (to, written) = match kind {
                SubjectKind::Story => (Resolved::Kept, None),
                SubjectKind::Other | SubjectKind::Work => thing(lexicon, known, *kind, name, whole),
                SubjectKind::Person | SubjectKind::BarePerson => person(lexicon, &people, *kind, name, number),
            };
            called.push(Called { kind: *kind, to, written: written.map(Into::into), uses: 0 });
            called.len() as u32 - 1
        });
        called[one as usize].uses += 1;
        which.push(one);
    }
    StorySubjects { called, which }
}

/// What a name of anything but a person was resolved to, and how it is written, where that is what it says itself; `whole`
/// is the longer name, or the work, that it stands for.
fn thing<'n>(
    lexicon: &Lexicon,
    known: &Known<'_>,
    kind: SubjectKind,
    name: &'n str,
    whole: Option<&str>,
) -> (Resolved, Option<&'n str>) {
    let own = other_key(lexicon, name);
    let key = match kind {
        SubjectKind::Work => whole.map(|title| known.thing(title).unwrap_or(title)),
        _ => known.thing(&own).or(whole).or(Some(&own)),
    };
    let Some(key) = key else { return (Resolved::Ambiguous, None) };
    let written = (*key == own).then_some(name);
    (Resolved::As(Identity { kind: SubjectKind::Other, key: key.into(), story: 0 }), written)
}

/// The same for a name of a person, in the story of this number.
fn person<'n>(
    lexicon: &Lexicon,
    people: &people::People<'_>,
    kind: SubjectKind,
    name: &'n str,
    number: usize,
) -> (Resolved, Option<&'n str>) {
    let bare = without_honorifics(lexicon, name, if kind == SubjectKind::Person { 2 } else { 1 });
    let name = Name::of_bare(lexicon, bare);
    let own = identity(&name);
    let (kind, key, story) = match people.of(kind, &name, &own) {
        Person::Full(key) => (SubjectKind::Person, key, 0),
        Person::Bare(key) => (SubjectKind::BarePerson, key, number),
        Person::Ambiguous => return (Resolved::Ambiguous, None),
    };
    let written = (key == own).then_some(bare);
    (Resolved::As(Identity { kind, key, story }), written)
}

impl StorySubjects {
    /// What the subject of a statement was resolved to; `at` counts the statements as they came in.
    pub(crate) fn of(&self, at: usize) -> Option<&Resolved> {
        self.which.get(at).and_then(|&one| self.called.get(one as usize)).map(|called| &called.to)
    }
}

impl Called {
    /// What kind of subject it is in the end.
    fn kind(&self) -> SubjectKind {
        match &self.to {
            Resolved::As(identity) => identity.kind,
            Resolved::Ambiguous | Resolved::Kept => self.kind,
        }
    }

    /// Makes it one of the story of this number, where it is anybody of a story.
    pub(crate) fn number(&mut self, number: usize) {
        if let Resolved::As(identity) = &mut self.to
            && identity.kind == SubjectKind::BarePerson
        {
            identity.story = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::{rules, statement, story};

    /// The subjects after resolution, in order: `Name`, `~Name` where nobody is named in full, `?` where several fit.
    fn subjects(mut statements: Vec<Statement>) -> String {
        across(&rules(), Lexicon::english(), &Known::default(), &mut statements);
        let show = |s: &Statement| match (s.subject.certainty, s.subject.kind) {
            (Certainty::Ambiguous, _) => "?".to_owned(),
            (_, SubjectKind::BarePerson) => format!("~{}", s.subject.name),
            _ => s.subject.name.to_string(),
        };
        statements.iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn names_of_one_story_are_brought_together() {
        for (articles, want) in [
            // Equal up to folding and honorifics; the most used way to write it is the label.
            (&["Zoe Torvin", "Zoë Torvin", "Dr. Zoë Torvin"][..], "Zoë Torvin; Zoë Torvin; Zoë Torvin"),
            (&["#The Torvin Report", "#Torvin report"], "The Torvin Report; The Torvin Report"),
            // Middle names.
            (&["Tom Q. Orbell", "Tom Orbell", "Tom Quentin Orbell"], "Tom Orbell; Tom Orbell; Tom Orbell"),
            (&["Tom A. Orbell", "Tom Orbell", "Tom Bert Orbell"], "Tom A. Orbell; Tom Orbell; Tom Bert Orbell"),
            (&["Tom Orbell", "Tom Orbell Jr."], "Tom Orbell; Tom Orbell Jr."),
            (&["Thomas Orbell", "Tom Orbell"], "Thomas Orbell; Tom Orbell"),
            // Slips.
            (&["Tovan Marrick", "Tovan Marrick", "Tovan Marrik"], "Tovan Marrick; Tovan Marrick; Tovan Marrick"),
            (&["Paul Garland", "Paul Garland", "Paula Garland"], "Paul Garland; Paul Garland; Paula Garland"),
            // Surnames, given names, handles.
            (
                &["Tom Orbell", "~Orbell; ~Tom; @tomorbell; ~Mr Orbell"],
                "Tom Orbell; Tom Orbell; Tom Orbell; Tom Orbell; Tom Orbell",
            ),
            (&["Tom Orbell; Ida Orbell", "~Orbell; ~Ida"], "Tom Orbell; Ida Orbell; ?; Ida Orbell"),
            (&["Tom Q. Orbell; Tom Orbell", "~Orbell"], "Tom Orbell; Tom Orbell; Tom Orbell"),
            (&["Jane van der Berg", "~van der Berg; ~Berg"], "Jane van der Berg; Jane van der Berg; Jane van der Berg"),
            (&["Ida Torvin", "~Orbell; ~ORBELL"], "Ida Torvin; ~ORBELL; ~ORBELL"),
            (&["#Orbell", "~Orbell"], "Orbell; ~Orbell"),
            // A misspelt surname, in another article or the same; one that two people bear; nobody named in full.
            (
                &["Tom Marrick", "Tom Marrick; ~Marrick; ~Marrik", "~Marick"],
                "Tom Marrick; Tom Marrick; Tom Marrick; Tom Marrick; Tom Marrick",
            ),
            (&["Tom Marrick; Ida Marrick", "~Marrick", "~Marrik"], "Tom Marrick; Ida Marrick; ?; ?"),
            (&["~Marrick", "~Marrick", "~Marrik"], "~Marrick; ~Marrick; ~Marrick"),
            (&["~Marrick", "~Marrik"], "~Marrick; ~Marrik"),
            (
                &["Tom Marrick", "Tom Marrick", "Ida Marrik; ~Marrik"],
                "Tom Marrick; Tom Marrick; Ida Marrik; Ida Marrik",
            ),
            (&["Tom Marrick", "Tom Marrick + ~Marrik"], "Tom Marrick; Tom Marrick; ~Marrik"),
        ] {
            assert_eq!(subjects(story(articles)), want, "{articles:?}");
        }
    }

    #[test]
    fn across_stories_only_equal_names_meet() {
        let mut all = story(&["Tovan Marrick", "Tovan Marrick", "Tovan Marrik", "Zoë Torvin"]);
        let mut other = story(&["Tovan Marrik", "~Marrick", "Zoe Torvin"]);
        other.iter_mut().for_each(|s| s.story = "other".into());
        all.extend(other);
        let want = "Tovan Marrick; Tovan Marrick; Tovan Marrick; Zoe Torvin; Tovan Marrik; ~Marrick; Zoe Torvin";
        assert_eq!(subjects(all), want);
    }

    #[test]
    fn an_unnamed_work_is_the_one_most_articles_name() {
        let of = |rule, path: &str, name| statement(rule, path, 50, name, "it");
        let film = of(2, "9.txt", "?");
        for (others, want) in [
            (vec![], "?"),
            (vec![of(1, "0.txt", "#Tin Harbour")], "Tin Harbour"),
            (vec![of(1, "0.txt", "#Tin Harbour"), of(1, "1.txt", "#Salt")], "?"),
            (vec![of(1, "0.txt", "#Tin Harbour"), of(1, "1.txt", "#Salt"), of(0, "2.txt", "#Salt")], "Salt"),
            (vec![of(1, "0.txt", "#Salt"), of(1, "1.txt", "#Salt: The Return")], "?"),
            (vec![of(0, "0.txt", "#Tin Harbour")], "?"),
        ] {
            let mut statements = vec![film.clone()];
            statements.extend(others);
            let shown = subjects(statements);
            assert_eq!(shown.split("; ").next(), Some(want), "{shown}");
        }
    }

    #[test]
    fn what_was_done_is_counted() {
        let mut statements = story(&["Tom Orbell; Ida Orbell", "~Orbell; ~Ida; ~Torvin", "#Salt"]);
        let outcome = across(&rules(), Lexicon::english(), &Known::default(), &mut statements);
        assert_eq!(outcome, Resolution { subjects: 4, attached: 1, ambiguous: 1 });
    }

    proptest::proptest! {
        #[test]
        fn the_order_of_statements_does_not_matter(order in proptest::strategy::Strategy::prop_shuffle(proptest::strategy::Just((0..12).collect::<Vec<usize>>()))) {
            let all = story(&[
                "Tovan Marrick; ~Marrick", "Tovan Marrik; ~Tovan", "Ida Marrick; ~Ida", "Tom Q. Orbell; @tomorbell",
                "TOM ORBELL; #Salt", "Tom Orbell; #The SALT",
            ]);
            let mut shuffled: Vec<Statement> = order.iter().map(|&at| all[at].clone()).collect();
            across(&rules(), Lexicon::english(), &Known::default(), &mut shuffled);
            shuffled.sort_by(|a, b| a.place.cmp(&b.place));
            let mut straight = all;
            across(&rules(), Lexicon::english(), &Known::default(), &mut straight);
            proptest::prop_assert_eq!(format!("{straight:?}"), format!("{shuffled:?}"));
        }
    }
}
