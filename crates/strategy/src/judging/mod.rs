//! Whether a goal is SMART, by what the brand's own numbers, those of its competitors and its earlier goals say (`selaras_smart` holds
//! the rules).

mod kpi;
#[cfg(test)]
mod tests;

pub(crate) use kpi::kpi;

use crate::{
    ends::{self, End, EndReason},
    items::{self, Goal, Item, KeyResult, Measure, Objective, Part, SocialUse, StartingPoint, WebsiteCount},
    measures::{self, MeasureUnit, Nature, Readings},
    progress::Course,
};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::{
    benchmarks,
    measure::{self, Counting, Dimension, Figure, Question, Unit, Whose},
    profiles,
};
use selaras_kernel::{Actor, BrandId, ItemId, Problem, ProfileId, Result, Right, Timestamp};
use selaras_smart as smart;
use selaras_store::Db;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Days of own history that are looked at.
const BACK_DAYS: i32 = 400;
/// Days of a window in which growth is seen.
const WINDOW_DAYS: i32 = 28;

/// What is said of a number of a goal.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalJudged)]
pub struct Judged {
    /// The key result.
    pub result: Uuid,
    /// In what its amounts are told.
    pub unit: MeasureUnit,
    /// Letter by letter.
    pub smart: smart::Smart,
}

/// Judges a goal as it is meant, before it is saved or afterwards. Of one that runs, `set_on` is the day on which it was set: what was known
/// then counts, or a deadline that comes nearer would make it worse.
///
/// # Errors
/// `not_found` for a brand that may not be seen; `forbidden`; what is said of its fields.
pub async fn judge(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    goal: &Goal,
    set_on: Option<Date>,
    now: Timestamp,
) -> Result<Vec<Judged>> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    items::checked(Item::Goal(Box::new(goal.clone())))?;
    let today = crate::progress::today(db, actor, brand, now).await?;
    let today = set_on.map_or(today, |day| day.min(today));
    let parts = items::list(db, actor, brand).await?;
    let networks = networks(db, actor, brand).await?;
    let ends = ends::of_brand(db, actor, brand).await?;
    let mut found = Vec::new();
    for result in &goal.results {
        let back = today.saturating_sub(BACK_DAYS.days());
        let span = (result.baseline_period.map_or(back, |period| period.from.min(back)), today);
        let readings = measures::read(db, actor, brand, &result.measure, &[], span).await?;
        let comparable = comparable(db, actor, brand, &result.measure, &networks, today).await?;
        let similar = similar(&parts, &ends, result, &readings, today);
        let published = published(&parts, &result.measure, &networks);
        let known =
            smart::Known { today, history: history(&readings, today), comparable, similar, published };
        let scope = scope(&result.measure, &networks);
        let draft = draft(goal, result, &readings, scope, objective(&parts, goal.objective), today);
        let unit = readings.unit.clone();
        found.push(Judged { result: result.id, unit, smart: smart::check(&draft, &known) });
    }
    Ok(found)
}

/// The networks of a brand's own profiles.
async fn networks(db: &Db, actor: &Actor, brand: BrandId) -> Result<BTreeMap<ProfileId, String>> {
    let all = profiles::list(db, actor, brand).await?;
    Ok(all.into_iter().filter(|one| one.ours).map(|one| (one.id, one.network)).collect())
}

/// A title without the campaign that is counted: of "11.11" no number is meant.
fn without_campaign(title: &str, measure: &Measure) -> String {
    match measure {
        Measure::Website(of) if !of.campaign.is_empty() => title.replace(&of.campaign, " "),
        _ => title.to_owned(),
    }
}

/// What is published of a measure in the brand's industry, where it is counted on one network.
fn published(
    parts: &[Part],
    measure: &Measure,
    networks: &BTreeMap<ProfileId, String>,
) -> Option<smart::Published> {
    let Measure::Figure(of) = measure else { return None };
    if of.figure != Figure::EngagementRateFollowers {
        return None;
    }
    let on = counted_on(&of.profiles, networks);
    let network = on.first().filter(|_| on.len() == 1)?;
    let industry = parts.iter().find_map(|part| match &part.item {
        Item::Scorecard(card) => Some(card.industry.as_str()),
        _ => None,
    });
    let found = benchmarks::comparable(network, industry.unwrap_or_default())?;
    Some(smart::Published {
        median: found.value,
        publisher: found.publisher.clone(),
        period: found.data_period.clone(),
        own_industry: industry.is_some_and(|industry| industry == found.segment)
            && !found.segment.starts_with("all"),
    })
}

