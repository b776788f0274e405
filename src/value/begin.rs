//! What a value can begin with: asked of a token before anything else.
//!
//! Most tokens begin no value of any type. A look at the token's kind and classes tells, once for all types.

use super::SlotType;
use super::amount;
use super::unit::is_currency_sign;
use super::window::Window;
use crate::lexicon::Classes;
use crate::text::{Kind, Text};

/// Kinds of values, a bit each: those that can begin at a token, or the one that a slot type asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Begin(u16);

impl Begin {
    /// A number, or a hedge before one.
    const AMOUNT: Self = Self(1);
    const MONEY: Self = Self(1 << 1);
    const AGE: Self = Self(1 << 2);
    const YEAR: Self = Self(1 << 3);
    const ORDINAL: Self = Self(1 << 4);
    const DATE: Self = Self(1 << 5);
    const NAMED_DAY: Self = Self(1 << 6);
    const DIGITS: Self = Self(1 << 7);
    const WORD: Self = Self(1 << 8);
    /// Whatever a look at the token does not rule out.
    const ANY: Self = Self(1 << 9);

    /// What can begin at token `at`, as far as the token itself tells.
    #[must_use]
    pub fn at(text: &Text<'_>, at: usize) -> Self {
        let Some(token) = text.tokens.get(at) else { return Self::default() };
        let window = Window::new(text, usize::MAX);
        let has = |classes: Classes| token.classes.has(classes);
        let (digits, numeral) = (token.kind == Kind::Number, has(Classes::NUMERAL));
        let amount = amount::may_begin(window, at);
        let tables = window.tables();
        let currency = || {
            let code = || has(Classes::CURRENCY) && window.phrase(&tables.currencies.before, at).is_some();
            code() || is_currency_sign(window, at)
        };
        let day = || {
            let (word, dates) = (text.word(at), &tables.dates);
            let ordinal = window.is_number(at + 1) || window.has(at + 1, Classes::ORDINAL.or(Classes::NUMERAL));
            let article = *dates.words.article == *word && ordinal;
            article || dates.weekdays.contains_key(word) || dates.months.contains_key(word)
        };
        let found = [
            (Self::ANY, true),
            (Self::WORD, token.kind == Kind::Word),
            (Self::DIGITS, digits),
            (Self::AMOUNT, amount),
            (Self::MONEY, amount || currency()),
            (Self::AGE, amount || has(Classes::AGE)),
            (Self::YEAR, digits || numeral && amount),
            (Self::ORDINAL, digits || numeral && amount || has(Classes::ORDINAL)),
            (Self::NAMED_DAY, digits || has(Classes::DATE) && day()),
            (
                Self::DATE,
                match token.kind {
                    Kind::Number => true,
                    Kind::Word => numeral || has(Classes::DATE.or(Classes::ORDINAL)),
                    Kind::Symbol => text.is(at, "'"),
                    Kind::Handle | Kind::Link => false,
                },
            ),
        ];
        found.into_iter().filter(|(_, can)| *can).fold(Self::default(), |all, (one, _)| all.or(one))
    }

    /// What a value of a slot's type begins with.
    #[must_use]
    pub fn of(slot: &SlotType) -> Self {
        match slot {
            SlotType::Number | SlotType::Count | SlotType::Measure => Self::AMOUNT,
            SlotType::Money => Self::MONEY,
            SlotType::Age => Self::AGE,
            SlotType::Year => Self::YEAR,
            SlotType::Ordinal => Self::ORDINAL,
            SlotType::NamedDay => Self::NAMED_DAY,
            SlotType::Date | SlotType::Calendar => Self::DATE,
            SlotType::Score => Self::DIGITS,
            SlotType::Trade => Self::WORD,
            _ => Self::ANY,
        }
    }

    /// Those of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one is in both.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::value::read;
    use proptest::prelude::*;

    /// Words that numbers, hedges, units and dates are made of.
    const WORDS: &str = "a an the no none one nobody two twenty first third hundred million dozen dozens of half quarter \
        about at least more than between and up to some few several minus point odd 5 1997 3.5 12 $ € US USD % - . , ( ) ' \
        year old years aged mile kg dollars percent April Monday last yesterday May 4th in the region over under";

    proptest! {
        #[test]
        fn nothing_is_read_where_nothing_begins(picked in proptest::collection::vec(0..WORDS.split_whitespace().count(), 1..12)) {
            let words: Vec<&str> = WORDS.split_whitespace().collect();
            let source = picked.iter().map(|&at| words[at]).collect::<Vec<_>>().join(" ");
            let text = Text::analyse(&source, Lexicon::english());
            let types = SlotType::names().filter_map(|name| SlotType::parse(name).ok());
            for (kind, at) in types.flat_map(|kind| (0..text.tokens.len()).map(move |at| (kind.clone(), at))) {
                let found = read(&kind, &text, at, text.tokens.len(), None);
                prop_assert!(found.is_empty() || Begin::at(&text, at).has(Begin::of(&kind)), "{kind} at {at}: {source}");
            }
        }
    }
}
