//! Units: the words and signs behind a number that say what it is an amount of.
//!
//! Each function reads the unit at one token, from the tables alone, and gives the token after it. The numbers before them
//! are the business of the modules that ask.

use super::window::Window;
use crate::lexicon::tables::{TimeUnit, Unit};
use crate::lexicon::{Classes, Phrases};
use crate::text::{Kind, Shape};

/// Whether what follows a number makes it the amount of something: `%`, `-year-old`, `miles`, `dollars`, `:30`.
pub(super) fn has_unit(window: Window<'_>, at: usize) -> bool {
    let Some(token) = window.token(at) else { return false };
    match token.kind {
        Kind::Symbol if window.is_hyphen(at) => has_unit_word(window, at + 1),
        Kind::Symbol => window.is_clock(at) || percent(window, at).is_some() || is_currency_sign(window, at),
        Kind::Word => has_unit_word(window, at),
        _ => false,
    }
}

fn has_unit_word(window: Window<'_>, at: usize) -> bool {
    percent(window, at).is_some()
        || time(window, at).is_some()
        || measure(window, at).is_some()
        || currency(window, at).is_some()
}

/// The percent word or sign at token `at`: the token after it. Percentage points are a difference, not a share.
pub(super) fn percent(window: Window<'_>, at: usize) -> Option<(usize, ())> {
    let words = &window.tables().numbers.words;
    let (end, ()) = window.phrase(&words.percent, at)?;
    // `a percentage` says not how large.
    let unsaid = at > 0 && window.is_one_of(&words.share, at) && window.is_one_of(&words.article, at - 1);
    if unsaid {
        return None;
    }
    (!window.is_one_of(&words.point, window.past_hyphen(end))).then_some((end, ()))
}

/// The unit of time at token `at`: how many (10 for `decade`) of what.
pub(super) fn time(window: Window<'_>, at: usize) -> Option<(usize, (f64, TimeUnit))> {
    // `second-degree`, `second-quarter`: the next after the first.
    if window.has(at, Classes::ORDINAL) && window.is_hyphen(at + 1) {
        return None;
    }
    window.phrase(&window.tables().durations.units, at).map(|(end, &unit)| (end, unit))
}

/// The unit of measure at token `at`, and the token after it; it may stand in brackets: `20 (kg)`.
pub(super) fn measure<'t>(window: Window<'t>, at: usize) -> Option<(usize, &'t Unit)> {
    let close = match window.word(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        _ => return bare_measure(window, at, false),
    };
    let (end, unit) = bare_measure(window, at + 1, false)?;
    (window.word(end) == close).then_some((end + 1, unit))
}

/// The smaller unit behind a larger one: there `in` needs no digits that it touches (`12 ft 2 in`).
pub(super) fn smaller_measure<'t>(window: Window<'t>, at: usize) -> Option<(usize, &'t Unit)> {
    bare_measure(window, at, true)
}

fn bare_measure<'t>(window: Window<'t>, at: usize, after_larger: bool) -> Option<(usize, &'t Unit)> {
    let measures = &window.tables().measures;
    // The 2 of `m²` touches its m; the one of `12 m 2 dm` is another number.
    let token =
        |n| if n > 0 && window.is_number(at + n) && !window.is_glued(at + n) { "" } else { window.word(at + n) };
    let longest = |phrases: &'t Phrases<usize>| phrases.longest_hashed(window.hash(at), token);
    let glued = window.is_glued(at) && at > 0 && window.is_number(at - 1);
    let touching =
        if glued || after_larger && at > 0 && window.is_number(at - 1) { longest(&measures.glued) } else { None };
    // `km / h` is longer than `km`.
    let found = [longest(&measures.words), longest(&measures.short), touching].into_iter().flatten();
    let (len, &unit) = found.max_by_key(|(len, _)| *len)?;
    let code = window.is_glued(at + len) && window.is_number(at + len);
    if code { None } else { Some((at + len, measures.units.get(unit)?)) }
}

/// The currency word at token `at`, behind an amount: the code, and how many make one; less than one for a scale that stands
/// with the currency (`75 USD million`, `5 m euros`, `120 MEUR`).
pub(super) fn currency<'t>(window: Window<'t>, at: usize) -> Option<(usize, (&'t str, f64))> {
    let tables = window.tables();
    if let Some(scaled) = scaled_code(window, at) {
        return Some(scaled);
    }
    let letter = window.meaning(&tables.numbers.letter_scale, at).filter(|_| window.is_apart(at));
    let start = at + usize::from(letter.is_some());
    let (end, (code, per)) = window.phrase(&tables.currencies.after, start)?;
    // The sign of the next sum: `10 $5 notes`.
    if is_currency_sign(window, start) && window.is_number(end) {
        return None;
    }
    let behind = window.meaning(&tables.numbers.scale, end).filter(|&&by| by >= 1e6 && letter.is_none());
    let by = letter.or(behind).copied().unwrap_or(1.0);
    Some((end + usize::from(behind.is_some()), (code, per / by)))
}

/// Bytes of a code with the letter of a scale before it.
pub(super) const SCALED_CODE: usize = 4;

/// `MEUR`, `BUSD`: the letter of a scale before a code, in capitals.
fn scaled_code<'t>(window: Window<'t>, at: usize) -> Option<(usize, (&'t str, f64))> {
    let tables = window.tables();
    let word = window.word(at);
    if word.len() != SCALED_CODE || window.token(at)?.shape != Shape::Upper {
        return None;
    }
    let (letter, code) = word.split_at_checked(1)?;
    let by = tables.numbers.letter_scale.get(letter)?;
    let (_, (code, per)) = tables.currencies.after.longest(|n| if n == 0 { code } else { "" })?;
    Some((at + 1, (code, per / by)))
}

/// Whether token `at` is a currency sign.
pub(super) fn is_currency_sign(window: Window<'_>, at: usize) -> bool {
    let Some(token) = window.token(at) else { return false };
    let may = token.kind == Kind::Symbol && (window.is(at, "$") || token.span.len() > 1);
    may && window.phrase(&window.tables().currencies.before, at).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Text;

    #[test]
    fn units_behind_a_number() {
        for (source, want) in [
            ("7 miles", true),
            ("7-mile", true),
            ("7 %", true),
            ("7 years", true),
            ("7 dollars", true),
            ("7 €", true),
            ("7 MEUR", true),
            ("7 (kg)", false),
            ("7:30", true),
            ("7 people", false),
            ("7.", false),
            ("7", false),
        ] {
            let text = Text::analyse(source, Lexicon::english());
            let window = Window::new(&text, usize::MAX);
            assert_eq!(has_unit(window, 1), want, "{source}");
        }
    }
}
