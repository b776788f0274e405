//! Fixes: what is safe to correct in the articles, and nothing else.
//!
//! Safe are words of names that are surely slips ([`Finding::slips`]; what makes them sure is settled where names are
//! resolved). Here each becomes a [`Fix`]: some bytes of a file, and what is written in their place, with the capitals that
//! stood there. Whatever could break a file is left alone and told ([`Left`]): a word with markup inside, a part of an
//! address. An article is put right in all its mentions of a name, or in none. Nothing is searched for, and nothing opened:
//! the caller gives the texts, and writes what comes of them.

pub mod diff;
mod prose;
#[cfg(test)]
mod tests;
mod word;

use crate::diagnostic::Diagnostic;
use crate::edit::{Edit, edited};
use crate::finding::{Doubt, Finding, Slip};
use crate::span::{LineIndex, Span};
use crate::statement::Place;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One word put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// Where the wrong word stands.
    pub place: Place,
    /// What is written there.
    pub new: String,
}

/// A slip that is not put right, and for its sake none of the finding's in its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Where the name stands.
    pub place: Place,
    /// The wrong word.
    pub wrong: String,
    /// What is meant.
    pub right: String,
    /// Why it is left.
    pub why: Why,
}

/// Why a slip is not put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The word is not written in the file letter by letter: markup, an entity or an escape stands inside the name.
    Markup,
    /// It is a part of an address or of the name of a file.
    Address,
    /// The right form holds a sign that means something to the format.
    Sign,
    /// Another finding wants other words there.
    Disputed,
    /// It may be meant as it stands.
    Doubtful(Doubt),
}

/// What can be put right in some files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixes {
    /// By file and place; none overlaps another.
    pub fixes: Vec<Fix>,
    /// What is left, by finding and place.
    pub left: Vec<Left>,
}

/// What can be put right of `findings`; `text` gives the text of a file by its path as shown, and of those it has none of,
/// nothing is put right. Suppressed findings stay as they are.
#[must_use]
pub fn fixes<'t>(findings: &[Finding], text: impl Fn(&str) -> Option<&'t str>) -> Fixes {
    let mut left = Vec::new();
    let mut accepted: BTreeMap<Arc<str>, BTreeMap<usize, Fix>> = BTreeMap::new();
    let mut lines: BTreeMap<&str, LineIndex> = BTreeMap::new();
    for slips in findings.iter().filter(|finding| finding.counts()).flat_map(by_article) {
        let Some((path, text)) = slips.first().and_then(|slip| Some((&slip.place.path, text(&slip.place.path)?)))
        else {
            continue;
        };
        let index = lines.entry(path).or_insert_with(|| LineIndex::new(text));
        let there = accepted.entry(Arc::clone(path)).or_default();
        match slips.iter().map(|slip| fix(slip, text, index)).collect::<Result<Vec<Fix>, Box<Left>>>() {
            Ok(fixes) => match fixes.iter().zip(slips).find(|(fix, _)| is_disputed(there, fix)) {
                Some((_, slip)) => left.push(leave(slip, Why::Disputed)),
                None => there.extend(fixes.into_iter().map(|fix| (fix.place.start, fix))),
            },
            Err(one) => left.push(*one),
        }
    }
    Fixes { fixes: accepted.into_values().flat_map(BTreeMap::into_values).collect(), left }
}

/// The fixes of one article for one finding, by place: what goes with an alert of that finding at a statement of that
/// article ([`Statement::article`](crate::Statement::article)). `text` is the text of its file, `index` its lines.
#[must_use]
pub fn beside(finding: &Finding, article: &str, text: &str, index: &LineIndex) -> Vec<Fix> {
    let of_article = by_article(finding).find(|slips| slips.first().is_some_and(|slip| *slip.article == *article));
    let fixes: Result<Vec<Fix>, Box<Left>> =
        of_article.unwrap_or_default().iter().map(|slip| fix(slip, text, index)).collect();
    if finding.counts() { fixes.unwrap_or_default() } else { Vec::new() }
}

