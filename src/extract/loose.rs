//! Names that a template vouches for.
//!
//! The names of an article are taken with care, since spellings and people are drawn from them: an everyday word that opens a
//! sentence is none (`Mars has two moons`), and a name ends where a number, a sign or a small word begins (`K2`,
//! `Poe & Sons`, `Museum of Tides`). A template that asks for a name right there is evidence of its own: its slots take the
//! whole of such a name, and never its end alone, which other names share (`15 Pro Max`, `16 Pro Max`).

use super::names::look::is_own_stop;
use super::scene::Scene;
use crate::lexicon::Classes;
use crate::text::{Gap, Kind, Shape, Text};

/// So many parts are joined at most.
const LONGEST: usize = 8;

/// For each token, whether it can begin a name only because a template asks for one; a scene keeps that.
pub(super) fn look(scene: &Scene<'_>) -> Vec<bool> {
    let text = &scene.text;
    let mut found = Vec::with_capacity(text.tokens.len());
    let mut openers: Vec<(u32, usize)> = Vec::new();
    for at in 0..text.tokens.len() {
        let mut vouched = vouched(text, at);
        if vouched != Vouched::Never && (ends_name(text, at) || scene.names_at(at).next().is_some()) {
            vouched = Vouched::Never;
        }
        if vouched == Vouched::UnlessSmall {
            openers.push((text.hash(at), at));
        }
        found.push(vouched != Vouched::Never);
    }
    openers.sort_unstable_by_key(|&(hash, at)| (hash, text.word(at)));
    for at in small(text, &openers) {
        found[at] = false;
    }
    found
}

/// Those of `openers`, each with its hash and in the order of these and their words, whose words the article has without a capital, too.
fn small(text: &Text<'_>, openers: &[(u32, usize)]) -> impl Iterator<Item = usize> {
    let same = |a: &(u32, usize), b: &(u32, usize)| a.0 == b.0 && text.word(a.1) == text.word(b.1);
    let mut words: Vec<(&[(u32, usize)], bool)> = openers.chunk_by(same).map(|alike| (alike, false)).collect();
    let written_small = text.tokens.iter().enumerate().filter(|(_, token)| !token.is_capital());
    for (at, token) in written_small.filter(|_| !openers.is_empty()) {
        let first = words.partition_point(|(alike, _)| alike[0].0 < token.hash);
        let alike = words[first..].iter_mut().take_while(|(alike, _)| alike[0].0 == token.hash);
        alike.for_each(|(alike, small)| *small |= text.word(alike[0].1) == text.word(at));
    }
    words.into_iter().filter(|(_, small)| *small).flat_map(|(alike, _)| alike.iter().map(|&(_, at)| at))
}

/// Whether a name can begin at a token only because a template asks for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vouched {
    Never,
    /// Unless the article writes the word without a capital elsewhere.
    UnlessSmall,
    Always,
}

/// Whether the token at `at` can begin a name only because a template asks for one.
pub(super) fn begins(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_vouched_for(at)
}

/// Whether what begins at `at` is only the end of a name: `Pro Max` of `iPhone 15 Pro Max`.
pub(super) fn is_cut(scene: &Scene<'_>, at: usize) -> bool {
    ends_name(&scene.text, at)
}

fn vouched(text: &Text<'_>, at: usize) -> Vouched {
    let token = &text.tokens[at];
    match token.kind {
        // `iPhone`, `eBay`
        Kind::Word if token.shape == Shape::Mixed => Vouched::Always,
        Kind::Word if !token.is_capital() => Vouched::Never,
        // An everyday word that opens its sentence, which the article never writes small; `On Monday Acme fell`.
        Kind::Word => {
            let other = Classes::HONORIFIC.or(Classes::TRADE).or(Classes::NATIONALITY).or(Classes::PRONOUN);
            let small = other.or(Classes::FUNCTION).or(Classes::CALENDAR);
            if token.classes.has(small) {
                Vouched::Never
            } else if dated(text, at) {
                Vouched::Always
            } else if opens(text, at) {
                Vouched::UnlessSmall
            } else {
                Vouched::Never
            }
        }
        // `3M`
        Kind::Number if glued(text, at + 1) && is_name_word(text, at + 1) => Vouched::Always,
        _ => Vouched::Never,
    }
}

