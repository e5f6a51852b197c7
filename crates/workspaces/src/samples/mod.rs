//! Sample data to explore: which brand it is, how far it has come, and its people and profiles.
//!
//! # Design
//! Making and removing are jobs that go on step by step: each step is one write that moves `done` on, so a crash leaves
//! whole steps, and the job that comes back goes on from there. Whoever asks for the removal ends the making, since a step
//! is only written while the state is still `making`. What the steps write is the caller's; this is the mark they go by.

pub(crate) mod store;

use crate::{
    brands::{self, Brand},
    scope,
};
use selaras_kernel::{
    Actor, BrandId, Change, Kind, MembershipId, PersonId, Problem, ProfileId, Result, Right, Role, Timestamp,
    WorkspaceId, schedule::Slot,
};
use selaras_networks::Limits;
use selaras_store::{
    Db, Tx, events,
    jobs::{self, NewJob},
};
use serde_json::json;

/// The job that makes sample data.
pub const MAKE: &str = "samples.make";
/// The job that removes it.
pub const REMOVE: &str = "samples.remove";

/// Where sample data stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SampleState {
    /// It is being made.
    Making,
    /// It is there.
    Ready,
    /// It is being removed.
    Removing,
}

impl SampleState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Making => "making",
            Self::Ready => "ready",
            Self::Removing => "removing",
        }
    }

    /// What is unknown is taken for something to be removed: nothing is added to it.
    fn from_name(name: &str) -> Self {
        [Self::Making, Self::Ready].into_iter().find(|one| one.as_str() == name).unwrap_or(Self::Removing)
    }
}

/// The sample data of a workspace.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Sample {
    /// The brand it fills.
    pub brand: BrandId,
    /// Where it stands.
    pub state: SampleState,
    /// Steps that are done.
    pub done: i32,
    /// Steps in all.
    pub steps: i32,
    /// Language of its texts.
    pub language: String,
    /// What its chances are drawn from: the same seed makes the same data.
    #[serde(skip)]
    pub seed: i64,
    /// When it was begun.
    pub started_at: Timestamp,
    /// Its people, who cannot sign in.
    #[serde(skip)]
    pub people: Vec<PersonId>,
}

/// A person of the sample team.
#[derive(Clone, Debug)]
pub struct SamplePerson {
    /// Name.
    pub name: String,
    /// Role in the brand.
    pub role: Role,
}

/// A profile of the sample brand.
#[derive(Clone, Debug)]
pub struct SampleProfile {
    /// The network.
    pub network: String,
    /// Base address of its server; leads nowhere.
    pub server: String,
    /// Without `@`.
    pub handle: String,
    /// Display name.
    pub name: String,
    /// The network's real limits.
    pub limits: Limits,
    /// Times of the week at which it publishes.
    pub slots: Vec<Slot>,
}

/// What sample data begins with.
#[derive(Clone, Debug)]
pub struct NewSample {
    /// Name of the brand.
    pub name: String,
    /// Its zone.
    pub zone: String,
    /// `en` or `id`.
    pub language: String,
    /// What its chances are drawn from.
    pub seed: i64,
    /// Steps in which it is made.
    pub steps: i32,
    /// The team.
    pub people: Vec<SamplePerson>,
    /// The profiles.
    pub profiles: Vec<SampleProfile>,
}

/// The sample data of the actor's workspace, if there is any.
///
/// # Errors
/// `forbidden`.
pub async fn get(db: &Db, actor: &Actor) -> Result<Option<Sample>> {
    scope::somewhere(actor, Right::WorkspaceRead)?;
    let sample = store::get(db, actor.workspace).await?;
    Ok(sample.filter(|one| actor.may(Right::WorkspaceRead, Some(one.brand))))
}

/// Where the sample data of `workspace` stands, for the job that works on it.
///
/// # Errors
/// The database's.
pub async fn of(db: &Db, workspace: WorkspaceId) -> Result<Option<Sample>> {
    store::get(db, workspace).await
}

