//! The look of all tables: as in a printed book, without vertical lines.
//!
//! Widths are settled here, before a table is built: short columns get what they need, long ones share the rest, and
//! every cell is cut into lines that fit. What is left to do ([`Rows`]) is to line them up.

use super::excerpt::{first, fitting};
use super::paint::{Ink, clean};
use super::rows::Rows;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Writes a table of plain texts, in which the columns `numbers` are aligned to the right.
///
/// # Errors
/// Those of `out`.
pub fn write_rows<const N: usize>(
    head: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
    numbers: &[usize],
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let rows: Vec<[String; N]> = rows.map(|row| row.map(|cell| clean(&cell))).collect();
    let rows = Rows::ready(head, &rows);
    let shape = rows.shape();
    rows.print(&widths(shape.broadest, shape.longest_words(width), width), numbers, "", out)
}

/// What a table with so many columns takes beside their widths: a blank on both sides of each, and one between two.
pub(super) fn frame(columns: usize) -> usize {
    3 * columns - 1
}

/// The widths of columns that would like to be `natural` wide, in a table of at most `room` columns: the narrow ones get
/// what they like, and those that cannot all get it get the same, but no less than `least`, as far as there is room.
pub(super) fn widths<const N: usize>(natural: [usize; N], least: [usize; N], room: usize) -> [usize; N] {
    let room = room.saturating_sub(frame(N));
    let at = |level: usize, least: [usize; N]| std::array::from_fn(|i| natural[i].min(level.max(least[i])).max(1));
    let fits = |widths: &[usize; N]| widths.iter().sum::<usize>() <= room;
    let best = |least| (1..=room).rev().map(|level| at(level, least)).find(fits);
    best(least).or_else(|| best([1; N])).unwrap_or([1; N])
}

/// `text` cut into lines of at most `width` columns, those that go on indented by `indent`. A word is cut only where it
/// is wider than a line.
pub(super) fn wrapped(text: &str, width: usize, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for text in text.split('\n') {
        if !text.starts_with(' ') && text.width() <= width {
            lines.push(text.to_owned());
            continue;
        }
        let mut line = String::new();
        for word in text.split(' ') {
            if !line.trim_start().is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
            } else if !line.trim_start().is_empty() {
                line.push(' ');
            }
            let mut word = word;
            while line.width() + word.width() > width {
                let fits = fitting(word.chars(), width.saturating_sub(line.width())).max(1);
                let Some((cut, _)) = word.char_indices().nth(fits) else { break };
                line.push_str(&word[..cut]);
                let ink = word.chars().next().filter(|&mark| Ink::is_mark(mark));
                word = &word[cut..];
                lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
                line.extend(ink);
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// As much of `text` as `most` lines of `width` columns hold, with `…` where more follows.
pub(super) fn in_lines(text: &str, width: usize, most: usize) -> String {
    let mut lines = wrapped(text, width, 0);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let ends = [last.len()].into_iter().chain(last.rmatch_indices(' ').map(|(at, _)| at));
            match ends.into_iter().find(|&at| last[..at].width() + 2 <= width) {
                Some(end) => last.replace_range(end.., " …"),
                // One long word, or a script without spaces.
                None => *last = first(last, width.saturating_sub(1)).to_owned() + "…",
            }
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_columns_get_what_they_need_and_long_ones_share_the_rest() {
        // (natural widths, least widths, room, widths)
        for (natural, least, room, want) in [
            ([3, 5, 7], [1, 1, 1], 80, [3, 5, 7]),
            ([11, 50, 60], [1, 1, 1], 80, [11, 30, 30]),
            ([11, 50, 60], [1, 40, 1], 80, [11, 40, 21]),
            ([60, 4, 20], [1, 1, 1], 60, [28, 4, 20]),
            ([9, 9, 9], [9, 9, 9], 8, [1, 1, 1]),
            ([9, 9, 9], [9, 1, 1], 29, [9, 6, 6]),
        ] {
            assert_eq!(widths(natural, least, room), want);
        }
    }

    #[test]
    fn what_is_too_long_for_its_lines_is_cut_between_words() {
        for (text, width, most, want) in [
            ("one two three", 7, 2, "one two|three"),
            ("one two three four", 7, 2, "one two|three …"),
            ("one two threes four", 7, 2, "one two|threes…"),
            ("三百人の三", 4, 2, "三百|人…"),
            ("one two", 7, 1, "one two"),
        ] {
            assert_eq!(in_lines(text, width, most).replace('\n', "|"), want, "{text}");
        }
    }

    #[test]
    fn words_are_kept_whole_where_a_line_can_hold_them() {
        for (text, width, indent, want) in [
            ("one two three", 7, 0, "one two|three"),
            ("one two three", 7, 2, "one two|  three"),
            ("a\nb c", 9, 0, "a|b c"),
            ("a engine/late.txt", 15, 0, "a|engine/late.txt"),
            ("a abcdefgh", 4, 0, "a|abcd|efgh"),
            ("三百人の", 4, 0, "三百|人の"),
            ("三", 1, 0, "三"),
            ("", 4, 0, ""),
        ] {
            assert_eq!(wrapped(text, width, indent).join("|"), want, "{text}");
        }
    }
}
