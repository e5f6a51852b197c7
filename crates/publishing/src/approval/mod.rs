//! Who must agree to a post, in which order, and until when.
//!
//! # Design
//! A brand says its steps once; they are fixed on a post when it is submitted, so that a change of the brand's steps never
//! moves what is under way. A step opens when the one before is approved. Every decision moves the version of the post, so
//! steps that were read together with a post are those that the write meets, or it is `stale`. What is overdue may also be
//! decided by those who lead: nothing gets stuck.

mod chase;
mod store;
#[cfg(test)]
mod tests;

pub use chase::chase;

use crate::posts::{self, Post, Stage};
use selaras_kernel::{
    Actor, BrandId, Change, Cursor, Kind, Page, PersonId, PostId, Problem, Result, Right, Role, Timestamp,
    WorkspaceId, actor::forbidden,
};
use selaras_store::{Db, Tx};
use selaras_workspaces::{
    brands,
    notifications::{self, Reader},
};
use serde_json::json;
use std::{collections::HashSet, time::Duration};

/// Most steps of a brand.
const STEPS_MAX: usize = 10;
/// Longest time a step may be given, in hours: 30 days.
const HOURS_MAX: i64 = 720;
/// Most people named in a step.
const PEOPLE_MAX: usize = 50;
/// Those who may decide what is overdue, whoever it was for.
const LEADS: [Role; 3] = [Role::Owner, Role::Admin, Role::ContentManager];

/// A step that the posts of a brand go through.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalStep {
    /// What it is called.
    pub name: String,
    /// The people who may decide.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// The roles that may decide. Without people and roles it is for everybody who may approve.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Only for posts on these networks; empty means all.
    #[serde(default)]
    pub networks: Vec<String>,
    /// How long it may take, in hours.
    pub hours: i64,
}

/// The steps of a brand, in order.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct ApprovalPlan {
    /// The steps; none means one decision of whoever may approve.
    pub steps: Vec<ApprovalStep>,
    /// Grows with every change; 0 when nobody has set it yet.
    pub version: i64,
}

/// What somebody decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It may go on.
    Approved,
    /// It goes back to the writers.
    ChangesRequested,
    /// It stops here.
    Rejected,
}

impl Verdict {
    const ALL: [Self; 3] = [Self::Approved, Self::ChangesRequested, Self::Rejected];

    fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::ChangesRequested => "changes_requested",
            Self::Rejected => "rejected",
        }
    }
}

/// A step of a post.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct ReviewStep {
    /// What it is called; empty when the brand has no steps of its own.
    pub name: String,
    /// The people who may decide.
    pub people: Vec<PersonId>,
    /// The roles that may decide. Without people and roles it is for everybody who may approve.
    pub roles: Vec<Role>,
    /// How long it may take, in hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<i64>,
    /// Since when it waits (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// Until when it should be decided (UTC): never later than the post's planned time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// When it was decided (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<PersonId>,
    /// The name of the guest who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_name: Option<String>,
    /// What was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Verdict>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl ReviewStep {
    /// The step of a post for which the brand says nothing.
    fn plain() -> Self {
        Self {
            name: String::new(),
            people: Vec::new(),
            roles: Vec::new(),
            hours: None,
            opened_at: None,
            due_at: None,
            decided_at: None,
            decided_by: None,
            decided_name: None,
            decision: None,
            reason: None,
        }
    }

    fn open(&mut self, planned: Option<Timestamp>, now: Timestamp) {
        self.opened_at = Some(now);
        self.due_at = due(now, self.hours, planned);
    }

    /// Whether its deadline has passed.
    fn overdue(&self, now: Timestamp) -> bool {
        self.due_at.is_some_and(|due| due <= now)
    }

    /// Whether it is for who holds these roles as this person.
    fn is_for(&self, person: Option<PersonId>, holds: impl Fn(Role) -> bool, now: Timestamp) -> bool {
        (self.people.is_empty() && self.roles.is_empty())
            || person.is_some_and(|person| self.people.contains(&person))
            || self.roles.iter().any(|role| holds(*role))
            || (self.overdue(now) && LEADS.iter().any(|role| holds(*role)))
    }
}

/// When a step that opened then must be decided.
fn due(opened: Timestamp, hours: Option<i64>, planned: Option<Timestamp>) -> Option<Timestamp> {
    let limit = hours.map(|hours| opened + Duration::from_secs(hours.unsigned_abs() * 3600));
    limit.into_iter().chain(planned).min()
}

