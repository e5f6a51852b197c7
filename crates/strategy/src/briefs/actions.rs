//! What could be done: for a goal all of it, in a brief the three things with the largest expected effect.

use super::{
    facts::{Facts, GoalFacts},
    rules::format_code,
    sentence::{Link, Sentence},
};
use crate::{
    items::{self, Goal, Measure},
    levers::{self, Effect, LOOKED_AT_DAYS, Lever, Levers},
    measures::MeasureUnit,
    progress::{self, Course},
};
use selaras_kernel::{Actor, ItemId, Problem, ProfileId, Result, Timestamp};
use selaras_store::Db;
use std::collections::BTreeMap;

/// How many are proposed.
pub const ACTIONS: usize = 3;

/// How many are told of one goal: what comes after them brings too little to be weighed.
pub const OPTIONS: usize = 6;

/// Something to do, and on what it rests.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = BriefAction)]
pub struct Action {
    /// For which goal.
    pub goal: ItemId,
    /// What the goal is called.
    pub title: String,
    /// What to do; its link begins it.
    pub what: Sentence,
    /// On what that rests, and what it would bring.
    pub evidence: Vec<Sentence>,
    /// What part of what is missing it would bring, 0 to 1; absent where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}

impl Action {
    /// Its sentences.
    pub fn sentences(&mut self) -> impl Iterator<Item = &mut Sentence> {
        std::iter::once(&mut self.what).chain(self.evidence.iter_mut())
    }
}

/// The actions of a brief, the largest part of what their goals miss first; of the same kind in the same place only the best. An experiment is proposed
/// where a goal is not on course and nothing can be told that would help.
pub fn actions(facts: &Facts) -> Vec<Action> {
    let mut all: Vec<(f64, String, Action)> = Vec::new();
    for one in &facts.goals {
        let numbers = one.progress.results.iter().zip(&one.goal.results);
        for (levers, (progress, result)) in one.levers.iter().zip(numbers) {
            let Some(missing) = levers.missing else { continue };
            for lever in &levers.levers {
                let share = (lever.effect().likely / missing).clamp(0.0, 1.0);
                let of = Of { id: one.id, goal: &one.goal, measure: &result.measure, unit: &progress.unit };
                all.push((share, place(lever), action(&facts.handles, of, lever, share)));
            }
        }
    }
    // Of equals, what is the focus now, then in the order of the goals.
    let focus = |id: ItemId| facts.goals.iter().any(|one| one.id == id && one.goal.focus);
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| focus(b.2.goal).cmp(&focus(a.2.goal))));
    let mut taken: Vec<String> = Vec::new();
    let mut found: Vec<Action> = Vec::new();
    for (_, place, action) in all {
        if found.len() < ACTIONS && !taken.contains(&place) {
            taken.push(place);
            found.push(action);
        }
    }
    if found.len() < ACTIONS {
        found.extend(facts.goals.iter().find(|one| is_stuck(one)).map(experiment));
    }
    found
}

/// Not on course, and without a lever.
fn is_stuck(one: &GoalFacts) -> bool {
    matches!(one.progress.course, Course::OffCourse | Course::AtRisk)
        && one.levers.iter().all(|levers: &Levers| levers.levers.is_empty())
}

fn experiment(one: &GoalFacts) -> Action {
    let what = Sentence::of("act_experiment").text("goal", &one.goal.title).link(Link::Experiments);
    let evidence = vec![Sentence::of("evidence_none")];
    Action { goal: one.id, title: one.goal.title.clone(), what, evidence, share: None }
}

/// Where a lever takes hold: two in the same place are one thing to do.
fn place(lever: &Lever) -> String {
    match lever {
        Lever::MorePosts { profile, .. } => format!("posts {profile}"),
        Lever::MoreOfCampaign { campaign, .. } => format!("campaign {campaign}"),
        Lever::BetterHour { profile, .. } => format!("hour {profile}"),
        Lever::FillWeek { .. } => "week".to_owned(),
        Lever::SignIn { profile, .. } => format!("sign-in {profile}"),
    }
}

/// A number of a goal.
#[derive(Clone, Copy)]
struct Of<'a> {
    id: ItemId,
    goal: &'a Goal,
    measure: &'a Measure,
    unit: &'a MeasureUnit,
}

type Handles = BTreeMap<ProfileId, String>;

