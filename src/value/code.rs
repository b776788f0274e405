//! Code inside a sentence: what an article sets as code, and the names of settings.
//!
//! Which pieces are code is the article's to say (`Text::code`). A setting of several words is known without that, by the
//! underscore between them.

use super::window::{Found, Window};
use crate::text::Kind;

/// The code that begins at token `at`, without quotation marks around all of it and without `()` behind a name.
pub(super) fn code(window: Window<'_>, at: usize) -> Found<&str> {
    let Some(tokens) = window.code_at(at) else { return Vec::new() };
    let mut name = window.slice(at, tokens.end);
    for quote in ['"', '\''] {
        name = name.strip_prefix(quote).and_then(|name| name.strip_suffix(quote)).unwrap_or(name);
    }
    let name = name.strip_suffix("()").unwrap_or(name).trim();
    if name.is_empty() { Vec::new() } else { vec![(tokens.end, name)] }
}

/// The name of a setting at token `at`: code, or words joined by underscores.
pub(super) fn setting(window: Window<'_>, at: usize) -> Found<&str> {
    let (end, written) = match window.code_at(at) {
        Some(tokens) => (tokens.end, window.slice(at, tokens.end)),
        None => match joined(window, at) {
            Some(end) => (end, window.slice(at, end)),
            None => return Vec::new(),
        },
    };
    // `--timeout=N`, `--timeout N`: what it is set to is no part of its name.
    let option = written.starts_with("--");
    let name = written.split(['=', ' ']).next().filter(|_| option).unwrap_or(written);
    if is_setting(name) { vec![(end, name)] } else { Vec::new() }
}

/// The end of words that underscores join from token `at` on, no code around them.
fn joined(window: Window<'_>, at: usize) -> Option<usize> {
    let free = !window.is_glued(at) || matches!(window.word(at - 1), "(" | "\"");
    if !free || !window.is_word(at) || !window.is(at + 1, "_") {
        return None;
    }
    let part = |at: usize| {
        window.is_glued(at) && window.token(at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Number))
    };
    let mut end = at + 1;
    while window.is(end, "_") && window.is_glued(end) && part(end + 1) {
        end += 2;
    }
    // `a_b()` is a function, `a_b.c` something of `a_b`.
    let goes_on = window.is_glued(end) && !matches!(window.word(end), "." | "," | ";" | ":" | ")" | "\"" | "'s")
        || window.is(end, ".") && window.is_glued(end + 1);
    (end > at + 1 && !goes_on).then_some(end)
}

/// Whether a name is one of several parts, or in capitals: a single word in small letters means something else on each page.
fn is_setting(name: &str) -> bool {
    let signs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let begins = name.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphabetic());
    let last = name.ends_with(|c: char| c.is_ascii_alphanumeric());
    let parted = name.trim_start_matches('-').contains(['_', '-', '.', ':']);
    let upper = name.len() > 3 && name.bytes().all(|b| b.is_ascii_uppercase());
    let humped = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.contains(|c: char| c.is_ascii_uppercase());
    name.chars().all(signs) && begins && last && (parted || upper || humped || name.starts_with("--"))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::text::Text;
    use crate::value::{SlotType, recognise};

    /// The value of type `kind` at the first token; backticks in `source` stand around code.
    fn found(kind: &str, source: &str) -> String {
        let mut text = String::new();
        let mut code = Vec::new();
        for (index, piece) in source.split('`').enumerate() {
            if index % 2 == 1 {
                code.push(Span::new(text.len(), text.len() + piece.len()));
            }
            text.push_str(piece);
        }
        let text = Text::analyse(&text, Lexicon::english()).with_code(&code);
        let fills = recognise(&SlotType::parse(kind).unwrap(), &text, 0, text.tokens.len(), None);
        fills.iter().map(|fill| fill.value.normal()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn code_and_settings() {
        for (source, code, setting) in [
            ("`max_connections` is", "max_connections", "max_connections"),
            ("`server.port` is", "server.port", "server.port"),
            ("`MAX_AGE` is", "MAX_AGE", "MAX_AGE"),
            ("`CACHES` is", "CACHES", "CACHES"),
            ("`maxAge` is", "maxAge", "maxAge"),
            ("`--time-limit=N` is", "--time-limit=N", "--time-limit"),
            ("`--timeout` is", "--timeout", "--timeout"),
            ("`'utf-8'` is", "utf-8", ""),
            ("`timeout` is", "timeout", ""),
            ("`max_age()` is", "max_age", ""),
            ("`/etc/my.conf` is", "/etc/my.conf", ""),
            ("`3.8` is", "3.8", ""),
            ("`a b_c` is", "a b_c", ""),
            ("max_connections is", "", "max_connections"),
            ("max_connections.", "", "max_connections"),
            ("max_connections() is", "", ""),
            ("my_app.wait is", "", ""),
            ("max is", "", ""),
        ] {
            assert_eq!(
                (found("code", source).as_str(), found("setting", source).as_str()),
                (code, setting),
                "{source}"
            );
        }
    }
}
