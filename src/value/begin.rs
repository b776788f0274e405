//! What a value can begin with, and what it cannot do without: asked of a token before anything else.
//!
//! Most tokens begin no value of any type, and most sentences hold no currency. A look at the token's kind and classes tells,
//! once for all types.

use super::SlotType;
use super::amount;
use super::unit::{SCALED_CODE, is_currency_sign};
use super::window::Window;
use crate::lexicon::Classes;
use crate::text::{Kind, Shape, Text, Token};

/// Kinds of values, a bit each: those that can begin at a token, or the one that a slot type asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Begin(u16);

/// The classes of words that a value of some type, or its unit, can begin with.
const FIRST: Classes = amount::NUMBER
    .or(Classes::ORDINAL)
    .or(Classes::DATE)
    .or(Classes::CURRENCY)
    .or(Classes::AGE)
    .or(Classes::MONEY_UNIT)
    .or(Classes::TIME_UNIT);

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
    /// The name of a weekday.
    const WEEKDAY: Self = Self(1 << 10);
    /// A currency, before or behind an amount.
    const CURRENCY: Self = Self(1 << 11);
    /// A unit of time.
    const TIME_UNIT: Self = Self(1 << 12);
    /// What most tokens begin none of.
    const RARE: Self = Self(!(Self::ANY.0 | Self::WORD.0));

    /// What can begin at token `at`, as far as the token itself tells.
    #[must_use]
    pub fn at(text: &Text<'_>, at: usize) -> Self {
        let Some(token) = text.tokens.get(at) else { return Self::default() };
        match token.kind {
            Kind::Word if token.classes.has(FIRST) => Self::of_word(text, at),
            Kind::Word => Self::ANY.or(Self::WORD).or_if(is_code(token), Self::CURRENCY),
            Kind::Number => Self::of_digits(),
            Kind::Symbol => Self::of_sign(text, at),
            Kind::Handle | Kind::Link => Self::ANY,
        }
    }

    /// What can begin at a word that something can begin with.
    fn of_word(text: &Text<'_>, at: usize) -> Self {
        let window = Window::new(text, usize::MAX);
        let tables = window.tables();
        let has = |classes: Classes| window.has(at, classes);
        let amount = has(amount::NUMBER) && amount::may_begin(window, at);
        let numeral = has(Classes::NUMERAL);
        let code = || has(Classes::CURRENCY) && window.phrase(&tables.currencies.before, at).is_some();
        let day = || {
            let (word, dates) = (text.word(at), &tables.dates);
            let ordinal = window.is_number(at + 1) || window.has(at + 1, Classes::ORDINAL.or(Classes::NUMERAL));
            let article = *dates.words.article == *word && ordinal;
            article || dates.weekdays.contains(word) || dates.months.contains(word)
        };
        let weekday = has(Classes::DATE) && window.is_one_of(&tables.dates.weekdays, at);
        let currency = has(Classes::CURRENCY.or(Classes::MONEY_UNIT)) || text.tokens.get(at).is_some_and(is_code);
        (Self::ANY.or(Self::WORD))
            .or_if(amount, Self::AMOUNT)
            .or_if(amount || code(), Self::MONEY)
            .or_if(amount || has(Classes::AGE), Self::AGE)
            .or_if(amount && numeral, Self::YEAR)
            .or_if(amount && numeral || has(Classes::ORDINAL), Self::ORDINAL)
            .or_if(has(Classes::DATE) && day(), Self::NAMED_DAY)
            .or_if(has(Classes::NUMERAL.or(Classes::DATE).or(Classes::ORDINAL)), Self::DATE)
            .or_if(weekday, Self::WEEKDAY)
            .or_if(currency, Self::CURRENCY)
            .or_if(has(Classes::TIME_UNIT), Self::TIME_UNIT)
    }

    /// What can begin at digits: all but a word.
    fn of_digits() -> Self {
        let values = [Self::AMOUNT, Self::MONEY, Self::AGE, Self::YEAR, Self::ORDINAL, Self::DATE, Self::NAMED_DAY];
        values.into_iter().fold(Self::ANY.or(Self::DIGITS), Self::or)
    }

    /// What can begin at a sign.
    fn of_sign(text: &Text<'_>, at: usize) -> Self {
        let window = Window::new(text, usize::MAX);
        let (amount, currency) = (amount::may_begin(window, at), is_currency_sign(window, at));
        let behind = || window.phrase(&window.tables().currencies.after, at).is_some();
        Self::ANY
            .or_if(amount, Self::AMOUNT.or(Self::AGE))
            .or_if(amount || currency, Self::MONEY)
            .or_if(currency || behind(), Self::CURRENCY)
            .or_if(text.is(at, "'"), Self::DATE)
    }

    fn or_if(self, can: bool, other: Self) -> Self {
        if can { self.or(other) } else { self }
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

    /// What must stand in the same sentence for a value of a slot's type to be there, beside what it begins with.
    #[must_use]
    pub fn beside(slot: &SlotType) -> Self {
        match slot {
            SlotType::NamedDay => Self::WEEKDAY,
            SlotType::Money => Self::CURRENCY,
            SlotType::Duration => Self::TIME_UNIT,
            _ => Self::default(),
        }
    }

    /// Whether few tokens begin any of these.
    #[must_use]
    pub fn is_rare(self) -> bool {
        self.0 & !Self::RARE.0 == 0
    }

    /// Whether one of these is what most tokens begin none of.
    #[must_use]
    #[inline]
    pub fn has_rare(self) -> bool {
        self.has(Self::RARE)
    }

    /// Those of both.
    #[must_use]
    #[inline]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether these have all of the others.
    #[must_use]
    #[inline]
    pub fn has_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether one is in both.
    #[must_use]
    #[inline]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Whether a word may be a code with the letter of a scale before it: `MEUR`.
fn is_code(token: &Token) -> bool {
    token.shape == Shape::Upper && token.span.len() == SCALED_CODE
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
        € MEUR MM m cents each c (Thursday) 10 September US$ another all week decade \
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
                let all = (at..text.tokens.len()).fold(Begin::default(), |all, at| all.or(Begin::at(&text, at)));
                prop_assert!(found.is_empty() || all.has_all(Begin::beside(&kind)), "{kind} at {at}: {source}");
            }
        }
    }
}
