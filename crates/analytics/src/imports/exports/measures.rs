//! Numbers in columns that only one reader knows: read by code, with the marks of their whole column.

use super::columns::Field;
use super::numbers::{self, Marks, Number, Tally};
use super::reading::Reading;
use super::rows::Grid;
use super::sheet::Row;

/// How every column of a grid writes its numbers.
pub struct Measures {
    counts: Vec<Marks>,
    fractions: Vec<Marks>,
}

impl Measures {
    /// Looks at every column.
    pub fn new(reading: &Reading<'_>, grid: &Grid<'_>) -> Self {
        let tallies = Reading::tallies(&grid.rows, &grid.fields);
        let table = tallies.iter().copied().fold(Tally::default(), Tally::and);
        Self {
            counts: tallies.iter().map(|tally| tally.of_counts(reading.semicolon)).collect(),
            fractions: tallies.iter().map(|tally| tally.of_fractions(table, reading.semicolon)).collect(),
        }
    }

    /// The whole number under a code; what is unreadable is noted.
    pub fn count(
        &self,
        reading: &mut Reading<'_>,
        grid: &Grid<'_>,
        row: &Row,
        code: &'static str,
    ) -> Option<i64> {
        read(reading, grid, row, code, &self.counts, |number| number.whole())
    }

    /// The number with decimals under a code; what is unreadable is noted.
    pub fn decimal(
        &self,
        reading: &mut Reading<'_>,
        grid: &Grid<'_>,
        row: &Row,
        code: &'static str,
    ) -> Option<Number> {
        read(reading, grid, row, code, &self.fractions, Some)
    }
}

fn read<T>(
    reading: &mut Reading<'_>,
    grid: &Grid<'_>,
    row: &Row,
    code: &'static str,
    marks: &[Marks],
    of: impl Fn(Number) -> Option<T>,
) -> Option<T> {
    let column = grid.column(Field::Other(code))?;
    let cell = row.filled(column)?;
    let text = cell.text();
    if numbers::is_unknown(&text) {
        return None;
    }
    let value = numbers::read(cell, marks[column]).and_then(of);
    if value.is_none() {
        reading.reject_cell(row, grid.sheet, grid.heading(column), &text, "number_unreadable");
    }
    value
}
