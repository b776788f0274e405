//! Slot types: which values fill a hole of a rule, and how a rule names them.

use crate::text::fold;

/// The type of a slot: which values fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotType {
    /// A person, by any form of the name, or by a pronoun or a description where the rule inherits.
    Person,
    /// A proper name of any kind.
    Name,
    /// The title of a work.
    Title,
    /// A place.
    Place,
    /// An organisation.
    Org,
    /// Any number, hedged or not.
    Number,
    /// A whole number of things.
    Count,
    /// `3rd`, `third`.
    Ordinal,
    /// A person's age.
    Age,
    /// A calendar year.
    Year,
    /// A date as precise as written.
    Date,
    /// A length of time.
    Duration,
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A number with a unit.
    Measure,
    /// The words inside quotation marks.
    Quote,
    /// One to `n` words, no punctuation between.
    Words(usize),
    /// One to `n` words that are no words of grammar: what stands before a noun.
    Content(usize),
    /// Up to `n` tokens of any kind inside the sentence.
    Gap(usize),
    /// One of the listed words or phrases, folded.
    OneOf(Vec<String>),
}

impl SlotType {
    /// The names of all types but one-of lists, as rules write them.
    pub const NAMES: [&'static str; 19] = [
        "person",
        "name",
        "title",
        "place",
        "org",
        "number",
        "count",
        "ordinal",
        "age",
        "year",
        "date",
        "duration",
        "money",
        "percent",
        "measure",
        "quote",
        "words(n)",
        "content(n)",
        "gap(n)",
    ];

    /// Most words or tokens that `words(n)` and `gap(n)` may span: each is tried at every length.
    pub const LONGEST: usize = 60;

    /// The type a rule names: `age`, `words(3)`, or a list `rose|fell`. `None` for an unknown name, for an `n` outside
    /// 1 to [`Self::LONGEST`] and for a list with an empty entry.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        if name.contains('|') {
            let phrases: Vec<String> = name.split('|').map(|phrase| fold(phrase.trim())).collect();
            return phrases.iter().all(|phrase| !phrase.is_empty()).then_some(Self::OneOf(phrases));
        }
        if let Some((kind, n)) = name.strip_suffix(')').and_then(|name| name.split_once('(')) {
            let n = n.trim().parse().ok().filter(|n| (1..=Self::LONGEST).contains(n))?;
            return match kind.trim_end() {
                "words" => Some(Self::Words(n)),
                "content" => Some(Self::Content(n)),
                "gap" => Some(Self::Gap(n)),
                _ => None,
            };
        }
        Some(match name {
            "person" => Self::Person,
            "name" => Self::Name,
            "title" => Self::Title,
            "place" => Self::Place,
            "org" => Self::Org,
            "number" => Self::Number,
            "count" => Self::Count,
            "ordinal" => Self::Ordinal,
            "age" => Self::Age,
            "year" => Self::Year,
            "date" => Self::Date,
            "duration" => Self::Duration,
            "money" => Self::Money,
            "percent" => Self::Percent,
            "measure" => Self::Measure,
            "quote" => Self::Quote,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_type() {
        for name in SlotType::NAMES {
            assert!(SlotType::parse(&name.replace("(n)", "(3)")).is_some(), "{name}");
        }
    }

    #[test]
    fn names_with_arguments() {
        for (name, want) in [
            ("words(3)", Some(SlotType::Words(3))),
            ("gap( 5 )", Some(SlotType::Gap(5))),
            ("Up | down", Some(SlotType::OneOf(vec!["up".into(), "down".into()]))),
            ("words(0)", None),
            ("words(61)", None),
            ("words", None),
            ("up|", None),
            ("ages", None),
        ] {
            assert_eq!(SlotType::parse(name), want, "{name}");
        }
    }
}
