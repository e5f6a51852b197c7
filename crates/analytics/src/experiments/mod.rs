//! Which of two kinds of posts does better: settled with as few posts as will do.
//!
//! # Design
//! Before it begins, the profiles' own posts say how many it takes (`selaras_insight::plan`). From its start on, posts come into version
//! A or B by a rule or by hand, each into one at most; a post counts once it has reached one age, by what it had then, so that an older
//! post is no better for being older. Whenever somebody looks, and every hour without anybody looking (`look_due`), it is asked whether it
//! is settled (`selaras_insight::monitor`, which holds however often one asks). When it is, it ends: what it rests on is kept as it was,
//! and what happens to the posts afterwards changes nothing.
//!
//! Left out, and told as such: posts that were promoted, that their network no longer had at that age, that nobody counted then.
//! Posts from before the start never count: who knows how they did would choose the result.

mod fields;
mod read;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod told;

pub use fields::{
    AGE_HOURS, ArmRule, Compared, ExperimentArm, ExperimentFields, PROFILES_MAX, WORTH_PERCENT, judges,
};
pub use told::{
    ArmName, ArmPost, Estimate, Experiment, ExperimentPlan, ExperimentStanding, ExperimentState,
    ExperimentVerdict, NewExperiment, PlacedPost, Placing, PostStanding,
};
pub(crate) use told::{ExperimentResult, Placed};

use crate::measure::{
    Counting, Figure, Question, Whose, date_of,
    store::{self as measured, Measured},
};
use read::Blocks;
use selaras_kernel::{
    Actor, BrandId, Change, ExperimentId, Kind, PersonId, Problem, ProfileId, Result, Right, Timestamp,
    WorkspaceId,
};
use selaras_store::Db;
use serde_json::json;
use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};
use uuid::Uuid;

/// Most experiments of a brand.
pub const EXPERIMENTS_MAX: i64 = 200;
/// Most that run at the same time in a brand: each look reads the posts of all of them.
pub const RUNNING_MAX: i64 = 20;
/// Longest that one runs; after that it is given up.
pub const DAYS_MAX: u64 = 365;
/// Most posts that are put into versions at once.
pub const PLACED_MAX: usize = 200;
/// How often one is looked at without anybody asking.
const LOOK_EVERY: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(86_400);
/// Most that are looked at in one go.
const LOOKS: i64 = 50;

/// How many posts an experiment would take: what `create` would plan, without making it.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; those of `create` for what is said.
pub async fn plan(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    fields: ExperimentFields,
    now: Timestamp,
) -> Result<ExperimentPlan> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    planned(db, actor, brand, &checked(fields)?, now).await
}

fn checked(fields: ExperimentFields) -> Result<ExperimentFields, Problem> {
    let fields = fields::tidied(fields);
    fields::check(&fields)?;
    Ok(fields)
}

async fn planned(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    fields: &ExperimentFields,
    now: Timestamp,
) -> Result<ExperimentPlan> {
    let profiles = profiles(db, actor, brand, &fields.profiles).await?;
    if profiles.len() < fields.profiles.len() || profiles.iter().any(|one| !one.ours) {
        return Err(Problem::invalid("profiles", "experiment_profile").into());
    }
    let since = now - read::PLAN_FROM;
    let blocks = Blocks::read(db, actor.workspace, brand, profiles, since, now).await?;
    let plan = read::plan(&blocks, fields, now);
    // Posts of several profiles are compared in units of what is usual there.
    if fields.profiles.len() > 1 && plan.usual.len() < fields.profiles.len() {
        return Err(Problem::invalid("profiles", "experiment_unusual").with("least", read::USUAL_MIN).into());
    }
    Ok(plan)
}

async fn profiles(db: &Db, actor: &Actor, brand: BrandId, ids: &[ProfileId]) -> Result<Vec<Measured>> {
    let question = Question {
        brand: Some(brand),
        profiles: ids.to_vec(),
        whose: Whose::Ours,
        from: date_of(0),
        to: date_of(0),
        figure: Figure::Interactions,
        by: Vec::new(),
        counting: Counting::Happened,
        recount: false,
    };
    measured::profiles(db, actor, &question).await
}

