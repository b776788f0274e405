//! `numbers.toml`: number words and the words around them.

use super::{Amounts, Words};
use crate::lexicon::phrases::Phrases;
use serde::Deserialize;

/// Number words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct Numbers {
    pub joiners: Joiners,
    /// Added to what stands before: `twenty`, `two`.
    pub small: Amounts,
    /// Multiply what stands before: `hundred`, `million`.
    pub scale: Amounts,
    /// Multiply digits that they are glued to: `k`, `m`.
    pub letter_scale: Amounts,
    /// Count by the group: `dozen`.
    pub group: Amounts,
    /// At least so many, with `of` after them: `tens`.
    pub several_of: Amounts,
    /// At least so many: `dozens`.
    pub several: Amounts,
    /// Parts of one: `half`, `thirds`.
    pub part: Amounts,
    /// Fraction signs, folded.
    pub sign: Amounts,
    /// `first`, `twentieth`.
    pub ordinal: Amounts,
    pub words: NumberWords,
}

/// The small words between the parts of a number.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Joiners {
    pub and: Box<str>,
    pub of: Box<str>,
    pub to: Box<str>,
    pub or: Box<str>,
    pub point: Box<str>,
    pub no: Box<str>,
    pub plural: Box<str>,
}

/// Words that stand around numbers; each is explained in the table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct NumberWords {
    pub article: Words,
    pub quantifier: Phrases,
    pub none: Words,
    pub before_pronoun: Words,
    pub not_none_before: Words,
    pub minus: Words,
    pub ordinal_ending: Words,
    pub out_of: Phrases,
    pub percent: Phrases,
    pub point: Words,
    pub share: Words,
}
