//! The findings that every report format is tested with.
//!
//! One of each verdict, a quote changed and a quote clipped, a fact that is known, articles of a JSON Lines file, what is
//! suppressed in each way, and findings of text made to break a terminal, a table or a program.

use super::{Originals, Summary, Suppressed, Verdicts};
use crate::diagnostic::Diagnostic;
use crate::finding::{Cause, Finding, SuppressedBy, Suppression, Verdict};
use crate::rules::Severity;
use crate::span::Span;
use crate::statement::{Certainty, Place, Statement, Subject, SubjectKind};
use crate::value::{Quantity, Value};
use crate::voice::Voice;
use jiff::civil::{Date, date};
use std::sync::Arc;

/// A statement of `value`, written as `written` in `sentence`.
pub(crate) fn statement(path: &str, line: usize, sentence: &str, written: &str, value: Value) -> Statement {
    let at = sentence.find(written).unwrap();
    let start = (line - 1) * 100 + at;
    Statement {
        rule: 0,
        subject: Subject { name: "?".into(), certainty: Certainty::Sure, kind: SubjectKind::Person },
        subject_text: sentence.split(',').next().unwrap().into(),
        inherited: false,
        value,
        place: Place {
            path: path.into(),
            start,
            end: start + written.len(),
            line,
            column: sentence[..at].chars().count() + 1,
            text: written.into(),
        },
        sentence: sentence.into(),
        article: path.into(),
        story: path.split('/').next().unwrap().into(),
        published: None,
        quoted: false,
        source: None,
        voice: Voice::default(),
        runs: Box::default(),
    }
}

pub(crate) fn dated(mut statement: Statement, published: Date) -> Statement {
    statement.published = Some(published);
    statement
}

fn number(n: f64) -> Value {
    Value::Number(Quantity::exact(n))
}

pub(crate) fn age(n: f64) -> Value {
    Value::Age(Quantity::exact(n))
}

fn quote(path: &str, line: usize, words: &str) -> Statement {
    statement(path, line, &format!("“{words},” she said."), words, Value::Quote(words.into()))
}

pub(crate) fn finding(rule: &str, subject: &str, verdict: Verdict, mut statements: Vec<Statement>) -> Finding {
    for statement in &mut statements {
        statement.subject.name = subject.into();
    }
    Finding {
        id: format!("{rule}-{}", subject.chars().filter(char::is_ascii_alphanumeric).take(8).collect::<String>()),
        rule: rule.into(),
        title: format!("Title of {rule}"),
        subject: subject.into(),
        verdict,
        cause: (verdict == Verdict::Conflict).then_some(Cause::Value),
        severity: Severity::Error,
        statements,
        dissent: Vec::new(),
        changed: Vec::new(),
        note: String::new(),
        suppressed: None,
        slips: Vec::new(),
    }
}

