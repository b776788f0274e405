//! `factlint values`: what the slot types make of a text, for measuring recognition and for writing rules.
//!
//! One JSON case a line comes in, one JSON answer a line goes out, in order. A fault ends the run and names its line.

use super::args::ValuesArgs;
use super::exit::Status;
use super::terminal;
use factlint::diagnostic::{Diagnostic, printable};
use factlint::lexicon::Lexicon;
use factlint::text::Text;
use factlint::value::{Fill, SlotType, recognise};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// The types that are recognised by their words alone, in the order they are shown.
const VALUE_TYPES: [&str; 9] = ["number", "ordinal", "age", "year", "date", "duration", "money", "percent", "measure"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The slot type, as rules write it.
    #[serde(rename = "type")]
    kind: String,
    text: String,
    /// The day that words such as `yesterday` count from.
    published: Option<String>,
}

#[derive(Serialize)]
struct Answer<'t> {
    values: Vec<Found<'t>>,
}

#[derive(Serialize)]
struct Found<'t> {
    /// Byte offsets into the text.
    start: usize,
    end: usize,
    text: &'t str,
    /// The normal form, in the unit written.
    value: String,
}

/// Runs the command: one text readably where it is given, else every line of standard input.
pub(crate) fn run(args: &ValuesArgs) -> Status {
    let lexicon = Lexicon::english();
    let written = match &args.text {
        Some(text) => readable(args.kind.as_deref(), text, lexicon, io::stdout().lock()),
        None => lines(io::stdin().lock(), io::stdout().lock(), lexicon),
    };
    match written {
        Ok(()) => Status::Clean,
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Status::Clean,
        Err(fault) => {
            terminal::tell(&[Diagnostic::error(fault.to_string())]);
            Status::Incomplete
        }
    }
}

/// Shows the values of one type, or of every type, in `source`: type, normal form, words.
fn readable(kind: Option<&str>, source: &str, lexicon: &Lexicon, mut output: impl Write) -> io::Result<()> {
    let kinds: Vec<&str> = kind.map_or_else(|| VALUE_TYPES.to_vec(), |kind| vec![kind]);
    let text = Text::analyse(source, lexicon);
    for name in kinds {
        let kind = slot_type(name).map_err(invalid)?;
        for fill in scan(&kind, &text, None) {
            writeln!(output, "{name:9} {:20} {}", fill.value.written(), printable(text.slice(fill.tokens)))?;
        }
    }
    Ok(())
}

/// Answers each line of `input`, a JSON case, with a JSON line.
///
/// # Errors
/// Input that cannot be read, output that cannot be written, and (as [`io::ErrorKind::InvalidData`], with the line) a case
/// that is no JSON, names an unknown type or gives a bad date.
fn lines(input: impl BufRead, mut output: impl Write, lexicon: &Lexicon) -> io::Result<()> {
    for (number, line) in (1..).zip(input.lines()) {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        serde_json::from_str(&line)
            .map_err(|fault| fault.to_string())
            .and_then(|case| answer(&case, lexicon, &mut output))
            .map_err(|fault| invalid(format!("line {number}: {fault}")))?;
    }
    output.flush()
}

fn slot_type(name: &str) -> Result<SlotType, String> {
    SlotType::parse(name).map_err(|fault| format!("{}; {}", fault.message, fault.help))
}

fn invalid(fault: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, fault)
}

fn answer(case: &Case, lexicon: &Lexicon, output: &mut impl Write) -> Result<(), String> {
    let kind = slot_type(&case.kind)?;
    let published = case.published.as_deref().map(str::parse::<Date>).transpose();
    let published = published.map_err(|fault| format!("published: {fault}"))?;
    let text = Text::analyse(&case.text, lexicon);
    let values = scan(&kind, &text, published)
        .into_iter()
        .map(|fill| {
            let span = text.span(fill.tokens.clone());
            Found { start: span.start, end: span.end, text: text.slice(fill.tokens), value: fill.value.written() }
        })
        .collect();
    let line = serde_json::to_string(&Answer { values }).map_err(|fault| fault.to_string())?;
    writeln!(output, "{line}").map_err(|fault| fault.to_string())
}

/// The values in `text` from left to right, the longest at each place, never overlapping.
fn scan(kind: &SlotType, text: &Text<'_>, published: Option<Date>) -> Vec<Fill> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let longest = recognise(kind, text, at, sentence.tokens.end, published)
                .into_iter()
                .max_by_key(|fill| fill.tokens.end);
            at = longest.as_ref().map_or(at + 1, |fill| fill.tokens.end);
            found.extend(longest);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(cases: &str) -> io::Result<String> {
        let mut output = Vec::new();
        super::lines(cases.as_bytes(), &mut output, Lexicon::english())?;
        Ok(String::from_utf8_lossy(&output).into_owned())
    }

    #[test]
    fn each_line_is_answered() {
        let cases = r#"{"type": "age", "text": "Zoë, 36, and Ada, 53."}
{"type": "date", "text": "It rained yesterday.", "published": "2019-09-25"}
"#;
        insta::assert_snapshot!(answers(cases).unwrap(), @r#"
        {"values":[{"start":6,"end":8,"text":"36","value":"36"},{"start":19,"end":21,"text":"53","value":"53"}]}
        {"values":[{"start":10,"end":19,"text":"yesterday","value":"2019-09-24"}]}
        "#);
    }

    #[test]
    fn a_fault_names_its_line() {
        for (line, told) in [
            (r#"{"type": "ages", "text": ""}"#, "line 1: there is no slot type `ages`; did you mean `age`?"),
            (r#"{"type": "age"}"#, "line 1: missing field `text`"),
            (r#"{"type": "date", "text": "", "published": "soon"}"#, "line 1: published: "),
        ] {
            let fault = answers(line).unwrap_err().to_string();
            assert!(fault.starts_with(told), "{fault}");
        }
    }
}
