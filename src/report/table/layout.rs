//! The look of all tables: as in a printed book, without vertical lines.

use super::paint::{Ink, clean, paint};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Three lines, as in a printed book: above, under the head, below.
const BOOK: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

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
    let mut table = book(width, head);
    table.add_rows(rows.map(|row| row.map(|cell| clean(&cell))));
    for &column in numbers {
        align_right(&mut table, column);
    }
    print(&table, "", out)
}

/// An empty table with a head.
pub(super) fn book(width: usize, head: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(BOOK).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_header(head.iter().map(|word| Ink::Strong.on(word)));
    table
}

pub(super) fn constrain(table: &mut Table, constraints: &[(usize, ColumnConstraint)]) {
    for &(column, constraint) in constraints {
        if let Some(column) = table.column_mut(column) {
            column.set_constraint(constraint);
        }
    }
}

pub(super) fn align_right(table: &mut Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

/// Writes a table, each line after `indent`.
pub(super) fn print(table: &Table, indent: &str, out: &mut impl Write) -> io::Result<()> {
    for line in table.lines() {
        writeln!(out, "{indent}{}", paint(&line))?;
    }
    Ok(())
}

/// `text` cut into lines of at most `width` columns, further lines indented by two.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("  {word}"));
        }
    }
    lines
}