/// One of each.
pub(crate) fn findings() -> Vec<Finding> {
    let age_conflict = Finding {
        dissent: vec![3],
        ..finding(
            "age",
            "Ada Byron",
            Verdict::Conflict,
            vec![
                dated(statement("engine/a.txt", 1, "Ada Byron, 36, wrote notes.", "36", age(36.0)), date(1852, 1, 9)),
                statement(
                    "engine/b.md",
                    12,
                    "The translator of the memoir, whose notes ran to three times the length of the paper they explain, \
                     Ada Byron, 36, was there with her mother and half of the society, which had come by carriage.",
                    "36",
                    age(36.0),
                ),
                statement("engine/c.txt", 4, "Ada Byron is 36.", "36", age(36.0)),
                statement("wire/late-edition.txt", 3, "Byron, 37, has died in London.", "37", age(37.0)),
            ],
        )
    };
    let toll = finding(
        "killed",
        "harbour",
        Verdict::Updated,
        vec![
            dated(statement("harbour/1.txt", 2, "Ten people were killed.", "Ten", number(10.0)), date(1894, 5, 2)),
            dated(statement("harbour/2.txt", 2, "Now 12 people are dead.", "12", number(12.0)), date(1894, 5, 3)),
        ],
    );
    let misquote = Finding {
        cause: Some(Cause::Misquote),
        severity: Severity::Warning,
        dissent: vec![2],
        changed: vec![(0, Span::new(42, 51)), (1, Span::new(42, 51)), (2, Span::new(42, 48))],
        note: "`originate` became `create`".into(),
        ..finding(
            "quote",
            "Ada Byron",
            Verdict::Conflict,
            vec![
                quote(
                    "engine/a.txt",
                    5,
                    "The engine has no pretensions whatever to originate anything at all by itself",
                ),
                quote(
                    "engine/b.md",
                    9,
                    "The engine has no pretensions whatever to originate anything at all by itself",
                ),
                quote("engine/c.txt", 9, "The engine has no pretensions whatever to create anything at all by itself"),
            ],
        )
    };
    let clipped = Finding {
        cause: Some(Cause::ClippedQuote),
        note: "cut right before `unless`".into(),
        ..finding(
            "quote",
            "Mary Somerville",
            Verdict::Agree,
            vec![
                quote("engine/a.txt", 8, "I shall go on unless they stop me"),
                quote("engine/b.md", 20, "I shall go on"),
            ],
        )
    };
    let born = finding(
        "born",
        "Mary Somerville",
        Verdict::Agree,
        vec![
            statement("engine/a.txt", 2, "Somerville, born in 1780, knew her.", "1780", number(1780.0)),
            statement("engine/b.md", 3, "Somerville was born in 1780.", "1780", number(1780.0)),
            statement("engine/b.md", 7, "In about 1781 Somerville was born.", "about 1781", number(1781.0)),
        ],
    );
    let single = finding(
        "released",
        "The Sketch of the Analytical Engine",
        Verdict::Single,
        vec![statement("engine/a.txt", 6, "The Sketch came out in 1843.", "1843", number(1843.0))],
    );
    let mut all = vec![age_conflict, toll, misquote, clipped, born, single];
    all.push(known());
    all.extend(suppressed());
    all.extend(hostile());
    all
}

/// Articles of a JSON Lines file, and what the configuration knows.
fn known() -> Finding {
    let fact = Statement {
        voice: Voice::Known,
        article: "factlint.toml:4".into(),
        story: "".into(),
        ..statement("factlint.toml", 4, "born = 1815-12-10", "1815-12-10", Value::Words("1815-12-10".into()))
    };
    let line = |line: usize, written: &str| Statement {
        article: format!("wire.jsonl:{line}").into(),
        ..statement("wire.jsonl", line, &format!("Byron was born in {written}."), written, Value::Words(written.into()))
    };
    Finding {
        dissent: vec![2],
        ..finding("born", "Ada Byron", Verdict::Conflict, vec![fact, line(1, "1815"), line(7, "1816")])
    }
}

/// A finding that is suppressed in each way.
fn suppressed() -> impl Iterator<Item = Finding> {
    let reasons = [
        (SuppressedBy::Baseline, ""),
        (SuppressedBy::Waiver, "both papers stand by | their “figure”\n::error::no"),
        (SuppressedBy::Comment, "the letter says so --> <b>"),
    ];
    reasons.into_iter().enumerate().map(|(nth, (by, reason))| {
        let place = match by {
            SuppressedBy::Baseline => None,
            SuppressedBy::Waiver => Some(statement("factlint.toml", 9, "[[waiver]]", "[[waiver]]", number(0.0)).place),
            SuppressedBy::Comment => Some(statement("engine/b.md", 3, "<!-- so -->", "<!-- so -->", number(0.0)).place),
        };
        let said = |path: &str, count: usize| {
            let written = (count + nth).to_string();
            statement(
                path,
                30 + nth,
                &format!("The engine has {written} wheels."),
                &written,
                number((count + nth) as f64),
            )
        };
        Finding {
            dissent: vec![1],
            suppressed: Some(Arc::new(Suppression { by, reason: reason.into(), place })),
            ..finding("count", by.name(), Verdict::Conflict, vec![said("engine/a.txt", 20), said("engine/b.md", 30)])
        }
    })
}