/// The networks of these profiles, of all where none is named.
fn counted_on<'a>(profiles: &[ProfileId], networks: &'a BTreeMap<ProfileId, String>) -> BTreeSet<&'a String> {
    match profiles {
        [] => networks.values().collect(),
        named => named.iter().filter_map(|id| networks.get(id)).collect(),
    }
}

/// Where a measure is counted.
fn scope(measure: &Measure, networks: &BTreeMap<ProfileId, String>) -> smart::Scope {
    match measure {
        Measure::Figure(of) if !of.profiles.is_empty() => {
            let named = counted_on(&of.profiles, networks);
            smart::Scope::Networks(named.into_iter().cloned().collect())
        }
        Measure::Website(of) if !of.network.is_empty() => smart::Scope::Networks(vec![of.network.clone()]),
        _ => smart::Scope::Brand,
    }
}

/// Most characters of a sentence that are read.
const SENTENCE_MAX: usize = 1_000;

/// What a sentence says of a goal.
///
/// # Errors
/// `not_found` for a brand that may not be seen; `forbidden`.
pub async fn read(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    sentence: &str,
    now: Timestamp,
) -> Result<smart::Read> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    let today = crate::progress::today(db, actor, brand, now).await?;
    let sentence: String = sentence.chars().take(SENTENCE_MAX).collect();
    Ok(smart::read(&sentence, today))
}

/// Refuses a new goal that contradicts itself.
///
/// # Errors
/// `smart_*` with the field of the goal.
pub(crate) fn accepted(judged: &[Judged]) -> Result<(), Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for (n, one) in judged.iter().enumerate() {
        let Err(mut problem) = one.smart.accepted() else { continue };
        let also = std::mem::take(&mut problem.also);
        for mut problem in std::iter::once(problem).chain(also) {
            problem.field = match problem.field.as_str() {
                field @ ("start" | "deadline" | "title") => field.to_owned(),
                field if field.starts_with("milestones") => format!("results[{n}].milestones"),
                field if field.starts_with("measure") => format!("results[{n}].measure"),
                field => format!("results[{n}].{field}"),
            };
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
    }
    Problem::all(problems)
}

fn draft(
    goal: &Goal,
    result: &KeyResult,
    readings: &Readings,
    scope: smart::Scope,
    objective: Option<smart::Objective>,
    today: Date,
) -> smart::Draft {
    let length = goal.start.until(goal.deadline).map_or(1, |span| span.get_days() + 1);
    let eve = goal.start.saturating_sub(1.day()).min(today);
    // What adds up is held beside the time that people named, else beside as many days as the goal has, before it.
    let named = result.baseline_period.and_then(|period| {
        let sum = measures::over(readings, period.from, period.to.min(eve))?;
        let first = readings.days.keys().next().copied()?.max(period.from);
        let counted = first.until(period.to.min(eve)).map_or(0, |span| span.get_days() + 1);
        Some((sum, u32::try_from(counted).ok().filter(|days| *days > 0)?))
    });
    let (baseline, baseline_days) = match (readings.nature, named) {
        (Nature::Flow, Some((sum, days))) => (Some(sum), Some(days)),
        (Nature::Flow, None) => {
            let from = eve.saturating_sub((length - 1).days());
            let first = readings.days.keys().next().copied().map_or(from, |first| first.max(from));
            let counted = first.until(eve).map_or(0, |span| span.get_days() + 1);
            (measures::over(readings, first, eve), u32::try_from(counted).ok().filter(|days| *days > 0))
        }
        (Nature::Level | Nature::Rate, _) => {
            let from = eve.saturating_sub(WINDOW_DAYS.days());
            (result.baseline.or_else(|| measures::over(readings, from, eve)), None)
        }
    };
    smart::Draft {
        // The title speaks of the goal; of several key results each has words of its own.
        title: without_campaign(
            if goal.results.len() == 1 { &goal.title } else { &result.name },
            &result.measure,
        ),
        framework: match goal.framework {
            items::Framework::Smart => smart::Framework::Smart,
            items::Framework::Okr => smart::Framework::KeyResult,
        },
        measure: Some(smart::Measure {
            figure: figure(&result.measure),
            unit: unit(&readings.unit),
            nature: nature(readings.nature),
            source: source(&result.measure, readings),
        }),
        scope,
        direction: match result.direction {
            items::Direction::Up => smart::Direction::Up,
            items::Direction::Down => smart::Direction::Down,
        },
        baseline,
        baseline_days,
        target: Some(result.target),
        target_unit: None,
        start: Some(goal.start),
        deadline: Some(goal.deadline),
        milestones: result
            .milestones
            .iter()
            .map(|one| smart::Milestone { on: one.day, value: one.value })
            .collect(),
        objective,
        benefit: goal.benefit.clone(),
    }
}

