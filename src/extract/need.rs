//! Needs: what a window must hold for a template to fit in it, told before it is tried.
//!
//! Most templates fit almost nowhere. Each of their parts that no match can do without (a word of a list, a sum of money) is
//! a need; the rarest is what the plan looks templates up by, and only where all are met is the template tried. How rare a
//! need is decides nothing but the time it takes.

use super::hole::{Hole, Holes};
use super::vocabulary::{Vocabulary, Word, WordSet};
use crate::rules::Node;
use crate::value::SlotType;

/// Words and holes of which every match holds one.
#[derive(Debug, Clone)]
pub(super) struct Need {
    pub(super) words: WordSet,
    /// The words, in the order of the template.
    pub(super) listed: Vec<Word>,
    /// Holes by number.
    pub(super) holes: Vec<usize>,
}

/// Most words that are looked for one by one.
const FEW: usize = 3;

impl Need {
    /// Whether one of its words is among `present`.
    pub(super) fn is_among(&self, present: &WordSet) -> bool {
        match self.listed.len() {
            ..=FEW => self.listed.iter().any(|&word| present.contains(word)),
            _ => present.meets(&self.words),
        }
    }
}

/// What a template needs.
#[derive(Debug, Clone)]
pub(super) struct Needs {
    /// What it is looked up by.
    pub(super) rarest: Option<Need>,
    /// All of it: what is soonest looked for goes first.
    pub(super) all: Vec<Need>,
}

impl Needs {
    /// What a template of these nodes needs; `slots` are the numbers of its holes, by slot.
    pub(super) fn new(nodes: &[Node], slots: &[usize], holes: &Holes, words: &mut Vocabulary) -> Self {
        let mut all: Vec<Parts<'_>> = nodes.iter().filter_map(|node| need(node, slots, holes)).collect();
        all.sort_by_key(Parts::often);
        all.dedup();
        let mut all: Vec<Need> = all.into_iter().map(|parts| parts.numbered(words)).collect();
        let rarest = all.first().cloned();
        let effort = |need: &Need| need.holes.iter().filter_map(|&hole| holes.all().get(hole)).map(effort).max();
        all.sort_by_cached_key(effort);
        Self { rarest, all }
    }
}

/// A need in the making, and how often it is met, roughly: tokens in ten thousand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Parts<'n> {
    words: Vec<&'n str>,
    holes: Vec<usize>,
    often: u32,
}

impl Parts<'_> {
    fn often(&self) -> u32 {
        self.often
    }

    fn numbered(self, words: &mut Vocabulary) -> Need {
        let listed: Vec<Word> = self.words.iter().map(|word| words.add(word)).collect();
        Need { words: WordSet::new(&listed), listed, holes: self.holes }
    }
}

/// What a part of a template needs, if it needs anything. Of alternatives, one of the rarest needs of each.
fn need<'n>(node: &'n Node, slots: &[usize], holes: &Holes) -> Option<Parts<'n>> {
    match node {
        Node::Token(word) => Some(Parts { words: vec![word], holes: Vec::new(), often: of_word(word) }),
        Node::Slot(slot) => {
            let hole = *slots.get(*slot)?;
            let often = of_hole(holes.all().get(hole)?)?;
            Some(Parts { words: Vec::new(), holes: vec![hole], often })
        }
        Node::OneOf(branches) => {
            let mut all = Parts::default();
            for branch in branches {
                let rarest = branch.iter().filter_map(|node| need(node, slots, holes)).min_by_key(Parts::often)?;
                all.words.extend(rarest.words);
                all.holes.extend(rarest.holes);
                all.often += rarest.often;
            }
            Some(all)
        }
        Node::Hyphen | Node::Stop | Node::Optional(_) => None,
    }
}

/// How many tokens in ten thousand are this word: the longer, the fewer. Orders of magnitude from counts of news text.
fn of_word(word: &str) -> u32 {
    match word.len() {
        _ if !word.chars().all(char::is_alphanumeric) => {
            if matches!(word, "," | "." | "-") {
                300
            } else {
                30
            }
        }
        0..=3 => 200,
        4 => 40,
        5 => 15,
        6 => 6,
        _ => 2,
    }
}

/// How many tokens in ten thousand begin what fills a hole; none for what is found nearly everywhere. Looking for it takes
/// longer than for a word, and what fills many types is found in few places.
fn of_hole(hole: &Hole) -> Option<u32> {
    match &hole.kind {
        SlotType::Words(_) | SlotType::Content(_) | SlotType::Gap(_) => None,
        SlotType::OneOf(phrases) => Some(40 + phrases.iter().map(|phrase| of_word(phrase)).sum::<u32>()),
        SlotType::Money | SlotType::NamedDay | SlotType::Version | SlotType::Score => Some(60),
        SlotType::Code | SlotType::Setting | SlotType::Percent | SlotType::Measure => Some(60),
        SlotType::Quote | SlotType::Ordinal | SlotType::Year => Some(100),
        SlotType::Duration | SlotType::Calendar | SlotType::Date | SlotType::Age => Some(150),
        SlotType::Count | SlotType::Number | SlotType::Trade => Some(300),
        SlotType::Person => Some(400),
        SlotType::Name | SlotType::Character | SlotType::Place | SlotType::Org | SlotType::Title => Some(1000),
    }
}

/// How long it takes to find what fills a hole: names and quotations are known, what is one of a few phrases is soon told from
/// the rest, numbers must be read with what stands around them.
fn effort(hole: &Hole) -> u8 {
    match &hole.kind {
        SlotType::Person | SlotType::Quote => 0,
        SlotType::Name | SlotType::Place | SlotType::Org => 1,
        SlotType::Character | SlotType::Title => 2,
        SlotType::OneOf(_) | SlotType::Code | SlotType::Setting => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use crate::RuleSet;
    use crate::extract::Plan;
    use crate::rules::RuleFile;

    /// What a template needs, as numbers of words and holes.
    fn needs(template: &str) -> Vec<(usize, usize)> {
        let file = format!(
            "[[rule]]\nid = \"x\"\ntitle = \"x\"\nabout = \"{{story}}\"\nvalue = \"yes\"\nmatch = [\"{template}\"]\n"
        );
        let set = RuleSet::parse(&[RuleFile { name: "x.toml", source: &file }]).unwrap();
        let plan = Plan::new(&set);
        let program = plan.program(0, 0).unwrap();
        program.needs.all.iter().map(|need| (need.listed.len(), need.holes.len())).collect()
    }

    #[test]
    fn each_part_that_no_match_can_do_without_is_a_need() {
        for (template, want) in [
            ("{_:count} people died", vec![(1, 0), (1, 0), (0, 1)]),
            // The rarest of each alternative, together.
            ("(at least|more than {_:count}|some) drowned", vec![(1, 0), (3, 0)]),
            ("[about] {_:money} [{_:words(3)}] - {_:gap(4)}.", vec![(0, 1)]),
            ("({_:count}|{_:money} in all)", vec![(0, 2)]),
        ] {
            assert_eq!(needs(template), want, "{template}");
        }
    }
}
