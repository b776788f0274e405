//! Names looked up: from parsed templates to slots by index and lists unfolded.
//!
//! A slot's type is given once in a rule and holds everywhere in it. Lists are shared by the rules of a file, and those of a
//! pack's head by all its files; no file has one of the same name, so that a list means the same everywhere in a pack.

use super::literal::literal;
use super::parts::{Declared, Kind, Part, Use};
use super::rule::{Node, Slot};
use super::template::is_name;
use crate::span::Span;
use crate::suggest;
use crate::toml_file::{Fault, Faults, Pairs, Places, Str};
use crate::value::{SlotType, phrase};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Most entries of a list.
const MOST_ENTRIES: usize = 1_000;
/// Most tokens that the lists of a file may unfold into, in all its templates together: a bound for memory.
const MOST_UNFOLDED: usize = 200_000;

/// Names that mean something of their own and cannot be slots.
pub(crate) const RESERVED: [&str; 3] = ["story", "speaker", "published"];

/// Stands for a type that could not be read, which has been reported: a choice of nothing. No checked rule holds it.
const UNKNOWN: SlotType = SlotType::OneOf(Vec::new());

/// Whether a slot's type could not be read; it then fits everywhere.
pub(super) fn is_unknown(kind: &SlotType) -> bool {
    *kind == UNKNOWN
}

/// The word lists of a file, or those that the files of a pack share.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: BTreeMap<String, List>,
    /// Whether a syntax fault may have hidden some.
    partial: bool,
    unfolded: usize,
    /// The names of those that templates use, known or not: of one that is not known, the first use is reported.
    used: RefCell<BTreeSet<String>>,
}

#[derive(Debug, Clone)]
struct List {
    /// Its place, in the file that uses it; none for one that the pack shares.
    at: Option<Span>,
    nodes: Vec<Vec<Node>>,
    phrases: Vec<String>,
    tokens: usize,
}

impl Lists {
    /// Checks the lists of a file that shares those of `head`, the head of its pack, when it has one.
    pub(super) fn new(
        raw: &Pairs<'_, Vec<Str<'_>>>,
        head: Option<&SharedLists>,
        partial: bool,
        faults: &mut Faults,
    ) -> Self {
        let mut lists = Self { partial, ..Self::default() };
        if let Some(head) = head {
            lists.partial |= head.partial;
            lists.lists.clone_from(&head.lists);
        }
        for (key, entries) in &raw.entries {
            let (name, at) = (key.text.as_ref(), key.at);
            if let Some(head) = head.filter(|head| head.lists.contains_key(name)) {
                let fault = Fault::new(at, format!("the list `{name}` is shared by the whole pack already"));
                faults.add(fault.help(format!("it stands in {}: drop it here, or give it another name", head.path)));
                continue;
            }
            if !is_name(name) {
                let fault = Fault::new(at, format!("`{name}` is no name for a list"));
                faults.add(fault.help("names are of letters, digits, `-` and `_`"));
            }
            if entries.is_empty() {
                faults.add(Fault::new(at, format!("the list `{name}` is empty")).help("give it words, or drop it"));
            }
            if entries.len() > MOST_ENTRIES {
                faults.add(Fault::new(at, format!("a list has at most {MOST_ENTRIES} entries")).help("make several"));
                lists.partial = true;
                continue;
            }
            let mut list = List { at: Some(at), nodes: Vec::new(), phrases: Vec::new(), tokens: 0 };
            for entry in entries {
                let nodes = literal(&entry.text);
                let Some(phrase) = phrase(&entry.text).filter(|_| !nodes.is_empty()) else {
                    let fault = Fault::new(entry.at, "an entry of a list is a word or a few, without signs");
                    faults.add(fault.help("write each form as an entry of its own"));
                    continue;
                };
                list.tokens += nodes.len();
                list.nodes.push(nodes);
                list.phrases.push(phrase);
            }
            lists.lists.insert(name.to_string(), list);
        }
        lists
    }

    /// Warns of the lists that no template uses.
    pub(super) fn warn_of_unused(&self, faults: &mut Faults) {
        let used = self.used.borrow();
        let own = self.lists.iter().filter_map(|(name, list)| Some((name, list.at?)));
        for (name, at) in own.filter(|(name, _)| !used.contains(*name)) {
            let warning = Fault::new(at, format!("no rule of this file uses the list `{name}`"));
            faults.warn(warning.help(format!("use it in a template, {{@{name}}}, or drop it")));
        }
    }

    fn get(&self, name: &str, at: Span) -> Result<&List, Option<Fault>> {
        let first = self.used.borrow_mut().insert(name.to_owned());
        self.lists.get(name).ok_or_else(|| {
            let help = match suggest::nearest(name, self.lists.keys().map(String::as_str)) {
                Some(near) => format!("did you mean `{{@{near}}}`?"),
                None => format!("add it under [lists]: {name} = [\"…\", \"…\"]"),
            };
            (first && !self.partial).then(|| Fault::new(at, format!("there is no list `{name}`")).help(help))
        })
    }
}

/// The lists of a pack's head, and the head's name.
#[derive(Debug)]
pub(super) struct SharedLists {
    /// The head, as messages name it.
    path: String,
    lists: BTreeMap<String, List>,
    /// Whether a syntax fault may have hidden some.
    partial: bool,
}

impl SharedLists {
    /// The lists of the head at `path`.
    pub(super) fn new(path: String, lists: Lists) -> Self {
        let Lists { mut lists, partial, .. } = lists;
        lists.values_mut().for_each(|list| list.at = None);
        Self { path, lists, partial }
    }
}

