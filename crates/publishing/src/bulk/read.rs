//! How the lines of an import are read: encodings, separators, headings.

use super::{ROWS_MAX, Row};
use selaras_kernel::{Kind, Problem};

/// What an import is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A table with a heading; separated by commas, semicolons or tabs.
    Csv,
    /// A list of objects.
    Json,
}

const COLUMNS: [&str; 9] =
    ["text", "at", "zone", "profiles", "title", "campaign", "warning", "language", "visibility"];

type Line = (u64, Result<Row, Problem>);

/// The lines of the file, each read or with what is wrong with it.
pub(super) fn lines(format: Format, bytes: &[u8]) -> Result<Vec<Line>, Problem> {
    let bytes = decode(bytes)?;
    let lines = match format {
        Format::Csv => csv_lines(&bytes)?,
        Format::Json => json_lines(&bytes)?,
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

fn csv_lines(bytes: &[u8]) -> Result<Vec<Line>, Problem> {
    let heading = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |separator: u8| heading.iter().filter(|b| **b == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|s| count(*s)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(bytes);
    let columns: Vec<String> = reader
        .byte_headers()
        .map_err(|_| Problem::invalid("file", "import_columns").with("allowed", COLUMNS.join(", ")))?
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().to_lowercase())
        .collect();
    let unknown: Vec<_> = columns.iter().filter(|name| !COLUMNS.contains(&name.as_str())).cloned().collect();
    if !unknown.is_empty() || !columns.iter().any(|name| name == "text") {
        return Err(Problem::invalid("file", "import_columns")
            .with("unknown", unknown.join(", "))
            .with("allowed", COLUMNS.join(", ")));
    }
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

fn row(columns: &[String], record: &csv::ByteRecord) -> Result<Row, Problem> {
    if record.len() != columns.len() {
        return Err(Problem::invalid("", "line_columns")
            .with("expected", columns.len())
            .with("count", record.len()));
    }
    let mut row = Row::default();
    for (name, value) in columns.iter().zip(record) {
        let value =
            std::str::from_utf8(value).map_err(|_| Problem::invalid(name, "line_encoding"))?.to_owned();
        match name.as_str() {
            "text" => row.text = value,
            "at" => row.at = value,
            "zone" => row.zone = value,
            "profiles" => row.profiles = value,
            "title" => row.title = value,
            "campaign" => row.campaign = value,
            "warning" => row.warning = value,
            "language" => row.language = value,
            _ => row.visibility = value,
        }
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
