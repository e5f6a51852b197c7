//! Every statement about experiments.

use super::{Experiment, ExperimentFields, ExperimentPlan, ExperimentResult, ExperimentState, Placed};
use selaras_kernel::{BrandId, ExperimentId, PersonId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use serde_json::json;
use sqlx::types::Json;
use std::{collections::HashSet, time::Duration};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: ExperimentId,
    workspace_id: WorkspaceId,
    brand_id: BrandId,
    fields: Json<ExperimentFields>,
    plan: Json<ExperimentPlan>,
    state: String,
    result: Option<Json<ExperimentResult>>,
    created_at: Timestamp,
    created_by: Option<PersonId>,
    started_at: Option<Timestamp>,
    started_by: Option<PersonId>,
    ended_at: Option<Timestamp>,
    ended_by: Option<PersonId>,
    updated_at: Timestamp,
    version: i64,
}

impl Row {
    fn read(self) -> (WorkspaceId, Experiment) {
        let experiment = Experiment {
            id: self.id,
            brand: self.brand_id,
            fields: self.fields.0,
            plan: self.plan.0,
            state: ExperimentState::from_name(&self.state),
            result: self.result.map(|result| result.0),
            created_at: self.created_at,
            created_by: self.created_by,
            started_at: self.started_at,
            started_by: self.started_by,
            ended_at: self.ended_at,
            ended_by: self.ended_by,
            updated_at: self.updated_at,
            version: self.version,
        };
        (self.workspace_id, experiment)
    }
}

/// The experiments of a brand, the newest first.
pub(super) async fn of_brand(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Experiment>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, workspace_id, brand_id, fields, plan, state, result, created_at, created_by, started_at, started_by, ended_at, ended_by,
           updated_at, version
         FROM experiments WHERE workspace_id = $1 AND brand_id = $2 ORDER BY created_at DESC, id DESC"
    ).bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| row.read().1).collect())
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId, id: ExperimentId) -> Result<Option<Experiment>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(
        "SELECT id, workspace_id, brand_id, fields, plan, state, result, created_at, created_by, started_at, started_by, ended_at, ended_by,
           updated_at, version
         FROM experiments WHERE id = $1 AND workspace_id = $2"
    ).bind(id).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|row| row.read().1))
}

/// How many a brand has; and of those, how many run.
pub(super) async fn count(tx: &mut Tx, workspace: WorkspaceId, brand: BrandId) -> Result<(i64, i64)> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*), COUNT(look_at) FROM experiments WHERE workspace_id = $1 AND brand_id = $2"
    ).bind(workspace).bind(brand).fetch_one(c).await)?)
}

pub(crate) async fn insert(tx: &mut Tx, workspace: WorkspaceId, one: &Experiment) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO experiments (id, workspace_id, brand_id, fields, plan, state, result, created_at, created_by, started_at, started_by,
           ended_at, ended_by, look_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    ).bind(one.id).bind(workspace).bind(one.brand).bind(Json(&one.fields)).bind(Json(&one.plan)).bind(one.state.as_str())
        .bind(one.result.as_ref().map(Json)).bind(one.created_at).bind(one.created_by).bind(one.started_at).bind(one.started_by)
        .bind(one.ended_at).bind(one.ended_by).bind(look_at(one)).bind(one.updated_at).bind(one.version)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// It is looked at as soon as it runs.
fn look_at(one: &Experiment) -> Option<Timestamp> {
    one.started_at.filter(|_| one.state == ExperimentState::Running)
}

/// Writes it as it is now; whether it still was in the version `seen`.
pub(super) async fn update(tx: &mut Tx, workspace: WorkspaceId, one: &Experiment, seen: i64) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE experiments SET fields = $3, plan = $4, state = $5, result = $6, started_at = $7, started_by = $8, ended_at = $9,
           ended_by = $10, look_at = $11, updated_at = $12, version = $13
         WHERE id = $1 AND workspace_id = $2 AND version = $14"
    ).bind(one.id).bind(workspace).bind(Json(&one.fields)).bind(Json(&one.plan)).bind(one.state.as_str())
        .bind(one.result.as_ref().map(Json)).bind(one.started_at).bind(one.started_by).bind(one.ended_at).bind(one.ended_by)
        .bind(look_at(one)).bind(one.updated_at).bind(one.version).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Whether it was still in the version `seen`.
pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, id: ExperimentId, seen: i64) -> Result<bool> {
    let done = on!(&mut *tx, c => sqlx::query("DELETE FROM experiments WHERE id = $1 AND workspace_id = $2 AND version = $3")
        .bind(id).bind(workspace).bind(seen).execute(c).await.map(|done| done.rows_affected()))?;
    if done == 1 {
        on!(tx, c => sqlx::query("DELETE FROM experiment_posts WHERE experiment_id = $1 AND workspace_id = $2")
            .bind(id).bind(workspace).execute(c).await.map(|_| ()))?;
    }
    Ok(done == 1)
}

