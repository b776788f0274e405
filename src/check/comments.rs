//! From the comments of an article to waivers: what of the file each is for.

use crate::article::{Article, Comment, Reach, Said, Spot};
use crate::diagnostic::Diagnostic;
use crate::extract::Origin;
use crate::knowledge::Written;
use crate::span::Span;
use crate::text::{Kind, Sentence, Text};
use crate::triage::waiver::{Scope, Waiver};
use std::sync::Arc;

/// Comments of one file that are not understood and told one by one; the rest are counted.
const TOLD: usize = 20;

/// The waivers in the comments of an article, and what is wrong with those that are none.
pub(super) fn waivers(article: &Article, text: &Text<'_>, origin: &Origin<'_>) -> (Vec<Waiver>, Vec<Diagnostic>) {
    let mut waivers = Vec::new();
    let mut unclear = Vec::new();
    // Comments of one line share it: a line can be the whole file.
    let mut last: Option<(usize, Arc<str>)> = None;
    for Comment { said, spot } in &article.comments {
        match said {
            Err(fault) => unclear.push(fault),
            Ok(Said { at, reach, rules, until, reason }) => {
                let place = origin.place(*at);
                let line = match last.take() {
                    Some((number, line)) if number == place.line => line,
                    _ => origin.lines.line(origin.source, place.line).into(),
                };
                last = Some((place.line, Arc::clone(&line)));
                let covered = covered(text, *spot, *reach).map(|span| article.offsets.to_file(span));
                waivers.push(Waiver {
                    rules: rules.clone(),
                    subject: None,
                    scope: Scope::Here(covered.into_iter().collect()),
                    reason: reason.clone(),
                    until: *until,
                    written: Written { place, line },
                });
            }
        }
    }
    let told = unclear.iter().take(TOLD).map(|fault| {
        let warning = Diagnostic::warning(&fault.message).in_file(&*origin.path).help(&fault.help);
        warning.at_line(origin.source, origin.lines, fault.at)
    });
    let mut told: Vec<Diagnostic> = told.collect();
    if unclear.len() > TOLD {
        let more = unclear.len() - TOLD;
        told.push(Diagnostic::warning(format!("{more} more comments are not understood")).in_file(&*origin.path));
    }
    (waivers, told)
}

/// The bytes of the text that a comment is for; `None`: nothing follows it there.
fn covered(text: &Text<'_>, spot: Spot, reach: Option<Reach>) -> Option<Span> {
    // The first token that ends behind a byte.
    let token = |at: usize| text.tokens.partition_point(|token| token.span.end <= at);
    let (span, cell) = match (spot, reach) {
        (Spot::Nowhere, _) | (Spot::Inside { last: true, .. }, None | Some(Reach::Sentence)) => return None,
        (Spot::Inside { at, last: false, cell }, None | Some(Reach::Sentence)) => {
            let next = token(at);
            let sentence = text.sentence_of(next);
            let here = text.sentences.get(sentence)?;
            let words = text.tokens.get(next..here.tokens.end).unwrap_or_default();
            let of_cell = |at: usize| cell.is_none_or(|cell| at < cell.end);
            if words.iter().any(|token| token.kind != Kind::Symbol && of_cell(token.span.start)) {
                (text.span(here.tokens.clone()), cell)
            } else {
                // Nothing but the stop of a sentence follows.
                let after = text.sentences.get(sentence + 1).filter(|after| after.paragraph == here.paragraph)?;
                (text.span(after.tokens.clone()), cell)
            }
        }
        (Spot::Inside { at, last, cell }, Some(Reach::Paragraph | Reach::Block)) => {
            let inside = if last { token(at).checked_sub(1)? } else { token(at) };
            (paragraph(text, text.sentence_of(inside))?, cell)
        }
        (Spot::Between { at, cell, .. }, Some(Reach::Sentence)) => {
            (text.sentences.get(text.sentence_of(token(at))).map(|sentence| text.span(sentence.tokens.clone()))?, cell)
        }
        (Spot::Between { block: Some(block), .. }, Some(Reach::Block)) => return Some(block),
        (Spot::Between { at, cell, .. }, _) => (paragraph(text, text.sentence_of(token(at)))?, cell),
    };
    let Some(cell) = cell else { return Some(span) };
    // A row is read as one: of it, the comment is for the cell.
    span.overlaps(cell).then(|| Span::new(span.start.max(cell.start), span.end.min(cell.end)))
}

/// The bytes of the paragraph that a sentence stands in.
fn paragraph(text: &Text<'_>, sentence: usize) -> Option<Span> {
    let number = text.sentences.get(sentence)?.paragraph;
    let bound = |below: fn(usize, usize) -> bool| {
        text.sentences.partition_point(|sentence: &Sentence| below(sentence.paragraph, number))
    };
    let (first, end) = (bound(|paragraph, number| paragraph < number), bound(|paragraph, number| paragraph <= number));
    let (first, last) = (text.sentences.get(first)?, text.sentences.get(end.checked_sub(1)?)?);
    Some(text.span(first.tokens.start..last.tokens.end))
}
