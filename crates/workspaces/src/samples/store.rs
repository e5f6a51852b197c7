//! Which rows are sample data, as far as people, brands and profiles go.

use super::{Sample, SamplePerson, SampleProfile, SampleState};
use crate::brands::Brand;
use selaras_kernel::{BrandId, MembershipId, PersonId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx, list, on, sql};
use sqlx::types::Json;

#[derive(sqlx::FromRow)]
struct Row {
    brand_id: BrandId,
    state: String,
    done: i32,
    steps: i32,
    seed: i64,
    language: String,
    people: Json<Vec<PersonId>>,
    started_at: Timestamp,
}

impl Row {
    fn read(self) -> Sample {
        Sample {
            brand: self.brand_id,
            state: SampleState::from_name(&self.state),
            done: self.done,
            steps: self.steps,
            language: self.language,
            seed: self.seed,
            started_at: self.started_at,
            people: self.people.0,
        }
    }
}

pub(super) async fn get(db: &Db, workspace: WorkspaceId) -> Result<Option<Sample>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as("SELECT * FROM samples WHERE workspace_id = $1")
        .bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

pub(super) async fn lock(tx: &mut Tx, workspace: WorkspaceId) -> Result<Option<Sample>> {
    let text = sql!(tx, "SELECT * FROM samples WHERE workspace_id = $1 " {pg "FOR UPDATE" | lite ""});
    let row: Option<Row> = on!(tx, c => sqlx::query_as(text).bind(workspace).fetch_optional(c).await)?;
    Ok(row.map(Row::read))
}

pub(super) async fn insert(tx: &mut Tx, workspace: WorkspaceId, s: &Sample) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "INSERT INTO samples (workspace_id, brand_id, state, done, steps, seed, language, people, started_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (workspace_id) DO NOTHING"
    ).bind(workspace).bind(s.brand).bind(s.state.as_str()).bind(s.done).bind(s.steps).bind(s.seed).bind(&s.language)
        .bind(Json(&s.people)).bind(s.started_at).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

pub(super) async fn mark(tx: &mut Tx, workspace: WorkspaceId, state: SampleState) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE samples SET state = $2 WHERE workspace_id = $1")
        .bind(workspace).bind(state.as_str()).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn step(tx: &mut Tx, workspace: WorkspaceId, step: i32) -> Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE samples SET done = done + 1, state = CASE WHEN done + 1 >= steps THEN 'ready' ELSE state END
         WHERE workspace_id = $1 AND state = 'making' AND done = $2"
    ).bind(workspace).bind(step).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// A person without a password, whose address is nobody's: `.invalid` never leads anywhere.
pub(super) async fn person(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    (id, membership): (PersonId, MembershipId),
    new: &SamplePerson,
    language: &str,
    now: Timestamp,
) -> Result<()> {
    let first = new.name.split(' ').next().unwrap_or("x").to_lowercase();
    let email = format!("{first}.{}@contoh.invalid", &brand.0.simple().to_string()[20..]);
    on!(&mut *tx, c => sqlx::query(
        "INSERT INTO people (id, email, name, password_hash, language, created_at) VALUES ($1, $2, $3, NULL, $4, $5)"
    ).bind(id).bind(email).bind(&new.name).bind(language).bind(now).execute(c).await.map(|_| ()))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO memberships (id, workspace_id, person_id, brand_id, role, created_at) VALUES ($1, $2, $3, $4, $5, $6)"
    ).bind(membership).bind(workspace).bind(id).bind(brand).bind(new.role.as_str()).bind(now)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A profile that nothing opens.
pub(super) async fn profile(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: &Brand,
    id: ProfileId,
    new: &SampleProfile,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO profiles (id, workspace_id, brand_id, network, server, remote_id, handle, name, url, avatar, zone, slots,
         paused, state, state_at, secret, secret_version, renews, expires_at, limits, limits_at, success_at, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', NULL, $9, $10, $11, 'connected', $12, NULL, 1, $13, NULL, $14, $12, $12, $12, 1)"
    ).bind(id).bind(workspace).bind(brand.id).bind(&new.network).bind(&new.server).bind(format!("sample:{id}"))
        .bind(&new.handle).bind(&new.name).bind(&brand.zone).bind(Json(&new.slots)).bind(false).bind(now).bind(true)
        .bind(Json(&new.limits)).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn profiles(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<ProfileId>> {
    let rows: Vec<(ProfileId,)> = on!(db, c => sqlx::query_as("SELECT id FROM profiles WHERE workspace_id = $1 AND brand_id = $2")
        .bind(workspace).bind(brand).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(super) async fn remove(tx: &mut Tx, workspace: WorkspaceId, sample: &Sample) -> Result<()> {
    let brand = sample.brand;
    for text in [
        "DELETE FROM profile_warnings WHERE profile_id IN (SELECT id FROM profiles WHERE workspace_id = $1 AND brand_id = $2)",
        "DELETE FROM profiles WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM network_sign_ins WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM invitations WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM memberships WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM samples WHERE workspace_id = $1 AND brand_id = $2",
        "DELETE FROM brands WHERE workspace_id = $1 AND id = $2 AND sample",
    ] {
        on!(&mut *tx, c => sqlx::query(text).bind(workspace).bind(brand).execute(c).await.map(|_| ()))?;
    }
    let text = sql!(tx, "DELETE FROM people WHERE password_hash IS NULL AND id IN (" {ids "$1"}
        ") AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = people.id)");
    let people = list(sample.people.iter().map(|id| id.0));
    on!(tx, c => sqlx::query(text).bind(people).execute(c).await.map(|_| ()))?;
    Ok(())
}
