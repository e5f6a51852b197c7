//! How the lines of an import are read: encodings, separators, headings.

use super::{ROWS_MAX, Row};
use selaras_kernel::{Kind, Problem};
use selaras_workbooks::{Cell, Limits, Unreadable};
use std::collections::BTreeMap;

/// What an import is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A table with a heading; separated by commas, semicolons or tabs.
    Csv,
    /// A list of objects.
    Json,
    /// The first sheet of a workbook, with a heading.
    Xlsx,
}

/// Names of the columns; each may be called by its Indonesian name too, as in the Indonesian template.
pub(super) const COLUMNS: [&str; 10] =
    ["text", "at", "zone", "profiles", "title", "campaign", "pillar", "warning", "language", "visibility"];
pub(super) const COLUMNS_ID: [&str; 10] =
    ["teks", "waktu", "zona", "profil", "judul", "kampanye", "pilar", "peringatan", "bahasa", "keterlihatan"];

/// Far more of a workbook than the rows allowed need, far less than hurts. As wide and as high as a sheet can be, since
/// something may once have been typed far from the table.
const LIMITS: Limits = Limits {
    unpacked: 64 << 20,
    sheets: 1000,
    rows: 1 << 20,
    columns: 1 << 14,
    cells: 1 << 20,
    cell: 1 << 20,
    text: 64 << 20,
};

type Line = (u64, Result<Row, Problem>);
/// Headings that a brand explained, in lower case, and the columns they stand for.
pub(super) type Names = BTreeMap<String, String>;

/// The lines of the file, each read or with what is wrong with it.
pub(super) fn lines(format: Format, bytes: &[u8], names: &Names) -> Result<Vec<Line>, Problem> {
    let lines = match format {
        Format::Csv => csv_lines(&decode(bytes)?, names)?,
        Format::Json => json_lines(&decode(bytes)?)?,
        Format::Xlsx => xlsx_lines(bytes, names)?,
    };
    if lines.is_empty() {
        return Err(Problem::invalid("file", "import_empty"));
    }
    if lines.len() > ROWS_MAX {
        return Err(Problem::new(Kind::TooLarge, "import_too_long")
            .at("file")
            .with("limit", ROWS_MAX)
            .with("count", lines.len()));
    }
    Ok(lines)
}

/// Spreadsheets save UTF-16 with a mark at the beginning; everything else must be UTF-8, which is checked line by line.
fn decode(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == encoding_rs::UTF_8 => Ok(bytes[mark..].to_vec()),
        Some((encoding, mark)) => {
            let (text, wrong) = encoding.decode_without_bom_handling(&bytes[mark..]);
            if wrong {
                return Err(Problem::invalid("file", "import_encoding"));
            }
            Ok(text.into_owned().into_bytes())
        }
        None => Ok(bytes.to_vec()),
    }
}

fn csv_lines(bytes: &[u8], explained: &Names) -> Result<Vec<Line>, Problem> {
    let heading = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |separator: u8| heading.iter().filter(|b| **b == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|s| count(*s)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(bytes);
    let names = reader
        .byte_headers()
        .map_err(|_| Problem::invalid("file", "import_columns").with("allowed", COLUMNS.join(", ")))?;
    let columns = columns(names.iter().map(String::from_utf8_lossy), explained)?;
    let mut lines = Vec::new();
    let mut record = csv::ByteRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_byte_record(&mut record) {
            Ok(false) => return Ok(lines),
            Ok(true) if record.iter().all(|field| field.trim_ascii().is_empty()) => {}
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                lines.push((line, row(&columns, &record)));
            }
            Err(_) => {
                return Err(Problem::invalid("file", "import_columns").with("allowed", COLUMNS.join(", ")));
            }
        }
        if lines.len() > ROWS_MAX {
            return Ok(lines);
        }
    }
}

