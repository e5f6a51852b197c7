//! Which columns hold sealed values, and how they are read and replaced.

use selaras_kernel::{BrandId, PersonId, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::Limits;
use selaras_store::{Db, Tx, list, on, sql};
use sqlx::types::Json;

/// What a call needs of a profile.
#[derive(sqlx::FromRow)]
pub(crate) struct AccountRow {
    pub(crate) id: ProfileId,
    pub(crate) workspace_id: WorkspaceId,
    pub(crate) brand_id: BrandId,
    pub(crate) network: String,
    pub(crate) server: String,
    pub(crate) remote_id: String,
    pub(crate) handle: String,
    pub(crate) paused: bool,
    pub(crate) state: String,
    pub(crate) secret: Option<Vec<u8>>,
    pub(crate) secret_version: i64,
    pub(crate) limits: Json<Limits>,
    pub(crate) sample: bool,
}

pub(crate) async fn accounts(db: &Db, profiles: &[ProfileId]) -> Result<Vec<AccountRow>> {
    let ids = list(profiles.iter().map(|p| p.0));
    let text = sql!(db, "SELECT id, workspace_id, brand_id, network, server, remote_id, handle, paused, state, secret, secret_version, limits,
        (SELECT b.sample FROM brands b WHERE b.id = profiles.brand_id) AS sample
        FROM profiles WHERE removed_at IS NULL AND id IN ("
        {ids "$1"}
        ")");
    Ok(on!(db, c => sqlx::query_as(text).bind(&ids).fetch_all(c).await)?)
}

/// Replaces a secret that is still at `version`; says where, and when the new one ends.
pub(crate) async fn save_secret(
    tx: &mut Tx,
    id: ProfileId,
    version: i64,
    secret: &[u8],
    renews: bool,
    expires_at: Option<Timestamp>,
) -> Result<Option<(WorkspaceId, BrandId)>> {
    Ok(on!(tx, c => sqlx::query_as(
        "UPDATE profiles SET secret = $3, secret_version = secret_version + 1, renews = $4, expires_at = $5
         WHERE id = $1 AND secret_version = $2 AND removed_at IS NULL RETURNING workspace_id, brand_id"
    ).bind(id).bind(version).bind(secret).bind(renews).bind(expires_at).fetch_optional(c).await)?)
}

pub(crate) async fn app(db: &Db, network: &str, server: &str, redirect_uri: &str) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = on!(db, c => sqlx::query_as(
        "SELECT app FROM network_apps WHERE network = $1 AND server = $2 AND redirect_uri = $3"
    ).bind(network).bind(server).bind(redirect_uri).fetch_optional(c).await)?;
    Ok(row.map(|(app,)| app))
}

pub(crate) async fn save_app(
    tx: &mut Tx,
    network: &str,
    server: &str,
    redirect_uri: &str,
    app: &[u8],
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO network_apps (network, server, redirect_uri, app) VALUES ($1, $2, $3, $4)
         ON CONFLICT (network, server, redirect_uri) DO UPDATE SET app = excluded.app"
    ).bind(network).bind(server).bind(redirect_uri).bind(app).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A sign-in under way.
#[derive(sqlx::FromRow)]
pub(crate) struct SignInRow {
    pub(crate) workspace_id: WorkspaceId,
    pub(crate) person_id: PersonId,
    pub(crate) brand_id: BrandId,
    pub(crate) network: String,
    pub(crate) pending: Vec<u8>,
    pub(crate) redirect_uri: String,
    pub(crate) public_url: String,
    pub(crate) expires_at: Timestamp,
}

pub(crate) async fn begin(tx: &mut Tx, hash: &[u8], s: &SignInRow) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO network_sign_ins (state_hash, workspace_id, person_id, brand_id, network, pending, redirect_uri, public_url, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ).bind(hash).bind(s.workspace_id).bind(s.person_id).bind(s.brand_id).bind(&s.network).bind(&s.pending)
        .bind(&s.redirect_uri).bind(&s.public_url).bind(s.expires_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Uses a sign-in of this person up: of two who come back with it, one gets it.
pub(crate) async fn take(tx: &mut Tx, hash: &[u8], person: PersonId) -> Result<Option<SignInRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "DELETE FROM network_sign_ins WHERE state_hash = $1 AND person_id = $2
         RETURNING workspace_id, person_id, brand_id, network, pending, redirect_uri, public_url, expires_at"
    ).bind(hash).bind(person).fetch_optional(c).await)?)
}

pub(crate) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM network_sign_ins WHERE expires_at <= $1")
        .bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Secrets of up to `limit` profiles after `after`.
pub(crate) async fn secrets(db: &Db, after: ProfileId, limit: i64) -> Result<Vec<(ProfileId, Vec<u8>)>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, secret FROM profiles WHERE secret IS NOT NULL AND id > $1 ORDER BY id LIMIT $2"
    ).bind(after).bind(limit).fetch_all(c).await)?)
}

/// Puts the same secret, sealed anew, in place of `old`; a newer one that came meanwhile stays.
pub(crate) async fn replace_secret(tx: &mut Tx, id: ProfileId, old: &[u8], new: &[u8]) -> Result<u64> {
    Ok(on!(tx, c => sqlx::query("UPDATE profiles SET secret = $3 WHERE id = $1 AND secret = $2")
        .bind(id).bind(old).bind(new).execute(c).await.map(|r| r.rows_affected()))?)
}

pub(crate) async fn apps(db: &Db) -> Result<Vec<(String, String, String, Vec<u8>)>> {
    Ok(
        on!(db, c => sqlx::query_as("SELECT network, server, redirect_uri, app FROM network_apps").fetch_all(c).await)?,
    )
}

pub(crate) async fn pendings(db: &Db) -> Result<Vec<(Vec<u8>, Vec<u8>)>> {
    Ok(on!(db, c => sqlx::query_as("SELECT state_hash, pending FROM network_sign_ins").fetch_all(c).await)?)
}

pub(crate) async fn replace_pending(tx: &mut Tx, hash: &[u8], old: &[u8], new: &[u8]) -> Result<u64> {
    Ok(
        on!(tx, c => sqlx::query("UPDATE network_sign_ins SET pending = $3 WHERE state_hash = $1 AND pending = $2")
        .bind(hash).bind(old).bind(new).execute(c).await.map(|r| r.rows_affected()))?,
    )
}

/// Every sealed value there is.
#[cfg(test)]
pub(crate) async fn all_sealed(db: &Db) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = on!(db, c => sqlx::query_as(
        "SELECT secret FROM profiles WHERE secret IS NOT NULL UNION ALL SELECT app FROM network_apps
         UNION ALL SELECT pending FROM network_sign_ins"
    ).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(kept,)| kept).collect())
}