/// The experiments of a brand, the newest first, each with how it stands but without its posts. What turns out to be settled ends.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Vec<Experiment>> {
    crate::allow(actor, Right::NumbersRead, brand)?;
    let mut all = store::of_brand(db, actor.workspace, brand).await?;
    look(db, actor.workspace, &mut all, now).await?;
    all.iter_mut().filter_map(|one| one.result.as_mut()).for_each(|standing| standing.posts.clear());
    Ok(all)
}

/// One experiment with its posts. When it turns out to be settled, it ends.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: ExperimentId, now: Timestamp) -> Result<Experiment> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand)));
    let mut found = [found.ok_or_else(|| Problem::not_found("experiment"))?];
    look(db, actor.workspace, &mut found, now).await?;
    let [found] = found;
    Ok(found)
}

/// Fills in how those that run stand, and ends those that are settled. They are of one brand: their posts are read together.
async fn look(db: &Db, workspace: WorkspaceId, all: &mut [Experiment], now: Timestamp) -> Result<()> {
    let running = || all.iter().filter(|one| one.state == ExperimentState::Running);
    let Some(since) = running().filter_map(|one| one.started_at).min() else { return Ok(()) };
    let Some(brand) = running().map(|one| one.brand).next() else { return Ok(()) };
    let mut wanted: Vec<ProfileId> = running().flat_map(|one| one.fields.profiles.iter().copied()).collect();
    wanted.sort();
    wanted.dedup();
    let ids: Vec<ExperimentId> = running().map(|one| one.id).collect();
    let system = Actor::system(workspace);
    let profiles = profiles(db, &system, brand, &wanted).await?;
    let blocks = Blocks::read(db, workspace, brand, profiles, since, now).await?;
    let mut placed: HashMap<ExperimentId, Vec<Placed>> = HashMap::new();
    for one in store::placed(db, workspace, &ids).await? {
        placed.entry(one.experiment_id).or_default().push(one);
    }
    for one in all.iter_mut().filter(|one| one.state == ExperimentState::Running) {
        let by_hand = placed.remove(&one.id).unwrap_or_default();
        let mut standing = read::stand(&blocks, one, &by_hand, now);
        let began = one.started_at.unwrap_or(now);
        if standing.verdict == ExperimentVerdict::Running
            && now.since(began) > Duration::from_secs(DAYS_MAX * 86_400)
        {
            (standing.verdict, standing.more_each) = (ExperimentVerdict::UsedUp, 0);
        }
        match over(standing.verdict) {
            None => one.result = Some(standing),
            Some(state) => end(db, &system, one, (state, standing), now).await?,
        }
    }
    Ok(())
}

/// Ends an experiment, unless somebody was faster; `one` is then as it is now.
async fn end(
    db: &Db,
    by: &Actor,
    one: &mut Experiment,
    (state, standing): (ExperimentState, ExperimentStanding),
    now: Timestamp,
) -> Result<()> {
    let kind = match state {
        ExperimentState::Settled => "experiment.settled",
        ExperimentState::Futile => "experiment.futile",
        _ => "experiment.stopped",
    };
    let told = json!({
        "state": state, "name": one.fields.name, "verdict": standing.verdict, "started_by": one.started_by,
        "a": one.fields.a.name, "b": one.fields.b.name, "estimate": standing.estimate,
        "counted": [standing.counted_a, standing.counted_b],
    });
    let change =
        Change::by(by, kind, one.id.0, now).brand(one.brand).from(json!({"state": one.state})).to(told);
    let seen = one.version;
    let ended = Experiment {
        state,
        result: Some(standing),
        ended_at: Some(now),
        ended_by: by.person,
        updated_at: now,
        version: seen + 1,
        ..one.clone()
    };
    let (workspace, written) = (by.workspace, ended.clone());
    let done = db
        .write(move |tx| {
            Box::pin(async move {
                let done = store::update(tx, workspace, &written, seen).await?;
                if done {
                    tx.tell(change);
                }
                Ok(done)
            })
        })
        .await?;
    if done {
        *one = ended;
    } else if let Some(other) = store::get(db, workspace, one.id).await? {
        *one = other;
    }
    Ok(())
}