/// What became of earlier goals for the same number, up to the day before `today`. One that was closed before its time and not reached by
/// then says nothing.
fn similar(
    parts: &[Part],
    ends: &[End],
    result: &KeyResult,
    readings: &Readings,
    today: Date,
) -> Vec<smart::PastGoal> {
    let mut found = Vec::new();
    for end in ends.iter().filter(|end| end.last_day() < today) {
        let goal = parts.iter().find(|part| part.id == end.goal).and_then(|part| part.item.goal());
        let Some(goal) = goal else { continue };
        for seen in &end.ended.seen.results {
            let met = seen.course == Course::Reached;
            let same = seen.result.measure == result.measure && seen.result.direction == result.direction;
            let ran_out = end.ended.reason != EndReason::Dropped && end.ended.seen.day > end.ended.deadline;
            if !same || !(met || ran_out) {
                continue;
            }
            let then = Goal { deadline: end.ended.deadline, ..goal.clone() };
            let draft = draft(&then, &seen.result, readings, smart::Scope::Brand, None, then.start);
            found.extend(smart::PastGoal::of(&draft, then.start, met));
        }
    }
    found
}

fn nature(nature: Nature) -> smart::Nature {
    match nature {
        Nature::Level => smart::Nature::Level,
        Nature::Flow => smart::Nature::Flow,
        Nature::Rate => smart::Nature::Rate,
    }
}

fn unit(unit: &MeasureUnit) -> smart::Unit {
    match unit {
        MeasureUnit::Figure(Unit::Count) => smart::Unit::Count,
        MeasureUnit::Figure(Unit::Percent) => smart::Unit::Percent,
        MeasureUnit::Figure(Unit::PerThousand) => smart::Unit::PerThousand,
        MeasureUnit::Figure(Unit::Times) => smart::Unit::Times,
        MeasureUnit::Figure(Unit::Seconds) => smart::Unit::Seconds,
        MeasureUnit::Own(name) if name == "%" => smart::Unit::Percent,
        MeasureUnit::Own(_) => smart::Unit::Count,
    }
}

/// The stable name by which the rules know what is measured.
fn figure(measure: &Measure) -> String {
    match measure {
        Measure::Figure(of) => serde_json::json!(of.figure).as_str().unwrap_or_default().to_owned(),
        Measure::Website(of) => match of.count {
            WebsiteCount::Clicks => "link_clicks",
            WebsiteCount::Visits => "visits",
            WebsiteCount::Leads => "leads",
            WebsiteCount::Downloads => "downloads",
            WebsiteCount::Signups => "signups",
            WebsiteCount::Purchases => "purchases",
        }
        .to_owned(),
        Measure::ByHand(of) => of.name.clone(),
    }
}

fn source(measure: &Measure, readings: &Readings) -> smart::Source {
    let ends = readings.days.keys().next().zip(readings.days.keys().next_back());
    match (measure, ends) {
        (Measure::ByHand(_), ends) => smart::Source::Manual { last: ends.map(|(_, last)| *last) },
        (_, Some((since, last))) => smart::Source::Delivers { since: *since, last: *last },
        (_, None) => smart::Source::NotYet,
    }
}

fn objective(parts: &[Part], id: Option<ItemId>) -> Option<smart::Objective> {
    let id = id?;
    parts.iter().find_map(|part| match &part.item {
        Item::Objective(one) if part.id == id => {
            Some(smart::Objective { measured: !one.measure.is_empty(), usage: usage(one) })
        }
        _ => None,
    })
}

fn usage(objective: &Objective) -> smart::Usage {
    match (objective.starting_point, objective.serves) {
        (Some(StartingPoint::Sales), _) => smart::Usage::Acquisition,
        (Some(StartingPoint::Advocates), _) => smart::Usage::Advocacy,
        (Some(StartingPoint::Retention), _) => smart::Usage::Retention,
        (Some(StartingPoint::Innovation), _) => smart::Usage::Understanding,
        (Some(StartingPoint::Talent), _) => smart::Usage::Recruiting,
        (Some(StartingPoint::Knowledge), _) | (None, SocialUse::Employees) => smart::Usage::Culture,
        (Some(StartingPoint::CrowdInvestment | StartingPoint::SupplierCost), _)
        | (None, SocialUse::Collaboration) => smart::Usage::Partners,
        (Some(StartingPoint::Awareness), _) | (None, SocialUse::Marketing) => smart::Usage::Awareness,
    }
}