/// What the columns of a table are, by their heading; an empty name is a column that is left out.
fn columns(
    heading: impl Iterator<Item = impl AsRef<str>>,
    explained: &Names,
) -> Result<Vec<&'static str>, Problem> {
    let mut unknown = Vec::new();
    let mut found = Vec::new();
    let mut headings = Vec::new();
    for name in heading {
        let name = name.as_ref().trim().to_lowercase();
        let known = (0..COLUMNS.len()).find(|at| COLUMNS[*at] == name || COLUMNS_ID[*at] == name);
        let said = explained.get(&name).map(String::as_str);
        let column = match (known, said) {
            (Some(at), _) => Some(COLUMNS[at]),
            (None, Some("")) => Some(""),
            (None, said) => said.and_then(|said| COLUMNS.into_iter().find(|column| *column == said)),
        };
        match column {
            // Two columns that mean the same would overwrite each other.
            Some(column) if column.is_empty() || !found.contains(&column) => found.push(column),
            _ => unknown.push(name.clone()),
        }
        headings.push(name);
    }
    if !unknown.is_empty() || !found.contains(&"text") {
        return Err(Problem::invalid("file", "import_columns")
            .with("unknown", unknown.join(", "))
            .with("headings", headings)
            .with("allowed", COLUMNS.join(", ")));
    }
    Ok(found)
}

/// Rows of the first sheet. Cells that hold a date become the text that a table would have.
fn xlsx_lines(bytes: &[u8], explained: &Names) -> Result<Vec<Line>, Problem> {
    let sheet = selaras_workbooks::first_sheet(bytes, &LIMITS).map_err(|why| match why {
        Unreadable::NotAWorkbook => Problem::invalid("file", "import_workbook"),
        Unreadable::TooLarge => Problem::new(Kind::TooLarge, "import_workbook_too_large").at("file"),
    })?;
    let mut rows = sheet.map(|sheet| sheet.rows).unwrap_or_default().into_iter();
    let heading: Vec<String> = rows
        .next()
        .map(|row| row.cells.iter().map(words).collect())
        .ok_or_else(|| Problem::invalid("file", "import_empty"))?;
    // A sheet may be wider than its heading: what was once typed beside the table.
    let width = heading.iter().rposition(|name| !name.trim().is_empty()).map_or(0, |at| at + 1);
    let columns = columns(heading[..width].iter(), explained)?;
    Ok(rows
        .map(|row| (row.line, row.cells.iter().take(width).map(words).collect::<Vec<_>>()))
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
        .take(ROWS_MAX + 1)
        .map(|(line, cells)| {
            let mut row = Row::default();
            for (name, value) in columns.iter().zip(cells) {
                put(&mut row, name, value);
            }
            (line, Ok(row))
        })
        .collect())
}

/// A cell as a table of text would have it, with the spaces that were typed.
fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::At(at) => at.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

/// What a CSV table writes before a cell that a spreadsheet might take for a formula; it is no part of the text.
pub(super) const GUARD: char = '\'';

/// Whether a cell of a CSV table carries the guard: a spreadsheet might take it for a formula, or it could be mistaken for a
/// guarded one.
pub(super) fn is_guarded(text: &str) -> bool {
    text.trim_start_matches(GUARD).starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn put(row: &mut Row, column: &str, value: String) {
    match column {
        "text" => row.text = value,
        "at" => row.at = value,
        "zone" => row.zone = value,
        "profiles" => row.profiles = value,
        "title" => row.title = value,
        "campaign" => row.campaign = value,
        "pillar" => row.pillar = value,
        "warning" => row.warning = value,
        "language" => row.language = value,
        "visibility" => row.visibility = value,
        _ => {}
    }
}

fn row(columns: &[&'static str], record: &csv::ByteRecord) -> Result<Row, Problem> {
    if record.len() != columns.len() {
        return Err(Problem::invalid("", "line_columns")
            .with("expected", columns.len())
            .with("count", record.len()));
    }
    let mut row = Row::default();
    for (name, value) in columns.iter().zip(record) {
        let value = std::str::from_utf8(value).map_err(|_| Problem::invalid(*name, "line_encoding"))?;
        let value = value.strip_prefix(GUARD).filter(|rest| is_guarded(rest)).unwrap_or(value);
        put(&mut row, name, value.to_owned());
    }
    Ok(row)
}

fn json_lines(bytes: &[u8]) -> Result<Vec<Line>, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::invalid("file", "import_encoding"))?;
    let items: Vec<&serde_json::value::RawValue> = serde_json::from_str(text).map_err(|e| {
        Problem::invalid("file", "import_json").with("line", e.line()).with("reason", e.to_string())
    })?;
    let start = text.as_ptr() as usize;
    Ok(items
        .into_iter()
        .map(|item| {
            let before = &text[..item.get().as_ptr() as usize - start];
            let line = before.bytes().filter(|b| *b == b'\n').count() as u64 + 1;
            let row = serde_json::from_str::<Row>(item.get()).map_err(|e| {
                Problem::invalid("", "import_json").with("line", line).with("reason", e.to_string())
            });
            (line, row)
        })
        .collect())
}
