//! What is to be counted, and when next.
//!
//! # Design
//! A watch is made from the event of a publication or of a connected profile, in the same transaction in which the
//! cursor over the events moves on, so that each event makes its watch once whatever crashes. Posts are looked at
//! often while they are young and ever more seldom later; profiles for as long as they are connected.

pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;

use crate::profiles::Measure;
use selaras_kernel::{BrandId, Event, ProfileId, Result, Timestamp, WorkspaceId};
use selaras_store::{Db, events};
use std::time::Duration;

/// Our name among the consumers of events.
const CONSUMER: &str = "analytics.watches";
/// Events read at a time.
const BATCH: i64 = 500;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Ages (seconds) at which a post is looked at first.
const FIRST: [u64; 3] = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE];
/// From then on: every so often, until this age (seconds).
const RHYTHM: [(u64, u64); 4] = [(HOUR, DAY), (6 * HOUR, 7 * DAY), (DAY, 30 * DAY), (7 * DAY, 365 * DAY)];
/// How often a profile's own numbers are asked for.
pub(crate) const PROFILE: Duration = Duration::from_secs(6 * HOUR);

/// When a post that was published at `born` is looked at next after `now`: after 5, 15 and 30 minutes, hourly for a day,
/// every 6 hours for a week, daily for a month, weekly for a year; then never again.
pub fn next_look(born: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let age = now.since(born);
    let passed = |at: &u64| Duration::from_secs(*at) > age;
    let next = FIRST.into_iter().find(passed).or_else(|| {
        RHYTHM.iter().find_map(|(step, until)| {
            let next = (age.as_secs() / step + 1) * step;
            (next <= *until).then_some(next)
        })
    })?;
    Some(born + Duration::from_secs(next))
}

/// One thing to be counted: a delivery, or a profile (then `subject_id` is the profile's id and `remote_id` is absent).
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Watch {
    pub subject_id: uuid::Uuid,
    pub workspace_id: WorkspaceId,
    pub brand_id: BrandId,
    pub profile_id: ProfileId,
    pub remote_id: Option<String>,
    pub born_at: Timestamp,
    pub misses: i32,
}

/// What an event changes about the watches.
#[derive(Debug)]
pub(crate) enum Step {
    Add(Watch, Timestamp),
    /// The profile is connected (again): its posts are counted again as well.
    Resume(WorkspaceId, ProfileId, Timestamp),
    Stop(WorkspaceId, ProfileId),
    /// The brand's days are those of this zone.
    Zone(WorkspaceId, BrandId, String),
    /// Numbers of the profile are kept from now on.
    Measure(WorkspaceId, BrandId, Measure),
}

/// Reads the events since last time and watches what was published and connected. Returns how many watches are new.
/// Reading the same events twice, or on two nodes at once, adds nothing.
///
/// # Errors
/// The database's.
pub async fn follow(db: &Db, _now: Timestamp) -> Result<usize> {
    let mut added = 0;
    loop {
        let seen = events::cursor(db, CONSUMER).await?;
        let events = events::after(db, seen.unwrap_or(0), BATCH).await?;
        let Some(last) = events.last().map(|event| event.seq) else { return Ok(added) };
        let more = events.len() as i64 == BATCH;
        let steps: Vec<Step> = events.iter().flat_map(steps_of).collect();
        let moved = db
            .write(move |tx| {
                Box::pin(async move {
                    if !events::move_cursor(tx, CONSUMER, seen, last).await? {
                        return Ok(None);
                    }
                    store::take(tx, &steps).await.map(Some)
                })
            })
            .await?;
        match moved {
            Some(count) => added += count,
            // Another node was faster; it goes on from there.
            None => return Ok(added),
        }
        if !more {
            return Ok(added);
        }
    }
}

/// What an event means to the watches; one that cannot be read is passed over, or it would hold up all that follow.
fn steps_of(event: &Event) -> Vec<Step> {
    let profile = ProfileId(event.subject_id);
    match event.kind.as_str() {
        "delivery.published" => match post_of(event) {
            Some(step) => vec![step],
            None => {
                tracing::warn!(
                    seq = event.seq,
                    "a publication without profile, brand and remote id is not counted"
                );
                Vec::new()
            }
        },
        "profile.connected" => {
            let resume = Step::Resume(event.workspace_id, profile, event.at);
            let add = event.brand_id.map(|brand_id| {
                let watch = Watch {
                    subject_id: event.subject_id,
                    workspace_id: event.workspace_id,
                    brand_id,
                    profile_id: profile,
                    remote_id: None,
                    born_at: event.at,
                    misses: 0,
                };
                Step::Add(watch, event.at)
            });
            let to = |name: &str| event.data.0.get("to").and_then(|to| to.get(name)?.as_str());
            let network = to("network").unwrap_or_default().to_owned();
            let measure = event.brand_id.map(|brand| {
                Step::Measure(event.workspace_id, brand, Measure { profile, network, ours: true })
            });
            measure.into_iter().chain(add).chain([resume]).collect()
        }
        "brand.created" | "brand.changed" => {
            let zone = event.data.0.get("to").and_then(|to| to.get("zone")?.as_str());
            let zone = zone.zip(event.brand_id);
            zone.map(|(zone, brand)| Step::Zone(event.workspace_id, brand, zone.to_owned()))
                .into_iter()
                .collect()
        }
        "profile.removed" => vec![Step::Stop(event.workspace_id, profile)],
        _ => Vec::new(),
    }
}

fn post_of(event: &Event) -> Option<Step> {
    let to = event.data.0.get("to")?;
    let text = |name: &str| to.get(name)?.as_str();
    let brand_id = match text("brand") {
        Some(brand) => brand.parse().ok()?,
        None => event.brand_id?,
    };
    let watch = Watch {
        subject_id: event.subject_id,
        workspace_id: event.workspace_id,
        brand_id,
        profile_id: text("profile")?.parse().ok()?,
        remote_id: Some(text("remote_id")?.to_owned()),
        born_at: event.at,
        misses: 0,
    };
    let first = next_look(event.at, event.at)?;
    Some(Step::Add(watch, first))
}
