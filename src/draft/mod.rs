//! A rule begun from example sentences: `{Ada Byron}, {36}, wrote` becomes a rule file that finds it.
//!
//! `marks` reads the braces, `types` asks the recognisers what each marked piece can be, `pair` sees what is said of two at
//! once, `write` writes the file. The rule is
//! run on its own sentences before it is given away: of all types that fit, those are taken with which it finds them. What
//! was not in the examples is left to the writer; nothing is generalised that was not asked for.

mod marks;
mod pair;
mod types;
mod write;

use crate::check::{Options, Source, check};
use crate::diagnostic::Diagnostic;
use crate::lexicon::Lexicon;
use crate::rules::{RuleFile, RuleSet};
use crate::statement::Statement;
use crate::value::SlotType;
use marks::{Example, Role};
use types::Candidates;
use write::{Filled, Typed};

/// So many types of each piece are tried.
const TRIED: usize = 5;
/// Most sentences that a rule is begun from.
const MOST_SENTENCES: usize = 50;
/// Most bytes of a sentence.
const MOST_BYTES: usize = 2_000;

/// What to begin a rule from.
#[derive(Debug, Clone, Default)]
pub struct Wish<'w> {
    /// Sentences with their pieces in braces.
    pub sentences: &'w [String],
    /// The id of the rule; else it is made from the words.
    pub id: Option<&'w str>,
    /// Whether the rule is about the event that is reported; the first piece is its value then.
    pub story: bool,
    /// Ids that are not to be made.
    pub taken: &'w [&'w str],
}

/// A rule file begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The file: TOML.
    pub text: String,
    /// The id of its rule.
    pub id: String,
    /// The sentences it was made from and does not find, each with the reason; empty: all its tests pass.
    pub missed: Vec<Diagnostic>,
    /// What is likely not meant.
    pub doubts: Vec<Diagnostic>,
}