/// How the number grew in windows of four weeks that don't overlap, back from today. What a level won in a window is held beside where it
/// stands now: as many followers a week are fewer percent each year, and a young account's percents would make every later goal look easy.
fn history(readings: &Readings, today: Date) -> Option<smart::Growth> {
    let first = *readings.days.keys().next()?;
    let mut grown = Vec::new();
    let mut end = (*readings.days.keys().next_back()?).min(today);
    let window = |end: Date| end.saturating_sub(WINDOW_DAYS.days());
    let stands = measures::over(readings, window(end), end);
    while window(window(end)) >= first.saturating_sub(1.day()) {
        let start = window(end);
        let grew = match readings.nature {
            Nature::Level => {
                let (after, before) = (
                    measures::over(readings, window(end), end),
                    measures::over(readings, window(start), start),
                );
                stands.zip(after.zip(before)).map(|(stands, (after, before))| 1.0 + (after - before) / stands)
            }
            Nature::Flow | Nature::Rate => {
                let after = measures::over(readings, start.saturating_add(1.day()), end);
                let before = measures::over(readings, window(start).saturating_add(1.day()), start);
                after.zip(before).map(|(after, before)| after / before)
            }
        };
        grown.extend(grew);
        end = start;
    }
    growth(grown, WINDOW_DAYS)
}

/// How much competitors on the same networks grew over the last four weeks against the four before: followers, and what happens on posts.
async fn comparable(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    measure: &Measure,
    ours: &BTreeMap<ProfileId, String>,
    today: Date,
) -> Result<Option<smart::Growth>> {
    let Measure::Figure(of) = measure else { return Ok(None) };
    let networks = counted_on(&of.profiles, ours);
    let asks = async |figure, from: Date, to: Date| -> Result<BTreeMap<String, f64>> {
        let question = Question {
            brand: Some(brand),
            profiles: Vec::new(),
            whose: Whose::Others,
            from,
            to,
            figure,
            by: vec![Dimension::Profile, Dimension::Network],
            counting: Counting::Happened,
            recount: false,
        };
        let found = measure::ask(db, actor, &question).await?;
        let beside = |row: measure::Row| {
            let [profile, network] = <[String; 2]>::try_from(row.keys).ok()?;
            Some((profile, row.value.filter(|_| networks.contains(&network))?))
        };
        Ok(found.rows.into_iter().filter_map(beside).collect())
    };
    let middle = today.saturating_sub(WINDOW_DAYS.days());
    let first = middle.saturating_sub(WINDOW_DAYS.days());
    let grown = match (of.figure, measure.nature()) {
        (Figure::Followers, _) => {
            let percent = asks(Figure::AudienceGrowth, middle, today).await?;
            percent.into_values().map(|percent| 1.0 + percent / 100.0).collect()
        }
        (Figure::ShareOfVoice | Figure::AudienceGrowth | Figure::FollowersGained | Figure::PaidShare, _) => {
            return Ok(None);
        }
        (figure, Nature::Flow | Nature::Rate) => {
            let before = asks(figure, first.saturating_add(1.day()), middle).await?;
            let after = asks(figure, middle.saturating_add(1.day()), today).await?;
            let ratio = |(key, after): (String, f64)| {
                before.get(&key).filter(|before| **before > 0.0 && after > 0.0).map(|before| after / before)
            };
            after.into_iter().filter_map(ratio).collect()
        }
        (_, Nature::Level) => return Ok(None),
    };
    Ok(growth(grown, WINDOW_DAYS))
}

/// The tenths and the middle of what was seen.
fn growth(mut grown: Vec<f64>, days: i32) -> Option<smart::Growth> {
    grown.retain(|ratio| ratio.is_finite() && *ratio > 0.0);
    if grown.is_empty() {
        return None;
    }
    grown.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (grown.len() - 1) as f64;
        let (low, high) = (grown[place.floor() as usize], grown[place.ceil() as usize]);
        low + (high - low) * place.fract()
    };
    Some(smart::Growth {
        days: days.unsigned_abs(),
        low: at(0.1),
        median: at(0.5),
        high: at(0.9),
        windows: u32::try_from(grown.len()).unwrap_or(u32::MAX),
    })
}
