//! Quotes: the same utterance, printed by several articles.
//!
//! All quotes of a collection are weighed together, whoever is said to have spoken: `words` cuts them into comparable
//! words, `whole` tells which have no say in each other's, `group` brings printings of one utterance together, `align` and
//! `judge` find what differs, and this module turns that into findings. Where printings differ, the wording of most articles
//! stands, and the hub's when none leads.

mod align;
mod group;
mod judge;
mod repeated;
mod run;
mod whole;
mod words;

use super::words::written;
use crate::finding::{Cause, Finding, Verdict, fingerprint};
use crate::lexicon::Lexicon;
use crate::rules::Rule;
use crate::span::Span;
use crate::statement::{Certainty, Statement, Subject};
use crate::tally;
use group::{Group, Quote};
use judge::Difference;
use rayon::prelude::*;
pub(crate) use run::Stock;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
pub(crate) use whole::{Across, Utterances, Wording, across, wording};
use words::{Vocabulary, Word};

/// Most differences that the note of a finding names.
const MOST_NAMED: usize = 3;
/// Most places of an utterance at which the printings are counted.
const MOST_SITES: usize = 64;
/// Wordings and utterances that one thread takes at least.
const OF_A_THREAD: usize = 64;
/// Utterances that are told of before it is asked which are wanted: most are not.
const AT_ONCE: usize = 1024;
/// Words of a quote that stand for its speaker, where nobody is named.
const LABEL_WORDS: usize = 4;

/// All quotations of a collection by the wholes they belong to (printings of one utterance are in one), and the stock phrases.
pub(super) fn wholes(quotations: Vec<Statement>, lexicon: &Lexicon) -> (Vec<Vec<Statement>>, Stock) {
    let (known, quotations): (Vec<_>, Vec<_>) = quotations.into_iter().partition(Statement::is_known);
    let known_wordings: Vec<Wording> = known.iter().map(|quotation| wording(quotation, lexicon)).collect();
    let mut stories: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    quotations.iter().enumerate().for_each(|(at, quotation)| stories.entry(&quotation.story).or_default().push(at));
    let stories: Vec<Vec<usize>> = stories.into_values().collect();
    let told = stories.iter().map(|story| Utterances::of(story.iter().map(|&at| &quotations[at]), lexicon));
    let (utterances, of): (Vec<Utterances>, Vec<Vec<u32>>) = told.unzip();
    let Across { wholes: roots, known: of_known, stock } = across(&known_wordings, utterances.iter());
    let (mut whole_of, mut before) = (vec![0; quotations.len()], 0);
    for ((story, utterances), of) in stories.iter().zip(&utterances).zip(&of) {
        story.iter().zip(of).for_each(|(&at, &utterance)| whole_of[at] = roots[before + utterance as usize]);
        before += utterances.count();
    }
    let mut wholes: BTreeMap<u32, Vec<Statement>> = BTreeMap::new();
    for (whole, quotation) in whole_of.into_iter().zip(quotations).chain(of_known.into_iter().zip(known)) {
        wholes.entry(whole).or_default().push(quotation);
    }
    (wholes.into_values().collect(), stock)
}

/// One finding for each utterance of a whole, as far as they are wanted. `statements` are in order of place.
pub(super) fn findings(
    rule: &Rule,
    lexicon: &Lexicon,
    statements: &[Statement],
    stock: &Stock,
    mut wanted: impl FnMut(&Finding) -> bool,
) -> Vec<Finding> {
    let (mut vocabulary, words) = words::of_all(statements, |statement| written(&statement.value), lexicon);
    let mut numbers: FxHashMap<_, usize> = FxHashMap::default();
    let mut wordings: Vec<(Vec<Word>, Vec<usize>)> = Vec::new();
    for (at, words) in words.into_iter().enumerate() {
        let number = *numbers.entry(group::wording(&words, at, &statements[at].story)).or_insert(wordings.len());
        match wordings.get_mut(number) {
            Some((_, printings)) => printings.push(at),
            None => wordings.push((words, vec![at])),
        }
    }
    drop(numbers);
    let quote = |(words, printings)| Quote::new(words, printings, statements, &vocabulary, stock);
    let mut quotes: Vec<Quote<'_>> = wordings.into_par_iter().with_min_len(OF_A_THREAD).map(quote).collect();
    quotes.sort_by_key(|quote| (std::cmp::Reverse(quote.words.len()), quote.statements.first().copied()));
    let utterances: Vec<Group> =
        group::groups(&quotes, &vocabulary, stock).into_iter().flat_map(|group| group.parted(&quotes)).collect();
    let mut findings: Vec<(Finding, Changed)> = Vec::new();
    for some in utterances.chunks(AT_ONCE) {
        let told = some.par_iter().with_min_len(OF_A_THREAD);
        let utterance = |group| Utterance { rule, statements, quotes: &quotes, vocabulary: &vocabulary, group };
        let told: Vec<(Finding, Changed)> = told.map(|group| utterance(group).finding()).collect();
        findings.extend(told.into_iter().filter(|(finding, _)| wanted(finding)));
    }
    findings
        .into_iter()
        .map(|(mut finding, changed)| {
            // Printings of one wording differ in case and punctuation: each is read again for its own bytes.
            for (index, statement, ranges) in changed {
                let words = words::words(&written(&statements[statement].value), lexicon, &mut vocabulary);
                finding.changed.extend(ranges.iter().filter_map(|range| Some((index, bytes(&words, range)?))));
            }
            finding
        })
        .collect()
}

