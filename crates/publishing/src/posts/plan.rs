//! When posts go out: planned times, free slots, and letting go of what is agreed to.

use super::{Post, Stage, checks::Targets, store};
use crate::delivery::State;
use selaras_kernel::{
    Actor, Problem, ProfileId, Result, Timestamp, WorkspaceId,
    schedule::{Slot, WallTime, next_free_slot},
};
use selaras_store::{Db, Tx};
use std::time::Duration;

/// How late a planned time may be when it arrives and still mean "now": the time it takes to fill in a form.
pub(super) const GRACE: Duration = Duration::from_secs(60);

/// When a post shall appear: exactly one of the three.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Local date and time without an offset, such as `2026-12-24T09:30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// IANA zone of `at`; absent means the brand's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// At each profile's next free weekly slot.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub next_slot: bool,
    /// At once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub now: bool,
}

impl When {
    /// At this time on the wall of `zone`.
    pub fn at(at: &str, zone: &str) -> Self {
        Self { at: Some(at.into()), zone: Some(zone.into()), ..Self::default() }
    }
}

/// The weekly slots that a delivery wants the next free one of. Which it gets is decided in the write itself, so that two
/// posts that are planned at the same time never get the same.
#[derive(Clone, Debug)]
pub(crate) struct SlotWanted {
    profile: ProfileId,
    handle: String,
    slots: Vec<Slot>,
    zone: String,
}

/// Gives the post and its deliveries their times. What is returned must be handed to `take_slots` in the write.
pub(crate) async fn plan(
    db: &Db,
    actor: &Actor,
    targets: &Targets,
    post: &mut Post,
    when: &When,
    now: Timestamp,
) -> Result<Vec<SlotWanted>> {
    if post.deliveries.is_empty() {
        return Err(Problem::invalid("variants", "profiles_missing").into());
    }
    let asked = usize::from(when.at.is_some()) + usize::from(when.next_slot) + usize::from(when.now);
    if asked != 1 {
        return Err(Problem::invalid("when", "when_not_one").into());
    }
    if when.next_slot {
        let (mut wanted, mut plans) = (Vec::new(), Vec::new());
        for (at, delivery) in post.deliveries.iter().enumerate() {
            let profile = targets.profile(delivery.profile)?;
            let taken = store::due_of_profile(db, actor.workspace, profile.id, now).await?;
            let wall = next_free_slot(&profile.slots, &profile.zone, now, |at| taken.contains(&at))?
                .ok_or_else(|| no_slot(at, &profile.handle))?;
            plans.push((wall.instant()?, wall));
            wanted.push(SlotWanted {
                profile: profile.id,
                handle: profile.handle.clone(),
                slots: profile.slots.clone(),
                zone: profile.zone.clone(),
            });
        }
        give(post, plans);
        return Ok(wanted);
    }
    let zone = when.zone.as_deref().unwrap_or(&targets.brand.zone);
    let (wall, at) = match &when.at {
        Some(at) => {
            let wall = WallTime::parse(at, zone).map_err(|p| p.under("when"))?;
            let instant = wall.instant().map_err(|p| p.under("when"))?;
            if instant + GRACE < now {
                let shown = WallTime::at_instant(now, zone).map_err(|p| p.under("when"))?;
                return Err(Problem::invalid("when.at", "time_past")
                    .with("value", wall.at.to_string())
                    .with("zone", zone)
                    .with("now", shown.at.round(jiff::Unit::Second).unwrap_or(shown.at).to_string())
                    .into());
            }
            (wall, instant)
        }
        None => (WallTime::at_instant(now, zone).map_err(|p| p.under("when"))?, now),
    };
    for delivery in &mut post.deliveries {
        delivery.due_at = Some(at);
    }
    post.due_at = Some(at);
    post.when = Some(wall);
    Ok(Vec::new())
}

fn no_slot(at: usize, handle: &str) -> Problem {
    Problem::invalid(format!("variants[{at}].profile"), "slots_missing").with("profile", handle)
}

/// Gives each delivery its slot; the post stands in the calendar at the first of them.
fn give(post: &mut Post, plans: Vec<(Timestamp, WallTime)>) {
    for (delivery, (at, _)) in post.deliveries.iter_mut().zip(&plans) {
        delivery.due_at = Some(*at);
        delivery.next_at = delivery.next_at.map(|_| *at);
    }
    let first = plans.into_iter().min_by_key(|(at, _)| *at);
    post.due_at = first.as_ref().map(|(at, _)| *at);
    post.when = first.map(|(_, wall)| wall);
}

/// Takes for each delivery the slot that is free now, within the write: one that another writer took since it was planned is
/// passed over.
pub(super) async fn take_slots(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: &mut Post,
    wanted: &[SlotWanted],
    now: Timestamp,
) -> Result<()> {
    if wanted.is_empty() {
        return Ok(());
    }
    let mut plans = Vec::new();
    for (at, SlotWanted { profile, handle, slots, zone }) in wanted.iter().enumerate() {
        let delivery = post.deliveries[at].id;
        let mut taken = store::due_of_others(tx, workspace, *profile, delivery, now).await?;
        let wall = loop {
            let wall = next_free_slot(slots, zone, now, |at| taken.contains(&at))?
                .ok_or_else(|| no_slot(at, handle))?;
            let instant = wall.instant()?;
            if store::claim_slot(tx, *profile, delivery, instant, now).await? {
                break (instant, wall);
            }
            taken.insert(instant);
        };
        plans.push(wall);
    }
    give(post, plans);
    Ok(())
}

/// Lets what `release` let go out wait for it again.
pub(super) fn withhold(post: &mut Post) {
    for delivery in post.deliveries.iter_mut().filter(|d| d.state == State::Scheduled) {
        delivery.state = State::Draft;
        delivery.next_at = None;
    }
}

/// Lets the deliveries that wait for it go out at their times.
pub(crate) fn release(post: &mut Post) {
    post.stage = Stage::Approved;
    for delivery in post.deliveries.iter_mut().filter(|d| d.state == State::Draft && d.due_at.is_some()) {
        delivery.state = State::Scheduled;
        delivery.next_at = delivery.due_at;
    }
}