/// The ends of a name that begins at `at` and, as far as the article's own names go, ends at one of `ends`; the likeliest
/// first.
pub(super) fn ends(scene: &Scene<'_>, at: usize, ends: &[usize], limit: usize) -> Vec<usize> {
    let text = &scene.text;
    let mut chain: Vec<usize> = ends.to_vec();
    let mut end = ends.iter().copied().max().unwrap_or(at + 1);
    chain.push(end);
    for _ in 0..LONGEST {
        let Some(next) = goes_on(text, end, limit) else { break };
        chain.push(next);
        end = next;
    }
    // Never inside a word.
    chain.retain(|&end| !(glued(text, end) && end < limit && is_part(text, end)));
    chain.sort_unstable_by(|a, b| b.cmp(a));
    chain.dedup();
    // `left Torvin 12 hours later`: a number before a thing counts it.
    let counted = |end: usize| {
        let next = text.tokens.get(end).filter(|next| next.kind == Kind::Word && next.gap == Gap::Space);
        is_spaced_number(text, end - 1)
            && next.is_some_and(|next| !next.is_capital() && !next.classes.has(Classes::FUNCTION))
    };
    let (counted, whole): (Vec<_>, Vec<_>) = chain.into_iter().partition(|&end| end > at + 1 && counted(end));
    [whole, counted].concat()
}

/// Whether a weekday or month, which begins no name, stands right before the word at `at`.
fn dated(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| is_day(text, before)) && text.tokens[at].gap == Gap::Space
}

/// `Monday`, `March`: no name begins there.
pub(super) fn is_day(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at].is_capital() && text.classes(at).has(Classes::CALENDAR) && !text.classes(at).has(Classes::GIVEN)
}

fn ends_name(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| text.sentence_of(before) == text.sentence_of(at)) else {
        return false;
    };
    let name = |at: usize| is_name_word(text, at) && !text.classes(at).has(Classes::FUNCTION.or(Classes::CALENDAR));
    let named_before = || before.checked_sub(1).is_some_and(name);
    if glued(text, at) && is_part(text, before) {
        return true;
    }
    match text.word(before) {
        "&" => named_before(),
        "-" => {
            glued(text, at)
                && glued(text, before)
                && before.checked_sub(1).is_some_and(|at| is_part(text, at) && (name(at) || is_number(text, at)))
        }
        "of" => is_head(text, before),
        "the" => before > 0 && text.is(before - 1, "of") && is_head(text, before - 1),
        "." => {
            let titled = text.classes(before.saturating_sub(1)).has(Classes::HONORIFIC);
            is_own_stop(text, before) && (!titled || before > 1 && name(before - 2))
        }
        "'s" => named_before() && text.classes(at).has(Classes::COMMON),
        _ => is_spaced_number(text, before) && named_before(),
    }
}

/// Whether a name stands before the `of` at `at`: `Museum of`, but not `Mayor of` and `Residents of`.
fn is_head(text: &Text<'_>, at: usize) -> bool {
    let Some(head) = at.checked_sub(1).filter(|&head| is_name_word(text, head)) else { return false };
    let classes = text.classes(head);
    let house = classes.has(Classes::ORG.or(Classes::SITE));
    house || !opens(text, head) && !classes.has(Classes::TRADE.or(Classes::HONORIFIC).or(Classes::CALENDAR))
}

