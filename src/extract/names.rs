//! Names: the capitalised runs of a text, and what kind of thing each can be.
//!
//! Works on capitals, the lexicon and the words around; it knows nothing of who is who (that is `cast`). A headline's
//! capitals say nothing, so there a name needs a given name before it, or to be known from the rest of the text.

use crate::lexicon::Classes;
use crate::text::{Gap, Kind, Shape, Text};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A name at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its tokens, without honorific, trade or possessive.
    pub tokens: Range<usize>,
    /// What it can be.
    pub kind: NameKind,
}

/// What a name can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A person's full name: two parts or more.
    Person,
    /// One word that can be a surname, a given name or a character; or `@handle`.
    Bare,
    /// A country, city or region.
    Place,
    /// An organisation, a site, anything else with capitals.
    Other,
    /// Two bare names joined: `Romy and Michele`.
    Joined,
}

/// The names of a text in order of their first token, the longer first.
#[must_use]
pub fn names(text: &Text<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in text.sentences.iter().filter(|sentence| !sentence.headline) {
        for run in runs(text, sentence.tokens.clone()) {
            split(text, run, &mut names);
        }
    }
    surnames_again(text, &mut names);
    let known: FxHashSet<String> =
        names.iter().filter(|name| name.kind == NameKind::Person).map(|name| key(text, name.tokens.clone())).collect();
    for sentence in text.sentences.iter().filter(|sentence| sentence.headline) {
        headline(text, sentence.tokens.clone(), &known, &mut names);
    }
    handles(text, &mut names);
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    join(text, &mut names);
    names
}

/// Finds the surnames that are everyday words too (`Page was born …`): the text has a person of that name.
fn surnames_again(text: &Text<'_>, names: &mut Vec<Name>) {
    let people = names.iter().filter(|name| name.kind == NameKind::Person);
    let surnames: FxHashSet<&str> = people.map(|name| text.word(name.tokens.end - 1)).collect();
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Other && name.tokens.len() == 1) {
        if surnames.contains(text.word(name.tokens.start)) {
            name.kind = NameKind::Bare;
        }
    }
    let taken: FxHashSet<usize> = names.iter().map(|name| name.tokens.start).collect();
    let firsts = text.sentences.iter().filter(|sentence| !sentence.headline).map(|sentence| sentence.tokens.start);
    let found: Vec<Name> = firsts
        .filter(|&at| text.tokens[at].is_capital() && !taken.contains(&at) && surnames.contains(text.word(at)))
        .map(|at| Name { tokens: at..at + 1, kind: NameKind::Bare })
        .collect();
    names.extend(found);
}

/// The folded words of a run of tokens, one blank between.
fn key(text: &Text<'_>, tokens: Range<usize>) -> String {
    let mut key = String::new();
    for at in tokens {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(text.word(at));
    }
    key
}

/// Maximal runs of capitalised words, with initials, hyphens and particles inside.
fn runs(text: &Text<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if !begins_name(text, at, sentence.start) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while let Some(next) = continues(text, end, sentence.end) {
            end = next;
        }
        runs.push(at..end);
        at = end;
    }
    runs
}

fn begins_name(text: &Text<'_>, at: usize, sentence_start: usize) -> bool {
    let token = &text.tokens[at];
    if !token.is_capital() || text.raw(at).starts_with(['\'', '’']) {
        return false;
    }
    let classes = token.classes;
    let first = at == sentence_start || opens_quote(text, at - 1);
    let next_capital = text.tokens.get(at + 1).is_some_and(|next| next.is_capital() && next.gap == Gap::Space);
    if classes.has(Classes::FUNCTION) {
        // `Will Poe said`: a given name that is also a word of grammar.
        return classes.has(Classes::GIVEN) && next_capital && !text.classes(at + 1).has(Classes::FUNCTION);
    }
    // A sentence's first word has its capital from there; an everyday word is a name only as a given name before another.
    let titled = classes.has(Classes::HONORIFIC) || classes.has(Classes::TRADE) || classes.has(Classes::NATIONALITY);
    !first || !classes.has(Classes::COMMON) || titled || next_capital || is_aged(text, at)
}

/// `Smith, 26, said`: a surname, though an everyday word.
fn is_aged(text: &Text<'_>, at: usize) -> bool {
    let number = text.tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Number);
    text.classes(at).has(Classes::SURNAME) && text.is(at + 1, ",") && number
}

