//! Every SQL statement about steps of approval.

use super::{ApprovalPlan, ApprovalStep, ReviewStep, Verdict};
use crate::posts::Post;
use selaras_kernel::{BrandId, Cursor, PersonId, PostId, Result, Role, Timestamp, WorkspaceId};
use selaras_networks::Content;
use selaras_store::{Db, Tx, on};
use sqlx::types::Json;

pub(super) async fn plan(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<ApprovalPlan> {
    let row: Option<(Json<Vec<ApprovalStep>>, i64)> = on!(db, c => sqlx::query_as(
        "SELECT steps, version FROM approval_plans WHERE brand_id = $1 AND workspace_id = $2"
    ).bind(brand).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(|(steps, version)| ApprovalPlan { steps: steps.0, version }).unwrap_or_default())
}

/// Writes the steps of a brand if they are still in this version.
pub(super) async fn set_plan(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    plan: &ApprovalPlan,
    over: i64,
) -> Result<bool> {
    let done: Option<(BrandId,)> = on!(tx, c => sqlx::query_as(
        "INSERT INTO approval_plans (brand_id, workspace_id, steps, version) VALUES ($1, $2, $3, $4)
         ON CONFLICT (brand_id) DO UPDATE SET steps = excluded.steps, version = excluded.version
         WHERE approval_plans.version = $5 AND approval_plans.workspace_id = excluded.workspace_id RETURNING brand_id"
    ).bind(brand).bind(workspace).bind(Json(&plan.steps)).bind(plan.version).bind(over).fetch_optional(c).await)?;
    Ok(done.is_some())
}

#[derive(sqlx::FromRow)]
struct StepRow {
    name: String,
    people: Json<Vec<PersonId>>,
    roles: Json<Vec<Role>>,
    hours: Option<i64>,
    opened_at: Option<Timestamp>,
    due_at: Option<Timestamp>,
    decided_at: Option<Timestamp>,
    decided_by: Option<PersonId>,
    decided_name: Option<String>,
    decision: Option<String>,
    reason: Option<String>,
}

pub(super) async fn of_post(db: &Db, workspace: WorkspaceId, post: PostId) -> Result<Vec<ReviewStep>> {
    let rows: Vec<StepRow> = on!(db, c => sqlx::query_as(
        "SELECT name, people, roles, hours, opened_at, due_at, decided_at, decided_by, decided_name, decision, reason
         FROM post_steps WHERE post_id = $1 AND workspace_id = $2 ORDER BY place"
    ).bind(post).bind(workspace).fetch_all(c).await)?;
    let step = |row: StepRow| ReviewStep {
        name: row.name,
        people: row.people.0,
        roles: row.roles.0,
        hours: row.hours,
        opened_at: row.opened_at,
        due_at: row.due_at,
        decided_at: row.decided_at,
        decided_by: row.decided_by,
        decided_name: row.decided_name,
        decision: row.decision.and_then(|name| Verdict::ALL.into_iter().find(|v| v.as_str() == name)),
        reason: row.reason,
    };
    Ok(rows.into_iter().map(step).collect())
}

/// Writes the steps of a post in place of those it had. What was told of a step is told anew only of one that opens.
pub(super) async fn write(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: &Post,
    steps: &[ReviewStep],
) -> Result<()> {
    on!(&mut *tx, c => sqlx::query("DELETE FROM post_steps WHERE post_id = $1 AND workspace_id = $2")
        .bind(post.id).bind(workspace).execute(c).await.map(|_| ()))?;
    for (place, step) in (0_i64..).zip(steps) {
        on!(&mut *tx, c => sqlx::query(
            "INSERT INTO post_steps (post_id, place, workspace_id, brand_id, name, people, roles, hours, opened_at, due_at,
               decided_at, decided_by, decided_name, decision, reason)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
        ).bind(post.id).bind(place).bind(workspace).bind(post.brand).bind(&step.name).bind(Json(&step.people)).bind(Json(&step.roles))
         .bind(step.hours).bind(step.opened_at).bind(step.due_at).bind(step.decided_at).bind(step.decided_by)
         .bind(&step.decided_name).bind(step.decision.map(Verdict::as_str)).bind(&step.reason).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// The open step of a post: its place, since when, and how long it may take.
pub(super) async fn open_step(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: PostId,
) -> Result<Option<(i64, Timestamp, Option<i64>)>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT place, opened_at, hours FROM post_steps
         WHERE post_id = $1 AND workspace_id = $2 AND opened_at IS NOT NULL AND decided_at IS NULL"
    ).bind(post).bind(workspace).fetch_optional(c).await)?)
}

/// Gives the open step another deadline, of which people are told anew.
pub(super) async fn replan(tx: &mut Tx, post: PostId, place: i64, due: Option<Timestamp>) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE post_steps SET due_at = $3, reminded_at = NULL, escalated_at = NULL WHERE post_id = $1 AND place = $2"
    ).bind(post).bind(place).bind(due).execute(c).await.map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
