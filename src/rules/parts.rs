//! A template as parsed: its parts, with slots and lists still by name.
//!
//! What can be said of a template before its names are looked up is said here: which slots every way through it fills, and
//! whether it can match nothing.

use super::rule::Node;
use crate::span::Span;
use crate::value::SlotType;
use std::collections::BTreeSet;

/// A part of a template; places are bytes of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A token, hyphen or stop.
    Literal(Node),
    /// `{who}`, `{who:person}`.
    Slot(Use),
    /// `{@says}`.
    List {
        /// `says`.
        name: String,
        /// Its place.
        at: Span,
    },
    /// `[x]`.
    Optional(Vec<Part>),
    /// `(a|b)`.
    OneOf(Vec<Vec<Part>>),
}

/// One use of a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Use {
    /// `who`.
    pub(super) name: String,
    /// Its place, with the braces.
    pub(super) at: Span,
    /// What it says of its type, if anything.
    pub(super) declared: Option<Declared>,
}

/// A slot's type where it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declared {
    /// The type.
    pub(super) kind: Kind,
    /// Whether it takes a list.
    pub(super) many: bool,
    /// Its place.
    pub(super) at: Span,
}

/// A type as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// `person`, `words(3)`, `up|down`.
    Type(SlotType),
    /// `@says`: one of a word list.
    List(String),
    /// Something else, which has been reported.
    Unknown,
}

/// All slots of `parts`, in order.
pub(super) fn uses(parts: &[Part]) -> Vec<&Use> {
    fn walk<'p>(parts: &'p [Part], found: &mut Vec<&'p Use>) {
        for part in parts {
            match part {
                Part::Slot(slot) => found.push(slot),
                Part::Optional(inner) => walk(inner, found),
                Part::OneOf(alternatives) => alternatives.iter().for_each(|inner| walk(inner, found)),
                Part::Literal(_) | Part::List { .. } => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(parts, &mut found);
    found
}

/// The slots that every way through `parts` fills.
pub(super) fn always(parts: &[Part]) -> BTreeSet<&str> {
    let mut filled = BTreeSet::new();
    for part in parts {
        match part {
            Part::Slot(slot) => {
                filled.insert(slot.name.as_str());
            }
            Part::OneOf(alternatives) => {
                let common = alternatives.iter().map(|inner| always(inner)).reduce(|a, b| &a & &b);
                filled.extend(common.unwrap_or_default());
            }
            Part::Literal(_) | Part::List { .. } | Part::Optional(_) => {}
        }
    }
    filled
}

/// Whether `parts` can match without a single word.
pub(super) fn can_be_nothing(parts: &[Part]) -> bool {
    parts.iter().all(|part| match part {
        Part::Literal(node) => matches!(node, Node::Hyphen | Node::Stop),
        Part::Slot(_) | Part::List { .. } => false,
        Part::Optional(_) => true,
        Part::OneOf(alternatives) => alternatives.iter().any(|inner| can_be_nothing(inner)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::template;
    use super::*;

    #[test]
    fn what_every_way_through_a_template_fills() {
        for (source, want, nothing) in [
            ("{a:name} is {b:age}", "a b", false),
            ("{a:name} [is {b:age}]", "a", false),
            ("({a:name} said|said {a})", "a", false),
            ("({a:name}|{b:name})", "", false),
            ("({a:name} {c:age}|{b:name} [x] {c})", "c", false),
            ("[{a:name}]", "", true),
            ("[x] [y].", "", true),
            ("(x|[y])", "", true),
        ] {
            let parts = template::parse(source).parts;
            assert_eq!(always(&parts).into_iter().collect::<Vec<_>>().join(" "), want, "{source}");
            assert_eq!(can_be_nothing(&parts), nothing, "{source}");
        }
    }
}
