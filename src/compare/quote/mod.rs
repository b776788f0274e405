//! Quotes: the same utterance, printed by several articles.
//!
//! All quotes of a collection are weighed together, whoever is said to have spoken: `words` cuts them into comparable
//! words, `group` brings printings of one utterance together, `align` and `judge` find what differs, and this module turns
//! that into findings. Where printings differ, the wording of most articles stands, and the hub's when none leads.

mod align;
mod group;
mod judge;
mod words;

use super::distinct_articles;
use super::words::written;
use crate::finding::{Cause, Finding, Verdict, fingerprint};
use crate::lexicon::Lexicon;
use crate::rules::Rule;
use crate::statement::Statement;
use group::{Group, Quote};
use judge::Difference;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use words::{Vocabulary, Word};

/// Most differences that the note of a finding names.
const MOST_NAMED: usize = 3;
/// Words of a quote that stand for its speaker, where nobody is named.
const LABEL_WORDS: usize = 4;

/// One finding for each utterance. `statements` are in order of place.
pub(super) fn findings(rule: &Rule, lexicon: &Lexicon, statements: &[Statement]) -> Vec<Finding> {
    let mut vocabulary = Vocabulary::default();
    let mut wordings: BTreeMap<_, Quote> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        let words = words::words(&written(&statement.value), lexicon, &mut vocabulary);
        let quote = wordings.entry(group::wording(&words, at)).or_insert(Quote { words, statements: Vec::new() });
        quote.statements.push(at);
    }
    let mut quotes: Vec<Quote> = wordings.into_values().collect();
    quotes.sort_by_key(|quote| (std::cmp::Reverse(quote.words.len()), quote.statements.first().copied()));
    let utterances = group::groups(&quotes, statements, &vocabulary);
    let utterances =
        utterances.iter().map(|group| Utterance { rule, statements, quotes: &quotes, vocabulary: &vocabulary, group });
    utterances.map(Utterance::finding).collect()
}

/// All printings of one utterance.
#[derive(Clone, Copy)]
struct Utterance<'q> {
    rule: &'q Rule,
    statements: &'q [Statement],
    quotes: &'q [Quote],
    vocabulary: &'q Vocabulary,
    group: &'q Group,
}

impl<'q> Utterance<'q> {
    fn finding(self) -> Finding {
        let members: BTreeSet<usize> =
            self.wordings().flat_map(|quote| &self.quotes[quote].statements).copied().collect();
        let several = distinct_articles(members.iter().map(|&at| &self.statements[at])) > 1;
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
        Finding {
            id: fingerprint(&id),
            rule: self.rule.claim.clone(),
            title: self.rule.title.clone(),
            verdict,
            cause,
            severity: self.rule.severity,
            dissent: members.iter().enumerate().filter(|(_, at)| dissent.contains(at)).map(|(at, _)| at).collect(),
            statements: members.iter().map(|&at| self.statements[at].clone()).collect(),
            subject,
            note: if cause.is_some() { note } else { String::new() },
        }
    }

    /// The wordings that most articles contradict, and what differs. At each place of the hub where a wording differs, the
    /// articles of each form are counted; the hub's own form wins a tie.
    fn dissent(self) -> (BTreeSet<usize>, String) {
        let mut sites: BTreeMap<(usize, usize), BTreeMap<String, Vec<usize>>> = BTreeMap::new();
        for (quote, judged) in &self.group.others {
            for Difference { hub, other } in &judged.differences {
                let form = self.forms(*quote, other);
                sites.entry((hub.start, hub.end)).or_default().entry(form).or_default().push(*quote);
            }
        }
        let (mut dissent, mut notes): (BTreeSet<usize>, Vec<String>) = Default::default();
        for ((start, end), forms) in sites {
            let as_hub = self.as_hub(&(start..end));
            let most = forms.values().map(|quotes| self.articles(quotes)).max().unwrap_or(0);
            let hub_stands = self.articles(&as_hub) >= most;
            let mut standing = forms.iter().filter(|(_, quotes)| !hub_stands && self.articles(quotes) == most);
            let standing = standing.next().map(|(form, _)| form);
            let said = standing.and_then(|form| forms.get(form)?.first()).map_or_else(
                || self.as_written(self.group.hub, &(start..end)),
                |&quote| self.difference(quote, &(start..end)),
            );
            for (_, quotes) in forms.iter().filter(|(form, _)| Some(*form) != standing) {
                dissent.extend(quotes);
                notes.extend(quotes.first().map(|&quote| told(&self.difference(quote, &(start..end)), &said)));
            }
            if !hub_stands {
                notes.push(told(&self.as_written(self.group.hub, &(start..end)), &said));
                dissent.extend(as_hub);
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

    /// The words of a wording that differ from the hub at `site`, as written.
    fn difference(self, quote: usize, site: &Range<usize>) -> String {
        let judged = self.group.others.iter().filter(|(other, _)| *other == quote).flat_map(|(_, j)| &j.differences);
        judged.filter(|own| own.hub == *site).map(|own| self.as_written(quote, &own.other)).next().unwrap_or_default()
    }

    /// The word whose loss turns the sense of a clipped printing, as written: only where its article does not print the
    /// word elsewhere.
    fn clip(self) -> Option<String> {
        let whole = |at: &usize| self.article(*at);
        let articles = |quote: usize| self.quotes[quote].statements.iter().map(whole).collect::<BTreeSet<&str>>();
        self.group.others.iter().find_map(|(quote, judged)| {
            let (clipped, full, word) = match (judged.cut_from_hub, judged.cut_from_other) {
                (Some(word), _) => (*quote, self.group.hub, word),
                (None, Some(word)) => (self.group.hub, *quote, word),
                (None, None) => return None,
            };
            let alone = articles(clipped).difference(&articles(full)).next().is_some();
            alone.then(|| self.as_written(full, &(word..word + 1)))
        })
    }

    /// The name that most statements give the speaker, the byte-least of equals; without one, the first words.
    fn subject(self, members: &BTreeSet<usize>) -> String {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for name in members.iter().map(|&at| &*self.statements[at].subject.name).filter(|name| !name.is_empty()) {
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

    fn articles(self, quotes: &[usize]) -> usize {
        let statements = quotes.iter().flat_map(|&quote| &self.quotes[quote].statements);
        distinct_articles(statements.map(|&at| &self.statements[at]))
    }

    fn forms(self, quote: usize, range: &Range<usize>) -> String {
        let words = self.quotes[quote].words.get(range.clone()).unwrap_or_default();
        words.iter().map(|word| self.vocabulary.form(word.form)).collect::<Vec<_>>().join(" ")
    }

    fn as_written(self, quote: usize, range: &Range<usize>) -> String {
        let Quote { words, statements } = &self.quotes[quote];
        let words = words.get(range.clone()).unwrap_or_default();
        let text = statements.first().map(|&at| written(&self.statements[at].value)).unwrap_or_default();
        let span = words.first().zip(words.last()).map(|(first, last)| first.span.cover(last.span));
        span.and_then(|span| text.get(span.range())).unwrap_or_default().to_owned()
    }
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
