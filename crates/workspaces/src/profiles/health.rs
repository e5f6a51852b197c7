//! How a profile fares: successes, errors, limits, and what ends soon.

use super::store::{self, KeptError, Place};
use crate::scope;
use selaras_kernel::{Actor, BrandId, Change, ProfileId, Result, Right, Timestamp};
use selaras_networks::{ConnectorError, ErrorKind, Limits};
use selaras_store::{Db, list};
use serde_json::json;
use std::time::Duration;

/// A profile whose access ends soon and needs a person to renew it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Expiring {
    /// The profile.
    pub profile: ProfileId,
    /// Its brand.
    pub brand: BrandId,
    /// Its network.
    pub network: String,
    /// The name people know it by.
    pub handle: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The warning it has reached: 14, 7 or 1 days ahead; 0 when it is over.
    pub days: u32,
}

const DAY: Duration = Duration::from_secs(24 * 3600);
/// A success is noted again after this long.
const SUCCESS_EVERY: Duration = Duration::from_secs(300);
/// The same error is noted again after this long.
const ERROR_EVERY: Duration = Duration::from_secs(60);

/// Notes that calls for these profiles succeeded. Writes only where that is news: the last success is older than five
/// minutes, or an error is to be cleared.
///
/// # Errors
/// The database's.
pub async fn record_success(db: &Db, profiles: &[ProfileId], now: Timestamp) -> Result<()> {
    if profiles.is_empty() {
        return Ok(());
    }
    let ids = list(profiles.iter().map(|p| p.0));
    db.write(move |tx| {
        Box::pin(async move {
            for place in store::record_success(tx, &ids, now - SUCCESS_EVERY, now).await? {
                tell_state(tx, &place, None, now);
            }
            Ok(())
        })
    })
    .await
}

/// Notes that a call for a profile failed.
///
/// # Errors
/// The database's.
pub async fn record_error(db: &Db, profile: ProfileId, error: &ConnectorError, now: Timestamp) -> Result<()> {
    let kept = KeptError { code: error.code().to_owned(), detail: error.detail.clone() };
    // What the network says of one post tells nothing of the account.
    let state = match error.kind {
        ErrorKind::SignInNeeded => Some("sign_in_needed"),
        ErrorKind::TokenExpired
        | ErrorKind::Unavailable
        | ErrorKind::NoAnswer
        | ErrorKind::AddressRefused => Some("failing"),
        ErrorKind::RateLimited
        | ErrorKind::Rejected
        | ErrorKind::NotFound
        | ErrorKind::Media
        | ErrorKind::Rights
        | ErrorKind::NotShown => None,
    };
    db.write(move |tx| {
        Box::pin(async move {
            if let Some(place) =
                store::record_error(tx, profile, &kept, state, now - ERROR_EVERY, now).await?
            {
                tell_state(tx, &place, Some(&kept), now);
            }
            Ok(())
        })
    })
    .await
}

/// Keeps the account's own limits.
///
/// # Errors
/// The database's.
pub async fn save_limits(db: &Db, profile: ProfileId, limits: &Limits, now: Timestamp) -> Result<()> {
    let limits = limits.clone();
    db.write(move |tx| {
        Box::pin(async move {
            if let Some((place, before)) = store::save_limits(tx, profile, &limits, now).await? {
                let (from, to) =
                    scope::difference(serde_json::to_value(before)?, serde_json::to_value(&limits)?);
                tx.tell(told(&place, "profile.limits_changed", now).from(from).to(to));
            }
            Ok(())
        })
    })
    .await
}

/// Profiles of all workspaces whose secret ends `within` from now and can be renewed without a person.
///
/// # Errors
/// The database's.
pub async fn refresh_due(db: &Db, now: Timestamp, within: Duration) -> Result<Vec<ProfileId>> {
    store::refresh_due(db, now + within).await
}

/// Profiles the actor may see whose access ends within 14 days and needs a person to renew it, the soonest first.
///
/// # Errors
/// The database's.
pub async fn expiring(db: &Db, actor: &Actor, now: Timestamp) -> Result<Vec<Expiring>> {
    scope::somewhere(actor, Right::ProfilesRead)?;
    let found =
        store::expiring(db, actor.workspace, &actor.brands(Right::ProfilesRead), now + DAY * 14).await?;
    let read = |row: store::Ending| Expiring {
        profile: row.id,
        brand: row.brand_id,
        network: row.network,
        handle: row.handle,
        expires_at: row.expires_at,
        days: match row.expires_at.since(now) {
            Duration::ZERO => 0,
            left if left <= DAY => 1,
            left if left <= DAY * 7 => 7,
            _ => 14,
        },
    };
    Ok(found.into_iter().map(read).collect())
}

/// What happens to a profile by itself, at its brand.
fn told(place: &Place, kind: &'static str, now: Timestamp) -> Change {
    Change::by(&Actor::system(place.workspace_id), kind, place.id.0, now).brand(place.brand_id)
}

/// Tells of a state that was entered just now.
fn tell_state(tx: &mut selaras_store::Tx, place: &Place, error: Option<&KeptError>, now: Timestamp) {
    if place.state_at == now {
        tx.tell(told(place, "profile.state_changed", now).to(json!({"state": place.state, "error": error})));
    }
}
