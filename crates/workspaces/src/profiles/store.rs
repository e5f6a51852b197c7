//! Which rows are profiles: what is shown of them, and what people change.

use super::{Face, Profile, ProfileError, ProfileState};
use crate::scope::reach;
use selaras_kernel::{
    BrandId, Error, ProfileId, Result, Timestamp, WorkspaceId, actor::Brands, schedule::Slot,
};
use selaras_networks::{Connected, Limits};
use selaras_store::{Db, Dialect, Tx, on, sql};
use sqlx::types::Json;

/// What went wrong, as kept.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct KeptError {
    pub(crate) code: String,
    pub(crate) detail: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ProfileId,
    brand_id: BrandId,
    network: String,
    server: String,
    remote_id: String,
    handle: String,
    name: String,
    url: String,
    avatar: Option<String>,
    zone: String,
    slots: Json<Vec<Slot>>,
    paused: bool,
    state: String,
    state_at: Timestamp,
    renews: bool,
    expires_at: Option<Timestamp>,
    limits: Json<Limits>,
    limits_at: Timestamp,
    success_at: Option<Timestamp>,
    error: Option<Json<KeptError>>,
    error_at: Option<Timestamp>,
    created_at: Timestamp,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Profile> {
        let error = self.error.zip(self.error_at);
        Ok(Profile {
            id: self.id,
            brand: self.brand_id,
            network: self.network,
            server: self.server,
            remote_id: self.remote_id,
            handle: self.handle,
            name: self.name,
            url: self.url,
            avatar: self.avatar,
            zone: self.zone,
            slots: self.slots.0,
            state: state(&self.state, self.paused)?,
            state_at: self.state_at,
            expires_at: self.expires_at,
            renews: self.renews,
            limits: self.limits.0,
            limits_at: self.limits_at,
            success_at: self.success_at,
            error: error.map(|(e, at)| ProfileError { code: e.0.code, detail: e.0.detail, at }),
            created_at: self.created_at,
            version: self.version,
        })
    }
}

/// How a profile fares, from its row. On hold comes first: whatever else is wrong, nothing goes out.
pub(crate) fn state(kept: &str, paused: bool) -> Result<ProfileState> {
    match kept {
        _ if paused => Ok(ProfileState::Paused),
        "connected" => Ok(ProfileState::Connected),
        "sign_in_needed" => Ok(ProfileState::SignInNeeded),
        "failing" => Ok(ProfileState::Failing),
        other => Err(Error::fault("reading a profile's state", other.to_owned())),
    }
}

/// Profiles of workspace $1 in the brands $2 or $3, in brand $4 and with id $5 where those are given.
fn select(dialect: Dialect) -> &'static str {
    struct Of(Dialect);
    impl Of {
        fn dialect(&self) -> Dialect {
            self.0
        }
    }
    sql!(Of(dialect), "SELECT id, brand_id, network, server, remote_id, handle, name, url, avatar, zone, slots, paused, state, state_at,
        renews, expires_at, limits, limits_at, success_at, error, error_at, created_at, version FROM profiles
        WHERE workspace_id = $1 AND removed_at IS NULL AND ($4 IS NULL OR brand_id = $4) AND ($5 IS NULL OR id = $5) AND ($2 OR brand_id IN ("
        {ids "$3"}
        ")) ORDER BY network, lower(handle), id")
}

pub(crate) async fn list(
    db: &Db,
    workspace: WorkspaceId,
    brands: &Brands,
    brand: Option<BrandId>,
    id: Option<ProfileId>,
) -> Result<Vec<Profile>> {
    let (all, only) = reach(brands);
    let text = select(db.dialect());
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(text)
        .bind(workspace).bind(all).bind(&only).bind(brand).bind(id).fetch_all(c).await)?;
    rows.into_iter().map(Row::read).collect()
}

