//! What a rule file says, before it is checked: each key with what it takes and what it means.
//!
//! The doc comments here are what editors show of a key, by way of the JSON Schema. Whether a template makes sense is the
//! `check` step's to say.

use super::rule::{By, Direction, Severity, Within};
use crate::toml_file::{At, Day, Named, Pairs, Share, Str, Word, Words};
use crate::toml_table;

toml_table! {
    /// Rules of factlint: how claims are written, and how they are compared.
    pub(super) struct RawFile<'f>("a rule file", "") {
        /// Word lists that the templates of this file share: `says = ["said", "told"]`, used as `{@says}` or `{x:@says}`.
        "lists" => lists: Pairs<'f, Vec<Str<'f>>>;
        /// The rules.
        "rule" => rules: Vec<RawRule<'f>>;
    }
}

toml_table! {
    /// One kind of claim: how articles write it, whom it is about, what it says, and how statements of it are compared.
    pub(super) struct RawRule<'f>("a rule", "[[rule]]") {
        /// Its name: lower-case letters, digits and `-`. What stands before the first `.` is the claim; statements of one
        /// claim are compared together (`released`, `released.anniversary`).
        "id" => id: Option<Str<'f>>, like "id = \"age\"";
        /// One line for people: `How old a person is`.
        "title" => title: Option<Str<'f>>;
        /// Whom or what a statement is about, and so what makes two statements comparable: a slot (`{who}`), several with
        /// words between, `{story}` for the event that the article reports, or `{speaker}`.
        "about" => about: Option<Str<'f>>, like "about = \"{who}\"";
        /// What a statement says: a slot (`{n}`), a date minus a length of time (`{year} - {n}`, `{published} - {n}`), a
        /// fixed number (`0`, `>=1`) or a fixed text (`yes`).
        "value" => value: Option<Str<'f>>, like "value = \"{n}\"";
        /// Templates: sentences with holes. `{who:person}` is a slot with its type, `[x]` may be left out, `(a|b)` is one of
        /// these, `{@list}` one of a list, `-` a hyphen that may be missing, `.` the end of the sentence.
        "match" => templates: Option<At<Vec<Str<'f>>>>, like "match = [\"{who:person}, {n:age},\"]";
        /// No statement is made where one of these templates stands in the sentence (or paragraph, as `within` says).
        "unless" => unless: Vec<Str<'f>>;
        /// Statements are made only in articles that hold one of these templates somewhere.
        "requires" => requires: Vec<Str<'f>>;
        /// Where one of these templates stands in the sentence, its slots (or all its words) are added to the subject: the
        /// match is about another event.
        "apart" => apart: Vec<Str<'f>>;
        /// How far a match may reach.
        "within" => within: Option<Word<Within>>;
        /// How a subject is found that is not named in full.
        "inherit" => inherit: Vec<Word<Inherits>>;
        /// How two slots that take lists (`{who:person*}`) belong together.
        "pair" => pair: Option<Word<Pairing>>;
        /// How its statements are compared.
        "compare" => compare: RawCompare<'f>;
        /// How grave a conflict is.
        "severity" => severity: Option<Word<Severity>>;
        /// Its own tests.
        "test" => tests: Vec<RawTest<'f>>;
    }
}

toml_table! {
    /// How the statements of a rule are compared.
    pub(super) struct RawCompare<'f>("`compare`", "compare = { … }") {
        /// By what values are compared. Left out, it follows from the type of the value.
        "as" => by: Option<Word<By>>;
        /// What a value moves with: ages grow with the publication date.
        "as-of" => as_of: Option<Word<Moving>>;
        /// The difference up to which values agree: a share of the larger (0.05) or a percentage ("5 %").
        "tolerance" => tolerance: Option<At<Share<'f>>>;
        /// Whether later articles may bring newer figures.
        "direction" => direction: Option<Word<Direction>>;
        /// Whether a subject can have several values at once; then each is a finding of its own, and nothing conflicts.
        "many" => many: Option<bool>;
        /// Another claim whose value must have a point in common with this one's: `born` for `age`.
        "meets" => meets: Option<Str<'f>>;
        /// The claim that ends the moving: an age stands still from the day of death on (`died`).
        "until" => until: Option<Str<'f>>;
        /// Which articles are compared with each other.
        "scope" => scope: Option<Word<Scope>>;
    }
}

