//! `about` and `value`: what a filled template says, and of whom.

use super::names::{Slots, is_unknown};
use super::rule::{Expression, Piece, When};
use crate::span::Span;
use crate::suggest;
use crate::toml_file::{Fault, Faults, Str};
use crate::value::{Quantity, SlotType};

/// Text, or a name in braces, with its bytes.
#[derive(Debug, PartialEq, Eq)]
enum Bit<'s> {
    Text(&'s str),
    Name(&'s str, Span),
}

/// Checks `about`; `per_story` is whether the rule says that articles of one story alone are compared.
pub(super) fn about(raw: &Str<'_>, per_story: bool, slots: &Slots, faults: &mut Faults) -> Option<Vec<Piece>> {
    let bits = bits(raw, faults)?;
    if bits.is_empty() {
        let fault = Fault::new(raw.at, "`about` is empty");
        faults.add(fault.help("name a slot, like \"{who}\", or \"{story}\" for the event that is reported"));
        return None;
    }
    if let [Bit::Text(text)] = bits.as_slice() {
        let meant = in_braces(text, &slots.names().chain(["story", "speaker"]).collect::<Vec<_>>());
        // Inside one story, fixed words tell one thing: its reunion, its storm.
        if meant.is_some() || !per_story {
            let fault = Fault::new(raw.at, "`about` names no slot: every statement would be about one and the same");
            faults.add(fault.help(match meant {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => {
                    let names = slots.names().chain(["story"]).map(|name| format!("\"{{{name}}}\""));
                    format!("a slot stands in braces: {}", names.collect::<Vec<_>>().join(", "))
                }
            }));
            return None;
        }
    }
    let pieces: Vec<_> = bits
        .into_iter()
        .map(|bit| match bit {
            Bit::Text(text) => Some(Piece::Text(text.to_owned())),
            Bit::Name("story", _) => Some(Piece::Story),
            Bit::Name("speaker", _) => Some(Piece::Speaker),
            Bit::Name(name, at) => slot(name, at, "about", &["story", "speaker"], raw, slots, faults).map(Piece::Slot),
        })
        .collect();
    pieces.into_iter().collect()
}

/// Checks `value`.
pub(super) fn value(raw: &Str<'_>, slots: &Slots, faults: &mut Faults) -> Option<Expression> {
    let find = |name: &str, at: Span, faults: &mut Faults| slot(name, at, "value", &["published"], raw, slots, faults);
    match bits(raw, faults)?.as_slice() {
        [Bit::Text(text)] if slots.find(text.trim()).is_some() => {
            let fault = Fault::new(raw.at, format!("`value` is the word \"{0}\", not the slot `{0}`", text.trim()));
            faults.add(fault.help(format!("did you mean \"{{{}}}\"?", text.trim())));
            None
        }
        [Bit::Text(text)] if !text.trim().is_empty() => Some(match Quantity::parse(text.trim()) {
            Some(number) => Expression::Number(number),
            None => Expression::Text(text.trim().to_owned()),
        }),
        [Bit::Name(name, at)] if *name != "published" => Some(Expression::Slot(find(name, *at, faults)?)),
        [Bit::Name(date, date_at), Bit::Text(minus), Bit::Name(length, at)]
            if minus.trim() == "-" && *length != "published" =>
        {
            let when = match *date {
                "published" => Some(When::Published),
                date => find(date, *date_at, faults).map(When::Slot),
            };
            let length = find(length, *at, faults);
            let (when, length) = (when?, length?);
            let date_fits = match when {
                When::Published => true,
                When::Slot(index) => of_type(index, slots, &[SlotType::Date, SlotType::Calendar, SlotType::Year]),
            };
            if !date_fits {
                let fault = Fault::new(raw.place(*date_at), "a length of time is taken from a `date` or `year`");
                faults.add(fault.help("write \"{year} - {n}\", or \"{published} - {n}\""));
            }
            if !of_type(length, slots, &[SlotType::Duration, SlotType::Ordinal, SlotType::Age]) {
                let fault = Fault::new(raw.place(*at), "only a `duration`, `ordinal` or `age` is taken from a date");
                faults.add(
                    fault.help(format!("give the slot one of these types: {{{}:duration}}", slots.slots[length].name)),
                );
            }
            Some(Expression::Before(when, length))
        }
        _ => {
            let fault = Fault::new(raw.at, "`value` is one slot, a date minus a length of time, or plain text");
            faults.add(fault.help("write \"{n}\", \"{year} - {n}\", \"{published} - {n}\" or \"yes\""));
            None
        }
    }
}

/// `text` with its slots in braces, where those were forgotten: all of it is much like a name, or words of it are names.
fn in_braces(text: &str, names: &[&str]) -> Option<String> {
    if let Some(near) = suggest::nearest(text.trim(), names.iter().copied()) {
        return Some(format!("{{{near}}}"));
    }
    let is_name = |word: &str| names.contains(&word);
    let words: Vec<_> = text.split_whitespace().collect();
    let braced = |&word: &&str| if is_name(word) { format!("{{{word}}}") } else { word.to_owned() };
    words.iter().any(|word| is_name(word)).then(|| words.iter().map(braced).collect::<Vec<_>>().join(" "))
}

/// Whether a slot is of one of `types`, or of a type that could not be read.
fn of_type(index: usize, slots: &Slots, types: &[SlotType]) -> bool {
    slots.slots.get(index).is_none_or(|slot| types.contains(&slot.kind) || is_unknown(&slot.kind))
}

fn slot(
    name: &str,
    at: Span,
    key: &str,
    reserved: &[&str],
    raw: &Str<'_>,
    slots: &Slots,
    faults: &mut Faults,
) -> Option<usize> {
    let found = slots.find(name);
    if found.is_none() && !slots.partial && !slots.faulty {
        let names = slots.names().chain(reserved.iter().copied());
        let fault = Fault::new(raw.place(at), format!("`{key}` names a slot `{name}` that no template has"));
        faults.add(fault.help(suggest::instead_of(name, names)));
    }
    found
}

/// Cuts `{a} - {b}` into its bits.
fn bits<'s>(raw: &'s Str<'_>, faults: &mut Faults) -> Option<Vec<Bit<'s>>> {
    let source = raw.text.as_ref();
    let mut fault = |start: usize, end: usize, message: &str, help: &str| {
        faults.add(Fault::new(raw.place(Span::new(start, end)), message).help(help));
    };
    let mut bits = Vec::new();
    let mut at = 0;
    let mut good = true;
    while let Some(found) = source[at..].find(['{', '}']).map(|found| at + found) {
        if found > at {
            bits.push(Bit::Text(&source[at..found]));
        }
        let body = &source[found + 1..];
        let end = body.find(['{', '}']).filter(|&end| body[end..].starts_with('}'));
        match end {
            Some(end) if source[found..].starts_with('{') => {
                at = found + end + 2;
                if let Some(colon) = body[..end].find(':') {
                    fault(found + 1 + colon, at - 1, "types are given in the templates", "write the name alone, {who}");
                    good = false;
                }
                bits.push(Bit::Name(body[..end].trim(), Span::new(found, at)));
            }
            _ => {
                let sign = &source[found..=found];
                let message = if sign == "{" { "this `{` is never closed" } else { "this `}` closes nothing" };
                fault(found, found + 1, message, "slots are written {name}");
                at = found + 1;
                good = false;
            }
        }
    }
    if at < source.len() {
        bits.push(Bit::Text(&source[at..]));
    }
    good.then_some(bits)
}
