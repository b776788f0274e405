//! How one word looks: what its letters alone, and its classes, let it be inside a name.

use crate::lexicon::Classes;
use crate::text::{Gap, Shape, Text, Token};

/// Longest acronym, in bytes: longer words in capitals are words that someone stressed.
const ACRONYM: usize = 4;

/// Whether the word at `at` is an initial: one capital letter, mostly with a stop that touches it.
pub(super) fn is_initial(text: &Text<'_>, at: usize) -> bool {
    // No character has more than four bytes.
    let short = |token: &Token| token.span.len() <= 4 && token.is_capital();
    text.tokens.get(at).is_some_and(short) && text.raw(at).chars().count() == 1
}

/// Whether the stop at `at` belongs to the initial or the abbreviation before it: `J.`, `Gov.`
pub(in crate::extract) fn is_own_stop(text: &Text<'_>, at: usize) -> bool {
    let touches = at > 0 && text.is(at, ".") && text.tokens[at].gap == Gap::None;
    touches && (is_initial(text, at - 1) || text.classes(at - 1).has(Classes::ABBREVIATION))
}

/// `GM`, `NATO`, `PCs`, `GHz`: letters that stand for words. `III` is none.
pub(super) fn is_acronym(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.tokens.get(at).filter(|token| token.is_capital()) else { return false };
    let raw = text.raw(at);
    let numeral = raw.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let capitals = raw.chars().take_while(|c| c.is_uppercase()).count();
    (token.shape == Shape::Upper && raw.len() <= ACRONYM && !numeral) || token.shape == Shape::Capital && capitals > 1
}

/// `SeaMicro`, `ActiveX`: capitals inside as in the name of a thing, not of a person (`McPoe`, `DelHoven`, `LuAnn`).
pub(super) fn is_coined(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.tokens.get(at).filter(|token| token.shape == Shape::Capital) else { return false };
    let word = text.raw(at);
    // Nearly all words have one capital, their first letter.
    if !word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        return false;
    }
    let pairs = word.char_indices().zip(word.chars().skip(1));
    let mut humps =
        pairs.filter(|((_, a), b)| a.is_lowercase() && b.is_uppercase()).map(|((at, a), _)| at + a.len_utf8());
    let (Some(hump), more) = (humps.next(), humps.next()) else { return false };
    if token.classes.has(Classes::GIVEN.or(Classes::SURNAME)) && more.is_none() {
        return false;
    }
    let classes = |part: &str| text.lexicon.classes(&crate::text::fold(part));
    let (head, tail) = word.split_at(hump);
    let (begins, ends) = (classes(head), classes(tail));
    // `MacBook`: `Mac` is a name of its own.
    let everyday = ends.has(Classes::COMMON) && begins.has(Classes::GIVEN);
    let named = begins.has(Classes::NAME_HEAD) && !everyday
        || begins.has(Classes::GIVEN) && ends.has(Classes::GIVEN) && !ends.has(Classes::COMMON);
    !named || more.is_some()
}

/// An everyday word that is no name.
pub(super) fn is_plain(text: &Text<'_>, at: usize) -> bool {
    let classes = text.classes(at);
    classes.has(Classes::COMMON) && !classes.has(Classes::SURNAME.or(Classes::GIVEN))
}

/// A word that is neither everyday nor a place: in a name, most likely a person's.
pub(super) fn is_foreign(text: &Text<'_>, at: usize) -> bool {
    !text.classes(at).has(Classes::COMMON.or(Classes::PLACE))
}

/// Whether the word stands before a name and is no part of it: `Mr`, `coach`, `Senators`.
pub(super) fn is_title(text: &Text<'_>, at: usize) -> bool {
    let titles = Classes::HONORIFIC.or(Classes::TRADE);
    let classes = text.classes(at);
    classes.has(titles) || text.tokens[at].is_capital() && text.lexicon.is_plural_of(text.word(at), titles)
}

/// Whether the word at `at` can be the given name that a person's name begins with.
pub(super) fn is_given(text: &Text<'_>, at: usize) -> bool {
    text.classes(at).has(Classes::GIVEN) || is_initial(text, at) && text.is(at + 1, ".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn which(words: &str, is: fn(&Text<'_>, usize) -> bool) -> String {
        let text = Text::analyse(words, Lexicon::english());
        let found: Vec<&str> = (0..text.tokens.len()).filter(|&at| is(&text, at)).map(|at| text.raw(at)).collect();
        found.join(" ")
    }

    #[test]
    fn letters_tell_what_a_word_can_be() {
        assert_eq!(which("GM NATO PCs GHz AJ III Poe STRESSED I", is_acronym), "GM NATO PCs GHz AJ");
        assert_eq!(
            which("ZorbWare PlumBook MacBook BlackBerry McPoe MacPoe DelHoven O'Poe D'Orso LuAnn DeShawn", is_coined),
            "ZorbWare PlumBook MacBook BlackBerry"
        );
    }
}
