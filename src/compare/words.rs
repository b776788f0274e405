//! Groups whose values are names or other words, which have no axis.
//!
//! A common name takes the place of a common point: the fullest forms that do not fit each other are hubs, a shorter form
//! agrees with every hub it fits, and two hubs are a conflict. So `Byron` agrees with Ada and with Clara Byron, who
//! disagree, and never is a form merged along a chain.

use super::lists::Lists;
use super::name::{Fit, Name};
use super::{Voices, Weighed, sources, within};
use crate::lexicon::Lexicon;
use crate::resolve::Known;
use crate::statement::Statement;
use crate::tally;
use crate::text::fold;
use crate::value::Value;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Most hubs that the forms of a group are held against, so that time stays linear in their number.
const MOST_HUBS: usize = 64;

/// Weighs names, each by the name to go by where it is known under several.
pub(super) fn names(statements: &[Statement], lists: &Lists, lexicon: &Lexicon, known: &Known<'_>) -> Weighed {
    let mut forms: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        let form = written(&statement.value);
        forms.entry(known.by_name(lexicon, &form).to_owned()).or_default().push(at);
    }
    let mut forms: Vec<(Name, Vec<usize>)> =
        forms.into_iter().map(|(form, at)| (Name::new(&form, lexicon), at)).collect();
    forms.sort_by_cached_key(|(name, at)| {
        let (full, initials) = name.weight();
        (Reverse(full), initials, name.clone(), at.first().copied())
    });
    weigh(statements, lists, &forms, |a, b| a.fit(b) != Fit::Different)
}

/// Weighs words that agree when their folded forms are the same.
pub(super) fn texts(statements: &[Statement], lists: &Lists) -> Weighed {
    let mut forms: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        let folded = fold(&written(&statement.value));
        let words: Vec<&str> = folded.split_whitespace().collect();
        forms.entry(words.join(" ")).or_default().push(at);
    }
    let forms: Vec<(String, Vec<usize>)> = forms.into_iter().collect();
    weigh(statements, lists, &forms, |a, b| a == b)
}

/// The words of a value as written.
pub(super) fn written(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Words(words) | Value::Quote(words) => Cow::Borrowed(words),
        other => other.normal().into(),
    }
}

/// Weighs forms, the fullest first, each with the statements that use it.
fn weigh<T>(
    statements: &[Statement],
    lists: &Lists,
    forms: &[(T, Vec<usize>)],
    fits: impl Fn(&T, &T) -> bool,
) -> Weighed {
    let voices = Voices::of(statements);
    let heard = |at: &&usize| voices.count(&statements[**at]);
    let mut hubs: Vec<&T> = Vec::new();
    // What is known is a hub before any other.
    let is_known = |(_, at): &&(T, Vec<usize>)| at.iter().any(|&at| statements[at].is_known());
    let (known, others): (Vec<_>, Vec<_>) = forms.iter().partition(is_known);
    for (form, at) in known.into_iter().chain(others) {
        if hubs.len() < MOST_HUBS && at.iter().any(|at| heard(&at)) && !hubs.iter().any(|hub| fits(form, hub)) {
            hubs.push(form);
        }
    }
    let fitting = |hub: &T| -> Vec<bool> { forms.iter().map(|(form, _)| fits(form, hub)).collect() };
    let weight = |fitting: &[bool]| {
        let at = || forms.iter().zip(fitting).filter(|(_, fits)| **fits).flat_map(|((_, at), _)| at).filter(heard);
        (tally::weigh(at().map(|&at| &statements[at])), at().count())
    };
    // The first of equals: `max_by_key` would take the last.
    let majority = hubs.into_iter().map(fitting).rev().max_by_key(|fitting| weight(fitting)).unwrap_or_default();
    let side = |wanted: bool| {
        let forms = forms.iter().zip(&majority).filter(move |(_, fits)| **fits == wanted);
        forms.flat_map(|((_, at), _)| at)
    };
    let mut dissent: Vec<usize> = side(false).filter(heard).copied().collect();
    dissent.sort_unstable();
    let mut form = vec![0; statements.len()];
    forms.iter().enumerate().for_each(|(number, (_, at))| at.iter().for_each(|&at| form[at] = number));
    lists.spare(&mut dissent, |at| majority.get(form[at]).is_some_and(|fits| *fits));
    let shared = tally::count(side(true).map(|&at| &statements[at]));
    let mut weighed = Weighed { dissent, shared, ..Weighed::default() };
    let agree = |a: usize, b: usize| lists.agree(a, b, |a, b| fits(&forms[form[a]].0, &forms[form[b]].0));
    sources::explain(&mut weighed, statements, agree);
    within::explain(&mut weighed, statements, agree);
    weighed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::tests::statement;

    fn weighed(values: &[(&str, &str)], weigh: impl Fn(&[Statement]) -> Weighed) -> (usize, Vec<usize>) {
        let value = |value: &str| Value::Words(value.into());
        let statements: Vec<Statement> =
            values.iter().map(|(article, words)| statement(article, "Someone", value(words))).collect();
        let weighed = weigh(&statements);
        (weighed.shared, weighed.dissent)
    }

    #[test]
    fn a_common_name_is_agreement() {
        for (values, want) in [
            (vec![("a", "Ada Byron"), ("b", "Byron"), ("c", "Ada")], (3, vec![])),
            (vec![("a", "Byron"), ("b", "Ada Byron"), ("c", "Clara Byron")], (2, vec![2])),
            (vec![("a", "A. Byron"), ("b", "Ada Byron"), ("c", "Alice Byron"), ("d", "Alice Byron")], (3, vec![1])),
            (vec![("a", "Ada Zwentzig"), ("b", "Ada Zwentzik")], (2, vec![])),
            (vec![("a", "@adabyron"), ("b", "Ada Byron")], (2, vec![])),
        ] {
            assert_eq!(
                weighed(&values, |s| names(s, &Lists::of(&[], s), Lexicon::english(), &Known::default())),
                want,
                "{values:?}"
            );
        }
    }

    #[test]
    fn words_agree_when_folded_alike() {
        for (values, want) in [
            (vec![("a", "Red  Hall"), ("b", "red hall")], (2, vec![])),
            (vec![("a", "Red Hall"), ("b", "Blue Hall"), ("c", "Red Hall")], (2, vec![1])),
        ] {
            assert_eq!(weighed(&values, |s| texts(s, &Lists::of(&[], s))), want, "{values:?}");
        }
    }
}
