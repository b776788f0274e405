//! The rule file of a draft, written as a person would write it.

use super::marks::{Example, Role};
use super::types::{Candidates, PUBLISHED};
use crate::lexicon::{Classes, Lexicon};
use crate::text::{Kind, Text};
use crate::value::SlotType;
use std::fmt::Write as _;

/// Other types of a slot that are named beside the one taken.
const OTHERS: usize = 3;
/// Longest id that is made.
const LONGEST_ID: usize = 30;

/// A slot with the types that it can be of, the one taken first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// What it is for.
    pub(super) role: Role,
    /// Its types; never empty.
    pub(super) kinds: Vec<SlotType>,
}

/// All that a file is made of.
pub(super) struct Filled<'d> {
    pub(super) examples: &'d [(Example, Vec<Candidates>)],
    /// The slots, those without a name once for each piece.
    pub(super) slots: &'d [Typed],
    pub(super) id: &'d str,
    /// What it is about, where that is none of the slots.
    pub(super) about: Option<&'d str>,
}

impl Filled<'_> {
    /// The file; `wants` are the statements that each example's test asks for.
    pub(super) fn file(&self, wants: &[Vec<String>]) -> String {
        let mut file = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(wants, &mut file);
        file
    }

    fn write(&self, wants: &[Vec<String>], file: &mut String) -> std::fmt::Result {
        let subject = self.slot(&Role::Subject);
        let kind = |role: &Role| self.slot(role).and_then(|(_, slot)| slot.kinds.first());
        let person = kind(&Role::Subject) == Some(&SlotType::Person);
        let title = words_of(self.id);
        writeln!(file, "# Begun by `factlint rules new`. How rules are written, and all their keys: docs/rules.md\n")?;
        writeln!(file, "[[rule]]\nid = {}", quoted(self.id))?;
        writeln!(file, "title = {}", quoted(&title))?;
        let about = self.about.map(str::to_owned).or_else(|| subject.map(|(name, _)| format!("{{{name}}}")));
        writeln!(file, "# Statements are compared where `about` is the same; what is compared is `value`.")?;
        writeln!(file, "about = {}", quoted(&about.unwrap_or_default()))?;
        let value = self.slot(&Role::Value).map_or_else(String::new, |(name, _)| format!("{{{name}}}"));
        writeln!(file, "value = {}", quoted(&value))?;
        self.write_types(file)?;
        writeln!(
            file,
            "# To find more: [that] may be left out, (is|was) is one of these; a further sentence is a further line."
        )?;
        writeln!(file, "match = [")?;
        for template in self.templates() {
            writeln!(file, "  {},", quoted(&template))?;
        }
        writeln!(file, "]")?;
        if self.examples.iter().any(|(_, pieces)| pieces.iter().any(|piece| piece.sentence != pieces[0].sentence)) {
            writeln!(file, "# The pieces stand in more than one sentence.\nwithin = \"paragraph\"")?;
        }
        if person {
            writeln!(file, "# Also found by surname, and as he or she, where that is one person alone.")?;
            writeln!(file, "inherit = [\"surname\", \"pronoun\"]")?;
        }
        if kind(&Role::Value) == Some(&SlotType::Age) {
            writeln!(file, "# An age moves with the day of publication.\ncompare = {{ as-of = \"published\" }}")?;
        }
        for ((example, _), want) in self.examples.iter().zip(wants) {
            writeln!(file, "\n[[rule.test]]\ntext = {}", quoted(&example.text))?;
            let want: Vec<String> = want.iter().map(|want| quoted(want)).collect();
            if self.is_dated() {
                writeln!(file, "published = {PUBLISHED}")?;
            }
            writeln!(file, "want = [{}]", want.join(", "))?;
        }
        writeln!(
            file,
            "\n# A near miss: a sentence much like these that states nothing of the kind. Write one and take the # away.\n\
             # [[rule.test]]\n# text = \"…\"\n# want = []"
        )
    }

    /// Whether its values depend on the day of publication: `on Monday`.
    pub(super) fn is_dated(&self) -> bool {
        let relative =
            |slot: &Typed| slot.kinds.first() == Some(&SlotType::Date) && !slot.kinds.contains(&SlotType::Calendar);
        self.slots.iter().any(relative)
    }

    /// The types that were guessed, and what else they could be.
    fn write_types(&self, file: &mut String) -> std::fmt::Result {
        for slot in self.slots.iter().filter(|slot| slot.role != Role::Filler) {
            let (Some((name, _)), Some((taken, others))) = (self.slot(&slot.role), slot.kinds.split_first()) else {
                continue;
            };
            let others: Vec<String> = others.iter().take(OTHERS).map(|kind| format!("`{kind}`")).collect();
            write!(file, "# `{name}` is read as `{taken}`")?;
            if !others.is_empty() {
                write!(file, "; it could also be {}", others.join(", "))?;
            }
            writeln!(file, ".")?;
        }
        Ok(())
    }

    /// The slot of a role, with its name.
    fn slot(&self, role: &Role) -> Option<(String, &Typed)> {
        let slot = self.slots.iter().find(|slot| slot.role == *role)?;
        let marks = self.examples.iter().flat_map(|(example, _)| &example.marks);
        let given = marks.filter(|mark| mark.role == *role).find_map(|mark| mark.name.clone());
        let kind = slot.kinds.first()?;
        let mut all = self.examples.iter().flat_map(|(example, _)| &example.marks);
        let usual = usual(role, kind);
        let free = !all.any(|mark| mark.name.as_deref() == Some(usual));
        Some((given.unwrap_or_else(|| if free { usual.to_owned() } else { format!("{usual}-2") }), slot))
    }

    /// One template an example, each once: types where a slot stands first.
    fn templates(&self) -> Vec<String> {
        let mut named: Vec<String> = Vec::new();
        let mut fillers = self.slots.iter().filter(|slot| slot.role == Role::Filler);
        let mut templates: Vec<String> = Vec::new();
        for (example, candidates) in self.examples {
            let mut template = String::new();
            let mut at = 0;
            for (mark, piece) in example.marks.iter().zip(candidates) {
                template.push_str(&literal(example.text.get(at..piece.at.start).unwrap_or_default()));
                at = piece.at.end;
                if mark.role == Role::Filler {
                    let kind = fillers.next().and_then(|slot| slot.kinds.first());
                    template.push_str(&kind.map_or_else(String::new, |kind| format!("{{_:{kind}}}")));
                } else if let Some((name, slot)) = self.slot(&mark.role) {
                    let kind = slot.kinds.first().filter(|_| !named.contains(&name));
                    template.push_str(&kind.map_or_else(|| format!("{{{name}}}"), |kind| format!("{{{name}:{kind}}}")));
                    named.push(name);
                }
            }
            // The end of a sentence is nothing that such sentences have in common; but words go on to it.
            let rest = example.text.get(at..).unwrap_or_default().trim_end();
            let words = rest.trim_end_matches(['.', '!', '?']);
            template.push_str(&literal(words));
            let last = example.marks.last().and_then(|mark| self.slot(&mark.role));
            let open =
                last.and_then(|(_, slot)| slot.kinds.first()).is_some_and(|kind| matches!(kind, SlotType::Words(_)));
            if open && words.trim().is_empty() {
                template.push('.');
            }
            let template = template.split_whitespace().collect::<Vec<_>>().join(" ");
            // The types of a second template like the first are already given.
            if !templates.iter().any(|other| untyped(other) == untyped(&template)) {
                templates.push(template);
            }
        }
        templates
    }
}

