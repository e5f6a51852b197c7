//! Which steps do the posts of a brand go through?

use super::{sees, store};
use selaras_kernel::{
    Actor, BrandId, Change, Kind, PersonId, Problem, Result, Right, Role, Timestamp, actor::forbidden,
};
use selaras_store::Db;
use selaras_workspaces::notifications::{self, Reader};
use serde_json::json;

/// Most steps of a brand.
const STEPS_MAX: usize = 10;
/// Longest time a step may be given, in hours: 30 days.
const HOURS_MAX: i64 = 720;
/// Most people named in a step.
const PEOPLE_MAX: usize = 50;

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

/// The steps of a brand.
///
/// # Errors
/// `not_found`.
pub async fn plan(db: &Db, actor: &Actor, brand: BrandId) -> Result<ApprovalPlan> {
    sees(db, actor, brand).await?;
    store::plan(db, actor.workspace, brand).await
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
pub(super) fn check(steps: &[ApprovalStep], brand: BrandId, readers: &[Reader]) -> Result<(), Problem> {
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