fn action(handles: &Handles, of: Of<'_>, lever: &Lever, share: f64) -> Action {
    let Of { id, goal: Goal { deadline, title, .. }, unit, .. } = of;
    let deadline = *deadline;
    let handle = |profile: &ProfileId| handles.get(profile).map_or("", String::as_str);
    let mut evidence = Vec::new();
    // Of several numbers it must be said which one is meant.
    if of.goal.results.len() > 1 {
        evidence.push(Sentence::of("evidence_counts").measure("measure", of.measure));
    }
    let what = match lever {
        Lever::MorePosts { profile, format, count, last, each, .. } => {
            let seen = Sentence::of("evidence_posts").count("last", *last).amount("each", *each, unit);
            evidence.push(seen.code("format", format_code(*format)));
            let what = Sentence::of("act_more_posts").count("count", *count).day("deadline", deadline);
            let what = what.code("format", format_code(*format)).text("handle", handle(profile));
            what.link(Link::NewPost { profile: Some(*profile), campaign: None })
        }
        Lever::MoreOfCampaign { campaign, count, last, each, .. } => {
            evidence.push(Sentence::of("evidence_campaign").count("last", *last).amount("each", *each, unit));
            let what = Sentence::of("act_campaign").count("count", *count).day("deadline", deadline);
            let link = Link::NewPost { profile: None, campaign: Some(campaign.clone()) };
            what.text("campaign", campaign).link(link)
        }
        Lever::BetterHour { profile, hour, ratio: [_, low, high], .. } => {
            let seen = Sentence::of("evidence_hour").hour("hour", *hour).change("low", low - 1.0);
            evidence.push(seen.change("high", high - 1.0).link(Link::Best));
            let what = Sentence::of("act_hour").hour("hour", *hour).text("handle", handle(profile));
            what.link(Link::Calendar)
        }
        Lever::FillWeek { planned, usual, .. } => {
            evidence.push(Sentence::of("evidence_week").count("planned", *planned).count("usual", *usual));
            Sentence::of("act_week").count("count", usual - planned).link(Link::Calendar)
        }
        Lever::SignIn { profile, per_week, .. } => {
            let seen = Sentence::of("evidence_sign_in").amount("each", *per_week, unit);
            evidence.push(seen.count("weeks", LOOKED_AT_DAYS.unsigned_abs() / 7));
            Sentence::of("act_sign_in").text("handle", handle(profile)).link(Link::Profiles)
        }
    };
    evidence.push(effect(lever, unit, share));
    Action { goal: id, title: title.clone(), what, evidence, share: Some(share) }
}

/// What could be done for a goal, what brings most first: at most [`OPTIONS`]. `planned` is how many posts the next seven days have.
///
/// # Errors
/// `not_found`, also for a part that is no goal; `forbidden` without the right to see numbers.
pub async fn options(
    db: &Db,
    actor: &Actor,
    id: ItemId,
    planned: Option<u32>,
    now: Timestamp,
) -> Result<Vec<Action>> {
    let part = items::get(db, actor, id).await?;
    let goal = part.item.goal().ok_or_else(|| Problem::not_found("strategy_item"))?;
    let today = progress::today(db, actor, part.brand, now).await?;
    let seen = progress::open_goal(db, actor, &part, goal, today).await?;
    let mut brand = levers::Brand::read(db, actor, part.brand, planned, now).await?;
    let handles: Handles = levers::profiles_of(db, actor, part.brand)
        .await?
        .into_iter()
        .map(|profile| (profile.id, profile.handle))
        .collect();
    let mut found = Vec::new();
    let numbers = seen.progress.results.iter().zip(&goal.results);
    for (levers, (progress, result)) in brand.of(&seen, today).await?.iter().zip(numbers) {
        let Some(missing) = levers.missing else { continue };
        let of = Of { id, goal, measure: &result.measure, unit: &progress.unit };
        found.extend(levers.levers.iter().map(|lever| {
            let share = (lever.effect().likely / missing).clamp(0.0, 1.0);
            action(&handles, of, lever, share)
        }));
    }
    found.sort_by(|a, b| b.share.unwrap_or(0.0).total_cmp(&a.share.unwrap_or(0.0)));
    found.truncate(OPTIONS);
    Ok(found)
}

/// What a lever would bring. Of what is foreseen anyway nobody says how much of the missing it makes up.
fn effect(lever: &Lever, unit: &MeasureUnit, share: f64) -> Sentence {
    let Effect { likely, low, high } = lever.effect();
    let (rule, adds) = match lever {
        Lever::MorePosts { .. } => ("evidence_effect", true),
        Lever::MoreOfCampaign { .. } => ("evidence_effect_alone", true),
        Lever::BetterHour { .. } => ("evidence_effect_nine", true),
        Lever::FillWeek { .. } | Lever::SignIn { .. } => ("evidence_effect_plain", false),
    };
    let mut said = Sentence::of(rule).amount("likely", likely, unit);
    if let (Some(low), Some(high)) = (low, high) {
        said = said.amount("low", low, unit).amount("high", high, unit);
    }
    if adds { said.share("share", share) } else { said }
}
