#![doc = include_str!("../README.md")]

mod rows;
#[cfg(test)]
mod tests;
mod xls;
mod xlsx;

pub use rows::{Budget, Rows};
pub use xls::xls;
pub use xlsx::{first_sheet, xlsx};

use jiff::civil::DateTime;

/// How much of a workbook is read before it is refused.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes it may unpack to.
    pub unpacked: u64,
    /// Most sheets.
    pub sheets: usize,
    /// Most rows of a sheet with something in them.
    pub rows: usize,
    /// Most columns of a row.
    pub columns: usize,
    /// Most cells, with the empty ones before the last of a row.
    pub cells: usize,
    /// Longest text of a cell, in bytes.
    pub cell: usize,
    /// Most text in all cells together, in bytes.
    pub text: usize,
}

/// Why a workbook was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is damaged, encrypted, or something else.
    #[error("this is no workbook that can be read")]
    NotAWorkbook,
    /// There is more of something than the limits allow.
    #[error("the workbook holds more than is read of one")]
    TooLarge,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text, possibly empty.
    Text(String),
    /// A number; a duration in seconds.
    Number(f64),
    /// A date, or a date and a time of day.
    At(DateTime),
}

impl Cell {
    /// The cell as trimmed text.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Text(text) => text.trim().into(),
            Self::Number(number) => number.to_string().into(),
            Self::At(at) => at.to_string().into(),
        }
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// One row and where it stands.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line of the file or row of the sheet where it begins, from 1.
    pub line: u64,
    /// Its cells; rows need not be equally long.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column, if the row reaches that far and something stands in it.
    pub fn filled(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column).filter(|cell| !cell.is_blank())
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }

    /// Its first cell as text, empty if there is none.
    pub fn first(&self) -> std::borrow::Cow<'_, str> {
        self.cells.first().map_or("".into(), Cell::text)
    }
}

/// A sheet of a workbook.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows, blank ones left out.
    pub rows: Vec<Row>,
}