/// `text` with `fixes` made, all of them of its file.
#[must_use]
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> String {
    let edit = |fix: &Fix| Edit { at: Span::new(fix.place.start, fix.place.end), new: fix.new.clone() };
    edited(text, &fixes.into_iter().map(edit).collect::<Vec<_>>()).0
}

/// Where the byte at `at` stood before `fixes` were made, all of them of its file and in order.
#[must_use]
pub fn before(fixes: &[Fix], at: usize) -> usize {
    // The end of the last fix before it, now and then.
    let (mut now, mut then) = (0, 0);
    for Fix { place, new } in fixes {
        let start = now + (place.start - then);
        if at <= start {
            break;
        }
        if at < start + new.len() {
            return (place.start + (at - start)).min(place.end);
        }
        (now, then) = (start + new.len(), place.end);
    }
    then + (at - now)
}

fn by_article(finding: &Finding) -> impl Iterator<Item = &[Slip]> {
    finding.slips.chunk_by(|a, b| a.article == b.article)
}

/// A slip put right, if nothing is in the way.
fn fix(slip: &Slip, text: &str, index: &LineIndex) -> Result<Fix, Box<Left>> {
    if let Some(doubt) = slip.doubt {
        return Err(leave(slip, Why::Doubtful(doubt)).into());
    }
    let Some(at) = slip.at.filter(|at| text.get(at.range()) == Some(&*slip.wrong)) else {
        return Err(leave(slip, Why::Markup).into());
    };
    // An escape of JSON reads like a letter.
    let whole = Span::new(slip.place.start, slip.place.end);
    if text.get(whole.range()).is_none_or(|name| name.contains('\\')) {
        return Err(leave(slip, Why::Markup).into());
    }
    if !prose::is_in_prose(text, whole) {
        return Err(leave(slip, Why::Address).into());
    }
    let new = word::replacement(&slip.wrong, &slip.right).ok_or_else(|| Box::new(leave(slip, Why::Sign)))?;
    let (line, column) = index.line_column(text, at.start);
    let place = Place {
        path: Arc::clone(&slip.place.path),
        start: at.start,
        end: at.end,
        line,
        column,
        text: slip.wrong.as_str().into(),
    };
    Ok(Fix { place, new })
}

fn leave(slip: &Slip, why: Why) -> Left {
    Left { place: slip.place.clone(), wrong: slip.wrong.clone(), right: slip.right.clone(), why }
}

/// Whether another fix of the file has some of the same bytes, and does not say the same of them.
fn is_disputed(there: &BTreeMap<usize, Fix>, fix: &Fix) -> bool {
    let before = there.range(..fix.place.end).next_back();
    before.is_some_and(|(_, other)| other.place.end > fix.place.start && other != fix)
}

impl Left {
    /// What to tell of it.
    #[must_use]
    pub fn diagnostic(&self, text: &str, index: &LineIndex) -> Diagnostic {
        let why = match self.why {
            Why::Markup => "markup, an entity or an escape stands inside the name",
            Why::Address => "it is part of an address or of the name of a file",
            Why::Sign => "the right form holds a sign that would need markup",
            Why::Disputed => "two findings want different words there",
            Why::Doubtful(Doubt::Differs) => "what articles say of the two differs: they may be two people",
            Why::Doubtful(Doubt::Both) => "both forms stand in this article: they may be two people",
            Why::Doubtful(Doubt::Spelling) => "the article speaks of how the name is written",
        };
        let help = match self.why {
            Why::Doubtful(_) => "correct it by hand if it is a slip; if it is none, waive it",
            _ => "correct it by hand",
        };
        let message = format!("`{}` is not made `{}` in this article: {why}", self.wrong, self.right);
        let at = Span::new(self.place.start, self.place.end);
        Diagnostic::warning(message).in_file(&*self.place.path).at_line(text, index, at).help(help)
    }
}
