//! Parts in numbers: `and a half`, `thirds`, `of a million`.

use crate::value::window::Window;

/// `and a half`, `and three quarters`, after a number or a unit.
pub(in crate::value) fn and_part(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let at = window.past_hyphen(at);
    if !window.is(at, &numbers.joiners.and) {
        return None;
    }
    let at = window.past_hyphen(at + 1);
    if let Some(&count) = window.meaning(&numbers.small, at) {
        // `and thirty fifths` counts on, since it is more than a part.
        return parts(window, at + 1, count).map(|(end, part)| (end, count * part)).filter(|&(_, part)| part < 1.0);
    }
    let article = window.is_one_of(&numbers.words.article, at);
    let at = if article { window.past_hyphen(at + 1) } else { at };
    if article && let Some((end, nth)) = nth_at_end(window, at) {
        return Some((end, 1.0 / nth));
    }
    // `and a third` rather counts on.
    let &part = window.meaning(&numbers.part, at).filter(|_| !window.is_one_of(&numbers.ordinal, at))?;
    Some((at + 1, part))
}

/// `twenty-first` at token `at`, as the name of a part: nothing is counted behind it.
pub(super) fn nth_at_end(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let tens = window.meaning(&numbers.small, at).filter(|&&tens| tens >= 20.0);
    let last = if tens.is_some() { window.past_hyphen(at + 1) } else { at };
    let &ones = window.meaning(&numbers.ordinal, last).filter(|&&ones| tens.is_none() || ones < 10.0)?;
    let (end, nth) = (last + 1, tens.unwrap_or(&0.0) + ones);
    let of = window.is(end, &window.tables().numbers.joiners.of);
    (nth > 2.0 && (of || window.ends_clause(end))).then_some((end, nth))
}

/// `thirds` after `two`: an ordinal as a part only after `one`.
pub(super) fn parts(window: Window<'_>, at: usize, count: f64) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let at = window.past_hyphen(at);
    let word = window.word(at);
    if let Some(nth) = word.strip_suffix(&*numbers.joiners.plural).and_then(|one| numbers.ordinal.get(one)) {
        return (count != 1.0 && *nth > 2.0).then_some((at + 1, 1.0 / nth));
    }
    let &part = window.meaning(&numbers.part, at)?;
    (count == 1.0 || !window.is_one_of(&numbers.ordinal, at)).then_some((at + 1, part))
}

/// `of a million`, `a dozen`, `million`: what a part is a part of.
pub(super) fn scale_of(window: Window<'_>, at: usize) -> Option<(usize, f64)> {
    let numbers = &window.tables().numbers;
    let mut at = window.past_hyphen(at);
    at += usize::from(window.is(at, &numbers.joiners.of));
    at += usize::from(window.is_one_of(&numbers.words.article, at));
    window.meaning(&numbers.scale, at).or_else(|| window.meaning(&numbers.group, at)).map(|&by| (at + 1, by))
}
