//! What an entry covers, what of it is stale, and that the file says what is meant.

use super::*;
use crate::finding::Verdict;
use crate::report::fixture::{age, finding, statement};
use proptest::prelude::*;

/// A finding on Ada's age: of each value, so many articles; a majority, where there is one, comes first.
fn ages(values: &[(u32, usize)]) -> Finding {
    let articles = values.iter().flat_map(|&(value, articles)| (0..articles).map(move |n| (value, n)));
    let one = |(value, n): (u32, usize)| {
        let path = format!("{value}-{n}.txt");
        statement(&path, 1, &format!("Ada, {value}, came."), &value.to_string(), age(f64::from(value)))
    };
    let first = values.first().map_or(0, |&(_, articles)| articles);
    let all = values.iter().map(|&(_, articles)| articles).sum();
    let statements = articles.map(one).collect();
    Finding { dissent: (first..all).collect(), ..finding("age", "Ada", Verdict::Conflict, statements) }
}

#[test]
fn an_entry_covers_its_finding_until_a_disputed_value_spreads() {
    // (known, now, covered)
    for (known, now, covered) in [
        (vec![(36, 3), (37, 1)], vec![(36, 3), (37, 1)], true),
        (vec![(36, 3), (37, 1)], vec![(36, 9), (37, 1)], true),
        (vec![(36, 3), (37, 1)], vec![(36, 3), (37, 2)], false),
        (vec![(36, 3), (37, 1)], vec![(36, 3), (37, 1), (38, 1)], false),
        // Half of the majority was mended: nothing is new.
        (vec![(36, 3), (37, 1)], vec![(36, 1), (37, 1)], true),
        // The error became the majority.
        (vec![(36, 3), (37, 1)], vec![(37, 5), (36, 3)], false),
        // Where nobody was right, more of either is news.
        (vec![(36, 1), (37, 1)], vec![(36, 1), (37, 1)], true),
        (vec![(36, 1), (37, 1)], vec![(37, 2), (36, 1)], false),
        (vec![(36, 1), (37, 1), (38, 1)], vec![(36, 1), (38, 1)], true),
    ] {
        assert_eq!(Known::of(&ages(&known)).covers(&Known::of(&ages(&now))), covered, "{known:?} {now:?}");
    }
}

fn baseline(findings: &[Finding]) -> Baseline {
    Baseline { checked: vec!["articles".into()], known: findings.iter().map(Known::of).collect() }
}

#[test]
fn what_fits_the_majority_is_not_in_dispute() {
    let old = ages(&[(36, 3), (37, 1)]);
    // Another article says 37, too, of a year later.
    let more = Finding { dissent: vec![4], ..ages(&[(36, 3), (37, 2)]) };
    assert!(Known::of(&old).covers(&Known::of(&more)));
    assert_eq!((Known::of(&more).disputed.get("37"), Known::of(&more).held.get("37")), (Some(&1), Some(&1)));
}

#[test]
fn entries_cover_one_finding_each_and_those_of_none_are_stale() {
    let (old, other) = (ages(&[(36, 3), (37, 1)]), ages(&[(50, 2), (51, 1)]));
    let gone = Finding { subject: "Bea".into(), ..old.clone() };
    let known = baseline(&[old.clone(), gone, other.clone()]);
    let mut now = vec![other, old.clone(), old];
    let used = known.apply(&mut now, |finding| finding.verdict == Verdict::Conflict);
    let counting: Vec<bool> = now.iter().map(Finding::counts).collect();
    assert_eq!(counting, [false, false, true]);
    assert_eq!(used.covering.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 2]);
    assert_eq!((used.stale, used.outgrown), (vec![1], vec![]));
}

#[test]
fn what_was_just_written_covers_all() {
    // Two findings of one name, of which one's entry would cover both.
    let (small, large) = (ages(&[(36, 3), (37, 1)]), ages(&[(36, 3), (37, 1), (38, 1)]));
    for known in [[&small, &large], [&large, &small]] {
        let known = baseline(&known.map(Clone::clone));
        let mut now = vec![small.clone(), large.clone()];
        let used = known.apply(&mut now, |_| true);
        assert!(now.iter().all(|finding| !finding.counts()));
        assert!(used.stale.is_empty() && used.outgrown.is_empty());
    }
}