/// Makes an experiment; it begins at once if that is wanted. The caller has looked whether there is such a brand.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`; `experiment_name`, `experiment_note`, `experiment_profiles`,
/// `experiment_profile`, `experiment_unusual`, `experiment_figure`, `number_out_of_range`, `experiment_arms_same`,
/// `experiment_rules_same`, `experiment_rule_empty`, `experiment_hours`, `experiment_hashtag`; `experiments_full`,
/// `experiments_running`.
pub async fn create(db: &Db, actor: &Actor, new: NewExperiment, now: Timestamp) -> Result<Experiment> {
    crate::allow(actor, Right::NumbersWrite, new.brand)?;
    let fields = checked(new.experiment)?;
    let plan = planned(db, actor, new.brand, &fields, now).await?;
    let started = new.start.then_some(now);
    let one = Experiment {
        id: ExperimentId::new(now),
        brand: new.brand,
        fields,
        plan,
        state: if new.start { ExperimentState::Running } else { ExperimentState::Planned },
        result: None,
        created_at: now,
        created_by: actor.person,
        started_at: started,
        started_by: actor.person.filter(|_| new.start),
        ended_at: None,
        ended_by: None,
        updated_at: now,
        version: 1,
    };
    let change = Change::by(actor, "experiment.created", one.id.0, now)
        .brand(one.brand)
        .to(json!({"experiment": one.fields, "state": one.state}));
    let workspace = actor.workspace;
    let start = new.start;
    db.write(move |tx| {
        Box::pin(async move {
            let (all, running) = store::count(tx, workspace, one.brand).await?;
            if all >= EXPERIMENTS_MAX {
                return Err(full("experiments_full", EXPERIMENTS_MAX).into());
            }
            if start && running >= RUNNING_MAX {
                return Err(full("experiments_running", RUNNING_MAX).into());
            }
            store::insert(tx, workspace, &one).await?;
            tx.tell(change);
            tx.answer(&one).await?;
            Ok(one)
        })
    })
    .await
}

fn full(code: &'static str, limit: i64) -> Problem {
    Problem::new(Kind::Conflict, code).with("limit", limit)
}

/// Says an experiment anew that is still in the version `seen`, if one is given. Once it has begun, only names and the note can change:
/// whoever changes what is compared while knowing how it stands could choose the result.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; those of `create` for what is said; `experiment_begun`.
pub async fn update(
    db: &Db,
    actor: &Actor,
    id: ExperimentId,
    seen: Option<i64>,
    fields: ExperimentFields,
    now: Timestamp,
) -> Result<Experiment> {
    let old = of_theirs(db, actor, id, seen).await?;
    let fields = checked(fields)?;
    if fields == old.fields {
        return Ok(old);
    }
    let plan = if old.state == ExperimentState::Planned {
        planned(db, actor, old.brand, &fields, now).await?
    } else {
        let mut same = fields.clone();
        same.name.clone_from(&old.fields.name);
        same.note.clone_from(&old.fields.note);
        same.a.name.clone_from(&old.fields.a.name);
        same.b.name.clone_from(&old.fields.b.name);
        if same != old.fields {
            return Err(Problem::new(Kind::Conflict, "experiment_begun").into());
        }
        old.plan.clone()
    };
    let change = Change::by(actor, "experiment.updated", id.0, now)
        .brand(old.brand)
        .from(json!({"experiment": old.fields}))
        .to(json!({"experiment": fields}));
    let one = Experiment { fields, plan, updated_at: now, version: old.version + 1, ..old.clone() };
    write(db, actor, one, old.version, change, None).await
}

