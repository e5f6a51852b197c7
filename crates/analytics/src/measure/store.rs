//! Every statement that reads roll-ups and indexes.

use super::{Question, Whose};
use crate::blocks::Damaged;
use futures::TryStreamExt;
use selaras_kernel::{Actor, BrandId, ProfileId, Result, Right, Timestamp, WorkspaceId};
use selaras_store::{Db, Kept, list, on, sql};
use std::sync::Arc;

/// A profile whose numbers are kept.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(crate) struct Measured {
    pub profile_id: ProfileId,
    pub brand_id: BrandId,
    pub network: String,
    pub ours: bool,
    pub zone: String,
    pub counted_at: Option<Timestamp>,
}

/// The measured profiles of a workspace, or of one brand: every panel of a dashboard asks for them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Of(WorkspaceId, Option<BrandId>);

impl Kept for Of {
    type Value = Arc<[Measured]>;
    const MOST: usize = 200;
}

async fn of_brand(db: &Db, workspace: WorkspaceId, brand: Option<BrandId>) -> Result<Arc<[Measured]>> {
    let found: Vec<Measured> = match brand {
        Some(brand) => on!(db, c => sqlx::query_as(
            "SELECT profile_id, brand_id, network, ours, zone, counted_at FROM measured_profiles
             WHERE workspace_id = $1 AND brand_id = $2 ORDER BY profile_id"
        ).bind(workspace).bind(brand).fetch_all(c).await)?,
        None => on!(db, c => sqlx::query_as(
            "SELECT profile_id, brand_id, network, ours, zone, counted_at FROM measured_profiles
             WHERE workspace_id = $1 ORDER BY profile_id"
        ).bind(workspace).fetch_all(c).await)?,
    };
    Ok(found.into())
}

/// The profiles of a question that the actor may see, in the order of their ids.
pub(crate) async fn profiles(db: &Db, actor: &Actor, question: &Question) -> Result<Vec<Measured>> {
    let brands = actor.brands(Right::NumbersRead);
    let key = Of(actor.workspace, question.brand);
    let found = db.kept(key, of_brand(db, actor.workspace, question.brand)).await?;
    let wanted = |one: &Measured| {
        brands.has(one.brand_id)
            && (question.profiles.is_empty() || question.profiles.contains(&one.profile_id))
            && match question.whose {
                // A profile that is asked for by its id is meant, whosever it is.
                _ if !question.profiles.is_empty() => true,
                Whose::Ours => one.ours,
                Whose::Others => !one.ours,
                Whose::All => true,
            }
    };
    Ok(found.iter().filter(|one| wanted(one)).cloned().collect())
}

/// Gives the days of these metrics of these profiles.
pub(crate) async fn days(
    db: &Db,
    workspace: WorkspaceId,
    of_profile: bool,
    metrics: &[i16],
    profiles: &[Measured],
    mut each: impl FnMut(ProfileId, i16, &[u8]) -> std::result::Result<(), Damaged> + Send,
) -> Result<()> {
    if metrics.is_empty() || profiles.is_empty() {
        return Ok(());
    }
    // A metric of nearly a whole workspace is one range; a few profiles are looked up.
    let many = profiles.len() > 200;
    let text = if many {
        sql!(db, "SELECT d.profile_id, d.metric, d.days FROM "
            {pg "(SELECT CAST(value AS SMALLINT) AS m FROM jsonb_array_elements_text(CAST($3 AS JSONB)) AS t(value)) x"
            | lite "(SELECT value AS m FROM json_each($3)) x"}
            " CROSS JOIN day_rollups d WHERE d.workspace_id = $1 AND d.of_profile = $2 AND d.metric = x.m AND $4 <> ''")
    } else {
        sql!(db, "SELECT d.profile_id, d.metric, d.days FROM "
            {pg "(SELECT CAST(value AS SMALLINT) AS m FROM jsonb_array_elements_text(CAST($3 AS JSONB)) AS t(value)) x"
            | lite "(SELECT value AS m FROM json_each($3)) x"}
            " CROSS JOIN "
            {pg "(SELECT CAST(value AS UUID) AS id FROM jsonb_array_elements_text(CAST($4 AS JSONB)) AS t(value)) p"
            | lite "(SELECT unhex(value) AS id FROM json_each($4)) p"}
            {pg " JOIN" | lite " CROSS JOIN"} " day_rollups d ON d.workspace_id = $1 AND d.of_profile = $2 AND d.metric = x.m AND d.profile_id = p.id")
    };
    let ids = if many { String::from("many") } else { list(profiles.iter().map(|one| one.profile_id.0)) };
    let metrics = serde_json::to_string(metrics)?;
    let known: Option<std::collections::HashSet<ProfileId>> =
        many.then(|| profiles.iter().map(|one| one.profile_id).collect());
    on!(db, c => {
        let mut rows = sqlx::query_as::<_, (ProfileId, i16, Vec<u8>)>(text)
            .bind(workspace).bind(i16::from(of_profile)).bind(metrics).bind(ids).fetch(c);
        while let Some((profile, metric, days)) = rows.try_next().await? {
            if known.as_ref().is_none_or(|known| known.contains(&profile)) {
                each(profile, metric, &days)?;
            }
        }
    });
    Ok(())
}

