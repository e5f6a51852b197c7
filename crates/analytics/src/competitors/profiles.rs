//! Which profiles of a competitor are looked at: found by the network, kept once, let go of with all their numbers.

use super::{
    Competitor, CompetitorProfile, LookState, Lookout, PROFILES_MAX, eyes::Eyes, get, of_theirs, store,
};
use crate::{
    intake::{self, Batch, Reading, Subject},
    profiles::{self, Measure},
};
use selaras_kernel::{Actor, Change, CompetitorId, Kind, Problem, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_networks::{ConnectorError, ErrorKind, Numbers, Own as Refused, PublicProfile, PublicProfileRef};
use selaras_store::{Db, Tx};
use serde_json::json;
use std::time::Duration;

/// How far back the posts of a profile are read when it is new.
pub(super) const HISTORY: Duration = Duration::from_secs(90 * 24 * 3600);
/// Most characters of what a person types for a profile.
const ADDRESS_MAX: usize = 500;

/// A profile to be looked at from now on.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCompetitorProfile {
    /// Stable name of the network.
    #[schema(example = "bluesky")]
    pub network: String,
    /// What people type for a profile there: its handle with or without `@`, or the address of its page.
    #[schema(example = "@kopi@mastodon.social")]
    pub address: String,
}

/// Adds a profile to a competitor: it is found at its network (no transaction is open then), measured, and looked at from now on.
/// Returns the competitor with it.
///
/// # Errors
/// `not_found`, `forbidden`; `brand_sample`; `competitor_profiles_too_many`; `competitor_network_unknown`,
/// `competitor_network_closed`; `competitor_profile_ours`, `competitor_profile_known`; what the network says of the address:
/// `competitor_address_malformed`, `competitor_profile_not_found`, `competitor_profile_not_shown`, `connect_…` for an address that
/// may not be called, `competitor_network_busy`, `competitor_network_away`.
pub async fn add_profile(
    db: &Db,
    actor: &Actor,
    id: CompetitorId,
    new: NewCompetitorProfile,
    lookout: &dyn Lookout,
    now: Timestamp,
) -> Result<Competitor> {
    let competitor = of_theirs(db, actor, id, None).await?;
    let (workspace, brand) = (actor.workspace, competitor.brand);
    let home = lookout.home(workspace, brand).await?.ok_or_else(|| Problem::not_found("brand"))?;
    if home.sample {
        return Err(Problem::new(Kind::Conflict, "brand_sample").into());
    }
    has_room(competitor.profiles.len())?;
    let Some(connector) = lookout.network(&new.network) else {
        return Err(Problem::invalid("network", "competitor_network_unknown")
            .with("network", new.network)
            .into());
    };
    let title = connector.capability().title;
    if connector.capability().public_profiles.is_none() {
        return Err(Problem::invalid("network", "competitor_network_closed").with("network", title).into());
    }
    if new.address.chars().count() > ADDRESS_MAX {
        return Err(Problem::invalid("address", "competitor_address_malformed")
            .with("network", title)
            .into());
    }
    let mut eyes = Eyes::open(connector, lookout, workspace, brand).await?;
    let found = eyes.find(&new.address).await?.map_err(|error| problem(error, title, now))?;
    let same = |server: &str, remote: &str| {
        found.profile.remote_id == remote
            && (found.profile.server.is_empty() || found.profile.server == server)
    };
    if home.profiles.iter().any(|own| own.network == new.network && same(&own.server, &own.remote_id)) {
        let problem = Problem::new(Kind::Conflict, "competitor_profile_ours").at("address");
        return Err(problem.with("handle", found.profile.handle).into());
    }
    let profile = seen(&found, &new.network, now);
    let change = Change::by(actor, "competitor.profile_added", id.0, now)
        .brand(brand)
        .to(json!({"name": competitor.name, "network": profile.network, "handle": profile.handle, "url": profile.url}));
    db.write(move |tx| {
        Box::pin(async move {
            if !store::lock(tx, workspace, brand, id).await? {
                return Err(Problem::not_found("competitor").into());
            }
            has_room(store::count_profiles(tx, workspace, id).await?)?;
            if let Some(whose) = store::whose(tx, workspace, brand, &profile.network, &found.profile).await? {
                let problem = Problem::new(Kind::Conflict, "competitor_profile_known").at("address");
                return Err(problem.with("handle", found.profile.handle).with("name", whose).into());
            }
            store::insert_profile(tx, (workspace, brand, id), &profile, &found.profile, Some(now)).await?;
            profiles::begin_days(tx, workspace, brand, &home.zone).await?;
            let measure = Measure { profile: profile.id, network: profile.network.clone(), ours: false };
            profiles::measure(tx, workspace, brand, &[measure]).await?;
            count(tx, workspace, (profile.id, &profile.network), &found.numbers, now).await?;
            tx.tell(change);
            let mut whole = competitor;
            let of = |one: &CompetitorProfile| (one.network.clone(), one.handle.clone(), one.id);
            let at = whole.profiles.partition_point(|one| of(one) < of(&profile));
            whole.profiles.insert(at, profile);
            tx.answer(&whole).await?;
            Ok(whole)
        })
    })
    .await
}

