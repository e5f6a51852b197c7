//! The KPI programme: the number of each KPI period by period, when it is to be looked at, what was said and decided then.
//!
//! # Design
//! A KPI is a part of the strategy (`items`), so a changed one keeps what it was. Here is what follows from it and the day: nothing of
//! that is kept but what people did (checks that were held, reminders that were sent). Its numbers are read anew whenever somebody
//! looks; what a check knew stays with the check.

mod checks;
mod periods;
mod read;
mod remind;
mod rhythm;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use checks::{Answer, CheckNumber, CheckSaid, Decision, HeldCheck, HoldCheck, ReviewAnswers, hold};
pub use periods::{PeriodValue, Span, Trend};
pub use read::{KpiNumbers, KpiPart};
pub use remind::remind;
pub use rhythm::{Due, LATE_DAYS, Occasion, Plan};

use crate::{
    days,
    items::{self, Item, Kpi, KpiState, Part},
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use read::{ByTerm, Numbers};
use selaras_kernel::{
    Actor, BrandId, ItemId, PersonId, Problem, Result, Right, Timestamp, schedule::zone_named,
};
use selaras_smart::Smart;
use selaras_store::Db;
use selaras_workspaces::brands;
use std::collections::HashMap;

/// Something that is to be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = KpiToHold)]
pub struct ToHold {
    /// When, and what.
    #[serde(flatten)]
    pub due: Due,
    /// Days since then; negative for what is still to come.
    pub days_late: i32,
}

/// A KPI as it stands.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct KpiStanding {
    /// Its id among the parts of the strategy.
    pub id: ItemId,
    /// The brand.
    pub brand: BrandId,
    /// What people say of it.
    pub kpi: Kpi,
    /// Its version, which `If-Match` is held against.
    pub version: i64,
    /// When it was made (UTC).
    pub created_at: Timestamp,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<PersonId>,
    /// When it was last changed (UTC).
    pub updated_at: Timestamp,
    /// Its number over the last 13 periods.
    pub numbers: KpiNumbers,
    /// What is due and was not held: a review, a check, or both.
    pub open: Vec<ToHold>,
    /// What comes next; absent for one that was given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<ToHold>,
    /// What was held last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<HeldCheck>,
}

/// A KPI with all that was held, and what was let pass.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct KpiDetail {
    /// As it stands.
    #[serde(flatten)]
    pub standing: KpiStanding,
    /// Whether it is SMART, letter by letter, by what is known now.
    pub smart: Smart,
    /// What was held, the latest first: at most 400.
    pub checks: Vec<HeldCheck>,
    /// What was due since it was made, by its rhythm of today, and was neither held nor is open any more: the latest first, at most 100.
    pub missed: Vec<Due>,
}

/// A KPI as it is meant.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct KpiMeant {
    /// What it would come to.
    #[serde(flatten)]
    pub numbers: KpiNumbers,
    /// Whether it is SMART, letter by letter.
    pub smart: Smart,
}

/// Months in which the longest periods that are told lie: 13 quarters, and one in which a check of the first may have been held.
const HELD_MONTHS: i32 = 42;

/// A brand's wall clock.
struct Clock {
    zone: TimeZone,
    today: Date,
}

impl Clock {
    async fn of(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Self> {
        let zone = zone_named(&brands::get(db, actor, brand).await?.zone)?;
        let today = now.to_jiff().to_zoned(zone.clone()).date();
        Ok(Self { zone, today })
    }

    fn day(&self, at: Timestamp) -> Date {
        at.to_jiff().to_zoned(self.zone.clone()).date()
    }
}

/// The KPIs of a brand in the order in which they were made, with their numbers and what is due.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen; `forbidden` without the right to see numbers.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Vec<KpiStanding>> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    actor.require(Right::NumbersRead, Some(brand))?;
    let clock = Clock::of(db, actor, brand, now).await?;
    let parts = items::list(db, actor, brand).await?;
    let mut held: HashMap<ItemId, Vec<HeldCheck>> = HashMap::new();
    // No period that is told reaches farther back, and what was held before is told with the KPI alone.
    let since = clock.today.saturating_sub(HELD_MONTHS.months());
    for check in store::held_of_brand(db, actor.workspace, brand, since).await? {
        held.entry(check.kpi).or_default().push(check);
    }
    let mut numbers = Numbers::of(db, actor, brand, clock.zone.clone(), clock.today);
    let mut found = Vec::new();
    for part in &parts {
        if let Item::Kpi(kpi) = &part.item {
            let held = held.remove(&part.id).unwrap_or_default();
            let told = numbers.tell(kpi, &by_term(&held)).await?;
            found.push(standing(part, kpi, told, &held, &clock));
        }
    }
    Ok(found)
}

/// One KPI with all that was held.
///
/// # Errors
/// `not_found`, also for a part that is no KPI; `forbidden` without the right to see numbers.
pub async fn get(db: &Db, actor: &Actor, id: ItemId, now: Timestamp) -> Result<KpiDetail> {
    let (part, kpi) = kpi(db, actor, id).await?;
    actor.require(Right::NumbersRead, Some(part.brand))?;
    let clock = Clock::of(db, actor, part.brand, now).await?;
    let checks = store::held_of(db, actor.workspace, id).await?;
    let mut numbers = Numbers::of(db, actor, part.brand, clock.zone.clone(), clock.today);
    let by_hand = by_term(&checks);
    let told = numbers.tell(&kpi, &by_hand).await?;
    let smart = smart(db, actor, (part.brand, clock.today), &kpi, &told, &by_hand).await?;
    let standing = standing(&part, &kpi, told, &checks, &clock);
    let mut missed = Vec::new();
    if kpi.state == KpiState::Active {
        missed = Plan::of(&kpi).dues(clock.day(part.created_at), clock.today);
        missed.retain(|due| !is_held(&checks, *due) && !standing.open.iter().any(|open| open.due == *due));
        missed.reverse();
        missed.truncate(100);
    }
    Ok(KpiDetail { standing, smart, checks, missed })
}

