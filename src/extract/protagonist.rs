//! The protagonist: the one person that an article is about, where there is one.

use std::collections::BTreeMap;

/// How many times as often as anybody else a protagonist is named.
const LEAD: usize = 2;

/// The person named at least twice and [`LEAD`] times as often as anybody else; `people` has each as often as it is named.
pub(super) fn protagonist(people: impl Iterator<Item = usize>) -> Option<usize> {
    let mut named: BTreeMap<usize, usize> = BTreeMap::new();
    for id in people {
        *named.entry(id).or_default() += 1;
    }
    let (&id, &most) = named.iter().max_by_key(|&(id, count)| (*count, std::cmp::Reverse(*id)))?;
    let second = named.iter().filter(|&(other, _)| *other != id).map(|(_, count)| *count).max().unwrap_or_default();
    (most >= 2 && most >= LEAD * second).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_protagonist_is_named_twice_as_often_as_anybody_else() {
        for (people, want) in
            [(&[][..], None), (&[0], None), (&[0, 0], Some(0)), (&[1, 0, 1], Some(1)), (&[0, 1, 0, 1], None)]
        {
            assert_eq!(protagonist(people.iter().copied()), want, "{people:?}");
        }
    }
}
