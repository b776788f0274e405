//! Sources: who says what stands at a place, where that is not the article itself.
//!
//! Inside quotation marks it is the speaker, whom the words beside the quotation name; outside, the source that the
//! sentence hands its words to (`cue`). Pronouns and bare names are resolved by the cast: one candidate, or nobody.

use super::cast::{Meant, written};
use super::cue::{Cue, cues};
use super::names::{Name, NameKind};
use super::quotes::Quotation;
use super::scene::Scene;
use crate::lexicon::Classes;
use crate::statement::SubjectKind;
use crate::text::{Gap, Kind};
use smol_str::{SmolStr, format_smolstr};
use std::ops::Range;

/// How many quotations in a row may take their speaker from the one before.
const RUN: usize = 4;
/// Most tokens between a quotation and the words that name its speaker: `“…,” the 33-year-old actor's agent said`.
const BESIDE: usize = 5;

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// The name as resolved inside the article, or the words that describe the source: `the union`.
    pub(super) name: SmolStr,
    /// What kind of thing it is: a person, or anything else.
    pub(super) kind: SubjectKind,
    /// The words that name it, as written.
    pub(super) text: SmolStr,
    /// Whether these are a pronoun or part of the name.
    pub(super) inherited: bool,
}

/// Who says what stands at token `at`; nobody: the article itself, or a speaker it does not make clear.
pub(super) fn source(scene: &Scene<'_>, at: usize) -> Option<Source> {
    match scene.quotation_around(at) {
        Some(quotation) => speaker(scene, quotation),
        None => attributed(scene, at),
    }
}

/// Who speaks the words of a quotation.
pub(super) fn speaker(scene: &Scene<'_>, quotation: &Quotation) -> Option<Source> {
    let mut index = scene.quotations.partition_point(|other| other.open < quotation.open);
    for _ in 0..RUN {
        let quotation = scene.quotations.get(index)?;
        if let Some(cue) = beside(scene, quotation) {
            return named(scene, &cue);
        }
        let before = scene.quotations.get(index.checked_sub(1)?)?;
        if is_attributed(scene, quotation) || !goes_on(scene, before, quotation) {
            return None;
        }
        index -= 1;
    }
    None
}

/// The cue that names the speaker of a quotation: right behind it, else before it in its sentence.
fn beside(scene: &Scene<'_>, quotation: &Quotation) -> Option<Cue> {
    let text = &scene.text;
    let near = |range: Range<usize>| range.len() <= BESIDE && !range.into_iter().any(|at| parts(scene, at));
    let last = text.sentence_of(quotation.end.saturating_sub(1));
    let behind = text.sentences.get(last..text.sentences.len().min(last + 2)).unwrap_or_default();
    let behind =
        behind.iter().filter(|sentence| goes_on_after(scene, sentence.tokens.start, quotation)).find_map(|sentence| {
            let cue = cues(scene, &sentence.tokens).into_iter().find(|cue| cue.tokens.start >= quotation.end)?;
            let same = sentence.tokens.start < quotation.end;
            (near(quotation.end..cue.tokens.start) && (cue.before || same)).then_some(cue)
        });
    behind.or_else(|| {
        let sentence = text.sentences.get(text.sentence_of(quotation.open))?;
        let cue = cues(scene, &sentence.tokens).into_iter().rfind(|cue| cue.tokens.end <= quotation.open)?;
        (!broken(scene, cue.tokens.end..quotation.open)).then_some(cue)
    })
}

/// Whether a verb of saying stands right behind a quotation: it has a speaker of its own, known or not.
fn is_attributed(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let behind = quotation.end..quotation.end + BESIDE;
    behind.into_iter().take_while(|&at| !parts(scene, at)).any(|at| scene.text.classes(at).has(Classes::SAYING))
}

/// Whether a sentence that begins at token `start` can go on with what follows a quotation: its own, or one that begins
/// right behind it in lower case or with a name.
fn goes_on_after(scene: &Scene<'_>, start: usize, quotation: &Quotation) -> bool {
    let joined = |at: usize| scene.text.tokens.get(at).is_some_and(|token| token.gap < Gap::Paragraph);
    start < quotation.end || start == quotation.end && joined(start)
}

/// Whether token `at` keeps apart what stands on its two sides.
fn parts(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    matches!(text.word(at), "," | ";" | ":" | "." | "!" | "?")
        && !text.classes(at.saturating_sub(1)).has(Classes::ABBREVIATION)
        || text.classes(at).has(Classes::CLAUSE)
        || scene.is_quoted(at)
}

/// Whether a quotation goes on where the one before it left off: it opens the next sentence of the same paragraph.
fn goes_on(scene: &Scene<'_>, before: &Quotation, quotation: &Quotation) -> bool {
    let text = &scene.text;
    let (from, to) = (text.sentence_of(before.end.saturating_sub(1)), text.sentence_of(quotation.open));
    let (Some(first), Some(second)) = (text.sentences.get(from), text.sentences.get(to)) else { return false };
    to <= from + 1 && first.paragraph == second.paragraph && second.tokens.start >= quotation.open
}

