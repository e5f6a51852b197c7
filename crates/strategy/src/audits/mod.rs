//! Audits of a brand: what it has, how each profile does, what works and what wastes effort, what is to become of each. A dated snapshot,
//! with which the next one is compared.
//!
//! # Design
//! An audit goes in four steps, so that no network is asked and nothing is reckoned within a write: [`begin`] checks what is asked,
//! [`alike::search`] asks the networks who looks like us, [`look`] reads the numbers, and [`judge`], which is pure, makes a snapshot of it
//! that [`keep`] writes. Everything is judged by what is known at the end of the last day, so the same data give the same answer whenever
//! it is asked for. A snapshot never changes; what people say against a verdict stands beside it.

pub mod alike;
mod difference;
mod findings;
pub mod inventory;
mod rules;
mod seen;
mod snapshot;
mod store;
#[cfg(test)]
mod tests;
mod twelve;

pub use alike::{Likeness, LookAlike, LookOutcome, Looked};
pub use difference::{Difference, MeasureDifference, ProfileDifference};
pub use rules::{Judged, RULES, Reason, ReasonCode, Verdict};
pub use seen::{Plan, Sight, look};
pub use selaras_kernel::AuditId;
pub use snapshot::*;

use inventory::{InventoryProfile, ProfileStatus};
use jiff::{civil::Date, tz::TimeZone};
use seen::{Seen, SeenProfile};
use selaras_kernel::{Actor, BrandId, Change, Kind, PersonId, Problem, Result, Right, Timestamp};
use selaras_store::Db;
use selaras_workspaces::brands::{self, Brand};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Days that are looked at when nothing else is asked for.
pub const DAYS: i32 = 90;
/// Fewest and most days that can be looked at.
pub const DAYS_MIN: i32 = 28;
/// See [`DAYS_MIN`].
pub const DAYS_MAX: i32 = 366;
/// Most audits of a brand.
pub const AUDITS_MAX: i64 = 200;
/// Hours that one post takes, as long as nobody says otherwise.
pub const HOURS_PER_POST: f64 = 0.5;
const HOURS_MAX: f64 = 100.0;
const REASON_MAX: usize = 1_000;

/// An audit to be made.
#[derive(Clone, Copy, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAudit {
    /// The brand.
    pub brand: BrandId,
    /// First local day; 89 days before the last when not given.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "date")]
    pub from: Option<Date>,
    /// Last local day, which must be over; yesterday when not given.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "date")]
    pub to: Option<Date>,
    /// Hours that one post takes, up to 100; half an hour when not given.
    #[serde(default)]
    pub hours_per_post: Option<f64>,
}

/// An audit as it is kept.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = BrandAudit)]
pub struct Audit {
    /// Id.
    pub id: AuditId,
    /// The brand.
    pub brand: BrandId,
    /// When it was made (UTC).
    pub made_at: Timestamp,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_by: Option<PersonId>,
    /// What was seen and what follows from it.
    pub snapshot: Snapshot,
    /// Verdicts that people put beside those of the rules.
    pub overruled: Vec<Overruled>,
    /// Grows when a verdict is overruled; what `If-Match` is held against.
    pub version: i64,
}

/// A verdict of people, beside that of the rules.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditOverruled)]
pub struct Overruled {
    /// The profile, by its id in the audit.
    pub profile: Uuid,
    /// What is to become of it.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// Who said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// When (UTC).
    pub at: Timestamp,
}

/// A verdict that people put beside that of the rules, or take back.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AuditOverruling)]
pub struct Overruling {
    /// The profile, by its id in the audit.
    pub profile: Uuid,
    /// What is to become of it; absent to leave it to the rules again.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// Why: 1 to 1,000 characters where a verdict is given.
    #[serde(default)]
    pub reason: String,
}

/// An audit in a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct AuditSummary {
    /// Id.
    pub id: AuditId,
    /// The brand.
    pub brand: BrandId,
    /// When it was made (UTC).
    pub made_at: Timestamp,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_by: Option<PersonId>,
    /// What it says, in short.
    pub summary: Summary,
}

/// What an audit says, in short.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditInShort)]
pub struct Summary {
    /// Its days.
    pub span: Span,
    /// How many profiles were looked at.
    pub profiles: usize,
    /// How many of them by what the rules say.
    pub verdicts: BTreeMap<Verdict, usize>,
    /// How many findings by kind.
    pub findings: BTreeMap<FindingKind, usize>,
    /// How much could be told.
    pub coverage: Coverage,
}

