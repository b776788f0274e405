//! The braces of an example: `{who: Ada Byron}, {36}, wrote`.

use crate::diagnostic::Diagnostic;
use crate::rules::RESERVED;
use crate::span::Span;

/// An example sentence, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Example {
    /// As it was typed.
    pub(super) written: String,
    /// Without its braces.
    pub(super) text: String,
    /// The marked pieces, in order.
    pub(super) marks: Vec<Mark>,
}

/// A marked piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its bytes in [`Example::text`].
    pub(super) at: Span,
    /// The same with braces and name in [`Example::written`].
    pub(super) written: Span,
    /// The name it was given.
    pub(super) name: Option<String>,
    /// What it is for.
    pub(super) role: Role,
}

/// What a marked piece is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Whom or what the rule is about.
    Subject,
    /// What is said of it.
    Value,
    /// Something else, by its name.
    Named(String),
    /// Something else that does not matter.
    Filler,
}

impl Example {
    /// The words of a mark.
    pub(super) fn words(&self, mark: &Mark) -> &str {
        self.text.get(mark.at.range()).unwrap_or_default()
    }
}

/// Reads the braces of a sentence; with `story`, nothing in it is the subject.
pub(super) fn parse(sentence: &str, story: bool) -> Result<Example, Vec<Diagnostic>> {
    let mut example = Example { written: sentence.to_owned(), text: String::new(), marks: Vec::new() };
    let mut faults = Vec::new();
    let mut fault = |at: Span, message: &str, help: &str| {
        faults.push(Diagnostic::error(message).at(sentence, at).help(help));
    };
    let mut at = 0;
    while let Some(found) = sentence[at..].find(['{', '}']).map(|found| at + found) {
        example.text.push_str(&sentence[at..found]);
        at = found + 1;
        if sentence[found..].starts_with('}') {
            fault(Span::new(found, at), "this `}` closes nothing", "mark a piece like {36}");
            continue;
        }
        let Some(end) = sentence[at..].find(['{', '}']).filter(|&end| sentence[at + end..].starts_with('}')) else {
            fault(Span::new(found, at), "this `{` is never closed", "mark a piece like {36}");
            continue;
        };
        let (inside, whole) = (&sentence[at..at + end], Span::new(found, at + end + 1));
        at = whole.end;
        let (name, words) = named(inside);
        // A blank after a name belongs to the name; others inside the braces are the sentence's.
        let padded = if name.is_some() { words.trim_start() } else { words };
        let words = padded.trim();
        if words.is_empty() {
            fault(whole, "there is nothing between these braces", "write the words of the sentence there, like {36}");
            continue;
        }
        let start = example.text.len() + (padded.len() - padded.trim_start().len());
        example.text.push_str(padded);
        let span = Span::new(start, start + words.len());
        if let Some(name) = name.filter(|name| RESERVED.contains(name)) {
            let message = format!("`{name}` is no name for a piece: it has a meaning of its own in rules");
            fault(whole, &message, "take another name, or none");
        }
        let mark = Mark { at: span, written: whole, name: name.map(str::to_owned), role: Role::Filler };
        if name.is_some() && example.marks.iter().any(|other| other.name == mark.name) {
            fault(whole, "two pieces of this sentence have one name", "name them apart, or leave one unnamed");
        }
        example.marks.push(mark);
    }
    example.text.push_str(sentence.get(at..).unwrap_or_default());
    let wanted = if story { 1 } else { 2 };
    if faults.is_empty() && example.marks.len() < wanted {
        faults.push(too_few(&example, story));
    }
    roles(&mut example.marks, story);
    if faults.is_empty() { Ok(example) } else { Err(faults) }
}

fn too_few(example: &Example, story: bool) -> Diagnostic {
    match example.marks.first() {
        Some(mark) => {
            Diagnostic::error("only one piece of this sentence is marked").at(&example.written, mark.written).help(
                "mark whom or what it is about and what is said of it; for a claim about the event itself, add --story",
            )
        }
        None => {
            let fault = Diagnostic::error("nothing in this sentence is marked");
            let whole = Span::new(0, example.written.len());
            let like = if story { "{12} people were killed" } else { "{Ada Byron}, {36}, wrote" };
            fault.at(&example.written, whole).help(format!("put what matters in braces: \"{like}\""))
        }
    }
}

