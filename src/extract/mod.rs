//! Extraction: from one article and the rules to the statements in it.
//!
//! A pure function of the two. [`Plan`] holds the rules compiled; [`extract`] looks for the templates' rare words first and
//! matches in full only the sentences that hold them. Subjects are resolved as far as the article alone can tell; the rest
//! is left to `resolve`.

mod apart;
pub mod cast;
mod matcher;
pub mod names;
mod opening;
mod program;
pub mod quotes;
pub mod scene;
mod slots;
mod subject;

use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::rules::{By, Expression, Inherit, Rule, RuleSet, Template, When};
use crate::span::{LineIndex, Span};
use crate::statement::{Place, Statement};
use crate::text::Text;
use crate::value::{self, DateValue, Fill, Grain, Value};
use apart::{Aside, Set};
use matcher::{Match, matches, windows};
use program::Program;
use rustc_hash::FxHashMap;
use scene::Scene;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A rule set compiled for matching.
#[derive(Debug)]
pub struct Plan<'r> {
    rules: Vec<Compiled<'r>>,
    /// For each anchor word, the templates (rule, template) that need it or another of their anchors.
    anchored: FxHashMap<Box<str>, Vec<(usize, usize)>>,
    /// Templates without a fixed word.
    free: Vec<(usize, usize)>,
}

#[derive(Debug)]
struct Compiled<'r> {
    rule: &'r Rule,
    templates: Vec<Program>,
    unless: Vec<Program>,
    requires: Vec<Program>,
    apart: Vec<Program>,
}

impl<'r> Plan<'r> {
    /// Compiles all rules of a set.
    #[must_use]
    pub fn new(set: &'r RuleSet) -> Self {
        let all = |templates: &[Template], rule: &Rule| -> Vec<Program> {
            templates.iter().map(|template| Program::new(template, &rule.slots)).collect()
        };
        let rules: Vec<Compiled<'_>> = set
            .rules
            .iter()
            .map(|rule| Compiled {
                rule,
                templates: all(&rule.templates, rule),
                unless: all(&rule.unless, rule),
                requires: all(&rule.requires, rule),
                apart: all(&rule.apart, rule),
            })
            .collect();
        let mut anchored: FxHashMap<Box<str>, Vec<(usize, usize)>> = FxHashMap::default();
        let mut free = Vec::new();
        for (index, compiled) in rules.iter().enumerate() {
            for (template, program) in compiled.templates.iter().enumerate() {
                if program.anchors.is_empty() {
                    free.push((index, template));
                }
                for anchor in &program.anchors {
                    anchored.entry(anchor.clone()).or_default().push((index, template));
                }
            }
        }
        Self { rules, anchored, free }
    }