/// The audits of a brand, the newest first: at most 200.
///
/// # Errors
/// `not_found` for a brand whose strategy may not be seen; `forbidden`.
pub async fn list(db: &Db, actor: &Actor, brand: BrandId) -> Result<Vec<AuditSummary>> {
    crate::allow(actor, Right::StrategyRead, brand)?;
    store::list(db, actor.workspace, brand).await
}

/// One audit, and what changed since the one before, if there is one.
///
/// # Errors
/// `not_found`.
pub async fn get(db: &Db, actor: &Actor, id: AuditId) -> Result<(Audit, Option<Difference>)> {
    let audit = visible(db, actor, id).await?;
    let before = store::before(db, actor.workspace, &audit).await?;
    let changed = before
        .map(|before| difference::difference((before.id, before.made_at, &before.snapshot), &audit.snapshot));
    Ok((audit, changed))
}

/// Checks what is asked of an audit; returns the brand and its profiles too, for the search of look-alikes.
///
/// # Errors
/// `not_found` for a brand whose strategy or numbers may not be seen; `forbidden`; `range_backwards`, `audit_too_short`, `audit_too_long`,
/// `audit_not_over`, `audit_hours`.
pub async fn begin(
    db: &Db,
    actor: &Actor,
    new: NewAudit,
    now: Timestamp,
) -> Result<(Plan, Brand, Vec<InventoryProfile>)> {
    crate::allow(actor, Right::StrategyWrite, new.brand)?;
    actor.require(Right::NumbersRead, Some(new.brand))?;
    let brand = alike::brand(db, actor, new.brand).await?;
    let zone = TimeZone::get(&brand.zone).unwrap_or(TimeZone::UTC);
    let span = seen::span(new.from, new.to, now.to_jiff().to_zoned(zone).date())?;
    let hours_per_post = new.hours_per_post.unwrap_or(HOURS_PER_POST);
    if !(0.0..=HOURS_MAX).contains(&hours_per_post) {
        return Err(Problem::invalid("hours_per_post", "audit_hours").with("limit", HOURS_MAX).into());
    }
    let inventory = inventory::list(db, actor, new.brand).await?;
    let plan = Plan { brand: new.brand, span, hours_per_post, zone: brand.zone.clone() };
    Ok((plan, brand, inventory))
}

/// Judges what was seen. Pure, and takes a while: not for a thread that answers others.
pub fn judge(sight: Sight) -> Snapshot {
    judged(&sight.reckon())
}

fn judged(seen: &Seen) -> Snapshot {
    let profile = |one: &SeenProfile| AuditedProfile {
        profile: one.profile.clone(),
        measures: match one.profile.said.status {
            ProfileStatus::LookAlike => Vec::new(),
            _ => twelve::measures(seen, one),
        },
        effort: effort(seen, one),
        judged: rules::judge(&findings::facts(seen, one)),
    };
    let profiles: Vec<AuditedProfile> = seen.profiles.iter().map(profile).collect();
    let measures = || profiles.iter().flat_map(|one| &one.measures);
    Snapshot {
        rules: RULES,
        span: seen.span,
        hours_per_post: seen.hours_per_post,
        counted_at: seen.counted_at,
        coverage: Coverage { told: measures().filter(|one| one.is_told()).count(), of: measures().count() },
        findings: findings::findings(seen),
        looked: seen.looked.clone(),
        profiles,
    }
}

fn effort(seen: &Seen, one: &SeenProfile) -> Option<Effort> {
    if !seen::is_counted(&one.profile) {
        return None;
    }
    let (posts_percent, interactions_percent) = seen.parts(one).unzip();
    Some(Effort {
        posts: one.now.posts,
        hours: one.now.posts as f64 * seen.hours_per_post,
        posts_percent,
        interactions: one.now.interactions,
        interactions_percent,
        money: one.money.clone(),
        shared_by: one.shared_by,
    })
}

impl Seen {
    /// How many weeks were looked at.
    fn weeks(&self) -> f64 {
        f64::from(self.span.from.until(self.span.to).map_or(0, |span| span.get_days()) + 1) / 7.0
    }

    /// A profile's part of the posts and of the interactions of all, in percent; `None` where there is no other to hold it against, or
    /// where its interactions are not known.
    fn parts(&self, one: &SeenProfile) -> Option<(f64, f64)> {
        let counted = || self.profiles.iter().filter(|one| one.now.interactions.is_some());
        let own = one.now.interactions?.max(0.0);
        let posts: u64 = counted().map(|one| one.now.posts).sum();
        let interactions: f64 =
            counted().filter_map(|one| one.now.interactions).map(|sum| sum.max(0.0)).sum();
        let several = counted().filter(|one| one.now.posts > 0).count() > 1;
        (several && interactions > 0.0)
            .then(|| (one.now.posts as f64 * 100.0 / posts as f64, own * 100.0 / interactions))
    }
}