/// A weekday or month that is no given name: `met Ada Poe Friday`.
fn weekday(text: &Text<'_>, at: usize) -> bool {
    text.classes(at).has(Classes::CALENDAR) && !text.classes(at).has(Classes::GIVEN)
}

fn opens_quote(text: &Text<'_>, at: usize) -> bool {
    matches!(text.raw(at), "\"" | "“" | "‘" | "'")
}

/// The end of the name part that begins at `at`, if the run goes on there.
fn continues(text: &Text<'_>, at: usize, limit: usize) -> Option<usize> {
    let capital = |at: usize| {
        let word = text.raw(at);
        // `Ada Poe T-shirts`
        let letter = word.len() == 1 && text.is(at + 1, "-");
        let begins = at < limit && text.tokens[at].is_capital() && !word.starts_with(['\'', '’']);
        begins && !letter && !text.classes(at).has(Classes::FUNCTION) && !weekday(text, at)
    };
    let joined = |at: usize| text.tokens[at].gap <= Gap::Line;
    if at >= limit || !joined(at) {
        return None;
    }
    if capital(at) {
        return Some(at + 1);
    }
    // `J.` and `Gov.`: the stop belongs to the word before.
    if text.is(at, ".") && text.tokens[at].gap == Gap::None && capital(at + 1) {
        let before = &text.tokens[at - 1];
        let initial = before.span.len() <= 2 && before.shape != Shape::Lower;
        // `P.J. Poe`, but not `accounts.It`
        if text.tokens[at + 1].gap == Gap::None && !(initial && text.tokens[at + 1].span.len() == 1) {
            return None;
        }
        return (initial || before.classes.has(Classes::ABBREVIATION)).then_some(at + 2);
    }
    // `Jean-Luc`
    if text.is(at, "-") && text.tokens[at].gap == Gap::None && capital(at + 1) && text.tokens[at + 1].gap == Gap::None {
        return Some(at + 2);
    }
    // `Ludwig van Beethoven`, `Omar al-Bashir`
    let mut end = at;
    while end < limit && end < at + 2 && text.classes(end).has(Classes::PARTICLE) && !text.tokens[end].is_capital() {
        end += 1;
    }
    if end > at {
        let hyphen = usize::from(end < limit && text.is(end, "-"));
        return capital(end + hyphen).then_some(end + hyphen + 1);
    }
    None
}

/// Splits a run at honorifics, trades and nationalities, and judges what is left.
fn split(text: &Text<'_>, run: Range<usize>, names: &mut Vec<Name>) {
    let mut start = run.start;
    let mut titled = false;
    let mut part = run.start;
    let mut pieces: Vec<(Range<usize>, bool)> = Vec::new();
    while part < run.end {
        let classes = text.classes(part);
        let more = part + 1 < run.end;
        let title = more
            && (classes.has(Classes::HONORIFIC) || classes.has(Classes::TRADE) || classes.has(Classes::NATIONALITY))
            && !(part > start && classes.has(Classes::GIVEN))
            && !(part > start
                && part + 2 >= run.end
                && classes.has(Classes::SURNAME)
                && !classes.has(Classes::HONORIFIC));
        if title {
            if start < part {
                pieces.push((start..part, titled));
            }
            part += 1;
            while part < run.end && text.is(part, ".") {
                part += 1;
            }
            titled = !classes.has(Classes::NATIONALITY);
            start = part;
        } else {
            part += 1;
        }
    }
    if start < run.end {
        pieces.push((start..run.end, titled));
    }
    // `Star Wars`, `General Motors`: a title word before no name belongs to the name.
    if let [(only, true)] = pieces.as_slice()
        && kind(text, only.clone(), true) == NameKind::Other
    {
        names.push(Name { tokens: run, kind: NameKind::Other });
        return;
    }
    for (tokens, titled) in pieces {
        let tokens = trim(text, tokens);
        if !tokens.is_empty() {
            let kind = kind(text, tokens.clone(), titled);
            names.push(Name { tokens, kind });
        }
    }
}

/// Without initials' stops and single letters left at the ends.
fn trim(text: &Text<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while !tokens.is_empty() && matches!(text.word(tokens.start), "." | "-") {
        tokens.start += 1;
    }
    while !tokens.is_empty() && text.word(tokens.end - 1) == "-" {
        tokens.end -= 1;
    }
    tokens
}