    /// The templates worth trying on a run of tokens, by rule and then in their order.
    fn candidates(&self, text: &Text<'_>, window: Range<usize>) -> Vec<(usize, usize)> {
        let mut found = self.free.clone();
        for at in window {
            if let Some(templates) = self.anchored.get(text.word(at)) {
                found.extend(templates);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Where an article comes from: what its statements carry so that a reader can find them.
#[derive(Debug, Clone)]
pub struct Origin<'a> {
    /// The file, as shown.
    pub path: Arc<str>,
    /// The whole file.
    pub source: &'a str,
    /// Its lines.
    pub lines: &'a LineIndex,
    /// The article's id: the path, or `path:line` for one of several in a file.
    pub article: Arc<str>,
    /// The story it belongs to.
    pub story: Arc<str>,
}

/// The statements of one article, in the order of their values.
#[must_use]
pub fn extract(plan: &Plan<'_>, lexicon: &Lexicon, article: &Article, origin: &Origin<'_>) -> Vec<Statement> {
    let scene = Scene::new(Text::analyse(&article.text, lexicon), article.published);
    let mut work = Work { plan, scene: &scene, article, origin, taken: FxHashMap::default(), found: Vec::new() };
    let mut required: Vec<Option<bool>> = vec![None; plan.rules.len()];
    for within in [crate::rules::Within::Sentence, crate::rules::Within::Paragraph, crate::rules::Within::Headline] {
        if !plan.rules.iter().any(|compiled| compiled.rule.within == within) {
            continue;
        }
        for window in windows(&scene, within) {
            let mut blocked: FxHashMap<usize, bool> = FxHashMap::default();
            for (index, template) in plan.candidates(&scene.text, window.clone()) {
                let compiled = &plan.rules[index];
                if compiled.rule.within != within {
                    continue;
                }
                let found = matches(
                    &scene,
                    compiled.rule,
                    compiled.rule.inherit,
                    &compiled.templates[template],
                    window.clone(),
                );
                if found.is_empty()
                    || !*required[index].get_or_insert_with(|| {
                        holds(&scene, compiled, &compiled.requires, 0..scene.text.tokens.len()).unwrap_or(true)
                    })
                    || *blocked
                        .entry(index)
                        .or_insert_with(|| holds(&scene, compiled, &compiled.unless, window.clone()).unwrap_or(false))
                {
                    continue;
                }
                let asides = apart::asides(&scene, compiled.rule, &compiled.apart, window.clone());
                for found in found {
                    work.state(index, &found, &asides);
                }
            }
        }
    }
    let mut found = work.found;
    found.sort_by(|(_, a), (_, b)| (&a.place, a.rule, &a.subject).cmp(&(&b.place, b.rule, &b.subject)));
    opening::doubt(&plan.rules.iter().map(|compiled| compiled.rule).collect::<Vec<_>>(), &mut found);
    found.into_iter().map(|(_, statement)| statement).collect()
}

/// Whether one of the guards stands in the window; none where there are no guards.
fn holds(scene: &Scene<'_>, compiled: &Compiled<'_>, guards: &[Program], window: Range<usize>) -> Option<bool> {
    let any = Inherit { surname: true, pronoun: true, ..compiled.rule.inherit };
    (!guards.is_empty())
        .then(|| guards.iter().any(|guard| !matches(scene, compiled.rule, any, guard, window.clone()).is_empty()))
}

/// The statements of one article as they are found.
struct Work<'w, 'a> {
    plan: &'w Plan<'w>,
    scene: &'w Scene<'a>,
    article: &'w Article,
    origin: &'w Origin<'w>,
    /// The places that each claim has been read from, by their first bytes, with the byte after their last: the first
    /// template that fits a place wins, of the first rule; none reads a part of it again.
    taken: FxHashMap<&'w str, BTreeMap<usize, usize>>,
    /// Each with the number of its sentence.
    found: Vec<(usize, Statement)>,
}

impl Work<'_, '_> {
    /// Adds the statements of a match: one, or one for each pair of its lists.
    fn state(&mut self, index: usize, found: &Match, asides: &[Aside]) {
        let rule = self.plan.rules[index].rule;
        let values = self.values(rule, found);
        let subjects = subject::subjects(self.scene, rule, found, &self.origin.story);
        let pairs: Vec<_> = match (values.len(), subjects.len()) {
            (1, _) => subjects.iter().map(|subject| (subject, &values[0])).collect(),
            (_, 1) => values.iter().map(|value| (&subjects[0], value)).collect(),
            // Lists of different lengths are no pairing.
            (many, same) if many == same && rule.zip => subjects.iter().zip(&values).collect(),
            _ => return,
        };
        let mut taken = Vec::new();
        for (subject, (tokens, value)) in pairs {
            let span = self.scene.text.span(tokens.clone());
            if span.is_empty() || self.is_taken(&rule.claim, span) {
                continue;
            }
            let mut named = subject.subject.clone();
            match apart::set(asides, &self.scene.text, &found.tokens, tokens) {
                Set::Nowhere => {}
                Set::By(aside) => named.name = format!("{}: {}", named.name, aside.name),
                Set::Inside => continue,
            }
            taken.push(span);
            let sentence = self.scene.text.sentence_of(tokens.start);
            let statement = Statement {
                rule: index,
                subject: named,
                subject_text: subject.text.clone(),
                inherited: subject.inherited,
                value: value.clone(),
                place: self.place(span),
                sentence: cast::written(&self.scene.text, self.scene.text.sentences[sentence].tokens.clone()),
                article: self.origin.article.clone(),
                story: self.origin.story.clone(),
                published: self.article.published,
                quoted: self.scene.is_quoted(tokens.start) && rule.compare.by != By::Quote,
            };
            self.found.push((sentence, statement));
        }
        self.taken.entry(&rule.claim).or_default().extend(taken.iter().map(|span| (span.start, span.end)));
    }

    /// Whether a statement of the claim stands on a part of `span`.
    fn is_taken(&self, claim: &str, span: Span) -> bool {
        let before = self.taken.get(claim).and_then(|taken| taken.range(..span.end).next_back());
        before.is_some_and(|(_, &end)| end > span.start)
    }

    /// What a match says, with the tokens that say it.
    fn values(&self, rule: &Rule, found: &Match) -> Vec<(Range<usize>, Value)> {
        let filled = |slot: usize| found.slots.get(slot).and_then(Option::as_ref);
        match &rule.value {
            Expression::Slot(slot) => filled(*slot)
                .map(matcher::values)
                .unwrap_or_default()
                .into_iter()
                .filter_map(|(tokens, value)| self.settle(rule, *slot, tokens, value))
                .collect(),
            Expression::Text(text) => vec![(found.tokens.clone(), Value::Words(text.clone()))],
            Expression::Before(when, length) => {
                let published;
                let date: Option<&Fill> = match when {
                    When::Slot(slot) => filled(*slot),
                    When::Published => {
                        published = self.article.published.map(|day| Fill {
                            tokens: found.tokens.start..found.tokens.start,
                            value: Value::Date(DateValue::Days { first: day, last: day, grain: Grain::Day }),
                        });
                        published.as_ref()
                    }
                };
                let (Some(date), Some(length)) = (date, filled(*length)) else { return Vec::new() };
                let tokens = if date.tokens.is_empty() {
                    length.tokens.clone()
                } else {
                    date.tokens.start.min(length.tokens.start)..date.tokens.end.max(length.tokens.end)
                };
                value::before(&date.value, &length.value).map(|value| (tokens, value)).into_iter().collect()
            }
        }
    }

    /// The value of a slot as a statement holds it: a person by full name, a quotation by the words inside its marks.
    fn settle(&self, rule: &Rule, slot: usize, tokens: Range<usize>, value: Value) -> Option<(Range<usize>, Value)> {
        match (&rule.slots[slot].kind, value) {
            (value::SlotType::Person, Value::Words(_)) => {
                subject::full_name(self.scene, &tokens).map(|name| (tokens, Value::Words(name)))
            }
            (_, quote @ Value::Quote(_)) => {
                let inside = self.scene.quotation_at(tokens.start).map_or(tokens, |quotation| quotation.inside.clone());
                Some((inside, quote))
            }
            (_, value) => Some((tokens, value)),
        }
    }

    fn place(&self, span: Span) -> Place {
        let file = self.article.offsets.to_file(span);
        let (line, column) = self.origin.lines.line_column(self.origin.source, file.start);
        Place {
            path: self.origin.path.clone(),
            start: file.start,
            end: file.end,
            line,
            column,
            text: self.origin.source.get(file.range()).unwrap_or_default().to_owned(),
        }
    }
}