/// The source that a sentence hands token `at` to: the cue before it, else the one behind it.
fn attributed(scene: &Scene<'_>, at: usize) -> Option<Source> {
    let sentence = scene.text.sentences.get(scene.text.sentence_of(at))?;
    let cues = cues(scene, &sentence.tokens);
    let left = cues.iter().rfind(|cue| cue.tokens.end <= at);
    let right = cues.iter().find(|cue| cue.tokens.start > at);
    let left = left.filter(|cue| cue.after && !broken(scene, cue.tokens.end..at));
    let right = right.filter(|cue| cue.before && !broken(scene, at..cue.tokens.start));
    left.or(right).and_then(|cue| named(scene, cue))
}

/// Whether a new clause begins inside `tokens`: a comma or dash and a word that begins one, or a semicolon.
fn broken(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    let text = &scene.text;
    tokens.any(|at| match text.word(at) {
        ";" => true,
        "," | "—" | "–" => text.classes(at + 1).has(Classes::CLAUSE),
        _ => false,
    })
}

/// The source that a cue names.
fn named(scene: &Scene<'_>, cue: &Cue) -> Option<Source> {
    if cue.source.is_empty() {
        return only_person_before(scene, cue.tokens.start);
    }
    person(scene, &cue.source).or_else(|| person(scene, &cue.aside)).or_else(|| described(scene, &cue.source))
}

/// The person whom the words of a source name, or a pronoun means.
fn person(scene: &Scene<'_>, words: &Range<usize>) -> Option<Source> {
    let text = &scene.text;
    let inside = |tokens: &Range<usize>| tokens.end <= words.end;
    // `Tom Poe's agent` is not Tom Poe.
    let owns = |tokens: &Range<usize>| tokens.end < words.end && text.raw(tokens.end).starts_with(['\'', '’']);
    let from = scene.names.partition_point(|name| name.tokens.start < words.start);
    let names = scene.names.iter().enumerate().skip(from).take_while(|(_, name)| name.tokens.start < words.end);
    let meant = names.filter(|(_, name)| inside(&name.tokens) && !owns(&name.tokens)).filter_map(|(index, name)| {
        let surely = matches!(name.kind, NameKind::Person | NameKind::Bare);
        match scene.cast.meant(index) {
            Meant::Person(id) if surely => Some((name, id)),
            _ => None,
        }
    });
    let (id, text) = match meant.last() {
        Some((name, id)) => (id, written(text, name.tokens.clone())),
        None if words.len() == 1 && text.classes(words.start).has(Classes::SUBJECT) => {
            let heard = |name: &Name| !scene.is_quoted(name.tokens.start);
            match scene.cast.speaker(text, &scene.names, words.start, heard) {
                Meant::Person(id) => (id, written(text, words.clone())),
                Meant::Ambiguous | Meant::Nobody => return None,
            }
        }
        None => return None,
    };
    let name = scene.cast.name(id);
    Some(Source { inherited: name != text, name, kind: SubjectKind::Person, text })
}

/// A source that is nobody of the cast, by the words that describe it.
fn described(scene: &Scene<'_>, words: &Range<usize>) -> Option<Source> {
    let text = &scene.text;
    let telling = |at: usize| text.tokens[at].kind != Kind::Symbol && !text.classes(at).has(Classes::FUNCTION);
    if !words.clone().any(telling) {
        return None;
    }
    // `Mr Poe`, but not `the survey in Golden`.
    let bare = scene.names_in(words.clone()).iter().rfind(|name| {
        let alone = name.tokens.start == words.start || !text.classes(name.tokens.start - 1).has(Classes::FUNCTION);
        name.kind == NameKind::Bare && name.tokens.end == words.end && alone
    });
    let (name, kind) = match bare {
        Some(bare) => (written(text, bare.tokens.clone()), SubjectKind::BarePerson),
        None => {
            let name = written(text, words.start..own_end(scene, words));
            // `The mayor`, at the beginning of a sentence.
            let leads = text.classes(words.start).has(Classes::LEADING);
            let rest = name.strip_prefix(text.raw(words.start)).filter(|_| leads);
            let small = rest.map(|rest| format_smolstr!("{}{rest}", text.word(words.start)));
            (small.unwrap_or(name), SubjectKind::Other)
        }
    };
    Some(Source { text: name.clone(), name, kind, inherited: false })
}

/// Where a description that begins with a name ends: `the survey office in Golden` is the survey office.
fn own_end(scene: &Scene<'_>, words: &Range<usize>) -> usize {
    let start = words.start + usize::from(scene.text.classes(words.start).has(Classes::LEADING));
    let name = scene.names_at(start).map(|(_, name)| name.tokens.end).find(|&end| end < words.end);
    name.filter(|&end| end > start + 1 && scene.text.classes(end).has(Classes::FUNCTION)).unwrap_or(words.end)
}