/// What a KPI would come to as it is meant. Of one that is there already, `id`, what was told by hand at its checks counts.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen, or for an `id` that is no KPI of it; `forbidden`; what is said of its fields.
pub async fn draft(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    (id, said): (Option<ItemId>, Kpi),
    now: Timestamp,
) -> Result<KpiMeant> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    actor.require(Right::NumbersRead, Some(brand))?;
    let Item::Kpi(said) = items::checked(Item::Kpi(Box::new(said)))? else {
        return Err(Problem::not_found("strategy_item").into());
    };
    let mut by_hand = ByTerm::new();
    if let Some(id) = id {
        let (part, _) = kpi(db, actor, id).await?;
        if part.brand != brand {
            return Err(Problem::not_found("strategy_item").into());
        }
        by_hand = by_term(&store::held_of(db, actor.workspace, id).await?);
    }
    let clock = Clock::of(db, actor, brand, now).await?;
    let numbers =
        Numbers::of(db, actor, brand, clock.zone.clone(), clock.today).tell(&said, &by_hand).await?;
    let smart = smart(db, actor, (brand, clock.today), &said, &numbers, &by_hand).await?;
    Ok(KpiMeant { numbers, smart })
}

async fn smart(
    db: &Db,
    actor: &Actor,
    (brand, today): (BrandId, Date),
    kpi: &Kpi,
    numbers: &KpiNumbers,
    by_hand: &ByTerm,
) -> Result<Smart> {
    let last =
        by_hand.iter().filter_map(|(name, told)| Some((name.clone(), told.iter().map(|one| one.day).max()?)));
    let last = last.collect();
    crate::judging::kpi(db, actor, brand, kpi, numbers, &last, today).await
}

/// Those whom KPIs are shared with around which the strategy changed: that serve the same objective as the part `id`, of which `said` was
/// said. Each KPI with its name and its people.
///
/// # Errors
/// The database's.
pub async fn serving(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    (id, said): (ItemId, &Item),
) -> Result<Vec<(ItemId, String, Vec<PersonId>)>> {
    let parts = items::list(db, actor, brand).await?;
    let of_strategy = |id: ItemId| match &parts.iter().find(|part| part.id == id)?.item {
        Item::Strategy(strategy) => Some(strategy.objective),
        _ => None,
    };
    let objective = match said {
        Item::Objective(_) => Some(id),
        Item::Strategy(strategy) => Some(strategy.objective),
        Item::Goal(goal) => goal.objective.or_else(|| of_strategy(goal.strategy?)),
        _ => None,
    };
    let Some(objective) = objective else { return Ok(Vec::new()) };
    let of = |part: Part| match part.item {
        Item::Kpi(kpi) if kpi.objective == Some(objective) && kpi.state == KpiState::Active => {
            Some((part.id, kpi.name, kpi.stakeholders))
        }
        _ => None,
    };
    Ok(parts.into_iter().filter_map(of).collect())
}

async fn kpi(db: &Db, actor: &Actor, id: ItemId) -> Result<(Part, Kpi)> {
    let part = items::get(db, actor, id).await?;
    let kpi = part.item.kpi().cloned().ok_or_else(|| Problem::not_found("strategy_item"))?;
    Ok((part, kpi))
}

fn is_held(checks: &[HeldCheck], due: Due) -> bool {
    checks.iter().any(|check| check.due == due)
}

/// What was told by hand at checks, by the name of the term.
fn by_term(checks: &[HeldCheck]) -> ByTerm {
    let mut told = ByTerm::new();
    // Of two that tell of one day the later counts.
    for check in checks.iter().rev() {
        for number in &check.said.told {
            let of = told.entry(number.term.clone()).or_default();
            of.retain(|one| one.day != number.day);
            of.push(crate::measures::Told { day: number.day, value: number.value, at: check.held_at });
        }
    }
    told
}

fn standing(part: &Part, kpi: &Kpi, numbers: KpiNumbers, held: &[HeldCheck], clock: &Clock) -> KpiStanding {
    let late = |due: Due| ToHold { due, days_late: days::between(due.day, clock.today) };
    let (mut open, mut next) = (Vec::new(), None);
    if kpi.state == KpiState::Active {
        let plan = Plan::of(kpi);
        let is_held = |due| is_held(held, due);
        open = plan.open(clock.day(part.created_at), clock.today, is_held).into_iter().map(late).collect();
        // One that was held before its day is behind us.
        let mut after = plan.next(clock.today);
        while let Some(due) = after.filter(|due| is_held(*due)) {
            after = plan.next(due.day);
        }
        next = after.map(late);
    }
    KpiStanding {
        id: part.id,
        brand: part.brand,
        kpi: kpi.clone(),
        version: part.version,
        created_at: part.created_at,
        created_by: part.created_by,
        updated_at: part.updated_at,
        numbers,
        open,
        next,
        last: held.first().cloned(),
    }
}