/// A template without the types of its slots.
fn untyped(template: &str) -> String {
    let mut parts = template.split('{');
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (slot, rest) = part.split_once('}').unwrap_or((part, ""));
        all.push_str(slot.split(':').next().unwrap_or_default());
        all.push_str(rest);
    }
    all
}

/// What a slot is called when it was given no name.
fn usual(role: &Role, kind: &SlotType) -> &'static str {
    match (role, kind) {
        (Role::Subject, SlotType::Person) => "who",
        (Role::Subject, _) => "what",
        (_, SlotType::Number | SlotType::Count | SlotType::Ordinal | SlotType::Age | SlotType::Duration) => "n",
        (_, SlotType::Year | SlotType::Date | SlotType::Calendar | SlotType::NamedDay) => "when",
        (_, SlotType::Money) => "sum",
        (_, SlotType::Score) => "score",
        _ => "value",
    }
}

/// Plain text of a template, the signs of the syntax behind backslashes.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | '|' | '\\') {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

/// A TOML string: in '…' where that spares backslashes.
fn quoted(text: &str) -> String {
    let plain = !text.chars().any(char::is_control);
    if plain && !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    if plain && !text.contains('\'') {
        return format!("'{text}'");
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// An id as a title: `how-long` is "How long".
fn words_of(id: &str) -> String {
    let words = id.replace(['-', '.'], " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// An id made from the first word of content between the pieces, or else from the type of the value; none of `taken`.
pub(super) fn id(
    examples: &[(Example, Vec<Candidates>)],
    slots: &[Typed],
    taken: &[&str],
    lexicon: &Lexicon,
) -> String {
    let word = examples.first().and_then(|(example, candidates)| {
        let text = Text::analyse(&example.text, lexicon);
        let outside = |at: usize| candidates.iter().all(|piece| !piece.at.overlaps(text.tokens[at].span));
        let first = candidates.iter().map(|piece| piece.at.start).min().unwrap_or(0);
        let content = |at: &usize| {
            let word = text.word(*at);
            text.tokens[*at].kind == Kind::Word
                && outside(*at)
                && !text.classes(*at).has(Classes::FUNCTION)
                && word.len() <= LONGEST_ID
                && word.chars().all(|c| c.is_ascii_lowercase())
        };
        let all: Vec<usize> = (0..text.tokens.len()).filter(content).collect();
        let after = all.iter().find(|&&at| text.tokens[at].span.start > first);
        after.or(all.first()).map(|&at| text.word(at).to_owned())
    });
    let kind = || slots.iter().find(|slot| slot.role == Role::Value).and_then(|slot| slot.kinds.first());
    let named = |kind: &SlotType| kind.to_string().split('(').next().unwrap_or_default().to_owned();
    let base = word.or_else(|| kind().map(named)).unwrap_or_else(|| "rule".to_owned());
    let free = |id: &String| !taken.contains(&id.as_str());
    std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}-{n}"))).find(free).unwrap_or(base)
}
