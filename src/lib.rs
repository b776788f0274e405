//! factlint finds where a collection of articles contradicts itself.
pub mod diagnostic;
pub mod lexicon;
pub mod span;
pub mod text;
