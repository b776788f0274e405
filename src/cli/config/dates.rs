//! `[published]`: publication dates by path, given or read from the path itself.

use super::globs::{ByPath, PathGlob};
use factlint::toml_file::{Day, Fault, Faults, Pairs, Places};
use jiff::civil::Date;
use std::path::Path;

/// The word that stands for the date in an article's path.
const FROM_PATH: &str = "path";

/// When the articles of a path were published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Published {
    /// On this day.
    On(Date),
    /// On the day that the path names: `2024/05/02/flood.md`, `2024-05-02-flood.md`, `20240502.md`.
    InPath,
}

impl Published {
    /// The day for the file at `path`; none where the path names no day.
    pub(crate) fn of(self, path: &Path) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::InPath => in_path(&path.to_string_lossy()),
        }
    }
}

/// Checks the table.
pub(super) fn dates(
    raw: &Pairs<'_, Day<'_>>,
    folder: &Path,
    places: &Places<'_>,
    faults: &mut Faults,
) -> ByPath<Published> {
    let mut entries = Vec::new();
    for (glob, day) in &raw.entries {
        let published = match day {
            Day::Text(text) if text.text == FROM_PATH => Some(Published::InPath),
            day => day.date().map(Published::On).map_err(|fault| faults.add(advised(fault))).ok(),
        };
        let glob = PathGlob::check(glob, folder, places, faults);
        entries.extend(glob.zip(published));
    }
    ByPath::new(entries)
}

fn advised(fault: Fault) -> Fault {
    fault.help(format!("write it like \"2019-09-25\", or \"{FROM_PATH}\" for the date in the article's path"))
}

/// The last day written in a path as year, month and day, with one sign between them or none.
fn in_path(path: &str) -> Option<Date> {
    let starts = (0..path.len()).rev().filter(|&at| path.is_char_boundary(at));
    starts.filter_map(|at| day_at(&path[at..]).filter(|_| !path[..at].ends_with(|c: char| c.is_ascii_digit()))).next()
}

/// The day that `text` begins with.
fn day_at(text: &str) -> Option<Date> {
    let digits = |text: &str, count: usize| -> Option<i16> {
        text.get(..count).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
    };
    let year = digits(text, 4)?;
    let rest = &text[4..];
    let sign = rest.chars().next().filter(|sign| "-_./\\".contains(*sign));
    let after = |rest: &'_ str| -> Option<usize> {
        match sign {
            Some(sign) => rest.starts_with(sign).then_some(1),
            None => Some(0),
        }
    };
    let rest = rest.get(after(rest)?..)?;
    let month = digits(rest, 2)?;
    let rest = rest.get(2..)?;
    let rest = rest.get(after(rest)?..)?;
    let day = digits(rest, 2)?;
    let ends = !rest[2..].starts_with(|c: char| c.is_ascii_digit());
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_path_names_its_day() {
        for (path, day) in [
            ("news/2024/05/02/flood.md", Some(date(2024, 5, 2))),
            ("2024-05-02-flood.md", Some(date(2024, 5, 2))),
            ("wire_20240502.txt", Some(date(2024, 5, 2))),
            ("2023-01-01/2024-05-02.md", Some(date(2024, 5, 2))),
            ("2024/05-02.md", None),
            ("2024-13-02.md", None),
            ("120240502.md", None),
            ("202405021.md", None),
            ("é2024_05_02é", Some(date(2024, 5, 2))),
            ("flood.md", None),
            ("", None),
        ] {
            assert_eq!(in_path(path), day, "{path}");
        }
    }
}
