//! How often each profile is meant to publish, and where the plan falls short of that or goes beyond it.
//!
//! # Design
//! A target is counted over days or weeks on the wall of the brand's zone, as its calendar shows them. `rules` decides and is
//! pure; what is counted comes from one narrow read, kept until the next commit. Every gap comes with a time that would fill it.

mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use rules::{Period, Verdict};

use jiff::civil::Date;
use rules::Plan;
use selaras_kernel::{
    Actor, BrandId, Change, Problem, ProfileId, Result, Right, Timestamp, WorkspaceId, schedule,
};
use selaras_store::{Db, Kept};
use selaras_workspaces::{brands, profiles, workspace};
use serde_json::json;
use std::sync::{Arc, LazyLock};

/// Most days between the ends of a range.
const SPAN_MAX: i32 = 100;

/// Over what a target is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Each day.
    Day,
    /// Each week, from the day on which the workspace's weeks begin.
    Week,
}

/// How often a profile is meant to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CadenceTarget)]
pub struct Target {
    /// So many posts in each period, 1 to 100.
    pub posts: i32,
    /// How long a period is.
    pub per: Per,
    /// Above this many times the target, a period has too many; 1 to 10.
    #[serde(default = "twice")]
    pub multiple: i32,
    /// Minutes that should lie between two posts; 0 to 1440.
    #[serde(default = "an_hour")]
    pub apart: i32,
}

fn twice() -> i32 {
    2
}

fn an_hour() -> i32 {
    60
}

impl Target {
    fn check(&self) -> Result<(), Problem> {
        let mut problems = Vec::new();
        for (field, value, from, to) in [
            ("posts", self.posts, 1, 100),
            ("multiple", self.multiple, 1, 10),
            ("apart", self.apart, 0, 1440),
        ] {
            if !(from..=to).contains(&value) {
                problems.push(
                    Problem::invalid(field, "cadence_out_of_range")
                        .with("value", value)
                        .with("least", from)
                        .with("most", to),
                );
            }
        }
        Problem::all(problems)
    }
}

/// Where to begin on a network, until one's own numbers say better.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct StartingPoint {
    /// The network.
    pub network: String,
    /// The network of the same kind whose figures these are; empty for its own.
    pub like: String,
    /// So many posts in each period.
    pub posts: i32,
    /// How long a period is.
    pub per: Per,
    /// Where the figures come from.
    pub source: String,
}

static STARTS: LazyLock<Vec<StartingPoint>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("data/starts.csv").as_bytes());
    reader.deserialize().map(|row| row.expect("a test reads every line")).collect()
});

/// What is known of how often one profile is meant to publish.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Cadence {
    /// The target, if one is set.
    pub target: Option<Target>,
    /// Where one could begin, if that is known for its network.
    pub start: Option<StartingPoint>,
}

/// One profile's plan held against its target.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Pace {
    /// The profile.
    pub profile: ProfileId,
    /// Its target.
    pub target: Target,
    /// Every period that touches the range, in the order of time.
    pub periods: Vec<Period>,
    /// Posts that come too soon after the one before (UTC).
    pub close: Vec<Timestamp>,
}

/// How often a profile is meant to publish, and where one could begin.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, profile: ProfileId) -> Result<Cadence> {
    let profile = profiles::get(db, actor, profile).await?;
    let target = store::of_profile(db, actor.workspace, profile.id).await?;
    Ok(Cadence { target, start: STARTS.iter().find(|start| start.network == profile.network).cloned() })
}

/// Sets how often a profile is meant to publish; `None` takes the target away.
///
/// # Errors
/// `not_found`, `forbidden`; `cadence_out_of_range`.
pub async fn set(
    db: &Db,
    actor: &Actor,
    profile: ProfileId,
    target: Option<Target>,
    now: Timestamp,
) -> Result<()> {
    let profile = profiles::get(db, actor, profile).await?;
    actor.require(Right::ProfilesManage, Some(profile.brand))?;
    if let Some(target) = &target {
        target.check()?;
    }
    let change = Change::by(actor, "cadence.set", profile.id.0, now)
        .brand(profile.brand)
        .to(json!({"target": target}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            match target {
                Some(target) => store::put(tx, workspace, profile.brand, profile.id, target).await?,
                None => store::remove(tx, workspace, profile.id).await?,
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

/// What stands in the plan of a brand: profile and due time of each delivery.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Planned(WorkspaceId, BrandId, Timestamp, Timestamp);

impl Kept for Planned {
    type Value = Arc<Vec<(ProfileId, Timestamp)>>;
    const MOST: usize = 256;
}

/// How many deliveries of a brand stand in the plan from an instant on, up to another (not included).
///
/// # Errors
/// `not_found` for a brand whose posts may not be read.
pub async fn planned(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    (from, to): (Timestamp, Timestamp),
) -> Result<u32> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    let planned = store::planned(db, actor.workspace, brand, (from, to)).await?;
    Ok(u32::try_from(planned.len()).unwrap_or(u32::MAX))
}

/// The plans of a brand's profiles that have a target, from `from` to `to` (both included), held against it.
///
/// # Errors
/// `not_found`, `forbidden`, `range_backwards`, `range_too_long`.
pub async fn pace(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    (from, to): (Date, Date),
    now: Timestamp,
) -> Result<Vec<Pace>> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    let brand = brands::get(db, actor, brand).await?;
    actor.require(Right::ProfilesRead, Some(brand.id))?;
    let days = from.until(to).map_or(i32::MAX, |span| span.get_days());
    if days < 0 {
        return Err(Problem::invalid("to", "range_backwards").into());
    }
    if days > SPAN_MAX {
        return Err(Problem::invalid("to", "range_too_long").with("limit", SPAN_MAX).into());
    }
    let targets = store::of_brand(db, actor.workspace, brand.id).await?;
    if targets.is_empty() {
        return Ok(Vec::new());
    }
    let week_start = workspace::get(db, actor).await?.week_start;
    let zone = schedule::zone_named(&brand.zone)?;
    let (first, last) = rules::bounds(from, to, week_start);
    let span = (rules::begin(first, &zone), rules::begin(rules::after(last), &zone));
    let read = async { store::planned(db, actor.workspace, brand.id, span).await.map(Arc::new) };
    let planned = db.kept(Planned(actor.workspace, brand.id, span.0, span.1), read).await?;
    let mut found = Vec::new();
    for profile in profiles::list(db, actor, Some(brand.id)).await? {
        let Some((_, target)) = targets.iter().find(|(id, _)| *id == profile.id) else { continue };
        let times = planned.iter().filter(|(id, _)| *id == profile.id).map(|(_, at)| *at).collect();
        let plan =
            Plan { target: *target, times, zone: &zone, slots: &profile.slots, slots_zone: &profile.zone };
        let periods = plan.periods((from, to), week_start, now)?;
        found.push(Pace { profile: profile.id, target: *target, periods, close: plan.close() });
    }
    Ok(found)
}