/// Lets go of a profile of a competitor, with its posts and all numbers.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn remove_profile(
    db: &Db,
    actor: &Actor,
    id: CompetitorId,
    profile: ProfileId,
    now: Timestamp,
) -> Result<Competitor> {
    let competitor = of_theirs(db, actor, id, None).await?;
    let unknown = || Problem::not_found("profile");
    let old = competitor.profiles.iter().find(|one| one.id == profile).ok_or_else(unknown)?;
    let change = Change::by(actor, "competitor.profile_removed", id.0, now)
        .brand(competitor.brand)
        .from(json!({"name": competitor.name, "network": old.network, "handle": old.handle, "url": old.url}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::remove_profile(tx, workspace, id, profile).await? {
                return Err(Problem::not_found("profile").into());
            }
            crate::profiles::forget(tx, workspace, &[profile]).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await?;
    get(db, actor, id).await
}

/// Keeps what a network says of the profile itself.
pub(super) async fn count(
    tx: &mut Tx,
    workspace: WorkspaceId,
    (profile, network): (ProfileId, &str),
    numbers: &Numbers,
    now: Timestamp,
) -> Result<()> {
    let reading = |(metric, value): (&_, &i64)| Reading {
        subject: Subject::Profile,
        metric: *metric,
        at: now,
        value: Some(*value),
    };
    let readings = numbers.iter().map(reading).collect();
    let batch = Batch { profile, source: network.to_owned(), readings, facts: Vec::new() };
    intake::take(tx, workspace, &[batch], false).await.map(|_| ())
}

fn has_room(count: usize) -> Result<(), Problem> {
    let full = || Problem::new(Kind::Conflict, "competitor_profiles_too_many").with("limit", PROFILES_MAX);
    if count < PROFILES_MAX { Ok(()) } else { Err(full()) }
}

fn seen(found: &PublicProfile, network: &str, now: Timestamp) -> CompetitorProfile {
    let PublicProfileRef { handle, .. } = &found.profile;
    CompetitorProfile {
        id: ProfileId::new(now),
        network: network.to_owned(),
        handle: handle.clone(),
        name: found.name.clone(),
        url: found.url.clone(),
        avatar: found.avatar.clone(),
        state: LookState::Waiting,
        error: None,
        posts_since: now - HISTORY,
        looked_at: None,
        created_at: now,
    }
}

/// What a refusal means to the person who typed an address.
fn problem(error: ConnectorError, network: &str, now: Timestamp) -> Problem {
    let of_address = |code: Problem| code.at("address").with("network", network);
    match error.own {
        Some(Refused::NotAServer) => return Problem::invalid("address", "connect_not_a_server"),
        Some(Refused::PlainHttp) => return Problem::invalid("address", "connect_plain_http"),
        Some(Refused::PrivateNetwork) => return Problem::invalid("address", "connect_private_network"),
        Some(Refused::NotAName) => {
            return of_address(Problem::new(Kind::Invalid, "competitor_address_malformed"));
        }
        Some(Refused::NameUnknown) | None => {}
    }
    match error.kind {
        ErrorKind::NotFound => of_address(Problem::new(Kind::Invalid, "competitor_profile_not_found")),
        ErrorKind::NotShown => of_address(Problem::new(Kind::Invalid, "competitor_profile_not_shown")),
        ErrorKind::AddressRefused => {
            Problem::invalid("address", "connect_address_refused").with("detail", error.detail)
        }
        ErrorKind::RateLimited => {
            let wait = error.until.map_or(60, |until| until.since(now).as_secs().max(1));
            of_address(Problem::new(Kind::RateLimited, "competitor_network_busy")).with("retry_after", wait)
        }
        _ => of_address(Problem::new(Kind::Upstream, "competitor_network_away")).with("detail", error.detail),
    }
}
