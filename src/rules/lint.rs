//! Warnings about a rule that can run and likely does not do what its writer meant.
//!
//! Here is what shows without running anything: slots that are never used, templates without anything fixed or with the end
//! of a sentence in their middle, rules without tests. What the tests show when they run is told by `rule_tests`.

use super::names::Slots;
use super::parts::{self, Kind, Part, Use};
use super::raw::RawRule;
use super::rule::{By, Expression, Piece, When};
use super::template::Parsed;
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;
use crate::text::Text;
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

/// Warns of templates that go on after the end of a sentence, of a rule that looks at single sentences.
pub(super) fn stops<'t, 'r: 't, 'f: 'r>(
    templates: impl Iterator<Item = &'t (&'r Str<'f>, Parsed)>,
    faults: &mut Faults,
) {
    for (string, parsed) in templates {
        let Some(at) = inner_stop(&string.text).filter(|_| parsed.faults.is_empty()) else { continue };
        let sign = string.text.get(at.range()).unwrap_or_default();
        let message = format!("a sentence ends at this `{sign}`, and a match stays inside one sentence");
        let help = "end the template here, or let the rule look at paragraphs: within = \"paragraph\"";
        faults.warn(Fault::new(string.place(at), message).help(help));
    }
}

/// The first `.`, `!` or `?` of a template that ends a sentence in an article and is followed by something.
fn inner_stop(template: &str) -> Option<Span> {
    let (mut braces, mut escaped) = (false, false);
    template.char_indices().find_map(|(at, c)| {
        let plain = !escaped && !braces;
        escaped = c == '\\' && !escaped;
        braces = (braces || plain && c == '{') && c != '}';
        let stop = plain && matches!(c, '.' | '!' | '?');
        let (before, after) = (template.get(..at)?, template.get(at + 1..)?);
        (stop && !is_short(before, c) && goes_on(after, c)).then(|| Span::new(at, at + 1))
    })
}

/// Whether the word before a full stop is an abbreviation or an initial, after which the sentence goes on.
fn is_short(before: &str, stop: char) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let abbreviation = || {
        let text = format!("{word}.");
        Text::analyse(&text, Lexicon::english()).classes(0).has(Classes::ABBREVIATION)
    };
    stop == '.' && !word.is_empty() && (word.chars().count() == 1 || abbreviation())
}

/// Whether a blank and then something that can begin a sentence follow `stop`, on the same way through the template.
fn goes_on(after: &str, stop: char) -> bool {
    // So many brackets are open of alternatives that are other ways.
    let (mut blank, mut other, mut depth) = (false, false, 0_usize);
    for c in after.chars() {
        match c {
            '(' | '[' if other => depth += 1,
            ')' | ']' if other && depth > 0 => depth -= 1,
            ')' | ']' => other = false,
            _ if other => {}
            '|' => other = true,
            c if c.is_whitespace() => blank = true,
            '(' | '[' if blank => {}
            // `Yahoo! shares rose` is one sentence; after a full stop, a small letter is the writer's shorthand.
            c => return blank && (stop == '.' || c == '{' || c.is_uppercase() || c.is_ascii_digit()),
        }
    }
    false
}

/// Warns of a rule that nothing tests.
pub(super) fn tests(raw: &RawRule<'_>, faults: &mut Faults) {
    if let (true, Some(id)) = (raw.tests.is_empty(), &raw.id) {
        let warning = Fault::new(id.at, format!("the rule `{}` has no tests", id.text));
        faults.warn(warning.help("add [[rule.test]] with a `text` and the statements to `want`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_that_something_follows() {
        for (template, at) in [
            ("it rises. {x:name}", Some(8)),
            ("{x:name}. And it rose", Some(8)),
            ("it rises! {x:name}", Some(8)),
            ("does it rise? [{x:name}] yes", Some(12)),
            ("(it rises.|it falls) so {x:name}", Some(9)),
            ("it rises. and falls.", Some(8)),
            ("it (rises|falls).", None),
            ("(it rises.|it falls)", None),
            ("(it rises.|it [always (a|b)] falls) ", None),
            ("Dr. {x:person} and {y:words(2)}.", None),
            ("the U.S. {x:name}, etc.", None),
            ("J. {x:name} has 3.5 {y:name}", None),
            ("Yahoo! shares rose", None),
            (r"\{a. {x:name}", None),
            (r"\{all. {x:name}", Some(5)),
            ("", None),
        ] {
            assert_eq!(inner_stop(template).map(|at| at.start), at, "{template}");
        }
    }

    #[test]
    fn whole_paragraphs_go_on_after_a_stop() {
        for (more, count) in [("", 1), ("within = 'headline'", 1), ("within = 'paragraph'", 0)] {
            let source = format!(
                "[[rule]]\nid='x'\nabout='{{w}}'\nvalue='yes'\nmatch=['it rises. {{w:name}} too']\n{more}\n[[rule.test]]\ntext='a'\nwant=[]"
            );
            let file = super::super::RuleFile { name: "r.toml", source: &source };
            let warnings = super::super::RuleSet::parse(&[file]).unwrap().warnings;
            assert_eq!(warnings.len(), count, "{more}: {warnings:?}");
        }
    }
}