/// What a run of capitalised words without titles can be; `titled` says that an honorific or a trade stood before it.
fn kind(text: &Text<'_>, tokens: Range<usize>, titled: bool) -> NameKind {
    let classes = |at: usize| text.classes(at);
    let words: Vec<usize> = tokens
        .clone()
        .filter(|&at| text.tokens[at].kind == Kind::Word && !text.classes(at).has(Classes::PARTICLE))
        .collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return NameKind::Other };
    let last = if classes(last).has(Classes::SUFFIX) && words.len() > 2 { words[words.len() - 2] } else { last };
    let is_place = |at: usize| classes(at).has(Classes::PLACE);
    if text.lexicon.phrase(Classes::PLACE, |n| text.word(tokens.start + n)) == Some(tokens.len()) {
        return NameKind::Place;
    }
    let closed = Classes::FUNCTION;
    if words.len() == 1 {
        let class = classes(first);
        return if is_place(first) && !titled {
            NameKind::Place
        } else if class.has(closed)
            || class.has(Classes::CALENDAR) && !class.has(Classes::GIVEN)
            || class.has(Classes::ORG)
            || class.has(Classes::NATIONALITY)
            || !titled && class.has(Classes::COMMON) && !class.has(Classes::GIVEN) && !is_aged(text, first)
            || text.tokens[first].shape == Shape::Upper && text.tokens[first].span.len() <= 4
        {
            NameKind::Other
        } else {
            NameKind::Bare
        };
    }
    // `U.S.`
    if words.iter().all(|&at| text.tokens[at].span.len() == 1) {
        return NameKind::Other;
    }
    let given = classes(first).has(Classes::GIVEN) || initials(text, first);
    let tail = classes(last);
    if words.len() > 5
        || tail.has(Classes::ORG)
        || tail.has(Classes::NATIONALITY)
        || tail.has(Classes::CALENDAR) && !tail.has(Classes::SURNAME)
        || tail.has(Classes::SITE) && !(given && tail.has(Classes::SURNAME) && !is_place(first))
        || words.iter().any(|&at| classes(at).has(closed) && !classes(at).has(Classes::GIVEN))
        || words.iter().any(|&at| text.tokens[at].shape == Shape::Upper && text.tokens[at].span.len() > 3)
    {
        return NameKind::Other;
    }
    let plain = |at: usize| {
        classes(at).has(Classes::COMMON) && !classes(at).has(Classes::SURNAME) && !classes(at).has(Classes::GIVEN)
    };
    // `Danielle Go West`
    if words.len() > 2 && words[1..words.len() - 1].iter().any(|&at| plain(at)) {
        return NameKind::Other;
    }
    if given {
        // `Charlotte Hornets`, `Grand Slam`
        let doubtful = is_place(first) || classes(first).has(Classes::COMMON);
        return if doubtful && (plain(last) || is_place(last)) { NameKind::Other } else { NameKind::Person };
    }
    let foreign = |at: usize| !classes(at).has(Classes::COMMON) && !is_place(at);
    if words.iter().all(|&at| foreign(at)) || titled && !plain(last) && words.len() <= 3 && !is_place(last) {
        return NameKind::Person;
    }
    // `Unique Poe`: an everyday word for a given name, inside a sentence, before what can only be a surname.
    let inside = text.sentences.get(text.sentence_of(first)).is_some_and(|sentence| sentence.tokens.start < first);
    let kinds = Classes::SITE.or(Classes::ORG).or(Classes::NATIONALITY).or(Classes::PLACE).or(Classes::WORK);
    let thing = classes(first).has(kinds) || classes(last).has(Classes::SITE);
    if words.len() == 2 && inside && foreign(last) && !thing {
        return NameKind::Person;
    }
    // `Orla Finch`: a rare given name before a surname that is an everyday word.
    if words.len() == 2 && foreign(first) && classes(last).has(Classes::SURNAME) && !thing {
        return NameKind::Person;
    }
    NameKind::Other
}

/// `J.` or `J.K.`
fn initials(text: &Text<'_>, at: usize) -> bool {
    text.raw(at).chars().count() == 1 && text.is(at + 1, ".")
}