/// The slots of a rule, each once, in the order in which their types are given.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// The slots.
    pub(super) slots: Vec<Slot>,
    /// Index and place of each named one.
    named: BTreeMap<String, (usize, Span)>,
    /// Whether parts of the rule's templates were not looked at, and may hold more.
    pub(super) partial: bool,
    /// Whether a template has a fault: a slot that seems to be missing may be what it was meant to hold.
    pub(super) faulty: bool,
    /// Those reported, by name and, where another type was given before, by type: the same slip is told once.
    reported: BTreeSet<String>,
}

impl Slots {
    /// The slot called `name`.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.named.get(name).map(|&(index, _)| index)
    }

    /// Their names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.named.keys().map(String::as_str)
    }

    /// Takes up the types that a template's slots give.
    pub(super) fn declare(
        &mut self,
        template: &Str<'_>,
        uses: &[&Use],
        lists: &Lists,
        places: &Places<'_>,
        faults: &mut Faults,
    ) {
        for slot in uses.iter().filter(|slot| slot.name != "_") {
            if RESERVED.contains(&slot.name.as_str()) {
                let fault = Fault::new(template.place(slot.at), format!("`{}` is no name for a slot", slot.name));
                faults.add(fault.help("it has a meaning of its own in `about` and `value`; take another"));
                self.faulty = true;
                continue;
            }
            let Some(declared) = &slot.declared else { continue };
            let at = template.place(declared.at);
            let Some(&(index, first)) = self.named.get(&slot.name) else {
                self.named.insert(slot.name.clone(), (self.slots.len(), at));
                self.push(slot, declared, template, lists, faults);
                continue;
            };
            let Some(kind) = self.kind(declared, template, lists, faults) else { continue };
            let before = &self.slots[index];
            if !is_unknown(&before.kind) && (before.kind != kind || before.many != declared.many) {
                let shown = |kind: &SlotType, many| format!("{kind}{}", if many { "*" } else { "" });
                if !self.reported.insert(format!("{}:{}", slot.name, shown(&kind, declared.many))) {
                    continue;
                }
                let message = format!(
                    "`{}` is `{}` here, but `{}` at {}",
                    slot.name,
                    shown(&kind, declared.many),
                    shown(&before.kind, before.many),
                    places.place(first)
                );
                faults.add(Fault::new(at, message).help("give it one type, or use two names"));
            }
        }
    }

    fn push(
        &mut self,
        slot: &Use,
        declared: &Declared,
        template: &Str<'_>,
        lists: &Lists,
        faults: &mut Faults,
    ) -> usize {
        let kind = self.kind(declared, template, lists, faults).unwrap_or(UNKNOWN);
        self.slots.push(Slot { name: slot.name.clone(), kind, many: declared.many });
        self.slots.len() - 1
    }

    fn kind(&self, declared: &Declared, template: &Str<'_>, lists: &Lists, faults: &mut Faults) -> Option<SlotType> {
        match &declared.kind {
            Kind::Type(kind) => Some(kind.clone()),
            Kind::Unknown => None,
            Kind::List(name) => match lists.get(name, declared.at) {
                Ok(list) => Some(SlotType::OneOf(list.phrases.clone())),
                Err(fault) => {
                    faults.add_inside(template, fault.into_iter().collect());
                    None
                }
            },
        }
    }

    /// The nodes of a template's parts.
    pub(super) fn nodes(
        &mut self,
        template: &Str<'_>,
        parts: &[Part],
        lists: &mut Lists,
        faults: &mut Faults,
    ) -> Vec<Node> {
        let mut nodes = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Part::Literal(node) => nodes.push(node.clone()),
                Part::Slot(slot) => nodes.extend(self.slot(template, slot, lists, faults).map(Node::Slot)),
                Part::List { name, at } => nodes.extend(unfold(template, name, *at, lists, faults)),
                Part::Optional(inner) => nodes.push(Node::Optional(self.nodes(template, inner, lists, faults))),
                Part::OneOf(ways) => {
                    let ways = ways.iter().map(|way| self.nodes(template, way, lists, faults));
                    nodes.push(Node::OneOf(ways.collect()));
                }
            }
        }
        nodes
    }

    fn slot(&mut self, template: &Str<'_>, slot: &Use, lists: &Lists, faults: &mut Faults) -> Option<usize> {
        if let ("_", Some(declared)) = (slot.name.as_str(), &slot.declared) {
            return Some(self.push(slot, declared, template, lists, faults));
        }
        let found = self.find(&slot.name);
        self.faulty |= found.is_none();
        let told = found.is_some() || self.partial || RESERVED.contains(&slot.name.as_str());
        if !told && self.reported.insert(slot.name.clone()) {
            let fault = Fault::new(template.place(slot.at), format!("the slot `{}` has no type", slot.name));
            faults.add(fault.help(match suggest::nearest(&slot.name, self.names()) {
                Some(near) => format!("did you mean `{{{near}}}`?"),
                None => format!("give it one where it is used first: {{{}:person}}", slot.name),
            }));
        }
        found
    }
}

/// The alternatives of a list; none when it is unknown or there is no more room, which is reported.
fn unfold(template: &Str<'_>, name: &str, at: Span, lists: &mut Lists, faults: &mut Faults) -> Option<Node> {
    match lists.get(name, at) {
        Ok(list) if lists.unfolded + list.tokens <= MOST_UNFOLDED => {
            let (node, tokens) = (Node::OneOf(list.nodes.clone()), list.tokens);
            lists.unfolded += tokens;
            Some(node)
        }
        Ok(_) => {
            let message = format!("the lists of a file unfold into at most {MOST_UNFOLDED} words in all its templates");
            faults.add(Fault::new(template.place(at), message).help("shorten the lists, or split the file"));
            None
        }
        Err(fault) => {
            faults.add_inside(template, fault.into_iter().collect());
            None
        }
    }
}
