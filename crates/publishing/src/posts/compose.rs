//! How posts are written: made, changed, duplicated, deleted; checked before anything is scheduled.

use super::{Post, PostState, Stage, readable, store};
use crate::{
    delivery::{Delivery, State},
    media,
};
use selaras_kernel::{
    Actor, BrandId, Change, DeliveryId, Kind, PostId, Problem, ProfileId, Result, Right, Timestamp,
    schedule::{WallTime, next_free_slot},
};
use selaras_networks::{Content, Registry, check::check};
use selaras_store::{Db, Tx};
use selaras_workspaces::{
    brands::{self, Brand},
    profiles::{self, Profile},
};
use serde_json::json;
use std::{collections::HashMap, sync::Arc, time::Duration};

/// Most profiles one post may go to.
const PROFILES_MAX: usize = 50;
/// How late a planned time may be when it arrives and still mean "now": the time it takes to fill in a form.
const GRACE: Duration = Duration::from_secs(60);

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

/// A profile the post goes to.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The profile.
    pub profile: ProfileId,
    /// Content of its own; absent means that it follows the post's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
}

/// A post to be made.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    /// The brand.
    pub brand: BrandId,
    /// A name for ourselves.
    #[serde(default)]
    pub title: String,
    /// The campaign.
    #[serde(default)]
    pub campaign: String,
    /// What to say.
    pub content: Content,
    /// Where.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// When; absent makes a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// What to change of a post; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// A name for ourselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    /// What to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    /// Where; replaces the whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variants: Option<Vec<Variant>>,
    /// When (moves a scheduled post).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// A post that has been checked and only needs to be written.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(crate) post: Post,
    pub(crate) contents: Vec<Content>,
    change: Change,
    /// The version that was changed; `None` for a new post.
    replaces: Option<i64>,
}

/// Everything the checks need to know of a brand's profiles.
pub(crate) struct Targets {
    pub brand: Brand,
    profiles: Arc<[Profile]>,
}

impl Targets {
    pub(crate) async fn read(db: &Db, actor: &Actor, brand: BrandId, ids: &[ProfileId]) -> Result<Self> {
        let brand = brands::get(db, actor, brand).await.map_err(|e| in_field(e, "brand"))?;
        let profiles = profiles::some(db, actor, brand.id, ids).await?;
        let missing: Vec<_> = ids
            .iter()
            .enumerate()
            .filter(|(_, id)| !profiles.iter().any(|p| p.id == **id))
            .map(|(at, id)| {
                Problem::invalid(format!("variants[{at}].profile"), "profile_unknown")
                    .with("profile", id.to_string())
            })
            .collect();
        Problem::all(missing)?;
        Ok(Self { brand, profiles })
    }

    /// The profile that a delivery goes to; `read` made sure that it is there.
    fn profile(&self, id: ProfileId) -> Result<&Profile> {
        Ok(self.profiles.iter().find(|p| p.id == id).ok_or_else(|| Problem::not_found("profile"))?)
    }
}

fn in_field(error: selaras_kernel::Error, field: &str) -> selaras_kernel::Error {
    match error {
        selaras_kernel::Error::Problem(problem) if problem.kind == Kind::NotFound => {
            Problem::invalid(field, "brand_unknown").into()
        }
        other => other,
    }
}

/// Checks a new post and decides what will be written. Reads only.
///
/// # Errors
/// Every problem of the content on every profile at once when it is to be scheduled; a draft may be incomplete.
pub async fn prepare(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    new: NewPost,
    now: Timestamp,
) -> Result<Prepared> {
    if !actor.may(Right::PostsRead, Some(new.brand)) {
        // Who may not even see the brand is told what an unknown brand gets.
        return Err(Problem::invalid("brand", "brand_unknown").into());
    }
    actor.require(Right::PostsWrite, Some(new.brand))?;
    let ids: Vec<_> = new.variants.iter().map(|v| v.profile).collect();
    let targets = Targets::read(db, actor, new.brand, &ids).await?;
    prepare_for(db, networks, actor, &targets, new, now).await
}

/// Like `prepare`, for callers that make many posts for the same brand.
pub(crate) async fn prepare_for(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    targets: &Targets,
    new: NewPost,
    now: Timestamp,
) -> Result<Prepared> {
    let id = PostId::new(now);
    let mut post = Post {
        id,
        brand: new.brand,
        title: new.title,
        campaign: new.campaign,
        stage: Stage::Draft,
        state: PostState::Draft,
        content: new.content,
        when: None,
        due_at: None,
        recurrence: None,
        created_by: actor.person,
        submitted_by: None,
        approved_by: None,
        created_at: now,
        updated_at: now,
        version: 1,
        deliveries: Vec::new(),
    };
    check_shape(&post, &new.variants)?;
    post.deliveries = new.variants.into_iter().map(|v| fresh(v, now)).collect();
    if let Some(when) = &new.when {
        plan(db, actor, targets, &mut post, when, now).await?;
        if !targets.brand.approval {
            actor.require(Right::PostsSchedule, Some(post.brand))?;
            release(&mut post);
        }
        check_contents(db, networks, actor, targets, &post).await?;
    }
    let change = Change::by(actor, "post.created", id.0, now)
        .brand(post.brand)
        .to(json!({"stage": post.stage, "due_at": post.due_at, "profiles": post.deliveries.len()}));
    Ok(finish(post, change, None))
}

