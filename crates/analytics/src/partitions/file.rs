//! One block as a Parquet file.

use crate::blocks::{History, Posts, instant};
use parquet::{
    basic::Compression,
    column::writer::ColumnWriter,
    data_type::{ByteArray, ByteArrayType, Int64Type},
    file::{
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::parser::parse_message_type,
};
use selaras_kernel::{Error, Metric, ProfileId, Result};
use std::sync::Arc;

/// The columns, as `docs/numbers-in-parquet.md` tells them. Instants are microseconds since 1970 in UTC.
const SCHEMA: &str = "message snapshot {
    required binary profile (STRING);
    optional binary post (STRING);
    required binary metric (STRING);
    required binary source (STRING);
    optional int64 born_at (TIMESTAMP(MICROS,true));
    required int64 counted_at (TIMESTAMP(MICROS,true));
    required int64 value;
}";

/// The snapshots of a block, by post, metric and instant.
///
/// # Errors
/// When it cannot be written, which is a mistake of ours.
pub(super) fn encode(
    profile: ProfileId,
    of_profile: bool,
    posts: &Posts,
    history: &History,
) -> Result<Vec<u8>> {
    write(profile, of_profile, posts, history).map_err(|e| Error::fault("writing numbers as Parquet", e))
}

fn write(
    profile: ProfileId,
    of_profile: bool,
    posts: &Posts,
    history: &History,
) -> std::result::Result<Vec<u8>, parquet::errors::ParquetError> {
    let profile = ByteArray::from(profile.to_string().into_bytes());
    let codes: Vec<(i16, ByteArray)> = Metric::ALL
        .iter()
        .map(|metric| {
            let code = serde_json::to_value(metric).ok().and_then(|value| value.as_str().map(str::to_owned));
            (metric.code(), ByteArray::from(code.unwrap_or_default().into_bytes()))
        })
        .collect();
    let sources: Vec<ByteArray> =
        history.sources.iter().map(|name| ByteArray::from(name.clone().into_bytes())).collect();
    let (mut ids, mut metrics, mut by) = (Vec::new(), Vec::new(), Vec::new());
    let (mut born, mut at, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (place, post) in &history.posts {
        let Some(row) = posts.rows.get(*place as usize) else { continue };
        let id = ByteArray::from(row.id.to_string().into_bytes());
        for metric in post.columns.keys() {
            let Some((_, code)) = codes.iter().find(|(code, _)| code == metric) else { continue };
            for (when, value, source) in post.values(*metric) {
                ids.push(id.clone());
                metrics.push(code.clone());
                by.push(sources.get(source as usize).cloned().unwrap_or_default());
                born.push(instant(row.born).0);
                at.push(instant(when).0);
                values.push(value);
            }
        }
    }
    let count = values.len();
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let mut out = Vec::new();
    let mut file = SerializedFileWriter::new(&mut out, schema, Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    // What is optional is there for posts and absent for the profile itself.
    let there = vec![i16::from(!of_profile); count];
    let (ids, born) = if of_profile { (Vec::new(), Vec::new()) } else { (ids, born) };
    text(&mut group, &vec![profile; count], None)?;
    text(&mut group, &ids, Some(&there))?;
    text(&mut group, &metrics, None)?;
    text(&mut group, &by, None)?;
    number(&mut group, &born, Some(&there))?;
    number(&mut group, &at, None)?;
    number(&mut group, &values, None)?;
    group.close()?;
    file.close()?;
    Ok(out)
}

type Written = std::result::Result<(), parquet::errors::ParquetError>;

fn text<W: std::io::Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[ByteArray],
    there: Option<&[i16]>,
) -> Written {
    if let Some(mut column) = group.next_column()? {
        if matches!(column.untyped(), ColumnWriter::ByteArrayColumnWriter(_)) {
            column.typed::<ByteArrayType>().write_batch(values, there, None)?;
        }
        column.close()?;
    }
    Ok(())
}

fn number<W: std::io::Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[i64],
    there: Option<&[i16]>,
) -> Written {
    if let Some(mut column) = group.next_column()? {
        if matches!(column.untyped(), ColumnWriter::Int64ColumnWriter(_)) {
            column.typed::<Int64Type>().write_batch(values, there, None)?;
        }
        column.close()?;
    }
    Ok(())
}