/// The name before a colon, and the words.
fn named(inside: &str) -> (Option<&str>, &str) {
    let name = |name: &str| {
        let name = name.trim();
        let good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(good)
    };
    match inside.split_once(':') {
        // `{10:30}` is a time of day, `{Alien: Dawn}` a title: names are in lower case.
        Some((before, words)) if name(before) && !before.contains(char::is_uppercase) => (Some(before.trim()), words),
        _ => (None, inside),
    }
}

/// Says what each mark is for: first those named `who` and `value`, then in order.
fn roles(marks: &mut [Mark], story: bool) {
    let named = |marks: &[Mark], names: &[&str]| {
        marks.iter().position(|mark| mark.name.as_deref().is_some_and(|name| names.contains(&name)))
    };
    let value = named(marks, &["value"]);
    let subject = if story { None } else { named(marks, &["who", "what", "about"]) };
    let free = |not: Option<usize>| (0..marks.len()).find(|&at| Some(at) != not);
    let subject = if story { None } else { subject.or_else(|| free(value)) };
    let value = value.or_else(|| free(subject));
    for (at, mark) in marks.iter_mut().enumerate() {
        mark.role = match &mark.name {
            _ if Some(at) == subject => Role::Subject,
            _ if Some(at) == value => Role::Value,
            Some(name) => Role::Named(name.clone()),
            None => Role::Filler,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(sentence: &str, story: bool) -> String {
        match parse(sentence, story) {
            Ok(example) => {
                let marks = example.marks.iter().map(|mark| format!("{:?} {}", mark.role, example.words(mark)));
                format!("{}: {}", example.text, marks.collect::<Vec<_>>().join(", "))
            }
            Err(faults) => faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; "),
        }
    }

    #[test]
    fn braces_mark_the_pieces() {
        for (sentence, want) in [
            ("{Ada Byron}, {36}, wrote", "Ada Byron, 36, wrote: Subject Ada Byron, Value 36"),
            ("{value: 12} sheep on {who: Farn}", "12 sheep on Farn: Value 12, Subject Farn"),
            ("{value:12} sheep on {Farn} in {May}", "12 sheep on Farn in May: Value 12, Subject Farn, Filler May"),
            ("{Ada} came to {place: Kent} at {36}", "Ada came to Kent at 36: Subject Ada, Value Kent, Filler 36"),
            (
                "{Alien: Dawn} is {n:92 minutes} long",
                "Alien: Dawn is 92 minutes long: Subject Alien: Dawn, Value 92 minutes",
            ),
            ("At {10:30} {Ada} sang", "At 10:30 Ada sang: Subject 10:30, Value Ada"),
            ("{ Ada } is {36 }.", " Ada  is 36 .: Subject Ada, Value 36"),
            ("Ada, 36, wrote", "nothing in this sentence is marked"),
            ("", "nothing in this sentence is marked"),
            ("{Ada}, 36, wrote", "only one piece of this sentence is marked"),
            ("{Ada, {36}, wrote}", "this `{` is never closed; this `}` closes nothing"),
            ("{} is {  }", "there is nothing between these braces; there is nothing between these braces"),
            ("{n: Ada} is {n: 36}", "two pieces of this sentence have one name"),
        ] {
            assert_eq!(shown(sentence, false), want, "{sentence}");
        }
        assert_eq!(shown("{12} were killed in {Kent}", true), "12 were killed in Kent: Value 12, Filler Kent");
    }

    proptest::proptest! {
        #[test]
        fn no_sentence_is_too_odd(sentence in "([{}]|who:|é| |\\PC){0,20}", story: bool) {
            if let Ok(example) = parse(&sentence, story) {
                for mark in &example.marks {
                    proptest::prop_assert!(!example.words(mark).is_empty());
                }
            }
        }
    }
}
