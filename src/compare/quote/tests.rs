//! Whole collections of quotes, from statements to findings.

use super::*;
use crate::compare::tests::{rule, statement};
use crate::resolve::Known;
use crate::rules::By;
use crate::value::Value;

/// Statements, `article[:speaker]|quote` each, at places in order.
fn quotes(lines: &[&str]) -> Vec<Statement> {
    let read = |(at, line): (usize, &&str)| {
        let (head, quote) = line.split_once('|').unwrap();
        let (article, speaker) = head.split_once(':').unwrap_or((head, ""));
        let mut statement = statement(article, speaker, Value::Quote(quote.into()));
        statement.place.start = at;
        statement.quoted = true;
        statement
    };
    lines.iter().enumerate().map(read).collect()
}

/// Each finding as `verdict [cause] subject: articles [-dissenting articles] [note]`.
fn shown(lines: &[&str]) -> Vec<String> {
    let compared =
        crate::compare::findings(&[rule("quote", By::Quote)], Lexicon::english(), &Known::default(), quotes(lines));
    let line = |finding: &Finding| {
        let article = |at: usize| &*finding.statements[at].article;
        let all: String = (0..finding.statements.len()).map(article).collect();
        let dissent: String = finding.dissent.iter().map(|&at| article(at)).collect();
        let cause = finding.cause.map(|cause| format!(" {}", cause.name())).unwrap_or_default();
        let dissent = if dissent.is_empty() { dissent } else { format!(" -{dissent}") };
        let note = if finding.note.is_empty() { String::new() } else { format!(" ({})", finding.note) };
        format!("{}{cause} {}: {all}{dissent}{note}", finding.verdict.name(), finding.subject)
    };
    compared.findings.iter().map(line).collect()
}

#[test]
fn printings_of_one_utterance_are_one_finding() {
    for (lines, want) in [
        // Excerpts, ellipses and inserts agree; the speaker is named by most.
        (
            vec![
                "a:Ada Byron|We had a grand time at the fair, all of us, and then went home",
                "b:Ada Byron|had a grand time at the fair",
                "c:Byron|We had a grand time … and then went home",
                "d|went home and then slept [there] till ten",
            ],
            vec!["agree Ada Byron: abc", "single went home and then…: d"],
        ),
        // A changed, dropped or added word: the wording of most articles stands.
        (
            vec![
                "a|We had a good time at the fair",
                "b|We had a grand time at the fair",
                "c|had a grand time at the fair",
            ],
            vec!["conflict misquote We had a good…: abc -a (“good” for “grand”)"],
        ),
        (
            vec!["a|We did not see it coming at all", "b|We did see it coming at all"],
            vec!["conflict misquote We did not see…: ab -b (“not” dropped)"],
        ),
        // One article alone.
        (vec!["a|We had a good time", "a|We had a good time"], vec!["single We had a good…: aa"]),
        // One article, two utterances: it would not print one in two ways.
        (
            vec![
                "a|We still fight for it all along the beach",
                "a|We still fight for it all along the road",
                "b|We still fight for it all along the road",
            ],
            vec!["agree We still fight for…: ab", "single We still fight for…: a"],
        ),
        // A stock phrase is no utterance.
        (
            vec!["a|It was the end of the road", "b|We stood at the end of the road"],
            vec!["single It was the end…: a", "single We stood at the…: b"],
        ),
        // Two words must be the same, one says nothing.
        (
            vec!["a|Never so glad", "b|never so glad!", "c|so glad", "d|so glad", "e|glad", "f|glad"],
            vec!["agree Never so glad: ab", "agree so glad: cd", "single glad: e", "single glad: f"],
        ),
        // Those that have no part in a difference agree apart from it.
        (
            vec![
                "a|The tent was wet all night long. We ate our soup cold by the river",
                "b|We ate our soup hot by the river",
                "c|The tent was wet all night long.",
            ],
            vec!["conflict misquote The tent was wet…: ab -b (“hot” for “cold”)", "agree The tent was wet…: ac"],
        ),
        // A cut that turns the sense, unless the article prints the word elsewhere.
        (
            vec!["a|Sure, but only if it works for both of them", "b|it works for both of them"],
            vec!["agree clipped-quote Sure, but only if…: ab (cut off beside “if”)"],
        ),
        (
            vec!["a|Sure, but only if it works for both of them", "a|it works for both of them"],
            vec!["single Sure, but only if…: aa"],
        ),
        // Never by a chain: the third shares too little with the hub.
        (
            vec![
                "a|red green blue grey pink one two three four five six",
                "b|two three four five six seven eight nine ten eleven",
                "c|seven eight nine ten eleven twelve thirteen",
            ],
            vec!["agree two three four five…: bc", "single red green blue grey…: a"],
        ),
        (vec!["a|…", "b|"], vec!["single : a", "single : b"]),
    ] {
        assert_eq!(shown(&lines), want, "{lines:#?}");
    }
}

#[test]
fn stock_phrases_and_long_quotes_stay_quick() {
    let long =
        |seed: usize| (0..3000).map(|n| format!("w{} at the end of", (n * seed) % 977)).collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = (1..40).map(|n| format!("a{n}|{}", long(n))).collect();
    let phrases = (0..3000).map(|n| format!("b{n}|at the end of the day {n}"));
    let lines: Vec<String> = lines.into_iter().chain(phrases).collect();
    assert!(!shown(&lines.iter().map(String::as_str).collect::<Vec<_>>()).is_empty());
}

proptest::proptest! {
    #[test]
    fn an_excerpt_of_a_quote_agrees(from in 0_usize..12, len in 4_usize..12) {
        let all = "one day our ship comes home and we will dance along the quay till dawn".split(' ').collect::<Vec<_>>();
        let excerpt = all[from.min(all.len() - 4)..(from + len).min(all.len()).max(from.min(all.len() - 4) + 4)].join(" ");
        let found = shown(&[&format!("a|{}", all.join(" ")), &format!("b|{excerpt}")]);
        proptest::prop_assert_eq!(found.len(), 1);
        proptest::prop_assert!(found[0].starts_with("agree"), "{:?}", found);
    }

    #[test]
    fn any_quotes_in_any_order_give_the_same_findings(texts in proptest::collection::vec("[abc]( [abc.…,\\[\\]]){0,9}|\\PC{0,20}", 1..7)) {
        let lines: Vec<String> = texts.iter().enumerate().map(|(at, text)| format!("{}|{text}", at % 3)).collect();
        let mut all = quotes(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let rules = [rule("quote", By::Quote)];
        let want = format!("{:?}", crate::compare::findings(&rules, Lexicon::english(), &Known::default(), all.clone()).findings);
        all.reverse();
        proptest::prop_assert_eq!(want, format!("{:?}", crate::compare::findings(&rules, Lexicon::english(), &Known::default(), all).findings));
    }
}
