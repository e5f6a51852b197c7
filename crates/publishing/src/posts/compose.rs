//! How posts are written: made, changed, duplicated, deleted; checked before anything is scheduled.

use super::{
    Post, PostState, Purpose, Stage,
    checks::{Targets, check_contents, check_shape},
    plan::{GRACE, SlotWanted, When, plan, release, take_slots},
    readable, store,
};
use crate::{
    approval::{self, ReviewStep},
    delivery::{Delivery, State},
    recurrence, versions,
};
use selaras_kernel::{
    Actor, BrandId, Change, DeliveryId, Kind, PostId, Problem, ProfileId, Result, Right, Timestamp,
    schedule::WallTime,
};
use selaras_networks::{Content, Registry};
use selaras_store::{Db, Tx};
use serde_json::json;

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
    /// What it is for.
    #[serde(default, skip_serializing_if = "Purpose::is_empty")]
    pub purpose: Purpose,
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
    /// What it is for; replaces all of it, so that what is left out is no longer said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
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
    over: Over,
    slots: Vec<SlotWanted>,
    /// What its words were, when they change, and who changes them.
    reworded: Option<(Actor, Post)>,
    /// What it was, when it is changed and belongs to a recurrence.
    was: Option<Box<Post>>,
    /// The steps of approval that begin again.
    steps: Option<Vec<ReviewStep>>,
    now: Timestamp,
}

/// What a prepared post is written over.
#[derive(Clone, Copy, Debug)]
enum Over {
    /// Nothing: it is new.
    Nothing,
    /// This version's names; its deliveries stay as they are, with all that has become of them.
    Names(i64),
    /// This version and its deliveries, of which nothing has appeared.
    All(i64),
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
        purpose: new.purpose,
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
    let mut slots = Vec::new();
    if let Some(when) = &new.when {
        slots = plan(db, actor, targets, &mut post, when, now).await?;
        if !targets.brand.approval {
            actor.require(Right::PostsSchedule, Some(post.brand))?;
            release(&mut post);
        }
        check_contents(db, networks, actor, targets, &post).await?;
    }
    let change = Change::by(actor, "post.created", id.0, now)
        .brand(post.brand)
        .to(json!({"stage": post.stage, "due_at": post.due_at, "profiles": post.deliveries.len()}));
    Ok(finish(post, change, Over::Nothing, slots, now))
}

