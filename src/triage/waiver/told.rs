//! What is told of waivers: that one has lapsed, that one waives nothing.

use super::{Scope, Waiver};
use crate::diagnostic::{Diagnostic, Excerpt};
use crate::suggest;

/// Comments of one file that are told one by one; the rest are counted.
const TOLD: usize = 20;

/// Of a waiver that has lapsed and would still be needed.
pub(super) fn lapsed(waiver: &Waiver) -> Diagnostic {
    let day = waiver.until.map(|day| format!(" after {day}")).unwrap_or_default();
    let told = waiver.warning(format!("this waiver lapsed{day}: its findings count again"));
    told.help(format!("mend what differs, or give it a later day; its reason was: {}", waiver.reason))
}

/// Of one that covers nothing in conflict.
pub(super) fn idle(waiver: &Waiver) -> Diagnostic {
    let of = if waiver.rules.is_empty() {
        String::new()
    } else {
        format!(" of {}", suggest::listed(waiver.rules.iter().map(String::as_str)))
    };
    let about = waiver.subject.as_ref().map(|subject| format!(" about `{subject}`")).unwrap_or_default();
    let (place, help) = match &waiver.scope {
        Scope::Files => ("", "remove it, or see `factlint check -v` for the names that reports use"),
        Scope::Here(spans) if spans.is_empty() => {
            let told = waiver.warning("this waives nothing: no text follows it that it could be for".to_owned());
            return told.help("it is for what comes after it: put it before the sentence, or say `paragraph`");
        }
        Scope::Here(_) => (
            " in what it is for",
            "it is for what comes after it: put it before the sentence, say `paragraph` or `block`, or remove it",
        ),
    };
    waiver.warning(format!("this waives nothing: there is no conflict{of}{about}{place}")).help(help)
}

/// Warnings of some waivers of files, in the order given: so many of a file, and the number of the rest.
pub fn warnings(
    waivers: &[Waiver],
    wanted: impl Fn(usize) -> bool,
    tell: impl Fn(&Waiver) -> Diagnostic,
) -> Vec<Diagnostic> {
    let wanted = waivers.iter().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, waiver)| waiver);
    let wanted: Vec<&Waiver> = wanted.collect();
    let mut told = Vec::new();
    for of_file in wanted.chunk_by(|a, b| a.written.place.path == b.written.place.path) {
        told.extend(of_file.iter().take(TOLD).map(|waiver| tell(waiver)));
        if let Some(waiver) = of_file.get(TOLD) {
            let message = format!("the same is true of {} more waivers in this file", of_file.len() - TOLD);
            told.push(Diagnostic::warning(message).in_file(&*waiver.written.place.path));
        }
    }
    told
}

impl Waiver {
    /// A warning at its place.
    #[must_use]
    pub fn warning(&self, message: String) -> Diagnostic {
        let place = &self.written.place;
        let width = place.text.lines().next().unwrap_or_default().chars().count().max(1);
        let text = self.written.line.to_string();
        let at = Excerpt { line: place.line, column: place.column, text, width };
        Diagnostic { at: Some(Box::new(at)), ..Diagnostic::warning(message).in_file(&*place.path) }
    }
}
