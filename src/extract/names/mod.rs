//! Names: the capitalised runs of a text, and what kind of thing each can be.
//!
//! Works on capitals, the lexicon and the words around; it knows nothing of who is who (that is `cast`). A text is read
//! twice: its sentences word by word (`runs`, cut into `pieces`, judged by `kinds`), then all of it again by what it names
//! elsewhere (`known`). A headline's capitals say nothing, so it comes last (`headline`).

mod headline;
mod joined;
mod kinds;
mod known;
pub(super) mod look;
mod nickname;
mod pieces;
mod run_set;
mod runs;

pub(super) use nickname::nickname;

use crate::text::{Gap, Kind, Text};
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
    nickname::join(text, &mut names);
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
    // The end of an e-mail address is none.
    let joined = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
        text.tokens[at].gap == Gap::None && before.is_some_and(|before| before.kind != Kind::Symbol)
    };
    handles.filter(move |&(at, _)| !joined(at)).map(|(at, _)| Name { tokens: at..at + 1, kind: NameKind::Bare })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// The kinds and texts of the names in `source`.
    fn found(source: &str) -> String {
        let text = Text::analyse(source, Lexicon::english());
        let shown = names(&text).into_iter().map(|name| format!("{:?} {}", name.kind, text.slice(name.tokens)));
        shown.collect::<Vec<_>>().join(" | ")
    }

    fn check(cases: &[(&str, &str)]) {
        for (source, want) in cases {
            assert_eq!(found(source), *want, "{source}");
        }
    }

    #[test]
    fn people_are_told_from_places_firms_and_things() {
        check(&[
            ("It was Ada Byron who wrote.", "Person Ada Byron"),
            ("Police said Poe fled.", "Bare Poe"),
            ("The Poe Foundation opened in Vienna.", "Other Poe Foundation | Place Vienna"),
            ("She left New York for the Charlotte Hornets.", "Place New York | Other Charlotte Hornets"),
            ("He drove to Orbell Springs, Ohio.", "Other Orbell Springs | Place Ohio"),
            ("They met on Poe Street and at Fort Orbell.", "Other Poe Street | Other Fort Orbell"),
            ("They met in Vexa Tonno. Later Vexa Tonno slept.", "Other Vexa Tonno | Other Vexa Tonno"),
            ("It owns Vexa Telecom and Orbell Bros.", "Other Vexa Telecom | Other Orbell Bros"),
            ("It runs on ZorbWare XP and a GHz Orbell.", "Other ZorbWare XP | Other GHz Orbell"),
            ("It was a Klee-Orbell bout by Wi-Fi.", "Bare Klee-Orbell | Other Wi-Fi"),
            ("She came in April 2003 with April.", "Other April | Bare April"),
            ("The German Chancellor slept.", "Other German Chancellor"),
            ("The U.S. Fish and Ada Poe met.", "Other U.S. Fish | Person Ada Poe"),
        ]);
    }

    #[test]
    fn names_come_in_all_forms() {
        check(&[
            ("It was Ludwig van Hoven, not J. K. Poe.", "Person Ludwig van Hoven | Person J. K. Poe"),
            ("So A.J. Poe later met AJ Orsk.", "Person A.J. Poe | Person AJ Orsk"),
            ("So Robert A. Poe Jr. later met Ana O'Poe.", "Person Robert A. Poe Jr | Person Ana O'Poe"),
            ("The novel is by Jean-Luc Klee-Orbell.", "Person Jean-Luc Klee-Orbell"),
            ("The novel is by Zoë Ünver and Omar al-Orsk.", "Person Zoë Ünver | Person Omar al-Orsk"),
            ("The novel is by Jiang Xiu and Nicolas PALMER.", "Person Jiang Xiu | Person Nicolas PALMER"),
            ("Later Ben Orsk met Al Gore there and saw Van Orsk.", "Person Ben Orsk | Person Al Gore | Bare Van Orsk"),
            ("He is Philip Rivers, of Ada Rivers.", "Person Philip Rivers | Person Ada Rivers"),
            ("Thanks @adapoe for that.", "Bare @adapoe"),
            ("Write to ada@orbell.example or (@adapoe).", "Bare @adapoe"),
            ("Boss Tom \"The Tin\" Poe fled.", "Person Tom \"The Tin\" Poe"),
            ("Later Tom (Teddy) Poe fled.", "Person Tom (Teddy) Poe"),
            ("Later Tom 'The Tin' Poe fled.", "Person Tom 'The Tin' Poe"),
            ("Later Tom sang “Low Tide” there.", "Bare Tom | Other Low Tide"),
        ]);
    }

    #[test]
    fn what_stands_before_and_after_a_name_is_no_part_of_it() {
        check(&[
            ("Sources named actor Tom Poe and Judge Ann Marie Poe.", "Person Tom Poe | Person Ann Marie Poe"),
            ("He met Kish Gov. Reza Tavalli there.", "Other Kish | Person Reza Tavalli"),
            ("The letter named GM Tom Poe and VP Orsk.", "Person Tom Poe | Bare Orsk"),
            (
                "The letter named Orbell Rovers QB Tom Poe and Texas Ranger Ann Orsk.",
                "Other Orbell Rovers | Person Tom Poe | Place Texas | Person Ann Orsk",
            ),
            ("The Indian Prime Minister Manoj Orsk met and thanked Undersheriff Poe.", "Person Manoj Orsk | Bare Poe"),
            ("Then Judge Tom Poe QC and Sr. Orsk came home.", "Person Tom Poe | Bare Orsk"),
            ("Obama named Ada Poe Surgeon General.", "Bare Obama | Person Ada Poe | Other Surgeon General"),
            ("The letter named Martin Luther King Jr. there.", "Person Martin Luther King Jr"),
            (
                "The letter named General Motors and the Screen Actors Guild.",
                "Other General Motors | Other Screen Actors Guild",
            ),
            ("The Dreaded Ada Poe is a film.", "Other Dreaded Ada Poe"),
        ]);
    }

    #[test]
    fn the_rest_of_the_text_is_known() {
        check(&[
            ("Here Tom Poe slept. Joining Poe was nobody.", "Person Tom Poe | Bare Poe"),
            ("Here Ada Page slept. Page left.", "Person Ada Page | Bare Page"),
            ("Here Gaetano Lo Orsk slept. Police said Lo Orsk left.", "Person Gaetano Lo Orsk | Bare Lo Orsk"),
            ("Here Ada Poe slept. Whenever Ada Poe sings, it rains.", "Person Ada Poe | Person Ada Poe"),
        ]);
    }

    #[test]
    fn capitals_of_a_headline_say_nothing() {
        check(&[
            ("Old Ada Poe Dies At Age 91 In Vienna Home", "Person Ada Poe | Place Vienna"),
            ("COLTS TOP CHIEFS", ""),
            ("ADA POE DIES\n\nIt was Ada Poe who died.", "Person ADA POE | Person Ada Poe"),
            ("Ada Poe Center Opens In New York", "Other Ada Poe Center | Place New York"),
        ]);
    }
}