/// Settles what follows from the parts of `post`.
fn finish(mut post: Post, change: Change, over: Over, slots: Vec<SlotWanted>, now: Timestamp) -> Prepared {
    post.state = PostState::of(post.stage, &post.deliveries.iter().map(|d| d.state).collect::<Vec<_>>());
    let contents =
        post.deliveries.iter().map(|d| d.content.clone().unwrap_or_else(|| post.content.clone())).collect();
    Prepared { post, contents, change, over, slots, reworded: None, was: None, steps: None, now }
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
        first_comment: None,
        content: variant.content,
        fence: 0,
    }
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
    pub(crate) async fn put(mut self, tx: &mut Tx) -> Result<Post> {
        if !self.slots.is_empty() {
            take_slots(tx, self.change.workspace, &mut self.post, &self.slots, self.now).await?;
            self.change.after["due_at"] = json!(self.post.due_at);
        }
        if let Some(was) = &self.was {
            recurrence::step_aside(tx, self.change.workspace, was, self.now).await?;
        }
        if let Some((actor, old)) = &self.reworded {
            versions::keep_before_change(tx, actor, old, self.now).await?;
        }
        match self.over {
            Over::Nothing => store::insert(tx, self.change.workspace, &self.post, &self.contents)?,
            Over::Names(version) => store::rename(tx, self.change.workspace, &self.post, version).await?,
            Over::All(version) => {
                store::replace(tx, self.change.workspace, &self.post, &self.contents, version).await?
            }
        }
        if self.post.stage == Stage::InReview {
            match self.steps {
                Some(steps) => {
                    approval::begin(tx, self.change.workspace, &self.post, steps, self.now).await?;
                }
                None => approval::replan(tx, self.change.workspace, &self.post).await?,
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
/// `stale` when `version` is given and no longer the post's; `post_underway` when it is being sent or has appeared anywhere; `post_rejected`.
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
    old.still(version)?;
    let mut post = old.clone();
    let words_change = changes.content.is_some() || changes.variants.is_some();
    let names_only = !words_change && changes.when.is_none();
    if !names_only && !old.deliveries.iter().all(|d| d.state.editable() && d.posted.is_empty()) {
        return Err(Problem::new(Kind::Conflict, "post_underway").into());
    }
    if !names_only && old.stage == Stage::Rejected {
        return Err(Problem::new(Kind::Conflict, "post_rejected").into());
    }
    post.title = changes.title.unwrap_or(post.title);
    post.campaign = changes.campaign.unwrap_or(post.campaign);
    post.purpose = changes.purpose.unwrap_or(post.purpose);
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
    let mut slots = Vec::new();
    if !names_only {
        // What was tried with the old words or at the old time begins afresh; what a person held back or called off stays so,
        // until it is given a time.
        for delivery in &mut post.deliveries {
            let held = matches!(delivery.state, State::Paused | State::Cancelled) && changes.when.is_none();
            let state = if held { delivery.state } else { State::Draft };
            *delivery = Delivery { state, next_at: None, attempts: 0, error: None, ..delivery.clone() };
        }
        if let Some(when) = &changes.when {
            slots = plan(db, actor, &targets, &mut post, when, now).await?;
        }
        let may_go = if targets.brand.approval {
            was_released && !words_change
        } else {
            was_released || changes.when.is_some()
        };
        if may_go {
            actor.require(Right::PostsSchedule, Some(post.brand))?;
            let goes = post.deliveries.iter().any(|d| d.state == State::Draft);
            if goes && post.due_at.is_some_and(|due| due + GRACE < now) {
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
    let mut steps = None;
    if words_change && post.stage == Stage::InReview {
        // What waits for approval is theirs now, so somebody else must agree to it, from the first step on.
        post.submitted_by = actor.person;
        post.approved_by = None;
        steps = Some(approval::prepare(db, actor.workspace, &post, &targets.networks(), now).await?.0);
    }
    post.version = old.version + 1;
    post.updated_at = now;
    let change = Change::by(actor, "post.changed", id.0, now)
        .brand(post.brand)
        .from(difference(&old, &post))
        .to(difference(&post, &old));
    let over = if names_only { Over::Names(old.version) } else { Over::All(old.version) };
    let was = old.recurrence.map(|_| Box::new(old.clone()));
    let reworded = words_change.then(|| (actor.clone(), old));
    Ok(Prepared { reworded, was, steps, ..finish(post, change, over, slots, now) })
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
    note("purpose", json!(this.purpose), json!(other.purpose));
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
        purpose: old.purpose,
        content: old.content,
        variants,
        when: None,
    };
    create(db, networks, actor, new, now).await
}

/// Deletes a post of which nothing has appeared, as it was `seen` (a version).
///
/// # Errors
/// `stale` when it was changed since; `post_underway` when it is being sent or has appeared somewhere: then it stays as the record of what happened.
pub async fn delete(db: &Db, actor: &Actor, id: PostId, seen: Option<i64>, now: Timestamp) -> Result<()> {
    let post = readable(store::post(db, actor.workspace, id).await?, actor, Right::PostsWrite)?;
    post.still(seen)?;
    if !post.deliveries.iter().all(|d| d.state.editable() && d.posted.is_empty()) {
        return Err(Problem::new(Kind::Conflict, "post_underway").into());
    }
    let change = Change::by(actor, "post.deleted", id.0, now)
        .brand(post.brand)
        .from(json!({"title": post.title, "content": post.content}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            recurrence::step_aside(tx, workspace, &post, now).await?;
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
        // What waits for somebody's decision is decided about once, not once per occurrence.
        stage: if template.stage == Stage::Approved { Stage::Approved } else { Stage::Draft },
        when: Some(wall),
        due_at: Some(at),
        created_at: now,
        updated_at: now,
        version: 1,
        deliveries,
        ..template.clone()
    }
}
