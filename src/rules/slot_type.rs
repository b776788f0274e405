//! The names of slot types in the rule syntax: `person`, `words(3)`, `up|down`.

use super::suggest;
use crate::text::fold;
use crate::value::SlotType;
use std::fmt;

/// Most words that `words(n)` and `gap(n)` may take.
pub(super) const MOST_WORDS: usize = 60;

/// The types that are a name alone.
const PLAIN: [(&str, SlotType); 16] = [
    ("person", SlotType::Person),
    ("name", SlotType::Name),
    ("title", SlotType::Title),
    ("place", SlotType::Place),
    ("org", SlotType::Org),
    ("number", SlotType::Number),
    ("count", SlotType::Count),
    ("ordinal", SlotType::Ordinal),
    ("age", SlotType::Age),
    ("year", SlotType::Year),
    ("date", SlotType::Date),
    ("duration", SlotType::Duration),
    ("money", SlotType::Money),
    ("percent", SlotType::Percent),
    ("measure", SlotType::Measure),
    ("quote", SlotType::Quote),
];

/// The type that `name` stands for, if any.
pub(crate) fn slot_type(name: &str) -> Option<SlotType> {
    if name.contains('|') {
        let phrases: Option<Vec<_>> = name.split('|').map(phrase).collect();
        return phrases.map(SlotType::OneOf);
    }
    if let Some((_, kind)) = PLAIN.iter().find(|(plain, _)| *plain == name) {
        return Some(kind.clone());
    }
    let (head, n) = name.strip_suffix(')')?.split_once('(')?;
    let n = n.trim().parse().ok().filter(|n| (1..=MOST_WORDS).contains(n))?;
    match head.trim() {
        "words" => Some(SlotType::Words(n)),
        "content" => Some(SlotType::Content(n)),
        "gap" => Some(SlotType::Gap(n)),
        _ => None,
    }
}

/// A phrase of a one-of type in its normal form: folded, one space between words.
pub(super) fn phrase(written: &str) -> Option<String> {
    let folded = fold(written).split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = !folded.is_empty() && !folded.contains(['\\', '(', ')', '[', ']', '{', '}', '|', '*']);
    plain.then_some(folded)
}

/// What is wrong with a name that [`slot_type`] does not know, and what to do about it.
pub(super) fn fault(name: &str) -> (String, String) {
    if name.contains('|') {
        return (
            format!("`{name}` has an alternative that is empty or more than words"),
            "write plain words between the bars: {x:up|down}".to_owned(),
        );
    }
    let head = name.split('(').next().unwrap_or_default().trim();
    if matches!(head, "words" | "gap") {
        let message = format!("`{name}` does not say how many words, from 1 to {MOST_WORDS}");
        return (message, format!("write {head}(3)"));
    }
    let names = PLAIN.iter().map(|(plain, _)| *plain);
    let help = match suggest::nearest(head, names.clone().chain(["words(3)", "gap(3)"])) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("one of {}, `words(3)`, `gap(3)`, or words to choose from: `up|down`", suggest::listed(names)),
    };
    (format!("there is no slot type `{name}`"), help)
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
            ("words(3)", Some(SlotType::Words(3))),
            ("gap( 30 )", Some(SlotType::Gap(30))),
            ("Up|went  Down", Some(SlotType::OneOf(vec!["up".into(), "went down".into()]))),
            ("words(31)", None),
            ("words(0)", None),
            ("words(-1)", None),
            ("words", None),
            ("age(3)", None),
            ("Person", None),
            ("a||b", None),
            ("", None),
        ] {
            assert_eq!(slot_type(name), kind, "{name}");
        }
    }

    #[test]
    fn every_plain_type_has_a_name() {
        for (name, kind) in PLAIN {
            assert_eq!((slot_type(name), kind.to_string()), (Some(kind), name.to_owned()));
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_read_is_printed_so_that_it_reads_the_same(name in "(words|gap)\\([0-9]{1,2}\\)|\\PC{0,12}\\|\\PC{0,12}") {
            if let Some(kind) = slot_type(&name) {
                proptest::prop_assert_eq!(slot_type(&kind.to_string()), Some(kind));
            }
        }
    }
}