/// Makes the brand with its team and profiles, and puts the job that fills it into the queue. What is there already stays
/// as it is, and is what comes back.
///
/// # Errors
/// `forbidden`.
pub async fn begin(db: &Db, actor: &Actor, new: NewSample, now: Timestamp) -> Result<Sample> {
    actor.require(Right::BrandsManage, None)?;
    let actor = actor.clone();
    db.write(move |tx| {
        Box::pin(async move {
            if let Some(there) = store::lock(tx, actor.workspace).await? {
                return Ok(there);
            }
            let brand = Brand {
                id: BrandId::new(now),
                name: new.name,
                zone: new.zone,
                approval: true,
                sample: true,
                created_at: now,
                version: 1,
            };
            brands::store::insert(tx, actor.workspace, &brand).await?;
            let mut people = Vec::new();
            for person in &new.people {
                let id = PersonId::new(now);
                store::person(
                    tx,
                    actor.workspace,
                    brand.id,
                    (id, MembershipId::new(now)),
                    person,
                    &new.language,
                    now,
                )
                .await?;
                people.push(id);
            }
            for profile in &new.profiles {
                let id = ProfileId::new(now);
                store::profile(tx, actor.workspace, &brand, id, profile, now).await?;
            }
            let sample = Sample {
                brand: brand.id,
                state: SampleState::Making,
                done: 0,
                steps: new.steps,
                language: new.language,
                seed: new.seed,
                started_at: now,
                people,
            };
            if !store::insert(tx, actor.workspace, &sample).await? {
                // Another node was faster; this write is undone.
                return Err(Problem::new(Kind::Conflict, "sample_underway").into());
            }
            enqueue(tx, actor.workspace, MAKE, now).await?;
            let told = Change::by(&actor, "brand.created", brand.id.0, now).brand(brand.id);
            tx.tell(told.to(brands::told(&brand)));
            Ok(sample)
        })
    })
    .await
}

/// Marks the sample data for removal and puts the job that removes it into the queue.
///
/// # Errors
/// `forbidden`; `not_found` when there is none.
pub async fn end(db: &Db, actor: &Actor, now: Timestamp) -> Result<Sample> {
    actor.require(Right::BrandsManage, None)?;
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            let there = store::lock(tx, workspace).await?.ok_or_else(|| Problem::not_found("sample"))?;
            store::mark(tx, workspace, SampleState::Removing).await?;
            enqueue(tx, workspace, REMOVE, now).await?;
            Ok(Sample { state: SampleState::Removing, ..there })
        })
    })
    .await
}

async fn enqueue(tx: &mut Tx, workspace: WorkspaceId, kind: &'static str, now: Timestamp) -> Result<()> {
    let job = NewJob {
        kind,
        key: Some(workspace.to_string()),
        payload: json!({ "workspace": workspace }),
        run_at: now,
    };
    jobs::enqueue(tx, job, now).await
}

/// Every profile the sample brand ever had, also those that were removed from it since.
///
/// # Errors
/// The database's.
pub async fn profiles(db: &Db, workspace: WorkspaceId, brand: BrandId) -> Result<Vec<ProfileId>> {
    store::profiles(db, workspace, brand).await
}

/// Notes within the write of step number `step` that it is done; `false` when it was done before, or the data is being
/// removed: then this write must do nothing.
///
/// # Errors
/// The database's.
pub async fn step(tx: &mut Tx, workspace: WorkspaceId, step: i32) -> Result<bool> {
    store::step(tx, workspace, step).await
}

/// Removes the team, the profiles, what happened, the brand, and the mark: the last of all.
///
/// # Errors
/// The database's, also when something of the brand is left elsewhere; then nothing was removed here.
pub async fn remove(tx: &mut Tx, workspace: WorkspaceId, sample: &Sample) -> Result<()> {
    events::forget_brand(tx, workspace, sample.brand).await?;
    jobs::forget(tx, MAKE, &workspace.to_string()).await?;
    jobs::forget(tx, REMOVE, &workspace.to_string()).await?;
    store::remove(tx, workspace, sample).await
}
