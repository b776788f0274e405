//! One sentence, and what every template made of it.

use super::near::Stop;
use super::subject::How;
use super::words::Words;
use crate::statement::{Place, Statement};
use std::sync::Arc;

/// What the rules made of one sentence.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Where it stands in the file.
    pub place: Place,
    /// It, on one line and without markup.
    pub sentence: Arc<str>,
    /// Every template that was tried on it, by rule and then in their order; one that fits, once for each value.
    pub tries: Vec<Try>,
}

/// One template, and what came of it.
#[derive(Debug, Clone)]
pub struct Try {
    /// Index of the rule in the rule set.
    pub rule: usize,
    /// Index of the template in the rule.
    pub template: usize,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a template.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It fits.
    Fits(Fit, Fate),
    /// It began, and stopped.
    Stopped(Stop),
    /// Nothing of it stands here.
    Nothing,
}

/// A template that fits.
#[derive(Debug, Clone)]
pub struct Fit {
    /// All of it.
    pub words: Words,
    /// What fills its slots, in the order of the rule's; those without a name left out.
    pub slots: Vec<Filled>,
}

/// A filled slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The slot's name.
    pub slot: String,
    /// The words that fill it.
    pub words: Words,
}

/// What became of a template that fits.
#[derive(Debug, Clone)]
pub enum Fate {
    /// The article holds none of what the rule's `requires` asks for.
    NotAtHome,
    /// This guard, an index into the rule's `unless`, stands at these words.
    Guarded(usize, Words),
    /// No value comes of what fills the slots.
    NoValue,
    /// It is about nobody that could be named; who else it could be about.
    NoSubject(Vec<String>),
    /// So many subjects and so many values are no pairs.
    Unpaired(usize, usize),
    /// These words were read already, by this rule of the same claim.
    Taken(Words, Option<usize>),
    /// These words belong to what sets another event apart: they are no value.
    Inside(Words),
    /// A statement was found.
    Stated(Box<Stated>),
}

/// A statement, and how it came to be.
#[derive(Debug, Clone)]
pub struct Stated {
    /// It, as the article alone tells it: names are not yet brought together across articles.
    pub statement: Statement,
    /// The words of its value.
    pub value: Words,
    /// How its subject was found.
    pub how: How,
    /// What sets it apart from what its rule is about (`In 1987`), as added to the subject.
    pub aside: Option<String>,
    /// Whether the article's opening gives another figure, so that this one may be about another event.
    pub doubted: bool,
}

impl Passage {
    /// The statements found in it, with the template of each, in the order of their values.
    pub fn stated(&self) -> impl Iterator<Item = (&Try, &Fit, &Stated)> {
        self.tries.iter().filter_map(|one| match &one.outcome {
            Outcome::Fits(fit, Fate::Stated(stated)) => Some((one, fit, &**stated)),
            _ => None,
        })
    }

    /// The templates that fit and led to no statement.
    pub fn dropped(&self) -> impl Iterator<Item = (&Try, &Fit, &Fate)> {
        self.tries.iter().filter_map(|one| match &one.outcome {
            Outcome::Fits(_, Fate::Stated(_)) => None,
            Outcome::Fits(fit, fate) => Some((one, fit, fate)),
            _ => None,
        })
    }

    /// The templates that came closest without fitting, one of each rule, the nearest first.
    #[must_use]
    pub fn closest(&self, most: usize) -> Vec<(&Try, &Stop)> {
        let mut stops: Vec<(&Try, &Stop)> = Vec::new();
        for one in &self.tries {
            let Outcome::Stopped(stop) = &one.outcome else { continue };
            match stops.iter_mut().find(|(other, _)| other.rule == one.rule) {
                Some(best) if best.1.share < stop.share => *best = (one, stop),
                Some(_) => {}
                None => stops.push((one, stop)),
            }
        }
        stops.sort_by_key(|(one, stop)| (std::cmp::Reverse(stop.share), one.rule));
        stops.truncate(most);
        stops
    }
}
