//! The protagonist: the one person that an article is about, where there is one.

use super::cast::Meant;
use std::collections::BTreeMap;

/// How many times as often as anybody else a protagonist is named.
const LEAD: usize = 2;

/// The person named at least twice and [`LEAD`] times as often as anybody else; `meant` tells for each name whom it means.
pub(super) fn protagonist(meant: &[Meant]) -> Option<usize> {
    let mut named: BTreeMap<usize, usize> = BTreeMap::new();
    for meant in meant {
        if let Meant::Person(id) = meant {
            *named.entry(*id).or_default() += 1;
        }
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
            let meant: Vec<Meant> = people.iter().map(|&id| Meant::Person(id)).chain([Meant::Nobody]).collect();
            assert_eq!(protagonist(&meant), want, "{people:?}");
        }
    }
}
