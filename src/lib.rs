//! factlint finds where a collection of articles contradicts itself.
//!
//! Rules say how a claim is written ("`{who:person}, {n:age},`"); what they match in an article is a *statement*; all
//! statements of one claim about one subject are a *finding*, with a verdict. Values are intervals, and two statements
//! agree where they have a point in common.
//!
//! ```
//! use factlint::{Lexicon, Options, RuleSet, Source, Verdict, check};
//!
//! let rules = RuleSet::shipped().unwrap();
//! let articles = [
//!     Source::new("a.txt", "Ada Byron, 36, wrote the notes."),
//!     Source::new("b.txt", "The notes are by Ada Byron, 37, of London."),
//! ];
//! let outcome = check(&rules, Lexicon::english(), &articles, &Options::default());
//!
//! let age = &outcome.findings[0];
//! assert_eq!((age.rule.as_str(), age.subject.as_str(), age.verdict), ("age", "Ada Byron", Verdict::Conflict));
//! let said: Vec<&str> = age.statements.iter().map(|statement| statement.place.text.as_str()).collect();
//! assert_eq!(said, ["36", "37"]);
//! ```
//!
//! # The way of an article
//!
//! [`article`] takes the text out of a file and remembers where each byte came from; [`text`] cuts it into words and
//! sentences, which the [`lexicon`] knows; [`rules`] are matched by [`mod@extract`], which reads every slot with [`value`] and
//! finds out whom each statement is about. Then, over all articles: [`story`] finds out which report one event, [`resolve`]
//! brings the names together, [`compare`] the statements (both with what a house knows: [`knowledge`]), [`triage`]
//! says which findings count, and [`report`] puts them into words. [`mod@check`] strings these steps together;
//! [`explain`] tells what they did at a place; [`packed`] keeps statements as bytes between one step and another.
//!
//! Nothing here opens a file, looks at a clock or depends on threads: the same articles give the same findings.

#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod article;
pub mod audit;
pub mod check;
pub mod compare;
mod day;
pub mod diagnostic;
pub mod draft;
pub mod edit;
pub mod explain;
pub mod extract;
pub mod finding;
pub mod fix;
pub mod knowledge;
pub mod lexicon;
pub mod packed;
pub mod report;
pub mod resolve;
pub mod rule_tests;
pub mod rules;
mod sets;
pub mod span;
pub mod statement;
pub mod story;
pub mod suggest;
pub mod tally;
pub mod text;
pub mod toml_file;
pub mod triage;
pub mod value;
pub mod voice;

pub use check::{Options, Outcome, Source, check};
pub use diagnostic::Diagnostic;
pub use finding::{Finding, Verdict};
pub use lexicon::Lexicon;
pub use rules::RuleSet;
pub use statement::Statement;
