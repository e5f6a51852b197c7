//! The steps of one post: how they are fixed, opened and decided.

use super::{
    ApprovalStep, StandIn, own, store,
    who::{Team, Writers},
};
use crate::posts::{Post, Stage};
use selaras_kernel::{Actor, BrandId, Kind, PersonId, PostId, Problem, Result, Role, Timestamp, WorkspaceId};
use selaras_store::{Db, Tx};
use std::{collections::HashSet, time::Duration};

/// Those who may decide what is overdue, whoever it was for.
const LEADS: [Role; 3] = [Role::Owner, Role::Admin, Role::ContentManager];

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
    pub(super) const ALL: [Self; 3] = [Self::Approved, Self::ChangesRequested, Self::Rejected];

    pub(super) fn as_str(self) -> &'static str {
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
    pub(super) fn plain() -> Self {
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
    pub(super) fn overdue(&self, now: Timestamp) -> bool {
        self.due_at.is_some_and(|due| due <= now)
    }

    /// Whether it is for who holds these roles as this person.
    pub(super) fn is_for(
        &self,
        person: Option<PersonId>,
        holds: impl Fn(Role) -> bool,
        now: Timestamp,
    ) -> bool {
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

pub(super) fn holds(actor: &Actor, brand: BrandId) -> impl Fn(Role) -> bool {
    move |role| actor.grants.iter().any(|g| g.role == role && g.brand.is_none_or(|at| at == brand))
}

/// The steps of a post that waits for agreement.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub(super) steps: Vec<ReviewStep>,
    pub(super) at: usize,
    team: Team,
}

impl Open {
    /// The steps of `post`; those of a post that an earlier release submitted are one.
    pub(crate) async fn read(db: &Db, workspace: WorkspaceId, post: PostId, now: Timestamp) -> Result<Self> {
        let steps = store::of_post(db, workspace, post).await?;
        Ok(Self::of(steps, Team::deputies(db, workspace, now).await?))
    }

    pub(super) fn of(mut steps: Vec<ReviewStep>, team: Team) -> Self {
        let at = match steps.iter().position(|step| step.decision.is_none()) {
            Some(at) => at,
            None => {
                steps = vec![ReviewStep::plain()];
                0
            }
        };
        Self { steps, at, team }
    }

    /// The open one.
    pub(super) fn step(&self) -> &ReviewStep {
        &self.steps[self.at]
    }

    /// Those whom the open step is for who are away, with who decides for them.
    pub(super) fn stand_ins(&self, post: &Post, now: Timestamp) -> Vec<StandIn> {
        self.team.stand_ins(self.step(), post.brand, writers(post), now)
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
        let step = self.step();
        if own(actor, post)
            || step.is_for(actor.person, holds(actor, post.brand), now)
            || self.team.stands_in(actor.person, step, post.brand, writers(post), now)
        {
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
        &self.step().name
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

/// How long a decision can be taken back by whoever made it.
const REGRET: Duration = Duration::from_secs(15 * 60);

/// The steps of a post as they were before the last decision, which the actor made a moment ago, and the stage that it led to.
///
/// # Errors
/// `decision_of_others`, also where nothing was decided; `decision_stands` when it is too long ago.
pub(crate) async fn before_decision(
    db: &Db,
    actor: &Actor,
    post: PostId,
    now: Timestamp,
) -> Result<(Vec<ReviewStep>, Stage)> {
    let mut steps = store::of_post(db, actor.workspace, post).await?;
    let last = steps.iter().rposition(|step| step.decision.is_some());
    let made = last.filter(|at| actor.person.is_some() && steps[*at].decided_by == actor.person);
    let Some((at, decided)) = made.and_then(|at| Some((at, steps[at].decided_at?))) else {
        return Err(Problem::new(Kind::Conflict, "decision_of_others").into());
    };
    if now.since(decided) > REGRET {
        let minutes = REGRET.as_secs() / 60;
        return Err(Problem::new(Kind::Conflict, "decision_stands").with("minutes", minutes).into());
    }
    let led_to = match steps[at].decision {
        Some(Verdict::ChangesRequested) => Stage::ChangesRequested,
        Some(Verdict::Rejected) => Stage::Rejected,
        _ if at + 1 < steps.len() => Stage::InReview,
        _ => Stage::Approved,
    };
    let step = &mut steps[at];
    (step.decided_at, step.decided_by, step.decided_name) = (None, None, None);
    (step.decision, step.reason) = (None, None);
    for later in &mut steps[at + 1..] {
        (later.opened_at, later.due_at) = (None, None);
    }
    Ok((steps, led_to))
}

/// The members whom a step waits for.
async fn people(
    db: &Db,
    workspace: WorkspaceId,
    post: &Post,
    step: &ReviewStep,
    now: Timestamp,
) -> Result<Vec<PersonId>> {
    Ok(Team::read(db, workspace, now).await?.addressed(step, post.brand, writers(post), now))
}

fn writers(post: &Post) -> Writers {
    [post.created_by, post.submitted_by]
}

/// The steps that a post on these networks gets, none of them open yet.
pub(super) fn fixed(plan: &[ApprovalStep], networks: &HashSet<&str>) -> Vec<ReviewStep> {
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

/// Writes the steps of a post in place of those it had.
pub(crate) async fn put(
    tx: &mut Tx,
    workspace: WorkspaceId,
    post: &Post,
    steps: &[ReviewStep],
) -> Result<()> {
    store::write(tx, workspace, post, steps).await
}

/// Brings the deadline of the open step in line with the post's planned time.
pub(crate) async fn replan(tx: &mut Tx, workspace: WorkspaceId, post: &Post) -> Result<()> {
    let Some((place, opened, hours)) = store::open_step(tx, workspace, post.id).await? else { return Ok(()) };
    store::replan(tx, post.id, place, due(opened, hours, post.due_at)).await
}
