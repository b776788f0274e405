//! The values of an agreement in a few words.
//!
//! What one value says better than another is shown once: of quotes, names and dates that agree, the longest. Values that move
//! with the date of the article come with it: `51 (2024), 45 (2018)`.

use super::block::groups;
use super::paint::clean;
use crate::finding::Finding;
use crate::text::fold;
use crate::value::Value;
use jiff::civil::Date;
use std::cmp::Reverse;

/// So many values are named; of the rest, the number.
const NAMED: usize = 3;

/// The values of `finding`, those of most articles first.
pub(super) fn shown(finding: &Finding) -> String {
    let groups = groups(finding);
    let words = groups.iter().map(|group| fold(&group.value)).collect::<Vec<_>>();
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&at| Reverse(words[at].chars().count()));
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let said = |longer: usize| match groups[at].kind() {
            Some(Value::Quote(_)) => true,
            Some(Value::Words(_)) => holds(&words[longer], &words[at]),
            // A year, of one of its days.
            Some(Value::Date(_)) => words[longer].starts_with(&words[at]),
            _ => false,
        };
        if !kept.iter().any(|&longer| said(longer)) {
            kept.push(at);
        }
    }
    kept.sort_unstable();
    let dated = kept.len() > 1 && kept.iter().all(|&at| groups[at].is_age() && groups[at].first_published().is_some());
    let year = |at: usize| groups[at].first_published().map(Date::year);
    let named = kept.iter().take(NAMED).map(|&at| {
        let value = clean(&groups[at].value);
        match groups[at].first_published().filter(|_| dated) {
            Some(day) if kept.iter().any(|&other| other != at && year(other) == year(at)) => format!("{value} ({day})"),
            Some(day) => format!("{value} ({})", day.year()),
            None => value,
        }
    });
    let more = if kept.len() > NAMED { format!(", +{}", kept.len() - NAMED) } else { String::new() };
    named.collect::<Vec<_>>().join(", ") + &more
}

/// Whether the words of `short` stand in `long`.
fn holds(long: &str, short: &str) -> bool {
    format!(" {long} ").contains(&format!(" {short} "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::lexicon::Lexicon;
    use crate::report::fixture::{age, dated, finding, statement};
    use crate::text::Text;
    use crate::value::{SlotType, recognise};
    use jiff::civil::date;

    #[test]
    fn ages_that_differ_come_with_their_dates() {
        let aged = |n: f64, day| dated(statement("a.txt", 1, "Ada is so old.", "old", age(n)), day);
        let held = |statements| shown(&finding("age", "Ada", Verdict::Agree, statements));
        let (then, now) = (date(2018, 9, 20), date(2024, 6, 14));
        assert_eq!(held(vec![aged(45.0, then), aged(51.0, now)]), "45 (2018), 51 (2024)");
        assert_eq!(held(vec![aged(50.0, date(2024, 1, 2)), aged(51.0, now)]), "50 (2024-01-02), 51 (2024-06-14)");
        assert_eq!(held(vec![aged(51.0, now), aged(51.0, now)]), "51");
    }

    #[test]
    fn of_words_that_agree_the_longest_are_shown() {
        let quote = |words: &str| Value::Quote(words.into());
        let name = |words: &str| Value::Words(words.into());
        let day = |written: &str| {
            let text = Text::analyse(written, Lexicon::english());
            recognise(&SlotType::Date, &text, 0, text.tokens.len(), None).swap_remove(0).value
        };
        for (values, want) in [
            (
                vec![quote("I shall go on"), quote("I shall … on unless they stop me")],
                "I shall … on unless they stop me",
            ),
            (vec![name("Byron"), name("Ada Byron")], "Ada Byron"),
            (vec![name("Ada Byron"), name("Mary Somerville")], "Ada Byron, Mary Somerville"),
            (vec![day("1997"), day("1997-04-25"), day("1998")], "1997-04-25, 1998"),
            (vec![name("a"), name("b"), name("c"), name("d"), name("e")], "a, b, c, +2"),
        ] {
            let statements = values.into_iter().map(|value| statement("a.txt", 1, "So it is.", "So", value)).collect();
            assert_eq!(shown(&finding("x", "Ada", Verdict::Agree, statements)), want);
        }
    }
}
