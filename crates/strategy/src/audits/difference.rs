//! What changed from one audit to the next: measures, verdicts, findings that came and went.

use super::{
    AuditId, Span,
    rules::Verdict,
    snapshot::{AuditMeasure, AuditedProfile, Coverage, Finding, Snapshot},
};
use selaras_analytics::measure::Unit;
use selaras_kernel::Timestamp;
use uuid::Uuid;

/// What changed since the audit before.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = AuditDifference)]
pub struct Difference {
    /// The audit before.
    pub before: AuditId,
    /// When it was made (UTC).
    pub made_at: Timestamp,
    /// Its days.
    pub span: Span,
    /// Whether it was judged by other rules, so that verdicts may differ because of them.
    pub rules_changed: bool,
    /// How much it could tell.
    pub coverage: Coverage,
    /// Profiles of which something changed.
    pub profiles: Vec<ProfileDifference>,
    /// Findings that are new.
    pub came: Vec<Finding>,
    /// Findings that are there no more.
    pub went: Vec<Finding>,
}

/// What changed of a profile.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = AuditProfileDifference)]
pub struct ProfileDifference {
    /// Which.
    pub id: Uuid,
    /// Its network, as far as it is gone.
    pub network: String,
    /// Its name, as far as it is gone.
    pub handle: String,
    /// It was not there before.
    pub came: bool,
    /// It is there no more.
    pub went: bool,
    /// What the rules said before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict_before: Option<Verdict>,
    /// What they say now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Measures whose value changed, or that became known or unknown. Sums (interactions, visits) only where both times have as many days.
    pub measures: Vec<MeasureDifference>,
}

/// What changed of a measure.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = AuditMeasureDifference)]
pub struct MeasureDifference {
    /// Which.
    pub measure: AuditMeasure,
    /// In what it is told.
    pub unit: Unit,
    /// The value before; absent when it was not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
    /// The value now; absent when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<f64>,
}

/// What changed from the audit `before` to `now`.
pub(super) fn difference(
    (id, made_at, before): (AuditId, Timestamp, &Snapshot),
    now: &Snapshot,
) -> Difference {
    let of = |all: &'_ Snapshot, id: Uuid| all.profiles.iter().position(|one| one.profile.id == id);
    let same_length = length(before.span) == length(now.span);
    let mut profiles: Vec<ProfileDifference> = now
        .profiles
        .iter()
        .map(|one| {
            let old = of(before, one.profile.id).map(|at| &before.profiles[at]);
            ProfileDifference {
                came: old.is_none(),
                went: false,
                verdict_before: old.and_then(|old| old.judged.verdict),
                verdict: one.judged.verdict,
                measures: old.map(|old| measures(old, one, same_length)).unwrap_or_default(),
                ..named(one)
            }
        })
        .filter(|one| one.came || one.verdict != one.verdict_before || !one.measures.is_empty())
        .collect();
    let gone = before.profiles.iter().filter(|one| of(now, one.profile.id).is_none());
    profiles.extend(gone.map(|one| ProfileDifference {
        went: true,
        verdict_before: one.judged.verdict,
        ..named(one)
    }));
    Difference {
        before: id,
        made_at,
        span: before.span,
        rules_changed: before.rules != now.rules,
        coverage: before.coverage,
        profiles,
        came: without(&now.findings, &before.findings),
        went: without(&before.findings, &now.findings),
    }
}

fn length(span: Span) -> i32 {
    crate::days::between(span.from, span.to)
}

fn named(one: &AuditedProfile) -> ProfileDifference {
    ProfileDifference {
        id: one.profile.id,
        network: one.profile.said.network.clone(),
        handle: one.profile.handle.clone(),
        came: false,
        went: false,
        verdict_before: None,
        verdict: None,
        measures: Vec::new(),
    }
}

fn measures(old: &AuditedProfile, new: &AuditedProfile, same_length: bool) -> Vec<MeasureDifference> {
    let mut all = Vec::new();
    let is_sum = |measure| {
        matches!(measure, AuditMeasure::Engagement | AuditMeasure::Traffic | AuditMeasure::TopPosts)
    };
    for now in new.measures.iter().filter(|now| same_length || !is_sum(now.measure)) {
        let before = old.measures.iter().find(|one| one.measure == now.measure).and_then(|one| one.value);
        if before != now.value {
            all.push(MeasureDifference { measure: now.measure, unit: now.unit, before, now: now.value });
        }
    }
    all
}

/// Those of `all` that are not among `others`.
fn without(all: &[Finding], others: &[Finding]) -> Vec<Finding> {
    let is_new = |one: &&Finding| !others.iter().any(|other| other.same_as() == one.same_as());
    all.iter().filter(is_new).cloned().collect()
}
