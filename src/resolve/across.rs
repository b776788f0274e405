//! The final subject of every statement.
//!
//! People of one story are brought together by `people`, works by `works`; across stories names meet only when they are equal
//! up to folding. A label is how its name is mostly written. Names of different kinds are never brought together; a
//! [`SubjectKind::BarePerson`] that is left stands for itself within its story alone.

use super::forms::order;
use super::known::Known;
use super::name::{Name, identity, other_key, without_honorifics};
use super::people::{self, Person};
use super::wholes;
use super::works;
use crate::lexicon::Lexicon;
use crate::rules::Rule;
use crate::statement::{Certainty, Statement, Subject, SubjectKind};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Identity {
    kind: SubjectKind,
    key: String,
    story: usize,
}

/// One way a subject is named in a story, and what it was resolved to.
struct Named<'s> {
    kind: SubjectKind,
    name: &'s str,
    to: Resolved,
    /// How many statements name it so.
    uses: usize,
}

/// What a subject was resolved to.
enum Resolved {
    /// The subject with this identity.
    As(Identity),
    /// More than one fits, or none where there must be one.
    Ambiguous,
    /// An event: it keeps its name.
    Kept,
}

/// Gives every statement its final subject. Afterwards two statements are about the same subject exactly when its kind
/// and name are equal, and for [`SubjectKind::BarePerson`] and [`SubjectKind::Story`] the story too.
pub fn across(rules: &[Rule], lexicon: &Lexicon, known: &Known<'_>, statements: &mut [Statement]) -> Resolution {
    let (named, which) = resolve(rules, lexicon, known, statements);
    let own: Vec<bool> = named.iter().map(|named| keeps_its_name(lexicon, named)).collect();
    let labels = labels(lexicon, known, &named, &own);
    let mut outcome = Resolution { subjects: labels.len(), ..Resolution::default() };
    let attached = named.iter().zip(&own).filter(|(named, own)| matches!(named.to, Resolved::As(_)) && !**own);
    outcome.attached = attached.map(|(named, _)| named.uses).sum();
    let finals: Vec<Option<(SubjectKind, Option<String>)>> = named
        .iter()
        .map(|named| match &named.to {
            Resolved::As(identity) => Some((identity.kind, labels.get(identity).cloned())),
            Resolved::Kept => Some((named.kind, None)),
            Resolved::Ambiguous => None,
        })
        .collect();
    for (at, number) in which {
        let subject = &mut statements[at as usize].subject;
        match &finals[number as usize] {
            Some((kind, label)) => {
                subject.kind = *kind;
                if let Some(label) = label {
                    subject.name.clone_from(label);
                }
            }
            None => subject.certainty = Certainty::Ambiguous,
        }
        outcome.ambiguous += usize::from(subject.certainty == Certainty::Ambiguous);
    }
    outcome
}

/// The distinct ways subjects are named in each story, resolved, and for each statement which of them it uses.
fn resolve<'s>(
    rules: &[Rule],
    lexicon: &Lexicon,
    known: &Known<'_>,
    statements: &'s [Statement],
) -> (Vec<Named<'s>>, Vec<(u32, u32)>) {
    let order = order(statements);
    let same_story = |&a: &u32, &b: &u32| statements[a as usize].story == statements[b as usize].story;
    let stories: Vec<&[u32]> = order.chunk_by(same_story).collect();
    let resolved: Vec<_> = stories
        .par_iter()
        .enumerate()
        .map(|(number, story)| in_story(rules, lexicon, known, statements, story, number + 1))
        .collect();
    let mut named: Vec<Named<'s>> = Vec::new();
    let mut which = Vec::with_capacity(order.len());
    for (of_story, uses) in resolved {
        let before = named.len() as u32;
        named.extend(of_story);
        which.extend(uses.into_iter().map(|(at, one)| (at, before + one)));
    }
    (named, which)
}

