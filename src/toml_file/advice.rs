//! What to do about the faults that everybody makes: of TOML itself, and of values of the wrong type.
//!
//! The parser's own words are kept where there is nothing better to say.

use super::fault::Fault;
use crate::span::Span;
use toml::de::DeValue;

/// What to do about a value of the wrong type, where the two types tell.
pub(super) fn instead(wanted: &str, value: &DeValue<'_>) -> Option<&'static str> {
    let list = wanted.starts_with("a list of strings");
    Some(match value {
        DeValue::Array(_) if wanted == "a string" => "write one string, without the brackets",
        DeValue::String(_) if wanted == "a list of strings, [\"…\"]" => "put it in brackets: [\"…\"]",
        DeValue::String(_) if wanted == "`true` or `false`" => "write true or false, without quotes",
        DeValue::String(_) if wanted == "a table" => "write keys and values in braces: { key = \"value\" }",
        DeValue::Table(_) if wanted.starts_with("a list of tables") => {
            "write its header with two brackets on each side"
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_)
            if wanted == "a string" || list =>
        {
            "put it in quotes"
        }
        _ => return None,
    })
}

/// A fault of the TOML itself, with advice for those that writers of text make.
pub(super) fn syntax(source: &str, message: &str, at: Span) -> Fault {
    // What the parser would take in its stead is of no help to a writer.
    let plain = message.split(", expected").next().unwrap_or(message);
    let begins = |start: &str| message.starts_with(start);
    if begins("missing escaped value") {
        // The parser points behind the backslash.
        let at = Span::new(at.start - usize::from(source[..at.start].ends_with('\\')), at.end.max(at.start));
        return Fault::new(at, "not valid TOML: this backslash begins no escape")
            .help("in \"…\" a backslash is written twice; in '…' it stands for itself");
    }
    let help = if begins("invalid basic string") || begins("invalid literal string") {
        "a string ends on its line, with the quote it began with; over several lines it stands in \"\"\"…\"\"\""
    } else if begins("missing comma between array elements") {
        "between the entries of a list stands a `,`; if the list ends before this, its `]` is missing"
    } else if begins("duplicate key") {
        "the key is in this table already; drop one of the two"
    } else if begins("invalid date") {
        "write a day of the calendar, like 2019-09-25"
    } else if begins("key with no value") || begins("extra `=`") {
        "write key = value, one a line, text in quotes"
    } else {
        return Fault::new(at, format!("not valid TOML: {message}"));
    };
    Fault::new(at, format!("not valid TOML: {plain}")).help(help)
}
