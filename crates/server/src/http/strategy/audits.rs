//! Answers: which profiles does a brand have, how does each do, what is to become of it, and what has changed since the last audit?

use super::items::Of;
use crate::{
    http::{
        analytics::insight::{Shown, aside, said},
        app::App,
        extract::{Asked, IfMatch, Input, Named},
        guard::Who,
        problem::Answer,
        reply,
    },
    looking::Outlook,
};
use axum::{extract::State, http::StatusCode};
use selaras_kernel::{Actor, AuditId, InventoryId, Result, Right};
use selaras_store::Db;
use selaras_strategy::audits::{
    self, Audit, AuditSummary, Difference, NewAudit, Overruling, Snapshot,
    inventory::{self, BrandInventory, InventoryFields, InventoryProfile, NewInventoryProfile},
};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// An audit with what changed since the one before, and what its posts say.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AuditDetail {
    /// The audit.
    #[serde(flatten)]
    pub audit: Audit,
    /// What changed since the audit before; absent where it is the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
    /// What its posts say, by the ids under which their numbers lie; a post that is gone, or not the reader's to see, is left out.
    pub said: HashMap<Uuid, Shown>,
}

/// The posts that an audit names.
fn posts(snapshot: &Snapshot) -> Vec<Uuid> {
    let measures = snapshot.profiles.iter().flat_map(|one| &one.measures).flat_map(|one| &one.posts);
    let findings = snapshot.findings.iter().flat_map(|one| &one.posts);
    let ids: BTreeSet<Uuid> = measures.chain(findings).map(|post| post.subject).collect();
    ids.into_iter().collect()
}

async fn detail(
    app: &App,
    actor: &Actor,
    (audit, difference): (Audit, Option<Difference>),
) -> Result<AuditDetail> {
    // Who may not see numbers is told nothing of single posts.
    let may = actor.may(Right::NumbersRead, Some(audit.brand));
    let said = if may { said(app, actor, &posts(&audit.snapshot)).await? } else { HashMap::new() };
    Ok(AuditDetail { audit, difference, said })
}

/// Every profile of a brand in one place, with what people say of each: connected ones, those known from files, and those that people added.
#[utoipa::path(get, path = "/api/v1/inventory", tag = "strategy", operation_id = "list_inventory", params(Of),
    responses((status = 200, description = "By network and name; look-alikes last.", body = Vec<InventoryProfile>)))]
pub async fn inventory(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&inventory::list(&app.db, &actor, asked.brand).await?)
}

/// Every profile of every brand whose strategy may be seen, in one place.
#[utoipa::path(get, path = "/api/v1/inventory/everywhere", tag = "strategy", operation_id = "list_inventory_everywhere",
    responses((status = 200, description = "By name of the brand.", body = Vec<BrandInventory>)))]
pub async fn everywhere(State(app): State<App>, Who(actor): Who) -> Answer {
    reply::ok(&inventory::everywhere(&app.db, &actor).await?)
}