/// Whether the actor wrote or submitted the post.
fn own(actor: &Actor, post: &Post) -> bool {
    actor.person.is_some() && (actor.person == post.submitted_by || actor.person == post.created_by)
}

fn holds(actor: &Actor, brand: BrandId) -> impl Fn(Role) -> bool {
    move |role| actor.grants.iter().any(|g| g.role == role && g.brand.is_none_or(|at| at == brand))
}

/// The steps of a post that waits for agreement.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    steps: Vec<ReviewStep>,
    at: usize,
}

impl Open {
    /// The steps of `post`; those of a post that an earlier release submitted are one.
    pub(crate) async fn read(db: &Db, workspace: WorkspaceId, post: PostId) -> Result<Self> {
        Ok(Self::of(store::of_post(db, workspace, post).await?))
    }

    fn of(mut steps: Vec<ReviewStep>) -> Self {
        let at = match steps.iter().position(|step| step.decision.is_none()) {
            Some(at) => at,
            None => {
                steps = vec![ReviewStep::plain()];
                0
            }
        };
        Self { steps, at }
    }

    /// Asks that the actor may approve the open step.
    ///
    /// # Errors
    /// `own_approval`; `step_of_others`.
    pub(crate) fn allow_approval(&self, actor: &Actor, post: &Post, now: Timestamp) -> Result<(), Problem> {
        if own(actor, post) {
            return Err(Problem::new(Kind::Forbidden, "own_approval"));
        }
        self.allow_refusal(actor, post, now)
    }

    /// Asks that the actor may refuse the open step: whoever may approve it, and writers of what they call back.
    ///
    /// # Errors
    /// `step_of_others`.
    pub(crate) fn allow_refusal(&self, actor: &Actor, post: &Post, now: Timestamp) -> Result<(), Problem> {
        let step = &self.steps[self.at];
        if own(actor, post) || step.is_for(actor.person, holds(actor, post.brand), now) {
            Ok(())
        } else {
            Err(Problem::new(Kind::Forbidden, "step_of_others").with("step", step.name.clone()))
        }
    }

    /// Whether an approval of the open step releases the post.
    pub(crate) fn is_last(&self) -> bool {
        self.at + 1 == self.steps.len()
    }

    /// What the open step is called.
    pub(crate) fn name(&self) -> &str {
        &self.steps[self.at].name
    }

    /// Writes a decision, and opens the next step after an approval. To be called in the write that moves the post's version.
    pub(crate) async fn decide(
        mut self,
        tx: &mut Tx,
        actor: &Actor,
        post: &Post,
        (verdict, reason): (Verdict, Option<String>),
        now: Timestamp,
    ) -> Result<()> {
        let step = &mut self.steps[self.at];
        step.decided_at = Some(now);
        step.decided_by = actor.person;
        step.decided_name.clone_from(&actor.guest);
        step.decision = Some(verdict);
        step.reason = reason;
        if verdict == Verdict::Approved
            && let Some(next) = self.steps.get_mut(self.at + 1)
        {
            next.open(post.due_at, now);
        }
        store::write(tx, actor.workspace, post, &self.steps).await
    }

    /// The people whom the step after this one waits for.
    pub(crate) async fn next_people(
        &self,
        db: &Db,
        workspace: WorkspaceId,
        post: &Post,
        now: Timestamp,
    ) -> Result<Vec<PersonId>> {
        match self.steps.get(self.at + 1) {
            Some(next) => people(db, workspace, post, next, now).await,
            None => Ok(Vec::new()),
        }
    }
}

/// The members whom a step waits for.
async fn people(
    db: &Db,
    workspace: WorkspaceId,
    post: &Post,
    step: &ReviewStep,
    now: Timestamp,
) -> Result<Vec<PersonId>> {
    let readers = notifications::readers(db, workspace).await?;
    Ok(addressed(&readers, step, post.brand, [post.created_by, post.submitted_by], now))
}

fn addressed(
    readers: &[Reader],
    step: &ReviewStep,
    brand: BrandId,
    writers: [Option<PersonId>; 2],
    now: Timestamp,
) -> Vec<PersonId> {
    let meant = |reader: &&Reader| {
        reader.may(Right::PostsApprove, brand)
            && !writers.contains(&Some(reader.person))
            && step.is_for(Some(reader.person), |role| reader.is(role, brand), now)
    };
    readers.iter().filter(meant).map(|reader| reader.person).collect()
}

