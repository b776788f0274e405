//! Colours inside a laid-out table.
//!
//! A table measures its cells before it wraps and pads them, so escape codes cannot stand in them. A coloured word carries
//! a mark of no width before it instead; [`paint`] turns the marks of a finished line into codes. A colour ends with its
//! word, so it cannot run into the next column when a cell is wrapped. Text from files never holds a mark: [`clean`]
//! makes it safe for both terminal and table.

use crate::diagnostic::shown;
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// A value that the majority holds.
    Value,
    /// A value that the majority contradicts.
    Dissent,
    /// Where something stands.
    Place,
    /// Headings.
    Strong,
    /// What can be skipped.
    Faint,
    /// The word `updated`, and what is pointed out.
    Notice,
}

/// Each ink with its mark: the invisible operators of Unicode and the word joiner, all of no width.
const INKS: [(Ink, char); 6] = [
    (Ink::Value, '\u{2060}'),
    (Ink::Dissent, '\u{2061}'),
    (Ink::Place, '\u{2062}'),
    (Ink::Strong, '\u{2063}'),
    (Ink::Faint, '\u{2064}'),
    (Ink::Notice, '\u{feff}'),
];

impl Ink {
    fn style(self) -> Style {
        match self {
            Self::Value => AnsiColor::Green.on_default().bold(),
            Self::Dissent => AnsiColor::Red.on_default().bold(),
            Self::Place => AnsiColor::Cyan.on_default(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Notice => AnsiColor::Yellow.on_default().bold(),
        }
    }

    /// Whether `c` is the mark of an ink.
    pub(super) fn is_mark(c: char) -> bool {
        Self::of_mark(c).is_some()
    }

    fn of_mark(mark: char) -> Option<Self> {
        if mark.is_ascii() {
            return None;
        }
        INKS.iter().find(|&&(_, own)| own == mark).map(|&(ink, _)| ink)
    }

    /// `text` with this ink's mark before every word.
    pub(super) fn on(self, text: &str) -> String {
        let mark = INKS.iter().find(|&&(ink, _)| ink == self).map_or(' ', |&(_, mark)| mark);
        let mut out = String::with_capacity(text.len() + 8);
        let mut inside = false;
        for c in text.chars() {
            if !c.is_whitespace() && !inside {
                out.push(mark);
            }
            inside = !c.is_whitespace();
            out.push(c);
        }
        out
    }
}

/// `line` with its marks turned into escape codes, and without spaces at its end.
pub(super) fn paint(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    let mut on: Option<Style> = None;
    for c in line.trim_end().chars() {
        let ink = Ink::of_mark(c);
        let ended = if ink.is_some() || c == ' ' { on.take() } else { None };
        if let Some(style) = ended {
            let _ = write!(out, "{style:#}");
        }
        match ink {
            Some(ink) => {
                let style = ink.style();
                let _ = write!(out, "{style}");
                on = Some(style);
            }
            None => out.push(c),
        }
    }
    if let Some(style) = on {
        let _ = write!(out, "{style:#}");
    }
    out
}

/// Text from a file, safe to lay out and print: one line, single spaces, control characters and marks made visible.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(|c| if Ink::is_mark(c) { char::REPLACEMENT_CHARACTER } else { shown(c) }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn marks_take_no_room() {
        for (ink, mark) in INKS {
            assert_eq!(mark.to_string().width(), 0, "{ink:?}");
            assert_eq!(ink.on("two words").width(), 9);
        }
    }

    #[test]
    fn a_colour_ends_with_its_word() {
        let line = format!("a {} b  ", Ink::Strong.on("c d"));
        assert_eq!(paint(&line), "a \u{1b}[1mc\u{1b}[0m \u{1b}[1md\u{1b}[0m b");
    }

    #[test]
    fn text_from_files_holds_no_mark_and_no_control() {
        for (text, cleaned) in
            [("a\u{2062}b", "a\u{fffd}b"), ("a\t\r\n b", "a b"), ("\u{1b}[1m", "\u{fffd}[1m"), ("  ", "")]
        {
            assert_eq!(clean(text), cleaned);
        }
    }
}