#[test]
fn pruning_takes_out_what_is_settled_and_lowers_what_is_less() {
    let bea = |values: &[(u32, usize)]| Finding { subject: "Bea".into(), ..ages(values) };
    let cy = |values: &[(u32, usize)]| Finding { subject: "Cy".into(), ..ages(values) };
    let known = baseline(&[ages(&[(36, 5), (37, 3)]), bea(&[(1, 2), (2, 1)]), cy(&[(3, 2), (4, 1)])]);
    let mut now = vec![ages(&[(36, 5), (37, 1)]), cy(&[(3, 2), (4, 2)])];
    let used = known.apply(&mut now, |_| true);
    let pruned = known.pruned(&used);
    assert_eq!(pruned.known, [Known::of(&ages(&[(36, 5), (37, 1)])), known.known[2].clone()]);
    assert!(stale(&known, &used, "b.toml", &write(&known)).unwrap().to_string().contains("`age` of `Bea` is settled"));
}

#[test]
fn what_could_not_fail_is_not_covered() {
    let known = baseline(&[ages(&[(36, 3), (37, 1)])]);
    let mut now = vec![ages(&[(36, 3), (37, 1)])];
    let used = known.apply(&mut now, |_| false);
    assert!(now[0].counts());
    assert_eq!(used.stale, [0]);
}

#[test]
fn the_file_is_for_people() {
    let mut known = baseline(&[ages(&[(36, 3), (37, 1)])]);
    known.known[0].subject = "Ada \"\u{202e}\n".into();
    insta::assert_snapshot!(write(&known), @r#"
    # Findings that are known: `factlint check` fails for new ones alone.
    # Written by `factlint baseline write`; `factlint baseline prune` takes out what is settled.
    # Numbers are articles: an entry covers its finding as long as no disputed value stands in more.
    version = 1
    checked = ["articles"]

    [[known]]
    rule = "age"
    subject = "Ada \"\U0000202E\U0000000A"
    disputed."37" = 1
    held."36" = 3
    "#);
}

#[test]
fn all_faults_of_a_file_are_told_at_their_places() {
    let text = "version = 2\n[[known]]\nrule = \"age\"\nsubject = 3\ndisputed.\"37\" = \"one\"\n[[knwon]]\n";
    let faults: Vec<String> = read(text, "b.toml").unwrap_err().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(faults.join("\n"), @r#"
    error: this baseline has the form 2, and this factlint reads 1
      --> b.toml:1:11
       |
     1 | version = 2
       |           ^
      help: use the factlint that wrote it, or write it again

    error: `subject` is a string, not a number
      --> b.toml:4:11
       |
     4 | subject = 3
       |           ^
      help: put it in quotes

    error: `37` is a whole number from 1 to 1099511627776, not a string
      --> b.toml:5:17
       |
     5 | disputed."37" = "one"
       |                 ^^^^^

    error: a baseline has no key `knwon`
      --> b.toml:6:3
       |
     6 | [[knwon]]
       |   ^^^^^
      help: did you mean `known`?
    "#);
    assert!(read("", "b.toml").is_err());
}

proptest! {
    #[test]
    fn what_is_written_is_read(values in prop::collection::vec((".{0,12}", 1usize..9, any::<bool>()), 0..6), rule in ".{1,9}", subject in ".{0,20}") {
        let of = |wanted: bool| values.iter().filter(|(_, _, disputed)| *disputed == wanted).map(|(value, n, _)| (value.clone(), *n)).collect();
        let known = Known { rule, subject, disputed: of(true), held: of(false), at: Span::default() };
        let written = Baseline { checked: vec!["a b".into()], known: vec![known] };
        let mut back = read(&write(&written), "b.toml").unwrap();
        back.known.iter_mut().for_each(|known| known.at = Span::default());
        prop_assert_eq!(back, written);
    }
}