/// Settles what follows from the parts of `post`.
fn finish(mut post: Post, change: Change, replaces: Option<i64>) -> Prepared {
    post.state = PostState::of(post.stage, &post.deliveries.iter().map(|d| d.state).collect::<Vec<_>>());
    let contents =
        post.deliveries.iter().map(|d| d.content.clone().unwrap_or_else(|| post.content.clone())).collect();
    Prepared { post, contents, change, replaces }
}

fn fresh(variant: Variant, now: Timestamp) -> Delivery {
    Delivery {
        id: DeliveryId::new(now),
        profile: variant.profile,
        state: State::Draft,
        due_at: None,
        next_at: None,
        attempts: 0,
        published_at: None,
        posted: Vec::new(),
        error: None,
        gone_at: None,
        content: variant.content,
        fence: 0,
    }
}

fn check_shape(post: &Post, variants: &[Variant]) -> Result<(), Problem> {
    let mut problems = Vec::new();
    let mut text = |field: &str, value: &str, max: usize| {
        let count = value.chars().count();
        if count > max {
            problems.push(Problem::invalid(field, "name_too_long").with("limit", max).with("count", count));
        }
        if value.chars().any(char::is_control) {
            problems.push(Problem::invalid(field, "control_characters"));
        }
    };
    text("title", &post.title, 200);
    text("campaign", &post.campaign, 100);
    if post.content.parts.is_empty() {
        problems.push(Problem::invalid("content.parts", "parts_missing"));
    }
    if variants.len() > PROFILES_MAX {
        problems.push(
            Problem::invalid("variants", "profiles_too_many")
                .with("limit", PROFILES_MAX)
                .with("count", variants.len()),
        );
    }
    for (at, variant) in variants.iter().enumerate() {
        if variants[..at].iter().any(|earlier| earlier.profile == variant.profile) {
            problems.push(Problem::invalid(format!("variants[{at}].profile"), "profile_twice"));
        }
        if variant.content.as_ref().is_some_and(|content| content.parts.is_empty()) {
            problems.push(Problem::invalid(format!("variants[{at}].content.parts"), "parts_missing"));
        }
    }
    // The database cannot hold NUL in text, and no network takes it.
    let nul = |content: &Content| serde_json::to_string(content).is_ok_and(|text| text.contains("\\u0000"));
    if nul(&post.content) || variants.iter().filter_map(|v| v.content.as_ref()).any(nul) {
        problems.push(Problem::invalid("content", "control_characters"));
    }
    Problem::all(problems)
}

