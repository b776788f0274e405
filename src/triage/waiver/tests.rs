//! Whole checks of a few sentences, with waivers; and what may never be, whatever is waived.

use super::*;
use crate::check::{Options, Outcome, Source, check};
use crate::finding::Finding;
use crate::lexicon::Lexicon;
use crate::rules::RuleSet;
use crate::statement::Place;
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::shipped().unwrap());

fn run(sources: &[Source], waivers: Waivers) -> Outcome {
    let options = Options { waivers, story: crate::article::StoryBy::All, ..Options::default() };
    check(&RULES, Lexicon::english(), sources, &options)
}

/// A waiver of the configuration; an empty rule or subject is none.
fn waiver(rule: &str, subject: &str) -> Waiver {
    let place = Place { path: "factlint.toml".into(), start: 0, end: 1, line: 1, column: 1, text: "[".into() };
    Waiver {
        rules: (!rule.is_empty()).then(|| rule.to_owned()).into_iter().collect(),
        subject: (!subject.is_empty()).then(|| subject.to_owned()),
        scope: Scope::Files,
        reason: "seen".into(),
        until: None,
        written: Written { place, line: "[[waiver]]".into() },
    }
}

/// The findings that tell of a difference, as `rule value/value`, those suppressed in brackets; then what is told.
fn told(outcome: &Outcome) -> String {
    let shown = |finding: &Finding| {
        let values: Vec<String> = finding.statements.iter().map(|statement| statement.value.written()).collect();
        let shown = format!("{} {}", finding.rule, values.join("/"));
        match &finding.suppressed {
            Some(by) => format!("[{shown}: {} {}]", by.by.name(), by.reason),
            None => shown,
        }
    };
    let differs = |finding: &&Finding| finding.cause.is_some() || finding.verdict == crate::Verdict::Updated;
    let mut all: Vec<String> = outcome.findings.iter().filter(differs).map(shown).collect();
    let told = outcome.diagnostics.iter().chain(&outcome.idle);
    all.extend(told.map(|told| told.message.split(':').next().unwrap_or_default().to_owned()));
    all.join("; ")
}

fn sources(texts: &[&str]) -> Vec<Source> {
    texts.iter().zip(["a.md", "b.md", "c.md", "d.md"]).map(|(text, path)| Source::new(path, *text)).collect()
}

