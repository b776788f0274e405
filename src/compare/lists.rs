//! Lists: values that one sentence states together (`founded by Ada Byron and Mary Shelley`), which are true together.
//!
//! The statements of one sentence whose rule's value slot takes a list are one side of a comparison: they never contradict
//! each other, and all of them agree with whatever one of them agrees with. Where two lists are paired (`pair = "zip"`)
//! each value is for a subject of its own, and nothing is joined. What makes two values agree is not known here.

use crate::rules::Rule;
use crate::statement::Statement;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Most values of a list that are held against those of another.
const MOST: usize = 16;

/// The lists of a group.
#[derive(Debug)]
pub(super) struct Lists {
    /// For each statement the number of its list.
    of: Vec<usize>,
    /// The statements of each list, in order; most hold one.
    lists: Vec<Vec<usize>>,
}

impl Lists {
    /// Finds which statements of a group stand in one list.
    pub(super) fn of(rules: &[Rule], statements: &[Statement]) -> Self {
        let mut known: BTreeMap<(usize, &str, &str), usize> = BTreeMap::new();
        let mut lists: Vec<Vec<usize>> = Vec::new();
        let of = statements.iter().enumerate().map(|(at, statement)| {
            let new = lists.len();
            let taken = rules.get(statement.rule).is_some_and(takes_lists) && !statement.is_known();
            let list = match taken {
                true => *known.entry((statement.rule, &*statement.article, &*statement.sentence)).or_insert(new),
                false => new,
            };
            if list == new {
                lists.push(Vec::new());
            }
            lists[list].push(at);
            list
        });
        Self { of: of.collect(), lists }
    }

    /// Whether two statements can both be true: when a value of one's list and a value of the other's can.
    pub(super) fn agree(&self, a: usize, b: usize, agree: impl Fn(usize, usize) -> bool) -> bool {
        let mates = |at: usize| self.lists[self.of[at]].iter().take(MOST);
        self.of[a] == self.of[b] || agree(a, b) || mates(a).any(|&a| mates(b).any(|&b| agree(a, b)))
    }

    /// Takes those out of `dissent` whose list holds a value that is the majority's.
    pub(super) fn spare(&self, dissent: &mut Vec<usize>, is_shared: impl Fn(usize) -> bool) {
        let mut shared: FxHashMap<usize, bool> = FxHashMap::default();
        dissent.retain(|&at| {
            let list = self.of[at];
            !*shared.entry(list).or_insert_with(|| self.lists[list].iter().any(|&mate| is_shared(mate)))
        });
    }
}

/// Whether each match of a rule states a list of values about one subject.
fn takes_lists(rule: &Rule) -> bool {
    let slot = rule.value.slot().and_then(|slot| rule.slots.get(slot));
    !rule.zip && slot.is_some_and(|slot| slot.many)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::tests::{rule, statement};
    use crate::rules::{By, Expression, Slot};
    use crate::value::{SlotType, Value};

    #[test]
    fn a_list_is_one_rule_in_one_sentence() {
        for (many, zip, stated, want) in [
            (true, false, vec![("a", "x"), ("a", "x"), ("a", "x")], vec![vec![0, 1, 2]]),
            (true, false, vec![("a", "x"), ("b", "x"), ("a", "y"), ("a", "x")], vec![vec![0, 3], vec![1], vec![2]]),
            (false, false, vec![("a", "x"), ("a", "x")], vec![vec![0], vec![1]]),
            (true, true, vec![("a", "x"), ("a", "x")], vec![vec![0], vec![1]]),
        ] {
            let slot = Slot { name: "v".into(), kind: SlotType::Person, many };
            let rule = Rule { slots: vec![slot], value: Expression::Slot(0), zip, ..rule("founded", By::Name) };
            let said = |&(article, sentence): &(&str, &str)| Statement {
                sentence: sentence.into(),
                ..statement(article, "s", Value::Words("v".into()))
            };
            let statements: Vec<Statement> = stated.iter().map(said).collect();
            assert_eq!(Lists::of(&[rule], &statements).lists, want, "{many} {zip} {stated:?}");
        }
    }
}