/// For each statement of a finding with changed words: its index there, its index among all, and the words.
type Changed = Vec<(usize, usize, Vec<Range<usize>>)>;

/// The bytes of a run of words.
fn bytes(words: &[Word], range: &Range<usize>) -> Option<Span> {
    let words = words.get(range.clone())?;
    words.first().zip(words.last()).map(|(first, last)| first.span.cover(last.span))
}

/// What stands at one place of the hub in other wordings: by form, the wordings and their words there.
type Forms<'q> = BTreeMap<String, Vec<(usize, &'q Range<usize>)>>;

/// All printings of one utterance.
#[derive(Clone, Copy)]
struct Utterance<'q> {
    rule: &'q Rule,
    statements: &'q [Statement],
    quotes: &'q [Quote<'q>],
    vocabulary: &'q Vocabulary,
    group: &'q Group,
}

impl<'q> Utterance<'q> {
    fn finding(self) -> (Finding, Changed) {
        let members: BTreeSet<usize> =
            self.wordings().flat_map(|quote| &self.quotes[quote].statements).copied().collect();
        let several = tally::count(members.iter().map(|&at| &self.statements[at])) > 1;
        let (dissenting, mut note) = self.dissent();
        let clip = if dissenting.is_empty() { self.clip() } else { None };
        let (verdict, cause) = match (several, &clip) {
            (false, _) => (Verdict::Single, None),
            (true, _) if !dissenting.is_empty() => (Verdict::Conflict, Some(Cause::Misquote)),
            (true, Some(word)) => {
                note = format!("cut off beside “{word}”");
                (Verdict::Agree, Some(Cause::ClippedQuote))
            }
            (true, None) => (Verdict::Agree, None),
        };
        let subject = self.subject(&members);
        let forms: Vec<&str> = self.hub().iter().map(|word| self.vocabulary.form(word.form)).collect();
        let short = if forms.len() < LABEL_WORDS { members.first().map(|&at| self.article(at)) } else { None };
        let id =
            [&*self.rule.claim, &subject, short.unwrap_or_default(), cause.map_or("", Cause::name), &forms.join(" ")];
        let conflict = verdict == Verdict::Conflict;
        let at = |quote: &usize| self.quotes[*quote].statements.iter();
        let dissent: BTreeSet<usize> =
            if conflict { dissenting.iter().flat_map(at).copied().collect() } else { BTreeSet::new() };
        let changed = if conflict { self.changed(&members) } else { Vec::new() };
        let finding = Finding {
            id: fingerprint(&id),
            rule: self.rule.claim.clone(),
            title: self.rule.title.clone(),
            verdict,
            cause,
            severity: self.rule.severity,
            dissent: members.iter().enumerate().filter(|(_, at)| dissent.contains(at)).map(|(at, _)| at).collect(),
            statements: members.iter().map(|&at| self.statements[at].clone()).collect(),
            subject,
            changed: Vec::new(),
            note: if cause.is_some() { note } else { String::new() },
            suppressed: None,
            slips: Vec::new(),
        };
        (finding, changed)
    }

    /// The words of each printing that another changes or drops.
    fn changed(self, members: &BTreeSet<usize>) -> Changed {
        let mut of_quote: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for (quote, judged) in &self.group.others {
            for Difference { hub, other } in &judged.differences {
                of_quote.entry(self.group.hub).or_default().push(hub.clone());
                of_quote.entry(*quote).or_default().push(other.clone());
            }
        }
        let mut of_statement: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for (quote, ranges) in of_quote {
            let ranges = united(ranges);
            of_statement.extend(self.quotes[quote].statements.iter().map(|&at| (at, ranges.clone())));
        }
        let numbered = members.iter().enumerate();
        numbered.filter_map(|(index, at)| Some((index, *at, of_statement.remove(at)?))).collect()
    }