#[test]
fn comments_waive_what_follows_them() {
    let one = "Ada Byron, 36, wrote. Mary Shelley, 53, agreed.";
    for (other, want) in [
        ("Ada Byron, 37, wrote.", "age 36/37"),
        ("<!-- factlint-waive age: x -->\n\nAda Byron, 37, wrote.", "[age 36/37: comment x]"),
        ("<!-- factlint-waive: x -->\n\nAda Byron, 37, wrote.", "[age 36/37: comment x]"),
        ("<!-- factlint-waive died, age: x -->\n\nAda Byron, 37, wrote.", "[age 36/37: comment x]"),
        ("<!-- factlint-waive died: x -->\n\nAda Byron, 37, wrote.", "age 36/37; this waives nothing"),
        ("<!-- factlint-waive dead: x -->\n\nAda Byron, 37, wrote.", "age 36/37"),
        ("<!-- factlint-waive age -->\n\nAda Byron, 37, wrote.", "age 36/37; this waiver gives no reason"),
        // Inside running text: the next sentence.
        ("Rain. <!-- factlint-waive: x --> Ada Byron, 37, wrote. Wind.", "[age 36/37: comment x]"),
        ("Ada <!-- factlint-waive: x --> Byron, 37, wrote. Wind.", "[age 36/37: comment x]"),
        ("Ada Byron, 37, <!-- factlint-waive: x --> wrote. Wind.", "[age 36/37: comment x]"),
        ("Rain fell<!-- factlint-waive: x -->. Ada Byron, 37, wrote.", "[age 36/37: comment x]"),
        ("Ada Byron, 37, wrote. <!-- factlint-waive: x --> Wind.", "age 36/37; this waives nothing"),
        ("Ada Byron, 37, wrote. <!-- factlint-waive: x -->\n\nWind.", "age 36/37; this waives nothing"),
        ("Ada Byron, 37, wrote. <!-- factlint-waive paragraph: x -->\n\nWind.", "[age 36/37: comment x]"),
        ("Ada Byron, 37, wrote. <!-- factlint-waive paragraph: x --> Wind.", "[age 36/37: comment x]"),
        // Between blocks: the next paragraph, or more.
        ("<!-- factlint-waive: x -->\n\nWind. Ada Byron, 37, wrote.", "[age 36/37: comment x]"),
        ("<!-- factlint-waive sentence: x -->\n\nWind. Ada Byron, 37, wrote.", "age 36/37; this waives nothing"),
        ("<!-- factlint-waive: x -->\n\nWind.\n\nAda Byron, 37, wrote.", "age 36/37; this waives nothing"),
        ("<!-- factlint-waive: x -->\n\n- Wind.\n- Ada Byron, 37, wrote.", "age 36/37; this waives nothing"),
        ("<!-- factlint-waive block: x -->\n\n- Wind.\n- Ada Byron, 37, wrote.", "[age 36/37: comment x]"),
        ("<!-- factlint-waive block: x -->\n\n> Wind.\n>\n> Ada Byron, 37, wrote.", "[age 36/37: comment x]"),
        ("<!-- factlint-waive block: x -->\n\n- Wind.\n\nAda Byron, 37, wrote.", "age 36/37; this waives nothing"),
        // In a cell: its words, and no others of the row.
        (
            "|a|b|\n|-|-|\n| Wind. <!-- factlint-waive: x --> | Ada Byron, 37, wrote. |",
            "age 36/37; this waives nothing",
        ),
        (
            "|a|b|\n|-|-|\n| Wind. <!-- factlint-waive paragraph: x --> | Ada Byron, 37, wrote. |",
            "age 36/37; this waives nothing",
        ),
        ("|a|b|\n|-|-|\n| Wind. | Ada Byron, 37, wrote. <!-- factlint-waive block: x --> |", "[age 36/37: comment x]"),
        ("|a|b|\n|-|-|\n| Wind. | <!-- factlint-waive: x --> Ada Byron, 37, wrote. |", "[age 36/37: comment x]"),
        ("|a|b|\n|-|-|\n| <!-- factlint-waive: x --> | Ada Byron, 37, wrote. |", "age 36/37; this waives nothing"),
        // Two in a row are both for what follows.
        (
            "<!-- factlint-waive died: x -->\n<!-- factlint-waive age: y -->\n\nAda Byron, 37, wrote.",
            "[age 36/37: comment y]; this waives nothing",
        ),
        ("---\ntitle: Notes\n---\n<!-- factlint-waive: x -->\n\nAda Byron, 37, wrote.", "[age 36/37: comment x]"),
    ] {
        assert_eq!(told(&run(&sources(&[one, other]), Waivers::default())), want, "{other}");
    }
}

#[test]
fn the_configuration_waives_by_rule_and_subject() {
    let all = sources(&["Zoë Byron, 36, wrote.", "Zoë Byron, 37, wrote."]);
    for (rule, subject, want) in [
        ("age", "", "[age 36/37: waiver seen]"),
        ("", "zoe byron", "[age 36/37: waiver seen]"),
        ("age", "ZOË Byron", "[age 36/37: waiver seen]"),
        ("age", "Zoë", "age 36/37; this waives nothing"),
        ("born", "", "age 36/37; this waives nothing"),
        ("agee", "", "age 36/37"),
    ] {
        let waivers = Waivers { configured: vec![waiver(rule, subject)], today: None };
        assert_eq!(told(&run(&all, waivers)), want, "{rule} {subject}");
    }
}

#[test]
fn a_waiver_of_some_files_leaves_the_others() {
    let mut all = sources(&["Ada Byron, 36, wrote.", "Ada Byron, 37, wrote.", "Ada Byron, 46, wrote."]);
    // (the files it is for, what is left)
    for (files, want) in [
        ([false, false, true], "age 36/37"),
        ([true, true, false], "[age 36/37/46: waiver seen]"),
        ([false, true, true], "[age 36/37/46: waiver seen]"),
        ([false, false, false], "age 36/37/46"),
    ] {
        for (source, waived) in all.iter_mut().zip(files) {
            source.waived = Some(vec![waived]);
        }
        let waivers = Waivers { configured: vec![waiver("age", "")], today: None };
        assert_eq!(told(&run(&all, waivers)), want, "{files:?}");
    }
}

