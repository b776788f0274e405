//! From matches to statements: each value once, at its place, about its subject.

use super::Origin;
use super::apart::{self, Aside, Set};
use super::cast;
use super::fit::Match;
use super::matcher;
use super::scene::Scene;
use super::source;
use super::subject;
use super::watch::Fate;
use crate::article::Article;
use crate::rules::{By, Expression, Rule, When};
use crate::span::Span;
use crate::statement::{Place, Run, Statement};
use crate::value::{self, DateValue, Fill, Grain, SlotType, Value};
use crate::voice::Voice;
use rustc_hash::FxHashMap;
use smol_str::format_smolstr;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The statements of one article as they are found.
pub(super) struct Stated<'w, 'a> {
    scene: &'w Scene<'a>,
    article: &'w Article,
    origin: &'w Origin<'w>,
    /// The places that each claim has been read from, by their first bytes, with the byte after their last: the first
    /// template that fits a place wins, of the first rule; none reads a part of it again.
    taken: FxHashMap<&'w str, BTreeMap<usize, usize>>,
    /// The places that the match being added is read from.
    read: Vec<(usize, usize)>,
    /// Each with the number of its sentence.
    found: Vec<(usize, Statement)>,
    /// The sentence stated from last, which the next statement mostly shares.
    last: Option<(usize, Arc<str>)>,
}

impl<'w, 'a> Stated<'w, 'a> {
    /// Nothing stated yet.
    pub(super) fn new(scene: &'w Scene<'a>, article: &'w Article, origin: &'w Origin<'w>) -> Self {
        Self { scene, article, origin, taken: FxHashMap::default(), read: Vec::new(), found: Vec::new(), last: None }
    }

