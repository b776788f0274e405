//! Statements come back from bytes as they were, and no bytes are too much.

use super::{Damaged, decode, encode};
use crate::lexicon::Lexicon;
use crate::rules::RuleSet;
use crate::span::Span;
use crate::statement::{Certainty, Place, Run, Statement, Subject, SubjectKind};
use crate::text::Text;
use crate::value::{SlotType, Value, recognise};
use crate::voice::{Outlet, Voice};
use crate::{Options, Source};
use jiff::civil::Date;
use proptest::prelude::*;
use smol_str::SmolStr;
use std::sync::Arc;

/// Values of all kinds, as they are read from a text.
fn values() -> Vec<Value> {
    let read = [
        ("number", "about 1.5 million"),
        ("age", "36"),
        ("age", "18 months old"),
        ("date", "25 April 1997"),
        ("date", "the 1990s"),
        ("date", "December 11"),
        ("weekday", "Thursday, 10 September 2009"),
        ("duration", "two and a half hours"),
        ("money", "nearly $5.4bn"),
        ("percent", "5 to 7 percent"),
        ("measure", "5 feet 3 inches"),
        ("version", "2.7 to 3.5"),
    ];
    let found = read.into_iter().flat_map(|(kind, source)| {
        let text = Text::analyse(source, Lexicon::english());
        let kind = SlotType::parse(kind).unwrap();
        let at = |at| recognise(&kind, &text, at, text.tokens.len(), None);
        let fills: Vec<Value> = (0..text.tokens.len()).flat_map(at).map(|fill| fill.value).collect();
        assert!(!fills.is_empty(), "{source}");
        fills
    });
    let mut values: Vec<Value> = found.collect();
    values.push(Value::List((0..).map(|at| at..at + 1).zip(values.clone()).collect()));
    values
}

/// Strings of which some come again.
fn string() -> impl Strategy<Value = SmolStr> {
    prop_oneof![Just("a.txt".into()), Just("".into()), any::<String>().prop_map(SmolStr::from)]
}

fn voice() -> impl Strategy<Value = Voice> {
    let outlets =
        ["AP", "a.txt"].map(|name| Outlet { name: name.into(), once: true, weight: 2, marks: vec!["(AP)".into()] });
    let outlets = outlets.map(|outlet| Voice::Outlet(Arc::new(outlet)));
    prop_oneof![Just(Voice::Article), Just(Voice::Known), prop::sample::select(outlets.to_vec())]
}

fn statement() -> impl Strategy<Value = Statement> {
    let kinds =
        [SubjectKind::Person, SubjectKind::BarePerson, SubjectKind::Work, SubjectKind::Story, SubjectKind::Other];
    let kind = (prop::sample::select(kinds.to_vec()), any::<bool>());
    let said =
        prop_oneof![string().prop_map(Value::Words), string().prop_map(Value::Quote), prop::sample::select(values())];
    let strings = (string(), string(), string(), string(), (string(), string(), string(), prop::option::of(string())));
    let numbers = (0..300_usize, 0..usize::MAX / 2, 0..999_usize, 1..99_999_usize, 1..999_usize);
    let day = prop::option::of((1800..2100_i16).prop_map(|year| Date::constant(year, 2, 28)));
    let runs = prop::collection::vec((0..99_usize, 0..99_usize), 0..3);
    (kind, said, strings, numbers, day, runs, voice()).prop_map(
        |(kind, value, strings, numbers, published, runs, voice)| {
            let (name, subject_text, path, text, (sentence, article, story, source)) = strings;
            let (rule, start, len, line, column) = numbers;
            let certainty = if kind.1 { Certainty::Sure } else { Certainty::Ambiguous };
            Statement {
                rule,
                subject: Subject { name, certainty, kind: kind.0 },
                subject_text,
                inherited: kind.1,
                value,
                place: Place { path: path.into(), start, end: start + len, line, column, text },
                sentence: sentence.into(),
                article: article.into(),
                story: story.into(),
                published,
                quoted: !kind.1,
                source: source.map(Into::into),
                voice,
                runs: runs
                    .iter()
                    .map(|&(at, len)| Run { words: Span::new(at, at + len), file: Span::new(len, len) })
                    .collect(),
            }
        },
    )
}

proptest! {
    #[test]
    fn statements_come_back_as_they_were(statements in prop::collection::vec(statement(), 0..8)) {
        let back = decode(&encode(&statements)).unwrap();
        prop_assert_eq!(format!("{back:?}"), format!("{statements:?}"));
    }

    #[test]
    fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = decode(&bytes);
    }

    #[test]
    fn a_block_cut_short_or_changed_is_no_fault_of_the_program(statements in prop::collection::vec(statement(), 1..4), at in any::<prop::sample::Index>(), bits in 1..=255_u8) {
        let mut bytes = encode(&statements);
        prop_assert_eq!(decode(&bytes[..at.index(bytes.len())]).err(), Some(Damaged));
        let at = at.index(bytes.len());
        bytes[at] ^= bits;
        let _ = decode(&bytes);
    }
}

#[test]
fn what_statements_share_they_share_again_and_it_is_kept_once() {
    let rules = RuleSet::shipped().unwrap();
    let text = "Ada Byron, 36, and Mary Shelley, 53, came to London on Friday, and Ada Byron, 36, spoke.".repeat(8);
    let source = Source { outlet: Some(Arc::new(outlet())), ..Source::new("some/long/path/to/an/article.txt", &text) };
    let plan = crate::extract::Plan::new(&rules);
    let statements = crate::check::gather(&plan, Lexicon::english(), &source, &Options::default()).statements;
    let bytes = encode(&statements);
    let back = decode(&bytes).unwrap();
    assert_eq!(format!("{back:?}"), format!("{statements:?}"));
    let first = &back[0];
    for statement in &back {
        assert!(Arc::ptr_eq(&first.place.path, &statement.place.path));
        assert!(Arc::ptr_eq(&first.article, &statement.place.path), "the article's id is its path");
        assert!(Arc::ptr_eq(&first.story, &statement.story));
        assert!(matches!((&first.voice, &statement.voice), (Voice::Outlet(a), Voice::Outlet(b)) if Arc::ptr_eq(a, b)));
    }
    assert!(bytes.len() < text.len() + statements.len() * 48, "{} statements, {} bytes", statements.len(), bytes.len());
}

fn outlet() -> Outlet {
    Outlet { name: "AP".into(), once: false, weight: 1, marks: vec!["(AP)".into()] }
}
