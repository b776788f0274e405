//! factlint finds where a collection of articles contradicts itself.
pub mod article;
pub mod check;
pub mod compare;
pub mod diagnostic;
pub mod extract;
pub mod finding;
pub mod lexicon;
pub mod report;
pub mod resolve;
pub mod rule_tests;
pub mod rules;
pub mod span;
pub mod statement;
pub mod suggest;
pub mod text;
pub mod value;