/// Begins an experiment: posts that appear from now on count. What it takes is reckoned once more.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; `experiment_begun`; `experiment_profile`, `experiment_unusual`; `experiments_running`.
pub async fn start(
    db: &Db,
    actor: &Actor,
    id: ExperimentId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Experiment> {
    let old = of_theirs(db, actor, id, seen).await?;
    if old.state != ExperimentState::Planned {
        return Err(Problem::new(Kind::Conflict, "experiment_begun").into());
    }
    let plan = planned(db, actor, old.brand, &old.fields, now).await?;
    let change = Change::by(actor, "experiment.started", id.0, now)
        .brand(old.brand)
        .from(json!({"state": old.state}))
        .to(json!({"state": ExperimentState::Running}));
    let one = Experiment {
        plan,
        state: ExperimentState::Running,
        started_at: Some(now),
        started_by: actor.person,
        updated_at: now,
        version: old.version + 1,
        ..old.clone()
    };
    write(db, actor, one, old.version, change, Some(RUNNING_MAX)).await
}

/// Writes an experiment that is still in the version `seen`, as long as fewer than `at_most` run.
async fn write(
    db: &Db,
    actor: &Actor,
    one: Experiment,
    seen: i64,
    change: Change,
    at_most: Option<i64>,
) -> Result<Experiment> {
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if let Some(limit) = at_most
                && store::count(tx, workspace, one.brand).await?.1 >= limit
            {
                return Err(full("experiments_running", limit).into());
            }
            if !store::update(tx, workspace, &one, seen).await? {
                return Err(stale(seen).into());
            }
            tx.tell(change);
            tx.answer(&one).await?;
            Ok(one)
        })
    })
    .await
}

/// Ends an experiment that runs before it is settled; how it stands is kept.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; `experiment_not_running`.
pub async fn stop(
    db: &Db,
    actor: &Actor,
    id: ExperimentId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Experiment> {
    let old = of_theirs(db, actor, id, seen).await?;
    let mut one = get(db, actor, id, now).await?;
    match (one.state, one.result.clone()) {
        (ExperimentState::Running, Some(standing)) => {
            end(db, actor, &mut one, (ExperimentState::Stopped, standing), now).await?;
        }
        // At this very look it turned out to be settled.
        _ if old.state == ExperimentState::Running => {}
        _ => return Err(Problem::new(Kind::Conflict, "experiment_not_running").into()),
    }
    Ok(one)
}

/// Removes an experiment; its posts stay what they are.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`.
pub async fn remove(
    db: &Db,
    actor: &Actor,
    id: ExperimentId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<()> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change = Change::by(actor, "experiment.removed", id.0, now)
        .brand(old.brand)
        .from(json!({"experiment": old.fields, "state": old.state}));
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

/// Puts posts into versions of an experiment that is not over: whoever writes posts or keeps numbers may. A post named twice is where it
/// is named last.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; `experiment_over`; `subjects_too_many`.
pub async fn place(
    db: &Db,
    actor: &Actor,
    id: ExperimentId,
    seen: Option<i64>,
    posts: Vec<PlacedPost>,
    now: Timestamp,
) -> Result<Experiment> {
    // Who may do so nowhere does not learn what there is.
    if !actor.may_somewhere(Right::PostsWrite) && !actor.may_somewhere(Right::NumbersWrite) {
        actor.require(Right::NumbersWrite, None)?;
    }
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand)));
    let old = found.ok_or_else(|| Problem::not_found("experiment"))?;
    if !actor.may(Right::PostsWrite, Some(old.brand)) {
        actor.require(Right::NumbersWrite, Some(old.brand))?;
    }
    if seen.is_some_and(|seen| seen != old.version) {
        return Err(stale(old.version).into());
    }
    if !matches!(old.state, ExperimentState::Planned | ExperimentState::Running) {
        return Err(Problem::new(Kind::Conflict, "experiment_over").into());
    }
    if posts.len() > PLACED_MAX {
        let problem = Problem::invalid("posts", "subjects_too_many").with("limit", PLACED_MAX);
        return Err(problem.with("count", posts.len()).into());
    }
    let places: BTreeMap<Uuid, Placing> = posts.into_iter().map(|one| (one.subject, one.into)).collect();
    let change =
        Change::by(actor, "experiment.posts_placed", id.0, now).brand(old.brand).to(json!({"posts": places}));
    let rows: Vec<_> = places.into_iter().map(|(id, into)| (id, into.stored())).collect();
    let one = Experiment { updated_at: now, version: old.version + 1, ..old.clone() };
    let (workspace, by) = (actor.workspace, actor.person);
    let mut one = db
        .write(move |tx| {
            Box::pin(async move {
                if !store::update(tx, workspace, &one, old.version).await? {
                    return Err(stale(old.version).into());
                }
                store::place(tx, workspace, (one.id, one.brand), &rows, (by, now)).await?;
                tx.tell(change);
                tx.answer(&one).await?;
                Ok([one])
            })
        })
        .await?;
    look(db, actor.workspace, &mut one, now).await?;
    let [one] = one;
    Ok(one)
}

