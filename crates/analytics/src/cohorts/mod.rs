//! Competitors put together under a name ("Local roasters", "Chains"), so that a brand is held against those it chooses.
//!
//! # Design
//! A cohort names competitors of its brand. Whatever is held against competitors takes a cohort, or all of them without one; how few are
//! too few to tell is decided there, and a cohort of two says so as well as a brand with two competitors does.

mod store;
#[cfg(test)]
mod tests;

use crate::competitors;
use selaras_kernel::{
    Actor, BrandId, Change, CohortId, CompetitorId, Kind, Problem, ProfileId, Result, Right, Timestamp,
};
use selaras_store::Db;
use serde_json::json;
use std::collections::BTreeSet;

/// Most cohorts of a brand.
pub const COHORTS_MAX: usize = 20;
/// Most characters of a name.
const NAME_MAX: usize = 100;

/// Competitors put together under a name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Cohort {
    /// Id.
    pub id: CohortId,
    /// The brand.
    pub brand: BrandId,
    /// What it is called.
    pub name: String,
    /// The competitors in it; those that were removed are left out.
    pub competitors: Vec<CompetitorId>,
    /// When it was made (UTC).
    pub created_at: Timestamp,
    /// When it was last changed (UTC).
    pub updated_at: Timestamp,
    /// Moves on with every change; what `If-Match` is held against.
    pub version: i64,
}

/// A cohort to be made.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCohort {
    /// The brand.
    pub brand: BrandId,
    /// What it is called, 1 to 100 characters; no two of a brand alike.
    pub name: String,
    /// The competitors in it, at least one.
    pub competitors: Vec<CompetitorId>,
}

/// What to change of a cohort; what is absent stays.
#[derive(Clone, Debug, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CohortChanges {
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// The competitors in it.
    #[serde(default)]
    pub competitors: Option<Vec<CompetitorId>>,
}

/// The cohorts of a brand, by name: at most 20.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<Cohort>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let known = known(db, actor, brand).await?;
    let mut all = store::of_brand(db, actor.workspace, brand).await?;
    for cohort in &mut all {
        cohort.competitors.retain(|id| known.contains(id));
    }
    Ok(all)
}

/// Makes a cohort. The caller has looked whether there is such a brand.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `cohort_name`, `cohort_name_taken`, `cohort_empty`,
/// `cohort_competitor`; `cohorts_too_many`.
pub async fn create(db: &Db, actor: &Actor, new: NewCohort, now: Timestamp) -> Result<Cohort> {
    crate::allow(actor, Right::ProfilesManage, new.brand)?;
    let cohort = tidied(Cohort {
        id: CohortId::new(now),
        brand: new.brand,
        name: new.name,
        competitors: new.competitors,
        created_at: now,
        updated_at: now,
        version: 1,
    });
    check(&cohort, &known(db, actor, cohort.brand).await?)?;
    let change = Change::by(actor, "cohort.created", cohort.id.0, now).brand(cohort.brand).to(said(&cohort));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            let others = store::names(tx, workspace, cohort.brand).await?;
            if others.len() >= COHORTS_MAX {
                let problem = Problem::new(Kind::Conflict, "cohorts_too_many");
                return Err(problem.with("limit", COHORTS_MAX).into());
            }
            free(&cohort, &others)?;
            store::insert(tx, workspace, &cohort).await?;
            tx.tell(change);
            tx.answer(&cohort).await?;
            Ok(cohort)
        })
    })
    .await
}