/// The steps that a post on these networks gets, none of them open yet.
fn fixed(plan: &[ApprovalStep], networks: &HashSet<&str>) -> Vec<ReviewStep> {
    let concerns = |step: &&ApprovalStep| {
        step.networks.is_empty() || step.networks.iter().any(|one| networks.contains(one.as_str()))
    };
    let fix = |step: &ApprovalStep| ReviewStep {
        name: step.name.clone(),
        people: step.people.clone(),
        roles: step.roles.clone(),
        hours: Some(step.hours),
        ..ReviewStep::plain()
    };
    let mut steps: Vec<_> = plan.iter().filter(concerns).map(fix).collect();
    if steps.is_empty() {
        // However few of the brand's steps concern it: without any agreement nothing goes out.
        steps.push(ReviewStep::plain());
    }
    steps
}

/// The steps of a post that begins its review, to be written by `begin`, and the people whom the first one waits for.
pub(crate) async fn prepare(
    db: &Db,
    workspace: WorkspaceId,
    post: &Post,
    networks: &HashSet<&str>,
    now: Timestamp,
) -> Result<(Vec<ReviewStep>, Vec<PersonId>)> {
    let plan = store::plan(db, workspace, post.brand).await?;
    let steps = fixed(&plan.steps, networks);
    let told = people(db, workspace, post, &steps[0], now).await?;
    Ok((steps, told))
}

/// Opens the first of `steps` in place of whatever steps the post had.
pub(crate) async fn begin(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: &Post,
    mut steps: Vec<ReviewStep>,
    now: Timestamp,
) -> Result<()> {
    steps[0].open(post.due_at, now);
    store::write(tx, workspace, post, &steps).await
}

/// Brings the deadline of the open step in line with the post's planned time.
pub(crate) async fn replan(tx: &mut Tx, workspace: WorkspaceId, post: &Post) -> Result<()> {
    let Some((place, opened, hours)) = store::open_step(tx, workspace, post.id).await? else { return Ok(()) };
    store::replan(tx, post.id, place, due(opened, hours, post.due_at)).await
}

/// The steps of a brand.
///
/// # Errors
/// `not_found`.
pub async fn plan(db: &Db, actor: &Actor, brand: BrandId) -> Result<ApprovalPlan> {
    sees(db, actor, brand).await?;
    store::plan(db, actor.workspace, brand).await
}

/// A brand of another workspace and one that may not be seen are the same: not there.
async fn sees(db: &Db, actor: &Actor, brand: BrandId) -> Result<()> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Err(Problem::not_found("brand").into());
    }
    brands::get(db, actor, brand).await.map(|_| ())
}

/// Says which steps the posts of a brand go through from now on; what is in review keeps the steps it has.
///
/// # Errors
/// `not_found`, `forbidden`; `stale` when `seen` is given and no longer the plan's version; all problems of the steps.
pub async fn set_plan(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    steps: Vec<ApprovalStep>,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<ApprovalPlan> {
    sees(db, actor, brand).await?;
    if !actor.may(Right::BrandsManage, Some(brand)) {
        return Err(forbidden(Right::BrandsManage).into());
    }
    let readers = notifications::readers(db, actor.workspace).await?;
    check(&steps, brand, &readers)?;
    let old = store::plan(db, actor.workspace, brand).await?;
    if seen.is_some_and(|seen| seen != old.version) {
        return Err(Problem::new(Kind::Stale, "stale").with("version", old.version).into());
    }
    let plan = ApprovalPlan { steps, version: old.version + 1 };
    let change = Change::by(actor, "brand.approval_steps_changed", brand.0, now)
        .brand(brand)
        .from(json!({"steps": old.steps}))
        .to(json!({"steps": plan.steps}));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::set_plan(tx, workspace, brand, &plan, old.version).await? {
                return Err(Problem::new(Kind::Stale, "stale").with("version", old.version).into());
            }
            tx.tell(change);
            Ok(plan)
        })
    })
    .await
}

