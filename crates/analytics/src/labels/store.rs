//! Every statement about labels.

use super::Kind;
use selaras_kernel::{BrandId, Result, WorkspaceId};
use selaras_store::{Db, Tx, on, sql};
use std::collections::{BTreeSet, HashMap};

/// The numbers of these labels of a brand; those that are new are numbered.
pub(super) async fn numbers(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    wanted: &BTreeSet<(Kind, String)>,
) -> Result<HashMap<(i16, String), i32>> {
    // The brand's row is the lock under which numbers are given.
    let text = sql!(tx, "SELECT 1 FROM brand_days WHERE brand_id = $1" {pg " FOR UPDATE" | lite ""});
    on!(&mut *tx, c => sqlx::query(text).bind(brand).fetch_optional(c).await.map(|_| ()))?;
    let rows: Vec<_> = wanted.iter().map(|(kind, label)| (*kind as i16, label)).collect();
    let rows = serde_json::to_string(&rows)?;
    let text = sql!(tx, "INSERT INTO number_labels (brand_id, number, workspace_id, kind, label)
        SELECT $2, (SELECT COALESCE(MAX(number), 0) FROM number_labels WHERE brand_id = $2) + row_number() OVER (ORDER BY k, l), $3, k, l FROM "
        {pg "(SELECT CAST(value->>0 AS SMALLINT) AS k, value->>1 AS l FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)) x"
        | lite "(SELECT value->>0 AS k, value->>1 AS l FROM json_each($1)) x"}
        " WHERE NOT EXISTS (SELECT 1 FROM number_labels n WHERE n.brand_id = $2 AND n.kind = k AND n.label = l)");
    on!(&mut *tx, c => sqlx::query(text).bind(&rows).bind(brand).bind(workspace).execute(c).await.map(|_| ()))?;
    let text = sql!(tx, "SELECT n.kind, n.label, n.number FROM "
        {pg "(SELECT CAST(value->>0 AS SMALLINT) AS k, value->>1 AS l FROM jsonb_array_elements(CAST($1 AS JSONB)) AS t(value)) x"
        | lite "(SELECT value->>0 AS k, value->>1 AS l FROM json_each($1)) x"}
        {pg " JOIN" | lite " CROSS JOIN"} " number_labels n ON n.brand_id = $2 AND n.kind = x.k AND n.label = x.l");
    let found: Vec<(i16, String, i32)> =
        on!(tx, c => sqlx::query_as(text).bind(rows).bind(brand).fetch_all(c).await)?;
    Ok(found.into_iter().map(|(kind, label, number)| ((kind, label), number)).collect())
}

/// The words of all labels of these brands.
pub(crate) async fn words(
    db: &Db,
    workspace: WorkspaceId,
    brands: &[BrandId],
) -> Result<Vec<(BrandId, i32, i16, String)>> {
    let brands = selaras_store::list(brands.iter().map(|id| id.0));
    let text = sql!(db, "SELECT brand_id, number, kind, label FROM number_labels WHERE workspace_id = $1 AND brand_id IN (" {ids "$2"} ")");
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(brands).fetch_all(c).await)?)
}