/// Changes a cohort that is still in the version `seen`, if one is given.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; those of `create` for what is said.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: CohortId,
    seen: Option<i64>,
    changes: CohortChanges,
    now: Timestamp,
) -> Result<Cohort> {
    let old = of_theirs(db, actor, id, seen).await?;
    let known = known(db, actor, old.brand).await?;
    let mut cohort = old.clone();
    if let Some(name) = changes.name {
        cohort.name = name;
    }
    match changes.competitors {
        Some(competitors) => cohort.competitors = competitors,
        // What was removed meanwhile is nobody's mistake.
        None => cohort.competitors.retain(|id| known.contains(id)),
    }
    cohort = tidied(cohort);
    check(&cohort, &known)?;
    if cohort == old {
        return Ok(old);
    }
    cohort.updated_at = now;
    cohort.version += 1;
    let change =
        Change::by(actor, "cohort.updated", id.0, now).brand(old.brand).from(said(&old)).to(said(&cohort));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            free(&cohort, &store::names(tx, workspace, cohort.brand).await?)?;
            if !store::update(tx, workspace, &cohort, old.version).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            tx.answer(&cohort).await?;
            Ok(cohort)
        })
    })
    .await
}

/// Removes a cohort; its competitors stay.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`.
pub async fn remove(db: &Db, actor: &Actor, id: CohortId, seen: Option<i64>, now: Timestamp) -> Result<()> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change = Change::by(actor, "cohort.removed", id.0, now).brand(old.brand).from(said(&old));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::remove(tx, workspace, id, old.version).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            Ok(())
        })
    })
    .await
}

/// The profiles of those in a cohort; `None` stands for every competitor, without a cohort.
///
/// # Errors
/// `not_found` for a cohort that is not this brand's; the caller has looked whether the actor may see the brand.
pub(crate) async fn profiles(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    cohort: Option<CohortId>,
) -> Result<Option<BTreeSet<ProfileId>>> {
    let Some(id) = cohort else { return Ok(None) };
    let found = store::get(db, actor.workspace, id).await?.filter(|one| one.brand == brand);
    let found = found.ok_or_else(|| Problem::not_found("cohort").at("cohort"))?;
    let all = competitors::list(db, actor, brand).await?;
    let within = all.into_iter().filter(|one| found.competitors.contains(&one.id));
    Ok(Some(within.flat_map(|one| one.profiles).map(|profile| profile.id).collect()))
}

async fn known(db: &Db, actor: &Actor, brand: BrandId) -> Result<BTreeSet<CompetitorId>> {
    Ok(competitors::list(db, actor, brand).await?.into_iter().map(|one| one.id).collect())
}

/// A cohort that the actor may change, still in the version `seen`.
async fn of_theirs(db: &Db, actor: &Actor, id: CohortId, seen: Option<i64>) -> Result<Cohort> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand)));
    let found = found.ok_or_else(|| Problem::not_found("cohort"))?;
    actor.require(Right::ProfilesManage, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(stale(found.version).into());
    }
    Ok(found)
}

fn stale(version: i64) -> Problem {
    Problem::new(Kind::Stale, "stale").with("version", version)
}

fn tidied(mut cohort: Cohort) -> Cohort {
    cohort.name = cohort.name.trim().to_owned();
    cohort.competitors.sort();
    cohort.competitors.dedup();
    cohort
}

fn check(cohort: &Cohort, known: &BTreeSet<CompetitorId>) -> Result<(), Problem> {
    let mut problems = Vec::new();
    if !(1..=NAME_MAX).contains(&cohort.name.chars().count()) {
        problems.push(Problem::invalid("name", "cohort_name").with("limit", NAME_MAX));
    }
    if cohort.competitors.is_empty() {
        problems.push(Problem::invalid("competitors", "cohort_empty"));
    }
    if cohort.competitors.iter().any(|id| !known.contains(id)) {
        problems.push(Problem::invalid("competitors", "cohort_competitor"));
    }
    Problem::all(problems)
}

/// Whether no other cohort of the brand has the name.
fn free(cohort: &Cohort, others: &[(CohortId, String)]) -> Result<(), Problem> {
    let same = |name: &str| name.to_lowercase() == cohort.name.to_lowercase();
    if others.iter().any(|(id, name)| *id != cohort.id && same(name)) {
        return Err(Problem::invalid("name", "cohort_name_taken").with("name", cohort.name.clone()));
    }
    Ok(())
}

/// A cohort as the audit trail tells it.
fn said(cohort: &Cohort) -> serde_json::Value {
    json!({"name": cohort.name, "competitors": cohort.competitors})
}