#[test]
fn what_is_left_is_compared_anew() {
    let waive = "<!-- factlint-waive: x -->\n\n";
    let comment = |text: &str| format!("{waive}{text}");
    // Each text, whether it is waived; what is told.
    let cases: [(&[(&str, bool)], &str); 5] = [
        (
            &[("Ada Byron, 36, wrote.", false), ("Ada Byron, 37, wrote.", true), ("Ada Byron, 46, wrote.", false)],
            "age 36/46",
        ),
        // Two are needed together; the first is named.
        (
            &[("Ada Byron, 36, wrote.", false), ("Ada Byron, 37, wrote.", true), ("Ada Byron, 46, wrote.", true)],
            "[age 36/37/46: comment x]",
        ),
        // An age and a birth date, of which one is fine.
        (
            &[("---\ndate: 2024-05-03\n---\nAda Byron, 36, wrote.", false), ("Ada Byron was born in 1951.", true)],
            "[age 36/1951: comment x]",
        ),
        // Of a name, all mentions count, and not the first of an article alone.
        (
            &[
                ("Danielle Marlow sang. Danielle Marlow left.", false),
                ("Danielle Marlow came.", false),
                ("Daniele Marlow sang.", true),
            ],
            "[spelling Danielle Marlow/Danielle Marlow/Daniele Marlow: comment x]",
        ),
        (
            &[
                ("Danielle Marlow sang. Danielle Marlow left.", false),
                ("Danielle Marlow came.", false),
                ("Daniele Marlow sang.\n\nDaniele Marlow left.", true),
                ("Danielle Marlow ran.", false),
            ],
            "spelling Danielle Marlow/Danielle Marlow/Daniele Marlow/Danielle Marlow",
        ),
    ];
    for (texts, want) in cases {
        let texts: Vec<String> =
            texts.iter().map(|(text, waived)| if *waived { comment(text) } else { (*text).into() }).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(told(&run(&sources(&texts), Waivers::default())), want, "{texts:?}");
    }
}

#[test]
fn a_waiver_holds_until_its_last_day() {
    let all = sources(&["Ada Byron, 36, wrote.", "Ada Byron, 37, wrote."]);
    let until = Some(date(2026, 9, 30));
    for (rule, today, want) in [
        ("age", None, "[age 36/37: waiver seen]"),
        ("age", Some(date(2026, 9, 30)), "[age 36/37: waiver seen]"),
        ("age", Some(date(2026, 10, 1)), "age 36/37; this waiver lapsed after 2026-09-30"),
        ("born", Some(date(2026, 10, 1)), "age 36/37; this waives nothing"),
    ] {
        let configured = vec![Waiver { until, ..waiver(rule, "") }];
        assert_eq!(told(&run(&all, Waivers { configured, today })), want, "{rule} {today:?}");
    }
}

#[test]
fn many_idle_waivers_are_counted() {
    let text = "<!-- factlint-waive: x -->\n\nWind.\n\n".repeat(30);
    let outcome = run(&sources(&[&text]), Waivers::default());
    assert_eq!(outcome.idle.len(), 21);
    assert_eq!(outcome.idle[20].message, "the same is true of 10 more waivers in this file");
}

proptest! {
    /// Whatever is waived, no more findings count than without, and the order of the files makes no difference.
    #[test]
    fn waivers_only_take_away(
        texts in prop::collection::vec((prop::sample::select(vec![
            "Ada Byron, 36, wrote.", "Ada Byron, 37, wrote.", "Ada Byron was born in 1951.", "Ten people died.", "Twelve people died.",
            "“I never said that it rained,” Ada Byron said.", "“I said that it rained,” Ada Byron said.", "Adda Byron came.",
        ]), any::<bool>()), 1..4)
    ) {
        let text = |waive: bool| -> Vec<String> {
            texts.iter().map(|(text, of)| if *of && waive { format!("<!-- factlint-waive: x -->\n\n{text}") } else { (*text).into() }).collect()
        };
        let of = |texts: &[String]| run(&sources(&texts.iter().map(String::as_str).collect::<Vec<_>>()), Waivers::default());
        let failing = |outcome: &Outcome| outcome.findings.iter().filter(|f| f.counts() && f.verdict == crate::Verdict::Conflict).count();
        let waived = of(&text(true));
        prop_assert!(failing(&waived) <= failing(&of(&text(false))));
        let mut sources = sources(&text(true).iter().map(String::as_str).collect::<Vec<_>>());
        sources.reverse();
        prop_assert_eq!(told(&run(&sources, Waivers::default())), told(&waived));
        if texts.iter().all(|(_, of)| *of) {
            prop_assert_eq!(failing(&waived), 0);
        }
    }
}