    /// The statements in the order of their values, each with the number of its sentence.
    pub(super) fn in_order(self) -> Vec<(usize, Statement)> {
        let mut found = self.found;
        // They stand in one file: the bytes tell the place.
        let key = |statement: &'_ Statement| (statement.place.start, statement.place.end, statement.rule);
        found.sort_by(|(_, a), (_, b)| key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject)));
        found
    }

    /// Adds the statements of a match: one, or one for each pair of its lists; and tells what became of each.
    pub(super) fn add(
        &mut self,
        index: usize,
        rule: &'w Rule,
        found: &Match,
        asides: &[Aside],
        tell: &mut impl FnMut(Fate<'_>),
    ) {
        let mut values = self.values(rule, found);
        // What stands in code is spelled as the code has it.
        values.retain(|(tokens, _)| rule.compare.by != By::Spelling || !self.scene.text.holds_code(tokens));
        let mut subjects = subject::subjects(self.scene, rule, found, &self.origin.story);
        match (values.len(), subjects.len()) {
            (0, _) => return tell(Fate::NoValue),
            (_, 0) => return tell(Fate::NoSubject),
            (1, 1) => {}
            (1, same) => values.resize(same, values[0].clone()),
            (same, 1) => subjects.resize(same, subjects[0].clone()),
            (many, same) if many == same && rule.zip => {}
            // Lists of different lengths are no pairing.
            (values, subjects) => return tell(Fate::Unpaired(subjects, values)),
        }
        for (subject, (tokens, value)) in subjects.into_iter().zip(values) {
            let span = self.scene.text.span(tokens.clone());
            if span.is_empty() || self.is_taken(&rule.claim, span) {
                tell(Fate::Taken(tokens.clone()));
                continue;
            }
            let mut named = subject.subject;
            let set = apart::set(asides, &self.scene.text, &found.tokens, &tokens);
            match set {
                Set::Nowhere => {}
                Set::By(aside) => named.name = format_smolstr!("{}: {}", named.name, aside.name),
                Set::Inside => {
                    tell(Fate::Inside(tokens.clone()));
                    continue;
                }
            }
            self.read.push((span.start, span.end));
            let sentence = self.scene.text.sentence_of(tokens.start);
            let place = self.place(span);
            let statement = Statement {
                rule: index,
                subject: named,
                subject_text: subject.text,
                inherited: subject.inherited,
                runs: self.runs_of(rule, &value, &place, span),
                value,
                place,
                sentence: self.sentence(sentence),
                article: self.origin.article.clone(),
                story: self.origin.story.clone(),
                published: self.article.published,
                quoted: self.scene.is_quoted(tokens.start) && rule.compare.by != By::Quote,
                source: self.source(rule, tokens.start),
                voice: Voice::default(),
            };
            let aside = if let Set::By(aside) = set { Some(&*aside.name) } else { None };
            tell(Fate::Stated(&statement, tokens.clone(), aside));
            self.found.push((sentence, statement));
        }
        self.taken.entry(&rule.claim).or_default().extend(self.read.drain(..));
    }

    /// Who says what stands at token `at`; how a name is spelled is nobody's word.
    fn source(&self, rule: &Rule, at: usize) -> Option<Arc<str>> {
        let told = rule.compare.by != By::Spelling;
        told.then(|| source::source(self.scene, at)).flatten().map(|source| source.name.into())
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
                .into_iter()
                .flat_map(matcher::values)
                .filter_map(|(tokens, value)| self.settle(rule, *slot, tokens, value))
                .collect(),
            Expression::Text(text) => vec![(found.tokens.clone(), Value::Words(text.into()))],
            Expression::Number(number) => vec![(found.tokens.clone(), Value::Number(*number))],
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
    fn settle(&self, rule: &Rule, slot: usize, tokens: Range<usize>, value: &Value) -> Option<(Range<usize>, Value)> {
        match (&rule.slots[slot].kind, value) {
            (SlotType::Person, Value::Words(_)) => {
                subject::full_name(self.scene, &tokens).map(|name| (tokens, Value::Words(name)))
            }
            (_, quote @ Value::Quote(_)) => {
                let inside = self.scene.quotation_at(tokens.start).map_or(tokens, |quotation| quotation.inside.clone());
                Some((inside, quote.clone()))
            }
            (_, value) => Some((tokens, value.clone())),
        }
    }

    fn sentence(&mut self, number: usize) -> Arc<str> {
        if let Some((_, text)) = self.last.as_ref().filter(|(last, _)| *last == number) {
            return text.clone();
        }
        let words = self.scene.text.slice(self.scene.text.sentences[number].tokens.clone());
        let text: Arc<str> = cast::on_one_line(words).into();
        self.last = Some((number, text.clone()));
        text
    }

    /// Where the words of a quote stand, and those of a name that is looked at and not written as it reads.
    fn runs_of(&self, rule: &Rule, value: &Value, place: &Place, span: Span) -> Box<[Run]> {
        let as_read = || matches!(value, Value::Words(words) if *words == place.text);
        match rule.compare.by {
            By::Quote => self.runs(span),
            By::Spelling if !as_read() => self.runs(span),
            _ => Box::default(),
        }
    }

    /// Where the words of a span stand in the file, as [`cast::written`] puts them on one line.
    fn runs(&self, span: Span) -> Box<[Run]> {
        let words = self.scene.text.source.get(span.range()).unwrap_or_default();
        let mut runs: Vec<Run> = Vec::new();
        let mut at = 0;
        for word in words.split_whitespace() {
            let from = span.start + (word.as_ptr() as usize - words.as_ptr() as usize);
            let file = self.article.offsets.to_file(Span::new(from, from + word.len()));
            let run = Run { words: Span::new(at, at + word.len()), file };
            // A blank stands beside a blank or a line end: the run goes on.
            let goes_on = |last: &Run| {
                let beside = last.words.len() == last.file.len() && word.len() == file.len();
                beside && last.words.end + 1 == at && last.file.end + 1 == file.start
            };
            match runs.last_mut().filter(|last| goes_on(last)) {
                Some(last) => (last.words, last.file) = (last.words.cover(run.words), last.file.cover(file)),
                None => runs.push(run),
            }
            at += word.len() + 1;
        }
        runs.into()
    }

    fn place(&self, span: Span) -> Place {
        self.origin.place(self.article.offsets.to_file(span))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Lexicon, Options, RuleSet, Source, check};

    #[test]
    fn changed_words_stand_where_the_file_has_them() {
        for (path, text, want) in [
            ("b.txt", "“We had a good time at\nthe  fair,” she said.", vec!["good"]),
            ("b.txt", "“We had\r\na good\r\ntime at the fair,” she said.", vec!["good"]),
            ("b.md", "“We had a *good* time at the fair,” she said.", vec!["good"]),
            ("b.html", "<p>“We had a <b>go</b>od time at the fair,” she said.</p>", vec!["go</b>od"]),
            ("b.html", "<p>“We&nbsp;had a caf&eacute; time at the fair,” she said.</p>", vec!["caf&eacute;"]),
            ("b.txt", "“We had a time at the fair,” she said.", vec![]),
            ("b.txt", "“We had a grand time at the fair,” she said.", vec![]),
        ] {
            let sources =
                [Source::new("a.txt", "“We had a grand time at the fair,” she said."), Source::new(path, text)];
            let outcome = check(&RuleSet::shipped().unwrap(), Lexicon::english(), &sources, &Options::default());
            let finding = outcome.findings.iter().find(|finding| finding.rule == "quote").unwrap();
            let of_b = finding.changed.iter().filter(|(at, _)| *finding.statements[*at].place.path == *path);
            let spans = of_b.map(|(at, words)| finding.statements[*at].in_file(*words).unwrap());
            assert_eq!(spans.map(|span| &text[span.range()]).collect::<Vec<_>>(), want, "{text}");
        }
    }
}