/// What is wrong with the steps of a brand.
fn check(steps: &[ApprovalStep], brand: BrandId, readers: &[Reader]) -> Result<(), Problem> {
    let mut problems = Vec::new();
    if steps.len() > STEPS_MAX {
        problems.push(Problem::invalid("steps", "steps_too_many").with("limit", STEPS_MAX));
    }
    for (at, step) in steps.iter().enumerate() {
        let field = |name: &str| format!("steps[{at}].{name}");
        if step.name.trim().is_empty()
            || step.name.chars().count() > 100
            || step.name.chars().any(char::is_control)
        {
            problems.push(Problem::invalid(field("name"), "step_name").with("limit", 100));
        }
        if !(1..=HOURS_MAX).contains(&step.hours) {
            problems.push(Problem::invalid(field("hours"), "step_hours").with("limit", HOURS_MAX));
        }
        let may = |person: &PersonId| {
            readers.iter().any(|one| one.person == *person && one.may(Right::PostsApprove, brand))
        };
        if step.people.len() > PEOPLE_MAX || !step.people.iter().all(may) {
            problems.push(Problem::invalid(field("people"), "step_people").with("limit", PEOPLE_MAX));
        }
        if let Some(role) = step.roles.iter().find(|role| !role.holds(Right::PostsApprove)) {
            problems.push(Problem::invalid(field("roles"), "step_role").with("role", role.as_str()));
        }
        if step.roles.len() > Role::ALL.len() {
            problems.push(Problem::invalid(field("roles"), "step_role").with("role", ""));
        }
        if step.networks.len() > 50 || step.networks.iter().any(|name| name.len() > 50) {
            problems.push(Problem::invalid(field("networks"), "step_networks"));
        }
    }
    Problem::all(problems)
}

/// How a post's review stands.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Review {
    /// Its steps, in order; the first without a decision is open while the post is in review.
    pub steps: Vec<ReviewStep>,
    /// Whether the open step waits for the one who asks.
    pub mine: bool,
    /// Whether the open step's deadline has passed.
    pub overdue: bool,
}

/// How a post's review stands; without steps when it was never submitted.
///
/// # Errors
/// `not_found`.
pub async fn review(db: &Db, actor: &Actor, id: PostId, now: Timestamp) -> Result<Review> {
    let post = posts::get(db, actor, id).await?;
    let steps = store::of_post(db, actor.workspace, id).await?;
    if post.stage != Stage::InReview {
        return Ok(Review { steps, mine: false, overdue: false });
    }
    let open = Open::of(steps);
    let mine =
        actor.may(Right::PostsApprove, Some(post.brand)) && open.allow_approval(actor, &post, now).is_ok();
    let overdue = open.steps[open.at].overdue(now);
    Ok(Review { steps: open.steps, mine, overdue })
}

/// A post on the board: it waits for a decision.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Waiting {
    /// The post.
    pub post: PostId,
    /// Its name; empty when it has none.
    pub title: String,
    /// The beginning of its text.
    pub text: String,
    /// Which step is open, from 1.
    pub step: i64,
    /// How many it has.
    pub steps: i64,
    /// What the step is called; empty when the brand has no steps of its own.
    pub name: String,
    /// The people it is for.
    pub people: Vec<PersonId>,
    /// The roles it is for; without people and roles it is for everybody who may approve.
    pub roles: Vec<Role>,
    /// Since when it waits (UTC).
    pub opened_at: Timestamp,
    /// Until when it should be decided (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// The planned time of the post (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_at: Option<Timestamp>,
    /// Whether the deadline has passed.
    pub overdue: bool,
    /// Whether it waits for the one who asks.
    pub mine: bool,
}

/// Most characters of a post's text on the board.
const TEXT_MAX: usize = 200;

/// What waits for a decision in a brand, the oldest first.
///
/// # Errors
/// `not_found`, `cursor_invalid`.
pub async fn board(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    (after, limit): (Option<Cursor>, usize),
    now: Timestamp,
) -> Result<Page<Waiting>> {
    sees(db, actor, brand).await?;
    let limit = limit.clamp(1, 200);
    let after = after.unwrap_or(Cursor { key: i64::MIN, id: uuid::Uuid::nil() });
    let rows = store::board(db, actor.workspace, brand, after, limit + 1).await?;
    let may = actor.may(Right::PostsApprove, Some(brand));
    let waiting = |row: store::BoardRow| {
        let step = ReviewStep {
            due_at: row.due_at,
            people: row.people.0,
            roles: row.roles.0,
            ..ReviewStep::plain()
        };
        let own =
            actor.person.is_some() && (actor.person == row.created_by || actor.person == row.submitted_by);
        let text = row.content.0.parts.first().map(|part| part.text.chars().take(TEXT_MAX).collect());
        Waiting {
            post: row.post_id,
            title: row.title,
            text: text.unwrap_or_default(),
            step: row.place + 1,
            steps: row.steps,
            name: row.name,
            opened_at: row.opened_at,
            due_at: row.due_at,
            planned_at: row.planned_at,
            overdue: step.overdue(now),
            mine: may && !own && step.is_for(actor.person, holds(actor, brand), now),
            people: step.people,
            roles: step.roles,
        }
    };
    let rows = rows.into_iter().map(waiting).collect();
    Ok(Page::from_rows(rows, limit, |one| Cursor { key: one.opened_at.0, id: one.post.0 }))
}
