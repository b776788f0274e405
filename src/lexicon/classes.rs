//! Word classes: what a word can be, as far as the lexicon's lists say.

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u64);

/// Declares the classes, each a bit of its own.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($name,)* }

        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << Bit::$name as u64);)*
        }
    };
}

classes! {
    /// A given name mostly of women.
    FEMALE,
    /// A given name mostly of men.
    MALE,
    /// A common surname.
    SURNAME,
    /// An everyday word, written in lower case.
    COMMON,
    /// A word of grammar (`the`, `of`, `when`): never part of a name's ends.
    FUNCTION,
    /// A country, state or large city of one word.
    PLACE,
    /// `Italian`, `Brazilian`.
    NATIONALITY,
    /// `Mr`, `Dr`, `Sir`: stands before a name and is no part of it.
    HONORIFIC,
    /// `actor`, `governor`: what a person does; stands before a name and is no part of it.
    TRADE,
    /// `Inc`, `University`, `Police`: ends or makes the name of an organisation.
    ORG,
    /// `de`, `van`, `al`: stands inside a name in lower case.
    PARTICLE,
    /// Carries a full stop that ends no sentence.
    ABBREVIATION,
    /// A month or a weekday.
    CALENDAR,
    /// `Jr`, `III`: stands after a name and tells two people apart.
    SUFFIX,
    /// `Street`, `River`, `Island`: ends the name of a place.
    SITE,
    /// `he`, `she` and their other forms.
    PRONOUN,
    /// `film`, `sequel`, `series`: a work that can be released.
    WORK,
    /// `he`, `she`: a pronoun that can be the subject of a sentence.
    SUBJECT,
    /// `if`, `not`, `hardly`: turns the sense of the words beside it.
    TURNING,
    /// `MBE`, `PhD`: stands after a name and is no part of it.
    DEGREE,
    /// `and`, `&`: stands between two names and makes one of them.
    JOINING,
    /// `the`: stands before a title and is no part of it.
    LEADING,
    /// `said`, `reports`: its subject is the source of what a sentence says.
    SAYING,
    /// `put`: its subject is a source where `at` and a figure follow.
    PUTTING,
    /// `according to`: stands before the name of a source.
    ATTRIBUTING,
    /// `she`, `Mrs`: a woman is meant.
    FEMININE,
    /// `he`, `Mr`: a man is meant.
    MASCULINE,
    /// Can begin a number in words: `twenty`, `a`, `half`.
    NUMERAL,
    /// Can begin an ordinal in words and nothing else: `first`, `twentieth`.
    ORDINAL,
    /// Can begin a hedge or a range: `about`, `at`, `between`.
    HEDGE,
    /// Can begin a date: `April`, `yesterday`, `last`.
    DATE,
    /// Can stand before an amount of money: `USD`.
    CURRENCY,
    /// Can stand before an age: `aged`.
    AGE,
    /// Can begin the name of a currency behind an amount: `dollars`.
    MONEY_UNIT,
    /// Can begin a unit of time: `year`.
    TIME_UNIT,
    /// `but`, `that`: begins a clause.
    CLAUSE,
    /// `saying`: a verb of saying whose subject stands earlier in the sentence.
    VOICING,
    /// `misspelled`, `sic`: speaks of how a name is written.
    SPELLING,
    /// `in`, `at`: stands before where something is.
    LOCATIVE,
    /// `Mc`, `Del`: begins a name with a second capital inside (`DelHoven`).
    NAME_HEAD,
    /// `AJ`, `PJ`: a given name that is initials without stops.
    INITIALS,
    /// `according`, `New`: begins an entry of several words; by itself it says nothing of the word.
    PHRASE,
}

impl Classes {
    /// No class: a word the lexicon does not know.
    pub const NONE: Self = Self(0);
    /// A given name of either.
    pub const GIVEN: Self = Self(Self::FEMALE.0 | Self::MALE.0);

    /// Whether any class of `other` is among these.
    #[must_use]
    #[inline]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These without those of `other`.
    #[must_use]
    #[inline]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The classes of both.
    #[must_use]
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// As a number, a bit a class.
    #[inline]
    pub(super) fn bits(self) -> u64 {
        self.0
    }

    /// The classes of such a number.
    #[inline]
    pub(super) fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}