/// Gives the post and its deliveries their times.
pub(crate) async fn plan(
    db: &Db,
    actor: &Actor,
    targets: &Targets,
    post: &mut Post,
    when: &When,
    now: Timestamp,
) -> Result<()> {
    if post.deliveries.is_empty() {
        return Err(Problem::invalid("variants", "profiles_missing").into());
    }
    let asked = usize::from(when.at.is_some()) + usize::from(when.next_slot) + usize::from(when.now);
    if asked != 1 {
        return Err(Problem::invalid("when", "when_not_one").into());
    }
    if when.next_slot {
        let mut plans = Vec::new();
        for (at, delivery) in post.deliveries.iter().enumerate() {
            let profile = targets.profile(delivery.profile)?;
            let taken = store::due_of_profile(db, actor.workspace, profile.id, now).await?;
            let wall = next_free_slot(&profile.slots, &profile.zone, now, |at| taken.contains(&at))?
                .ok_or_else(|| {
                    Problem::invalid(format!("variants[{at}].profile"), "slots_missing")
                        .with("profile", profile.handle.clone())
                })?;
            plans.push((wall.instant()?, wall));
        }
        for (delivery, (at, _)) in post.deliveries.iter_mut().zip(&plans) {
            delivery.due_at = Some(*at);
        }
        let first = plans.into_iter().min_by_key(|(at, _)| *at);
        post.due_at = first.as_ref().map(|(at, _)| *at);
        post.when = first.map(|(_, wall)| wall);
        return Ok(());
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
    Ok(())
}

/// Lets the deliveries that wait for it go out at their times.
pub(crate) fn release(post: &mut Post) {
    post.stage = Stage::Approved;
    for delivery in post.deliveries.iter_mut().filter(|d| d.state == State::Draft && d.due_at.is_some()) {
        delivery.state = State::Scheduled;
        delivery.next_at = delivery.due_at;
    }
}

/// All problems of what the post says on each of its profiles, by each network's own rules.
pub(crate) async fn check_contents(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    targets: &Targets,
    post: &Post,
) -> Result<()> {
    let mut ids: Vec<_> = std::iter::once(&post.content)
        .chain(post.deliveries.iter().filter_map(|d| d.content.as_ref()))
        .flat_map(|content| {
            content
                .attachments()
                .map(|a| a.media)
                .chain(content.parts.iter().filter_map(|p| p.card.as_ref()?.image))
        })
        .collect();
    ids.sort();
    ids.dedup();
    let infos = if ids.is_empty() { HashMap::new() } else { media::infos(db, actor.workspace, &ids).await? };
    let mut problems = Vec::new();
    for (at, delivery) in post.deliveries.iter().enumerate() {
        let profile = targets.profile(delivery.profile)?;
        let Some(connector) = networks.get(&profile.network) else {
            problems.push(
                Problem::invalid(format!("variants[{at}].profile"), "network_unknown")
                    .with("network", profile.network.clone()),
            );
            continue;
        };
        let (content, prefix) = match &delivery.content {
            Some(own) => (own, format!("variants[{at}].content")),
            None => (&post.content, "content".to_owned()),
        };
        let found = check(&**connector, content, &profile.limits, &|id| infos.get(&id).cloned());
        problems.extend(found.into_iter().map(|p| p.under(&prefix).with("profile", profile.handle.clone())));
    }
    Ok(Problem::all(problems)?)
}

impl Prepared {
    /// The post as it will be.
    pub fn post(&self) -> &Post {
        &self.post
    }

    /// Writes it, as the answer to whoever asked.
    ///
    /// # Errors
    /// `stale` when the post was changed meanwhile, `post_underway` when a worker has begun to send it.
    pub async fn write(self, tx: &mut Tx) -> Result<Post> {
        let post = self.put(tx).await?;
        tx.answer(&post).await?;
        Ok(post)
    }

    /// Writes it as one of several.
    pub(crate) async fn put(self, tx: &mut Tx) -> Result<Post> {
        match self.replaces {
            None => store::insert(tx, self.change.workspace, &self.post, &self.contents),
            Some(version) => {
                store::replace(tx, self.change.workspace, &self.post, &self.contents, version).await?
            }
        }
        tx.tell(self.change);
        Ok(self.post)
    }
}

/// Makes a post.
///
/// # Errors
/// Those of `prepare`.
pub async fn create(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    new: NewPost,
    now: Timestamp,
) -> Result<Post> {
    let prepared = prepare(db, networks, actor, new, now).await?;
    db.write(move |tx| Box::pin(prepared.write(tx))).await
}

/// Checks changes to a post and decides what will be written. Reads only. Changing the content of an approved post where
/// the brand wants approval sends it back to draft.
///
/// # Errors
/// `stale` when `version` is given and no longer the post's; `post_underway` when it is being sent or has appeared anywhere.
pub async fn prepare_changes(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    id: PostId,
    changes: Changes,
    version: Option<i64>,
    now: Timestamp,
) -> Result<Prepared> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsWrite)?;
    if version.is_some_and(|seen| seen != old.version) {
        return Err(Problem::new(Kind::Stale, "stale").with("version", old.version).into());
    }
    let mut post = old.clone();
    let words_change = changes.content.is_some() || changes.variants.is_some();
    if (words_change || changes.when.is_some())
        && !old.deliveries.iter().all(|d| d.state.editable() && d.posted.is_empty())
    {
        return Err(Problem::new(Kind::Conflict, "post_underway").into());
    }
    post.title = changes.title.unwrap_or(post.title);
    post.campaign = changes.campaign.unwrap_or(post.campaign);
    post.content = changes.content.unwrap_or(post.content);
    if let Some(variants) = changes.variants {
        check_shape(&post, &variants)?;
        post.deliveries = variants
            .into_iter()
            .map(|variant| match old.deliveries.iter().find(|d| d.profile == variant.profile) {
                Some(kept) => Delivery { content: variant.content, ..kept.clone() },
                None => Delivery { due_at: old.due_at, ..fresh(variant, now) },
            })
            .collect();
    } else {
        check_shape(&post, &[])?;
    }
    let ids: Vec<_> = post.deliveries.iter().map(|d| d.profile).collect();
    let targets = Targets::read(db, actor, post.brand, &ids).await?;
    let was_released = old.stage == Stage::Approved;
    if words_change || changes.when.is_some() {
        // What was tried with the old words or at the old time begins afresh.
        for delivery in &mut post.deliveries {
            *delivery =
                Delivery { state: State::Draft, next_at: None, attempts: 0, error: None, ..delivery.clone() };
        }
        if let Some(when) = &changes.when {
            plan(db, actor, &targets, &mut post, when, now).await?;
        }
        let may_go = if targets.brand.approval {
            was_released && !words_change
        } else {
            was_released || changes.when.is_some()
        };
        if may_go {
            actor.require(Right::PostsSchedule, Some(post.brand))?;
            let past = post.due_at.is_some_and(|due| due + GRACE < now);
            if past {
                return Err(Problem::invalid("when", "time_past")
                    .with("value", post.due_at.map(|t| t.to_string()))
                    .with("zone", "UTC")
                    .with("now", now.to_string())
                    .into());
            }
            release(&mut post);
        } else if was_released {
            post.stage = Stage::Draft;
            post.approved_by = None;
        }
        if post.due_at.is_some() {
            check_contents(db, networks, actor, &targets, &post).await?;
        }
    }
    post.version = old.version + 1;
    post.updated_at = now;
    let change = Change::by(actor, "post.changed", id.0, now)
        .brand(post.brand)
        .from(difference(&old, &post))
        .to(difference(&post, &old));
    Ok(finish(post, change, Some(old.version)))
}

