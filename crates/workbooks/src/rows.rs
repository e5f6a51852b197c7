//! How cells become rows, and when there are too many of them.

use crate::{Cell, Limits, Row, Unreadable};

/// What may still be read of a workbook. One long text may stand in a million cells and take its room in each.
pub struct Budget {
    limits: Limits,
    cells: usize,
    bytes: usize,
}

impl Budget {
    /// All that the limits allow.
    pub fn new(limits: &Limits) -> Self {
        Self { limits: *limits, cells: limits.cells, bytes: limits.text }
    }

    /// Takes the room of a cell.
    ///
    /// # Errors
    /// When none is left.
    pub fn take(&mut self, cell: &Cell) -> Result<(), Unreadable> {
        let bytes = if let Cell::Text(text) = cell { text.len() } else { 0 };
        if bytes > self.limits.cell {
            return Err(Unreadable::TooLarge);
        }
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Unreadable::TooLarge)?;
        self.cells = self.cells.checked_sub(1).ok_or(Unreadable::TooLarge)?;
        Ok(())
    }
}

/// Rows in the making, from cells in reading order.
#[derive(Default)]
pub struct Rows(pub Vec<Row>);

impl Rows {
    /// Puts a cell in its place, both counted from 0.
    ///
    /// # Errors
    /// When the table grows too large, or its rows go backwards, which those of no spreadsheet do.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell, budget: &mut Budget) -> Result<(), Unreadable> {
        if cell.is_blank() {
            return Ok(());
        }
        let (line, column) = (u64::from(row) + 1, column as usize);
        if column >= budget.limits.columns {
            return Err(Unreadable::TooLarge);
        }
        if self.0.last().is_none_or(|last| last.line < line) {
            if self.0.len() >= budget.limits.rows {
                return Err(Unreadable::TooLarge);
            }
            self.0.push(Row { line, cells: Vec::new() });
        }
        let last = self.0.last_mut().filter(|last| last.line == line).ok_or(Unreadable::NotAWorkbook)?;
        let grown = (column + 1).saturating_sub(last.cells.len());
        budget.cells = budget.cells.checked_sub(grown).ok_or(Unreadable::TooLarge)?;
        if grown > 0 {
            last.cells.resize(column + 1, Cell::Text(String::new()));
        }
        last.cells[column] = cell;
        Ok(())
    }
}
