//! Slot types: which values fill a hole of a rule, and how a rule names them.

use crate::suggest;
use crate::text::fold;
use std::fmt;

/// The type of a slot: which values fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotType {
    /// A person, by any form of the name, or by a pronoun or a description where the rule inherits.
    Person,
    /// A proper name of any kind.
    Name,
    /// Somebody of a story told: a name of any kind, with the honorific that belongs to it (`Captain Cod`).
    Character,
    /// A word for what people are or do: `guard`, `receptionists`.
    Trade,
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
    /// A date that says itself when it is: no `Thursday`, no `last year`.
    Calendar,
    /// A day with its weekday.
    NamedDay,
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
    /// The version of a program: `3.8`, `v1.22.3`, `3.8 or later`.
    Version,
    /// The final score of a match: `3-1`.
    Score,
    /// What is set as code: `` `max_connections` ``.
    Code,
    /// The name of a setting: code of two parts or more, or in capitals (`max_connections`, `server.port`, `--dry-run`).
    Setting,
    /// One to `n` words, no punctuation between.
    Words(usize),
    /// One to `n` words that are no words of grammar: what stands before a noun.
    Content(usize),
    /// Up to `n` tokens of any kind inside the sentence.
    Gap(usize),
    /// One of the listed words or phrases, folded.
    OneOf(Vec<String>),
}

/// The types that are a name alone.
const PLAIN: [(&str, SlotType); 24] = [
    ("person", SlotType::Person),
    ("name", SlotType::Name),
    ("character", SlotType::Character),
    ("trade", SlotType::Trade),
    ("title", SlotType::Title),
    ("place", SlotType::Place),
    ("org", SlotType::Org),
    ("number", SlotType::Number),
    ("count", SlotType::Count),
    ("ordinal", SlotType::Ordinal),
    ("age", SlotType::Age),
    ("year", SlotType::Year),
    ("date", SlotType::Date),
    ("calendar", SlotType::Calendar),
    ("weekday", SlotType::NamedDay),
    ("duration", SlotType::Duration),
    ("money", SlotType::Money),
    ("percent", SlotType::Percent),
    ("measure", SlotType::Measure),
    ("quote", SlotType::Quote),
    ("version", SlotType::Version),
    ("score", SlotType::Score),
    ("code", SlotType::Code),
    ("setting", SlotType::Setting),
];

/// The signs of the rule syntax, which no phrase of a list holds.
const SIGNS: [char; 9] = ['\\', '(', ')', '[', ']', '{', '}', '|', '*'];

/// Why a name is none of a slot type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSlotType {
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl SlotType {
    /// Most words or tokens that `words(n)` and `gap(n)` may span: each is tried at every length.
    pub const LONGEST: usize = 60;

    /// The names of all types, as rules write them; lists `a|b` have none.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        PLAIN.iter().map(|(name, _)| *name).chain(["words(3)", "content(3)", "gap(3)"])
    }

    /// The type a rule names: `age`, `words(3)`, or a list `rose|fell`.
    ///
    /// # Errors
    /// An unknown name, an `n` outside 1 to [`Self::LONGEST`], and a list with an entry that is empty or holds signs.
    pub fn parse(name: &str) -> Result<Self, NoSlotType> {
        if name.contains('|') {
            let phrases: Option<Vec<_>> = name.split('|').map(phrase).collect();
            return phrases.map(Self::OneOf).ok_or_else(|| no_slot_type(name));
        }
        let name = name.trim();
        let plain = PLAIN.iter().find(|(plain, _)| *plain == name).map(|(_, kind)| kind.clone());
        plain.or_else(|| long(name)).ok_or_else(|| no_slot_type(name))
    }
}

/// `words(n)` and `gap(n)`.
fn long(name: &str) -> Option<SlotType> {
    let (head, n) = name.strip_suffix(')')?.split_once('(')?;
    let n = n.trim().parse().ok().filter(|n| (1..=SlotType::LONGEST).contains(n))?;
    match head.trim() {
        "words" => Some(SlotType::Words(n)),
        "content" => Some(SlotType::Content(n)),
        "gap" => Some(SlotType::Gap(n)),
        _ => None,
    }
}

/// A phrase of a one-of list in its normal form: folded, one space between words. `None` if it is empty or holds signs.
pub(crate) fn phrase(written: &str) -> Option<String> {
    let folded = fold(written).split_whitespace().collect::<Vec<_>>().join(" ");
    (!folded.is_empty() && !folded.contains(SIGNS)).then_some(folded)
}

fn no_slot_type(name: &str) -> NoSlotType {
    if name.contains('|') {
        return NoSlotType {
            message: format!("`{name}` has an alternative that is empty or more than words"),
            help: "write plain words between the bars: up|down".to_owned(),
        };
    }
    let head = name.split('(').next().unwrap_or_default().trim();
    if matches!(head, "words" | "content" | "gap") {
        let message = format!("`{name}` does not say how many words, from 1 to {}", SlotType::LONGEST);
        return NoSlotType { message, help: format!("write {head}(3)") };
    }
    let help = match suggest::nearest(head, SlotType::names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("one of {}, or words to choose from: `up|down`", suggest::listed(SlotType::names())),
    };
    NoSlotType { message: format!("there is no slot type `{name}`"), help }
}

impl fmt::Display for SlotType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(n) => write!(f, "words({n})"),
            Self::Content(n) => write!(f, "content({n})"),
            Self::Gap(n) => write!(f, "gap({n})"),
            Self::OneOf(phrases) => f.write_str(&phrases.join("|")),
            plain => f.write_str(PLAIN.iter().find(|(_, kind)| kind == plain).map_or("", |(name, _)| name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_types() {
        for (name, kind) in [
            ("person", Some(SlotType::Person)),
            (" age ", Some(SlotType::Age)),
            ("words(3)", Some(SlotType::Words(3))),
            ("gap( 60 )", Some(SlotType::Gap(60))),
            ("Up|went  Down", Some(SlotType::OneOf(vec!["up".into(), "went down".into()]))),
            ("words(61)", None),
            ("words(0)", None),
            ("words(-1)", None),
            ("words", None),
            ("age(3)", None),
            ("Person", None),
            ("a||b", None),
            ("up|", None),
            ("", None),
        ] {
            assert_eq!(SlotType::parse(name).ok(), kind, "{name}");
        }
    }

    #[test]
    fn every_name_is_a_type_and_shown_as_it_is_written() {
        for name in SlotType::names() {
            assert_eq!(SlotType::parse(name).unwrap().to_string(), name);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_read_is_printed_so_that_it_reads_the_same(name in "(words|content|gap)\\([0-9]{1,2}\\)|\\PC{0,12}\\|\\PC{0,12}") {
            if let Ok(kind) = SlotType::parse(&name) {
                proptest::prop_assert_eq!(SlotType::parse(&kind.to_string()), Ok(kind));
            }
        }
    }
}
