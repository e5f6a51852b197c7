//! Every statement about results beside each other.

use selaras_kernel::{BrandId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, list, on, sql};
use uuid::Uuid;

/// A post whose numbers are kept.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Known {
    pub subject_id: Uuid,
    pub profile_id: ProfileId,
    pub born_at: Timestamp,
}

pub(super) async fn known(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    subjects: &[Uuid],
) -> Result<Vec<Known>> {
    let text = sql!(db, "SELECT subject_id, profile_id, born_at FROM watches
         WHERE workspace_id = $1 AND brand_id = $2 AND remote_id IS NOT NULL AND subject_id IN (" {ids "$3"} ") ORDER BY subject_id");
    let subjects = list(subjects.iter().copied());
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(brand).bind(subjects).fetch_all(c).await)?)
}