/// What people put into versions of these experiments.
pub(super) async fn placed(db: &Db, workspace: WorkspaceId, ids: &[ExperimentId]) -> Result<Vec<Placed>> {
    let text = sql!(db, "SELECT experiment_id, subject_id, arm, assigned_at FROM experiment_posts
         WHERE workspace_id = $1 AND experiment_id IN (" {ids "$2"} ") ORDER BY experiment_id, subject_id");
    let ids = list(ids.iter().map(|id| id.0));
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(ids).fetch_all(c).await)?)
}

/// Puts posts into versions, each where it is named last; `None` leaves the post to the rules again.
pub(super) async fn place(
    tx: &mut Tx,
    workspace: WorkspaceId,
    (experiment, brand): (ExperimentId, BrandId),
    posts: &[(Uuid, Option<&'static str>)],
    (by, now): (Option<PersonId>, Timestamp),
) -> Result<()> {
    let gone = list(posts.iter().filter(|(_, arm)| arm.is_none()).map(|(id, _)| *id));
    let text = sql!(tx, "DELETE FROM experiment_posts WHERE workspace_id = $1 AND experiment_id = $2 AND subject_id IN (" {ids "$3"} ")");
    on!(&mut *tx, c => sqlx::query(text).bind(workspace).bind(experiment).bind(gone).execute(c).await.map(|_| ()))?;
    let rows: Vec<_> = posts
        .iter()
        .filter_map(|(id, arm)| arm.map(|arm| json!({"s": id.simple().to_string(), "a": arm})))
        .collect();
    let text = sql!(tx, "INSERT INTO experiment_posts (experiment_id, subject_id, workspace_id, brand_id, arm, assigned_at, assigned_by) "
        {pg "SELECT $2, CAST(s AS UUID), $3, $4, a, $5, $6 FROM jsonb_to_recordset(CAST($1 AS JSONB)) AS x(s TEXT, a TEXT)"
        | lite "SELECT $2, unhex(value->>'s'), $3, $4, value->>'a', $5, $6 FROM json_each($1) WHERE TRUE"}
        " ON CONFLICT (experiment_id, subject_id) DO UPDATE SET arm = excluded.arm, assigned_at = excluded.assigned_at,
            assigned_by = excluded.assigned_by");
    on!(tx, c => sqlx::query(text).bind(serde_json::to_string(&rows)?).bind(experiment).bind(workspace).bind(brand).bind(now).bind(by)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Those of these profiles' posts that appeared since then and that their network has no longer, with when that was found.
pub(super) async fn gone(
    db: &Db,
    workspace: WorkspaceId,
    profiles: &HashSet<ProfileId>,
    since: Timestamp,
) -> Result<Vec<(Uuid, Timestamp)>> {
    let text = sql!(db, "SELECT subject_id, gone_at FROM watches
         WHERE workspace_id = $1 AND profile_id IN (" {ids "$2"} ") AND gone_at IS NOT NULL AND born_at >= $3");
    let profiles = list(profiles.iter().map(|id| id.0));
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(profiles).bind(since).fetch_all(c).await)?)
}

/// Takes up to `limit` experiments that are due, the one that waits longest first; they are due again after `every`.
pub(super) async fn claim(
    db: &Db,
    now: Timestamp,
    every: Duration,
    limit: i64,
) -> Result<Vec<(WorkspaceId, Experiment)>> {
    let due: Option<(i32,)> = on!(db, c => sqlx::query_as("SELECT 1 FROM experiments WHERE look_at <= $1 LIMIT 1")
        .bind(now).fetch_optional(c).await)?;
    if due.is_none() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = db
        .write(move |tx| {
            Box::pin(async move {
                let text = sql!(tx,
                    "UPDATE experiments SET look_at = $1 WHERE id IN (
                       SELECT id FROM experiments WHERE look_at <= $2 ORDER BY look_at LIMIT $3 "
                    {pg "FOR UPDATE SKIP LOCKED" | lite ""}
                    ") RETURNING id, workspace_id, brand_id, fields, plan, state, result, created_at, created_by, started_at, started_by, ended_at, ended_by,
           updated_at, version");
                Ok(on!(tx, c => sqlx::query_as(text).bind(now + every).bind(now).bind(limit).fetch_all(c).await)?)
            })
        })
        .await?;
    Ok(rows.into_iter().map(Row::read).collect())
}