/// What [`resolve`] is for one story, which has this number (from 1) among them.
fn in_story<'s>(
    rules: &[Rule],
    lexicon: &Lexicon,
    known: &Known<'_>,
    statements: &'s [Statement],
    story: &[u32],
    number: usize,
) -> (Vec<Named<'s>>, Vec<(u32, u32)>) {
    let people = people::resolve(lexicon, known, statements, story);
    let works = works::resolve(rules, lexicon, statements, story);
    let wholes = wholes::resolve(rules, lexicon, statements, story);
    let mut named: Vec<Named<'s>> = Vec::new();
    let mut which = Vec::with_capacity(story.len());
    let mut seen: FxHashMap<(SubjectKind, &str, Option<&str>), u32> = FxHashMap::default();
    for &at in story {
        let statement = &statements[at as usize];
        let Subject { kind, name, .. } = &statement.subject;
        let whole = match kind {
            SubjectKind::Work => works.of(rules, statement),
            _ => wholes.of(rules, lexicon, statement),
        };
        let one = *seen.entry((*kind, name, whole)).or_insert_with(|| {
            let identity = |kind, key, story| Resolved::As(Identity { kind, key, story });
            let to = match kind {
                SubjectKind::Story => Resolved::Kept,
                SubjectKind::Other => {
                    let own = other_key(lexicon, name);
                    let key = known.thing(&own).or(whole).map_or(own, str::to_owned);
                    identity(SubjectKind::Other, key, 0)
                }
                SubjectKind::Work => {
                    let title = whole.map(|title| known.thing(title).unwrap_or(title).to_owned());
                    title.map_or(Resolved::Ambiguous, |title| identity(SubjectKind::Other, title, 0))
                }
                SubjectKind::Person | SubjectKind::BarePerson => match people.of(&statement.subject) {
                    Person::Full(key) => identity(SubjectKind::Person, key, 0),
                    Person::Bare(key) => identity(SubjectKind::BarePerson, key, number),
                    Person::Ambiguous => Resolved::Ambiguous,
                },
            };
            named.push(Named { kind: *kind, name, to, uses: 0 });
            named.len() as u32 - 1
        });
        named[one as usize].uses += 1;
        which.push((at, one));
    }
    (named, which)
}

/// Whether a subject was resolved to what its own name says. One that was not says nothing about how its label is written.
fn keeps_its_name(lexicon: &Lexicon, named: &Named<'_>) -> bool {
    let own = match named.kind {
        SubjectKind::Person => identity(&Name::parse(lexicon, named.name, 2)),
        SubjectKind::BarePerson => identity(&Name::parse(lexicon, named.name, 1)),
        _ => other_key(lexicon, named.name),
    };
    matches!(&named.to, Resolved::As(identity) if identity.key == own)
}

/// The label of each identity: the name to go by, where one is known; else of the ways its own name is written, the most
/// used, then the byte-least.
fn labels(lexicon: &Lexicon, known: &Known<'_>, named: &[Named<'_>], own: &[bool]) -> FxHashMap<Identity, String> {
    let mut written: Vec<(&Identity, &str, usize)> = Vec::with_capacity(named.len());
    for named in named.iter().zip(own).filter(|(_, own)| **own).map(|(named, _)| named) {
        if let Resolved::As(identity) = &named.to {
            written.push((identity, clean(lexicon, named.kind, named.name), named.uses));
        }
    }
    written.sort_unstable();
    let mut labels: FxHashMap<Identity, String> = FxHashMap::default();
    for of_one in written.chunk_by(|a, b| a.0 == b.0) {
        let mut best = (0, "");
        for same in of_one.chunk_by(|a, b| a.1 == b.1) {
            let uses = same.iter().map(|written| written.2).sum();
            // In byte order, so the first of those used alike often stays.
            best = if uses > best.0 { (uses, same[0].1) } else { best };
        }
        labels.insert(of_one[0].0.clone(), best.1.to_owned());
    }
    if !known.is_empty() {
        for named in named {
            let Resolved::As(identity) = &named.to else { continue };
            if let Some(label) = known.label(identity.kind, &identity.key) {
                labels.insert(identity.clone(), label.to_owned());
            }
        }
    }
    labels
}

fn clean<'n>(lexicon: &Lexicon, kind: SubjectKind, name: &'n str) -> &'n str {
    match kind {
        SubjectKind::Person => without_honorifics(lexicon, name, 2),
        SubjectKind::BarePerson => without_honorifics(lexicon, name, 1),
        _ => name,
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
            _ => s.subject.name.clone(),
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