/// The fields of `this` that differ from `other`.
fn difference(this: &Post, other: &Post) -> serde_json::Value {
    let mut fields = serde_json::Map::new();
    let mut note = |name: &str, a: serde_json::Value, b: serde_json::Value| {
        if a != b {
            fields.insert(name.into(), a);
        }
    };
    note("title", json!(this.title), json!(other.title));
    note("campaign", json!(this.campaign), json!(other.campaign));
    note("stage", json!(this.stage), json!(other.stage));
    note("content", json!(this.content), json!(other.content));
    note("when", json!(this.when), json!(other.when));
    let variants = |post: &Post| {
        json!(
            post.deliveries
                .iter()
                .map(|d| json!({"profile": d.profile, "content": d.content}))
                .collect::<Vec<_>>()
        )
    };
    note("variants", variants(this), variants(other));
    fields.into()
}

/// Changes a post.
///
/// # Errors
/// Those of `prepare_changes` and of `Prepared::write`.
pub async fn update(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    id: PostId,
    changes: Changes,
    version: Option<i64>,
    now: Timestamp,
) -> Result<Post> {
    let prepared = prepare_changes(db, networks, actor, id, changes, version, now).await?;
    db.write(move |tx| Box::pin(prepared.write(tx))).await
}

/// Makes a draft that says the same on the same profiles.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn duplicate(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    id: PostId,
    now: Timestamp,
) -> Result<Post> {
    let old = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsWrite)?;
    let variants =
        old.deliveries.into_iter().map(|d| Variant { profile: d.profile, content: d.content }).collect();
    let new = NewPost {
        brand: old.brand,
        title: old.title,
        campaign: old.campaign,
        content: old.content,
        variants,
        when: None,
    };
    create(db, networks, actor, new, now).await
}

/// Deletes a post of which nothing has appeared.
///
/// # Errors
/// `post_underway` when it is being sent or has appeared somewhere: then it stays as the record of what happened.
pub async fn delete(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<()> {
    let post = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsWrite)?;
    if !post.deliveries.iter().all(|d| d.state.editable() && d.posted.is_empty()) {
        return Err(Problem::new(Kind::Conflict, "post_underway").into());
    }
    let change = Change::by(actor, "post.deleted", id.0, now)
        .brand(post.brand)
        .from(json!({"title": post.title, "content": post.content}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            store::delete(tx, workspace, &post).await?;
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

/// The next occurrence of a post that repeats, at `wall`. One whose time has `missed` is called off, so that it is seen.
pub(crate) fn repeated(template: &Post, wall: WallTime, at: Timestamp, missed: bool, now: Timestamp) -> Post {
    let state = match (template.stage, missed) {
        (_, true) => State::Cancelled,
        (Stage::Approved, false) => State::Scheduled,
        _ => State::Draft,
    };
    let deliveries = template
        .deliveries
        .iter()
        .map(|d| Delivery {
            state,
            due_at: Some(at),
            next_at: (state == State::Scheduled).then_some(at),
            ..fresh(Variant { profile: d.profile, content: d.content.clone() }, now)
        })
        .collect();
    Post {
        id: PostId::new(now),
        when: Some(wall),
        due_at: Some(at),
        created_at: now,
        updated_at: now,
        version: 1,
        deliveries,
        ..template.clone()
    }
}
