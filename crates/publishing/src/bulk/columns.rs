//! What the headings of a brand's tables mean, where they are not known by themselves.

use super::{read::COLUMNS, store};
use selaras_kernel::{Actor, BrandId, Change, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use selaras_workspaces::brands;
use serde_json::json;
use std::collections::BTreeMap;

/// Most headings that are remembered for a brand.
const NAMES_MAX: usize = 200;

/// Headings of tables and the columns they stand for.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ImportColumns)]
pub struct Columns {
    /// Heading to column (`text`, `at`, …); to nothing where the column is to be left out.
    pub names: BTreeMap<String, String>,
}

async fn readable(db: &Db, actor: &Actor, brand: BrandId) -> Result<()> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    brands::get(db, actor, brand).await.map(|_| ())
}

/// What a brand's headings mean.
///
/// # Errors
/// `not_found`.
pub async fn columns(db: &Db, actor: &Actor, brand: BrandId) -> Result<Columns> {
    readable(db, actor, brand).await?;
    Ok(Columns { names: store::columns(db, actor.workspace, brand).await? })
}

/// Remembers what headings of a brand's tables mean, beside those that are remembered already.
///
/// # Errors
/// `not_found`, `forbidden`; `unknown_value` for a column that does not exist; `import_headings` for too many or too long ones.
pub async fn set_columns(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    columns: Columns,
    now: Timestamp,
) -> Result<Columns> {
    readable(db, actor, brand).await?;
    actor.require(Right::PostsWrite, Some(brand))?;
    let mut names = store::columns(db, actor.workspace, brand).await?;
    for (heading, column) in columns.names {
        if !column.is_empty() && !COLUMNS.contains(&column.as_str()) {
            return Err(Problem::invalid("names", "unknown_value")
                .with("value", column)
                .with("allowed", COLUMNS.join(", "))
                .into());
        }
        let heading = heading.trim().to_lowercase();
        if heading.chars().count() > 200 {
            return Err(Problem::invalid("names", "import_headings").with("limit", NAMES_MAX).into());
        }
        names.insert(heading, column);
    }
    if names.len() > NAMES_MAX {
        return Err(Problem::invalid("names", "import_headings").with("limit", NAMES_MAX).into());
    }
    let change =
        Change::by(actor, "import.columns_set", brand.0, now).brand(brand).to(json!({"names": names}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::set_columns(tx, workspace, brand, &names).await?;
            tx.tell(change);
            let columns = Columns { names };
            tx.answer(&columns).await?;
            Ok(columns)
        })
    })
    .await
}
