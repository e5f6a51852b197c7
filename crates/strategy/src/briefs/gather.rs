//! Reads what a brief is made from.

use super::{
    cause,
    facts::{self, BestPost, DueCheck, Facts, GoalFacts, Waiting, Why},
};
use crate::{
    items::{FigureOf, Measure},
    kpis::{self, Occasion},
    levers,
    measures::Nature,
    progress::{self, Open},
};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::{
    insight,
    measure::{self, Counting, Figure, Question, Top, Whose},
};
use selaras_kernel::{Actor, BrandId, Error, Result, Timestamp, schedule::zone_named};
use selaras_store::Db;
use selaras_workspaces::{brands, profiles::Profile};
use std::time::Duration;

const WEEK: Duration = Duration::from_secs(7 * 86_400);
/// Whole weeks that are held against as many before them to find a cause.
const WHY_WEEKS: i32 = 6;

/// Reads what is known of a brand. `waiting` is what other parts of the product say; they also know which post [`BestPost`] is.
///
/// # Errors
/// `not_found` for a brand that may not be seen; `forbidden` without the right to see numbers.
pub async fn gather(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    waiting: Waiting,
    now: Timestamp,
) -> Result<Facts> {
    let zone = zone_named(&brands::get(db, actor, brand).await?.zone)?;
    let today = now.to_jiff().to_zoned(zone).date();
    let week = facts::last_week(today);
    let seen = progress::open_goals(db, actor, brand, today).await?;
    let profiles = levers::profiles_of(db, actor, brand).await?;
    let mut basis = levers::Brand::read(db, actor, brand, waiting.planned, now).await?;
    let mut goals = Vec::new();
    for one in &seen {
        let levers = basis.of(one, today).await?;
        goals.push(GoalFacts {
            id: one.id,
            goal: one.goal.clone(),
            progress: one.progress.clone(),
            // A goal that was made or changed since then was no such goal a week before.
            before: (one.updated_at <= now - WEEK)
                .then(|| facts::course_before(one.id, &one.goal, &one.readings, today))
                .flatten(),
            weeks: one.readings.iter().map(|readings| facts::week(readings, week)).collect(),
            best: best_post(db, actor, brand, one, week, &profiles).await?,
            levers,
        });
    }
    let asks_why =
        seen.iter().any(|one| one.goal.results.iter().any(|result| is_all_interactions(&result.measure)));
    Ok(Facts {
        today,
        week,
        goals,
        why: if asks_why { why(db, actor, brand, week, now).await? } else { None },
        handles: profiles.into_iter().map(|profile| (profile.id, profile.handle)).collect(),
        due: due(db, actor, brand, now).await?,
        waiting,
    })
}

fn is_all_interactions(measure: &Measure) -> bool {
    matches!(measure, Measure::Figure(of) if of.figure == Figure::Interactions && of.profiles.is_empty())
}

/// The post of the week that gathered most for the goal's first number, where that adds up from posts.
async fn best_post(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    seen: &Open,
    week: Date,
    ours: &[Profile],
) -> Result<Option<BestPost>> {
    let of = seen.goal.results.first().map(|result| &result.measure);
    let Some(Measure::Figure(FigureOf { figure, profiles })) = of else { return Ok(None) };
    if !figure.of_posts() || seen.readings.first().is_none_or(|one| one.nature != Nature::Flow) {
        return Ok(None);
    }
    let question = Question {
        brand: Some(brand),
        profiles: profiles.clone(),
        whose: Whose::Ours,
        from: week,
        to: week.saturating_add(6.days()),
        figure: *figure,
        by: Vec::new(),
        counting: Counting::Posts,
        recount: false,
    };
    let best = measure::top(db, actor, &Top { question, limit: 1, least: false }).await?.pop();
    // A profile that is not there any more has no name to tell.
    let found = best.and_then(|post| Some((post.clone(), ours.iter().find(|one| one.id == post.profile)?)));
    let Some((post, profile)) = found else { return Ok(None) };
    let zone = zone_named(&profile.zone)?;
    Ok(Some(BestPost {
        subject: post.subject,
        post: None,
        profile: post.profile,
        format: post.format,
        day: post.published_at.to_jiff().to_zoned(zone).date(),
        value: post.value,
    }))
}

/// Why the interactions of the last weeks differ from those of as many before.
async fn why(db: &Db, actor: &Actor, brand: BrandId, week: Date, now: Timestamp) -> Result<Option<Why>> {
    let days = |weeks: i32| i64::from(7 * weeks).days();
    let end = week.saturating_add(6.days());
    let middle = week.saturating_sub(days(WHY_WEEKS - 1));
    let before = (middle.saturating_sub(days(WHY_WEEKS)), middle.saturating_sub(1.day()));
    let evidence = insight::evidence(db, actor, brand, None, (before, (middle, end)), None, now).await?;
    let explained = tokio::task::spawn_blocking(move || insight::explain(evidence)).await;
    let explained = explained.map_err(|e| Error::fault("explaining a change", e))?;
    let cause = cause::named(&explained.diagnosis);
    Ok(Some(Why { weeks: explained.weeks, total: explained.diagnosis.total, cause }))
}

async fn due(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Vec<DueCheck>> {
    let mut found = Vec::new();
    for kpi in kpis::list(db, actor, brand, now).await? {
        found.extend(kpi.open.iter().filter(|open| open.days_late >= 0).map(|open| DueCheck {
            id: kpi.id,
            name: kpi.kpi.name.clone(),
            day: open.due.day,
            review: open.due.occasion == Occasion::Review,
        }));
    }
    found.sort_by_key(|one| one.day);
    Ok(found)
}
