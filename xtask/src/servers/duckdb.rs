//! Answers: which engine of others do the tests let read our Parquet files? DuckDB from PyPI; tests start it themselves.

use anyhow::Result;

use super::python::Python;
use super::{Place, Started};

/// Its Python, in which `import duckdb` works.
pub fn start(place: &Place) -> Result<Started> {
    let python = Python::installed(&place.cache, "duckdb", &place.sources.join("duckdb/requirements.txt"))?;
    let path = python.interpreter().display().to_string();
    Ok(Started { variables: vec![("SELARAS_TEST_DUCKDB", path)], processes: Vec::new() })
}
