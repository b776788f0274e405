//! The rows of a table: how wide their cells are, and how they are printed.
//!
//! A list may be as long as a collection is large. Its cells are made where they are looked at, and it is laid out in pieces,
//! on all threads; so it is never in memory as a whole.

use super::layout::in_lines;
use super::paint::{Ink, paint};
use super::pieces;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Row, Table, TableStyle, Width};
use rayon::prelude::*;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Rows that are laid out at once by one thread.
const PIECE: usize = 256;
/// Pieces that are laid out before they are written.
const AT_ONCE: usize = 64;
/// A line as broad as the table, as in a printed book: above it, under its head, below it.
const RULE: LineStyle = LineStyle::none().fill('─').junction('─');
/// Blanks on both sides of a cell.
const PADDING: usize = 2;

/// Rows of `N` cells, and what they tell of.
pub(super) struct Rows<'a, T, F, const N: usize> {
    pub(super) head: &'a [&'a str; N],
    /// What they tell of, one after the other.
    pub(super) of: &'a [T],
    /// The cells of one.
    pub(super) row: F,
}

/// How wide the cells of each column are.
pub(super) struct Shape<const N: usize> {
    /// The broadest of them, the head included.
    pub(super) broadest: [usize; N],
    /// The longest word in them.
    word: [usize; N],
}

impl<const N: usize> Shape<N> {
    /// The longest word of each column, up to a third of `room`.
    pub(super) fn longest_words(&self, room: usize) -> [usize; N] {
        self.word.map(|longest| longest.min(room / 3))
    }
}

/// The width of the broadest line of a cell.
fn broadest(cell: &str) -> usize {
    cell.split('\n').map(UnicodeWidthStr::width).max().unwrap_or(0)
}

impl<'a, const N: usize> Rows<'a, [String; N], fn(&[String; N]) -> [String; N], N> {
    /// Rows that are made already.
    pub(super) fn ready(head: &'a [&'a str; N], rows: &'a [[String; N]]) -> Self {
        Self { head, of: rows, row: Clone::clone }
    }
}

impl<T: Sync, F: Fn(&T) -> [String; N] + Sync, const N: usize> Rows<'_, T, F, N> {
    /// How wide their cells are.
    pub(super) fn shape(&self) -> Shape<N> {
        let word = |cell: &str| cell.split([' ', '\n']).map(UnicodeWidthStr::width).max().unwrap_or(0);
        let both = self.most(|cell, _| [broadest(cell), word(cell)]);
        Shape {
            broadest: std::array::from_fn(|column| both[column][0].max(self.head[column].width())),
            word: both.map(|[_, word]| word),
        }
    }

    /// The most that `measure` finds in each column, of a cell and the number of its column.
    fn most<const M: usize>(&self, measure: impl Fn(&str, usize) -> [usize; M] + Sync) -> [[usize; M]; N] {
        let of = self.of.par_iter().with_min_len(PIECE).map(|one| {
            let cells = (self.row)(one);
            std::array::from_fn(|column| measure(&cells[column], column))
        });
        let more = |a: [usize; M], b: [usize; M]| std::array::from_fn(|at| a[at].max(b[at]));
        of.reduce(|| [[0; M]; N], |a, b| std::array::from_fn(|column| more(a[column], b[column])))
    }

    /// Writes them below their head, cut into lines of at most these widths, the columns `numbers` aligned to the right; each
    /// line after `indent`.
    pub(super) fn print(
        &self,
        widths: &[usize; N],
        numbers: &[usize],
        indent: &str,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let fitted = |cell: &str, column: usize| in_lines(cell, widths[column], usize::MAX);
        let head = self.head.map(|word| Ink::Strong.on(word));
        let used = self.most(|cell, column| [broadest(&fitted(cell, column))]);
        let used: [usize; N] =
            std::array::from_fn(|column| used[column][0].max(broadest(&fitted(&head[column], column))));
        let cells = |cells: [String; N]| -> Row {
            cells.iter().enumerate().map(|(column, cell)| fitted(cell, column)).collect::<Vec<_>>().into()
        };
        let pieces: Vec<&[T]> = if self.of.is_empty() { vec![&[]] } else { self.of.chunks(PIECE).collect() };
        let last = pieces.len() - 1;
        let pieces: Vec<(usize, &[T])> = pieces.into_iter().enumerate().collect();
        let laid_out = |&(at, piece): &(usize, &[T])| {
            let mut table = table((at == 0).then(|| cells(head.clone())), at == last);
            table.add_rows(piece.iter().map(|one| cells((self.row)(one))));
            for (column, width) in table.column_iter_mut().zip(used) {
                let width = u16::try_from(width + PADDING).unwrap_or(u16::MAX);
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            }
            for &column in numbers {
                if let Some(column) = table.column_mut(column) {
                    column.set_cell_alignment(CellAlignment::Right);
                }
            }
            Ok(table.lines().map(|line| format!("{indent}{}\n", paint(&line))).collect::<String>().into_bytes())
        };
        pieces::write(&pieces, AT_ONCE, laid_out, out)
    }
}

/// A piece of a table: the first has its head, the last its end.
fn table(head: Option<Row>, ends: bool) -> Table {
    let mut table = Table::new();
    // Where there is no head, the line below it still keeps the columns apart.
    let mut style = TableStyle::new().header_separator(RULE);
    if head.is_some() {
        style = style.top_border(RULE);
    }
    if ends {
        style = style.bottom_border(RULE);
    }
    table.load_style(style).set_content_arrangement(ContentArrangement::Disabled);
    if let Some(head) = head {
        table.set_header(head);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_look_like_one_table() {
        for count in [0, 1, PIECE, PIECE + 1, 2 * PIECE + 7] {
            let all: Vec<usize> = (0..count).collect();
            let row = |one: &usize| [one.to_string(), "x".repeat(one % 9), "end".to_owned()];
            let mut out = Vec::new();
            Rows { head: &["n", "words", "last"], of: &all, row }.print(&[3, 8, 4], &[0], "  ", &mut out).unwrap();
            let out = anstream::adapter::strip_bytes(&out).into_vec();
            let lines: Vec<&str> = std::str::from_utf8(&out).unwrap().lines().collect();
            let digits = count.saturating_sub(1).to_string().len();
            let words = if count > 6 { count.min(9) - 1 } else { "words".len() };
            let line = |n: &str, text: &str, last: &str| format!("   {n:>digits$}   {text:<words$}   {last}");
            let rule = format!("  {}", "─".repeat(digits + words + "last".len() + 8));
            let rows = all.iter().map(row).map(|[n, text, last]| line(&n, &text, &last));
            let want: Vec<String> = [rule.clone(), line("n", "words", "last"), rule.clone()]
                .into_iter()
                .chain(rows)
                .chain([rule])
                .collect();
            assert_eq!(lines, want, "{count}");
        }
    }
}