/// Begins a rule.
///
/// # Errors
/// Sentences without two marked pieces, braces that do not close, pieces that cut words, pieces that are of one type in no
/// two sentences, an id that is none: all of them at once, each at its place in its sentence.
pub fn draft(wish: &Wish<'_>, lexicon: &Lexicon) -> Result<Draft, Vec<Diagnostic>> {
    let (mut examples, mut faults) = (Vec::new(), Vec::new());
    if wish.sentences.len() > MOST_SENTENCES {
        let fault = Diagnostic::error(format!("a rule is begun from at most {MOST_SENTENCES} sentences"));
        return Err(vec![fault.help("add the others to the file as tests")]);
    }
    for (index, sentence) in wish.sentences.iter().enumerate() {
        let read = if sentence.len() > MOST_BYTES {
            Err(vec![Diagnostic::error(format!("a sentence is at most {MOST_BYTES} bytes long"))])
        } else {
            marks::parse(sentence, wish.story)
        };
        let read = read.and_then(|example| types::candidates(&example, lexicon).map(|kinds| (example, kinds)));
        match read {
            Ok(read) => examples.push(read),
            Err(found) => faults.extend(found.into_iter().map(|fault| placed(fault, index, wish))),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let about = if wish.story { Some("{story}") } else { pair::of_two(&mut examples) };
    let slots = common(&examples, wish)?;
    let id = wish.id.map_or_else(|| write::id(&examples, &slots, wish.taken, lexicon), str::to_owned);
    let filled = Filled { examples: &examples, slots: &slots, id: &id, about };
    match best(&filled, lexicon)? {
        Some(draft) => Ok(draft),
        None => unfound(&filled, wish, lexicon),
    }
}

/// Names the sentence of a fault, where there are several.
fn placed(fault: Diagnostic, index: usize, wish: &Wish<'_>) -> Diagnostic {
    if wish.sentences.len() > 1 { fault.in_file(format!("sentence {}", index + 1)) } else { fault }
}

/// The slots of all examples, each with the types that fit wherever it is marked.
fn common(examples: &[(Example, Vec<Candidates>)], wish: &Wish<'_>) -> Result<Vec<Typed>, Vec<Diagnostic>> {
    let mut slots: Vec<Typed> = Vec::new();
    let mut faults = Vec::new();
    for (index, (example, candidates)) in examples.iter().enumerate() {
        for (mark, found) in example.marks.iter().zip(candidates) {
            let Some(slot) = slots.iter_mut().find(|slot| slot.role == mark.role && mark.role != Role::Filler) else {
                slots.push(Typed { role: mark.role.clone(), kinds: found.kinds.clone() });
                continue;
            };
            let both: Vec<SlotType> = slot.kinds.iter().filter_map(|kind| types::widest(kind, &found.kinds)).collect();
            // Everything is words; what is of a type in both sentences is of one, unless it is words in one of them.
            let words = |kinds: &[SlotType]| matches!(kinds, [SlotType::Words(_)] | []);
            if words(&both) && !words(&slot.kinds) && !words(&found.kinds) {
                let name = |kinds: &[SlotType]| kinds.first().map(ToString::to_string).unwrap_or_default();
                let (first, here) = (name(&slot.kinds), name(&found.kinds));
                let message = format!("this piece looks like `{here}`, and like `{first}` in a sentence before");
                let fault = Diagnostic::error(message).at(&example.written, mark.written);
                let help = "mark the same kind of thing in each sentence; for another, begin another rule";
                faults.push(placed(fault.help(help), index, wish));
            } else {
                slot.kinds = both;
            }
        }
    }
    if faults.is_empty() { Ok(slots) } else { Err(faults) }
}

/// The first rule that finds all its sentences, going through the types that fit.
fn best(untried: &Filled<'_>, lexicon: &Lexicon) -> Result<Option<Draft>, Vec<Diagnostic>> {
    let &Filled { examples, slots, id, about } = untried;
    let of = |role: Role| {
        let slot = slots.iter().position(|slot| slot.role == role);
        (slot, slot.and_then(|slot| slots.get(slot)).map_or(1, |slot| slot.kinds.len().min(TRIED)))
    };
    let ((subject, subjects), (value, values)) = (of(Role::Subject), of(Role::Value));
    for n in 0..subjects * values {
        let mut slots = slots.to_vec();
        for (slot, chosen) in [(subject, n / values), (value, n % values)] {
            if let Some(slot) = slot.and_then(|slot| slots.get_mut(slot)) {
                // The chosen type comes first; the others stay as what else it could be.
                let kind = slot.kinds.remove(chosen);
                slot.kinds.insert(0, kind);
            }
        }
        let filled = Filled { examples, slots: &slots, id, about };
        let found = found(&filled, lexicon)?;
        if examples.iter().zip(&found).all(|((example, _), found)| is_found(example, found)) {
            let want = |found: &Vec<Statement>| {
                let said = found.iter().map(|said| format!("{} = {}", said.subject.name, said.value.normal()));
                said.collect::<Vec<String>>()
            };
            let text = filled.file(&found.iter().map(want).collect::<Vec<_>>());
            return Ok(Some(Draft { text, id: id.to_owned(), missed: Vec::new(), doubts: doubts(examples, &slots) }));
        }
    }
    Ok(None)
}

/// What a rule finds in each of its examples.
fn found(filled: &Filled<'_>, lexicon: &Lexicon) -> Result<Vec<Vec<Statement>>, Vec<Diagnostic>> {
    let source = filled.file(&vec![Vec::new(); filled.examples.len()]);
    let set = RuleSet::parse(&[RuleFile { name: "the new rule", source: &source }]).map_err(|faults| {
        // What can be wrong is the id, or the length of a sentence: nothing that has a place in a file of the writer's.
        faults.into_iter().map(|fault| Diagnostic { path: None, at: None, ..fault }).collect::<Vec<_>>()
    })?;
    let of = |example: &Example| {
        let published = filled.is_dated().then_some(types::PUBLISHED);
        let source = Source { published, ..Source::new("articles/text", example.text.as_str()) };
        let findings = check(&set, lexicon, &[source], &Options::default()).findings;
        findings.into_iter().flat_map(|finding| finding.statements).collect()
    };
    Ok(filled.examples.iter().map(|(example, _)| of(example)).collect())
}

/// Whether a statement stands on the whole piece marked as the value.
fn is_found(example: &Example, found: &[Statement]) -> bool {
    let value = example.marks.iter().find(|mark| mark.role == Role::Value);
    value.is_some_and(|value| {
        found.iter().any(|said| said.place.start <= value.at.start && value.at.end <= said.place.end)
    })
}

/// What is likely not meant: a rule about a figure.
fn doubts(examples: &[(Example, Vec<Candidates>)], slots: &[Typed]) -> Vec<Diagnostic> {
    let first = |role: Role| slots.iter().find(|slot| slot.role == role).and_then(|slot| slot.kinds.first());
    let marks = examples.first().map(|(example, _)| example);
    let mark = marks.and_then(|example| Some((example, example.marks.iter().find(|mark| mark.role == Role::Subject)?)));
    match (first(Role::Subject), first(Role::Value), mark) {
        (Some(subject), Some(value), Some((example, mark))) if types::is_value(subject) && !types::is_value(value) => {
            let message = format!("this rule is about `{}`, and a name is its value", example.words(mark));
            let warning = Diagnostic::warning(message).at(&example.written, mark.written);
            vec![warning.help("to have it the other way round, name the pieces: {value: 36} … {who: Ada Byron}")]
        }
        _ => Vec::new(),
    }
}

/// The rule with the likeliest types, though it does not find all its sentences, and why.
fn unfound(filled: &Filled<'_>, wish: &Wish<'_>, lexicon: &Lexicon) -> Result<Draft, Vec<Diagnostic>> {
    let &Filled { examples, slots, id, .. } = filled;
    let read = found(filled, lexicon)?;
    // The same rule about the event: it finds the sentences in which only the subject is not clear.
    let anybody = found(&Filled { about: Some("{story}"), ..*filled }, lexicon)?;
    let (mut wants, mut missed) = (Vec::new(), Vec::new());
    for (index, ((example, _), (read, anybody))) in examples.iter().zip(read.iter().zip(&anybody)).enumerate() {
        let mark = |role: Role| example.marks.iter().find(|mark| mark.role == role);
        let words = |role: Role| mark(role).map_or("", |mark| example.words(mark));
        let subject = match pair::named(example) {
            _ if wish.story => "articles".to_owned(),
            Some(two) => two,
            None => words(Role::Subject).to_owned(),
        };
        wants.push(vec![format!("{subject} = {}", words(Role::Value))]);
        if is_found(example, read) {
            continue;
        }
        let unclear = is_found(example, anybody);
        let at = if unclear { mark(Role::Subject).or(example.marks.first()) } else { mark(Role::Value) };
        let at = at.map(|mark| mark.written).unwrap_or_default();
        let fault = match read.first().or(anybody.first()) {
            _ if unclear => Diagnostic::error(format!("whom or what `{subject}` means, this sentence does not tell"))
                .help("give a sentence that names it in full; `inherit` in the guide has the ways to find who else is meant"),
            Some(said) => Diagnostic::error(format!("the rule reads `{}` here, not all that is marked", said.place.text))
                .help("mark as much as is read, or go on with words that end the piece"),
            None => Diagnostic::error("the rule does not find this sentence")
                .help("a name at the start of a sentence, or in few words, may not be known for one: give a fuller sentence"),
        };
        missed.push(placed(fault.at(&example.written, at), index, wish));
    }
    Ok(Draft { text: filled.file(&wants), id: id.to_owned(), missed, doubts: doubts(examples, slots) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_rule_is_about_and_what_it_reads() {
        for (sentence, want) in [
            // The hedge is part of the value.
            (
                "The {Orvo Buds} last up to {eight hours} on a charge",
                "{what} | The {what:name} last {n:duration} on a charge | Orvo Buds = <=PT8H",
            ),
            ("{Farn Isle} has {12} sheep", "{what} | {what:name} has {n:count} sheep | Farn Isle = 12"),
            ("{Farn Isle} has at least {12} sheep", "{what} | {what:name} has {n:count} sheep | Farn Isle = >=12"),
            // Two names and then a value: what is said is said of both.
            (
                "{Northgate Rovers} beat {Eastbridge United} {3-1}",
                "{a} v {b} | {a:name} beat {b:name} {score:score} | Northgate Rovers v Eastbridge United = 3-1",
            ),
            (
                "{Northgate Rovers} sold {Ada Byron} to {Eastbridge United} for {$5 million}",
                "{a} v {b} | {a:name} sold {b:name} to {_:name} for {sum:money} | Northgate Rovers v Ada Byron = USD 5000000",
            ),
            // A day beside them is no value.
            (
                "{Ada Byron} moved to {Kent} in {1836}",
                "{who} | {who:person} moved to {value:place} in {_:year} | Ada Byron = Kent",
            ),
        ] {
            let wish = Wish { sentences: &[sentence.to_owned()], ..Wish::default() };
            let draft = draft(&wish, Lexicon::english()).unwrap();
            assert_eq!(draft.missed, [], "{sentence}");
            let line = |start: &str| {
                let line = draft.text.lines().find_map(|line| line.strip_prefix(start)).unwrap();
                line.trim_matches([' ', '"', ',', '[', ']']).to_owned()
            };
            assert_eq!([line("about = "), line("  "), line("want = ")].join(" | "), want, "{sentence}");
        }
    }
}