/// Text made to break a terminal or a table.
fn hostile() -> Vec<Finding> {
    let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(6);
    let escape = "Ada\u{1b}[2J,\tthe\u{202e}drawkcab one\u{2069}, 36,\r\nsaid \u{2062}so.";
    let wide =
        "北京市内で開かれた会議には約三百人の研究者が参加し、計算機の歴史について長い議論を行ったと主催者は述べた。";
    let words = |text: &str| Value::Words(text.into());
    vec![
        Finding {
            dissent: vec![2],
            ..finding(
                "role",
                &format!("\u{1b}]0;owned\u{7} {long}"),
                Verdict::Conflict,
                vec![
                    statement("x/esc\u{1b}[31m.txt", 1, escape, "36", words("36\u{1b}[0m\n")),
                    statement("x/wide.txt", 1, wide, "三百人", words("三百人")),
                    statement("x/long.txt", 1, &format!("{long}, 36, {long}"), "36", words(&long)),
                ],
            )
        },
        Finding {
            severity: Severity::Warning,
            cause: Some(Cause::Spelling),
            ..finding(
                "spelling",
                "李小龙",
                Verdict::Conflict,
                vec![
                    statement("x/1.txt", 1, "李小龙 came.", "李小龙", words("李小龙")),
                    statement("x/2.txt", 1, "李小龍 came.", "李小龍", words("李小龍")),
                ],
            )
        },
        Finding {
            note: "=cmd|' /C calc'!A0, @everyone, see #1".into(),
            ..finding(
                "title",
                "::error::]]><script>alert(1)</script>%0A`[x](1)` | {0}",
                Verdict::Conflict,
                vec![
                    statement("x/a b#1%,é:🐎.txt", 2, "🐎 =1+1\", she said.", "=1+1", words("=1+1")),
                    statement("x/2.txt", 2, "::error::-1\n|@me", "::error::-1\n|@me", words("::error::-1\n|@me")),
                ],
            )
        },
        finding(
            "role",
            &wide.repeat(3),
            Verdict::Agree,
            vec![
                statement("x/1.txt", 1, wide, "研究者", words(wide)),
                statement("x/2.txt", 1, wide, "研究者", words(&long)),
            ],
        ),
    ]
}

/// What happened on the way: an error at a place, and a warning without one, of text made to break a program.
pub(super) fn diagnostics() -> Vec<Diagnostic> {
    vec![
        Diagnostic::error("this line is no JSON object")
            .in_file("wire.jsonl")
            .at("{}\n[1]", Span::new(3, 4))
            .help("write one article a line"),
        Diagnostic::warning("no article has [x](1)\n::error::\u{1b}[31m%0A]]>"),
    ]
}

/// One of the files that the findings stand in: characters of four bytes, and Windows line ends.
pub(super) fn originals() -> Originals {
    let line = "x".repeat(98);
    let text = format!("{line}\r\n{line}\r\n🐎 é37, has died in London.\r\n");
    Originals::new([("wire/late-edition.txt".to_owned(), text)])
}

/// The run that brought [`findings`].
pub(crate) fn summary() -> Summary {
    Summary {
        articles: 11,
        files: 10,
        stories: 4,
        rules: 12,
        statements: 27,
        verdicts: Verdicts::count(&findings()),
        suppressed: Suppressed::count(&findings()),
        unchanged: 0,
        ambiguous: 2,
        undated: 1,
        silent_rules: vec!["magnitude".into(), "money".into()],
        complete: true,
    }
}