/// What is shown of every profile a brand has or had.
pub(crate) async fn faces(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<Face>> {
    Ok(on!(db, c => sqlx::query_as(
        "SELECT id, network, handle, name, avatar FROM profiles WHERE workspace_id = $1 AND brand_id = $2"
    ).bind(workspace).bind(brand).fetch_all(c).await)?)
}

/// Profiles of one brand by their ids.
pub(crate) async fn some(
    db: &Db,
    workspace: WorkspaceId,
    brand: BrandId,
    ids: &[ProfileId],
) -> Result<Vec<Profile>> {
    let text = sql!(db, "SELECT id, brand_id, network, server, remote_id, handle, name, url, avatar, zone, slots, paused, state, state_at,
        renews, expires_at, limits, limits_at, success_at, error, error_at, created_at, version FROM profiles
        WHERE id IN (" {ids "$3"} ") AND workspace_id = $1 AND brand_id = $2 AND removed_at IS NULL");
    let ids = selaras_store::list(ids.iter().map(|id| id.0));
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(text).bind(workspace).bind(brand).bind(&ids).fetch_all(c).await)?;
    rows.into_iter().map(Row::read).collect()
}

/// One profile within a write.
pub(crate) async fn get(tx: &mut Tx, workspace: WorkspaceId, id: ProfileId) -> Result<Option<Profile>> {
    let text = select(tx.dialect());
    let row: Option<Row> = on!(tx, c => sqlx::query_as(text)
        .bind(workspace).bind(true).bind("[]").bind(None::<BrandId>).bind(id).fetch_optional(c).await)?;
    row.map(Row::read).transpose()
}

/// Keeps what people may change, if the profile is still at `version`; says whether it was.
pub(crate) async fn update(
    tx: &mut Tx,
    id: ProfileId,
    version: i64,
    zone: &str,
    slots: &[Slot],
    paused: bool,
) -> Result<bool> {
    let slots = Json(slots);
    let done = on!(tx, c => sqlx::query(
        "UPDATE profiles SET zone = $3, slots = $4, paused = $5, version = version + 1
         WHERE id = $1 AND version = $2 AND removed_at IS NULL"
    ).bind(id).bind(version).bind(zone).bind(slots).bind(paused).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

pub(crate) async fn remove(tx: &mut Tx, id: ProfileId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE profiles SET removed_at = $2, secret = NULL, secret_version = secret_version + 1, expires_at = NULL,
         version = version + 1 WHERE id = $1"
    ).bind(id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A profile of an account that was connected before.
#[derive(sqlx::FromRow)]
pub(crate) struct Known {
    pub(crate) id: ProfileId,
    pub(crate) brand_id: BrandId,
    pub(crate) removed_at: Option<Timestamp>,
}

/// The profile of an account: the one in use, or else one of `brand` that was removed.
pub(crate) async fn known(
    tx: &mut Tx,
    workspace: WorkspaceId,
    brand: BrandId,
    network: &str,
    remote_id: &str,
) -> Result<Option<Known>> {
    let text = sql!(tx, "SELECT id, brand_id, removed_at FROM profiles
        WHERE workspace_id = $1 AND network = $2 AND remote_id = $3 AND (removed_at IS NULL OR brand_id = $4)
        ORDER BY CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END, removed_at DESC LIMIT 1 " {pg "FOR UPDATE" | lite ""});
    Ok(on!(tx, c => sqlx::query_as(text)
        .bind(workspace).bind(network).bind(remote_id).bind(brand).fetch_optional(c).await)?)
}

/// A profile as it is connected.
pub(crate) struct Connecting<'a> {
    pub(crate) id: ProfileId,
    pub(crate) workspace: WorkspaceId,
    pub(crate) brand: BrandId,
    pub(crate) zone: &'a str,
    pub(crate) network: &'a str,
    pub(crate) connected: &'a Connected,
    pub(crate) secret: &'a [u8],
    pub(crate) renews: bool,
}

pub(crate) async fn insert(tx: &mut Tx, new: &Connecting<'_>, now: Timestamp) -> Result<()> {
    let (account, limits) = (&new.connected.account, Json(&new.connected.account.limits));
    on!(tx, c => sqlx::query(
        "INSERT INTO profiles (id, workspace_id, brand_id, network, server, remote_id, handle, name, url, avatar, zone, slots,
         paused, state, state_at, secret, secret_version, renews, expires_at, limits, limits_at, success_at, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'connected', $14, $15, 1, $16, $17, $18, $14, $14, $14, 1)"
    ).bind(new.id).bind(new.workspace).bind(new.brand).bind(new.network).bind(&account.server).bind(&account.remote_id)
        .bind(&account.handle).bind(&new.connected.name).bind(&new.connected.url).bind(&new.connected.avatar)
        .bind(new.zone).bind(Json(Vec::<Slot>::new())).bind(false).bind(now).bind(new.secret).bind(new.renews)
        .bind(account.secret.expires_at).bind(limits).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(crate) async fn reconnect(tx: &mut Tx, new: &Connecting<'_>, now: Timestamp) -> Result<()> {
    let (account, limits) = (&new.connected.account, Json(&new.connected.account.limits));
    on!(tx, c => sqlx::query(
        "UPDATE profiles SET server = $2, handle = $3, name = $4, url = $5, avatar = $6, state = 'connected',
         state_at = CASE WHEN state = 'connected' THEN state_at ELSE $7 END, secret = $8, secret_version = secret_version + 1,
         renews = $9, expires_at = $10, limits = $11, limits_at = $7, success_at = $7, error = NULL, error_at = NULL,
         removed_at = NULL, version = version + 1 WHERE id = $1"
    ).bind(new.id).bind(&account.server).bind(&account.handle).bind(&new.connected.name).bind(&new.connected.url)
        .bind(&new.connected.avatar).bind(now).bind(new.secret).bind(new.renews).bind(account.secret.expires_at)
        .bind(limits).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A profile's place, for telling of what happens to it.
#[derive(sqlx::FromRow)]
pub(crate) struct Place {
    pub(crate) id: ProfileId,
    pub(crate) workspace_id: WorkspaceId,
    pub(crate) brand_id: BrandId,
    pub(crate) state: String,
    pub(crate) state_at: Timestamp,
}

pub(crate) async fn record_success(
    tx: &mut Tx,
    profiles: &str,
    news: Timestamp,
    now: Timestamp,
) -> Result<Vec<Place>> {
    let text = sql!(tx, "UPDATE profiles SET success_at = $1, error = NULL, error_at = NULL,
        state_at = CASE WHEN state = 'connected' THEN state_at ELSE $1 END,
        version = CASE WHEN state = 'connected' AND error IS NULL THEN version ELSE version + 1 END, state = 'connected'
        WHERE removed_at IS NULL AND (success_at IS NULL OR success_at < $2 OR error IS NOT NULL OR state <> 'connected') AND id IN ("
        {ids "$3"}
        ") RETURNING id, workspace_id, brand_id, state, state_at");
    Ok(on!(tx, c => sqlx::query_as(text).bind(now).bind(news).bind(profiles).fetch_all(c).await)?)
}

/// Keeps an error, unless the same one was kept after `again`. Who needs to sign in does so until they have.
pub(crate) async fn record_error(
    tx: &mut Tx,
    id: ProfileId,
    error: &KeptError,
    state: Option<&str>,
    again: Timestamp,
    now: Timestamp,
) -> Result<Option<Place>> {
    Ok(on!(tx, c => sqlx::query_as(
        "UPDATE profiles SET error = $2, error_at = $3, version = version + 1,
         state_at = CASE WHEN $4 IS NULL OR state = $4 OR state = 'sign_in_needed' THEN state_at ELSE $3 END,
         state = CASE WHEN $4 IS NULL OR state = 'sign_in_needed' THEN state ELSE $4 END
         WHERE id = $1 AND removed_at IS NULL AND (error IS NULL OR error->>'code' <> $5 OR error_at < $6
           OR (state <> 'sign_in_needed' AND state <> $4))
         RETURNING id, workspace_id, brand_id, state, state_at"
    ).bind(id).bind(Json(error)).bind(now).bind(state).bind(&error.code).bind(again).fetch_optional(c).await)?)
}

/// Keeps the limits; where they changed, says where and what they were.
pub(crate) async fn save_limits(
    tx: &mut Tx,
    id: ProfileId,
    limits: &Limits,
    now: Timestamp,
) -> Result<Option<(Place, Limits)>> {
    let before: Option<(Json<Limits>,)> = on!(&mut *tx, c => sqlx::query_as(
        "SELECT limits FROM profiles WHERE id = $1 AND removed_at IS NULL"
    ).bind(id).fetch_optional(c).await)?;
    let Some((Json(before),)) = before else { return Ok(None) };
    let changed = before != *limits;
    let place: Option<Place> = on!(tx, c => sqlx::query_as(
        "UPDATE profiles SET limits = $2, limits_at = $3, version = CASE WHEN $4 THEN version + 1 ELSE version END
         WHERE id = $1 AND removed_at IS NULL RETURNING id, workspace_id, brand_id, state, state_at"
    ).bind(id).bind(Json(limits)).bind(now).bind(changed).fetch_optional(c).await)?;
    Ok(place.filter(|_| changed).map(|place| (place, before)))
}

pub(crate) async fn refresh_due(db: &Db, by: Timestamp) -> Result<Vec<ProfileId>> {
    let rows: Vec<(ProfileId,)> = on!(db, c => sqlx::query_as(
        "SELECT id FROM profiles WHERE expires_at IS NOT NULL AND removed_at IS NULL AND expires_at <= $1 AND renews
         AND state <> 'sign_in_needed' ORDER BY expires_at, id"
    ).bind(by).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// One row of `expiring`.
#[derive(sqlx::FromRow)]
pub(crate) struct Ending {
    pub(crate) id: ProfileId,
    pub(crate) brand_id: BrandId,
    pub(crate) network: String,
    pub(crate) handle: String,
    pub(crate) expires_at: Timestamp,
}

pub(crate) async fn expiring(
    db: &Db,
    workspace: WorkspaceId,
    brands: &Brands,
    by: Timestamp,
) -> Result<Vec<Ending>> {
    let (all, only) = reach(brands);
    let text = sql!(db, "SELECT id, brand_id, network, handle, expires_at FROM profiles
        WHERE workspace_id = $1 AND removed_at IS NULL AND expires_at IS NOT NULL AND expires_at <= $2 AND NOT renews AND ($3 OR brand_id IN ("
        {ids "$4"}
        ")) ORDER BY expires_at, id");
    Ok(on!(db, c => sqlx::query_as(text).bind(workspace).bind(by).bind(all).bind(&only).fetch_all(c).await)?)
}