    /// The wordings that most articles contradict, and what differs. At each place of the hub where a wording differs, the
    /// articles of each form are counted; the hub's own form wins a tie, and any beyond the first [`MOST_SITES`].
    fn dissent(self) -> (BTreeSet<usize>, String) {
        let mut sites: BTreeMap<(usize, usize), Forms<'_>> = BTreeMap::new();
        for (quote, judged) in &self.group.others {
            for Difference { hub, other } in &judged.differences {
                let form = self.forms(*quote, other);
                sites.entry((hub.start, hub.end)).or_default().entry(form).or_default().push((*quote, other));
            }
        }
        let (mut dissent, mut notes): (BTreeSet<usize>, Vec<String>) = Default::default();
        for (nth, ((start, end), mut forms)) in sites.into_iter().enumerate() {
            let site = start..end;
            let as_hub = if nth < MOST_SITES { self.as_hub(&site) } else { Vec::new() };
            let heard = |has: &[(usize, &Range<usize>)]| self.weight(has.iter().map(|(quote, _)| *quote));
            let most =
                forms.iter().rev().max_by_key(|(_, has)| heard(has)).map(|(form, has)| (form.clone(), heard(has)));
            let ahead = most.filter(|(_, most)| nth < MOST_SITES && *most > self.weight(as_hub.iter().copied()));
            let mut stands = self.as_written(self.group.hub, &site);
            if let Some(has) = ahead.and_then(|(form, _)| forms.remove(&form)) {
                let form = has.first().map(|(quote, range)| self.as_written(*quote, range)).unwrap_or_default();
                notes.push(told(&stands, &form));
                stands = form;
                dissent.extend(as_hub);
            }
            for has in forms.into_values() {
                notes.extend(has.first().map(|(quote, range)| told(&self.as_written(*quote, range), &stands)));
                dissent.extend(has.into_iter().map(|(quote, _)| quote));
            }
        }
        let more = notes.len().saturating_sub(MOST_NAMED);
        notes.truncate(MOST_NAMED);
        let more = if more > 0 { format!("; {more} more") } else { String::new() };
        (dissent, notes.join("; ") + &more)
    }

    /// The wordings that have the words of the hub at `site`.
    fn as_hub(self, site: &Range<usize>) -> Vec<usize> {
        let others = self.group.others.iter().filter(|(_, judged)| {
            judged.stretch.start <= site.start
                && site.end <= judged.stretch.end
                && judged.differences.iter().all(|own| own.hub.end < site.start || site.end < own.hub.start)
        });
        others.map(|(quote, _)| *quote).chain([self.group.hub]).collect()
    }

    /// The word whose loss turns the sense of a clipped printing, as written: only where its article does not print the
    /// word elsewhere.
    fn clip(self) -> Option<String> {
        self.group.others.iter().find_map(|(quote, judged)| {
            let (clipped, full, word) = match (judged.cut_from_hub, judged.cut_from_other) {
                (Some(word), _) => (*quote, self.group.hub, word),
                (None, Some(word)) => (self.group.hub, *quote, word),
                (None, None) => return None,
            };
            let alone = !self.quotes[clipped].articles.is_subset(&self.quotes[full].articles);
            alone.then(|| self.as_written(full, &(word..word + 1)))
        })
    }

    /// The name that most statements give the speaker, the byte-least of equals; without one, the first words.
    fn subject(self, members: &BTreeSet<usize>) -> String {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        let named = |subject: &&Subject| subject.certainty == Certainty::Sure && !subject.name.is_empty();
        let elsewhere = self.group.elsewhere.iter().flat_map(|&quote| &self.quotes[quote].statements);
        for Subject { name, .. } in
            members.iter().chain(elsewhere).map(|&at| &self.statements[at].subject).filter(named)
        {
            *names.entry(name).or_default() += 1;
        }
        if let Some((name, _)) = names.into_iter().rev().max_by_key(|&(_, count)| count) {
            return name.to_owned();
        }
        let first = self.as_written(self.group.hub, &(0..self.hub().len().min(LABEL_WORDS)));
        if self.hub().len() > LABEL_WORDS { format!("{first}…") } else { first }
    }

    fn wordings(self) -> impl Iterator<Item = usize> {
        std::iter::once(self.group.hub).chain(self.group.others.iter().map(|(quote, _)| *quote))
    }

    fn hub(self) -> &'q [Word] {
        &self.quotes[self.group.hub].words
    }

    fn article(self, statement: usize) -> &'q str {
        &self.statements[statement].article
    }

    /// How much the voices weigh that print one of these wordings.
    fn weight(self, quotes: impl Iterator<Item = usize>) -> u64 {
        tally::weigh(quotes.flat_map(|quote| &self.quotes[quote].statements).map(|&at| &self.statements[at]))
    }

    fn forms(self, quote: usize, range: &Range<usize>) -> String {
        let words = self.quotes[quote].words.get(range.clone()).unwrap_or_default();
        words.iter().map(|word| self.vocabulary.form(word.form)).collect::<Vec<_>>().join(" ")
    }

    fn as_written(self, quote: usize, range: &Range<usize>) -> String {
        let Quote { words, statements, .. } = &self.quotes[quote];
        let words = words.get(range.clone()).unwrap_or_default();
        let text = statements.first().map(|&at| written(&self.statements[at].value)).unwrap_or_default();
        let span = words.first().zip(words.last()).map(|(first, last)| first.span.cover(last.span));
        span.and_then(|span| text.get(span.range())).unwrap_or_default().to_owned()
    }
}

/// The ranges in order, those that overlap or touch as one, without the empty.
fn united(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut united: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match united.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => united.push(range),
        }
    }
    united
}

/// A difference in words for people: what one printing has instead of what stands.
fn told(has: &str, stands: &str) -> String {
    match (has, stands) {
        ("", _) => format!("“{stands}” dropped"),
        (_, "") => format!("“{has}” added"),
        _ => format!("“{has}” for “{stands}”"),
    }
}

#[cfg(test)]
mod tests;