/// The end of the next part of a name that has ended before `end`, if it goes on.
fn goes_on(text: &Text<'_>, end: usize, limit: usize) -> Option<usize> {
    let capital = |at: usize| {
        at < limit
            && is_name_word(text, at)
            && text.tokens[at].gap <= Gap::Space
            && !text.classes(at).has(Classes::FUNCTION)
    };
    if end >= limit || text.tokens[end].gap > Gap::Space {
        return None;
    }
    let last = end - 1;
    match text.word(end) {
        _ if glued(text, end) && is_part(text, end) => Some(end + 1),
        "-" => (glued(text, end) && glued(text, end + 1) && (capital(end + 1) || is_number(text, end + 1)))
            .then_some(end + 2),
        "&" => capital(end + 1).then_some(end + 2),
        "of" if is_head(text, end) => match text.is(end + 1, "the") {
            true => capital(end + 2).then_some(end + 3),
            false => capital(end + 1).then_some(end + 2),
        },
        "'s" => (capital(end + 1) && text.classes(end + 1).has(Classes::COMMON)).then_some(end + 2),
        "." => (is_own_stop(text, end) && capital(end + 1)).then_some(end + 2),
        _ if is_spaced_number(text, end) => Some(end + 1),
        // `15 Pro`, and what follows a part that was joined: `Lower` in `University of Lower Brae`.
        _ => capital(end).then_some(end + 1).filter(|_| is_part(text, last)),
    }
    .filter(|&next| next <= limit)
}

fn opens(text: &Text<'_>, at: usize) -> bool {
    text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.tokens.start == at)
}

/// Whether token `at` touches the one before.
fn glued(text: &Text<'_>, at: usize) -> bool {
    at > 0 && text.tokens.get(at).is_some_and(|token| token.gap == Gap::None)
}

fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
}

/// A word or a number: what a name is written with, and no sign.
fn is_part(text: &Text<'_>, at: usize) -> bool {
    let word = text.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
    is_number(text, at) || word && !text.raw(at).starts_with(['\'', '’'])
}

/// A word with a capital in it.
fn is_name_word(text: &Text<'_>, at: usize) -> bool {
    text.tokens
        .get(at)
        .is_some_and(|token| token.is_capital() || token.kind == Kind::Word && token.shape == Shape::Mixed)
}

/// A plain number behind a blank.
fn is_spaced_number(text: &Text<'_>, at: usize) -> bool {
    is_number(text, at) && text.tokens[at].gap == Gap::Space
}

#[cfg(test)]
mod tests {
    use crate::{Lexicon, Options, RuleSet, Source, check};

    const RULE: &str = "[[rule]]\nid = 'x'\nabout = '{p}'\nvalue = '{n}'\n\
         match = ['{p:name} lasts {n:duration}', \"{p}'s battery lasts {n}\", 'in {n} the {p}']\n\
         [[rule]]\nid = 'y'\nabout = '{p}'\nvalue = '{n}'\nmatch = ['{p:name} was founded in {n:year}']\n";

    #[test]
    fn a_template_takes_the_whole_of_a_name() {
        let file = crate::rules::RuleFile { name: "r.toml", source: RULE };
        let rules = RuleSet::parse(&[file]).unwrap();
        for (text, want) in [
            ("The Lumo X2 lasts 18 hours.", "Lumo X2"),
            ("The iPhone 15 Pro Max lasts 18 hours.", "iPhone 15 Pro Max"),
            ("The Tern S24 Ultra lasts 18 hours.", "Tern S24 Ultra"),
            ("The WH-1000 lasts 18 hours.", "WH-1000"),
            ("The Tern 4K lasts 18 hours.", "Tern 4K"),
            ("The Tern 14's battery lasts 18 hours.", "Tern 14"),
            ("In 18 hours the Lumo X2 was empty.", "Lumo X2"),
            ("In 18 hours the Lumo 7 was empty.", "Lumo 7"),
            ("In 18 hours the Torvin 12 miners left.", "Torvin"),
            ("The University of Lower Brae was founded in 1851.", "University of Lower Brae"),
            ("Residents said Acme was founded in 1851.", "Acme"),
            ("Mars was founded in 1851.", "Mars"),
            ("O'Malley's Bakery was founded in 1911.", "O'Malley's Bakery"),
            ("Harrow & Sons was founded in 1911.", "Harrow & Sons"),
            ("On Monday Acme was founded in 1911.", "Acme"),
            ("On March 15 Acme was founded in 1911.", "Acme"),
        ] {
            let outcome = check(&rules, Lexicon::english(), &[Source::new("a.txt", text)], &Options::default());
            let subjects: Vec<&str> = outcome.findings.iter().map(|finding| &*finding.subject).collect();
            assert_eq!(subjects, [want], "{text}");
        }
    }
}
