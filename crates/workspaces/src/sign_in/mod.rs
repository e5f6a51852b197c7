//! May this person in: e-mail and password, throttled, for a session.

mod store;
#[cfg(test)]
mod tests;

use crate::{bearer, check, people, people::password, scope::clipped, sessions, sessions::Session};
use selaras_kernel::{Actor, Change, Kind, Problem, Result, SessionId, Timestamp};
use selaras_store::{Db, Tx};
use serde_json::json;
use std::{net::IpAddr, time::Duration};

/// An attempt to sign in.
#[derive(Clone)]
pub struct SignIn {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Network address it comes from.
    pub address: String,
    /// What the browser calls itself.
    pub user_agent: String,
}

/// Attempts at one account that cost nothing.
const FREE_ACCOUNT: i32 = 5;
/// Attempts from one address that cost nothing: behind one there may be a whole office.
const FREE_ADDRESS: i32 = 20;
/// The first wait; each further failure doubles it.
const FIRST_WAIT: Duration = Duration::from_secs(5);
/// The longest wait. Longer would let anybody lock anybody out for good.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// A failure counts until this long passes without another.
const COUNTS_FOR: Duration = Duration::from_secs(24 * 3600);

/// How long after a failure the next attempt has to wait.
fn wait(failures: i32, free: i32) -> Duration {
    match u32::try_from(failures - free) {
        Ok(more) => FIRST_WAIT.saturating_mul(1 << more.min(16)).min(LONGEST_WAIT),
        Err(_) => Duration::ZERO,
    }
}

/// The right to try one password. Every attempt counts as failed until it has passed, so that many at once gain nothing.
#[derive(Clone)]
pub(crate) struct Turn {
    account: String,
    address: Option<String>,
}

impl Turn {
    /// At an account, from wherever.
    pub(crate) fn of_account(email: &str) -> Self {
        let hash = bearer::hash(email);
        Self {
            account: hash.iter().fold("account:".to_owned(), |key, byte| key + &format!("{byte:02x}")),
            address: None,
        }
    }

    /// At an account, from an address. Of IPv6 the network counts: one machine has 2^64 addresses.
    fn of_both(email: &str, address: &str) -> Self {
        let place = match address.parse() {
            Ok(IpAddr::V6(v6)) if v6.to_ipv4_mapped().is_none() => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}")
            }
            Ok(ip) => ip.to_canonical().to_string(),
            Err(_) => clipped(address, 64),
        };
        Self { address: Some(format!("address:{place}")), ..Self::of_account(email) }
    }

    /// Takes the turn.
    pub(crate) async fn take(self, db: &Db, now: Timestamp) -> Result<()> {
        db.write(move |tx| {
            Box::pin(async move {
                let keys = std::iter::once((&self.account, FREE_ACCOUNT))
                    .chain(self.address.as_ref().map(|address| (address, FREE_ADDRESS)));
                let keys: Vec<_> = keys.collect();
                let fresh = now - COUNTS_FOR;
                let mut again_at = now;
                for (key, free) in &keys {
                    if let Some((failures, last_at)) = store::get(tx, key).await?
                        && last_at >= fresh
                    {
                        again_at = again_at.max(last_at + wait(failures, *free));
                    }
                }
                if again_at > now {
                    let seconds = again_at.since(now).as_secs_f64().ceil() as u64;
                    return Err(Problem::new(Kind::RateLimited, "sign_in_throttled")
                        .with("retry_after", seconds)
                        .into());
                }
                for (key, _) in keys {
                    store::add(tx, key, fresh, now).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// The password was right.
    pub(crate) async fn passed(&self, tx: &mut Tx) -> Result<()> {
        store::clear(tx, &self.account).await?;
        match &self.address {
            Some(address) => store::take_back(tx, address).await,
            None => Ok(()),
        }
    }
}

/// Signs a person in: the session's token (told only here) and the session.
///
/// # Errors
/// `sign_in_wrong` when the e-mail or the password is wrong, `sign_in_throttled` with `retry_after` (seconds).
pub async fn sign_in(db: &Db, attempt: SignIn, now: Timestamp) -> Result<(String, Session)> {
    let email = check::same_email(&attempt.email);
    let turn = Turn::of_both(&email, &attempt.address);
    turn.clone().take(db, now).await?;
    let person = people::store::by_email(db, &email).await?;
    let hash = person.as_ref().and_then(|p| p.password_hash.clone());
    let right = password::verify(attempt.password, hash).await?;
    let Some(person) = person.filter(|_| right) else {
        return Err(Problem::new(Kind::Unauthenticated, "sign_in_wrong").into());
    };
    let token = bearer::new(sessions::PREFIX);
    let hash = bearer::hash(&token);
    let session = Session {
        id: SessionId::new(now),
        person: person.id,
        user_agent: clipped(&attempt.user_agent, 300),
        address: clipped(&attempt.address, 64),
        created_at: now,
        seen_at: now,
        expires_at: now + sessions::LONGEST,
        current: true,
    };
    let kept = session.clone();
    db.write(move |tx| {
        Box::pin(async move {
            turn.passed(tx).await?;
            sessions::store::insert(tx, &kept, &hash).await?;
            for workspace in people::store::workspaces(tx, kept.person).await? {
                let actor = Actor { person: Some(kept.person), ..Actor::system(workspace) };
                tx.tell(
                    Change::by(&actor, "session.begun", kept.id.0, now)
                        .to(json!({"address": kept.address, "user_agent": kept.user_agent})),
                );
            }
            Ok(())
        })
    })
    .await?;
    Ok((token, session))
}

/// Ends the session with this token. One that is over already is no error.
///
/// # Errors
/// The database's.
pub async fn sign_out(db: &Db, token: &str, now: Timestamp) -> Result<()> {
    let hash = bearer::hash(token);
    db.write(move |tx| {
        Box::pin(async move {
            if let Some((id, person)) = sessions::store::delete_by_token(tx, &hash).await? {
                for workspace in people::store::workspaces(tx, person).await? {
                    let actor = Actor { person: Some(person), ..Actor::system(workspace) };
                    tx.tell(Change::by(&actor, "session.ended", id.0, now));
                }
            }
            Ok(())
        })
    })
    .await
}

/// Forgets failures that no longer count.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: Timestamp) -> Result<()> {
    db.write(move |tx| Box::pin(store::sweep(tx, now - COUNTS_FOR))).await
}