pub(super) struct BoardRow {
    pub post_id: PostId,
    pub place: i64,
    pub steps: i64,
    pub name: String,
    pub people: Json<Vec<PersonId>>,
    pub roles: Json<Vec<Role>>,
    pub opened_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub title: String,
    pub content: Json<Content>,
    pub planned_at: Option<Timestamp>,
    pub created_by: Option<PersonId>,
    pub submitted_by: Option<PersonId>,
    pub version: i64,
}

pub(super) async fn board(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    after: Cursor,
    limit: usize,
) -> Result<Vec<BoardRow>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    Ok(on!(db, c => sqlx::query_as(
        "SELECT s.post_id, s.place, (SELECT COUNT(*) FROM post_steps o WHERE o.post_id = s.post_id) AS steps, s.name, s.people, s.roles,
           s.opened_at, s.due_at, p.title, p.content, p.due_at AS planned_at, p.created_by, p.submitted_by, p.version
         FROM post_steps s JOIN posts p ON p.id = s.post_id
         WHERE s.brand_id = $1 AND s.workspace_id = $2 AND s.opened_at IS NOT NULL AND s.decided_at IS NULL AND p.stage = 'in_review'
           AND (s.opened_at, s.post_id) > ($3, $4) ORDER BY s.opened_at, s.post_id LIMIT $5"
    ).bind(brand).bind(workspace).bind(after.key).bind(after.id).bind(limit).fetch_all(c).await)?)
}

#[derive(sqlx::FromRow)]
pub(super) struct SentRow {
    pub post_id: PostId,
    pub decision: String,
    pub reason: Option<String>,
    pub decided_at: Timestamp,
    pub decided_by: Option<PersonId>,
    pub decided_name: Option<String>,
    pub title: String,
    pub content: Json<Content>,
    pub planned_at: Option<Timestamp>,
    pub created_by: Option<PersonId>,
    pub submitted_by: Option<PersonId>,
}

pub(super) async fn sent_back(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    after: Cursor,
    limit: usize,
) -> Result<Vec<SentRow>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    Ok(on!(db, c => sqlx::query_as(
        "SELECT s.post_id, s.decision, s.reason, s.decided_at, s.decided_by, s.decided_name, p.title, p.content, p.due_at AS planned_at,
           p.created_by, p.submitted_by
         FROM post_steps s JOIN posts p ON p.id = s.post_id AND p.stage = s.decision
         WHERE s.brand_id = $1 AND s.workspace_id = $2 AND s.decision IN ('changes_requested', 'rejected')
           AND (s.decided_at, s.post_id) > ($3, $4) ORDER BY s.decided_at, s.post_id LIMIT $5"
    ).bind(brand).bind(workspace).bind(after.key).bind(after.id).bind(limit).fetch_all(c).await)?)
}

/// An open step of which people are to be told.
#[derive(sqlx::FromRow)]
pub(super) struct Late {
    pub post_id: PostId,
    pub place: i64,
    pub workspace_id: WorkspaceId,
    pub brand_id: BrandId,
    pub name: String,
    pub people: Json<Vec<PersonId>>,
    pub roles: Json<Vec<Role>>,
    pub due_at: Timestamp,
    pub created_by: Option<PersonId>,
    pub submitted_by: Option<PersonId>,
}

/// Steps whose deadline has passed, or of whose time half has, and of which nobody was told yet.
pub(super) async fn late(db: &Db, now: Timestamp, limit: i64) -> Result<Vec<Late>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT s.post_id, s.place, s.workspace_id, s.brand_id, s.name, s.people, s.roles, s.due_at, p.created_by, p.submitted_by
         FROM post_steps s JOIN posts p ON p.id = s.post_id
         WHERE s.opened_at IS NOT NULL AND s.decided_at IS NULL AND s.escalated_at IS NULL AND s.due_at IS NOT NULL AND p.stage = 'in_review'
           AND (s.due_at <= $1 OR (s.reminded_at IS NULL AND s.opened_at + (s.due_at - s.opened_at) / 2 <= $1))
         ORDER BY s.due_at LIMIT $2"
    ).bind(now).bind(limit).fetch_all(c).await)?)
}

/// Notes that people were told of a step; `false` when another node just did, or it was decided meanwhile.
pub(super) async fn mark(tx: &mut Tx, late: &Late, escalated: bool, now: Timestamp) -> Result<bool> {
    let done: Option<(PostId,)> = on!(tx, c => sqlx::query_as(
        "UPDATE post_steps SET reminded_at = $4, escalated_at = CASE WHEN $5 THEN $4 ELSE escalated_at END
         WHERE post_id = $1 AND place = $2 AND due_at = $3 AND decided_at IS NULL AND opened_at IS NOT NULL AND escalated_at IS NULL
           AND ($5 OR reminded_at IS NULL) RETURNING post_id"
    ).bind(late.post_id).bind(late.place).bind(late.due_at).bind(now).bind(escalated).fetch_optional(c).await)?;
    Ok(done.is_some())
}
