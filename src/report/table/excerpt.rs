//! A few words of a longer text, cut between words, with the part that matters in the middle.

use super::paint::clean;
use std::iter::Peekable;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Stands where words were left out; one column wide.
const CUT: &str = "…";

/// `text` in at most `width` columns; what does not fit is cut off at its end, between words if that keeps half of it.
pub(super) fn shorten(text: &str, width: usize) -> String {
    let cleaned = clean(text);
    if cleaned.width() <= width {
        return cleaned;
    }
    let kept = first(&cleaned, width.saturating_sub(1));
    let rest = &cleaned[kept.len()..];
    // With a blank before the sign, so that no word looks cut.
    let whole = kept.rfind(' ').filter(|&end| !rest.starts_with(' ') && kept[..end].width() * 2 >= width);
    match whole {
        Some(end) => format!("{} {CUT}", &kept[..end]),
        None => kept.trim_end().to_owned() + CUT,
    }
}

/// The start of `text`, in at most `width` columns.
pub(super) fn first(text: &str, width: usize) -> &str {
    let end = text.char_indices().nth(fitting(text.chars(), width)).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The end of `text`, in at most `width` columns.
pub(super) fn last(text: &str, width: usize) -> String {
    let kept = fitting(text.chars().rev(), width);
    text.chars().skip(text.chars().count() - kept).collect()
}

/// At most `width` columns of `text` around the bytes `focus`, which are brought out by `show`: whole words on both sides, and `…`
/// where some were left out. Text without spaces is cut between letters.
pub(super) fn excerpt(text: &str, focus: &Range<usize>, width: usize, show: impl Fn(&str) -> String) -> String {
    let before = text.get(..focus.start).unwrap_or_default();
    let after = text.get(focus.end..).unwrap_or_default();
    let whole = text.len() <= width * 4 && clean(text).width() <= width;
    let marks = if whole { 0 } else { 4 };
    let heart = shorten(text.get(focus.clone()).unwrap_or_default(), width.saturating_sub(marks));
    let side = if whole { width + 1 } else { width.saturating_sub(heart.width() + marks) / 2 };

    // Letters that touch the focus belong to its first and last word: the comma of `36,`.
    let open = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let close = after.split(char::is_whitespace).next().unwrap_or_default();
    let (head, head_cut) = last_columns(open, side);
    let (tail, tail_cut) = first_columns(close, side);

    let before = if head_cut { "" } else { before.strip_suffix(open).unwrap_or_default() };
    let after = if tail_cut { "" } else { after.strip_prefix(close).unwrap_or_default() };
    let mut lead = before.split_whitespace().rev().peekable();
    let mut trail = after.split_whitespace().peekable();
    let mut room = width.saturating_sub(heart.width() + head.width() + tail.width());
    if !whole {
        room = room.saturating_sub(2 * usize::from(lead.peek().is_some()) + 2 * usize::from(trail.peek().is_some()));
    }
    let (mut left, mut right) = (Vec::new(), Vec::new());
    while take(&mut lead, &mut left, &mut room) | take(&mut trail, &mut right, &mut room) {}

    left.extend(lead.peek().map(|_| CUT.to_owned()));
    right.extend(trail.peek().map(|_| CUT.to_owned()));
    left.reverse();
    left.push(format!("{head}{}{tail}", show(&heart)));
    left.append(&mut right);
    left.retain(|word| !word.is_empty());
    left.join(" ")
}

/// Moves the next word to `taken` if there is room for it.
fn take<'t>(words: &mut Peekable<impl Iterator<Item = &'t str>>, taken: &mut Vec<String>, room: &mut usize) -> bool {
    let Some(word) = words.next_if(|word| clean(word).width() < *room) else { return false };
    let word = clean(word);
    *room -= word.width() + 1;
    taken.push(word);
    true
}

/// As much of the end of `text` as fits, and whether that is not all.
fn last_columns(text: &str, width: usize) -> (String, bool) {
    if width == 0 {
        return (String::new(), !text.is_empty());
    }
    let count = fitting(text.chars().rev(), width - 1);
    let at = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    let kept = clean(text.get(at..).unwrap_or_default());
    if at == 0 { (kept, false) } else { (format!("{CUT}{kept}"), true) }
}

/// As much of the start of `text` as fits, and whether that is not all.
fn first_columns(text: &str, width: usize) -> (String, bool) {
    if width == 0 {
        return (String::new(), !text.is_empty());
    }
    let count = fitting(text.chars(), width - 1);
    match text.char_indices().nth(count) {
        None => (clean(text), false),
        Some((at, _)) => (clean(text.get(..at).unwrap_or_default()) + CUT, true),
    }
}

/// How many of `letters` fit into `width` columns.
pub(super) fn fitting(letters: impl Iterator<Item = char>, width: usize) -> usize {
    let mut used = 0;
    letters
        .take_while(|letter| {
            used += letter.width().unwrap_or(1);
            used <= width
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::table::paint::{Ink, paint};

    #[test]
    fn words_are_kept_whole_around_the_focus() {
        let text = "One two three four, 36, five six seven eight.";
        let wide = "京市内で開かれた会議には三百人の研究者が参加し";
        // (text, focus, width, excerpt)
        for (text, focus, width, shown) in [
            (text, "36", 60, text),
            (text, "36", 24, "… three four, 36, five …"),
            (text, "One", 16, "One two three …"),
            (text, "eight", 16, "… seven eight."),
            (text, "three four", 12, "… three …"),
            (wide, "三百人", 20, "…には三百人の研…"),
            ("36", "36", 10, "36"),
        ] {
            let at = text.find(focus).unwrap();
            let cut = excerpt(text, &(at..at + focus.len()), width, |words| Ink::Value.on(words));
            assert_eq!(anstream::adapter::strip_str(&paint(&cut)).to_string(), shown);
        }
    }

    #[test]
    fn shortened_text_fits() {
        for (text, width, shown) in [
            ("a b c", 5, "a b c"),
            ("a b c", 4, "a b…"),
            ("eight hours, monotonous", 18, "eight hours, …"),
            ("京市内", 4, "京…"),
            ("", 3, ""),
        ] {
            assert_eq!(shorten(text, width), shown);
        }
    }

    proptest::proptest! {
        #[test]
        fn an_excerpt_never_outgrows_its_room(text in "[a京 \u{1b}\t.é]{0,80}", from in 0_usize..80, len in 0_usize..9) {
            let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = cuts[from.min(cuts.len() - 1)];
            let end = cuts[(from + len).min(cuts.len() - 1)];
            for width in [8, 20, 40] {
                proptest::prop_assert!(excerpt(&text, &(at..end), width, |words| Ink::Value.on(words)).width() <= width);
            }
        }
    }
}
