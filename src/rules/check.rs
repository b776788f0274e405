//! From what a file says to rules that cannot be wrong any more.
//!
//! All of a rule is looked at before it is given up, so that all its faults are told. A fault in one part keeps quiet what
//! would only follow from it.

use super::compare::compare;
use super::expression;
use super::lint;
use super::names::{Lists, Slots};
use super::parts;
use super::raw::{Inherits, RawRule, Scope};
use super::rule::{Expression, Inherit, Piece, Rule, Template, When, Within};
use super::rule_test::rule_test;
use super::template::{self, Parsed};
use crate::toml_file::{Fault, Faults, Places, Str, Word};
use std::collections::BTreeSet;

/// Checks one rule; `None` when it cannot be one. That faults were found shows in `faults` alone.
pub(super) fn rule(raw: &RawRule<'_>, lists: &mut Lists, places: &Places<'_>, faults: &mut Faults) -> Option<Rule> {
    let id = raw.id.as_ref().filter(|id| check_id(id, faults));
    let templates = raw.templates.as_ref().map_or(&[][..], |templates| &templates.value);
    if let Some(none) = raw.templates.as_ref().filter(|templates| templates.value.is_empty()) {
        let fault = Fault::new(none.at, "`match` is empty");
        faults.add(fault.help("give it at least one template, like \"{who:person}, {n:age},\""));
    }
    let mut slots = Slots::default();
    let templates = parse(templates, &mut slots, lists, places, faults);
    let unless = parse(&raw.unless, &mut slots, lists, places, faults);
    let requires = parse(&raw.requires, &mut slots, lists, places, faults);
    let apart = parse(&raw.apart, &mut slots, lists, places, faults);
    let mut nodes = |parsed: &[(&Str<'_>, Parsed)], faults: &mut Faults| -> Vec<Template> {
        let template = |(string, parsed): &(&Str<'_>, Parsed)| Template {
            source: string.text.to_string(),
            line: places.line(string.at),
            at: string.at,
            nodes: slots.nodes(string, &parsed.parts, lists, faults),
        };
        parsed.iter().map(template).collect()
    };
    let checked = (nodes(&templates, faults), nodes(&unless, faults), nodes(&requires, faults), nodes(&apart, faults));
    // A rule without templates says nothing of its slots.
    slots.partial |= raw.templates.as_ref().is_none_or(|templates| templates.value.is_empty());

    let per_story = raw.compare.scope.is_some_and(|scope| scope.value == Scope::Story);
    let about = raw.about.as_ref().and_then(|about| expression::about(about, per_story, &slots, faults));
    let value = raw.value.as_ref().and_then(|value| expression::value(value, &slots, faults));
    let inherit = inherit(&raw.inherit);
    if let Some(pair) = raw.pair.filter(|_| slots.slots.iter().filter(|slot| slot.many).count() < 2) {
        let fault = Fault::new(pair.at, "\"zip\" pairs two slots that take lists, and this rule has fewer");
        faults.add(fault.help("add a `*` to both types: {who:person*} … {as:name*}"));
    }
    let filled = Filled { about: about.as_deref(), value: value.as_ref(), inherit, slots: &slots };
    for (string, parsed) in templates.iter().filter(|(_, parsed)| parsed.faults.is_empty()) {
        filled.check(string, parsed, faults);
    }
    let tests = raw.tests.iter().map(|test| rule_test(test, places, faults)).collect();
    let compare = compare(&raw.compare, about.as_deref().unwrap_or_default(), value.as_ref(), &slots, faults);
    let stated = lint::Stated { about: about.as_deref(), value: value.as_ref(), by: compare.by };
    lint::slots(&[&templates, &unless, &requires], &apart, &stated, &slots, faults);
    lint::templates(&templates, &stated, faults);
    if raw.within.is_none_or(|within| within.value != Within::Paragraph) {
        lint::stops(templates.iter().chain(&unless).chain(&apart), faults);
    }
    lint::tests(raw, faults);
    let (at, id, about, value) = (id?.at, id?.text.to_string(), about?, value?);
    Some(Rule {
        at,
        claim: id.split('.').next().unwrap_or_default().to_owned(),
        title: raw.title.as_ref().map_or_else(|| id.clone(), |title| title.text.to_string()),
        origin: places.path.to_owned(),
        pack: None,
        compare,
        slots: slots.slots,
        templates: checked.0,
        unless: checked.1,
        requires: checked.2,
        apart: checked.3,
        id,
        about,
        value,
        within: raw.within.map(|within| within.value).unwrap_or_default(),
        inherit,
        zip: raw.pair.is_some(),
        severity: raw.severity.map(|severity| severity.value).unwrap_or_default(),
        tests,
    })
}

fn check_id(id: &Str<'_>, faults: &mut Faults) -> bool {
    let good_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let good = id.text.split('.').all(good_part);
    if !good {
        let help =
            "an id is of lower-case letters, digits and `-`, its parts set apart by `.`: \"released.anniversary\"";
        faults.add(Fault::new(id.at, format!("\"{}\" is no id", id.text)).help(help));
    }
    good
}

/// Parses templates and takes up the slots they declare.
fn parse<'r, 'f>(
    strings: &'r [Str<'f>],
    slots: &mut Slots,
    lists: &Lists,
    places: &Places<'_>,
    faults: &mut Faults,
) -> Vec<(&'r Str<'f>, Parsed)> {
    let mut all = Vec::with_capacity(strings.len());
    for string in strings {
        let parsed = template::parse(&string.text);
        faults.add_inside(string, parsed.faults.clone());
        slots.partial |= parsed.cut;
        slots.faulty |= !parsed.faults.is_empty();
        slots.declare(string, &parts::uses(&parsed.parts), lists, places, faults);
        all.push((string, parsed));
    }
    all
}