/// The only person that a sentence names before token `at`, outside quotation marks: who goes on `saying`.
fn only_person_before(scene: &Scene<'_>, at: usize) -> Option<Source> {
    let sentence = scene.text.sentences.get(scene.text.sentence_of(at))?.tokens.clone();
    let people = scene.names_in(sentence.start..at).iter().filter(|name| !scene.is_quoted(name.tokens.start));
    let mut found = people.filter_map(|name| person(scene, &name.tokens));
    let first = found.next()?;
    found.all(|other| other.name == first.name).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;

    /// Who says the last `word` of a text.
    fn says(text: &str, word: &str) -> String {
        let scene = Scene::new(Text::analyse(text, Lexicon::english()), None);
        let at = (0..scene.text.tokens.len()).rfind(|&at| scene.text.raw(at) == word).unwrap();
        source(&scene, at).map_or("–".into(), |source| source.name.into())
    }

    #[test]
    fn a_sentence_names_its_source() {
        for (text, word, want) in [
            ("Police said 12 people were hurt.", "12", "Police"),
            ("Some 12 people were hurt, police said.", "12", "police"),
            ("Some 12 people were hurt, police said on Monday.", "12", "police"),
            ("Some 12 people were hurt, a harbour official said.", "12", "harbour official"),
            ("Some 12 people were hurt, said Mayor Ada Byron.", "12", "Ada Byron"),
            ("Ada Byron went. Some 12 people were hurt, Byron said.", "12", "Ada Byron"),
            ("Ada Byron went. She said 12 people were hurt.", "12", "Ada Byron"),
            ("It rained. She said 12 people were hurt.", "12", "–"),
            ("Ada Byron, the mayor of Kent, said 12 people were hurt.", "12", "Ada Byron"),
            ("According to the mayor, 12 people were hurt.", "12", "the mayor"),
            ("Some 12 people were hurt, according to the mayor.", "12", "the mayor"),
            ("The coast office put it at 5.9, the island survey said 6.1.", "5.9", "the coast office"),
            ("The coast office put it at 5.9, the island survey said 6.1.", "6.1", "the island survey"),
            (
                "The office put it at 5.9, but the Kent Survey in Dover, Kent, said it was 6.1.",
                "6.1",
                "the Kent Survey",
            ),
            ("The office put it at 5.9, but the Kent Survey in Dover, Kent, said it was 6.1.", "5.9", "the office"),
            ("The company says 200 jobs, the union 350.", "200", "the company"),
            ("The company says 200 jobs, the union 350.", "350", "the union"),
            // The article itself.
            ("Some 12 people were hurt.", "12", "–"),
            ("Police said it rained. Some 12 people were hurt.", "12", "–"),
            ("Police said it rained, but 12 people were hurt.", "12", "–"),
            ("Some 12 people were hurt, but police said it was calm.", "12", "–"),
            ("The crash put 12 people in hospital.", "12", "–"),
            ("Some 12 people were said to be hurt.", "12", "–"),
            ("The reported 12 people were hurt.", "12", "–"),
        ] {
            assert_eq!(says(text, word), want, "{text} / {word}");
        }
    }

    #[test]
    fn a_quotation_has_a_speaker() {
        for (text, word, want) in [
            ("“It rained,” Ada Byron said.", "rained", "Ada Byron"),
            ("“It rained,” said Ada Byron. “It was wet.”", "wet", "Ada Byron"),
            ("“It rained,” said Ada Byron.\n\n“It was wet.”", "wet", "–"),
            ("“It rained,” her agent, Tom Poe, said.", "rained", "Tom Poe"),
            ("“It rained,” Ada Byron's agent told the paper.", "rained", "Ada Byron's agent"),
            ("“It rained,” the 33-year-old actor's agent Tom Poe told the paper.", "rained", "Tom Poe"),
            ("Ada Byron met Ann Poe. “It rained,” she said.", "rained", "–"),
            ("Ada Byron left. “Ann Poe sang,” she said.", "sang", "Ada Byron"),
            ("“It rained,” Ada Byron said, “all the day.”", "day", "Ada Byron"),
            ("Ada Byron said: “It rained.” Tom Poe said: “It was wet.”", "rained", "Ada Byron"),
            ("Ada Byron said: “It rained.” Tom Poe said: “It was wet.”", "wet", "Tom Poe"),
            ("Ada Byron went home, saying “it rained”.", "rained", "Ada Byron"),
            ("Ann Poe, the envoy, said the government “lied”.", "lied", "Ann Poe"),
            ("“It rained,” said Ada Byron. “It was wet,” said Poe and Lunn jointly.", "wet", "Poe"),
            ("“It rained,” said Ada Byron. “It was wet,” he once said.", "wet", "–"),
            ("“It rained,” said 61-year-old Ada Byron, who was there.", "rained", "Ada Byron"),
            ("He was “the first choice” for the job, which took long, said the man who was there.", "choice", "–"),
            ("“It rained,” a police spokeswoman said.", "rained", "police spokeswoman"),
            ("They sang “Rain at Noon” for Ada Byron.", "Noon", "–"),
        ] {
            assert_eq!(says(text, word), want, "{text} / {word}");
        }
    }
}