/// Gives the indexes of these profiles' posts that appeared in `months`.
pub(crate) async fn indexes(
    db: &Db,
    workspace: WorkspaceId,
    profiles: &[Measured],
    months: (i32, i32),
    mut each: impl FnMut(ProfileId, &[u8]) -> std::result::Result<(), Damaged> + Send,
) -> Result<()> {
    let text = sql!(db, "SELECT b.profile_id, b.posts FROM "
        {pg "(SELECT CAST(value AS UUID) AS id FROM jsonb_array_elements_text(CAST($2 AS JSONB)) AS t(value)) p"
        | lite "(SELECT unhex(value) AS id FROM json_each($2)) p"}
        {pg " JOIN" | lite " CROSS JOIN"} " post_blocks b ON b.profile_id = p.id AND b.month BETWEEN $3 AND $4 WHERE b.workspace_id = $1");
    let ids = list(profiles.iter().map(|one| one.profile_id.0));
    on!(db, c => {
        let mut rows = sqlx::query_as::<_, (ProfileId, Vec<u8>)>(text).bind(workspace).bind(ids).bind(months.0).bind(months.1).fetch(c);
        while let Some((profile, posts)) = rows.try_next().await? {
            each(profile, &posts)?;
        }
    });
    Ok(())
}

/// A block's index, with the interactions of its best post.
#[derive(sqlx::FromRow)]
pub(super) struct Peak {
    pub profile_id: ProfileId,
    pub peak: i64,
    pub posts: Vec<u8>,
}

/// The next blocks of a month in the order of their best posts, the highest first, as long as those reach `floor`; empty at
/// the end.
pub(super) async fn highest(
    db: &Db,
    workspace: WorkspaceId,
    month: i32,
    floor: i64,
    after: Option<(i64, ProfileId)>,
) -> Result<Vec<Peak>> {
    const AT_ONCE: i32 = 32;
    let (peak, profile) = after.map_or((i64::MAX, uuid::Uuid::nil()), |(peak, profile)| (peak, profile.0));
    Ok(on!(db, c => sqlx::query_as(
        "SELECT profile_id, peak, posts FROM post_blocks WHERE workspace_id = $1 AND month = $2 AND peak BETWEEN $3 AND $4
         AND (peak < $4 OR profile_id > $5) ORDER BY peak DESC, profile_id LIMIT $6"
    ).bind(workspace).bind(month).bind(floor).bind(peak).bind(profile).bind(AT_ONCE).fetch_all(c).await)?)
}

/// Gives every part of these profiles' history, block by block in order, with the block's index: of the profiles themselves, or
/// of their posts.
pub(crate) async fn histories(
    db: &Db,
    workspace: WorkspaceId,
    profiles: &[Measured],
    of_profile: bool,
    mut each: impl FnMut(ProfileId, i32, &[u8], &[u8]) -> std::result::Result<(), Damaged> + Send,
) -> Result<()> {
    // The index comes with the first part alone.
    let text = sql!(db, "SELECT h.profile_id, h.month, h.data, b.posts FROM "
        {pg "(SELECT CAST(value AS UUID) AS id FROM jsonb_array_elements_text(CAST($2 AS JSONB)) AS t(value)) p"
        | lite "(SELECT unhex(value) AS id FROM json_each($2)) p"}
        {pg " JOIN" | lite " CROSS JOIN"} " history_parts h ON h.profile_id = p.id
          LEFT JOIN post_blocks b ON h.part = 0 AND b.profile_id = h.profile_id AND b.month = h.month
          WHERE h.workspace_id = $1 AND (h.month = 0) = $3
          ORDER BY h.profile_id, h.month, h.part");
    // A stretch of profiles at a time, so that sorting never holds a whole workspace.
    for some in profiles.chunks(16) {
        let ids = list(some.iter().map(|one| one.profile_id.0));
        on!(db, c => {
            let mut rows = sqlx::query_as::<_, (ProfileId, i32, Vec<u8>, Option<Vec<u8>>)>(text).bind(workspace).bind(ids).bind(of_profile).fetch(c);
            let mut index = Vec::new();
            while let Some((profile, month, part, next)) = rows.try_next().await? {
                index = next.unwrap_or(index);
                each(profile, month, &index, &part)?;
            }
        });
    }
    Ok(())
}

/// The roll-ups of a workspace as they lie, and the profiles that are measured, for proving them.
pub(crate) async fn all_profiles(db: &Db) -> Result<Vec<(WorkspaceId, Measured)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        workspace_id: WorkspaceId,
        #[sqlx(flatten)]
        measured: Measured,
    }
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT workspace_id, profile_id, brand_id, network, ours, zone, counted_at FROM measured_profiles ORDER BY workspace_id, profile_id"
    ).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| (row.workspace_id, row.measured)).collect())
}

/// The months in which a profile has blocks, with the interactions of each one's best post.
pub(super) async fn months(
    db: &Db,
    workspace: WorkspaceId,
    profile: ProfileId,
) -> Result<Vec<(i32, Option<i64>)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT month, peak FROM post_blocks WHERE workspace_id = $1 AND profile_id = $2")
        .bind(workspace).bind(profile).fetch_all(c).await)?,
    )
}