fn inherit(raw: &[Word<Inherits>]) -> Inherit {
    let has = |way| raw.iter().any(|word| word.value == way);
    Inherit {
        surname: has(Inherits::Surname),
        pronoun: has(Inherits::Pronoun),
        description: has(Inherits::Description),
        value: has(Inherits::Value),
        work: has(Inherits::Work),
        heading: has(Inherits::Heading),
    }
}

/// What every template of a rule has to fill.
struct Filled<'r> {
    about: Option<&'r [Piece]>,
    value: Option<&'r Expression>,
    inherit: Inherit,
    slots: &'r Slots,
}

impl Filled<'_> {
    fn check(&self, string: &Str<'_>, parsed: &Parsed, faults: &mut Faults) {
        if parts::can_be_nothing(&parsed.parts) {
            let fault = Fault::new(string.at, "this template can match nothing at all");
            faults.add(fault.help("take a word or a slot out of the brackets"));
            return;
        }
        let always = parts::always(&parsed.parts);
        let uses = parts::uses(&parsed.parts);
        let inherits = self.inherit.description || self.inherit.value || self.inherit.work || self.inherit.heading;
        let about = self.about.unwrap_or_default().iter().filter_map(|piece| match piece {
            Piece::Slot(index) if !inherits => Some(*index),
            _ => None,
        });
        let value = match self.value {
            Some(Expression::Slot(index) | Expression::Before(When::Published, index)) => vec![*index],
            Some(Expression::Before(When::Slot(date), length)) => vec![*date, *length],
            Some(Expression::Text(_) | Expression::Number(_)) | None => Vec::new(),
        };
        let needed = about.map(|index| (index, "about")).chain(value.into_iter().map(|index| (index, "value")));
        let mut seen = BTreeSet::new();
        for (index, key) in needed.filter(|&(index, _)| seen.insert(index)) {
            let Some(slot) = self.slots.slots.get(index).filter(|slot| !always.contains(slot.name.as_str())) else {
                continue;
            };
            let name = &slot.name;
            if let Some(found) = uses.iter().find(|found| found.name == *name) {
                let at = string.place(found.at);
                faults.add(
                    Fault::new(at, format!("`{name}` can be left out here, but `{key}` needs it"))
                        .help("take it out of the brackets, have it in every alternative, or write two templates"),
                );
            } else if uses.iter().all(|found| found.name == "_" || self.slots.find(&found.name).is_some()) {
                // A slot that is not known may be the one that is missed, in a slip of the pen; that is reported.
                let fault = Fault::new(string.at, format!("this template has no `{name}`, but `{key}` needs it"));
                faults.add(fault.help(if key == "about" {
                    format!("add {{{name}}}, or let the subject be found: inherit = [\"description\"]")
                } else {
                    format!("add {{{name}}}")
                }));
            }
        }
    }
}
