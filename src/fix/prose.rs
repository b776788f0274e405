//! Whether a name stands in prose, not inside an address or the name of a file.
//!
//! `hugo.hefel@example.com`, `Hefel_report.pdf` and `/people/Hefel` are read as names by nobody but a program. Changing them
//! breaks them, so all that looks like one is left alone.

use crate::span::Span;

/// Bytes on each side that are looked at.
const REACH: usize = 256;

/// Whether what stands at `at` in the text of a file is a name in prose.
pub(super) fn is_in_prose(text: &str, at: Span) -> bool {
    let (Some(before), Some(after)) = (text.get(..at.start), text.get(at.end..)) else { return false };
    let name = text.get(at.range()).unwrap_or_default();
    let after: Vec<char> = after.chars().take(REACH).take_while(|&c| is_inside(c)).collect();
    // In JSON, `\n` is the end of a line, no letter.
    let begins_line = ["\\n", "\\r", "\\t"].iter().any(|end| before.ends_with(end));
    let follows_backslash = before.ends_with('\\');
    let before: Vec<char> = before.chars().rev().take(REACH).take_while(|&c| is_inside(c)).collect();
    let apart = (begins_line || !is_behind(&before, name.starts_with('@'))) && !goes_on(&after);
    !follows_backslash && (apart || is_one_of_two(&before, name, &after))
}

/// `Kiev/Lviv`: two names with a slash between them.
fn is_one_of_two(before: &[char], name: &str, after: &[char]) -> bool {
    let all: String = before.iter().rev().copied().chain(name.chars()).chain(after.iter().copied()).collect();
    let is_name = |part: &str| {
        let inside = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’');
        part.starts_with(char::is_uppercase) && part.chars().all(inside)
    };
    all.trim_end_matches(['.', '?', '-']).split_once('/').is_some_and(|(a, b)| is_name(a) && is_name(b))
}

/// Whether a character can stand inside an address without ending it.
fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '@' | '~' | '%' | '+' | '=' | '#' | '?')
}

/// Whether a name is the end of something; `before` runs backwards. A handle begins by itself.
fn is_behind(before: &[char], handle: bool) -> bool {
    let joined = before.first().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    before.iter().any(|c| matches!(c, '@' | '/' | '=' | '#' | '~' | '%' | '+'))
        || before.windows(2).next().is_some_and(|two| matches!(two, ['.' | '_', c] if c.is_alphanumeric()))
        || handle && joined
}

/// Whether a name is the beginning of something.
fn goes_on(after: &[char]) -> bool {
    let end = after.iter().rposition(|c| !matches!(c, '.' | '-' | '_' | '?')).map_or(0, |last| last + 1);
    let rest = after.get(..end).unwrap_or_default();
    rest.iter().any(|c| matches!(c, '@' | '/' | '=' | '#' | '~' | '%' | '+' | '_'))
        || rest.windows(2).any(|two| matches!(two, ['.' | '?', c] if c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_file_names_are_no_prose() {
        // The name stands between `[` and `]`.
        for (text, want) in [
            ("[Hefel]", true),
            ("So [Hefel] left.", true),
            ("(“[Hefel]”), *[Hefel]*, _[Hefel]_", true),
            ("<b>[Hefel]</b>", true),
            (r#"{"text": "Home.\n[Hefel]\n"}"#, true),
            ("The [Hefel]-led Poe-[Hefel] group...", true),
            ("He met J.\n[Hefel]. Then", true),
            ("Was it [Hefel]?", true),
            ("So [Kiev]/[Lviv] left.", true),
            ("[Hugo Hefel]/Ida Poe sang", true),
            ("people/[Hefel]", false),
            ("/[Kiev]/Lviv", false),
            ("https://[Kiev]/Lviv", false),
            ("A/[Kiev]/Lviv", false),
            ("[Kiev]/Lviv.html", false),
            ("[@hefel]", true),
            (".[@hefel]!", true),
            (r#""So.\n[@hefel]""#, true),
            ("cc:[@hefel], ([@hefel])", true),
            ("ada[@hefel].com", false),
            ("ada_[@hefel]", false),
            ("[Hefel]@example.com", false),
            ("hugo.[Hefel]@example.com", false),
            ("ada@[Hefel].com", false),
            ("https://example.com/[Hefel]", false),
            ("example.com/people/[Hefel]/a", false),
            ("[Hefel].com", false),
            ("[Hefel].pdf and", false),
            ("Report_[Hefel]", false),
            ("[Hefel]_report", false),
            ("#[Hefel]", false),
            (r"C:\[Hefel]", false),
            ("?who=[Hefel]", false),
        ] {
            let mut source = String::new();
            let mut spans = Vec::new();
            for c in text.chars() {
                match c {
                    '[' => spans.push(Span::new(source.len(), source.len())),
                    ']' => spans.last_mut().unwrap().end = source.len(),
                    c => source.push(c),
                }
            }
            for span in spans {
                assert_eq!(is_in_prose(&source, span), want, "{text}");
            }
        }
    }

    #[test]
    fn what_is_not_there_is_no_prose() {
        assert!(!is_in_prose("é", Span::new(0, 1)));
        assert!(!is_in_prose("é", Span::new(0, 9)));
    }
}
