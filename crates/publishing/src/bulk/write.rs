//! How posts leave as a table that can be imported again.

use super::{
    Pillar, ROWS_MAX, Row,
    read::{COLUMNS, COLUMNS_ID, GUARD, is_guarded},
};
use crate::posts::{self, Post};
use rust_xlsxwriter::{Format, Workbook};
use selaras_kernel::{Actor, BrandId, Error, Kind, Problem, ProfileId, Result, Right, Timestamp};
use selaras_store::Db;
use selaras_workspaces::{brands, profiles};
use std::collections::HashMap;

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Table {
    /// Separated by commas, UTF-8 with a mark by which spreadsheets know it.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The posts of a brand in a range of time as rows, by due time. Threads, pictures and texts of single profiles are not in
/// them: a row holds the first part of the common text.
///
/// # Errors
/// `not_found` when the actor may not read the brand's posts; `export_too_long`; `range_backwards`.
pub async fn export(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    (from, to): (Timestamp, Timestamp),
    pillars: &[Pillar],
) -> Result<Vec<Row>> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    brands::get(db, actor, brand).await?;
    if from >= to {
        return Err(Problem::invalid("to", "range_backwards").into());
    }
    let posts = posts::store::in_range(db, actor.workspace, brand, (from, to), ROWS_MAX + 1).await?;
    if posts.len() > ROWS_MAX {
        return Err(Problem::new(Kind::TooLarge, "export_too_long").at("to").with("limit", ROWS_MAX).into());
    }
    let handles = if actor.may(Right::ProfilesRead, Some(brand)) {
        profiles::list(db, actor, Some(brand)).await?
    } else {
        Vec::new()
    };
    let handles = handles.into_iter().map(|p| (p.id, format!("{}:{}", p.network, p.handle))).collect();
    posts.iter().map(|post| row_of(post, &handles, pillars)).collect()
}

/// A post as a row; `handles` are the profiles' names as an import understands them. A pillar that is not among `pillars` is left out.
///
/// # Errors
/// Never, unless a value cannot be written as JSON, which is a mistake of ours.
pub fn row_of(post: &Post, handles: &HashMap<ProfileId, String>, pillars: &[Pillar]) -> Result<Row> {
    let content = &post.content;
    let profiles: Vec<_> = post.deliveries.iter().filter_map(|d| handles.get(&d.profile).cloned()).collect();
    let pillar = pillars.iter().find(|pillar| Some(pillar.id) == post.purpose.pillar);
    let visibility = content.visibility.map(serde_json::to_value).transpose()?;
    Ok(Row {
        text: content.parts.first().map(|p| p.text.clone()).unwrap_or_default(),
        at: post.when.as_ref().map(|w| w.at.to_string()).unwrap_or_default(),
        zone: post.when.as_ref().map(|w| w.zone.clone()).unwrap_or_default(),
        profiles: profiles.join(" "),
        title: post.title.clone(),
        campaign: post.campaign.clone(),
        pillar: pillar.map(|pillar| pillar.name.clone()).unwrap_or_default(),
        warning: content.warning.clone().unwrap_or_default(),
        language: content.language.clone().unwrap_or_default(),
        visibility: visibility.as_ref().and_then(|v| v.as_str()).unwrap_or_default().to_owned(),
    })
}

/// Rows as a file. With `indonesian`, the columns are called by their Indonesian names.
///
/// # Errors
/// When the workbook cannot be written, such as for a text longer than a cell may hold (32,767 characters).
pub fn table(rows: &[Row], format: Table, indonesian: bool) -> Result<Vec<u8>> {
    let heading = if indonesian { COLUMNS_ID } else { COLUMNS };
    match format {
        Table::Csv => csv_of(heading, rows).map_err(|e| Error::fault("writing a table", e)),
        Table::Xlsx => xlsx_of(heading, rows).map_err(|e| Error::fault("writing a workbook", e)),
    }
}

fn cells(row: &Row) -> [&str; 10] {
    [
        &row.text,
        &row.at,
        &row.zone,
        &row.profiles,
        &row.title,
        &row.campaign,
        &row.pillar,
        &row.warning,
        &row.language,
        &row.visibility,
    ]
}

fn csv_of(heading: [&str; 10], rows: &[Row]) -> csv::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(heading)?;
    for row in rows {
        writer.write_record(
            cells(row).map(|cell| if is_guarded(cell) { format!("{GUARD}{cell}") } else { cell.to_owned() }),
        )?;
    }
    writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}

/// A cell that is written as a string is one, whatever it begins with.
fn xlsx_of(heading: [&str; 10], rows: &[Row]) -> std::result::Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    for (at, name) in (0..).zip(heading) {
        sheet.write_string_with_format(0, at, name, &bold)?;
        sheet.set_column_width(at, if at == 0 { 60.0 } else { 20.0 })?;
    }
    for (line, row) in (1..).zip(rows) {
        for (at, cell) in (0..).zip(cells(row)) {
            sheet.write_string_with_format(line, at, cell, &wrapped)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
