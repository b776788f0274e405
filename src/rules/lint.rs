//! Warnings about a rule that can run and likely does not do what its writer meant.
//!
//! Here is what shows without running anything: slots that are never used, templates without anything fixed, rules without
//! tests. What the tests show when they run is told by `rule_tests`.

use super::names::Slots;
use super::parts::{self, Kind, Part, Use};
use super::raw::RawRule;
use super::rule::{By, Expression, Piece, When};
use super::template::Parsed;
use crate::toml_file::{Fault, Faults, Str};
use crate::value::SlotType;
use std::collections::BTreeMap;

/// What the statements of a rule are made of, as far as it could be read.
pub(super) struct Stated<'r> {
    pub(super) about: Option<&'r [Piece]>,
    pub(super) value: Option<&'r Expression>,
    pub(super) by: By,
}

type Templates<'r, 'f> = [(&'r Str<'f>, Parsed)];

/// Warns of slots with a name that nothing asks for. Those of `apart` name the event, and a type given once may serve many
/// templates: a slot that is written twice is used.
pub(super) fn slots(
    templates: &[&Templates<'_, '_>],
    apart: &Templates<'_, '_>,
    stated: &Stated<'_>,
    slots: &Slots,
    faults: &mut Faults,
) {
    let (Some(about), Some(value)) = (stated.about, stated.value) else { return };
    if slots.partial {
        return;
    }
    let mut written: BTreeMap<&str, Vec<(&Str<'_>, &Use)>> = BTreeMap::new();
    for (string, parsed) in templates.iter().copied().flatten() {
        for slot in parts::uses(&parsed.parts) {
            written.entry(&slot.name).or_default().push((string, slot));
        }
    }
    let named = |index: usize| slots.slots.get(index).map(|slot| slot.name.as_str());
    let mut used: Vec<Option<&str>> = match value {
        Expression::Slot(slot) | Expression::Before(When::Published, slot) => vec![named(*slot)],
        Expression::Before(When::Slot(date), length) => vec![named(*date), named(*length)],
        Expression::Text(_) | Expression::Number(_) => Vec::new(),
    };
    used.extend(about.iter().filter_map(|piece| if let Piece::Slot(slot) = piece { Some(named(*slot)) } else { None }));
    used.extend(apart.iter().flat_map(|(_, parsed)| parts::uses(&parsed.parts)).map(|slot| Some(slot.name.as_str())));
    for (name, uses) in written {
        let (&[(string, slot)], false) = (uses.as_slice(), name == "_" || used.contains(&Some(name))) else { continue };
        let Some(declared) = &slot.declared else { continue };
        let kind = string.text.get(declared.at.range()).unwrap_or_default();
        let warning = Fault::new(string.place(slot.at), format!("nothing uses the slot `{name}`"));
        let many = if declared.many { "*" } else { "" };
        faults.warn(
            warning.help(format!("name it in `about` or `value`; if it does not matter, write {{_:{kind}{many}}}")),
        );
    }
}

/// Warns of templates that are slots alone: they fit wherever two such things stand side by side, and must be tried on
/// every sentence. A value that tells itself (`$5 million`, a quotation) is enough; so is a rule about spellings.
pub(super) fn templates(templates: &Templates<'_, '_>, stated: &Stated<'_>, faults: &mut Faults) {
    for (string, parsed) in templates {
        if parsed.faults.is_empty() && stated.by != By::Spelling && !is_fixed(&parsed.parts) {
            let message =
                "nothing in this template is fixed: it fits wherever its slots do, and every sentence is tried";
            let help = "add a word or a sign that such sentences have, like {who:person} is {n:age}";
            faults.warn(Fault::new(string.at, message).help(help));
        }
    }
}

/// Whether each way through `parts` has a word, a sign or a value that tells itself.
fn is_fixed(parts: &[Part]) -> bool {
    let tells_itself = |kind: &Kind| match kind {
        Kind::Type(kind) => matches!(
            kind,
            SlotType::Ordinal
                | SlotType::Money
                | SlotType::Percent
                | SlotType::Measure
                | SlotType::Duration
                | SlotType::Quote
                | SlotType::NamedDay
                | SlotType::OneOf(_)
        ),
        Kind::List(_) | Kind::Unknown => true,
    };
    parts.iter().any(|part| match part {
        Part::Literal(_) | Part::List { .. } => true,
        // What a slot is of that is declared in another template, is not looked up.
        Part::Slot(slot) => slot.declared.as_ref().is_none_or(|declared| tells_itself(&declared.kind)),
        Part::Optional(_) => false,
        Part::OneOf(ways) => ways.iter().all(|way| is_fixed(way)),
    })
}

/// Warns of a rule that nothing tests.
pub(super) fn tests(raw: &RawRule<'_>, faults: &mut Faults) {
    if let (true, Some(id)) = (raw.tests.is_empty(), &raw.id) {
        let warning = Fault::new(id.at, format!("the rule `{}` has no tests", id.text));
        faults.warn(warning.help("add [[rule.test]] with a `text` and the statements to `want`"));
    }
}