/// An experiment that the actor may change, still in the version `seen`.
async fn of_theirs(db: &Db, actor: &Actor, id: ExperimentId, seen: Option<i64>) -> Result<Experiment> {
    let found = store::get(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::NumbersRead, Some(one.brand)));
    let found = found.ok_or_else(|| Problem::not_found("experiment"))?;
    actor.require(Right::NumbersWrite, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(stale(found.version).into());
    }
    Ok(found)
}

fn stale(version: i64) -> Problem {
    Problem::new(Kind::Stale, "stale").with("version", version)
}

/// Looks at experiments that nobody looked at for an hour; returns how many ended. Several nodes may do so at once.
///
/// # Errors
/// The database's.
pub async fn look_due(db: &Db, now: Timestamp) -> Result<usize> {
    let mut ended = 0;
    let mut brands: HashMap<(WorkspaceId, BrandId), Vec<Experiment>> = HashMap::new();
    for (workspace, one) in store::claim(db, now, LOOK_EVERY, LOOKS).await? {
        brands.entry((workspace, one.brand)).or_default().push(one);
    }
    for ((workspace, _), mut all) in brands {
        look(db, workspace, &mut all, now).await?;
        ended += all.iter().filter(|one| one.state != ExperimentState::Running).count();
    }
    Ok(ended)
}

/// An experiment of a brand of sample data as it would have gone, looked at every day from `began` to `now`. Nothing is written.
///
/// # Errors
/// The database's; those of `create` for what is said.
pub async fn as_if(
    db: &Db,
    workspace: WorkspaceId,
    (brand, fields): (BrandId, ExperimentFields),
    (began, now): (Timestamp, Timestamp),
    by: Option<PersonId>,
) -> Result<Experiment> {
    let system = Actor::system(workspace);
    let fields = checked(fields)?;
    let profiles = profiles(db, &system, brand, &fields.profiles).await?;
    let blocks = Blocks::read(db, workspace, brand, profiles, began - read::PLAN_FROM, now).await?;
    let one = Experiment {
        id: ExperimentId::new(began),
        brand,
        plan: read::plan(&blocks, &fields, began),
        fields,
        state: ExperimentState::Running,
        result: None,
        created_at: began,
        created_by: by,
        started_at: Some(began),
        started_by: by,
        ended_at: None,
        ended_by: None,
        updated_at: began,
        version: 1,
    };
    let mut at = began;
    while at < now {
        let standing = read::stand(&blocks, &one, &[], at);
        if let Some(state) = over(standing.verdict) {
            return Ok(Experiment {
                state,
                result: Some(standing),
                ended_at: Some(at),
                updated_at: at,
                version: 2,
                ..one
            });
        }
        at = at + DAY;
    }
    Ok(one)
}

/// What becomes of an experiment of which this is said; `None` while it goes on.
fn over(verdict: ExperimentVerdict) -> Option<ExperimentState> {
    match verdict {
        ExperimentVerdict::Running => None,
        ExperimentVerdict::ABetter | ExperimentVerdict::BBetter => Some(ExperimentState::Settled),
        ExperimentVerdict::TooSmall | ExperimentVerdict::UsedUp => Some(ExperimentState::Futile),
    }
}