/// Keeps an audit.
///
/// # Errors
/// `not_found`, `forbidden`; `audits_full`.
pub async fn keep(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    snapshot: Snapshot,
    now: Timestamp,
) -> Result<Audit> {
    crate::allow(actor, Right::StrategyWrite, brand)?;
    let summary = summary(&snapshot);
    let audit = Audit {
        id: AuditId::new(now),
        brand,
        made_at: now,
        made_by: actor.person,
        snapshot,
        overruled: Vec::new(),
        version: 1,
    };
    let change = Change::by(actor, "brand_audit.created", audit.id.0, now).brand(brand).to(json!(summary));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            brands::hold(tx, workspace, brand).await?;
            if store::count(tx, workspace, brand).await? >= AUDITS_MAX {
                return Err(Problem::new(Kind::Conflict, "audits_full").with("limit", AUDITS_MAX).into());
            }
            store::insert(tx, workspace, &audit, &summary).await?;
            tx.tell(change);
            tx.answer(&audit).await?;
            Ok(audit)
        })
    })
    .await
}

fn summary(snapshot: &Snapshot) -> Summary {
    let mut verdicts = BTreeMap::new();
    for verdict in snapshot.profiles.iter().filter_map(|one| one.judged.verdict) {
        *verdicts.entry(verdict).or_insert(0) += 1;
    }
    let mut findings = BTreeMap::new();
    for finding in &snapshot.findings {
        *findings.entry(finding.kind).or_insert(0) += 1;
    }
    Summary {
        span: snapshot.span,
        profiles: snapshot.profiles.len(),
        verdicts,
        findings,
        coverage: snapshot.coverage,
    }
}

/// Puts a verdict of people beside that of the rules, or takes it back. The rules' stays as it is.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`; `audit_profile_gone`, `audit_reason`, `strategy_too_long`.
pub async fn overrule(
    db: &Db,
    actor: &Actor,
    id: AuditId,
    seen: Option<i64>,
    overruling: Overruling,
    now: Timestamp,
) -> Result<Audit> {
    let old = of_theirs(db, actor, id, seen).await?;
    let Overruling { profile, verdict, reason } = overruling;
    let reason = reason.trim().to_owned();
    if !old.snapshot.profiles.iter().any(|one| one.profile.id == profile) {
        return Err(Problem::invalid("profile", "audit_profile_gone").into());
    }
    if verdict.is_some() && reason.is_empty() {
        return Err(Problem::invalid("reason", "audit_reason").into());
    }
    if reason.chars().count() > REASON_MAX {
        return Err(Problem::invalid("reason", "strategy_too_long").with("limit", REASON_MAX).into());
    }
    let mut audit = Audit { version: old.version + 1, ..old.clone() };
    audit.overruled.retain(|one| one.profile != profile);
    let said = verdict.map(|verdict| Overruled { profile, verdict, reason, by: actor.person, at: now });
    audit.overruled.extend(said);
    let change = Change::by(actor, "brand_audit.overruled", id.0, now)
        .brand(old.brand)
        .from(json!(old.overruled))
        .to(json!(audit.overruled));
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move {
            if !store::set_overruled(tx, workspace, &audit, old.version).await? {
                return Err(stale(old.version).into());
            }
            tx.tell(change);
            tx.answer(&audit).await?;
            Ok(audit)
        })
    })
    .await
}

/// Removes an audit.
///
/// # Errors
/// `not_found`, `forbidden`, `stale`.
pub async fn remove(db: &Db, actor: &Actor, id: AuditId, seen: Option<i64>, now: Timestamp) -> Result<()> {
    let old = of_theirs(db, actor, id, seen).await?;
    let change = Change::by(actor, "brand_audit.removed", id.0, now)
        .brand(old.brand)
        .from(json!(summary(&old.snapshot)));
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

async fn visible(db: &Db, actor: &Actor, id: AuditId) -> Result<Audit> {
    let found = store::audit(db, actor.workspace, id).await?;
    let found = found.filter(|one| actor.may(Right::StrategyRead, Some(one.brand)));
    Ok(found.ok_or_else(|| Problem::not_found("brand_audit"))?)
}

async fn of_theirs(db: &Db, actor: &Actor, id: AuditId, seen: Option<i64>) -> Result<Audit> {
    let found = visible(db, actor, id).await?;
    actor.require(Right::StrategyWrite, Some(found.brand))?;
    if seen.is_some_and(|seen| seen != found.version) {
        return Err(stale(found.version).into());
    }
    Ok(found)
}

fn stale(version: i64) -> Problem {
    Problem::new(Kind::Stale, "stale").with("version", version)
}