/// Says something of a profile for the first time, or adds one that only people know of.
#[utoipa::path(post, path = "/api/v1/inventory", tag = "strategy", operation_id = "create_inventory_profile", request_body = NewInventoryProfile,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The profile.", body = InventoryProfile)))]
pub async fn say(State(app): State<App>, Who(actor): Who, input: Input<NewInventoryProfile>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| inventory::create(&db, &actor, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// Says something else of a profile.
#[utoipa::path(put, path = "/api/v1/inventory/{id}", tag = "strategy", operation_id = "update_inventory_profile",
    params(("id" = InventoryId, Path, description = "What is said of the profile (`entry`)."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = InventoryFields, responses((status = 200, description = "As it is now.", body = InventoryProfile)))]
pub async fn say_anew(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<InventoryId>,
    at: IfMatch,
    input: Input<InventoryFields>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| inventory::update(&db, &actor, id, at.0, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |now| reply::ok(&now)).await
}

/// Forgets what people said of a profile; one that only people knew of is gone.
#[utoipa::path(delete, path = "/api/v1/inventory/{id}", tag = "strategy", operation_id = "remove_inventory_profile",
    params(("id" = InventoryId, Path, description = "What is said of the profile (`entry`)."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn forget(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<InventoryId>,
    at: IfMatch,
) -> Answer {
    inventory::remove(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}

/// The audits of a brand, the newest first, in short.
#[utoipa::path(get, path = "/api/v1/audits", tag = "strategy", operation_id = "list_brand_audits", params(Of),
    responses((status = 200, description = "At most 200.", body = Vec<AuditSummary>)))]
pub async fn list(State(app): State<App>, Who(actor): Who, Asked(asked): Asked<Of>) -> Answer {
    reply::ok(&audits::list(&app.db, &actor, asked.brand).await?)
}

/// Audits a brand: its profiles, the twelve measures of each, findings with what they rest on, a verdict per profile. Networks that can be
/// searched are asked who looks like us. Takes some seconds.
#[utoipa::path(post, path = "/api/v1/audits", tag = "strategy", operation_id = "create_brand_audit", request_body = NewAudit,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    responses((status = 201, description = "The audit.", body = Audit)))]
pub async fn create(State(app): State<App>, Who(actor): Who, input: Input<NewAudit>) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| {
        let (plan, brand, inventory) = audits::begin(&db, &actor, value, app.now()).await?;
        let outlook = Outlook(app.clone());
        let looked = audits::alike::search(&app.networks, &outlook, &actor, &brand, &inventory).await?;
        let sight = audits::look(&db, &actor, &app.networks, &plan, (inventory, looked)).await?;
        let snapshot = aside(move || audits::judge(sight)).await?;
        audits::keep(&db, &actor, brand.id, snapshot, app.now()).await
    };
    reply::once(&app, &actor, once, StatusCode::CREATED, work, |made| reply::json(StatusCode::CREATED, &made))
        .await
}

/// One audit, with what changed since the one before and what its posts say.
#[utoipa::path(get, path = "/api/v1/audits/{id}", tag = "strategy", operation_id = "get_brand_audit",
    params(("id" = AuditId, Path, description = "The audit.")),
    responses((status = 200, description = "The audit.", body = AuditDetail)))]
pub async fn get(State(app): State<App>, Who(actor): Who, Named(id): Named<AuditId>) -> Answer {
    let found = audits::get(&app.db, &actor, id).await?;
    reply::ok(&detail(&app, &actor, found).await?)
}

/// Puts a verdict of people beside that of the rules, with a reason, or takes it back. The rules' stays visible.
#[utoipa::path(put, path = "/api/v1/audits/{id}/verdict", tag = "strategy", operation_id = "overrule_audit_verdict",
    params(("id" = AuditId, Path, description = "The audit."), ("If-Match" = Option<String>, Header, description = "Version it must still have."), ("Idempotency-Key" = Option<String>, Header, description = "Sent twice with the same key, it is done once.")),
    request_body = Overruling, responses((status = 200, description = "The audit as it is now.", body = Audit)))]
pub async fn overrule(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<AuditId>,
    at: IfMatch,
    input: Input<Overruling>,
) -> Answer {
    let Input { value, once } = input;
    let work = async |db: Db| audits::overrule(&db, &actor, id, at.0, value, app.now()).await;
    reply::once(&app, &actor, once, StatusCode::OK, work, |now| reply::ok(&now)).await
}

/// Removes an audit.
#[utoipa::path(delete, path = "/api/v1/audits/{id}", tag = "strategy", operation_id = "remove_brand_audit",
    params(("id" = AuditId, Path, description = "The audit."), ("If-Match" = Option<String>, Header, description = "Version it must still have.")),
    responses((status = 204, description = "It is gone.")))]
pub async fn remove(
    State(app): State<App>,
    Who(actor): Who,
    Named(id): Named<AuditId>,
    at: IfMatch,
) -> Answer {
    audits::remove(&app.db, &actor, id, at.0, app.now()).await?;
    Ok(reply::empty())
}
