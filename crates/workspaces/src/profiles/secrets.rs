//! What opens a profile: opened for a call, replaced by a newer one, sealed anew when keys change.

use super::{ProfileState, sealed, store};
use crate::{Vault, scope};
use selaras_kernel::{Actor, BrandId, Change, Kind, Problem, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::{Account, Secret};
use selaras_store::Db;
use serde_json::{Value, json};

/// What goes with an opened account.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileMeta {
    /// The profile.
    pub id: ProfileId,
    /// Its workspace.
    pub workspace: WorkspaceId,
    /// Its brand.
    pub brand: BrandId,
    /// Its network.
    pub network: String,
    /// Version of the secret: pass it to `save_secret`. (Not the profile's version, which other changes move too.)
    pub version: i64,
    /// How it fares.
    pub state: ProfileState,
    /// Whether it is sample data: nothing may go out through it.
    pub sample: bool,
}

/// Opens these profiles for calls, in one query; those that were removed are left out. One whose secret cannot be
/// opened (its key is missing) comes with an empty secret and as `SignInNeeded`.
///
/// # Errors
/// The database's.
pub async fn accounts(db: &Db, vault: &Vault, profiles: &[ProfileId]) -> Result<Vec<(ProfileMeta, Account)>> {
    if profiles.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sealed::store::accounts(db, profiles).await?;
    let mut opened = Vec::with_capacity(rows.len());
    for row in rows {
        let mut state = store::state(&row.state, row.paused)?;
        let secret = row.secret.as_deref().map(|kept| open(vault, row.id, kept)).transpose();
        let secret = match secret {
            Ok(Some(secret)) => secret,
            other => {
                // One row that cannot be opened must not hold up all others.
                if let Err(e) = other {
                    tracing::error!(profile = %row.id, error = %e, "a profile's secret does not open");
                }
                if state != ProfileState::Paused {
                    state = ProfileState::SignInNeeded;
                }
                Secret { fields: Value::Null, expires_at: None }
            }
        };
        let meta = ProfileMeta {
            id: row.id,
            workspace: row.workspace_id,
            brand: row.brand_id,
            network: row.network,
            version: row.secret_version,
            state,
            sample: row.sample,
        };
        let account = Account {
            server: row.server,
            remote_id: row.remote_id,
            handle: row.handle,
            secret,
            limits: row.limits.0,
        };
        opened.push((meta, account));
    }
    Ok(opened)
}

/// Replaces a profile's secret by a renewed one, if it is still at `version`; returns the new version.
///
/// # Errors
/// `stale` when another one was saved meanwhile (read it again and use that one), `secret_empty`: an empty secret
/// never takes the place of another.
pub async fn save_secret(
    db: &Db,
    vault: &Vault,
    profile: ProfileId,
    secret: &Secret,
    version: i64,
    now: Timestamp,
) -> Result<i64> {
    refuse_empty(secret)?;
    let kept = seal(vault, profile, secret)?;
    let (renews, expires_at) = (renews(secret), secret.expires_at);
    db.write(move |tx| {
        Box::pin(async move {
            let place = sealed::store::save_secret(tx, profile, version, &kept, renews, expires_at).await?;
            let (workspace, brand) = place.ok_or_else(|| scope::stale("profile"))?;
            tx.tell(
                Change::by(&Actor::system(workspace), "profile.renewed", profile.0, now)
                    .brand(brand)
                    .to(json!({"expires_at": expires_at})),
            );
            Ok(version + 1)
        })
    })
    .await
}

/// Seals everything that is sealed with the vault's newest key; says how much was sealed anew.
///
/// # Errors
/// When something cannot be opened; what was done until then stays done, and it can be run again.
pub async fn reseal_all(db: &Db, vault: &Vault) -> Result<u64> {
    let mut done = 0;
    let mut after = ProfileId(uuid::Uuid::nil());
    loop {
        let rows = sealed::store::secrets(db, after, 200).await?;
        let Some((last, _)) = rows.last() else { break };
        after = *last;
        let mut anew = Vec::new();
        for (id, old) in rows {
            anew.extend(vault.reseal(&sealed::secret(id), &old)?.map(|new| (id, old, new)));
        }
        done += db
            .write(move |tx| {
                Box::pin(async move {
                    let mut done = 0;
                    for (id, old, new) in anew {
                        done += sealed::store::replace_secret(tx, id, &old, &new).await?;
                    }
                    Ok(done)
                })
            })
            .await?;
    }
    for (network, server, redirect, old) in sealed::store::apps(db).await? {
        if let Some(new) = vault.reseal(&sealed::app(&network, &server, &redirect), &old)? {
            db.write(move |tx| {
                Box::pin(async move { sealed::store::save_app(tx, &network, &server, &redirect, &new).await })
            })
            .await?;
            done += 1;
        }
    }
    for (hash, old) in sealed::store::pendings(db).await? {
        if let Some(new) = vault.reseal(&sealed::pending(&hash), &old)? {
            done += db
                .write(move |tx| {
                    Box::pin(async move { sealed::store::replace_pending(tx, &hash, &old, &new).await })
                })
                .await?;
        }
    }
    Ok(done)
}

/// Seals a secret for its profile.
pub(crate) fn seal(vault: &Vault, profile: ProfileId, secret: &Secret) -> Result<Vec<u8>> {
    vault.seal(&sealed::secret(profile), &serde_json::to_vec(secret)?)
}

fn open(vault: &Vault, profile: ProfileId, kept: &[u8]) -> Result<Secret> {
    Ok(serde_json::from_slice(&vault.unseal(&sealed::secret(profile), kept)?)?)
}

/// Whether a secret is renewed without a person. By agreement with the connectors such a secret has a field whose
/// name begins with `refresh`, and it is not empty.
pub(crate) fn renews(secret: &Secret) -> bool {
    let filled = |value: &Value| !blank(value) && *value != Value::Bool(false);
    secret
        .fields
        .as_object()
        .is_some_and(|f| f.iter().any(|(name, value)| name.starts_with("refresh") && filled(value)))
}

/// Refuses a secret that opens nothing.
pub(crate) fn refuse_empty(secret: &Secret) -> Result<(), Problem> {
    if blank(&secret.fields) { Err(Problem::new(Kind::Upstream, "secret_empty")) } else { Ok(()) }
}

fn blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(blank),
        Value::Object(fields) => fields.values().all(blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