toml_table! {
    /// A test that the rule carries; `factlint rules test` runs it.
    pub(super) struct RawTest<'f>("a rule's test", "[[rule.test]]", in RawRule) {
        /// The one article of the test.
        "text" => text: Option<Str<'f>>;
        /// The articles of the test, by name: `{ "a.txt" = "…", "b.txt" = "…" }`.
        "articles" => articles: Option<Pairs<'f, Str<'f>>>;
        /// The day on which they were published.
        "published" => published: Option<Day<'f>>;
        /// The statements of this rule that must be found, as `subject = value`, in any order; nothing else may be found.
        "want" => want: Option<Vec<Str<'f>>>;
        /// The gravest verdict on the rule's claim.
        "verdict" => verdict: Option<Word<Expected>>;
        /// Whether it is known to fail until the rule is mended. Once it passes, the key must go.
        "todo" => todo: Option<bool>;
    }
}

/// Makes an enum's words from a table: word, value, meaning.
macro_rules! words {
    ($type:ty: $($word:literal => $value:expr, $doc:literal;)*) => {
        impl Words for $type {
            fn words() -> Vec<Named<Self>> {
                vec![$(Named::new($word, $value, $doc)),*]
            }
        }
    };
}

words! { Within:
    "sentence" => Self::Sentence, "One sentence (the default).";
    "paragraph" => Self::Paragraph, "One paragraph.";
    "headline" => Self::Headline, "The first sentence, a headline or title, alone.";
}

words! { Severity:
    "warning" => Self::Warning, "Shown; fails no run by itself.";
    "error" => Self::Error, "Fails a run (the default).";
}

words! { By:
    "interval" => Self::Interval, "As numbers, dates or lengths of time: they agree when they have a point in common.";
    "name" => Self::Name, "As names, part by part.";
    "text" => Self::Text, "As folded text, exactly.";
    "quote" => Self::Quote, "As quotations, word by word.";
    "weekday" => Self::Weekday, "As dates with their weekday, held against the calendar.";
    "spelling" => Self::Spelling, "As spellings of one name.";
}

words! { Direction:
    "fixed" => Self::Fixed, "A fact does not change (the default).";
    "rising" => Self::Rising, "A later and higher figure is an update: death tolls.";
    "changing" => Self::Changing, "A later figure is an update.";
}

/// One way in `inherit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inherits {
    Surname,
    Pronoun,
    Description,
    Value,
    Work,
    Heading,
}

words! { Inherits:
    "surname" => Self::Surname, "A bare surname, given name or handle stands for the full name it fits.";
    "pronoun" => Self::Pronoun, "`he`, `she`: the one person it can mean, in the same or the previous sentence.";
    "description" => Self::Description, "Nobody is named (`the 55-year-old star`): the one person it can mean.";
    "value" => Self::Value, "Nobody is named: the one person of whom the article says the same by name.";
    "work" => Self::Work, "`the film`: the one work that the article, or its story, is about.";
    "heading" => Self::Heading, "Nothing is named (`Default: 5`): the setting that the heading above names.";
}

/// What `pair` can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pairing {
    Zip,
}

words! { Pairing:
    "zip" => Self::Zip, "The first with the first, the second with the second; only when the lists are equally long.";
}

/// What `compare.as-of` can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moving {
    Published,
}

words! { Moving:
    "published" => Self::Published, "The article's publication date.";
}

/// What `compare.scope` can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Story,
    All,
}

words! { Scope:
    "story" => Self::Story, "Articles of one story (the default for claims about the event).";
    "all" => Self::All, "All articles (the default for all other claims).";
}

/// A verdict that a test can ask for, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expected(pub(super) &'static str);

words! { Expected:
    "conflict" => Self("conflict"), "Two articles cannot both be right.";
    "agree" => Self("agree"), "At least two say the same.";
    "updated" => Self("updated"), "A later article brings a newer figure.";
    "single" => Self("single"), "One article alone says it.";
    "nothing" => Self("nothing"), "Nothing is found.";
}
