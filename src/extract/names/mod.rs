//! Names: the capitalised runs of a text, and what kind of thing each can be.
//!
//! Works on capitals, the lexicon and the words around; it knows nothing of who is who (that is `cast`). A text is read
//! twice: its sentences word by word (`runs`, cut into `pieces`, judged by `kinds`), then all of it again by what it names
//! elsewhere (`known`). A headline's capitals say nothing, so it comes last (`headline`).

mod headline;
mod joined;
mod kinds;
mod known;
mod look;
mod pieces;
mod runs;

use crate::text::{Kind, Text};
use headline::Known;
use std::cmp::Reverse;
use std::ops::Range;

/// A name at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its tokens, without honorific, trade or possessive.
    pub tokens: Range<usize>,
    /// What it can be.
    pub kind: NameKind,
}

/// What a name can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A person's full name: two parts or more.
    Person,
    /// A surname, a given name or a character; or `@handle`.
    Bare,
    /// A country, city or region.
    Place,
    /// An organisation, a site, anything else with capitals.
    Other,
    /// Two bare names that are one: `Romy and Michele`.
    Joined,
}

/// The names of a text in order of their first token, the longer first.
#[must_use]
pub fn names(text: &Text<'_>) -> Vec<Name> {
    let mut names: Vec<Name> = text
        .sentences
        .iter()
        .filter(|sentence| !sentence.headline)
        .flat_map(|sentence| runs::runs(text, sentence.tokens.clone()))
        .flat_map(|run| pieces::pieces(text, run))
        .collect();
    known::reconsider(text, &mut names);
    let known = Known::new(text, &names);
    for sentence in text.sentences.iter().filter(|sentence| sentence.headline) {
        headline::headline(text, sentence.tokens.clone(), &known, &mut names);
    }
    names.extend(handles(text));
    in_order(&mut names);
    names.extend(joined::joined(text, &names));
    in_order(&mut names);
    names
}

fn in_order(names: &mut [Name]) {
    names.sort_by_key(|name| (name.tokens.start, Reverse(name.tokens.end)));
}

fn handles(text: &Text<'_>) -> impl Iterator<Item = Name> {
    let handles = text.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Handle);
    handles.map(|(at, _)| Name { tokens: at..at + 1, kind: NameKind::Bare })
}

/// The folded words of a run of tokens, one blank between.
fn key(text: &Text<'_>, tokens: Range<usize>) -> String {
    tokens.map(|at| text.word(at)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn found(source: &str) -> Vec<String> {
        let text = Text::analyse(source, Lexicon::english());
        names(&text).iter().map(|name| format!("{:?} {}", name.kind, text.slice(name.tokens.clone()))).collect()
    }

    #[test]
    fn people_are_told_from_places_firms_and_titles() {
        for (source, want) in [
            ("It was Ada Byron who wrote.", vec!["Person Ada Byron"]),
            ("Sources named actor Tom Poe and Judge Ann Marie Poe.", vec!["Person Tom Poe", "Person Ann Marie Poe"]),
            ("He met Kish Gov. Reza Tavalli there.", vec!["Other Kish", "Person Reza Tavalli"]),
            ("The Poe Foundation opened in Vienna.", vec!["Other Poe Foundation", "Place Vienna"]),
            ("Police said Poe fled.", vec!["Bare Poe"]),
            ("She left New York for the Charlotte Hornets.", vec!["Place New York", "Other Charlotte Hornets"]),
            ("It was Ludwig van Hoven, not J. K. Poe.", vec!["Person Ludwig van Hoven", "Person J. K. Poe"]),
            ("Fans of Vera and Bram met Mr. Poe.", vec!["Joined Vera and Bram", "Bare Vera", "Bare Bram", "Bare Poe"]),
            ("Old Ada Poe Dies At Age 91 In Vienna Home", vec!["Person Ada Poe", "Place Vienna"]),
            ("Thanks @adapoe for that.", vec!["Bare @adapoe"]),
        ] {
            assert_eq!(found(source), want, "{source}");
        }
    }
}
