//! Answers: how does a table that a screen shows become a workbook?

use crate::http::{analytics::number_imports, extract::Input, guard::Who, problem::Answer};
use jiff::civil::{Date, DateTime};
use selaras_kernel::{Problem, Result};
use selaras_reports::table::{self, Cell, Format};

/// Most columns of a table.
const COLUMNS_MAX: usize = 50;
/// Most rows of a table.
const ROWS_MAX: usize = 10_000;
/// Most characters a cell of a workbook holds.
const TEXT_MAX: usize = 32_767;

/// What stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Texts and numbers as they are.
    #[default]
    Plain,
    /// Numbers in per cent: 4.2 for 4.2 %.
    Percent,
    /// Days, `YYYY-MM-DD`.
    Day,
    /// Days and times on the reader's clock, `YYYY-MM-DDTHH:MM`.
    Moment,
}

/// A column of a table.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WorkbookColumn)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    #[serde(default)]
    pub holds: Holds,
}

/// What stands in a cell.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
#[schema(as = WorkbookCell)]
pub enum Entry {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

/// A table.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Workbook)]
pub struct Table {
    /// 1 to 50 columns.
    pub columns: Vec<Column>,
    /// At most 10,000 rows, each with as many cells as there are columns; `null` where something is not known.
    pub rows: Vec<Vec<Option<Entry>>>,
}

impl Table {
    /// # Errors
    /// `number_out_of_range` for columns, rows, or the cells of a row; `name_too_long` for what no cell holds.
    fn cells(&self) -> Result<Vec<Vec<Cell>>> {
        let range = |at: String, least: usize, most: usize| {
            Problem::invalid(at, "number_out_of_range").with("least", least).with("most", most)
        };
        let columns = self.columns.len();
        let mut problems = Vec::new();
        if !(1..=COLUMNS_MAX).contains(&columns) {
            problems.push(range("columns".to_owned(), 1, COLUMNS_MAX));
        }
        if self.rows.len() > ROWS_MAX {
            problems.push(range("rows".to_owned(), 0, ROWS_MAX));
        }
        let long = |text: &str| text.chars().count() > TEXT_MAX;
        let too_long = |at: String| Problem::invalid(at, "name_too_long").with("limit", TEXT_MAX);
        for (n, column) in self.columns.iter().enumerate().filter(|(_, column)| long(&column.heading)) {
            let count = column.heading.chars().count();
            problems.push(too_long(format!("columns[{n}].heading")).with("count", count));
        }
        for (n, row) in self.rows.iter().enumerate() {
            if row.len() != columns {
                problems.push(range(format!("rows[{n}]"), columns, columns));
            }
            for (m, cell) in row.iter().enumerate() {
                if let Some(Entry::Text(text)) = cell
                    && long(text)
                {
                    problems.push(too_long(format!("rows[{n}][{m}]")).with("count", text.chars().count()));
                }
            }
        }
        Problem::all(problems)?;
        let row = |row: &Vec<Option<Entry>>| {
            row.iter().zip(&self.columns).map(|(c, of)| of.holds.cell(c)).collect()
        };
        Ok(self.rows.iter().map(row).collect())
    }
}

impl Holds {
    /// A text that is no day stays a text: of what is not known, or of a whole stretch, a screen says so in words.
    fn cell(self, entry: &Option<Entry>) -> Cell {
        match (entry, self) {
            (None, _) => Cell::Missing,
            (Some(Entry::Number(number)), Self::Percent) => Cell::Percent(*number),
            (Some(Entry::Number(number)), _) => Cell::Number(*number),
            (Some(Entry::Text(text)), Self::Day) => {
                text.parse::<Date>().map_or_else(|_| Cell::Text(text.clone()), Cell::Day)
            }
            (Some(Entry::Text(text)), Self::Moment) => {
                text.parse::<DateTime>().map_or_else(|_| Cell::Text(text.clone()), Cell::Moment)
            }
            (Some(Entry::Text(text)), _) => Cell::Text(text.clone()),
        }
    }
}

/// Writes a table as a workbook (XLSX): as it is shown, in the reader's words and order. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/workbooks", tag = "numbers", operation_id = "write_workbook", request_body = Table,
    responses((status = 200, description = "The workbook.",
        content((Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
pub async fn write(Who(_actor): Who, input: Input<Table>) -> Answer {
    let table = input.value;
    let cells = table.cells()?;
    let headings: Vec<String> = table.columns.into_iter().map(|column| column.heading).collect();
    Ok(number_imports::file(Format::Xlsx, "table", table::write(&headings, &cells, Format::Xlsx)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_kernel::Error;
    use serde_json::json;

    fn told(table: serde_json::Value) -> Result<Vec<Vec<Cell>>> {
        serde_json::from_value::<Table>(table).unwrap().cells()
    }

    #[test]
    fn each_column_says_what_its_cells_are_and_words_stay_words() {
        let columns = json!([{"heading": "Hari", "holds": "day"}, {"heading": "Terbit", "holds": "moment"},
            {"heading": "Tingkat", "holds": "percent"}, {"heading": "Bentuk"}]);
        let rows = json!([["2026-11-03", "2026-11-03T19:15", 4.2, "Gambar"], ["3–9 Nov", null, null, 7]]);
        let day = jiff::civil::date(2026, 11, 3);
        assert_eq!(
            told(json!({"columns": columns, "rows": rows})).unwrap(),
            [
                vec![
                    Cell::Day(day),
                    Cell::Moment(day.at(19, 15, 0, 0)),
                    Cell::Percent(4.2),
                    Cell::Text("Gambar".into())
                ],
                vec![Cell::Text("3–9 Nov".into()), Cell::Missing, Cell::Missing, Cell::Number(7.0)],
            ]
        );
    }

    #[test]
    fn a_table_with_holes_or_without_end_is_refused_where_it_is_wrong() {
        let columns = json!([{"heading": "Hari"}, {"heading": "Nilai"}]);
        let rows = json!([["a", 1], ["b"], ["x".repeat(TEXT_MAX + 1), 2]]);
        let Error::Problem(problem) = told(json!({"columns": columns, "rows": rows})).unwrap_err() else {
            panic!("a fault")
        };
        let problem = serde_json::to_value(&problem).unwrap();
        assert!(problem.to_string().contains("rows[1]"), "{problem}");
        assert!(problem.to_string().contains("rows[2][0]"), "{problem}");
        assert!(told(json!({"columns": [], "rows": []})).is_err());
    }
}