/// Names in a headline: known full names, else a given name and the word after it.
fn headline(text: &Text<'_>, sentence: Range<usize>, known: &FxHashSet<String>, names: &mut Vec<Name>) {
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some(len) =
            (2..=4).rev().find(|len| at + len <= sentence.end && known.contains(&key(text, at..at + len)))
        {
            names.push(Name { tokens: at..at + len, kind: NameKind::Person });
            at += len;
            continue;
        }
        let classes = text.classes(at);
        if !text.tokens[at].is_capital() || classes.has(Classes::FUNCTION) {
            at += 1;
            continue;
        }
        let mut last = at + 1;
        if text.is(last, ".") {
            last += 1;
        }
        let middle = text.raw(last).chars().count() == 1 && text.is(last + 1, ".");
        if middle {
            last += 2;
        }
        let surname = last < sentence.end
            && text.tokens[last].is_capital()
            && text.tokens[last].gap == Gap::Space
            && !text.classes(last).has(Classes::FUNCTION)
            && !text.classes(last).has(Classes::ORG)
            && (!text.classes(last).has(Classes::COMMON) || text.classes(last).has(Classes::SURNAME));
        let given = classes.has(Classes::GIVEN)
            && !classes.has(Classes::TRADE)
            && !(classes.has(Classes::COMMON) && text.classes(last).has(Classes::COMMON));
        if given && surname {
            names.push(Name { tokens: at..last + 1, kind: NameKind::Person });
            at = last + 1;
            continue;
        }
        let kind = if classes.has(Classes::PLACE) {
            Some(NameKind::Place)
        } else if !classes.has(Classes::COMMON) && !classes.has(Classes::NATIONALITY) && !classes.has(Classes::CALENDAR)
        {
            Some(NameKind::Bare)
        } else {
            None
        };
        names.extend(kind.map(|kind| Name { tokens: at..at + 1, kind }));
        at += 1;
    }
}

fn handles(text: &Text<'_>, names: &mut Vec<Name>) {
    for (at, token) in text.tokens.iter().enumerate() {
        if token.kind == Kind::Handle {
            names.push(Name { tokens: at..at + 1, kind: NameKind::Bare });
        }
    }
}

/// Adds `Romy and Michele` where two bare names are joined by `and` or `&`.
fn join(text: &Text<'_>, names: &mut Vec<Name>) {
    let joined: Vec<Name> = names
        .windows(2)
        .filter(|pair| {
            pair.iter().all(|name| name.kind == NameKind::Bare && text.tokens[name.tokens.start].kind == Kind::Word)
        })
        .filter(|pair| {
            pair[0].tokens.end + 1 == pair[1].tokens.start && matches!(text.word(pair[0].tokens.end), "and" | "&")
        })
        .map(|pair| Name { tokens: pair[0].tokens.start..pair[1].tokens.end, kind: NameKind::Joined })
        .collect();
    names.extend(joined);
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn found(source: &str) -> Vec<String> {
        let text = Text::analyse(source, Lexicon::english());
        names(&text).iter().map(|name| format!("{:?} {}", name.kind, text.slice(name.tokens.clone()))).collect()
    }

    #[test]
    fn people_are_told_from_places_firms_and_titles() {
        for (source, want) in [
            ("It was Ada Byron who wrote.", vec!["Person Ada Byron"]),
            ("Sources named actor Tom Poe and Judge Ann Marie Poe.", vec!["Person Tom Poe", "Person Ann Marie Poe"]),
            ("He met Kish Gov. Reza Tavalli there.", vec!["Bare Kish", "Person Reza Tavalli"]),
            ("The Poe Foundation opened in Vienna.", vec!["Other Poe Foundation", "Place Vienna"]),
            ("Police said Poe fled.", vec!["Bare Poe"]),
            ("She left New York for the Charlotte Hornets.", vec!["Place New York", "Other Charlotte Hornets"]),
            ("It was Ludwig van Hoven, not J. K. Poe.", vec!["Person Ludwig van Hoven", "Person J. K. Poe"]),
            (
                "Fans of Tilly and Bram met Mr. Poe.",
                vec!["Joined Tilly and Bram", "Bare Tilly", "Bare Bram", "Bare Poe"],
            ),
            ("Old Ada Poe Dies At Age 91 In Vienna Home", vec!["Person Ada Poe", "Place Vienna"]),
            ("Thanks @adapoe for that.", vec!["Bare @adapoe"]),
        ] {
            assert_eq!(found(source), want, "{source}");
        }
    }
}
