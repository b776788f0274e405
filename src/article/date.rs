//! When an article was published, from what it says of itself.
//!
//! A date is read from a field (front matter, `<meta>`, JSON), from a line that holds nothing but a date and the words
//! that belong to one, or from a URL. A date inside a sentence is what the article is about, never when it appeared.
//! `05/02/2013` may be in May or in February, so it says nothing.

use crate::lexicon::{Classes, Lexicon};
use jiff::civil::Date;
use std::sync::LazyLock;

/// How many lines from the top a dateline may stand.
const LINES: usize = 8;
/// Bytes a dateline has at most; a URL may be longer.
const LINE_LEN: usize = 120;
/// Bytes of a line that are looked at.
const URL_LEN: usize = 500;
/// Capitalised words a byline has at most, beside its date.
const NAMES: usize = 6;

static MONTHS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    entries(include_str!("../../data/lexicon/months.txt")).map(|line| line.split(' ').collect()).collect()
});
static BESIDE: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/lexicon/dateline.txt")).collect());
static BYLINE: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/lexicon/bylines.txt")).collect());

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The date a field gives: `2013-04-12T19:14:00Z`, `12 April 2013`, `Fri, 12 Apr 2013 19:14:00 +0100`.
#[must_use]
pub(super) fn of_field(value: &str) -> Option<Date> {
    let value = value.trim();
    if value.len() > LINE_LEN { None } else { dateline(value) }
}

/// The date on a line of its own near the top of `text`, or else in a URL there.
#[must_use]
pub(super) fn of_text(text: &str) -> Option<Date> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES);
    let in_line = lines()
        .filter(|line| line.len() <= LINE_LEN)
        .find_map(|line| line.split(['|', '·', '•']).find_map(|part| dateline(part.trim())));
    in_line.or_else(|| lines().filter(|line| line.len() <= URL_LEN && is_url(line)).find_map(of_url))
}

/// Whether a line is nothing but a URL or a date: no headline.
#[must_use]
pub(super) fn is_furniture(line: &str) -> bool {
    let line = line.trim();
    is_url(line) || line.len() <= LINE_LEN && line.split(['|', '·', '•']).any(|part| dateline(part.trim()).is_some())
}

fn is_url(line: &str) -> bool {
    !line.contains(char::is_whitespace)
        && (line.starts_with("www.") || line.split_once("://").is_some_and(|(scheme, _)| !scheme.contains('/')))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece<'a> {
    /// A number and how many digits it is written with.
    Number(u32, usize),
    Month(i8),
    Word(&'a str),
    Mark(char),
}

/// The one date of a line that holds nothing else. A second date (`updated …`) is passed over.
fn dateline(line: &str) -> Option<Date> {
    if !has_year(line) {
        return None;
    }
    let pieces = pieces(line);
    let mut found = None;
    let mut names = 0;
    let byline = matches!(pieces.first(), Some(Piece::Word(word)) if is_listed(&BYLINE, word));
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        if let Some((date, len)) = date(pieces.get(at..).unwrap_or_default()) {
            found = found.or(Some(date));
            at += len;
            continue;
        }
        match piece {
            Piece::Word(word) if is_listed(&BESIDE, word) || is_weekday(word) => {}
            Piece::Word(word) if byline && (at == 0 || word.starts_with(char::is_uppercase)) => names += 1,
            Piece::Number(_, 1..=6) | Piece::Mark(_) => {}
            _ => return None,
        }
        at += 1;
    }
    found.filter(|_| names <= NAMES + 1)
}

/// Whether a line has a number of four digits: there is no date without, and most lines have none.
fn has_year(line: &str) -> bool {
    // All bytes are looked at, whatever comes: so many at a time.
    if !line.bytes().fold(false, |any, byte| any | byte.is_ascii_digit()) {
        return false;
    }
    let mut runs = line.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
    runs.any(|run| run.len() == 4 && run.iter().all(u8::is_ascii_digit))
}

/// The date that `pieces` begin with, and how many pieces it takes.
fn date(pieces: &[Piece<'_>]) -> Option<(Date, usize)> {
    // What joins the parts of a date carries no meaning: `28-Nov-2005`, `November 28th, 2005`, `Feb. 4, 2009`.
    let mut parts = [Piece::Mark(' '); 3];
    let (mut count, mut at) = (0, 0);
    let mut slashes = 0;
    while count < 3 {
        match *pieces.get(at)? {
            Piece::Mark(mark @ ('-' | '/' | '.' | ',')) if count > 0 => slashes += usize::from(mark != ','),
            Piece::Word(word)
                if count > 0 && ["st", "nd", "rd", "th", "of"].iter().any(|w| w.eq_ignore_ascii_case(word)) => {}
            part @ (Piece::Number(..) | Piece::Month(_)) => {
                parts[count] = part;
                count += 1;
            }
            _ => return None,
        }
        at += 1;
    }
    let (year, month, day) = match parts {
        [Piece::Number(year, 4), Piece::Number(month, 1..=2), Piece::Number(day, 1..=2)] if slashes == 2 => {
            (year, month, day)
        }
        [Piece::Number(first, 1..=2), Piece::Number(second, 1..=2), Piece::Number(year, 4)] if slashes == 2 => {
            match (first, second) {
                (day, month) if day > 12 || day == month => (year, month, day),
                (month, day) if day > 12 => (year, month, day),
                _ => return None,
            }
        }
        [Piece::Number(day, 1..=2), Piece::Month(month), Piece::Number(year, 4)]
        | [Piece::Month(month), Piece::Number(day, 1..=2), Piece::Number(year, 4)]
        | [Piece::Number(year, 4), Piece::Month(month), Piece::Number(day, 1..=2)] => {
            (year, month.unsigned_abs().into(), day)
        }
        _ => return None,
    };
    Some((civil(year, month, day)?, at))
}

/// A date that an article can have been published on.
fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1600..=2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Cuts a short line into numbers, words and marks; white space goes.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let same: fn(char) -> bool = match c {
            c if c.is_ascii_digit() => |c| c.is_ascii_digit(),
            c if c.is_alphabetic() => |c| c.is_alphabetic() || c == '\'' || c == '’',
            _ => |_| false,
        };
        let len = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(c.len_utf8());
        let (piece, after) = rest.split_at(len);
        rest = after;
        if c.is_ascii_digit() {
            pieces.push(Piece::Number(piece.parse().unwrap_or(u32::MAX), piece.len()));
        } else if c.is_alphabetic() {
            pieces.push(month(piece).map_or(Piece::Word(piece), Piece::Month));
        } else if !c.is_whitespace() {
            pieces.push(Piece::Mark(c));
        }
    }
    pieces
}

fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|names| is_listed(names, word))?;
    i8::try_from(at + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    Lexicon::english().classes(&word.to_lowercase()).has(Classes::CALENDAR)
}

fn is_listed(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

/// The date in a URL: `/2013/04/12/`, `/2005/nov/28/`, `2005-11-27`, `20051127`.
fn of_url(url: &str) -> Option<Date> {
    let pieces = pieces(url);
    (0..pieces.len()).find_map(|at| {
        let rest = pieces.get(at..)?;
        match rest {
            [Piece::Number(_, 4), ..] => date(rest).map(|(date, _)| date),
            [Piece::Number(digits, 8), ..] if (19_000_000..21_000_000).contains(digits) => {
                civil(digits / 10_000, digits / 100 % 100, digits % 100)
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_a_date_says_when() {
        for (line, want) in [
            ("9 MARCH, 1951", "1951-03-09"),
            ("March 9, 1951", "1951-03-09"),
            ("Posted 3/19/1951 7:21 AM", "1951-03-19"),
            ("Last Updated: Friday, 9 March 1951,02:24 GMT", "1951-03-09"),
            ("UPDATED: 19:14 GMT, 9 March 1951", "1951-03-09"),
            ("PUBLISHED: 11:20 GMT, 8 March 1951 | UPDATED: 19:14 GMT, 9 March 1951", "1951-03-08"),
            ("on March 8, 1951 at 4:31 AM, updated March 9, 1951 at 8:33 AM", "1951-03-08"),
            ("Fri., Sept. 7, 1951 11:45 AM PDT", "1951-09-07"),
            ("Published March 9th 1951-17:59", "1951-03-09"),
            ("2 A.M. FEB. 4, 1951", "1951-02-04"),
            ("12:48PM BST 09 Sep 1951", "1951-09-09"),
            ("1951-03-09", "1951-03-09"),
            ("1951-03-09T19:14:00+01:00", "1951-03-09"),
            ("By Ada Byron, 9 March 1951", "1951-03-09"),
            ("Ada Byron | 9 March 1951", "1951-03-09"),
            ("9/3/1951", "-"),
            ("9/9/1951", "1951-09-09"),
            ("31 February 1951", "-"),
            ("March 1951", "-"),
            ("It rained on 9 March 1951.", "-"),
            ("The flood of March 9, 1951", "-"),
            ("Harbour Flood, March 9, 1951", "-"),
            ("By 9 March 1951 the harbour was dry", "-"),
            ("4 killed, 9 March 1951", "-"),
            ("Born March 9, 1951", "-"),
            ("Release date: March 9, 1951", "-"),
            ("99999999999 March 1951", "-"),
            ("", "-"),
        ] {
            let shown = of_text(line).map_or("-".to_owned(), |date| date.to_string());
            assert_eq!(shown, want, "{line}");
        }
    }

    #[test]
    fn a_url_says_when_if_no_line_does() {
        for (text, want) in [
            ("http://example.org/1951/03/09/rain.html", "1951-03-09"),
            ("http://example.org/world/1951/mar/9/rain", "1951-03-09"),
            ("http://example.org/1951-03-09-rain_x.htm", "1951-03-09"),
            ("www.example.org/a/19510309/b", "1951-03-09"),
            ("http://example.org/1951/03/09/rain.html\n10 March 1951\nIt rained.", "1951-03-10"),
            ("http://example.org/1951/03/", "-"),
            ("http://example.org/story/48215532", "-"),
            ("It rained, see http://example.org/1951/03/09/rain.html", "-"),
            ("1\n2\n3\n4\n5\n6\n7\n8\n9 March 1951", "-"),
        ] {
            let shown = of_text(text).map_or("-".to_owned(), |date| date.to_string());
            assert_eq!(shown, want, "{text}");
        }
    }

    #[test]
    fn a_field_may_be_written_in_many_ways() {
        for (value, want) in [
            (" 1951-03-09T19:14:00Z ", "1951-03-09"),
            ("Fri, 09 Mar 1951 19:14:00 +0000", "1951-03-09"),
            ("1951-03-09 19:14:00.000", "1951-03-09"),
            ("March 9, 1951", "1951-03-09"),
            ("yesterday", "-"),
        ] {
            assert_eq!(of_field(value).map_or("-".to_owned(), |date| date.to_string()), want, "{value}");
        }
    }
}
